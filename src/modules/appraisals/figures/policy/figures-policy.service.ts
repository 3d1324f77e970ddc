import { Injectable } from '@nestjs/common';
import { AuditLog } from '../../../../kernel/audit/audit-log.js';
import { Clock } from '../../../../kernel/clock/clock.js';
import { Database } from '../../../../kernel/database/database.js';
import { assertVersion } from '../../../../kernel/http/params.js';
import type { FiguresPolicyPatch } from './http/figures-policy.request.js';
import type { FiguresPolicyResponse } from './http/figures-policy.response.js';
import { FiguresPolicy } from './persistence/figures-policy.entity.js';

const POLICY = 'SELECT fewestPeople, isPublic, fewestPublicPeople, version FROM figures_policy WHERE id = 1';
type Row = Record<keyof FiguresPolicyResponse, unknown>;

/** Which figures a government shows of how few people, and which in public; everybody may read it. Rules CH-4, PF-1. */
@Injectable()
export class FiguresPolicyService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly audit: AuditLog,
  ) {}

  /** The policy of today. */
  async current(): Promise<FiguresPolicyResponse> {
    const [row] = await this.db.rows<Row>(POLICY);
    if (!row) throw new Error('figures_policy has lost its row.');
    return {
      fewestPeople: Number(row.fewestPeople),
      isPublic: Number(row.isPublic) === 1,
      fewestPublicPeople: Number(row.fewestPublicPeople),
      version: Number(row.version),
    };
  }

  /** Decides what holds from now on; what was published stays as it was. Throws REQUEST.STALE. */
  async decide(version: number | null, patch: FiguresPolicyPatch): Promise<void> {
    await this.db.transaction(async () => {
      const policy = await this.db.lock(FiguresPolicy, { id: 1 });
      if (!policy) throw new Error('figures_policy has lost its row.');
      assertVersion(policy.version, version);
      const { id: _, updatedAt: _at, version: _seen, ...before } = policy;
      const after = { ...before, ...patch };
      const touched = { updatedAt: this.clock.now(), version: policy.version + 1 };
      await this.db.update(FiguresPolicy, { id: 1 }, { ...after, ...touched });
      const object = { type: 'figures-policy', id: 'policy' };
      await this.audit.record({ action: 'figures-policy.decide', object, before, after });
    });
  }
}
