import { Entity, Index } from 'typeorm';
import { IdColumn, InstantColumn, IntegerColumn, JsonColumn, TextColumn } from '../../../../kernel/database/columns.js';
import type { TableProfile } from '../reading/table-file.js';
import type { ImportKindCode } from './import.entity.js';

/** How files of one origin are read, which do not speak for themselves. */
@Entity('import_profile')
@Index('uq_import_profile_kind_nameKey', ['kind', 'nameKey'], { unique: true })
export class ImportProfile {
  @IdColumn() id!: string;
  @TextColumn(16) kind!: ImportKindCode;
  @TextColumn(100) name!: string;
  @TextColumn(300) nameKey!: string;
  @JsonColumn() settings!: TableProfile;
  @InstantColumn() createdAt!: Date;
  @InstantColumn() updatedAt!: Date;
  @IntegerColumn() version!: number;
}

/** A profile as an import used it, whatever becomes of it later. */
export interface UsedProfile {
  readonly id: string;
  readonly name: string;
  readonly settings: TableProfile;
}
