import { Entity } from 'typeorm';
import { IdColumn, IntegerColumn } from '../../../kernel/database/columns.js';

/** The one row whose number grows whenever somebody's rights end or change. */
@Entity('access_revision')
export class AccessRevisionRow {
  @IdColumn() id!: string;
  @IntegerColumn() revision!: number;
}
