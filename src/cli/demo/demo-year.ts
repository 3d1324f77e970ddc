import { JobWorker } from '../../kernel/jobs/job-worker.js';
import { type CivilDate, earlier, plusDays } from '../../kernel/values/civil-date.js';
import { Random } from '../roster/random.js';
import type { Answer } from './demo-caller.js';
import type { DemoPerson, DemoStage } from './fill.js';
import { isShownBy, lookAtAppraisers } from './demo-fairness.js';
import { DemoTruth } from './demo-truth.js';
import { DemoProgress, levelOf, shareReached } from './demo-progress.js';
import { DemoObjections } from './demo-objections.js';
import { DemoDialogue, type Period } from './demo-dialogue.js';
import { keepDays } from './demo-daily-log.js';
import { agreeOnUnits } from './demo-agreements.js';
import { plantTree } from './demo-master-data.js';
import texts from './texts.json' with { type: 'json' };

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

type PlanStop = (typeof PLAN_STOPS)[number]['stop'] | 'resubmitted' | 'agreed';
type AppraisalStop = (typeof LAST_APPRAISAL_STOPS)[number]['stop'] | 'acknowledged';

/** Tells a performance year up to the present: plans in January, progress, an appraisal for each quarter that has ended. */
export class DemoYear {
  private readonly random = new Random(2026);
  private readonly plans = new Map<DemoPerson, Answer>();

  private periodId = '';
  private treeNodeId = '';
  private readonly tour: ReadonlySet<DemoPerson>;
  /** Of the superior's team: their plans wait to be decided, the last one's for the second time. */
  private readonly waiting: readonly DemoPerson[];
  private readonly truth: DemoTruth;
  /** Whose results are described, not measured. */
  private readonly described: DemoPerson | undefined;

  /** `shown` are the people of the tour: their plans are active and their last appraisal is still open. */
  constructor(
    private readonly stage: DemoStage,
    private readonly people: readonly DemoPerson[],
    private readonly shown: Readonly<Record<'superior' | 'employee' | 'other', DemoPerson>>,
  ) {
    this.tour = new Set(Object.values(shown));
    const { employeeId } = shown.superior;
    const team = people.filter((one) => !this.tour.has(one) && one.appraiser.employeeId === employeeId);
    this.waiting = team.slice(0, 3);
    this.truth = new DemoTruth(people, this.tour);
    const leaders = new Set(people.map(({ appraiser }) => appraiser.employeeId));
    const isApart = (one: DemoPerson): boolean => !this.tour.has(one) && !this.waiting.includes(one);
    this.described = people.find(
      (one) =>
        isApart(one) && one.leavesOn === null && !leaders.has(one.employeeId) && one.appraiser !== shown.superior,
    );
  }

  async tell(adminId: string, id: string): Promise<void> {
    const { caller, year, today, say } = this.stage;
    this.periodId = id;
    say(`Work plans of ${year} for ${this.people.length} people …`);
    this.pretend(`${year}-01-06`, 0);
    this.treeNodeId = await plantTree(caller, adminId, id);
    for (const [index, person] of this.people.entries()) {
      this.pretend(`${year}-01-${String(8 + (index % 15)).padStart(2, '0')}`, index);
      const stop = this.stopOf(person);
      if (stop !== 'none') await this.plan(id, person, stop);
    }
    this.pretend(`${year}-02-02`, 0);
    await this.align();
    await this.handDown(this.plans.get(this.shown.superior));
    const { data } = await caller.get(adminId, `/performance-periods/${id}/evaluation-periods`);
    const periods = data as Period[];
    const ended = periods.filter((period) => period.endsOn < today);
    const progress = new DemoProgress(this.stage, this.truth, (day, index) => this.pretend(day, index));
    const looked = ended.findLast((period) => isShownBy(period, today));
    for (const period of ended) {
      say(`Progress and appraisals: ${period.name} …`);
      await progress.report(this.plans, period.startsOn, period.endsOn);
      await this.appraise(period, period === ended.at(-1));
      if (period === looked) {
        const time = { performancePeriodId: id, period };
        await lookAtAppraisers(this.stage, adminId, time, this.people, this.truth);
      }
    }
    const running = periods.find((period) => period.startsOn <= today && today <= period.endsOn);
    if (running && plusDays(running.startsOn, 30) < today) await progress.report(this.plans, running.startsOn, today);
    const { employee } = this.shown;
    const plan = this.plans.get(employee);
    if (plan) {
      const dialogue = new DemoDialogue(this.stage, this.shown, plan, (day, index) => this.pretend(day, index));
      await dialogue.giveDaysBack(adminId, ended.at(-1));
      await dialogue.discuss(plusDays(today, -3));
      await dialogue.prove();
      await dialogue.speak();
      await dialogue.planSteps(periods.find(({ endsOn }) => endsOn >= today) ?? periods.at(-1));
      await keepDays(caller, adminId, { employee, plan, today });
    }
    const last = ended.at(-1);
    if (last) await this.object(adminId, last);
    await this.lend(adminId, today);
  }

