import { Injectable } from '@nestjs/common';
import { Clock } from '../../../kernel/clock/clock.js';
import {
  after,
  allOf,
  anyOf,
  containsWords,
  equal,
  hasWord,
  type SqlCondition,
} from '../../../kernel/database/condition.js';
import { Database } from '../../../kernel/database/database.js';
import { MISSED_RUNS } from '../../../kernel/database/source-records.js';
import { requestProblems } from '../../../kernel/errors/problems.js';
import { Cursors } from '../../../kernel/http/cursors.js';
import type { PageQuery } from '../../../kernel/http/page.request.js';
import type { Page } from '../../../kernel/http/page.response.js';
import { type CivilDate, holdsOn, shownDays } from '../../../kernel/values/civil-date.js';
import { searchKey } from '../../../kernel/values/name-key.js';
import { abbreviates } from './domain/abbreviation.js';
import { unitsMeantBy } from './domain/common-abbreviations.js';
import { periodNear } from './domain/unit-periods.js';
import type { OrgUnitQuery } from './http/org-unit.request.js';
import type { OrgUnitPeriodResponse, OrgUnitResponse } from './http/org-unit.response.js';

/** A unit with the period of a day; takes that day twice for the number of units below. */
const UNIT = `SELECT u.id, p.name, p.nameKey, p.type, p.parentId, p.headPostTitle, p.echelonCode, p.isSecretariat, u.externalId,
  u.missedRuns, u.version, u.validFrom, u.validUntil, p.validFrom AS periodFrom, p.validUntil AS periodUntil, (SELECT COUNT(*) FROM org_unit_period c
  WHERE c.parentId = u.id AND c.validFrom <= ? AND c.validUntil >= ?) AS childCount
  FROM org_unit_period p JOIN org_unit u ON u.id = p.unitId`;
const PERIOD = `SELECT p.id, p.unitId, p.name, p.type, p.parentId, a.name AS parentName, p.headPostTitle, p.echelonCode, p.isSecretariat,
  p.validFrom, p.validUntil, p.letterNumber, p.letterOn, p.reason, p.reorganisationId, p.closureLetterNumber, p.closureLetterOn,
  p.closureReason, p.source FROM org_unit_period p LEFT JOIN org_unit_period a
  ON a.unitId = p.parentId AND a.validFrom <= p.validFrom AND a.validUntil >= p.validFrom`;

const MISSING = 'EXISTS (SELECT 1 FROM org_unit m WHERE m.id = p.unitId AND m.missedRuns >= ?)';

type UnitRow = Omit<OrgUnitResponse, 'isSecretariat' | 'missingInSource' | 'validFrom' | 'validUntil'> & {
  nameKey: string;
  missedRuns: number | null;
  isSecretariat: number;
  validFrom: CivilDate;
  validUntil: CivilDate;
  periodFrom: CivilDate;
  periodUntil: CivilDate;
};
type PeriodRow = Omit<OrgUnitPeriodResponse, 'isSecretariat' | 'validFrom' | 'validUntil'> & {
  isSecretariat: number;
  validFrom: CivilDate;
  validUntil: CivilDate;
};

