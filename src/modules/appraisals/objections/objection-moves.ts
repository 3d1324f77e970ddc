import { Injectable } from '@nestjs/common';
import { AuditLog } from '../../../kernel/audit/audit-log.js';
import { Clock } from '../../../kernel/clock/clock.js';
import { Database } from '../../../kernel/database/database.js';
import type { ObjectionFiled } from '../appraisal.events.js';
import type { Appraisal } from '../persistence/appraisal.entity.js';
import {
  OBJECTION_TRANSITIONS,
  type ObjectionAction,
  objectionAfter,
  type ObjectionParty,
} from './domain/objection.states.js';
import { objectionProblems } from './objection.problems.js';
import { Objection } from './persistence/objection.entity.js';

/** Moves a locked objection from state to state by the table of OB-4, with its record in the audit. */
@Injectable()
export class ObjectionMoves {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly audit: AuditLog,
  ) {}

  /** Moves an objection and changes it. Throws OBJECTION.WRONG_STATE. */
  async act(
    objection: Objection,
    action: ObjectionAction,
    party: ObjectionParty,
    change: Partial<Objection>,
    audited: object,
  ): Promise<void> {
    const from = objection.status;
    const to = objectionAfter(from, action, party);
    if (!to)
      throw objectionProblems.WRONG_STATE({ status: from, needed: OBJECTION_TRANSITIONS[action].from.join(', ') });
    const before = Object.fromEntries(
      Object.keys(change).map((name) => [name, objection[name as keyof Objection] ?? null]),
    );
    Object.assign(objection, change, { status: to, updatedAt: this.clock.now(), version: objection.version + 1 });
    await this.db.save(Objection, objection);
    await this.audit.record({
      action: `objection.${action}`,
      object: { type: 'objection', id: objection.id },
      subjectEmployeeId: objection.employeeId,
      facts: { from, to },
      before: { status: from, ...before },
      after: { status: to, ...change, ...audited },
    });
  }
}

/** What events tell of an objection. */
export function eventOf(objectionId: string, appraisal: Appraisal): ObjectionFiled['payload'] {
  const { id: appraisalId, employeeId, performancePeriodId, evaluationPeriodId } = appraisal;
  return { objectionId, appraisalId, employeeId, performancePeriodId, evaluationPeriodId };
}
