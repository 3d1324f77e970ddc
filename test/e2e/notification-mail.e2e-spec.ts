import { plusDays } from '../../src/kernel/values/civil-date.js';
import { ANNEXES, aResult, Government } from '../support/government.js';
import { MailServer } from '../support/mail-server.js';
import { steadyPort } from '../support/steady-port.js';
import { type Client, TestApp } from '../support/test-app.js';

const REASON = 'Target belum terukur; rahasia dialog.';
let server: MailServer;
let app: TestApp;
let gov: Government;
let yearId: string;

beforeAll(async () => {
  server = await new MailServer(await steadyPort()).start();
  const env = { SMTP_URL: server.url, MAIL_FROM: 'sasaran@uji.go.id', PUBLIC_BASE_URL: 'https://sasaran.uji.go.id' };
  app = await TestApp.start({ env });
  gov = await Government.found(app);
  yearId = await gov.openYear();
  await giveAddress('kabid@uji.go.id', gov.id('kabid'));
});
afterAll(async () => {
  await app.stop();
  await server.stop();
});
beforeEach(() => {
  server.received.length = 0;
  server.unknown.clear();
});

/** The address that HR keeps of a person. */
async function giveAddress(email: string, employeeId: string): Promise<void> {
  const { version } = (await gov.admin.get(`/employees/${employeeId}`).expect(200)).body;
  await gov.admin.patch(`/employees/${employeeId}`, { email }).ifMatch(version).expect(200);
}

it('tells who asks for his choices where e-mails reach him, and that messages do not (NT-6)', async () => {
  const of = async (name: 'kabid' | 'staff'): Promise<unknown> =>
    (await gov.as(name).get('/my/notification-preferences').expect(200)).body.channels;
  const both = { hasMailServer: true, hasGateway: false };
  expect(await of('kabid')).toEqual({ ...both, emailAddress: 'kabid@uji.go.id' });
  expect(await of('staff')).toEqual({ ...both, emailAddress: null });
});

let recruits = 0;
/** Somebody new under the kabid with an address. */
async function newcomer(): Promise<{ id: string; username: string; client: Client; address: string }> {
  recruits += 1;
  const username = `surel-${recruits}`;
  const id = await gov.recruit(
    username,
    `19930202201701${recruits % 2 === 0 ? 2 : 1}${String(100 + recruits)}`,
    'bidang',
  );
  const address = `${username}@uji.go.id`;
  await giveAddress(address, id);
  return { id, username, client: gov.by(username), address };
}

/** Hands a new plan in; gives its id. */
async function handIn(client: Client): Promise<string> {
  const { body } = await client.post('/work-plans', { performancePeriodId: yearId, annexes: ANNEXES }).expect(201);
  await client.post(`/work-plans/${body.id}/results`, aResult()).expect(201);
  await client.post(`/work-plans/${body.id}/submission`).expect(201);
  return body.id as string;
}

const giveBack = (planId: string) =>
  gov.as('kabid').post(`/work-plans/${planId}/return`, { reason: REASON }).expect(201);

/** What became of the e-mails to a person, the earliest first. */
async function mailsTo(employeeId: string): Promise<{ state: string; reason: string | null; attempts: number }[]> {
  const sql = 'SELECT state, reason, attempts FROM notification_delivery WHERE employeeId = ? ORDER BY id';
  const rows = await app.db.rows<{ state: string; reason: string | null; attempts: number }>(sql, [employeeId]);
  return rows.map((row) => ({ ...row, attempts: Number(row.attempts) }));
}

