import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock/clock.js';
import { allOf, equal, type SqlCondition } from '../../kernel/database/condition.js';
import { Database } from '../../kernel/database/database.js';
import { requestProblems } from '../../kernel/errors/problems.js';
import { inputFault } from '../../kernel/http/input-faults.js';
import { type CivilDate, earlier } from '../../kernel/values/civil-date.js';
import { PeriodsApi, periodTables } from '../periods/index.js';

/** What is appraised: an evaluation period, or a whole year. */
export interface TimeIds {
  readonly performancePeriodId: string;
  readonly evaluationPeriodId: string | null;
}

/** Such a time with what follows from it. */
export interface AppraisedTime extends TimeIds {
  /** Its name for readers. */
  readonly name: string;
  readonly ruleSetCode: string;
  readonly endsOn: CivilDate;
  /** From which day on it is appraised. */
  readonly opensOn: CivilDate;
  /** The day of which units and their people are taken: the last one, or today before it. */
  readonly on: CivilDate;
}

/** How a request names a time. */
interface NamedTime {
  readonly performancePeriodId?: string | undefined;
  readonly evaluationPeriodId?: string | null | undefined;
}

/** Looks up the time that a request or a row names. */
@Injectable()
export class AppraisedTimes {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly periods: PeriodsApi,
  ) {}

  /** The time; undefined where no such year or period is, where both do not fit, or where neither is named. */
  async find({ performancePeriodId, evaluationPeriodId }: NamedTime): Promise<AppraisedTime | undefined> {
    const period = evaluationPeriodId ? await this.periods.findEvaluationPeriod(evaluationPeriodId) : undefined;
    if (evaluationPeriodId && !period) return undefined;
    const yearId = performancePeriodId ?? period?.performancePeriodId;
    const year = yearId === undefined ? undefined : await this.periods.findYear(yearId);
    if (!year || (period && period.performancePeriodId !== year.id)) return undefined;
    const { endsOn } = period ?? year;
    const ids = { performancePeriodId: year.id, evaluationPeriodId: period?.id ?? null };
    const days = {
      endsOn,
      opensOn: period?.appraisalOpensOn ?? year.annualAppraisalOpensOn,
      on: earlier(endsOn, this.clock.today()),
    };
    return { ...ids, name: period?.name ?? `Tahun ${year.year}`, ruleSetCode: year.ruleSetCode, ...days };
  }

  /** The time that a row names. */
  async of(ids: TimeIds): Promise<AppraisedTime> {
    const time = await this.find(ids);
    if (!time) throw new Error(`There is no time ${ids.performancePeriodId} ${ids.evaluationPeriodId}.`);
    return time;
  }

  /** The time that the parameters of an address name; without any the evaluation period whose appraisals opened last. Throws REQUEST.PARAMETER. */
  async named(query: NamedTime): Promise<AppraisedTime> {
    const isNamed = query.evaluationPeriodId ?? query.performancePeriodId;
    const time = await this.find(isNamed ? query : { evaluationPeriodId: await this.latest() });
    if (time) return time;
    const parameter =
      query.performancePeriodId && !query.evaluationPeriodId ? 'performancePeriodId' : 'evaluationPeriodId';
    throw requestProblems.PARAMETER({}, [inputFault({ parameter }, isNamed ? 'INVALID' : 'REQUIRED')]);
  }

  private async latest(): Promise<string | undefined> {
    const sql = `SELECT id FROM ${periodTables.evaluationPeriod} WHERE appraisalOpensOn <= ? ORDER BY endsOn DESC, id LIMIT 1`;
    return (await this.db.rows<{ id: string }>(sql, [this.clock.today()]))[0]?.id;
  }
}

/** A unit and a time as one text, for what there is once of both. */
export function subjectKeyOf(unitId: string, { performancePeriodId, evaluationPeriodId }: TimeIds): string {
  return `${unitId}:${evaluationPeriodId ?? performancePeriodId}`;
}

/** Appraisals of a time that count, as a condition on `ap`; of somebody with several plans in a period the one that was opened last. */
export function appraisalsOf({ performancePeriodId, evaluationPeriodId }: TimeIds): SqlCondition {
  const kind = evaluationPeriodId === null ? 'ANNUAL' : 'PERIODIC';
  const isOfTime = allOf(
    equal('ap.performancePeriodId', performancePeriodId),
    equal('ap.evaluationPeriodId', evaluationPeriodId ?? undefined),
    equal('ap.kind', kind),
    { sql: `ap.status <> 'ANNULLED'`, values: [] },
  );
  // Only a plan that was followed by another one in the period has two; of a year there is one.
  if (evaluationPeriodId === null) return isOfTime;
  const later = `NOT EXISTS (SELECT 1 FROM appraisal la WHERE la.employeeId = ap.employeeId AND la.evaluationPeriodId = ap.evaluationPeriodId
    AND la.status <> 'ANNULLED' AND la.id > ap.id)`;
  return allOf(isOfTime, { sql: later, values: [] });
}
