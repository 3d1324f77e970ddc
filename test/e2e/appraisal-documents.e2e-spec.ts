import { activePlan, Government, ratings, SELF_ASSESSMENT } from '../support/government.js';
import { sha256Of } from '../support/sha256.js';
import { type TestAnswer, TestApp } from '../support/test-app.js';

/*
 * What is given of an appraisal, an objection, a matrix and an action plan, from the draft to the decision. The texts of the files are
 * compressed; what they say is held against the forms' own specs, and who gets them and when they change here.
 */

let app: TestApp;
let gov: Government;
let yearId: string;
let plan: { id: string; results: { id: string }[] };
let leaderPlan: { id: string; results: { id: string }[] };
let appraisalId: string;
let objectionId: string;

beforeAll(async () => {
  app = await TestApp.start();
  gov = await Government.found(app);
  yearId = await gov.openYear();
  leaderPlan = await activePlan(gov, 'kabid', 'kadis', yearId);
  plan = await activePlan(gov, 'staff', 'kabid', yearId);
  await app.drainJobs();
  await gov.moveTo('2026-03-31');
  await app.drainJobs();
  const { body } = await gov.admin.get('/appraisals', { employeeId: gov.id('staff') }).expect(200);
  appraisalId = body.data.find(({ kind }: { kind: string }) => kind === 'PERIODIC').id;
});
afterAll(() => app.stop());

const pdf = (path: string, by = gov.as('staff')) => by.get(path).expect(200);
const nameOf = ({ headers }: TestAnswer): string =>
  /filename="([^"]+)"/.exec(headers['content-disposition'] ?? '')?.[1] ?? '';
async function stateOf({ bytes }: TestAnswer): Promise<string> {
  const sql = 'SELECT code FROM issued_document WHERE sha256 = ?';
  const [entry] = await app.db.rows<{ code: string }>(sql, [sha256Of(bytes)]);
  return (await app.anonymous.get(`/public/document-verifications/${entry?.code}`).expect(200)).body.state;
}

describe('An appraisal on paper (DC-4)', () => {
  const both = () => [`/appraisals/${appraisalId}/document`, `/appraisals/${appraisalId}/evaluation-document`];
  const published: TestAnswer[] = [];

  it('is a draft until it is published, and then issued for whoever may read it', async () => {
    for (const path of both()) expect(nameOf(await pdf(path))).toContain('-draf.pdf');
    await gov.as('staff').post(`/appraisals/${appraisalId}/self-assessment`, SELF_ASSESSMENT).expect(201);
    const rated = ratings('DI_BAWAH_EKSPEKTASI', 'SESUAI_EKSPEKTASI');
    await gov.as('kabid').post(`/appraisals/${appraisalId}/ratings`, rated).expect(201);
    await gov.as('kabid').post(`/appraisals/${appraisalId}/publication`).expect(201);
    for (const path of both()) {
      const mine = await pdf(path);
      expect(nameOf(mine)).toMatch(/^(Evaluasi-Kinerja|Dokumen-Evaluasi)-Triwulan.*-Staf-Uji\.pdf$/);
      for (const reader of [gov.as('kabid'), gov.hr, gov.auditor])
        expect(sha256Of((await pdf(path, reader)).bytes)).toBe(sha256Of(mine.bytes));
      await gov.as('colleague').get(path).expect(404);
      expect(await stateOf(mine)).toBe('GENUINE');
      published.push(mine);
    }
  });

  it('is replaced once a decision about an objection has changed it', async () => {
    await gov.as('staff').post(`/appraisals/${appraisalId}/acknowledgement`).expect(201);
    const reasons = 'Dokumen triwulan terbit 28 Maret, sebelum batas waktu, dan tidak disebut dalam alasan rating.';
    const filed = await gov
      .as('staff')
      .post(`/appraisals/${appraisalId}/objections`, { contests: ['RESULTS'], reasons })
      .expect(201);
    objectionId = filed.body.id;
    const objection = await pdf(`/objections/${objectionId}/document`);
    expect(nameOf(objection)).toMatch(/^Keberatan-Triwulan.*\.pdf$/);
    expect(sha256Of((await pdf(`/objections/${objectionId}/document`, gov.as('kadis'))).bytes)).toBe(
      sha256Of(objection.bytes),
    );
    await gov.as('stranger').get(`/objections/${objectionId}/document`).expect(404);
    const early = await gov.as('staff').get(`/objections/${objectionId}/decision-document`).expect(409);
    expect(early.body.code).toBe('DOCUMENT.NOT_DECIDED');

    await decide();
    const decision = await pdf(`/objections/${objectionId}/decision-document`);
    expect(nameOf(decision)).toMatch(/^Keputusan-Keberatan-Triwulan.*\.pdf$/);
    expect(await stateOf(decision)).toBe('GENUINE');
    expect(sha256Of((await pdf(`/objections/${objectionId}/document`)).bytes)).toBe(sha256Of(objection.bytes));
    for (const before of published) expect(await stateOf(before)).toBe('REPLACED');
    for (const path of both()) expect(await stateOf(await pdf(path))).toBe('GENUINE');
  });

  async function decide(): Promise<void> {
    const kadis = gov.as('kadis');
    await kadis.post(`/objections/${objectionId}/examination`, {}).expect(201);
    for (const side of ['staff', 'kabid'] as const)
      await gov
        .as(side)
        .post(`/objections/${objectionId}/explanations`, { text: 'Dokumen diserahkan 28 Maret.' })
        .expect(201);
    const better = ratings('SESUAI_EKSPEKTASI', 'SESUAI_EKSPEKTASI');
    const reason = 'Bukti butir 1 sah dan terbit tepat waktu, sesuai target.';
    await kadis.post(`/objections/${objectionId}/decision`, { outcome: 'UPHELD', reason, ratings: better }).expect(201);
  }
});

