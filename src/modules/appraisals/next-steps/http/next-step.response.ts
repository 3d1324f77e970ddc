import { ApiProperty } from '@nestjs/swagger';
import { WORK_PLAN_STATUSES } from '../../../work-plans/index.js';
import { BLOCKS, type Block, STEP_CODES, type StepCode, type Turn, TURNS } from '../domain/next-step.js';

/** What comes next with a plan, or for somebody who has to make one. */
export class NextStepResponse {
  /** Whose plan it is. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d11' */
  employeeId!: string;
  /** The name with titles. @example 'Siti Aminah, S.Kom.' */
  employeeName!: string;
  /** The unit of the definitive post today; null without one. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d10' */
  unitId!: string | null;
  /** Its name. @example 'Bidang Kesehatan Masyarakat' */
  unitName!: string | null;
  /** The performance year. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d20' */
  performancePeriodId!: string;
  /** The calendar year. @example 2026 */
  @ApiProperty({ type: 'integer' }) year!: number;
  /** The plan; null while there is none. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d30' */
  workPlanId!: string | null;
  /** Where it stands. @example 'SUBMITTED' */
  @ApiProperty({ type: String, enum: [...WORK_PLAN_STATUSES, null], nullable: true }) workPlanStatus!:
    (typeof WORK_PLAN_STATUSES)[number] | null;
  /** The appraisal that has to go on; null where none is open. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d50' */
  appraisalId!: string | null;
  /** Its evaluation period; null for the annual appraisal, too. @example 'Triwulan 1 2026' */
  periodName!: string | null;
  /** The step. @example 'APPRAISER_DECIDES' */
  @ApiProperty({ enum: STEP_CODES }) step!: StepCode;
  /** Whose turn it is: the employee's, that of whoever decides, the service's, nobody's. @example 'APPRAISER' */
  @ApiProperty({ enum: TURNS }) turn!: Turn;
  /** The same in words. @example 'Budi Santoso, S.E. menyetujui atau mengembalikan SKP.' */
  text!: string;
  /** Who has to do it; null where nobody has, or nobody is there. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d14' */
  turnEmployeeId!: string | null;
  /** His name with titles. @example 'Budi Santoso, S.E.' */
  turnName!: string | null;
  /** By when; null where nothing sets a day. @example '2026-02-10' */
  dueOn!: string | null;
  /** True when that day has passed. @example false */
  isOverdue!: boolean;
  /** What keeps it from being done: nobody is there who decides, or the plan lacks something; null where nothing does. @example 'NO_APPRAISER' */
  @ApiProperty({ type: String, enum: [...BLOCKS, null], nullable: true }) blockedBy!: Block | null;
}

/** What comes next with one plan. */
export class PlanNextStepResponse extends NextStepResponse {
  /** What the plan lacks before it can be handed in, in words. @example ['Tambahkan paling sedikit satu hasil kerja utama.'] */
  lacks!: string[];
}

/** How many are at a step in a unit, or in an agency with all units below it. */
export class UnitStepResponse {
  /** The unit or agency; null for people without a definitive post. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d10' */
  unitId!: string | null;
  /** Its name. @example 'Bidang Kesehatan Masyarakat' */
  unitName!: string | null;
  /** The performance year. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d20' */
  performancePeriodId!: string;
  /** The calendar year. @example 2026 */
  @ApiProperty({ type: 'integer' }) year!: number;
  /** The step. @example 'APPRAISER_DECIDES' */
  @ApiProperty({ enum: STEP_CODES }) step!: StepCode;
  /** How many plans, or people without one. @example 7 */
  @ApiProperty({ type: 'integer' }) plans!: number;
  /** Of how many of them the day has passed by which the step was due. @example 2 */
  @ApiProperty({ type: 'integer' }) overdue!: number;
}

/** Why somebody owes no SKP on some days of a year: his legal standing, no work agreement, or a plan that was ended by a decision. */
export const EXEMPTION_REASONS = ['STANDING', 'NO_CONTRACT', 'PLAN_ENDED'] as const;
export type ExemptionReason = (typeof EXEMPTION_REASONS)[number];

/** Somebody who owes no SKP on some days of a year. */
export class PlanExemptionResponse {
  /** Who. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d11' */
  employeeId!: string;
  /** The name with titles. @example 'Siti Aminah, S.Kom.' */
  employeeName!: string;
  /** The unit of the definitive post today; null without one. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d10' */
  unitId!: string | null;
  /** Its name. @example 'Bidang Kesehatan Masyarakat' */
  unitName!: string | null;
  /** The reason. @example 'STANDING' */
  @ApiProperty({ enum: EXEMPTION_REASONS }) reason!: ExemptionReason;
  /** The same in words: the legal standing, or why the plan was ended. @example 'Cuti di luar tanggungan negara' */
  text!: string;
  /** First day, within the year. @example '2026-03-01' */
  from!: string;
  /** Last day, within the year. @example '2026-12-31' */
  until!: string;
}
