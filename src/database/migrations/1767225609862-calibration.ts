import { tablesMigration } from '../../kernel/database/tables.js';

/** Sessions in which leaders look at the ratings of a unit side by side. Source: rules.md CB-1 to CB-6. */
export const Calibration1767225609862 = tablesMigration('Calibration1767225609862', {
  calibration_session: [
    `id id, unitId ref(org_unit), performancePeriodId ref(performance_period), evaluationPeriodId ref(evaluation_period)?,
      subjectKey text(90), status text(10), heldOn day, agenda text(2000)?, statusReason text(1000)?, openedAt instant?, closedAt instant?,
      createdAt instant, updatedAt instant, version integer`,
    'unique subjectKey',
    'unitId status',
    'performancePeriodId status',
  ],
  calibration_participant: [
    'id id, sessionId ref(calibration_session), employeeId ref(employee), role text(10), createdAt instant',
    'unique sessionId employeeId',
    'employeeId',
  ],
  calibration_note: [
    `id id, sessionId ref(calibration_session), appraisalId ref(appraisal)?, byEmployeeId ref(employee)?, text longText?, createdAt instant`,
    'sessionId createdAt',
    'appraisalId',
    'byEmployeeId',
  ],
  calibration_change: [
    `id id, sessionId ref(calibration_session), appraisalId ref(appraisal), employeeId ref(employee), changedById ref(employee),
      reasonCode text(24), reason text(2000)?, resultBefore text(24), resultAfter text(24), behaviourBefore text(24), behaviourAfter text(24),
      predicateBefore text(20), predicateAfter text(20), createdAt instant`,
    'sessionId createdAt',
    'appraisalId createdAt',
    'employeeId',
    'changedById',
  ],
  calibration_subject: ['sessionId ref(calibration_session) key, appraisalId ref(appraisal) key', 'appraisalId'],
});
