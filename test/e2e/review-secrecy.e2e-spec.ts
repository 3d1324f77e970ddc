import { ReadLog } from '../../src/kernel/audit/read-log.js';
import { newId } from '../../src/kernel/clock/clock.js';
import type { ReviewerGroup } from '../../src/modules/reviews/domain/groups.js';
import type { Client } from '../support/client.js';
import { answersOf, ReviewWorld } from '../support/reviews.js';
import { TestApp } from '../support/test-app.js';

/*
 * An attacker who is reviewed, who appraises, who runs rounds or who audits tries to learn who has said what. What he may know: who is
 * his superior, and of his own part. Rules RV-5 to RV-12.
 */

type Row = Record<string, any>;
interface Reviewer {
  readonly reviewerId: string;
  readonly group: ReviewerGroup;
  readonly id: string;
}

let app: TestApp;
let world: ReviewWorld;
let round: Row;
/** The head of the division: reviewed by his people. */
let ratee: Client;
let rateeId: string;
let reviewers: Reviewer[];
/** Those who must stay unknown. */
let secret: Reviewer[];

const PHRASE = 'Kalimat yang hanya saya tulis';

beforeAll(async () => {
  app = await TestApp.start({ env: { WEBHOOK_LOOPBACK: 'on' }, logLevel: 'debug' });
  world = await ReviewWorld.found(app);
  const events = ['review-round.proposed', 'review-round.opened', 'review-round.closed', 'review-round.released'];
  const subscription = { url: 'http://127.0.0.1:9/', eventTypes: events };
  await world.gov.admin.post('/webhook-subscriptions', subscription).expect(201);
  ratee = world.gov.as('kabid');
  rateeId = world.gov.id('kabid');
  round = await world.open({ employeeIds: [rateeId] });
  reviewers = await world.reviewersOf(rateeId);
  secret = reviewers.filter(({ group }) => group !== 'SELF' && group !== 'SUPERIOR');
});
afterAll(() => app.stop());

/** Everything that an operation tells, with every header. */
const told = ({ status, headers, text }: { status: number; headers: object; text: string }): string =>
  `${status} ${JSON.stringify(headers)} ${text}`;

/** Who of those who must stay unknown is named in a text: by an id, a name or the id of an invitation. */
async function named(text: string, hidden: readonly Omit<Reviewer, 'group'>[] = secret): Promise<string[]> {
  const names = await app.db.rows<{ id: string; name: string; nip: string }>('SELECT id, name, nip FROM employee');
  const byId = new Map(names.map((one) => [one.id, one]));
  return hidden
    .filter(({ reviewerId, id }) => {
      const { name = '', nip = '' } = byId.get(reviewerId) ?? {};
      return [reviewerId, id, name, nip].some((one) => text.includes(one));
    })
    .map(({ reviewerId }) => reviewerId);
}

/** All that somebody can read of a round by its addresses. */
async function everything(reader: Client, roundId = round['id'] as string): Promise<string> {
  const addresses = [
    ...[`/review-rounds`, `/review-rounds/${roundId}`, `/review-rounds/${roundId}/progress`],
    ...[`/review-rounds/${roundId}/unit-figures`, `/review-rounds/${roundId}/reviewers`, '/review-adjustments'],
    ...[
      `/review-rounds/${roundId}/results/${rateeId}`,
      '/review-results',
      '/my/notifications',
      '/my/access-log',
      '/my/duties',
    ],
    ...[`/review-rounds/${roundId}/reviewers?format=csv`, '/review-results?format=csv', '/jobs'],
  ];
  const answers = [];
  for (const address of addresses) answers.push(told(await reader.get(address)));
  return answers.join('\n');
}

