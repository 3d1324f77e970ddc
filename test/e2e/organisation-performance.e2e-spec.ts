import { newId } from '../../src/kernel/clock/clock.js';
import type { Client } from '../support/client.js';
import { Government, ratings, usernameOf } from '../support/government.js';
import { RatedUnit } from '../support/rated-unit.js';
import { TestApp } from '../support/test-app.js';

let app: TestApp;
let gov: Government;
let unit: RatedUnit;

type Row = Record<string, any>;
const PATH = '/organisation-performances';
const [KADIS, KABID] = [usernameOf('kadis'), usernameOf('kabid')];
const REASON = 'Sesuai bukti dan arahan pimpinan.';

beforeAll(async () => {
  app = await TestApp.start();
  gov = await Government.found(app);
  unit = await RatedUnit.found(app, gov, { [KADIS]: usernameOf('sekda'), [KABID]: KADIS });
});
afterAll(() => app.stop());

const of = (name: string, more: object = {}): object => ({
  ...{ unitId: gov.units[name], performancePeriodId: unit.yearId, evaluationPeriodId: unit.quarterId },
  ...more,
});
const INDICATORS = [
  {
    statement: 'Persentase balita stunting',
    unit: '%',
    target: '14.00',
    actual: '15.40',
    direction: 'KHUSUS',
    weight: 2,
  },
  { statement: 'Kunjungan posyandu', unit: 'kunjungan', target: '1200', actual: '1500' },
  { statement: 'Opini pelayanan', target: '80.5' },
];
const one = async (client: Client, id: string): Promise<Row> => (await client.get(`${PATH}/${id}`).expect(200)).body;
const codeOf = async (call: PromiseLike<{ body: Row }>): Promise<string> => (await call).body['code'];

