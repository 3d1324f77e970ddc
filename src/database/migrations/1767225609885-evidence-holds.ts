import type { MigrationInterface, QueryRunner } from 'typeorm';
import { addColumns, addIndex, dropColumns, dropIndex } from '../../kernel/database/tables.js';

const OF_FILES = 'erasingSince instant?';
const OF_UPLOADS = 'sha256 text(64)?';
const HELD = 'sha256';

/** Which bytes an upload is about to become, and which are about to be erased, so that never both are. Source: rules.md EV-5. */
export class EvidenceHolds1767225609885 implements MigrationInterface {
  readonly name = 'EvidenceHolds1767225609885';

  async up(runner: QueryRunner): Promise<void> {
    await addColumns(runner, 'evidence_file', OF_FILES);
    await addColumns(runner, 'evidence_upload', OF_UPLOADS);
    await addIndex(runner, 'evidence_upload', HELD);
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropIndex(runner, 'evidence_upload', HELD);
    await dropColumns(runner, 'evidence_upload', OF_UPLOADS);
    await dropColumns(runner, 'evidence_file', OF_FILES);
  }
}
