import type { MigrationInterface, QueryRunner } from 'typeorm';
import { tablesMigration } from '../../kernel/database/tables.js';
import { FIRST_POLICY, FIRST_QUESTIONNAIRE } from '../../modules/reviews/index.js';

const Tables = tablesMigration('ReviewTables', {
  review_policy: [
    `id integer key, rules longText, servedUnits longText, adjustDays integer, answerDays integer, reminderDaysBefore integer,
      unitHrReadsResults flag, updatedAt instant, version integer`,
  ],
  review_questionnaire: [
    `id id, familyId ref, edition integer, title text(200), status text(12), items longText, createdAt instant, updatedAt instant,
      version integer`,
    'unique familyId edition',
  ],
  review_round: [
    `id id, name text(200), unitId ref(org_unit), performancePeriodId ref(performance_period), evaluationPeriodId ref(evaluation_period)?,
      questionnaireId ref(review_questionnaire), status text(12), adjustUntil day, answerUntil day, rules longText?, seed text(36)?,
      proposedOn day?, jobId ref?, closedOn day?, createdAt instant, updatedAt instant, version integer`,
    'unitId',
    'performancePeriodId',
    'evaluationPeriodId',
    'questionnaireId',
    'status answerUntil',
  ],
  review_subject: [
    `id id, roundId ref(review_round), employeeId ref(employee), unitId ref(org_unit)?, status text(12), version integer`,
    'unique roundId employeeId',
    'employeeId',
    'roundId status id',
    'unitId',
  ],
  review_invitation: [
    `id id, roundId ref(review_round), subjectId ref(review_subject), reviewerId ref(employee), reviewerGroup text(12), status text(12),
      place integer, answers longText?`,
    'unique subjectId reviewerId',
    'reviewerId roundId',
    'roundId status',
  ],
  review_adjustment: [
    `id id, roundId ref(review_round), subjectId ref(review_subject), reviewerId ref(employee), byEmployeeId ref(employee), madeAs text(12),
      kind text(12), reviewerGroup text(12), reason text(500), status text(12), version integer`,
    'subjectId',
    'roundId',
    'reviewerId',
    'byEmployeeId',
  ],
  review_result: [
    `id id, roundId ref(review_round), employeeId ref(employee), closedOn day, figures longText, texts longText?, version integer`,
    'unique roundId employeeId',
    'employeeId closedOn',
  ],
  review_group_answers: [
    `id id, resultId ref(review_result), shownGroup text(12), counts longText`,
    'unique resultId shownGroup',
  ],
  review_unit_figures: [
    `id id, roundId ref(review_round), unitId ref(org_unit), people text(8), scores longText`,
    'unique roundId unitId',
    'unitId',
  ],
});

/** Reviews from all sides (360°), the usual rules, and the 21 guides as the first questionnaire. Source: rules.md RV-1 to RV-13. */
export class Reviews1767225609800 implements MigrationInterface {
  readonly name = 'Reviews1767225609800';

  async up(runner: QueryRunner): Promise<void> {
    await new Tables().up(runner);
    await seed(runner, 'review_policy', FIRST_POLICY);
    await seed(runner, 'review_questionnaire', FIRST_QUESTIONNAIRE);
  }

  async down(runner: QueryRunner): Promise<void> {
    await new Tables().down(runner);
  }
}

/** Adds a row unless it is there: a migration can be run again after a kill half-way. */
async function seed(runner: QueryRunner, table: string, row: Readonly<Record<string, string | number>>): Promise<void> {
  const known = (await runner.query(`SELECT id FROM ${table} WHERE id = ?`, [row.id])) as unknown[];
  if (known.length > 0) return;
  const names = Object.keys(row);
  const marks = names.map(() => '?').join(', ');
  await runner.query(`INSERT INTO ${table} (${names.join(', ')}) VALUES (${marks})`, Object.values(row));
}
