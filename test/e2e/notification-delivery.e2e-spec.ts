import { newId } from '../../src/kernel/clock/clock.js';
import { SendDigests } from '../../src/modules/notifications/delivery/send-digests.job.js';
import type { NotificationKind } from '../../src/modules/notifications/domain/notification-kinds.js';
import { Inbox } from '../../src/modules/notifications/inbox.js';
import { Government } from '../support/government.js';
import { MailServer } from '../support/mail-server.js';
import { SOME_PREFERENCES } from '../support/preferences.js';
import { steadyPort } from '../support/steady-port.js';
import { TestApp } from '../support/test-app.js';

const DIGEST = { email: 'DIGEST', gateway: 'NEVER' };
const BY_DIGEST = { tasks: DIGEST, reminders: DIGEST, decisions: DIGEST, dialogue: DIGEST };
let server: MailServer;
let app: TestApp;
let gov: Government;
let yearId: string;

beforeAll(async () => {
  server = await new MailServer(await steadyPort()).start();
  app = await TestApp.start({ env: { SMTP_URL: server.url, MAIL_FROM: 'sasaran@uji.go.id' } });
  gov = await Government.found(app);
  yearId = await gov.openYear();
  for (const name of ['staff', 'kabid'] as const) {
    const { version } = (await gov.admin.get(`/employees/${gov.id(name)}`).expect(200)).body;
    const email = `${name}@uji.go.id`;
    await gov.admin
      .patch(`/employees/${gov.id(name)}`, { email })
      .ifMatch(version)
      .expect(200);
  }
});
afterAll(async () => {
  await app.stop();
  await server.stop();
});
beforeEach(async () => {
  await app.drainJobs();
  server.received.length = 0;
});

/** Chooses for somebody, whatever he chose before. */
async function choose(name: 'staff' | 'kabid', change: object): Promise<void> {
  const client = await gov.signInAgain(name);
  const { version } = (await client.get('/my/notification-preferences').expect(200)).body;
  const wanted = { ...SOME_PREFERENCES, ...change };
  await client.put('/my/notification-preferences', wanted).ifMatch(version).expect(200);
}

async function tell(name: 'staff' | 'kabid', ...kinds: NotificationKind[]): Promise<void> {
  for (const kind of kinds)
    await app.db.transaction(() =>
      app.get(Inbox).tell(gov.id(name), kind, { ownerId: gov.id('staff'), performancePeriodId: yearId }),
    );
}

/** Goes to the next moment at which it is this time in Jakarta, and lets what is due be done. */
async function at(time: string): Promise<void> {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  const now = app.clock.now().getTime();
  const midnight = app.clock.startOf(app.clock.today()).getTime();
  const wanted = midnight + (hours * 60 + minutes) * 60_000;
  app.clock.advance({ seconds: (wanted - now) / 1_000 + (wanted > now ? 0 : 86_400) });
  await app.drainJobs();
}

const statesOf = async (name: 'staff' | 'kabid') => {
  const sql = 'SELECT state, reason FROM notification_delivery WHERE employeeId = ? ORDER BY id';
  return (await app.db.rows<{ state: string; reason: string | null }>(sql, [gov.id(name)])).map(
    ({ state, reason }) => reason ?? state,
  );
};