describe('the performance of a unit (OP-2, OP-3)', () => {
  let draft: Row;

  it('is prepared once for a unit and time, by whoever cares for the unit', async () => {
    for (const other of [gov.as('kadis'), gov.auditor]) await other.post(PATH, of('dinas')).expect(403);
    const foreign = await gov.hr.post(PATH, of('dinasLain')).expect(422);
    expect([foreign.body.code, foreign.body.errors[0].pointer]).toEqual([
      'ORGANISATION_PERFORMANCE.UNIT_UNKNOWN',
      '/unitId',
    ]);
    for (const wrong of [{ performancePeriodId: newId() }, { evaluationPeriodId: newId() }])
      expect(await codeOf(gov.hr.post(PATH, of('dinas', wrong)).expect(422))).toBe(
        'ORGANISATION_PERFORMANCE.PERIOD_UNKNOWN',
      );
    const node = { indicators: [{ ...INDICATORS[0], nodeId: newId() }] };
    expect(await codeOf(gov.hr.post(PATH, of('dinas', node)).expect(422))).toBe(
      'ORGANISATION_PERFORMANCE.NODE_UNKNOWN',
    );
    draft = (await gov.hr.post(PATH, of('dinas', { indicators: INDICATORS })).expect(201)).body;
    // 2 × 90 % and 1 × 120 %, which is the most that counts; what was not measured is left out.
    expect(draft).toMatchObject({
      ...{ status: 'DRAFT', edition: 1, achievementPercent: '100.00', suggested: 'BAIK', predicate: null },
      indicators: [{ percent: '90.00' }, { percent: '125.00' }, { percent: null, target: '80.50' }],
    });
    expect(await codeOf(gov.admin.post(PATH, of('dinas')).expect(409))).toBe('ORGANISATION_PERFORMANCE.ALREADY_THERE');
    expect(await codeOf(gov.admin.post(PATH, of('setda', { id: draft['id'] })).expect(409))).toBe('REQUEST.ID_TAKEN');
  });

  it('is seen as a draft by who leads, cares and audits only', async () => {
    for (const reader of [gov.admin, gov.hr, gov.auditor, gov.as('bupati'), gov.as('kadis')])
      await one(reader, draft['id']);
    for (const other of ['staff', 'kabid', 'stranger', 'otherHead'] as const) {
      await gov.as(other).get(`${PATH}/${draft['id']}`).expect(404);
      expect((await gov.as(other).get(PATH, { count: true }).expect(200)).body).toMatchObject({
        data: [],
        page: { total: 0 },
      });
    }
  });

  it('is changed while it is a draft; expectations that were exceeded may make it ISTIMEWA', async () => {
    const path = `${PATH}/${draft['id']}`;
    const best = {
      indicators: [{ statement: 'Kunjungan', target: '100', actual: '110.01' }],
      exceedsExpectations: true,
    };
    await gov.hr.patch(path, best).expect(428);
    await gov.hr.patch(path, best).ifMatch(9).expect(412);
    await gov.as('kadis').patch(path, best).ifMatch(1).expect(403);
    expect((await gov.hr.patch(path, best).ifMatch(1).expect(200)).body).toMatchObject({
      suggested: 'ISTIMEWA',
      version: 2,
    });
    const back = { indicators: INDICATORS, exceedsExpectations: false, expectationNote: 'Arahan dijalankan.' };
    draft = (await gov.hr.patch(path, back).ifMatch(2).expect(200)).body;
    expect(draft).toMatchObject({ suggested: 'BAIK', expectationNote: 'Arahan dijalankan.', version: 3 });
  });

  it('keeps what planning, HR and the inspectorate recommend', async () => {
    const path = `${PATH}/${draft['id']}/recommendations`;
    const said = {
      source: 'INSPECTORATE',
      predicate: 'BUTUH_PERBAIKAN',
      reason: 'Dua rekomendasi belum ditindaklanjuti.',
    };
    await gov.hr.post(path, said).expect(403);
    const late = { ...said, letterOn: '2026-04-01' };
    expect(await codeOf(gov.admin.post(path, late).expect(422))).toBe('ORGANISATION_PERFORMANCE.LETTER_TO_COME');
    draft = (await gov.admin.post(path, { ...said, letterNumber: '700/1', letterOn: '2026-03-30' }).expect(201)).body;
    expect(draft['recommendations']).toMatchObject([{ ...said, letterNumber: '700/1' }]);
  });

  it('is set by the leader of the organisation above, with a reason where the figures suggest another predicate', async () => {
    const path = `${PATH}/${draft['id']}/decision`;
    const decision = { predicate: 'BUTUH_PERBAIKAN' };
    for (const other of ['kadis', 'sekda'] as const) {
      const refused = await gov.as(other).post(path, decision).ifMatch(draft['version']);
      expect(refused.body.code).toBe(
        other === 'kadis' ? 'ORGANISATION_PERFORMANCE.NOT_THE_LEADER_ABOVE' : 'REQUEST.NOT_FOUND',
      );
    }
    await gov.admin.post(path, decision).ifMatch(draft['version']).expect(403);
    const bupati = gov.as('bupati');
    await bupati.post(path, decision).expect(428);
    await bupati.post(path, decision).ifMatch(1).expect(412);
    const bare = await bupati.post(path, decision).ifMatch(draft['version']).expect(422);
    expect([bare.body.code, bare.body.errors[0].pointer]).toEqual([
      'ORGANISATION_PERFORMANCE.REASON_NEEDED',
      '/reason',
    ]);
    const answers = await Promise.all(
      [1, 2, 3].map(() => bupati.post(path, { predicate: 'BAIK' }).ifMatch(draft['version'])),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 412, 412]);
    expect(await one(gov.as('stranger'), draft['id'])).toMatchObject({
      ...{ status: 'SET', predicate: 'BAIK', deviationReason: null, unitName: 'Dinas Kesehatan' },
      decidedBy: { name: 'Bupati Uji', nip: null, position: 'Bupati' },
    });
    for (const [call, needed] of [
      [gov.hr.patch(`${PATH}/${draft['id']}`, {}).ifMatch(5), 'DRAFT'],
      [gov.hr.delete(`${PATH}/${draft['id']}`).ifMatch(5), 'DRAFT'],
      [bupati.post(path, { predicate: 'BAIK' }).ifMatch(5), 'DRAFT'],
    ] as const)
      expect((await call.expect(409)).body).toMatchObject({
        code: 'ORGANISATION_PERFORMANCE.WRONG_STATE',
        detail: expect.stringContaining(needed),
      });
  });

  it('is recorded by letter for a leader who is no civil servant, and for no other', async () => {
    const letter = { predicate: 'BAIK', reason: REASON, letterNumber: '100/1/2026', letterOn: '2026-03-31' };
    const record = (row: Row, client = gov.admin) =>
      client.post(`${PATH}/${row['id']}/recorded-decision`, letter).ifMatch(1);
    const other = (await gov.admin.post(PATH, of('dinasLain')).expect(201)).body;
    await record(other, gov.hr).expect(403);
    const late = { ...letter, letterOn: '2026-04-01' };
    const path = `${PATH}/${other.id}/recorded-decision`;
    expect(await codeOf(gov.admin.post(path, late).ifMatch(1).expect(422))).toBe(
      'ORGANISATION_PERFORMANCE.LETTER_TO_COME',
    );
    expect((await record(other).expect(201)).body).toMatchObject({ status: 'SET', letterNumber: '100/1/2026' });
    const below = (await gov.admin.post(PATH, of('bidang')).expect(201)).body;
    expect(await codeOf(record(below).expect(409))).toBe('ORGANISATION_PERFORMANCE.NOT_TO_RECORD');
    const top = (await gov.admin.post(PATH, of('kabupaten')).expect(201)).body;
    expect(await codeOf(record(top).expect(409))).toBe('ORGANISATION_PERFORMANCE.NOBODY_ABOVE');
    for (const { id } of [below, top]) {
      await gov.admin.delete(`${PATH}/${id}`).ifMatch(1).expect(204);
      await gov.admin.get(`${PATH}/${id}`).expect(404);
    }
  });

  it('is not set before its time has come', async () => {
    const year = { unitId: gov.units['bidang'], performancePeriodId: unit.yearId };
    const { id } = (await gov.hr.post(PATH, year).expect(201)).body;
    const early = await gov
      .as('kadis')
      .post(`${PATH}/${id}/decision`, { predicate: 'BAIK', reason: REASON })
      .ifMatch(1)
      .expect(409);
    expect(early.body.code).toBe('ORGANISATION_PERFORMANCE.TOO_EARLY');
    await gov.hr.delete(`${PATH}/${id}`).ifMatch(1).expect(204);
  });

  it('is revised with a reason; what was set stands until the new edition is', async () => {
    const path = `${PATH}/${draft['id']}/revision`;
    await gov.hr.post(path, { reason: 'pendek' }).expect(422);
    await gov.as('bupati').post(path, { reason: REASON }).expect(403);
    const next = (await gov.hr.post(path, { reason: REASON }).expect(201)).body;
    expect(next).toMatchObject({ edition: 2, status: 'DRAFT', achievementPercent: '100.00', predicate: null });
    expect(await codeOf(gov.hr.post(path, { reason: REASON }).expect(409))).toBe(
      'ORGANISATION_PERFORMANCE.ALREADY_THERE',
    );
    expect((await one(gov.hr, draft['id']))['status']).toBe('SET');
    const decision = { predicate: 'ISTIMEWA', reason: 'Layanan darurat jauh melampaui arahan.' };
    await gov.as('bupati').post(`${PATH}/${next.id}/decision`, decision).ifMatch(1).expect(201);
    expect((await one(gov.as('stranger'), draft['id']))['status']).toBe('REVISED');
    expect(await codeOf(gov.hr.post(path, { reason: REASON }).expect(409))).toBe(
      'ORGANISATION_PERFORMANCE.WRONG_STATE',
    );
    const elsewhere = (await gov.admin.get(PATH, { unitId: gov.units['dinasLain'] as string }).expect(200)).body
      .data[0];
    const refused = await gov.hr.post(`${PATH}/${elsewhere.id}/revision`, { reason: REASON }).expect(403);
    expect(refused.body.code).toBe('ORGANISATION_PERFORMANCE.NOT_YOUR_UNIT');
  });

  it('is listed by unit, time and state, and shown as the form', async () => {
    const list = async (query: object): Promise<unknown[]> =>
      (
        await gov
          .as('stranger')
          .get(PATH, query as Record<string, string>)
          .expect(200)
      ).body.data.map(({ unitName, edition }: Row) => `${unitName} ${edition}`);
    expect(await list({ unitId: gov.units['kabupaten'] })).toEqual([
      'Dinas Kesehatan 1',
      'Dinas Kesehatan 2',
      'Dinas Pendidikan 1',
    ]);
    expect(await list({ status: 'SET', unitId: gov.units['dinas'] })).toEqual(['Dinas Kesehatan 2']);
    expect(await list({ evaluationPeriodId: newId() })).toEqual([]);
    expect(await list({ performancePeriodId: newId() })).toEqual([]);
    const [, set] = (await gov.admin.get(PATH, { unitId: gov.units['dinas'] as string }).expect(200)).body.data;
    const form = (await gov.as('stranger').get(`${PATH}/${set.id}/form`).expect(200)).body;
    expect(form).toMatchObject({
      ...{ governmentName: 'Pemerintah Kabupaten Uji', people: 2 },
      performance: { predicate: 'ISTIMEWA', decidedBy: { name: 'Bupati Uji' } },
      constraints: [{ code: 'SANGAT_BAIK_AT_MOST_70', limit: 1, text: 'Sangat Baik paling banyak 70 %' }],
    });
    expect(form.bounds[0]).toEqual({ predicate: 'SANGAT_BAIK', least: 0, most: 1 });
    expect((await gov.auditor.get(PATH, { format: 'csv' }).expect(200)).text).toContain('Dinas Kesehatan');
  });

  it('takes its indicators from the signed unit agreement when none are given', async () => {
    const node = {
      performancePeriodId: unit.yearId,
      unitId: gov.units['bidang'],
      level: 'OUTPUT',
      statement: 'Layanan',
    };
    const indicators = [
      { statement: 'Balita stunting', target: '14,50', unit: '%' },
      { statement: 'Predikat akreditasi', target: 'Paripurna' },
    ];
    await gov.admin.post('/performance-tree-nodes', { ...node, indicators }).expect(201);
    const agreed = { unitId: gov.units['bidang'], performancePeriodId: unit.yearId };
    const { id } = (await gov.admin.post('/unit-agreements', agreed).expect(201)).body;
    for (const [name, version] of [
      ['kabid', 1],
      ['kadis', 2],
    ] as const)
      await gov.as(name).post(`/unit-agreements/${id}/signature`).ifMatch(version).expect(201);
    const prepared = (await gov.hr.post(PATH, of('bidang')).expect(201)).body;
    expect(prepared).toMatchObject({
      ...{ suggested: null, achievementPercent: null },
      indicators: [{ target: '14.50', actual: null }, { target: null }],
    });
    const [{ nodeId }] = prepared.indicators;
    const measured = [{ nodeId, statement: 'Balita stunting', target: '14.5', actual: '10', direction: 'KHUSUS' }];
    const changed = await gov.hr.patch(`${PATH}/${prepared.id}`, { indicators: measured }).ifMatch(1).expect(200);
    expect(changed.body).toMatchObject({ achievementPercent: '120.00', indicators: [{ nodeId, percent: '131.03' }] });
    await gov.hr.delete(`${PATH}/${prepared.id}`).ifMatch(2).expect(204);
  });
});

