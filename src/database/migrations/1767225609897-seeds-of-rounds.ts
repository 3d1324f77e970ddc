import type { MigrationInterface, QueryRunner } from 'typeorm';

/** From the seed of a round one could draw again who reviews whom: it goes with the proposal. Source: rules.md RV-7. */
export class SeedsOfRounds1767225609897 implements MigrationInterface {
  readonly name = 'SeedsOfRounds1767225609897';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query("UPDATE review_round SET seed = NULL WHERE status <> 'PROPOSING'");
  }

  /** What is gone stays gone: nothing reads the seed of a round that is proposed. */
  async down(): Promise<void> {}
}
