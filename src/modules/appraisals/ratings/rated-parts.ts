import { Injectable } from '@nestjs/common';
import { Database } from '../../../kernel/database/database.js';
import type { DayRange } from '../../../kernel/values/civil-date.js';
import { displayName, employeeTables } from '../../employees/index.js';
import { periodTables } from '../../periods/index.js';
import { workPlanTables } from '../../work-plans/index.js';
import { commonRange, monthsOf, type RatedPart } from '../domain/annual-hint.js';
import type { Predicate } from '../domain/rule-set.js';
import type { RatedPartResponse } from './http/suggestion.response.js';

const DAYS = `ap.employeeId, q.startsOn, q.endsOn, wp.startsOn AS planStartsOn, wp.endsOn AS planEndsOn, ap.predicate`;
const PARTS = `FROM appraisal ap JOIN ${periodTables.evaluationPeriod} q ON q.id = ap.evaluationPeriodId
  JOIN appraisal_plan pl ON pl.appraisalId = ap.id JOIN ${workPlanTables.workPlan} wp ON wp.id = pl.workPlanId
  LEFT JOIN ${employeeTables.employee} b ON b.id = ap.appraiserId
  WHERE ap.kind = 'PERIODIC' AND ap.performancePeriodId = ? AND ap.publishedAt IS NOT NULL AND ap.status <> 'ANNULLED'`;

interface DaysRow {
  readonly employeeId: string;
  readonly startsOn: string;
  readonly endsOn: string;
  readonly planStartsOn: string;
  readonly planEndsOn: string;
  readonly predicate: Predicate;
}
interface PartRow extends DaysRow {
  readonly appraisalId: string;
  readonly periodName: string;
  readonly resultReason: string | null;
  readonly behaviourReason: string | null;
  readonly name: string | null;
  readonly frontTitle: string | null;
  readonly backTitle: string | null;
}

/** The published parts of a year, each with the days on which its plan and its time hold both. Rule AP-16. */
@Injectable()
export class RatedParts {
  constructor(private readonly db: Database) {}

  /** Those of one person, the earliest first. */
  async of(employeeId: string, performancePeriodId: string): Promise<RatedPartResponse[]> {
    const sql = `SELECT ${DAYS}, ap.id AS appraisalId, q.name AS periodName, ap.resultReason, ap.behaviourReason, b.name, b.frontTitle,
      b.backTitle ${PARTS} AND ap.employeeId = ? ORDER BY q.startsOn, wp.startsOn, ap.id`;
    return (await this.db.rows<PartRow>(sql, [performancePeriodId, employeeId])).map(toPart);
  }

  /** Those of everybody in a year, by person. */
  async ofYear(performancePeriodId: string): Promise<Map<string, RatedPart[]>> {
    const rows = await this.db.rows<DaysRow>(`SELECT ${DAYS} ${PARTS}`, [performancePeriodId]);
    const parts = Map.groupBy(rows, ({ employeeId }) => employeeId);
    return new Map([...parts].map(([id, own]) => [id, own.map(asPart)]));
  }
}

function daysOf({ startsOn, endsOn, planStartsOn, planEndsOn }: DaysRow): DayRange {
  const period = { from: startsOn, until: endsOn };
  return commonRange(period, { from: planStartsOn, until: planEndsOn }) ?? period;
}

const asPart = (row: DaysRow): RatedPart => ({ ...daysOf(row), predicate: row.predicate });

function toPart(row: PartRow): RatedPartResponse {
  const { appraisalId, periodName, predicate, resultReason, behaviourReason, name, frontTitle, backTitle } = row;
  const days = daysOf(row);
  return {
    ...{ appraisalId, periodName, startsOn: days.from, endsOn: days.until, months: monthsOf(days), predicate },
    ...{ resultReason, behaviourReason },
    appraiserName: name === null ? null : displayName({ name, frontTitle, backTitle }),
  };
}
