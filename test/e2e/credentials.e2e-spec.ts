import { jest } from '@jest/globals';
import { Secret, TOTP } from 'otpauth';
import { createApp } from '../../src/app.setup.js';
import type { Config } from '../../src/config/config.js';
import { Authenticator } from '../../src/kernel/auth/actor.js';
import type { RoleName } from '../../src/kernel/auth/permissions.js';
import { newId } from '../../src/kernel/clock/clock.js';
import { openConnection } from '../../src/kernel/database/open-connection.js';
import { CONFIG } from '../../src/kernel/kernel.tokens.js';
import { createLogger } from '../../src/kernel/logging/logger.js';
import { OPEN_END } from '../../src/kernel/values/civil-date.js';
import { AccessRevision } from '../../src/modules/identity/access-revision.js';
import { IdentityApi } from '../../src/modules/identity/index.js';
import { PasswordHasher } from '../../src/modules/identity/password-hasher.js';
import { eventually } from '../support/eventually.js';
import { type Client, TestApp, type TestAnswer } from '../support/test-app.js';

jest.setTimeout(300_000);

const PASSWORD = 'kabut tipis di lereng';
const ANOTHER = 'hujan reda menjelang subuh';
const CHROME =
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Safari/537.36';
// Shapes of answers are held against the contract; here they are read freely.
type Json = any;

let app: TestApp;
let admin: Person;
let people = 0;

interface Person {
  readonly id: string;
  readonly username: string;
  readonly client: Client;
  readonly sessionId: string;
  readonly refreshToken: string;
  readonly employeeId: string;
}

/** Signs in from a network and a program. */
function login(
  username: string,
  password = PASSWORD,
  more: { totp?: string; from?: string } = {},
): PromiseLike<TestAnswer> {
  const { from = `10.20.${people % 250}.${people >> 8}`, ...rest } = more;
  const headers = { 'x-forwarded-for': from, 'user-agent': CHROME };
  return app.anonymous.call('POST', '/auth/login', { username, password, ...rest }, headers);
}

async function signedIn(
  username: string,
  password = PASSWORD,
  totp?: string,
): Promise<Omit<Person, 'id' | 'employeeId'>> {
  const { body, status, text } = await login(username, password, { totp });
  if (status !== 200) throw new Error(`${username} could not sign in: ${text}`);
  const { accessToken, refreshToken } = body;
  return { username, client: app.as(accessToken), refreshToken, sessionId: refreshToken.split('.')[0] };
}

async function person(...roles: RoleName[]): Promise<Person> {
  const username = `19910101201503${String((people += 1)).padStart(4, '0')}`;
  const grants = roles.map((role) => ({ role, unitId: null, from: '2026-01-01', until: OPEN_END }));
  const employeeId = newId();
  const account = { employeeId, username, roles: grants, password: PASSWORD };
  const [id = ''] = await app.get(IdentityApi).provisionAccounts([account]);
  return { id, employeeId, ...(await signedIn(username)) };
}

/** The same account in another session. */
const again = async (who: Person, password = PASSWORD): Promise<Person> => ({
  ...who,
  ...(await signedIn(who.username, password)),
});
const alive = async ({ client }: Person): Promise<boolean> => (await client.get('/auth/me')).status === 200;
const pass = (seconds: number): void => app.clock.advance({ seconds });
const change = (who: Person, currentPassword: string, newPassword: string): PromiseLike<TestAnswer> =>
  who.client.call('POST', '/auth/password', { currentPassword, newPassword });
const codeOf = ({ status, body }: TestAnswer): string => `${status} ${body.code ?? ''}`.trim();
const read = <Row>(sql: string, values: string[] = []): Promise<Row[]> => app.db.rows<Row>(sql, values);
const recorded = (action: string, id: string): Promise<Json[]> =>
  read('SELECT * FROM audit_event WHERE action = ? AND objectId = ? ORDER BY id', [action, id]);

beforeAll(async () => {
  app = await TestApp.start({ logLevel: 'trace', env: { TRUSTED_PROXIES: '127.0.0.1' } });
  admin = await person('ADMIN');
});
afterAll(() => app.stop());

