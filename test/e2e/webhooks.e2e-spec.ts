import { FollowObjections } from '../../src/modules/appraisals/objections/follow-objections.job.js';
import { Objection } from '../../src/modules/appraisals/objections/persistence/objection.entity.js';
import { readFileSync } from 'node:fs';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { Webhook } from 'standardwebhooks';
import { Clock, newId } from '../../src/kernel/clock/clock.js';
import { EventRecorder } from '../../src/kernel/events/event-recorder.js';
import { JobRegistry } from '../../src/kernel/jobs/job-registry.js';
import { JobStore } from '../../src/kernel/jobs/job-store.js';
import { JobMessenger } from '../../src/kernel/jobs/job-messenger.js';
import { JobFigures } from '../../src/kernel/jobs/job-figures.js';
import { JobWorker } from '../../src/kernel/jobs/job-worker.js';
import { Tracing } from '../../src/kernel/tracing/tracing.js';
import { VirusScanner } from '../../src/kernel/files/virus-scanner.js';
import { EmployeeCreated } from '../../src/modules/employees/index.js';
import { CriteriaSet } from '../../src/modules/periods/criteria/persistence/criteria-set.entity.js';
import { HostNames } from '../../src/modules/integrations/webhooks/targets.js';
import { EvidenceScans } from '../../src/modules/work-plans/evidence/evidence-scans.service.js';
import { eventually } from '../support/eventually.js';
import {
  activePlan,
  aResult,
  Government,
  ratings,
  SELF_ASSESSMENT,
  SOME_REVISION,
  ANNEXES,
} from '../support/government.js';
import { draftCriteria } from '../support/criteria.js';
import { multipart, rosterFiles } from '../support/import-files.js';
import { ServiceProcess } from '../support/service-process.js';
import { TestApp } from '../support/test-app.js';
import { makeTestDatabase, type TestDatabase } from '../support/test-database.js';
import { type Received, WebhookReceiver } from '../support/webhook-receiver.js';
import { FIRST_QUESTIONNAIRE_ID } from '../support/reviews.js';
import { addEvidence } from '../support/tus.js';

const SUBSCRIPTIONS = '/webhook-subscriptions';

let app: TestApp;
let gov: Government;
let receiver: WebhookReceiver;

beforeAll(async () => {
  app = await TestApp.start({
    env: { WEBHOOK_LOOPBACK: 'on', WEBHOOK_TIMEOUT_MS: '1000', WEBHOOK_LOG_DAYS: '10' },
  });
  gov = await Government.found(app);
  receiver = await WebhookReceiver.listen();
});
afterAll(async () => {
  await receiver.close();
  await app.stop();
});
beforeEach(async () => {
  jest.restoreAllMocks();
  await app.drainJobs();
  receiver.forget();
  for (const { id } of (await gov.admin.get(SUBSCRIPTIONS).expect(200)).body.data) {
    await gov.admin.delete(`${SUBSCRIPTIONS}/${id}`).expect(204);
  }
});

interface Subscribed {
  readonly id: string;
  readonly secret: string;
  readonly version: number;
}

/** Subscribes the receiver; only to new people unless told otherwise, because those are easily made. */
async function subscribe(more: object = {}): Promise<Subscribed> {
  const body = { url: receiver.url(), eventTypes: ['employee.created'], ...more };
  return (await gov.admin.post(SUBSCRIPTIONS, body).expect(201)).body;
}

/** Something happens: the event of a new employee; gives whose. */
async function happen(): Promise<string> {
  const employeeId = newId();
  await app.db.transaction(() => app.get(EventRecorder).record(new EmployeeCreated({ employeeId })));
  return employeeId;
}

const later = async (seconds: number): Promise<void> => {
  app.clock.advance({ seconds });
  await app.drainJobs();
};

/** Everybody signs in again: access tokens do not live through hours that a test lets pass. */
const signInAgain = (): Promise<void> => gov.moveTo(app.clock.now().toISOString());

const subscriptionOf = async ({ id }: { id: string }) =>
  (await gov.admin.get(`${SUBSCRIPTIONS}/${id}`).expect(200)).body;
const deliveriesOf = async ({ id }: { id: string }, query: Record<string, string> = {}) =>
  (await gov.admin.get(`${SUBSCRIPTIONS}/${id}/deliveries`, query).expect(200)).body.data as any[];
const deliveryOf = async (id: string) => (await gov.admin.get(`/webhook-deliveries/${id}`).expect(200)).body;

/** What the receiver's own library makes of a request at the present of the test; throws when the signature is wrong. */
function verified(secret: string, { headers, body }: Received): any {
  jest.useFakeTimers({ now: app.clock.now(), doNotFake: ['nextTick', 'setImmediate', 'setTimeout', 'queueMicrotask'] });
  try {
    return new Webhook(secret).verify(body, headers as Record<string, string>);
  } finally {
    jest.useRealTimers();
  }
}

describe('Events that are recorded at once', () => {
  it('are kept for all who listen with as many statements as one of them, each as its own notice', async () => {
    const both = [await subscribe(), await subscribe({ url: receiver.url() })];
    const spy = jest.spyOn(app.db, 'rows');
    const keep = async (count: number): Promise<{ ids: string[]; asked: number }> => {
      spy.mockClear();
      const ids = Array.from({ length: count }, () => newId());
      const events = ids.map((employeeId) => new EmployeeCreated({ employeeId }));
      await app.db.transaction(() => app.get(EventRecorder).recordAll(events));
      return { ids, asked: spy.mock.calls.filter(([sql]) => sql.includes('webhook_subscription')).length };
    };
    const one = await keep(1);
    const many = await keep(5);
    expect([one.asked, many.asked]).toEqual([1, 1]);
    spy.mockRestore();
    await app.drainJobs();
    const told = await Promise.all(both.map((subscription) => deliveriesOf(subscription)));
    for (const deliveries of told) {
      expect(deliveries.map(({ state }) => state)).toEqual(Array(6).fill('SUCCEEDED'));
      expect(new Set(deliveries.map(({ messageId }) => messageId)).size).toBe(6);
    }
    const sent = receiver.received.map(({ body }) => JSON.parse(body).data.employeeId);
    expect(sent.sort()).toEqual([...one.ids, ...many.ids].flatMap((id) => [id, id]).sort());
  });
});

