import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, sign } from 'node:crypto';
import { jest } from '@jest/globals';
import { exportJWK, SignJWT } from 'jose';
import { createApp } from '../../src/app.setup.js';
import type { Config } from '../../src/config/config.js';
import { Authenticator } from '../../src/kernel/auth/actor.js';
import type { RoleName } from '../../src/kernel/auth/permissions.js';
import { newId } from '../../src/kernel/clock/clock.js';
import { openConnection } from '../../src/kernel/database/open-connection.js';
import { CONFIG } from '../../src/kernel/kernel.tokens.js';
import { createLogger } from '../../src/kernel/logging/logger.js';
import { OPEN_END, plusDays } from '../../src/kernel/values/civil-date.js';
import { FirstRun, IdentityApi } from '../../src/modules/identity/index.js';
import { AccessRevision } from '../../src/modules/identity/access-revision.js';
import { PasswordHasher } from '../../src/modules/identity/password-hasher.js';
import { keyedHash } from '../../src/modules/identity/secrets.js';
import { TestApp, type TestAnswer } from '../support/test-app.js';

jest.setTimeout(300_000);

// Shapes of answers are held against the contract; here they are read freely.
type Json = any;
interface CallOptions {
  readonly token?: string;
  readonly body?: unknown;
  readonly headers?: Record<string, string>;
  /** Network address of the caller; every test of failures takes its own. */
  readonly from?: string;
}

const PASSWORD = 'kabut tipis di lereng';
let app: TestApp;
let config: Config;

async function call(method: string, path: string, options: CallOptions = {}): Promise<TestAnswer> {
  const { token, body, headers = {}, from = '10.0.0.1' } = options;
  const client = token ? app.as(token) : app.anonymous;
  return client.call(method, path, body, { ...headers, 'x-forwarded-for': from });
}
const login = (username: string, password = PASSWORD, from?: string): Promise<TestAnswer> =>
  call('POST', '/auth/login', { body: { username, password }, from });
const me = (token: string): Promise<TestAnswer> => call('GET', '/auth/me', { token });
const patch = (token: string, id: string, version: number, body: unknown): Promise<TestAnswer> =>
  call('PATCH', `/accounts/${id}`, { token, body, headers: { 'if-match': `"${version}"` } });
const read = <Row>(sql: string, values: string[] = []): Promise<Row[]> => app.db.rows<Row>(sql, values);
const pass = (seconds: number): void => app.clock.advance({ seconds });

let people = 0;
interface Person {
  readonly id: string;
  readonly username: string;
  readonly token: string;
  readonly refreshToken: string;
  readonly employeeId: string;
}
/** Somebody with an active account and a session of the own. */
async function person(...roles: RoleName[]): Promise<Person> {
  const username = `19900101201503${String((people += 1)).padStart(4, '0')}`;
  const grants = roles.map((role) => ({
    ...{ role, unitId: role === 'UNIT_HR' ? newId() : null, from: '2026-01-01', until: OPEN_END },
  }));
  const employeeId = newId();
  const [id = ''] = await app
    .get(IdentityApi)
    .provisionAccounts([{ employeeId, username, roles: grants, password: PASSWORD }]);
  const { body } = await login(username, PASSWORD, `10.1.0.${people}`);
  return { id, username, token: body.accessToken, refreshToken: body.refreshToken, employeeId };
}

let admin: Person;

beforeAll(async () => {
  app = await TestApp.start({ logLevel: 'trace', env: { TRUSTED_PROXIES: '127.0.0.1' } });
  config = app.get(CONFIG as never);
});
afterAll(() => app.stop());

describe('The first run', () => {
  it('makes one admin with a secret, renews the secret until it is used, and then nothing more', async () => {
    const firstRun = app.get(FirstRun);
    const first = await firstRun.prepare();
    const [second, third] = await Promise.all([firstRun.prepare(), firstRun.prepare()]);
    expect(first).toEqual({ username: 'admin', secret: expect.stringMatching(/^([0-9A-Z]{5}-){4}[0-9A-Z]{5}$/) });
    const activate = (secret = ''): Promise<TestAnswer> =>
      call('POST', '/auth/activation', { body: { username: 'admin', secret, password: PASSWORD } });
    expect((await activate(first?.secret)).status).toBe(401);
    const answers = [await activate(second?.secret), await activate(third?.secret.toLowerCase().replaceAll('-', ' '))];
    expect(answers.map(({ status }) => status).sort()).toEqual([204, 401]);
    expect(await firstRun.prepare()).toBeNull();

    const { status, body } = await login('admin');
    expect(status).toBe(200);
    expect(body).toEqual({
      ...{ accessToken: expect.any(String), refreshToken: expect.any(String), tokenType: 'Bearer', expiresIn: 900 },
      duty: null,
    });
    const shown = await me(body.accessToken);
    expect(shown.body).toMatchObject({ username: 'admin', employeeId: null, roles: [{ role: 'ADMIN', until: null }] });
    expect(shown.body.permissions).toContain('account:manage');
    admin = { ...body, id: shown.body.accountId, username: 'admin', token: body.accessToken };
  });
});