describe('Own sessions (R41)', () => {
  it('tell when, from where and with what program, and which one is this', async () => {
    const first = await person('EMPLOYEE');
    pass(60);
    const second = await again(first);
    const { body } = await first.client.get('/auth/sessions', { count: 'true' }).expect(200);
    expect(body.page.total).toBe(2);
    expect(body.data.map(({ id, isCurrent }: Json) => [id, isCurrent])).toEqual([
      [second.sessionId, false],
      [first.sessionId, true],
    ]);
    expect(body.data[1]).toMatchObject({
      program: 'Chrome 141, Windows 10',
      address: expect.stringMatching(/^10\.20\./),
      lastUsedAt: body.data[1].createdAt,
    });
  });

  it('show the network and the time of the last renewal, and come in pages', async () => {
    const who = await person('EMPLOYEE');
    pass(120);
    const headers = { 'x-forwarded-for': '2001:db8::7' };
    await app.anonymous.call('POST', '/auth/refresh', { refreshToken: who.refreshToken }, headers);
    await again(who);
    await again(who);
    const first = (await who.client.get('/auth/sessions', { limit: '2' }).expect(200)).body;
    const cursor = first.page.nextCursor;
    const { body } = await who.client.get('/auth/sessions', { limit: '2', cursor }).expect(200);
    expect([first.data.length, body.data.length, body.page.hasMore]).toEqual([2, 1, false]);
    const [own] = body.data;
    expect(own).toMatchObject({ id: who.sessionId, isCurrent: true, address: '2001:db8::7' });
    expect(Date.parse(own.lastUsedAt) - Date.parse(own.createdAt)).toBe(120_000);
  });

  it('are opened and recorded also where a careless proxy lets any text be an address', async () => {
    const who = await person('EMPLOYEE');
    const { body } = await login(who.username, PASSWORD, { from: `alamat ${'x'.repeat(400)}` }).then((answer) => {
      expect(answer.status).toBe(200);
      return answer;
    });
    const sessions = (await app.as(body.accessToken).get('/auth/sessions').expect(200)).body.data;
    expect(sessions[0].address).toHaveLength(45);
    expect((await recorded('session.sign-in', who.id)).at(-1).address).toBe(sessions[0].address);
  });

  it('end one by one at once; those of others and ended ones are 404', async () => {
    const here = await person('EMPLOYEE');
    const there = await again(here);
    const stranger = await person('EMPLOYEE');
    expect([await alive(here), await alive(there)]).toEqual([true, true]);
    await stranger.client.delete(`/auth/sessions/${here.sessionId}`).expect(404);
    await here.client.delete(`/auth/sessions/${there.sessionId}`).expect(204);
    expect([await alive(here), await alive(there), await alive(stranger)]).toEqual([true, false, true]);
    await app.anonymous.post('/auth/refresh', { refreshToken: there.refreshToken }).expect(401);
    await here.client.delete(`/auth/sessions/${there.sessionId}`).expect(404);
    await here.client.delete(`/auth/sessions/${newId()}`).expect(404);
    await here.client.delete(`/auth/sessions/${here.sessionId}`).expect(204);
    expect(await alive(here)).toBe(false);
    expect(await recorded('session.end', there.sessionId)).toEqual([
      expect.objectContaining({ actorAccountId: here.id, subjectEmployeeId: here.employeeId, outcome: 'SUCCESS' }),
    ]);
  });

  it('end all but this one', async () => {
    const here = await person('EMPLOYEE');
    const others = [await again(here), await again(here)];
    const stranger = await person('EMPLOYEE');
    await here.client.delete('/auth/sessions').expect(204);
    expect(await Promise.all([here, stranger, ...others].map(alive))).toEqual([true, true, false, false]);
    expect((await here.client.get('/auth/sessions')).body.data).toHaveLength(1);
    await here.client.delete('/auth/sessions').expect(204);
  });

  it('are listed without those that ran out', async () => {
    const old = await person('EMPLOYEE');
    pass(app.get<Config>(CONFIG as never).refreshTokenDays * 86_400);
    const now = await again(old);
    expect((await now.client.get('/auth/sessions')).body.data.map(({ id }: Json) => id)).toEqual([now.sessionId]);
    await now.client.delete(`/auth/sessions/${old.sessionId}`).expect(404);
    admin = await again(admin);
  });

  it('end on another instance within two seconds', async () => {
    const config = app.get<Config>(CONFIG as never);
    const overrides = { clock: app.clock, logger: createLogger('silent') };
    const other = await (await createApp(config, await openConnection(config), overrides)).init();
    const here = await person('EMPLOYEE');
    const { body } = await login(here.username);
    const there = other.get(Authenticator, { strict: false });
    expect(await there.authenticate(body.accessToken)).not.toBeNull();
    await admin.client.delete(`/accounts/${here.id}/sessions`).expect(204);
    const since = Date.now();
    await eventually(async () => (await there.authenticate(body.accessToken)) === null);
    expect(Date.now() - since).toBeLessThan(2_000);
    expect(other.get(AccessRevision, { strict: false }).current).toBe(app.get(AccessRevision).current);
    await other.close();
  });
});

describe('Sessions of others (R41)', () => {
  it('are seen and ended by the admin, and recorded', async () => {
    const who = await person('EMPLOYEE');
    const second = await again(who);
    const { body } = await admin.client.get(`/accounts/${who.id}/sessions`).expect(200);
    expect(body.data.map(({ id, isCurrent }: Json) => [id, isCurrent])).toEqual([
      [second.sessionId, false],
      [who.sessionId, false],
    ]);
    await admin.client.delete(`/accounts/${admin.id}/sessions/${who.sessionId}`).expect(404);
    await admin.client.delete(`/accounts/${who.id}/sessions/${who.sessionId}`).expect(204);
    expect([await alive(who), await alive(second)]).toEqual([false, true]);
    await admin.client.delete(`/accounts/${who.id}/sessions`).expect(204);
    expect(await alive(second)).toBe(false);
    expect(await recorded('session.end', who.sessionId)).toMatchObject([{ actorAccountId: admin.id }]);
    expect(await recorded('session.end-all', who.id)).toMatchObject([{ actorAccountId: admin.id }]);
    for (const path of [`/accounts/${newId()}/sessions`]) {
      await admin.client.get(path).expect(404);
      await admin.client.delete(path).expect(404);
    }
  });
});

