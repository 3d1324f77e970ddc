import { Injectable } from '@nestjs/common';
import { AuditLog } from '../../../kernel/audit/audit-log.js';
import { Clock } from '../../../kernel/clock/clock.js';
import { Database } from '../../../kernel/database/database.js';
import { assertVersion } from '../../../kernel/http/params.js';
import type { ObjectionPolicyPatch } from './http/objection-policy.request.js';
import type { ObjectionPolicyResponse } from './http/objection-policy.response.js';
import { ObjectionPolicy } from './persistence/objection.entity.js';

const TERMS = `objectionDays, objectionDaysAre, receiptWorkingDays, explanationWorkingDays, decisionWorkingDays, reminderWorkingDays,
  expiryWorkingDays, talkFirst, decisionMayLower, version`;
type Stored = Omit<ObjectionPolicyResponse, 'decisionMayLower'> & { readonly decisionMayLower: unknown };

/** The terms of objections; everybody may read them beforehand (rules.md OB-2). */
@Injectable()
export class ObjectionPolicyService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly audit: AuditLog,
  ) {}

  /** The terms of today. */
  async current(): Promise<ObjectionPolicyResponse> {
    const [row] = await this.db.rows<Stored>(`SELECT ${TERMS} FROM objection_policy WHERE id = 1`, []);
    if (!row) throw new Error('objection_policy has lost its row.');
    const { expiryWorkingDays } = row;
    return {
      objectionDays: Number(row.objectionDays),
      objectionDaysAre: row.objectionDaysAre,
      receiptWorkingDays: Number(row.receiptWorkingDays),
      explanationWorkingDays: Number(row.explanationWorkingDays),
      decisionWorkingDays: Number(row.decisionWorkingDays),
      reminderWorkingDays: Number(row.reminderWorkingDays),
      expiryWorkingDays: expiryWorkingDays === null ? null : Number(expiryWorkingDays),
      talkFirst: row.talkFirst,
      decisionMayLower: Number(row.decisionMayLower) === 1,
      version: Number(row.version),
    };
  }

  /** Decides the terms of what is published from now on; days that run stay as they are. Throws REQUEST.STALE. */
  async decide(version: number | null, patch: ObjectionPolicyPatch): Promise<void> {
    await this.db.transaction(async () => {
      const policy = await this.db.lock(ObjectionPolicy, { id: 1 });
      if (!policy) throw new Error('objection_policy has lost its row.');
      assertVersion(policy.version, version);
      const { id: _, updatedAt: _at, version: _seen, ...before } = policy;
      const after = { ...before, ...patch };
      const touched = { updatedAt: this.clock.now(), version: policy.version + 1 };
      await this.db.update(ObjectionPolicy, { id: 1 }, { ...after, ...touched });
      const object = { type: 'objection-policy', id: 'policy' };
      await this.audit.record({ action: 'objection-policy.decide', object, before, after });
    });
  }
}
