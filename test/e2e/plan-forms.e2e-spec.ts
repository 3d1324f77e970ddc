import { Government, type PersonName, ANNEXES } from '../support/government.js';
import { TestApp } from '../support/test-app.js';

let app: TestApp;
let gov: Government;
let yearId: string;

beforeAll(async () => {
  app = await TestApp.start();
  gov = await Government.found(app);
  yearId = await gov.openYear();
  const { body: posts } = await gov.admin.get(`/employees/${gov.id('kadis')}/assignments`).expect(200);
  const path = `/positions/${posts.data[0].positionId}`;
  const { body: position } = await gov.admin.get(path).expect(200);
  await gov.admin.patch(path, { level: 'JPT_PRATAMA' }).ifMatch(position.version).expect(200);
});
afterAll(() => app.stop());

interface Fault {
  readonly pointer: string;
  readonly code: string;
}
const faultsOf = (body: { errors: Fault[] }): string[] => body.errors.map(({ pointer, code }) => `${pointer} ${code}`);

/** A new draft of somebody on a form; the one before is thrown away. */
async function draft(who: PersonName, form: object = {}): Promise<{ id: string; version: number; family: string }> {
  const { body } = await gov
    .as(who)
    .get('/work-plans', { employeeId: gov.id(who) })
    .expect(200);
  for (const { id, version } of body.data) await gov.as(who).delete(`/work-plans/${id}`).ifMatch(version).expect(204);
  return (
    await gov
      .as(who)
      .post('/work-plans', { performancePeriodId: yearId, ...form, annexes: ANNEXES })
      .expect(201)
  ).body;
}

describe('the form of a plan (WP-15)', () => {
  it('goes with the post: heads of agencies on that of leaders, others on that of JA and JF', async () => {
    expect(await draft('kadis')).toMatchObject({ family: 'JPT', approach: 'KUANTITATIF' });
    expect(await draft('kabid')).toMatchObject({ family: 'JA_JF', approach: 'KUANTITATIF' });
    expect(await draft('staff')).toMatchObject({ family: 'JA_JF', approach: 'KUANTITATIF' });
  });

  it('is that of leaders for the head of a unit that answers for itself, as the list of types says', async () => {
    const { body: unit } = await gov.admin
      .post('/org-units', { name: 'RSUD Uji', type: 'RSUD', parentId: gov.units['kabupaten'] })
      .expect(201);
    const post = { unitId: unit.id, kind: 'STRUKTURAL', title: 'Direktur RSUD Uji', level: 'ADMINISTRATOR' };
    const { body: position } = await gov.admin.post('/positions', post).expect(201);
    const heads = { unitId: unit.id, positionId: position.id, headsUnit: true, validFrom: '2026-01-01' };
    await gov.admin.post(`/employees/${gov.id('stranger')}/transfers`, heads).expect(201);
    expect(await draft('stranger')).toMatchObject({ family: 'JPT' });
    const { body: types } = await gov.admin.get('/references/jenis-unit', { limit: 200 }).expect(200);
    const rsud = types.data.find(({ code }: { code: string }) => code === 'RSUD');
    await gov.admin
      .patch(`/reference-items/${rsud.id}`, { attributes: { isIndependent: false } })
      .ifMatch(rsud.version)
      .expect(200);
    expect(await draft('stranger')).toMatchObject({ family: 'JA_JF' });
  });

  it('is chosen by the owner, and changed while there is no result', async () => {
    const { id, version } = await draft('staff', { approach: 'KUALITATIF', family: 'JPT' });
    const change = (form: object, at: number) => gov.as('staff').patch(`/work-plans/${id}`, form).ifMatch(at);
    const { body: changed } = await change({ family: 'JA_JF' }, version).expect(200);
    expect(changed).toMatchObject({ family: 'JA_JF', approach: 'KUALITATIF', startsOn: '2026-01-01', version: 2 });
    const result = { statement: 'Warga terlayani', indicators: [{ statement: 'Semua keluhan dijawab dalam sehari' }] };
    await gov.as('staff').post(`/work-plans/${id}/results`, result).expect(201);
    expect((await change({ approach: 'KUANTITATIF' }, 3).expect(409)).body.code).toBe('WORK_PLAN.FORM_FIXED');
    const { body: same } = await change({ approach: 'KUALITATIF', endsOn: '2026-11-30' }, 3).expect(200);
    expect(same).toMatchObject({ approach: 'KUALITATIF', endsOn: '2026-11-30' });
    await change({ approach: 'LAIN' }, 4).expect(422);
  });
});

