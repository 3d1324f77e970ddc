import fc from 'fast-check';
import { matches } from '../../src/modules/integrations/scim/filter/filter-match.js';
import { parseFilter } from '../../src/modules/integrations/scim/filter/parse-filter.js';
import { Government, usernameOf } from '../support/government.js';
import { type Client, refusalOf, TestApp, type TestAnswer } from '../support/test-app.js';

// Shapes of answers are held against the contract; here they are read freely.
type Json = any;
const ALL_SCOPES = ['scim:read', 'scim-user:read', 'scim-user:manage', 'scim-group:manage'] as const;
const USER = 'urn:ietf:params:scim:schemas:core:2.0:User';
const GROUP = 'urn:ietf:params:scim:schemas:core:2.0:Group';
const ENTERPRISE = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User';
const ASN = 'urn:sasaran:params:scim:schemas:extension:asn:1.0:User';
const PATCH_OP = 'urn:ietf:params:scim:api:messages:2.0:PatchOp';
const NIPS = { entra: '199301012018011021', okta: '199302022018012022', racer: '199303032018011023' } as const;

let app: TestApp;
let gov: Government;

beforeAll(async () => {
  app = await TestApp.start();
  gov = await Government.found(app);
  for (const [name, nip] of Object.entries(NIPS)) await person(name, nip, 'bidang');
});
afterAll(() => app.stop());

/** Somebody of the roster who has no account. */
async function person(name: string, nip: string, unit: string): Promise<string> {
  const { id } = (await gov.admin.post('/employees', { kind: 'PNS', name: `Pegawai ${name}`, nip }).expect(201)).body;
  await gov.assign(id, unit, { title: `Pelaksana ${name}`, validFrom: '2025-01-01' });
  return id;
}

let systems = 0;
/** An identity system of its own, which calls with a lasting token. */
async function system(scopes: readonly string[] = ALL_SCOPES, unit?: string): Promise<Client> {
  return app.as((await systemWithToken(scopes, unit)).token);
}

async function systemWithToken(scopes: readonly string[] = ALL_SCOPES, unit?: string): Promise<Json> {
  const name = `Sistem identitas ${(systems += 1)}`;
  const machine = { name, purpose: 'Menyediakan akun.', scopes, ...(unit ? { unitId: gov.units[unit] } : {}) };
  const { id } = (await gov.admin.post('/service-accounts', machine).expect(201)).body;
  return (await gov.admin.post(`/service-accounts/${id}/lasting-tokens`, {}).expect(201)).body;
}

const SCIM = { 'content-type': 'application/scim+json' };
const users = '/scim/v2/Users';
const groups = '/scim/v2/Groups';
const patch = (client: Client, address: string, ...Operations: object[]) =>
  client.patch(address, { schemas: [PATCH_OP], Operations }, SCIM);
const find = async (client: Client, filter: string): Promise<Json> =>
  (await client.get(users, { filter }).expect(200)).body;
const idOf = async (client: Client, name: Parameters<typeof usernameOf>[0]): Promise<string> =>
  (await find(client, `userName eq "${usernameOf(name)}"`)).Resources[0].id;
const type = ({ body }: TestAnswer): string => body.scimType;
const accountOf = async (id: string): Promise<Json> => (await gov.admin.get(`/accounts/${id}`).expect(200)).body;

describe('What SCIM can do here', () => {
  it('is told: configuration, kinds of resources, schemas, each alone too', async () => {
    const client = await system();
    const { body } = await client.get('/scim/v2/ServiceProviderConfig').expect(200);
    expect(body).toMatchObject({
      ...{ patch: { supported: true }, bulk: { supported: false }, etag: { supported: true } },
      pagination: {
        cursor: true,
        index: true,
        defaultPaginationMethod: 'index',
        maxPageSize: 200,
        cursorTimeout: 3600,
      },
    });
    const types = (await client.get('/scim/v2/ResourceTypes').expect(200)).body;
    expect(types.Resources.map((one: Json) => [one.id, one.endpoint])).toEqual([
      ['User', '/Users'],
      ['Group', '/Groups'],
    ]);
    const { Resources } = (await client.get('/scim/v2/Schemas').expect(200)).body;
    expect(Resources.map(({ id }: Json) => id)).toEqual([USER, ENTERPRISE, ASN, GROUP]);
    for (const { id, attributes } of Resources) {
      const one = (await client.get(`/scim/v2/Schemas/${id}`).expect(200)).body;
      expect(one.attributes).toEqual(attributes);
    }
    await client.get('/scim/v2/ResourceTypes/User').expect(200);
    await client.get('/scim/v2/Schemas/urn:none').expect(404);
  });

  it('says in its own form what is refused, also where nothing answers', async () => {
    const client = await system();
    const refused = [
      await app.anonymous.get(users).expect(401),
      await (await system(['scim:read'])).get(users).expect(403),
      await client.get('/scim/v2/Bulk').expect(404),
      await client.get('/scim/v2/Me').expect(404),
      await client.delete(`${groups}/AUDITOR`).expect(405),
      await client.post(users, '{', SCIM).expect(400),
      await client.post(users, 'a', { 'content-type': 'text/plain' }).expect(415),
      await client.post(users, `{"a":"${'a'.repeat(1_048_576)}"}`, SCIM).expect(413),
      await client.get('/scim/v2/Schemas', { filter: 'id pr' }).expect(403),
    ];
    for (const { status, body, headers } of refused) {
      expect([body.status, headers['content-type']]).toEqual([String(status), 'application/scim+json; charset=utf-8']);
    }
    expect(refusalOf(refused[0]!).code).toBe('ACCESS.TOKEN_REQUIRED');
    const english = await client.get(users, { filter: 'x' }).with({ 'accept-language': 'en' }).expect(400);
    expect(english.body).toMatchObject({ scimType: 'invalidFilter', detail: expect.stringContaining('RFC 7644') });
  });

  it('is for machines: nobody else has the permissions', async () => {
    for (const client of [gov.admin, gov.auditor, gov.as('staff')]) await client.get(users).expect(403);
  });
});