describe('POST /auth/login', () => {
  const refused = { status: 401, code: 'AUTH.SIGN_IN_REFUSED' };
  const shape = ({ status, body }: TestAnswer): unknown => {
    const { traceId: _, ...rest } = body;
    return { status, ...rest };
  };

  it('answers unknown, wrong, disabled and not activated alike, with one password check each', async () => {
    const [good, off] = [await person('EMPLOYEE'), await person('EMPLOYEE')];
    await patch(admin.token, off.id, 1, { disabled: true });
    const fresh = await call('POST', '/accounts', { token: admin.token, body: newAccount('belum.aktif') });
    expect(fresh.status).toBe(201);
    const verify = jest.spyOn(app.get(PasswordHasher), 'verify');
    const answers = [
      await login('nobody.at.all', PASSWORD, '10.2.0.1'),
      await login('nobody@example.go.id', PASSWORD, '10.2.0.1'),
      await login(good.username, 'kata yang salah sekali', '10.2.0.1'),
      await login(off.username, PASSWORD, '10.2.0.1'),
      await login('belum.aktif', PASSWORD, '10.2.0.1'),
    ];
    expect(verify).toHaveBeenCalledTimes(answers.length);
    verify.mockRestore();
    expect(shape(answers[0]!)).toMatchObject(refused);
    for (const answer of answers) {
      expect(shape(answer)).toEqual(shape(answers[0]!));
      expect(answer.headers['www-authenticate']).toBeDefined();
    }
  });

  it('takes the e-mail address in Json case, and the password only exactly', async () => {
    const somebody = await person('EMPLOYEE');
    await patch(admin.token, somebody.id, 1, { email: 'Dewi.K@example.go.id' });
    expect((await login(' dewi.K@EXAMPLE.go.id ')).status).toBe(200);
    expect((await login('dewi.k@example.go.id', `${PASSWORD} `, '10.2.0.2')).status).toBe(401);
    expect((await login('dewi.k@example.go.id', PASSWORD.toUpperCase(), '10.2.0.2')).status).toBe(401);
  });

  it.each([
    ['no body', undefined, 400],
    ['no password', { username: 'a' }, 422],
    ['a number as password', { username: 'a', password: 1 }, 422],
    ['an unknown field', { username: 'a', password: 'b', role: 'ADMIN' }, 422],
  ])('refuses %s', async (_, body, status) => {
    expect((await call('POST', '/auth/login', { body, from: '10.2.0.3' })).status).toBe(status);
  });

  it('slows guessing at a name, whoever has it; the right password does not help; it ends by itself and survives a restart', async () => {
    const victim = await person('EMPLOYEE');
    for (const name of [victim.username, 'nobody.knows.me']) {
      const statuses: number[] = [];
      for (let i = 0; i < 10; i += 1) {
        const { status, headers } = await login(name, 'salah terus menerus', `10.3.${i}.1`);
        statuses.push(status);
        if (status === 429) expect(Number(headers['retry-after'])).toBeGreaterThan(0);
      }
      expect(statuses).toEqual([401, 401, 401, 401, 401, 429, 429, 429, 429, 429]);
    }
    const blocked = await login(victim.username);
    expect(blocked.body).toMatchObject({ code: 'AUTH.TOO_MANY_ATTEMPTS', status: 429 });

    await app.restart();
    expect((await login(victim.username)).status).toBe(429);
    pass(Number(blocked.headers['retry-after']));
    expect((await login(victim.username)).status).toBe(200);
    expect((await login(victim.username, 'salah lagi', '10.3.0.9')).status).toBe(401);
  });

  it('lets the delay grow and never lets more than ten guesses through at once', async () => {
    const waits: number[] = [];
    for (let i = 0; i < 14; i += 1) {
      const { headers, status } = await login('grows.slowly', 'salah', '10.4.0.1');
      if (status !== 429) continue;
      waits.push(Number(headers['retry-after']));
      pass(waits.at(-1) ?? 0);
    }
    expect(waits).toEqual([2, 4, 8, 16, 32]);
    const verify = jest.spyOn(app.get(PasswordHasher), 'verify');
    await Promise.all(Array.from({ length: 30 }, (_, i) => login('many.at.once', 'salah', `10.5.0.${i}`)));
    expect(verify).toHaveBeenCalledTimes(5);
    verify.mockRestore();
  });

  it('lets many sign in at once: with one name, and from one network', async () => {
    const one = await person('EMPLOYEE');
    const same = await Promise.all(Array.from({ length: 20 }, () => login(one.username, PASSWORD, '10.8.0.1')));
    expect(same.map(({ status }) => status)).toEqual(Array(20).fill(200));
    const many = await app.get(IdentityApi).provisionAccounts(
      Array.from({ length: 80 }, (_, i) => ({
        employeeId: null,
        username: `pagi.${i}`,
        roles: [],
        password: PASSWORD,
      })),
    );
    const morning = await Promise.all(many.map((_, i) => login(`pagi.${i}`, PASSWORD, '10.8.0.2')));
    expect(morning.map(({ status }) => status)).toEqual(Array(80).fill(200));
  });

  it('slows a network that tries many names, and forgets it after a quarter of an hour', async () => {
    const statuses: number[] = [];
    for (let i = 0; i < 52; i += 1) statuses.push((await login(`name.${i}`, 'salah', '2001:db8::1')).status);
    expect(statuses.filter((status) => status === 401)).toHaveLength(50);
    expect((await login(admin.username, PASSWORD, '2001:db8::ffff')).status).toBe(429);
    expect((await login(admin.username, PASSWORD, '10.0.0.2')).status).toBe(200);
    pass(900);
    expect((await login(admin.username, PASSWORD, '2001:db8::1')).status).toBe(200);
  });

  it('answers 503 when too many wait for their password check, and does not count them', async () => {
    const answers = await Promise.all(
      Array.from({ length: 130 }, (_, i) => login(`crowd.${i}`, 'salah', `10.6.${i}.1`)),
    );
    const busy = answers.findIndex(({ status }) => status === 503);
    expect(busy).toBeGreaterThan(-1);
    expect(answers[busy]?.body.code).toBe('SERVICE.BUSY');
    expect(answers[busy]?.headers['retry-after']).toBeDefined();
    const key = keyedHash(config.appSecret, 'sign-in name', `crowd.${busy}`);
    expect(await read('SELECT id FROM sign_in_throttle WHERE id = ? AND failures > 0', [key])).toEqual([]);
  });
});

const newAccount = (username: string, change: object = {}): object => ({
  ...{ username, employeeId: newId(), roles: [{ role: 'EMPLOYEE', from: '2026-01-01' }], ...change },
});