describe('While a round is open', () => {
  it('nothing that the reviewed person reads names a reviewer', async () => {
    expect(secret.length).toBeGreaterThanOrEqual(4);
    expect(await named(await everything(ratee))).toEqual([]);
    expect(await named(JSON.stringify((await ratee.get('/my/data')).body ?? ''))).toEqual([]);
  });

  it('nor what the superior, managers, the HR office and the Inspektorat read', async () => {
    for (const reader of [world.gov.as('kadis'), world.gov.hr, world.gov.admin, world.gov.auditor])
      expect(await named(await everything(reader))).toEqual([]);
  });

  it('an invitation of somebody else is as if there were none, whatever is asked of it', async () => {
    const [{ id }] = secret as [Reviewer];
    const withoutId = (answer: Row, one: string): string => {
      const { traceId: _, ...body } = answer['body'] as Row;
      return `${answer['status']} ${JSON.stringify(body).replaceAll(one, '…')}`;
    };
    const absent = newId();
    for (const caller of [ratee, world.gov.as('kadis'), world.gov.as('stranger')])
      for (const ask of [
        (one: string) => caller.get(`/my/review-invitations/${one}`),
        (one: string) => caller.put(`/my/review-invitations/${one}/answers`, { answers: answersOf(1) }),
        (one: string) => caller.post(`/my/review-invitations/${one}/completion`, {}),
        (one: string) => caller.post(`/my/review-invitations/${one}/refusal`, { cause: 'OTHER' }),
      ]) {
        const [known, unknown] = [await ask(id), await ask(absent)];
        expect(known.status).toBe(404);
        expect(withoutId(known, id)).toBe(withoutId(unknown, absent));
      }
  });

  it('one more answer changes nothing that others read', async () => {
    const readers = [ratee, world.gov.as('kadis'), world.gov.hr, world.gov.auditor];
    const look = async (): Promise<string> => {
      const bodies = [];
      for (const reader of readers)
        for (const path of ['', '/progress', '/unit-figures', '/reviewers', `/results/${rateeId}`]) {
          const { status, body } = await reader.get(`/review-rounds/${round['id']}${path}`);
          const { traceId: _, ...rest } = body as Row;
          bodies.push(`${status} ${JSON.stringify(rest)}`);
        }
      return bodies.join('\n');
    };
    const before = await look();
    const [first, second] = secret as [Reviewer, Reviewer];
    await world.answer(world.person(first.reviewerId), first.id, 4, PHRASE);
    expect(await look()).toBe(before);
    await world
      .person(second.reviewerId)
      .put(`/my/review-invitations/${second.id}/answers`, { answers: answersOf(1) })
      .expect(204);
    expect(await look()).toBe(before);
  });

  it('a decline and its replacement change nothing either', async () => {
    const last = secret.at(-1)!;
    const before = await everything(ratee);
    await world
      .person(last.reviewerId)
      .post(`/my/review-invitations/${last.id}/refusal`, { cause: 'CONFLICT' })
      .expect(204);
    const clean = (text: string): string => text.replace(/\{"cache-control".*?\} |[0-9a-f]{32}/g, '');
    expect(clean(await everything(ratee))).toBe(clean(before));
    reviewers = await world.reviewersOf(rateeId);
    secret = reviewers.filter(({ group }) => group !== 'SELF' && group !== 'SUPERIOR');
  });

  it('the record of acts knows that an invitation was sent, not of whom or how', async () => {
    await app.get(ReadLog).flush();
    const events = await app.db.rows<Row>(
      `SELECT e.action, e.objectId, e.subjectEmployeeId, e.facts, v.valuesJson FROM audit_event e
        LEFT JOIN audit_value v ON v.id = e.id WHERE e.action LIKE 'review-invitation.%'`,
    );
    expect(events.map(({ action }) => action)).toContain('review-invitation.complete');
    for (const event of events) {
      expect(event).toMatchObject({ subjectEmployeeId: null, valuesJson: null });
      expect(JSON.stringify(event)).not.toContain(rateeId);
      expect(JSON.stringify(event)).not.toContain(PHRASE);
    }
    const shown = (
      await world.gov.auditor.get('/audit-events', { action: 'review-invitation.complete', limit: 200 }).expect(200)
    ).text;
    expect([shown.includes(rateeId), shown.includes(PHRASE)]).toEqual([false, false]);
    const [people] = await app.db.rows<{ n: number }>(
      'SELECT COUNT(*) AS n FROM audit_event_person p JOIN audit_event e ON e.id = p.eventId WHERE e.action LIKE ?',
      ['review-%'],
    );
    expect(Number(people?.n)).toBe(0);
  });

  it('the record of acts tells nobody who has sent, saved or declined', async () => {
    const [{ id }] = secret as [Reviewer];
    const send = async (path: string, body: object, method: 'put' | 'post'): Promise<void> => {
      const caller = world.person(secret[0]!.reviewerId);
      const headers = { 'x-request-id': newId() };
      const { headers: answered } = await caller[method](`/my/review-invitations/${id}/${path}`, body, headers).expect(
        204,
      );
      const ids = [headers['x-request-id'], answered['x-request-id']].filter(Boolean).join('|');
      expect(JSON.stringify(await app.db.rows('SELECT * FROM audit_event'))).not.toMatch(new RegExp(ids));
    };
    await send('answers', { answers: answersOf(2), textsMayIdentifyMe: true }, 'put');
    await send('completion', { textsMayIdentifyMe: true }, 'post');
    for (const verb of ['save', 'complete', 'decline']) {
      const events = await world.gov.auditor.get('/audit-events', { action: `review-invitation.${verb}` }).expect(200);
      expect(events.body.data.length).toBeGreaterThan(0);
      expect(
        await named(
          events.text,
          secret.map((one) => ({ ...one, id: one.reviewerId })),
        ),
      ).toEqual([]);
      for (const { id: event } of events.body.data as Row[]) {
        const { body } = await world.gov.auditor.get(`/audit-events/${event}`).expect(200);
        const byNobody = {
          actorAccountId: null,
          actorEmployeeId: null,
          sessionId: null,
          actorRoles: [],
          address: null,
        };
        expect(body).toMatchObject(byNobody);
      }
    }
  });

  it('keys of repeated requests, events and notices keep no answer and no reviewed person', async () => {
    const key = { 'idempotency-key': newId() };
    const third = secret[2]!;
    const caller = world.person(third.reviewerId);
    const path = `/my/review-invitations/${third.id}`;
    await caller.put(`${path}/answers`, { answers: answersOf(3, PHRASE) }).expect(204);
    await caller.post(`${path}/completion`, { textsMayIdentifyMe: true }, key).expect(204);
    const keys = await app.db.rows<Row>(
      "SELECT bodyJson, location FROM idempotency_key WHERE operation LIKE 'ReviewInvitations%'",
    );
    expect(keys).toEqual([{ bodyJson: 'null', location: null }]);
    for (const table of ['job', 'webhook_delivery', 'schedule']) {
      const rows = JSON.stringify(await app.db.rows(`SELECT * FROM ${table}`));
      expect([table, await named(rows), rows.includes(PHRASE), rows.includes(rateeId)]).toEqual([
        table,
        [],
        false,
        false,
      ]);
    }
    const notices = await app.db.rows<Row>("SELECT employeeId, facts FROM notification WHERE kind LIKE 'REVIEW%'");
    for (const { employeeId, facts } of notices)
      expect((JSON.parse(facts as string) as Row)['ownerId']).toBe(employeeId);
  });

  it('the database holds answers sealed, without times, counts of changes or their order', async () => {
    const rows = await app.db.rows<Row>('SELECT * FROM review_invitation');
    expect(Object.keys(rows[0] ?? {}).sort()).toEqual(
      ['answers', 'id', 'place', 'reviewerGroup', 'reviewerId', 'roundId', 'status', 'subjectId'].sort(),
    );
    expect(JSON.stringify(rows)).not.toContain(PHRASE);
    for (const { id } of rows) expect(id as string).toMatch(/^.{14}4/);
  });

  it('no seed is left from which reviewers could be drawn again', async () => {
    const seedOf = async (id: string): Promise<unknown> =>
      (await app.db.rows<Row>('SELECT seed FROM review_round WHERE id = ?', [id]))[0]?.['seed'];
    const other = await world.draft({ employeeIds: [rateeId] });
    const path = `/review-rounds/${other['id']}`;
    await world.gov.admin.post(`${path}/proposal`).ifMatch(1).expect(202);
    expect(await seedOf(other['id'])).toMatch(/^[\da-f-]{36}$/);
    await world.gov.admin.post(`${path}/cancellation`).ifMatch(2).expect(201);
    expect([await seedOf(other['id']), await seedOf(round['id'])]).toEqual([null, null]);
    await app.drainJobs();
  });

  it('the log of the service tells neither answers nor whom they are about', () => {
    const lines = app.logLines.filter((line) => line.includes('review-invitations')).join('\n');
    expect([lines.includes(PHRASE), lines.includes(rateeId)]).toEqual([false, false]);
  });

  it('what waits for a reviewer is told by round, so that the record of it names nobody', async () => {
    const waiting = secret.at(-1)!;
    const { data } = (await world.person(waiting.reviewerId).get('/my/duties', { kind: 'REVIEWS_SEND' }).expect(200))
      .body;
    expect(data).toMatchObject([{ objectType: 'review-round', objectId: round['id'], employeeId: null }]);
    await app.get(ReadLog).flush();
    expect((await ratee.get('/my/access-log', { limit: 200 }).expect(200)).text).not.toContain('duty');
  });

  it('the own data of a reviewer hold that he was invited, and not whom he reviews', async () => {
    const { reviewerId } = secret[0]!;
    const { body } = await world.person(reviewerId).get('/my/data');
    const section = (body.sections as Row[]).find(({ name }) => name === 'review_invitation')!;
    expect(section['rows'].length).toBeGreaterThan(0);
    expect(JSON.stringify(section)).not.toContain(rateeId);
    expect(JSON.stringify(section['rows'])).not.toContain(PHRASE);
  });
});