describe('A lasting token', () => {
  it('opens SCIM and nothing else, is kept as a hash, and tells of its use', async () => {
    const made = await systemWithToken([...ALL_SCOPES, 'employee:read']);
    const client = app.as(made.token);
    await client.get(users).expect(200);
    await client.get('/employees').expect(403);
    const shown = (await gov.admin.get(`/service-accounts/${made.id}`).expect(200)).body;
    expect(shown.lastingTokens).toMatchObject([
      { expiresAt: made.tokenExpiresAt, lastUsedAt: '2026-03-02T01:00:00.000Z' },
    ]);
    const kept = await app.db.rows<{ tokenHash: string }>('SELECT tokenHash FROM service_token');
    expect(JSON.stringify([shown, kept])).not.toContain(made.token);
    const uses = await recorded('service-account.accept-token', made.id);
    await client.get(users).expect(200);
    expect([uses, await recorded('service-account.accept-token', made.id)]).toEqual([1, 1]);
  });

  it('works on for a while beside the next one, and ends at once when it is ended or its machine is', async () => {
    const { id, token } = await systemWithToken();
    const path = `/service-accounts/${id}/lasting-tokens`;
    const second = (await gov.admin.post(path, { overlapHours: 1, validDays: 365 }).expect(201)).body;
    await app.as(token).get(users).expect(200);
    const third = (await gov.admin.post(path, { overlapHours: 0 }).expect(201)).body;
    for (const old of [token, second.token]) await app.as(old).get(users).expect(401);
    await app.as(third.token).get(users).expect(200);
    await gov.admin.delete(`${path}/${third.lastingTokens[0].id}`).expect(204);
    await app.as(third.token).get(users).expect(401);
    const fourth = (await gov.admin.post(path, {}).expect(201)).body;
    await app.as(fourth.token).get(users).expect(200);
    await gov.admin.post(`/service-accounts/${id}/revocation`).expect(201);
    await app.as(fourth.token).get(users).expect(401);
    expect((await gov.admin.post(path, {}).expect(409)).body.code).toBe('SERVICE_ACCOUNT.REVOKED');
  });

  it('is for a machine with a scope of SCIM, for 365 days at most, and ends with its time', async () => {
    const machine = { name: 'Tanpa SCIM', purpose: 'Membaca data.', scopes: ['employee:read'] };
    const { id } = (await gov.admin.post('/service-accounts', machine).expect(201)).body;
    const path = `/service-accounts/${id}/lasting-tokens`;
    expect((await gov.admin.post(path, {}).expect(409)).body.code).toBe('SERVICE_ACCOUNT.NO_LASTING_SCOPE');
    await gov.admin.post(path, { validDays: 366 }).expect(422);
    await gov.auditor.post(path, {}).expect(403);
    await gov.admin.delete(`${path}/${gov.id('staff')}`).expect(404);
    const forged = `sasaran_scim_${'A'.repeat(43)}`;
    await app.as(forged).get(users).expect(401);
  });

  it('is not the only way in: a token for id and secret does as well', async () => {
    await gov.machine('scim-sebentar', [...ALL_SCOPES]);
    await gov.by('scim-sebentar').get(users).expect(200);
  });
});

const recorded = async (action: string, objectId: string): Promise<number> => {
  const sql = 'SELECT COUNT(*) AS n FROM audit_event WHERE action = ? AND objectId = ?';
  return Number((await app.db.rows<{ n: number }>(sql, [action, objectId]))[0]?.n);
};

