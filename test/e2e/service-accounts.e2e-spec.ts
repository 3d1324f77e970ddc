import { decodeJwt } from 'jose';
import { PERMISSIONS, type Permission } from '../../src/kernel/auth/permissions.js';
import { SERVICE_SCOPES } from '../../src/kernel/auth/scopes.js';
import { newId } from '../../src/kernel/clock/clock.js';
import { OPEN_END } from '../../src/kernel/values/civil-date.js';
import { IdentityApi } from '../../src/modules/identity/index.js';
import { ReadLog } from '../../src/kernel/audit/read-log.js';
import { AccessRevision } from '../../src/modules/identity/access-revision.js';
import { describeApp } from '../support/described.js';
import { activePlan, Government } from '../support/government.js';
import type { Call } from '../support/client.js';
import { type Client, TestApp, type TestAnswer } from '../support/test-app.js';

// Shapes of answers are held against the contract; here they are read freely.
type Json = any;
const FORM = { 'content-type': 'application/x-www-form-urlencoded' };
const BASICS: Permission[] = ['service:own', 'job:read'];

let app: TestApp;
let gov: Government;
let planIds: { staff: string; stranger: string };

beforeAll(async () => {
  app = await TestApp.start({ env: { TRUSTED_PROXIES: '127.0.0.1' }, logLevel: 'info' });
  gov = await Government.found(app);
  const yearId = await gov.openYear();
  const staff = await activePlan(gov, 'staff', 'kabid', yearId);
  const stranger = await activePlan(gov, 'stranger', 'otherHead', yearId);
  planIds = { staff: staff.id, stranger: stranger.id };
  await app.drainJobs();
});
afterAll(() => app.stop());

let names = 0;
const named = (more: object = {}): object => {
  const name = `Mesin ${(names += 1)}`;
  return { name, purpose: 'Membaca data untuk uji coba.', scopes: ['employee:read'], ...more };
};
const made = async (more: object = {}): Promise<Json> =>
  (await gov.admin.post('/service-accounts', named(more)).expect(201)).body;

/** Asks for a token with a form; every test of failures comes from a network of its own. */
function token(fields: Record<string, string>, headers: Record<string, string> = {}): PromiseLike<TestAnswer> {
  const form = new URLSearchParams({ grant_type: 'client_credentials', ...fields }).toString();
  return app.anonymous.post('/auth/token', form, { ...FORM, 'x-forwarded-for': '10.9.0.1', ...headers });
}
const credentials = ({ id, clientSecret }: Json): Record<string, string> => ({
  client_id: id,
  client_secret: clientSecret,
});
const basic = (id: string, secret: string): Record<string, string> => ({
  authorization: `Basic ${Buffer.from(`${id}:${secret}`).toString('base64')}`,
});
async function signIn(account: Json, fields: Record<string, string> = {}): Promise<Client> {
  const { status, body } = await token({ ...credentials(account), ...fields });
  expect(status).toBe(200);
  return app.as(body.access_token);
}
const idsOf = ({ body }: TestAnswer): string[] => body.data.map(({ id }: Json) => id).sort();

