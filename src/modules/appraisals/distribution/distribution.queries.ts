import { Injectable } from '@nestjs/common';
import { ReadLog } from '../../../kernel/audit/read-log.js';
import type { Actor } from '../../../kernel/auth/actor.js';
import { after, allOf, equal } from '../../../kernel/database/condition.js';
import { Database } from '../../../kernel/database/database.js';
import { isoOf } from '../../../kernel/database/dialect.js';
import { requestProblems } from '../../../kernel/errors/problems.js';
import { Cursors } from '../../../kernel/http/cursors.js';
import type { Page } from '../../../kernel/http/page.response.js';
import { currentContext } from '../../../kernel/http/request-context.js';
import { say } from '../../../kernel/i18n/language.js';
import type { PersonPermission } from '../../../kernel/auth/permissions.js';
import { displayName, EmployeeAccess, employeeTables, type Titled } from '../../employees/index.js';
import { organizationTables } from '../../organization/index.js';
import { periodTables } from '../../periods/index.js';
import { AppraisedTimes, subjectKeyOf } from '../appraised-times.js';
import type { OrganisationPredicate } from '../domain/organisation-predicate.js';
import { PREDICATES } from '../domain/rule-set.js';
import { CONSTRAINT_TEXTS } from './constraint-texts.js';
import { WithheldFigures } from '../figures/withheld-figures.js';
import { DistributionReader, type UnitDistribution } from './distribution.reader.js';
import { allowedCounts } from './domain/allowed-counts.js';
import type { Counts, DistributionCheck } from './domain/check.js';
import { type ConstraintCode, limitOf, PATTERNS } from './domain/pattern.js';
import type { CalculatorQuery, PredicateDistributionQuery, JustificationQuery } from './http/distribution.request.js';
import type {
  CalculatorResponse,
  CheckedConstraintResponse,
  DistributionResponse,
  JustificationResponse,
  PatternConstraintResponse,
} from './http/distribution.response.js';

const FROM = `distribution_justification dj JOIN ${organizationTables.orgUnit} u ON u.id = dj.unitId
  JOIN ${periodTables.performancePeriod} y ON y.id = dj.performancePeriodId
  LEFT JOIN ${periodTables.evaluationPeriod} q ON q.id = dj.evaluationPeriodId LEFT JOIN ${employeeTables.employee} b ON b.id = dj.byEmployeeId`;
const JUSTIFICATION = `SELECT dj.id, dj.unitId, u.name AS unitName, y.year, q.name AS periodName, dj.organisationPredicate, dj.counts, dj.unrated, dj.broken,
  dj.reason, dj.performancePeriodId, dj.evaluationPeriodId, dj.byEmployeeId, b.name, b.frontTitle, b.backTitle, dj.createdAt, EXISTS (SELECT 1 FROM appraisal own WHERE own.employeeId = ?
  AND own.performancePeriodId = dj.performancePeriodId AND (own.evaluationPeriodId = dj.evaluationPeriodId
  OR (own.evaluationPeriodId IS NULL AND dj.evaluationPeriodId IS NULL)) AND own.publishedAt IS NULL) AS isBlind FROM ${FROM}`;
interface JustificationRow extends Titled {
  readonly id: string;
  readonly unitId: string;
  readonly unitName: string;
  readonly year: number;
  readonly performancePeriodId: string;
  readonly evaluationPeriodId: string | null;
  readonly periodName: string | null;
  readonly organisationPredicate: OrganisationPredicate;
  readonly counts: string;
  readonly unrated: number;
  /** Whether the reader would learn from the counts what he was rated himself. */
  readonly isBlind: unknown;
  readonly broken: string;
  readonly reason: string;
  readonly byEmployeeId: string | null;
  readonly createdAt: string;
}

/** Shows how the predicates of a unit are spread. Never whose they are, nor of too few for the reader. Rules DI-2 to DI-4, DI-6. */
@Injectable()
export class DistributionQueries {
  constructor(
    private readonly db: Database,
    private readonly people: EmployeeAccess,
    private readonly times: AppraisedTimes,
    private readonly reader: DistributionReader,
    private readonly withheld: WithheldFigures,
    private readonly cursors: Cursors,
    private readonly reads: ReadLog,
  ) {}

  /** The distribution of a unit as it is now. Throws REQUEST.NOT_FOUND, PARAMETER. */
  async current(actor: Actor, unitId: string, query: PredicateDistributionQuery): Promise<DistributionResponse> {
    const unitName = await this.unitReached(actor, 'distribution:read', unitId);
    const time = await this.times.named(query);
    const found = await this.reader.of(unitId, time, actor.employeeId);
    this.reads.record(actor, 'distribution', unitId, null);
    const justified = await this.reader.justifiedOf(unitId, time);
    const shown = toDistribution({ unitId, unitName, periodName: time.name }, found, justified);
    return (await this.withheld.ofTime(actor, unitId, time)) ? { ...shown, ...WITHHELD } : shown;
  }

  /** Which counts a pattern allows among so many people. */
  calculated({ n, organisationPredicate }: CalculatorQuery): CalculatorResponse {
    const allowed = allowedCounts(organisationPredicate, n);
    const bounds = allowed && PREDICATES.map((one) => ({ predicate: one, ...allowed[one] }));
    return {
      ...{ n, organisationPredicate, feasible: allowed !== null, bounds: bounds ?? [] },
      constraints: patternOf(organisationPredicate, n),
      mostPredicate: PATTERNS[organisationPredicate].most,
      mostOver: Math.floor(n / 2),
    };
  }

