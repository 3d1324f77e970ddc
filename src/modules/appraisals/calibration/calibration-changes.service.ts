import { Injectable } from '@nestjs/common';
import { AuditLog } from '../../../kernel/audit/audit-log.js';
import type { Actor } from '../../../kernel/auth/actor.js';
import { Clock, newId } from '../../../kernel/clock/clock.js';
import { Database } from '../../../kernel/database/database.js';
import { refusedAt } from '../../../kernel/http/input-faults.js';
import { EmployeesApi, employeeTables } from '../../employees/index.js';
import { AppraisedTimes } from '../appraised-times.js';
import { PredicatePolicyService } from '../distribution/predicate-policy.service.js';
import type { Predicate, Rating } from '../domain/rule-set.js';
import { HeadRatings } from '../organisation-performance/head-ratings.js';
import { Appraisal } from '../persistence/appraisal.entity.js';
import { AppraisalRatings } from '../ratings/appraisal-ratings.js';
import { CalibrationAccess } from './calibration.access.js';
import { CalibrationLocks } from './calibration-locks.js';
import { calibrationProblems } from './calibration.problems.js';
import { levelsBetween, movesBetween, partialityOf, type WholeJudgement } from './domain/change.js';
import type { CalibrationChangeRequest, CalibrationNoteRequest } from './http/calibration.request.js';
import {
  CalibrationChange,
  CalibrationNote,
  CalibrationParticipant,
  type CalibrationSession,
} from './persistence/calibration.entity.js';

const CONFLICT = `SELECT id FROM ${employeeTables.appraisalConflict} WHERE validFrom <= ? AND validUntil >= ?
  AND ((employeeId = ? AND otherId = ?) OR (employeeId = ? AND otherId = ?))`;

/** An appraisal that was rated. */
type Rated = Appraisal & {
  readonly predicate: Predicate;
  readonly resultRating: Rating;
  readonly behaviourRating: Rating;
};

