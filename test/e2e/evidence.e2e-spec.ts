import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Config } from '../../src/config/config.js';
import { CONFIG } from '../../src/kernel/kernel.tokens.js';
import { EraseEvidenceFiles } from '../../src/modules/work-plans/evidence/erase-evidence-files.job.js';
import { activePlan, Government } from '../support/government.js';
import { photoWithPlace, placeIn } from '../support/photos.js';
import { sha256Of } from '../support/sha256.js';
import { type Client, TestApp } from '../support/test-app.js';
import { addEvidence, begin, upload } from '../support/tus.js';

let app: TestApp;
let gov: Government;
let yearId: string;
let planId: string;
let resultId: string;
let indicatorId: string;

beforeAll(async () => {
  app = await TestApp.start();
  gov = await Government.found(app);
  yearId = await gov.openYear();
  const plan = await activePlan(gov, 'staff', 'kabid', yearId);
  planId = plan.id;
  resultId = plan.results[0]!.id;
  indicatorId = plan.results[0]!.indicators[0]!.id;
});
afterAll(() => app.stop());

const PDF = Buffer.from('%PDF-1.7\nBerita acara\n');
const bodyOf = (uploadId: string, more: object = {}): object => ({
  ...{ uploadId, title: 'Berita acara', links: [{ resultId }], ...more },
});
const evidenceOf = (plan: string): string => `/work-plans/${plan}/evidence`;
const pathOf = (sha256: string): string =>
  join(app.get<Config>(CONFIG as never).dataDir, 'files', sha256.slice(0, 2), sha256);

