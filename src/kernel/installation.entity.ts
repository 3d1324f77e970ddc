import { Entity } from 'typeorm';
import { IdColumn, InstantColumn, TextColumn } from './database/columns.js';

/** What is fixed at the first start of an installation; there is one row. */
@Entity('installation')
export class Installation {
  @IdColumn() id!: string;
  /** Zone of all civil dates: changing it would move days that were already agreed. */
  @TextColumn(64) timeZone!: string;
  @InstantColumn() createdAt!: Date;
}
