import { Entity, Index } from 'typeorm';
import {
  IdColumn,
  InstantColumn,
  IntegerColumn,
  RefColumn,
  ReferenceColumn,
  TextColumn,
} from '../../../kernel/database/columns.js';
import type { CascadeWay } from '../domain/role-matrix.js';

/** How a leader hands the results of a plan down (Matriks Peran Hasil). One for each plan whose leader has begun one. */
@Entity('role_matrix')
export class RoleMatrix {
  /** That of the leader's plan. */
  @IdColumn() id!: string;
  /** When it was shown to the members last; null while it is laid out. */
  @InstantColumn({ nullable: true }) publishedAt!: Date | null;
  @InstantColumn() createdAt!: Date;
  @InstantColumn() updatedAt!: Date;
  @IntegerColumn() version!: number;
}

/** What one member is to contribute to one result of the leader (peran hasil). */
@Entity('role_matrix_cell')
@Index('ix_role_matrix_cell_leaderWorkPlanId', ['leaderWorkPlanId'])
@Index('ix_role_matrix_cell_leaderResultId', ['leaderResultId'])
@Index('ix_role_matrix_cell_employeeId', ['employeeId'])
@Index('ix_role_matrix_cell_indicatorId', ['indicatorId'])
@Index('ix_role_matrix_cell_resultId', ['resultId'])
export class RoleMatrixCell {
  @IdColumn() id!: string;
  @ReferenceColumn('WorkPlan', 'fk_role_matrix_cell_leaderWorkPlanId') leaderWorkPlanId!: string;
  @ReferenceColumn('WorkPlanResult', 'fk_role_matrix_cell_leaderResultId') leaderResultId!: string;
  @ReferenceColumn('Employee', 'fk_role_matrix_cell_employeeId') employeeId!: string;
  @TextColumn(1000) statement!: string;
  @TextColumn(12) way!: CascadeWay;
  /** The leader's indicator of which this is a share, in the direct way. */
  @RefColumn({ nullable: true }) indicatorId!: string | null;
  @IntegerColumn({ nullable: true }) shareHundredths!: number | null;
  /** When the member was shown it as it is; null while the leader has not published it so. */
  @InstantColumn({ nullable: true }) shownAt!: Date | null;
  /** The member's result that was made of it; null while nobody has taken it up. */
  @RefColumn({ nullable: true }) resultId!: string | null;
  @InstantColumn() createdAt!: Date;
  @InstantColumn() updatedAt!: Date;
  @IntegerColumn() version!: number;
}
