import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/auth/actor.js';
import { allOf, equal, type SqlCondition } from '../../../kernel/database/condition.js';
import { Clock } from '../../../kernel/clock/clock.js';
import { Database } from '../../../kernel/database/database.js';
import { isoOf } from '../../../kernel/database/dialect.js';
import type { CivilDate } from '../../../kernel/values/civil-date.js';
import { groupedBelow, postedBelow, type UnitGroups } from '../../employees/index.js';
import { PeriodsApi } from '../../periods/index.js';
import { type AppraisedTime, AppraisedTimes, appraisalsOf } from '../appraised-times.js';
import { DistributionReader, populationOf, type UnitDistribution } from '../distribution/distribution.reader.js';
import type { Counts } from '../distribution/domain/check.js';
import { limitOf, PATTERNS } from '../distribution/domain/pattern.js';
import { PredicatePolicyService } from '../distribution/predicate-policy.service.js';
import type { StepCode } from '../next-steps/domain/next-step.js';
import { UnitStepsQueries } from '../next-steps/unit-steps.queries.js';
import { WithheldFigures } from './withheld-figures.js';
import { type Predicate, PREDICATES, type Rating } from '../domain/rule-set.js';

/** Whether figures would tell their reader of few people. Rules CH-4, CH-9. */
export interface Withholding {
  readonly isWithheld: boolean;
}

/** What the pattern of an organisation asks of one predicate. */
export interface PredicateLimit {
  readonly predicate: Predicate;
  readonly kind: 'AT_MOST' | 'AT_LEAST';
  readonly limit: number;
}

/** The predicates of a unit at a time. */
export interface SpreadOfUnit extends Pick<UnitDistribution, 'counts' | 'unrated' | 'published'>, Withholding {
  readonly timeName: string;
  /** Null where none was set, so that no pattern applies. */
  readonly organisationPredicate: string | null;
  readonly limits: readonly PredicateLimit[];
  /** How many constraints of the pattern are broken. */
  readonly broken: number;
}

/** People with a pair of ratings. */
export interface RatedPair {
  readonly resultRating: Rating;
  readonly behaviourRating: Rating;
  readonly people: number;
}

/** Plans of a unit at a step. */
export interface StepOfUnit {
  readonly unitId: string | null;
  readonly step: StepCode;
  readonly plans: number;
  readonly overdue: number;
}

/** Appraisals of a period in a state. */
export interface StateOfAppraisals {
  readonly evaluationPeriodId: string | null;
  readonly status: string;
  readonly appraisals: number;
}

/** People of a group with a final predicate. */
export interface FinalPredicates {
  readonly unitId: string;
  readonly predicate: Predicate;
  readonly people: number;
}

/** An objection of somebody of a group. */
export interface EndedObjection {
  readonly unitId: string;
  readonly isUpheld: boolean;
  /** From filing to decision; null where none was made. */
  readonly days: number | null;
}

/** How a time is named: an evaluation period, or a year for the annual appraisals. */
export interface NamedFiguresTime {
  readonly performancePeriodId?: string | undefined;
  readonly evaluationPeriodId?: string | undefined;
}

/** So many years are looked at. */
const MOST_YEARS = 5;