describe('POST /service-accounts', () => {
  it('makes a machine whose secret is shown once and works for 90 days', async () => {
    const { clientSecret, ...shown } = await made({ scopes: ['org-unit:read', 'employee:read'] });
    const expiresAt = '2026-05-31T01:00:00.000Z';
    expect(clientSecret).toMatch(/^sasaran_[\w-]{43}$/);
    expect(shown).toMatchObject({ status: 'ACTIVE', expiresAt, clientSecretExpiresAt: expiresAt, lastUsedAt: null });
    expect(shown).toMatchObject({ scopes: ['employee:read', 'org-unit:read'], unitId: null, version: 1 });
    const { body } = await gov.admin.get(`/service-accounts/${shown.id}`).expect(200);
    expect(body).toEqual({ ...shown, clientSecretExpiresAt: undefined });
    const kept = JSON.stringify([
      await app.db.rows('SELECT * FROM service_secret'),
      await app.db.rows('SELECT * FROM audit_value'),
      await app.db.rows('SELECT facts FROM audit_event'),
    ]);
    expect(kept).not.toContain(clientSecret.slice(8));
  });

  it('gives no secret to a request that repeats the Idempotency-Key, and none is kept', async () => {
    const request = named();
    const send = (): PromiseLike<TestAnswer> =>
      gov.admin.post('/service-accounts', request, { 'idempotency-key': 'mesin-1' });
    const [first, again] = [await send(), await send()];
    expect([first.status, again.status, again.headers['idempotency-replayed']]).toEqual([201, 201, 'true']);
    expect(again.body).toEqual({ ...first.body, clientSecret: undefined });
    const rotate = (): PromiseLike<TestAnswer> =>
      gov.admin.post(`/service-accounts/${first.body.id}/secret-rotation`, {}, { 'idempotency-key': 'mesin-2' });
    const [rotated, repeated] = [await rotate(), await rotate()];
    expect(repeated.body).toEqual({ ...rotated.body, clientSecret: undefined });
    const kept = JSON.stringify(await app.db.rows('SELECT bodyJson FROM idempotency_key'));
    for (const { body } of [first, rotated]) expect(kept).not.toContain(body.clientSecret);
  });

  it.each([
    ['a permission that is no scope', { scopes: ['account:manage'] }, '/scopes/0', 'NOT_ALLOWED'],
    ['what every machine has anyway', { scopes: ['service:own'] }, '/scopes/0', 'NOT_ALLOWED'],
    ['a scope twice', { scopes: ['employee:read', 'employee:read'] }, '/scopes/1', 'DUPLICATE'],
    ['no scope', { scopes: [] }, '/scopes', 'TOO_FEW'],
    ['one text as scopes', { scopes: 'employee:read' }, '/scopes', 'NOT_LIST'],
    ['an import confined to a unit', { scopes: ['import:run'], unitId: newId() }, '/scopes/0', 'NOT_CONFINABLE'],
    ['more than 365 days', { validDays: 366 }, '/validDays', 'TOO_LARGE'],
    ['no day', { validDays: 0 }, '/validDays', 'TOO_SMALL'],
    ['a secret of the caller', { clientSecret: 'x' }, '/clientSecret', 'UNKNOWN'],
    ['no purpose', { purpose: '' }, '/purpose', 'TOO_SHORT'],
  ])('refuses %s', async (_, more, pointer, code) => {
    const { body } = await gov.admin.post('/service-accounts', named(more)).expect(422);
    expect(body.errors).toMatchObject([{ pointer, code }]);
  });

  it('refuses a name or an id that is taken', async () => {
    const { id, name } = await made({ validDays: 365 });
    const sameName = await gov.admin.post('/service-accounts', named({ name: name.toUpperCase() })).expect(409);
    const sameId = await gov.admin.post('/service-accounts', named({ id })).expect(409);
    expect([sameName.body.code, sameId.body.code]).toEqual(['SERVICE_ACCOUNT.NAME_TAKEN', 'REQUEST.ID_TAKEN']);
  });

  it('is for the admin only, as is all about service accounts but what the auditor reads', async () => {
    const { id } = await made();
    const machine = await signIn(await made({ scopes: [...SERVICE_SCOPES] }));
    for (const who of [gov.hr, gov.auditor, gov.as('staff'), machine]) {
      const read = who === gov.auditor ? 200 : 403;
      await who.get('/service-accounts').expect(read);
      await who.get(`/service-accounts/${id}`).expect(read);
      await who.post('/service-accounts', named()).expect(403);
      await who.patch(`/service-accounts/${id}`, { purpose: 'Lain lagi.' }).expect(403);
      await who.post(`/service-accounts/${id}/secret-rotation`, {}).expect(403);
      await who.post(`/service-accounts/${id}/revocation`).expect(403);
    }
    await app.anonymous.get('/service-accounts').expect(401);
    for (const path of ['', '/secret-rotation', '/revocation']) {
      const answer = await gov.admin.call(
        path ? 'POST' : 'GET',
        `/service-accounts/${newId()}${path}`,
        path ? {} : undefined,
      );
      expect(answer.status).toBe(404);
    }
  });
});