describe('evidence that is a file (EV-3 to EV-6)', () => {
  it('stands for several things and is given back as it came, as a download that runs nothing', async () => {
    const staff = gov.as('staff');
    const links = [{ resultId }, { indicatorId }];
    const uploadId = await upload(staff, PDF, 'Berita acara “I”.pdf');
    const added = await staff
      .post(evidenceOf(planId), bodyOf(uploadId, { links, note: 'Asli di kantor.' }))
      .expect(201);
    expect(added.body).toMatchObject({
      ...{ workPlanId: planId, employeeId: gov.id('staff'), title: 'Berita acara', note: 'Asli di kantor.' },
      ...{ fileName: 'Berita acara “I”.pdf', mediaType: 'application/pdf', sizeBytes: PDF.length },
      ...{ sha256: sha256Of(PDF), isCleaned: false, occurredOn: app.clock.today() },
      links: [
        { resultId, indicatorId: null, progressEntryId: null },
        { resultId: null, indicatorId, progressEntryId: null },
      ],
    });
    const { headers, bytes } = await gov.as('kabid').get(`/evidence/${added.body.id}/content`).expect(200);
    expect(bytes).toEqual(PDF);
    expect(headers).toMatchObject({
      'content-type': 'application/pdf',
      'content-length': String(PDF.length),
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox; frame-ancestors 'none'",
      'content-disposition': `attachment; filename="Berita acara _I_.pdf"; filename*=UTF-8''Berita%20acara%20%E2%80%9CI%E2%80%9D.pdf`,
    });
    await staff.post(evidenceOf(planId), bodyOf(uploadId)).expect(422);
  });

  it('loses the place of a photo before it is kept', async () => {
    const staff = gov.as('staff');
    const uploadId = await upload(staff, photoWithPlace(), 'foto.jpg');
    const { body } = await staff.post(evidenceOf(planId), bodyOf(uploadId)).expect(201);
    expect(body).toMatchObject({ mediaType: 'image/jpeg', isCleaned: true });
    const { bytes } = await staff.get(`/evidence/${body.id}/content`).expect(200);
    expect(placeIn(photoWithPlace())).toEqual({ latitude: -6.9824, longitude: 110.4091 });
    expect([placeIn(bytes), bytes.includes('GPS')]).toEqual([null, false]);
    expect(existsSync(pathOf(sha256Of(photoWithPlace())))).toBe(false);
  });

  it('is refused by its content, its links, its day, and while its upload is incomplete', async () => {
    const staff = gov.as('staff');
    const uploadId = await upload(staff, PDF);
    const refused = async (more: object, code: string) => {
      const { body } = await staff.post(evidenceOf(planId), bodyOf(uploadId, more));
      expect(body.code).toBe(code);
    };
    const program = await upload(staff, Buffer.from('\x7fELF\x02\x01', 'latin1'), 'laporan.pdf');
    await refused({ uploadId: program }, 'EVIDENCE.TYPE_REFUSED');
    const damaged = await upload(staff, photoWithPlace().subarray(0, 60), 'foto.jpg');
    await refused({ uploadId: damaged }, 'EVIDENCE.TYPE_REFUSED');
    const half = (await begin(staff, 10)).replace('/evidence-uploads/', '');
    await refused({ uploadId: half }, 'EVIDENCE.UPLOAD_INCOMPLETE');
    await refused({ uploadId: planId }, 'EVIDENCE.UPLOAD_UNKNOWN');
    await refused({ uploadId: await upload(gov.as('kabid'), PDF) }, 'EVIDENCE.UPLOAD_UNKNOWN');
    await refused({ links: [] }, 'REQUEST.INVALID');
    for (const links of [[{}], [{ resultId, indicatorId }], [{ resultId: planId }], [{ resultId }, { resultId }]])
      await refused({ links }, 'EVIDENCE.PROVES_NOTHING');
    await refused({ occurredOn: '2026-12-31' }, 'WORK_PLAN.OUTSIDE_PLAN');
    await staff.post(evidenceOf(planId), bodyOf(uploadId)).expect(201);
  });

  it('is listed by plan, result, indicator and person, to whoever reads the plan', async () => {
    const id = await addEvidence(gov.as('staff'), planId, resultId, { links: [{ indicatorId }] });
    const ids = async (query: object, who = gov.as('staff')) =>
      (await who.get('/evidence', { ...query, limit: 200 }).expect(200)).body.data.map((one: { id: string }) => one.id);
    for (const query of [{}, { workPlanId: planId }, { resultId }, { indicatorId }, { employeeId: gov.id('staff') }])
      expect(await ids(query)).toContain(id);
    for (const query of [{ workPlanId: resultId }, { resultId: planId }, { indicatorId: planId }])
      expect(await ids(query)).toEqual([]);
    for (const reader of [gov.as('kabid'), gov.hr, gov.admin, gov.auditor]) {
      expect(await ids({ indicatorId }, reader)).toContain(id);
      await reader.get(`/evidence/${id}/content`).expect(200);
    }
    const stranger = gov.as('stranger');
    expect(await ids({ workPlanId: planId }, stranger)).toEqual([]);
    await stranger.get(`/evidence/${id}`).expect(404);
    await stranger.get(`/evidence/${id}/content`).expect(404);
    await app.anonymous.get(`/evidence/${id}/content`).expect(401);
  });

  it('is added and withdrawn by its owner alone, until its day is published; the bytes stay', async () => {
    const staff = gov.as('staff');
    const id = await addEvidence(staff, planId, resultId);
    const uploadId = await upload(gov.as('kabid'), PDF);
    await gov.as('kabid').post(evidenceOf(planId), bodyOf(uploadId)).expect(403);
    await gov.as('stranger').post(evidenceOf(planId), bodyOf(uploadId)).expect(404);
    for (const other of [gov.as('kabid'), gov.hr, gov.admin]) await other.delete(`/evidence/${id}`).expect(403);
    await gov.as('stranger').delete(`/evidence/${id}`).expect(404);
    await app.db.transaction(() =>
      app.db.change('UPDATE work_plan SET progressClosedUntil = ? WHERE id = ?', [app.clock.today(), planId]),
    );
    const late = await staff.delete(`/evidence/${id}`).expect(409);
    expect(late.body.code).toBe('WORK_PLAN.PERIOD_RATED');
    const other = await upload(staff, PDF);
    expect((await staff.post(evidenceOf(planId), bodyOf(other)).expect(409)).body.code).toBe('WORK_PLAN.PERIOD_RATED');
    await app.db.transaction(() => app.db.change('UPDATE work_plan SET progressClosedUntil = NULL'));
    const { sha256 } = (await staff.get(`/evidence/${id}`).expect(200)).body;
    await staff.delete(`/evidence/${id}`).expect(204);
    await staff.delete(`/evidence/${id}`).expect(404);
    await staff.get(`/evidence/${id}`).expect(404);
    expect(existsSync(pathOf(sha256))).toBe(true);
  });

  it('is kept once for all that have the same bytes, and erased with the last', async () => {
    const bytes = Buffer.from('Sama persis.\n');
    const staff = gov.as('staff');
    const add = async () =>
      (await staff.post(evidenceOf(planId), bodyOf(await upload(staff, bytes, 'a.txt'))).expect(201)).body;
    const [first, second] = [await add(), await add()];
    const rows = await app.db.rows<{ id: string }>('SELECT id FROM evidence_file WHERE sha256 = ?', [first.sha256]);
    expect(rows).toHaveLength(1);
    const erase = () => app.get(EraseEvidenceFiles).run({ fileIds: rows.map(({ id }) => id) });
    const forget = (id: string) =>
      app.db.transaction(() => app.db.change('UPDATE evidence SET fileId = NULL WHERE id = ?', [id]));
    await forget(first.id);
    await erase();
    expect(existsSync(pathOf(first.sha256))).toBe(true);
    await forget(second.id);
    await erase();
    await erase();
    expect(existsSync(pathOf(first.sha256))).toBe(false);
  });
});

