import { Injectable } from '@nestjs/common';
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

  /** Before the employee is shown it. Throws DISTRIBUTION.JUSTIFICATION_NEEDED, PATTERN_BROKEN. */
  beforePublication(appraisal: Appraisal): Promise<void> {
    return this.gate.beforePublication(appraisal);
  }
}
