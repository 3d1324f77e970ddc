import type { MigrationInterface, QueryRunner } from 'typeorm';
import { searchKey } from '../../kernel/values/name-key.js';

/** Teams are found by all words of their names; until now the keys were those of people, without titles and what a comma parts. */
export class NamesOfTeams1767225607900 implements MigrationInterface {
  readonly name = 'NamesOfTeams1767225607900';

  async up(runner: QueryRunner): Promise<void> {
    const teams = (await runner.query('SELECT id, name FROM team')) as { id: string; name: string }[];
    for (const { id, name } of teams)
      await runner.query('UPDATE team SET nameKey = ? WHERE id = ?', [searchKey(name), id]);
  }

  /** The keys that are there do no harm. */
  async down(): Promise<void> {}
}
