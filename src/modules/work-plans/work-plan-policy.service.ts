import { Injectable } from '@nestjs/common';
import { AuditLog } from '../../kernel/audit/audit-log.js';
import { Clock } from '../../kernel/clock/clock.js';
import { Database } from '../../kernel/database/database.js';
import { refusedAt } from '../../kernel/http/input-faults.js';
import { assertVersion } from '../../kernel/http/params.js';
import type { AnnexKind } from './domain/annexes.js';
import type { PlanPolicy } from './domain/completeness.js';
import type { DeadlinePolicy } from './domain/deadlines.js';
import type { Aspect } from './domain/forms.js';
import type { WorkPlanPolicyPatch } from './http/work-plan-policy.request.js';
import type { WorkPlanPolicyResponse } from './http/work-plan-policy.response.js';
import { WorkPlanPolicy } from './persistence/work-plan-policy.entity.js';
import { workPlanProblems } from './work-plans.problems.js';

/** The policy as part of a row, of `work_plan_policy pol`. */
export const POLICY_COLUMNS = 'pol.requiredAnnexes, pol.expectedAspects, pol.fewestMainResults, pol.mostMainResults';

/** Such a part, as the database gives it. */
export type PolicyRow = Record<'requiredAnnexes' | 'expectedAspects', string> &
  Record<'fewestMainResults' | 'mostMainResults', number>;

const MORE_COLUMNS = `pol.newPostDueDays, pol.answerDueWorkingDays, pol.keepsDailyLog, pol.workingDayMinutes, pol.onTrackPercent,
  pol.latePercent, pol.similarityPercent`;
interface Stored extends PolicyRow, DeadlinePolicy {
  readonly keepsDailyLog: unknown;
  readonly workingDayMinutes: number | null;
  readonly onTrackPercent: number;
  readonly latePercent: number;
  readonly similarityPercent: number;
  readonly version: number;
}

/** The policy that a row holds. */
export function policyOf(row: PolicyRow): PlanPolicy {
  return {
    requiredAnnexes: JSON.parse(row.requiredAnnexes) as AnnexKind[],
    expectedAspects: JSON.parse(row.expectedAspects) as Aspect[],
    fewestMainResults: Number(row.fewestMainResults),
    mostMainResults: Number(row.mostMainResults),
  };
}

/** What the government asks of plans beyond the law; everybody may read it beforehand (rules.md WP-19, WP-28). */
@Injectable()
export class WorkPlanPolicyService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly audit: AuditLog,
  ) {}

  /** The policy of today. */
  async current(): Promise<WorkPlanPolicyResponse> {
    const sql = `SELECT ${POLICY_COLUMNS}, ${MORE_COLUMNS}, pol.version FROM work_plan_policy pol WHERE pol.id = 1`;
    const [row] = await this.db.rows<Stored>(sql, []);
    if (!row) throw new Error('work_plan_policy has lost its row.');
    const [newPostDueDays, answerDueWorkingDays] = [Number(row.newPostDueDays), Number(row.answerDueWorkingDays)];
    const { workingDayMinutes: minutes } = row;
    return {
      ...policyOf(row),
      newPostDueDays,
      answerDueWorkingDays,
      keepsDailyLog: Number(row.keepsDailyLog) === 1,
      workingDayMinutes: minutes === null ? null : Number(minutes),
      onTrackPercent: Number(row.onTrackPercent),
      latePercent: Number(row.latePercent),
      similarityPercent: Number(row.similarityPercent),
      version: Number(row.version),
    };
  }

  /** Decides what is asked from now on; plans that were submitted stay so. Throws REQUEST.STALE, WORK_PLAN.LIMITS_CROSSED, THRESHOLDS_CROSSED. */
  async decide(version: number | null, patch: WorkPlanPolicyPatch): Promise<void> {
    await this.db.transaction(async () => {
      const policy = await this.db.lock(WorkPlanPolicy, { id: 1 });
      if (!policy) throw new Error('work_plan_policy has lost its row.');
      assertVersion(policy.version, version);
      const { id: _, updatedAt: _at, version: _seen, ...before } = policy;
      const after = { ...before, ...patch };
      if (after.fewestMainResults > after.mostMainResults) {
        const { fewestMainResults: fewest, mostMainResults: most } = after;
        throw refusedAt(workPlanProblems.LIMITS_CROSSED, { fewest, most }, '/fewestMainResults');
      }
      if (after.latePercent > after.onTrackPercent) {
        const { latePercent: late, onTrackPercent: onTrack } = after;
        throw refusedAt(workPlanProblems.THRESHOLDS_CROSSED, { late, onTrack }, '/latePercent');
      }
      const touched = { updatedAt: this.clock.now(), version: policy.version + 1 };
      await this.db.update(WorkPlanPolicy, { id: 1 }, { ...after, ...touched });
      const object = { type: 'work-plan-policy', id: 'policy' };
      await this.audit.record({ action: 'work-plan-policy.decide', object, before, after });
    });
  }
}
