import type { MigrationInterface, QueryRunner } from 'typeorm';
import { addColumns, addIndex, dropColumns, dropIndex } from '../../kernel/database/tables.js';

const OF_FILES = 'scan text(16)=UNSCANNED, scanFinding text(200)?, scanEngine text(200)?, scannedAt instant?';
const OF_UPLOADS = 'scanEngine text(200)?, scannedAt instant?';
const NEXT = 'scan id';

/** What a virus scanner said of each file of evidence; of those that are there nobody knows. Source: rules.md EV-9, EV-10. */
export class EvidenceScans1767225609750 implements MigrationInterface {
  readonly name = 'EvidenceScans1767225609750';

  async up(runner: QueryRunner): Promise<void> {
    await addColumns(runner, 'evidence_file', OF_FILES);
    await addIndex(runner, 'evidence_file', NEXT);
    await addColumns(runner, 'evidence_upload', OF_UPLOADS);
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropColumns(runner, 'evidence_upload', OF_UPLOADS);
    await dropIndex(runner, 'evidence_file', NEXT);
    await dropColumns(runner, 'evidence_file', OF_FILES);
  }
}
