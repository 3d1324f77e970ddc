import { type CivilDate, earlier, later, plusDays } from '../../kernel/values/civil-date.js';
import type { Answer } from './demo-caller.js';
import type { Period } from './demo-dialogue.js';
import type { DemoPerson, DemoStage } from './fill.js';
import texts from './texts.json' with { type: 'json' };

/** Objections to the last quarter: one of somebody of the tour, and three of others that the superior of the tour examines or has decided. */
export class DemoObjections {
  constructor(
    private readonly stage: DemoStage,
    private readonly people: readonly DemoPerson[],
    private readonly shown: Readonly<Record<'superior' | 'employee' | 'other', DemoPerson>>,
    private readonly pretend: (day: CivilDate, index: number) => void,
  ) {}

  /** They are filed ten days after the quarter, and examined since yesterday, or at once: that of the tour by the superior of the appraiser, others by whom the HR
   * office has named. */
  async tell(adminId: string, period: Period): Promise<void> {
    const { caller, today } = this.stage;
    const { superior, other } = this.shown;
    const filedOn = earlier(plusDays(period.endsOn, 11), today);
    const examinedOn = later(filedOn, plusDays(today, -1));
    this.pretend(filedOn, 0);
    const own = await this.file(adminId, other, period);
    const strangers = await this.strangers(adminId, period);
    const filed = new Map<DemoPerson, Answer>();
    for (const person of strangers) filed.set(person, await this.file(adminId, person, period));
    this.pretend(examinedOn, 0);
    const [heard, decided] = filed.values();
    const examiner = this.examinerOf(own) ?? this.people.find((one) => this.isApart(one) && !filed.has(one))?.appraiser;
    if (examiner) {
      if (examiner.employeeId !== own.examinerId) await this.appoint(adminId, own, examiner.employeeId);
      await caller.post(examiner.accountId, `/objections/${own.id}/examination`, texts.objections.questions);
    }
    for (const objection of filed.values()) await this.appoint(adminId, objection, superior.employeeId);
    for (const { id } of [heard, decided].filter(Boolean)) {
      const path = `/objections/${id}`;
      await caller.post(superior.accountId, `${path}/examination`, texts.objections.questions);
      const hearing = { heldOn: examinedOn, heard: ['EMPLOYEE', 'APPRAISER'], minutes: texts.objections.hearing };
      await caller.post(superior.accountId, `${path}/hearings`, hearing);
    }
    if (decided) await caller.post(superior.accountId, `/objections/${decided.id}/decision`, texts.objections.decision);
  }

  private async file(adminId: string, person: DemoPerson, period: Period): Promise<Answer> {
    const { caller } = this.stage;
    const [appraisal] = await this.appraisalsOf(adminId, person, period);
    if (!appraisal) throw new Error(`Nobody has appraised ${person.employeeId}.`);
    await caller.post(person.accountId, `/appraisals/${appraisal.id}/talks`, { note: texts.objections.talk });
    const body = { contests: ['RESULTS'], reasons: texts.objections.reasons };
    return caller.post(person.accountId, `/appraisals/${appraisal.id}/objections`, body);
  }

  /** Who stands above the appraiser and so examines it, where somebody does who has an account. */
  private examinerOf({ examinerId }: Answer): DemoPerson['appraiser'] | undefined {
    return this.people
      .flatMap((one) => [one, one.appraiser])
      .find(({ employeeId }) => examinerId !== null && employeeId === examinerId);
  }

  private appoint(adminId: string, { id }: Answer, examinerId: string): Promise<Answer> {
    const body = { examinerId, reason: texts.objections.appointed };
    return this.stage.caller.post(adminId, `/objections/${id}/examiner`, body);
  }

  /** Three whose appraiser is neither the superior of the tour nor somebody of it, and whose quarter is published. */
  private async strangers(adminId: string, period: Period): Promise<DemoPerson[]> {
    const found: DemoPerson[] = [];
    for (const person of this.people.filter((one) => this.isApart(one))) {
      const [appraisal] = await this.appraisalsOf(adminId, person, period);
      if (appraisal?.status === 'PUBLISHED') found.push(person);
      if (found.length === 3) break;
    }
    return found;
  }

  private isApart({ appraiser, leavesOn, employeeId }: DemoPerson): boolean {
    const tour = Object.values(this.shown).map((one) => one.employeeId);
    return leavesOn === null && !tour.includes(employeeId) && !tour.includes(appraiser.employeeId);
  }

  private async appraisalsOf(adminId: string, { employeeId }: DemoPerson, { id }: Period): Promise<Answer[]> {
    const query = `evaluationPeriodId=${id}&employeeId=${employeeId}`;
    return (await this.stage.caller.get(adminId, `/appraisals?${query}`)).data as Answer[];
  }
}
