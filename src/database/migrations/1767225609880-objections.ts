import type { MigrationInterface, QueryRunner } from 'typeorm';
import { addColumns, addIndex, dropColumns, dropIndex, tablesMigration } from '../../kernel/database/tables.js';

const Tables = tablesMigration(
  'ObjectionTables',
  {
    objection_policy: [
      `id integer key, objectionDays integer=14, objectionDaysAre text(14), receiptWorkingDays integer=14,
      explanationWorkingDays integer=5, decisionWorkingDays integer=14, reminderWorkingDays integer=3,
      expiryWorkingDays integer?, talkFirst text(10), decisionMayLower flag=0, updatedAt instant, version integer`,
    ],
    objection: [
      `id id, appraisalId ref(appraisal), employeeId ref(employee), appraiserId ref(employee)?, examinerId ref(employee)?,
      status text(20), contests longText, reasons longText?, evidenceIds longText, filedOn day, filedAt instant,
      examinedAt instant?, questionToEmployee longText?, questionToAppraiser longText?, explanationsDueOn day?,
      decisionDueOn day, appointedOn day?, remindedFor day?, decisionReason longText?, resultBefore longText?, resultAfter longText?,
      decidedByEmployeeId ref(employee)?, endedAt instant?, createdAt instant, updatedAt instant, version integer`,
      'appraisalId',
      'employeeId',
      'examinerId status',
      'appraiserId',
      'status decisionDueOn',
    ],
    objection_hearing: [
      `id id, objectionId ref(objection), kind text(12), heard longText, heldOn day, text longText?,
      byEmployeeId ref(employee), createdAt instant, version integer`,
      'objectionId',
    ],
    appraisal_talk: [
      `id id, appraisalId ref(appraisal), byEmployeeId ref(employee), heldOn day?, note longText?, createdAt instant,
      version integer`,
      'appraisalId',
    ],
    appraisal_ruling: [
      `id id, appraisalId ref(appraisal), ruling text(4), authority text(200), letterNumber text(100), letterOn day,
      reason longText?, successorId ref?, recordedByAccountId ref?, createdAt instant, version integer`,
      'appraisalId',
    ],
    plan_examiner: [
      'id id, workPlanId ref(work_plan), employeeId ref(employee), objectionId ref, createdAt instant, version integer',
      'unique workPlanId employeeId objectionId',
      'employeeId',
      'objectionId',
    ],
  },
  [
    `INSERT INTO objection_policy (id, objectionDaysAre, talkFirst, updatedAt, version)
      SELECT 1, 'CALENDAR_DAYS', 'ADVISED', '2026-01-01 00:00:00.000', 1
      WHERE NOT EXISTS (SELECT 1 FROM objection_policy)`,
  ],
);
const COLUMNS = 'objectionDueOn day?, finalOn day?, predecessorId ref?';
const DUE = 'status objectionDueOn';

/** Objections to published appraisals, their finality, and what courts rule of them. Source: PP 30/2019 Pasal 59; rules.md OB-1 to OB-9. */
export class Objections1767225609880 implements MigrationInterface {
  readonly name = 'Objections1767225609880';

  async up(runner: QueryRunner): Promise<void> {
    await new Tables().up(runner);
    await addColumns(runner, 'appraisal', COLUMNS);
    await addIndex(runner, 'appraisal', DUE);
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropIndex(runner, 'appraisal', DUE);
    await dropColumns(runner, 'appraisal', COLUMNS);
    await new Tables().down(runner);
  }
}