/** Changes ratings at a calibration, and keeps what was said. The words of the appraiser stay. Rules CB-2 to CB-4, CB-6. */
@Injectable()
export class CalibrationChanges {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly audit: AuditLog,
    private readonly times: AppraisedTimes,
    private readonly employees: EmployeesApi,
    private readonly policy: PredicatePolicyService,
    private readonly heads: HeadRatings,
    private readonly locks: CalibrationLocks,
    private readonly access: CalibrationAccess,
    private readonly ratings: AppraisalRatings,
  ) {}

  /** Keeps what was said; gives its id. Throws REQUEST.NOT_FOUND, ID_TAKEN, CALIBRATION.NOT_YOURS, WRONG_STATE, APPRAISAL_UNKNOWN. */
  async note(actor: Actor, id: string, { appraisalId, text }: CalibrationNoteRequest): Promise<string> {
    const noteId = newId();
    await this.db.transaction(async () => {
      const { session } = await this.access.load(actor, id, 'calibration:speak', 'note');
      const time = await this.times.of(session);
      const appraisal = appraisalId && (await this.access.hold(actor, appraisalId, session.unitId, time));
      if (appraisalId && !appraisal) throw refusedAt(calibrationProblems.APPRAISAL_UNKNOWN, {}, '/appraisalId');
      const about = { appraisalId: appraisalId ?? null, byEmployeeId: actor.employeeId };
      const row = { id: noteId, sessionId: id, ...about, text, createdAt: this.clock.now() };
      await this.db.insert(CalibrationNote, row);
      await this.audit.record({
        action: 'calibration-session.note',
        object: { type: 'calibration-session', id },
        facts: { noteId },
        after: { appraisalId: about.appraisalId },
      });
    });
    return noteId;
  }

  /**
   * Rates anew what an appraiser has rated, as a leader who is present; gives the id of the change. The rule set of the year gives the
   * predicate, as for the appraiser. Throws REQUEST.NOT_FOUND, CALIBRATION.NOT_YOURS, WRONG_STATE, APPRAISAL_UNKNOWN, NOT_PRESENT,
   * NOT_IMPARTIAL, NOT_RATED, ALREADY_CALIBRATED, RATING_MOVED, NOTHING_CHANGED, TOO_FAR, TOO_MANY_CHANGES,
   * CALCULATED, ORGANISATION_PERFORMANCE.HEAD_RATING_DIFFERS, APPRAISAL.SURPRISE.
   */
  async calibrate(actor: Actor, id: string, request: CalibrationChangeRequest): Promise<string> {
    const changeId = newId();
    await this.db.transaction(async () => {
      const { session } = await this.access.load(actor, id, 'calibration:lead', 'calibrate');
      const time = await this.times.of(session);
      const appraisal = await this.access.hold(actor, request.appraisalId, session.unitId, time);
      if (!appraisal) throw refusedAt(calibrationProblems.APPRAISAL_UNKNOWN, {}, '/appraisalId');
      const changedById = await this.requireImpartial(actor, session, appraisal);
      await this.requireAllowed(session, appraisal, request);
      await this.heads.require(appraisal, request.resultRating);
      await this.apply(changeId, { session, appraisal, changedById }, request);
    });
    return changeId;
  }

  private async requireImpartial(
    { employeeId }: Actor,
    { id }: CalibrationSession,
    appraisal: Appraisal,
  ): Promise<string> {
    const seats = await this.db.find(CalibrationParticipant, { sessionId: id, role: 'LEADER' });
    if (employeeId === null || !seats.some((seat) => seat.employeeId === employeeId))
      throw calibrationProblems.NOT_PRESENT();
    const today = this.clock.today();
    const ratee = appraisal.employeeId;
    const conflicts = await this.db.rows(CONFLICT, [today, today, employeeId, ratee, ratee, employeeId]);
    const appraisers = [appraisal.appraiserId, await this.employees.appraiserOf(ratee)];
    const cause = partialityOf({
      isSelf: ratee === employeeId,
      hasConflict: conflicts.length > 0,
      isAppraiser: appraisers.includes(employeeId),
      appraisersMayDecide: (await this.policy.current()).appraisersMayDecide,
    });
    if (cause) throw calibrationProblems.NOT_IMPARTIAL({ cause });
    return employeeId;
  }

  private async requireAllowed(
    session: CalibrationSession,
    appraisal: Appraisal,
    request: CalibrationChangeRequest,
  ): Promise<void> {
    const { status, resultRating, behaviourRating } = appraisal;
    if (appraisal.outcome?.figures) throw calibrationProblems.CALCULATED();
    if (!isRated(appraisal)) throw calibrationProblems.NOT_RATED({ status });
    await this.locks.requireFreeFor(session, appraisal.id);
    if (resultRating !== request.fromResultRating || behaviourRating !== request.fromBehaviourRating)
      throw calibrationProblems.RATING_MOVED({ resultRating, behaviourRating });
    const levels = levelsBetween(appraisal, request);
    const { mostLevelsPerChange: most, mostChangesPerAppraisal } = await this.policy.current();
    if (levels === 0) throw refusedAt(calibrationProblems.NOTHING_CHANGED, {}, '/resultRating', '/behaviourRating');
    if (levels > most) {
      const moved = (['resultRating', 'behaviourRating'] as const).filter((part) => request[part] !== appraisal[part]);
      throw refusedAt(calibrationProblems.TOO_FAR, { most, levels }, ...moved.map((part) => `/${part}`));
    }
    const before = await this.db.find(CalibrationChange, { sessionId: session.id, appraisalId: appraisal.id });
    if (before.length >= mostChangesPerAppraisal)
      throw calibrationProblems.TOO_MANY_CHANGES({ most: mostChangesPerAppraisal });
  }

  private async apply(
    id: string,
    of: { session: CalibrationSession; appraisal: Appraisal; changedById: string },
    request: CalibrationChangeRequest,
  ): Promise<void> {
    const { session, appraisal, changedById } = of;
    if (!isRated(appraisal)) return;
    const { reasonCode, reason } = request;
    const before = judgementOf(appraisal);
    const after = judgementOf(request);
    const { outcome, ...judged } = await this.ratings.calibrated(appraisal, after);
    const { predicate } = judged;
    const way = `kalibrasi (${reasonCode}): ${movesBetween(before, after)}predikat ${appraisal.predicate} → ${predicate}`;
    const told = { ...outcome, steps: [...outcome.steps, way] };
    // As with a rating, neither version nor ETag tells the employee of it (rules.md AP-5).
    const touched = { updatedAt: this.clock.now() };
    await this.db.update(Appraisal, { id: appraisal.id }, { ...judged, outcome: told, ...touched });
    const moved = {
      ...{ resultBefore: before.resultRating, resultAfter: after.resultRating },
      ...{ behaviourBefore: before.behaviourRating, behaviourAfter: after.behaviourRating },
      ...{ predicateBefore: appraisal.predicate, predicateAfter: predicate },
    };
    const about = { sessionId: session.id, appraisalId: appraisal.id, employeeId: appraisal.employeeId };
    const why = { reasonCode, reason, createdAt: this.clock.now() };
    await this.db.insert(CalibrationChange, { id, ...about, changedById, ...why, ...moved });
    await this.audit.record({
      action: 'appraisal.calibrate',
      object: { type: 'appraisal', id: appraisal.id },
      subjectEmployeeId: appraisal.employeeId,
      shownAfter: 'appraisal.publish',
      facts: { sessionId: session.id },
      before: { ...before, predicate: appraisal.predicate },
      after: { ...after, predicate, reasonCode, reason },
    });
  }
}

function isRated(appraisal: Appraisal): appraisal is Rated {
  const { status, predicate, resultRating, behaviourRating } = appraisal;
  return status === 'RATED' && predicate !== null && resultRating !== null && behaviourRating !== null;
}

const judgementOf = ({ resultRating, behaviourRating }: WholeJudgement): WholeJudgement => ({
  resultRating,
  behaviourRating,
});
