import type { MigrationInterface, QueryRunner } from 'typeorm';
import { addColumns, dropColumns } from '../../kernel/database/tables.js';

const TERMS = 'newPostDueDays integer=30, answerDueWorkingDays integer=7';

/** How long people have with a new post, and those who decide about plans. Source: rules.md WP-28. */
export class AnswerDeadlines1767225609700 implements MigrationInterface {
  readonly name = 'AnswerDeadlines1767225609700';

  up(runner: QueryRunner): Promise<void> {
    return addColumns(runner, 'work_plan_policy', TERMS);
  }

  down(runner: QueryRunner): Promise<void> {
    return dropColumns(runner, 'work_plan_policy', TERMS);
  }
}
