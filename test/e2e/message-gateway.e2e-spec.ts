import type { NotificationKind } from '../../src/modules/notifications/domain/notification-kinds.js';
import { signatureOf } from '../../src/kernel/webhook-signature.js';
import { Inbox } from '../../src/modules/notifications/inbox.js';
import { Government, type PersonName } from '../support/government.js';
import { SOME_PREFERENCES } from '../support/preferences.js';
import { TestApp } from '../support/test-app.js';
import { WebhookReceiver } from '../support/webhook-receiver.js';

const SECRET = `whsec_${Buffer.alloc(32, 'uji-coba').toString('base64')}`;
const MESSAGES = { email: 'AT_ONCE', gateway: 'AT_ONCE' };
let gateway: WebhookReceiver;
let app: TestApp;
let gov: Government;
let yearId: string;

beforeAll(async () => {
  gateway = await WebhookReceiver.listen();
  const env = { MESSAGE_GATEWAY_URL: gateway.url(), MESSAGE_GATEWAY_SECRET: SECRET };
  app = await TestApp.start({ env: { ...env, PUBLIC_BASE_URL: 'https://sasaran.uji.go.id' } });
  gov = await Government.found(app);
  yearId = await gov.openYear();
  await choose('staff', { choices: { ...SOME_PREFERENCES.choices, decisions: MESSAGES } });
});
afterAll(async () => {
  await app.stop();
  await gateway.close();
});
beforeEach(async () => {
  await app.drainJobs();
  gateway.forget();
});

async function choose(name: PersonName, change: object): Promise<void> {
  const client = await gov.signInAgain(name);
  const { version } = (await client.get('/my/notification-preferences').expect(200)).body;
  const wanted = { ...SOME_PREFERENCES, ...change };
  await client.put('/my/notification-preferences', wanted).ifMatch(version).expect(200);
}

async function tell(name: PersonName, kind: NotificationKind): Promise<void> {
  const facts = { ownerId: gov.id(name), performancePeriodId: yearId };
  await app.db.transaction(() => app.get(Inbox).tell(gov.id(name), kind, facts));
  await app.drainJobs();
}

const bodies = (): Record<string, unknown>[] =>
  gateway.received.map(({ body }) => JSON.parse(body) as Record<string, unknown>);
const lastState = async () => {
  const sql = 'SELECT channel, state, reason, attempts FROM notification_delivery ORDER BY id DESC LIMIT 1';
  const [row] = await app.db.rows<{ channel: string; state: string; reason: string | null; attempts: number }>(sql);
  return row && { ...row, attempts: Number(row.attempts) };
};