describe('e-mail about notifications (NT-4)', () => {
  it('says what happened and where to look, to the appraiser and to the owner, and nothing else', async () => {
    const { username, client, address } = await newcomer();
    const planId = await handIn(client);
    await app.drainJobs();
    expect(server.received.map(({ from, to }) => ({ from, to }))).toEqual([
      { from: 'sasaran@uji.go.id', to: ['kabid@uji.go.id'] },
    ]);
    expect(server.received[0]?.text).toContain(`SKP 2026 Pegawai ${username} menunggu persetujuan Anda.`);
    expect(server.received[0]?.text).toContain(`https://sasaran.uji.go.id/api/v1/work-plans/${planId}`);
    expect(server.received[0]?.text).toContain('Auto-Submitted: auto-generated');
    expect(/^Subject: .*$/m.exec(server.received[0]?.text ?? '')?.[0]).not.toContain(username);
    await giveBack(planId);
    await app.drainJobs();
    expect(server.received[1]?.to).toEqual([address]);
    expect(server.received[1]?.text).toContain('SKP 2026 Anda dikembalikan.');
    expect(server.received[1]?.text).not.toMatch(/rahasia|Kabid|terukur/);
    expect(server.received).toHaveLength(2);
  });

  it('goes to the address of the account, where it has one', async () => {
    const { id, client } = await newcomer();
    await app.db.transaction(() =>
      app.db.change('UPDATE account SET email = ? WHERE employeeId = ?', ['masuk@uji.go.id', id]),
    );
    const planId = await handIn(client);
    await giveBack(planId);
    await app.drainJobs();
    expect(server.received.map(({ to }) => to[0])).toContain('masuk@uji.go.id');
  });

  it('waits for a server that is dead, leaves it alone, and is sent once when it is back', async () => {
    const { id, client, address } = await newcomer();
    const planId = await handIn(client);
    await app.drainJobs();
    await server.stop();
    server.received.length = 0;
    await giveBack(planId);
    await app.drainJobs();
    expect(await mailsTo(id)).toEqual([{ state: 'WAITING', reason: null, attempts: 1 }]);
    await client.post(`/work-plans/${planId}/submission`).expect(201);
    await app.drainJobs();
    expect((await mailsTo(gov.id('kabid'))).at(-1)).toEqual({ state: 'WAITING', reason: null, attempts: 0 });
    app.clock.advance({ seconds: 61 });
    await app.drainJobs();
    const both = [(await mailsTo(id)).at(-1), (await mailsTo(gov.id('kabid'))).at(-1)];
    expect(both.map((one) => one?.state)).toEqual(['WAITING', 'WAITING']);
    expect(both.reduce((sum, one) => sum + (one?.attempts ?? 0), 0)).toBe(2);
    await server.start();
    app.clock.advance({ seconds: 301 });
    await app.drainJobs();
    await app.drainJobs();
    expect(server.received.map(({ to }) => to[0]).sort()).toEqual(['kabid@uji.go.id', address].sort());
    expect((await mailsTo(id)).map(({ state }) => state)).toEqual(['SENT']);
  });

  it('is given up when the server does not know the address', async () => {
    const { id, client, address } = await newcomer();
    server.unknown.add(address);
    const planId = await handIn(client);
    await giveBack(planId);
    await app.drainJobs();
    expect(await mailsTo(id)).toEqual([{ state: 'FAILED', reason: 'REFUSED', attempts: 1 }]);
  });

  it('is not sent to somebody without an address, nor to a disabled account', async () => {
    const username = 'tanpa-surel';
    const without = await gov.recruit(username, '199302022017011999', 'bidang');
    await giveBack(await handIn(gov.by(username)));
    const disabled = await newcomer();
    const ofDisabled = await handIn(disabled.client);
    const [account] = await app.db.rows<{ id: string; version: number }>(
      'SELECT id, version FROM account WHERE employeeId = ?',
      [disabled.id],
    );
    await gov.admin.patch(`/accounts/${account?.id}`, { disabled: true }).ifMatch(Number(account?.version)).expect(200);
    gov.forget(disabled.username);
    await giveBack(ofDisabled);
    await app.drainJobs();
    for (const id of [without, disabled.id])
      expect(await mailsTo(id)).toEqual([{ state: 'DROPPED', reason: 'NO_RECEIVER', attempts: 0 }]);
    expect(server.received.flatMap(({ to }) => to)).not.toContain(disabled.address);
  });

  it('is not sent about what was read before', async () => {
    const { id, client } = await newcomer();
    const planId = await handIn(client);
    await app.drainJobs();
    await server.stop();
    await giveBack(planId);
    await app.drainJobs();
    const [{ id: upToId }] = (await client.get('/my/notifications').expect(200)).body.data;
    await client.post('/my/notifications/reading', { upToId }).expect(200);
    await server.start();
    app.clock.advance({ seconds: 700 });
    await app.drainJobs();
    expect(await mailsTo(id)).toEqual([{ state: 'DROPPED', reason: 'READ', attempts: 1 }]);
  });

  it('is forgotten with its notification', async () => {
    await gov.moveTo(plusDays('2026-03-02', 182));
    await app.drainJobs();
    const [{ mails } = { mails: -1 }] = await app.db.rows<{ mails: number }>(
      "SELECT COUNT(*) AS mails FROM notification_delivery WHERE createdAt < '2026-04-01'",
    );
    expect(Number(mails)).toBe(0);
  });
});

describe('without a mail server', () => {
  it('nothing is kept to be sent', async () => {
    const other = await TestApp.start();
    const small = await Government.found(other);
    const year = await small.openYear();
    const staff = small.as('staff');
    const { body } = await staff.post('/work-plans', { performancePeriodId: year, annexes: ANNEXES }).expect(201);
    await staff.post(`/work-plans/${body.id}/results`, aResult()).expect(201);
    await staff.post(`/work-plans/${body.id}/submission`).expect(201);
    await other.drainJobs();
    expect(await other.db.rows('SELECT id FROM notification')).toHaveLength(1);
    expect(await other.db.rows('SELECT id FROM notification_delivery')).toHaveLength(0);
    await other.stop();
  });
});
