import { Injectable } from '@nestjs/common';
import type { SqlCondition } from '../../../kernel/database/condition.js';
import { Database } from '../../../kernel/database/database.js';
import { raw, sql, type Sql } from '../../../kernel/database/sql.js';
import { type CivilDate, plusDays } from '../../../kernel/values/civil-date.js';
import { OrganizationApi } from '../../organization/index.js';
import { hasSkpDuty } from '../domain/standing.js';
import type { FindingDay } from './kinds/finding-kind.js';
import { FINDING_KINDS, type FindingCode } from './kinds/finding-kinds.js';

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

  /** How many of them meet a condition on `f`. */
  async count(found: Sql, where: SqlCondition): Promise<number> {
    return this.db.count(found.sql, { sql: where.sql, values: [...found.values, ...where.values] });
  }

  /** How many findings of a kind that nobody has settled each unit has; those of no unit under null. */
  async countByUnit(code: FindingCode, day: FindingDay): Promise<ReadonlyMap<string | null, number>> {
    const { sql: text, values } = sql`SELECT f.unitId, COUNT(*) AS findings FROM ${open(code, day)} GROUP BY f.unitId`;
    const rows = await this.db.rows<{ unitId: string | null; findings: number }>(text, values);
    return new Map(rows.map(({ unitId, findings }) => [unitId, Number(findings)]));
  }
}

/** The findings of a kind that nobody has settled, as the table `f`; `exceptionId` is null. Source: rules.md DQ-2. */
export function open(code: FindingCode, day: FindingDay): Sql {
  return FINDING_KINDS[code].canBeRight ? withExceptions(code, day, 'WHERE x.id IS NULL') : withExceptions(code, day);
}

/** All findings of a kind as the table `f`; those that are settled have the `exceptionId`. */
export function openAndSettled(code: FindingCode, day: FindingDay): Sql {
  return withExceptions(code, day);
}

/** An exception counts while the record has the values for which it was made. */
function withExceptions(code: FindingCode, day: FindingDay, rest = ''): Sql {
  const { find, canBeRight } = FINDING_KINDS[code];
  if (!canBeRight) return sql`(SELECT o.*, NULL AS exceptionId FROM (${find(day)}) o) ${raw('f')}`;
  return sql`(SELECT o.*, x.id AS exceptionId FROM (${find(day)}) o LEFT JOIN data_quality_exception x
    ON x.kind = ${code} AND x.recordId = o.recordId AND x.facts = o.facts ${raw(rest)}) ${raw('f')}`;
}