describe('Access tokens', () => {
  const b64 = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  const decode = (part = ''): Json => JSON.parse(Buffer.from(part, 'base64url').toString());

  it('say who and which session, and carry no rights', () => {
    const [header, payload] = admin.token.split('.');
    const jwk = createPublicKey(createPrivateKey(config.tokenPrivateKey)).export({ format: 'jwk' });
    const { crv, kty, x, y } = jwk;
    const kid = createHash('sha256').update(JSON.stringify({ crv, kty, x, y })).digest('base64url');
    expect(decode(header)).toEqual({ alg: 'ES256', typ: 'at+jwt', kid });
    const { iat, exp, sid, ...rest } = decode(payload);
    expect(rest).toEqual({ iss: 'sasaran', aud: 'sasaran', sub: admin.id });
    expect([exp - iat, sid]).toEqual([900, admin.refreshToken.split('.')[0]]);
  });

  it('are refused when forged', async () => {
    const [header = '', payload = '', signature = ''] = (await person('EMPLOYEE')).token.split('.');
    const valid = `${header}.${payload}.${signature}`;
    const own = createPrivateKey(config.tokenPrivateKey);
    const publicPem = createPublicKey(own).export({ type: 'spki', format: 'pem' }).toString();
    const { privateKey: foreign, publicKey: foreignPublic } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
    const claims = decode(payload);
    const signed = (change: object, head: object = {}, key: Json = own): Promise<string> =>
      new SignJWT({ ...claims, ...change }).setProtectedHeader({ ...decode(header), ...head }).sign(key);
    const bySignature = (head: object): string => {
      const input = `${b64(head)}.${payload}`;
      return `${input}.${sign('sha256', Buffer.from(input), { key: own, dsaEncoding: 'ieee-p1363' }).toString('base64url')}`;
    };
    expect((await me(await signed({}))).status).toBe(200);
    expect((await me(bySignature(decode(header)))).status).toBe(200);

    const jwk = await exportJWK(foreignPublic);
    const forged: Record<string, string> = {
      'alg none': `${b64({ alg: 'none', typ: 'at+jwt' })}.${payload}.`,
      'alg none with a signature': `${b64({ ...decode(header), alg: 'none' })}.${payload}.${signature}`,
      'HS256 with the public key': await signed({}, { alg: 'HS256' }, Buffer.from(publicPem)),
      'RS256 with a key of its own': await signed({}, { alg: 'RS256' }, rsa),
      'another key': await signed({}, {}, foreign),
      'another key in jwk': await signed({}, { jwk }, foreign),
      'another key under jku': await signed({}, { jku: 'https://attacker.example/jwks.json' }, foreign),
      'another kid': await signed({}, { kid: 'attacker' }),
      'a path as kid': await signed({}, { kid: '../../dev/null' }, foreign),
      'no signature': `${header}.${payload}.`,
      'a cut signature': valid.slice(0, -4),
      'a changed signature': `${header}.${payload}.${(signature.startsWith('A') ? 'B' : 'A') + signature.slice(1)}`,
      'another subject': `${header}.${b64({ ...claims, sub: admin.id })}.${signature}`,
      'another audience': await signed({ aud: 'other' }),
      'another issuer': await signed({ iss: 'https://attacker.example' }),
      'another type': await signed({}, { typ: 'JWT' }),
      'no type': await signed({}, { typ: undefined }),
      'no expiry': await signed({ exp: undefined }),
      'no time of issue': await signed({ iat: undefined }),
      'no session': await signed({ sid: undefined }),
      'a session of somebody else': await signed({ sub: admin.id }),
      'a session that never was': await signed({ sid: newId() }),
      expired: await signed({ exp: Math.floor(app.clock.now().getTime() / 1000) }),
      'not yet valid': await signed({ nbf: Math.floor(app.clock.now().getTime() / 1000) + 60 }),
      'a critical header that nobody knows': bySignature({ ...decode(header), crit: ['exp-after'], 'exp-after': 1 }),
      'a refresh token': admin.refreshToken,
      'three dots': '...',
      'a long one': 'a'.repeat(4_000),
    };
    for (const [name, token] of Object.entries(forged)) {
      const answer = await me(token);
      expect([name, answer.status, answer.body.code]).toEqual([name, 401, 'ACCESS.TOKEN_REQUIRED']);
    }
  });

  it('end after their time, also when they were just in use', async () => {
    const { token, username } = await person('EMPLOYEE');
    expect((await me(token)).status).toBe(200);
    pass(899);
    expect((await me(token)).status).toBe(200);
    pass(1);
    expect((await me(token)).status).toBe(401);
    admin = { ...admin, ...renamed((await login('admin')).body) };
    expect((await login(username)).status).toBe(200);
  });
});

const renamed = ({ accessToken, refreshToken }: Json): { token: string; refreshToken: string } => ({
  ...{ token: accessToken, refreshToken },
});