describe('the rating of a head (OP-4)', () => {
  const rate = (appraiser: Client, owner: string, resultRating: string) =>
    appraiser.post(`/appraisals/${unit.appraisalOf(owner)}/ratings`, ratings(resultRating));

  it('is the rating of the unit, which the appraiser can read beforehand', async () => {
    const path = `/appraisals/${unit.appraisalOf(KADIS)}/head-rating`;
    const sekda = gov.as('sekda');
    expect((await sekda.get(path).expect(200)).body).toMatchObject({
      ...{ applies: true, predicate: 'ISTIMEWA', resultRating: 'DI_ATAS_EKSPEKTASI', mode: 'REQUIRE' },
    });
    await gov.as('stranger').get(path).expect(404);
    const refused = await rate(sekda, KADIS, 'SESUAI_EKSPEKTASI').expect(409);
    expect(refused.body.code).toBe('ORGANISATION_PERFORMANCE.HEAD_RATING_DIFFERS');
    await rate(sekda, KADIS, 'DI_ATAS_EKSPEKTASI').expect(201);
  });

  it('is free for a head whose unit has no predicate of its own', async () => {
    const path = `/appraisals/${unit.appraisalOf(KABID)}/head-rating`;
    expect((await gov.as('kadis').get(path).expect(200)).body).toMatchObject({ applies: false, resultRating: null });
    await rate(gov.as('kadis'), KABID, 'DI_BAWAH_EKSPEKTASI').expect(201);
    await unit.setPredicate('bidang', 'BAIK');
    await rate(gov.as('kadis'), KABID, 'DI_BAWAH_EKSPEKTASI').expect(409);
    await rate(gov.as('kadis'), KABID, 'SESUAI_EKSPEKTASI').expect(201);
  });

  it('holds the publication back where the unit was set after the rating', async () => {
    const path = `/appraisals/${unit.appraisalOf(KABID)}/publication`;
    const { data } = (await gov.admin.get(PATH, { unitId: gov.units['bidang'] as string, status: 'SET' }).expect(200))
      .body;
    const { id } = (await gov.hr.post(`${PATH}/${data[0].id}/revision`, { reason: REASON }).expect(201)).body;
    const set = { predicate: 'ISTIMEWA', reason: REASON };
    await gov.as('kadis').post(`${PATH}/${id}/decision`, set).ifMatch(1).expect(201);
    const refused = await gov.as('kadis').post(path).expect(409);
    expect(refused.body.code).toBe('ORGANISATION_PERFORMANCE.HEAD_RATING_DIFFERS');
    const all = { performancePeriodId: unit.yearId, evaluationPeriodId: unit.quarterId, unitId: gov.units['bidang'] };
    const { jobId } = (await gov.admin.post('/appraisal-publications', all).expect(202)).body;
    await app.drainJobs();
    const { result } = (await gov.admin.get(`/jobs/${jobId}`).expect(200)).body;
    expect(result).toMatchObject({ published: 0, held: 1 });
    await rate(gov.as('kadis'), KABID, 'DI_ATAS_EKSPEKTASI').expect(201);
    await gov.as('kadis').post(path).expect(201);
  });

  it('may be another one where the government only suggests it, and follows the mapping of the government', async () => {
    await unit.decide({ headRatingMode: 'SUGGEST' });
    await rate(gov.as('sekda'), KADIS, 'SESUAI_EKSPEKTASI').expect(201);
    await unit.decide({ headRatingMode: 'REQUIRE', headRatings: { ISTIMEWA: 'SESUAI_EKSPEKTASI' } });
    await rate(gov.as('sekda'), KADIS, 'DI_ATAS_EKSPEKTASI').expect(409);
    await rate(gov.as('sekda'), KADIS, 'SESUAI_EKSPEKTASI').expect(201);
  });
});

