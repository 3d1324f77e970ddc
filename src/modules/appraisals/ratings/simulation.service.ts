import { Injectable } from '@nestjs/common';
import { AuditLog } from '../../../kernel/audit/audit-log.js';
import type { Actor } from '../../../kernel/auth/actor.js';
import { Clock } from '../../../kernel/clock/clock.js';
import { allOf, equal } from '../../../kernel/database/condition.js';
import { Database } from '../../../kernel/database/database.js';
import { requestProblems } from '../../../kernel/errors/problems.js';
import { inputFault, refusedAt } from '../../../kernel/http/input-faults.js';
import { currentContext } from '../../../kernel/http/request-context.js';
import { say } from '../../../kernel/i18n/language.js';
import { displayName, EmployeeAccess, employeeTables, postedBelow, type Titled } from '../../employees/index.js';
import { organizationTables } from '../../organization/index.js';
import { type PerformancePeriodView, PeriodsApi } from '../../periods/index.js';
import { AppraisalPolicyService, requireNumbers } from '../appraisal-policy.service.js';
import { appraisalProblems } from '../appraisals.problems.js';
import type { RatedPart } from '../domain/annual-hint.js';
import { type Lack, type Predicate, PREDICATES } from '../domain/rule-set.js';
import { type WhatIf, whatIf, type WhatIfOutcome } from '../domain/what-if.js';
import type { Bilingual } from '../../../kernel/i18n/language.js';
import { LACK_TEXTS } from '../rating-texts.js';
import { ruleSetOf } from '../rule-sets.js';
import type { SimulationRequest } from './http/replay.request.js';
import type { MoverResponse, SimulationResponse, UncountedResponse } from './http/replay.response.js';
import { RatedParts } from './rated-parts.js';
import { STORED, storedResult, type StoredRow } from './stored-results.js';

/** How many people are named in each list. */
const MOST_NAMED = 500;
const PARTS_TEXT: Bilingual = {
  id: 'Belum ada evaluasi periodik yang diterbitkan.',
  en: 'No periodic appraisal was published.',
};

type Row = StoredRow & Titled;

