import { Injectable } from '@nestjs/common';
import { Clock } from '../../../kernel/clock/clock.js';
import { allOf, type SqlCondition } from '../../../kernel/database/condition.js';
import { Database } from '../../../kernel/database/database.js';
import { employeeTables, postedBelow } from '../../employees/index.js';
import { organizationTables } from '../../organization/index.js';
import type { CriteriaSet } from './persistence/criteria-set.entity.js';

const { orgUnit, ancestor } = organizationTables;

/** Whether people have acknowledged; undefined for both. */
export type AcknowledgementFilter = 'MISSING' | 'DONE' | undefined;
/** As much of a version as tells for whom it is. */
export type VersionOfUnit = Pick<CriteriaSet, 'id' | 'unitId' | 'coversId' | 'effectiveFrom'>;

/** Everybody below a unit with his definitive post, and what he has acknowledged: tables for a FROM. */
export const PEOPLE_BELOW = `${ancestor} pa JOIN ${employeeTables.assignment} a ON a.unitId = pa.unitId AND a.kind = 'DEFINITIF'
  JOIN ${employeeTables.employee} e ON e.id = a.employeeId JOIN ${orgUnit} u ON u.id = a.unitId
  LEFT JOIN criteria_acknowledgement ck ON ck.criteriaSetId = ? AND ck.employeeId = e.id`;

/**
 * The versions `cs` that people are to know on a day, its one value: published ones, and former ones until the next one counts, unless that
 * counts from the same day. Rule CR-9.
 */
export const STILL_ASKED = `(cs.status = 'PUBLISHED' OR (cs.status = 'SUPERSEDED' AND NOT EXISTS (SELECT 1 FROM criteria_set nx
  WHERE nx.unitId = cs.unitId AND nx.coversId = cs.coversId AND nx.edition > cs.edition AND nx.status IN ('PUBLISHED', 'SUPERSEDED')
  AND (nx.effectiveFrom <= ? OR nx.effectiveFrom <= cs.effectiveFrom))))`;

/** Units below the unit of a version that have a version of their own for the same period, in effect no later; also a former one. */
const NEARER = `SELECT cs.unitId FROM criteria_set cs JOIN ${ancestor} pn ON pn.unitId = cs.unitId AND pn.ancestorId = ?
  AND pn.validFrom <= ? AND pn.validUntil >= ? WHERE cs.coversId = ? AND cs.unitId <> ? AND cs.status IN ('PUBLISHED', 'SUPERSEDED')
  AND cs.effectiveFrom <= ?`;

/** For whom a version counts: everybody below its unit today, but for those whom a nearer unit has given its own. Rules CR-2, CR-3. */
@Injectable()
export class CriteriaPeople {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /** The condition on `PEOPLE_BELOW`, whose first value is the id of the version. */
  async condition(version: VersionOfUnit, state: AcknowledgementFilter): Promise<SqlCondition> {
    const today = this.clock.today();
    const nearer = await this.nearerUnits(version);
    const marks = nearer.map(() => '?').join(', ');
    const isOwn = `NOT EXISTS (SELECT 1 FROM ${ancestor} po WHERE po.unitId = a.unitId AND po.ancestorId IN (${marks}) AND po.validFrom <= ?
      AND po.validUntil >= ?)`;
    return allOf(
      {
        sql: `pa.ancestorId = ? AND pa.validFrom <= ? AND pa.validUntil >= ? AND a.validFrom <= ? AND a.validUntil >= ?
          AND e.kind <> 'NON_ASN'`,
        values: [version.unitId, today, today, today, today],
      },
      nearer.length === 0 ? undefined : { sql: isOwn, values: [...nearer, today, today] },
      state === undefined ? undefined : { sql: `ck.id IS ${state === 'DONE' ? 'NOT NULL' : 'NULL'}`, values: [] },
    );
  }

  /** How many people these are, of all or of those in a unit and below it. */
  async count(version: VersionOfUnit, state: AcknowledgementFilter, below?: string): Promise<number> {
    const isBelow = below === undefined ? undefined : postedBelow('e.id', below, this.clock.today());
    const where = allOf(await this.condition(version, state), isBelow);
    return this.db.count(PEOPLE_BELOW, { sql: where.sql, values: [version.id, ...where.values] });
  }

  /** Ids of some of these people, by id, after one of them. */
  async some(version: VersionOfUnit, state: AcknowledgementFilter, after: string, limit: number): Promise<string[]> {
    const where = await this.condition(version, state);
    const rows = await this.db.rows<{ id: string }>(
      `SELECT e.id FROM ${PEOPLE_BELOW} WHERE ${where.sql} AND e.id > ? ORDER BY e.id LIMIT ?`,
      [version.id, ...where.values, after, limit],
    );
    return rows.map(({ id }) => id);
  }

  /** Before a version is published it is for everybody below its unit. */
  private async nearerUnits({ unitId, coversId, effectiveFrom }: VersionOfUnit): Promise<string[]> {
    if (effectiveFrom === null) return [];
    const today = this.clock.today();
    const rows = await this.db.rows<{ unitId: string }>(NEARER, [
      unitId,
      today,
      today,
      coversId,
      unitId,
      effectiveFrom,
    ]);
    return rows.map((row) => row.unitId);
  }
}
