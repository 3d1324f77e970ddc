import { Injectable } from '@nestjs/common';
import { allOf, type SqlCondition } from '../../../kernel/database/condition.js';
import { Database } from '../../../kernel/database/database.js';
import { employeeTables, postedBelow } from '../../employees/index.js';
import { organizationTables } from '../../organization/index.js';
import { type AppraisedTime, appraisalsOf, subjectKeyOf } from '../appraised-times.js';
import type { OrganisationPredicate } from '../domain/organisation-predicate.js';
import { type Predicate, PREDICATES } from '../domain/rule-set.js';
import { type CheckLevel, checkDistribution, type Counts, type DistributionCheck, levelFor } from './domain/check.js';
import type { ConstraintCode } from './domain/pattern.js';
import type { Population } from './persistence/predicate-policy.entity.js';
import { PredicatePolicyService } from './predicate-policy.service.js';

/** The predicate whose pattern a unit follows: its own, or that of the nearest unit above that has one. */
export interface AppliedPredicate {
  readonly predicate: OrganisationPredicate;
  readonly unitId: string;
  readonly unitName: string;
  /** When it was set. */
  readonly decidedAt: string | null;
}

/** How many people have which predicate, and how many are not rated yet. */
export interface UnitCounts {
  readonly counts: Counts;
  readonly unrated: number;
  readonly published: number;
}

/** The distribution of a unit in a time, held against its pattern; without a pattern only counted. */
export interface UnitDistribution extends UnitCounts {
  readonly population: Population;
  readonly level: CheckLevel;
  readonly applied: AppliedPredicate | null;
  readonly check: DistributionCheck | null;
}

const { assignment, reportingLine } = employeeTables;
const APPLIED = `SELECT op.predicate, op.unitId, u.name AS unitName, op.decidedAt FROM ${organizationTables.ancestor} au
  JOIN organisation_performance op ON op.unitId = au.ancestorId
  JOIN ${organizationTables.orgUnit} u ON u.id = op.unitId
  WHERE au.unitId = ? AND au.validFrom <= ? AND au.validUntil >= ?`;

/** Counts the predicates of units, drafts and published ones; nobody is named. Rules DI-3, DI-4. */
@Injectable()
export class DistributionReader {
  constructor(
    private readonly db: Database,
    private readonly policy: PredicatePolicyService,
  ) {}

  /** The distribution of a unit. Of the viewer's own draft he learns nothing: he counts as not rated until publication (AP-5). */
  async of(unitId: string, time: AppraisedTime, viewerId: string | null): Promise<UnitDistribution> {
    const { population, checkLevel, fewestPeople } = await this.policy.current();
    const counted = await this.counted(unitId, time, population, viewerId);
    const applied = await this.appliedTo(unitId, time);
    const check = applied && checkDistribution(applied.predicate, counted.counts, counted.unrated);
    const people = PREDICATES.reduce((sum, one) => sum + counted.counts[one], counted.unrated);
    return { ...counted, population, level: levelFor(checkLevel, people, fewestPeople), applied, check };
  }

  /** The predicate whose pattern a unit follows in a time, now or as it was set at a moment; null where none was set up to the government itself. */
  async appliedTo(unitId: string, time: AppraisedTime, at: Date | null = null): Promise<AppliedPredicate | null> {
    const { evaluationPeriodId, performancePeriodId, on } = time;
    const isOfTime =
      evaluationPeriodId === null
        ? { sql: 'op.evaluationPeriodId IS NULL AND op.performancePeriodId = ?', values: [performancePeriodId] }
        : { sql: 'op.evaluationPeriodId = ?', values: [evaluationPeriodId] };
    // Editions follow one another: the last that was set by then is the one that counted.
    const isSet =
      at === null
        ? { sql: `op.status = 'SET'`, values: [] }
        : { sql: `op.status <> 'DRAFT' AND op.decidedAt <= ?`, values: [at] };
    const sql = `${APPLIED} AND ${isOfTime.sql} AND ${isSet.sql} ORDER BY au.depth, op.edition DESC LIMIT 1`;
    const values = [unitId, on, on, ...isOfTime.values, ...isSet.values];
    return (await this.db.rows<AppliedPredicate>(sql, values))[0] ?? null;
  }

  /** What is justified of a unit in a time: the constraints that the latest justification names. */
  async justifiedOf(unitId: string, time: AppraisedTime): Promise<readonly ConstraintCode[]> {
    const sql =
      'SELECT broken FROM distribution_justification WHERE subjectKey = ? ORDER BY createdAt DESC, id DESC LIMIT 1';
    const [row] = await this.db.rows<{ broken: string }>(sql, [subjectKeyOf(unitId, time)]);
    return row ? (JSON.parse(row.broken) as ConstraintCode[]) : [];
  }

  private async counted(
    unitId: string,
    time: AppraisedTime,
    population: Population,
    viewerId: string | null,
  ): Promise<UnitCounts> {
    const where = allOf(appraisalsOf(time), populationOf(population, unitId, time));
    const rows = await this.db.rows<{ shown: Predicate | null; isPublished: unknown; people: unknown }>(
      `SELECT CASE WHEN ap.employeeId = ? AND ap.publishedAt IS NULL THEN NULL ELSE ap.predicate END AS shown,
        CASE WHEN ap.publishedAt IS NULL THEN 0 ELSE 1 END AS isPublished, COUNT(*) AS people
        FROM appraisal ap WHERE ${where.sql} GROUP BY shown, isPublished`,
      [viewerId ?? '', ...where.values],
    );
    const sum = (isMeant: (row: (typeof rows)[number]) => boolean): number =>
      rows.filter(isMeant).reduce((total, { people }) => total + Number(people), 0);
    const counts = Object.fromEntries(PREDICATES.map((one) => [one, sum(({ shown }) => shown === one)]));
    return {
      counts: counts as Record<Predicate, number>,
      unrated: sum(({ shown }) => shown === null),
      published: sum(({ isPublished }) => Number(isPublished) === 1),
    };
  }
}

/** Whose appraisals belong to a unit, on the day of the time, as a condition on `ap`. */
export function populationOf(population: Population, unitId: string, { on }: AppraisedTime): SqlCondition {
  if (population === 'OPD') return postedBelow('ap.employeeId', unitId, on);
  const held = (alias: string): string => `${alias}.validFrom <= ? AND ${alias}.validUntil >= ?`;
  if (population === 'UNIT')
    return {
      sql: `EXISTS (SELECT 1 FROM ${assignment} up WHERE up.employeeId = ap.employeeId AND up.unitId = ? AND up.kind = 'DEFINITIF' AND ${held('up')})`,
      values: [unitId, on, on],
    };
  return {
    sql: `EXISTS (SELECT 1 FROM ${reportingLine} dl JOIN ${assignment} dh ON dh.employeeId = dl.appraiserId AND dh.headsUnit = 1 AND dh.unitId = ?
      AND ${held('dh')} WHERE dl.employeeId = ap.employeeId AND ${held('dl')})`,
    values: [unitId, on, on, on, on],
  };
}
