import { newId } from '../../src/kernel/clock/clock.js';
import type { Client } from '../support/client.js';
import { Government, ratings, usernameOf } from '../support/government.js';
import { RatedUnit } from '../support/rated-unit.js';
import { TestApp } from '../support/test-app.js';

let app: TestApp;
let gov: Government;
let unit: RatedUnit;

type Row = Record<string, any>;
const PATH = '/calibration-sessions';
const [KADIS, KABID, STAFF, COLLEAGUE] = (['kadis', 'kabid', 'staff', 'colleague'] as const).map(usernameOf) as [
  string,
  string,
  string,
  string,
];
const [ABOVE, AT, BELOW] = ['DI_ATAS_EKSPEKTASI', 'SESUAI_EKSPEKTASI', 'DI_BAWAH_EKSPEKTASI'] as const;
const REASON = 'Hasil serupa pada bidang lain dinilai sesuai ekspektasi.';
const WHY = { reason: 'Bukti baru atas dua penilaian diterima.' };

beforeAll(async () => {
  app = await TestApp.start();
  gov = await Government.found(app);
  await gov.recruit('pasangan', '199308082018011021', 'bidang');
  await gov.recruit('terkejut', '199308082018011022', 'bidang');
  unit = await RatedUnit.found(app, gov, {
    ...{
      [STAFF]: KABID,
      [COLLEAGUE]: KABID,
      pasangan: KABID,
      terkejut: KABID,
      [KABID]: KADIS,
      [KADIS]: usernameOf('sekda'),
    },
    [usernameOf('stranger')]: usernameOf('otherHead'),
  });
  const { employeeId } = (await gov.by('pasangan').get('/auth/me').expect(200)).body;
  const conflict = { employeeId, otherId: gov.id('kadis'), cause: 'KINSHIP', validFrom: '2026-01-01' };
  await gov.admin.post('/appraisal-conflicts', conflict).expect(201);
  for (const owner of [STAFF, COLLEAGUE, 'pasangan']) await unit.rate(owner, gov.as('kabid'), ABOVE);
  await unit.rate('terkejut', gov.as('kabid'));
  await unit.rate(KABID, gov.as('kadis'));
  await unit.rate(KADIS, gov.as('sekda'));
  await unit.rate(usernameOf('stranger'), gov.as('otherHead'));
});
afterAll(() => app.stop());

const of = (name: string, more: object = {}): object => ({
  ...{ unitId: gov.units[name], performancePeriodId: unit.yearId, evaluationPeriodId: unit.quarterId },
  ...{ heldOn: '2026-04-02', ...more },
});
const plan = async (name: string, by = gov.admin): Promise<Row> => (await by.post(PATH, of(name)).expect(201)).body;
const one = async (client: Client, id: string): Promise<Row> => (await client.get(`${PATH}/${id}`).expect(200)).body;
const codeOf = async (call: PromiseLike<{ body: Row }>): Promise<string> => (await call).body['code'];
const seats = (...given: [name: 'kadis' | 'kabid' | 'bupati' | 'staff' | 'stranger', role: string][]): object => ({
  participants: given.map(([name, role]) => ({ employeeId: gov.id(name), role })),
});
const attend = async (id: string, body: object): Promise<void> => {
  const { version } = await one(gov.admin, id);
  await gov.admin.post(`${PATH}/${id}/attendance`, body).ifMatch(version).expect(201);
};
const change = (owner: string, from: readonly string[], to: readonly string[], more: object = {}): object => ({
  ...{ appraisalId: unit.appraisalOf(owner), fromResultRating: from[0], fromBehaviourRating: from[1] },
  ...{ resultRating: to[0], behaviourRating: to[1], reasonCode: 'COMPARISON', reason: REASON, ...more },
});
/** A session of this unit, open, with the kadis and bupati as leaders and the kabid as appraiser. */
async function opened(name: string): Promise<string> {
  const { id } = await plan(name);
  const all = seats(['kadis', 'LEADER'], ['bupati', 'LEADER'], ['kabid', name === 'bidang' ? 'LEADER' : 'APPRAISER']);
  await attend(id, all);
  await gov.admin.post(`${PATH}/${id}/opening`).expect(201);
  return id;
}
const drop = (id: string) => gov.admin.post(`${PATH}/${id}/cancellation`, WHY).expect(201);

