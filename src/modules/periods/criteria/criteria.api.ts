import { Injectable } from '@nestjs/common';
import { Clock } from '../../../kernel/clock/clock.js';
import { Database } from '../../../kernel/database/database.js';
import { isoOf, isoOrNull } from '../../../kernel/database/dialect.js';
import { type CivilDate, earlier, later } from '../../../kernel/values/civil-date.js';
import { employeeTables } from '../../employees/index.js';
import { organizationTables } from '../../organization/index.js';
import { PeriodsApi } from '../periods.api.js';
import { type AcknowledgementFilter, CriteriaPeople, STILL_ASKED, type VersionOfUnit } from './criteria-people.js';
import { CriteriaPolicyService } from './criteria-policy.service.js';
import { criteriaIn } from './criteria-sets.queries.js';
import {
  acknowledgementDueOn,
  acknowledgementStanding,
  isReminderDay,
  type PublishedVersion,
  versionThatCounts,
} from './domain/criteria-effect.js';
import type { CriteriaPolicyResponse } from './http/criteria-policy.response.js';
import type { CriteriaThatCountResponse } from './http/criteria-sets.response.js';

/** A version that counts for a unit, with its criteria. */
export type UnitCriteria = Readonly<
  Pick<CriteriaThatCountResponse, 'criteriaSetId' | 'unitId' | 'edition' | 'name' | 'effectiveFrom' | 'criteria'>
>;
/** The same for a person, with whether he knew it in time. */
export type EmployeeCriteria = Readonly<CriteriaThatCountResponse>;

/** A period for which criteria are asked: an evaluation period, or the year as a whole without one. */
export interface CriteriaPeriod {
  readonly performancePeriodId: string;
  readonly evaluationPeriodId?: string | undefined;
}

/** A version of which people are told. */
export interface ToldCriteria extends VersionOfUnit {
  readonly performancePeriodId: string;
  readonly evaluationPeriodId: string | null;
  readonly consultationUntil: CivilDate | null;
  readonly publishedAt: string | null;
}

const VERSIONS = `SELECT cs.id AS criteriaSetId, cs.unitId, cs.evaluationPeriodId, cs.edition, cs.name, cs.effectiveFrom, cs.criteria, pu.depth
  FROM ${organizationTables.ancestor} pu JOIN criteria_set cs ON cs.unitId = pu.ancestorId AND cs.status IN ('PUBLISHED', 'SUPERSEDED')
  WHERE pu.unitId = ? AND pu.validFrom <= ? AND pu.validUntil >= ? AND cs.performancePeriodId = ?
  AND (cs.evaluationPeriodId IS NULL OR cs.evaluationPeriodId = ?)`;
/** Versions of a year that the people of a unit or below it may have to know: of that unit, of those above it, and of those below. */
const NEAR_VERSIONS = `SELECT DISTINCT cs.id, cs.unitId, cs.coversId, cs.effectiveFrom FROM criteria_set cs
  JOIN ${organizationTables.ancestor} pu ON (pu.unitId = cs.unitId AND pu.ancestorId = ?) OR (pu.unitId = ? AND pu.ancestorId = cs.unitId)
  WHERE pu.validFrom <= ? AND pu.validUntil >= ? AND cs.performancePeriodId = ? AND ${STILL_ASKED} ORDER BY cs.id`;
const POST = `SELECT unitId, validFrom FROM ${employeeTables.assignment} WHERE employeeId = ? AND kind = 'DEFINITIF' AND validFrom <= ?
  AND validUntil >= ? ORDER BY validFrom DESC LIMIT 1`;
const TOLD = `SELECT cs.id, cs.unitId, cs.coversId, cs.effectiveFrom, cs.performancePeriodId, cs.evaluationPeriodId, cs.consultationUntil,
  cs.publishedAt FROM criteria_set cs`;

interface VersionRow extends Omit<PublishedVersion, 'isForPeriod'>, Omit<UnitCriteria, 'criteria'> {
  readonly edition: number;
  readonly effectiveFrom: string;
  readonly evaluationPeriodId: string | null;
  readonly criteria: string;
}

