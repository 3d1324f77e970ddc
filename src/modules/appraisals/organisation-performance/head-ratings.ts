import { Injectable } from '@nestjs/common';
import { Database } from '../../../kernel/database/database.js';
import { UnitLeaders } from '../../employees/index.js';
import { type AppraisedTime, AppraisedTimes, subjectKeyOf, type TimeIds } from '../appraised-times.js';
import { PredicatePolicyService } from '../distribution/predicate-policy.service.js';
import type { OrganisationPredicate } from '../domain/organisation-predicate.js';
import type { Rating } from '../domain/rule-set.js';
import { headRating, type HeadRatingMode } from './domain/head-rating.js';
import { organisationProblems } from './organisation-performance.problems.js';

/** What the predicate of a unit says of the rating of its head. */
export interface HeadRating {
  readonly unitId: string;
  readonly organisationPerformanceId: string;
  readonly predicate: OrganisationPredicate;
  readonly rating: Rating;
  readonly mode: HeadRatingMode;
}

/** An appraisal with the rating of results. */
interface Rated {
  readonly id: string;
  readonly employeeId: string;
  readonly resultRating: Rating | null;
}

interface SetRow {
  readonly id: string;
  readonly subjectKey: string;
  readonly predicate: OrganisationPredicate;
}

/** The door by which the rating of a unit's head follows the unit. Rule OP-4. */
@Injectable()
export class HeadRatings {
  constructor(
    private readonly db: Database,
    private readonly times: AppraisedTimes,
    private readonly leaders: UnitLeaders,
    private readonly policy: PredicatePolicyService,
  ) {}

  /** The rating of results that follows for somebody; null of who heads no unit by a definitive post, or whose unit has no predicate yet. */
  async headRatingFor(employeeId: string, ids: TimeIds): Promise<HeadRating | null> {
    const time = await this.times.of(ids);
    const unitId = await this.leaders.headedBy(employeeId, time.on);
    return unitId === null ? null : ((await this.ofUnits([unitId], time)).get(unitId) ?? null);
  }

  /** Refuses a rating of a head's results that is not the unit's, where it binds. Throws ORGANISATION_PERFORMANCE.HEAD_RATING_DIFFERS. */
  async require(appraisal: TimeIds & { readonly employeeId: string }, resultRating: Rating | null): Promise<void> {
    const found = await this.headRatingFor(appraisal.employeeId, appraisal);
    if (found?.mode !== 'REQUIRE' || found.rating === resultRating) return;
    throw organisationProblems.HEAD_RATING_DIFFERS({ predicate: found.predicate, rating: found.rating });
  }

  /** Of some hundred appraisals of one time those whose rating of results is not that of the unit which the employee heads, where it binds. */
  async differing(ids: TimeIds, appraisals: readonly Rated[]): Promise<string[]> {
    const time = await this.times.of(ids);
    const heads = await this.leaders.headedByEach(
      appraisals.map(({ employeeId }) => employeeId),
      time.on,
    );
    const units = await this.ofUnits([...new Set(heads.values())], time);
    return appraisals.flatMap(({ id, employeeId, resultRating }) => {
      const found = units.get(heads.get(employeeId) ?? '');
      return found?.mode === 'REQUIRE' && found.rating !== resultRating ? [id] : [];
    });
  }

  /** What the predicates of units say of their heads' ratings; units without one are left out. */
  private async ofUnits(unitIds: readonly string[], time: AppraisedTime): Promise<Map<string, HeadRating>> {
    if (unitIds.length === 0) return new Map();
    const unitOf = new Map(unitIds.map((unitId) => [subjectKeyOf(unitId, time), unitId]));
    const marks = unitIds.map(() => '?').join(', ');
    const sql = `SELECT id, subjectKey, predicate FROM organisation_performance WHERE subjectKey IN (${marks}) AND status = 'SET'`;
    const set = await this.db.rows<SetRow>(sql, [...unitOf.keys()]);
    if (set.length === 0) return new Map();
    const { headRatings, headRatingMode: mode } = await this.policy.current();
    const { ruleSetCode } = time;
    return new Map(
      set.map(({ id: organisationPerformanceId, subjectKey, predicate }) => {
        const unitId = unitOf.get(subjectKey) ?? '';
        const rating = headRating(predicate, headRatings, { mode, ruleSetCode });
        return [unitId, { unitId, organisationPerformanceId, predicate, ...rating }];
      }),
    );
  }
}
