import { Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { IdColumn, TextColumn } from '../../../../kernel/database/columns.js';

/** A word of a person's name, in the form of `nameWords`. */
@Entity('person_word')
@Index('ix_person_word_word_employeeId', ['word', 'employeeId'])
export class PersonWord {
  @ForeignKey('Employee', { name: 'fk_person_word_employeeId', onDelete: 'NO ACTION', onUpdate: 'NO ACTION' })
  @PrimaryColumn({ type: 'varchar', length: 36 })
  employeeId!: string;
  @PrimaryColumn({ type: 'varchar', length: 40 }) word!: string;
}

/**
 * Under which keys the words like a word are found; each word once, whoever has it. Two who add the same word at the same
 * moment may leave it twice, which does no harm.
 */
@Entity('name_word_key')
@Index('ix_name_word_key_likeKey_word', ['likeKey', 'word'])
@Index('ix_name_word_key_word', ['word'])
export class NameWordKey {
  @IdColumn() id!: string;
  @TextColumn(40) likeKey!: string;
  @TextColumn(40) word!: string;
}