describe('Entra ID', () => {
  let entra: Client;
  let id: string;
  const upn = 'pegawai.entra@uji.go.id';

  beforeAll(async () => {
    entra = await system();
  });

  it('tests the connection with a user that cannot be there', async () => {
    const { body } = await entra
      .get(users, { filter: 'userName eq "0f1e2d3c-aaaa-bbbb-cccc-000000000000"' })
      .expect(200);
    expect(body).toMatchObject({ totalResults: 0, Resources: [], startIndex: 1, itemsPerPage: 0 });
  });

  it('makes a user with all that its mapping sends: the number names the person, the roster says the rest', async () => {
    const created = await entra
      .post(
        users,
        {
          schemas: [USER, ENTERPRISE],
          externalId: '8aa1a0c0-c4c3-4bc0-b4a5-2ef676900159',
          userName: upn,
          active: true,
          addresses: [{ primary: false, type: 'work', country: 'Indonesia', formatted: 'Jalan', locality: 'Kota' }],
          displayName: 'Nama Dari Entra',
          emails: [{ primary: true, type: 'work', value: upn }],
          meta: { resourceType: 'User' },
          name: { familyName: 'Dari', formatted: 'Nama Dari Entra', givenName: 'Nama' },
          phoneNumbers: [{ primary: true, type: 'work', value: '0811' }],
          preferredLanguage: 'id',
          title: 'Kepala Segalanya',
          [ENTERPRISE]: { department: 'Dinas Lain', employeeNumber: NIPS.entra, manager: { value: 'x' } },
        },
        SCIM,
      )
      .expect(201);
    id = created.body.id;
    expect(created.headers).toMatchObject({ location: `/scim/v2/Users/${id}`, etag: created.body.meta.version });
    expect(created.body).toMatchObject({
      ...{ userName: upn, externalId: '8aa1a0c0-c4c3-4bc0-b4a5-2ef676900159', active: true },
      ...{ displayName: 'Pegawai entra', title: 'Pelaksana entra', groups: [{ value: 'EMPLOYEE' }] },
      emails: [{ value: upn, type: 'work', primary: true }],
      [ENTERPRISE]: {
        employeeNumber: NIPS.entra,
        organization: 'Pemerintah Kabupaten Uji',
        department: 'Bidang Pelayanan',
      },
      [ASN]: { nipBaru: NIPS.entra, jenisPegawai: 'PNS', jabatanNama: 'Pelaksana entra' },
    });
    const account = await accountOf(id);
    expect(account).toMatchObject({ username: NIPS.entra, email: upn, status: 'NOT_ACTIVATED' });
    expect(account.roles).toMatchObject([{ role: 'EMPLOYEE', from: '2026-03-02', until: null }]);
  });

  it('finds it by name, by its own id and by number, and reads it', async () => {
    for (const filter of [
      `userName eq "${upn}"`,
      `userName eq "${upn.toUpperCase()}"`,
      'externalId eq "8aa1a0c0-c4c3-4bc0-b4a5-2ef676900159"',
      `${ENTERPRISE}:employeeNumber eq "${NIPS.entra}"`,
      `emails[type eq "work" and value eq "${upn}"]`,
      `emails[type eq "work"].value eq "${upn}"`,
    ]) {
      expect([filter, (await find(entra, filter)).Resources.map((one: Json) => one.id)]).toEqual([filter, [id]]);
    }
    expect((await entra.get(`${users}/${id}`).expect(200)).body.manager).toBeUndefined();
  });

  it('does not make it twice', async () => {
    const again = { schemas: [USER], userName: upn, [ENTERPRISE]: { employeeNumber: NIPS.entra } };
    const refused = await entra.post(users, again, SCIM).expect(409);
    expect([type(refused), refusalOf(refused).code]).toEqual(['uniqueness', 'SCIM.USER_EXISTS']);
  });

  it('changes several attributes at once; what is only shown is left alone', async () => {
    const { body } = await patch(
      entra,
      `${users}/${id}`,
      { op: 'Replace', path: 'displayName', value: 'Nama Baru' },
      { op: 'Replace', path: 'name.familyName', value: 'Baru' },
      { op: 'Add', path: 'emails[type eq "work"].value', value: 'Baru.Entra@uji.go.id' },
      { op: 'Replace', path: 'userName', value: 'baru.entra@uji.go.id' },
      { op: 'Add', path: `${ENTERPRISE}:department`, value: 'Lain' },
      {
        op: 'Replace',
        value: { 'name.givenName': 'N', externalId: 'ext-2', [`${ENTERPRISE}:employeeNumber`]: NIPS.entra },
      },
    ).expect(200);
    expect(body).toMatchObject({ userName: 'baru.entra@uji.go.id', externalId: 'ext-2', displayName: 'Pegawai entra' });
    expect(body.emails[0].value).toBe('baru.entra@uji.go.id');
    expect((await find(entra, `userName eq "${upn}"`)).totalResults).toBe(0);
  });

  it('removes and makes the e-mail address by paths that point at what is not there', async () => {
    await patch(entra, `${users}/${id}`, { op: 'Remove', path: 'emails[type eq "work"].value' }).expect(200);
    expect((await accountOf(id)).email).toBeNull();
    const set = { op: 'Replace', path: 'emails[type eq "work"].value', value: upn };
    await patch(entra, `${users}/${id}`, set).expect(200);
    expect((await accountOf(id)).email).toBe(upn);
    const lost = { op: 'Replace', path: 'emails[type eq "home"].value', value: 'a@uji.go.id' };
    expect(type(await patch(entra, `${users}/${id}`, lost).expect(400))).toBe('noTarget');
  });

  it('disables with "False" as text and ends the sessions at once; "True" enables again', async () => {
    const staff = await idOf(entra, 'staff');
    const token = await gov.signInAgain('staff');
    await token.get('/auth/me').expect(200);
    const { body } = await patch(entra, `${users}/${staff}`, { op: 'Replace', path: 'active', value: 'False' }).expect(
      200,
    );
    expect(body.active).toBe(false);
    await token.get('/auth/me').expect(401);
    expect((await accountOf(staff)).status).toBe('DISABLED');
    await patch(entra, `${users}/${staff}`, { op: 'replace', value: { active: 'True' } }).expect(200);
    await (await gov.signInAgain('staff')).get('/auth/me').expect(200);
    expect(await recorded('scim-user.change', staff)).toBe(2);
    expect(await recorded('account.change', staff)).toBe(2);
  });

  it('looks a role up by its name, puts people in and takes them out', async () => {
    const query = { excludedAttributes: 'members', filter: 'displayName eq "Auditor"' };
    const [group] = (await entra.get(groups, query).expect(200)).body.Resources;
    expect(group).toMatchObject({ id: 'AUDITOR', displayName: 'AUDITOR' });
    expect(group.members).toBeUndefined();
    const member = { op: 'Add', path: 'members', value: [{ value: id }] };
    const id2 = { op: 'Replace', path: 'externalId', value: 'grup-1' };
    const { body } = await patch(entra, `${groups}/AUDITOR`, member, id2).expect(200);
    expect(body).toMatchObject({ externalId: 'grup-1', members: [{ value: id, display: 'Pegawai entra' }] });
    const asked = async (one: string): Promise<number> =>
      (await entra.get(groups, { filter: `id eq "AUDITOR" and members eq "${one}"`, attributes: 'id' }).expect(200))
        .body.totalResults;
    expect([await asked(id), await asked('x')]).toEqual([1, 0]);
    expect((await accountOf(id)).roles.map((one: Json) => one.role).sort()).toEqual(['AUDITOR', 'EMPLOYEE']);
    await patch(entra, `${groups}/AUDITOR`, member).expect(200);
    await patch(entra, `${groups}/AUDITOR`, { op: 'Remove', path: 'members', value: [{ value: id }] }).expect(200);
    expect((await accountOf(id)).roles.map((one: Json) => one.role)).toEqual(['EMPLOYEE']);
    expect(await recorded('scim-group.change', 'AUDITOR')).toBeGreaterThan(2);
  });

  it('cannot make a group, and hears which there are', async () => {
    const fixed = await entra.post(groups, { schemas: [GROUP], displayName: 'Semua Pegawai' }, SCIM).expect(400);
    expect(fixed.body.detail).toContain('EMPLOYEE');
    const there = await entra.post(groups, { schemas: [GROUP], displayName: 'auditor' }, SCIM).expect(409);
    expect(type(there)).toBe('uniqueness');
  });

  it('reads all users page by page by index', async () => {
    const seen: string[] = [];
    const all = (await entra.get(users, { count: 200 }).expect(200)).body;
    for (let startIndex = 1; startIndex <= all.totalResults; startIndex += 3) {
      const { body } = await entra.get(users, { startIndex, count: 3 }).expect(200);
      expect([body.startIndex, body.totalResults]).toEqual([startIndex, all.totalResults]);
      seen.push(...body.Resources.map((one: Json) => one.id));
    }
    expect(seen).toEqual(all.Resources.map((one: Json) => one.id));
    expect((await entra.get(users, { startIndex: 0, count: -1 }).expect(200)).body).toMatchObject({
      ...{ startIndex: 1, itemsPerPage: 0, totalResults: all.totalResults },
    });
    expect((await entra.get(users, { startIndex: 99_999, count: 99_999 }).expect(200)).body.itemsPerPage).toBe(0);
  });

  it('deletes: the account is disabled, the person and the roles stay, the user is gone for Entra alone', async () => {
    await entra.delete(`${users}/${id}`).expect(204);
    expect(await accountOf(id)).toMatchObject({ status: 'DISABLED', username: NIPS.entra });
    await entra.get(`${users}/${id}`).expect(404);
    await entra.delete(`${users}/${id}`).expect(404);
    await patch(entra, `${users}/${id}`, { op: 'replace', path: 'active', value: true }).expect(404);
    expect((await find(entra, `${ENTERPRISE}:employeeNumber eq "${NIPS.entra}"`)).totalResults).toBe(0);
    const other = await system();
    expect((await find(other, `userName eq "${NIPS.entra}"`)).Resources).toMatchObject([{ id, active: false }]);
    const back = { schemas: [USER], userName: upn, externalId: 'ext-3', [ENTERPRISE]: { employeeNumber: NIPS.entra } };
    expect((await entra.post(users, back, SCIM).expect(201)).body).toMatchObject({
      id,
      active: true,
      externalId: 'ext-3',
    });
  });
});

