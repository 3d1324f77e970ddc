import { Entity, Index } from 'typeorm';
import {
  IdColumn,
  InstantColumn,
  IntegerColumn,
  ReferenceColumn,
  TextColumn,
} from '../../../../kernel/database/columns.js';
import type { ActionStatus } from '../domain/action-item.js';

/** A step that somebody will take for one result in one evaluation period (rencana aksi). */
@Entity('action_item')
@Index('ix_action_item_workPlanId_evaluationPeriodId', ['workPlanId', 'evaluationPeriodId'])
@Index('ix_action_item_resultId', ['resultId'])
export class ActionItem {
  @IdColumn() id!: string;
  @ReferenceColumn('WorkPlan', 'fk_action_item_workPlanId') workPlanId!: string;
  @ReferenceColumn('WorkPlanResult', 'fk_action_item_resultId') resultId!: string;
  @ReferenceColumn('EvaluationPeriod', 'fk_action_item_evaluationPeriodId') evaluationPeriodId!: string;
  @TextColumn(1000) statement!: string;
  /** What it is to come to, in words. */
  @TextColumn(300, { nullable: true }) target!: string | null;
  @TextColumn(12) status!: ActionStatus;
  /** How it went. */
  @TextColumn(1000, { nullable: true }) note!: string | null;
  @InstantColumn() createdAt!: Date;
  @InstantColumn() updatedAt!: Date;
  @IntegerColumn() version!: number;
}