describe('POST /auth/password (R33, R37)', () => {
  it('needs the current password, ends every other session and keeps this one', async () => {
    const here = await person('EMPLOYEE');
    const there = await again(here);
    expect(codeOf(await change(here, 'salah sama sekali', ANOTHER))).toBe('403 AUTH.PROOF_REFUSED');
    expect(await alive(there)).toBe(true);
    expect((await change(here, PASSWORD, ANOTHER)).status).toBe(204);
    expect([await alive(here), await alive(there)]).toEqual([true, false]);
    await app.anonymous.post('/auth/refresh', { refreshToken: there.refreshToken }).expect(401);
    await app.anonymous.post('/auth/refresh', { refreshToken: here.refreshToken }).expect(200);
    expect(codeOf(await login(here.username))).toBe('401 AUTH.SIGN_IN_REFUSED');
    expect((await login(here.username, ANOTHER)).status).toBe(200);
    const outcomes = (await recorded('account.change-password', here.id)).map(({ outcome, subjectEmployeeId }) => [
      outcome,
      subjectEmployeeId,
    ]);
    expect(outcomes).toEqual([
      ['REFUSED', here.employeeId],
      ['SUCCESS', here.employeeId],
    ]);
  });

  it('is slowed like a sign-in, by name together with it and by network', async () => {
    const who = await person('EMPLOYEE');
    const statuses: number[] = [];
    for (let i = 0; i < 7; i += 1) statuses.push((await change(who, 'salah terus', ANOTHER)).status);
    expect(statuses).toEqual([403, 403, 403, 403, 403, 429, 429]);
    const blocked = await change(who, PASSWORD, ANOTHER);
    expect(codeOf(blocked)).toBe('429 AUTH.TOO_MANY_ATTEMPTS');
    expect((await login(who.username)).status).toBe(429);
    pass(Number(blocked.headers['retry-after']));
    expect((await change(who, PASSWORD, ANOTHER)).status).toBe(204);
  });

  it.each([
    ['kurang', 'TOO_SHORT'],
    ['password2026', 'COMMON'],
    ['naik-sasaran-turun', 'CONTAINS_NAME'],
  ])('refuses %s, and what was refused changes nothing', async (password, code) => {
    const who = await person('EMPLOYEE');
    const { status, body } = await change(who, PASSWORD, password);
    expect([status, body.code]).toEqual([422, 'AUTH.PASSWORD_WEAK']);
    expect(body.errors).toEqual([{ pointer: '/newPassword', code, detail: expect.any(String) }]);
    expect((await login(who.username)).status).toBe(200);
  });

  it('refuses the same password, in whatever form of Unicode, and the last five; older ones may come again', async () => {
    const who = await person('EMPLOYEE');
    const same = await change(who, PASSWORD, PASSWORD);
    expect(codeOf(same)).toBe('422 AUTH.PASSWORD_USED_BEFORE');
    expect(same.body.errors).toMatchObject([{ pointer: '/newPassword', code: 'USED_BEFORE' }]);
    const wide = [...PASSWORD].map((c) => (c === ' ' ? c : String.fromCharCode(c.charCodeAt(0) + 0xfee0))).join('');
    expect(codeOf(await change(who, PASSWORD, wide))).toBe('422 AUTH.PASSWORD_USED_BEFORE');
    const passwords = [PASSWORD, ...[1, 2, 3, 4, 5, 6].map((n) => `ombak yang ke-${n} di pantai`)];
    for (let i = 1; i < 6; i += 1) expect((await change(who, passwords[i - 1]!, passwords[i]!)).status).toBe(204);
    for (const former of passwords.slice(0, 6)) {
      expect(codeOf(await change(who, passwords[5]!, former))).toBe('422 AUTH.PASSWORD_USED_BEFORE');
    }
    expect((await change(who, passwords[5]!, passwords[6]!)).status).toBe(204);
    expect((await change(who, passwords[6]!, PASSWORD)).status).toBe(204);
    const kept = await read<{ passwordHash: string }>('SELECT passwordHash FROM former_password WHERE accountId = ?', [
      who.id,
    ]);
    expect(kept.map(({ passwordHash }) => passwordHash.slice(0, 10))).toEqual(Array(5).fill('$argon2id$'));
  });

  it('lets one of two changes at once through, and none by a session that the other one ended', async () => {
    const here = await person('EMPLOYEE');
    const there = await again(here);
    const answers = await Promise.all([change(here, PASSWORD, ANOTHER), change(there, PASSWORD, `${ANOTHER} lagi`)]);
    const statuses = answers.map(({ status }) => status).sort();
    expect(['204,401', '204,403']).toContain(statuses.join());
    const winner = answers.findIndex(({ status }) => status === 204);
    expect((await login(here.username, [ANOTHER, `${ANOTHER} lagi`][winner])).status).toBe(200);
  });
});

