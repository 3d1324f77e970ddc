import { Injectable } from '@nestjs/common';
import { ReadLog } from '../../../kernel/audit/read-log.js';
import type { Actor } from '../../../kernel/auth/actor.js';
import { Clock } from '../../../kernel/clock/clock.js';
import { after, allOf, equal } from '../../../kernel/database/condition.js';
import { Database } from '../../../kernel/database/database.js';
import { Cursors } from '../../../kernel/http/cursors.js';
import type { Page } from '../../../kernel/http/page.response.js';
import { organizationTables } from '../../organization/index.js';
import { displayName } from '../domain/display-name.js';
import { EmployeeAccess } from '../employee.access.js';
import type { ReportingLineQuery } from './http/chain.request.js';
import type { ReportingLineResponse } from './http/chain.response.js';

/** Lines of one day with the definitive post of that day; takes the day four times. */
const FROM = `employee e JOIN reporting_line r ON r.employeeId = e.id
  LEFT JOIN assignment a ON a.employeeId = e.id AND a.kind = 'DEFINITIF' AND a.validFrom <= ? AND a.validUntil >= ?
  LEFT JOIN ${organizationTables.orgUnit} u ON u.id = a.unitId
  LEFT JOIN employee p ON p.id = r.appraiserId LEFT JOIN employee s ON s.id = r.superiorId`;
const NAMES = ['e', 'p', 's'].map(
  (of) => `${of}.name AS ${of}Name, ${of}.frontTitle AS ${of}Front, ${of}.backTitle AS ${of}Back`,
);
const LINE = `SELECT r.id, r.employeeId, e.nameKey, u.name AS unitName, r.appraiserId, r.basis, r.superiorId,
  ${NAMES.join(', ')} FROM ${FROM}`;

type Named<Of extends string> = Record<`${Of}Name` | `${Of}Front` | `${Of}Back`, string | null>;
type Row = Pick<ReportingLineResponse, 'id' | 'employeeId' | 'unitName' | 'appraiserId' | 'basis' | 'superiorId'> &
  Named<'e'> &
  Named<'p'> &
  Named<'s'> & { readonly nameKey: string };

/** Who appraises whom, for thousands at once. */
@Injectable()
export class ReportingLinesQueries {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly access: EmployeeAccess,
    private readonly cursors: Cursors,
    private readonly reads: ReadLog,
  ) {}

  /** Lines of one day, by the names of the people, who have one each: the order is that of an index of people. */
  async list(actor: Actor, query: ReportingLineQuery): Promise<Page<ReportingLineResponse>> {
    const { on = this.clock.today(), unitId, appraiserId, withoutAppraiser } = query;
    const filter = ['reporting-lines', on, unitId, appraiserId, withoutAppraiser];
    const where = allOf(
      { sql: 'r.validFrom <= ? AND r.validUntil >= ?', values: [on, on] },
      this.access.reached(actor, 'employee:read', 'r.employeeId'),
      equal('a.unitId', unitId),
      equal('r.appraiserId', appraiserId),
      withoutAppraiser ? { sql: 'r.appraiserId IS NULL', values: [] } : undefined,
    );
    const page = allOf(where, after(['e.nameKey', 'e.id'], this.cursors.keysOf(query, filter)));
    const sql = `${LINE} WHERE ${page.sql} ORDER BY e.nameKey, e.id LIMIT ?`;
    const rows = await this.db.rows<Row>(sql, [on, on, ...page.values, query.limit + 1]);
    const total = query.count
      ? await this.db.count(FROM, { sql: where.sql, values: [on, on, ...where.values] })
      : undefined;
    const shown = rows.slice(0, query.limit).map(({ employeeId }) => employeeId);
    this.reads.list(actor, 'employee', { on, unitId, appraiserId, withoutAppraiser }, shown);
    return this.cursors.pageOf({
      rows,
      query,
      filter,
      total,
      keys: (row) => [row.nameKey, row.employeeId],
      item: toLine,
    });
  }
}

function toLine(row: Row): ReportingLineResponse {
  const { id, employeeId, unitName, appraiserId, basis, superiorId } = row;
  return {
    id,
    employeeId,
    displayName: nameOf(row.eName, row.eFront, row.eBack) ?? '',
    unitName,
    appraiserId,
    appraiserName: nameOf(row.pName, row.pFront, row.pBack),
    basis,
    superiorId,
    superiorName: nameOf(row.sName, row.sFront, row.sBack),
  };
}

function nameOf(name: string | null, frontTitle: string | null, backTitle: string | null): string | null {
  return name === null ? null : displayName({ name, frontTitle, backTitle });
}
