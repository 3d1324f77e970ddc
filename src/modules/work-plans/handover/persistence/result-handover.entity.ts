import { Entity, Index } from 'typeorm';
import {
  IdColumn,
  InstantColumn,
  IntegerColumn,
  JsonColumn,
  ReferenceColumn,
  TextColumn,
} from '../../../../kernel/database/columns.js';
import type { HandoverTarget } from '../domain/handover.js';

/** How far an indicator had come on the last day of the plan that was closed; numbers as decimal text. */
export interface AchievedSoFar {
  readonly statement: string;
  readonly target: string | null;
  readonly targetUntil: string | null;
  readonly targetText: string | null;
  readonly unit: string | null;
  readonly realised: string | null;
}

/** That a result of a closed plan goes on in another plan. */
@Entity('result_handover')
@Index('uq_result_handover_fromResultId', ['fromResultId'], { unique: true })
@Index('uq_result_handover_toResultId', ['toResultId'], { unique: true })
@Index('ix_result_handover_fromWorkPlanId', ['fromWorkPlanId'])
@Index('ix_result_handover_toWorkPlanId', ['toWorkPlanId'])
export class ResultHandover {
  @IdColumn() id!: string;
  @ReferenceColumn('WorkPlan', 'fk_result_handover_fromWorkPlanId') fromWorkPlanId!: string;
  @ReferenceColumn('WorkPlanResult', 'fk_result_handover_fromResultId') fromResultId!: string;
  @ReferenceColumn('WorkPlan', 'fk_result_handover_toWorkPlanId') toWorkPlanId!: string;
  @ReferenceColumn('WorkPlanResult', 'fk_result_handover_toResultId') toResultId!: string;
  @TextColumn(10) target!: HandoverTarget;
  @JsonColumn() achieved!: readonly AchievedSoFar[];
  @InstantColumn() createdAt!: Date;
  @IntegerColumn() version!: number;
}

/** That a successor was told what waits for him of a closed plan. */
@Entity('handover_notice')
@Index('uq_handover_notice_workPlanId_employeeId', ['workPlanId', 'employeeId'], { unique: true })
@Index('ix_handover_notice_employeeId', ['employeeId'])
export class HandoverNotice {
  @IdColumn() id!: string;
  @ReferenceColumn('WorkPlan', 'fk_handover_notice_workPlanId') workPlanId!: string;
  @ReferenceColumn('Employee', 'fk_handover_notice_employeeId') employeeId!: string;
  @InstantColumn() createdAt!: Date;
  @IntegerColumn() version!: number;
}
