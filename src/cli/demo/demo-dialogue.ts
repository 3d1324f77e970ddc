import { type CivilDate, later, plusDays } from '../../kernel/values/civil-date.js';
import type { Answer } from './demo-caller.js';
import type { DemoPerson, DemoStage } from './fill.js';
import texts from './texts.json' with { type: 'json' };

/** An evaluation period of the year. */
export interface Period {
  readonly id: string;
  readonly name: string;
  readonly startsOn: CivilDate;
  readonly endsOn: CivilDate;
}

/** What the people of the tour say and show over the employee's plan in the course of the year. */
export class DemoDialogue {
  constructor(
    private readonly stage: DemoStage,
    private readonly shown: Readonly<Record<'superior' | 'employee' | 'other', DemoPerson>>,
    private readonly plan: Answer,
    private readonly pretend: (day: CivilDate, index: number) => void,
  ) {}

  /** The office had no power for a morning, and the superior takes late reports of the employee on the quarter that has ended last. */
  async giveDaysBack(adminId: string, period: Period | undefined): Promise<void> {
    const { caller, year, today } = this.stage;
    const { superior, employee } = this.shown;
    const { plan } = this;
    if (!period) return;
    this.pretend(today, 0);
    await caller.post(adminId, '/service-downtimes', {
      startedAt: `${year}-01-13T01:00:00.000Z`,
      endedAt: `${year}-01-13T05:00:00.000Z`,
      reason: texts.outage,
    });
    const { periods } = await caller.get(employee.accountId, `/work-plans/${plan.id}/entry-periods`);
    const { dueOn } = (periods as Answer[]).find(({ evaluationPeriodId }) => evaluationPeriodId === period.id) ?? {};
    const body = { evaluationPeriodId: period.id, openUntil: plusDays(later(dueOn, today), 7), reason: texts.late };
    await caller.post(superior.accountId, `/work-plans/${plan.id}/entry-reopenings`, body);
  }

  /** Superior and team leader have said what they think, and the employee asks one more. */
  async speak(): Promise<void> {
    const { caller } = this.stage;
    const { superior, employee, other } = this.shown;
    const { plan } = this;
    const to = { employeeId: employee.employeeId, ...texts.feedback };
    const given = await caller.post(superior.accountId, '/feedback', to);
    await caller.post(employee.accountId, `/feedback/${given.id}/replies`, texts.reply);
    for (const question of texts.questions) {
      const asked = { fromEmployeeId: other.employeeId, ...question };
      await caller.post(employee.accountId, `/work-plans/${plan.id}/feedback-requests`, asked);
    }
  }

  /** The employee has planned what to do in the evaluation period that runs. */
  async planSteps(period: Period | undefined): Promise<void> {
    const { plan, shown } = this;
    const person = shown.employee;
    if (!period) return;
    const [{ id: resultId }] = plan.results;
    for (const step of texts.steps) {
      const body = { resultId, evaluationPeriodId: period.id, ...step };
      await this.stage.caller.post(person.accountId, `/work-plans/${plan.id}/action-items`, body);
    }
  }

  /** Somebody of the tour asks about a line of his plan and wants it revised; his superior has not decided yet. */
  async discuss(day: CivilDate): Promise<void> {
    const { caller } = this.stage;
    const { plan, shown } = this;
    const person = shown.employee;
    this.pretend(day, 0);
    const line = { part: 'RESULT', partId: plan.results[0].id };
    await caller.post(person.accountId, `/work-plans/${plan.id}/comments`, { ...line, text: texts.question });
    const revision = await caller.post(person.accountId, `/work-plans/${plan.id}/revisions`, texts.revision);
    const path = `/work-plan-revisions/${revision.id}`;
    await caller.patch(person.accountId, path, 1, { annexes: texts.revisedAnnexes });
    await caller.post(person.accountId, `${path}/submission`);
  }

  /** The same person shows what was done; his superior misses something. */
  async prove(): Promise<void> {
    const { caller, today } = this.stage;
    const { plan, shown } = this;
    const person = shown.employee;
    this.pretend(today, 0);
    const { fileName, text, ...about } = texts.evidence;
    const uploadId = await caller.upload(person.accountId, fileName, Buffer.from(text));
    const body = { uploadId, ...about, links: [{ resultId: plan.results[0].id }] };
    const evidence = await caller.post(person.accountId, `/work-plans/${plan.id}/evidence`, body);
    await caller.post(person.appraiser.accountId, `/evidence/${evidence.id}/assessment`, texts.verdict);
  }
}
