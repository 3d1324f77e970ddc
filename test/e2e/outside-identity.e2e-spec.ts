import { createPublicKey, generateKeyPairSync } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import { jest } from '@jest/globals';
import { decodeJwt, exportJWK, type JWK, type JWTPayload, UnsecuredJWT } from 'jose';
import { AuditLog } from '../../src/kernel/audit/audit-log.js';
import { type RoleName } from '../../src/kernel/auth/permissions.js';
import { SERVICE_SCOPES } from '../../src/kernel/auth/scopes.js';
import { newId } from '../../src/kernel/clock/clock.js';
import { OPEN_END } from '../../src/kernel/values/civil-date.js';
import { IdentityApi } from '../../src/modules/identity/index.js';
import { IdentityProvider } from '../support/identity-provider.js';
import { Government, PASSWORD } from '../support/government.js';
import { type Client, TestApp, type TestAnswer } from '../support/test-app.js';

const STAFF = '199003152015042004';
const KADIS = '197204151997032002';

let provider: IdentityProvider;
let app: TestApp;
let gov: Government;
let warn: jest.SpiedFunction<typeof console.warn>;

const issuers = (more: object = {}): string =>
  JSON.stringify([
    {
      ...{ issuer: provider.issuer, audience: 'sasaran', algorithms: ['RS256'], nipClaim: 'nip' },
      ...{ clients: ['portal'], ...more },
    },
  ]);

/** The service with one outside issuer, at the time of the provider, which knows no other. */
async function startApp(more: object = {}): Promise<[TestApp, Government]> {
  const started = await TestApp.start({ env: { OIDC_ISSUERS: issuers(more) }, logLevel: 'info' });
  started.clock.set(new Date().toISOString());
  return [started, await Government.found(started)];
}

beforeAll(async () => {
  // The provider warns about keys and settings that are not for production.
  warn = jest.spyOn(console, 'warn').mockImplementation(() => undefined);
  jest.spyOn(console, 'info').mockImplementation(() => undefined);
  provider = await IdentityProvider.start();
  [app, gov] = await startApp();
});
afterAll(async () => {
  await app.stop();
  await provider.stop();
  warn.mockRestore();
});
beforeEach(() => {
  provider.instead = undefined;
});

const me = (token: string, at = app): Promise<TestAnswer> => Promise.resolve(at.as(token).get('/auth/me'));
const statusOf = async (token: string, at = app): Promise<number> => (await me(token, at)).status;
const pass = (seconds: number): void => app.clock.advance({ seconds });
const keyFetches = (): number => provider.asked.filter((path) => path.startsWith('/jwks')).length;

/** The claims of a good token at the time of the service, with changes; a change to undefined leaves a claim out. */
function claims(more: JWTPayload = {}, at = app): JWTPayload {
  const now = Math.floor(at.clock.now().getTime() / 1000);
  const good = { iss: provider.issuer, aud: 'sasaran', sub: STAFF, nip: STAFF, client_id: 'portal', jti: newId() };
  return { ...good, iat: now, exp: now + 300, ...more };
}