describe('A subscription', () => {
  it('is made with a secret that is shown once, lies sealed and reaches no record', async () => {
    const key = { 'idempotency-key': newId() };
    const body = { url: receiver.url(), eventTypes: ['employee.created'], description: 'SIMPEG' };
    const made = await gov.admin.post(SUBSCRIPTIONS, body, key).expect(201);
    const { id, secret, ...shown } = made.body;
    expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
    expect(made.headers.location).toBe(`/api/v1/webhook-subscriptions/${id}`);
    expect(shown).toMatchObject({ ...body, state: 'ACTIVE', stateReason: null, failingSince: null, version: 1 });
    expect((await gov.admin.post(SUBSCRIPTIONS, body, key).expect(201)).body).toEqual({ id, ...shown });
    expect(await subscriptionOf({ id })).toEqual({ id, ...shown });
    expect((await gov.admin.get(SUBSCRIPTIONS, { count: true }).expect(200)).body).toMatchObject({
      data: [{ id }],
      page: { total: 1 },
    });
    const rows = await app.db.rows<{ secret: string }>('SELECT secret FROM webhook_subscription');
    expect(rows[0]?.secret).not.toContain(secret.slice(6));
    const values = await app.db.rows<{ text: string }>(
      `SELECT v.valuesJson AS text FROM audit_value v JOIN audit_event e ON e.id = v.id
        WHERE e.action = 'webhook-subscription.create' AND e.objectId = ?`,
      [id],
    );
    expect(JSON.parse(values[0]?.text ?? '').after).toEqual({
      host: `127.0.0.1:${receiver.port}`,
      eventTypes: ['employee.created'],
      description: 'SIMPEG',
    });
    const taken = await gov.admin.post(SUBSCRIPTIONS, { ...body, id }).expect(409);
    expect(taken.body.code).toBe('REQUEST.ID_TAKEN');
  });

  it('is for the HR office to change, for the Inspektorat to see, and for nobody else', async () => {
    const subscribed = await subscribe();
    const { id } = subscribed;
    const [delivery] = [(await gov.admin.post(`${SUBSCRIPTIONS}/${id}/pings`).expect(201)).body];
    const reads = ['', `/${id}`, `/${id}/deliveries`].map((path) => SUBSCRIPTIONS + path);
    reads.push(`/webhook-deliveries/${delivery.id}`);
    for (const path of reads) {
      await gov.auditor.get(path).expect(200);
      for (const other of [gov.hr, gov.as('staff'), gov.as('bupati')]) await other.get(path).expect(403);
      await app.anonymous.get(path).expect(401);
    }
    for (const other of [gov.auditor, gov.hr, gov.as('staff')]) {
      await other.post(SUBSCRIPTIONS, { url: receiver.url(), eventTypes: ['employee.created'] }).expect(403);
      await other.patch(`${SUBSCRIPTIONS}/${id}`, { state: 'PAUSED' }).ifMatch(1).expect(403);
      await other.delete(`${SUBSCRIPTIONS}/${id}`).expect(403);
      await other.post(`${SUBSCRIPTIONS}/${id}/pings`).expect(403);
      await other.post(`${SUBSCRIPTIONS}/${id}/secret-rotations`, {}).expect(403);
      await other.post(`${SUBSCRIPTIONS}/${id}/replays`, { since: '2026-01-01T00:00:00Z' }).expect(403);
      await other.post(`/webhook-deliveries/${delivery.id}/replays`).expect(403);
    }
    expect(await subscriptionOf(subscribed)).toMatchObject({ version: 1, state: 'ACTIVE' });
  });

  it.each([
    [['/url', '/eventTypes'], {}],
    [['/eventTypes'], { eventTypes: [] }],
    [['/eventTypes'], { eventTypes: 'employee.created' }],
    [['/eventTypes/1'], { eventTypes: ['employee.created', 'employee.created'] }],
    [['/eventTypes/1'], { eventTypes: ['employee.created', 'employee.fired'] }],
    [['/eventTypes/0'], { eventTypes: ['webhook.ping'] }],
    [['/description'], { description: '' }],
    [['/description'], { description: null }],
    [['/url'], { url: 7 }],
    [['/url'], { url: `https://example.org/${'a'.repeat(2_000)}` }],
    [['/id'], { id: 'x' }],
    [['/state'], { state: 'PAUSED' }],
    [['/secret'], { secret: 'whsec_AAAA' }],
  ])('is refused at %j (case %#)', async (pointers, body) => {
    const given = Object.keys(body).length ? { url: receiver.url(), eventTypes: ['employee.created'], ...body } : {};
    const { body: problem } = await gov.admin.post(SUBSCRIPTIONS, given).expect(422);
    expect(problem.errors.map((error: { pointer: string }) => error.pointer)).toEqual(pointers);
  });

  it('is changed with the version that was read, and not by nothing', async () => {
    const { id } = await subscribe({ description: 'SIMPEG' });
    const path = `${SUBSCRIPTIONS}/${id}`;
    await gov.admin.patch(path, { state: 'PAUSED' }).expect(428);
    await gov.admin.patch(path, { state: 'PAUSED' }).ifMatch(2).expect(412);
    const change = { description: null, eventTypes: ['import.applied'], url: receiver.url('localhost') };
    const { body } = await gov.admin.patch(path, change).ifMatch(1).expect(200);
    expect(body).toMatchObject({ ...change, state: 'ACTIVE', version: 2 });
    expect((await gov.admin.patch(path, {}).ifMatch(2).expect(200)).body.version).toBe(2);
    await gov.admin.patch(path, { state: 'DISABLED' }).ifMatch(2).expect(422);
    await gov.admin.patch(path, { url: 'https://10.0.0.1/' }).ifMatch(2).expect(422);
    await gov.admin.patch(`${SUBSCRIPTIONS}/${newId()}`, { state: 'PAUSED' }).ifMatch(1).expect(404);
  });

  it('is deleted with its log and what is on its way', async () => {
    const subscribed = await subscribe();
    await happen();
    await app.drainJobs();
    await happen();
    await gov.admin.delete(`${SUBSCRIPTIONS}/${subscribed.id}`).expect(204);
    await app.drainJobs();
    expect(receiver.received).toHaveLength(1);
    for (const path of ['', '/deliveries']) await gov.admin.get(`${SUBSCRIPTIONS}/${subscribed.id}${path}`).expect(404);
    for (const table of ['webhook_delivery', 'webhook_attempt']) {
      expect(await app.db.rows(`SELECT * FROM ${table}`)).toEqual([]);
    }
    await gov.admin.delete(`${SUBSCRIPTIONS}/${subscribed.id}`).expect(404);
  });

  it('leaves nothing behind when an event comes in the moment of its removal', async () => {
    await subscribe();
    await happen();
    await app.db.transaction(() => app.db.change('DELETE FROM webhook_subscription'));
    expect(await app.db.rows('SELECT id FROM webhook_delivery')).toHaveLength(1);
    await app.drainJobs();
    expect(receiver.received).toEqual([]);
    expect(await app.db.rows('SELECT id FROM webhook_delivery')).toEqual([]);
  });

  it('is refused when there are fifty', async () => {
    for (let made = 0; made < 50; made += 1) await subscribe();
    const { body } = await gov.admin
      .post(SUBSCRIPTIONS, { url: receiver.url(), eventTypes: ['employee.created'] })
      .expect(409);
    expect(body.code).toBe('WEBHOOK.TOO_MANY');
  });
});