describe('PATCH /service-accounts/:id', () => {
  const patch = (id: string, body: object, version = 1): Call =>
    gov.admin.patch(`/service-accounts/${id}`, body).ifMatch(version);

  it('changes purpose and scopes, and tokens that are out lose at once what was taken, but gain nothing', async () => {
    const machine = await made({ scopes: ['employee:read', 'org-unit:read'] });
    const out = await signIn(machine);
    await out.get('/org-units').expect(200);
    const change = { purpose: 'Membaca pegawai saja.', scopes: ['period:read', 'employee:read'] };
    const { body, headers } = await patch(machine.id, change).expect(200);
    expect(body).toMatchObject({ ...change, scopes: ['employee:read', 'period:read'], version: 2, unitId: null });
    expect(headers.etag).toMatch(/^"2-/);
    await out.get('/org-units').expect(403);
    await out.get('/performance-periods').expect(403);
    await out.get('/employees').expect(200);
    await (await signIn(machine)).get('/performance-periods').expect(200);
  });

  it('confines to a unit at once, and null ends that', async () => {
    const machine = await made();
    const client = await signIn(machine);
    const seen = async (): Promise<number> =>
      (await client.get('/employees', { count: true }).expect(200)).body.page.total;
    const all = await seen();
    await patch(machine.id, { unitId: gov.units['bidang'] }).expect(200);
    expect(await seen()).toBe(3);
    await patch(machine.id, { unitId: null }, 2).expect(200);
    expect(await seen()).toBe(all);
  });

  it('keeps the values from before and after in the record, and only those that were sent', async () => {
    const { id } = await made();
    await patch(id, { scopes: ['org-unit:read'] }).expect(200);
    const query = { action: 'service-account.change', objectId: id };
    const [event] = (await gov.auditor.get('/audit-events', query).expect(200)).body.data;
    const { values } = (await gov.auditor.get(`/audit-events/${event.id}`).expect(200)).body;
    expect(values).toEqual({ before: { scopes: ['employee:read'] }, after: { scopes: ['org-unit:read'] } });
  });

  it.each([
    [
      'an import for a confined machine',
      { unitId: newId() },
      { scopes: ['import:run'] },
      '/scopes/0',
      'NOT_CONFINABLE',
    ],
    ['a unit for one that imports', { scopes: ['import:run'] }, { unitId: newId() }, '/unitId', 'NOT_CONFINABLE'],
    ['a permission that is no scope', {}, { scopes: ['account:manage'] }, '/scopes/0', 'NOT_ALLOWED'],
    ['no scope', {}, { scopes: [] }, '/scopes', 'TOO_FEW'],
    ['scopes that are null', {}, { scopes: null }, '/scopes', 'NOT_NULL'],
    ['another name', {}, { name: 'Mesin lain' }, '/name', 'UNKNOWN'],
    ['another end', {}, { expiresAt: '2030-01-01T00:00:00.000Z' }, '/expiresAt', 'UNKNOWN'],
  ])('refuses %s', async (_, more, change, pointer, code) => {
    const { id } = await made(more);
    const { body } = await patch(id, change).expect(422);
    expect(body.errors).toMatchObject([{ pointer, code }]);
    expect((await gov.admin.get(`/service-accounts/${id}`).expect(200)).body.version).toBe(1);
  });

  it('asks for the version that was read, and only one of several changes of it gets through', async () => {
    const { id } = await made();
    await gov.admin.patch(`/service-accounts/${id}`, { purpose: 'Tanpa versi.' }).expect(428);
    await patch(id, { purpose: 'Versi yang salah.' }, 7).expect(412);
    const answers = await Promise.all([1, 2, 3].map((n) => patch(id, { purpose: `Serentak ${n}.` })));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 412, 412]);
    await gov.admin.post(`/service-accounts/${id}/revocation`).expect(201);
    const { body } = await patch(id, { purpose: 'Sudah berakhir.' }, 3).expect(409);
    expect(body.code).toBe('SERVICE_ACCOUNT.REVOKED');
    await patch(newId(), { purpose: 'Tidak ada.' }).expect(404);
  });
});