describe('POST /auth/refresh', () => {
  const refresh = (refreshToken: unknown): Promise<TestAnswer> =>
    call('POST', '/auth/refresh', { body: { refreshToken } });

  it('rotates, forgives a repetition within 20 seconds, and ends the session on a later one', async () => {
    const { token, refreshToken: first } = await person('EMPLOYEE');
    const second = (await refresh(first)).body;
    expect(second.refreshToken).not.toBe(first);
    pass(20);
    const again = await refresh(first);
    expect(again.status).toBe(200);
    expect((await me(again.body.accessToken)).status).toBe(200);
    const third = await refresh(again.body.refreshToken);
    expect(third.status).toBe(200);
    pass(21);
    for (const live of [token, second.accessToken, third.body.accessToken]) expect((await me(live)).status).toBe(200);

    const reused = await refresh(second.refreshToken);
    expect([reused.status, reused.body.code]).toEqual([401, 'AUTH.REFRESH_REFUSED']);
    expect((await refresh(third.body.refreshToken)).status).toBe(401);
    for (const dead of [token, second.accessToken, third.body.accessToken]) expect((await me(dead)).status).toBe(401);
    expect(await auditOf('session.reuse')).toEqual([
      expect.objectContaining({ outcome: 'REFUSED', objectType: 'session' }),
    ]);
  });

  it('gives ten at once the same next token, and the session lives on', async () => {
    const { refreshToken } = await person('EMPLOYEE');
    const answers = await Promise.all(Array.from({ length: 10 }, () => refresh(refreshToken)));
    expect(answers.map(({ status }) => status)).toEqual(Array(10).fill(200));
    expect(new Set(answers.map(({ body }) => body.refreshToken)).size).toBe(1);
    expect((await me(answers[9]?.body.accessToken)).status).toBe(200);
    expect((await refresh(answers[0]?.body.refreshToken)).status).toBe(200);
  });

  it('refuses made-up tokens without harm to the session', async () => {
    const { token, refreshToken } = await person('EMPLOYEE');
    const [sessionId, secret = ''] = refreshToken.split('.');
    const changed = (secret.startsWith('A') ? 'B' : 'A') + secret.slice(1);
    const made = [`${sessionId}.${changed}`, `${newId()}.${secret}`, `${sessionId}.`, secret, '.', token];
    for (const one of made) expect([400, 401, 422]).toContain((await refresh(one)).status);
    for (const one of [null, 5, {}]) expect((await refresh(one)).status).toBe(422);
    expect((await me(token)).status).toBe(200);
    expect((await refresh(refreshToken)).status).toBe(200);
  });

  it('ends with the session: after its days without use, and after sign-out', async () => {
    const { token, refreshToken } = await person('EMPLOYEE');
    expect((await call('POST', '/auth/logout', { token })).status).toBe(204);
    expect((await refresh(refreshToken)).status).toBe(401);
    const other = await person('EMPLOYEE');
    pass(config.refreshTokenDays * 86_400);
    expect((await refresh(other.refreshToken)).status).toBe(401);
    admin = { ...admin, ...renamed((await login('admin')).body) };
  });

  it('lasts no longer than a session may, however much it is used', async () => {
    let { refreshToken, token } = await person('EMPLOYEE');
    const use = async (): Promise<number> => {
      const { status, body } = await refresh(refreshToken);
      if (status === 200) ({ refreshToken, accessToken: token } = body);
      return status;
    };
    const DAY = 86_400;
    for (let day = 20; day < config.sessionMaxDays; day += 20) {
      pass(20 * DAY);
      expect(await use()).toBe(200);
    }
    pass((config.sessionMaxDays % 20) * DAY - 60);
    expect(await use()).toBe(200);
    expect((await me(token)).status).toBe(200);
    pass(60);
    expect((await me(token)).status).toBe(401);
    expect(await use()).toBe(401);
    admin = { ...admin, ...renamed((await login('admin')).body) };
  });
});

describe('Rights end at once', () => {
  it('with sign-out: the token that was just good is not', async () => {
    const { token } = await person('EMPLOYEE');
    const second = await person('EMPLOYEE');
    expect((await me(token)).status).toBe(200);
    expect((await call('POST', '/auth/logout', { token })).status).toBe(204);
    expect((await me(token)).status).toBe(401);
    expect((await call('POST', '/auth/logout', { token })).status).toBe(401);
    expect((await me(second.token)).status).toBe(200);
  });

  it('with disabling; enabling does not revive old sessions', async () => {
    const { id, token, username, refreshToken } = await person('EMPLOYEE');
    expect((await me(token)).status).toBe(200);
    expect((await patch(admin.token, id, 1, { disabled: true })).body).toMatchObject({
      status: 'DISABLED',
      version: 2,
    });
    expect((await me(token)).status).toBe(401);
    expect((await call('POST', '/auth/refresh', { body: { refreshToken } })).status).toBe(401);
    expect((await login(username)).status).toBe(401);
    expect((await patch(admin.token, id, 2, { disabled: false })).body).toMatchObject({ status: 'ACTIVE' });
    expect((await me(token)).status).toBe(401);
    expect((await login(username)).status).toBe(200);
  });

  it('with the removal of a role, and a new role holds at once', async () => {
    const { id, token } = await person('EMPLOYEE');
    expect((await call('GET', '/accounts', { token })).status).toBe(403);
    const grant = { role: 'ADMIN', from: app.clock.today() };
    const granted = await call('POST', `/accounts/${id}/role-grants`, { token: admin.token, body: grant });
    expect([granted.status, granted.headers.location]).toEqual([201, `/api/v1/accounts/${id}`]);
    expect((await call('GET', '/accounts', { token })).status).toBe(200);
    const grantId = granted.body.roles.find(({ role }: Json) => role === 'ADMIN').id;
    expect((await call('DELETE', `/accounts/${id}/role-grants/${grantId}`, { token: admin.token })).status).toBe(204);
    expect((await call('GET', '/accounts', { token })).status).toBe(403);
    expect((await call('DELETE', `/accounts/${id}/role-grants/${grantId}`, { token: admin.token })).status).toBe(404);
  });

  it('with the civil day: a role that ends today is gone tomorrow, in the zone of the government', async () => {
    const { id, username } = await person('EMPLOYEE');
    const body = { role: 'AUDITOR', from: app.clock.today(), until: app.clock.today() };
    await call('POST', `/accounts/${id}/role-grants`, { token: admin.token, body });
    const midnight = app.clock.startOf(plusDays(app.clock.today(), 1)).getTime();
    pass((midnight - app.clock.now().getTime()) / 1000 - 60);
    const { accessToken } = (await login(username)).body;
    const roles = async (): Promise<string[]> =>
      (await me(accessToken)).body.roles.map(({ role }: Json) => role).sort();
    expect(await roles()).toEqual(['AUDITOR', 'EMPLOYEE']);
    pass(60);
    expect(await roles()).toEqual(['EMPLOYEE']);
    admin = { ...admin, ...renamed((await login('admin')).body) };
  });

  it('on another instance within two seconds', async () => {
    const overrides = { clock: app.clock, logger: createLogger('silent') };
    const other = await (await createApp(config, await openConnection(config), overrides)).init();
    const { token } = await person('EMPLOYEE');
    const there = other.get(Authenticator, { strict: false });
    expect(await there.authenticate(token)).toMatchObject({ roles: new Set(['EMPLOYEE']) });
    await call('POST', '/auth/logout', { token });
    const since = Date.now();
    const revision = other.get(AccessRevision, { strict: false });
    const refresh = revision.refresh.bind(revision);
    const polled = new Promise<void>((heard) => {
      jest.spyOn(revision, 'refresh').mockImplementation(() => refresh().then(heard));
    });
    await polled;
    expect(await there.authenticate(token)).toBeNull();
    expect(Date.now() - since).toBeLessThan(2_000);
    await other.close();
  });

  it('also where the revision cannot be heard: nothing remembered counts then', async () => {
    const { token } = await person('EMPLOYEE');
    expect((await me(token)).status).toBe(200);
    await app.db.transaction(() => app.db.change('UPDATE session SET endedAt = createdAt'));
    expect((await me(token)).status).toBe(200);
    const heard = jest.spyOn(app.get(AccessRevision), 'current', 'get').mockReturnValue(NaN);
    expect((await me(token)).status).toBe(401);
    heard.mockRestore();
    admin = { ...admin, ...renamed((await login('admin')).body) };
  });
});

