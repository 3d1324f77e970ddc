import { Injectable } from '@nestjs/common';
import { ReadLog } from '../../../kernel/audit/read-log.js';
import type { Actor } from '../../../kernel/auth/actor.js';
import { Clock } from '../../../kernel/clock/clock.js';
import { allOf, anyOf, type SqlCondition } from '../../../kernel/database/condition.js';
import { Database } from '../../../kernel/database/database.js';
import { compareKeys, type CursorKeys, Cursors } from '../../../kernel/http/cursors.js';
import type { Page } from '../../../kernel/http/page.response.js';
import { type CivilDate, OPEN_END, plusDays } from '../../../kernel/values/civil-date.js';
import { employeeTables } from '../../employees/index.js';
import { organizationTables } from '../../organization/index.js';
import { PeriodsApi } from '../../periods/index.js';
import { type OpenPlan, PlanDeadlines } from '../../work-plans/index.js';
import { STEP_CODES, type StepCode } from './domain/next-step.js';
import type { NextStepsOfUnitsQuery } from './http/next-step.request.js';
import type { UnitStepResponse } from './http/next-step.response.js';
import { type Looked, LookedSteps } from './looked-steps.js';
import { barePlansFrom, type Sql } from './next-steps.sql.js';

const { assignment, contract, standing } = employeeTables;
const { orgUnit, ancestor } = organizationTables;
/** So many plans at a time are asked when they are due. */
const AT_ONCE = 500;
/** The units directly below the government (EM-14), with each unit that stands in them or below. */
const AGENCIES = `SELECT p.unitId, top.id, top.name FROM ${ancestor} p JOIN ${orgUnit} top ON top.id = p.ancestorId
  JOIN ${orgUnit} root ON root.id = top.parentId AND root.parentId IS NULL WHERE p.validFrom <= ? AND p.validUntil >= ?`;
/** What is due with the other plans of the year, but for what is new. */
const HANDED_IN: readonly StepCode[] = ['EMPLOYEE_STARTS', 'EMPLOYEE_DRAFTS', 'EMPLOYEE_REVISES'];
const STARTS: Sql = { sql: `'EMPLOYEE_STARTS'`, values: [] };
/** The step of a plan that does not count yet. */
const STEP = `CASE wp.status WHEN 'DRAFT' THEN 'EMPLOYEE_DRAFTS' WHEN 'RETURNED' THEN 'EMPLOYEE_REVISES' WHEN 'SUBMITTED'
  THEN 'APPRAISER_DECIDES' ELSE 'APPRAISER_ACTIVATES' END`;

type Counted = Omit<UnitStepResponse, 'overdue'>;
/** A plan, or a person without one, of which nobody knows yet whether it is overdue. */
type Asked = OpenPlan & Omit<Counted, 'plans'>;
interface Part {
  readonly from: Sql;
  readonly where: SqlCondition;
  readonly step: Sql;
}

