import { JobWorker } from '../../kernel/jobs/job-worker.js';
import { Random } from '../roster/random.js';
import type { CivilDate } from '../../kernel/values/civil-date.js';
import type { Answer } from './demo-caller.js';
import type { DemoTruth } from './demo-truth.js';
import type { DemoPerson, DemoStage } from './fill.js';

interface Participant {
  readonly employeeId: string;
  readonly accountId: string;
}
/** Whose reviews are told, and who is above them. */
interface Shown {
  readonly superior: Participant;
  readonly employee: Participant;
}
/** When a round is opened, answered and closed. */
export type ReviewDays = Readonly<Record<'opens' | 'answers' | 'closes', CivilDate>>;

const WORDS = [
  'Selalu siap membantu rekan yang kesulitan.',
  'Pembagian tugasnya jelas dan adil.',
  'Mohon rapat dimulai tepat waktu.',
  'Umpan baliknya membuat pekerjaan lebih rapi.',
];

/** Where and when people are reviewed. */
interface Place {
  readonly unitId: string;
  readonly performancePeriodId: string;
}

/** Reviews from all sides (360°): a round whose results are out, one that takes answers, one that is adjusted, one that is drafted. */
export class DemoReviews {
  private readonly random = new Random(360);
  private readonly caller = this.stage.caller;

  constructor(
    private readonly stage: DemoStage,
    private readonly adminId: string,
    private readonly place: Place,
  ) {}

  /** Everybody of the unit is reviewed on these days, and reads the results. */
  async ofEverybody(people: readonly DemoPerson[], truth: DemoTruth, name: string, days: ReviewDays): Promise<void> {
    const accounts = new Map(
      people.flatMap((one) => [one, one.appraiser]).map((one) => [one.accountId, one.employeeId]),
    );
    const { clock } = this.stage;
    clock.pretend(days.opens);
    const id = await this.round(name, [], 'proposal', 'opening');
    clock.pretend(days.answers);
    for (const accountId of accounts.keys()) await this.answerAll(accountId, id, truth);
    clock.pretend(days.closes);
    await this.steps(id, 'closing', 'release');
  }

  /** What is going on now around the superior and the employee of the tour. */
  async ofTeam(shown: Shown, people: readonly DemoPerson[]): Promise<void> {
    const { superior, employee } = shown;
    const isNear = (one: DemoPerson): boolean => one.appraiser.employeeId === superior.employeeId && one !== employee;
    const team = people.filter((one) => one.leavesOn === null && isNear(one)).slice(0, 4);
    const { year } = this.stage;
    const everybody = [superior, employee, ...team].map(({ employeeId }) => employeeId);
    const open = await this.round(`Ulasan 360° semester II ${year}`, everybody, 'proposal', 'opening');
    await this.fillOne(employee.accountId, open);
    const { version } = await this.caller.get(this.adminId, '/review-policy');
    await this.caller.patch(this.adminId, '/review-policy', version, { adjusters: ['APPRAISER', 'RATEE'] });
    const adjusted = await this.round(`Ulasan 360° khusus ${year}`, [employee.employeeId], 'proposal');
    const wish = { employeeId: employee.employeeId, reviewerId: team[0]?.employeeId, group: 'PEER', kind: 'LEAVE_OUT' };
    const reason = 'Baru saja pindah ke tim lain.';
    await this.caller.post(employee.accountId, `/review-rounds/${adjusted}/adjustments`, { ...wish, reason });
    await this.round(`Ulasan 360° berikutnya ${year}`, []);
    for (const title of ['Kepemimpinan pelayanan', 'Kerja tim'])
      await this.caller.post(this.adminId, '/review-questionnaires', { title, items: [ITEM] });
  }

  private async questionnaireId(): Promise<string> {
    const { data } = await this.caller.get(this.adminId, '/review-questionnaires?status=PUBLISHED');
    return (data as Answer[])[0]?.id as string;
  }

  private async round(name: string, employeeIds: readonly string[], ...steps: string[]): Promise<string> {
    const round = { name, ...this.place, questionnaireId: await this.questionnaireId() };
    const { id } = await this.caller.post(this.adminId, '/review-rounds', {
      ...round,
      ...(employeeIds.length > 0 ? { employeeIds } : {}),
    });
    await this.steps(id as string, ...steps);
    return id as string;
  }

  private async steps(id: string, ...steps: string[]): Promise<void> {
    for (const step of steps) {
      const { version } = await this.caller.get(this.adminId, `/review-rounds/${id}`);
      await this.caller.post(this.adminId, `/review-rounds/${id}/${step}`, undefined, version as number);
      await this.stage.app.get(JobWorker).drain();
    }
  }

  /** All that somebody is asked in a round, answered and sent. */
  private async answerAll(accountId: string, roundId: string, truth: DemoTruth): Promise<void> {
    const open = (await this.invitations(accountId, roundId)).filter(({ status }) => status === 'INVITED');
    for (const { id, employeeId } of open) {
      const text = this.random.chance(30) ? this.random.pick(WORDS) : undefined;
      await this.save(accountId, id as string, truth.qualityOf(employeeId as string), text);
      await this.caller.post(accountId, `/my/review-invitations/${id}/completion`, { textsMayIdentifyMe: true });
    }
  }

  /** One review of somebody else that only waits to be sent. */
  private async fillOne(accountId: string, roundId: string): Promise<void> {
    const [first] = (await this.invitations(accountId, roundId)).filter(({ group }) => group !== 'SELF');
    if (first) await this.save(accountId, first.id as string, 0);
  }

  private async invitations(accountId: string, roundId: string): Promise<Answer[]> {
    const { data } = await this.caller.get(accountId, '/my/review-invitations?limit=200');
    return (data as Answer[]).filter(({ reviewRoundId }) => reviewRoundId === roundId);
  }

  /** Most people speak well of each other, and better of who works better. */
  private async save(accountId: string, id: string, quality: number, text?: string): Promise<void> {
    const mood = 0.4 * this.random.normal();
    const answers: object[] = Array.from({ length: ITEMS }, (_, at) => {
      const itemId = `item-${String(at + 1).padStart(2, '0')}`;
      if (this.random.chance(UNSEEN_PERCENT)) return { itemId, notObserved: true };
      const choice = Math.round(3 + 0.6 * quality + mood + 0.6 * this.random.normal());
      return { itemId, choice: Math.max(1, Math.min(4, choice)) };
    });
    if (text !== undefined) answers.push({ itemId: 'item-22', text });
    await this.caller.put(accountId, `/my/review-invitations/${id}/answers`, { answers });
  }
}

/** Questions that are answered by how often something is seen, and how many of a hundred somebody has not seen. */
const [ITEMS, UNSEEN_PERCENT] = [21, 6];

/** A competency, answered by yes or no. */
const ITEM = {
  ...{ id: 'item-01', type: 'YES_NO', subjectKind: 'COMPETENCY', subjectCode: 'M.3', subjectName: 'Komunikasi' },
  text: 'Menjelaskan keputusan kepada tim',
};