describe('A notice', () => {
  it('tells the receiver what happened, signed after Standard Webhooks, with ids only', async () => {
    const subscribed = await subscribe();
    const body = { kind: 'NON_ASN', name: 'Wakil Bupati Uji', email: 'wakil@example.go.id' };
    const { body: employee } = await gov.admin.post('/employees', body).expect(201);
    expect(await deliveriesOf(subscribed)).toMatchObject([{ state: 'PENDING', attempts: 0, lastAttempt: null }]);
    app.clock.advance({ seconds: 3 });
    await app.drainJobs();

    const [got] = receiver.received as [Received];
    const notice = { type: 'employee.created', timestamp: '', data: { employeeId: employee.id } };
    expect(verified(subscribed.secret, got)).toEqual({ ...notice, timestamp: expect.any(String) });
    expect(got.headers).toMatchObject({
      'content-type': 'application/json',
      'user-agent': 'Sasaran-Webhooks/1',
      'webhook-timestamp': String(Math.floor(app.clock.now().getTime() / 1_000)),
      traceparent: expect.stringMatching(/^00-[0-9a-f]{32}-[0-9a-f]{16}-01$/),
    });
    expect(() => verified(subscribed.secret, { ...got, body: got.body.replace('created', 'erased') })).toThrow();
    expect(() => verified(`whsec_${Buffer.alloc(32).toString('base64')}`, got)).toThrow();

    const [delivery] = await deliveriesOf(subscribed);
    expect(delivery).toMatchObject({
      state: 'SUCCEEDED',
      attempts: 1,
      nextAttemptAt: null,
      eventType: 'employee.created',
    });
    expect(delivery.messageId).toBe(got.headers['webhook-id']);
    expect(delivery.lastAttempt).toMatchObject({
      number: 1,
      outcome: 'DELIVERED',
      statusCode: 200,
      answer: '{"ok":true}',
    });
    expect(await deliveryOf(delivery.id)).toEqual({ ...delivery, body: got.body, log: [delivery.lastAttempt] });
  });

  it('goes to each who asked for this kind of event, with one id for all', async () => {
    const [both, none] = [await subscribe(), await subscribe({ eventTypes: ['import.applied'] })];
    const second = await subscribe({
      url: receiver.url('localhost'),
      eventTypes: ['import.applied', 'employee.created'],
    });
    await happen();
    await app.drainJobs();
    expect(receiver.received.map(({ headers }) => headers.host).sort()).toEqual(
      ['127.0.0.1', 'localhost'].map((host) => `${host}:${receiver.port}`),
    );
    expect(new Set(receiver.ids).size).toBe(1);
    expect(await deliveriesOf(none)).toEqual([]);
    for (const one of [both, second]) expect(await deliveriesOf(one)).toHaveLength(1);
  });

  it('is kept with the change, or not at all', async () => {
    await subscribe();
    const undone = app.db.transaction(async () => {
      await app.get(EventRecorder).record(new EmployeeCreated({ employeeId: newId() }));
      throw new Error('undone');
    });
    await expect(undone).rejects.toThrow('undone');
    expect(await app.db.rows('SELECT id FROM webhook_delivery')).toEqual([]);

    await happen();
    await app.restart();
    await app.drainJobs();
    expect(receiver.received).toHaveLength(1);
  });

  it('is tried again after the table of waits, with the same id and body, and fails after a day', async () => {
    const subscribed = await subscribe();
    receiver.usually = 500;
    await happen();
    await app.drainJobs();
    const waits = [5, 300, 1_800, 7_200, 18_000, 25_200, 32_400];
    for (const [index, wait] of waits.entries()) {
      expect(receiver.received).toHaveLength(index + 1);
      await later(wait - 1);
      expect(receiver.received).toHaveLength(index + 1);
      await later(wait / 10 + 2);
    }
    await later(86_400);
    expect(receiver.received).toHaveLength(8);
    expect(new Set(receiver.ids).size).toBe(1);
    expect(new Set(receiver.received.map(({ body }) => body)).size).toBe(1);
    expect(new Set(receiver.received.map(({ headers }) => headers['webhook-signature'])).size).toBe(8);
    await signInAgain();
    const [delivery] = await deliveriesOf(subscribed, { state: 'FAILED' });
    expect(delivery).toMatchObject({ attempts: 8, nextAttemptAt: null, lastAttempt: { number: 8, statusCode: 500 } });
    expect((await deliveryOf(delivery.id)).log).toHaveLength(8);
    expect(await subscriptionOf(subscribed)).toMatchObject({ state: 'ACTIVE', failingSince: expect.any(String) });
  });

  it('succeeds at a later attempt, and the receiver counts as well again', async () => {
    const subscribed = await subscribe();
    receiver.next.push(503);
    await happen();
    await app.drainJobs();
    expect(await subscriptionOf(subscribed)).toMatchObject({ failingSince: app.clock.now().toISOString(), version: 1 });
    await later(6);
    expect(new Set(receiver.ids).size).toBe(1);
    expect(await deliveriesOf(subscribed)).toMatchObject([{ state: 'SUCCEEDED', attempts: 2 }]);
    expect(await subscriptionOf(subscribed)).toMatchObject({ failingSince: null });
  });

  it('waits as long as the receiver asks for', async () => {
    await subscribe();
    receiver.next.push((response) => response.writeHead(429, { 'retry-after': '120' }).end());
    await happen();
    await app.drainJobs();
    await later(119);
    expect(receiver.received).toHaveLength(1);
    await later(1);
    expect(receiver.received).toHaveLength(2);
  });

  it.each([
    ['never answers', () => undefined, 'TIMED_OUT', null, null],
    ['answers drop by drop', (response: any) => response.writeHead(200).write('a'), 'TIMED_OUT', null, null],
    ['hangs up', (response: any) => response.destroy(), 'NOT_REACHED', null, null],
    [
      'sends somewhere else',
      (response: any) => response.writeHead(307, { location: `${receiver.url()}/elsewhere` }).end(),
      ...(['REDIRECT_REFUSED', 307, null] as const),
    ],
    [
      'answers with what it knows of people',
      (response: any) => response.writeHead(422).end('NIP 199003152015042004 unknown, ask siti@example.go.id'),
      ...(['STATUS_REFUSED', 422, 'NIP [number] unknown, ask [e-mail]'] as const),
    ],
    ['takes it and talks without end', endless, 'DELIVERED', 200, expect.stringMatching(/^(a ){99}a$|^(a ){100}$/)],
    ['takes it without a word', (response: any) => response.writeHead(204).end(), 'DELIVERED', 204, null],
  ])('to a receiver that %s', async (_, behaviour, outcome, statusCode, answer) => {
    const subscribed = await subscribe();
    receiver.next.push(behaviour as (response: any) => void);
    await happen();
    await app.drainJobs();
    const [{ lastAttempt }] = (await deliveriesOf(subscribed)) as [any];
    expect(lastAttempt).toMatchObject({ outcome, statusCode, answer });
    expect(receiver.received).toHaveLength(1);
  });

  function endless(response: any): void {
    response.writeHead(200);
    const more = (): void => {
      while (!response.destroyed && response.write('a '.repeat(4_096)));
    };
    response.on('drain', more);
    more();
  }

  it('to a receiver that is not there', async () => {
    const gone = await WebhookReceiver.listen();
    const subscribed = await subscribe({ url: gone.url() });
    await gone.close();
    await happen();
    await app.drainJobs();
    expect(await deliveriesOf(subscribed)).toMatchObject([
      { state: 'PENDING', lastAttempt: { outcome: 'NOT_REACHED' } },
    ]);
  });

  it('is not tried while a receiver that takes nothing is left alone', async () => {
    const subscribed = await subscribe();
    receiver.usually = 500;
    for (let events = 0; events < 6; events += 1) await happen();
    await app.drainJobs();
    expect(receiver.received).toHaveLength(3);
    receiver.usually = 200;
    await later(10);
    expect(receiver.received).toHaveLength(9);
    expect((await deliveriesOf(subscribed)).map(({ state }) => state)).toEqual(Array(6).fill('SUCCEEDED'));
  });

  it('is forgotten with its log after the days of the setting', async () => {
    const subscribed = await subscribe();
    await happen();
    await app.drainJobs();
    app.clock.advance({ days: 11 });
    await signInAgain();
    await happen();
    await app.drainJobs();
    expect(await deliveriesOf(subscribed)).toMatchObject([{ createdAt: app.clock.now().toISOString() }]);
  });
});