describe('POST /accounts/{id}/password-reset (R37)', () => {
  const reset = (id: string, headers = {}): PromiseLike<TestAnswer> =>
    admin.client.call('POST', `/accounts/${id}/password-reset`, undefined, headers);
  const redeem = (username: string, secret: string, password: string): PromiseLike<TestAnswer> =>
    app.anonymous.call('POST', '/auth/activation', { username, secret, password }, { 'x-forwarded-for': '10.30.0.1' });

  beforeEach(async () => {
    admin = await again(admin);
  });

  it('voids the password and the sessions; the secret sets another one, once, and not an old one', async () => {
    const who = await person('EMPLOYEE');
    expect(await alive(who)).toBe(true);
    const { body, status } = await reset(who.id);
    expect(status).toBe(201);
    expect(body).toMatchObject({ id: who.id, status: 'PASSWORD_RESET', version: 2 });
    expect(body.activationSecret).toMatch(/^([0-9A-Z]{5}-){4}[0-9A-Z]{5}$/);
    expect(await alive(who)).toBe(false);
    await app.anonymous.post('/auth/refresh', { refreshToken: who.refreshToken }).expect(401);
    expect(codeOf(await login(who.username))).toBe('401 AUTH.SIGN_IN_REFUSED');
    expect((await admin.client.get(`/accounts/${who.id}`)).body.status).toBe('PASSWORD_RESET');

    expect(codeOf(await redeem(who.username, 'AAAAA-AAAAA', ANOTHER))).toBe('401 AUTH.ACTIVATION_REFUSED');
    expect(codeOf(await redeem(who.username, body.activationSecret, PASSWORD))).toBe('422 AUTH.PASSWORD_USED_BEFORE');
    expect((await redeem(who.username, body.activationSecret, ANOTHER)).status).toBe(204);
    expect((await redeem(who.username, body.activationSecret, `${ANOTHER} 2`)).status).toBe(401);
    expect((await login(who.username, ANOTHER)).status).toBe(200);
    expect((await admin.client.get(`/accounts/${who.id}`)).body.status).toBe('ACTIVE');
    expect(await recorded('account.reset-password', who.id)).toMatchObject([
      { actorAccountId: admin.id, subjectEmployeeId: who.employeeId, outcome: 'SUCCESS' },
    ]);
  });

  it('shows the secret once: a repetition with the same key lacks it, a second reset voids the first', async () => {
    const who = await person('EMPLOYEE');
    const key = { 'idempotency-key': `reset-${who.id}` };
    const first = await reset(who.id, key);
    const replayed = await reset(who.id, key);
    expect([replayed.status, replayed.headers['idempotency-replayed'], replayed.body.activationSecret]).toEqual([
      ...[201, 'true', undefined],
    ]);
    const second = await reset(who.id);
    expect((await redeem(who.username, first.body.activationSecret, ANOTHER)).status).toBe(401);
    expect((await redeem(who.username, second.body.activationSecret, ANOTHER)).status).toBe(204);
  });

  it('is not for the own account, one without a password, or nobody', async () => {
    expect(codeOf(await reset(admin.id))).toBe('403 ACCOUNT.OWN_ACCOUNT');
    const fresh = await admin.client.post('/accounts', {
      ...{ username: 'belum.aktif.juga', roles: [{ role: 'AUDITOR', from: '2026-01-01' }] },
    });
    expect(codeOf(await reset(fresh.body.id))).toBe('409 ACCOUNT.NOT_ACTIVE');
    expect((await reset(newId())).status).toBe(404);
    expect(await alive(admin)).toBe(true);
  });

  it('leaves one admin who can sign in: two who reset each other at once do not both succeed', async () => {
    const second = await person('ADMIN');
    const answers = await Promise.all([
      admin.client.post(`/accounts/${second.id}/password-reset`),
      second.client.post(`/accounts/${admin.id}/password-reset`),
    ]);
    const codes = answers.map((answer) => (answer.status < 300 ? 'DONE' : answer.body.code)).sort();
    expect(['ACCESS.TOKEN_REQUIRED,DONE', 'ACCOUNT.LAST_ADMIN,DONE']).toContain(codes.join());
    const [left] = [admin, second].filter((_, i) => answers[i]!.status < 300);
    admin = await again(left!);
  });

  it('answers a reset account as any other that cannot sign in, with one password check (R35)', async () => {
    const who = await person('EMPLOYEE');
    await reset(who.id);
    const verify = jest.spyOn(app.get(PasswordHasher), 'verify');
    const answers = [await login(who.username), await login('tidak.ada.orangnya')];
    expect(verify).toHaveBeenCalledTimes(2);
    verify.mockRestore();
    const shapes = answers.map(({ status, body }) => ({ status, ...body, traceId: '' }));
    expect(shapes[0]).toEqual(shapes[1]);
  });
});