/** What other modules may ask about criteria: which version counts, whether somebody knew it in time, who is to be told. */
@Injectable()
export class CriteriaApi {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly periods: PeriodsApi,
    private readonly policies: CriteriaPolicyService,
    private readonly people: CriteriaPeople,
  ) {}

  /** How many people of a unit and below it are asked to acknowledge criteria of a year, once for each version, and how many have. Rule CR-9. */
  async acknowledgedBelow(
    unitId: string,
    performancePeriodId: string,
  ): Promise<{ asked: number; acknowledged: number }> {
    const today = this.clock.today();
    const versions = await this.db.rows<VersionOfUnit>(NEAR_VERSIONS, [
      unitId,
      unitId,
      today,
      today,
      performancePeriodId,
      today,
    ]);
    const sums = { asked: 0, acknowledged: 0 };
    for (const version of versions) {
      sums.asked += await this.people.count(version, undefined, unitId);
      sums.acknowledged += await this.people.count(version, 'DONE', unitId);
    }
    return sums;
  }

  /** What the government has decided, such as whether ratings need criteria that were acknowledged. */
  policy(): Promise<CriteriaPolicyResponse> {
    return this.policies.current();
  }

  /**
   * The version that counts for a unit in a period, as the tree stands on a day; null where none was published in time. Throws
   * REQUEST.NOT_FOUND for an unknown period. Rules CR-2, CR-7.
   */
  async criteriaOfUnit(unitId: string, period: CriteriaPeriod): Promise<UnitCriteria | null> {
    const days = await this.daysOf(period);
    return this.versionFor(unitId, period, days.startsOn, this.dayWithin(days));
  }

  /**
   * The version that counts for somebody in a period, by the definitive post that he holds today, or held last within the period, and
   * whether he acknowledged it in time; null without a post, or where none was published in time. Throws REQUEST.NOT_FOUND for an unknown
   * period. Rules CR-2, CR-7, CR-8.
   */
  async criteriaFor(employeeId: string, period: CriteriaPeriod): Promise<EmployeeCriteria | null> {
    const days = await this.daysOf(period);
    const on = this.dayWithin(days);
    const [post] = await this.db.rows<{ unitId: string; validFrom: CivilDate }>(POST, [employeeId, on, days.startsOn]);
    if (!post) return null;
    const version = await this.versionFor(post.unitId, period, days.startsOn, on);
    if (!version) return null;
    const acknowledged = await this.acknowledgedAt(version.criteriaSetId, employeeId);
    const { newcomerDays } = await this.policies.current();
    const dueOn = acknowledgementDueOn(days.startsOn, post.validFrom, newcomerDays);
    const acknowledgedOn = acknowledged === null ? null : this.clock.today(new Date(acknowledged));
    return {
      ...version,
      acknowledgementDueOn: dueOn,
      acknowledgedAt: acknowledged,
      standing: acknowledgementStanding(acknowledgedOn, dueOn),
    };
  }

  /** A version of which people are told; undefined when there is none. */
  async told(criteriaSetId: string): Promise<ToldCriteria | undefined> {
    return (await this.db.rows<ToldCriteria>(`${TOLD} WHERE cs.id = ?`, [criteriaSetId]))[0];
  }

  /** Ids of some people of a version, by id, after one of them: of all, or of those who have or have not acknowledged. */
  somePeople(version: ToldCriteria, state: AcknowledgementFilter, after: string, limit: number): Promise<string[]> {
    return this.people.some(version, state, after, limit);
  }

  /** The published versions, former ones until the next one counts, of which people are reminded today. Rule CR-9. */
  async remindedToday(): Promise<string[]> {
    const today = this.clock.today();
    const { reminderEveryDays } = await this.policies.current();
    const years = (await this.periods.allYears()).filter(({ endsOn }) => endsOn >= today).map(({ id }) => id);
    const published = await this.db.rows<ToldCriteria>(`${TOLD} WHERE ${STILL_ASKED}`, [today]);
    return published
      .filter(({ performancePeriodId, publishedAt }) => {
        if (publishedAt === null || !years.includes(performancePeriodId)) return false;
        return isReminderDay(this.clock.today(new Date(isoOf(publishedAt))), today, reminderEveryDays);
      })
      .map(({ id }) => id);
  }

  private async versionFor(
    unitId: string,
    { performancePeriodId, evaluationPeriodId }: CriteriaPeriod,
    beginsOn: CivilDate,
    on: CivilDate,
  ): Promise<UnitCriteria | null> {
    const values = [unitId, on, on, performancePeriodId, evaluationPeriodId ?? null];
    const rows = (await this.db.rows<VersionRow>(VERSIONS, values)).map((row) => ({
      ...row,
      depth: Number(row.depth),
      edition: Number(row.edition),
      isForPeriod: row.evaluationPeriodId !== null,
    }));
    const counting = versionThatCounts(rows, beginsOn);
    if (!counting) return null;
    const { criteriaSetId, edition, name, effectiveFrom, criteria } = counting;
    return { criteriaSetId, unitId: counting.unitId, edition, name, effectiveFrom, criteria: criteriaIn(criteria) };
  }

  private async daysOf({ performancePeriodId, evaluationPeriodId }: CriteriaPeriod): Promise<PeriodDays> {
    if (evaluationPeriodId === undefined) return this.periods.year(performancePeriodId);
    return this.periods.evaluationPeriod(evaluationPeriodId);
  }

  /** Today, or the day of the period that is nearest to it. */
  private dayWithin({ startsOn, endsOn }: PeriodDays): CivilDate {
    return later(startsOn, earlier(this.clock.today(), endsOn));
  }

  private async acknowledgedAt(criteriaSetId: string, employeeId: string): Promise<string | null> {
    const sql = 'SELECT acknowledgedAt FROM criteria_acknowledgement WHERE criteriaSetId = ? AND employeeId = ?';
    const [row] = await this.db.rows<{ acknowledgedAt: string }>(sql, [criteriaSetId, employeeId]);
    return isoOrNull(row?.acknowledgedAt ?? null);
  }
}

interface PeriodDays {
  readonly startsOn: CivilDate;
  readonly endsOn: CivilDate;
}