describe('A token of an outside identity provider', () => {
  it('stands for the person with the number, with the rights that were granted here', async () => {
    const { access_token: token } = await provider.signIn(STAFF);
    const [outside, own] = [(await me(token)).body, (await gov.as('staff').get('/auth/me').expect(200)).body];
    expect(outside).toEqual(own);
    const client = app.as(token);
    const seen = async (who: Client): Promise<unknown> => (await who.get('/employees').expect(200)).body;
    expect(await seen(client)).toEqual(await seen(gov.as('staff')));
    expect(await seen(app.as((await provider.signIn(KADIS)).access_token))).toEqual(await seen(gov.as('kadis')));
    await client.post('/org-units', {}).expect(403);
  });

  it('is remembered: the provider is asked once for its keys, not for each request', async () => {
    const { access_token: token } = await provider.signIn(STAFF);
    const before = provider.asked.length;
    for (let times = 0; times < 5; times += 1) expect(await statusOf(token)).toBe(200);
    expect(provider.asked.length).toBe(before);
  });

  it('has no session here that could be signed out', async () => {
    const client = app.as((await provider.signIn(STAFF)).access_token);
    const { body } = await client.post('/auth/logout').expect(409);
    expect(body.code).toBe('AUTH.NO_SESSION');
    await client.get('/auth/service-account').expect(403);
  });

  it('finds the person by any number that he ever held', async () => {
    const number = '199003152015045555';
    const row = { id: newId(), employeeId: gov.id('staff'), number, from: '2015-04-01', until: '2019-12-31' };
    const sql = 'INSERT INTO employee_number (id, employeeId, number, validFrom, validUntil) VALUES (?, ?, ?, ?, ?)';
    await app.db.transaction(() => app.db.change(sql, Object.values(row)));
    const { body } = await me((await provider.signIn(number)).access_token);
    expect(body.employeeId).toBe(gov.id('staff'));
  });

  it('is refused for a number that nobody has, and for a person without an account', async () => {
    expect(await statusOf((await provider.signIn('196001011985011001')).access_token)).toBe(401);
    const nip = '198505052010011009';
    await gov.admin.post('/employees', { kind: 'PNS', name: 'Tanpa Akun', nip, gradeCode: '34', gradeName: 'III/d' });
    expect(await statusOf((await provider.signIn(nip)).access_token)).toBe(401);
    expect(app.logLines.join()).toMatch(/"UNKNOWN_NUMBER".*was refused.*"NO_ACCOUNT".*was refused/s);
    expect(app.logLines.join()).not.toMatch(/196001011985011001|198505052010011009|eyJ/);
  });

  it('needs no password here, and ends at once with the account; a role given here counts at once', async () => {
    const nip = '198606062011011008';
    const person = { kind: 'PNS', name: 'Baru Uji', nip, gradeCode: '34', gradeName: 'III/d' };
    const employeeId = (await gov.admin.post('/employees', person).expect(201)).body.id;
    const roles = [{ role: 'EMPLOYEE', unitId: null, from: '2020-01-01', until: OPEN_END }] as const;
    const [id] = await app.get(IdentityApi).provisionAccounts([{ employeeId, username: nip, roles }]);
    const client = app.as((await provider.signIn(nip)).access_token);
    await client.get('/imports').expect(403);
    await gov.admin.post(`/accounts/${id}/role-grants`, { role: 'AUDITOR', from: '2020-01-01' }).expect(201);
    await client.get('/imports').expect(200);
    await gov.admin.patch(`/accounts/${id}`, { disabled: true }).ifMatch(2).expect(200);
    await client.get('/imports').expect(401);
    expect(await statusOf((await provider.signIn(nip)).access_token)).toBe(401);
  });
});

/** Somebody with an employee, an account with these roles and no password; gives his number and account. */
let hired = 0;
async function hire(role: RoleName, at = gov): Promise<{ nip: string; accountId: string; employeeId: string }> {
  const nip = `19860606201201${String(1000 + (hired += 1))}`;
  const person = { kind: 'PNS', name: `Luar ${hired}`, nip, gradeCode: '34', gradeName: 'III/d' };
  const employeeId = (await at.admin.post('/employees', person).expect(201)).body.id as string;
  const roles = [{ role, unitId: null, from: '2020-01-01', until: OPEN_END }] as const;
  const [accountId = ''] = await at.app.get(IdentityApi).provisionAccounts([{ employeeId, username: nip, roles }]);
  return { nip, accountId, employeeId };
}

