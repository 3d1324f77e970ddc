import type { MigrationInterface, QueryRunner, TableColumnOptions } from 'typeorm';
import { column, nullable } from '../../kernel/database/columns.js';
import { createTable, foreignKey, index, unique } from '../../kernel/database/migrator.js';

const VERSION: TableColumnOptions = { name: 'version', ...column.integer() };
const STAMPS: TableColumnOptions[] = [
  { name: 'createdAt', ...column.instant() },
  { name: 'updatedAt', ...column.instant() },
  VERSION,
];

/** Performance years, work plans with their parts, appraisals. */
export class Performance1767225602000 implements MigrationInterface {
  name = 'Performance1767225602000';

  async up(runner: QueryRunner): Promise<void> {
    await this.periods(runner);
    await this.workPlans(runner);
    await this.planParts(runner);
    await this.appraisals(runner);
  }

  async down(runner: QueryRunner): Promise<void> {
    const parts = ['progress_entry', 'work_plan_behaviour', 'work_plan_indicator', 'work_plan_result', 'work_plan'];
    const tables = ['appraisal_plan', 'appraisal', ...parts, 'evaluation_period', 'performance_period'];
    for (const table of tables) await runner.dropTable(table);
  }

  private async periods(runner: QueryRunner): Promise<void> {
    await createTable(runner, 'performance_period', {
      columns: [
        { name: 'id', ...column.id() },
        { name: 'year', ...column.integer() },
        { name: 'startsOn', ...column.day() },
        { name: 'endsOn', ...column.day() },
        { name: 'scheme', ...column.text(12) },
        { name: 'ruleSetCode', ...column.text(40) },
        { name: 'annualAppraisalOpensOn', ...column.day() },
        { name: 'annualSelfAssessmentDueOn', ...column.day() },
        ...STAMPS,
      ],
      indices: [unique('performance_period', 'year')],
    });
    await createTable(runner, 'evaluation_period', {
      columns: [
        { name: 'id', ...column.id() },
        { name: 'performancePeriodId', ...column.ref() },
        { name: 'sequence', ...column.integer() },
        { name: 'name', ...column.text(60) },
        { name: 'startsOn', ...column.day() },
        { name: 'endsOn', ...column.day() },
        { name: 'appraisalOpensOn', ...column.day() },
        { name: 'selfAssessmentDueOn', ...column.day() },
        VERSION,
      ],
      foreignKeys: [foreignKey('evaluation_period', 'performancePeriodId', 'performance_period')],
      indices: [unique('evaluation_period', 'performancePeriodId', 'sequence')],
    });
  }

  private async workPlans(runner: QueryRunner): Promise<void> {
    await createTable(runner, 'work_plan', {
      columns: [
        { name: 'id', ...column.id() },
        { name: 'employeeId', ...column.ref() },
        { name: 'performancePeriodId', ...column.ref() },
        { name: 'startsOn', ...column.day() },
        { name: 'endsOn', ...column.day() },
        { name: 'approach', ...column.text(12) },
        { name: 'status', ...column.text(16) },
        { name: 'submittedAt', ...nullable(column.instant()) },
        { name: 'agreedAt', ...nullable(column.instant()) },
        { name: 'activatedAt', ...nullable(column.instant()) },
        { name: 'returnReason', ...nullable(column.text(1000)) },
        { name: 'agreedByEmployeeId', ...nullable(column.ref()) },
        { name: 'employeeSnapshot', ...nullable(column.longText()) },
        { name: 'appraiserSnapshot', ...nullable(column.longText()) },
        { name: 'progressClosedUntil', ...nullable(column.day()) },
        ...STAMPS,
      ],
      foreignKeys: [
        foreignKey('work_plan', 'employeeId', 'employee'),
        foreignKey('work_plan', 'performancePeriodId', 'performance_period'),
      ],
      indices: [index('work_plan', 'employeeId', 'startsOn'), index('work_plan', 'performancePeriodId', 'status')],
    });
    await createTable(runner, 'work_plan_result', {
      columns: [
        { name: 'id', ...column.id() },
        { name: 'workPlanId', ...column.ref() },
        { name: 'sequence', ...column.integer() },
        { name: 'kind', ...column.text(10) },
        { name: 'classification', ...column.text(12) },
        { name: 'statement', ...column.text(1000) },
        { name: 'assignedBy', ...nullable(column.text(200)) },
        { name: 'alignment', ...column.text(12) },
        { name: 'leaderResultId', ...nullable(column.ref()) },
      ],
      foreignKeys: [
        foreignKey('work_plan_result', 'workPlanId', 'work_plan'),
        foreignKey('work_plan_result', 'leaderResultId', 'work_plan_result'),
      ],
      indices: [unique('work_plan_result', 'workPlanId', 'sequence')],
    });
  }

