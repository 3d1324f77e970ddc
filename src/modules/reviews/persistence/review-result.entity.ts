import { Entity, Index } from 'typeorm';
import {
  DayColumn,
  IdColumn,
  IntegerColumn,
  JsonColumn,
  ReferenceColumn,
  TextColumn,
} from '../../../kernel/database/columns.js';
import type { Figures, ShownTexts } from '../domain/results.js';

/** What is told of somebody in a round; made once, never again. */
@Entity('review_result')
@Index('uq_review_result_roundId_employeeId', ['roundId', 'employeeId'], { unique: true })
@Index('ix_review_result_employeeId_closedOn', ['employeeId', 'closedOn'])
export class ReviewResult {
  @IdColumn() id!: string;
  @ReferenceColumn('ReviewRound', 'fk_review_result_roundId') roundId!: string;
  @ReferenceColumn('Employee', 'fk_review_result_employeeId') employeeId!: string;
  @DayColumn() closedOn!: string;
  @JsonColumn() figures!: Figures;
  @JsonColumn({ nullable: true }) texts!: readonly ShownTexts[] | null;
  @IntegerColumn() version!: number;
}

/** Means of the people of a unit in a round. */
@Entity('review_unit_figures')
@Index('uq_review_unit_figures_roundId_unitId', ['roundId', 'unitId'], { unique: true })
@Index('ix_review_unit_figures_unitId', ['unitId'])
export class ReviewUnitFigures {
  @IdColumn() id!: string;
  @ReferenceColumn('ReviewRound', 'fk_review_unit_figures_roundId') roundId!: string;
  @ReferenceColumn('OrgUnit', 'fk_review_unit_figures_unitId') unitId!: string;
  /** How many, roughly. */
  @TextColumn(8) people!: string;
  @JsonColumn() scores!: Readonly<Record<string, number>>;
}
