import { Injectable } from '@nestjs/common';
import { Database } from '../../../kernel/database/database.js';
import type { CivilDate } from '../../../kernel/values/civil-date.js';
import type { PeopleCount } from './domain/row-changes.js';

/** Of a person one definitive post is in force on a day, so posts are people. */
const POSTS = `SELECT COUNT(*) AS people FROM assignment WHERE kind = 'DEFINITIF' AND validFrom <= ? AND validUntil >= ?`;
const SOME = 400;

/** Counts the people whom units hold. */
@Injectable()
export class UnitPeople {
  constructor(private readonly db: Database) {}

  /** People with a definitive post on a day: all, and those in some units. */
  async in(unitIds: readonly string[], on: CivilDate): Promise<PeopleCount> {
    const known = await this.count(POSTS, [on, on]);
    const distinct = [...new Set(unitIds)];
    let affected = 0;
    for (let at = 0; at < distinct.length; at += SOME) {
      const some = distinct.slice(at, at + SOME);
      affected += await this.count(`${POSTS} AND unitId IN (${some.map(() => '?').join(', ')})`, [on, on, ...some]);
    }
    return { known, affected };
  }

  private async count(sql: string, values: readonly string[]): Promise<number> {
    const [row] = await this.db.rows<{ people: number }>(sql, values);
    return Number(row?.people ?? 0);
  }
}