describe('a session (CB-1)', () => {
  let session: Row;

  it('is planned once for a unit and time, by whoever cares for the unit', async () => {
    for (const other of [gov.as('kadis'), gov.auditor]) await other.post(PATH, of('dinas')).expect(403);
    const foreign = await gov.hr.post(PATH, of('dinasLain')).expect(422);
    expect([foreign.body.code, foreign.body.errors[0].pointer]).toEqual(['CALIBRATION.UNIT_UNKNOWN', '/unitId']);
    const never = { evaluationPeriodId: newId() };
    expect(await codeOf(gov.hr.post(PATH, of('dinas', never)).expect(422))).toBe('CALIBRATION.PERIOD_UNKNOWN');
    session = await plan('dinas', gov.hr);
    expect(session).toMatchObject({ status: 'PLANNED', unitName: 'Dinas Kesehatan', participants: [], closedAt: null });
    expect(await codeOf(gov.admin.post(PATH, of('dinas')).expect(409))).toBe('CALIBRATION.ALREADY_PLANNED');
    expect(await codeOf(gov.admin.post(PATH, of('setda', { id: session['id'] })).expect(409))).toBe('REQUEST.ID_TAKEN');
  });

  it('is changed before it is opened', async () => {
    const path = `${PATH}/${session['id']}`;
    await gov.hr.patch(path, { agenda: 'Sebaran' }).expect(428);
    await gov.hr.patch(path, { agenda: 'Sebaran' }).ifMatch(9).expect(412);
    session = (await gov.hr.patch(path, { agenda: 'Sebaran', heldOn: '2026-04-03' }).ifMatch(1).expect(200)).body;
    expect(session).toMatchObject({ agenda: 'Sebaran', heldOn: '2026-04-03', version: 2 });
  });

  it('knows who takes part, each fit for the part', async () => {
    const path = `${PATH}/${session['id']}/attendance`;
    const put = (body: object, by = gov.hr) => by.post(path, body).ifMatch(2);
    for (const wrong of [
      seats(['kabid', 'LEADER']),
      seats(['staff', 'APPRAISER']),
      seats(['kadis', 'LEADER'], ['kadis', 'GUEST']),
      { participants: [{ employeeId: newId(), role: 'GUEST' }] },
    ])
      expect(await codeOf(put(wrong).expect(422))).toBe('CALIBRATION.PARTICIPANT_UNFIT');
    await put(seats(), gov.as('kadis')).expect(403);
    expect(await codeOf(gov.hr.post(`${PATH}/${session['id']}/opening`).expect(409))).toBe(
      'CALIBRATION.NOBODY_PRESENT',
    );
    const all = seats(['kadis', 'LEADER'], ['kabid', 'APPRAISER'], ['staff', 'GUEST']);
    expect((await put(all).expect(201)).body.participants).toMatchObject([
      { employeeName: 'Kabid Uji', role: 'APPRAISER' },
      { employeeName: 'Kadis Uji', role: 'LEADER' },
      { employeeName: 'Staf Uji', role: 'GUEST' },
    ]);
  });

  it('is read by leaders, those who care for the unit and the auditor; by those who sit there once it is open', async () => {
    const id = session['id'] as string;
    for (const reader of [gov.admin, gov.hr, gov.auditor, gov.as('kadis'), gov.as('bupati')]) await one(reader, id);
    for (const name of ['kabid', 'staff', 'otherHead', 'stranger'] as const)
      await gov.as(name).get(`${PATH}/${id}`).expect(404);
    await gov.hr.post(`${PATH}/${id}/opening`).expect(201);
    await one(gov.as('kabid'), id);
    for (const name of ['staff', 'otherHead', 'stranger'] as const) {
      await gov.as(name).get(`${PATH}/${id}`).expect(404);
      expect((await gov.as(name).get(PATH).expect(200)).body.data).toEqual([]);
      for (const part of ['drafts', 'notes', 'changes']) await gov.as(name).get(`${PATH}/${id}/${part}`).expect(404);
    }
    expect((await gov.as('kabid').get(PATH, { status: 'OPEN' }).expect(200)).body.data).toHaveLength(1);
    expect((await gov.admin.get(PATH, { unitId: gov.units['setda'] ?? '' }).expect(200)).body.data).toEqual([]);
  });

  it('is cancelled with a reason, which frees its place', async () => {
    const path = `${PATH}/${session['id']}/cancellation`;
    await gov.hr.post(path, { reason: 'x' }).expect(422);
    await gov.as('kadis').post(path, WHY).expect(403);
    expect((await gov.hr.post(path, WHY).expect(201)).body).toMatchObject({
      status: 'CANCELLED',
      statusReason: WHY.reason,
    });
    const again = await plan('dinas', gov.hr);
    await gov.hr.post(`${PATH}/${again['id']}/cancellation`, WHY).expect(201);
  });

  describe('in each state', () => {
    /** Each action with the states in which it is possible; what else is wrong with it does not matter here. */
    const ACTIONS: Record<
      string,
      [by: () => Client, send: (id: string, by: Client) => PromiseLike<Row>, possible: string]
    > = {
      change: [() => gov.admin, (id, by) => by.patch(`${PATH}/${id}`, {}).ifMatch(999), 'PLANNED'],
      attend: [() => gov.admin, (id, by) => by.post(`${PATH}/${id}/attendance`, seats()).ifMatch(999), 'PLANNED OPEN'],
      note: [() => gov.admin, (id, by) => by.post(`${PATH}/${id}/notes`, { appraisalId: newId(), text: 'x' }), 'OPEN'],
      calibrate: [
        () => gov.as('kadis'),
        (id, by) => by.post(`${PATH}/${id}/changes`, change(STAFF, [ABOVE, AT], [AT, AT], { appraisalId: newId() })),
        'OPEN',
      ],
      open: [() => gov.admin, (id, by) => by.post(`${PATH}/${id}/opening`), 'PLANNED'],
      close: [() => gov.as('kadis'), (id, by) => by.post(`${PATH}/${id}/closure`, {}), 'OPEN'],
      reopen: [() => gov.as('kadis'), (id, by) => by.post(`${PATH}/${id}/reopening`, WHY), 'CLOSED'],
      cancel: [() => gov.admin, (id, by) => by.post(`${PATH}/${id}/cancellation`, WHY), 'PLANNED OPEN'],
    };

    it.each(['PLANNED', 'OPEN', 'CLOSED', 'CANCELLED'])('%s: only what the table says is possible', async (state) => {
      for (const [action, [by, send, possible]] of Object.entries(ACTIONS)) {
        const id = await inState(state);
        const { body } = await send(id, by());
        expect([action, body['code'] === 'CALIBRATION.WRONG_STATE']).toEqual([
          action,
          !possible.split(' ').includes(state),
        ]);
        await away(id);
      }
    });

    async function inState(state: string): Promise<string> {
      const id = state === 'PLANNED' ? (await plan('bidang'))['id'] : await opened('bidang');
      if (state === 'CLOSED') await gov.as('kadis').post(`${PATH}/${id}/closure`, {}).expect(201);
      if (state === 'CANCELLED') await drop(id);
      return id;
    }

    async function away(id: string): Promise<void> {
      const { status } = await one(gov.admin, id);
      if (status === 'CLOSED') await gov.as('kadis').post(`${PATH}/${id}/reopening`, WHY).expect(201);
      if (status !== 'CANCELLED') await drop(id);
    }
  });
});

