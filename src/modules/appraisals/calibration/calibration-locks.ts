import { Injectable } from '@nestjs/common';
import { Database } from '../../../kernel/database/database.js';
import { organizationTables } from '../../organization/index.js';
import { calibrationProblems } from './calibration.problems.js';
import type { CalibrationSession } from './persistence/calibration.entity.js';

const CHANGED = 'SELECT id FROM calibration_change WHERE appraisalId = ? LIMIT 1';
const LOCKED = `SELECT cs.id FROM calibration_subject su JOIN calibration_session cs ON cs.id = su.sessionId AND cs.status = 'CLOSED'
  WHERE su.appraisalId = ?`;
/** A session of a unit above goes on where that of a unit below has ended. */
const NOT_BELOW = `cs.id <> ? AND NOT EXISTS (SELECT 1 FROM ${organizationTables.ancestor} au WHERE au.unitId = cs.unitId AND au.ancestorId = ?
  AND au.depth > 0)`;

/** Keeps what was calibrated as it is until publication. Rule CB-5. */
@Injectable()
export class CalibrationLocks {
  constructor(private readonly db: Database) {}

  /** Before an appraiser rates, with the appraisal locked: not what was changed or locked by a session. Throws CALIBRATION.ALREADY_CALIBRATED. */
  async requireFree(appraisalId: string): Promise<void> {
    const changed = await this.db.rows(CHANGED, [appraisalId]);
    const locked = changed.length > 0 ? changed : await this.db.rows(LOCKED, [appraisalId]);
    if (locked.length > 0) throw calibrationProblems.ALREADY_CALIBRATED();
  }

  /** Before a session changes it: not what another one has locked, but for those of units below. Throws CALIBRATION.ALREADY_CALIBRATED. */
  async requireFreeFor({ id, unitId }: CalibrationSession, appraisalId: string): Promise<void> {
    const locked = await this.db.rows(`${LOCKED} AND ${NOT_BELOW}`, [appraisalId, id, unitId]);
    if (locked.length > 0) throw calibrationProblems.ALREADY_CALIBRATED();
  }
}
