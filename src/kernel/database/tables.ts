import {
  type MigrationInterface,
  type QueryRunner,
  Table,
  type TableColumnOptions,
  type TableForeignKeyOptions,
  TableIndex,
  type TableIndexOptions,
} from 'typeorm';
import { COLUMN_KINDS } from './columns.js';

/**
 * A table as migrations write it down: its columns, then its indexes by the names of their columns, e.g.
 * `['id id, unitId ref(org_unit), title text(300), endsOn day?, …', 'unique title', 'unitId endsOn']`.
 *
 * Kinds are those of `COLUMN_KINDS`; `text` has a length, `ref` the table that a foreign key holds it to, if any. A column
 * with `?` may be empty, one with `key` is part of a primary key that is no `id`.
 */
type TableText = readonly [columns: string, ...indexes: string[]];

/**
 * A migration that makes tables, parents before their children, and then runs the statements; undone in reverse order. All
 * of it can be run again after a kill half-way.
 */
export function tablesMigration(
  name: string,
  tables: Readonly<Record<string, TableText>>,
  statements: readonly string[] = [],
): new () => MigrationInterface {
  return class implements MigrationInterface {
    readonly name = name;

    async up(runner: QueryRunner): Promise<void> {
      for (const [table, text] of Object.entries(tables)) await createTable(runner, table, text);
      for (const statement of statements) await runner.query(statement);
    }

    async down(runner: QueryRunner): Promise<void> {
      for (const table of Object.keys(tables).reverse()) await runner.dropTable(table);
    }
  };
}

/**
 * Adds columns to a table, unless they are there: `addColumns(runner, 'session', 'endedAt instant?')`. A column that may not be
 * empty says what the rows have that are there: `validFrom day=0001-01-01`.
 */
export async function addColumns(runner: QueryRunner, table: string, columns: string): Promise<void> {
  for (const text of columns.split(',')) {
    const { column, foreignKey } = columnOf(table, text.trim());
    const { name, isNullable } = column;
    const given = column.default as string | undefined;
    if ((!isNullable && given === undefined) || foreignKey) throw new Error(`${table}.${name} cannot be added.`);
    if (await runner.hasColumn(table, name)) continue;
    const size = column.length ?? column.precision;
    const type = size === undefined ? column.type : `${column.type}(${size})`;
    const rest = isNullable ? 'NULL' : `NOT NULL DEFAULT ${given}`;
    await runner.query(`ALTER TABLE ${table} ADD COLUMN ${name} ${type} ${rest}`);
  }
}

/**
 * Gives columns that are there another shape, and their values with them: `reshapeColumns(runner, 'progress_entry',
 * 'valueHundredths integer?')`. Where a column may not be empty any more, empty ones take the value that is given. No index may
 * stand on it. Can be run again after a kill between its steps, which no database undoes together.
 */
export async function reshapeColumns(runner: QueryRunner, table: string, columns: string): Promise<void> {
  for (const text of columns.split(',')) {
    const [name = '', ...rest] = text.trim().split(' ');
    const next = `${name}_next`;
    if (await runner.hasColumn(table, name)) {
      await addColumns(runner, table, `${next} ${rest.join(' ')}`);
      const { column } = columnOf(table, text.trim());
      const value = column.isNullable ? name : `COALESCE(${name}, ${String(column.default)})`;
      await runner.query(`UPDATE ${table} SET ${next} = ${value}`);
      await runner.query(`ALTER TABLE ${table} DROP COLUMN ${name}`);
    }
    if (await runner.hasColumn(table, next))
      await runner.query(`ALTER TABLE ${table} RENAME COLUMN ${next} TO ${name}`);
  }
}

/** Takes such columns away again. */
export async function dropColumns(runner: QueryRunner, table: string, columns: string): Promise<void> {
  for (const text of columns.split(',')) {
    const { name } = columnOf(table, text.trim()).column;
    if (await runner.hasColumn(table, name)) await runner.query(`ALTER TABLE ${table} DROP COLUMN ${name}`);
  }
}

/** Adds an index to a table that exists, unless it is there: `addIndex(runner, 'reporting_line', 'superiorId validFrom')`. */
export async function addIndex(runner: QueryRunner, table: string, text: string): Promise<void> {
  const index = indexOf(table, text);
  if (!(await hasIndex(runner, table, index.name))) await runner.createIndex(table, new TableIndex(index));
}

/** Takes such an index away again. */
export async function dropIndex(runner: QueryRunner, table: string, text: string): Promise<void> {
  const { name = '' } = indexOf(table, text);
  if (await hasIndex(runner, table, name)) await runner.dropIndex(table, name);
}

async function hasIndex(runner: QueryRunner, table: string, name: string | undefined): Promise<boolean> {
  return (await runner.getTable(table))?.indices.some((index) => index.name === name) ?? false;
}

/** Creates a table with its keys and indexes in one statement, unless it is there already. */
async function createTable(runner: QueryRunner, name: string, [columns, ...indexes]: TableText): Promise<void> {
  const parts = columns.split(',').map((text) => columnOf(name, text.trim()));
  const table = new Table({
    name,
    columns: parts.map(({ column }) => column),
    foreignKeys: parts.flatMap(({ foreignKey }) => foreignKey ?? []),
    indices: indexes.map((text) => indexOf(name, text)),
    engine: runner.dataSource.options.type === 'better-sqlite3' ? undefined : 'InnoDB',
  });
  await runner.createTable(table, true);
}

const COLUMN = /^(?<name>\w+) (?<kind>\w+)(\((?<of>\w+)\))?(?<nullable>\?)?(=(?<given>[\w-]+))?(?<key> key)?$/;

/** Foreign keys are named here, as indexes are below, so that all databases use the same names. */
function columnOf(table: string, text: string): { column: TableColumnOptions; foreignKey?: TableForeignKeyOptions } {
  const { name = '', kind = '', of, nullable, given, key } = COLUMN.exec(text)?.groups ?? {};
  const definition: Omit<TableColumnOptions, 'name'> | undefined = COLUMN_KINDS[kind as keyof typeof COLUMN_KINDS];
  if (!definition || (kind === 'text' && of === undefined))
    throw new Error(`${table} has a column that cannot be understood: ${text}`);
  const rest = { isPrimary: kind === 'id' || key !== undefined, isNullable: nullable === '?' };
  const value = kind === 'integer' || kind === 'flag' ? given : `'${given}'`;
  const column = { name, ...definition, ...rest, ...(given === undefined ? {} : { default: value }) };
  if (kind === 'text') return { column: { ...column, length: of } };
  return of === undefined ? { column } : { column, foreignKey: foreignKeyTo(of, table, name) };
}

/** Rows are never deleted or renumbered behind the application's back. */
function foreignKeyTo(parent: string, table: string, column: string): TableForeignKeyOptions {
  return {
    name: `fk_${table}_${column}`,
    columnNames: [column],
    referencedTableName: parent,
    referencedColumnNames: ['id'],
    onDelete: 'NO ACTION',
    onUpdate: 'NO ACTION',
  };
}

function indexOf(table: string, text: string): TableIndexOptions {
  const isUnique = text.startsWith('unique ');
  const columnNames = text.replace('unique ', '').split(' ');
  return { name: `${isUnique ? 'uq' : 'ix'}_${table}_${columnNames.join('_')}`, columnNames, isUnique };
}