describe('Okta', () => {
  let okta: Client;
  let id: string;
  const login = 'pegawai.okta@uji.go.id';
  const profile = (more: object = {}): object => ({
    schemas: [USER],
    userName: login,
    name: { givenName: 'Pegawai', familyName: 'Okta' },
    emails: [{ primary: true, value: login, type: 'work' }],
    displayName: 'Pegawai Okta',
    locale: 'id-ID',
    externalId: '00ujl29u0le5T6Aj10h7',
    groups: [],
    password: '1mz050nq',
    active: true,
    [ENTERPRISE]: { employeeNumber: NIPS.okta },
    ...more,
  });

  beforeAll(async () => {
    okta = await system();
  });

  it('begins with one user of the list, and one that is not there', async () => {
    const { body } = await okta.get(users, { count: 1, startIndex: 1 }).expect(200);
    expect(body).toMatchObject({ itemsPerPage: 1, startIndex: 1, Resources: [{ active: true }] });
    const [first] = body.Resources;
    expect(first.id && first.name && first.userName).toBeTruthy();
    await okta.get(`${users}/010101001010101011001010101011`).expect(404);
    expect((await find(okta, `userName eq "${login}"`)).totalResults).toBe(0);
  });

  it('makes a user, whose password is not taken', async () => {
    const { body, headers } = await okta.post(users, profile(), SCIM).expect(201);
    id = body.id;
    expect(body).toMatchObject({ userName: login, active: true });
    expect(headers.location).toBe(`/scim/v2/Users/${id}`);
    expect(JSON.stringify(body)).not.toContain('1mz050nq');
    const [row] = await app.db.rows<Json>('SELECT passwordHash FROM account WHERE id = ?', [id]);
    expect(row.passwordHash).toBeNull();
    expect((await okta.post(users, profile(), SCIM).expect(409)).body.schemas[0]).toBe(
      'urn:ietf:params:scim:api:messages:2.0:Error',
    );
  });

  it('replaces it whole by PUT, disables and enables it by PATCH without a path', async () => {
    const renamed = profile({ userName: 'okta.baru@uji.go.id', emails: [], id, externalId: undefined });
    const { body } = await okta.put(`${users}/${id}`, renamed, SCIM).expect(200);
    expect(body).toMatchObject({ userName: 'okta.baru@uji.go.id', active: true });
    expect([body.emails, body.externalId]).toEqual([undefined, undefined]);
    for (const active of [false, true]) {
      const answer = await patch(okta, `${users}/${id}`, { op: 'replace', value: { active } }).expect(200);
      expect(answer.body.active).toBe(active);
    }
    await okta.put(`${users}/${id}`, profile({ active: false }), SCIM).expect(200);
    expect((await accountOf(id)).status).toBe('DISABLED');
    await okta.put(`${users}/${id}`, profile({ active: undefined }), SCIM).expect(200);
    expect((await accountOf(id)).status).toBe('DISABLED');
    await okta.put(`${users}/${id}`, profile(), SCIM).expect(200);
  });

  it('pushes a group: replaces its members, adds some, takes one out by a path', async () => {
    const staff = await idOf(okta, 'staff');
    const group = { schemas: [GROUP], id: 'AUDITOR', displayName: 'AUDITOR', members: [{ value: id, display: login }] };
    expect((await okta.put(`${groups}/AUDITOR`, group, SCIM).expect(200)).body.members).toMatchObject([{ value: id }]);
    const rename = { op: 'replace', value: { id: 'AUDITOR', displayName: 'Nama Lain' } };
    const add = { op: 'add', path: 'members', value: [{ value: staff, display: 'staf@uji.go.id' }] };
    const { body } = await patch(okta, `${groups}/AUDITOR`, rename, add).expect(200);
    expect(body.displayName).toBe('AUDITOR');
    expect(body.members.map((one: Json) => one.value)).toEqual([id, staff].sort());
    const out = { op: 'remove', path: `members[value eq "${staff}"]` };
    expect((await patch(okta, `${groups}/AUDITOR`, out).expect(200)).body.members).toHaveLength(1);
    const all = { op: 'replace', path: 'members', value: [] };
    expect((await patch(okta, `${groups}/AUDITOR`, all).expect(200)).body.members).toBeUndefined();
  });
});

