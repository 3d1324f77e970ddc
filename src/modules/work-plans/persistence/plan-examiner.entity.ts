import { Entity, Index } from 'typeorm';
import {
  IdColumn,
  InstantColumn,
  IntegerColumn,
  ReferenceColumn,
  RefColumn,
} from '../../../kernel/database/columns.js';

/** Who reads a plan because he examines an objection to what was made of it, as long as he does. */
@Entity('plan_examiner')
@Index('uq_plan_examiner_workPlanId_employeeId_objectionId', ['workPlanId', 'employeeId', 'objectionId'], {
  unique: true,
})
@Index('ix_plan_examiner_employeeId', ['employeeId'])
@Index('ix_plan_examiner_objectionId', ['objectionId'])
export class PlanExaminer {
  @IdColumn() id!: string;
  @ReferenceColumn('WorkPlan', 'fk_plan_examiner_workPlanId') workPlanId!: string;
  @ReferenceColumn('Employee', 'fk_plan_examiner_employeeId') employeeId!: string;
  @RefColumn() objectionId!: string;
  @InstantColumn() createdAt!: Date;
  @IntegerColumn() version!: number;
}