  /** Why units within reach went on, the oldest first. */
  async justifications(actor: Actor, query: JustificationQuery): Promise<Page<JustificationResponse>> {
    const { unitId, performancePeriodId, evaluationPeriodId } = query;
    const filter = ['distribution-justifications', unitId, performancePeriodId, evaluationPeriodId];
    const where = allOf(
      this.people.unitsReached(actor, 'distribution:read', 'dj.unitId'),
      equal('dj.unitId', unitId),
      equal('dj.performancePeriodId', performancePeriodId),
      equal('dj.evaluationPeriodId', evaluationPeriodId),
    );
    const page = allOf(where, after(['dj.createdAt', 'dj.id'], this.cursors.keysOf(query, filter)));
    const rows = await this.db.rows<JustificationRow>(
      `${JUSTIFICATION} WHERE ${page.sql} ORDER BY dj.createdAt, dj.id LIMIT ?`,
      [actor.employeeId ?? '', ...page.values, query.limit + 1],
    );
    const total = query.count ? await this.db.count(FROM, where) : undefined;
    const withheld = await this.withheldIn(actor, rows);
    const item = (row: JustificationRow): JustificationResponse => toJustification(row, withheld.has(row.id));
    return this.cursors.pageOf({ rows, query, filter, total, keys: (row) => [row.createdAt, row.id], item });
  }

  /** One justification within reach. Throws REQUEST.NOT_FOUND. */
  async justification(actor: Actor, id: string): Promise<JustificationResponse> {
    const where = allOf(equal('dj.id', id), this.people.unitsReached(actor, 'distribution:read', 'dj.unitId'));
    const [row] = await this.db.rows<JustificationRow>(`${JUSTIFICATION} WHERE ${where.sql}`, [
      actor.employeeId ?? '',
      ...where.values,
    ]);
    if (!row) throw requestProblems.NOT_FOUND();
    return toJustification(row, (await this.withheldIn(actor, [row])).size > 0);
  }

  /** Of which justifications the counts are withheld; each unit and time is looked at once. */
  private async withheldIn(actor: Actor, rows: readonly JustificationRow[]): Promise<ReadonlySet<string>> {
    const known = new Map<string, boolean>();
    const withheld = new Set<string>();
    for (const row of rows) {
      const key = subjectKeyOf(row.unitId, row);
      const isWithheld = known.get(key) ?? (await this.withheld.ofTime(actor, row.unitId, await this.times.of(row)));
      known.set(key, isWithheld);
      if (isWithheld) withheld.add(row.id);
    }
    return withheld;
  }

  /** The name of a unit that the permission reaches. Throws REQUEST.NOT_FOUND. */
  async unitReached(actor: Actor, permission: PersonPermission, unitId: string): Promise<string> {
    const reached = this.people.unitsReached(actor, permission, 'u.id');
    const sql = `SELECT u.name FROM ${organizationTables.orgUnit} u WHERE u.id = ? AND ${reached.sql}`;
    const [unit] = await this.db.rows<{ name: string }>(sql, [unitId, ...reached.values]);
    if (!unit) throw requestProblems.NOT_FOUND();
    return unit.name;
  }
}

/** What is shown instead of figures of too few people. Rule DI-6. */
const WITHHELD = {
  ...{ counts: null, unrated: null, constraints: [] },
  ...{ isBroken: null, isJustified: null, isMost: null },
} satisfies Partial<DistributionResponse>;

const saidOf = (code: ConstraintCode): string => say(CONSTRAINT_TEXTS[code], currentContext().language);

/** The constraints of a pattern among so many people, in the words of the caller's language. */
export function patternOf(predicate: OrganisationPredicate, n: number): PatternConstraintResponse[] {
  return PATTERNS[predicate].constraints.map((one) => ({
    ...{ code: one.code, text: saidOf(one.code), kind: one.kind, predicates: [...one.predicates] },
    limit: limitOf(one, n),
  }));
}

/** A distribution in the words of the caller's language. */
export function toDistribution(
  of: Pick<DistributionResponse, 'unitId' | 'unitName' | 'periodName'>,
  { population, level, applied, check, counts, unrated, published }: UnitDistribution,
  justified: readonly ConstraintCode[],
): DistributionResponse {
  const people = PREDICATES.reduce((sum, one) => sum + counts[one], unrated);
  const broken = check?.constraints.filter(({ state }) => state === 'BROKEN') ?? [];
  return {
    ...{ ...of, population, level, people, unrated, published, counts: { ...counts } },
    organisationPredicate: applied?.predicate ?? null,
    predicateUnitId: applied?.unitId ?? null,
    predicateUnitName: applied?.unitName ?? null,
    constraints: check ? shownConstraints(check) : [],
    isBroken: broken.length > 0,
    isJustified: broken.length > 0 && broken.every(({ code }) => justified.includes(code)),
    mostPredicate: check?.most.predicate ?? null,
    isMost: check?.most.isMost ?? null,
  };
}

const shownConstraints = ({ constraints }: DistributionCheck): CheckedConstraintResponse[] =>
  constraints.map((one) => ({ ...one, text: saidOf(one.code), predicates: [...one.predicates] }));

function toJustification(row: JustificationRow, isWithheld: boolean): JustificationResponse {
  const isHidden = isWithheld || Number(row.isBlind) === 1;
  const { id, unitId, unitName, organisationPredicate, reason, byEmployeeId } = row;
  return {
    ...{ id, unitId, unitName, periodName: row.periodName ?? `Tahun ${row.year}`, organisationPredicate },
    counts: isHidden ? null : (JSON.parse(row.counts) as Counts),
    unrated: isHidden ? null : Number(row.unrated),
    broken: JSON.parse(row.broken) as ConstraintCode[],
    ...{ reason, byEmployeeId, byName: row.name ? displayName(row) : null },
    createdAt: isoOf(row.createdAt),
  };
}
