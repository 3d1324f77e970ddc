import { Injectable } from '@nestjs/common';
import { ReadLog } from '../../../kernel/audit/read-log.js';
import type { Actor } from '../../../kernel/auth/actor.js';
import { Clock } from '../../../kernel/clock/clock.js';
import { allOf, type SqlCondition } from '../../../kernel/database/condition.js';
import { Database } from '../../../kernel/database/database.js';
import { compareKeys, type CursorKeys, Cursors } from '../../../kernel/http/cursors.js';
import { inputFault } from '../../../kernel/http/input-faults.js';
import type { Page } from '../../../kernel/http/page.response.js';
import { currentContext } from '../../../kernel/http/request-context.js';
import { say } from '../../../kernel/i18n/language.js';
import { type Days, earlier, later, plusDays } from '../../../kernel/values/civil-date.js';
import { displayName, EmployeeAccess, employeeTables, postedBelow, type Titled } from '../../employees/index.js';
import { OrganizationApi, organizationTables } from '../../organization/index.js';
import { PeriodsApi } from '../../periods/index.js';
import { workPlanTables } from '../../work-plans/index.js';
import { appraisalProblems } from '../appraisals.problems.js';
import { meets, uncoveredDays } from './domain/exemptions.js';
import type { PlanExemptionQuery } from './http/next-step.request.js';
import type { ExemptionReason, PlanExemptionResponse } from './http/next-step.response.js';
import { NO_CONTRACT_TEXT } from './next-step-texts.js';

const { employee, assignment, standing, contract } = employeeTables;
const PERSON = 'e.nameKey, e.id AS employeeId, e.name, e.frontTitle, e.backTitle, u.id AS unitId, u.name AS unitName';
const UNIT = `LEFT JOIN ${assignment} a ON a.employeeId = e.id AND a.kind = 'DEFINITIF' AND a.validFrom <= ? AND a.validUntil >= ?
  LEFT JOIN ${organizationTables.orgUnit} u ON u.id = a.unitId`;
/** The name of a code of standing: that of its latest days. */
const STANDING_NAME = `(SELECT ri.name FROM ${organizationTables.referenceItem} ri WHERE ri.list = 'kedudukan-hukum' AND ri.code = s.standingCode
  ORDER BY ri.validFrom DESC LIMIT 1)`;

interface PersonRow extends Titled, Days {
  readonly nameKey: string;
  readonly employeeId: string;
  readonly unitId: string | null;
  readonly unitName: string | null;
}
interface Exemption extends PersonRow {
  readonly reason: ExemptionReason;
  readonly text: string;
}
interface Within {
  readonly year: Days & { readonly id: string };
  readonly today: string;
  readonly where: SqlCondition;
}

