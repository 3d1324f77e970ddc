import { Entity, Index } from 'typeorm';
import {
  DayColumn,
  IdColumn,
  InstantColumn,
  IntegerColumn,
  JsonColumn,
  ReferenceColumn,
} from '../../../kernel/database/columns.js';
import type { AnnexesResponse, BehaviourResponse, ResultResponse } from '../http/work-plan.response.js';
import type { SignedIdentity, WorkPlan } from './work-plan.entity.js';

/** What a plan said when it was signed, in the words of that day. */
export interface SignedContents {
  readonly family: WorkPlan['family'];
  readonly approach: WorkPlan['approach'];
  readonly submittedAt: string | null;
  readonly results: ResultResponse[];
  readonly behaviours: BehaviourResponse[];
  readonly annexes: AnnexesResponse;
}

/** A version of a plan as both have signed it. Written at agreement and never changed; the appraiser who signed keeps it. */
@Entity('signed_work_plan')
@Index('uq_signed_work_plan_workPlanId_version', ['workPlanId', 'version'], { unique: true })
@Index('ix_signed_work_plan_employeeId', ['employeeId'])
@Index('ix_signed_work_plan_signedByEmployeeId', ['signedByEmployeeId'])
export class SignedWorkPlan {
  @IdColumn() id!: string;
  @ReferenceColumn('WorkPlan', 'fk_signed_work_plan_workPlanId') workPlanId!: string;
  @ReferenceColumn('Employee', 'fk_signed_work_plan_employeeId') employeeId!: string;
  @DayColumn() startsOn!: string;
  @DayColumn() endsOn!: string;
  @ReferenceColumn('Employee', 'fk_signed_work_plan_signedByEmployeeId') signedByEmployeeId!: string;
  @InstantColumn() signedAt!: Date;
  /** Null, as are the next two, once the person is a pseudonym: then there is no copy to be read. */
  @JsonColumn({ nullable: true }) employeeSnapshot!: SignedIdentity | null;
  @JsonColumn({ nullable: true }) appraiserSnapshot!: SignedIdentity | null;
  @JsonColumn({ nullable: true }) contents!: SignedContents | null;
  /** The version of the plan that carries both signatures. */
  @IntegerColumn() version!: number;
}
