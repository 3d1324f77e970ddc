import { Injectable } from '@nestjs/common';
import { ReadLog } from '../../../kernel/audit/read-log.js';
import type { Actor } from '../../../kernel/auth/actor.js';
import { Clock } from '../../../kernel/clock/clock.js';
import { after, allOf, equal, type SqlCondition } from '../../../kernel/database/condition.js';
import { Database } from '../../../kernel/database/database.js';
import { inputFault } from '../../../kernel/http/input-faults.js';
import { Cursors } from '../../../kernel/http/cursors.js';
import type { Page } from '../../../kernel/http/page.response.js';
import { currentContext } from '../../../kernel/http/request-context.js';
import { say } from '../../../kernel/i18n/language.js';
import { PeriodsApi } from '../../periods/index.js';
import { displayName, employeeTables, postedBelow, type Titled } from '../../employees/index.js';
import type { CascadeFindingQuery, CascadeQuery } from '../http/cascade.request.js';
import type { CascadeFindingKindResponse, CascadeFindingResponse } from '../http/cascade.response.js';
import { WorkPlanAccess } from '../work-plan.access.js';
import { WorkPlanPolicyService } from '../work-plan-policy.service.js';
import { cascadeProblems } from './cascade.problems.js';
import { CASCADE_FINDING_CODES, CASCADE_FINDINGS, type CascadeFindingCode } from './cascade-findings.js';

const { employee } = employeeTables;

const PLANS = `work_plan wp JOIN ${employee} e ON e.id = wp.employeeId`;
const RESULTS_OF = 'JOIN work_plan_result r ON r.workPlanId = wp.id AND r.removedAt IS NULL';
const RESULTS = `${PLANS} ${RESULTS_OF}`;
const COLUMNS = 'wp.id AS workPlanId, wp.employeeId, wp.status, e.name, e.frontTitle, e.backTitle, e.nameKey';

type Row = Omit<CascadeFindingResponse, 'employeeName'> & Titled & { readonly nameKey: string };

/** Where the cascade of a year does not hold together, among the plans that the caller may read. Rule CA-9. */
@Injectable()
export class CascadeFindingsQueries {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly access: WorkPlanAccess,
    private readonly policy: WorkPlanPolicyService,
    private readonly periods: PeriodsApi,
    private readonly cursors: Cursors,
    private readonly reads: ReadLog,
  ) {}

  /** Every kind of finding with how many there are. Throws CASCADE.PERIOD_UNKNOWN. */
  async kinds(actor: Actor, query: CascadeQuery): Promise<Page<CascadeFindingKindResponse>> {
    const filter = ['cascade-findings', query.performancePeriodId, query.unitId, query.employeeId];
    const [last = -1] = this.cursors.keysOf(query, filter) ?? [];
    const places = CASCADE_FINDING_CODES.map((_, place) => place).filter((place) => place > Number(last));
    const page = this.cursors.pageOf({
      ...{ rows: places.slice(0, query.limit + 1), query, filter },
      total: query.count ? CASCADE_FINDING_CODES.length : undefined,
      keys: (place) => [place],
      item: (place) => CASCADE_FINDING_CODES[place] as CascadeFindingCode,
    });
    const counts = await this.counts(actor, page.data, query);
    const data = page.data.map((kind) => {
      const title = say(CASCADE_FINDINGS[kind].title, currentContext().language);
      return { kind, title, findings: counts.get(kind) ?? 0 };
    });
    return { ...page, data };
  }

  /** How many there are of each kind; whose they are is not asked for, so that people need not be looked up. */
  private async counts(
    actor: Actor,
    kinds: readonly CascadeFindingCode[],
    query: CascadeQuery,
  ): Promise<Map<CascadeFindingCode, number>> {
    const { mostMainResults } = await this.policy.current();
    const common = await this.common(actor, query);
    const counted = kinds.map(async (kind): Promise<[CascadeFindingCode, number]> => {
      const { of, where } = CASCADE_FINDINGS[kind];
      const from = of === 'PLAN' ? 'work_plan wp' : `work_plan wp ${RESULTS_OF}`;
      return [kind, await this.db.count(from, allOf(common, where({ mostMainResults })))];
    });
    return new Map(await Promise.all(counted));
  }

  /** The findings of one kind, by name. Throws CASCADE.PERIOD_UNKNOWN. */
  async findings(actor: Actor, query: CascadeFindingQuery): Promise<Page<CascadeFindingResponse>> {
    const { kind, performancePeriodId, unitId, employeeId: of } = query;
    const filter = ['cascade-finding', kind, performancePeriodId, unitId, of];
    const { from, where, id } = await this.found(actor, kind, query);
    const page = allOf(where, after(['e.nameKey', id], this.cursors.keysOf(query, filter)));
    const what =
      CASCADE_FINDINGS[kind].of === 'RESULT' ? 'r.id AS resultId, r.statement' : 'NULL AS resultId, NULL AS statement';
    const rows = await this.db.rows<Row>(
      `SELECT ${COLUMNS}, ${what} FROM ${from} WHERE ${page.sql} ORDER BY e.nameKey, ${id} LIMIT ?`,
      [...page.values, query.limit + 1],
    );
    const total = query.count ? await this.db.count(from, where) : undefined;
    const shown = rows.slice(0, query.limit).map(({ employeeId }) => employeeId);
    this.reads.list(actor, 'work-plan', { finding: kind, performancePeriodId, unitId, employeeId: of }, shown);
    return this.cursors.pageOf({
      ...{ rows, query, filter, total },
      keys: (row) => [row.nameKey, row.resultId ?? row.workPlanId],
      item: ({ workPlanId, employeeId, status, resultId, statement, ...names }) => {
        return { workPlanId, employeeId, employeeName: displayName(names), status, resultId, statement };
      },
    });
  }

  private async found(
    actor: Actor,
    kind: CascadeFindingCode,
    query: CascadeQuery,
  ): Promise<{ from: string; where: SqlCondition; id: string }> {
    const { of, where } = CASCADE_FINDINGS[kind];
    const common = await this.common(actor, query);
    const { mostMainResults } = await this.policy.current();
    const ofPlan = of === 'PLAN';
    return {
      from: ofPlan ? PLANS : RESULTS,
      id: ofPlan ? 'wp.id' : 'r.id',
      where: allOf(common, where({ mostMainResults })),
    };
  }

  /** The plans that are looked at, as a condition on `wp`. Throws CASCADE.PERIOD_UNKNOWN. */
  private async common(actor: Actor, { performancePeriodId, unitId, employeeId }: CascadeQuery): Promise<SqlCondition> {
    if (!(await this.periods.findYear(performancePeriodId)))
      throw cascadeProblems.PERIOD_UNKNOWN({}, [inputFault({ parameter: 'performancePeriodId' }, 'INVALID')]);
    return allOf(
      { sql: `wp.status <> 'CANCELLED'`, values: [] },
      equal('wp.performancePeriodId', performancePeriodId),
      equal('wp.employeeId', employeeId),
      this.access.readable(actor),
      unitId === undefined ? undefined : postedBelow('wp.employeeId', unitId, this.clock.today()),
    );
  }
}