describe('messages by the gateway (NT-8)', () => {
  it('are signed, and say what happened, to whom it is known by its number or by whose it is', async () => {
    await tell('staff', 'PLAN_AGREED');
    const { headers = {}, body = '' } = gateway.received[0] ?? {};
    const messageId = String(headers['webhook-id']);
    const timestampSeconds = Number(headers['webhook-timestamp']);
    expect(headers['webhook-signature']).toBe(signatureOf(SECRET, { messageId, timestampSeconds, body }));
    expect(timestampSeconds).toBe(Math.floor(app.clock.now().getTime() / 1_000));
    expect(JSON.parse(body)).toEqual({
      id: messageId,
      to: { phone: null, employeeId: gov.id('staff'), nip: '199003152015042004' },
      kind: 'PLAN_AGREED',
      title: 'Sasaran: pemberitahuan',
      body: 'SKP 2026 Anda disetujui.',
      language: 'id',
      link: 'https://sasaran.uji.go.id/api/v1/work-plans',
    });
    const path = `/employees/${gov.id('staff')}`;
    const { version } = (await gov.admin.get(path).expect(200)).body;
    await gov.admin.patch(path, { phone: '+62 812 3456 7890' }).ifMatch(version).expect(200);
    await tell('staff', 'PLAN_RETURNED');
    expect(bodies()[1]?.['to']).toEqual({ phone: '+62 812 3456 7890' });
    expect(await lastState()).toEqual({ channel: 'GATEWAY', state: 'SENT', reason: null, attempts: 1 });
  });

  it('never go to a number that several share', async () => {
    await choose('colleague', { choices: { ...SOME_PREFERENCES.choices, decisions: MESSAGES } });
    const keep = async (name: PersonName, phone: string): Promise<void> => {
      const path = `/employees/${gov.id(name)}`;
      const { version } = (await gov.admin.get(path).expect(200)).body;
      await gov.admin.patch(path, { phone }).ifMatch(version).expect(200);
    };
    await keep('colleague', '021 555 0101');
    await tell('colleague', 'PLAN_AGREED');
    expect(bodies()[0]?.['to']).toEqual({ phone: '021 555 0101' });
    await keep('stranger', '021 555 0101');
    await tell('colleague', 'PLAN_RETURNED');
    expect(bodies()[1]?.['to']).toMatchObject({ phone: null, employeeId: gov.id('colleague') });
  });

  it('go to who has chosen them, and about what he has chosen', async () => {
    await tell('kabid', 'PLAN_AGREED');
    await tell('staff', 'FEEDBACK_GIVEN');
    expect(gateway.received).toHaveLength(0);
  });

  it('come in a digest as one, with a line for each', async () => {
    const digest = { email: 'AT_ONCE', gateway: 'DIGEST' };
    await choose('kadis', { language: 'en', choices: { ...SOME_PREFERENCES.choices, dialogue: digest } });
    await tell('kadis', 'FEEDBACK_GIVEN');
    await tell('kadis', 'EVIDENCE_ASSESSED');
    expect(gateway.received).toHaveLength(0);
    app.clock.advance({ hours: 23, seconds: 60 });
    await app.drainJobs();
    await app.drainJobs();
    expect(bodies()).toEqual([
      expect.objectContaining({
        kind: 'DIGEST',
        title: 'Sasaran: your notifications',
        body: 'You got feedback.\nEvidence of your SKP 2026 was assessed.',
        link: 'https://sasaran.uji.go.id/api/v1/my/notifications',
      }),
    ]);
  });

  it('are tried again with the same id while the gateway fails, and leave it alone meanwhile', async () => {
    app.clock.advance({ hours: 2 });
    gateway.next.push(503, (response) => void response.destroy());
    await tell('staff', 'PLAN_AGREED');
    await tell('staff', 'PLAN_RETURNED');
    expect(gateway.received).toHaveLength(1);
    app.clock.advance({ seconds: 61 });
    await app.drainJobs();
    app.clock.advance({ seconds: 400 });
    await app.drainJobs();
    app.clock.advance({ seconds: 400 });
    await app.drainJobs();
    const sent = bodies().map(({ kind }) => kind);
    expect(sent.filter((kind) => kind === 'PLAN_RETURNED').length).toBeGreaterThanOrEqual(1);
    expect(new Set(gateway.ids).size).toBe(2);
    const waiting = await app.db.rows("SELECT id FROM notification_delivery WHERE state = 'WAITING'");
    expect(waiting).toEqual([]);
    expect(gateway.received).toHaveLength(4);
  });

  it('are given up when the gateway says that one is never wanted', async () => {
    app.clock.advance({ hours: 1 });
    gateway.next.push(422);
    await tell('staff', 'PLAN_AGREED');
    expect(await lastState()).toEqual({ channel: 'GATEWAY', state: 'FAILED', reason: 'REFUSED', attempts: 1 });
    await tell('staff', 'PLAN_RETURNED');
    expect(gateway.received).toHaveLength(2);
  });

  it('do not follow a redirect', async () => {
    gateway.next.push((response) => void response.writeHead(307, { location: '/elsewhere' }).end());
    await tell('staff', 'PLAN_AGREED');
    expect(gateway.received.map(({ path }) => path)).toEqual(['/hook']);
    expect(await lastState()).toMatchObject({ state: 'WAITING', attempts: 1 });
  });
});
