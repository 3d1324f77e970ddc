import type { ReviewerGroup } from '../../src/modules/reviews/domain/groups.js';
import { Government, usernameOf } from './government.js';
import type { Client, TestAnswer, TestApp } from './test-app.js';

/** The id of the questionnaire that every installation has. */
export const FIRST_QUESTIONNAIRE_ID = '019b7620-0000-7000-8000-000000000360';
const ITEMS = 21;

type Row = Record<string, any>;

/**
 * A government with a division of eight people below its head, so that each of them has peers enough, and rounds of reviews in it.
 * Everybody's user name is as in `Government`, or `peer-1` to `peer-6`.
 */
export class ReviewWorld {
  readonly peers: string[] = [];
  yearId = '';

  private constructor(
    readonly app: TestApp,
    readonly gov: Government,
  ) {}

  static async found(app: TestApp): Promise<ReviewWorld> {
    const world = new ReviewWorld(app, await Government.found(app));
    world.yearId = await world.gov.openYear();
    for (let at = 1; at <= 6; at += 1)
      world.peers.push(
        await world.gov.recruit(`peer-${at}`, `19930${at}012018011${String(at).padStart(3, '0')}`, 'bidang'),
      );
    return world;
  }

  /** Names of people by their ids. */
  get usernames(): ReadonlyMap<string, string> {
    const named = (['kadis', 'kabid', 'staff', 'colleague', 'otherHead', 'stranger', 'sekda', 'bupati'] as const).map(
      (name) => [this.gov.id(name), usernameOf(name)] as const,
    );
    return new Map([...named, ...this.peers.map((id, at) => [id, `peer-${at + 1}`] as const)]);
  }

  /** Whoever this person is, as a caller. */
  person(employeeId: string): Client {
    return this.gov.by(this.usernames.get(employeeId) ?? '');
  }

  /** Drafts a round for the division, or for some of it; gives the round. */
  async draft(more: object = {}): Promise<Row> {
    const body = { name: 'Ulasan 360° semester I', unitId: this.gov.units['bidang'], performancePeriodId: this.yearId };
    const round = { ...body, questionnaireId: FIRST_QUESTIONNAIRE_ID, ...more };
    return (await this.gov.admin.post('/review-rounds', round).expect(201)).body;
  }

  /** Takes a round a step further; gives it. */
  async step(round: Row, step: 'proposal' | 'opening' | 'closing' | 'release' | 'cancellation'): Promise<Row> {
    const { version } = await this.round(round['id']);
    const answer = await this.gov.admin.post(`/review-rounds/${round['id']}/${step}`).ifMatch(version);
    if (answer.status >= 300) throw new Error(`${step} answered ${answer.status} ${answer.text}`);
    await this.app.drainJobs();
    return this.round(round['id']);
  }

  async round(id: string): Promise<Row> {
    return (await this.gov.admin.get(`/review-rounds/${id}`).expect(200)).body;
  }

  /** A round that takes answers. */
  async open(more: object = {}): Promise<Row> {
    const round = await this.draft(more);
    await this.step(round, 'proposal');
    return this.step(round, 'opening');
  }

  /** The invitations of somebody, about one person where one is named. */
  async invitations(caller: Client, employeeId?: string): Promise<Row[]> {
    const { data } = (await caller.get('/my/review-invitations', { limit: 200 }).expect(200)).body;
    return (data as Row[]).filter((one) => employeeId === undefined || one['employeeId'] === employeeId);
  }

  /** Everybody who is invited to review a person, as whom, with the invitation. */
  async reviewersOf(employeeId: string): Promise<{ reviewerId: string; group: ReviewerGroup; id: string }[]> {
    const found = await Promise.all(
      [...this.usernames.keys()].map(async (reviewerId) => {
        const own = await this.invitations(this.person(reviewerId), employeeId);
        return own.map(({ id, group }) => ({ reviewerId, group: group as ReviewerGroup, id: id as string }));
      }),
    );
    return found.flat();
  }

  /** Answers every guide alike, with words where some are given, and sends the review. */
  async answer(caller: Client, invitationId: string, choice: number, text?: string): Promise<TestAnswer> {
    const path = `/my/review-invitations/${invitationId}`;
    const known = text === undefined ? {} : { textsMayIdentifyMe: true };
    await caller.put(`${path}/answers`, { answers: answersOf(choice, text), ...known }).expect(204);
    return caller.post(`${path}/completion`, known).expect(204);
  }

  /** Everybody reviews a person: the choice of each follows from as whom he does it. */
  async answerAll(employeeId: string, choices: Partial<Record<ReviewerGroup, number[]>>, text?: string): Promise<void> {
    const reviewers = await this.reviewersOf(employeeId);
    for (const [group, given] of Object.entries(choices)) {
      const own = reviewers.filter((one) => one.group === group).slice(0, given.length);
      for (const [at, { reviewerId, id }] of own.entries())
        await this.answer(this.person(reviewerId), id, given[at] ?? 0, text && `${text} ${group} ${at}`);
    }
  }
}

/** The same choice for all guides, or each its own; `null` was not observed. */
export function answersOf(choice: number | null | readonly (number | null)[], text?: string): object[] {
  const guides = Array.from({ length: ITEMS }, (_, at) => {
    const own = Array.isArray(choice)
      ? ((choice as readonly (number | null)[])[at] ?? null)
      : (choice as number | null);
    const itemId = `item-${String(at + 1).padStart(2, '0')}`;
    return own === null ? { itemId, notObserved: true } : { itemId, choice: own };
  });
  return text === undefined ? guides : [...guides, { itemId: 'item-22', text }];
}
