import { Injectable } from '@nestjs/common';
import { Database } from '../../kernel/database/database.js';
import type { CivilDate } from '../../kernel/values/civil-date.js';
import { organizationTables } from '../organization/index.js';
import { postedBelow } from './posted-below.js';

/** Whoever heads a unit on a day, definitively or for somebody (Plt., Plh.). */
export interface UnitLeader {
  readonly employeeId: string;
  readonly unitId: string;
  /** False of a head of the region, who is no civil servant. */
  readonly isCivilServant: boolean;
}

const ABOVE = `SELECT DISTINCT a.employeeId, au.ancestorId AS unitId, au.depth, e.kind FROM ${organizationTables.ancestor} au
  JOIN assignment a ON a.unitId = au.ancestorId AND a.headsUnit = 1 AND a.validFrom <= ? AND a.validUntil >= ?
  JOIN employee e ON e.id = a.employeeId WHERE au.unitId = ? AND au.validFrom <= ? AND au.validUntil >= ? AND au.depth >= ?
  ORDER BY au.depth, a.employeeId`;
const HEADS = `SELECT a.employeeId, a.unitId FROM assignment a WHERE a.kind = 'DEFINITIF' AND a.headsUnit = 1
  AND a.validFrom <= ? AND a.validUntil >= ?`;
const LINE =
  'SELECT employeeId, viaUnitId FROM reporting_line WHERE validFrom <= ? AND validUntil >= ? AND viaUnitId IS NOT NULL';
/** The steps from the unit of a definitive post up to the government itself. */
const PATH = `SELECT a.employeeId, au.ancestorId AS unitId FROM assignment a JOIN ${organizationTables.ancestor} au ON au.unitId = a.unitId
  AND au.validFrom <= ? AND au.validUntil >= ? WHERE a.kind = 'DEFINITIF' AND a.validFrom <= ? AND a.validUntil >= ?`;

interface LeaderRow {
  readonly employeeId: string;
  readonly unitId: string;
  readonly depth: number;
  readonly kind: string;
}

/** Says who leads which unit on a day, and to which units somebody belongs. */
@Injectable()
export class UnitLeaders {
  constructor(private readonly db: Database) {}

  /**
   * Who heads the nearest unit above that has a head on the day: the leader of the organisation above. Whoever heads the unit itself is
   * passed over, as he decides nothing about himself. None above the government itself.
   */
  async above(unitId: string, on: CivilDate): Promise<UnitLeader[]> {
    const all = await this.leaders(unitId, on, 0);
    const heads = new Set(all.filter(({ depth }) => Number(depth) === 0).map(({ employeeId }) => employeeId));
    const rows = all.filter(({ depth, employeeId }) => Number(depth) > 0 && !heads.has(employeeId));
    return rows.filter(({ depth }) => Number(depth) === Number(rows[0]?.depth)).map(toLeader);
  }

  /** Who heads the unit or any above it on the day. */
  async ofAndAbove(unitId: string, on: CivilDate): Promise<UnitLeader[]> {
    return (await this.leaders(unitId, on, 0)).map(toLeader);
  }

  /** True for who appraises somebody with a definitive post in the unit or below it on the day. */
  async appraisesIn(employeeId: string, unitId: string, on: CivilDate): Promise<boolean> {
    const { sql, values } = postedBelow('rl.employeeId', unitId, on);
    const line = `SELECT rl.id FROM reporting_line rl WHERE rl.appraiserId = ? AND rl.validFrom <= ? AND rl.validUntil >= ? AND ${sql} LIMIT 1`;
    return (await this.db.rows(line, [employeeId, on, on, ...values])).length > 0;
  }

  /** The unit that somebody heads by his definitive post on the day; null where he heads none. */
  async headedBy(employeeId: string, on: CivilDate): Promise<string | null> {
    return (await this.headedByEach([employeeId], on)).get(employeeId) ?? null;
  }

  /** Of some hundred people those who head a unit by their definitive posts on the day, with it. */
  async headedByEach(employeeIds: readonly string[], on: CivilDate): Promise<Map<string, string>> {
    const sql = `${HEADS} AND a.employeeId IN (${marksOf(employeeIds)})`;
    const rows = await this.db.rows<{ employeeId: string; unitId: string }>(sql, [on, on, ...employeeIds]);
    return new Map(rows.map(({ employeeId, unitId }) => [employeeId, unitId]));
  }

  /** Of each of some hundred people the unit as whose head his appraiser appraises him on the day; without those to whom no unit leads. */
  async unitsOfAppraisers(employeeIds: readonly string[], on: CivilDate): Promise<Map<string, string>> {
    const sql = `${LINE} AND employeeId IN (${marksOf(employeeIds)})`;
    const rows = await this.db.rows<{ employeeId: string; viaUnitId: string }>(sql, [on, on, ...employeeIds]);
    return new Map(rows.map(({ employeeId, viaUnitId }) => [employeeId, viaUnitId]));
  }

  /** Of each of some hundred people the units of his definitive post on the day: the government itself, the agency (OPD), and so on. */
  async unitsOf(employeeIds: readonly string[], on: CivilDate): Promise<Map<string, string[]>> {
    const sql = `${PATH} AND a.employeeId IN (${marksOf(employeeIds)}) ORDER BY au.depth DESC`;
    const rows = await this.db.rows<{ employeeId: string; unitId: string }>(sql, [on, on, on, on, ...employeeIds]);
    const paths = new Map<string, string[]>();
    for (const { employeeId, unitId } of rows) paths.set(employeeId, [...(paths.get(employeeId) ?? []), unitId]);
    return paths;
  }

  private leaders(unitId: string, on: CivilDate, from: 0 | 1): Promise<LeaderRow[]> {
    return this.db.rows<LeaderRow>(ABOVE, [on, on, unitId, on, on, from]);
  }
}

const toLeader = ({ employeeId, unitId, kind }: LeaderRow): UnitLeader => ({
  employeeId,
  unitId,
  isCivilServant: kind !== 'NON_ASN',
});

const marksOf = (ids: readonly string[]): string => ids.map(() => '?').join(', ') || "''";