describe('GET /service-accounts', () => {
  it('lists by name, by part of it and by state, page by page', async () => {
    const [active, over, gone] = [
      await made({ name: 'Daftar A' }),
      await made({ name: 'Daftar B', validDays: 1 }),
      await made({ name: 'Daftar C' }),
    ];
    await gov.admin.post(`/service-accounts/${gone.id}/revocation`).expect(201);
    await gov.moveTo('2026-03-04');
    const states = async (query: Record<string, string>): Promise<string[]> =>
      (await gov.admin.get('/service-accounts', { q: 'DAFTAR', ...query }).expect(200)).body.data.map(
        ({ id }: Json) => id,
      );
    expect(await states({})).toEqual([active.id, over.id, gone.id]);
    expect(await states({ status: 'ACTIVE' })).toEqual([active.id]);
    expect(await states({ status: 'EXPIRED' })).toEqual([over.id]);
    expect(await states({ status: 'REVOKED' })).toEqual([gone.id]);
    const first = await gov.admin.get('/service-accounts', { q: 'daftar', limit: 2, count: true }).expect(200);
    expect(first.body.page).toMatchObject({ hasMore: true, total: 3 });
    const cursor = first.body.page.nextCursor;
    const second = await gov.admin.get('/service-accounts', { q: 'daftar', limit: 2, cursor }).expect(200);
    expect([...first.body.data, ...second.body.data].map(({ id }: Json) => id)).toEqual([active.id, over.id, gone.id]);
  });
});

