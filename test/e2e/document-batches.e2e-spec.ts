import { EraseDocumentFiles } from '../../src/modules/documents/batches/erase-document-files.job.js';
import { filesIn } from '../support/archives.js';
import type { Client } from '../support/client.js';
import { activePlan, Government } from '../support/government.js';
import { sha256Of } from '../support/sha256.js';
import { TestApp } from '../support/test-app.js';

let app: TestApp;
let gov: Government;
let performancePeriodId: string;
let plans: Record<'staff' | 'colleague', string>;

beforeAll(async () => {
  app = await TestApp.start(); // Monday, 2 March 2026
  gov = await Government.found(app);
  performancePeriodId = await gov.openYear();
  const planOf = async (name: 'staff' | 'colleague'): Promise<string> =>
    (await activePlan(gov, name, 'kabid', performancePeriodId)).id;
  plans = { staff: await planOf('staff'), colleague: await planOf('colleague') };
});
afterAll(() => app.stop());

const wanted = (unit = 'dinas', more: object = {}): object => ({
  ...{ kind: 'SKP', performancePeriodId, unitId: gov.units[unit], ...more },
});

async function made(by: Client, unit?: string): Promise<any> {
  const { body, headers } = await by.post('/document-batches', wanted(unit)).expect(202);
  expect(headers['location']).toBe(`/api/v1/jobs/${body.jobId}`);
  expect(body).toMatchObject({ issued: null, isAvailable: false, finishedAt: null });
  await by.get(`/document-batches/${body.id}/content`).expect(409);
  await app.drainJobs();
  return (await by.get(`/document-batches/${body.id}`).expect(200)).body;
}