describe('Wishes of the reviewed person', () => {
  it('are answered alike whether or not somebody is proposed', async () => {
    const { admin } = world.gov;
    const { version } = (await admin.get('/review-policy').expect(200)).body;
    await admin
      .patch('/review-policy', { adjusters: ['RATEE'], wishesNeedApproval: false })
      .ifMatch(version)
      .expect(200);
    const draft = await world.draft({ employeeIds: [world.gov.id('staff')] });
    await world.step(draft, 'proposal');
    const rows = await app.db.rows<{ reviewerId: string }>(
      "SELECT reviewerId FROM review_invitation WHERE roundId = ? AND reviewerGroup = 'PEER' AND status = 'INVITED'",
      [draft['id']],
    );
    const proposed = rows.map(({ reviewerId }) => reviewerId);
    const others = world.peers.filter((id) => !proposed.includes(id));
    const wish = async (kind: string, reviewerId: string): Promise<string> => {
      const body = {
        employeeId: world.gov.id('staff'),
        reviewerId,
        group: 'PEER',
        kind,
        reason: 'Sehari-hari bersama.',
      };
      const answer = await world.gov.as('staff').post(`/review-rounds/${draft['id']}/adjustments`, body);
      const { id: _, reviewerId: _who, reviewerName: _name, ...rest } = answer.body as Row;
      return `${answer.status} ${JSON.stringify(rest)}`;
    };
    expect(await wish('ADD', proposed[0]!)).toBe(await wish('ADD', others[0] ?? world.gov.id('stranger')));
    await world.step(draft, 'cancellation');
    const next = await world.draft({ employeeIds: [world.gov.id('staff')] });
    await world.step(next, 'proposal');
    const hidden = await app.db.rows<{ reviewerId: string; id: string }>(
      "SELECT reviewerId, id FROM review_invitation WHERE roundId = ? AND reviewerGroup = 'PEER'",
      [next['id']],
    );
    expect(hidden.length).toBeGreaterThan(3);
    expect(await named(await everything(world.gov.as('staff'), next['id']), hidden)).toEqual([]);
    await world.step(next, 'cancellation');
  });
});