describe('The record of outside tokens', () => {
  interface Recorded {
    readonly outcome: string;
    readonly facts: string;
    readonly subjectEmployeeId: string;
  }
  const accepted = (accountId: string): Promise<Recorded[]> =>
    app.db.rows<Recorded>(
      `SELECT outcome, facts, subjectEmployeeId FROM audit_event
       WHERE action = 'session.accept-token' AND actorAccountId = ? ORDER BY id`,
      [accountId],
    );

  it('has each one once, with its issuer and client, and neither token nor number (R39, R82)', async () => {
    const { nip, accountId, employeeId } = await hire('EMPLOYEE');
    const { access_token: token } = await provider.signIn(nip);
    await Promise.all(Array.from({ length: 8 }, () => statusOf(token)));
    // Rights that change make the service look at the token again, which is no second use.
    await gov.admin.post(`/accounts/${accountId}/role-grants`, { role: 'AUDITOR', from: '2020-01-01' }).expect(201);
    expect(await statusOf(token)).toBe(200);
    const [event, ...more] = await accepted(accountId);
    expect(more).toEqual([]);
    expect(event).toMatchObject({ outcome: 'SUCCESS', subjectEmployeeId: employeeId });
    const facts = JSON.parse(event?.facts ?? '') as Record<string, string>;
    expect(facts).toEqual({ issuer: provider.issuer, client: 'portal', provedAt: expect.any(String) });
    await provider.signIn(nip).then(({ access_token: next }) => statusOf(next));
    expect(await accepted(accountId)).toHaveLength(2);
    const all = JSON.stringify(await app.db.rows('SELECT facts FROM audit_event'));
    for (const secret of [token, token.split('.')[2] ?? '', nip]) expect(all).not.toContain(secret);
  });

  it('shows what was done as done by the person, in no session', async () => {
    const { nip, accountId } = await hire('EMPLOYEE');
    await app
      .as((await provider.signIn(nip)).access_token)
      .get('/accounts')
      .expect(403);
    const query = { actorAccountId: accountId, action: 'access.refuse' };
    const [event] = (await gov.auditor.get('/audit-events', query).expect(200)).body.data;
    expect(event).toMatchObject({ actorName: `Luar ${hired}`, actorRoles: ['EMPLOYEE'], sessionId: null });
  });

  it('is a condition: a token whose use cannot be recorded is not accepted', async () => {
    const { nip, accountId } = await hire('EMPLOYEE');
    const { access_token: token } = await provider.signIn(nip);
    const record = jest.spyOn(app.get(AuditLog), 'record').mockRejectedValueOnce(new Error('disk full'));
    expect(await statusOf(token)).toBe(500);
    record.mockRestore();
    expect(await statusOf(token)).toBe(200);
    expect(await accepted(accountId)).toHaveLength(1);
  });
});

describe('What somebody with an outside token may do about the account here', () => {
  it('is to see and end the sessions, none of which is this one', async () => {
    const client = app.as((await provider.signIn(STAFF)).access_token);
    const here = gov.as('staff');
    const { body } = await client.get('/auth/sessions').expect(200);
    expect(body.data.map(({ isCurrent }: { isCurrent: boolean }) => isCurrent)).toEqual([false]);
    await client.delete('/auth/sessions').expect(204);
    await here.get('/auth/me').expect(401);
    await client.get('/auth/me').expect(200);
    await gov.signInAgain('staff');
  });

  it('is to change the password, for which the present one is needed, and which ends the sessions', async () => {
    const { nip, employeeId } = { nip: '199105102016051005', employeeId: gov.id('colleague') };
    const client = app.as((await provider.signIn(nip)).access_token);
    expect((await client.get('/auth/me').expect(200)).body.employeeId).toBe(employeeId);
    const change = (currentPassword: string): PromiseLike<TestAnswer> =>
      client.post('/auth/password', { currentPassword, newPassword: 'kebun teh di lereng selatan' });
    expect((await change('salah sekali')).body.code).toBe('AUTH.PROOF_REFUSED');
    expect((await change(PASSWORD)).status).toBe(204);
    await gov.as('colleague').get('/auth/me').expect(401);
    await client.get('/auth/me').expect(200);
  });
});