  /** Somebody of the tour and two others object to the quarter that has ended last. */
  private async object(adminId: string, period: Period): Promise<void> {
    this.pretend(plusDays(period.endsOn, 3), 0);
    await this.appraisal(period, this.shown.other, 'published');
    const pretend = (day: CivilDate, index: number): void => this.pretend(day, index);
    await new DemoObjections(this.stage, this.people, this.shown, pretend).tell(adminId, period);
  }

  /**
   * Opens the year after: the plan of the superior of the tour is agreed, who has handed the employee a part of it, and the employee has
   * begun one, with a result of the year before that is yet to be looked at. Gives the id of the year.
   */
  async prepareNext(adminId: string): Promise<string> {
    const { superior, employee } = this.shown;
    this.pretend(this.stage.today, 0);
    const { id } = await this.stage.caller.post(adminId, '/performance-periods', { year: this.stage.year + 1 });
    await this.handDown(await this.plan(id as string, superior, 'agreed'));
    const draft = await this.plan(id as string, employee, 'draft');
    const before = this.plans.get(employee);
    if (!before) return id as string;
    const [result] = before.results as Answer[];
    const copy = { fromWorkPlanId: before.id, resultIds: [result?.id] };
    await this.stage.caller.post(employee.accountId, `/work-plans/${draft.id}/copies`, copy);
    await this.prepareDrafts(adminId, id as string);
    await this.changePost(adminId);
    const secretary = this.people.find(({ appraiser }) => appraiser.username === 'bupati');
    const years = { performancePeriodId: this.periodId, nextPeriodId: id as string };
    await agreeOnUnits(this.stage.caller, adminId, { ...years, superior, secretary });
    return id as string;
  }

  /** Somebody of the tour goes to another post of his unit: what his closed plan leaves waits for him, and for who follows him. */
  private async changePost(adminId: string): Promise<void> {
    const { caller, app, year, today } = this.stage;
    const { accountId, employeeId } = this.shown.other;
    const { unitId } = await caller.get(adminId, `/employees/${employeeId}`);
    const post = { unitId, kind: 'PELAKSANA', title: 'Penelaah Teknis Kebijakan' };
    const { id: positionId } = await caller.post(adminId, '/positions', post);
    const validFrom = earlier(today, `${year}-12-15`);
    const transfer = { unitId, positionId, headsUnit: false, validFrom };
    await caller.post(adminId, `/employees/${employeeId}/transfers`, transfer);
    await app.get(JobWorker).drain();
    const draft = { performancePeriodId: this.periodId, startsOn: validFrom, annexes: texts.annexes };
    await caller.post(accountId, '/work-plans', draft);
  }

  /** One agency has its drafts prepared from the plans of the year before. */
  private async prepareDrafts(adminId: string, performancePeriodId: string): Promise<void> {
    const { data } = await this.stage.caller.get(adminId, '/org-units?q=riset&limit=1');
    const [agency] = data as Answer[];
    await this.stage.caller.post(adminId, '/work-plan-drafts', { performancePeriodId, unitId: agency?.id });
  }

  /** Somebody works elsewhere for a while, which the record of his posts does not tell. */
  private async lend(adminId: string, day: CivilDate): Promise<void> {
    const lent = [...this.plans.keys()].findLast((one) => !this.tour.has(one) && one.leavesOn === null);
    if (!lent) return;
    this.pretend(day, 0);
    const path = `/work-plans/${this.plans.get(lent).id}/closure`;
    await this.stage.caller.post(adminId, path, { endsOn: plusDays(day, -1), reason: texts.lent });
  }

  private stopOf(person: DemoPerson): PlanStop {
    if (this.tour.has(person) || person === this.described) return 'active';
    if (person === this.waiting.at(-1)) return 'resubmitted';
    return this.waiting.includes(person) ? 'submitted' : this.random.weighted(PLAN_STOPS).stop;
  }

  /** Some minute of the day, and never one that is still to come. */
  private pretend(day: CivilDate, index: number): void {
    this.stage.clock.pretend(earlier(day, this.stage.today), index % 400);
  }

  /** Makes a plan and brings it as far as this; gives it with its results. */
  private async plan(performancePeriodId: string, person: DemoPerson, stop: PlanStop): Promise<Answer> {
    const { caller } = this.stage;
    // The tree of the year after does not stand yet.
    const treeNodeId = performancePeriodId === this.periodId ? this.treeNodeId : undefined;
    const { accountId, appraiser, postTitle } = person;
    const isDescribed = person === this.described;
    const approach = isDescribed ? { approach: 'KUALITATIF' } : {};
    const draft = await caller.post(accountId, '/work-plans', {
      performancePeriodId,
      annexes: texts.annexes,
      ...approach,
    });
    const { id, family } = draft;
    const sample = texts.plans.find(({ posts }) => new RegExp(posts, 'i').test(postTitle));
    let plan: Answer = draft;
    for (const result of isDescribed ? [texts.qualitative] : (sample?.results ?? [])) {
      const body = {
        ...('indicators' in result && isDescribed ? result : onForm(family, result as SampleResult)),
        treeNodeId: plan.results.length > 0 ? undefined : treeNodeId,
      };
      plan = await caller.post(accountId, `/work-plans/${id}/results`, body);
    }
    if (person === this.shown.other)
      plan = await caller.post(accountId, `/work-plans/${id}/results`, onForm(family, texts.ofOrganisation));
    if (stop === 'draft') return plan;
    await caller.post(accountId, `/work-plans/${id}/submission`);
    if (stop === 'returned' || stop === 'resubmitted')
      await caller.post(appraiser.accountId, `/work-plans/${id}/return`, { reason: texts.returnReason });
    if (stop === 'resubmitted') await caller.post(accountId, `/work-plans/${id}/submission`);
    if (stop === 'submitted' || stop === 'resubmitted' || stop === 'returned') return plan;
    await caller.post(appraiser.accountId, `/work-plans/${id}/agreement`);
    if (stop === 'agreed') return plan;
    await caller.post(appraiser.accountId, `/work-plans/${id}/activation`);
    this.plans.set(person, plan);
    return plan;
  }