describe('A person', () => {
  let client: Client;
  beforeAll(async () => {
    client = await system();
  });

  it.each([
    ['nobody has', { userName: 'a@uji.go.id', [ENTERPRISE]: { employeeNumber: '199301012018011099' } }],
    ['is not said', { userName: 'a@uji.go.id' }],
  ])('whose number %s gets no account: the roster comes first', async (_, body) => {
    const refused = await client.post(users, { schemas: [USER], ...body }, SCIM).expect(400);
    expect([type(refused), refusalOf(refused).code]).toEqual(['invalidValue', 'SCIM.PERSON_UNKNOWN']);
  });

  it('is named by nipBaru or by a userName that is a NIP as well, but by one number only', async () => {
    await person('nipbaru', '199304042018012024', 'bidang');
    await person('nama', '199305052018011025', 'bidang');
    const byName = { schemas: [USER], userName: '199305052018011025' };
    const { body } = await client.post(users, byName, SCIM).expect(201);
    expect(body.userName).toBe('199305052018011025');
    const two = { [ENTERPRISE]: { employeeNumber: '199305052018011025' }, [ASN]: { nipBaru: '199304042018012024' } };
    const refused = await client.post(users, { schemas: [USER], userName: 'b@uji.go.id', ...two }, SCIM).expect(400);
    expect(refusalOf(refused).code).toBe('SCIM.NUMBERS_DIFFER');
    const one = { [ASN.toUpperCase()]: { NIPBARU: '19930404 201801 2 024' } };
    await client.post(users, { USERNAME: 'b@uji.go.id', ...one }, SCIM).expect(201);
  });

  it('who has an account already is taken into care by POST, and stays who he is', async () => {
    const body = { userName: 'rekan@uji.go.id', [ENTERPRISE]: { employeeNumber: usernameOf('colleague') } };
    const { id, groups: roles } = (await client.post(users, body, SCIM).expect(201)).body;
    expect(roles).toMatchObject([{ value: 'EMPLOYEE' }]);
    await gov.as('colleague').get('/auth/me').expect(200);
    const other = { op: 'replace', path: `${ENTERPRISE}:employeeNumber`, value: NIPS.racer };
    for (const step of [other, { op: 'remove', path: `${ASN}:nipBaru` }]) {
      expect(type(await patch(client, `${users}/${id}`, step).expect(400))).toBe('mutability');
    }
    const replaced = { userName: 'rekan@uji.go.id', [ENTERPRISE]: { employeeNumber: NIPS.racer } };
    expect(type(await client.put(`${users}/${id}`, replaced, SCIM).expect(400))).toBe('mutability');
  });

  it('whom the HR office has disabled is not enabled from outside, nor whom another system has', async () => {
    const id = await idOf(client, 'stranger');
    const account = await accountOf(id);
    await gov.admin.patch(`/accounts/${id}`, { disabled: true }).ifMatch(account.version).expect(200);
    const enable = { op: 'replace', path: 'active', value: true };
    const refused = await patch(client, `${users}/${id}`, enable).expect(409);
    expect(refusalOf(refused).code).toBe('SCIM.DISABLED_HERE');
    const now = await accountOf(id);
    await gov.admin.patch(`/accounts/${id}`, { disabled: false }).ifMatch(now.version).expect(200);
    await patch(client, `${users}/${id}`, { ...enable, value: false }).expect(200);
    await patch(await system(), `${users}/${id}`, enable).expect(409);
    await patch(client, `${users}/${id}`, enable).expect(200);
  });

  it('keeps names apart: userName, e-mail address and externalId', async () => {
    const [staff, colleague] = [await idOf(client, 'staff'), await idOf(client, 'kabid')];
    await patch(client, `${users}/${staff}`, {
      op: 'replace',
      value: { userName: 'staf@uji.go.id', externalId: 'e1' },
    }).expect(200);
    for (const value of ['STAF@uji.go.id', usernameOf('stranger')]) {
      const refused = await patch(client, `${users}/${colleague}`, { op: 'replace', path: 'userName', value }).expect(
        409,
      );
      expect([type(refused), refusalOf(refused).code]).toEqual(['uniqueness', 'SCIM.USER_NAME_TAKEN']);
    }
    await patch(client, `${users}/${staff}`, {
      op: 'add',
      path: 'emails',
      value: [{ value: 'satu@uji.go.id' }],
    }).expect(200);
    const taken = await patch(client, `${users}/${colleague}`, {
      op: 'add',
      path: 'emails',
      value: 'Satu@uji.go.id',
    }).expect(409);
    expect([type(taken), refusalOf(taken).code]).toEqual(['uniqueness', 'SCIM.EMAIL_NOT_UNIQUE']);
    expect(JSON.stringify(taken.body)).not.toMatch(/akun|account/i);
    const other = await system();
    expect((await other.get(`${users}/${staff}`).expect(200)).body).toMatchObject({ userName: usernameOf('staff') });
    expect((await other.get(`${users}/${staff}`)).body.externalId).toBeUndefined();
    expect((await find(other, 'externalId eq "e1"')).totalResults).toBe(0);
    expect((await find(client, 'externalId eq "E1"')).totalResults).toBe(0);
    expect((await find(client, 'externalId eq "e1"')).totalResults).toBe(1);
  });

  it('is made once, whoever and however many ask at once', async () => {
    const body = { userName: 'lomba@uji.go.id', [ENTERPRISE]: { employeeNumber: NIPS.racer } };
    const answers = await Promise.all(Array.from({ length: 5 }, () => client.post(users, body, SCIM)));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409, 409]);
    const rows = await app.db.rows('SELECT id FROM account WHERE username = ?', [NIPS.racer]);
    expect(rows).toHaveLength(1);
  });
});

describe('A machine that is confined to a unit', () => {
  it('sees and makes the users of that unit, and never learns of others', async () => {
    const all = await system();
    const confined = await system(ALL_SCOPES.slice(0, 3), 'dinasLain');
    const { Resources } = (await confined.get(users).expect(200)).body;
    expect(Resources.map((one: Json) => one[ENTERPRISE].department)).toEqual(['Dinas Pendidikan', 'Dinas Pendidikan']);
    const staff = await idOf(all, 'staff');
    await confined.get(`${users}/${staff}`).expect(404);
    await confined.delete(`${users}/${staff}`).expect(404);
    await person('luar', '199306062018012026', 'bidang');
    const body = { userName: 'luar@uji.go.id', [ENTERPRISE]: { employeeNumber: '199306062018012026' } };
    const refused = await confined.post(users, body, SCIM).expect(400);
    expect(refusalOf(refused).code).toBe('SCIM.PERSON_UNKNOWN');
    const { members } = (await confined.get(`${groups}/EMPLOYEE`).expect(200)).body;
    expect(members.map((one: Json) => one.value).sort()).toEqual(Resources.map((one: Json) => one.id).sort());
  });

  it('can not have the scope that gives roles', async () => {
    const machine = {
      name: 'Terbatas',
      purpose: 'Uji coba.',
      scopes: ['scim-group:manage'],
      unitId: gov.units['dinas'],
    };
    await gov.admin.post('/service-accounts', machine).expect(422);
  });
});

describe('Roles', () => {
  it('ADMIN and UNIT_HR are neither given nor taken from outside, unless a setting allows it', async () => {
    const client = await system();
    const staff = await idOf(client, 'staff');
    for (const role of ['ADMIN', 'UNIT_HR']) {
      const refused = await patch(client, `${groups}/${role}`, {
        op: 'add',
        path: 'members',
        value: [{ value: staff }],
      }).expect(403);
      expect(refusalOf(refused).code).toBe('SCIM.ROLE_NOT_ALLOWED');
    }
    expect((await accountOf(staff)).roles.map((one: Json) => one.role)).toEqual(['EMPLOYEE']);
    await patch(client, `${groups}/BUPATI`, { op: 'remove', path: 'members' }).expect(404);
  });

  it('need their own scope, and a user within reach', async () => {
    const reader = await system(ALL_SCOPES.slice(0, 3));
    const staff = await idOf(reader, 'staff');
    const add = (value: string) => ({ op: 'add', path: 'members', value: [{ value }] });
    await patch(reader, `${groups}/AUDITOR`, add(staff)).expect(403);
    const client = await system();
    for (const unknown of ['x', gov.id('staff')]) {
      const refused = await patch(client, `${groups}/AUDITOR`, add(staff), add(unknown)).expect(400);
      expect(refusalOf(refused).code).toBe('SCIM.MEMBER_UNKNOWN');
    }
    expect((await client.get(`${groups}/AUDITOR`).expect(200)).body.members).toBeUndefined();
  });

  it('of the last admin are not taken, nor is that account disabled', async () => {
    const apart = await TestApp.start({ env: { SCIM_ROLES: 'ADMIN,EMPLOYEE' } });
    const town = await Government.found(apart);
    await town.machine('scim', [...ALL_SCOPES]);
    const client = town.by('scim');
    const kabid = (await client.get(users, { filter: `userName eq "${usernameOf('kabid')}"` })).body.Resources[0].id;
    await patch(client, `${groups}/ADMIN`, { op: 'add', path: 'members', value: [{ value: kabid }] }).expect(200);
    const [office] = await apart.db.rows<Json>('SELECT id, version FROM account WHERE username = ?', ['admin-uji']);
    await town
      .as('kabid')
      .patch(`/accounts/${office.id}`, { disabled: true })
      .ifMatch(Number(office.version))
      .expect(200);
    const refused = await patch(client, `${groups}/ADMIN`, { op: 'remove', path: 'members' }).expect(409);
    expect(refusalOf(refused).code).toBe('ACCOUNT.LAST_ADMIN');
    await client.delete(`${users}/${kabid}`).expect(409);
    await client.get(`${users}/${kabid}`).expect(200);
    await apart.stop();
  });
});