describe('evidence that is a link (EV-7)', () => {
  const link = { url: 'https://dinkes.example.go.id/berita/posyandu?bulan=3#foto', title: 'Berita posyandu' };
  const add = (more: object) =>
    gov.as('staff').post(evidenceOf(planId), { ...link, links: [{ resultId }], occurredOn: '2026-01-20', ...more });

  it('is kept with title and day, word for word, and never asked for', async () => {
    const { body } = await add({ note: 'Foto ketiga.' }).expect(201);
    const nothing = { fileName: null, mediaType: null, sizeBytes: null, sha256: null, isCleaned: false };
    expect(body).toMatchObject({ ...link, ...nothing, occurredOn: '2026-01-20', note: 'Foto ketiga.' });
    const kabid = gov.as('kabid');
    expect((await kabid.get(`/evidence/${body.id}`).expect(200)).body).toEqual(body);
    const { data } = (await kabid.get('/evidence', { workPlanId: planId, limit: 200 }).expect(200)).body;
    expect(data).toContainEqual(body);
    await kabid.get(`/evidence/${body.id}/content`).expect(404);
    await gov.as('stranger').get(`/evidence/${body.id}`).expect(404);
    await gov.as('staff').delete(`/evidence/${body.id}`).expect(204);
    await kabid.get(`/evidence/${body.id}`).expect(404);
  });

  it('is refused where others could not open it, and beside a file', async () => {
    const refused = async (more: object, code: string, pointer: string) => {
      const { body } = await add(more).expect(422);
      expect([body.code, body.errors[0].pointer]).toEqual([code, pointer]);
    };
    for (const url of [
      'http://dinkes.example.go.id/',
      'https://192.168.1.10/',
      'https://drive.google.com/drive/my-drive',
    ])
      await refused({ url }, 'EVIDENCE.LINK_REFUSED', '/url');
    await refused({ uploadId: planId }, 'EVIDENCE.FILE_OR_LINK', '/uploadId');
    await refused({ url: undefined }, 'EVIDENCE.FILE_OR_LINK', '/uploadId');
    await refused({ url: `https://a.id/${'x'.repeat(2000)}` }, 'REQUEST.INVALID', '/url');
    await refused({ links: [{ resultId: planId }] }, 'EVIDENCE.PROVES_NOTHING', '/links/0');
  });
});

