import { Injectable } from '@nestjs/common';
import { Clock } from '../../../kernel/clock/clock.js';
import { Database } from '../../../kernel/database/database.js';

/** Says of signed agreements that the tree of their unit is another one now ("PK perlu diperbarui"). Rule CA-14. */
@Injectable()
export class AgreementFlags {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /** The tree of these units in a year says something else; in the current transaction. */
  async treeChanged(performancePeriodId: string, unitIds: readonly string[]): Promise<void> {
    const now = this.clock.now();
    for (const unitId of new Set(unitIds))
      await this.db.change(
        `UPDATE unit_agreement SET treeChangedAt = ?, updatedAt = ?, version = version + 1 WHERE unitId = ? AND performancePeriodId = ?
          AND status IN ('OFFERED', 'SIGNED') AND treeChangedAt IS NULL`,
        [now, now, unitId, performancePeriodId],
      );
  }
}
