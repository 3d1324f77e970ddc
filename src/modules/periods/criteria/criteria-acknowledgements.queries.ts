import { Injectable } from '@nestjs/common';
import { ReadLog } from '../../../kernel/audit/read-log.js';
import type { Actor } from '../../../kernel/auth/actor.js';
import { after, allOf, type SqlCondition } from '../../../kernel/database/condition.js';
import { Database } from '../../../kernel/database/database.js';
import { isoOrNull } from '../../../kernel/database/dialect.js';
import { Cursors } from '../../../kernel/http/cursors.js';
import type { Page } from '../../../kernel/http/page.response.js';
import { displayName, EmployeeAccess, type Titled } from '../../employees/index.js';
import { CriteriaPeople, PEOPLE_BELOW, type VersionOfUnit } from './criteria-people.js';
import type {
  AcknowledgementCountQuery,
  CriteriaAcknowledgementQuery,
} from './http/criteria-acknowledgements.request.js';
import type {
  AcknowledgementCountResponse,
  CriteriaAcknowledgementResponse,
} from './http/criteria-acknowledgements.response.js';

const VERSION = 'SELECT id, unitId, coversId, effectiveFrom FROM criteria_set WHERE id = ?';
const PERMISSION = 'criteria-acknowledgement:read';

type PersonRow = Omit<CriteriaAcknowledgementResponse, 'employeeName'> & Titled & { readonly nameKey: string };
type CountRow = AcknowledgementCountResponse & { readonly nameKey: string };

/** Who has acknowledged criteria and who has not, for those who look after the people. Rule CR-9. */
@Injectable()
export class CriteriaAcknowledgementsQueries {
  constructor(
    private readonly db: Database,
    private readonly people: EmployeeAccess,
    private readonly versions: CriteriaPeople,
    private readonly cursors: Cursors,
    private readonly reads: ReadLog,
  ) {}

  /** The people for whom a version counts, by name; none for a version that is not there. */
  async list(actor: Actor, query: CriteriaAcknowledgementQuery): Promise<Page<CriteriaAcknowledgementResponse>> {
    const { criteriaSetId, state } = query;
    const filter = ['criteria-acknowledgements', criteriaSetId, state];
    const reached = this.people.reached(actor, PERMISSION, 'e.id');
    const where = allOf(await this.peopleOf(criteriaSetId, state), reached);
    const page = allOf(where, after(['e.nameKey', 'e.id'], this.cursors.keysOf(query, filter)));
    const rows = await this.db.rows<PersonRow>(
      `SELECT e.id AS employeeId, e.name, e.frontTitle, e.backTitle, e.nameKey, e.nip, u.id AS unitId, u.name AS unitName, ck.acknowledgedAt
       FROM ${PEOPLE_BELOW} WHERE ${page.sql} ORDER BY e.nameKey, e.id LIMIT ?`,
      [criteriaSetId, ...page.values, query.limit + 1],
    );
    const counted = { sql: where.sql, values: [criteriaSetId, ...where.values] };
    const total = query.count ? await this.db.count(PEOPLE_BELOW, counted) : undefined;
    const shown = rows.slice(0, query.limit).map(({ employeeId }) => employeeId);
    this.reads.list(actor, 'criteria-set', { id: criteriaSetId, state }, shown);
    const keys = (row: PersonRow): [string, string] => [row.nameKey, row.employeeId];
    return this.cursors.pageOf({ rows, query, filter, total, keys, item: toPerson });
  }

  /** How many have acknowledged in each unit, by the unit's name. */
  async counts(actor: Actor, query: AcknowledgementCountQuery): Promise<Page<AcknowledgementCountResponse>> {
    const { criteriaSetId } = query;
    const filter = ['criteria-acknowledgement-counts', criteriaSetId];
    const reached = this.people.unitsReached(actor, PERMISSION, 'a.unitId');
    const where = allOf(await this.peopleOf(criteriaSetId, undefined), reached);
    const page = allOf(where, after(['u.nameKey', 'u.id'], this.cursors.keysOf(query, filter)));
    const rows = await this.db.rows<CountRow>(
      `SELECT u.id AS unitId, u.name AS unitName, u.nameKey, COUNT(*) AS people, COUNT(ck.id) AS acknowledged
       FROM ${PEOPLE_BELOW} WHERE ${page.sql} GROUP BY u.id, u.name, u.nameKey ORDER BY u.nameKey, u.id LIMIT ?`,
      [criteriaSetId, ...page.values, query.limit + 1],
    );
    const total = query.count ? await this.unitsOf(criteriaSetId, where) : undefined;
    return this.cursors.pageOf({ rows, query, filter, total, keys: (row) => [row.nameKey, row.unitId], item: toCount });
  }

  private async unitsOf(criteriaSetId: string, where: SqlCondition): Promise<number> {
    const sql = `SELECT COUNT(DISTINCT a.unitId) AS units FROM ${PEOPLE_BELOW} WHERE ${where.sql}`;
    const [row] = await this.db.rows<{ units: number }>(sql, [criteriaSetId, ...where.values]);
    return Number(row?.units ?? 0);
  }

  private async peopleOf(id: string, state: CriteriaAcknowledgementQuery['state']): Promise<SqlCondition> {
    const [version] = await this.db.rows<VersionOfUnit>(VERSION, [id]);
    return version ? this.versions.condition(version, state) : { sql: '1 = 0', values: [] };
  }
}

function toPerson({ name, frontTitle, backTitle, nameKey: _, ...row }: PersonRow): CriteriaAcknowledgementResponse {
  const employeeName = displayName({ name, frontTitle, backTitle });
  return { ...row, employeeName, acknowledgedAt: isoOrNull(row.acknowledgedAt) };
}

function toCount({ unitId, unitName, people, acknowledged }: CountRow): AcknowledgementCountResponse {
  return { unitId, unitName, people: Number(people), acknowledged: Number(acknowledged) };
}
