import { StoredResults } from '../../src/modules/appraisals/index.js';
import { activePlan, Government, type PersonName, ratings, SELF_ASSESSMENT } from '../support/government.js';
import type { Client } from '../support/client.js';
import { TestApp } from '../support/test-app.js';
import { addEvidence } from '../support/tus.js';

let app: TestApp;
let gov: Government;
let plan: any;
let id: string;

const as = (name: PersonName): Client => gov.as(name);
const path = (): string => `/appraisals/${id}/explanation`;
const read = async (client: Client): Promise<any> => (await client.get(path()).expect(200)).body;
const partOf = (explanation: any, code: string): string =>
  (explanation.sections.find((one: any) => one.code === code)?.sentences ?? []).join(' ');
const codesOf = (explanation: any): string[] => explanation.sections.map(({ code }: any) => code);

beforeAll(async () => {
  app = await TestApp.start();
  gov = await Government.found(app);
  const yearId = await gov.openYear();
  plan = await activePlan(gov, 'staff', 'kabid', yearId);
  await gov.moveTo('2026-03-10');
  const [{ id: resultId, indicators }] = plan.results;
  const report = { indicatorId: indicators[0].id, occurredOn: '2026-03-09', value: '3.00' };
  await as('staff').post(`/work-plans/${plan.id}/progress-entries`, report).expect(201);
  await addEvidence(as('staff'), plan.id, resultId);
  const feedback = { employeeId: gov.id('staff'), kind: 'APRESIASI', part: 'RESULT', partId: resultId };
  await as('kabid')
    .post('/feedback', { ...feedback, text: 'Laporannya rapi.' })
    .expect(201);
  await gov.moveTo('2026-04-01');
  await app.drainJobs();
  const { data } = (await as('staff').get('/appraisals').expect(200)).body;
  id = data[0].id;
  await as('staff').post(`/appraisals/${id}/self-assessment`, SELF_ASSESSMENT).expect(201);
});
afterAll(() => app.stop());