describe('POST /auth/activation', () => {
  const create = async (username: string, change?: object): Promise<Json> =>
    (await call('POST', '/accounts', { token: admin.token, body: newAccount(username, change) })).body;
  const activate = (username: string, secret: string, password = PASSWORD, from = '10.7.0.1'): Promise<TestAnswer> =>
    call('POST', '/auth/activation', { body: { username, secret, password }, from });

  it('sets the password once', async () => {
    const { activationSecret: secret } = await create('baru.satu');
    expect((await activate('baru.satu', secret)).status).toBe(204);
    const again = await activate('baru.satu', secret);
    expect([again.status, again.body.code]).toEqual([401, 'AUTH.ACTIVATION_REFUSED']);
    expect((await login('baru.satu')).status).toBe(200);
  });

  it('answers wrong, expired, disabled and unknown alike, and slows guessing', async () => {
    const wrong = await create('baru.dua');
    const late = await create('baru.tiga');
    const off = await create('baru.empat');
    await patch(admin.token, off.id, 1, { disabled: true });
    const bodies = [
      await activate('baru.dua', 'AAAAA-AAAAA'),
      await activate('baru.empat', off.activationSecret),
      await activate('tidak.ada', off.activationSecret),
    ];
    pass(86_400);
    admin = { ...admin, ...renamed((await login('admin')).body) };
    bodies.push(await activate('baru.tiga', late.activationSecret));
    for (const { status, body } of bodies)
      expect({ ...body, status, traceId: '' }).toEqual({ ...bodies[0]?.body, status: 401, traceId: '' });
    for (let i = 0; i < 5; i += 1) await activate('baru.dua', 'AAAAA-AAAAA');
    expect((await activate('baru.dua', wrong.activationSecret)).status).toBe(429);
  });

  it.each([
    ['kurang', 'TOO_SHORT'],
    ['x'.repeat(7) + 'kabut dan embun '.repeat(9), 'TOO_LONG'],
    ['password2026', 'COMMON'],
    ['naik-baru.lima-turun', 'CONTAINS_NAME'],
    ['naik-sasaran-turun', 'CONTAINS_NAME'],
  ])('refuses the password %s', async (password, code) => {
    const { status, body } = await activate('baru.lima', 'AAAAA', password);
    expect([status, body.code]).toEqual([422, 'AUTH.PASSWORD_WEAK']);
    expect(body.errors).toEqual([{ pointer: '/password', code, detail: expect.any(String) }]);
    expect(JSON.stringify(body)).not.toContain(password);
  });

  it('keeps the secret when the password contains the e-mail name, which only its holder hears', async () => {
    const { activationSecret } = await create('baru.enam', { email: 'rembulan@example.go.id' });
    expect((await activate('baru.enam', 'AAAAA', 'naik-rembulan-turun')).status).toBe(401);
    expect((await activate('baru.enam', activationSecret, 'naik-rembulan-turun')).status).toBe(422);
    expect((await activate('baru.enam', activationSecret, '雨'.repeat(2) + 'ombak di laut selatan 🐚')).status).toBe(
      204,
    );
    expect((await login('rembulan@example.go.id', '雨'.repeat(2) + 'ombak di laut selatan 🐚')).status).toBe(200);
  });

  it('takes a renewed secret and no older one', async () => {
    const { id, activationSecret: old } = await create('baru.tujuh');
    const renew = (): Promise<TestAnswer> => call('POST', `/accounts/${id}/activation-secret`, { token: admin.token });
    const renewed = await renew();
    expect(renewed.status).toBe(201);
    expect((await activate('baru.tujuh', old)).status).toBe(401);
    expect((await activate('baru.tujuh', renewed.body.activationSecret)).status).toBe(204);
    expect((await renew()).body.code).toBe('ACCOUNT.ALREADY_ACTIVE');
  });

  it('sets one of two passwords that come at once', async () => {
    const { activationSecret } = await create('baru.delapan');
    const passwords = ['ombak pertama di laut', 'ombak kedua di laut'];
    const answers = await Promise.all(
      passwords.map((password) => activate('baru.delapan', activationSecret, password)),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([204, 401]);
    const winner = passwords[answers.findIndex(({ status }) => status === 204)];
    expect((await login('baru.delapan', winner)).status).toBe(200);
  });
});

describe('Accounts', () => {
  const post = (body: unknown, headers?: Record<string, string>): Promise<TestAnswer> =>
    call('POST', '/accounts', { token: admin.token, body, headers });

  it('are made with a secret that is shown once', async () => {
    const key = { 'idempotency-key': 'akun-1' };
    const body = newAccount('siti.kedua', { employeeId: newId(), email: 'Siti2@example.go.id' });
    const made = await post(body, key);
    expect(made.status).toBe(201);
    expect(made.headers.location).toBe(`/api/v1/accounts/${made.body.id}`);
    expect(made.headers.etag).toMatch(/^"1-[\w-]{12}"$/);
    expect(made.body).toMatchObject({ username: 'siti.kedua', email: 'siti2@example.go.id', status: 'NOT_ACTIVATED' });
    const { activationSecret, activationExpiresAt: _, ...account } = made.body;
    expect(activationSecret).toMatch(/^([0-9A-Z]{5}-){4}[0-9A-Z]{5}$/);
    const replayed = await post(body, key);
    expect([replayed.status, replayed.headers['idempotency-replayed'], replayed.body.activationSecret]).toEqual([
      201,
      'true',
      undefined,
    ]);
    const read = await call('GET', `/accounts/${made.body.id}`, { token: admin.token });
    expect(read.body).toEqual(account);
  });

  it('take an id of the client once, and each name and person once, also at the same moment', async () => {
    const id = newId();
    const employeeId = newId();
    expect((await post(newAccount('unik.satu', { id, employeeId, email: 'unik@example.go.id' }))).body.id).toBe(id);
    const refusals = [
      await post(newAccount('unik.dua', { id })),
      await post(newAccount('unik.satu')),
      await post(newAccount('unik.dua', { email: 'UNIK@example.go.id' })),
      await post(newAccount('unik.dua', { employeeId })),
    ];
    expect(refusals.map(({ status, body }) => `${status} ${body.code}`)).toEqual([
      '409 REQUEST.ID_TAKEN',
      '409 ACCOUNT.USERNAME_TAKEN',
      '409 ACCOUNT.EMAIL_TAKEN',
      '409 ACCOUNT.EMPLOYEE_TAKEN',
    ]);
    const both = await Promise.all([post(newAccount('unik.tiga')), post(newAccount('unik.tiga'))]);
    expect(both.map(({ status }) => status).sort()).toEqual([201, 409]);
  });

  it.each([
    ['capitals', { username: 'Siti' }, '/username'],
    ['two characters', { username: 'ab' }, '/username'],
    ['an e-mail address as username', { username: 'a@b.go.id' }, '/username'],
    ['a strange e-mail address', { email: 'siti' }, '/email'],
    ['null', { email: null }, '/email'],
    ['no roles', { roles: [] }, '/roles'],
    ['EMPLOYEE of no person', { employeeId: undefined }, '/employeeId'],
    ['an unknown role', { roles: [{ role: 'ROOT', from: '2026-01-01' }] }, '/roles/0/role'],
    ['the role of services', { roles: [{ role: 'SERVICE', from: '2026-01-01' }] }, '/roles/0/role'],
    ['UNIT_HR of no unit', { roles: [{ role: 'UNIT_HR', from: '2026-01-01' }] }, '/roles/0/unitId'],
    ['ADMIN of a unit', { roles: [{ role: 'ADMIN', unitId: newId(), from: '2026-01-01' }] }, '/roles/0/unitId'],
    ['30 February', { roles: [{ role: 'ADMIN', from: '2026-02-30' }] }, '/roles/0/from'],
    [
      'an end before its start',
      { roles: [{ role: 'ADMIN', from: '2026-02-02', until: '2026-02-01' }] },
      '/roles/0/until',
    ],
    [
      'one role twice',
      {
        roles: [
          { role: 'ADMIN', from: '2026-01-01' },
          { role: 'ADMIN', from: '2026-02-01' },
        ],
      },
      '/roles/1',
    ],
    ['a field of the server', { passwordHash: 'x' }, '/passwordHash'],
    ['a status', { status: 'ACTIVE' }, '/status'],
  ])('refuse %s', async (_, change, pointer) => {
    const { status, body } = await post(newAccount('tidak.jadi', change));
    expect([status, body.errors.map((fault: Json) => fault.pointer)]).toEqual([422, [pointer]]);
  });

  it.each([
    ['id', 'username', 'Siti', 'NOT_USERNAME', /^Nama pengguna terdiri dari 3–64 karakter: huruf kecil a–z, angka/],
    ['id', 'username', 'siti aminah', 'NOT_USERNAME', /tanpa spasi\.$/],
    ['en', 'username', 'a@b.go.id', 'NOT_USERNAME', /^A username has 3 to 64 characters: small letters a–z, digits/],
    ['en', 'username', 'ab', 'TOO_SHORT', /at least 3/],
    ['id', 'username', 'a'.repeat(65), 'TOO_LONG', /64/],
    ['id', 'email', 'siti@', 'NOT_EMAIL', /^Harus alamat surel, misalnya siti/],
    ['en', 'email', 'siti aminah@example.go.id', 'NOT_EMAIL', /^This must be an e-mail address, such as siti/],
  ])('tell in "%s" what a %s like %s must be', async (language, field, value, code, detail) => {
    const { body } = await post(newAccount('tidak.jadi', { [field]: value }), { 'accept-language': language });
    expect(body.errors).toEqual([{ pointer: `/${field}`, code, detail: expect.stringMatching(detail) }]);
  });

  it('belong to a person where they have the role EMPLOYEE, and to nobody else for every other role', async () => {
    const office = [
      { role: 'ADMIN', from: '2027-01-01' },
      { role: 'UNIT_HR', unitId: newId(), from: '2027-01-01' },
      { role: 'AUDITOR', from: '2027-01-01' },
    ];
    const made = await post(newAccount('kantor.kepegawaian', { employeeId: undefined, roles: office }));
    expect([made.status, made.body.employeeId]).toEqual([201, null]);
    const grant = (id: string): Promise<TestAnswer> => {
      const body = { role: 'EMPLOYEE', from: '2026-02-01' };
      return call('POST', `/accounts/${id}/role-grants`, { token: admin.token, body });
    };
    const refused = await grant(made.body.id);
    expect([refused.status, refused.body.code]).toEqual([409, 'ACCOUNT.PERSON_REQUIRED']);
    expect(refused.body.detail).toContain('employeeId');
    expect((await call('GET', `/accounts/${made.body.id}`, { token: admin.token })).body).toMatchObject({
      version: 1,
      roles: office,
    });
    expect((await grant((await person('AUDITOR')).id)).status).toBe(201);

    const roles = [...office, { role: 'EMPLOYEE', from: '2026-01-01' }];
    const both = await post(newAccount('kantor.juga', { employeeId: undefined, roles }), { 'accept-language': 'en' });
    expect([both.status, both.body.errors]).toEqual([
      422,
      [
        {
          pointer: '/employeeId',
          code: 'PERSON_REQUIRED',
          detail: 'The role EMPLOYEE is for the account of a person; put the id of that person here.',
        },
      ],
    ]);
  });

  it('are changed under If-Match', async () => {
    const { id } = await person('EMPLOYEE');
    const change = (headers: Record<string, string>): Promise<TestAnswer> =>
      call('PATCH', `/accounts/${id}`, {
        token: admin.token,
        body: { email: `x${Date.now()}@example.go.id` },
        headers,
      });
    expect((await change({})).status).toBe(428);
    expect((await change({ 'if-match': 'W/"1"' })).status).toBe(400);
    expect((await change({ 'if-match': '"7"' })).status).toBe(412);
    const answers = await Promise.all(Array.from({ length: 5 }, () => change({ 'if-match': '"1"' })));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 412, 412, 412, 412]);
    expect((await patch(admin.token, id, 2, { email: null })).body).toMatchObject({ email: null, version: 3 });
    expect((await patch(admin.token, id, 3, { username: 'lain' })).status).toBe(422);
    expect((await patch(admin.token, id, 3, { disabled: 'true' })).status).toBe(422);
    expect((await patch(admin.token, newId(), 1, { disabled: true })).status).toBe(404);
    const taken = await patch(admin.token, id, 3, { email: 'siti2@example.go.id' });
    expect([taken.status, taken.body.code]).toEqual([409, 'ACCOUNT.EMAIL_TAKEN']);
  });

  it('stay as they are when nothing is to change', async () => {
    const { id } = await person('EMPLOYEE');
    const get = (): Promise<TestAnswer> => call('GET', `/accounts/${id}`, { token: admin.token });
    const before = (await get()).body;
    expect((await patch(admin.token, id, 1, {})).body).toEqual(before);
    expect((await get()).body).toEqual(before);
    expect((await patch(admin.token, id, 2, {})).status).toBe(412);
    expect(await read('SELECT id FROM audit_event WHERE action = ? AND objectId = ?', ['account.change', id])).toEqual(
      [],
    );
  });

  it('are listed by username in pages, by part of the name and by role', async () => {
    const seen: string[] = [];
    let cursor = '';
    do {
      const { body } = await call('GET', `/accounts?limit=7&count=true${cursor && `&cursor=${cursor}`}`, {
        token: admin.token,
      });
      seen.push(...body.data.map(({ username }: Json) => username));
      cursor = body.page.nextCursor;
      if (!cursor) expect(body.page.total).toBe(seen.length);
    } while (cursor);
    expect(seen).toEqual([...new Set(seen)].sort());
    expect(seen).toContain('admin');
    const names = async (query: string): Promise<string[]> =>
      (await call('GET', `/accounts?${query}`, { token: admin.token })).body.data.map(({ username }: Json) => username);
    expect(await names('q=UNIK.')).toEqual(['unik.satu', 'unik.tiga']);
    expect(await names('q=siti2@')).toEqual(['siti.kedua']);
    expect(await names('q=%25')).toEqual([]);
    expect(await names('role=ADMIN')).toEqual(['admin']);
    expect((await call('GET', '/accounts?role=ROOT', { token: admin.token })).status).toBe(400);
    expect((await call('GET', '/accounts?sort=x', { token: admin.token })).status).toBe(400);
  });

  it('get roles that do not overlap, and every change makes a new version', async () => {
    const { id } = await person('AUDITOR');
    const grant = (body: unknown): Promise<TestAnswer> =>
      call('POST', `/accounts/${id}/role-grants`, { token: admin.token, body });
    expect((await grant({ role: 'AUDITOR', from: '2027-01-01' })).body.code).toBe('ACCOUNT.ROLE_OVERLAPS');
    expect((await grant({ role: 'UNIT_HR', from: '2027-01-01' })).body.errors[0]).toMatchObject({
      pointer: '/unitId',
      code: 'UNIT_REQUIRED',
    });
    const unitId = newId();
    const { body } = await grant({ role: 'UNIT_HR', unitId, from: '2026-01-01', until: '2026-12-31' });
    expect(body).toMatchObject({
      version: 2,
      roles: expect.arrayContaining([expect.objectContaining({ unitId, until: '2026-12-31' })]),
    });
    expect((await grant({ role: 'UNIT_HR', unitId: newId(), from: '2026-01-01' })).status).toBe(201);
    expect(
      (
        await call('POST', `/accounts/${newId()}/role-grants`, {
          token: admin.token,
          body: { role: 'ADMIN', from: '2026-01-01' },
        })
      ).status,
    ).toBe(404);
  });

  it('keep their own roles and state out of reach (R52)', async () => {
    const own = await call('GET', `/accounts/${admin.id}`, { token: admin.token });
    const answers = [
      await call('POST', `/accounts/${admin.id}/role-grants`, {
        token: admin.token,
        body: { role: 'AUDITOR', from: '2026-01-01' },
      }),
      await call('DELETE', `/accounts/${admin.id}/role-grants/${own.body.roles[0].id}`, { token: admin.token }),
      await patch(admin.token, admin.id, own.body.version, { disabled: true }),
    ];
    expect(answers.map(({ status, body }) => `${status} ${body.code}`)).toEqual(
      Array(3).fill('403 ACCOUNT.OWN_ACCOUNT'),
    );
    expect((await call('GET', `/accounts/${admin.id}`, { token: admin.token })).body).toEqual(own.body);
  });

  it('always leave one admin: two who remove each other at once do not both succeed', async () => {
    const rounds: (() => Promise<TestAnswer[]>)[] = [
      () => Promise.all([withdraw(admin, second), withdraw(second, admin)]),
      () => Promise.all([disable(admin, second), disable(second, admin)]),
    ];
    const adminGrant = async (of: Person): Promise<string> => {
      const rows = await read<{ id: string }>("SELECT id FROM role_grant WHERE accountId = ? AND role = 'ADMIN'", [
        of.id,
      ]);
      return rows[0]?.id ?? '';
    };
    const withdraw = async (by: Person, of: Person): Promise<TestAnswer> =>
      call('DELETE', `/accounts/${of.id}/role-grants/${await adminGrant(of)}`, { token: by.token });
    const disable = async (by: Person, of: Person): Promise<TestAnswer> => {
      const [row] = await read<{ version: number }>('SELECT version FROM account WHERE id = ?', [of.id]);
      return patch(by.token, of.id, Number(row?.version), { disabled: true });
    };
    let second!: Person;
    for (const round of rounds) {
      second = await person('ADMIN');
      const answers = await round();
      const codes = answers.map(({ status, body }) => (status < 300 ? 'DONE' : body.code)).sort();
      expect(['ACCESS.FORBIDDEN,DONE', 'ACCESS.TOKEN_REQUIRED,DONE', 'ACCOUNT.LAST_ADMIN,DONE']).toContain(
        codes.join(),
      );
      const [left] = [admin, second].filter((_, i) => answers[i]!.status < 300);
      admin = { ...left!, ...renamed((await login(left!.username)).body) };
    }
    expect((await call('GET', '/accounts', { token: admin.token })).status).toBe(200);
  });
});

