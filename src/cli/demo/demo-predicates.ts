import type { CivilDate } from '../../kernel/values/civil-date.js';
import type { Answer, DemoCaller } from './demo-caller.js';
import type { DemoPerson } from './fill.js';
import texts from './texts.json' with { type: 'json' };

/** How well the agencies did, one after the other; most are Baik. */
const PREDICATES = ['ISTIMEWA', 'BAIK', 'BUTUH_PERBAIKAN', 'BAIK'] as const;
const MOST_AGENCIES = 6;
/** How many of them wait for the decision. */
const DRAFTS = 2;

/** Time and people of the demo whose ratings are looked at. */
export interface Judged {
  /** The agency of the tour. */
  readonly agencyId: string;
  /** The unit that the superior of the tour heads. */
  readonly teamId: string;
  readonly today: CivilDate;
  /** Those outside of the tour, with their appraisers. */
  readonly others: readonly DemoPerson[];
}

/** An evaluation period in its year. */
type Time = Record<'performancePeriodId' | 'evaluationPeriodId', string>;
const timeOf = (period: Answer): Time => ({
  performancePeriodId: period.performancePeriodId as string,
  evaluationPeriodId: period.id as string,
});

/** What stands between rating and publication in the last quarter: how units did, a distribution that warns, a calibration. */
export class DemoPredicates {
  constructor(
    private readonly caller: DemoCaller,
    private readonly adminId: string,
  ) {}

  async tell({ agencyId, teamId, today, others }: Judged): Promise<void> {
    const quarters = await this.endedQuarters(today);
    const time = timeOf(quarters.at(-1));
    const agencies = await this.agencies(agencyId);
    for (const [at, unitId] of agencies.entries()) {
      const predicate = unitId === agencyId ? 'BAIK' : (PREDICATES[at % PREDICATES.length] ?? 'BAIK');
      await this.judge(unitId, time, today, at >= agencies.length - DRAFTS ? null : predicate);
    }
    await this.calibrate(agencyId, time, today, others);
    // Most people of a quarter that is over are Baik, which breaks the pattern of an organisation that is Baik.
    const over = quarters.length > 1 ? timeOf(quarters.at(-2)) : time;
    if (over.evaluationPeriodId !== time.evaluationPeriodId) await this.judge(agencyId, over, today, 'BAIK');
    await this.goOn(agencyId, over);
    for (const unitId of [teamId, agencies.at(-1)])
      await this.post('/calibration-sessions', { unitId, ...time, heldOn: today, agenda: texts.agenda });
  }

  private async endedQuarters(today: CivilDate): Promise<Answer[]> {
    const years = (await this.get('/performance-periods')).data as Answer[];
    const periods: Answer[] = [];
    for (const { id } of years) periods.push(...(await this.get(`/performance-periods/${id}/evaluation-periods`)).data);
    return periods.filter(({ endsOn }) => endsOn < today);
  }

  /** The agency of the tour and some others, of which the last stays a draft. */
  private async agencies(agencyId: string): Promise<string[]> {
    const { parentId } = await this.get(`/org-units/${agencyId}`);
    const { data } = await this.get(`/org-units?parentId=${parentId}&limit=200`);
    const others = (data as Answer[]).map(({ id }) => id as string).filter((id) => id !== agencyId);
    return [agencyId, ...others.slice(0, MOST_AGENCIES - 1)];
  }

  /** Prepares how an agency did, and records what the head of the region has set. */
  private async judge(unitId: string, time: object, today: CivilDate, predicate: string | null): Promise<void> {
    const prepared = { unitId, ...time, indicators: texts.unitIndicators, expectationNote: texts.expectationNote };
    const { id, suggested } = await this.post('/organisation-performances', prepared);
    const path = `/organisation-performances/${id}`;
    const letter = { letterNumber: '100.3.4/41', letterOn: today };
    const said = { source: 'INSPECTORATE', predicate: suggested, reason: texts.organisationRecommendation };
    const { version } = await this.post(`${path}/recommendations`, said);
    if (predicate === null) return;
    const reason = predicate === suggested ? {} : { reason: texts.deviation };
    await this.caller.post(this.adminId, `${path}/recorded-decision`, { predicate, ...reason, ...letter }, version);
  }

