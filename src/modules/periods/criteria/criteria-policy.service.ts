import { Injectable } from '@nestjs/common';
import { AuditLog } from '../../../kernel/audit/audit-log.js';
import { Clock } from '../../../kernel/clock/clock.js';
import { Database } from '../../../kernel/database/database.js';
import { assertVersion } from '../../../kernel/http/params.js';
import type { CriteriaPolicyPatch } from './http/criteria-policy.request.js';
import type { CriteriaPolicyResponse } from './http/criteria-policy.response.js';
import { CriteriaPolicy } from './persistence/criteria-set.entity.js';

const POLICY = `SELECT consultationDays, newcomerDays, reminderEveryDays, ratingGate, version FROM criteria_policy WHERE id = 1`;

/** What the government has decided about criteria; everybody may read it. Rule CR-11. */
@Injectable()
export class CriteriaPolicyService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly audit: AuditLog,
  ) {}

  /** The policy of today. */
  async current(): Promise<CriteriaPolicyResponse> {
    const [row] = await this.db.rows<CriteriaPolicyResponse>(POLICY);
    if (!row) throw new Error('criteria_policy has lost its row.');
    const { ratingGate } = row;
    return {
      consultationDays: Number(row.consultationDays),
      newcomerDays: Number(row.newcomerDays),
      reminderEveryDays: Number(row.reminderEveryDays),
      ratingGate,
      version: Number(row.version),
    };
  }

  /** Decides what counts from now on. Throws REQUEST.STALE. */
  async decide(version: number | null, patch: CriteriaPolicyPatch): Promise<void> {
    await this.db.transaction(async () => {
      const policy = await this.db.lock(CriteriaPolicy, { id: 1 });
      if (!policy) throw new Error('criteria_policy has lost its row.');
      assertVersion(policy.version, version);
      const { id: _, updatedAt: _at, version: _seen, ...before } = policy;
      const after = { ...before, ...patch };
      const touched = { updatedAt: this.clock.now(), version: policy.version + 1 };
      await this.db.update(CriteriaPolicy, { id: 1 }, { ...after, ...touched });
      const object = { type: 'criteria-policy', id: 'policy' };
      await this.audit.record({ action: 'criteria-policy.decide', object, before, after });
    });
  }
}