describe('Permissions', () => {
  const id = newId();
  const routes: [string, string, unknown?][] = [
    ['GET', '/accounts'],
    ['POST', '/accounts', newAccount('tidak.boleh')],
    ['GET', `/accounts/${id}`],
    ['PATCH', `/accounts/${id}`, { disabled: true }],
    ['POST', `/accounts/${id}/activation-secret`],
    ['POST', `/accounts/${id}/role-grants`, { role: 'ADMIN', from: '2026-01-01' }],
    ['DELETE', `/accounts/${id}/role-grants/${id}`],
  ];

  it.each(['UNIT_HR', 'EMPLOYEE', 'AUDITOR'] as const)('%s manages no accounts but has a session', async (role) => {
    const { token } = await person(role);
    for (const [method, path, body] of routes) {
      const answer = await call(method, path, { token, body });
      // The auditor reads everything and changes nothing (R45).
      const read = path === '/accounts' ? 200 : 404;
      const expected = role === 'AUDITOR' && method === 'GET' ? read : 403;
      expect([method, path, answer.status]).toEqual([method, path, expected]);
    }
    expect((await me(token)).body.roles).toMatchObject([{ role }]);
    expect((await call('POST', '/auth/logout', { token })).status).toBe(204);
  });

  it('nobody without a token gets past the door, whatever he sends', async () => {
    for (const [method, path] of [...routes, ['GET', '/auth/me'], ['POST', '/auth/logout']] as [string, string][]) {
      const answer = await call(method, path, method === 'GET' ? {} : { body: { odd: true } });
      expect([method, path, answer.status]).toEqual([method, path, 401]);
    }
  });

  it('an account without a role has a token but no rights', async () => {
    const { token } = await person();
    expect((await me(token)).status).toBe(403);
  });
});

