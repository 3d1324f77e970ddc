import { Injectable } from '@nestjs/common';
import { AuditLog } from '../../kernel/audit/audit-log.js';
import { Clock } from '../../kernel/clock/clock.js';
import { Database } from '../../kernel/database/database.js';
import { refusedAt } from '../../kernel/http/input-faults.js';
import { assertVersion } from '../../kernel/http/params.js';
import { organizationProblems, organizationTables } from '../organization/index.js';
import { type ReviewRules, type RuleFault, ruleFault } from './domain/policy.js';
import type { ReviewPolicyPatch } from './http/review-policy.request.js';
import type { ReviewPolicyResponse } from './http/review-policy.response.js';
import { ReviewPolicy } from './persistence/review-policy.entity.js';
import { reviewProblems } from './reviews.problems.js';

const FAULTS: Readonly<Record<RuleFault, readonly [keyof typeof reviewProblems, string]>> = {
  WEIGHTS: ['WEIGHTS_NOT_HUNDRED', '/weights'],
  ADJUSTMENTS: ['ADJUSTMENTS_TOO_MANY', '/mostAdjustments'],
  GROUPS: ['NOBODY_UNKNOWN', '/groups'],
};

interface Stored {
  readonly rules: string;
  readonly servedUnits: string;
  readonly adjustDays: number;
  readonly answerDays: number;
  readonly reminderDaysBefore: number;
  readonly unitHrReadsResults: unknown;
  readonly version: number;
}

/** How the government holds reviews; everybody may read it. Rule RV-4. */
@Injectable()
export class ReviewPolicyService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly audit: AuditLog,
  ) {}

  /** The policy of today. */
  async current(): Promise<ReviewPolicyResponse> {
    const [row] = await this.db.rows<Stored>('SELECT * FROM review_policy WHERE id = 1');
    if (!row) throw new Error('review_policy has lost its row.');
    const { weights, ...rules } = JSON.parse(row.rules) as ReviewRules;
    return {
      ...rules,
      weights,
      servedUnits: JSON.parse(row.servedUnits) as ReviewPolicyResponse['servedUnits'],
      adjustDays: Number(row.adjustDays),
      answerDays: Number(row.answerDays),
      reminderDaysBefore: Number(row.reminderDaysBefore),
      unitHrReadsResults: Number(row.unitHrReadsResults) === 1,
      version: Number(row.version),
    };
  }

  /**
   * Decides how rounds are held whose reviewers are proposed from now on. Throws REQUEST.STALE, REVIEW.WEIGHTS_NOT_HUNDRED, NOBODY_UNKNOWN,
   * ADJUSTMENTS_TOO_MANY, ORGANIZATION.UNIT_UNKNOWN.
   */
  async decide(version: number | null, patch: ReviewPolicyPatch): Promise<void> {
    await this.db.transaction(async () => {
      const policy = await this.db.lock(ReviewPolicy, { id: 1 });
      if (!policy) throw new Error('review_policy has lost its row.');
      assertVersion(policy.version, version);
      const { servedUnits, adjustDays, answerDays, reminderDaysBefore, unitHrReadsResults, ...changed } = patch;
      const rules: ReviewRules = { ...policy.rules, ...changed };
      const fault = ruleFault(rules);
      if (fault) throw refusedAt(reviewProblems[FAULTS[fault][0]], {}, FAULTS[fault][1]);
      if (servedUnits) await this.requireUnits(servedUnits);
      const days = { adjustDays, answerDays, reminderDaysBefore, unitHrReadsResults };
      const { id: _, updatedAt: _at, version: _seen, ...before } = policy;
      const touched = { updatedAt: this.clock.now(), version: policy.version + 1 };
      await this.db.update(ReviewPolicy, { id: 1 }, { rules, servedUnits, ...days, ...touched });
      const object = { type: 'review-policy', id: 'policy' };
      await this.audit.record({ action: 'review-policy.decide', object, before, after: { ...before, ...patch } });
    });
  }

  private async requireUnits(served: NonNullable<ReviewPolicyPatch['servedUnits']>): Promise<void> {
    const rows = await this.db.rows<{ id: string }>(`SELECT id FROM ${organizationTables.orgUnit}`);
    const known = new Set(rows.map(({ id }) => id));
    const at = served.findIndex(({ unitId, servedUnitIds }) => [unitId, ...servedUnitIds].some((id) => !known.has(id)));
    if (at >= 0) throw refusedAt(organizationProblems.UNIT_UNKNOWN, {}, `/servedUnits/${at}`);
  }
}
