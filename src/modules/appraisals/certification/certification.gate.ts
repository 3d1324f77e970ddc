import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/auth/actor.js';
import { Clock } from '../../../kernel/clock/clock.js';
import { Database } from '../../../kernel/database/database.js';
import type { CivilDate } from '../../../kernel/values/civil-date.js';
import { employeeTables } from '../../employees/index.js';
import { CertificationPolicyService } from './certification-policy.service.js';
import { certificationProblems } from './certification.problems.js';

/** Says whether somebody is certified, and holds back ratings where the government asks for it. Rule AC-3. */
@Injectable()
export class CertificationGate {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly policy: CertificationPolicyService,
  ) {}

  /** Before a rating. Who is no civil servant, as the head of the government is not, needs none. Throws CERTIFICATION.MISSING. */
  async beforeRating({ employeeId }: Actor): Promise<void> {
    if ((await this.policy.current()).level !== 'REQUIRED' || employeeId === null) return;
    const until = await this.validUntil(employeeId);
    if (until !== null && until >= this.clock.today()) return;
    const sql = `SELECT id FROM ${employeeTables.employee} WHERE id = ? AND kind = 'NON_ASN'`;
    if ((await this.db.rows(sql, [employeeId])).length === 0) throw certificationProblems.MISSING();
  }

  /** The last day of somebody's latest certificate; null without one. */
  async validUntil(employeeId: string): Promise<CivilDate | null> {
    const sql = 'SELECT MAX(validUntil) AS validUntil FROM certification_attempt WHERE employeeId = ? AND isPassed = 1';
    const [row] = await this.db.rows<{ validUntil: CivilDate | null }>(sql, [employeeId]);
    return row?.validUntil ?? null;
  }
}