/** Counts plans, and people without one, at each step: by unit or agency and year, with how many are overdue. Rules NS-1, NS-6. */
@Injectable()
export class UnitStepsQueries {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly looked: LookedSteps,
    private readonly deadlines: PlanDeadlines,
    private readonly periods: PeriodsApi,
    private readonly cursors: Cursors,
    private readonly reads: ReadLog,
  ) {}

  /** By the unit's name, then in the order of the years and of the steps. Throws APPRAISAL.YEAR_UNKNOWN. */
  async list(actor: Actor, query: NextStepsOfUnitsQuery): Promise<Page<UnitStepResponse>> {
    const { performancePeriodId, unitId, employeeId, level } = query;
    const asked = { performancePeriodId, unitId, employeeId, level };
    const filter = ['next-steps-of-units', asked];
    const looked = await this.looked.of(actor, query);
    const last = this.cursors.keysOf(query, filter);
    const counts = await this.counts(looked);
    const overdue = await this.overdue(looked, counts);
    const agencies = level === 'AGENCY' ? await this.agencies() : new Map<string, Agency>();
    const all = summedUp(counts, overdue, agencies);
    const rest = last ? all.filter((row) => compareKeys(placeOf(row), last) > 0) : all;
    this.reads.list(actor, 'next-step', asked, []);
    const rows = rest.slice(0, query.limit + 1);
    const total = query.count ? all.length : undefined;
    return this.cursors.pageOf({ rows, query, filter, total, keys: placeOf, item: (row) => row });
  }

  /** All that is counted of a unit and below it, by unit and step: whoever may see it. Rule BO-2. */
  async ofUnit(viewerId: string | null, unitId: string, performancePeriodId: string): Promise<UnitStepResponse[]> {
    const looked = await this.looked.ofUnit(viewerId, unitId, performancePeriodId);
    const counts = await this.counts(looked);
    return summedUp(counts, await this.overdue(looked, counts), new Map());
  }

  private async counts({ plans, people }: Looked): Promise<Counted[]> {
    return [...(await this.count(plans)), ...(people ? await this.count({ ...people, step: STARTS }) : [])];
  }

  /**
   * Only five steps can be overdue: all others are due on a day to come, or on none. Whoever has nothing new (WP-28) is due with the others
   * of his year; those with something new, and plans that wait for an answer for long, are few and asked one by one. As counts to be added.
   */
  private async overdue({ plans, people }: Looked, counts: readonly Counted[]): Promise<Counted[]> {
    const today = this.clock.today();
    const { newSince, answeredSince } = await this.deadlines.earliest(today);
    const isLate = { sql: 'y.planDueOn < ?', values: [today] };
    const isNew = somethingNew(newSince);
    const isOpen = { sql: `wp.status IN ('DRAFT', 'RETURNED')`, values: [] };
    const isStillNew = anyOf(isNew, { sql: 'wp.startsOn > ?', values: [today] });
    const isAgreed = { sql: `wp.status = 'AGREED' AND wp.startsOn < ?`, values: [today] };
    const of = (...more: SqlCondition[]): Part => ({
      ...{ from: barePlansFrom(today), step: { sql: STEP, values: [] }, where: allOf(plans.where, ...more) },
    });
    const lateYears = (await this.periods.allYears()).filter((year) => year.planDueOn < today).map(({ id }) => id);
    const behind = counts.filter((row) => HANDED_IN.includes(row.step) && lateYears.includes(row.performancePeriodId));
    // What nobody stands at need not be looked for: for most of the year that is all of it.
    const among = (rows: readonly Counted[], ...steps: StepCode[]): boolean =>
      rows.some(({ step }) => steps.includes(step));
    const isDrafted = among(behind, 'EMPLOYEE_DRAFTS', 'EMPLOYEE_REVISES');
    const drafted = isDrafted ? await this.rows(of(isOpen, isLate, isStillNew), PLAN_FACTS) : [];
    const isMissing = people !== null && among(behind, 'EMPLOYEE_STARTS');
    const missing = isMissing
      ? await this.rows({ ...people, step: STARTS, where: allOf(people.where, isLate, isNew) }, NO_PLAN)
      : [];
    const isAwaited = among(counts, 'APPRAISER_DECIDES');
    const waits = submittedBefore(this.clock.startOf(answeredSince));
    const waiting = isAwaited ? await this.rows(of(waits), PLAN_FACTS) : [];
    const spared = (await this.withDays([...drafted, ...missing])).filter(({ dueOn }) => dueOn >= today);
    const late = (await this.withDays(waiting)).filter(({ dueOn }) => dueOn < today);
    return [
      ...behind,
      ...spared.map((row) => ({ ...row, plans: -1 })),
      ...late.map((row) => ({ ...row, plans: 1 })),
      ...(among(counts, 'APPRAISER_ACTIVATES') ? await this.count(of(isAgreed)) : []),
    ];
  }

  /** By when each is due; what has no day is due on none. */
  private async withDays(rows: readonly Asked[]): Promise<(Asked & { readonly dueOn: CivilDate })[]> {
    const today = this.clock.today();
    const found: (Asked & { readonly dueOn: CivilDate })[] = [];
    for (let at = 0; at < rows.length; at += AT_ONCE) {
      const some = rows.slice(at, at + AT_ONCE);
      const days = await this.deadlines.dueOnOf(some.map((row) => ({ ...row, startsOn: row.startsOn ?? today })));
      found.push(...some.map((row, index) => ({ ...row, dueOn: days[index] ?? OPEN_END })));
    }
    return found;
  }

  private count({ from, where, step }: Part): Promise<Counted[]> {
    const sql = `SELECT u.id AS unitId, u.name AS unitName, y.id AS performancePeriodId, y.year, ${step.sql} AS step, COUNT(*) AS plans
      FROM ${from.sql} WHERE ${where.sql} GROUP BY u.id, u.name, y.id, y.year, step`;
    return this.db.rows<Counted>(sql, [...step.values, ...from.values, ...where.values]);
  }

  private rows({ from, where, step }: Part, facts: string): Promise<Asked[]> {
    const sql = `SELECT u.id AS unitId, u.name AS unitName, y.id AS performancePeriodId, y.year, ${step.sql} AS step, e.id AS employeeId,
      ${facts} FROM ${from.sql} WHERE ${where.sql} ORDER BY u.id`;
    return this.db.rows<Asked>(sql, [...step.values, ...from.values, ...where.values]);
  }

  private async agencies(): Promise<Map<string, Agency>> {
    const today = this.clock.today();
    const rows = await this.db.rows<Agency & { unitId: string }>(AGENCIES, [today, today]);
    return new Map(rows.map(({ unitId, id, name }) => [unitId, { id, name }]));
  }
}