describe('a head who is acting head of the unit above, too (EM-13)', () => {
  it('does not say how his own unit did: whoever is next above does', async () => {
    await gov.assign(gov.id('otherHead'), 'kabupaten', {
      ...{ title: 'Plt. Kepala Daerah Uji', kind: 'PLT', headsUnit: true, validFrom: '2026-01-01' },
    });
    const { data } = (await gov.admin.get(PATH, { unitId: gov.units['dinasLain'] as string }).expect(200)).body;
    const { id } = (await gov.admin.post(`${PATH}/${data.at(-1).id}/revision`, { reason: REASON }).expect(201)).body;
    const set = (by: Client) => by.post(`${PATH}/${id}/decision`, { predicate: 'ISTIMEWA', reason: REASON }).ifMatch(1);
    expect(await codeOf(set(gov.as('otherHead')).expect(403))).toBe('ORGANISATION_PERFORMANCE.NOT_THE_LEADER_ABOVE');
    await set(gov.as('bupati')).expect(201);
  });
});

describe('the policy of predicates', () => {
  it('is read by all and decided by HR, with thresholds in order', async () => {
    const { body: policy } = await gov.as('stranger').get('/predicate-policy').expect(200);
    expect(policy).toMatchObject({ goodFromPercent: 90, checkLevel: 'WARN', fewestPeople: 10, population: 'OPD' });
    await gov.hr.patch('/predicate-policy', {}).ifMatch(policy.version).expect(403);
    await gov.admin.patch('/predicate-policy', { goodFromPercent: 95 }).expect(428);
    await gov.admin.patch('/predicate-policy', { goodFromPercent: 95 }).ifMatch(99).expect(412);
    for (const patch of [{ goodFromPercent: 111 }, { improvementFromPercent: 90 }, { poorFromPercent: 70 }])
      expect(await codeOf(gov.admin.patch('/predicate-policy', patch).ifMatch(policy.version).expect(422))).toBe(
        'DISTRIBUTION.THRESHOLDS_CROSSED',
      );
    const changed = await gov.admin
      .patch('/predicate-policy', { goodFromPercent: 95 })
      .ifMatch(policy.version)
      .expect(200);
    expect(changed.body).toMatchObject({
      goodFromPercent: 95,
      version: policy.version + 1,
      headRatings: { BAIK: 'SESUAI_EKSPEKTASI' },
    });
  });
});