/** Tries other rules on the published results of a year or of an evaluation period. It stores nothing but that it was done. Rule AP-20. */
@Injectable()
export class SimulationService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly audit: AuditLog,
    private readonly people: EmployeeAccess,
    private readonly periods: PeriodsApi,
    private readonly policies: AppraisalPolicyService,
    private readonly parts: RatedParts,
  ) {}

  /** Who would move. Throws APPRAISAL.YEAR_UNKNOWN, PERIOD_UNKNOWN, UNIT_UNKNOWN, SIMULATION_EMPTY, POINTS_RISE. */
  async simulate(actor: Actor, input: SimulationRequest): Promise<SimulationResponse> {
    const {
      performancePeriodId,
      evaluationPeriodId,
      unitId,
      ruleSetCode,
      numericSettings: settings = {},
      annualRule,
    } = input;
    const year = await this.periods.findYear(performancePeriodId);
    if (!year) throw refusedAt(appraisalProblems.YEAR_UNKNOWN, {}, '/performancePeriodId');
    if (evaluationPeriodId !== undefined) await this.requirePeriod(year, evaluationPeriodId, annualRule !== undefined);
    if (unitId !== undefined) await this.requireUnit(actor, unitId);
    if (ruleSetCode === undefined && annualRule === undefined && Object.keys(settings).length === 0)
      throw refusedAt(appraisalProblems.SIMULATION_EMPTY, {}, '/ruleSetCode', '/numericSettings', '/annualRule');
    // What colleagues said is kept with a result as points of the score that was expected then.
    const numbers = await this.policies.numbersOf(performancePeriodId);
    if ((settings.peersExpectedScore ?? numbers.peersExpectedScore) !== numbers.peersExpectedScore)
      throw requestProblems.INVALID({ count: 1 }, [
        inputFault({ pointer: '/numericSettings/peersExpectedScore' }, 'INVALID'),
      ]);
    requireNumbers({ ...numbers, ...settings });
    const { annualPoints: points } = await this.policies.policy();
    const rows = await this.results(actor, input);
    const parts = annualRule ? await this.parts.ofYear(performancePeriodId) : new Map<string, RatedPart[]>();
    const tried: WhatIf = { annualRule: annualRule ?? null, points, settings };
    const answer = summed(rows, (row) => outcomeFor(row, tried, ruleSetCode, year, parts));
    const people = [...answer.movers, ...answer.missing].map(({ employeeId }) => employeeId);
    const facts = { evaluationPeriodId, unitId: unitId ?? null, ruleSetCode, annualRule, settings, people };
    const object = { type: 'performance-period', id: performancePeriodId };
    await this.audit.record({ action: 'appraisal.simulate', object, facts });
    return answer;
  }

  /** The published results of that time in reach, by name. */
  private results(
    actor: Actor,
    { performancePeriodId, evaluationPeriodId, unitId }: SimulationRequest,
  ): Promise<Row[]> {
    const where = allOf(
      {
        sql: `ap.kind = ? AND ap.publishedAt IS NOT NULL AND ap.status <> 'ANNULLED'`,
        values: [evaluationPeriodId ? 'PERIODIC' : 'ANNUAL'],
      },
      equal('ap.performancePeriodId', performancePeriodId),
      equal('ap.evaluationPeriodId', evaluationPeriodId),
      this.people.reached(actor, 'appraisal-simulation:run', 'ap.employeeId'),
      unitId === undefined ? undefined : postedBelow('ap.employeeId', unitId, this.clock.today()),
    );
    const sql = `SELECT ${STORED}, e.name, e.frontTitle, e.backTitle FROM appraisal ap
      JOIN ${employeeTables.employee} e ON e.id = ap.employeeId WHERE ${where.sql} ORDER BY e.nameKey, ap.id`;
    return this.db.rows<Row>(sql, where.values);
  }

  private async requirePeriod(
    { id }: PerformancePeriodView,
    evaluationPeriodId: string,
    isOfYear: boolean,
  ): Promise<void> {
    const period = await this.periods.findEvaluationPeriod(evaluationPeriodId);
    if (period?.performancePeriodId !== id)
      throw refusedAt(appraisalProblems.PERIOD_UNKNOWN, {}, '/evaluationPeriodId');
    // A rule of the year makes one predicate of those of its periods.
    if (isOfYear) throw requestProblems.INVALID({ count: 1 }, [inputFault({ pointer: '/annualRule' }, 'INVALID')]);
  }

  private async requireUnit(actor: Actor, unitId: string): Promise<void> {
    const reach = this.people.unitsReached(actor, 'appraisal-simulation:run', 'u.id');
    const known = await this.db.count(`${organizationTables.orgUnit} u`, allOf(equal('u.id', unitId), reach));
    if (known === 0) throw refusedAt(appraisalProblems.UNIT_UNKNOWN, {}, '/unitId');
  }
}

function outcomeFor(
  row: Row,
  tried: WhatIf,
  ruleSetCode: string | undefined,
  { endsOn }: PerformancePeriodView,
  parts: ReadonlyMap<string, readonly RatedPart[]>,
): WhatIfOutcome {
  const { outcome, inputs } = storedResult(row);
  const ruleSet = ruleSetOf(ruleSetCode ?? outcome.ruleSetCode, endsOn);
  return whatIf(tried, ruleSet, inputs, parts.get(row.employeeId) ?? []);
}

function summed(rows: readonly Row[], of: (row: Row) => WhatIfOutcome): SimulationResponse {
  const { language } = currentContext();
  const textOf = (code: Lack | 'PARTS') => ({
    code,
    text: say(code === 'PARTS' ? PARTS_TEXT : LACK_TEXTS[code], language),
  });
  const movers: MoverResponse[] = [];
  const missing: UncountedResponse[] = [];
  const after: Predicate[] = [];
  for (const row of rows) {
    const { predicate, lacks } = of(row);
    const { id: appraisalId, employeeId, predicate: before } = row;
    const who = { appraisalId, employeeId, employeeName: displayName(row), before };
    if (predicate === null) missing.push({ ...who, lacks: lacks.map(textOf) });
    else after.push(predicate);
    if (predicate !== null && predicate !== before) movers.push({ ...who, after: predicate });
  }
  return {
    people: rows.length,
    unmoved: after.length - movers.length,
    moved: movers.length,
    uncounted: missing.length,
    predicates: PREDICATES.map((predicate) => ({
      predicate,
      before: rows.filter((row) => row.predicate === predicate).length,
      after: after.filter((one) => one === predicate).length,
    })),
    movers: movers.slice(0, MOST_NAMED),
    missing: missing.slice(0, MOST_NAMED),
  };
}