describe('quiet hours (NT-7)', () => {
  it('let e-mails wait until they end, but what is urgent', async () => {
    await at('22:00');
    await tell('staff', 'PLAN_RETURNED', 'APPRAISAL_PUBLISHED');
    await app.drainJobs();
    expect(server.received.map(({ text }) => text)).toEqual([expect.stringContaining('Penilaian 2026 Anda terbit.')]);
    await at('05:59');
    expect(server.received).toHaveLength(1);
    await at('06:00');
    expect(server.received[1]?.text).toContain('SKP 2026 Anda dikembalikan.');
    await app.drainJobs();
    expect(server.received).toHaveLength(2);
  });

  it('of somebody are his own, and hold what is tried again as well', async () => {
    await at('12:00');
    await choose('staff', { quietHours: 'OWN', quietFrom: '13:00', quietUntil: '14:30' });
    await at('12:59');
    await server.stop();
    await tell('staff', 'PLAN_AGREED');
    await app.drainJobs();
    await server.start();
    await at('13:30');
    expect(server.received).toHaveLength(0);
    await at('14:30');
    await app.drainJobs();
    expect(server.received).toHaveLength(1);
  });

  it('are over, and the e-mail gone, for who switches it off meanwhile', async () => {
    await at('12:00');
    await choose('kabid', {});
    await at('23:00');
    await tell('kabid', 'PLAN_SUBMITTED');
    const tasks = { email: 'NEVER', gateway: 'NEVER' };
    await choose('kabid', { choices: { ...SOME_PREFERENCES.choices, tasks } });
    await at('06:30');
    expect(server.received).toHaveLength(0);
    expect(await statesOf('kabid')).toEqual(['SWITCHED_OFF']);
    await tell('kabid', 'PLAN_SUBMITTED');
    await app.drainJobs();
    expect(await statesOf('kabid')).toEqual(['SWITCHED_OFF']);
    expect((await (await gov.signInAgain('kabid')).get('/my/notifications').expect(200)).body.data).toHaveLength(2);
  });
});

describe('the daily digest (NT-7)', () => {
  it('is one e-mail with all of a day, in groups, in the language of the receiver', async () => {
    await at('09:00');
    await choose('staff', { language: 'en', choices: BY_DIGEST });
    await tell('staff', 'FEEDBACK_GIVEN', 'PLAN_RETURNED', 'PLAN_AGREED');
    await at('06:59');
    expect(server.received).toHaveLength(0);
    await at('07:00');
    await app.drainJobs();
    expect(server.received).toHaveLength(1);
    const { text = '', to } = server.received[0] ?? {};
    expect(to).toEqual(['staff@uji.go.id']);
    expect(text).toMatch(/^Subject: Sasaran: your notifications, 2026-03-\d\d$/m);
    expect(text).toMatch(
      /Decisions\n\n- Your SKP 2026 was returned\.\n {2}\S+\n- Your SKP 2026 was agreed\.\n {2}\S+\n\nFeedback and evidence\n\n- You got feedback\./,
    );
  });

  it('has no second one on a day, whatever runs again, and loses nothing', async () => {
    await at('10:00');
    await tell('staff', 'PLAN_RETURNED');
    await at('06:55');
    await server.stop();
    app.clock.advance({ seconds: 300 });
    const job = app.get(SendDigests);
    const run = { jobId: newId(), signal: new AbortController().signal, progress: async () => {} };
    await Promise.all([job.run({}, run), job.run({}, run)]);
    await app.drainJobs();
    // Told while the digest was made, for the same one.
    await tell('staff', 'PLAN_AGREED');
    await app.db.transaction(() =>
      app.db.change('UPDATE notification_gathered SET dueAt = ? WHERE deliveryId IS NULL', [app.clock.now()]),
    );
    await server.start();
    await at('08:00');
    expect(server.received).toHaveLength(1);
    expect(server.received[0]?.text).toContain('was returned');
    await at('07:05');
    await app.drainJobs();
    expect(server.received).toHaveLength(2);
    expect(server.received[1]?.text).toMatch(/was agreed/);
    expect(server.received[1]?.text).not.toMatch(/was returned/);
  });

  it('leaves out what was read, and is not sent when that was all; what is urgent goes by itself', async () => {
    await at('10:00');
    await tell('staff', 'PLAN_RETURNED', 'APPRAISAL_PUBLISHED');
    await app.drainJobs();
    expect(server.received.map(({ text }) => /appraisal 2026 was published/.test(text))).toEqual([true]);
    const client = await gov.signInAgain('staff');
    const [{ id: upToId }] = (await client.get('/my/notifications').expect(200)).body.data;
    await client.post('/my/notifications/reading', { upToId }).expect(200);
    await at('07:05');
    expect(server.received).toHaveLength(1);
    expect((await statesOf('staff')).at(-1)).toBe('READ');
  });
});
