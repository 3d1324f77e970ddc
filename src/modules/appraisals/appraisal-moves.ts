import { Injectable } from '@nestjs/common';
import { AuditLog } from '../../kernel/audit/audit-log.js';
import { Clock } from '../../kernel/clock/clock.js';
import { Database } from '../../kernel/database/database.js';
import type { DomainError } from '../../kernel/errors/domain-error.js';
import { appraisalProblems } from './appraisals.problems.js';
import { APPRAISAL_TRANSITIONS, type AppraisalAction, nextStatus, statusForOwner } from './domain/appraisal.states.js';
import { Appraisal } from './persistence/appraisal.entity.js';

/** How a move is called in the record of who did what, where its own name does not fit. */
const AUDITED: Partial<Record<AppraisalAction, string>> = {
  assessSelf: 'assess-self',
  rateWithoutSelfAssessment: 'rate',
  withdrawObjection: 'withdraw-objection',
  decideObjection: 'decide-objection',
  expireObjection: 'expire-objection',
};

/** Moves a locked appraisal from state to state by the table of AP-2, with its record in the audit. */
@Injectable()
export class AppraisalMoves {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly audit: AuditLog,
  ) {}

  /** Moves an appraisal and changes it. Throws APPRAISAL.WRONG_STATE, SELF_ASSESSMENT_CLOSED. */
  async act(
    appraisal: Appraisal,
    action: AppraisalAction,
    change: Partial<Appraisal>,
    audited: Partial<Appraisal>,
  ): Promise<void> {
    const from = appraisal.status;
    const to = nextStatus(from, action, APPRAISAL_TRANSITIONS[action].by);
    if (!to) throw this.refusal(appraisal, action);
    const before = Object.fromEntries(Object.keys(audited).map((name) => [name, appraisal[name as keyof Appraisal]]));
    // The employee reads the version, too, and is to learn of a rating by its publication (rules.md AP-5).
    const version = to === 'RATED' ? appraisal.version : appraisal.version + 1;
    Object.assign(appraisal, change, { status: to, updatedAt: this.clock.now(), version });
    await this.db.save(Appraisal, appraisal);
    await this.audit.record({
      action: `appraisal.${AUDITED[action] ?? action}`,
      object: { type: 'appraisal', id: appraisal.id },
      subjectEmployeeId: appraisal.employeeId,
      // Rule AP-5 holds for the list of who did what with one's record, too.
      ...(to === 'RATED' ? { shownAfter: 'appraisal.publish' } : {}),
      facts: { from, to },
      before: { status: from, ...before },
      after: { status: to, ...audited },
    });
  }

  /** Why a move is not possible now. */
  refusal(appraisal: Appraisal, action: AppraisalAction): DomainError {
    if (action === 'assessSelf') return appraisalProblems.SELF_ASSESSMENT_CLOSED();
    const { from: needed, by } = APPRAISAL_TRANSITIONS[action];
    const status =
      by === 'owner' ? statusForOwner(appraisal.status, appraisal.selfAssessedAt !== null) : appraisal.status;
    return appraisalProblems.WRONG_STATE({ status, needed: needed.join(', ') });
  }
}
