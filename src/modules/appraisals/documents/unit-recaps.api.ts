import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/auth/actor.js';
import { Clock } from '../../../kernel/clock/clock.js';
import { allOf } from '../../../kernel/database/condition.js';
import { Database } from '../../../kernel/database/database.js';
import { requestProblems } from '../../../kernel/errors/problems.js';
import type { CivilDate } from '../../../kernel/values/civil-date.js';
import { displayName, EmployeeAccess, employeeTables, postedBelow, type Titled } from '../../employees/index.js';
import { organizationTables } from '../../organization/index.js';
import { PeriodsApi } from '../../periods/index.js';
import { workPlanTables } from '../../work-plans/index.js';
import type { Predicate, Rating } from '../domain/rule-set.js';

/** One person of a recap: post and plan of today, what was published of the year. */
export interface RecappedPerson {
  readonly employeeId: string;
  /** Who was erased has no name here. */
  readonly isPseudonym: boolean;
  readonly name: string;
  readonly nip: string | null;
  readonly grade: string | null;
  readonly position: string | null;
  readonly unit: string;
  readonly planStatus: string | null;
  /** By evaluation period, in their order. */
  readonly periods: readonly (Predicate | null)[];
  readonly resultRating: Rating | null;
  readonly behaviourRating: Rating | null;
  readonly predicate: Predicate | null;
}
/** A unit with its people. */
export interface UnitRecap {
  readonly unitName: string;
  readonly year: number;
  readonly on: CivilDate;
  readonly periodNames: readonly string[];
  readonly rows: readonly RecappedPerson[];
}

const PEOPLE = `SELECT e.id AS employeeId, e.erasedAt, e.name, e.frontTitle, e.backTitle, e.nip, e.gradeName AS grade, p.title AS position, u.name AS unit,
  (SELECT wp.status FROM ${workPlanTables.workPlan} wp WHERE wp.employeeId = e.id AND wp.performancePeriodId = ? AND wp.status <> 'CANCELLED'
    ORDER BY wp.startsOn DESC, wp.id DESC LIMIT 1) AS planStatus
  FROM ${employeeTables.employee} e JOIN ${employeeTables.assignment} a ON a.employeeId = e.id AND a.kind = 'DEFINITIF' AND a.validFrom <= ?
  AND a.validUntil >= ? JOIN ${organizationTables.orgUnit} u ON u.id = a.unitId
  LEFT JOIN ${organizationTables.position} p ON p.id = a.positionId`;
const PUBLISHED = `SELECT ap.employeeId, ap.evaluationPeriodId, ap.resultRating, ap.behaviourRating, ap.predicate FROM appraisal ap
  WHERE ap.performancePeriodId = ? AND ap.publishedAt IS NOT NULL AND ap.status <> 'ANNULLED'`;

type PersonRow = Titled &
  Omit<RecappedPerson, 'name' | 'isPseudonym' | 'periods' | 'resultRating' | 'behaviourRating' | 'predicate'> & {
    readonly erasedAt: string | null;
  };
interface ResultRow extends Pick<RecappedPerson, 'employeeId' | 'resultRating' | 'behaviourRating' | 'predicate'> {
  readonly evaluationPeriodId: string | null;
}

/** The results of a unit by name: for those who care for it, and never more than they read one by one. */
@Injectable()
export class UnitRecapsApi {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly people: EmployeeAccess,
    private readonly periods: PeriodsApi,
  ) {}

  /** The recap of a year of a unit with all below it, as it is today. Throws REQUEST.NOT_FOUND. */
  async recap(actor: Actor, unitId: string, performancePeriodId: string): Promise<UnitRecap> {
    const care = this.people.unitsReached(actor, 'recap-document:read', 'u.id');
    const unitSql = `SELECT u.name FROM ${organizationTables.orgUnit} u WHERE u.id = ? AND ${care.sql}`;
    const [unit] = await this.db.rows<{ name: string }>(unitSql, [unitId, ...care.values]);
    if (!unit) throw requestProblems.NOT_FOUND();
    const year = await this.periods.year(performancePeriodId);
    const periods = await this.periods.evaluationPeriodsOf(performancePeriodId);
    const today = this.clock.today();
    const where = allOf(
      postedBelow('e.id', unitId, today),
      this.people.reachedIn(unitId, actor, 'appraisal:read', 'e.id'),
    );
    const people = await this.db.rows<PersonRow>(`${PEOPLE} WHERE ${where.sql} ORDER BY u.nameKey, e.nameKey, e.id`, [
      ...[performancePeriodId, today, today],
      ...where.values,
    ]);
    const published = postedBelow('ap.employeeId', unitId, today);
    const results = await this.db.rows<ResultRow>(`${PUBLISHED} AND ${published.sql} ORDER BY ap.id`, [
      performancePeriodId,
      ...published.values,
    ]);
    const byPerson = Map.groupBy(results, ({ employeeId }) => employeeId);
    return {
      ...{ unitName: unit.name, year: year.year, on: today, periodNames: periods.map(({ name }) => name) },
      rows: people.map((person) => personOf(person, byPerson.get(person.employeeId) ?? [], periods)),
    };
  }
}

function personOf(
  { name, frontTitle, backTitle, erasedAt, ...person }: PersonRow,
  results: readonly ResultRow[],
  periods: readonly { readonly id: string }[],
): RecappedPerson {
  const annual = results.find(({ evaluationPeriodId }) => evaluationPeriodId === null);
  return {
    ...person,
    isPseudonym: erasedAt !== null,
    name: displayName({ name, frontTitle, backTitle }),
    periods: periods.map(({ id }) => results.findLast((one) => one.evaluationPeriodId === id)?.predicate ?? null),
    resultRating: annual?.resultRating ?? null,
    behaviourRating: annual?.behaviourRating ?? null,
    predicate: annual?.predicate ?? null,
  };
}
