import { Column, type ColumnOptions, ForeignKey, PrimaryColumn, type ValueTransformer } from 'typeorm';

type Options = Pick<ColumnOptions, 'nullable' | 'default'>;

/**
 * Column kinds that mean the same on SQLite, MariaDB and MySQL: for the entities' decorators below and, by name, for the
 * tables that migrations make. The drift check holds the two together.
 */
export const COLUMN_KINDS = {
  id: { type: 'varchar', length: '36' },
  ref: { type: 'varchar', length: '36' },
  text: { type: 'varchar' },
  longText: { type: 'longtext' },
  day: { type: 'varchar', length: '10' },
  instant: { type: 'datetime', precision: 3 },
  integer: { type: 'bigint' },
  flag: { type: 'tinyint' },
} as const;

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

const kind =
  (definition: ColumnOptions) =>
  (options: Options = {}): PropertyDecorator =>
    Column({ ...definition, ...options });

/** Primary key: a UUIDv7 in lower case, made by the application. */
export const IdColumn = (): PropertyDecorator => PrimaryColumn(COLUMN_KINDS.id);
/** Reference to another row's id. */
export const RefColumn = kind(COLUMN_KINDS.ref);
/** Reference with a foreign key to another entity, by name: `ReferenceColumn('Employee', 'fk_work_plan_employeeId')`. */
export const ReferenceColumn =
  (entity: string, constraint: string, options: Options = {}): PropertyDecorator =>
  (target, property) => {
    ForeignKey(entity, { name: constraint, onDelete: 'NO ACTION', onUpdate: 'NO ACTION' })(target, property);
    RefColumn(options)(target, property);
  };
/** Short text; the application checks the length. */
export const TextColumn = (length: number, options?: Options): PropertyDecorator =>
  kind({ ...COLUMN_KINDS.text, length })(options);
/** Text without a length of its own. */
export const LongTextColumn = kind(COLUMN_KINDS.longText);
/** JSON kept as text. */
export const JsonColumn = kind({ ...COLUMN_KINDS.longText, transformer: json });
/** A civil date, `YYYY-MM-DD`. */
export const DayColumn = kind(COLUMN_KINDS.day);
/** An instant in UTC with milliseconds. */
export const InstantColumn = kind(COLUMN_KINDS.instant);
/** A whole number, also a scaled one (`targetHundredths`). */
export const IntegerColumn = kind({ ...COLUMN_KINDS.integer, transformer: integer });
/** True or false. */
export const FlagColumn = kind({ ...COLUMN_KINDS.flag, transformer: flag });
