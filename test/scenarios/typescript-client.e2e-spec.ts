import { ifMatch, items, ok, ProblemError, Sasaran } from '../../clients/typescript/src/index.js';
import { FirstRun } from '../../src/modules/identity/index.js';
import { ANNEXES } from '../support/government.js';
import { TestApp } from '../support/test-app.js';

const PASSWORD = 'uji-coba-kinerja-2026';
const LEADER = '198001202005011003';
const STAFF = '199003152015042004';
const HELD = { kind: 'DEFINITIF', validFrom: '2025-01-01' } as const;

let app: TestApp;
let baseUrl: string;
const sent: string[] = [];

beforeAll(async () => {
  app = await TestApp.start();
  baseUrl = `http://127.0.0.1:${await app.listen()}`;
});
afterAll(() => app.stop());

/** A caller over real connections; notes what it sends. */
function caller(language: 'id' | 'en' = 'id'): Sasaran {
  const noted = (request: Request): Promise<Response> => {
    sent.push(`${request.method} ${new URL(request.url).pathname}`);
    return fetch(request);
  };
  return new Sasaran({ baseUrl, language, fetch: noted });
}

async function activated(username: string, secret: string): Promise<Sasaran> {
  const one = caller();
  await ok(one.api.POST('/api/v1/auth/activation', { body: { username, secret, password: PASSWORD } }));
  await one.signIn(username, PASSWORD);
  return one;
}