describe('The course of a plan on paper', () => {
  it('has an action plan, issued anew whenever a step has changed', async () => {
    const path = `/work-plans/${plan.id}/action-plan-document`;
    expect(nameOf(await pdf(path))).toBe('Rencana-Aksi-2026-Staf-Uji-draf.pdf');
    const periods = (await gov.admin.get(`/performance-periods/${yearId}/evaluation-periods`).expect(200)).body.data;
    const step = { resultId: plan.results[0]?.id, evaluationPeriodId: periods[1].id, statement: 'Menyusun laporan' };
    await gov.as('staff').post(`/work-plans/${plan.id}/action-items`, step).expect(201);
    const first = await pdf(path);
    expect(await stateOf(first)).toBe('GENUINE');
    await gov
      .as('staff')
      .post(`/work-plans/${plan.id}/action-items`, { ...step, statement: 'Mencetak laporan' })
      .expect(201);
    const second = await pdf(path, gov.as('kabid'));
    expect([await stateOf(first), await stateOf(second)]).toEqual(['REPLACED', 'GENUINE']);
    await gov.as('stranger').get(path).expect(404);
  });

  it("has a leader's matrix, a draft until all of it is shown to the members", async () => {
    const path = `/role-matrices/${leaderPlan.id}/document`;
    expect(nameOf(await pdf(path, gov.as('kabid')))).toBe('Matriks-Peran-Hasil-2026-Kabid-Uji-draf.pdf');
    const role = {
      leaderResultId: leaderPlan.results[0]?.id,
      employeeId: gov.id('staff'),
      statement: 'Balita terpantau',
    };
    await gov.as('kabid').post(`/role-matrices/${leaderPlan.id}/cells`, role).expect(201);
    expect(nameOf(await pdf(path, gov.as('kabid')))).toContain('-draf.pdf');
    await gov.as('kabid').post(`/role-matrices/${leaderPlan.id}/publication`).expect(201);
    expect(await stateOf(await pdf(path, gov.as('kabid')))).toBe('GENUINE');
    await gov.as('stranger').get(path).expect(404);
  });
});