describe('in an open session (CB-2 to CB-4)', () => {
  let id: string;
  beforeAll(async () => {
    id = await opened('dinas');
  });
  afterAll(async () => {
    await gov.as('kadis').post(`${PATH}/${id}/closure`, {}).expect(201);
  });
  const calibrate = (body: object, by = gov.as('kadis')) => by.post(`${PATH}/${id}/changes`, body);

  it('shows the ratings of the unit side by side, and nobody the own draft', async () => {
    const names = async (client: Client): Promise<string[]> =>
      (await client.get(`${PATH}/${id}/drafts`, { count: true }).expect(200)).body.data.map(
        ({ employeeName }: Row) => employeeName,
      );
    const all = ['Kabid Uji', 'Kadis Uji', 'Pegawai pasangan', 'Pegawai terkejut', 'Rekan Uji', 'Staf Uji'];
    for (const reader of [gov.admin, gov.hr, gov.auditor, gov.as('bupati')]) expect(await names(reader)).toEqual(all);
    expect(await names(gov.as('kadis'))).toEqual(all.filter((name) => name !== 'Kadis Uji'));
    // Who only sits there is not shown what his own superior was rated.
    expect(await names(gov.as('kabid'))).toEqual(all.filter((name) => !/^(Kabid|Kadis) Uji$/.test(name)));
    const { body } = await gov.as('bupati').get(`${PATH}/${id}/drafts`, { limit: 1 }).expect(200);
    expect(body.data[0]).toMatchObject({
      ...{ unitName: 'Bidang Pelayanan', appraiserName: 'Kadis Uji', status: 'RATED', predicate: 'BAIK', changes: 0 },
      ...{ resultRating: AT, resultReason: 'Tiga dari tiga laporan terbit tepat waktu.' },
    });
  });

  it('keeps what is said, by who sits there and those who care for the unit', async () => {
    const path = `${PATH}/${id}/notes`;
    const about = { appraisalId: unit.appraisalOf(KABID), text: 'Laporan bidang terbit lebih awal.' };
    await gov.as('kadis').post(path, about).expect(201);
    await gov.as('kabid').post(path, { text: 'Standar bukti disamakan.' }).expect(201);
    await gov.hr.post(path, { text: 'Dicatat oleh pengelola.' }).expect(201);
    await gov.auditor.post(path, { text: 'x' }).expect(403);
    await gov.as('staff').post(path, { text: 'x' }).expect(404);
    for (const appraisalId of [newId(), unit.appraisalOf(usernameOf('stranger'))])
      expect(await codeOf(gov.hr.post(path, { ...about, appraisalId }).expect(422))).toBe(
        'CALIBRATION.APPRAISAL_UNKNOWN',
      );
    const own = { ...about, appraisalId: unit.appraisalOf(KABID) };
    expect(await codeOf(gov.as('kabid').post(path, own).expect(422))).toBe('CALIBRATION.APPRAISAL_UNKNOWN');
    const texts = async (client: Client): Promise<string[]> =>
      (await client.get(path, { count: true }).expect(200)).body.data.map(({ text }: Row) => text);
    expect(await texts(gov.auditor)).toEqual([about.text, 'Standar bukti disamakan.', 'Dicatat oleh pengelola.']);
    expect(await texts(gov.as('kabid'))).toEqual(['Standar bukti disamakan.', 'Dicatat oleh pengelola.']);
  });

  it('lets a leader change what does not hold, keeping the words of the appraiser', async () => {
    const before = (
      await gov
        .as('staff')
        .get(`/appraisals/${unit.appraisalOf(STAFF)}`)
        .expect(200)
    ).body;
    const changed = (await calibrate(change(STAFF, [ABOVE, AT], [BELOW, AT])).expect(422)).body;
    expect(changed).toMatchObject({ code: 'CALIBRATION.TOO_FAR' });
    expect((await calibrate(change(STAFF, [ABOVE, AT], [ABOVE, ABOVE])).expect(201)).body).toMatchObject({
      ...{ predicateBefore: 'BAIK', predicateAfter: 'SANGAT_BAIK', behaviourBefore: AT, behaviourAfter: ABOVE },
      ...{ reasonCode: 'COMPARISON', reason: REASON, changedByName: 'Kadis Uji' },
    });
    const { body } = await gov
      .as('kabid')
      .get(`/appraisals/${unit.appraisalOf(STAFF)}`)
      .expect(200);
    expect(body).toMatchObject({
      ...{ behaviourRating: ABOVE, predicate: 'SANGAT_BAIK', behaviourReason: 'Keluhan dijawab pada hari yang sama.' },
      ...{ appraiserName: 'Kabid Uji', status: 'RATED', ruleSetCode: 'PERMENPANRB_6_2022' },
      steps: expect.arrayContaining([
        `kalibrasi (COMPARISON): perilaku kerja ${AT} → ${ABOVE}, predikat BAIK → SANGAT_BAIK`,
      ]),
    });
    const replayed = await gov.auditor.post(`/appraisals/${unit.appraisalOf(STAFF)}/verification`).expect(200);
    expect(replayed.body).toMatchObject({ isEqual: true, behaviourRating: ABOVE, replayedPredicate: 'SANGAT_BAIK' });
    // Its employee has noticed nothing.
    expect(
      (
        await gov
          .as('staff')
          .get(`/appraisals/${unit.appraisalOf(STAFF)}`)
          .expect(200)
      ).body,
    ).toEqual(before);
    const ofAppraisal = `/appraisals/${unit.appraisalOf(STAFF)}/calibration-changes`;
    expect((await gov.as('staff').get(ofAppraisal, { count: true }).expect(200)).body).toMatchObject({
      data: [],
      page: { total: 0 },
    });
    expect((await gov.as('kabid').get(ofAppraisal).expect(200)).body.data).toHaveLength(1);
    await gov.as('stranger').get(ofAppraisal).expect(404);
    const { body: log } = await gov.as('staff').get('/my/access-log', { kind: 'CHANGE', limit: 200 }).expect(200);
    expect(JSON.stringify(log)).not.toContain('calibrat');
    const reads = await gov.as('staff').get('/my/access-log', { kind: 'READ', limit: 200 }).expect(200);
    expect(JSON.stringify(reads.body)).not.toContain('calibration-change');
    const { body: own } = await gov.as('staff').get('/my/data').expect(200);
    const rowsIn = (name: string): unknown[] => own.sections.find((one: Row) => one['name'] === name)?.rows;
    expect([rowsIn('calibration_change'), rowsIn('calibration_note')]).toEqual([[], []]);
  });

  it.each([
    ['what is not of the unit', () => change(usernameOf('stranger'), [AT, AT], [BELOW, AT]), 422, 'APPRAISAL_UNKNOWN'],
    ['the own appraisal', () => change(KADIS, [AT, AT], [ABOVE, AT]), 422, 'APPRAISAL_UNKNOWN'],
    ['that of the spouse', () => change('pasangan', [ABOVE, AT], [AT, AT]), 403, 'NOT_IMPARTIAL'],
    ['that of somebody whom one appraises', () => change(KABID, [AT, AT], [ABOVE, AT]), 403, 'NOT_IMPARTIAL'],
    ['what reads otherwise by now', () => change(COLLEAGUE, [AT, AT], [BELOW, AT]), 409, 'RATING_MOVED'],
    ['nothing', () => change(COLLEAGUE, [ABOVE, AT], [ABOVE, AT]), 422, 'NOTHING_CHANGED'],
    ['two levels at once', () => change(COLLEAGUE, [ABOVE, AT], [AT, ABOVE]), 422, 'TOO_FAR'],
  ])('refuses to change %s', async (_, body, status, code) => {
    expect((await calibrate(body()).expect(status)).body.code).toBe(`CALIBRATION.${code}`);
  });

  it('lets nobody change ratings who does not lead, is not present or has no part', async () => {
    const body = change(COLLEAGUE, [ABOVE, AT], [AT, AT]);
    for (const other of [gov.admin, gov.hr, gov.auditor]) await calibrate(body, other).expect(403);
    expect(await codeOf(calibrate(body, gov.as('kabid')).expect(403))).toBe('CALIBRATION.NOT_YOURS');
    for (const name of ['staff', 'stranger', 'otherHead'] as const) await calibrate(body, gov.as(name)).expect(404);
    await attend(id, seats(['kadis', 'LEADER'], ['kabid', 'APPRAISER']));
    expect(await codeOf(calibrate(body, gov.as('bupati')).expect(403))).toBe('CALIBRATION.NOT_PRESENT');
    await attend(id, seats(['kadis', 'LEADER'], ['bupati', 'LEADER'], ['kabid', 'APPRAISER']));
  });

  it('keeps to the setting: how many levels and changes, and whether appraisers decide', async () => {
    await calibrate(change(STAFF, [ABOVE, ABOVE], [AT, ABOVE])).expect(201);
    const third = change(STAFF, [AT, ABOVE], [AT, AT]);
    expect(await codeOf(calibrate(third).expect(409))).toBe('CALIBRATION.TOO_MANY_CHANGES');
    await unit.decide({ mostChangesPerAppraisal: 3, mostLevelsPerChange: 2, appraisersMayDecide: true });
    await calibrate(third).expect(201);
    await calibrate(change(KABID, [AT, AT], [ABOVE, ABOVE])).expect(201);
    await unit.decide({ mostChangesPerAppraisal: 2, mostLevelsPerChange: 1, appraisersMayDecide: false });
  });

  it('keeps the rating of a head like the unit, where that binds', async () => {
    await unit.setPredicate('bidang', 'ISTIMEWA');
    const refused = await calibrate(change(KABID, [ABOVE, ABOVE], [AT, ABOVE]), gov.as('bupati')).expect(409);
    expect(refused.body.code).toBe('ORGANISATION_PERFORMANCE.HEAD_RATING_DIFFERS');
    await calibrate(change(KABID, [ABOVE, ABOVE], [ABOVE, AT]), gov.as('bupati')).expect(201);
  });

  it('is told in the draft of an explanation as what it is, and not as the appraiser’s words', async () => {
    const query = { employeeId: gov.id('staff') };
    const { data } = (await gov.admin.get('/appraisals', query).expect(200)).body;
    const { id: appraisalId } = data.find(({ status }: any) => status === 'RATED');
    const { body } = await gov.auditor.get(`/appraisals/${appraisalId}/explanation`).expect(200);
    const told = (code: string): string =>
      body.sections.find((one: any) => one.code === code)?.sentences.join(' ') ?? '';
    expect(body.isDraft).toBe(true);
    expect(told('PREDICATE')).toContain('Setelah rapat kalibrasi, ratingnya: hasil kerja sesuai ekspektasi');
    expect(told('PREDICATE')).toMatch(/Rapat kalibrasi pada .* mengubah rating .* dari .* menjadi .*\./);
    expect(told('RESULTS')).toContain('Pejabat penilai menulis: “');
    expect(body.sections.map(({ code }: any) => code)).not.toContain('CALIBRATION');
  });

  it('is not cancelled once ratings were changed, and shows its changes to all but those concerned', async () => {
    expect(await codeOf(gov.admin.post(`${PATH}/${id}/cancellation`, WHY).expect(409))).toBe(
      'CALIBRATION.CHANGES_MADE',
    );
    const count = async (client: Client): Promise<number> =>
      (await client.get(`${PATH}/${id}/changes`, { count: true }).expect(200)).body.page.total;
    expect([await count(gov.auditor), await count(gov.as('kadis')), await count(gov.as('kabid'))]).toEqual([5, 5, 3]);
  });

  it('holds the appraiser back from what was changed here', async () => {
    const rate = (owner: string) =>
      gov.as('kabid').post(`/appraisals/${unit.appraisalOf(owner)}/ratings`, ratings(ABOVE));
    expect(await codeOf(rate(STAFF).expect(409))).toBe('CALIBRATION.ALREADY_CALIBRATED');
    await rate('pasangan').expect(201);
  });

  it('is safe against a rating at the same moment: either both stand in order, or one is refused', async () => {
    for (let round = 0; round < 2; round += 1) {
      const owner = [COLLEAGUE, 'pasangan'][round] ?? '';
      const path = `/appraisals/${unit.appraisalOf(owner)}`;
      const [rated, calibrated] = await Promise.all([
        gov.as('kabid').post(`${path}/ratings`, ratings(BELOW)),
        calibrate(change(owner, [ABOVE, AT], [AT, AT]), gov.as('bupati')),
      ]);
      const { resultRating, predicate } = (await gov.as('kabid').get(path).expect(200)).body;
      const told = [rated.status, calibrated.status, resultRating, predicate].join(' ');
      // First the rating: the change saw another rating. First the change: the appraiser is held back.
      expect([`201 409 ${BELOW} BUTUH_PERBAIKAN`, `409 201 ${AT} BAIK`]).toContain(told);
      const { body } = await gov.as('kabid').get(`${path}/calibration-changes`).expect(200);
      expect(body.data).toHaveLength(calibrated.status === 201 ? 1 : 0);
    }
  });

  it('lets only one of several equal changes through', async () => {
    await unit.decide({ mostChangesPerAppraisal: 5 });
    const { body } = await gov
      .as('kabid')
      .get(`/appraisals/${unit.appraisalOf(STAFF)}`)
      .expect(200);
    const from = [body.resultRating, body.behaviourRating];
    expect(from).toEqual([AT, AT]);
    const answers = await Promise.all([1, 2, 3, 4].map(() => calibrate(change(STAFF, from, [AT, ABOVE]))));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409]);
    await unit.decide({ mostChangesPerAppraisal: 2 });
  });

  it('marks a low predicate that nobody had announced, as an appraiser’s, and blocks it where that is the rule', async () => {
    const rule = async (surpriseRule: string): Promise<void> => {
      const { version } = (await gov.admin.get('/appraisal-policy').expect(200)).body;
      await gov.admin.patch('/appraisal-policy', { surpriseRule }).ifMatch(version).expect(200);
    };
    const path = `/appraisals/${unit.appraisalOf('terkejut')}`;
    const [lower, higher] = [change('terkejut', [AT, AT], [AT, BELOW]), change('terkejut', [AT, BELOW], [AT, AT])];
    const asBupati = (body: object) => calibrate(body, gov.as('bupati'));
    await rule('BLOCK');
    expect((await asBupati(lower).expect(409)).body.code).toBe('APPRAISAL.SURPRISE');
    await rule('FLAG');
    await asBupati(lower).expect(201);
    expect((await gov.as('kabid').get(path).expect(200)).body).toMatchObject({ isSurprise: true });
    await asBupati(higher).expect(201);
    expect((await gov.as('kabid').get(path).expect(200)).body).toMatchObject({ isSurprise: false, surprise: [] });
  });
});