const PLAN_FACTS = 'wp.status, wp.startsOn, wp.submittedAt, wp.escalatedAt';
const NO_PLAN = 'NULL AS status, NULL AS startsOn, NULL AS submittedAt, NULL AS escalatedAt';

interface Agency {
  readonly id: string;
  readonly name: string;
}

/** The counts with those that are overdue, each put to the agency of its unit where there is one. */
function summedUp(
  counts: readonly Counted[],
  overdue: readonly Counted[],
  agencies: ReadonlyMap<string, Agency>,
): UnitStepResponse[] {
  const sums = new Map<string, UnitStepResponse>();
  const add = ({ unitId, unitName, performancePeriodId, year, step, plans }: Counted, field: 'plans' | 'overdue') => {
    const agency = agencies.get(unitId ?? '');
    const place = agency ? { unitId: agency.id, unitName: agency.name } : { unitId, unitName };
    const key = [place.unitId, performancePeriodId, step].join();
    const none = { ...place, performancePeriodId, year: Number(year), step, plans: 0, overdue: 0 };
    const sum = sums.get(key) ?? none;
    sums.set(key, { ...sum, [field]: sum[field] + Number(plans) });
  };
  for (const row of counts) add(row, 'plans');
  for (const row of overdue) add(row, 'overdue');
  return [...sums.values()].sort((one, other) => compareKeys(placeOf(one), placeOf(other)));
}

function placeOf({ unitName, unitId, year, step }: UnitStepResponse): CursorKeys {
  return [unitName ?? '', unitId ?? '', year, STEP_CODES.indexOf(step satisfies StepCode)];
}

/** A post, a work agreement or, after a time without, a duty that began on this day or later; more than WP-28 counts, but nothing less. */
function somethingNew(since: CivilDate): SqlCondition {
  const has = (table: string, days: string): string =>
    `EXISTS (SELECT 1 FROM ${table} nx WHERE nx.employeeId = e.id AND ${days})`;
  const post = has(assignment, `nx.kind = 'DEFINITIF' AND nx.validFrom >= ?`);
  const agreement = has(contract, 'nx.validFrom >= ?');
  const duty = has(standing, 'nx.validUntil >= ? AND nx.validUntil < ?');
  return { sql: `(${post} OR ${agreement} OR ${duty})`, values: [since, since, plusDays(since, -1), OPEN_END] };
}

function submittedBefore(at: Date): SqlCondition {
  const sql = `(wp.status = 'SUBMITTED' AND wp.submittedAt < ? AND (wp.escalatedAt IS NULL OR wp.escalatedAt < ?))`;
  return { sql, values: [at, at] };
}