describe('Duties about passwords and second factors', () => {
  it('are for those who signed in with a password here, and for nobody else', async () => {
    const env = { OIDC_ISSUERS: issuers(), TOTP_REQUIRED_FOR: 'AUDITOR', PASSWORD_MAX_AGE_DAYS: '1' };
    const other = await TestApp.start({ env });
    try {
      other.clock.set(new Date().toISOString());
      const government = await Government.found(other);
      const { nip } = await hire('AUDITOR', government);
      expect((await government.auditor.get('/auth/me').expect(200)).body.duty).toBe('SET_UP_SECOND_FACTOR');
      const outside = other.as(await provider.sign(claims({ nip }, other)));
      expect((await outside.get('/auth/me').expect(200)).body.duty).toBeNull();
      await outside.get('/audit-events').expect(200);
      const own = government.as('staff');
      other.clock.advance({ days: 1, seconds: 1 });
      await government.signInAgain('staff');
      expect((await government.as('staff').get('/employees').expect(403)).body.code).toBe('ACCESS.PASSWORD_OUTDATED');
      await own.get('/employees').expect(401);
      await other
        .as(await provider.sign(claims({}, other)))
        .get('/employees')
        .expect(200);
    } finally {
      await other.stop();
    }
  });
});

describe('The API document of the running service', () => {
  it('names the provider as a way in for people, and the token operation as the one for machines', async () => {
    const { body } = await app.anonymous.get('/docs/openapi.json').expect(200);
    const openIdConnectUrl = `${provider.issuer}/.well-known/openid-configuration`;
    const { identityProvider1, serviceAccount } = body.components.securitySchemes;
    expect(identityProvider1).toMatchObject({ type: 'openIdConnect', openIdConnectUrl });
    const { tokenUrl, scopes } = serviceAccount.flows.clientCredentials;
    expect([tokenUrl, Object.keys(scopes)]).toEqual(['/api/v1/auth/token', SERVICE_SCOPES]);
    expect(scopes['period:read'].split(', ')).toEqual([
      ...[
        'calculateDistribution',
        'getAppraisalPolicy',
        'getAppraiserCourse',
        'getCertificationPolicy',
        'getCriteriaPolicy',
        'getEvaluationPeriod',
        'getFiguresPolicy',
        'getNumericSettings',
        'getObjectionPolicy',
        'getPerformancePeriod',
        'getPredicatePolicy',
        'getReviewPolicy',
        'getServiceDowntime',
        'getWorkPlanPolicy',
      ],
      ...['listCharts', 'listEvaluationPeriods', 'listPerformancePeriods', 'listServiceDowntimes'],
    ]);
    const waysInto = (path: string, method = 'get'): unknown => body.paths[path][method].security;
    const [people, machines] = [{ identityProvider1: [] }, { serviceAccount: ['employee:read'] }];
    expect(waysInto('/api/v1/employees')).toEqual([{ bearer: [] }, machines, people]);
    expect(waysInto('/api/v1/auth/me')).toEqual([{ bearer: [] }, people]);
    expect(waysInto('/api/v1/auth/service-account')).toEqual([{ bearer: [] }, { serviceAccount: [] }]);
    expect(waysInto('/api/v1/auth/token', 'post')).toEqual([{ clientSecret: [] }, {}]);
    expect(waysInto('/api/v1/auth/login', 'post')).toEqual([]);
  });
});

