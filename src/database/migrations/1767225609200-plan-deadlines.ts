import type { MigrationInterface, QueryRunner } from 'typeorm';
import { addColumns, dropColumns } from '../../kernel/database/tables.js';

const DEADLINE = 'planDueOn day=0001-01-01';

/** By when plans of a year are handed in: the end of January for years that are open already. Source: rules.md PE-5. */
export class PlanDeadlines1767225609200 implements MigrationInterface {
  readonly name = 'PlanDeadlines1767225609200';

  async up(runner: QueryRunner): Promise<void> {
    await addColumns(runner, 'performance_period', DEADLINE);
    const years = (await runner.query(
      `SELECT id, year FROM performance_period WHERE planDueOn = '0001-01-01'`,
    )) as readonly { id: string; year: number }[];
    for (const { id, year } of years)
      await runner.query('UPDATE performance_period SET planDueOn = ? WHERE id = ?', [`${year}-01-31`, id]);
  }

  down(runner: QueryRunner): Promise<void> {
    return dropColumns(runner, 'performance_period', DEADLINE);
  }
}
