import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/auth/actor.js';
import type { PersonPermission } from '../../../kernel/auth/permissions.js';
import { reachOf } from '../../../kernel/auth/reach.js';
import { Clock } from '../../../kernel/clock/clock.js';
import { allOf, anyOf, NOTHING, type SqlCondition } from '../../../kernel/database/condition.js';
import { Database } from '../../../kernel/database/database.js';
import { requestProblems } from '../../../kernel/errors/problems.js';
import { EmployeeAccess, employeeTables } from '../../employees/index.js';
import { organizationTables } from '../../organization/index.js';
import { type AppraisedTime, appraisalsOf } from '../appraised-times.js';
import { populationOf } from '../distribution/distribution.reader.js';
import { Appraisal } from '../persistence/appraisal.entity.js';
import { calibrationProblems } from './calibration.problems.js';
import {
  afterAction,
  CALIBRATION_STEPS,
  type CalibrationAction,
  type CalibrationState,
} from './domain/calibration.states.js';
import { CalibrationSession } from './persistence/calibration.entity.js';

const { assignment } = employeeTables;
/** Whoever `ap` is about heads a unit above somebody, or the own one, today. */
const ABOVE = `SELECT 1 FROM ${assignment} mine JOIN ${organizationTables.ancestor} up ON up.unitId = mine.unitId
  JOIN ${assignment} boss ON boss.unitId = up.ancestorId AND boss.headsUnit = 1 AND boss.employeeId = ap.employeeId
  WHERE mine.employeeId = ? AND mine.kind = 'DEFINITIF' AND mine.validFrom <= ? AND mine.validUntil >= ? AND up.validFrom <= ?
  AND up.validUntil >= ? AND boss.validFrom <= ? AND boss.validUntil >= ?`;

/** The only way to load a calibration session, and an appraisal in it. A session belongs to its unit. Rules CB-1, CB-2. */
@Injectable()
export class CalibrationAccess {
  constructor(
    private readonly db: Database,
    private readonly people: EmployeeAccess,
    private readonly clock: Clock,
  ) {}

  /** The sessions that a permission reaches, as a condition on `cs`: of units, and those at which the actor sits while they last or are over. */
  reached(actor: Actor, permission: PersonPermission): SqlCondition {
    return anyOf(this.people.unitsReached(actor, permission, 'cs.unitId'), seated(actor, permission));
  }

  /**
   * What is of people in a session, as a condition on `ap`: all of the unit's but the actor's own draft (AP-5) and, for whoever only sits there
   * or leads, those of the heads above himself.
   */
  shownAppraisals(actor: Actor): SqlCondition {
    const { employeeId } = actor;
    if (employeeId === null) return { sql: '1 = 1', values: [] };
    const reach = reachOf(actor, 'calibration:read');
    const today = this.clock.today();
    const isOffice = reach.has('ALL') || reach.has('UNIT');
    const hidden = isOffice ? '' : ` AND NOT EXISTS (${ABOVE})`;
    const days = isOffice ? [] : [employeeId, today, today, today, today, today, today];
    const sql = `(ap.publishedAt IS NOT NULL OR (ap.employeeId <> ?${hidden}))`;
    return { sql, values: [employeeId, ...days] };
  }

  /** The appraisals of a session: of the people of its unit and below, as a condition on `ap`. */
  appraisalsOf(unitId: string, time: AppraisedTime): SqlCondition {
    return allOf(appraisalsOf(time), populationOf('OPD', unitId, time));
  }

  /** True when the actor prepares sessions of this unit. */
  async hasInCare(actor: Actor, unitId: string): Promise<boolean> {
    const care = this.people.unitsReached(actor, 'calibration:manage', 'u.id');
    const sql = `SELECT u.id FROM ${organizationTables.orgUnit} u WHERE u.id = ? AND ${care.sql}`;
    return (await this.db.rows(sql, [unitId, ...care.values])).length > 0;
  }

  /** Loads and locks a session for an action that its state allows. Throws REQUEST.NOT_FOUND, CALIBRATION.NOT_YOURS, WRONG_STATE. */
  async load(
    actor: Actor,
    id: string,
    permission: PersonPermission,
    action: CalibrationAction,
  ): Promise<{ readonly session: CalibrationSession; readonly to: CalibrationState }> {
    const session = await this.db.lock(CalibrationSession, { id });
    if (!session || !(await this.isReached(actor, 'calibration:read', id))) throw requestProblems.NOT_FOUND();
    if (!(await this.isReached(actor, permission, id))) throw calibrationProblems.NOT_YOURS();
    const { status } = session;
    const to = afterAction(status, action);
    if (to === null)
      throw calibrationProblems.WRONG_STATE({ status, needed: CALIBRATION_STEPS[action].from.join(', ') });
    return { session, to };
  }

  /** Loads and locks an appraisal of a session; undefined where it is not one of it, or the actor's own draft. */
  async hold(actor: Actor, id: string, unitId: string, time: AppraisedTime): Promise<Appraisal | undefined> {
    const where = allOf(
      { sql: 'ap.id = ?', values: [id] },
      this.appraisalsOf(unitId, time),
      this.shownAppraisals(actor),
    );
    const found = await this.db.rows(`SELECT ap.id FROM appraisal ap WHERE ${where.sql}`, where.values);
    return found.length > 0 ? this.db.lock(Appraisal, { id }) : undefined;
  }

  private async isReached(actor: Actor, permission: PersonPermission, id: string): Promise<boolean> {
    const reached = this.reached(actor, permission);
    const sql = `SELECT cs.id FROM calibration_session cs WHERE cs.id = ? AND ${reached.sql}`;
    return (await this.db.rows(sql, [id, ...reached.values])).length > 0;
  }
}

function seated(actor: Actor, permission: PersonPermission): SqlCondition {
  if (!actor.employeeId || !reachOf(actor, permission).has('SEATED')) return NOTHING;
  return {
    sql: `(cs.status IN ('OPEN', 'CLOSED') AND EXISTS (SELECT 1 FROM calibration_participant sp WHERE sp.sessionId = cs.id AND sp.employeeId = ?
      AND sp.role IN ('LEADER', 'APPRAISER')))`,
    values: [actor.employeeId],
  };
}