  /** Now that the plans of the leaders are agreed, the first result of each plan serves the first one of theirs. */
  private async align(): Promise<void> {
    const byEmployee = new Map([...this.plans].map(([person, plan]) => [person.employeeId, plan]));
    for (const [person, plan] of this.plans) {
      const leader = byEmployee.get(person.appraiser.employeeId);
      if (!leader || plan.family === 'JPT') continue;
      const link = { leaderResultId: leader.results[0].id };
      const { version } = await this.stage.caller.get(person.accountId, `/work-plans/${plan.id}`);
      const path = `/work-plan-results/${plan.results[0].id}/alignment`;
      await this.stage.caller.post(person.accountId, path, link, version as number);
    }
  }

  /** The superior of the tour gives the employee something to contribute, which waits to be taken up. */
  private async handDown(plan: Answer): Promise<void> {
    const { superior, employee } = this.shown;
    const cell = { leaderResultId: plan.results[0].id, employeeId: employee.employeeId, statement: texts.role };
    const path = `/role-matrices/${plan.id}`;
    await this.stage.caller.post(superior.accountId, `${path}/cells`, cell);
    await this.stage.caller.post(superior.accountId, `${path}/publication`);
  }

  private async appraise(period: Period, isLast: boolean): Promise<void> {
    this.pretend(period.endsOn, 0);
    await this.stage.app.get(JobWorker).drain();
    for (const [index, person] of this.people.entries()) {
      if (!this.plans.has(person) || hasLeft(person, plusDays(period.endsOn, 1))) continue;
      this.pretend(plusDays(period.endsOn, 1 + (index % 9)), index);
      if (!isLast) await this.appraisal(period, person, 'acknowledged');
      else if (!this.tour.has(person))
        await this.appraisal(period, person, this.random.weighted(LAST_APPRAISAL_STOPS).stop);
    }
  }

  private async appraisal(period: Period, person: DemoPerson, stop: AppraisalStop) {
    if (stop === 'open') return;
    const { accountId, employeeId, appraiser } = person;
    const resultId = this.plans.get(person)?.results[0]?.id as string;
    const { caller } = this.stage;
    const query = `evaluationPeriodId=${period.id}&employeeId=${employeeId}`;
    const { data } = await caller.get(accountId, `/appraisals?${query}`);
    const path = `/appraisals/${data[0].id}`;
    const level = levelOf(shareReached(this.truth.qualityOf(employeeId)));
    const own = { ...texts.selfAssessments[level], items: itemsOf(resultId, texts.ownItems) };
    await caller.post(accountId, `${path}/self-assessment`, own);
    if (stop === 'self') return;
    const said = this.truth.ratingOf(person);
    const ratings = { ...said.ratings, items: itemsOf(resultId, said.items) };
    await caller.post(appraiser.accountId, `${path}/ratings`, ratings);
    if (stop === 'rated') return;
    await caller.post(appraiser.accountId, `${path}/publication`);
    if (stop === 'acknowledged') await caller.post(accountId, `${path}/acknowledgement`);
  }
}

type SampleResult = (typeof texts.plans)[number]['results'][number] & { readonly perspective?: string };

/** What is said of the first result and of one core value. */
function itemsOf(
  resultId: string,
  said: { resultRating: string; resultReason: string; behaviourRating: string; behaviourReason: string },
): object[] {
  return [
    { part: 'RESULT', partId: resultId, rating: said.resultRating, reason: said.resultReason },
    { part: 'BEHAVIOUR', partId: 'KOLABORATIF', rating: said.behaviourRating, reason: said.behaviourReason },
  ];
}

const hasLeft = ({ leavesOn }: DemoPerson, day: CivilDate): boolean => leavesOn !== null && leavesOn < day;

/** A result as the form of the plan has it: leaders have perspectives and no aspects, others the other way round. */
function onForm(family: string, { perspective, indicators, ...result }: SampleResult): object {
  if (family !== 'JPT') return { ...result, indicators };
  return { ...result, perspective, indicators: indicators.map(({ aspect: _, ...measure }) => measure) };
}