describe('Versions', () => {
  it('are weak tags: a change for an old one is refused, a read of the present one has no body', async () => {
    const client = await system();
    const id = await idOf(client, 'sekda');
    const { headers, body } = await client.get(`${users}/${id}`).expect(200);
    const tag = headers.etag ?? '';
    expect([tag, tag]).toEqual([body.meta.version, expect.stringMatching(/^W\/"\d+-[\w-]{12}"$/)]);
    await client.get(`${users}/${id}`).with({ 'if-none-match': tag }).expect(304);
    const set = (value: string, match: string) =>
      patch(client, `${users}/${id}`, { op: 'replace', path: 'externalId', value }).with({ 'if-match': match });
    const changed = await set('v1', tag).expect(200);
    await set('v2', tag).expect(412);
    await client.delete(`${users}/${id}`).with({ 'if-match': tag }).expect(412);
    await set('v2', `"x", ${changed.headers.etag}`).expect(200);
    await set('v3', '*').expect(200);
    await client.get(`${users}/${id}`).with({ 'if-none-match': tag }).expect(200);
    const group = await client.get(`${groups}/EMPLOYEE`).expect(200);
    const add = { op: 'replace', path: 'externalId', value: 'g' };
    await patch(client, `${groups}/EMPLOYEE`, add).with({ 'if-match': 'W/"0-x"' }).expect(412);
    await patch(client, `${groups}/EMPLOYEE`, add)
      .with({ 'if-match': group.headers.etag ?? '' })
      .expect(200);
  });
});