  private async planParts(runner: QueryRunner): Promise<void> {
    await createTable(runner, 'work_plan_indicator', {
      columns: [
        { name: 'id', ...column.id() },
        { name: 'workPlanId', ...column.ref() },
        { name: 'resultId', ...column.ref() },
        { name: 'sequence', ...column.integer() },
        { name: 'aspect', ...column.text(10) },
        { name: 'statement', ...column.text(500) },
        { name: 'targetHundredths', ...column.integer() },
        { name: 'unit', ...column.text(40) },
        { name: 'direction', ...column.text(8) },
      ],
      foreignKeys: [
        foreignKey('work_plan_indicator', 'workPlanId', 'work_plan'),
        foreignKey('work_plan_indicator', 'resultId', 'work_plan_result'),
      ],
      indices: [unique('work_plan_indicator', 'resultId', 'sequence'), index('work_plan_indicator', 'workPlanId')],
    });
    await createTable(runner, 'work_plan_behaviour', {
      columns: [
        { name: 'id', ...column.id() },
        { name: 'workPlanId', ...column.ref() },
        { name: 'sequence', ...column.integer() },
        { name: 'code', ...column.text(24) },
        { name: 'expectation', ...nullable(column.text(1000)) },
      ],
      foreignKeys: [foreignKey('work_plan_behaviour', 'workPlanId', 'work_plan')],
      indices: [unique('work_plan_behaviour', 'workPlanId', 'code')],
    });
    await createTable(runner, 'progress_entry', {
      columns: [
        { name: 'id', ...column.id() },
        { name: 'workPlanId', ...column.ref() },
        { name: 'indicatorId', ...column.ref() },
        { name: 'occurredOn', ...column.day() },
        { name: 'valueHundredths', ...column.integer() },
        { name: 'note', ...nullable(column.text(2000)) },
        { name: 'createdAt', ...column.instant() },
        VERSION,
      ],
      foreignKeys: [
        foreignKey('progress_entry', 'workPlanId', 'work_plan'),
        foreignKey('progress_entry', 'indicatorId', 'work_plan_indicator'),
      ],
      indices: [index('progress_entry', 'workPlanId', 'occurredOn', 'id'), index('progress_entry', 'indicatorId')],
    });
  }

  private async appraisals(runner: QueryRunner): Promise<void> {
    await createTable(runner, 'appraisal', {
      columns: [
        { name: 'id', ...column.id() },
        { name: 'kind', ...column.text(10) },
        { name: 'subjectKey', ...column.text(90) },
        { name: 'employeeId', ...column.ref() },
        { name: 'performancePeriodId', ...column.ref() },
        { name: 'evaluationPeriodId', ...nullable(column.ref()) },
        { name: 'status', ...column.text(16) },
        { name: 'selfAssessmentDueOn', ...column.day() },
        { name: 'ownResultSummary', ...nullable(column.longText()) },
        { name: 'ownBehaviourSummary', ...nullable(column.longText()) },
        { name: 'selfAssessedAt', ...nullable(column.instant()) },
        { name: 'resultRating', ...nullable(column.text(24)) },
        { name: 'resultReason', ...nullable(column.longText()) },
        { name: 'behaviourRating', ...nullable(column.text(24)) },
        { name: 'behaviourReason', ...nullable(column.longText()) },
        { name: 'predicate', ...nullable(column.text(20)) },
        { name: 'outcome', ...nullable(column.longText()) },
        { name: 'appraiserId', ...nullable(column.ref()) },
        { name: 'ratedAt', ...nullable(column.instant()) },
        { name: 'publishedAt', ...nullable(column.instant()) },
        { name: 'acknowledgedOn', ...nullable(column.day()) },
        ...STAMPS,
      ],
      foreignKeys: [
        foreignKey('appraisal', 'employeeId', 'employee'),
        foreignKey('appraisal', 'performancePeriodId', 'performance_period'),
        foreignKey('appraisal', 'evaluationPeriodId', 'evaluation_period'),
        foreignKey('appraisal', 'appraiserId', 'employee'),
      ],
      indices: [
        unique('appraisal', 'subjectKey'),
        index('appraisal', 'employeeId'),
        index('appraisal', 'performancePeriodId', 'status'),
      ],
    });
    await createTable(runner, 'appraisal_plan', {
      columns: [
        { name: 'appraisalId', ...column.ref(), isPrimary: true },
        { name: 'workPlanId', ...column.ref(), isPrimary: true },
      ],
      foreignKeys: [
        foreignKey('appraisal_plan', 'appraisalId', 'appraisal'),
        foreignKey('appraisal_plan', 'workPlanId', 'work_plan'),
      ],
      indices: [index('appraisal_plan', 'workPlanId')],
    });
  }
}