describe('indicators on each form (WP-16)', () => {
  const indicator = { statement: 'Jumlah laporan terbit', target: '12', unit: 'laporan' };
  const add = (who: PersonName, id: string, more: object) =>
    gov.as(who).post(`/work-plans/${id}/results`, { statement: 'Laporan terbit', ...more });

  it('keep a number, a range, words, and what is said beside the target', async () => {
    const { id } = await draft('staff');
    const said = { schedule: 'Tiga setiap triwulan', dataSource: 'Register surat', monitoring: 'Rapat bulanan' };
    const indicators = [
      { ...indicator, ...said, aspect: 'KUANTITAS' },
      { statement: 'Waktu terbit', aspect: 'WAKTU', target: '7', targetUntil: '8', unit: 'hari', direction: 'KHUSUS' },
      { statement: 'Mutu laporan', aspect: 'KUALITAS', targetText: 'Sesuai standar' },
      { statement: 'Ketepatan', aspect: 'KUALITAS', target: '100', unit: '%', isMaximum: true },
    ];
    const { body } = await add('staff', id, { indicators }).expect(201);
    const none = { targetUntil: null, targetText: null, isMaximum: false };
    const unsaid = { schedule: null, dataSource: null, monitoring: null };
    expect(body.results[0]).toMatchObject({ perspective: null });
    expect(body.results[0].indicators.map(({ id: _, ...rest }: { id: string }) => rest)).toEqual([
      { ...none, ...indicators[0], target: '12.00', direction: 'NORMAL' },
      { ...none, ...unsaid, ...indicators[1], target: '7.00', targetUntil: '8.00' },
      { ...none, ...unsaid, ...indicators[2], target: null, unit: null, direction: null },
      { ...none, ...unsaid, ...indicators[3], target: '100.00', direction: 'NORMAL' },
    ]);
  });

  it('are refused whole where one does not fit, each fault with its place', async () => {
    const { id } = await draft('staff');
    const indicators = [
      { ...indicator, aspect: 'KUANTITAS' },
      { ...indicator, target: '9', targetUntil: '8', targetText: undefined },
      { statement: 'Mutu', aspect: 'KUALITAS', targetText: 'baik', unit: '%' },
    ];
    const { body } = await add('staff', id, { indicators }).expect(422);
    expect(body.code).toBe('WORK_PLAN.NOT_IN_FORM');
    expect(faultsOf(body)).toEqual(['/indicators/1/aspect NEEDED', '/indicators/1/targetUntil NOT_ABOVE_TARGET']);
    expect((await gov.as('staff').get(`/work-plans/${id}`).expect(200)).body.results).toEqual([]);
  });

  it('have no aspect and results have a perspective on the form of leaders', async () => {
    const { id } = await draft('kadis');
    const withAspect = await add('kadis', id, { indicators: [{ ...indicator, aspect: 'KUANTITAS' }] }).expect(422);
    expect(faultsOf(withAspect.body)).toEqual(['/indicators/0/aspect NOT_IN_FORM']);
    const unknown = await add('kadis', id, { perspective: 'PELANGGAN' }).expect(422);
    expect(unknown.body.code).toBe('WORK_PLAN.PERSPECTIVE_UNKNOWN');
    const { body } = await add('kadis', id, { indicators: [indicator] }).expect(201);
    expect(body.findings.map(({ code }: Fault) => code)).toEqual(['FEW_MAIN_RESULTS', 'NO_PERSPECTIVE']);
    const refused = await gov.as('kadis').post(`/work-plans/${id}/submission`).expect(422);
    expect(faultsOf(refused.body)).toEqual([`/results/${body.results[0].id} NO_PERSPECTIVE`]);
    await gov
      .as('kadis')
      .patch(`/work-plan-results/${body.results[0].id}`, { perspective: 'PENERIMA_LAYANAN' })
      .ifMatch(body.version)
      .expect(200);
    const { body: submitted } = await gov.as('kadis').post(`/work-plans/${id}/submission`).expect(201);
    expect(submitted).toMatchObject({ status: 'SUBMITTED', findings: [{ code: 'FEW_MAIN_RESULTS' }] });
  });

  it('are words alone on a qualitative form, and their results have no perspective but a leader’s', async () => {
    const { id } = await draft('staff', { approach: 'KUALITATIF' });
    const numbers = await add('staff', id, { indicators: [indicator] }).expect(422);
    expect(faultsOf(numbers.body)).toEqual(['/indicators/0/target NOT_IN_FORM', '/indicators/0/unit NOT_IN_FORM']);
    const perspective = await add('staff', id, { perspective: 'ANGGARAN' }).expect(422);
    expect(faultsOf(perspective.body)).toEqual(['/perspective ONLY_LEADERS']);
    const { body } = await add('staff', id, { indicators: [{ statement: 'Dua belas laporan tepat waktu' }] }).expect(
      201,
    );
    expect(body.findings.map(({ code }: Fault) => code)).toEqual(['FEW_MAIN_RESULTS', 'ALIGNMENT_PENDING']);
  });

  it('are changed as a whole: words take the place of a number only with its unit and direction', async () => {
    const { id } = await draft('staff');
    const { body } = await add('staff', id, { indicators: [{ ...indicator, aspect: 'KUANTITAS' }] }).expect(201);
    const [{ id: indicatorId }] = body.results[0].indicators;
    const change = (patch: object) =>
      gov.as('staff').patch(`/work-plan-indicators/${indicatorId}`, patch).ifMatch(body.version);
    const half = await change({ target: null, targetText: 'Sesuai standar' }).expect(422);
    expect(faultsOf(half.body)).toEqual(['/unit NOT_BESIDE_WORDS', '/direction NOT_BESIDE_WORDS']);
    const whole = { target: null, unit: null, direction: null, targetText: 'Sesuai standar' };
    const { body: changed } = await change(whole).expect(200);
    expect(changed.results[0].indicators[0]).toMatchObject({ ...whole, aspect: 'KUANTITAS' });
  });
});