describe('Sensitive acts (R42)', () => {
  const minutes = 15 * 60;
  let boss: Person;
  let target: Person;
  const acts: [string, () => PromiseLike<TestAnswer>][] = [
    ['a role grant', () => boss.client.call('POST', `/accounts/${target.id}/role-grants`, grantOfAuditor())],
    ['a new account', () => boss.client.call('POST', '/accounts', newAccount())],
    ['a password reset', () => boss.client.call('POST', `/accounts/${target.id}/password-reset`)],
    ['a new activation secret', () => boss.client.call('POST', `/accounts/${fresh}/activation-secret`)],
    ['a second factor taken away', () => boss.client.call('DELETE', `/accounts/${target.id}/totp`)],
    ['setting up a second factor', () => boss.client.call('POST', '/auth/totp')],
    ['a new service account', () => boss.client.call('POST', '/service-accounts', newMachine())],
    ['other scopes', () => boss.client.patch(`/service-accounts/${machine}`, { scopes: ['period:read'] }).ifMatch(1)],
    ['a new secret of a machine', () => boss.client.call('POST', `/service-accounts/${machine}/secret-rotation`, {})],
    ['an export of the audit record', () => boss.client.get('/audit-events/export')],
  ];
  let machine = '';
  let fresh = '';
  let day = 0;
  const grantOfAuditor = (): object => {
    const on = `2031-01-${String((day += 1)).padStart(2, '0')}`;
    return { role: 'AUDITOR', from: on, until: on };
  };
  const newAccount = (): object => ({
    ...{ username: `baru.${(day += 1)}`, roles: [{ role: 'AUDITOR', from: '2026-01-01' }] },
  });
  const newMachine = (): object => ({
    ...{ name: `Mesin ${(day += 1)}`, purpose: 'Untuk uji coba.', scopes: ['employee:read'] },
  });
  /** Renews the session's tokens, not the sign-in. */
  const refreshed = async (who: Person): Promise<Person> => {
    const { body } = await app.anonymous.post('/auth/refresh', { refreshToken: who.refreshToken }).expect(200);
    return { ...who, client: app.as(body.accessToken), refreshToken: body.refreshToken };
  };

  beforeAll(async () => {
    boss = await person('ADMIN');
    target = await person('EMPLOYEE');
    fresh = (await boss.client.post('/accounts', newAccount()).expect(201)).body.id;
    machine = (await boss.client.post('/service-accounts', newMachine()).expect(201)).body.id;
    pass(minutes - 1);
    boss = await refreshed(boss);
  });

  it('are open until the password was given too long ago, however often the token was renewed', async () => {
    expect((await acts[0]![1]()).status).toBe(201);
    pass(1);
    boss = await refreshed(boss);
    for (const [name, act] of acts) {
      const answer = await act();
      expect([name, codeOf(answer)]).toEqual([name, '403 ACCESS.SIGN_IN_NOT_RECENT']);
      expect(answer.body.detail).toContain('15');
    }
    await boss.client.get('/accounts').expect(200);
  });

  it('are such that give something: what ends a machine is always open', async () => {
    await boss.client.post(`/service-accounts/${machine}/revocation`).expect(201);
  });

  it('are open again after the password was given once more, and wrong ones are slowed', async () => {
    const prove = (password: string): PromiseLike<TestAnswer> =>
      boss.client.call('POST', '/auth/reauthentication', { password });
    expect(codeOf(await prove('salah sekali lagi'))).toBe('403 AUTH.PROOF_REFUSED');
    expect(codeOf(await acts[0]![1]())).toBe('403 ACCESS.SIGN_IN_NOT_RECENT');
    expect((await prove(PASSWORD)).status).toBe(204);
    expect((await acts[0]![1]()).status).toBe(201);
    expect((await acts[4]![1]()).status).toBe(409);
    expect((await acts.at(-1)![1]()).status).toBe(200);
    for (let i = 0; i < 5; i += 1) await prove('salah sekali lagi');
    expect(codeOf(await prove(PASSWORD))).toBe('429 AUTH.TOO_MANY_ATTEMPTS');
    pass(2);
    expect((await recorded('session.reauthenticate', boss.id)).map(({ outcome }) => outcome)).toEqual(
      expect.arrayContaining(['SUCCESS', 'REFUSED']),
    );
    admin = await again(admin);
  });

  it('are refused before the body is looked at', async () => {
    pass(minutes);
    boss = await refreshed(boss);
    const answer = await boss.client.call('POST', `/accounts/${target.id}/role-grants`, { role: 'nonsense' });
    expect(codeOf(answer)).toBe('403 ACCESS.SIGN_IN_NOT_RECENT');
    admin = await again(admin);
  });
});

/** What an authenticator app shows at the test's time, or some steps of 30 seconds later. */
function shown(secret: string, steps = 0): string {
  const timestamp = app.clock.now().getTime() + steps * 30_000;
  return TOTP.generate({ secret: Secret.fromBase32(secret), timestamp });
}

