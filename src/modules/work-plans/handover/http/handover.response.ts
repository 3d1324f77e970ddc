import { ApiProperty } from '@nestjs/swagger';
import type { Aspect, Direction } from '../../domain/forms.js';
import { HANDOVER_TARGETS, type HandoverTarget } from '../domain/handover.js';

/** A closed plan of which results wait for a successor. */
export class HandoverSummaryResponse {
  /** The closed plan. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d30' */
  workPlanId!: string;
  /** Its performance year. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d20' */
  performancePeriodId!: string;
  /** Whose plan it was. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d11' */
  employeeId!: string;
  /** That person's name with titles. @example 'Siti Aminah, S.Kom.' */
  employeeName!: string;
  /** Title of the post. @example 'Kepala Bidang Pelayanan' */
  positionTitle!: string;
  /** Its unit. @example 'Bidang Pelayanan' */
  unitName!: string;
  /** Last day of the plan. @example '2026-05-14' */
  endsOn!: string;
  /** How many results of the organisation wait. @example 3 */
  @ApiProperty({ type: 'integer' }) waiting!: number;
  /** Who holds the post now; null while it is vacant. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d12' */
  successorId!: string | null;
  /** That person's name with titles. @example 'Budi Santoso, S.E.' */
  successorName!: string | null;
  /** Who evaluates the plan, and takes over while the post is vacant. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d13' */
  evaluatorId!: string | null;
}

/** How far an indicator had come on the last day of the closed plan. */
export class AchievedIndicatorResponse {
  /** What is measured. @example 'Jumlah dokumen anggaran yang terbit' */
  statement!: string;
  /** Target as a number, the lower end of a range; null when it is in words. @example '12.00' */
  target!: string | null;
  /** Upper end of a range. @example '14.00' */
  targetUntil!: string | null;
  /** Target in words. @example 'Sesuai standar pelayanan minimal' */
  targetText!: string | null;
  /** Unit of the target. @example 'dokumen' */
  unit!: string | null;
  /** What was realised until the last day; null where nothing was told in numbers. @example '5.00' */
  realised!: string | null;
}

/** An indicator that waits to be handed over. */
export class HandoverIndicatorResponse extends AchievedIndicatorResponse {
  /** The indicator. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d32' */
  indicatorId!: string;
  /** What it measures; null on forms without aspects. @example 'KUANTITAS' */
  aspect!: Aspect | null;
  /** NORMAL when more is better, KHUSUS when less is; null without a number. @example 'NORMAL' */
  direction!: Direction | null;
  /** What that is of the target, in percent; null without numbers. @example '41.67' */
  percent!: string | null;
  /** With which target it goes on as REMAINING: what is left, or the whole of what has no parts; null once it is reached. @example '7.00' */
  remaining!: string | null;
}

/** Where a result goes on. */
export class HandedOverToResponse {
  /** The plan. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d35' */
  workPlanId!: string;
  /** The result in it. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d36' */
  resultId!: string;
  /** Whose plan that is. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d12' */
  employeeId!: string;
  /** That person's name with titles. @example 'Budi Santoso, S.E.' */
  employeeName!: string;
  /** With the target as it was agreed, or with what was left. @example 'FULL' */
  @ApiProperty({ enum: HANDOVER_TARGETS }) target!: HandoverTarget;
  /** When. @example '2026-05-18T02:15:00.000Z' */
  handedOverAt!: string;
}

/** A result of a closed plan. */
export class HandoverResultResponse {
  /** The result. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d31' */
  resultId!: string;
  /** What was to be achieved. @example 'Dokumen anggaran terbit tepat waktu' */
  statement!: string;
  /** Belongs to the post or to the person. @example 'ORGANISASI' */
  classification!: 'ORGANISASI' | 'INDIVIDU';
  /** Its indicators in order. */
  indicators!: HandoverIndicatorResponse[];
  /** Where it goes on; null while it waits. */
  handedOverTo!: HandedOverToResponse | null;
}

/** A result that has come from a closed plan. */
export class TakenResultResponse {
  /** The result in this plan. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d36' */
  resultId!: string;
  /** The closed plan. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d30' */
  fromWorkPlanId!: string;
  /** The result in it. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d31' */
  fromResultId!: string;
  /** Whose plan that was. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d11' */
  fromEmployeeId!: string;
  /** That person's name with titles. @example 'Siti Aminah, S.Kom.' */
  fromEmployeeName!: string;
  /** Up to when it was in force. @example '2026-05-14' */
  fromEndsOn!: string;
  /** With the target as it was agreed, or with what was left. @example 'FULL' */
  @ApiProperty({ enum: HANDOVER_TARGETS }) target!: HandoverTarget;
  /** How far its indicators had come by then. */
  achieved!: AchievedIndicatorResponse[];
  /** When it was taken over. @example '2026-05-18T02:15:00.000Z' */
  handedOverAt!: string;
}

/** What of a plan goes on in others, and what has come into it. */
export class HandoverResponse {
  /** The plan. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d30' */
  workPlanId!: string;
  /** Title of the post of a closed plan; null while it is open. @example 'Kepala Bidang Pelayanan' */
  positionTitle!: string | null;
  /** Its unit. @example 'Bidang Pelayanan' */
  unitName!: string | null;
  /** Last day of the plan. @example '2026-05-14' */
  endsOn!: string;
  /** True while nobody holds the post after its owner; null while the plan is open. @example false */
  isVacant!: boolean | null;
  /** Who holds the post now. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d12' */
  successorId!: string | null;
  /** That person's name with titles. @example 'Budi Santoso, S.E.' */
  successorName!: string | null;
  /** Results of a closed plan: those of the organisation, and for who may read the plan those of the person. */
  results!: HandoverResultResponse[];
  /** Results of this plan that have come from closed ones. */
  taken!: TakenResultResponse[];
}
