import type { MigrationInterface, QueryRunner } from 'typeorm';
import { addColumns, addIndex, dropColumns, dropIndex, tablesMigration } from '../../kernel/database/tables.js';

const RESULTS = `inputs longText?, itemRatings longText?, ownItemRatings longText?, newIdea longText?, coverage longText?,
  surpriseFaults longText?, isSurprise flag=0`;
const FLAGGED = 'isSurprise performancePeriodId';
const POINTS = '{"SANGAT_BAIK":100,"BAIK":80,"BUTUH_PERBAIKAN":60,"KURANG":40,"SANGAT_KURANG":20}';

const Tables = tablesMigration(
  '',
  {
    appraisal_policy: [
      `id integer key, suggestionRule text(12), aboveFromPercent integer, belowPercent integer, fewestPraises integer,
        annualRule text(16), annualPoints longText, minimumCoveragePercent integer, minimumEvidence integer, surpriseRule text(8),
        updatedAt instant, version integer`,
    ],
    numeric_settings: [
      `id id, performancePeriodId ref(performance_period), settings longText, updatedAt instant, version integer`,
      'unique performancePeriodId',
    ],
    appraisal_recommendation: [
      `id id, appraisalId ref(appraisal), givenByEmployeeId ref(employee), resultRating text(24)?, behaviourRating text(24)?,
        text longText?, createdAt instant, updatedAt instant, version integer`,
      'unique appraisalId givenByEmployeeId',
      'givenByEmployeeId',
    ],
    appraiser_note: [
      `id id, workPlanId ref(work_plan), authorEmployeeId ref(employee), text longText?, createdAt instant`,
      'workPlanId createdAt id',
      'authorEmployeeId',
    ],
  },
  [
    'DELETE FROM appraisal_policy',
    `INSERT INTO appraisal_policy (id, suggestionRule, aboveFromPercent, belowPercent, fewestPraises, annualRule, annualPoints,
      minimumCoveragePercent, minimumEvidence, surpriseRule, updatedAt, version)
      VALUES (1, 'MAJORITY', 110, 90, 2, 'MANUAL', '${POINTS}', 50, 1, 'FLAG', '2026-01-01 00:00:00.000', 1)`,
  ],
);

/** On what results rest: inputs, ratings of single results and values, coverage, warning; the policy of it. Source: rules.md AP-10 to AP-21. */
export class Ratings1767225609840 implements MigrationInterface {
  readonly name = 'Ratings1767225609840';

  async up(runner: QueryRunner): Promise<void> {
    await new Tables().up(runner);
    await addColumns(runner, 'appraisal', RESULTS);
    await addIndex(runner, 'appraisal', FLAGGED);
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropIndex(runner, 'appraisal', FLAGGED);
    await dropColumns(runner, 'appraisal', RESULTS);
    await new Tables().down(runner);
  }
}