async function auditOf(action: string): Promise<Json[]> {
  return read('SELECT * FROM audit_event WHERE action = ? ORDER BY id', [action]);
}

describe('The record', () => {
  it('has every kind of act, good and bad', async () => {
    const rows = await read<Json>('SELECT DISTINCT action, outcome FROM audit_event ORDER BY action, outcome');
    expect(rows.map(({ action, outcome }: Json) => `${action} ${outcome}`)).toEqual(
      expect.arrayContaining([
        'account.activate REFUSED',
        'account.activate SUCCESS',
        'account.change SUCCESS',
        'account.create SUCCESS',
        'account.renew-activation SUCCESS',
        'role-grant.add SUCCESS',
        'role-grant.remove SUCCESS',
        'session.reuse REFUSED',
        'session.sign-in REFUSED',
        'session.sign-in SUCCESS',
        'session.sign-out SUCCESS',
      ]),
    );
    const reasons = new Set((await auditOf('session.sign-in')).map(({ facts }) => JSON.parse(facts).reason));
    expect([...reasons].sort()).toEqual(
      expect.arrayContaining(['DISABLED', 'NOT_ACTIVATED', 'TOO_MANY_ATTEMPTS', 'UNKNOWN_NAME', 'WRONG_PASSWORD']),
    );
  });

  it('and the log hold no password, secret, token or full NIP', async () => {
    const events = await read<object>('SELECT * FROM audit_event');
    const values = await read<object>('SELECT * FROM audit_value');
    const written = [JSON.stringify(events), JSON.stringify(values), app.logLines.join('')].join('\n');
    const tokens = [admin.token, admin.refreshToken.split('.')[1] ?? ''];
    for (const secret of [PASSWORD, 'kata yang salah', 'ombak', ...tokens]) expect(written).not.toContain(secret);
    expect(written).not.toMatch(/eyJ|argon2|\b[0-9A-Z]{5}(-[0-9A-Z]{5}){4}\b|19900101201503/);
    const stored = JSON.stringify([
      await read('SELECT refreshHash, previousHash, successorNonce FROM session'),
      await read('SELECT activationHash FROM account'),
      await read('SELECT bodyJson FROM idempotency_key'),
    ]);
    expect(stored).not.toContain(tokens[1]);
    expect(stored).not.toMatch(/activationSecret|[0-9A-Z]{5}(-[0-9A-Z]{5}){4}/);
  });
});