describe('POST /auth/token', () => {
  it('gives a short token for credentials in the form or by HTTP Basic, and notes the use', async () => {
    const machine = await made({ scopes: ['employee:read', 'org-unit:read'] });
    const inForm = await token(credentials(machine));
    const byBasic = await token({}, basic(machine.id, machine.clientSecret));
    for (const { status, headers, body } of [inForm, byBasic]) {
      expect([status, headers['cache-control']]).toEqual([200, 'no-store']);
      const rest = { token_type: 'Bearer', expires_in: 900, scope: 'employee:read org-unit:read' };
      expect(body).toEqual({ access_token: expect.any(String), ...rest });
      expect(decodeJwt(body.access_token)).toMatchObject({ sub: machine.id, client_id: machine.id, aud: 'sasaran' });
      await app.as(body.access_token).get('/org-units').expect(200);
    }
    const { body } = await gov.admin.get(`/service-accounts/${machine.id}`).expect(200);
    expect(body).toMatchObject({ lastUsedAt: app.clock.now().toISOString(), version: 1 });
  });

  it('gives fewer scopes when asked to, and never more than the machine has', async () => {
    const machine = await made({ scopes: ['employee:read', 'org-unit:read'] });
    const client = await signIn(machine, { scope: 'org-unit:read' });
    await client.get('/org-units').expect(200);
    await client.get('/employees').expect(403);
    const { status, body } = await token({ ...credentials(machine), scope: 'org-unit:read import:run' });
    expect([status, body.code, body.error]).toEqual([400, 'AUTH.SCOPE_REFUSED', 'invalid_scope']);
    await app.db.transaction(() =>
      app.db.change("UPDATE service_account SET scopes = 'employee:read' WHERE id = ?", [machine.id]),
    );
    const narrowed = await signIn(machine);
    await narrowed.get('/org-units').expect(403);
  });

  it('ignores fields that it does not know, as RFC 6749 asks, and empty ones', async () => {
    const { status } = await token({ ...credentials(await made()), resource: 'https://x', audience: 'y', scope: '' });
    expect(status).toBe(200);
  });

  it.each([
    ['no grant type', 'client_id=a&client_secret=b', 400, 'REQUEST.FORM', 'invalid_request'],
    [
      'another grant type',
      'grant_type=password&username=a&password=b',
      400,
      'AUTH.GRANT_UNSUPPORTED',
      'unsupported_grant_type',
    ],
    ['no credentials', 'grant_type=client_credentials', 401, 'AUTH.CLIENT_REFUSED', 'invalid_client'],
    [
      'an unknown machine',
      `grant_type=client_credentials&client_id=${newId()}&client_secret=x`,
      401,
      'AUTH.CLIENT_REFUSED',
      'invalid_client',
    ],
    ['a field twice', 'grant_type=client_credentials&client_id=a&client_id=b', 400, 'REQUEST.FORM', 'invalid_request'],
    [
      'a field that is too long',
      `grant_type=client_credentials&client_id=${'a'.repeat(2_001)}`,
      400,
      'REQUEST.FORM',
      'invalid_request',
    ],
    [
      'control characters',
      'grant_type=client_credentials&client_id=%00&client_secret=b',
      400,
      'REQUEST.FORM',
      'invalid_request',
    ],
    ['bytes that are no text', Buffer.from([0xff, 0xfe]), 400, 'REQUEST.FORM', 'invalid_request'],
  ])('refuses %s with a problem that OAuth clients understand', async (_, form, status, code, error) => {
    const headers = { ...FORM, 'x-forwarded-for': '10.9.1.1' };
    const answer = await app.anonymous.post('/auth/token', form, headers);
    expect(answer.headers['content-type']).toBe('application/problem+json; charset=utf-8');
    expect([answer.status, answer.body.code, answer.body.error]).toEqual([status, code, error]);
    expect(answer.headers['www-authenticate']).toBe(
      status === 401 ? 'Basic realm="sasaran", charset="UTF-8"' : undefined,
    );
    const plain = await app.anonymous.post('/auth/token', form, { ...headers, accept: 'application/json' });
    expect(plain.headers['content-type']).toBe('application/json; charset=utf-8');
    expect(plain.body.error).toBe(error);
  });

  it('refuses both ways of credentials at once, JSON, and a query', async () => {
    const machine = await made();
    const both = await token(credentials(machine), basic(machine.id, machine.clientSecret));
    expect([both.status, both.body.error]).toEqual([400, 'invalid_request']);
    const json = await app.anonymous
      .post('/auth/token', { grant_type: 'client_credentials', ...credentials(machine) })
      .expect(415);
    expect([json.body.error, json.headers['accept-post']]).toEqual([
      'invalid_request',
      'application/x-www-form-urlencoded',
    ]);
    await app.anonymous.post('/auth/token?grant_type=client_credentials', 'a=b', FORM).expect(400);
    await app.anonymous.post('/auth/login', 'username=a&password=b', FORM).expect(415);
  });

  it('slows guessing with one name, and says for how long', async () => {
    const { id, clientSecret } = await made();
    const guess = (secret: string): PromiseLike<TestAnswer> =>
      token({ client_id: id, client_secret: secret }, { 'x-forwarded-for': '10.9.2.1' });
    for (let tries = 0; tries < 5; tries += 1) expect((await guess('salah')).status).toBe(401);
    const { status, body, headers } = await guess(clientSecret);
    expect([status, body.code, body.error]).toEqual([429, 'AUTH.TOO_MANY_ATTEMPTS', 'temporarily_unavailable']);
    expect(Number(headers['retry-after'])).toBeGreaterThan(0);
    app.clock.advance({ seconds: 3 });
    expect((await guess(clientSecret)).status).toBe(200);
  });

  it('slows guessing of names from one network, whatever the names', async () => {
    const guess = (): PromiseLike<TestAnswer> =>
      token({ client_id: newId(), client_secret: 'salah' }, { 'x-forwarded-for': '10.9.3.1' });
    for (let tries = 0; tries < 50; tries += 1) expect((await guess()).status).toBe(401);
    expect([(await guess()).status, (await token(credentials(await made()))).status]).toEqual([429, 200]);
  });

  it('refuses an expired secret, and its token lives no longer than the secret', async () => {
    const machine = await made({ validDays: 1 });
    app.clock.advance({ hours: 23, seconds: 3_000 });
    const { body } = await token(credentials(machine));
    expect(body.expires_in).toBe(600);
    const client = app.as(body.access_token);
    await client.get('/employees').expect(200);
    app.clock.advance({ seconds: 601 });
    await client.get('/employees').expect(401);
    expect((await token(credentials(machine))).status).toBe(401);
  });

  it('records every attempt, good and bad, without the secret', async () => {
    const rows = await app.db.rows<Json>(
      "SELECT outcome, facts FROM audit_event WHERE action = 'service-account.sign-in'",
    );
    const reasons = new Set(rows.map(({ outcome, facts }: Json) => `${outcome} ${JSON.parse(facts).reason}`));
    expect([...reasons].sort()).toEqual([
      ...['REFUSED EXPIRED', 'REFUSED SCOPE', 'REFUSED UNKNOWN_NAME', 'REFUSED WRONG_SECRET', 'SUCCESS null'],
    ]);
  });
});

