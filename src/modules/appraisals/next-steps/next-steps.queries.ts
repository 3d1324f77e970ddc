import { Injectable } from '@nestjs/common';
import { ReadLog } from '../../../kernel/audit/read-log.js';
import type { Actor } from '../../../kernel/auth/actor.js';
import { Clock } from '../../../kernel/clock/clock.js';
import { after, allOf, anyOf, equal, NOTHING, type SqlCondition } from '../../../kernel/database/condition.js';
import { Database } from '../../../kernel/database/database.js';
import { requestProblems } from '../../../kernel/errors/problems.js';
import { compareKeys, type CursorKeys, Cursors } from '../../../kernel/http/cursors.js';
import { inputFault } from '../../../kernel/http/input-faults.js';
import type { Page } from '../../../kernel/http/page.response.js';
import { plusDays } from '../../../kernel/values/civil-date.js';
import { EmployeeAccess, EmployeesApi, employeeTables, postedBelow } from '../../employees/index.js';
import { Downtimes, PeriodsApi } from '../../periods/index.js';
import { WorkPlansApi, workPlanTables } from '../../work-plans/index.js';
import { AppraisalAccess } from '../appraisal.access.js';
import { appraisalProblems } from '../appraisals.problems.js';
import { STEP_CODES, type StepCode, stepsOf } from './domain/next-step.js';
import type { NextStepQuery, NextStepsOfUnitsQuery } from './http/next-step.request.js';
import type { NextStepResponse, PlanNextStepResponse, UnitStepResponse } from './http/next-step.response.js';
import { NextStepDays, type StepRow } from './next-step-days.js';
import { type Asked, DECIDER, peopleFrom, plansFrom, type Sql, stepOf, withoutPlan } from './next-steps.sql.js';

/** How many days back a deadline is looked for that outages have moved to today. */
const MOST_DAYS_BACK = 366;
const { reportingLine } = employeeTables;
const PERSON = `e.nameKey, e.id AS employeeId, e.name, e.frontTitle, e.backTitle, u.id AS unitId, u.name AS unitName, y.id AS performancePeriodId, y.year`;
const PLAN = `${PERSON}, wp.id AS rowKey, wp.id AS workPlanId, wp.status, wp.startsOn, wp.endsOn, wp.submittedAt, wp.escalatedAt,
  na.id AS appraisalId, na.selfAssessmentDueOn, q.name AS periodName, ${DECIDER} AS deciderId, d.name AS deciderName,
  d.frontTitle AS deciderFrontTitle, d.backTitle AS deciderBackTitle`;
const NO_PLAN = `${PERSON}, e.id AS rowKey, NULL AS workPlanId, NULL AS status, NULL AS startsOn, NULL AS endsOn, NULL AS submittedAt, NULL AS escalatedAt,
  NULL AS appraisalId, NULL AS selfAssessmentDueOn, NULL AS periodName, rl.appraiserId AS deciderId, NULL AS deciderName,
  NULL AS deciderFrontTitle, NULL AS deciderBackTitle, 'EMPLOYEE_STARTS' AS step`;

/** What is looked at: plans, and people without one. */
interface Looked {
  readonly plans: { readonly from: Sql; readonly where: SqlCondition; readonly step: Sql };
  readonly people: { readonly from: Sql; readonly where: SqlCondition } | null;
}

