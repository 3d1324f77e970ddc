import { AsyncLocalStorage } from 'node:async_hooks';
import { setTimeout as pause } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import type { EntityTarget, ObjectLiteral } from 'typeorm';
import { serviceProblems } from '../errors/problems.js';
import type { SqlCondition } from './condition.js';
import type { Changed, Connection, Session, SqlValue } from './connection.js';
import { isAway, isTransient } from './dialect.js';
import { EntityRows, type NewRow, type Where } from './entity-rows.js';

interface Scope {
  readonly session: Session;
  readonly afterCommit: (() => void)[];
  /** The first failure of joined work: what it left undone must not be committed. */
  doomedBy?: unknown;
  closed: boolean;
}

/** A prepared read. Inside a transaction it sees the transaction's own changes, outside only what is committed. */
export interface Statement<Row> {
  all(values?: readonly SqlValue[]): Promise<Row[]>;
  first(values?: readonly SqlValue[]): Promise<Row | undefined>;
}

const ATTEMPTS = 6;
/** After so long no further attempt is made: who waits for a lock keeps a connection from the others. */
const PATIENCE_MS = 5_000;

/** The one door to the database: transactions for changes, prepared statements for reads. */
@Injectable()
export class Database {
  private readonly scopes = new AsyncLocalStorage<Scope>();
  /** How many attempts at a transaction met a conflict since the start. */
  retries = 0;
  private readonly shapes = new Map<unknown, EntityRows<ObjectLiteral>>();

  constructor(readonly connection: Connection) {}

