import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { JobWorker } from '../../kernel/jobs/job-worker.js';
import { type CivilDate, plusDays } from '../../kernel/values/civil-date.js';
import { Random } from '../roster/random.js';
import type { Answer, DemoCaller } from './demo-caller.js';
import type { DemoClock } from './demo-clock.js';
import { JUDGEMENTS, PROGRESS_NOTES, resultsFor, SELF_ASSESSMENTS } from './texts.js';

/** Somebody who takes part in the year. */
export interface DemoPerson {
  readonly employeeId: string;
  readonly accountId: string;
  readonly postTitle: string;
  readonly appraiser: { readonly employeeId: string; readonly accountId: string };
}

interface Period {
  readonly id: string;
  readonly startsOn: CivilDate;
  readonly endsOn: CivilDate;
}

/** How far a person's plan or appraisal goes, in per cent of people: most go all the way. */
const PLAN_STOPS = [
  { stop: 'active', share: 89 },
  { stop: 'submitted', share: 4 },
  { stop: 'draft', share: 3 },
  { stop: 'returned', share: 2 },
  { stop: 'none', share: 2 },
] as const;
const LAST_APPRAISAL_STOPS = [
  { stop: 'open', share: 35 },
  { stop: 'self', share: 25 },
  { stop: 'rated', share: 15 },
  { stop: 'published', share: 25 },
] as const;

/** Tells a performance year up to the present: plans in January, progress, an appraisal for each quarter that has ended. */
export class DemoYear {
  private readonly random = new Random(2026);
  private readonly worker: JobWorker;
  private readonly plans = new Map<string, Answer>();

  constructor(
    app: NestFastifyApplication,
    private readonly caller: DemoCaller,
    private readonly clock: DemoClock,
    private readonly year: number,
    private readonly today: CivilDate,
  ) {
    this.worker = app.get(JobWorker);
  }

  /** `shown` are the people of the tour: their plans are active and their last appraisal is still open. */
  async tell(
    performancePeriodId: string,
    people: readonly DemoPerson[],
    shown: ReadonlySet<string>,
    adminAccountId: string,
  ): Promise<void> {
    for (const [index, person] of people.entries()) {
      this.clock.pretend(`${this.year}-01-${String(8 + (index % 15)).padStart(2, '0')}`, index % 400);
      await this.plan(
        performancePeriodId,
        person,
        shown.has(person.employeeId) ? 'active' : this.random.weighted(PLAN_STOPS).stop,
      );
    }
    const { data } = await this.caller.get(
      adminAccountId,
      `/performance-periods/${performancePeriodId}/evaluation-periods`,
    );
    const ended = (data as Period[]).filter((period) => period.endsOn < this.today);
    for (const period of ended) {
      await this.progress(period, people);
      await this.appraise(period, people, period === ended.at(-1) ? shown : null);
    }
    const running = (data as Period[]).find((period) => period.startsOn <= this.today && this.today <= period.endsOn);
    if (running && plusDays(running.startsOn, 30) < this.today)
      await this.progress({ ...running, endsOn: plusDays(running.startsOn, 40) }, people);
  }

  private async plan(
    performancePeriodId: string,
    person: DemoPerson,
    stop: (typeof PLAN_STOPS)[number]['stop'],
  ): Promise<void> {
    if (stop === 'none') return;
    const { accountId, appraiser } = person;
    const { id } = await this.caller.post(accountId, '/work-plans', { performancePeriodId });
    let plan: Answer;
    for (const { statement, indicators } of resultsFor(person.postTitle)) {
      const measures = indicators.map(([aspect, measure, target, unit]) => ({
        aspect,
        statement: measure,
        target,
        unit,
      }));
      plan = await this.caller.post(accountId, `/work-plans/${id}/results`, { statement, indicators: measures });
    }
    if (stop === 'draft') return;
    await this.caller.post(accountId, `/work-plans/${id}/submission`);
    if (stop === 'submitted') return;
    if (stop === 'returned') {
      await this.caller.post(appraiser.accountId, `/work-plans/${id}/return`, {
        reason: 'Tambahkan indikator waktu pada hasil kerja pertama.',
      });
      return;
    }
    await this.caller.post(appraiser.accountId, `/work-plans/${id}/agreement`);
    await this.caller.post(appraiser.accountId, `/work-plans/${id}/activation`);
    this.plans.set(person.employeeId, plan);
  }

  private async progress(period: Period, people: readonly DemoPerson[]): Promise<void> {
    const day = plusDays(period.startsOn, 39);
    const last = day < period.endsOn ? day : period.endsOn;
    for (const [index, person] of people.entries()) {
      const plan = this.plans.get(person.employeeId);
      if (!plan) continue;
      this.clock.pretend(last < this.today ? last : this.today, index % 400);
      const [{ indicators }] = plan.results;
      const share = this.random.int(15, 30) / 100;
      await this.caller.post(person.accountId, `/work-plans/${plan.id}/progress-entries`, {
        indicatorId: indicators[0].id,
        occurredOn: plusDays(last, -this.random.int(1, 20)),
        value: (Number(indicators[0].target) * share).toFixed(2),
        note: this.random.pick(PROGRESS_NOTES),
      });
    }
  }

  private async appraise(
    period: Period,
    people: readonly DemoPerson[],
    shownInLast: ReadonlySet<string> | null,
  ): Promise<void> {
    this.clock.pretend(period.endsOn);
    await this.worker.drain();
    for (const [index, person] of people.entries()) {
      if (!this.plans.has(person.employeeId)) continue;
      const stop = shownInLast
        ? shownInLast.has(person.employeeId)
          ? 'open'
          : this.random.weighted(LAST_APPRAISAL_STOPS).stop
        : 'acknowledged';
      const day = plusDays(period.endsOn, 1 + (index % 9));
      this.clock.pretend(day < this.today ? day : this.today, index % 400);
      await this.appraisal(period, person, stop);
    }
  }

  private async appraisal(
    period: Period,
    { accountId, employeeId, appraiser }: DemoPerson,
    stop: string,
  ): Promise<void> {
    if (stop === 'open') return;
    const query = `evaluationPeriodId=${period.id}&employeeId=${employeeId}`;
    const { data } = await this.caller.get(accountId, `/appraisals?${query}`);
    const path = `/appraisals/${data[0].id}`;
    await this.caller.post(accountId, `${path}/self-assessment`, this.random.pick(SELF_ASSESSMENTS));
    if (stop === 'self') return;
    const [resultRating, resultReason, behaviourRating, behaviourReason] = this.random.chance(78)
      ? this.random.pick(JUDGEMENTS.slice(0, 2))
      : this.random.pick(JUDGEMENTS.slice(2));
    await this.caller.post(appraiser.accountId, `${path}/ratings`, {
      resultRating,
      resultReason,
      behaviourRating,
      behaviourReason,
    });
    if (stop === 'rated') return;
    await this.caller.post(appraiser.accountId, `${path}/publication`);
    if (stop === 'acknowledged') await this.caller.post(accountId, `${path}/acknowledgement`);
  }
}