describe('The service', () => {
  it('disables a subscription whose receiver answers 410, and says so', async () => {
    const subscribed = await subscribe();
    receiver.next.push(410);
    for (let events = 0; events < 2; events += 1) await happen();
    await app.drainJobs();
    await happen();
    await app.drainJobs();
    expect(receiver.received).toHaveLength(1);
    const at = app.clock.now().toISOString();
    const disabled = await subscriptionOf(subscribed);
    expect(disabled).toMatchObject({ state: 'DISABLED', stateReason: 'GONE', stateChangedAt: at, version: 2 });
    expect((await deliveriesOf(subscribed)).map(({ state }) => state)).toEqual(['FAILED', 'FAILED']);
    const recorded = await app.db.rows<{ facts: string; actorAccountId: string | null }>(
      "SELECT facts, actorAccountId FROM audit_event WHERE action = 'webhook-subscription.disable' AND objectId = ?",
      [subscribed.id],
    );
    expect(recorded).toEqual([{ facts: '{"from":"ACTIVE","to":"DISABLED","reason":"GONE"}', actorAccountId: null }]);

    const path = `${SUBSCRIPTIONS}/${subscribed.id}`;
    const refused = await gov.admin.patch(path, { state: 'PAUSED' }).ifMatch(2).expect(409);
    expect(refused.body.code).toBe('WEBHOOK.DISABLED');
    const { body } = await gov.admin.patch(path, { state: 'ACTIVE' }).ifMatch(2).expect(200);
    expect(body).toMatchObject({ state: 'ACTIVE', stateReason: null, failingSince: null, version: 3 });
  });

  it('disables a subscription that has taken nothing for five days; what failed is sent again when asked', async () => {
    const subscribed = await subscribe();
    receiver.usually = 500;
    const start = app.clock.now();
    await happen();
    await app.drainJobs();
    for (let day = 0; day < 5; day += 1) {
      await later(86_399);
      await happen();
      await app.drainJobs();
    }
    await signInAgain();
    expect(await subscriptionOf(subscribed)).toMatchObject({ state: 'ACTIVE', failingSince: start.toISOString() });
    await later(700);
    await signInAgain();
    expect(await subscriptionOf(subscribed)).toMatchObject({ state: 'DISABLED', stateReason: 'FAILING' });
    // Attempts that were planned already find it disabled.
    await later(86_400);
    await signInAgain();
    expect((await deliveriesOf(subscribed)).map(({ state }) => state)).toEqual(Array(6).fill('FAILED'));

    const path = `${SUBSCRIPTIONS}/${subscribed.id}`;
    const ids = (await deliveriesOf(subscribed)).map(({ messageId }) => messageId as string);
    const since = new Date(start.getTime() + 1).toISOString();
    expect((await gov.admin.post(`${path}/replays`, { since }).expect(409)).body.code).toBe('WEBHOOK.NOT_ACTIVE');
    await gov.admin.patch(path, { state: 'ACTIVE' }).ifMatch(2).expect(200);
    receiver.forget();
    const { body, headers } = await gov.admin.post(`${path}/replays`, { since }).expect(202);
    expect(headers.location).toBe(`/api/v1/jobs/${body.jobId}`);
    await app.drainJobs();
    // All but the very first, which was earlier.
    expect(receiver.ids).toHaveLength(5);
    expect([...receiver.ids].sort()).toEqual([...ids].sort().slice(1));
    expect((await gov.admin.get(`/jobs/${body.jobId}`).expect(200)).body).toMatchObject({ result: { released: 5 } });
    await gov.admin.post(`${path}/replays`, { since: 'yesterday' }).expect(422);
    await gov.admin.post(`${path}/replays`, { since: '2026-02-30T00:00:00Z' }).expect(422);
  });

  it('lets notices wait while a subscription is paused', async () => {
    const subscribed = await subscribe();
    const path = `${SUBSCRIPTIONS}/${subscribed.id}`;
    await gov.admin.patch(path, { state: 'PAUSED' }).ifMatch(1).expect(200);
    for (let events = 0; events < 3; events += 1) await happen();
    await app.drainJobs();
    expect(receiver.received).toEqual([]);
    const held = await deliveriesOf(subscribed, { state: 'HELD' });
    expect(held).toHaveLength(3);
    expect((await gov.admin.post(`/webhook-deliveries/${held[0].id}/replays`).expect(409)).body.code).toBe(
      'WEBHOOK.NOT_ACTIVE',
    );
    await gov.admin.patch(path, { state: 'ACTIVE' }).ifMatch(2).expect(200);
    await app.drainJobs();
    expect(receiver.received).toHaveLength(3);
    expect(await deliveriesOf(subscribed, { state: 'SUCCEEDED', count: 'true' })).toHaveLength(3);
  });

  it('pages through the log, the latest first', async () => {
    const subscribed = await subscribe();
    for (let events = 0; events < 5; events += 1) await happen();
    const all = await deliveriesOf(subscribed);
    const path = `${SUBSCRIPTIONS}/${subscribed.id}/deliveries`;
    const seen: string[] = [];
    let query: Record<string, string> = { limit: '2', eventType: 'employee.created' };
    for (;;) {
      const { body } = await gov.admin.get(path, query).expect(200);
      seen.push(...body.data.map(({ id }: { id: string }) => id));
      if (!body.page.hasMore) break;
      query = { ...query, cursor: body.page.nextCursor };
    }
    expect(seen).toEqual(all.map(({ id }) => id));
    expect(seen).toEqual([...seen].sort().reverse());
    expect(await deliveriesOf(subscribed, { eventType: 'webhook.ping' })).toEqual([]);
  });
});

describe('A rotation of the secret', () => {
  it('lets both secrets sign for the overlap, and then the new one alone', async () => {
    const { id, secret: former } = await subscribe();
    const key = { 'idempotency-key': newId() };
    const rotated = await gov.admin
      .post(`${SUBSCRIPTIONS}/${id}/secret-rotations`, { overlapHours: 2 }, key)
      .expect(201);
    const { secret, ...shown } = rotated.body;
    expect(secret).not.toBe(former);
    const formerSecretUntil = new Date(app.clock.now().getTime() + 2 * 3_600_000).toISOString();
    expect(shown).toMatchObject({ formerSecretUntil, version: 2 });
    const again = await gov.admin.post(`${SUBSCRIPTIONS}/${id}/secret-rotations`, { overlapHours: 2 }, key).expect(201);
    expect(again.body).toEqual(shown);

    await happen();
    await app.drainJobs();
    const [during] = receiver.received as [Received];
    expect(String(during.headers['webhook-signature']).split(' ')).toHaveLength(2);
    for (const one of [secret, former]) expect(verified(one, during)).toMatchObject({ type: 'employee.created' });

    app.clock.advance({ hours: 2 });
    await signInAgain();
    await happen();
    await app.drainJobs();
    const after = receiver.received[1] as Received;
    expect(verified(secret, after)).toMatchObject({ type: 'employee.created' });
    expect(() => verified(former, after)).toThrow();
    expect(await subscriptionOf({ id })).toMatchObject({ formerSecretUntil: null });
  });

  it('drops the former secret at once when it is known to others', async () => {
    const { id, secret: former } = await subscribe();
    const { body } = await gov.admin.post(`${SUBSCRIPTIONS}/${id}/secret-rotations`, { overlapHours: 0 }).expect(201);
    await happen();
    await app.drainJobs();
    const [got] = receiver.received as [Received];
    expect(verified(body.secret, got)).toBeDefined();
    expect(() => verified(former, got)).toThrow();
    await gov.admin.post(`${SUBSCRIPTIONS}/${id}/secret-rotations`, { overlapHours: 169 }).expect(422);
    await gov.admin.post(`${SUBSCRIPTIONS}/${newId()}/secret-rotations`, {}).expect(404);
  });

  it('is what helps when secrets can no longer be opened', async () => {
    const subscribed = await subscribe();
    const other = await subscribe();
    const swapped =
      'UPDATE webhook_subscription SET secret = (SELECT s.secret FROM (SELECT * FROM webhook_subscription) s WHERE s.id = ?) WHERE id = ?';
    await app.db.transaction(() => app.db.change(swapped, [other.id, subscribed.id]));
    await happen();
    await app.drainJobs();
    expect(await deliveriesOf(subscribed)).toMatchObject([
      { lastAttempt: { outcome: 'SECRET_UNREADABLE', statusCode: null } },
    ]);
    const { body } = await gov.admin.post(`${SUBSCRIPTIONS}/${subscribed.id}/secret-rotations`, {}).expect(201);
    receiver.forget();
    await later(6);
    expect(verified(body.secret, receiver.received[0] as Received)).toBeDefined();
  });
});

describe('A ping', () => {
  it('is sent once, whatever the state, and says how it went', async () => {
    const { id, secret, version } = await subscribe();
    await gov.admin.patch(`${SUBSCRIPTIONS}/${id}`, { state: 'PAUSED' }).ifMatch(version).expect(200);
    const { body, headers } = await gov.admin.post(`${SUBSCRIPTIONS}/${id}/pings`).expect(201);
    expect(headers.location).toBe(`/api/v1/webhook-deliveries/${body.id}`);
    expect(body).toMatchObject({ state: 'PENDING', eventType: 'webhook.ping', log: [] });
    receiver.next.push(410);
    await app.drainJobs();
    expect(verified(secret, receiver.received[0] as Received)).toMatchObject({
      type: 'webhook.ping',
      data: { subscriptionId: id },
    });
    await later(86_400);
    expect(receiver.received).toHaveLength(1);
    await signInAgain();
    expect(await deliveryOf(body.id)).toMatchObject({ state: 'FAILED', log: [{ statusCode: 410 }] });
    expect(await subscriptionOf({ id })).toMatchObject({ state: 'PAUSED', failingSince: null });
    await gov.admin.post(`${SUBSCRIPTIONS}/${newId()}/pings`).expect(404);
  });
});

