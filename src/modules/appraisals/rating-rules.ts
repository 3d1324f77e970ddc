import { Injectable } from '@nestjs/common';
import type { TimeIds } from './appraised-times.js';
import { CalibrationLocks } from './calibration/calibration-locks.js';
import { DistributionGate } from './distribution/distribution.gate.js';
import type { Rating } from './domain/rule-set.js';
import { HeadRatings } from './organisation-performance/head-ratings.js';
import type { Appraisal } from './persistence/appraisal.entity.js';

/** What unit, pattern and calibration ask of a rating and of its publication; what the states refuse is refused before. */
@Injectable()
export class RatingRules {
  constructor(
    private readonly heads: HeadRatings,
    private readonly locks: CalibrationLocks,
    private readonly gate: DistributionGate,
  ) {}

  /**
   * Before an appraiser rates what he has locked. Throws CALIBRATION.ALREADY_CALIBRATED, ORGANISATION_PERFORMANCE.HEAD_RATING_DIFFERS.
   */
  async beforeRating(appraisal: Appraisal, resultRating: Rating | null): Promise<void> {
    await this.locks.requireFree(appraisal.id);
    await this.heads.require(appraisal, resultRating);
  }

  /**
   * Before the employee is shown it; the unit may have been set since he was rated. Throws ORGANISATION_PERFORMANCE.HEAD_RATING_DIFFERS,
   * DISTRIBUTION.JUSTIFICATION_NEEDED, PATTERN_BROKEN.
   */
  async beforePublication(appraisal: Appraisal): Promise<void> {
    await this.heads.require(appraisal, appraisal.resultRating);
    await this.gate.beforePublication(appraisal);
  }

  /** The same for the publication of many appraisals of one time: says which, of some hundred, are held back. */
  async sieveOf(ids: TimeIds): Promise<(appraisals: readonly Appraisal[]) => Promise<ReadonlySet<string>>> {
    const broken = await this.gate.sieveOf(ids);
    return async (appraisals) => {
      const people = await broken(appraisals.map(({ employeeId }) => employeeId));
      const ofUnits = appraisals.flatMap(({ id, employeeId }) => (people.has(employeeId) ? [id] : []));
      return new Set([...ofUnits, ...(await this.heads.differing(ids, appraisals))]);
    };
  }
}