describe('A token that is not for this service', () => {
  it('is refused: another audience, another client, an ID token', async () => {
    const another = await provider.signIn(STAFF, { resource: 'urn:lain' });
    const client = await provider.signIn(STAFF, { client: 'lain' });
    const { id_token: idToken } = await provider.signIn(STAFF);
    for (const token of [another.access_token, client.access_token, idToken]) {
      const { status, headers } = await me(token);
      expect([status, headers['www-authenticate']]).toEqual([401, 'Bearer error="invalid_token"']);
    }
  });

  it('is refused once it has expired, with half a minute for clocks that differ', async () => {
    const token = await provider.sign(claims({ exp: Math.floor(app.clock.now().getTime() / 1000) + 60 }));
    expect(await statusOf(token)).toBe(200);
    pass(80);
    expect(await statusOf(token)).toBe(200);
    pass(20);
    expect(await statusOf(token)).toBe(401);
    app.clock.set(new Date().toISOString());
  });

  const now = (): number => Math.floor(app.clock.now().getTime() / 1000);
  it.each([
    ['another issuer', () => claims({ iss: 'https://sso.example.org' })],
    ['an issuer that begins alike', () => claims({ iss: `${provider.issuer}.example.org` })],
    ['no issuer', () => claims({ iss: undefined })],
    ['another audience', () => claims({ aud: 'lain' })],
    ['no audience', () => claims({ aud: undefined })],
    ['another client', () => claims({ client_id: 'lain' })],
    ['no client', () => claims({ client_id: undefined })],
    ['no end', () => claims({ exp: undefined })],
    ['an end that has passed', () => claims({ exp: now() - 31 })],
    ['no time of issue', () => claims({ iat: undefined })],
    ['a time of issue to come', () => claims({ iat: now() + 60 })],
    ['an issue of more than an hour ago', () => claims({ iat: now() - 3_700, exp: now() + 300 })],
    ['a beginning to come', () => claims({ nbf: now() + 60 })],
    ['no number', () => claims({ nip: undefined })],
    ['a number that is no NIP', () => claims({ nip: 'admin-uji' })],
    ['a number as a JSON number', () => claims({ nip: 199003152015042004 })],
    ['several numbers', () => claims({ nip: [STAFF] })],
  ])('is refused with %s, though the signature is right', async (_, made) => {
    expect(await statusOf(await provider.sign(claims()))).toBe(200);
    expect(await statusOf(await provider.sign(made()))).toBe(401);
  });

  it('counts for one of several audiences', async () => {
    expect(await statusOf(await provider.sign(claims({ aud: ['lain', 'sasaran'] })))).toBe(200);
  });
});