describe('A replay', () => {
  it('sends a delivery again with the same id and body, as often as wanted', async () => {
    const subscribed = await subscribe();
    await happen();
    await app.drainJobs();
    const [{ id, messageId }] = (await deliveriesOf(subscribed)) as [any];
    receiver.next.push(500);
    const { body } = await gov.admin.post(`/webhook-deliveries/${id}/replays`).expect(201);
    expect(body).toMatchObject({ state: 'PENDING', attempts: 1 });
    await app.drainJobs();
    // The retries begin anew, too.
    await later(6);
    expect(receiver.ids).toEqual([messageId, messageId, messageId]);
    expect(new Set(receiver.received.map((got) => got.body)).size).toBe(1);
    const after = await deliveryOf(id);
    expect(after).toMatchObject({ state: 'SUCCEEDED', attempts: 3 });
    expect(after.log.map(({ outcome }: any) => outcome)).toEqual(['DELIVERED', 'STATUS_REFUSED', 'DELIVERED']);
    await gov.admin.post(`/webhook-deliveries/${newId()}/replays`).expect(404);
    await gov.admin.post('/webhook-deliveries/7/replays').expect(400);
  });

  it('brings a later attempt forward, which is then not made twice', async () => {
    const subscribed = await subscribe();
    receiver.next.push(500);
    await happen();
    await app.drainJobs();
    const [{ id }] = (await deliveriesOf(subscribed)) as [any];
    await gov.admin.post(`/webhook-deliveries/${id}/replays`).expect(201);
    await app.drainJobs();
    await later(60);
    expect(receiver.received).toHaveLength(2);
  });
});

describe('The way to a receiver (R25)', () => {
  const looksUp = (...answers: string[]) => {
    const spy = jest.spyOn(app.get(HostNames), 'addressesOf');
    for (const address of answers) spy.mockResolvedValueOnce([{ address, family: address.includes(':') ? 6 : 4 }]);
    return spy;
  };

  it.each([
    ['http://8.8.8.8/', 'NOT_HTTPS'],
    ['https://10.1.2.3/', 'ADDRESS_REFUSED'],
    ['https://169.254.169.254/latest/meta-data', 'ADDRESS_REFUSED'],
    ['https://[::ffff:10.1.2.3]/', 'ADDRESS_REFUSED'],
    ['https://8.8.8.8:25/', 'PORT_REFUSED'],
    ['https://user:pass@8.8.8.8/', 'CREDENTIALS'],
    ['nowhere', 'NOT_ADDRESS'],
    ['https://nobody-has-this-name.invalid/', 'NAME_UNKNOWN'],
  ])('is refused when it is given as %s', async (url, code) => {
    const { body } = await gov.admin.post(SUBSCRIPTIONS, { url, eventTypes: ['employee.created'] }).expect(422);
    expect(body).toMatchObject({ code: 'WEBHOOK.TARGET_REFUSED', errors: [{ pointer: '/url', code }] });
  });

  it('leads to loopback only where the setting for development allows it', async () => {
    const closed = await TestApp.start();
    try {
      const { admin } = await Government.found(closed);
      for (const url of [
        receiver.url(),
        'https://127.0.0.1/',
        'https://localhost/',
        'https://[::1]/',
        'https://0x7f.1/',
      ]) {
        const { body } = await admin.post(SUBSCRIPTIONS, { url, eventTypes: ['employee.created'] }).expect(422);
        expect(body.errors[0].code).toBe(url.startsWith('http:') ? 'NOT_HTTPS' : 'ADDRESS_REFUSED');
      }
    } finally {
      await closed.stop();
    }
  });

  it('is looked at again before each attempt, and then goes to the address that was looked at', async () => {
    const names = looksUp('8.8.8.8', '10.0.0.5', '127.0.0.1');
    const subscribed = await subscribe({ url: 'https://hook.example.go.id/' });
    await happen();
    await app.drainJobs();
    expect(await deliveriesOf(subscribed)).toMatchObject([
      { lastAttempt: { outcome: 'TARGET_REFUSED', statusCode: null } },
    ]);
    expect(receiver.received).toEqual([]);

    // A name that nobody has leads to the receiver, because it is looked up by the check and by nobody after it.
    await app.db.transaction(() =>
      app.db.change('UPDATE webhook_subscription SET url = ?', [receiver.url('hook.example.go.id')]),
    );
    await later(6);
    expect(receiver.received).toMatchObject([{ headers: { host: `hook.example.go.id:${receiver.port}` } }]);
    expect(names).toHaveBeenCalledTimes(3);
  });

  it('ends when a name takes too long to be looked up', async () => {
    const subscribed = await subscribe({ url: receiver.url('localhost') });
    const answer = Promise.withResolvers<never>();
    jest.spyOn(app.get(HostNames), 'addressesOf').mockReturnValueOnce(answer.promise);
    await happen();
    await app.drainJobs();
    answer.reject(new Error('too late'));
    expect(await deliveriesOf(subscribed)).toMatchObject([{ lastAttempt: { outcome: 'TIMED_OUT' } }]);
  });

  it('is by TLS with a certificate of the name, checked against the known authorities', async () => {
    const [key, cert] = ['key', 'cert'].map((kind) =>
      readFileSync(`test/support/tls/hook.example.${kind}.pem`, 'utf8'),
    );
    const secure = await WebhookReceiver.listen({ key: key ?? '', cert: cert ?? '' });
    const known = getCACertificates('default');
    try {
      looksUp('127.0.0.1', '127.0.0.1', '127.0.0.1');
      const subscribed = await subscribe({ url: secure.url('hook.example.go.id') });
      await happen();
      await app.drainJobs();
      expect(await deliveriesOf(subscribed)).toMatchObject([{ lastAttempt: { outcome: 'TLS_FAILED' } }]);
      expect(secure.received).toEqual([]);

      setDefaultCACertificates([...known, cert ?? '']);
      await later(6);
      expect(await deliveriesOf(subscribed)).toMatchObject([{ state: 'SUCCEEDED' }]);

      // The same certificate under another name.
      const other = await subscribe({ url: secure.url('localhost') });
      await gov.admin.post(`${SUBSCRIPTIONS}/${other.id}/pings`).expect(201);
      await app.drainJobs();
      expect(await deliveriesOf(other)).toMatchObject([{ state: 'FAILED', lastAttempt: { outcome: 'TLS_FAILED' } }]);
    } finally {
      setDefaultCACertificates(known);
      await secure.close();
    }
  });
});

describe('Two workers', () => {
  const anotherWorker = (): JobWorker =>
    new JobWorker(
      ...([app.db, app.get(Clock), app.get(JobRegistry), app.get(JobStore)] as const),
      ...([app.get(JobMessenger), app.get(JobFigures), app.get(Tracing)] as const),
    );

  it('deliver each notice once', async () => {
    const subscribed = await subscribe();
    for (let events = 0; events < 20; events += 1) await happen();
    await Promise.all([app.drainJobs(), anotherWorker().drain()]);
    expect(receiver.ids).toHaveLength(20);
    expect(new Set(receiver.ids).size).toBe(20);
    const all = await deliveriesOf(subscribed);
    expect(all.map(({ state, attempts }) => [state, attempts])).toEqual(Array(20).fill(['SUCCEEDED', 1]));
  });

  it('deliver once in effect when one takes over from the other in the middle: the same id twice, one result', async () => {
    const subscribed = await subscribe({ url: receiver.url() });
    let answerFirst = (): void => undefined;
    receiver.next.push((response) => (answerFirst = () => response.writeHead(500).end()));
    await happen();
    const first = app.drainJobs();
    await eventually(async () => receiver.received.length === 1);
    app.clock.advance({ seconds: 31 });
    await anotherWorker().drain();
    answerFirst();
    await first;
    expect(receiver.ids).toHaveLength(2);
    expect(new Set(receiver.ids).size).toBe(1);
    const [delivery] = (await deliveriesOf(subscribed)) as [any];
    expect(delivery).toMatchObject({ state: 'SUCCEEDED', attempts: 1 });
    expect((await deliveryOf(delivery.id)).log).toHaveLength(1);
    await later(600);
    expect(receiver.ids).toHaveLength(2);
  });
});