describe('the explanation of a result (PX-1, PX-2)', () => {
  it('is there for nobody before a rating', async () => {
    for (const client of [as('staff'), as('kabid'), gov.auditor])
      expect((await client.get(path()).expect(409)).body.code).toBe('APPRAISAL.NOT_RATED');
  });

  it('is a draft to whoever rates, and nothing to the employee, before the publication', async () => {
    const item = {
      part: 'RESULT',
      partId: plan.results[0].id,
      rating: 'SESUAI_EKSPEKTASI',
      reason: 'Terbit tepat waktu.',
    };
    await as('kabid')
      .post(`/appraisals/${id}/ratings`, { ...ratings(), items: [item] })
      .expect(201);
    const draft = await read(as('kabid'));
    const unpublished = (await as('kabid').post(`/appraisals/${id}/verification`).expect(200)).body;
    expect(unpublished.text).toBe('Hasil hitung ulang sama: Baik. Belum disampaikan, karena itu belum ada sidik.');
    expect(draft).toMatchObject({ isDraft: true, predicate: 'BAIK', contentsHash: null, ruleSetVersion: 1 });
    expect(draft.headline).toMatch(/^Rancangan: .*Staf Uji.*Triwulan 1 2026.*Baik\.$/);
    expect(codesOf(draft)).not.toContain('CALIBRATION');
    expect((await as('staff').get(path()).expect(409)).body.code).toBe('APPRAISAL.NOT_RATED');
  });

  it('says after it in plain sentences why, from the figures of that day', async () => {
    await as('kabid').post(`/appraisals/${id}/publication`).expect(201);
    const told = await read(as('staff'));
    expect(told.headline).toBe('Predikat kinerja Staf Uji untuk Triwulan 1 2026 adalah Baik.');
    expect(codesOf(told).slice(0, 3)).toEqual(['PREDICATE', 'RESULTS', 'BEHAVIOUR']);
    expect(partOf(told, 'PREDICATE')).toContain('hasil kerja sesuai ekspektasi dan perilaku kerja sesuai ekspektasi');
    expect(partOf(told, 'PREDICATE')).toContain('PermenPANRB 6/2022 Pasal 24–25');
    const results = partOf(told, 'RESULTS');
    expect(results).toContain('1 laporan realisasi, 1 bukti dukung, 1 apresiasi, dan 0 permintaan perbaikan');
    expect(results).toContain('sampai akhir masa ini bagian yang seharusnya tercapai sekitar 3 ');
    expect(results).not.toContain('2,96');
    expect(results).toContain('Kabid Uji menilai sesuai ekspektasi, dengan alasan: “Terbit tepat waktu.”');
    expect(partOf(told, 'COURSE')).toContain('Dinilai oleh Kabid Uji pada 1 April 2026.');
    expect(partOf(told, 'COURSE')).toContain('keberatan kepada atasan pejabat penilai');
    const [{ figures }] = told.sections.filter(({ code }: any) => code === 'RESULTS');
    expect(figures.map(({ label }: any) => label)).toEqual([
      'Tercapai',
      'Seharusnya tercapai',
      'Persen dari yang seharusnya',
    ]);
    expect(told.contentsHash).toMatch(/^[0-9a-f]{64}$/);
    expect(partOf(told, 'PROOF')).toContain(told.contentsHash);
    expect(JSON.stringify(told)).not.toMatch(/[A-Z]{3,}_[A-Z]+_?[A-Z]*(?![^"]*")/);
    const { body: english } = await as('staff').get(path()).with({ 'accept-language': 'en' }).expect(200);
    expect(english.headline).toContain('The performance predicate of Staf Uji');
    expect(codesOf(english)).toEqual(codesOf(told));
  });

  it('stays what it was, whatever becomes of the feedback afterwards', async () => {
    const feedback = { employeeId: gov.id('staff'), kind: 'PERBAIKAN', part: 'RESULT', partId: plan.results[0].id };
    await as('kabid')
      .post('/feedback', { ...feedback, text: 'Perbaiki lampirannya.' })
      .expect(201);
    expect(partOf(await read(as('staff')), 'RESULTS')).toContain('1 apresiasi, dan 0 permintaan perbaikan');
  });

  const judgeOrganisation = async (): Promise<void> => {
    const { performancePeriodId, evaluationPeriodId } = (await as('staff').get(`/appraisals/${id}`).expect(200)).body;
    const body = { unitId: gov.units['dinas'], performancePeriodId, evaluationPeriodId };
    const { id: judgedId } = (await gov.admin.post('/organisation-performances', body).expect(201)).body;
    const decision = { predicate: 'BAIK', reason: 'Sesuai arahan pimpinan daerah.' };
    const path = `/organisation-performances/${judgedId}/decision`;
    await as('bupati').post(path, decision).ifMatch(1).expect(201);
  };

  it('says of an organisation that was judged afterwards that it was so afterwards', async () => {
    expect(codesOf(await read(as('staff')))).not.toContain('ORGANISATION');
    await gov.moveTo('2026-04-02');
    await judgeOrganisation();
    const said =
      'Saat hasil ini disampaikan, predikat organisasi belum ditetapkan; ditetapkan kemudian pada 2 April 2026: Baik.';
    expect(partOf(await read(as('staff')), 'ORGANISATION')).toBe(said);
  });

  it('is read by who may read the appraisal, and by nobody else', async () => {
    const whole = await read(as('staff'));
    // Only to the employee it says "Anda".
    const others = JSON.parse(JSON.stringify(whole).replace('Bila Anda menyatakan', 'Bila pegawai menyatakan'));
    expect(others).not.toEqual(whole);
    for (const client of [as('kabid'), gov.admin, gov.hr, gov.auditor]) expect(await read(client)).toEqual(others);
    for (const name of ['colleague', 'stranger', 'otherHead'] as const) await as(name).get(path()).expect(404);
  });
});

describe('the proof of a result (AP-19, PX-3)', () => {
  const verified = async (): Promise<any> =>
    (await gov.auditor.post(`/appraisals/${id}/verification`).expect(200)).body;
  const setReason = async (reason: string): Promise<void> => {
    const [row] = await app.db.rows<{ id: string; contents: string }>(
      'SELECT id, contents FROM signed_appraisal WHERE appraisalId = ?',
      [id],
    );
    const contents = JSON.stringify({ ...JSON.parse(row?.contents ?? ''), resultReason: reason });
    await app.db.transaction(() =>
      app.db.change('UPDATE signed_appraisal SET contents = ? WHERE id = ?', [contents, row?.id ?? '']),
    );
  };

  it('shows a copy that was changed in the database, and only while it is', async () => {
    const { contentsHash } = await read(as('staff'));
    const text = 'Hasil hitung ulang sama: Baik. Naskah yang disampaikan tidak berubah.';
    const steps = expect.arrayContaining(['rating hasil kerja: sesuai ekspektasi']);
    expect(await verified()).toMatchObject({ isEqual: true, isUnaltered: true, contentsHash, text, steps });
    const { resultReason } = ratings() as { resultReason: string };
    await setReason('Diubah kemudian.');
    expect(await verified()).toMatchObject({ isEqual: true, isUnaltered: false });
    expect(await app.get(StoredResults).replayAll()).toMatchObject({
      different: [],
      copies: 1,
      altered: [expect.any(String)],
    });
    await setReason(resultReason);
    expect(await verified()).toMatchObject({ isUnaltered: true });
    expect(await app.get(StoredResults).replayAll()).toMatchObject({ copies: 1, altered: [] });
  });

  it('shows an appraisal that says something else than its copy', async () => {
    const set = (rating: string): Promise<unknown> =>
      app.db.transaction(() => app.db.change('UPDATE appraisal SET resultRating = ? WHERE id = ?', [rating, id]));
    await set('DI_ATAS_EKSPEKTASI');
    expect((await verified()).isUnaltered).toBe(false);
    await set('SESUAI_EKSPEKTASI');
    expect((await verified()).isUnaltered).toBe(true);
  });

  it('shows a result that was raised with all that it is recalculated from, and a reason that was rewritten', async () => {
    const columns = ['resultRating', 'resultReason', 'predicate', 'inputs', 'outcome'] as const;
    const change = (row: Record<(typeof columns)[number], string>): Promise<unknown> =>
      app.db.transaction(() =>
        app.db.change(`UPDATE appraisal SET ${columns.map((name) => `${name} = ?`).join(', ')} WHERE id = ?`, [
          ...columns.map((name) => row[name]),
          id,
        ]),
      );
    const [before] = await app.db.rows<Record<(typeof columns)[number], string>>(
      `SELECT ${columns.join(', ')} FROM appraisal WHERE id = ?`,
      [id],
    );
    if (!before) throw new Error('The appraisal is gone.');
    const inputs = { ...JSON.parse(before.inputs), resultRating: 'DI_BAWAH_EKSPEKTASI' };
    const outcome = { ...JSON.parse(before.outcome), predicate: 'BUTUH_PERBAIKAN' };
    const lowered = { resultRating: 'DI_BAWAH_EKSPEKTASI', predicate: 'BUTUH_PERBAIKAN' };
    await change({ ...before, ...lowered, inputs: JSON.stringify(inputs), outcome: JSON.stringify(outcome) });
    expect(await verified()).toMatchObject({ isEqual: true, isUnaltered: false });
    expect(await app.get(StoredResults).replayAll()).toMatchObject({ different: [], altered: [expect.any(String)] });
    await change({ ...before, resultReason: 'Ditulis kemudian.' });
    expect(await verified()).toMatchObject({ isEqual: true, isUnaltered: false });
    await change(before);
    expect(await verified()).toMatchObject({ isEqual: true, isUnaltered: true });
  });

  it('has its hash in the record of the audit', async () => {
    const { contentsHash } = await read(as('staff'));
    const query = { objectId: id, action: 'appraisal.publish', limit: 10 };
    const { data } = (await gov.auditor.get('/audit-events', query).expect(200)).body;
    expect(data.map(({ facts }: any) => facts.contentsHash)).toEqual([contentsHash]);
  });

  it('is made anew where an objection is upheld, and the explanation says so', async () => {
    const before = (await read(as('staff'))).contentsHash;
    const objection = { contests: ['RESULTS'], reasons: 'Laporan keempat terbit 30 Maret dan tidak dihitung.' };
    const { body } = await as('staff').post(`/appraisals/${id}/objections`, objection).expect(201);
    expect(partOf(await read(as('staff')), 'OBJECTION')).toMatch(
      /belum mulai diperiksa; batas putusannya \d+ \w+ 2026/,
    );
    await as('kadis').post(`/objections/${body.id}/examination`, {}).expect(201);
    expect(partOf(await read(as('staff')), 'OBJECTION')).toMatch(/sedang diperiksa; batas putusannya \d+ \w+ 2026/);
    await as('kabid')
      .post(`/objections/${body.id}/explanations`, { text: 'Laporan itu memang belum saya lihat.' })
      .expect(201);
    const hearing = { heard: ['EMPLOYEE'], heldOn: '2026-04-02', minutes: 'Pegawai menunjukkan laporan keempat.' };
    await as('kadis').post(`/objections/${body.id}/hearings`, hearing).expect(201);
    const higher = ratings('DI_ATAS_EKSPEKTASI', 'DI_ATAS_EKSPEKTASI');
    const decision = { outcome: 'UPHELD', reason: 'Bukti butir 1 melampaui target.', ratings: higher };
    await as('kadis').post(`/objections/${body.id}/decision`, decision).expect(201);
    const told = await read(as('staff'));
    expect(told).toMatchObject({ predicate: 'SANGAT_BAIK' });
    expect(told.contentsHash).not.toBe(before);
    expect(partOf(told, 'PREDICATE')).toContain('Pemeriksa keberatan menetapkan');
    expect(partOf(told, 'OBJECTION')).toContain('predikat berubah dari Baik menjadi Sangat Baik');
    expect(partOf(told, 'COURSE')).toContain('final sejak 2 April 2026');
    expect(await verified()).toMatchObject({ isEqual: true, isUnaltered: true, contentsHash: told.contentsHash });
  });
});
