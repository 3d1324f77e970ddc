import { JobWorker } from '../../kernel/jobs/job-worker.js';
import { type CivilDate, earlier, plusDays } from '../../kernel/values/civil-date.js';
import { Random } from '../roster/random.js';
import type { Answer } from './demo-caller.js';
import type { DemoPerson, DemoStage } from './fill.js';
import texts from './criteria.json' with { type: 'json' };

const ELEMENTS = [
  ...['PERSYARATAN', 'PROSEDUR', 'WAKTU_PENYELESAIAN', 'BIAYA_TARIF', 'PRODUK_LAYANAN'],
  ...['KOMPETENSI_PELAKSANA', 'PERILAKU_PELAKSANA', 'PENANGANAN_PENGADUAN', 'SARANA_PRASARANA'],
];
const ASKED = 150;

/** By what people are rated: criteria of the year that everybody could see beforehand, those of the next year, and what citizens say. */
export class DemoCriteria {
  private readonly random = new Random(2028);

  constructor(
    private readonly stage: DemoStage,
    private readonly adminId: string,
    private readonly people: readonly DemoPerson[],
  ) {}

  /** Criteria of the whole government, discussed and published before the year; most have acknowledged them, the one who is shown has not. */
  async publish(performancePeriodId: string, shown: DemoPerson): Promise<void> {
    const { caller, clock, year } = this.stage;
    const autumn = `${year - 1}-11`;
    clock.pretend(`${autumn}-02`);
    const { id } = await this.draft(await this.root(), performancePeriodId, year);
    await caller.post(this.adminId, `/criteria-sets/${id}/consultation`, { until: `${autumn}-13` }, 1);
    clock.pretend(`${autumn}-16`);
    await caller.post(this.adminId, `/criteria-sets/${id}/publication`, undefined, 2);
    await this.stage.app.get(JobWorker).drain();
    const asked = await this.askedBy(id as string);
    for (const [index, person] of this.people.entries()) {
      if (person === shown || index % 11 === 10 || !asked.has(person.employeeId)) continue;
      clock.pretend(`${autumn}-${17 + (index % 10)}`, index % 400);
      await caller.post(person.accountId, `/criteria-sets/${id}/acknowledgement`);
    }
  }

  /** Criteria of the next year as they are discussed today, and those of one agency that are a draft. */
  async discuss(performancePeriodId: string, agencyId: string): Promise<void> {
    const { caller, today, year } = this.stage;
    await this.draft(agencyId, performancePeriodId, year + 1);
    const { id } = await this.draft(await this.root(), performancePeriodId, year + 1);
    const path = `/criteria-sets/${id}`;
    await caller.post(this.adminId, `${path}/consultation`, { until: plusDays(today, 13) }, 1);
    const there = this.people.filter(({ leavesOn }) => leavesOn === null);
    for (const [index, text] of texts.comments.entries())
      await caller.post(there[index]?.accountId ?? '', `${path}/comments`, { text });
    const proposals: Answer[] = [];
    for (const [index, proposal] of texts.proposals.entries())
      proposals.push(await caller.post(there[index + 3]?.accountId ?? '', `${path}/proposals`, proposal));
    for (const { id: proposalId } of proposals)
      for (const person of there.slice(6, 40))
        if (this.random.chance(60))
          await caller.post(person.accountId, `/criteria-proposals/${proposalId}/vote`, {
            isFor: this.random.chance(70),
          });
    for (const [index, answer] of texts.answers.entries())
      await caller.post(this.adminId, `/criteria-proposals/${proposals[index + 1]?.id}/answer`, answer, 1);
  }

  /** What citizens said of the services of an agency in each quarter that has ended. */
  async survey(unitId: string): Promise<void> {
    const { caller, today, year } = this.stage;
    const ended = ['03-31', '06-30', '09-30', '12-31'].map((day) => `${year}-${day}`).filter((day) => day < today);
    for (const [at, endsOn] of ended.entries())
      for (const serviceName of texts.services) {
        const startsOn: CivilDate = earlier(plusDays(endsOn, -50), endsOn);
        const elements = ELEMENTS.map((element) => this.answersTo(element, at));
        const survey = { unitId, serviceName, startsOn, endsOn, respondents: ASKED, elements };
        await caller.post(this.adminId, '/satisfaction-surveys', survey);
      }
  }

  /** Most are content, a little more so each quarter. */
  private answersTo(element: string, quarter: number): object {
    const [count1, count2] = [this.random.int(0, 3), this.random.int(4, 14)];
    const count4 = this.random.int(30, 60) + quarter * 6;
    return { element, count1, count2, count3: ASKED - count1 - count2 - count4, count4 };
  }

  /** Who was in office when criteria were published; some came with the new year. */
  private async askedBy(criteriaSetId: string): Promise<Set<string>> {
    const asked = new Set<string>();
    for (let cursor: string | null = ''; cursor !== null;) {
      const from: string = cursor === '' ? '' : `&cursor=${encodeURIComponent(cursor)}`;
      const path = `/criteria-acknowledgements?criteriaSetId=${criteriaSetId}&limit=200${from}`;
      const { data, page } = await this.stage.caller.get(this.adminId, path);
      for (const { employeeId } of data as Answer[]) asked.add(employeeId as string);
      cursor = page.nextCursor as string | null;
    }
    return asked;
  }

  private async draft(unitId: string, performancePeriodId: string, year: number): Promise<Answer> {
    const body = { unitId, performancePeriodId, name: `${texts.name} ${year}`, criteria: texts.criteria };
    return this.stage.caller.post(this.adminId, '/criteria-sets', body);
  }

  private async root(): Promise<string> {
    const { data } = await this.stage.caller.get(this.adminId, '/org-units?q=pemerintah%20kabupaten');
    return (data as Answer[]).find((unit) => unit.parentId === null).id as string;
  }
}
