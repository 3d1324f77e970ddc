import type { MigrationInterface, QueryRunner } from 'typeorm';
import { tablesMigration } from '../../kernel/database/tables.js';

const TABLE = 'review_group_answers';
const Tables = tablesMigration('AnswersOfGroups', {
  [TABLE]: [`id id, resultId ref(review_result), shownGroup text(12), counts longText`, 'unique resultId shownGroup'],
});

/** How often each answer was given by a group: nothing read it, and it told more than is shown. Source: rules.md RV-9, RV-11. */
export class AnswersOfGroups1767225609898 implements MigrationInterface {
  readonly name = 'AnswersOfGroups1767225609898';

  async up(runner: QueryRunner): Promise<void> {
    await runner.dropTable(TABLE, true);
  }

  async down(runner: QueryRunner): Promise<void> {
    await new Tables().up(runner);
  }
}