/** Counts appraisals; nobody is named. Who may ask about which unit is for the asking module to check. */
@Injectable()
export class AppraisalFigures {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly periods: PeriodsApi,
    private readonly times: AppraisedTimes,
    private readonly policy: PredicatePolicyService,
    private readonly reader: DistributionReader,
    private readonly withheld: WithheldFigures,
    private readonly unitSteps: UnitStepsQueries,
  ) {}

  /** The predicates of a unit as they are now, drafts included but for the actor's own (AP-5). Throws REQUEST.PARAMETER. */
  async spreadOf(actor: Actor, unitId: string, named: NamedFiguresTime): Promise<SpreadOfUnit> {
    const time = await this.times.named(named);
    const { counts, unrated, published, applied, check } = await this.reader.of(unitId, time, actor.employeeId);
    const people = PREDICATES.reduce((sum, one) => sum + counts[one], unrated);
    const constraints = applied ? PATTERNS[applied.predicate].constraints : [];
    return {
      ...{ counts, unrated, published, timeName: time.name, organisationPredicate: applied?.predicate ?? null },
      limits: constraints.flatMap((one) => {
        const [predicate, ...others] = one.predicates;
        return predicate && others.length === 0 ? [{ predicate, kind: one.kind, limit: limitOf(one, people) }] : [];
      }),
      broken: check?.constraints.filter(({ state }) => state === 'BROKEN').length ?? 0,
      isWithheld: await this.withheld.ofTime(actor, unitId, time),
    };
  }

  /** The pairs of ratings of a unit, of the actor's own appraisal only once it is published. Throws REQUEST.PARAMETER. */
  async quadrantOf(
    actor: Actor,
    unitId: string,
    named: NamedFiguresTime,
  ): Promise<Withholding & { readonly timeName: string; readonly pairs: RatedPair[] }> {
    const time = await this.times.named(named);
    const where = allOf(await this.ofUnit(unitId, time), known(actor), {
      sql: 'ap.predicate IS NOT NULL AND ap.resultRating IS NOT NULL AND ap.behaviourRating IS NOT NULL',
      values: [],
    });
    const rows = await this.db.rows<Omit<RatedPair, 'people'> & { people: unknown }>(
      `SELECT ap.resultRating, ap.behaviourRating, COUNT(*) AS people FROM appraisal ap WHERE ${where.sql}
        GROUP BY ap.resultRating, ap.behaviourRating`,
      where.values,
    );
    const pairs = rows.map((row) => ({ ...row, people: Number(row.people) }));
    return { timeName: time.name, pairs, isWithheld: await this.withheld.ofTime(actor, unitId, time) };
  }

  /** Plans of a year at each step, and how many are overdue, by unit: of a unit and all below it. Rules NS-1, BO-2. */
  steps({ employeeId }: Actor, unitId: string, performancePeriodId: string): Promise<StepOfUnit[]> {
    return this.unitSteps.ofUnit(employeeId, unitId, performancePeriodId);
  }

  /**
   * Appraisals of a year by period and state, of the people of a unit and below it; the annual ones have no period. The actor's own is
   * counted as if nobody had rated until it is published (AP-5).
   */
  async states({ employeeId }: Actor, unitId: string, performancePeriodId: string): Promise<StateOfAppraisals[]> {
    const where = allOf(equal('ap.performancePeriodId', performancePeriodId), this.below(unitId));
    const shown = `CASE WHEN ap.status = 'RATED' AND ap.employeeId = ? THEN
      CASE WHEN ap.selfAssessedAt IS NULL THEN 'OPEN' ELSE 'SELF_ASSESSED' END ELSE ap.status END`;
    const sql = `SELECT s.evaluationPeriodId, s.status, COUNT(*) AS appraisals
      FROM (SELECT ap.evaluationPeriodId, ${shown} AS status FROM appraisal ap WHERE ${where.sql}) s
      GROUP BY s.evaluationPeriodId, s.status`;
    const rows = await this.db.rows<StateOfAppraisals>(sql, [employeeId ?? '', ...where.values]);
    return rows.map((row) => ({ ...row, appraisals: Number(row.appraisals) }));
  }

  /**
   * Objections of a year by state, and how many of the open ones are past their day; whether those that are decided, which judge single
   * people, are withheld from the actor.
   */
  async objections(
    actor: Actor,
    unitId: string,
    performancePeriodId: string,
  ): Promise<Withholding & { readonly states: Map<string, number>; readonly overdue: number }> {
    const from = 'objection ob JOIN appraisal ap ON ap.id = ob.appraisalId';
    const where = allOf(equal('ap.performancePeriodId', performancePeriodId), this.below(unitId));
    const sql = `SELECT ob.status, COUNT(*) AS objections FROM ${from} WHERE ${where.sql} GROUP BY ob.status`;
    const rows = await this.db.rows<{ status: string; objections: unknown }>(sql, where.values);
    const isLate = {
      sql: `ob.status IN ('FILED', 'UNDER_EXAMINATION') AND ob.decisionDueOn < ?`,
      values: [this.clock.today()],
    };
    return {
      states: new Map(rows.map(({ status, objections }) => [status, Number(objections)])),
      overdue: await this.db.count(from, allOf(where, isLate)),
      isWithheld: await this.withheld.ofYear(actor, unitId, performancePeriodId, this.clock.today()),
    };
  }

  private below(unitId: string): SqlCondition {
    return postedBelow('ap.employeeId', unitId, this.clock.today());
  }

  /** Final annual predicates of a year by group of people. */
  async finalPredicates(groups: UnitGroups, performancePeriodId: string): Promise<FinalPredicates[]> {
    const group = groupedBelow('ap.employeeId', groups);
    const rows = await this.db.rows<Omit<FinalPredicates, 'people'> & { people: unknown }>(
      `SELECT groupPath.ancestorId AS unitId, ap.predicate, COUNT(*) AS people FROM appraisal ap ${group.sql}
        WHERE ap.performancePeriodId = ? AND ap.kind = 'ANNUAL' AND ap.status = 'FINAL' AND ap.predicate IS NOT NULL
        GROUP BY groupPath.ancestorId, ap.predicate`,
      [...group.values, performancePeriodId],
    );
    return rows.map((row) => ({ ...row, people: Number(row.people) }));
  }

  /** Whether an annual appraisal of a year can still change: one that is neither final nor annulled, wherever the person is now. */
  async isAnnualLeft(performancePeriodId: string): Promise<boolean> {
    const sql = `ap.performancePeriodId = ? AND ap.kind = 'ANNUAL' AND ap.status NOT IN ('FINAL', 'ANNULLED')`;
    return (await this.db.count('appraisal ap', { sql, values: [performancePeriodId] })) > 0;
  }

  /** Objections to final annual appraisals of a year by group of people, in what they ended and after how many days. */
  async endedObjections(groups: UnitGroups, performancePeriodId: string): Promise<EndedObjection[]> {
    const group = groupedBelow('ap.employeeId', groups);
    const rows = await this.db.rows<{ unitId: string; status: string; filedOn: CivilDate; endedAt: string | null }>(
      `SELECT groupPath.ancestorId AS unitId, ob.status, ob.filedOn, ob.endedAt FROM objection ob
        JOIN appraisal ap ON ap.id = ob.appraisalId ${group.sql} WHERE ap.performancePeriodId = ? AND ap.kind = 'ANNUAL'
        AND ap.status = 'FINAL' AND ob.status <> 'WITHDRAWN'`,
      [...group.values, performancePeriodId],
    );
    return rows.map(({ unitId, status, filedOn, endedAt }) => {
      const isDecided = status === 'UPHELD' || status === 'REJECTED';
      const endedOn = isDecided && endedAt !== null ? this.clock.today(new Date(isoOf(endedAt))) : null;
      return {
        ...{ unitId, isUpheld: status === 'UPHELD' },
        days: endedOn === null ? null : daysBetween(filedOn, endedOn),
      };
    });
  }

  /** The annual predicates of a unit in the last years, of those in which anybody has one; the earliest first. */
  async yearsOf(
    actor: Actor,
    unitId: string,
  ): Promise<(Withholding & { readonly year: number; readonly counts: Counts })[]> {
    const found = [];
    for (const { id, year } of (await this.periods.allYears()).slice(-MOST_YEARS)) {
      const time = await this.times.of({ performancePeriodId: id, evaluationPeriodId: null });
      const { counts, unrated } = await this.reader.of(unitId, time, actor.employeeId);
      const people = PREDICATES.reduce((sum, one) => sum + counts[one], unrated);
      if (people === unrated) continue;
      found.push({ year, counts, isWithheld: await this.withheld.ofTime(actor, unitId, time) });
    }
    return found;
  }

  private async ofUnit(unitId: string, time: AppraisedTime): Promise<SqlCondition> {
    const { population } = await this.policy.current();
    return allOf(appraisalsOf(time), populationOf(population, unitId, time));
  }
}

const DAY_MS = 86_400_000;
const daysBetween = (from: CivilDate, until: CivilDate): number => (Date.parse(until) - Date.parse(from)) / DAY_MS;

/** Everything but the actor's own draft. */
function known({ employeeId }: Actor): SqlCondition {
  return { sql: '(ap.employeeId <> ? OR ap.publishedAt IS NOT NULL)', values: [employeeId ?? ''] };
}