  /**
   * Runs the work in one transaction; work inside work joins it. The whole is done again after a deadlock, a lock wait,
   * a snapshot conflict or a busy database, so it must not have effects outside the database: put those in `afterCommit`.
   * Throws SERVICE.BUSY when every attempt met a conflict, or the waits for a lock have taken too long, SERVICE.OUTCOME_UNKNOWN
   * when the answer to the commit was lost: that is not tried again, because it may have been done.
   */
  async transaction<T>(work: () => Promise<T>): Promise<T> {
    const current = this.scopes.getStore();
    if (current) return this.join(current, work);
    const givesUpAt = performance.now() + PATIENCE_MS;
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.attempt(work);
      } catch (error) {
        if (!isTransient(error)) throw error;
        this.retries += 1;
        if (attempt === ATTEMPTS || performance.now() > givesUpAt)
          throw Object.assign(serviceProblems.BUSY({}, [], 1), { cause: error });
        await pause(2 ** attempt * (3 + Math.random() * 7));
      }
    }
  }

  /** True inside a transaction. */
  get inTransaction(): boolean {
    return this.scopes.getStore() !== undefined;
  }

  /** Runs after the transaction has committed, outside of it; at once when there is none. */
  afterCommit(act: () => void): void {
    const scope = this.scopes.getStore();
    if (scope) scope.afterCommit.push(act);
    else act();
  }

  /** Adds rows, some hundred with one statement, without reading them back. */
  async insert<E extends ObjectLiteral>(
    entity: EntityTarget<E>,
    rows: NewRow<E> | readonly NewRow<E>[],
  ): Promise<void> {
    const list = Array.isArray(rows) ? (rows as readonly NewRow<E>[]) : [rows as NewRow<E>];
    const shape = this.rowsOf(entity);
    for (let at = 0; at < list.length; at += 200) {
      const { sql, values } = shape.insert(list.slice(at, at + 200));
      await this.change(sql, values);
    }
  }

  /** Writes a loaded row back, all of it. */
  async save<E extends ObjectLiteral>(entity: EntityTarget<E>, row: E): Promise<void> {
    const { key, facts } = this.rowsOf(entity).split(row);
    await this.update(entity, key, facts);
  }

  /** Writes these fields of the rows that have these values; gives how many rows were touched. Without fields nothing happens. */
  async update<E extends ObjectLiteral>(entity: EntityTarget<E>, where: Where<E>, facts: Where<E>): Promise<number> {
    if (Object.values(facts).every((value) => value === undefined)) return 0;
    const { sql, values } = this.rowsOf(entity).update(where, facts);
    return this.change(sql, values);
  }

  /** Removes the rows that have these values; gives how many. */
  remove<E extends ObjectLiteral>(entity: EntityTarget<E>, where: Where<E>): Promise<number> {
    const { sql, values } = this.rowsOf(entity).remove(where);
    return this.change(sql, values);
  }

  /** Loads the rows of which a column has one of the values, inside a transaction; without values none. */
  async findIn<E extends ObjectLiteral>(
    entity: EntityTarget<E>,
    column: keyof E & string,
    values: readonly SqlValue[],
  ): Promise<E[]> {
    this.scope();
    if (values.length === 0) return [];
    const shape = this.rowsOf(entity);
    const sql = `${shape.select} WHERE ${column} IN (${values.map(() => '?').join(', ')})`;
    return (await this.rows<Record<string, unknown>>(sql, values)).map((row) => shape.read(row));
  }

  /** Loads one row for a change and locks it until the transaction ends; undefined when there is none. */
  async lock<E extends ObjectLiteral>(entity: EntityTarget<E>, where: Where<E>): Promise<E | undefined> {
    return (await this.load(entity, where, this.connection.forUpdate))[0];
  }

  /** Loads rows inside a transaction, without a lock of their own. */
  find<E extends ObjectLiteral>(entity: EntityTarget<E>, where: Where<E>): Promise<E[]> {
    return this.load(entity, where, '');
  }

  /** Prepares a read; SQL is the common part of MySQL, MariaDB and SQLite with `?` for values. */
  prepare<Row>(sql: string): Statement<Row> {
    const all = (values: readonly SqlValue[] = []): Promise<Row[]> => this.rows<Row>(sql, values);
    return { all, first: async (values) => (await all(values))[0] };
  }

  /** Reads rows with a statement made for this call. */
  async rows<Row>(sql: string, values: readonly SqlValue[] = []): Promise<Row[]> {
    const scope = this.scopes.getStore();
    if (!scope) return this.connection.read<Row>(sql, values);
    const result = await this.open(scope).run<Row>(sql, values);
    return Array.isArray(result) ? result : [];
  }

  /** How many rows of a table (or join) meet a condition. */
  async count(from: string, where: SqlCondition): Promise<number> {
    const [row] = await this.rows<{ total: number }>(
      `SELECT COUNT(*) AS total FROM ${from} WHERE ${where.sql}`,
      where.values,
    );
    return Number(row?.total ?? 0);
  }

  /** Changes rows by one statement inside the transaction; gives how many were touched. */
  async change(sql: string, values: readonly SqlValue[] = []): Promise<number> {
    const result = await this.scope().session.run(sql, values);
    return (result as Changed).affected;
  }

  private async load<E extends ObjectLiteral>(entity: EntityTarget<E>, where: Where<E>, lock: string): Promise<E[]> {
    this.scope();
    const shape = this.rowsOf(entity);
    const { sql, values } = shape.where(where);
    const rows = await this.rows<Record<string, unknown>>(`${shape.select} WHERE ${sql}${lock}`, values);
    return rows.map((row) => shape.read(row));
  }

  private rowsOf<E extends ObjectLiteral>(entity: EntityTarget<E>): EntityRows<E> {
    let shape = this.shapes.get(entity);
    if (!shape) this.shapes.set(entity, (shape = new EntityRows(this.connection.dataSource, entity)));
    return shape as unknown as EntityRows<E>;
  }

  private scope(): Scope {
    const scope = this.scopes.getStore();
    if (!scope) throw new Error('A change needs Database.transaction(); reads outside one use Database.prepare().');
    this.open(scope);
    return scope;
  }

  private open(scope: Scope): Session {
    if (scope.closed) throw new Error('This transaction has ended; something in it was not awaited.');
    return scope.session;
  }

  private async join<T>(scope: Scope, work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      scope.doomedBy ??= error;
      throw error;
    }
  }

  private async attempt<T>(work: () => Promise<T>): Promise<T> {
    const session = await this.connection.acquire();
    const scope: Scope = { session, afterCommit: [], closed: false };
    let result: T;
    try {
      await session.begin();
      result = await this.scopes.run(scope, work);
      if (scope.doomedBy) throw scope.doomedBy as Error;
      await commit(session);
    } finally {
      scope.closed = true;
      await session.release();
    }
    this.scopes.exit(() => scope.afterCommit.forEach((act) => act()));
    return result;
  }
}

/** A server may have committed before the connection broke: nobody can tell who only sees that no answer came. */
async function commit(session: Session): Promise<void> {
  try {
    await session.commit();
  } catch (error) {
    throw isAway(error) ? Object.assign(serviceProblems.OUTCOME_UNKNOWN({}, [], 5), { cause: error }) : error;
  }
}