describe('a closed session (CB-5, CB-6)', () => {
  const sessionOf = async (): Promise<Row> =>
    (await gov.admin.get(PATH, { status: 'CLOSED' }).expect(200)).body.data[0];

  it('locks what is rated, until it is opened again by a leader with a reason', async () => {
    const { id } = await sessionOf();
    const path = `/appraisals/${unit.appraisalOf(KADIS)}/ratings`;
    expect(await codeOf(gov.as('sekda').post(path, ratings(ABOVE)).expect(409))).toBe('CALIBRATION.ALREADY_CALIBRATED');
    const reopening = `${PATH}/${id}/reopening`;
    await gov.as('kadis').post(reopening, { reason: 'x' }).expect(422);
    await gov.admin.post(reopening, WHY).expect(403);
    expect(await codeOf(gov.as('kabid').post(reopening, WHY).expect(403))).toBe('CALIBRATION.NOT_YOURS');
    expect((await gov.as('kadis').post(reopening, WHY).expect(201)).body).toMatchObject({
      ...{ status: 'OPEN', closedAt: null, statusReason: WHY.reason },
    });
    await gov.as('sekda').post(path, ratings(ABOVE)).expect(201);
  });

  it('is closed by a leader, with a justification where the pattern is broken', async () => {
    const { id } = (await gov.admin.get(PATH, { status: 'OPEN' }).expect(200)).body.data[0];
    await unit.setPredicate('dinas', 'SANGAT_KURANG');
    await unit.decide({ fewestPeople: 1 });
    const closure = `${PATH}/${id}/closure`;
    for (const other of [gov.admin, gov.hr, gov.auditor]) await other.post(closure, {}).expect(403);
    expect(await codeOf(gov.as('kadis').post(closure, {}).expect(409))).toBe('DISTRIBUTION.JUSTIFICATION_NEEDED');
    await unit.decide({ checkLevel: 'BLOCK' });
    const justification = 'Capaian unit turun karena bencana; kinerja pegawai tetap sesuai bukti.';
    expect(await codeOf(gov.as('kadis').post(closure, { justification }).expect(409))).toBe(
      'DISTRIBUTION.PATTERN_BROKEN',
    );
    expect((await gov.admin.get('/distribution-justifications').expect(200)).body.data).toEqual([]);
    await unit.decide({ checkLevel: 'WARN' });
    expect((await gov.as('kadis').post(closure, { justification }).expect(201)).body.status).toBe('CLOSED');
    expect((await gov.admin.get('/distribution-justifications').expect(200)).body.data).toMatchObject([
      { reason: justification, organisationPredicate: 'SANGAT_KURANG', byName: 'Kadis Uji' },
    ]);
  });

  it('lets a session of a unit above go on, and none of the same or a lower one', async () => {
    const below = await opened('bidang');
    const body = change(STAFF, [AT, ABOVE], [ABOVE, ABOVE]);
    const refused = await gov.as('kadis').post(`${PATH}/${below}/changes`, body).expect(409);
    expect(refused.body.code).toBe('CALIBRATION.ALREADY_CALIBRATED');
    await drop(below);
    const { id } = await plan('kabupaten');
    await attend(id, seats(['bupati', 'LEADER']));
    await gov.admin.post(`${PATH}/${id}/opening`).expect(201);
    await gov.as('bupati').post(`${PATH}/${id}/changes`, body).expect(201);
  });

  it('lets the person see after publication what was changed and why, and nothing is changed any more', async () => {
    const appraisal = `/appraisals/${unit.appraisalOf(STAFF)}`;
    await unit.decide({ checkLevel: 'INFO' });
    await gov.as('kabid').post(`${appraisal}/publication`).expect(201);
    const { body } = await gov.as('staff').get(`${appraisal}/calibration-changes`, { count: true }).expect(200);
    expect(body.data[0]).toMatchObject({ reason: REASON, reasonCode: 'COMPARISON', changedByName: 'Kadis Uji' });
    expect(body.page.total).toBe(5);
    const shown = (await gov.as('staff').get(appraisal).expect(200)).body;
    expect(shown.steps.at(-1)).toContain('kalibrasi');
    const { body: log } = await gov.as('staff').get('/my/access-log', { kind: 'CHANGE', limit: 200 }).expect(200);
    expect(JSON.stringify(log)).toContain('appraisal.calibrate');
    const { body: own } = await gov.as('staff').get('/my/data').expect(200);
    expect(own.sections.find((one: Row) => one['name'] === 'calibration_change').rows).toHaveLength(5);
    const { data } = (await gov.admin.get(PATH, { status: 'OPEN' }).expect(200)).body;
    const late = change(STAFF, [ABOVE, ABOVE], [AT, ABOVE]);
    const refused = await gov.as('bupati').post(`${PATH}/${data[0].id}/changes`, late).expect(409);
    expect(refused.body.code).toBe('CALIBRATION.NOT_RATED');
  });

  it('is in files, too', async () => {
    const { id } = await sessionOf();
    for (const list of [PATH, `${PATH}/${id}/drafts`, `${PATH}/${id}/notes`, `${PATH}/${id}/changes`])
      expect((await gov.admin.get(list, { format: 'csv' }).expect(200)).text.split('\r\n').length).toBeGreaterThan(1);
  });
});
