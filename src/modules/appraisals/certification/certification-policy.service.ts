import { Injectable } from '@nestjs/common';
import { AuditLog } from '../../../kernel/audit/audit-log.js';
import { Clock } from '../../../kernel/clock/clock.js';
import { Database } from '../../../kernel/database/database.js';
import { assertVersion } from '../../../kernel/http/params.js';
import type { CertificationPolicyPatch } from './http/certification.request.js';
import type { CertificationPolicyResponse } from './http/certification.response.js';
import { type CertificationLevel, CertificationPolicy } from './persistence/certification.entity.js';

const FIGURES = ['vignettes', 'passPercent', 'mostLeniencyHundredths', 'validMonths', 'version'] as const;
type Row = Record<(typeof FIGURES)[number], unknown> & { readonly level: CertificationLevel };

/** What a government asks of its appraisers; everybody may read it (rules.md AC-3). */
@Injectable()
export class CertificationPolicyService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly audit: AuditLog,
  ) {}

  /** The policy of today. */
  async current(): Promise<CertificationPolicyResponse> {
    const [row] = await this.db.rows<Row>(
      `SELECT level, ${FIGURES.join(', ')} FROM certification_policy WHERE id = 1`,
      [],
    );
    if (!row) throw new Error('certification_policy has lost its row.');
    const figures = Object.fromEntries(FIGURES.map((name) => [name, Number(row[name])]));
    return { level: row.level, ...(figures as Record<(typeof FIGURES)[number], number>) };
  }

  /** Decides it from now on; certificates that were given keep their days. Throws REQUEST.STALE. */
  async decide(version: number | null, patch: CertificationPolicyPatch): Promise<void> {
    await this.db.transaction(async () => {
      const policy = await this.db.lock(CertificationPolicy, { id: 1 });
      if (!policy) throw new Error('certification_policy has lost its row.');
      assertVersion(policy.version, version);
      const { id: _, updatedAt: _at, version: _seen, ...before } = policy;
      const after = { ...before, ...patch };
      const touched = { updatedAt: this.clock.now(), version: policy.version + 1 };
      await this.db.update(CertificationPolicy, { id: 1 }, { ...after, ...touched });
      const object = { type: 'certification-policy', id: 'policy' };
      await this.audit.record({ action: 'certification-policy.decide', object, before, after });
    });
  }
}