describe('Once a round is closed', () => {
  const RELEASED = async (): Promise<void> => {
    round = await world.step(round, 'closing');
    round = await world.step(round, 'release');
  };

  beforeAll(async () => {
    const own = secret.filter(({ group }) => group === 'SUBORDINATE');
    for (const [at, { reviewerId, id }] of own.entries())
      await world.answer(world.person(reviewerId), id, at % 5, `${PHRASE} ${at}`);
    // One person only in another group: what he says must be nowhere.
    const peers = reviewers.filter(({ group }) => group === 'PEER').slice(0, 1);
    for (const { reviewerId, id } of peers) await world.answer(world.person(reviewerId), id, 0, 'Satu-satunya rekan');
    await RELEASED();
  });

  it('nothing in the database leads from an answer to a reviewer', async () => {
    const tables = app.db.connection.dataSource.entityMetadatas.map(({ tableName }) => tableName);
    for (const table of tables.filter((name) => name.startsWith('review_'))) {
      const all = await app.db.rows<Row>(`SELECT * FROM ${table}`);
      // Somebody may be reviewed himself, in another round.
      const rows = all.filter(({ roundId }) => roundId === undefined || roundId === round['id']);
      expect([table, await named(JSON.stringify(rows))]).toEqual([table, []]);
    }
    expect(await app.db.rows('SELECT id FROM review_invitation WHERE roundId = ?', [round['id']])).toEqual([]);
  });

  it('results name nobody, and words stand in an order and place that tell nothing', async () => {
    const { body, text } = await ratee.get(`/review-rounds/${round['id']}/results/${rateeId}`).expect(200);
    expect(await named(text)).toEqual([]);
    const others = (body.texts as Row[]).filter(({ from }) => from === 'OTHERS');
    expect(
      others.flatMap(({ texts }) => texts as string[]).filter((one) => one.startsWith(PHRASE)).length,
    ).toBeGreaterThanOrEqual(3);
    expect(text).not.toContain('Satu-satunya rekan');
    expect(text).not.toMatch(/"respondents":"[012]"/);
    for (const { group, respondents } of body.groups as Row[])
      if (!['SELF', 'SUPERIOR'].includes(group as string)) expect(respondents).toMatch(/^(3-4|5-9|10\+)$/);
    for (const { cells } of body.items as Row[])
      for (const { group, score } of cells as Row[])
        if (!['SELF', 'SUPERIOR'].includes(group as string)) {
          expect(score % 5).toBe(0);
          expect(score).toBeGreaterThanOrEqual(10);
          expect(score).toBeLessThanOrEqual(90);
        }
  });

  it('no total lets a hidden group be found by subtracting', async () => {
    const { body } = await ratee.get(`/review-rounds/${round['id']}/results/${rateeId}`).expect(200);
    for (const { scores, others } of body.subjects as Row[]) {
      const shown = (scores as Row[]).filter(({ group }) => group !== 'SELF');
      // Of groups that are shown alone the others are made: with one there is nothing besides it.
      if (shown.length === 1) expect(others).toBe(shown[0]!['score']);
    }
  });

  it('reads of a result are recorded, and tell nobody of reviewers; what was saved is in nobody’s access log', async () => {
    await world.gov.as('kadis').get(`/review-rounds/${round['id']}/results/${rateeId}`).expect(200);
    await app.get(ReadLog).flush();
    const log = (await ratee.get('/my/access-log', { limit: 200 }).expect(200)).text;
    expect(log).toContain('review-result.read');
    expect(log).not.toContain('review-invitation');
    expect(log).not.toContain('review-adjustment');
  });

  it('own data, exports, notifications and webhooks name nobody', async () => {
    await app.drainJobs();
    expect(await named(await everything(ratee))).toEqual([]);
    expect(await named((await ratee.get('/my/data')).text)).toEqual([]);
    const deliveries = JSON.stringify(await app.db.rows('SELECT * FROM webhook_delivery'));
    expect([await named(deliveries), deliveries.includes(rateeId)]).toEqual([[], false]);
    for (const { reviewerId } of secret) {
      const { sections } = (await world.person(reviewerId).get('/my/data')).body as Row;
      const text = JSON.stringify((sections as Row[]).filter(({ name }) => (name as string).startsWith('review_')));
      expect(text.includes(rateeId)).toBe(false);
    }
  });

  it('a result read twice is the same, and nothing makes it anew', async () => {
    const read = async (): Promise<string> =>
      JSON.stringify((await ratee.get(`/review-rounds/${round['id']}/results/${rateeId}`).expect(200)).body);
    const first = await read();
    for (const step of ['closing', 'opening', 'proposal', 'release', 'cancellation']) {
      const { version } = await world.round(round['id']);
      await world.gov.admin.post(`/review-rounds/${round['id']}/${step}`).ifMatch(version).expect(409);
    }
    await app.drainJobs();
    expect(await read()).toBe(first);
  });
});
