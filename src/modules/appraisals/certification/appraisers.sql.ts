import { employeeTables } from '../../employees/index.js';
import { workPlanTables } from '../../work-plans/index.js';

/** The people whom `e` appraises on a day, which is asked for twice, after a SELECT. */
export const HELD = `FROM ${employeeTables.reportingLine} rl WHERE rl.appraiserId = e.id AND rl.validFrom <= ? AND rl.validUntil >= ?`;
/** One of them. */
export const APPRAISED = `SELECT 1 ${HELD}`;
/** A closed plan that `e` still has to evaluate. */
export const OWED = `SELECT 1 FROM ${workPlanTables.appraisalDuty} ad JOIN appraisal_plan op ON op.workPlanId = ad.workPlanId
  JOIN appraisal oa ON oa.id = op.appraisalId WHERE ad.appraiserId = e.id AND oa.kind = 'PERIODIC'
  AND oa.status IN ('OPEN', 'SELF_ASSESSED', 'RATED')`;
