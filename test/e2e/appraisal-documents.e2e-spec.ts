import { jest } from '@jest/globals';
import { newId } from '../../src/kernel/clock/clock.js';
import { OrganisationPerformance } from '../../src/modules/appraisals/organisation-performance/persistence/organisation-performance.entity.js';
import { WorkPlanDocumentsApi } from '../../src/modules/work-plans/index.js';
import { filesIn } from '../support/archives.js';
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
let plan: Awaited<ReturnType<typeof activePlan>>;
let leaderPlan: { id: string; results: { id: string }[] };
let appraisalId: string;
let evaluationPeriodId: string;
let objectionId: string;

beforeAll(async () => {
  app = await TestApp.start();
  gov = await Government.found(app);
  yearId = await gov.openYear();
  leaderPlan = await activePlan(gov, 'kabid', 'kadis', yearId);
  plan = await activePlan(gov, 'staff', 'kabid', yearId);
  const indicatorId = plan.results[0]?.indicators[0]?.id;
  const entry = { indicatorId, occurredOn: '2026-02-27', value: '3', note: 'Tiga laporan terbit.' };
  await gov.as('staff').post(`/work-plans/${plan.id}/progress-entries`, entry).expect(201);
  await app.drainJobs();
  await gov.moveTo('2026-03-31');
  await app.drainJobs();
  const { body } = await gov.admin.get('/appraisals', { employeeId: gov.id('staff') }).expect(200);
  const periodic = body.data.find(({ kind }: { kind: string }) => kind === 'PERIODIC');
  appraisalId = periodic.id;
  evaluationPeriodId = periodic.evaluationPeriodId;
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
    const drafts = async (by = gov.as('staff')): Promise<string[]> =>
      Promise.all(both().map(async (path) => sha256Of((await pdf(path, by)).bytes)));
    const [mine, appraisers] = [await drafts(), await drafts(gov.as('kabid'))];
    await gov.as('kabid').post(`/appraisals/${appraisalId}/ratings`, rated).expect(201);
    // Nobody learns of a rating from a document before it is published (AP-5).
    expect(await drafts()).toEqual(mine);
    for (const draft of await drafts(gov.as('kabid'))) expect(appraisers).not.toContain(draft);
    expect((await gov.hr.post('/document-batches', wanted('EVALUASI_KINERJA')).expect(422)).body.code).toBe(
      'DOCUMENT.NOTHING_SIGNED',
    );
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

  it('says what was known when it was rated and set when it was published, whatever came since (PX-1)', async () => {
    const later = new Date(app.clock.now().getTime() + 1_000);
    const unitId = gov.units['dinas'] ?? '';
    const of = {
      unitId,
      performancePeriodId: yearId,
      evaluationPeriodId,
      subjectKey: `${unitId}:${evaluationPeriodId}`,
    };
    const set = { edition: 1, status: 'SET', predicate: 'KURANG', suggested: null, decidedAt: later } as const;
    const unsaid = { reason: null, achievementHundredths: null, expectationNote: null, deviationReason: null };
    const nobody = { decidedById: null, decidedSnapshot: null, letterNumber: null, letterOn: null, unitName: null };
    const stamps = { createdAt: later, updatedAt: later, version: 1 };
    const row = { ...of, ...set, ...unsaid, ...nobody, indicators: [], exceedsExpectations: false, ...stamps };
    await app.db.transaction(async () => {
      await app.db.change('UPDATE progress_entry SET valueHundredths = 900');
      await app.db.insert(OrganisationPerformance, { id: newId(), ...row });
    });
    for (const [at, path] of both().entries())
      expect(sha256Of((await pdf(path)).bytes)).toBe(sha256Of(published[at]?.bytes ?? Buffer.alloc(0)));
    await app.db.transaction(() => app.db.change('DELETE FROM organisation_performance'));
  });

  it.each(['EVALUASI_KINERJA', 'DOKUMEN_EVALUASI'] as const)('comes in a batch of %s, too', async (kind) => {
    const { body } = await gov.hr.post('/document-batches', wanted(kind)).expect(202);
    const early = await gov.hr.get(`/document-batches/${body.id}/content`).expect(409);
    expect(early.body.code).toBe('DOCUMENT.BATCH_NOT_READY');
    await app.drainJobs();
    const { bytes } = await gov.hr.get(`/document-batches/${body.id}/content`).expect(200);
    const [, ...documents] = [...(await filesIn(bytes)).values()].map(sha256Of);
    expect(documents).toHaveLength(1);
    expect(published.map((one) => sha256Of(one.bytes))).toContain(documents[0]);
    const annual = { ...wanted(kind), evaluationPeriodId: undefined };
    expect((await gov.hr.post('/document-batches', annual).expect(422)).body.code).toBe('DOCUMENT.NOTHING_SIGNED');
  });

  it('does not come in a batch of more than 5,000', async () => {
    const many = Array.from({ length: 5_001 }, () => ({ id: plan.id, employeeId: gov.id('staff') }));
    jest.spyOn(app.get(WorkPlanDocumentsApi), 'signedOf').mockResolvedValueOnce(many);
    const skp = { ...wanted('SKP'), evaluationPeriodId: undefined };
    const { body } = await gov.hr.post('/document-batches', skp).expect(422);
    expect(body).toMatchObject({ code: 'DOCUMENT.TOO_MANY', errors: [{ pointer: '/unitId' }] });
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

  it('is annulled by a ruling, with the documents of the objection; a batch that was asked for leaves it out', async () => {
    const paths = [...both(), `/objections/${objectionId}/document`, `/objections/${objectionId}/decision-document`];
    const before = [];
    for (const path of paths) before.push(await pdf(path));
    const { body: batch } = await gov.hr.post('/document-batches', wanted('EVALUASI_KINERJA')).expect(202);
    const letter = { authority: 'PTUN Banjarmasin', letterNumber: '34/G/TF/2026', letterOn: '2026-03-31' };
    const ruling = { ruling: 'VOID', ...letter, reason: 'Predikat ditetapkan tanpa dasar dan prosedur.' };
    await gov.admin.post(`/appraisals/${appraisalId}/rulings`, ruling).expect(201);
    for (const answer of before) expect(await stateOf(answer)).toBe('ANNULLED');
    for (const path of paths) expect(nameOf(await pdf(path))).toContain('-draf.pdf');
    await app.drainJobs();
    const made = (await gov.hr.get(`/document-batches/${batch.id}`).expect(200)).body;
    // The one that was annulled, and three people of whom nothing was rated.
    expect(made).toMatchObject({ documents: 4, issued: 0, skipped: 4 });
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

function wanted(kind: string): object {
  return { kind, performancePeriodId: yearId, evaluationPeriodId, unitId: gov.units['dinas'] };
}

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
