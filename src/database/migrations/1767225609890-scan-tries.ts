import type { MigrationInterface, QueryRunner } from 'typeorm';
import { addColumns, addIndex, dropColumns, dropIndex } from '../../kernel/database/tables.js';

const TRIED = 'scanTriedAt instant?';
const BEFORE = 'scan id';
const NEXT = 'scan scanTriedAt id';

/** When a file of evidence was tried to be scanned in vain, so that the others have their turn first. Source: rules.md EV-10. */
export class ScanTries1767225609890 implements MigrationInterface {
  readonly name = 'ScanTries1767225609890';

  async up(runner: QueryRunner): Promise<void> {
    await addColumns(runner, 'evidence_file', TRIED);
    await addIndex(runner, 'evidence_file', NEXT);
    await dropIndex(runner, 'evidence_file', BEFORE);
  }

  async down(runner: QueryRunner): Promise<void> {
    await addIndex(runner, 'evidence_file', BEFORE);
    await dropIndex(runner, 'evidence_file', NEXT);
    await dropColumns(runner, 'evidence_file', TRIED);
  }
}