  /** A session of the agency at which the head of the region changes one rating. */
  private async calibrate(
    unitId: string,
    time: object,
    today: CivilDate,
    others: readonly DemoPerson[],
  ): Promise<void> {
    const planned = { unitId, ...time, heldOn: today, agenda: texts.agenda };
    const { id } = await this.post('/calibration-sessions', planned);
    const path = `/calibration-sessions/${id}`;
    const leader = await this.headOfRegion();
    const participants = [{ employeeId: leader.employeeId, role: 'LEADER' }];
    await this.caller.post(this.adminId, `${path}/attendance`, { participants }, 1);
    await this.post(`${path}/opening`);
    const draft = await this.ratedDraft(path, others);
    if (draft) {
      const { appraisalId, resultRating, behaviourRating } = draft;
      await this.post(`${path}/notes`, { appraisalId, text: texts.calibrationNote });
      await this.caller.post(leader.accountId, `${path}/changes`, {
        ...{ appraisalId, fromResultRating: resultRating, fromBehaviourRating: behaviourRating },
        resultRating: resultRating === 'SESUAI_EKSPEKTASI' ? 'DI_ATAS_EKSPEKTASI' : 'SESUAI_EKSPEKTASI',
        ...{ behaviourRating, reasonCode: 'COMPARISON', reason: texts.calibrationReason },
      });
    }
    const { isBroken, level } = await this.get(`/org-units/${unitId}/distribution`);
    const isAsked = isBroken && level === 'WARN';
    await this.caller.post(leader.accountId, `${path}/closure`, isAsked ? { justification: texts.justification } : {});
  }

  /** Somebody of the agency who is rated and leads nobody, as a head is rated like the unit; if nobody is, whoever is next is rated now. */
  private async ratedDraft(path: string, others: readonly DemoPerson[]): Promise<Answer> {
    const leaders = new Set(others.map(({ appraiser }) => appraiser.employeeId));
    const draftsOf = async (): Promise<Answer[]> =>
      ((await this.get(`${path}/drafts?limit=200`)).data as Answer[]).filter(
        ({ employeeId }) => !leaders.has(employeeId as string),
      );
    const drafts = await draftsOf();
    const rated = drafts.find(({ status }) => status === 'RATED');
    if (rated) return rated;
    const open = drafts.find(
      ({ status, employeeId }) =>
        (status === 'OPEN' || status === 'SELF_ASSESSED') && others.some((one) => one.employeeId === employeeId),
    );
    const person = others.find(({ employeeId }) => employeeId === open?.employeeId);
    if (!open || !person) return null;
    const appraisal = `/appraisals/${open.appraisalId}`;
    await this.caller.post(person.accountId, `${appraisal}/self-assessment`, texts.selfAssessments.middle);
    await this.caller.post(person.appraiser.accountId, `${appraisal}/ratings`, texts.ratings.usual);
    return (await draftsOf()).find(({ status }) => status === 'RATED');
  }

  /** Where the pattern is broken, the agency says why it goes on. */
  private async goOn(unitId: string, time: Time): Promise<void> {
    const { evaluationPeriodId } = time;
    const { isBroken, isJustified } = await this.get(
      `/org-units/${unitId}/distribution?evaluationPeriodId=${evaluationPeriodId}`,
    );
    if (!isBroken || isJustified) return;
    const why = { ...time, reason: texts.justification };
    await this.post(`/org-units/${unitId}/distribution-justifications`, why);
  }

  private async headOfRegion(): Promise<{ employeeId: string; accountId: string }> {
    const { data } = await this.get('/accounts?q=bupati');
    const { id, employeeId } = (data as Answer[]).find(({ username }) => username === 'bupati');
    return { employeeId, accountId: id };
  }

  private get(path: string): Promise<Answer> {
    return this.caller.get(this.adminId, path);
  }

  private post(path: string, body: object = {}): Promise<Answer> {
    return this.caller.post(this.adminId, path, body);
  }
}
