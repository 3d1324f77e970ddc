import { JobWorker } from '../../kernel/jobs/job-worker.js';
import { Random } from '../roster/random.js';
import type { Answer, DemoCaller } from './demo-caller.js';
import type { DemoPerson, DemoStage } from './fill.js';

interface Participant {
  readonly employeeId: string;
  readonly accountId: string;
}
/** Whose reviews are told, and who is above them. */
interface Shown {
  readonly superior: Participant & { readonly appraiser: Participant };
  readonly employee: Participant;
}

/** How often a guide is seen, with its share: most people speak well of each other. */
const FREQUENCIES = [
  { choice: 4, share: 30 },
  { choice: 3, share: 42 },
  { choice: 2, share: 18 },
  { choice: 1, share: 4 },
  { choice: null, share: 6 },
] as const;
const WORDS = [
  'Selalu siap membantu rekan yang kesulitan.',
  'Pembagian tugasnya jelas dan adil.',
  'Mohon rapat dimulai tepat waktu.',
  'Umpan baliknya membuat pekerjaan lebih rapi.',
];

/** Reviews of the superior of the tour and the team, in the agency. */
export async function holdReviews(
  { app, caller, year, say }: DemoStage,
  adminId: string,
  unitId: string,
  shown: { readonly superior: DemoPerson; readonly employee: DemoPerson },
  people: readonly DemoPerson[],
): Promise<void> {
  say('Reviews from all sides …');
  const { data } = await caller.get(adminId, '/performance-periods');
  const performancePeriodId = (data as Answer[]).find((one) => one.year === year)?.id as string;
  const reviews = new DemoReviews(caller, adminId, app.get(JobWorker), { unitId, performancePeriodId, year });
  const { superior, employee } = shown;
  const isNear = (one: DemoPerson): boolean => one.appraiser.employeeId === superior.employeeId && one !== employee;
  const team = people.filter((one) => one.leavesOn === null && isNear(one)).slice(0, 4);
  await reviews.hold(shown, people, team);
}

/** Reviews from all sides (360°): a round whose results are out, one that takes answers, one that is adjusted, one that is drafted. */
class DemoReviews {
  private readonly random = new Random(360);
  private readonly questionnaireId: Promise<string>;

  constructor(
    private readonly caller: DemoCaller,
    private readonly adminId: string,
    private readonly worker: JobWorker,
    private readonly place: { readonly unitId: string; readonly performancePeriodId: string; readonly year: number },
  ) {
    this.questionnaireId = this.firstQuestionnaire();
  }

  /** `people` have accounts; those of the tour are reviewed with the superior's team. */
  async hold(
    { superior, employee }: Shown,
    people: readonly Participant[],
    team: readonly Participant[],
  ): Promise<void> {
    const { year } = this.place;
    const everybody = [superior, employee, ...team].map(({ employeeId }) => employeeId);
    const last = await this.round(`Ulasan 360° semester I ${year}`, everybody, 'proposal', 'opening');
    for (const { accountId } of [...people, superior.appraiser]) await this.answerAll(accountId, last);
    await this.steps(last, 'closing', 'release');
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

  private async firstQuestionnaire(): Promise<string> {
    const { data } = await this.caller.get(this.adminId, '/review-questionnaires?status=PUBLISHED');
    return (data as Answer[])[0]?.id as string;
  }

  private async round(name: string, employeeIds: readonly string[], ...steps: string[]): Promise<string> {
    const { unitId, performancePeriodId } = this.place;
    const round = { name, unitId, performancePeriodId, questionnaireId: await this.questionnaireId };
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
      await this.worker.drain();
    }
  }

  /** All that somebody is asked in a round, answered and sent. */
  private async answerAll(accountId: string, roundId: string): Promise<void> {
    const open = (await this.invitations(accountId, roundId)).filter(({ status }) => status === 'INVITED');
    for (const { id } of open) {
      const isTold = this.random.int(1, 3) === 1;
      await this.save(accountId, id as string, isTold ? WORDS[this.random.int(0, WORDS.length - 1)] : undefined);
      await this.caller.post(accountId, `/my/review-invitations/${id}/completion`, { textsMayIdentifyMe: true });
    }
  }

  /** One review of somebody else that only waits to be sent. */
  private async fillOne(accountId: string, roundId: string): Promise<void> {
    const [first] = (await this.invitations(accountId, roundId)).filter(({ group }) => group !== 'SELF');
    if (first) await this.save(accountId, first.id as string);
  }

  private async invitations(accountId: string, roundId: string): Promise<Answer[]> {
    const { data } = await this.caller.get(accountId, '/my/review-invitations?limit=200');
    return (data as Answer[]).filter(({ reviewRoundId }) => reviewRoundId === roundId);
  }

  private async save(accountId: string, id: string, text?: string): Promise<void> {
    const answers: object[] = Array.from({ length: 21 }, (_, at) => {
      const { choice } = this.random.weighted(FREQUENCIES);
      const itemId = `item-${String(at + 1).padStart(2, '0')}`;
      return choice === null ? { itemId, notObserved: true } : { itemId, choice };
    });
    if (text !== undefined) answers.push({ itemId: 'item-22', text });
    await this.caller.put(accountId, `/my/review-invitations/${id}/answers`, { answers });
  }
}

/** A competency, answered by yes or no. */
const ITEM = {
  ...{ id: 'item-01', type: 'YES_NO', subjectKind: 'COMPETENCY', subjectCode: 'M.3', subjectName: 'Komunikasi' },
  text: 'Menjelaskan keputusan kepada tim',
};
