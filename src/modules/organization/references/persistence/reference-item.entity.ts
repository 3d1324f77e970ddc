import { Entity, Index } from 'typeorm';
import {
  DayColumn,
  FlagColumn,
  IdColumn,
  InstantColumn,
  IntegerColumn,
  JsonColumn,
  TextColumn,
} from '../../../../kernel/database/columns.js';
import type { Attributes, ReferenceListCode } from '../domain/reference-lists.js';

/** One code of a list with its meaning on some days. */
@Entity('reference_item')
@Index('uq_reference_item_list_code_validFrom', ['list', 'code', 'validFrom'], { unique: true })
@Index('ix_reference_item_list_sequence_code', ['list', 'sequence', 'code'])
export class ReferenceItem {
  @IdColumn() id!: string;
  @TextColumn(24) list!: ReferenceListCode;
  @TextColumn(24) code!: string;
  @TextColumn(200) name!: string;
  /** Its place in the list. */
  @IntegerColumn() sequence!: number;
  @JsonColumn() attributes!: Attributes;
  /** Came with the service: its code and name are those of the law or of SIASN. */
  @FlagColumn() isLegal!: boolean;
  @DayColumn() validFrom!: string;
  @DayColumn() validUntil!: string;
  @InstantColumn() createdAt!: Date;
  @InstantColumn() updatedAt!: Date;
  @IntegerColumn() version!: number;
}
