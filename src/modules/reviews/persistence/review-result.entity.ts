import { Entity, Index } from 'typeorm';
import {
  DayColumn,
  IdColumn,
  IntegerColumn,
  JsonColumn,
  ReferenceColumn,
  TextColumn,
} from '../../../kernel/database/columns.js';
import type { ShownGroup } from '../domain/groups.js';
import type { Counts } from '../domain/anonymity.js';
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

/** How often each answer was given by a group that is shown, for figures over many people. Nobody's answers stand together in it. */
@Entity('review_group_answers')
@Index('uq_review_group_answers_resultId_shownGroup', ['resultId', 'shownGroup'], { unique: true })
export class ReviewGroupAnswers {
  /** A random one, which tells no order. */
  @IdColumn() id!: string;
  @ReferenceColumn('ReviewResult', 'fk_review_group_answers_resultId') resultId!: string;
  @TextColumn(12) shownGroup!: ShownGroup;
  /** Of each item by its id. */
  @JsonColumn() counts!: Readonly<Record<string, Counts>>;
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
