import { Entity, Index } from 'typeorm';
import {
  IdColumn,
  InstantColumn,
  IntegerColumn,
  JsonColumn,
  ReferenceColumn,
} from '../../../../kernel/database/columns.js';
import type { PublishedYear } from '../domain/published-year.js';

/** What was published of a finished year; made once, so that two reads never differ. */
@Entity('public_figures')
@Index('uq_public_figures_performancePeriodId', ['performancePeriodId'], { unique: true })
export class PublicFigures {
  @IdColumn() id!: string;
  @ReferenceColumn('PerformancePeriod', 'fk_public_figures_performancePeriodId') performancePeriodId!: string;
  @JsonColumn() figures!: PublishedYear;
  @InstantColumn() publishedAt!: Date;
  @IntegerColumn() version!: number;
}