describe('Rotation and revocation', () => {
  const rotate = async (id: string, body: object = {}): Promise<Json> =>
    (await gov.admin.post(`/service-accounts/${id}/secret-rotation`, body).expect(201)).body;

  it('lets two secrets work for the stated time, and never three', async () => {
    await gov.moveTo('2026-04-01');
    const first = await made();
    const second = await rotate(first.id, { overlapHours: 48 });
    expect(second).toMatchObject({ id: first.id, version: 2, status: 'ACTIVE' });
    expect(second.secrets).toHaveLength(2);
    app.clock.advance({ seconds: 5 });
    await signIn(first);
    const { secrets, lastUsedAt } = (await gov.admin.get(`/service-accounts/${first.id}`).expect(200)).body;
    expect(secrets.map((secret: Json) => secret.lastUsedAt)).toEqual([null, app.clock.now().toISOString()]);
    expect(lastUsedAt).toBe(app.clock.now().toISOString());
    const works = async (...all: Json[]): Promise<number[]> =>
      Promise.all(
        all.map(async ({ clientSecret }) => (await token(credentials({ id: first.id, clientSecret }))).status),
      );
    expect(await works(first, second)).toEqual([200, 200]);
    const third = await rotate(first.id, { overlapHours: 24 });
    expect(await works(first, second, third)).toEqual([401, 200, 200]);
    app.clock.advance({ hours: 24, seconds: 1 });
    expect(await works(second, third)).toEqual([401, 200]);
    await gov.moveTo('2026-04-03');
  });

  it('without overlap ends the former secret and its tokens at once', async () => {
    const machine = await made();
    const client = await signIn(machine);
    await client.get('/employees').expect(200);
    const next = await rotate(machine.id, { overlapHours: 0, validDays: 365 });
    await client.get('/employees').expect(401);
    await (await signIn({ id: machine.id, clientSecret: next.clientSecret })).get('/employees').expect(200);
  });

  it.each([{ overlapHours: 169 }, { overlapHours: -1 }, { validDays: 366 }, { secret: 'x' }])(
    'refuses %j',
    async (body) => {
      await gov.admin.post(`/service-accounts/${(await made()).id}/secret-rotation`, body).expect(422);
    },
  );

  it('revocation ends secrets and tokens at once and for good', async () => {
    await gov.moveTo('2026-04-06');
    const machine = await made();
    const client = await signIn(machine);
    await client.get('/employees').expect(200);
    const { body } = await gov.admin.post(`/service-accounts/${machine.id}/revocation`).expect(201);
    expect(body).toMatchObject({
      status: 'REVOKED',
      revokedAt: app.clock.now().toISOString(),
      secrets: [],
      version: 2,
    });
    await client.get('/employees').expect(401);
    expect((await token(credentials(machine))).status).toBe(401);
    for (const path of ['revocation', 'secret-rotation']) {
      const refused = await gov.admin
        .post(`/service-accounts/${machine.id}/${path}`, path === 'revocation' ? undefined : {})
        .expect(409);
      expect(refused.body.code).toBe('SERVICE_ACCOUNT.REVOKED');
    }
  });

  it('by another instance holds as soon as its revision is heard, which is asked for every second', async () => {
    const machine = await made();
    const client = await signIn(machine);
    await client.get('/employees').expect(200);
    // As another instance would: past the service of this one.
    await app.db.transaction(async () => {
      await app.db.change('UPDATE service_account SET revokedAt = createdAt WHERE id = ?', [machine.id]);
      await app.db.change('UPDATE access_revision SET revision = revision + 1');
    });
    await app.get(AccessRevision).refresh();
    await client.get('/employees').expect(401);
  });

  it('lets only one of several revocations at the same time through', async () => {
    const { id } = await made();
    const answers = await Promise.all([1, 2, 3, 4].map(() => gov.admin.post(`/service-accounts/${id}/revocation`)));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409]);
  });
});

