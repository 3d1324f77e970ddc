import { Injectable } from '@nestjs/common';
import { Database } from '../../../kernel/database/database.js';

/** Whom an objection concerns. */
export interface ObjectionParties {
  readonly employeeId: string;
  readonly appraiserId: string | null;
  readonly examinerId: string | null;
}

/** What other modules may ask about objections. */
@Injectable()
export class ObjectionsApi {
  constructor(private readonly db: Database) {}

  /** Whom an objection concerns now; undefined when there is none. */
  async partiesOf(id: string): Promise<ObjectionParties | undefined> {
    const sql = 'SELECT employeeId, appraiserId, examinerId FROM objection WHERE id = ?';
    return (await this.db.rows<ObjectionParties>(sql, [id]))[0];
  }

  /** Who rated an appraisal; null where nobody has. */
  async appraiserOf(appraisalId: string): Promise<string | null> {
    const sql = 'SELECT appraiserId FROM appraisal WHERE id = ?';
    return (await this.db.rows<{ appraiserId: string | null }>(sql, [appraisalId]))[0]?.appraiserId ?? null;
  }
}