describe('A forged token', () => {
  const attacker = generateKeyPairSync('rsa', { modulusLength: 2048 });
  let attackerKey: JWK;
  let attackerPublic: JWK;
  beforeAll(async () => {
    attackerKey = await exportJWK(attacker.privateKey);
    attackerPublic = await exportJWK(attacker.publicKey);
  });
  const publicPem = (): string =>
    createPublicKey({ key: provider.key, format: 'jwk' }).export({ type: 'spki', format: 'pem' }).toString();
  const octet = (secret: string): JWK => ({ kty: 'oct', k: Buffer.from(secret).toString('base64url') });
  const changed = async (part: number, text: string): Promise<string> => {
    const parts = (await provider.sign(claims())).split('.');
    parts[part] = Buffer.from(text).toString('base64url');
    return parts.join('.');
  };

  it.each<[string, () => Promise<string>]>([
    ['without a signature', async () => new UnsecuredJWT(claims()).encode()],
    [
      'with alg none and a name',
      () => changed(0, JSON.stringify({ alg: 'none', typ: 'at+jwt', kid: provider.key.kid })),
    ],
    ['signed HS256 with the public key', () => provider.sign(claims(), { alg: 'HS256' }, octet(publicPem()))],
    ['signed HS256 with the modulus', () => provider.sign(claims(), { alg: 'HS256' }, octet(String(provider.key.n)))],
    [
      'signed RS384, which is not accepted',
      () => provider.sign(claims(), { alg: 'RS384' }, { ...provider.key, alg: 'RS384' }),
    ],
    ['signed by somebody else under the right name', () => provider.sign(claims(), {}, attackerKey)],
    ['with the key of the attacker in it', () => provider.sign(claims(), { jwk: attackerPublic }, attackerKey)],
    [
      'that points to keys of the attacker',
      () => provider.sign(claims(), { jku: 'https://x.example.org/jwks' }, attackerKey),
    ],
    [
      'with a certificate of the attacker',
      () => provider.sign(claims(), { x5u: 'https://x.example.org', x5c: ['MIIB'] }, attackerKey),
    ],
    ['with an unknown key', () => provider.sign(claims(), { kid: 'tidak-ada' })],
    ['without the name of a key', () => provider.sign(claims(), { kid: undefined })],
    ['with a path as the name of a key', () => provider.sign(claims(), { kid: '../../etc/passwd' })],
    ['with a type that is no access token', () => provider.sign(claims(), { typ: 'JWT' })],
    ['without a type', () => provider.sign(claims(), { typ: undefined })],
    [
      'with an extension that must be understood',
      () => changed(0, JSON.stringify({ alg: 'RS256', typ: 'at+jwt', kid: provider.key.kid, crit: ['x'], x: 1 })),
    ],
    ['with another payload', () => changed(1, JSON.stringify(claims({ nip: KADIS })))],
    ['cut short', async () => (await provider.sign(claims())).slice(0, -4)],
    ['that is no JSON', () => changed(1, 'bukan json')],
    ['that says to be ours', () => provider.sign(claims({ iss: 'sasaran', sid: newId() }))],
  ])('%s is refused', async (_, forge) => {
    expect(await statusOf(await provider.sign(claims()))).toBe(200);
    const { status, headers } = await me(await forge());
    expect([status, headers['www-authenticate']]).toEqual([401, 'Bearer error="invalid_token"']);
    expect(provider.asked.some((path) => path.includes('passwd'))).toBe(false);
  });
});

describe('The keys of a provider', () => {
  it('may change: an unknown one is asked for, at most twice a minute whoever sends however many', async () => {
    app.clock.set(new Date().toISOString());
    pass(60);
    await provider.rotateKey();
    const before = keyFetches();
    expect(await statusOf(await provider.sign(claims()))).toBe(200);
    expect(keyFetches()).toBe(before + 1);
    const unknown = async (): Promise<number> => statusOf(await provider.sign(claims(), { kid: newId() }));
    const flood = await Promise.all(Array.from({ length: 20 }, unknown));
    expect(new Set(flood)).toEqual(new Set([401]));
    await provider.rotateKey();
    expect(await statusOf(await provider.sign(claims()))).toBe(401);
    expect(keyFetches()).toBe(before + 1);
    pass(31);
    expect(await statusOf(await provider.sign(claims()))).toBe(200);
    expect(keyFetches()).toBe(before + 2);
    app.clock.set(new Date().toISOString());
  });

  it('that were withdrawn end their tokens within ten minutes, also those that are remembered', async () => {
    pass(700); // So that the keys are asked for at a time that is known.
    const token = await provider.sign(claims({ exp: Math.floor(app.clock.now().getTime() / 1000) + 3_000 }));
    expect(await statusOf(token)).toBe(200);
    await provider.rotateKey();
    expect(await statusOf(token)).toBe(200);
    pass(601);
    expect(await statusOf(token)).toBe(401);
    app.clock.set(new Date().toISOString());
  });
});

