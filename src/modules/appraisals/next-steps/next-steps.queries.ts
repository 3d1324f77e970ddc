import { Injectable } from '@nestjs/common';
import { ReadLog } from '../../../kernel/audit/read-log.js';
import type { Actor } from '../../../kernel/auth/actor.js';
import { after, allOf, type SqlCondition } from '../../../kernel/database/condition.js';
import { Database } from '../../../kernel/database/database.js';
import { requestProblems } from '../../../kernel/errors/problems.js';
import { type CursorKeys, Cursors } from '../../../kernel/http/cursors.js';
import type { Page } from '../../../kernel/http/page.response.js';
import { WorkPlansApi } from '../../work-plans/index.js';
import type { NextStepQuery } from './http/next-step.request.js';
import type { NextStepResponse, PlanNextStepResponse } from './http/next-step.response.js';
import { type Looked, LookedSteps } from './looked-steps.js';
import { NextStepDays, type StepRow } from './next-step-days.js';
import { DECIDER, type Sql } from './next-steps.sql.js';

const PERSON = `e.nameKey, e.id AS employeeId, e.name, e.frontTitle, e.backTitle, u.id AS unitId, u.name AS unitName, y.id AS performancePeriodId, y.year`;
const PLAN = `${PERSON}, wp.id AS rowKey, wp.id AS workPlanId, wp.status, wp.startsOn, wp.endsOn, wp.submittedAt, wp.escalatedAt,
  na.id AS appraisalId, na.selfAssessmentDueOn, q.name AS periodName, ${DECIDER} AS deciderId, d.name AS deciderName,
  d.frontTitle AS deciderFrontTitle, d.backTitle AS deciderBackTitle`;
const NO_PLAN = `${PERSON}, e.id AS rowKey, NULL AS workPlanId, NULL AS status, NULL AS startsOn, NULL AS endsOn, NULL AS submittedAt, NULL AS escalatedAt,
  NULL AS appraisalId, NULL AS selfAssessmentDueOn, NULL AS periodName, rl.appraiserId AS deciderId, NULL AS deciderName,
  NULL AS deciderFrontTitle, NULL AS deciderBackTitle, 'EMPLOYEE_STARTS' AS step`;

/** Says of every plan, and of everybody who has to make one, what comes next and whose turn it is. Rules NS-1 to NS-3. */
@Injectable()
export class NextStepsQueries {
  constructor(
    private readonly db: Database,
    private readonly looked: LookedSteps,
    private readonly plans: WorkPlansApi,
    private readonly days: NextStepDays,
    private readonly cursors: Cursors,
    private readonly reads: ReadLog,
  ) {}

  /** What comes next, by name. Throws APPRAISAL.YEAR_UNKNOWN. */
  async list(actor: Actor, query: NextStepQuery): Promise<Page<NextStepResponse>> {
    const { performancePeriodId, unitId, employeeId, step, turn } = query;
    const asked = { performancePeriodId, unitId, employeeId, step, turn };
    const filter = ['next-steps', asked];
    const looked = await this.looked.of(actor, query);
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
    const { plans } = await this.looked.of(actor, {});
    const where = allOf({ sql: 'wp.id = ?', values: [id] }, plans.where);
    const [row] = await this.rows({ plans: { ...plans, where }, people: null }, undefined, 1);
    if (!row) throw requestProblems.NOT_FOUND();
    this.reads.record(actor, 'work-plan', id, row.employeeId);
    const isOpen = row.step === 'EMPLOYEE_DRAFTS' || row.step === 'EMPLOYEE_REVISES';
    const lacks = isOpen ? await this.plans.lacking(actor, id) : [];
    const [said] = await this.days.say([row], lacks.length);
    return { ...(said as NextStepResponse), lacks };
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
}
