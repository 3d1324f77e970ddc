import { Injectable } from '@nestjs/common';
import { after, allOf, containsWords, equal, type SqlCondition } from '../../../kernel/database/condition.js';
import { Database } from '../../../kernel/database/database.js';
import { MISSED_RUNS } from '../../../kernel/database/source-records.js';
import { requestProblems } from '../../../kernel/errors/problems.js';
import { Cursors } from '../../../kernel/http/cursors.js';
import type { Page } from '../../../kernel/http/page.response.js';
import { type CivilDate, shownDays } from '../../../kernel/values/civil-date.js';
import { searchKey } from '../../../kernel/values/name-key.js';
import { ReferencesReader } from '../references/references.reader.js';
import { type RetirementAges, retirementAge } from './domain/retirement.js';
import type { PositionQuery } from './http/position.request.js';
import type { PositionResponse } from './http/position.response.js';

const POSITION_FROM = 'position p JOIN org_unit u ON u.id = p.unitId';
const POSITION = `SELECT p.id, p.unitId, p.kind, p.title, p.titleKey, p.level, p.jobClass, p.echelonCode,
  p.retirementAge AS ownRetirementAge, p.validFrom, p.validUntil, p.missedRuns, p.version FROM ${POSITION_FROM}`;

type PositionRow = Omit<PositionResponse, 'retirementAge' | 'missingInSource' | 'validFrom' | 'validUntil'> & {
  titleKey: string;
  missedRuns: number | null;
  validFrom: CivilDate;
  validUntil: CivilDate;
};

/** Reads of posts; everybody in the government may see them. */
@Injectable()
export class PositionsQueries {
  constructor(
    private readonly db: Database,
    private readonly cursors: Cursors,
    private readonly references: ReferencesReader,
  ) {}

  /** One post. Throws REQUEST.NOT_FOUND. */
  async position(id: string): Promise<PositionResponse> {
    const [row] = await this.db.rows<PositionRow>(`${POSITION} WHERE p.id = ?`, [id]);
    if (!row) throw requestProblems.NOT_FOUND();
    return toPosition(row, await this.references.retirementAges());
  }

  /** Posts by title, of one unit or of all. */
  async positions(query: PositionQuery): Promise<Page<PositionResponse>> {
    const filter = ['positions', query.unitId, query.kind, query.on, query.q, query.missingInSource];
    const where = allOf(
      ...[equal('p.unitId', query.unitId), equal('p.kind', query.kind), there(query.on), missing(query)],
      containsWords('p.titleKey', query.q && searchKey(query.q)),
    );
    const page = allOf(where, after(['p.titleKey', 'p.id'], this.cursors.keysOf(query, filter)));
    const sql = `${POSITION} WHERE ${page.sql} ORDER BY p.titleKey, p.id LIMIT ?`;
    const rows = await this.db.rows<PositionRow>(sql, [...page.values, query.limit + 1]);
    const total = query.count ? await this.db.count(POSITION_FROM, where) : undefined;
    const ages = await this.references.retirementAges();
    const item = (row: PositionRow): PositionResponse => toPosition(row, ages);
    return this.cursors.pageOf({ rows, query, filter, total, keys: (row) => [row.titleKey, row.id], item });
  }
}

/** A post is there on the days on which both it and its unit are. */
function there(on: CivilDate | undefined): SqlCondition | undefined {
  if (on === undefined) return undefined;
  const sql = 'p.validFrom <= ? AND p.validUntil >= ? AND u.validFrom <= ? AND u.validUntil >= ?';
  return { sql, values: [on, on, on, on] };
}

function missing({ missingInSource }: PositionQuery): SqlCondition | undefined {
  return missingInSource ? { sql: 'p.missedRuns >= ?', values: [MISSED_RUNS] } : undefined;
}

function toPosition({ titleKey: _, missedRuns, ...row }: PositionRow, ages: RetirementAges): PositionResponse {
  const number = (value: number | null): number | null => (value === null ? null : Number(value));
  const [ownRetirementAge, jobClass] = [number(row.ownRetirementAge), number(row.jobClass)];
  const age = retirementAge({ title: row.title, level: row.level, retirementAge: ownRetirementAge }, ages);
  const missingInSource = Number(missedRuns ?? 0) >= MISSED_RUNS;
  return { ...row, jobClass, ownRetirementAge, retirementAge: age, missingInSource, ...shownDays(row) };
}