describe('The catalogue', () => {
  interface Operation {
    readonly requestBody: {
      readonly content: { readonly 'application/json': { readonly schema: any; readonly example: any } };
    };
    readonly parameters: readonly { readonly name: string }[];
  }
  const { webhooks } = JSON.parse(readFileSync('docs/api/openapi.json', 'utf8')) as {
    webhooks: Record<string, { post: Operation }>;
  };
  const types = Object.keys(webhooks).filter((type) => type !== 'webhook.ping');

  /** A tree of units is uploaded, checked and applied. */
  async function importUnits(): Promise<void> {
    const { body, type } = multipart([
      ['kind', 'ORG_UNITS'],
      ['file', (await rosterFiles(60, '2026-03-02')).unitsCsv],
    ]);
    const started = await gov.admin.post('/imports', body, { 'content-type': type }).expect(202);
    await app.drainJobs();
    await gov.admin.post(`/imports/${started.body.importId}/application`, {}).expect(202);
  }

  /** All that a notice may hold: an id, a day or moment, a code. */
  const ID_DAY_OR_CODE =
    /^([0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|null|true|false|ORG_UNITS|RENAME|CORRECTION|ACCEPTED|STANDING|GRADE|LEAVE|\d{4}-\d{2}-\d{2}(T[\d:.]+Z)?|\d{2})$/;

  /** A record is corrected, and turns out not to be right at all. */
  async function mend(path: string, facts: object, version: number): Promise<void> {
    const reason = 'Salah baca surat.';
    await gov.admin
      .patch(path, { reason, ...facts })
      .ifMatch(version)
      .expect(200);
    await gov.admin.post(`${path}/withdrawal`, { reason }).expect(204);
  }

  /** Somebody moves to another post, rises, goes on leave and on study. */
  async function changeStranger(transfer: object): Promise<void> {
    const person = `/employees/${gov.id('stranger')}`;
    await gov.admin.post(`${person}/transfers`, transfer).expect(201);
    await gov.admin.post(`${person}/grades`, { gradeCode: '41', validFrom: '2026-04-01' }).expect(201);
    const leave = { kind: 'TAHUNAN', validFrom: '2026-05-04', validUntil: '2026-05-08' };
    const { body: wrong } = await gov.admin.post(`${person}/leaves`, leave).expect(201);
    await mend(`${person}/leaves/${wrong.id}`, { kind: 'BESAR' }, 1);
    await gov.admin.post(`${person}/standings`, { standingCode: '03', validFrom: '2026-09-01' }).expect(201);
  }

  /** Somebody asks for a correction, which is decided late, and somebody who left long ago is forgotten after the notice. */
  async function keepDataProtection(): Promise<void> {
    const { body: left } = await gov.admin.post('/employees', { kind: 'NON_ASN', name: 'Purna Tugas' }).expect(201);
    const retirement = { standingCode: '99', validFrom: '2010-05-01' };
    await gov.admin.post(`/employees/${left.id}/standings`, retirement).expect(201);
    const wanted = { kind: 'CORRECTION', field: 'birthPlace', wantedValue: 'Semarang', reason: 'Salah ketik di akta.' };
    const { body: request } = await gov.as('colleague').post('/data-requests', wanted).expect(201);
    for (const day of ['2026-04-04', '2026-05-05']) {
      await gov.moveTo(day);
      await app.drainJobs();
    }
    const decision = { decision: 'ACCEPTED', answer: 'Sudah diubah.' };
    await gov.admin.post(`/data-requests/${request.id}/decision`, decision).expect(201);
  }

  /** A change of a plan is returned, refused, begun again and agreed. */
  async function revisePlan(planId: string): Promise<void> {
    const reason = 'Tambahkan satu indikator.';
    for (const steps of [['return', 'refusal'], ['agreement']]) {
      const start = await gov.as('staff').post(`/work-plans/${planId}/revisions`, SOME_REVISION).expect(201);
      const path = `/work-plan-revisions/${start.body.id}`;
      const change = { annexes: { resources: [`Butir ${steps.length}`] } };
      await gov.as('staff').patch(path, change).ifMatch(1).expect(200);
      for (const step of steps) {
        await gov.as('staff').post(`${path}/submission`).expect(201);
        await gov
          .as('kabid')
          .post(`${path}/${step}`, step === 'agreement' ? undefined : { reason })
          .expect(201);
      }
    }
  }

  /** An objection of each kind of end, to an appraisal and to the one that a court has ordered in its place. */
  async function object(appraisalId: string): Promise<void> {
    const [staff, kabid, bupati] = [gov.as('staff'), gov.as('kabid'), gov.as('bupati')];
    const body = { contests: ['PROCEDURE'], reasons: 'Bukti dukung saya tidak dibaca sebelum penilaian.' };
    const file = async (id: string): Promise<string> =>
      (await staff.post(`/appraisals/${id}/objections`, body).expect(201)).body.id;
    const follow = (): Promise<unknown> => app.get(FollowObjections).run();
    await staff.post(`/appraisals/${appraisalId}/talks`, { note: 'Mohon penjelasan hasil.' }).expect(201);
    await staff.post(`/objections/${await file(appraisalId)}/withdrawal`).expect(201);
    const late = await file(appraisalId);
    const policy = { reminderWorkingDays: 30, expiryWorkingDays: 1 };
    await gov.admin.patch('/objection-policy', policy).ifMatch(1).expect(200);
    await follow();
    const named = { examinerId: gov.id('bupati'), reason: 'Ditunjuk dengan surat Sekda.' };
    await gov.admin.post(`/objections/${late}/examiner`, named).expect(201);
    await app.db.transaction(() => app.db.update(Objection, { id: late }, { decisionDueOn: '2026-01-05' }));
    await follow();
    const ruling = { ruling: 'REDO', authority: 'PTUN Uji', letterNumber: '1', letterOn: '2026-04-01' };
    const { successorId } = (
      await gov.admin
        .post(`/appraisals/${appraisalId}/rulings`, { ...ruling, reason: 'Tanpa dasar dan prosedur.' })
        .expect(201)
    ).body;
    await staff.post(`/appraisals/${successorId}/self-assessment`, SELF_ASSESSMENT).expect(201);
    await kabid.post(`/appraisals/${successorId}/ratings`, ratings()).expect(201);
    await kabid.post(`/appraisals/${successorId}/publication`).expect(201);
    const decided = await file(successorId);
    await gov.admin.post(`/objections/${decided}/examiner`, named).expect(201);
    await bupati.post(`/objections/${decided}/examination`, {}).expect(201);
    const hearing = {
      heldOn: '2026-04-01',
      heard: ['EMPLOYEE', 'APPRAISER'],
      minutes: 'Kedua pihak hadir dan didengar.',
    };
    await bupati.post(`/objections/${decided}/hearings`, hearing).expect(201);
    const decision = { outcome: 'REJECTED', reason: 'Bukti dukung dibaca sebelum penilaian, menurut catatan.' };
    await bupati.post(`/objections/${decided}/decision`, decision).expect(201);
  }

  /** A plan is closed, opened again and cancelled, with the appraisal that was opened. */
  async function endPlans(performancePeriodId: string): Promise<void> {
    const query = { employeeId: gov.id('stranger'), performancePeriodId };
    const [{ id }] = (await gov.admin.get('/work-plans', query).expect(200)).body.data;
    const reason = 'Untuk pemberitahuan saja.';
    await gov.admin.post(`/work-plans/${id}/closure`, { endsOn: '2026-03-31', reason }).expect(201);
    const named = { appraiserId: gov.id('kadis'), reason };
    await gov.admin.post(`/work-plans/${id}/appraisal-duty`, named).expect(201);
    await gov.admin.post(`/work-plans/${id}/reopening`, { reason }).expect(201);
    await gov.admin.post(`/work-plans/${id}/cancellation`, { reason }).expect(201);
  }

  /** A result serves a condition of the tree, which then says something else. */
  async function changeWhatIsServed(performancePeriodId: string, planId: string, resultId: string): Promise<void> {
    const place = { performancePeriodId, unitId: gov.units.bidang };
    const condition = { ...place, level: 'OUTPUT', statement: 'Balita terpantau' };
    const { body: node } = await gov.admin.post('/performance-tree-nodes', condition).expect(201);
    const { version } = (await gov.as('staff').get(`/work-plans/${planId}`).expect(200)).body;
    const path = `/work-plan-results/${resultId}/alignment`;
    await gov.as('staff').post(path, { treeNodeId: node.id }).ifMatch(version).expect(201);
    const patch = { statement: 'Balita dan ibu hamil terpantau' };
    await gov.admin.patch(`/performance-tree-nodes/${node.id}`, patch).ifMatch(1).expect(200);
    const { body: agreement } = await gov.admin.post('/unit-agreements', place).expect(201);
    for (const [at, party] of (['kabid', 'kadis'] as const).entries())
      await gov
        .as(party)
        .post(`/unit-agreements/${agreement.id}/signature`)
        .ifMatch(at + 1)
        .expect(201);
  }

  /** A round of reviews goes its whole way. */
  async function holdReviews(performancePeriodId: string): Promise<void> {
    const place = { performancePeriodId, unitId: gov.units['bidang'], questionnaireId: FIRST_QUESTIONNAIRE_ID };
    const people = { name: 'Ulasan 360°', employeeIds: [gov.id('staff')] };
    const { body: round } = await gov.admin.post('/review-rounds', { ...place, ...people }).expect(201);
    for (const step of ['proposal', 'opening', 'closing', 'release']) {
      const { version } = (await gov.admin.get(`/review-rounds/${round.id}`).expect(200)).body;
      await gov.admin.post(`/review-rounds/${round.id}/${step}`).ifMatch(version);
      await app.drainJobs();
    }
  }

  /** The leader above says how well a unit did. */
  async function judgeUnit(performancePeriodId: string, evaluationPeriodId: string): Promise<void> {
    const of = { unitId: gov.units.bidang, performancePeriodId, evaluationPeriodId };
    const { id } = (await gov.admin.post('/organisation-performances', of).expect(201)).body;
    const decision = { predicate: 'BAIK', reason: 'Sesuai arahan pimpinan.' };
    await gov.as('kadis').post(`/organisation-performances/${id}/decision`, decision).ifMatch(1).expect(201);
  }

  /** A leader shows somebody what to contribute. */
  async function handDown(performancePeriodId: string): Promise<void> {
    const kabid = gov.as('kabid');
    const { body: draft } = await kabid.post('/work-plans', { performancePeriodId, annexes: ANNEXES }).expect(201);
    const { body: plan } = await kabid.post(`/work-plans/${draft.id}/results`, aResult()).expect(201);
    const path = `/role-matrices/${plan.id}`;
    const cell = { leaderResultId: plan.results[0].id, employeeId: gov.id('staff'), statement: 'Laporan desa terbit' };
    await kabid.post(`${path}/cells`, cell).expect(201);
    await kabid.post(`${path}/publication`).expect(201);
  }

  /** Somebody leaves a post for good, and another takes over what belongs to it. */
  async function handOver(performancePeriodId: string): Promise<void> {
    const [leaver, successor] = ['pendahulu', 'penerus'];
    const from = await gov.recruit(leaver, '199001012015011021', 'setda');
    const to = await gov.recruit(successor, '199001012015011022', 'setda');
    const { body: draft } = await gov
      .by(leaver)
      .post('/work-plans', { performancePeriodId, annexes: ANNEXES })
      .expect(201);
    const result = aResult({ classification: 'ORGANISASI' });
    const { body: plan } = await gov.by(leaver).post(`/work-plans/${draft.id}/results`, result).expect(201);
    await gov.by(leaver).post(`/work-plans/${draft.id}/submission`).expect(201);
    await gov.as('sekda').post(`/work-plans/${draft.id}/agreement`).expect(201);
    await gov.as('sekda').post(`/work-plans/${draft.id}/activation`).expect(201);
    const { unitId, positionId } = (await gov.admin.get(`/employees/${from}/assignments`).expect(200)).body.data.at(-1);
    const validFrom = app.clock.today();
    await gov.transfer(from, 'dinasLain', validFrom);
    const post = { unitId, positionId, headsUnit: false, validFrom };
    await gov.admin.post(`/employees/${to}/transfers`, post).expect(201);
    await app.drainJobs();
    const next = { performancePeriodId, startsOn: validFrom, annexes: ANNEXES };
    const { body: own } = await gov.by(successor).post('/work-plans', next).expect(201);
    const taken = { results: [{ resultId: plan.results[0].id }] };
    await gov.by(successor).post(`/work-plans/${own.id}/handover`, taken).expect(201);
  }

  /** Criteria are discussed, a proposal is answered, they are published, and whoever has not acknowledged them is reminded. */
  async function discussCriteria(performancePeriodId: string): Promise<void> {
    const { id } = await draftCriteria(gov.admin, gov.units.bidang, performancePeriodId);
    const path = `/criteria-sets/${id}`;
    await gov.admin.patch('/criteria-policy', { consultationDays: 1 }).ifMatch(1).expect(200);
    await gov.admin.post(`${path}/consultation`, { until: app.clock.today() }).ifMatch(1).expect(200);
    const wish = { kind: 'REMOVE', criterionCode: 'HASIL', reason: 'Sudah termuat dalam SKP.' };
    const { body: proposal } = await gov.as('staff').post(`${path}/proposals`, wish).expect(201);
    const answer = { answer: 'DECLINED', reason: 'Hasil kerja adalah dasar penilaian.' };
    await gov.admin.post(`/criteria-proposals/${proposal.id}/answer`, answer).ifMatch(1).expect(200);
    await app.db.transaction(() => app.db.update(CriteriaSet, { id }, { consultationUntil: '2026-01-01' }));
    await gov.admin.post(`${path}/publication`).ifMatch(2).expect(200);
    await gov.admin.post(`${path}/reminders`).expect(202);
  }

  /** A result of the library is put into somebody's plan. */
  async function handOut(performancePeriodId: string): Promise<void> {
    const { body: kept } = await gov.admin.post('/library-results', aResult()).expect(201);
    const whom = { employeeIds: [gov.id('kabid')], performancePeriodId };
    await gov.admin.post(`/library-results/${kept.id}/distributions`, whom).expect(202);
    await app.drainJobs();
  }

  /** A scanner finds something in a file that became evidence before there was one. */
  async function infect(evidenceId: string): Promise<void> {
    const sql = 'SELECT ef.id, ef.sha256 FROM evidence ev JOIN evidence_file ef ON ef.id = ev.fileId WHERE ev.id = ?';
    const [file] = await app.db.rows<{ id: string; sha256: string }>(sql, [evidenceId]);
    jest.spyOn(app.get(VirusScanner), 'scan').mockImplementationOnce(async (content) => {
      content.destroy();
      return { finding: 'Uji.Berbahaya-1', engine: 'Uji' };
    });
    await app.get(EvidenceScans).scan(file?.id ?? '', file?.sha256 ?? '');
  }

  /** Somebody is asked for feedback, gives it, and is answered. */
  async function speak(planId: string): Promise<void> {
    const question = { fromEmployeeId: gov.id('colleague'), question: 'Apa yang dapat saya perbaiki?' };
    const { body: asked } = await gov.as('staff').post(`/work-plans/${planId}/feedback-requests`, question).expect(201);
    const answer = { requestId: asked.id, kind: 'SARAN', text: 'Bagikan jadwal lebih awal.' };
    const { body: given } = await gov.as('colleague').post('/feedback', answer).expect(201);
    await gov.as('staff').post(`/feedback/${given.id}/replies`, { text: 'Terima kasih.' }).expect(201);
  }

  it('is told of by what people do, each notice as the API document says and without a word about people', async () => {
    await gov.moveTo('2026-03-02');
    const { id, secret } = await subscribe({ eventTypes: types });
    await gov.admin.post(`${SUBSCRIPTIONS}/${id}/pings`).expect(201);
    const yearId = await gov.openYear();
    const returned = (
      await gov.as('colleague').post('/work-plans', { performancePeriodId: yearId, annexes: ANNEXES }).expect(201)
    ).body;
    await gov.as('colleague').post(`/work-plans/${returned.id}/results`, aResult()).expect(201);
    await gov.as('colleague').post(`/work-plans/${returned.id}/submission`).expect(201);
    await gov
      .as('kabid')
      .post(`/work-plans/${returned.id}/return`, { reason: 'Tambahkan satu indikator.' })
      .expect(201);
    await gov.as('colleague').post(`/work-plans/${returned.id}/comments`, { text: 'Mohon arahan.' }).expect(201);
    const dispute = { reason: 'Target tidak dapat dicapai.' };
    await gov.as('colleague').post(`/work-plans/${returned.id}/escalation`, dispute).expect(201);
    const active = await activePlan(gov, 'staff', 'kabid', yearId);
    const { body: plan } = await gov.as('staff').get(`/work-plans/${active.id}`).expect(200);
    await changeWhatIsServed(yearId, plan.id, plan.results[0].id);
    await handDown(yearId);
    await holdReviews(yearId);
    await handOut(yearId);
    await discussCriteria(yearId);
    await speak(plan.id);
    const evidence = await addEvidence(gov.as('staff'), active.id, plan.results[0].id);
    await gov.as('kabid').post(`/evidence/${evidence}/assessment`, { verdict: 'FITTING' }).expect(200);
    await infect(evidence);
    const [period] = (await gov.admin.get(`/performance-periods/${yearId}/evaluation-periods`).expect(200)).body.data;
    const reopening = { evaluationPeriodId: period.id, openUntil: '2026-05-05', reason: 'Data BPS terbit kemudian.' };
    await gov.as('kabid').post(`/work-plans/${active.id}/entry-reopenings`, reopening).expect(201);
    await revisePlan(active.id);
    await activePlan(gov, 'stranger', 'otherHead', yearId);
    await gov.admin.post('/work-plan-drafts', { performancePeriodId: await gov.openYear(2027) }).expect(202);
    const { body: person } = await gov.admin.post('/employees', { kind: 'NON_ASN', name: 'Orang Baru' }).expect(201);
    const post = { unitId: gov.units.bidang, positionId: await gov.position('bidang', 'Baru'), headsUnit: false };
    const days = { kind: 'DEFINITIF', validFrom: '2026-03-01' };
    const path = `/employees/${person.id}/assignments`;
    const { body: assignment } = await gov.admin.post(path, { ...post, ...days }).expect(201);
    await gov.admin.post(`${path}/${assignment.id}/end`, { lastDay: '2026-03-31' }).expect(201);
    await mend(`${path}/${assignment.id}`, { validFrom: '2026-02-15' }, 2);
    await changeStranger({ ...post, validFrom: '2026-08-01' });
    const letter = { effectiveOn: '2026-09-01', letterNumber: 'PERBUP 1/2026', letterOn: '2026-02-20' };
    const lines = [{ fromUnitId: gov.units.bidang, newName: 'Bidang Pelayanan Dasar' }];
    await gov.admin.post('/org-unit-reorganisations', { kind: 'RENAME', ...letter, lines }).expect(201);
    await app.drainJobs();
    await gov.moveTo('2026-04-01');
    await app.drainJobs();
    await endPlans(yearId);
    await handOver(yearId);
    await judgeUnit(yearId, period.id);
    const [appraisal] = (await gov.as('staff').get('/appraisals').expect(200)).body.data;
    await gov.as('staff').post(`/appraisals/${appraisal.id}/self-assessment`, SELF_ASSESSMENT).expect(201);
    await gov.as('kabid').post(`/appraisals/${appraisal.id}/ratings`, ratings()).expect(201);
    await gov.as('kabid').post(`/appraisals/${appraisal.id}/publication`).expect(201);
    await gov.as('staff').post(`/appraisals/${appraisal.id}/acknowledgement`).expect(201);
    await object(appraisal.id);
    await keepDataProtection();
    await importUnits();
    await app.drainJobs();

    const notices = receiver.received.map((got) => JSON.parse(got.body));
    expect([...new Set(notices.map(({ type }) => type))].sort()).toEqual(Object.keys(webhooks).sort());
    for (const notice of notices) {
      const { parameters, requestBody } = webhooks[notice.type]!.post;
      const { schema, example } = requestBody.content['application/json'];
      expect(Object.keys(notice.data)).toEqual(schema.properties.data.required);
      expect(Object.keys(notice.data)).toEqual(Object.keys(example.data));
      expect(parameters.map(({ name }) => name)).toEqual(['webhook-id', 'webhook-timestamp', 'webhook-signature']);
      for (const value of Object.values(notice.data).flat()) expect(String(value)).toMatch(ID_DAY_OR_CODE);
    }
    expect(notices.find(({ type }) => type === 'appraisal.published').data).toEqual({
      appraisalId: appraisal.id,
      employeeId: gov.id('staff'),
      performancePeriodId: yearId,
      evaluationPeriodId: appraisal.evaluationPeriodId,
    });
    expect(verified(secret, receiver.received.at(-1) as Received)).toMatchObject({ type: 'import.applied' });
  });
});

describe('A service that is killed', () => {
  jest.setTimeout(180_000);
  let database: TestDatabase;
  let service: ServiceProcess;
  const call = async (token: string, method: string, path: string, body?: object) => {
    const answered = await service.call(method, `/api/v1${path}`, { token, body });
    expect(answered.status).toBeLessThan(300);
    return answered.body;
  };
  const begin = async (): Promise<ServiceProcess> => ServiceProcess.start({ ...database.env, WEBHOOK_LOOPBACK: 'on' });

  beforeAll(async () => {
    database = await makeTestDatabase();
    service = await begin();
  });
  afterAll(async () => {
    await service.remove();
    await database.drop();
  });

  it('loses nothing between commit and delivery: each notice arrives at least once, always with its id', async () => {
    const token = await service.firstAdmin();
    const subscription = { url: receiver.url(), eventTypes: ['employee.created'] };
    const { id } = await call(token, 'POST', SUBSCRIPTIONS, subscription);
    // It takes requests and never answers, so that some notices are on their way and others have not begun.
    receiver.usually = () => undefined;
    const people: string[] = [];
    for (const name of ['Satu', 'Dua', 'Tiga', 'Empat', 'Lima']) {
      people.push((await call(token, 'POST', '/employees', { kind: 'NON_ASN', name })).id);
    }
    await eventually(async () => receiver.received.length > 0);
    service.kill('SIGKILL');
    await service.ended;
    const before = receiver.ids;
    expect(before.length).toBeLessThan(5);

    receiver.forget();
    service = await begin();
    // On a server the jobs of the dead process wait for the end of their lease, half a minute.
    await eventually(async () => new Set(receiver.ids).size === 5, 90_000);
    expect(receiver.ids).toEqual(expect.arrayContaining(before));
    const told = receiver.received.map((got) => JSON.parse(got.body).data.employeeId as string);
    expect([...new Set(told)].sort()).toEqual([...people].sort());
    const log = await eventually(async () => {
      const { data } = await call(token, 'GET', `${SUBSCRIPTIONS}/${id}/deliveries`);
      return data.every(({ state }: { state: string }) => state === 'SUCCEEDED') && (data as { messageId: string }[]);
    });
    expect(log.map(({ messageId }: { messageId: string }) => messageId).sort()).toEqual(
      [...new Set(receiver.ids)].sort(),
    );
  });
});