describe('A second factor', () => {
  interface Equipped extends Person {
    readonly secret: string;
    readonly codes: string[];
  }
  async function equipped(...roles: RoleName[]): Promise<Equipped> {
    const who = await person(...roles);
    const { secret } = (await who.client.post('/auth/totp').expect(201)).body;
    const { body } = await who.client.post('/auth/totp/confirmation', { code: shown(secret) }).expect(200);
    pass(30);
    return { ...who, secret, codes: body.recoveryCodes };
  }
  const state = async ({ client }: Person): Promise<Json> => (await client.get('/auth/totp').expect(200)).body;

  it('makes the codes of RFC 6238, appendix B', () => {
    const secret = Secret.fromLatin1('12345678901234567890');
    const at = (seconds: number): string => TOTP.generate({ secret, digits: 8, timestamp: seconds * 1000 });
    expect([59, 1111111109, 1234567890, 20000000000].map(at)).toEqual(['94287082', '07081804', '89005924', '65353130']);
  });

  it('is set up by a secret and a code of the app; before that nobody is asked for codes', async () => {
    const who = await person('EMPLOYEE');
    expect(await state(who)).toEqual({ status: 'OFF', confirmedAt: null, recoveryCodesLeft: 0 });
    const confirm = (code: string): PromiseLike<TestAnswer> =>
      who.client.call('POST', '/auth/totp/confirmation', { code });
    expect(codeOf(await confirm('123456'))).toBe('409 SECOND_FACTOR.NOT_BEGUN');
    const { body: old, headers } = await who.client.post('/auth/totp').expect(201);
    expect(headers.location).toBe('/api/v1/auth/totp');
    const { secret, otpauthUri } = (await who.client.post('/auth/totp').expect(201)).body;
    expect(secret).toMatch(/^[A-Z2-7]{32}$/);
    const uri = new URL(otpauthUri);
    expect([uri.protocol, uri.searchParams.get('secret'), uri.searchParams.get('issuer')]).toEqual([
      ...['otpauth:', secret, 'Sasaran'],
    ]);
    expect((await state(who)).status).toBe('BEGUN');
    expect((await login(who.username)).status).toBe(200);
    for (const wrong of [shown(old.secret), shown(secret, 3), 'abcdef', '１２３４５６', '⑩ꚋꎘ㎗ऽ⯢']) {
      expect(codeOf(await confirm(wrong))).toBe('422 SECOND_FACTOR.CODE_WRONG');
    }
    const { body, status } = await confirm(shown(secret));
    expect([status, new Set(body.recoveryCodes).size]).toEqual([200, 10]);
    expect(await state(who)).toEqual({ status: 'ON', confirmedAt: expect.any(String), recoveryCodesLeft: 10 });
    expect(codeOf(await confirm(shown(secret, 1)))).toBe('409 SECOND_FACTOR.ALREADY_ON');
    expect(codeOf(await who.client.call('POST', '/auth/totp'))).toBe('409 SECOND_FACTOR.ALREADY_ON');
    admin = await again(admin);
    expect((await admin.client.get(`/accounts/${who.id}`)).body.hasSecondFactor).toBe(true);
  });

  it('is asked for at sign-in with a code of its own; only who has the password hears of it', async () => {
    const { username, secret } = await equipped('EMPLOYEE');
    expect(codeOf(await login(username))).toBe('401 AUTH.TOTP_REQUIRED');
    expect(codeOf(await login(username, PASSWORD, { totp: shown(secret, 9) }))).toBe('401 AUTH.TOTP_REFUSED');
    const wrong = [
      await login(username, 'salah', {}),
      await login(username, 'salah', { totp: shown(secret) }),
      await login('tidak.ada', 'salah', { totp: shown(secret) }),
    ].map(({ status, body }) => ({ status, ...body, traceId: '' }));
    for (const answer of wrong) expect(answer).toEqual({ ...wrong[0], status: 401, code: 'AUTH.SIGN_IN_REFUSED' });
    expect((await login(username, PASSWORD, { totp: ` ${shown(secret).replace(/^.../, '$& ')} ` })).status).toBe(200);
    expect((await login('tidak.punya', PASSWORD, { totp: '12345' })).status).toBe(422);
  });

  it('takes a code once, also of many at the same moment, none older than the last, and those beside the present', async () => {
    const { username, secret } = await equipped('EMPLOYEE');
    const code = shown(secret);
    const many = await Promise.all(Array.from({ length: 3 }, () => login(username, PASSWORD, { totp: code })));
    expect(many.map(codeOf).sort()).toEqual(['200', '401 AUTH.TOTP_REFUSED', '401 AUTH.TOTP_REFUSED']);
    expect((await login(username, PASSWORD, { totp: shown(secret, 1) })).status).toBe(200);
    expect(codeOf(await login(username, PASSWORD, { totp: code }))).toBe('401 AUTH.TOTP_REFUSED');
    pass(90);
    expect((await login(username, PASSWORD, { totp: shown(secret, -1) })).status).toBe(200);
    expect(codeOf(await login(username, PASSWORD, { totp: shown(secret, -2) }))).toBe('401 AUTH.TOTP_REFUSED');
  });

  it('slows guessing of codes; a missing one is no guess', async () => {
    const { username, secret } = await equipped('EMPLOYEE');
    for (let i = 0; i < 6; i += 1) expect(codeOf(await login(username))).toBe('401 AUTH.TOTP_REQUIRED');
    const statuses: number[] = [];
    for (let i = 0; i < 6; i += 1) statuses.push((await login(username, PASSWORD, { totp: shown(secret, 9) })).status);
    expect(statuses).toEqual([401, 401, 401, 401, 401, 429]);
    expect((await login(username, PASSWORD, { totp: shown(secret) })).status).toBe(429);
    pass(30);
    expect((await login(username, PASSWORD, { totp: shown(secret) })).status).toBe(200);
  });

  it('has recovery codes that stand in for the app once each, and can be made anew', async () => {
    const who = await equipped('EMPLOYEE');
    const [first = '', second = ''] = who.codes;
    const typed = first.toLowerCase().replaceAll('-', ' ');
    const both = await Promise.all([typed, first].map((totp) => login(who.username, PASSWORD, { totp })));
    expect(both.map(({ status }) => status).sort()).toEqual([200, 401]);
    expect((await state(who)).recoveryCodesLeft).toBe(9);
    const renew = (totp?: string): PromiseLike<TestAnswer> =>
      who.client.call('POST', '/auth/totp/recovery-codes', { password: PASSWORD, totp });
    expect(codeOf(await renew())).toBe('403 AUTH.PROOF_INCOMPLETE');
    const renewed = await renew(second);
    expect([renewed.status, renewed.body.recoveryCodes.length]).toEqual([200, 10]);
    expect(codeOf(await login(who.username, PASSWORD, { totp: who.codes[2] }))).toBe('401 AUTH.TOTP_REFUSED');
    expect((await login(who.username, PASSWORD, { totp: renewed.body.recoveryCodes[0] })).status).toBe(200);
    expect(await recorded('second-factor.use-recovery-code', who.id)).toHaveLength(3);
  });

  it('is switched off with password and code only', async () => {
    const who = await equipped('EMPLOYEE');
    const remove = (body: object): PromiseLike<TestAnswer> => who.client.call('POST', '/auth/totp/removal', body);
    const refusals = [
      await remove({ password: PASSWORD }),
      await remove({ password: PASSWORD, totp: shown(who.secret, 9) }),
      await remove({ password: 'salah', totp: shown(who.secret) }),
    ];
    expect(refusals.map(codeOf)).toEqual([
      ...['403 AUTH.PROOF_INCOMPLETE', '403 AUTH.PROOF_REFUSED', '403 AUTH.PROOF_REFUSED'],
    ]);
    expect((await remove({ password: PASSWORD, totp: shown(who.secret) })).status).toBe(204);
    expect(await state(who)).toEqual({ status: 'OFF', confirmedAt: null, recoveryCodesLeft: 0 });
    expect((await login(who.username)).status).toBe(200);
    expect(codeOf(await remove({ password: PASSWORD }))).toBe('409 SECOND_FACTOR.NOT_ON');
  });

  it('is needed to prove who one is, and stays when the password is changed or reset', async () => {
    const who = await equipped('EMPLOYEE');
    const prove = (totp?: string): PromiseLike<TestAnswer> =>
      who.client.call('POST', '/auth/reauthentication', { password: PASSWORD, totp });
    expect(codeOf(await prove())).toBe('403 AUTH.PROOF_INCOMPLETE');
    expect((await prove(shown(who.secret))).status).toBe(204);
    expect((await change(who, PASSWORD, ANOTHER)).status).toBe(204);
    expect(codeOf(await login(who.username, ANOTHER))).toBe('401 AUTH.TOTP_REQUIRED');
  });

  it('is not got round by changing the password: sensitive acts stay shut until a code was given (R42)', async () => {
    const who = await equipped('ADMIN');
    pass(15 * 60);
    const { body } = await app.anonymous.post('/auth/refresh', { refreshToken: who.refreshToken }).expect(200);
    const client = app.as(body.accessToken);
    const act = (): PromiseLike<TestAnswer> => client.call('POST', '/accounts', {});
    await client.post('/auth/password', { currentPassword: PASSWORD, newPassword: ANOTHER }).expect(204);
    expect(codeOf(await act())).toBe('403 ACCESS.SIGN_IN_NOT_RECENT');
    await client.post('/auth/reauthentication', { password: ANOTHER, totp: shown(who.secret) }).expect(204);
    expect((await act()).status).toBe(422);
    admin = await again(admin);
  });

  it('is taken away by an admin, who is recorded and cannot do so for himself', async () => {
    const who = await equipped('EMPLOYEE');
    admin = await again(admin);
    await admin.client.delete(`/accounts/${who.id}/totp`).expect(204);
    expect(codeOf(await admin.client.call('DELETE', `/accounts/${who.id}/totp`))).toBe('409 SECOND_FACTOR.NONE');
    await admin.client.delete(`/accounts/${admin.id}/totp`).expect(403);
    expect((await login(who.username)).status).toBe(200);
    expect(await recorded('second-factor.take-away', who.id)).toMatchObject([{ actorAccountId: admin.id }]);
  });

  it('is kept under a key that the database does not have, codes as hashes', async () => {
    const { id, secret, codes } = await equipped('EMPLOYEE');
    const kept = [
      ...(await read<object>('SELECT * FROM second_factor WHERE accountId = ?', [id])),
      ...(await read<object>('SELECT * FROM recovery_code WHERE accountId = ?', [id])),
    ];
    expect(kept).toHaveLength(11);
    const text = JSON.stringify(kept);
    for (const code of codes) for (const form of [code, code.replaceAll('-', '')]) expect(text).not.toContain(form);
    const bytes = Buffer.from(Secret.fromBase32(secret).bytes);
    for (const form of ['base64', 'base64url', 'hex'] as const) expect(text).not.toContain(bytes.toString(form));
    expect(text).not.toContain(secret);
  });
});