/** Says of every plan, and of everybody who has to make one, what comes next and whose turn it is. Rules NS-1 to NS-3. */
@Injectable()
export class NextStepsQueries {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly access: AppraisalAccess,
    private readonly people: EmployeeAccess,
    private readonly employees: EmployeesApi,
    private readonly periods: PeriodsApi,
    private readonly downtimes: Downtimes,
    private readonly plans: WorkPlansApi,
    private readonly days: NextStepDays,
    private readonly cursors: Cursors,
    private readonly reads: ReadLog,
  ) {}

  /** What comes next, by name. Throws APPRAISAL.YEAR_UNKNOWN. */
  async list(actor: Actor, query: NextStepQuery): Promise<Page<NextStepResponse>> {
    const { performancePeriodId, unitId, employeeId, step, turn, mine } = query;
    const asked = { performancePeriodId, unitId, employeeId, step, turn, mine };
    const filter = ['next-steps', asked];
    const looked = await this.looked(actor, query);
    const page = after(['nameKey', 'rowKey'], this.cursors.keysOf(query, filter));
    const rows = await this.rows(looked, page, query.limit + 1);
    const total = query.count ? await this.count(looked) : undefined;
    const shown = rows.slice(0, query.limit);
    this.reads.list(
      actor,
      'next-step',
      asked,
      shown.map((row) => row.employeeId),
    );
    const said = new Map((await this.days.say(shown)).map((item, at) => [shown[at], item]));
    const keys = ({ nameKey, rowKey }: StepRow): CursorKeys => [nameKey, rowKey];
    return this.cursors.pageOf({ rows, query, filter, total, keys, item: (row) => said.get(row) as NextStepResponse });
  }

  /** What comes next with one plan, and what it lacks. Throws REQUEST.NOT_FOUND. */
  async ofPlan(actor: Actor, id: string): Promise<PlanNextStepResponse> {
    const { plans } = await this.looked(actor, {});
    const where = allOf({ sql: 'wp.id = ?', values: [id] }, plans.where);
    const [row] = await this.rows({ plans: { ...plans, where }, people: null }, undefined, 1);
    if (!row) throw requestProblems.NOT_FOUND();
    this.reads.record(actor, 'work-plan', id, row.employeeId);
    const isOpen = row.step === 'EMPLOYEE_DRAFTS' || row.step === 'EMPLOYEE_REVISES';
    const lacks = isOpen ? await this.plans.lacking(actor, id) : [];
    const [said] = await this.days.say([row], lacks.length);
    return { ...(said as NextStepResponse), lacks };
  }

  /** How many plans, and people without one, are at each step, unit by unit. Throws APPRAISAL.YEAR_UNKNOWN. */
  async ofUnits(actor: Actor, query: NextStepsOfUnitsQuery): Promise<Page<UnitStepResponse>> {
    const { performancePeriodId, unitId, employeeId } = query;
    const filter = ['next-steps-of-units', performancePeriodId, unitId, employeeId];
    const looked = await this.looked(actor, query);
    const all = await this.counts(looked);
    const keys = placeOf;
    const last = this.cursors.keysOf(query, filter);
    const rest = last ? all.filter((row) => compareKeys(keys(row), last) > 0) : all;
    this.reads.list(actor, 'next-step', { performancePeriodId, unitId, employeeId }, []);
    const rows = rest.slice(0, query.limit + 1);
    const total = query.count ? all.length : undefined;
    return this.cursors.pageOf({ rows, query, filter, total, keys, item: (row) => row });
  }

  private async looked(actor: Actor, query: NextStepQuery | NextStepsOfUnitsQuery | object): Promise<Looked> {
    const { performancePeriodId, unitId, employeeId, step, turn, mine }: Partial<NextStepQuery> = query;
    if (performancePeriodId !== undefined && !(await this.periods.findYear(performancePeriodId)))
      throw appraisalProblems.YEAR_UNKNOWN({}, [inputFault({ parameter: 'performancePeriodId' }, 'INVALID')]);
    const today = this.clock.today();
    const asked = { ...(await this.asked(actor, today)), today };
    const common = [
      equal('e.id', employeeId),
      unitId === undefined ? undefined : postedBelow('e.id', unitId, today),
      mine ? await this.around(actor, today) : undefined,
    ];
    const steps = step ? [step] : turn ? stepsOf(turn) : undefined;
    const stepSql = stepOf(asked);
    const plans = allOf(
      { sql: `wp.status <> 'CANCELLED'`, values: [] },
      this.plans.readable(actor),
      equal('y.id', performancePeriodId),
      ...common,
      steps && isOneOf(stepSql, steps),
      mine ? mineOf(stepSql, actor) : undefined,
    );
    const isStart = !steps || steps.includes('EMPLOYEE_STARTS');
    const people = allOf(
      await this.employees.makingPlans(today),
      withoutPlan(today, performancePeriodId),
      this.people.reached(actor, 'work-plan:read', 'e.id'),
      ...common,
      mine ? { sql: 'e.id = ?', values: [actor.employeeId] } : undefined,
    );
    return {
      plans: { from: plansFrom(asked), where: plans, step: stepSql },
      people: isStart ? { from: peopleFrom(today), where: people } : null,
    };
  }

  private async asked(actor: Actor, today: string): Promise<Omit<Asked, 'today'>> {
    const grace = await this.downtimes.grace();
    let openSince = today;
    for (let back = 0; back < MOST_DAYS_BACK && grace(plusDays(openSince, -1)) >= today; back += 1)
      openSince = plusDays(openSince, -1);
    return { openSince, viewerId: actor.employeeId, appraisals: this.access.readable(actor) };
  }

  /** The caller and those about whom he may have to decide something: few, so that the rest need not be looked at. */
  private async around({ employeeId }: Actor, today: string): Promise<SqlCondition> {
    if (employeeId === null) return NOTHING;
    const sql = `SELECT employeeId FROM ${reportingLine} WHERE (appraiserId = ? OR superiorId = ?) AND validFrom <= ? AND validUntil >= ?
      UNION SELECT employeeId FROM ${workPlanTables.appraisalDuty} WHERE appraiserId = ?`;
    const rows = await this.db.rows<{ employeeId: string }>(sql, [employeeId, employeeId, today, today, employeeId]);
    const ids = [employeeId, ...rows.map((row) => row.employeeId)];
    return { sql: `e.id IN (${ids.map(() => '?').join(', ')})`, values: ids };
  }

  private rows(looked: Looked, page: SqlCondition | undefined, limit: number): Promise<StepRow[]> {
    const { plans, people } = looked;
    const part = (select: Sql, from: Sql, where: SqlCondition): Sql => {
      const rows = `SELECT * FROM (SELECT ${select.sql} FROM ${from.sql} WHERE ${where.sql}`;
      return { sql: rows, values: [...select.values, ...from.values, ...where.values] };
    };
    const columns = { sql: `${PLAN}, ${plans.step.sql} AS step`, values: plans.step.values };
    const end = (branch: Sql, key: string): Sql => {
      const beyond = page ? ` AND ${page.sql.replaceAll('nameKey', 'e.nameKey').replaceAll('rowKey', key)}` : '';
      const values = [...branch.values, ...(page?.values ?? []), limit];
      return { sql: `${branch.sql}${beyond} ORDER BY e.nameKey, ${key} LIMIT ?) t${key.slice(0, 1)}`, values };
    };
    const branches = [end(part(columns, plans.from, plans.where), 'wp.id')];
    if (people) branches.push(end(part({ sql: NO_PLAN, values: [] }, people.from, people.where), 'e.id'));
    const sql = `${branches.map((branch) => branch.sql).join(' UNION ALL ')} ORDER BY nameKey, rowKey LIMIT ?`;
    return this.db.rows<StepRow>(sql, [...branches.flatMap(({ values }) => values), limit]);
  }

  private async count({ plans, people }: Looked): Promise<number> {
    const of = async (from: Sql, where: SqlCondition): Promise<number> => {
      const sql = `SELECT COUNT(*) AS rows_ FROM ${from.sql} WHERE ${where.sql}`;
      const [row] = await this.db.rows<{ rows_: number }>(sql, [...from.values, ...where.values]);
      return Number(row?.rows_ ?? 0);
    };
    return (await of(plans.from, plans.where)) + (people ? await of(people.from, people.where) : 0);
  }

  private async counts({ plans, people }: Looked): Promise<UnitStepResponse[]> {
    const counted = async (step: Sql, from: Sql, where: SqlCondition): Promise<UnitStepResponse[]> => {
      const sql = `SELECT u.id AS unitId, u.name AS unitName, ${step.sql} AS step, COUNT(*) AS plans FROM ${from.sql}
        WHERE ${where.sql} GROUP BY u.id, u.name, step`;
      return this.db.rows<UnitStepResponse>(sql, [...step.values, ...from.values, ...where.values]);
    };
    const starts = { sql: `'EMPLOYEE_STARTS'`, values: [] };
    const rows = [
      ...(await counted(plans.step, plans.from, plans.where)),
      ...(people ? await counted(starts, people.from, people.where) : []),
    ];
    return rows
      .map((row) => ({ ...row, plans: Number(row.plans) }))
      .sort((one, other) => compareKeys(placeOf(one), placeOf(other)));
  }
}

/** By the unit's name, then in the order of the year. */
function placeOf({ unitName, unitId, step }: UnitStepResponse): CursorKeys {
  return [unitName ?? '', unitId ?? '', STEP_CODES.indexOf(step)];
}

/** Whose plans wait for the caller himself. */
function mineOf(step: Sql, { employeeId }: Actor): SqlCondition {
  const own = allOf(isOneOf(step, stepsOf('OWNER')), { sql: 'wp.employeeId = ?', values: [employeeId] });
  const decided = allOf(isOneOf(step, stepsOf('APPRAISER')), { sql: `${DECIDER} = ?`, values: [employeeId] });
  return anyOf({ sql: `(${own.sql})`, values: own.values }, { sql: `(${decided.sql})`, values: decided.values });
}

function isOneOf(step: Sql, codes: readonly StepCode[]): SqlCondition {
  return { sql: `${step.sql} IN (${codes.map(() => '?').join(', ')})`, values: [...step.values, ...codes] };
}