describe('progress on each kind of target (WP-17)', () => {
  it('is a number where the target is one, and words where it is in words', async () => {
    const { id } = await draft('staff');
    const indicators = [
      { aspect: 'KUANTITAS', statement: 'Jumlah laporan', target: '12', unit: 'laporan' },
      { aspect: 'KUALITAS', statement: 'Mutu laporan', targetText: 'Sesuai standar' },
    ];
    const result = { statement: 'Laporan terbit', indicators };
    const { body: plan } = await gov.as('staff').post(`/work-plans/${id}/results`, result).expect(201);
    await gov.as('staff').post(`/work-plans/${id}/submission`).expect(201);
    for (const act of ['agreement', 'activation']) await gov.as('kabid').post(`/work-plans/${id}/${act}`).expect(201);
    const [number, words] = plan.results[0].indicators;
    const occurredOn = app.clock.today();
    const report = (more: object) =>
      gov.as('staff').post(`/work-plans/${id}/progress-entries`, { occurredOn, ...more });
    const refused = async (more: object): Promise<string[]> => {
      const { body } = await report(more).expect(422);
      expect(body.code).toBe('WORK_PLAN.NO_NUMBER');
      return faultsOf(body);
    };
    expect(await refused({ indicatorId: number.id, note: 'Tiga terbit.' })).toEqual(['/value NEEDED']);
    expect(await refused({ indicatorId: words.id, value: '3', note: 'Baik.' })).toEqual(['/value NOT_BESIDE_WORDS']);
    expect(await refused({ indicatorId: words.id })).toEqual(['/note NEEDED']);
    expect((await report({ indicatorId: number.id, value: '3' }).expect(201)).body.value).toBe('3.00');
    const { body } = await report({ indicatorId: words.id, note: 'Semua sesuai standar.' }).expect(201);
    expect(body).toMatchObject({ value: null, note: 'Semua sesuai standar.' });
    const { body: page } = await gov.as('kabid').get(`/work-plans/${id}/progress-entries`).expect(200);
    expect(page.data.map(({ value }: { value: string | null }) => value).sort()).toEqual(['3.00', null]);
  });
});
