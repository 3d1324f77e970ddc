import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { SealedColumn } from '../personal-data/personal-data.js';
import { PersonalDataRegistry } from '../personal-data/registry.js';
import { Vault } from '../personal-data/vault.js';
import type { SqlValue } from './connection.js';
import { Database } from './database.js';

/** Rows that a change may touch: those of a table with one of these values in a column, or all of it. */
export interface Watched {
  readonly table: string;
  readonly column?: string;
  readonly values?: readonly string[];
}

type Row = Readonly<Record<string, SqlValue>>;
/** Rows at one moment, by table and id. */
export type Snapshot = ReadonlyMap<string, { readonly table: string; readonly row: Row }>;

/** What a change did to one row. */
export interface RowImage {
  readonly table: string;
  readonly id: string;
  /** The row as it was; null for one that was added. */
  readonly before: Row | null;
  /** By which the row is known as the change left it; null for one that was removed. */
  readonly after: string | null;
}

const SOME = 400;
/** Columns that tell nothing of what a row says: stamps, what sightings of imports note, what follows from others. */
const STAMPS: ReadonlySet<string> = new Set([
  ...['version', 'updatedAt', 'lastSeenAt', 'lastSeenRunId', 'missedRuns', 'retiresOn'],
]);
type Sealed = SealedColumn & { readonly index: { readonly column: string; readonly kind: string } };

/** Takes images of rows around a change, and puts rows back as they were. A table has its own module, which names it. */
@Injectable()
export class RowImages {
  private readonly sealed = new Map<string, readonly Sealed[]>();

  constructor(
    private readonly db: Database,
    private readonly personalData: PersonalDataRegistry,
    private readonly vault: Vault,
  ) {}

  /** The watched rows as they are now. */
  async take(watched: readonly Watched[]): Promise<Snapshot> {
    const found = new Map<string, { table: string; row: Row }>();
    for (const { table, column, values } of watched) {
      const rows = column === undefined ? await this.all(table) : await this.within(table, column, values ?? []);
      for (const row of rows) found.set(keyOf(table, String(row.id)), { table, row });
    }
    return found;
  }

  /** What became of the rows between two moments. */
  differences(before: Snapshot, after: Snapshot): RowImage[] {
    const images: RowImage[] = [];
    for (const [key, { table, row }] of after) {
      const was = before.get(key)?.row ?? null;
      const is = this.hashOf(table, row);
      if (!was || this.hashOf(table, was) !== is) images.push({ table, id: String(row.id), before: was, after: is });
    }
    for (const [key, { table, row }] of before)
      if (!after.has(key)) images.push({ table, id: String(row.id), before: row, after: null });
    return images;
  }

  /** Those of the images whose row is no longer as the change left it. */
  async touched(images: readonly RowImage[]): Promise<RowImage[]> {
    const byTable = Map.groupBy(images, ({ table }) => table);
    const watched = [...byTable].map(([table, own]) => ({ table, column: 'id', values: own.map(({ id }) => id) }));
    const now = await this.take(watched);
    return images.filter(({ table, id, after }) => {
      const present = now.get(keyOf(table, id))?.row;
      return present ? !this.hashesOf(table, present).includes(after ?? '') : after !== null;
    });
  }

  /**
   * Makes images forget something of rows: it changes what rows were, and by which they are known where they are now, or were
   * before a later change, as `change` finds them. So what forgets can still be put back.
   */
  async forgetting(
    images: readonly RowImage[],
    watched: readonly Watched[],
    change: (row: Row) => Row,
  ): Promise<(image: RowImage) => RowImage> {
    const now = [...(await this.take(watched)).values()];
    const was = images.flatMap(({ table, before }) => (before ? [{ table, row: before }] : []));
    const renamed = new Map<string, string>();
    for (const { table, row } of [...now, ...was]) {
      const changed = change(row);
      if (changed !== row) renamed.set(this.hashOf(table, row), this.hashOf(table, changed));
    }
    return ({ table, id, before, after }) => {
      return { table, id, before: before && change(before), after: after && (renamed.get(after) ?? after) };
    };
  }

  private hashOf(table: string, row: Row): string {
    return hashOf(row, this.sealedIn(table));
  }

  /** By which a row may be known: a seal is renewed under another key without a change of what is sealed. */
  private hashesOf(table: string, row: Row): string[] {
    const sealed = this.sealedIn(table);
    const rows = sealed.reduce<Row[]>(
      (ways, { column, index }) => {
        const seal = row[column];
        const text = typeof seal === 'string' ? this.vault.open(`${table}.${column}:${String(row.id)}`, seal) : null;
        if (text === null) return ways;
        const indexes = this.vault.indexes(index.kind, text);
        return [...ways, ...ways.flatMap((way) => indexes.map((one) => ({ ...way, [index.column]: one })))];
      },
      [row],
    );
    return rows.map((one) => hashOf(one, sealed));
  }