describe('Permissions', () => {
  const own: [string, string, unknown?][] = [
    ['GET', '/auth/sessions'],
    ['DELETE', `/auth/sessions/${newId()}`],
    ['DELETE', '/auth/sessions'],
    ['POST', '/auth/password', { currentPassword: 'a', newPassword: 'b' }],
    ['POST', '/auth/reauthentication', { password: 'a' }],
    ['GET', '/auth/totp'],
    ['POST', '/auth/totp'],
    ['POST', '/auth/totp/confirmation', { code: '123456' }],
    ['POST', '/auth/totp/recovery-codes', { password: 'a' }],
    ['POST', '/auth/totp/removal', { password: 'a' }],
  ];
  const ofAdmin: [string, string, unknown?][] = [
    ['GET', `/accounts/${newId()}/sessions`],
    ['DELETE', `/accounts/${newId()}/sessions`],
    ['DELETE', `/accounts/${newId()}/sessions/${newId()}`],
    ['POST', `/accounts/${newId()}/password-reset`],
    ['DELETE', `/accounts/${newId()}/totp`],
  ];

  it.each(['UNIT_HR', 'EMPLOYEE', 'AUDITOR'] as const)('%s has the own credentials and nobody else’s', async (role) => {
    const { client } = await person(role);
    for (const [method, path, body] of ofAdmin) {
      const isRead = role === 'AUDITOR' && method === 'GET';
      const expected = isRead ? '404 REQUEST.NOT_FOUND' : '403 ACCESS.FORBIDDEN';
      expect([path, codeOf(await client.call(method, path, body))]).toEqual([path, expected]);
    }
    for (const [method, path, body] of own) {
      expect([path, codeOf(await client.call(method, path, body))]).not.toEqual([path, '403 ACCESS.FORBIDDEN']);
    }
  });

  it('a service and an account without a role have neither, and nobody without a token (R28, R55)', async () => {
    const [service, nobody] = [await person('SERVICE'), await person()];
    for (const [method, path, body] of [...own, ...ofAdmin]) {
      for (const { client } of [service, nobody]) {
        expect([path, codeOf(await client.call(method, path, body))]).toEqual([path, '403 ACCESS.FORBIDDEN']);
      }
      const without = await app.anonymous.call(method, path, method === 'GET' ? undefined : { odd: true });
      expect([path, codeOf(without)]).toEqual([path, '401 ACCESS.TOKEN_REQUIRED']);
      expect(without.headers['www-authenticate']).toBe('Bearer');
    }
  });
});

