import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/auth/actor.js';
import { allOf, type SqlCondition } from '../../../kernel/database/condition.js';
import { Database } from '../../../kernel/database/database.js';
import { PeriodsApi } from '../../periods/index.js';
import { AppraisalAccess } from '../appraisal.access.js';
import { type AppraisedTime, AppraisedTimes, appraisalsOf } from '../appraised-times.js';
import { DistributionReader, populationOf, type UnitDistribution } from '../distribution/distribution.reader.js';
import type { Counts } from '../distribution/domain/check.js';
import { limitOf, PATTERNS } from '../distribution/domain/pattern.js';
import { PredicatePolicyService } from '../distribution/predicate-policy.service.js';
import { type Predicate, PREDICATES, type Rating } from '../domain/rule-set.js';

/** How many people of a unit there are at a time, and how many of their appraisals an actor may not read. */
export interface UnitPeople {
  readonly people: number;
  readonly unreadable: number;
}

/** What the pattern of an organisation asks of one predicate. */
export interface PredicateLimit {
  readonly predicate: Predicate;
  readonly kind: 'AT_MOST' | 'AT_LEAST';
  readonly limit: number;
}

/** The predicates of a unit at a time. */
export interface SpreadOfUnit extends Pick<UnitDistribution, 'counts' | 'unrated' | 'published'>, UnitPeople {
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
    private readonly access: AppraisalAccess,
    private readonly periods: PeriodsApi,
    private readonly times: AppraisedTimes,
    private readonly policy: PredicatePolicyService,
    private readonly reader: DistributionReader,
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
      ...{ people, unreadable: await this.unreadable(actor, unitId, time) },
    };
  }

  /** The pairs of ratings of a unit, of the actor's own appraisal only once it is published. Throws REQUEST.PARAMETER. */
  async quadrantOf(
    actor: Actor,
    unitId: string,
    named: NamedFiguresTime,
  ): Promise<UnitPeople & { readonly timeName: string; readonly pairs: RatedPair[] }> {
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
    const people = await this.db.count('appraisal ap', await this.ofUnit(unitId, time));
    const unreadable = await this.unreadable(actor, unitId, time);
    const pairs = rows.map((row) => ({ ...row, people: Number(row.people) }));
    return { timeName: time.name, pairs, people, unreadable };
  }

  /** The annual predicates of a unit, of the last years that have any, the earliest first. */
  async yearsOf(
    actor: Actor,
    unitId: string,
  ): Promise<(UnitPeople & { readonly year: number; readonly counts: Counts })[]> {
    const found = [];
    for (const { id, year } of (await this.periods.allYears()).slice(-MOST_YEARS)) {
      const time = await this.times.of({ performancePeriodId: id, evaluationPeriodId: null });
      const { counts, unrated } = await this.reader.of(unitId, time, actor.employeeId);
      const people = PREDICATES.reduce((sum, one) => sum + counts[one], unrated);
      if (people === unrated) continue;
      found.push({ year, counts, people, unreadable: await this.unreadable(actor, unitId, time) });
    }
    return found;
  }

  private async ofUnit(unitId: string, time: AppraisedTime): Promise<SqlCondition> {
    const { population } = await this.policy.current();
    return allOf(appraisalsOf(time), populationOf(population, unitId, time));
  }

  private async unreadable(actor: Actor, unitId: string, time: AppraisedTime): Promise<number> {
    const { sql, values } = this.access.readable(actor);
    const where = allOf(await this.ofUnit(unitId, time), { sql: `NOT (${sql})`, values });
    return this.db.count('appraisal ap', where);
  }
}

/** Everything but the actor's own draft. */
function known({ employeeId }: Actor): SqlCondition {
  return { sql: '(ap.employeeId <> ? OR ap.publishedAt IS NOT NULL)', values: [employeeId ?? ''] };
}