describe('Sensitive acts with an outside token (R42)', () => {
  const seconds = (): number => Math.floor(app.clock.now().getTime() / 1000);
  const act = (token: string): PromiseLike<TestAnswer> =>
    app.as(token).post('/service-accounts', { name: newId(), purpose: 'Uji coba.', scopes: ['period:read'] });

  it('are open for a while after the sign-in at the provider, which its token tells', async () => {
    const { nip } = await hire('ADMIN');
    const { access_token: token } = await provider.signIn(nip);
    expect(decodeJwt(token)['auth_time']).toEqual(expect.any(Number));
    expect((await act(token)).status).toBe(201);
  });

  it('end while the token goes on, and a renewed token of the same sign-in does not open them again', async () => {
    const { nip } = await hire('ADMIN');
    const more = { nip, auth_time: seconds() };
    const token = await provider.sign(claims({ ...more, exp: seconds() + 3_000 }));
    pass(899);
    expect((await act(token)).status).toBe(201);
    pass(1);
    const renewed = await provider.sign(claims(more));
    for (const one of [token, renewed]) {
      const { status, body } = await act(one);
      expect([status, body.code]).toEqual([403, 'ACCESS.OUTSIDE_SIGN_IN_NOT_RECENT']);
      expect(body.detail).toContain('15');
      await app.as(one).get('/service-accounts').expect(200);
    }
    app.clock.set(new Date().toISOString());
  });

  it.each([
    ['no time', () => undefined],
    ['a time to come', () => seconds() + 60],
    ['a time as text', () => String(seconds())],
    ['the beginning of time', () => 0],
  ])('stay closed when the token tells %s', async (_, time) => {
    const { nip } = await hire('ADMIN');
    const { body } = await act(await provider.sign(claims({ nip, auth_time: time() })));
    expect(body.code).toBe('ACCESS.OUTSIDE_SIGN_IN_NOT_RECENT');
  });

  it('are not opened by the password: there is no session that it could be given in', async () => {
    const token = await provider.sign(claims());
    const { body } = await app.as(token).post('/auth/reauthentication', { password: PASSWORD }).expect(409);
    expect(body.code).toBe('AUTH.NO_SESSION');
  });
});

describe('A provider that is away', () => {
  const away = (_: unknown, response: ServerResponse): void => void response.writeHead(502).end();

  it('leaves own tokens alone, is said with 503, and is asked again', async () => {
    const [other, government] = await startApp();
    try {
      const token = await provider.sign(claims({}, other));
      provider.instead = away;
      const { status, body, headers } = await me(token, other);
      expect([status, body.code, headers['retry-after']]).toEqual([503, 'ACCESS.ISSUER_AWAY', '5']);
      await government.as('staff').get('/auth/me').expect(200);
      const asked = provider.asked.length;
      expect(await statusOf(token, other)).toBe(503);
      expect(provider.asked.length).toBe(asked);
      provider.instead = undefined;
      other.clock.advance({ seconds: 6 });
      expect(await statusOf(token, other)).toBe(200);

      provider.instead = away;
      other.clock.advance({ seconds: 1_800 });
      expect(await statusOf(await provider.sign(claims({}, other)), other)).toBe(200);
      expect(await statusOf(await provider.sign(claims({}, other), { kid: 'baru' }), other)).toBe(503);
      other.clock.advance({ seconds: 1_900 });
      expect(await statusOf(await provider.sign(claims({}, other)), other)).toBe(503);
    } finally {
      await other.stop();
    }
  });
});

