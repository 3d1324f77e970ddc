import { Injectable } from '@nestjs/common';
import { Database } from '../../../kernel/database/database.js';
import type { UndoObstacle } from './domain/undo-obstacle.js';
import { HeadTraces } from './head-traces.js';
import { OrganizationSources } from '../../organization/index.js';

/** The rows of runs that mean a person, or what belongs to him; each run is looked into by its index. */
const ROWS = 'SELECT r.runId, r.line FROM import_run u JOIN import_row r ON r.runId = u.id';
const OWNED = ['assignment', 'attendance_day'] as const;
const SOME = 400;

type RowKey = { readonly runId: string; readonly line: number };

/** What imports keep by the records that they brought or changed. */
@Injectable()
export class ImportTraces {
  constructor(
    private readonly db: Database,
    private readonly organization: OrganizationSources,
    private readonly heads: HeadTraces,
  ) {}

  /** Removes what imports still hold of a person who is erased, in the current transaction; figures of runs stay. */
  async erase(employeeId: string): Promise<void> {
    const rows = await this.db.rows<RowKey>(`${ROWS} AND r.recordId = ?`, [employeeId]);
    for (const table of OWNED) {
      const sql = `${ROWS} JOIN ${table} o ON o.id = r.recordId WHERE o.employeeId = ?`;
      rows.push(...(await this.db.rows<RowKey>(sql, [employeeId])));
    }
    for (const { runId, line } of rows)
      for (const table of ['import_written_row', 'import_row'])
        await this.db.change(`DELETE FROM ${table} WHERE runId = ? AND line = ?`, [runId, line]);
    const owned = OWNED.map((table) => `OR recordId IN (SELECT id FROM ${table} WHERE employeeId = ?)`).join(' ');
    const values = [employeeId, ...OWNED.map(() => employeeId)];
    await this.db.change(`DELETE FROM import_image WHERE recordId = ? ${owned}`, values);
    const [person] = await this.db.rows<{ externalId: string | null }>('SELECT externalId FROM employee WHERE id = ?', [
      employeeId,
    ]);
    if (person?.externalId) await this.heads.erase(person.externalId);
  }

  /** What records are called now: people, units and posts, and what belongs to a person by the person's name. */
  async names(obstacles: readonly Pick<UndoObstacle, 'recordId'>[]): Promise<ReadonlyMap<string, string>> {
    const ids = [...new Set(obstacles.flatMap(({ recordId }) => recordId ?? []))];
    const names = await this.organization.names(ids);
    for (let at = 0; at < ids.length; at += SOME) {
      const some = ids.slice(at, at + SOME);
      const within = `IN (${some.map(() => '?').join(', ')})`;
      const owned = OWNED.map(
        (table) =>
          `UNION ALL SELECT o.id, e.name FROM ${table} o JOIN employee e ON e.id = o.employeeId WHERE o.id ${within}`,
      );
      const sql = `SELECT id, name FROM employee WHERE id ${within} ${owned.join(' ')}`;
      const rows = await this.db.rows<{ id: string; name: string }>(sql, [...some, ...OWNED.flatMap(() => some)]);
      for (const { id, name } of rows) names.set(id, name);
    }
    return names;
  }
}
