import { Injectable } from '@nestjs/common';
import { AuditLog } from '../../../kernel/audit/audit-log.js';
import type { Actor } from '../../../kernel/auth/actor.js';
import { Clock, newId } from '../../../kernel/clock/clock.js';
import { Database } from '../../../kernel/database/database.js';
import { refuseTaken } from '../../../kernel/database/refuse-taken.js';
import { refusedAt } from '../../../kernel/http/input-faults.js';
import { assertVersion } from '../../../kernel/http/params.js';
import { EmployeesApi, UnitLeaders } from '../../employees/index.js';
import { AppraisedTimes, subjectKeyOf } from '../appraised-times.js';
import { CalibrationAccess } from './calibration.access.js';
import { calibrationProblems } from './calibration.problems.js';
import type { CalibrationAction, CalibrationState } from './domain/calibration.states.js';
import type { AttendanceRequest, CalibrationPatch, CalibrationRequest } from './http/calibration.request.js';
import { CalibrationChange, CalibrationParticipant, CalibrationSession } from './persistence/calibration.entity.js';

/** Plans calibration sessions, keeps who takes part, opens and cancels them. Rules CB-1, CB-2. */
@Injectable()
export class CalibrationSessions {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly audit: AuditLog,
    private readonly times: AppraisedTimes,
    private readonly employees: EmployeesApi,
    private readonly leaders: UnitLeaders,
    private readonly access: CalibrationAccess,
  ) {}

  /** Plans a session; gives its id. Throws CALIBRATION.UNIT_UNKNOWN, PERIOD_UNKNOWN, ALREADY_PLANNED, REQUEST.ID_TAKEN. */
  async plan(actor: Actor, input: CalibrationRequest): Promise<string> {
    const { id = newId(), unitId, heldOn, agenda = null } = input;
    await this.db.transaction(async () => {
      const time = await this.times.find(input);
      if (!time) throw refusedAt(calibrationProblems.PERIOD_UNKNOWN, {}, '/performancePeriodId');
      if (!(await this.access.hasInCare(actor, unitId)))
        throw refusedAt(calibrationProblems.UNIT_UNKNOWN, {}, '/unitId');
      const { performancePeriodId, evaluationPeriodId } = time;
      const facts = { unitId, performancePeriodId, evaluationPeriodId, heldOn, agenda };
      const now = this.clock.now();
      const stamps = { createdAt: now, updatedAt: now, version: 1 };
      const row = { id, ...facts, subjectKey: subjectKeyOf(unitId, time), status: 'PLANNED' as const, ...stamps };
      const taken = { subjectKey: () => calibrationProblems.ALREADY_PLANNED() };
      await refuseTaken(this.db.insert(CalibrationSession, row), taken);
      await this.record('plan', id, {}, { after: facts });
    });
    return id;
  }

  /** Changes day or agenda before it is opened. Throws REQUEST.NOT_FOUND, REQUEST.STALE, CALIBRATION.NOT_YOURS, WRONG_STATE. */
  async change(actor: Actor, id: string, patch: CalibrationPatch, version: number | null): Promise<void> {
    await this.db.transaction(async () => {
      const { session } = await this.access.load(actor, id, 'calibration:manage', 'change');
      assertVersion(session.version, version);
      const { heldOn, agenda } = session;
      await this.move(session, { ...patch });
      await this.record('change', id, {}, { before: { heldOn, agenda }, after: patch });
    });
  }

  /** Writes down who takes part, the whole list. Throws REQUEST.NOT_FOUND, REQUEST.STALE, CALIBRATION.NOT_YOURS, WRONG_STATE, PARTICIPANT_UNFIT. */
  async attend(actor: Actor, id: string, { participants }: AttendanceRequest, version: number | null): Promise<void> {
    await this.db.transaction(async () => {
      const { session } = await this.access.load(actor, id, 'calibration:manage', 'attend');
      assertVersion(session.version, version);
      for (const [at, one] of participants.entries()) {
        const isFirst = participants.findIndex(({ employeeId }) => employeeId === one.employeeId) === at;
        if (!isFirst || !(await this.isFit(session.unitId, one)))
          throw refusedAt(calibrationProblems.PARTICIPANT_UNFIT, {}, `/participants/${at}/employeeId`);
      }
      await this.db.remove(CalibrationParticipant, { sessionId: id });
      const createdAt = this.clock.now();
      const rows = participants.map(({ employeeId, role }) => ({
        id: newId(),
        sessionId: id,
        employeeId,
        role,
        createdAt,
      }));
      await this.db.insert(CalibrationParticipant, rows);
      await this.move(session, {});
      await this.record('attend', id, {}, { after: { participants } });
    });
  }

  /** Opens it on its day or whenever all are there. Throws REQUEST.NOT_FOUND, CALIBRATION.NOT_YOURS, WRONG_STATE, NOBODY_PRESENT. */
  async open(actor: Actor, id: string): Promise<void> {
    await this.db.transaction(async () => {
      const { session, to } = await this.access.load(actor, id, 'calibration:manage', 'open');
      const leaders = await this.db.find(CalibrationParticipant, { sessionId: id, role: 'LEADER' });
      if (leaders.length === 0) throw calibrationProblems.NOBODY_PRESENT();
      await this.step('open', session, to, { openedAt: this.clock.now() });
    });
  }

  /** Says that it is not held; it frees its place. Throws REQUEST.NOT_FOUND, CALIBRATION.NOT_YOURS, WRONG_STATE, CHANGES_MADE. */
  async cancel(actor: Actor, id: string, statusReason: string): Promise<void> {
    await this.db.transaction(async () => {
      const { session, to } = await this.access.load(actor, id, 'calibration:manage', 'cancel');
      if ((await this.db.find(CalibrationChange, { sessionId: id })).length > 0)
        throw calibrationProblems.CHANGES_MADE();
      await this.step('cancel', session, to, { statusReason, subjectKey: `N:${id}` });
    });
  }

  /** A leader heads the unit or one above, an appraiser has people in it; others are anybody in service. */
  private async isFit(
    unitId: string,
    { employeeId, role }: AttendanceRequest['participants'][number],
  ): Promise<boolean> {
    if (!(await this.employees.isInService(employeeId))) return false;
    const today = this.clock.today();
    if (role === 'LEADER') {
      const leaders = await this.leaders.ofAndAbove(unitId, today);
      return leaders.some((one) => one.employeeId === employeeId);
    }
    return role !== 'APPRAISER' || (await this.leaders.appraisesIn(employeeId, unitId, today));
  }

  private async step(
    action: CalibrationAction,
    session: CalibrationSession,
    to: CalibrationState,
    facts: Partial<CalibrationSession>,
  ): Promise<void> {
    const { status: from } = session;
    await this.move(session, { ...facts, status: to });
    const { statusReason } = facts;
    await this.record(action, session.id, { from, to }, { after: { status: to, statusReason } });
  }

  private move({ id, version }: CalibrationSession, facts: Partial<CalibrationSession>): Promise<number> {
    const touched = { updatedAt: this.clock.now(), version: version + 1 };
    return this.db.update(CalibrationSession, { id }, { ...facts, ...touched });
  }

  private record(
    verb: string,
    id: string,
    facts: Record<string, string>,
    values: { before?: object; after?: object },
  ): Promise<void> {
    const object = { type: 'calibration-session', id };
    return this.audit.record({ action: `calibration-session.${verb}`, object, facts, ...values });
  }
}