describe('A year with nothing but the TypeScript client', () => {
  let admin: Sasaran;
  let leader: Sasaran;
  let staff: Sasaran;
  let unitId: string;
  let yearId: string;
  let planId: string;
  let appraisalId: string;

  /** Records a person with a post in the unit and an account; gives the signed-in person. */
  async function hire(name: string, nip: string, title: string, headsUnit: boolean): Promise<Sasaran> {
    const { api } = admin;
    const person = await ok(api.POST('/api/v1/employees', { body: { kind: 'PNS', name, nip } }));
    const kind = headsUnit ? 'STRUKTURAL' : 'PELAKSANA';
    const position = await ok(api.POST('/api/v1/positions', { body: { unitId, kind, title } }));
    const params = { path: { id: person.id } };
    const post = { ...HELD, unitId, positionId: position.id, headsUnit };
    await ok(api.POST('/api/v1/employees/{id}/assignments', { params, body: post }));
    const roles = [{ role: 'EMPLOYEE' as const, from: '2026-01-01' }];
    const account = { employeeId: person.id, username: nip, roles };
    const { activationSecret } = await ok(api.POST('/api/v1/accounts', { body: account }));
    return activated(nip, activationSecret ?? '');
  }

  it('begins with the first administrator, units and people', async () => {
    const first = await app.get(FirstRun).prepare();
    admin = await activated(first?.username ?? '', first?.secret ?? '');
    const region = { name: 'Pemerintah Kabupaten Uji', headPostTitle: 'Bupati' };
    const { id: parentId } = await ok(admin.api.POST('/api/v1/org-units', { body: region }));
    const agency = { name: 'Dinas Contoh', headPostTitle: 'Kepala Dinas Contoh', parentId };
    unitId = (await ok(admin.api.POST('/api/v1/org-units', { body: agency }))).id;
    leader = await hire('Budi Santoso', LEADER, 'Kepala Dinas Contoh', true);
    staff = await hire('Siti Aminah', STAFF, 'Pengelola Layanan', false);
    yearId = (await ok(admin.api.POST('/api/v1/performance-periods', { body: { year: 2026 } }))).id;
    const me = await ok(staff.api.GET('/api/v1/auth/me'));
    expect(me.roles.map(({ role }) => role)).toEqual(['EMPLOYEE']);
  });

  it('repeats a request with the same key without doing it twice, and makes a key where none is given', async () => {
    const body = { unitId, kind: 'PELAKSANA' as const, title: 'Pengadministrasi Umum' };
    const params = { header: { 'Idempotency-Key': 'jabatan-uji-1' } };
    const first = await ok(admin.api.POST('/api/v1/positions', { params, body }));
    const again = await admin.api.POST('/api/v1/positions', { params, body });
    expect(again.data).toEqual(first);
    expect(again.response.headers.get('idempotency-replayed')).toBe('true');
    await expect(ok(admin.api.POST('/api/v1/positions', { body }))).rejects.toMatchObject({
      status: 409,
      problem: { code: 'ORGANIZATION.POSITION_EXISTS' },
    });
  });

  it('reads a list to its end, page by page', async () => {
    const { api } = admin;
    const before = sent.length;
    const titles: string[] = [];
    const read = (cursor: string | undefined) =>
      ok(api.GET('/api/v1/positions', { params: { query: { unitId, limit: 1, cursor } } }));
    for await (const { title } of items(read)) titles.push(title);
    expect(titles).toEqual(['Kepala Dinas Contoh', 'Pengadministrasi Umum', 'Pengelola Layanan']);
    expect(sent.length - before).toBe(3);
  });

  it('goes from plan to agreement, with a change by its version', async () => {
    const { api } = staff;
    const plan = await ok(api.POST('/api/v1/work-plans', { body: { performancePeriodId: yearId, annexes: ANNEXES } }));
    planId = plan.id;
    const params = { path: { id: planId } };
    const result = {
      statement: 'Laporan terbit',
      indicators: [{ aspect: 'KUANTITAS' as const, statement: 'Jumlah laporan terbit', target: '12', unit: 'laporan' }],
    };
    const draft = await ok(api.POST('/api/v1/work-plans/{id}/results', { params, body: result }));
    const change = (header: string) =>
      api.PATCH('/api/v1/work-plan-results/{id}', {
        params: { path: { id: draft.results[0]?.id ?? '' }, header: { 'If-Match': header } },
        body: { statement: 'Laporan terbit tepat waktu' },
      });
    const changed = await ok(change(ifMatch(draft)));
    expect(changed.results[0]?.statement).toBe('Laporan terbit tepat waktu');
    expect((await change(ifMatch(draft))).response.status).toBe(412);
    await ok(api.POST('/api/v1/work-plans/{id}/submission', { params }));
    await ok(leader.api.POST('/api/v1/work-plans/{id}/agreement', { params }));
    const active = await ok(leader.api.POST('/api/v1/work-plans/{id}/activation', { params }));
    expect(active.status).toBe('ACTIVE');
  });

  it('renews the session by itself when the token has expired, and appraises to the predicate', async () => {
    await app.drainJobs();
    app.clock.set('2026-03-31');
    await app.drainJobs();
    const query = { status: 'OPEN' as const };
    const { data } = await ok(staff.api.GET('/api/v1/appraisals', { params: { query } }));
    expect(sent.slice(-3)).toEqual(['GET /api/v1/appraisals', 'POST /api/v1/auth/refresh', 'GET /api/v1/appraisals']);
    appraisalId = data[0]?.id ?? '';
    const params = { path: { id: appraisalId } };
    const own = { resultSummary: 'Semua laporan terbit.', behaviourSummary: 'Keluhan dijawab hari itu juga.' };
    await ok(staff.api.POST('/api/v1/appraisals/{id}/self-assessment', { params, body: own }));
    const ratings = {
      resultRating: 'SESUAI_EKSPEKTASI' as const,
      resultReason: 'Tiga dari tiga laporan terbit tepat waktu.',
      behaviourRating: 'DI_ATAS_EKSPEKTASI' as const,
      behaviourReason: 'Keluhan dijawab pada hari yang sama.',
    };
    const rated = await ok(leader.api.POST('/api/v1/appraisals/{id}/ratings', { params, body: ratings }));
    expect(rated.predicate).toBe('BAIK');
    expect((await ok(staff.api.GET('/api/v1/appraisals/{id}', { params }))).predicate).toBeNull();
    await ok(leader.api.POST('/api/v1/appraisals/{id}/publication', { params }));
    const shown = await ok(staff.api.GET('/api/v1/appraisals/{id}', { params }));
    expect(shown).toMatchObject({ status: 'PUBLISHED', predicate: 'BAIK', appraiserName: 'Budi Santoso' });
    const closed = await ok(staff.api.POST('/api/v1/appraisals/{id}/acknowledgement', { params }));
    expect(closed.status).toBe('ACKNOWLEDGED');
  });

  it('renews once for many calls at the same time', async () => {
    app.clock.advance({ hours: 1 });
    const before = sent.length;
    await Promise.all(Array.from({ length: 5 }, () => ok(leader.api.GET('/api/v1/team'))));
    expect(sent.slice(before).filter((line) => line.endsWith('/auth/refresh'))).toHaveLength(1);
  });

  it('explains refusals in the language of the caller, and ends with the session', async () => {
    const english = caller('en');
    await expect(english.signIn(STAFF, 'not the right one')).rejects.toThrow(ProblemError);
    await english.signIn(STAFF, PASSWORD);
    const refused = await ok(english.api.GET('/api/v1/accounts')).catch((error: unknown) => error);
    expect(refused).toMatchObject({ status: 403, problem: { code: 'ACCESS.FORBIDDEN' } });
    expect(String(refused)).toMatch(/permission|role/i);
    await english.signOut();
    expect((await english.api.GET('/api/v1/auth/me')).response.status).toBe(401);
  });
});
