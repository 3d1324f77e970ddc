import { Injectable } from '@nestjs/common';
import { AuditLog } from '../../../kernel/audit/audit-log.js';
import { Clock } from '../../../kernel/clock/clock.js';
import { Database } from '../../../kernel/database/database.js';
import { refusedAt } from '../../../kernel/http/input-faults.js';
import { assertVersion } from '../../../kernel/http/params.js';
import type { HeadRatings } from '../organisation-performance/domain/head-rating.js';
import { areOrdered } from '../organisation-performance/domain/organisation-achievement.js';
import { distributionProblems } from './distribution.problems.js';
import type { PredicatePolicyPatch } from './http/predicate-policy.request.js';
import type { PredicatePolicyResponse } from './http/predicate-policy.response.js';
import { PredicatePolicy } from './persistence/predicate-policy.entity.js';

const POLICY = `SELECT excellentAbovePercent, goodFromPercent, improvementFromPercent, poorFromPercent, headRatings, headRatingMode, checkLevel,
  fewestPeople, population, appraisersMayDecide, mostLevelsPerChange, mostChangesPerAppraisal, version FROM predicate_policy WHERE id = 1`;
type Row = Omit<PredicatePolicyResponse, 'headRatings' | 'appraisersMayDecide'> & {
  readonly headRatings: string;
  readonly appraisersMayDecide: unknown;
};

/** What a government has decided about predicates; everybody may read it beforehand. Rules OP-2, OP-4, DI-3, CB-3, CB-4. */
@Injectable()
export class PredicatePolicyService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly audit: AuditLog,
  ) {}

  /** The policy of today. */
  async current(): Promise<PredicatePolicyResponse> {
    const [row] = await this.db.rows<Row>(POLICY, []);
    if (!row) throw new Error('predicate_policy has lost its row.');
    return {
      excellentAbovePercent: Number(row.excellentAbovePercent),
      goodFromPercent: Number(row.goodFromPercent),
      improvementFromPercent: Number(row.improvementFromPercent),
      poorFromPercent: Number(row.poorFromPercent),
      headRatings: JSON.parse(row.headRatings) as HeadRatings,
      headRatingMode: row.headRatingMode,
      checkLevel: row.checkLevel,
      fewestPeople: Number(row.fewestPeople),
      population: row.population,
      appraisersMayDecide: Number(row.appraisersMayDecide) === 1,
      mostLevelsPerChange: Number(row.mostLevelsPerChange),
      mostChangesPerAppraisal: Number(row.mostChangesPerAppraisal),
      version: Number(row.version),
    };
  }

  /** Decides what holds from now on; what was set and published stays. Throws REQUEST.STALE, DISTRIBUTION.THRESHOLDS_CROSSED. */
  async decide(version: number | null, patch: PredicatePolicyPatch): Promise<void> {
    await this.db.transaction(async () => {
      const policy = await this.db.lock(PredicatePolicy, { id: 1 });
      if (!policy) throw new Error('predicate_policy has lost its row.');
      assertVersion(policy.version, version);
      const { id: _, updatedAt: _at, version: _seen, ...before } = policy;
      const headRatings = { ...before.headRatings, ...patch.headRatings };
      const after = { ...before, ...patch, headRatings };
      if (!areOrdered(after)) throw refusedAt(distributionProblems.THRESHOLDS_CROSSED, {}, '/goodFromPercent');
      const touched = { updatedAt: this.clock.now(), version: policy.version + 1 };
      await this.db.update(PredicatePolicy, { id: 1 }, { ...after, ...touched });
      const object = { type: 'predicate-policy', id: 'policy' };
      await this.audit.record({ action: 'predicate-policy.decide', object, before, after });
    });
  }
}
