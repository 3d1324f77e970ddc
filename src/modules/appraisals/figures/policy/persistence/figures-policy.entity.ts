import { Entity, PrimaryColumn } from 'typeorm';
import { FlagColumn, InstantColumn, IntegerColumn } from '../../../../../kernel/database/columns.js';

/** One row: which figures may be shown of how few people, and whether some are public. */
@Entity('figures_policy')
export class FiguresPolicy {
  @PrimaryColumn({ type: 'bigint' }) id!: number;
  /** A group of fewer people is withheld in charts from who may not see each of them. */
  @IntegerColumn() fewestPeople!: number;
  /** Whether finished years are published without a sign-in. */
  @FlagColumn() isPublic!: boolean;
  /** A unit with fewer published people is not shown in public. */
  @IntegerColumn() fewestPublicPeople!: number;
  @InstantColumn() updatedAt!: Date;
  @IntegerColumn() version!: number;
}
