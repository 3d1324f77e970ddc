import type { MigrationInterface, QueryRunner } from 'typeorm';
import { addColumns, dropColumns } from '../../kernel/database/tables.js';

const ACKNOWLEDGED = 'acknowledgedAt instant?';

/** The instant at which the receipt of a result was confirmed, for the timeline; the day is what the law asks for. Source: rules.md NS-4. */
export class AcknowledgedAt1767225609310 implements MigrationInterface {
  readonly name = 'AcknowledgedAt1767225609310';

  up(runner: QueryRunner): Promise<void> {
    return addColumns(runner, 'appraisal', ACKNOWLEDGED);
  }

  down(runner: QueryRunner): Promise<void> {
    return dropColumns(runner, 'appraisal', ACKNOWLEDGED);
  }
}