/** Reads of units, as they are on a day; everybody in the government may see them. */
@Injectable()
export class UnitsQueries {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly cursors: Cursors,
  ) {}

  /** One unit on a day; without a day as it is today, or as it was or will be nearest to today. Throws REQUEST.NOT_FOUND. */
  async unit(id: string, on?: CivilDate): Promise<OrgUnitResponse> {
    const day = on ?? this.clock.today();
    const rows = await this.db.rows<UnitRow>(`${UNIT} WHERE p.unitId = ?`, [day, day, id]);
    const periods = rows.map((row) => ({ row, validFrom: row.periodFrom, validUntil: row.periodUntil }));
    const found = on === undefined ? periodNear(periods, day) : periods.find((one) => holdsOn(one, day));
    if (!found) throw requestProblems.NOT_FOUND();
    return toUnit(found.row);
  }

  /** Units of a day by name, below one parent, of a type or matching a text. */
  async units(query: OrgUnitQuery): Promise<Page<OrgUnitResponse>> {
    const filter = ['org-units', query.on, query.parentId, query.type, query.q, query.missingInSource];
    const day = query.on ?? this.clock.today();
    const where = allOf(
      inForce(day),
      equal('p.parentId', query.parentId),
      equal('p.type', query.type),
      await this.called(query.q, day),
      query.missingInSource ? { sql: MISSING, values: [MISSED_RUNS] } : undefined,
    );
    const page = allOf(where, after(['p.nameKey', 'p.unitId'], this.cursors.keysOf(query, filter)));
    const sql = `${UNIT} WHERE ${page.sql} ORDER BY p.nameKey, p.unitId LIMIT ?`;
    const rows = await this.db.rows<UnitRow>(sql, [day, day, ...page.values, query.limit + 1]);
    const total = query.count ? await this.db.count('org_unit_period p', where) : undefined;
    return this.cursors.pageOf({ rows, query, filter, total, keys: (row) => [row.nameKey, row.id], item: toUnit });
  }

  /** Units whose names of the day have, or are meant by, every word of a text (rules SE-6, SE-7). */
  private async called(q: string | undefined, day: CivilDate): Promise<SqlCondition | undefined> {
    if (q === undefined) return undefined;
    const words = searchKey(q)
      .split(/[^\p{L}\p{N}]+/u)
      .filter(Boolean);
    if (words.length === 0) return containsWords('p.nameKey', q);
    return allOf(...(await Promise.all(words.map((word) => this.calledBy(word, day)))));
  }

  /** Units with a word in their names, or one that it commonly stands for; what it abbreviates where there are none. */
  private async calledBy(word: string, day: CivilDate): Promise<SqlCondition> {
    const meant = unitsMeantBy(word).map((name) => hasWord('p.nameKey', name));
    const called = anyOf(...[containsWords('p.nameKey', word), ...meant].filter((one) => one !== undefined));
    const today = allOf(inForce(day), called);
    const [any] = await this.db.rows(`SELECT p.id FROM org_unit_period p WHERE ${today.sql} LIMIT 1`, today.values);
    if (any) return called;
    const begins = allOf(inForce(day), hasWord('p.nameKey', word.slice(0, 1)));
    const sql = `SELECT DISTINCT p.nameKey FROM org_unit_period p WHERE ${begins.sql}`;
    const names = await this.db.rows<{ nameKey: string }>(sql, begins.values);
    const keys = names.flatMap(({ nameKey }) => (abbreviates(word, nameKey) ? [nameKey] : []));
    return keys.length === 0 ? called : { sql: `p.nameKey IN (${keys.map(() => '?').join(', ')})`, values: keys };
  }

  /** All that a unit was, is and will be, earliest first. Throws REQUEST.NOT_FOUND. */
  async periods(unitId: string, query: PageQuery): Promise<Page<OrgUnitPeriodResponse>> {
    const [unit] = await this.db.rows('SELECT id FROM org_unit WHERE id = ?', [unitId]);
    if (!unit) throw requestProblems.NOT_FOUND();
    const filter = ['org-unit-periods', unitId];
    const where = allOf(equal('p.unitId', unitId));
    const page = allOf(where, after(['p.validFrom', 'p.id'], this.cursors.keysOf(query, filter)));
    const sql = `${PERIOD} WHERE ${page.sql} ORDER BY p.validFrom, p.id LIMIT ?`;
    const rows = await this.db.rows<PeriodRow>(sql, [...page.values, query.limit + 1]);
    const total = query.count ? await this.db.count('org_unit_period p', where) : undefined;
    return this.cursors.pageOf({ rows, query, filter, total, keys: (row) => [row.validFrom, row.id], item: toPeriod });
  }

  /** One period of a unit. Throws REQUEST.NOT_FOUND. */
  async period(unitId: string, id: string): Promise<OrgUnitPeriodResponse> {
    const [row] = await this.db.rows<PeriodRow>(`${PERIOD} WHERE p.unitId = ? AND p.id = ?`, [unitId, id]);
    if (!row) throw requestProblems.NOT_FOUND();
    return toPeriod(row);
  }
}

const inForce = (day: CivilDate): SqlCondition => ({
  sql: 'p.validFrom <= ? AND p.validUntil >= ?',
  values: [day, day],
});

function toUnit({
  nameKey: _,
  periodFrom: _from,
  periodUntil: _until,
  isSecretariat,
  missedRuns,
  ...unit
}: UnitRow): OrgUnitResponse {
  return {
    ...unit,
    childCount: Number(unit.childCount),
    isSecretariat: Number(isSecretariat) === 1,
    missingInSource: Number(missedRuns ?? 0) >= MISSED_RUNS,
    ...shownDays(unit),
  };
}

function toPeriod({ isSecretariat, ...period }: PeriodRow): OrgUnitPeriodResponse {
  return { ...period, isSecretariat: Number(isSecretariat) === 1, ...shownDays(period) };
}
