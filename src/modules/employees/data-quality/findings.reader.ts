import { Injectable } from '@nestjs/common';
import type { SqlCondition } from '../../../kernel/database/condition.js';
import { Database } from '../../../kernel/database/database.js';
import { raw, sql, type Sql } from '../../../kernel/database/sql.js';
import { type CivilDate, plusDays } from '../../../kernel/values/civil-date.js';
import { OrganizationApi } from '../../organization/index.js';
import { type FindingDay, type FindingKind } from './kinds/finding-kind.js';
import { hasSkpDuty } from '../domain/standing.js';

/** An end is near when it comes within so many days. */
const NOTICE_DAYS = 60;

/** Counts findings, by one statement for each kind however many people there are. */
@Injectable()
export class FindingsReader {
  constructor(
    private readonly db: Database,
    private readonly organization: OrganizationApi,
  ) {}

  /** What is known of a day beside the records. */
  async day(on: CivilDate): Promise<FindingDay> {
    const standings = [...(await this.organization.standings(on))];
    return {
      on,
      soon: plusDays(on, NOTICE_DAYS),
      dutyCodes: standings.filter(([, standing]) => hasSkpDuty('PNS', standing)).map(([code]) => code),
      atWorkCodes: standings.filter(([, { atWork }]) => atWork).map(([code]) => code),
      retirementAges: await this.organization.retirementAges(on),
    };
  }

  /** How many findings of a kind meet a condition on `f`. */
  async count(kind: FindingKind, day: FindingDay, where: SqlCondition): Promise<number> {
    const { sql: from, values } = foundBy(kind, day);
    return this.db.count(from, { sql: where.sql, values: [...values, ...where.values] });
  }

  /** How many findings of a kind each unit has; those of no unit under null. */
  async countByUnit(kind: FindingKind, day: FindingDay): Promise<ReadonlyMap<string | null, number>> {
    const { sql: text, values } =
      sql`SELECT f.unitId, COUNT(*) AS findings FROM ${foundBy(kind, day)} GROUP BY f.unitId`;
    const rows = await this.db.rows<{ unitId: string | null; findings: number }>(text, values);
    return new Map(rows.map(({ unitId, findings }) => [unitId, Number(findings)]));
  }
}

/** All findings of a kind as the table `f`. */
export function foundBy(kind: FindingKind, day: FindingDay): Sql {
  return sql`(${kind.find(day)}) ${raw('f')}`;
}
