import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/auth/actor.js';
import { Clock } from '../../../kernel/clock/clock.js';
import { after, allOf, equal } from '../../../kernel/database/condition.js';
import { Database } from '../../../kernel/database/database.js';
import { isoOrNull } from '../../../kernel/database/dialect.js';
import { requestProblems } from '../../../kernel/errors/problems.js';
import { Cursors } from '../../../kernel/http/cursors.js';
import type { Page } from '../../../kernel/http/page.response.js';
import { fromScaled } from '../../../kernel/values/scaled.js';
import type { EmployeeIdentity } from '../../employees/index.js';
import { organizationTables } from '../../organization/index.js';
import { periodTables } from '../../periods/index.js';
import { AppraisalAccess } from '../appraisal.access.js';
import { AppraisedTimes } from '../appraised-times.js';
import { patternOf } from '../distribution/distribution.queries.js';
import { DistributionReader } from '../distribution/distribution.reader.js';
import { allowedCounts } from '../distribution/domain/allowed-counts.js';
import { PREDICATES } from '../domain/rule-set.js';
import { HeadRatings } from './head-ratings.js';
import type { OrganisationPerformanceQuery } from './http/organisation-performance.request.js';
import type {
  HeadRatingResponse,
  OrganisationPerformanceResponse,
  OrganisationPerformanceSummaryResponse,
  OrganisationPredicateFormResponse,
  OrganisationRecommendationResponse,
  UsedIndicatorResponse,
} from './http/organisation-performance.response.js';
import { OrganisationPerformanceAccess } from './organisation-performance.access.js';
import type { UsedIndicator } from './persistence/organisation-performance.entity.js';
import { percentTextOf } from './used-indicators.js';

const FROM = `organisation_performance op JOIN ${organizationTables.orgUnit} u ON u.id = op.unitId
  JOIN ${periodTables.performancePeriod} y ON y.id = op.performancePeriodId
  LEFT JOIN ${periodTables.evaluationPeriod} q ON q.id = op.evaluationPeriodId`;
const SUMMARY = `SELECT op.id, op.unitId, COALESCE(op.unitName, u.name) AS unitName, u.nameKey, op.performancePeriodId, op.evaluationPeriodId, y.year,
  q.name AS periodName, op.edition, op.status, op.achievementHundredths, op.suggested, op.predicate, op.decidedAt, op.version`;
const WHOLE = `${SUMMARY}, op.reason, op.indicators, op.exceedsExpectations, op.expectationNote, op.deviationReason, op.decidedSnapshot,
  op.letterNumber, op.letterOn FROM ${FROM}`;
const RECOMMENDED = `SELECT source, predicate, reason, letterNumber, letterOn FROM organisation_recommendation
  WHERE organisationPerformanceId = ? ORDER BY createdAt, id`;
const GOVERNMENT = `SELECT g.name FROM ${organizationTables.ancestor} au JOIN ${organizationTables.orgUnit} g ON g.id = au.ancestorId
  WHERE au.unitId = ? AND au.validFrom <= ? AND au.validUntil >= ? ORDER BY au.depth DESC LIMIT 1`;

type SummaryRow = Omit<OrganisationPerformanceSummaryResponse, 'periodName' | 'achievementPercent'> & {
  readonly nameKey: string;
  readonly year: number;
  readonly periodName: string | null;
  readonly achievementHundredths: number | null;
};
type WholeRow = SummaryRow &
  Pick<
    OrganisationPerformanceResponse,
    'reason' | 'expectationNote' | 'deviationReason' | 'letterNumber' | 'letterOn'
  > & {
    readonly indicators: string;
    readonly exceedsExpectations: unknown;
    readonly decidedSnapshot: string | null;
  };