describe('A provider that cannot be believed', () => {
  let other: TestApp;
  beforeAll(async () => {
    other = await TestApp.start({ env: { OIDC_ISSUERS: issuers() } });
  });
  afterAll(() => other.stop());
  // So that the provider is asked again, whatever came of the last question.
  beforeEach(() => other.clock.advance({ seconds: 60 }));

  const json = (response: ServerResponse, body: unknown): void =>
    void response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  const discovery = (more: object = {}): object => ({
    issuer: provider.issuer,
    jwks_uri: `${provider.issuer}/jwks`,
    ...more,
  });
  it.each<[string, (path: string, response: ServerResponse) => void]>([
    [
      'leads to another address',
      (_, response) => void response.writeHead(302, { location: `${provider.issuer}/jwks` }).end(),
    ],
    ['says it is another issuer', (_, response) => json(response, discovery({ issuer: 'https://sso.example.org' }))],
    [
      'has its keys on another host',
      (_, response) => json(response, discovery({ jwks_uri: 'http://localhost:1/jwks' })),
    ],
    ['has its keys in a file', (_, response) => json(response, discovery({ jwks_uri: 'file:///etc/passwd' }))],
    ['names no keys', (_, response) => json(response, discovery({ jwks_uri: undefined }))],
    ['answers a list', (_, response) => json(response, [])],
    ['answers no JSON', (_, response) => void response.end('<html>')],
    ['answers too much', (_, response) => void response.end(`"${'a'.repeat(300_000)}"`)],
    ['has no key set', (path, response) => json(response, path === '/jwks' ? { keys: 'x' } : discovery())],
    [
      'has too many keys',
      (path, response) => json(response, path === '/jwks' ? { keys: Array(101).fill(provider.key) } : discovery()),
    ],
    ['never answers', () => undefined],
  ])('because it %s is one that is away', async (_, answer) => {
    const timeout = AbortSignal.timeout.bind(AbortSignal);
    const short = jest.spyOn(AbortSignal, 'timeout').mockImplementation(() => timeout(150));
    try {
      provider.instead = (request, response) => answer(request.url ?? '', response);
      const asked = provider.asked.length;
      const { status, body } = await me(await provider.sign(claims({}, other)), other);
      expect([status, body.code]).toEqual([503, 'ACCESS.ISSUER_AWAY']);
      expect(provider.asked.length).toBeGreaterThan(asked);
    } finally {
      short.mockRestore();
    }
  });

  it('because its set has a symmetric key does not get that to sign', async () => {
    const secret = { kty: 'oct', k: Buffer.from('rahasia'.repeat(8)).toString('base64url'), kid: 'simetris' };
    provider.instead = (request, response) =>
      json(response, request.url === '/jwks' ? { keys: [secret] } : discovery());
    const token = await provider.sign(claims({}, other), { alg: 'HS256', kid: 'simetris' }, secret);
    expect(await statusOf(token, other)).toBe(401);
  });
});

describe('A provider of the kind of Keycloak, with roles that narrow', () => {
  const ROLES = { pegawai: 'EMPLOYEE', admin: 'ADMIN' };
  let other: TestApp;
  beforeAll(async () => {
    const keycloak = {
      tokenType: 'Bearer',
      nipClaim: 'preferred_username',
      roleClaim: 'realm_access.roles',
      roles: ROLES,
    };
    [other] = await startApp(keycloak);
  });
  afterAll(() => other.stop());

  const token = (more: JWTPayload = {}, header: object = {}): Promise<string> => {
    const keycloak = { nip: undefined, client_id: undefined, azp: 'portal', typ: 'Bearer', preferred_username: STAFF };
    const all = { ...keycloak, realm_access: { roles: ['pegawai'] }, ...more };
    return provider.sign(claims(all, other), { typ: 'JWT', ...header });
  };

  it('is understood: the type stands in a claim, and an ID token is none', async () => {
    const { status, body } = await me(await token(), other);
    expect([status, body.username]).toEqual([200, STAFF]);
    for (const typ of ['ID', 'Refresh', undefined]) expect(await statusOf(await token({ typ }), other)).toBe(401);
    expect(await statusOf(await token({}, { typ: 'at+jwt' }), other)).toBe(401);
    expect(await statusOf(await token({ azp: 'lain' }), other)).toBe(401);
  });

  it.each([
    ['no roles', undefined],
    ['other roles', { roles: ['lain'] }],
    ['a role that nobody granted here', { roles: ['admin'] }],
  ])('takes rights away with %s, and never gives any', async (_, realmAccess) => {
    const client = other.as(await token({ realm_access: realmAccess }));
    await client.get('/auth/me').expect(403);
    await client.get('/accounts').expect(403);
  });
});
