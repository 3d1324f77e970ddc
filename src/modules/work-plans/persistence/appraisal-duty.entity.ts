import { Entity, Index } from 'typeorm';
import {
  DayColumn,
  IdColumn,
  InstantColumn,
  IntegerColumn,
  ReferenceColumn,
} from '../../../kernel/database/columns.js';

/**
 * Who has to evaluate a plan that was closed, and for which days: the appraiser of its last day, whoever appraises its owner afterwards.
 * It alone gives him rights over that plan. Rule WP-20.
 */
@Entity('appraisal_duty')
@Index('uq_appraisal_duty_workPlanId', ['workPlanId'], { unique: true })
@Index('ix_appraisal_duty_appraiserId', ['appraiserId'])
@Index('ix_appraisal_duty_employeeId', ['employeeId'])
export class AppraisalDuty {
  @IdColumn() id!: string;
  @ReferenceColumn('WorkPlan', 'fk_appraisal_duty_workPlanId') workPlanId!: string;
  /** Whose plan it is. */
  @ReferenceColumn('Employee', 'fk_appraisal_duty_employeeId') employeeId!: string;
  @ReferenceColumn('Employee', 'fk_appraisal_duty_appraiserId') appraiserId!: string;
  @DayColumn() validFrom!: string;
  @DayColumn() validUntil!: string;
  @InstantColumn() createdAt!: Date;
  @InstantColumn() updatedAt!: Date;
  @IntegerColumn() version!: number;
}
