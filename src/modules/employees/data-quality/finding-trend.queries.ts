import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/auth/actor.js';
import { Clock } from '../../../kernel/clock/clock.js';
import { allOf, equal, EVERYTHING, type SqlCondition } from '../../../kernel/database/condition.js';
import { Database } from '../../../kernel/database/database.js';
import { Cursors } from '../../../kernel/http/cursors.js';
import { inputFault } from '../../../kernel/http/input-faults.js';
import type { Page } from '../../../kernel/http/page.response.js';
import { type CivilDate, plusDays } from '../../../kernel/values/civil-date.js';
import { organizationTables } from '../../organization/index.js';
import { EmployeeAccess } from '../employee.access.js';
import { employeeProblems } from '../employees.problems.js';
import type { FindingTrendQuery } from './http/data-quality.request.js';
import type { DataFindingTrendDayResponse } from './http/data-quality.response.js';
import { FINDING_CODES, type FindingCode } from './kinds/finding-kinds.js';

const USUAL_DAYS = 30;

interface Row {
  readonly day: CivilDate;
  readonly kind: FindingCode;
  readonly findings: number;
}

/** What was counted each morning: of the whole government, or of the units that the caller reaches today. */
@Injectable()
export class FindingTrend {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly access: EmployeeAccess,
    private readonly cursors: Cursors,
  ) {}

  /** Days on which findings were counted, earliest first. Throws EMPLOYEE.RANGE_REVERSED. */
  async days(actor: Actor, query: FindingTrendQuery): Promise<Page<DataFindingTrendDayResponse>> {
    const { until = this.clock.today(), kind, unitId } = query;
    const { from = plusDays(until, 1 - USUAL_DAYS) } = query;
    if (until < from) {
      const faults = [inputFault({ parameter: query.from === undefined ? 'until' : 'from' }, 'INVALID')];
      throw employeeProblems.RANGE_REVERSED({ validFrom: from, validUntil: until }, faults);
    }
    const filter = ['data-quality-trend', from, until, kind, unitId];
    const [last = ''] = this.cursors.keysOf(query, filter) ?? [];
    const where = allOf(
      { sql: 'c.day >= ? AND c.day <= ?', values: [from, until] },
      equal('c.kind', kind),
      this.units(actor, unitId),
    );
    const counted = `FROM data_quality_count c WHERE ${where.sql}`;
    const days = await this.db.rows<{ day: CivilDate }>(
      `SELECT DISTINCT c.day ${counted} AND c.day > ? ORDER BY c.day LIMIT ?`,
      [...where.values, last, query.limit + 1],
    );
    const [total] = query.count
      ? await this.db.rows<{ days: number }>(`SELECT COUNT(DISTINCT c.day) AS days ${counted}`, where.values)
      : [];
    const rows = days.length === 0 ? [] : await this.sums(counted, where, days);
    return this.cursors.pageOf({
      ...{ rows: days, query, filter, total: total && Number(total.days) },
      keys: ({ day }) => [day],
      item: ({ day }) => shownDay(day, rows),
    });
  }

  private sums(counted: string, { values }: SqlCondition, days: readonly { day: CivilDate }[]): Promise<Row[]> {
    const [first, last] = [days[0]?.day ?? '', days.at(-1)?.day ?? ''];
    return this.db.rows<Row>(
      `SELECT c.day, c.kind, SUM(c.findings) AS findings ${counted} AND c.day >= ? AND c.day <= ? GROUP BY c.day, c.kind`,
      [...values, first, last],
    );
  }

  /** Who reaches all, and asks for no unit, gets the sum that was written for all. */
  private units(actor: Actor, unitId: string | undefined): SqlCondition {
    const reached = this.access.unitsReached(actor, 'data-quality:read', 'c.unitId');
    if (unitId === undefined) return reached === EVERYTHING ? { sql: 'c.unitId IS NULL', values: [] } : reached;
    const today = this.clock.today();
    const below: SqlCondition = {
      sql: `EXISTS (SELECT 1 FROM ${organizationTables.ancestor} cu WHERE cu.unitId = c.unitId AND cu.ancestorId = ?
        AND cu.validFrom <= ? AND cu.validUntil >= ?)`,
      values: [unitId, today, today],
    };
    return allOf(reached, below);
  }
}

/** A day with its kinds in the order of the board; a day on which nothing was found has none. */
function shownDay(day: CivilDate, rows: readonly Row[]): DataFindingTrendDayResponse {
  const own = new Map(rows.filter((row) => row.day === day).map(({ kind, findings }) => [kind, Number(findings)]));
  const kinds = FINDING_CODES.map((kind) => ({ kind, findings: own.get(kind) ?? 0 }));
  const total = kinds.reduce((sum, { findings }) => sum + findings, 0);
  return { day, total, kinds: kinds.filter(({ findings }) => findings > 0) };
}
