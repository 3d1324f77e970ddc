import { Injectable } from '@nestjs/common';
import { newId } from '../../kernel/clock/clock.js';
import { Database } from '../../kernel/database/database.js';
import { OrganizationApi } from '../organization/index.js';
import { IN_SERVICE } from './domain/standing.js';
import { type Headship, type Home, type ReportingLine, reportingLines } from './domain/reporting-lines.js';
import { ReportingLineLock, ReportingLineRow } from './persistence/assignment.entity.js';

/** Keeps the rows of `reporting_line` equal to what the assignments say. */
@Injectable()
export class ReportingLines {
  constructor(
    private readonly db: Database,
    private readonly organization: OrganizationApi,
  ) {}

  /** Makes later changes of assignments wait until this transaction ends; call it before the first change. */
  async lock(): Promise<void> {
    await this.db.lock(ReportingLineLock, { id: 1 });
  }

  /** Works the lines out anew, of everybody or (when no headship changed) of one person, and writes what differs. */
  async rebuild(onlyEmployeeId?: string): Promise<void> {
    const one = onlyEmployeeId ? ' AND employeeId = ?' : '';
    const values = onlyEmployeeId ? [onlyEmployeeId] : [];
    const units = await this.organization.units();
    const homes = await this.db.rows<Home>(
      `SELECT employeeId, unitId, headsUnit, validFrom, validUntil FROM assignment WHERE kind = 'DEFINITIF'${one}`,
      values,
    );
    const headships = await this.db.rows<Headship>(
      `SELECT a.unitId, a.employeeId, a.kind, a.validFrom, a.validUntil FROM assignment a JOIN employee e ON e.id = a.employeeId
       WHERE a.headsUnit = 1 AND e.standingCode IN (${IN_SERVICE.map(() => '?').join(', ')})`,
      IN_SERVICE,
    );
    const present = await this.db.rows<ReportingLineRow>(
      `SELECT id, employeeId, appraiserId, viaUnitId, viaKind, validFrom, validUntil FROM reporting_line WHERE 1 = 1${one}`,
      values,
    );
    const missing = new Map(reportingLines(units, headships, homes).map((line) => [keyOf(line), line]));
    const stale = present.filter((row) => !missing.delete(keyOf(row)));
    for (let at = 0; at < stale.length; at += 200) {
      const ids = stale.slice(at, at + 200).map((row) => row.id);
      await this.db.change(`DELETE FROM reporting_line WHERE id IN (${ids.map(() => '?').join(', ')})`, ids);
    }
    const added = [...missing.values()].map((line) => ({ id: newId(), ...line }));
    await this.db.insert(ReportingLineRow, added);
  }
}

function keyOf(line: ReportingLine): string {
  return [line.employeeId, line.appraiserId, line.viaUnitId, line.viaKind, line.validFrom, line.validUntil].join('|');
}