describe('A list', () => {
  let client: Client;
  let all: Json[];
  beforeAll(async () => {
    client = await system();
    await patch(client, `${users}/${await idOf(client, 'kadis')}`, {
      op: 'add',
      path: 'externalId',
      value: 'Xy-1',
    }).expect(200);
    all = (await client.get(users, { count: 200 }).expect(200)).body.Resources;
  });

  const WORDS = [
    'Uji',
    'uji.go.id',
    'Kabid Uji',
    '1990',
    usernameOf('staff'),
    'Xy-1',
    'work',
    'PNS',
    'zzz',
    'Pelaksana',
  ];
  const TEXTS = [
    'userName',
    'externalId',
    'displayName',
    'emails',
    'emails.value',
    `${ENTERPRISE}:employeeNumber`,
    `${ASN}:jenisPegawai`,
  ];
  const word = fc.constantFrom(...WORDS);
  const term = fc.oneof(
    fc.tuple(fc.constantFrom(...TEXTS), fc.constantFrom('eq', 'ne', 'co', 'sw', 'ew', 'GT', 'ge', 'lt', 'le'), word),
    fc.tuple(fc.constantFrom('active', 'emails.primary'), fc.constantFrom('eq', 'ne'), fc.boolean()),
  );
  const simple = fc.oneof(
    term.map(([path, op, value]) => `${path} ${op} ${JSON.stringify(value)}`),
    fc.constantFrom(...TEXTS).map((path) => `${path} pr`),
    fc
      .tuple(fc.constantFrom('eq', 'co', 'sw'), word)
      .map(([op, value]) => `emails[type eq "work" and value ${op} "${value}"]`),
  );
  const filters = fc.letrec<{ filter: string }>((tie) => ({
    filter: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      simple,
      fc
        .tuple(tie('filter'), fc.constantFrom('and', 'or', 'AND'), tie('filter'))
        .map(([a, op, b]) => `(${a}) ${op} (${b})`),
      tie('filter').map((one) => `not (${one})`),
    ),
  })).filter;

  it('shows exactly those whom a filter means, whatever the filter', async () => {
    const sound = fc.asyncProperty(filters, async (text) => {
      const answer = await client.get(users, { filter: text, count: 200 });
      if (answer.status === 400) return expect(refusalOf(answer).code).toBe('SCIM.FILTER_TOO_LARGE');
      const wanted = all.filter((one) => matches(parseFilter(text), comparable(one))).map(({ id }) => id);
      expect([text, answer.body.Resources.map((one: Json) => one.id)]).toEqual([text, wanted]);
      expect(answer.body.totalResults).toBe(wanted.length);
    });
    await fc.assert(sound, { seed: 20_260_302, numRuns: 150 });
  });

  it.each([
    ['displayName', 'ascending'],
    ['userName', 'descending'],
    ['meta.lastModified', 'ascending'],
  ])('is ordered by %s, %s', async (sortBy, sortOrder) => {
    const { body } = await client.get(users, { sortBy, sortOrder, count: 200 }).expect(200);
    const values = body.Resources.map((one: Json) =>
      String(sortBy.split('.').reduce((at: Json, step) => at[step], one)).toLowerCase(),
    );
    const sorted = [...values].sort();
    expect(values).toEqual(sortOrder === 'descending' ? sorted.reverse() : sorted);
    expect(body.Resources).toHaveLength(all.length);
  });

  it('is read by cursor, which others cannot use, is good for one filter and for an hour', async () => {
    const seen: string[] = [];
    let cursor = '';
    for (let pages = 0; pages < 50; pages += 1) {
      const { body } = await client.get(users, { cursor, count: 2 }).expect(200);
      seen.push(...body.Resources.map((one: Json) => one.id));
      expect(body.startIndex).toBeUndefined();
      if (body.nextCursor === undefined) break;
      cursor = body.nextCursor;
    }
    expect(seen).toEqual(all.map(({ id }) => id));
    const { nextCursor } = (await client.get(users, { cursor: '', count: 2 }).expect(200)).body;
    const other = await system();
    for (const call of [
      client.get(users, { cursor: nextCursor, filter: 'active eq true' }),
      client.get(users, { cursor: `${nextCursor}x` }),
      client.get(users, { cursor: 'x' }),
      other.get(users, { cursor: nextCursor }),
    ]) {
      expect(type(await call.expect(400))).toBe('invalidCursor');
    }
    for (const count of [0, -1, 201, 'x']) {
      expect(type(await client.get(users, { cursor: '', count }).expect(400))).toBe('invalidCount');
    }
    expect(type(await client.get(users, { cursor: '', startIndex: 1 }).expect(400))).toBe('invalidValue');
    app.clock.advance({ hours: 2 });
    expect(type(await client.get(users, { cursor: nextCursor }).expect(400))).toBe('expiredCursor');
    await gov.signIn('admin-uji');
  });

  it('may be asked for by POST, and shows the attributes that are wanted', async () => {
    const SEARCH = 'urn:ietf:params:scim:api:messages:2.0:SearchRequest';
    const search = {
      schemas: [SEARCH],
      filter: `userName eq "${usernameOf('kabid')}"`,
      attributes: ['userName', 'NAME.formatted'],
    };
    const { body } = await client.post(`${users}/.search`, search, SCIM).expect(200);
    expect(body.Resources).toEqual(
      [
        {
          schemas: [USER, ENTERPRISE, ASN],
          id: expect.anything(),
          userName: usernameOf('kabid'),
          name: { formatted: 'Kabid Uji' },
          meta: undefined,
        },
      ].map(({ meta: _, ...rest }) => rest),
    );
    const [kabid] = body.Resources;
    const parts = `${ENTERPRISE}:employeeNumber,urn:ietf:params:scim:schemas:core:2.0:User:active`;
    const some = (await client.get(`${users}/${kabid.id}`, { attributes: parts }).expect(200)).body;
    expect(some).toMatchObject({ active: true, [ENTERPRISE]: { employeeNumber: usernameOf('kabid') } });
    expect([some.userName, some[ENTERPRISE].department]).toEqual([undefined, undefined]);
    const less = (
      await client
        .get(`${users}/${kabid.id}`, { excludedAttributes: `groups,${ASN},${ENTERPRISE}:manager` })
        .expect(200)
    ).body;
    expect([less.groups, less[ASN], less[ENTERPRISE].manager, less.userName]).toEqual([
      undefined,
      undefined,
      undefined,
      usernameOf('kabid'),
    ]);
    const found = await client
      .post(`${groups}/.search`, { filter: 'displayName sw "A"', attributes: ['displayName'] }, SCIM)
      .expect(200);
    expect(found.body.Resources.map((one: Json) => one.displayName)).toEqual(['ADMIN', 'AUDITOR']);
  });

  it('tells of nobody more than there is to see: reads are recorded', async () => {
    const id = await idOf(client, 'otherHead');
    await client.get(`${users}/${id}`).expect(200);
    const { ReadLog } = await import('../../src/kernel/audit/read-log.js');
    await app.get(ReadLog).flush();
    expect(await recorded('scim-user.read', id)).toBe(1);
    const [event] = await app.db.rows<Json>(
      "SELECT subjectEmployeeId FROM audit_event WHERE action = 'scim-user.read' AND objectId = ?",
      [id],
    );
    expect(event.subjectEmployeeId).toBe(gov.id('otherHead'));
    const lists = await app.db.rows<Json>("SELECT facts FROM audit_event WHERE action = 'scim-user.list'");
    expect(JSON.stringify(lists)).not.toContain(usernameOf('staff'));
  });

  it.each([
    ['userName eq', 'FILTER_UNREADABLE'],
    ['userName eq "a', 'FILTER_UNREADABLE'],
    ['userName eq "\\x"', 'FILTER_UNREADABLE'],
    ['userName eq "\\u0000"', 'FILTER_UNREADABLE'],
    ['userName eq "\\ud800"', 'FILTER_UNREADABLE'],
    ["userName eq 'a' or 1=1 --", 'FILTER_UNREADABLE'],
    [`${'('.repeat(300)}userName pr${')'.repeat(300)}`, 'none'],
    [`${'not ('.repeat(20)}userName pr${')'.repeat(20)}`, 'FILTER_TOO_LARGE'],
    [Array(51).fill('userName pr').join(' or '), 'FILTER_TOO_LARGE'],
    [`userName eq "${'a'.repeat(2_100)}"`, 'FILTER_TOO_LARGE'],
    ['passwordHash pr', 'FILTER_ATTRIBUTE'],
    ['a.passwordHash eq "x"', 'FILTER_ATTRIBUTE'],
    ['constructor pr', 'FILTER_ATTRIBUTE'],
    ['__proto__ pr', 'FILTER_ATTRIBUTE'],
    ['active co "t"', 'FILTER_OPERATOR'],
    ['active gt true', 'FILTER_OPERATOR'],
    ['meta.created eq "kemarin"', 'FILTER_OPERATOR'],
    ['userName eq 5', 'FILTER_OPERATOR'],
  ])('refuses the filter %s', async (filter, code) => {
    const answer = await client.get(users, { filter });
    if (code === 'none') return expect(answer.status).toBe(200);
    expect([answer.status, type(answer), refusalOf(answer).code]).toEqual([400, 'invalidFilter', `SCIM.${code}`]);
  });

  it.each(["' OR '1'='1", 'a" or "1" eq "1', '%', '_', '\\', "'; DROP TABLE account; --", '!', '\u200b', 'é', '👍🏽'])(
    'takes %s as a text and nothing else',
    async (value) => {
      const text = JSON.stringify(value);
      for (const op of ['eq', 'co', 'sw', 'ew']) {
        const path = `${users}?filter=${encodeURIComponent(`userName ${op} ${text} and externalId ${op} ${text}`)}`;
        expect((await client.get(path).expect(200)).body.totalResults).toBe(0);
      }
    },
  );
});

/** A user in the form in which a filter compares it: names are looked up without titles, ids of others as they are. */
function comparable(user: Json): Json {
  return { ...user, active: user.active === true };
}

