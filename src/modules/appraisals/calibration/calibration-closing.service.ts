import { Injectable } from '@nestjs/common';
import { AuditLog } from '../../../kernel/audit/audit-log.js';
import type { Actor } from '../../../kernel/auth/actor.js';
import { Clock } from '../../../kernel/clock/clock.js';
import { Database } from '../../../kernel/database/database.js';
import { AppraisedTimes } from '../appraised-times.js';
import { DistributionGate } from '../distribution/distribution.gate.js';
import { JustificationsService } from '../distribution/justifications.service.js';
import { CalibrationAccess } from './calibration.access.js';
import type { CalibrationState } from './domain/calibration.states.js';
import { CalibrationSession, CalibrationSubject } from './persistence/calibration.entity.js';

/** Closes sessions, which locks the ratings that were looked at, and opens them again with a reason. Rule CB-5. */
@Injectable()
export class CalibrationClosing {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly audit: AuditLog,
    private readonly times: AppraisedTimes,
    private readonly gate: DistributionGate,
    private readonly justifications: JustificationsService,
    private readonly access: CalibrationAccess,
  ) {}

  /**
   * Closes the session; what is rated now stays so until publication, unless it is opened again. A pattern that is broken is justified here,
   * where the government asks for it. Throws REQUEST.NOT_FOUND, CALIBRATION.NOT_YOURS, WRONG_STATE, DISTRIBUTION.JUSTIFICATION_NEEDED,
   * PATTERN_BROKEN, NO_ORGANISATION_PREDICATE, NOTHING_BROKEN.
   */
  async close(actor: Actor, id: string, justification: string | undefined): Promise<void> {
    await this.db.transaction(async () => {
      const { session, to } = await this.access.load(actor, id, 'calibration:lead', 'close');
      const time = await this.times.of(session);
      const { sql, values } = this.access.appraisalsOf(session.unitId, time);
      // Whoever rates at this moment is waited for: what is locked is what is counted.
      const rated = await this.db.rows<{ id: string }>(
        `SELECT ap.id FROM appraisal ap WHERE ${sql} AND ap.status = 'RATED' ORDER BY ap.id${this.db.connection.forUpdate}`,
        values,
      );
      if (justification !== undefined)
        await this.justifications.keep(actor, session.unitId, time, { reason: justification });
      await this.gate.requireKept(session.unitId, time);
      await this.db.insert(
        CalibrationSubject,
        rated.map((appraisal) => ({ sessionId: id, appraisalId: appraisal.id })),
      );
      await this.step('close', session, to, { closedAt: this.clock.now() }, { locked: rated.length });
    });
  }

  /** Opens a closed session again; nothing is locked by it any more. Throws REQUEST.NOT_FOUND, CALIBRATION.NOT_YOURS, WRONG_STATE. */
  async reopen(actor: Actor, id: string, statusReason: string): Promise<void> {
    await this.db.transaction(async () => {
      const { session, to } = await this.access.load(actor, id, 'calibration:lead', 'reopen');
      await this.db.remove(CalibrationSubject, { sessionId: id });
      await this.step('reopen', session, to, { closedAt: null, statusReason }, {});
    });
  }

  private async step(
    verb: string,
    { id, version, status: from }: CalibrationSession,
    to: CalibrationState,
    facts: Partial<CalibrationSession>,
    told: object,
  ): Promise<void> {
    const touched = { updatedAt: this.clock.now(), version: version + 1 };
    await this.db.update(CalibrationSession, { id }, { ...facts, status: to, ...touched });
    await this.audit.record({
      action: `calibration-session.${verb}`,
      object: { type: 'calibration-session', id },
      facts: { from, to },
      after: { status: to, statusReason: facts.statusReason, ...told },
    });
  }
}
