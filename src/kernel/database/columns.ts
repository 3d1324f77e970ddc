import {
  Column,
  type ColumnOptions,
  ForeignKey,
  PrimaryColumn,
  type TableColumnOptions,
  type ValueTransformer,
} from 'typeorm';

/*
 * Column kinds that mean the same on SQLite, MariaDB and MySQL. Each kind exists twice: as an entity decorator and, in
 * `column`, as the definition that a migration uses; the drift check holds the two together.
 */

const json: ValueTransformer = {
  to: (value: unknown) => (value == null ? value : JSON.stringify(value)),
  from: (value: unknown) => (typeof value === 'string' ? (JSON.parse(value) as unknown) : value),
};
const integer: ValueTransformer = {
  to: (value: unknown) => value,
  from: (value: unknown) => (value == null ? value : Number(value)),
};
const flag: ValueTransformer = {
  to: (value: unknown) => (value == null ? value : value ? 1 : 0),
  from: (value: unknown) => (value == null ? value : Number(value) === 1),
};

type Nullable = Pick<ColumnOptions, 'nullable'>;

/** Primary key: a UUIDv7 in lower case, made by the application. */
export const IdColumn = (): PropertyDecorator => PrimaryColumn({ type: 'varchar', length: 36 });
/** Reference to another row's id. */
export const RefColumn = (options: Nullable = {}): PropertyDecorator =>
  Column({ type: 'varchar', length: 36, ...options });
/** Reference with a foreign key to another entity, by name: `ReferenceColumn('Employee', 'fk_work_plan_employeeId')`. */
export const ReferenceColumn =
  (entity: string, constraint: string, options: Nullable = {}): PropertyDecorator =>
  (target, property) => {
    ForeignKey(entity, { name: constraint, onDelete: 'NO ACTION', onUpdate: 'NO ACTION' })(target, property);
    RefColumn(options)(target, property);
  };
/** Short text; the application checks the length. */
export const TextColumn = (length: number, options: Nullable = {}): PropertyDecorator =>
  Column({ type: 'varchar', length, ...options });
/** Text without a length of its own. */
export const LongTextColumn = (options: Nullable = {}): PropertyDecorator => Column({ type: 'longtext', ...options });
/** JSON kept as text. */
export const JsonColumn = (options: Nullable = {}): PropertyDecorator =>
  Column({ type: 'longtext', transformer: json, ...options });
/** A civil date, `YYYY-MM-DD`. */
export const DayColumn = (options: Nullable = {}): PropertyDecorator =>
  Column({ type: 'varchar', length: 10, ...options });
/** An instant in UTC with milliseconds. */
export const InstantColumn = (options: Nullable = {}): PropertyDecorator =>
  Column({ type: 'datetime', precision: 3, ...options });
/** A whole number, also a scaled one (`targetHundredths`). */
export const IntegerColumn = (options: Nullable = {}): PropertyDecorator =>
  Column({ type: 'bigint', transformer: integer, ...options });
/** True or false. */
export const FlagColumn = (): PropertyDecorator => Column({ type: 'tinyint', transformer: flag });

type Definition = Omit<TableColumnOptions, 'name'>;

/** The same kinds for migrations: `{ name: 'statement', ...column.text(200) }`. */
export const column = {
  id: (): Definition => ({ type: 'varchar', length: '36', isPrimary: true }),
  ref: (): Definition => ({ type: 'varchar', length: '36' }),
  text: (length: number): Definition => ({ type: 'varchar', length: String(length) }),
  longText: (): Definition => ({ type: 'longtext' }),
  day: (): Definition => ({ type: 'varchar', length: '10' }),
  instant: (): Definition => ({ type: 'datetime', precision: 3 }),
  integer: (): Definition => ({ type: 'bigint' }),
  flag: (): Definition => ({ type: 'tinyint' }),
};

/** A column that may be empty. */
export function nullable(definition: Definition): Definition {
  return { ...definition, isNullable: true };
}