describe('A batch of documents (DC-8)', () => {
  it('holds the documents of everybody in the unit, the same as single ones, and a list of them', async () => {
    const single = await gov.as('staff').get(`/work-plans/${plans.staff}/document`).expect(200);
    const batch = await made(gov.hr);
    expect(batch).toMatchObject({ documents: 4, issued: 2, skipped: 2, isAvailable: true, expiresOn: '2026-03-09' });
    const { bytes, headers } = await gov.hr.get(`/document-batches/${batch.id}/content`).expect(200);
    expect(headers).toMatchObject({ 'content-type': 'application/zip', 'content-length': String(batch.sizeBytes) });
    const files = await filesIn(bytes);
    expect([...files.keys()]).toEqual([
      'daftar.csv',
      '0001-SKP-2026-000002-Rekan-Uji.pdf',
      '0002-SKP-2026-000001-Staf-Uji.pdf',
    ]);
    expect(sha256Of(files.get('0002-SKP-2026-000001-Staf-Uji.pdf') ?? Buffer.alloc(0))).toBe(sha256Of(single.bytes));
    expect(files.get('daftar.csv')?.toString()).toContain('"2";"Staf Uji";"199003152015042004";"SKP/2026/000001"');
    expect(files.get('daftar.csv')?.toString()).toContain(';"Belum ada SKP yang disepakati"');
    const job = (await gov.hr.get(`/jobs/${batch.jobId}`).expect(200)).body;
    expect(job).toMatchObject({ status: 'SUCCEEDED', progress: { done: 2, total: 2 } });
  });

  it('is for those who care for the unit', async () => {
    const elsewhere = await gov.hr.post('/document-batches', wanted('dinasLain')).expect(422);
    expect(elsewhere.body).toMatchObject({ code: 'DOCUMENT.UNIT_UNKNOWN', errors: [{ pointer: '/unitId' }] });
    await gov.as('kadis').post('/document-batches', wanted()).expect(403);
    const ofAll = await made(gov.admin, 'kabupaten');
    await gov.hr.get(`/document-batches/${ofAll.id}`).expect(404);
    await gov.hr.get(`/document-batches/${ofAll.id}/content`).expect(404);
    const listed = (await gov.hr.get('/document-batches').expect(200)).body.data.map(({ unitId }: any) => unitId);
    expect(new Set(listed)).toEqual(new Set([gov.units['dinas']]));
    expect((await gov.admin.get('/document-batches', { unitId: ofAll.unitId }).expect(200)).body.data).toEqual([ofAll]);
  });

  it.each([
    [
      'an evaluation period for plans',
      { evaluationPeriodId: '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d30' },
      'NO_PERIOD_FOR_PLANS',
    ],
    ['an unknown year', { performancePeriodId: '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d30' }, 'PERIOD_UNKNOWN'],
    ['appraisals of which none is published', { kind: 'DOKUMEN_EVALUASI' }, 'NOTHING_SIGNED'],
  ])('refuses %s', async (_name, more, code) => {
    const { body } = await gov.hr.post('/document-batches', wanted('dinas', more)).expect(422);
    expect(body.code).toBe(`DOCUMENT.${code}`);
  });

  it('leaves out what was cancelled before its turn, and says so', async () => {
    const { body } = await gov.hr.post('/document-batches', wanted()).expect(202);
    await gov.admin.post(`/work-plans/${plans.colleague}/cancellation`, { reason: 'Orang yang keliru.' }).expect(201);
    await app.drainJobs();
    const batch = (await gov.hr.get(`/document-batches/${body.id}`).expect(200)).body;
    expect(batch).toMatchObject({ documents: 4, issued: 1, skipped: 3 });
    const { bytes } = await gov.hr.get(`/document-batches/${body.id}/content`).expect(200);
    expect((await filesIn(bytes)).get('daftar.csv')?.toString()).toContain(
      '"Rekan Uji";"199105102016051005";"";"";"Tidak berlaku lagi saat dokumen dibuat"',
    );
  });

  it('records every time that an archive was sent, and erases it when its days are over', async () => {
    const batch = await made(gov.hr);
    await gov.hr.get(`/document-batches/${batch.id}/content`).expect(200);
    const { body } = await gov.auditor
      .get('/audit-events', { action: 'document-batch.download', objectId: batch.id })
      .expect(200);
    expect(body.data).toHaveLength(1);
    await gov.moveTo('2026-03-10');
    expect((await gov.hr.get(`/document-batches/${batch.id}/content`).expect(409)).body.code).toBe(
      'DOCUMENT.BATCH_EXPIRED',
    );
    expect((await app.get(EraseDocumentFiles).run({})).erased).toBeGreaterThan(0);
    const kept = await app.db.rows('SELECT id FROM document_batch WHERE sha256 IS NOT NULL');
    expect(kept).toEqual([]);
    await gov.as('staff').get(`/work-plans/${plans.staff}/document`).expect(200);
  });
});

describe('The recap of a unit', () => {
  const recap = (unit: string, format: string) =>
    `/org-units/${gov.units[unit]}/recap-document?performancePeriodId=${performancePeriodId}&format=${format}`;

  it('is a document or a workbook, for those who care for the unit', async () => {
    const pdf = await gov.hr.get(recap('dinas', 'pdf')).expect(200);
    expect(pdf.headers['content-disposition']).toBe('inline; filename="Rekapitulasi-Kinerja-2026-Dinas-Kesehatan.pdf"');
    const xlsx = await gov.hr.get(recap('dinas', 'xlsx')).expect(200);
    const files = await filesIn(xlsx.bytes);
    const text = [...files.values()].map(String).join('\n');
    for (const said of ['Staf Uji', '199003152015042004', 'Predikat Tahunan']) expect(text).toContain(said);
    expect(text).not.toContain('Pegawai Lain');
    const [people = '', sums = ''] = ['sheet1', 'sheet2'].map((name) => String(files.get(`xl/worksheets/${name}.xml`)));
    expect(people).toMatch(/<c r="A2"(?![^>]*t=)[^>]*><v>1<\/v>/);
    expect(people).not.toContain('BELUM ADA');
    expect(sums).toMatch(/<c r="B7"(?![^>]*t=)[^>]*><v>\d+<\/v>/);
    await gov.hr.get(recap('dinasLain', 'pdf')).expect(404);
    await gov.as('kadis').get(recap('dinas', 'pdf')).expect(403);
    await gov.hr.get(recap('dinas', 'csv')).expect(400);
  });
});