describe('A PATCH', () => {
  it.each<[Json, string]>([
    [{ Operations: [] }, 'PATCH_UNREADABLE'],
    [{ schemas: [PATCH_OP], Operations: 'x' }, 'PATCH_UNREADABLE'],
    [{ schemas: [PATCH_OP], Operations: [{ op: 'move', path: 'active' }] }, 'PATCH_UNREADABLE'],
    [{ schemas: [PATCH_OP], Operations: [{ op: 'replace', path: 'active' }] }, 'PATCH_UNREADABLE'],
    [{ schemas: [PATCH_OP], Operations: [{ op: 'remove' }] }, 'PATH'],
    [{ schemas: [PATCH_OP], Operations: [{ op: 'replace', path: 'emails[', value: 'x' }] }, 'PATH'],
    [
      { schemas: [PATCH_OP], Operations: [{ op: 'replace', path: 'emails[type eq].value', value: 'x' }] },
      'FILTER_UNREADABLE',
    ],
    [{ schemas: [PATCH_OP], Operations: [{ op: 'replace', path: 'active', value: 'mungkin' }] }, 'VALUE'],
    [{ schemas: [PATCH_OP], Operations: [{ op: 'replace', path: 'emails', value: 'bukan' }] }, 'VALUE'],
    [{ schemas: [PATCH_OP], Operations: [{ op: 'remove', path: 'userName' }] }, 'VALUE'],
    [{ schemas: [PATCH_OP], Operations: [{ op: 'replace', path: 'userName', value: 'a'.repeat(255) }] }, 'VALUE'],
  ])('%j is refused, and nothing of it is done', async (body, code) => {
    const client = await system();
    const id = await idOf(client, 'bupati');
    const good = { op: 'replace', path: 'externalId', value: 'tidak jadi' };
    const Operations =
      Array.isArray(body.Operations) && body.Operations.length > 0 ? [good, ...body.Operations] : body.Operations;
    const refused = await client.patch(`${users}/${id}`, { ...body, Operations }, SCIM).expect(400);
    expect(refusalOf(refused).code).toBe(`SCIM.${code}`);
    expect((await client.get(`${users}/${id}`).expect(200)).body.externalId).toBeUndefined();
  });

  it('that changes nothing leaves version and record as they were; prototypes are out of reach', async () => {
    const client = await system();
    const id = await idOf(client, 'bupati');
    const { body } = await client.get(`${users}/${id}`).expect(200);
    const steps = ['constructor.prototype', 'prototype', 'constructor[a eq "b"].x', 'title', 'groups', 'meta.version'];
    const Operations = steps.map((path) => ({ op: 'replace', path, value: 'x' }));
    const after = await patch(client, `${users}/${id}`, ...Operations).expect(200);
    expect(after.body).toEqual(body);
    expect(await recorded('scim-user.change', id)).toBe(0);
    expect(({} as Json).x).toBeUndefined();
  });
});

describe('What lies outside the reach of an identity system', () => {
  const CONFINED = ['scim:read', 'scim-user:read', 'scim-user:manage'] as const;
  const groupsOf = async (client: Client, member: string): Promise<string[]> => {
    const { body } = await client.get(groups, { filter: `members.value eq "${member}"` }).expect(200);
    return body.Resources.map(({ displayName }: Json) => displayName);
  };

  it('is in no group that is looked for by its member', async () => {
    const client = await system();
    const stranger = await idOf(client, 'stranger');
    expect(await groupsOf(client, stranger)).toEqual(['EMPLOYEE']);
    expect(await groupsOf(await system(CONFINED, 'bidang'), stranger)).toEqual([]);
    expect(await groupsOf(await system(['scim:read']), stranger)).toEqual([]);
    const [office] = await app.db.rows<Json>("SELECT id FROM account WHERE username = 'admin-uji'");
    expect(await groupsOf(client, office.id)).toEqual([]);
  });

  it("is nobody's manager, neither shown nor to be filtered by", async () => {
    const client = await system();
    const [kadis, kabid] = [await idOf(client, 'kadis'), await idOf(client, 'kabid')];
    const managed = `${ENTERPRISE}:manager.value eq "${kadis}"`;
    const manager = async (seer: Client): Promise<Json> =>
      (await seer.get(`${users}/${kabid}`).expect(200)).body[ENTERPRISE].manager;
    expect((await manager(client)).value).toBe(kadis);
    expect((await find(client, managed)).totalResults).toBe(1);
    const confined = await system(CONFINED, 'bidang');
    expect(await manager(confined)).toBeUndefined();
    expect((await find(confined, managed)).totalResults).toBe(0);
  });

  it('is not told by a refusal of a name', async () => {
    const confined = await system(CONFINED, 'bidang');
    const colleague = await idOf(confined, 'colleague');
    const rename = (value: string) =>
      patch(confined, `${users}/${colleague}`, { op: 'replace', path: 'userName', value });
    for (const name of [usernameOf('stranger'), 'admin-uji', '199202022017022009'])
      expect((await rename(name).expect(200)).body.userName).toBe(name);
    expect(refusalOf(await rename(usernameOf('staff')).expect(409)).code).toBe('SCIM.USER_NAME_TAKEN');
  });
});

describe('What an identity system says nothing of', () => {
  it.each([
    ['keeps the e-mail address of HR when an account is taken into care', {}, 'staf@uji.go.id'],
    ['takes the one that is said', { emails: [{ value: 'lain@uji.go.id', type: 'work' }] }, 'lain@uji.go.id'],
  ])('%s', async (_name, more, email) => {
    const client = await system();
    const id = await idOf(client, 'staff');
    const { version } = await accountOf(id);
    await gov.admin.patch(`/accounts/${id}`, { email: 'staf@uji.go.id' }).ifMatch(version).expect(200);
    const body = {
      schemas: [USER],
      userName: 'staf@entra.example',
      ...more,
      [ENTERPRISE]: { employeeNumber: usernameOf('staff') },
    };
    const made = await client.post(users, body, SCIM).expect(201);
    expect(made.body.emails).toEqual([{ value: email, type: 'work', primary: true }]);
    expect((await accountOf(id)).email).toBe(email);
  });

  it('shows meta only where it is wanted, and gives the tag in the headers all the same', async () => {
    const client = await system();
    const id = await idOf(client, 'kadis');
    for (const path of [`${users}/${id}`, `${groups}/AUDITOR`]) {
      const whole = await client.get(path).expect(200);
      const queries: Record<string, string>[] = [{ excludedAttributes: 'meta' }, { attributes: 'externalId' }];
      for (const query of queries) {
        const part = await client.get(path, query).expect(200);
        expect({ path, query, meta: part.body.meta }).toEqual({ path, query, meta: undefined });
        expect(part.headers.location).toBe(whole.body.meta.location);
      }
      const { headers } = await client.get(path, { excludedAttributes: 'meta' }).expect(200);
      expect(headers.etag).toBe(whole.headers.etag);
      expect((await client.get(path, { attributes: 'meta.location' }).expect(200)).body.meta).toEqual({
        location: whole.body.meta.location,
      });
    }
  });

  it('lets a group keep its id there without a change of its members', async () => {
    const client = await system();
    const { body } = await client.get(`${groups}/ADMIN`).expect(200);
    const put = (members: object[]) =>
      client.put(`${groups}/ADMIN`, { schemas: [GROUP], displayName: 'ADMIN', externalId: 'g-admin', members }, SCIM);
    expect((await put(body.members ?? []).expect(200)).body.externalId).toBe('g-admin');
    const other = { value: await idOf(client, 'staff') };
    expect(refusalOf(await put([other]).expect(403)).code).toBe('SCIM.ROLE_NOT_ALLOWED');
    const sorted = await client.get(groups, { sortBy: 'externalId' }).expect(200);
    expect(sorted.body.Resources[0].displayName).toBe('ADMIN');
    const down = await client.get(groups, { sortBy: 'externalId', sortOrder: 'descending' }).expect(200);
    expect(down.body.Resources.at(-1).displayName).toBe('ADMIN');
  });
});