/** Reads of the performance of units. Rules OP-3, OP-4. */
@Injectable()
export class OrganisationPerformanceQueries {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly access: OrganisationPerformanceAccess,
    private readonly appraisals: AppraisalAccess,
    private readonly times: AppraisedTimes,
    private readonly distribution: DistributionReader,
    private readonly heads: HeadRatings,
    private readonly cursors: Cursors,
  ) {}

  /** By the name of the unit, the first edition first. */
  async list(actor: Actor, query: OrganisationPerformanceQuery): Promise<Page<OrganisationPerformanceSummaryResponse>> {
    const { performancePeriodId, evaluationPeriodId, unitId, status } = query;
    const filter = ['organisation-performances', performancePeriodId, evaluationPeriodId, unitId, status];
    const today = this.clock.today();
    const below = `EXISTS (SELECT 1 FROM ${organizationTables.ancestor} au WHERE au.unitId = op.unitId AND au.ancestorId = ? AND au.validFrom <= ? AND au.validUntil >= ?)`;
    const where = allOf(
      this.access.readable(actor),
      equal('op.performancePeriodId', performancePeriodId),
      equal('op.evaluationPeriodId', evaluationPeriodId),
      equal('op.status', status),
      unitId === undefined ? undefined : { sql: below, values: [unitId, today, today] },
    );
    const page = allOf(where, after(['u.nameKey', 'op.id'], this.cursors.keysOf(query, filter)));
    const rows = await this.db.rows<SummaryRow>(
      `${SUMMARY} FROM ${FROM} WHERE ${page.sql} ORDER BY u.nameKey, op.id LIMIT ?`,
      [...page.values, query.limit + 1],
    );
    const total = query.count ? await this.db.count(FROM, where) : undefined;
    return this.cursors.pageOf({ rows, query, filter, total, keys: (row) => [row.nameKey, row.id], item: toSummary });
  }

  /** One of them. Throws REQUEST.NOT_FOUND. */
  async one(actor: Actor, id: string): Promise<OrganisationPerformanceResponse> {
    const where = allOf(equal('op.id', id), this.access.readable(actor));
    const [row] = await this.db.rows<WholeRow>(`${WHOLE} WHERE ${where.sql}`, where.values);
    if (!row) throw requestProblems.NOT_FOUND();
    const recommendations = await this.db.rows<OrganisationRecommendationResponse>(RECOMMENDED, [id]);
    const { reason, expectationNote, deviationReason, decidedSnapshot, letterNumber, letterOn } = row;
    return {
      ...toSummary(row),
      ...{ reason, expectationNote, deviationReason, letterNumber, letterOn, recommendations },
      indicators: (JSON.parse(row.indicators) as UsedIndicator[]).map(toIndicator),
      exceedsExpectations: Number(row.exceedsExpectations) === 1,
      decidedBy: decidedSnapshot === null ? null : (JSON.parse(decidedSnapshot) as EmployeeIdentity),
    };
  }

  /** What stands on the form by which a predicate is set, with the pattern that follows. Throws REQUEST.NOT_FOUND. */
  async form(actor: Actor, id: string): Promise<OrganisationPredicateFormResponse> {
    const performance = await this.one(actor, id);
    const time = await this.times.of(performance);
    const { counts, unrated } = await this.distribution.of(performance.unitId, time, actor.employeeId);
    const people = PREDICATES.reduce((sum, one) => sum + counts[one], unrated);
    const predicate = performance.predicate ?? performance.suggested;
    const allowed = predicate && people > 0 ? allowedCounts(predicate, people) : null;
    const [government] = await this.db.rows<{ name: string }>(GOVERNMENT, [performance.unitId, time.on, time.on]);
    return {
      ...{ governmentName: government?.name ?? '', performance, people },
      constraints: predicate ? patternOf(predicate, people) : [],
      bounds: allowed ? PREDICATES.map((one) => ({ predicate: one, ...allowed[one] })) : [],
    };
  }

  /** What the predicate of a unit says of the rating of somebody who heads it. Throws REQUEST.NOT_FOUND. */
  async headRating(actor: Actor, appraisalId: string): Promise<HeadRatingResponse> {
    const where = allOf(equal('ap.id', appraisalId), this.appraisals.readable(actor));
    const [row] = await this.db.rows<{
      employeeId: string;
      performancePeriodId: string;
      evaluationPeriodId: string | null;
    }>(
      `SELECT ap.employeeId, ap.performancePeriodId, ap.evaluationPeriodId FROM appraisal ap WHERE ${where.sql}`,
      where.values,
    );
    if (!row) throw requestProblems.NOT_FOUND();
    const found = await this.heads.headRatingFor(row.employeeId, row);
    return {
      applies: found !== null,
      unitId: found?.unitId ?? null,
      organisationPerformanceId: found?.organisationPerformanceId ?? null,
      predicate: found?.predicate ?? null,
      resultRating: found?.rating ?? null,
      mode: found?.mode ?? null,
    };
  }
}

function toSummary(row: SummaryRow): OrganisationPerformanceSummaryResponse {
  const { id, unitId, unitName, performancePeriodId, evaluationPeriodId, status, suggested, predicate } = row;
  return {
    ...{ id, unitId, unitName, performancePeriodId, evaluationPeriodId, status, suggested, predicate },
    periodName: row.periodName ?? `Tahun ${row.year}`,
    edition: Number(row.edition),
    achievementPercent: percentText(row.achievementHundredths),
    decidedAt: isoOrNull(row.decidedAt),
    version: Number(row.version),
  };
}

function toIndicator(indicator: UsedIndicator): UsedIndicatorResponse {
  const { target, actual, ...said } = indicator;
  return { ...said, target: percentText(target), actual: percentText(actual), percent: percentTextOf(indicator) };
}

const percentText = (hundredths: number | null): string | null =>
  hundredths === null ? null : fromScaled(Number(hundredths), 2);