describe('POST /auth/refresh (R32)', () => {
  it('gives six parallel requests the same next token, round after round, and the family stays one session', async () => {
    const who = await person('EMPLOYEE');
    const refresh = (refreshToken: string): PromiseLike<TestAnswer> =>
      app.anonymous.call('POST', '/auth/refresh', { refreshToken });
    let token = who.refreshToken;
    const seen = new Set([token]);
    for (let round = 0; round < 4; round += 1) {
      const answers = await Promise.all(Array.from({ length: 6 }, () => refresh(token)));
      expect(answers.map(({ status }) => status)).toEqual(Array(6).fill(200));
      const next = new Set(answers.map(({ body }) => body.refreshToken as string));
      expect(next.size).toBe(1);
      [token = ''] = next;
      expect(seen.has(token)).toBe(false);
      seen.add(token);
    }
    expect(await alive(who)).toBe(true);
    expect(await read('SELECT id FROM session WHERE accountId = ? AND endedAt IS NULL', [who.id])).toHaveLength(1);
  });

  it('ends the family once when an old token comes many times at once, and renews nothing beside it', async () => {
    const who = await person('EMPLOYEE');
    const refresh = (refreshToken: string): PromiseLike<TestAnswer> =>
      app.anonymous.call('POST', '/auth/refresh', { refreshToken });
    const second = (await refresh(who.refreshToken)).body.refreshToken;
    const third = (await refresh(second)).body.refreshToken;
    const answers = await Promise.all([...Array(6).fill(who.refreshToken), third].map(refresh));
    expect(answers.slice(0, 6).map(({ status }) => status)).toEqual(Array(6).fill(401));
    const last = answers[6]!;
    // Whether the right token came in before the end or after it: nothing works afterwards.
    if (last.status === 200) expect((await refresh(last.body.refreshToken)).status).toBe(401);
    expect((await refresh(third)).status).toBe(401);
    expect(await alive(who)).toBe(false);
    expect(await recorded('session.reuse', who.sessionId)).toHaveLength(1);
  });
});

describe('Secrets (R39)', () => {
  it('are in no log line, no record, no kept answer and no error', async () => {
    const who = await person('EMPLOYEE');
    const { secret } = (await who.client.post('/auth/totp').expect(201)).body;
    const { body } = await who.client.post('/auth/totp/confirmation', { code: shown(secret) }).expect(200);
    pass(30);
    const code = shown(secret);
    const typed = 'kata sandi yang keliru';
    const answers = [
      await login(who.username, typed, { totp: code }),
      await login(who.username, PASSWORD, { totp: shown(secret, 7) }),
      await change(who, typed, ANOTHER),
      await change(who, PASSWORD, `sasaran ${typed}`),
      await who.client.call('POST', '/auth/reauthentication', { password: typed, totp: code }),
      await who.client.call('POST', '/auth/totp/removal', { password: PASSWORD, totp: body.recoveryCodes[0] }),
    ];
    const written = [
      JSON.stringify(await read('SELECT * FROM audit_event')),
      JSON.stringify(await read('SELECT * FROM audit_value')),
      app.logLines.join(''),
      ...answers.map(({ text }) => text),
    ].join('\n');
    const kept = JSON.stringify(await read('SELECT * FROM idempotency_key'));
    const secrets = [PASSWORD, ANOTHER, typed, secret, who.refreshToken.split('.')[1]!, ...body.recoveryCodes];
    expect(secrets.filter((one) => (written + kept).includes(one))).toEqual([]);
    const traces = /eyJ\w+|argon2|otpauth:|\b[0-9A-Z]{5}(-[0-9A-Z]{5}){4}\b|19910101201503/g;
    expect(written.match(traces)).toBeNull();
    expect(app.logLines.length).toBeGreaterThan(100);
  });
});
