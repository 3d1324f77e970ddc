import type { Clock } from '../clock/clock.js';
import type { CivilDate } from '../values/civil-date.js';
import type { SqlCondition } from './condition.js';
import type { SqlValue } from './connection.js';
import type { Database } from './database.js';

/** So many whole files in a row must not name a record before it counts as missing in its source. */
export const MISSED_RUNS = 2;

/** A table of records that come from sources. */
export interface SourceTable {
  readonly table: string;
  /** Says of a row, with one value for the day, that it is in force: only such a record can be missing. */
  readonly inForce: string;
}

/** A whole file that was applied. */
export interface WholeFile {
  readonly runId: string;
  readonly source: string;
  /** When it was uploaded: what came later, it cannot know. */
  readonly uploadedAt: Date;
}

/** What became of records because an import did or did not name them. */
export interface Sightings {
  /** Those that now count as missing in their source, or no longer. */
  readonly changed: readonly string[];
}

/**
 * Notes which records of a table its source still names (rules IM-5, IM-6). A record whose mark changes gets a new version,
 * because answers show the mark.
 */
export class SourceRecords {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly of: SourceTable,
  ) {}

  /** Records that an import names; gives those that had counted as missing. */
  async seen(ids: readonly string[], runId: string): Promise<Sightings> {
    const { table } = this.of;
    const changed: string[] = [];
    for (let from = 0; from < ids.length; from += 500) {
      const some = ids.slice(from, from + 500);
      const within = `id IN (${some.map(() => '?').join(', ')})`;
      changed.push(...(await this.ids(`${within} AND missedRuns >= ?`, [...some, MISSED_RUNS])));
      await this.db.change(`UPDATE ${table} SET lastSeenAt = ?, lastSeenRunId = ?, missedRuns = 0 WHERE ${within}`, [
        ...[this.clock.now(), runId],
        ...some,
      ]);
    }
    await this.renew(changed);
    return { changed };
  }

  /** Records of a source in force on a day that a whole file could know and did not name; gives those that now count as missing. */
  async missed(file: WholeFile, on: CivilDate): Promise<Sightings> {
    const [where, values] = this.unseen(file, on, '<>');
    const changed = await this.ids(`${where} AND missedRuns = ?`, [...values, MISSED_RUNS - 1]);
    await this.db.change(`UPDATE ${this.of.table} SET missedRuns = COALESCE(missedRuns, 0) + 1 WHERE ${where}`, values);
    await this.renew(changed);
    return { changed };
  }

  /** Takes back that a file had missed records, where nothing newer has named them. */
  async unmissed(file: WholeFile, on: CivilDate): Promise<Sightings> {
    const [where, values] = this.unseen(file, on, '<');
    const changed = await this.ids(`${where} AND missedRuns = ?`, [...values, MISSED_RUNS]);
    await this.db.change(
      `UPDATE ${this.of.table} SET missedRuns = missedRuns - 1 WHERE ${where} AND missedRuns > 0`,
      values,
    );
    await this.renew(changed);
    return { changed };
  }

  /** Records that a run had named last, and an earlier one before, are known by that one again. */
  async seenBefore(runId: string, earlier: { id: string; at: Date; named: SqlCondition }): Promise<void> {
    const { id, at, named } = earlier;
    const sql = `UPDATE ${this.of.table} SET lastSeenRunId = ?, lastSeenAt = ? WHERE lastSeenRunId = ? AND ${named.sql}`;
    await this.db.change(sql, [id, at, runId, ...named.values]);
  }

  /** Records that a run had named last, which an earlier whole file had missed; gives those that count as missing again. */
  async missedBefore({ runId, source, uploadedAt }: WholeFile, on: CivilDate): Promise<Sightings> {
    const where = `lastSeenRunId = ? AND source = ? AND createdAt <= ? AND ${this.of.inForce}`;
    const values = [runId, source, uploadedAt, on];
    const changed = await this.ids(`${where} AND missedRuns = ?`, [...values, MISSED_RUNS - 1]);
    await this.db.change(`UPDATE ${this.of.table} SET missedRuns = COALESCE(missedRuns, 0) + 1 WHERE ${where}`, values);
    await this.renew(changed);
    return { changed };
  }

  /** How many records of a source are in force on a day. */
  async known(source: string, on: CivilDate): Promise<number> {
    const where = { sql: `source = ? AND ${this.of.inForce}`, values: [source, on] };
    return this.db.count(this.of.table, where);
  }

  private unseen({ source, runId, uploadedAt }: WholeFile, on: CivilDate, sign: '<>' | '<'): [string, SqlValue[]] {
    const where = `source = ? AND createdAt <= ? AND (lastSeenRunId IS NULL OR lastSeenRunId ${sign} ?) AND ${this.of.inForce}`;
    return [where, [source, uploadedAt, runId, on]];
  }

  private async ids(where: string, values: readonly SqlValue[]): Promise<string[]> {
    const rows = await this.db.rows<{ id: string }>(`SELECT id FROM ${this.of.table} WHERE ${where}`, values);
    return rows.map(({ id }) => id);
  }

  private async renew(ids: readonly string[]): Promise<void> {
    const sql = `UPDATE ${this.of.table} SET version = version + 1, updatedAt = ? WHERE id = ?`;
    for (const id of ids) await this.db.change(sql, [this.clock.now(), id]);
  }
}