  private sealedIn(table: string): readonly Sealed[] {
    const known = this.sealed.get(table);
    if (known) return known;
    const groups = this.personalData.tables().flatMap((one) => (one.name === table ? one.groups : []));
    const sealed = groups.flatMap((one) => (one.sealed?.index ? [{ ...one.sealed, index: one.sealed.index }] : []));
    this.sealed.set(table, sealed);
    return sealed;
  }

  /**
   * Those of the added rows of a table that others have come to refer to, which are not among the images themselves. `named`
   * is the column by which modules without a foreign key know the row: an account belongs to a person. Rows of the tables
   * in `besides` are derived and do not count.
   */
  async inUse(
    images: readonly RowImage[],
    table: string,
    { named, besides = [] }: { named: string; besides?: readonly string[] },
  ): Promise<Set<string>> {
    const own = new Set(images.map((image) => keyOf(image.table, image.id)));
    const ids = images.filter((image) => image.table === table && image.before === null).map(({ id }) => id);
    const used = new Set<string>();
    if (ids.length === 0) return used;
    for (const { from, column, hasId } of this.references(table, named)) {
      if (besides.includes(from)) continue;
      const what = `${column} AS used${hasId ? ', id' : ''}`;
      for (const row of await this.within(from, column, ids, what))
        if (!own.has(keyOf(from, String(row.id)))) used.add(String(row.used));
    }
    return used;
  }

  /** Puts rows back: what was added goes, what was removed comes back, what was changed is as before, with a new version. */
  async restore(images: readonly RowImage[], now: Date): Promise<void> {
    const added = images.filter(({ before }) => before === null);
    for (const [table, own] of Map.groupBy(added, (image) => image.table))
      for (let at = 0; at < own.length; at += SOME) {
        const ids = own.slice(at, at + SOME).map(({ id }) => id);
        await this.db.change(`DELETE FROM ${table} WHERE id IN (${marks(ids)})`, ids);
      }
    for (const { table, id, before, after } of images) {
      if (!before) continue;
      if (after === null) await this.add(table, before);
      else await this.change(table, id, before, now);
    }
  }

  private async add(table: string, row: Row): Promise<void> {
    const names = Object.keys(row);
    const values = Object.values(row);
    await this.db.change(`INSERT INTO ${table} (${names.join(', ')}) VALUES (${marks(values)})`, values);
  }

  private async change(table: string, id: string, before: Row, now: Date): Promise<void> {
    const facts = Object.entries(before).filter(([name]) => name !== 'id' && !STAMPS.has(name));
    const sets = facts.map(([name]) => `${name} = ?`);
    const values: SqlValue[] = facts.map(([, value]) => value);
    if ('version' in before) sets.push('version = version + 1');
    if ('updatedAt' in before) {
      sets.push('updatedAt = ?');
      values.push(now);
    }
    await this.db.change(`UPDATE ${table} SET ${sets.join(', ')} WHERE id = ?`, [...values, id]);
  }

  private references(table: string, named: string): { from: string; column: string; hasId: boolean }[] {
    return this.db.connection.dataSource.entityMetadatas.flatMap((entity) => {
      const foreign = entity.foreignKeys
        .filter(({ referencedEntityMetadata }) => referencedEntityMetadata.tableName === table)
        .flatMap(({ columnNames }) => columnNames);
      const names = entity.columns.map(({ propertyName }) => propertyName);
      const columns = new Set([...foreign, ...names.filter((name) => name === named)]);
      return [...columns].map((column) => ({ from: entity.tableName, column, hasId: names.includes('id') }));
    });
  }

  private all(table: string): Promise<Row[]> {
    return this.db.rows<Row>(`SELECT * FROM ${table}`);
  }

  private async within(table: string, column: string, values: readonly string[], what = '*'): Promise<Row[]> {
    const rows: Row[] = [];
    for (let at = 0; at < values.length; at += SOME) {
      const some = values.slice(at, at + SOME);
      rows.push(...(await this.db.rows<Row>(`SELECT ${what} FROM ${table} WHERE ${column} IN (${marks(some)})`, some)));
    }
    return rows;
  }
}

const marks = (values: readonly unknown[]): string => values.map(() => '?').join(', ');
const keyOf = (table: string, id: string): string => `${table}|${id}`;

/** Of what is sealed only its index counts: each seal of the same text is another one. */
function hashOf(row: Row, sealed: readonly Sealed[]): string {
  const seals = sealed.map(({ column }) => column);
  const facts = Object.entries(row).filter(([name]) => !STAMPS.has(name) && !seals.includes(name));
  const sorted = facts.sort(([a], [b]) => (a < b ? -1 : 1));
  return createHash('sha256').update(JSON.stringify(sorted)).digest('base64');
}