/** Lists who owes no SKP on some days of a year, with the reason: few, so all of them are looked up for each page. Rule NS-3. */
@Injectable()
export class PlanExemptionsQueries {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly people: EmployeeAccess,
    private readonly organization: OrganizationApi,
    private readonly periods: PeriodsApi,
    private readonly cursors: Cursors,
    private readonly reads: ReadLog,
  ) {}

  /** The exemptions of a year, by name and first day. Throws APPRAISAL.YEAR_UNKNOWN. */
  async list(actor: Actor, query: PlanExemptionQuery): Promise<Page<PlanExemptionResponse>> {
    const { performancePeriodId, unitId } = query;
    const filter = ['plan-exemptions', performancePeriodId, unitId];
    const found = await this.periods.findYear(performancePeriodId);
    if (!found) throw appraisalProblems.YEAR_UNKNOWN({}, [inputFault({ parameter: 'performancePeriodId' }, 'INVALID')]);
    const today = this.clock.today();
    const where = allOf(
      this.people.reached(actor, 'work-plan:read', 'e.id'),
      unitId === undefined ? undefined : postedBelow('e.id', unitId, today),
    );
    const year = { id: found.id, validFrom: found.startsOn, validUntil: found.endsOn };
    const all = await this.exemptions({ year, today, where });
    const keys = ({ nameKey, employeeId, validFrom, reason }: Exemption): CursorKeys => [
      ...[nameKey, employeeId, validFrom, reason],
    ];
    const last = this.cursors.keysOf(query, filter);
    const rest = last ? all.filter((row) => compareKeys(keys(row), last) > 0) : all;
    const rows = rest.slice(0, query.limit + 1);
    const shown = rows.slice(0, query.limit).map((row) => row.employeeId);
    this.reads.list(actor, 'plan-exemption', { performancePeriodId, unitId }, shown);
    const total = query.count ? all.length : undefined;
    return this.cursors.pageOf({ rows, query, filter, total, keys, item: toExemption });
  }

  private async exemptions(within: Within): Promise<Exemption[]> {
    const byStanding = await this.byStanding(within);
    const ofPerson = Map.groupBy(byStanding, ({ employeeId }) => employeeId);
    const others = [...(await this.withoutContract(within)), ...(await this.endedPlans(within))];
    const isNew = (row: Exemption): boolean => !(ofPerson.get(row.employeeId) ?? []).some((known) => meets(known, row));
    const keys = ({ nameKey, employeeId, validFrom, reason }: Exemption): CursorKeys => [
      ...[nameKey, employeeId, validFrom, reason],
    ];
    return [...byStanding, ...others.filter(isNew)].sort((a, b) => compareKeys(keys(a), keys(b)));
  }

  private async byStanding({ year, today, where }: Within): Promise<Exemption[]> {
    const obliging = [...(await this.organization.standings())]
      .filter(([, { obligation }]) => obligation === 'REQUIRED' || obligation === 'CASE')
      .map(([code]) => code);
    const other = obliging.length > 0 ? ` AND s.standingCode NOT IN (${obliging.map(() => '?').join(', ')})` : '';
    const rows = await this.db.rows<PersonRow & { text: string | null; code: string }>(
      `SELECT ${PERSON}, s.validFrom, s.validUntil, s.standingCode AS code, ${STANDING_NAME} AS text FROM ${standing} s
        JOIN ${employee} e ON e.id = s.employeeId ${UNIT}
        WHERE e.kind <> 'NON_ASN' AND s.validFrom <= ? AND s.validUntil >= ?${other} AND ${where.sql}`,
      [today, today, year.validUntil, year.validFrom, ...obliging, ...where.values],
    );
    return rows.map(({ code, text, ...row }) => ({
      ...{ ...row, reason: 'STANDING', text: text ?? code },
      validFrom: later(row.validFrom, year.validFrom),
      validUntil: earlier(row.validUntil, year.validUntil),
    }));
  }

  private async withoutContract({ year, today, where }: Within): Promise<Exemption[]> {
    const rows = await this.db.rows<PersonRow>(
      `SELECT ${PERSON}, c.validFrom, c.validUntil FROM ${contract} c JOIN ${employee} e ON e.id = c.employeeId ${UNIT}
        WHERE e.kind LIKE 'PPPK%' AND NOT EXISTS (SELECT 1 FROM ${contract} k WHERE k.employeeId = e.id AND k.validFrom <= ?
        AND k.validUntil >= ?) AND ${where.sql}`,
      [today, today, year.validFrom, year.validUntil, ...where.values],
    );
    const text = say(NO_CONTRACT_TEXT, currentContext().language);
    return [...Map.groupBy(rows, ({ employeeId }) => employeeId).values()].flatMap((contracts) => {
      const [person] = contracts as [PersonRow];
      return uncoveredDays(contracts, year).map((gap) => ({ ...person, ...gap, reason: 'NO_CONTRACT' as const, text }));
    });
  }

  private async endedPlans({ year, today, where }: Within): Promise<Exemption[]> {
    const rows = await this.db.rows<PersonRow & { endsOn: string; text: string | null }>(
      `SELECT ${PERSON}, wp.endsOn, wp.endingReason AS text FROM ${workPlanTables.workPlan} wp JOIN ${employee} e ON e.id = wp.employeeId ${UNIT}
        WHERE wp.performancePeriodId = ? AND wp.status = 'CLOSED' AND wp.endingCause = 'DECIDED' AND wp.endsOn < ? AND NOT EXISTS (
        SELECT 1 FROM ${workPlanTables.workPlan} w WHERE w.employeeId = wp.employeeId AND w.performancePeriodId = wp.performancePeriodId
        AND w.status <> 'CANCELLED' AND w.startsOn > wp.endsOn) AND ${where.sql}`,
      [today, today, year.id, year.validUntil, ...where.values],
    );
    return rows.map(({ endsOn, text, ...row }) => ({
      ...{ ...row, reason: 'PLAN_ENDED', text: text ?? '' },
      ...{ validFrom: plusDays(endsOn, 1), validUntil: year.validUntil },
    }));
  }
}

function toExemption(row: Exemption): PlanExemptionResponse {
  const { employeeId, unitId, unitName, reason, text, validFrom: from, validUntil: until } = row;
  return { employeeId, employeeName: displayName(row), unitId, unitName, reason, text, from, until };
}
