import { Injectable } from '@nestjs/common';
import { newId } from '../../kernel/clock/clock.js';
import { Database } from '../../kernel/database/database.js';
import { ANNEX_FIELDS, ANNEX_KINDS, type Annexes } from './domain/annexes.js';
import { WorkPlanAnnex } from './persistence/work-plan.entity.js';

/** Writes the annexes of plans whose row the caller holds. */
@Injectable()
export class WorkPlanAnnexes {
  constructor(private readonly db: Database) {}

  /** Puts lists in the place of those that were there; what is not given stays. Answers how many were given. */
  async write(workPlanId: string, annexes: Partial<Annexes>): Promise<number> {
    const given = ANNEX_KINDS.flatMap((kind) => {
      const entries = annexes[ANNEX_FIELDS[kind]];
      return entries ? [{ workPlanId, kind, entries }] : [];
    });
    const known = await this.db.find(WorkPlanAnnex, { workPlanId });
    for (const { kind, entries } of given) {
      const row = known.find((one) => one.kind === kind);
      if (row) await this.db.update(WorkPlanAnnex, { id: row.id }, { entries });
      else await this.db.insert(WorkPlanAnnex, { id: newId(), workPlanId, kind, entries });
    }
    return given.length;
  }
}