describe('What a machine reaches', () => {
  it('is what its scopes say of the operations for machines, and nothing that is for people (R55)', async () => {
    const { operations } = await describeApp();
    const all = await signIn(await made({ scopes: [...SERVICE_SCOPES] }));
    const none = await signIn(await made({ scopes: ['period:read'] }));
    const guarded = operations.filter(({ permission }) => permission !== 'public');
    expect(guarded.length).toBeGreaterThan(40);
    for (const { method, path, permission } of guarded) {
      const at = path.replace(/\{\w+\}/g, newId());
      const mayAll = PERMISSIONS[permission as Permission].reach.SERVICE !== undefined;
      const mayLittle = [...BASICS, 'period:read'].includes(permission);
      expect([method, path, (await all.call(method, at)).status === 403]).toEqual([method, path, !mayAll]);
      expect([method, path, (await none.call(method, at)).status === 403]).toEqual([method, path, !mayLittle]);
    }
    for (const path of ['/auth/me', '/team']) await all.get(path).expect(403);
    await all.post('/auth/logout').expect(403);
    await all.post('/work-plans', {}).expect(403);
  });

  it('what is for machines only is refused to everybody else, also with a role SERVICE in the database', async () => {
    const machine = await made();
    const { body } = await (await signIn(machine)).get('/auth/service-account').expect(200);
    expect(body).toMatchObject({ id: machine.id, scopes: ['employee:read'], status: 'ACTIVE' });
    const roles = [{ role: 'SERVICE', unitId: null, from: '2020-01-01', until: OPEN_END }] as const;
    const password = 'bukan mesin melainkan orang';
    await app.get(IdentityApi).provisionAccounts([{ employeeId: null, username: 'bukan-mesin', roles, password }]);
    const signedIn = await app.anonymous.post('/auth/login', { username: 'bukan-mesin', password }).expect(200);
    const users = [gov.admin, gov.hr, gov.auditor, gov.as('staff'), app.as(signedIn.body.accessToken)];
    for (const user of users) await user.get('/auth/service-account').expect(403);
    await app.as(signedIn.body.accessToken).get('/employees').expect(403);
  });

  it('confined to a unit is the same people in lists and one by one, with their plans and appraisals', async () => {
    const scopes = ['employee:read', 'work-plan:read', 'appraisal:read'];
    await app.drainJobs(); // Opens the appraisals of the quarter that has ended.
    const confined = await signIn(await made({ scopes, unitId: gov.units['dinas'] }));
    const free = await signIn(await made({ scopes }));
    const nowhere = await signIn(await made({ scopes, unitId: newId() }));
    const inside = ['kadis', 'kabid', 'staff', 'colleague'].map((name) => gov.id(name as 'kadis')).sort();
    for (const path of ['/employees', '/work-plans', '/appraisals']) {
      const everything = idsOf(await free.get(path, { limit: 200 }).expect(200));
      expect(everything).toEqual(idsOf(await gov.admin.get(path, { limit: 200 }).expect(200)));
      const listed = idsOf(await confined.get(path, { limit: 200 }).expect(200));
      expect(listed.length).toBeGreaterThan(0);
      expect(listed.length).toBeLessThan(everything.length);
      const { body } = await confined.get(path, { count: true }).expect(200);
      expect(body.page.total).toBe(listed.length);
      for (const id of everything) {
        expect([path, (await confined.get(`${path}/${id}`)).status]).toEqual([path, listed.includes(id) ? 200 : 404]);
        expect([path, (await nowhere.get(`${path}/${id}`)).status]).toEqual([path, 404]);
      }
      expect(idsOf(await nowhere.get(path).expect(200))).toEqual([]);
    }
    expect(idsOf(await confined.get('/employees', { limit: 200 }))).toEqual(inside);
    expect(idsOf(await confined.get('/employees', { unitId: gov.units['dinasLain'] ?? '' }))).toEqual([]);
    expect(idsOf(await confined.get('/employees', { unitId: gov.units['bidang'] ?? '' }))).toHaveLength(3);
    await confined.get(`/work-plans/${planIds.staff}/progress-entries`).expect(200);
    await confined.get(`/work-plans/${planIds.stranger}/progress-entries`).expect(404);
    await confined.get(`/employees/${gov.id('stranger')}/appraiser`).expect(404);
  });

  it('is recorded and logged under its own name, for the auditor and for the person whose record it read', async () => {
    const machine = await made({ name: 'SIMPEG Uji' });
    const client = await signIn(machine);
    await client.get('/accounts').expect(403);
    await client.get(`/employees/${gov.id('staff')}`).expect(200);
    await app.get(ReadLog).flush();
    const { body } = await gov.auditor.get('/audit-events', { actorAccountId: machine.id }).expect(200);
    const who = { actorName: 'SIMPEG Uji', actorRoles: ['SERVICE'], actorEmployeeId: null, sessionId: null };
    const actions = body.data.map(({ action }: Json) => action);
    expect(actions).toEqual(['employee.read', 'access.refuse', 'service-account.sign-in']);
    for (const event of body.data.slice(0, 2)) expect(event).toMatchObject(who);
    const [secret] = machine.secrets;
    expect(body.data[2]).toMatchObject({ actorName: 'SIMPEG Uji', facts: { reason: null, secretId: secret.id } });
    const log = (await gov.as('staff').get('/my/access-log', { kind: 'READ', othersOnly: true }).expect(200)).body.data;
    const own = { action: 'employee.read', isSystem: false, isOwnAct: false, actorPosition: null, actorUnit: null };
    expect(log[0]).toMatchObject({ ...own, actorName: 'SIMPEG Uji', actorRoles: ['SERVICE'] });
    expect(JSON.stringify(log[0])).not.toContain(machine.id);
    const lines = app.logLines.filter((line) => line.includes(machine.id)).map((line) => JSON.parse(line));
    expect(lines.map(({ serviceAccountId, accountId }) => [serviceAccountId, accountId])).toEqual([
      ...[1, 2].map(() => [machine.id, undefined]),
    ]);
  });

  it('leaves neither its secret nor its token in the log (R39)', async () => {
    const machine = await made();
    const { body } = await token(credentials(machine));
    await token({ client_id: machine.id, client_secret: `${machine.clientSecret}x` });
    await app.as(body.access_token).get('/employees').expect(200);
    const log = app.logLines.join();
    expect(log).toContain(machine.id);
    for (const secret of [machine.clientSecret, body.access_token]) expect(log).not.toContain(secret);
  });

  it('may import a roster and follow its own jobs, not those of others', async () => {
    const machine = await signIn(await made({ scopes: ['import:run', 'import:read'] }));
    const other = await signIn(await made({ scopes: ['import:run'] }));
    const boundary = 'batas';
    const csv = 'KODE;NAMA\n1;Unit';
    const part = (head: string, body: string): string =>
      `--${boundary}\r\nContent-Disposition: form-data; ${head}\r\n\r\n${body}\r\n`;
    const upload = `${part('name="kind"', 'ORG_UNITS')}${part('name="file"; filename="unit.csv"', csv)}--${boundary}--\r\n`;
    const type = { 'content-type': `multipart/form-data; boundary=${boundary}` };
    const { headers, body } = await machine.post('/imports', upload, type).expect(202);
    const job = String(headers.location).replace('/api/v1', '');
    await machine.get(job).expect(200);
    await machine.get(`/imports/${body.importId ?? body.id}`).expect(200);
    const id = job.replace('/jobs/', '');
    expect(idsOf(await machine.get('/jobs').expect(200))).toEqual([id]);
    expect(idsOf(await other.get('/jobs').expect(200))).toEqual([]);
    await other.get(job).expect(404);
    await other.get(`${job}/events`).expect(404);
    await app.drainJobs();
    expect((await machine.get(job).expect(200)).body.status).not.toBe('QUEUED');
    const { text } = await machine.get(`${job}/events`).expect(200);
    expect(text).toContain(id);
  });
});