describe('the assessment of evidence (EV-8)', () => {
  const assess = (who: Client, id: string, body: object) => who.post(`/evidence/${id}/assessment`, body);

  it('is the word of the appraiser of the day, with a reason unless it fits; the last one counts', async () => {
    const [staff, kabid] = [gov.as('staff'), gov.as('kabid')];
    const id = await addEvidence(staff, planId, resultId);
    const before = (await staff.get(`/evidence/${id}`).expect(200)).body;
    expect(before).toMatchObject({ verdict: null, verdictReason: null, assessedAt: null, assessedByEmployeeId: null });
    const reason = 'Daftar hadir belum ditandatangani.';
    const lacking = (await assess(kabid, id, { verdict: 'LACKING', reason }).expect(200)).body;
    expect(lacking).toEqual({
      ...{ ...before, verdict: 'LACKING', verdictReason: reason, assessedByEmployeeId: gov.id('kabid') },
      ...{ assessedAt: app.clock.now().toISOString(), version: before.version + 1 },
    });
    expect((await staff.get(`/evidence/${id}`).expect(200)).body).toEqual(lacking);
    const fitting = (await assess(kabid, id, { verdict: 'FITTING' }).expect(200)).body;
    expect(fitting).toMatchObject({ verdict: 'FITTING', verdictReason: null });
  });

  it('is refused without a reason, to others, of what was withdrawn, and once the day is published', async () => {
    const staff = gov.as('staff');
    const id = await addEvidence(staff, planId, resultId);
    const fits = { verdict: 'FITTING' };
    for (const verdict of ['LACKING', 'UNFITTING']) {
      const { body } = await assess(gov.as('kabid'), id, { verdict }).expect(422);
      expect([body.code, body.errors[0].pointer]).toEqual(['EVIDENCE.REASON_NEEDED', '/reason']);
    }
    await assess(gov.as('kabid'), id, { verdict: 'BAIK' }).expect(422);
    await assess(staff, id, fits).expect(403);
    for (const other of [gov.hr, gov.admin, gov.auditor]) await assess(other, id, fits).expect(403);
    await assess(gov.as('stranger'), id, fits).expect(404);
    await assess(gov.as('kadis'), id, fits).expect(404);
    await assess(gov.as('kabid'), planId, fits).expect(404);
    const close = (day: string | null) =>
      app.db.transaction(() =>
        app.db.change('UPDATE work_plan SET progressClosedUntil = ? WHERE id = ?', [day, planId]),
      );
    await close(app.clock.today());
    expect((await assess(gov.as('kabid'), id, fits).expect(409)).body.code).toBe('WORK_PLAN.PERIOD_RATED');
    await close(null);
    await staff.delete(`/evidence/${id}`).expect(204);
    await assess(gov.as('kabid'), id, fits).expect(404);
  });

  it('of a closed plan is left to whoever has the duty to evaluate it', async () => {
    const plan = await activePlan(gov, 'stranger', 'otherHead', yearId);
    const id = await addEvidence(gov.as('stranger'), plan.id, plan.results[0]!.id);
    const ending = { endsOn: app.clock.today(), reason: 'Pindah tugas.' };
    await gov.admin.post(`/work-plans/${plan.id}/closure`, ending).expect(201);
    const named = { appraiserId: gov.id('kadis'), reason: 'Pejabatnya pensiun.' };
    await gov.admin.post(`/work-plans/${plan.id}/appraisal-duty`, named).expect(201);
    expect((await assess(gov.as('otherHead'), id, { verdict: 'FITTING' }).expect(403)).body.code).toBe(
      'WORK_PLAN.NOT_THE_APPRAISER',
    );
    const { body } = await assess(gov.as('kadis'), id, { verdict: 'FITTING' }).expect(200);
    expect(body).toMatchObject({ verdict: 'FITTING', assessedByEmployeeId: gov.id('kadis') });
  });
});
