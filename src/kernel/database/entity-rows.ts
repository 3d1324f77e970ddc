import type { DataSource, EntityTarget, ObjectLiteral } from 'typeorm';
import type { SqlCondition } from './condition.js';
import type { SqlValue } from './connection.js';

/** Equality on some fields of an entity; undefined fields do not count. */
export type Where<E> = { readonly [K in keyof E]?: E[K] };

/** A new row of an entity: what may be null may be left out. */
export type NewRow<E> = Omit<E, NullableKey<E>> & { readonly [K in NullableKey<E>]?: E[K] };
type NullableKey<E> = { [K in keyof E]-?: null extends E[K] ? K : never }[keyof E];

interface RowColumn {
  readonly name: string;
  readonly isKey: boolean;
  readonly to: (value: unknown) => SqlValue;
  readonly from: (value: unknown) => unknown;
}

/**
 * SQL for the rows of one entity, from TypeORM's metadata: fixed statements that drivers prepare once. A change costs one
 * statement, where TypeORM's `save` builds its SQL anew and reads the row again (docs/performance.md).
 */
export class EntityRows<E extends ObjectLiteral> {
  private readonly table: string;
  private readonly columns: readonly RowColumn[];
  private readonly byName: ReadonlyMap<string, RowColumn>;
  /** `SELECT all columns FROM table`. */
  readonly select: string;
  private readonly head: string;
  private readonly tuple: string;
  private readonly create: () => E;

  constructor(dataSource: DataSource, entity: EntityTarget<E>) {
    const metadata = dataSource.getMetadata(entity);
    this.table = metadata.tableName;
    this.columns = metadata.columns.map((column) => {
      const transformer = [column.transformer].flat()[0];
      const isInstant = column.type === 'datetime';
      return {
        name: column.propertyName,
        isKey: column.isPrimary,
        to: (value) => ((transformer ? (transformer.to(value) as unknown) : value) ?? null) as SqlValue,
        from: isInstant ? instantOf : (value) => (transformer ? (transformer.from(value) as unknown) : value),
      };
    });
    this.byName = new Map(this.columns.map((column) => [column.name, column]));
    const names = this.columns.map(({ name }) => name).join(', ');
    this.select = `SELECT ${names} FROM ${this.table}`;
    this.head = `INSERT INTO ${this.table} (${names}) VALUES `;
    this.tuple = `(${this.columns.map(() => '?').join(', ')})`;
    this.create = () => metadata.create() as E;
  }

  /** One statement that adds these rows. */
  insert(rows: readonly NewRow<E>[]): SqlCondition {
    const values = rows.flatMap((row) => this.columns.map(({ name, to }) => to((row as E)[name])));
    return { sql: this.head + rows.map(() => this.tuple).join(', '), values };
  }

  /** One statement that writes these fields where the condition holds. */
  update(where: Where<E>, facts: Where<E>): SqlCondition {
    const { sql, values } = this.pairs(facts, ', ');
    const condition = this.where(where);
    return { sql: `UPDATE ${this.table} SET ${sql} WHERE ${condition.sql}`, values: [...values, ...condition.values] };
  }

  /** One statement that removes the rows for which the condition holds. */
  remove(where: Where<E>): SqlCondition {
    const { sql, values } = this.where(where);
    return { sql: `DELETE FROM ${this.table} WHERE ${sql}`, values };
  }

  /** The condition as SQL; an empty one holds for every row. */
  where(where: Where<E>): SqlCondition {
    const { sql, values } = this.pairs(where, ' AND ');
    return { sql: sql || '1 = 1', values };
  }

  /** The fields that identify a row, and all the others. */
  split(row: E): { key: Where<E>; facts: Where<E> } {
    const pick = (isKey: boolean): Where<E> =>
      Object.fromEntries(
        this.columns.filter((one) => one.isKey === isKey).map(({ name }) => [name, row[name]]),
      ) as Where<E>;
    return { key: pick(true), facts: pick(false) };
  }

  /** An entity from a row of `select`. */
  read(row: Record<string, unknown>): E {
    const entity = this.create();
    for (const { name, from } of this.columns) (entity as Record<string, unknown>)[name] = from(row[name]);
    return entity;
  }

  private pairs(fields: Where<E>, joint: string): SqlCondition {
    const given = Object.entries(fields).filter(([, value]) => value !== undefined);
    const column = (name: string): RowColumn => {
      const found = this.byName.get(name);
      if (!found) throw new Error(`${this.table} has no column ${name}`);
      return found;
    };
    return {
      sql: given.map(([name]) => `${column(name).name} = ?`).join(joint),
      values: given.map(([name, value]) => column(name).to(value)),
    };
  }
}

function instantOf(value: unknown): Date | null {
  return typeof value === 'string' ? new Date(`${value.replace(' ', 'T')}Z`) : null;
}
