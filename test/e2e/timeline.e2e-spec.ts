import {
  activePlan,
  Government,
  type PersonName,
  ratings,
  SELF_ASSESSMENT,
  SOME_REVISION,
} from '../support/government.js';
import type { Client } from '../support/client.js';
import { TestApp } from '../support/test-app.js';
import { addEvidence } from '../support/tus.js';

/* The year of the staff up to the confirmed receipt of the first result. */

let app: TestApp;
let gov: Government;
let yearId: string;
let plan: any;
let appraisalId: string;

const as = (name: PersonName): Client => gov.as(name);

beforeAll(async () => {
  app = await TestApp.start();
  gov = await Government.found(app);
  yearId = await gov.openYear();
  plan = await activePlan(gov, 'staff', 'kabid', yearId);
  const path = `/work-plans/${plan.id}`;
  await gov.moveTo('2026-03-10');
  const [{ id: resultId, indicators }] = plan.results;
  const report = {
    indicatorId: indicators[0].id,
    occurredOn: '2026-03-09',
    value: '3.00',
    note: 'Tiga laporan terbit.',
  };
  await as('staff').post(`${path}/progress-entries`, report).expect(201);
  const evidence = await addEvidence(as('staff'), plan.id, resultId);
  const { version } = (await as('kabid').get(`/evidence/${evidence}`).expect(200)).body;
  const verdict = { verdict: 'LACKING', reason: 'Halaman kedua tidak terbaca.' };
  await as('kabid').post(`/evidence/${evidence}/assessment`, verdict).ifMatch(version).expect(200);
  await as('kabid').post(`${path}/comments`, { text: 'Bagaimana dengan bulan April?' }).expect(201);
  const feedback = { employeeId: gov.id('staff'), kind: 'APRESIASI', text: 'Laporannya rapi.' };
  const { body: given } = await as('kabid').post('/feedback', feedback).expect(201);
  await as('staff').post(`/feedback/${given.id}/replies`, { text: 'Terima kasih.' }).expect(201);
  const { body: revision } = await as('staff').post(`${path}/revisions`, SOME_REVISION).expect(201);
  const change = { annexes: { resources: ['Satu tenaga verifikasi'] } };
  await as('staff').patch(`/work-plan-revisions/${revision.id}`, change).ifMatch(revision.version).expect(200);
  await as('staff').post(`/work-plan-revisions/${revision.id}/submission`).expect(201);
  await as('kabid').post(`/work-plan-revisions/${revision.id}/agreement`).expect(201);
  await gov.moveTo('2026-03-31');
  await app.drainJobs();
  [{ id: appraisalId }] = (await as('staff').get('/appraisals').expect(200)).body.data;
  await as('staff').post(`/appraisals/${appraisalId}/self-assessment`, SELF_ASSESSMENT).expect(201);
  await as('kabid').post(`/appraisals/${appraisalId}/ratings`, ratings()).expect(201);
});
afterAll(() => app.stop());

const told = async (client: Client, query: Record<string, string | number | boolean> = {}): Promise<any[]> =>
  (await client.get('/timeline', { employeeId: gov.id('staff'), limit: 200, ...query }).expect(200)).body.data;
const kinds = (rows: any[]): string[] => rows.map(({ kind }) => kind);

const UNTIL_RATED = [
  ...[
    'SELF_ASSESSED',
    'APPRAISAL_OPENED',
    'REVISION_DECIDED',
    'PLAN_AGREED',
    'REVISION_SUBMITTED',
    'FEEDBACK_ANSWERED',
  ],
  ...['FEEDBACK_GIVEN', 'COMMENTED', 'EVIDENCE_ASSESSED', 'EVIDENCE_ADDED', 'PROGRESS_REPORTED', 'PLAN_ACTIVATED'],
  ...['PLAN_AGREED', 'PLAN_SUBMITTED', 'PLAN_STARTED'],
];

describe('the timeline of a year (NS-4)', () => {
  it('tells the latest first, who did what, and of a rating not before its publication', async () => {
    const rows = await told(as('staff'));
    expect(kinds(rows).sort()).toEqual([...UNTIL_RATED].sort());
    expect(rows.map(({ at }) => at)).toEqual(rows.map(({ at }) => at).sort((a, b) => (a < b ? 1 : -1)));
    const ofOneDay = kinds(rows).filter((kind) => /^(EVIDENCE|FEEDBACK)/.test(kind));
    expect(ofOneDay).toEqual(['FEEDBACK_ANSWERED', 'FEEDBACK_GIVEN', 'EVIDENCE_ASSESSED', 'EVIDENCE_ADDED']);
    expect(rows.find(({ kind }) => kind === 'PROGRESS_REPORTED')).toMatchObject({
      ...{ title: 'Realisasi dilaporkan', byName: 'Staf Uji', about: 'Jumlah laporan terbit', value: '3.00' },
      ...{ text: 'Tiga laporan terbit.', workPlanId: plan.id, appraisalId: null },
    });
    expect(rows.find(({ kind }) => kind === 'EVIDENCE_ASSESSED')).toMatchObject({
      ...{ byEmployeeId: gov.id('kabid'), byName: 'Kabid Uji', text: 'Halaman kedua tidak terbaca.', value: null },
    });
    expect(rows.find(({ kind }) => kind === 'SELF_ASSESSED')).toMatchObject({
      ...{ appraisalId, workPlanId: null, about: 'Triwulan 1 2026', text: SELF_ASSESSMENT.resultSummary },
    });
    expect(kinds(await told(as('kabid')))).toContain('RATED');
    expect(kinds(await told(gov.admin))).toContain('RATED');
    await as('kabid').post(`/appraisals/${appraisalId}/publication`).expect(201);
    await as('staff').post(`/appraisals/${appraisalId}/acknowledgement`).expect(201);
    const after = await told(as('staff'));
    const doers = after.map(({ kind, byName }) => `${kind} ${byName}`);
    expect(doers).toEqual(expect.arrayContaining(['APPRAISAL_ACKNOWLEDGED Staf Uji', 'APPRAISAL_PUBLISHED Kabid Uji']));
    expect(doers).toContain('RATED Kabid Uji');
  });

  it('is told of the plans that one may read, and of no others', async () => {
    const whole = await told(gov.admin);
    for (const client of [gov.auditor, gov.hr, as('kabid')]) expect(await told(client)).toEqual(whole);
    for (const name of ['colleague', 'stranger', 'otherHead'] as const) expect(await told(as(name))).toEqual([]);
  });

  it('is narrowed by kind, plan and year, told page by page in each language, and written to a file', async () => {
    const whole = await told(as('staff'));
    expect(kinds(await told(as('staff'), { kind: 'FEEDBACK_GIVEN' }))).toEqual(['FEEDBACK_GIVEN']);
    expect(await told(as('staff'), { workPlanId: plan.id })).toEqual(whole);
    expect(await told(as('staff'), { performancePeriodId: yearId })).toEqual(whole);
    expect(await told(as('staff'), { performancePeriodId: plan.id })).toEqual([]);
    expect(await told(as('staff'), { workPlanId: yearId })).toEqual([]);
    const pages: any[] = [];
    let cursor: string | undefined;
    do {
      const query = { employeeId: gov.id('staff'), limit: 5, count: true, ...(cursor === undefined ? {} : { cursor }) };
      const { body } = await as('staff').get('/timeline', query).expect(200);
      expect(body.page.total).toBe(whole.length);
      pages.push(...body.data);
      cursor = body.page.nextCursor ?? undefined;
    } while (cursor !== undefined);
    expect(pages).toEqual(whole);
    const query = { employeeId: gov.id('staff'), kind: 'FEEDBACK_GIVEN' };
    const { body } = await as('staff').get('/timeline', query).with({ 'accept-language': 'en' }).expect(200);
    expect(body.data[0].title).toBe('Feedback was given');
    const file = await as('staff')
      .get('/timeline', { employeeId: gov.id('staff'), format: 'csv' })
      .expect(200);
    expect(file.text.trim().split('\r\n')).toHaveLength(whole.length + 1);
    await as('staff').get('/timeline').expect(400);
    await as('staff')
      .get('/timeline', { ...query, kind: 'LAIN' })
      .expect(400);
  });
});

describe('an objection in the timeline', () => {
  const REASON = 'Bukti butir 1 melampaui target yang disepakati.';
  const ofObjection = (rows: any[]): any[] => rows.filter(({ kind }) => kind.startsWith('OBJECTION'));

  it('is told to both sides and the examiner, and the publication keeps the reason it had', async () => {
    const { resultReason } = (await as('staff').get(`/appraisals/${appraisalId}`).expect(200)).body;
    const objection = { contests: ['RESULTS'], reasons: 'Laporan keempat terbit 30 Maret dan tidak dihitung.' };
    const { body } = await as('staff').post(`/appraisals/${appraisalId}/objections`, objection).expect(201);
    await as('kadis').post(`/objections/${body.id}/examination`, {}).expect(201);
    await as('kabid')
      .post(`/objections/${body.id}/explanations`, { text: 'Laporan itu memang belum saya lihat.' })
      .expect(201);
    const hearing = { heard: ['EMPLOYEE'], heldOn: '2026-03-31', minutes: 'Pegawai menunjukkan laporan keempat.' };
    await as('kadis').post(`/objections/${body.id}/hearings`, hearing).expect(201);
    const decision = { outcome: 'UPHELD', reason: REASON, ratings: ratings('DI_ATAS_EKSPEKTASI') };
    await as('kadis').post(`/objections/${body.id}/decision`, decision).expect(201);
    const rows = await told(as('staff'));
    expect(ofObjection(rows).map(({ kind, byName, text }) => [kind, byName, text])).toEqual([
      ['OBJECTION_ENDED', 'Kadis Uji', REASON],
      ['OBJECTION_HEARD', 'Kadis Uji', hearing.minutes],
      ['OBJECTION_HEARD', 'Kabid Uji', 'Laporan itu memang belum saya lihat.'],
      ['OBJECTION_EXAMINED', 'Kadis Uji', null],
      ['OBJECTION_FILED', 'Staf Uji', objection.reasons],
    ]);
    expect(rows.find(({ kind }) => kind === 'APPRAISAL_PUBLISHED').text).toBe(resultReason);
    for (const client of [as('kabid'), gov.auditor]) expect(ofObjection(await told(client))).toHaveLength(5);
    expect(ofObjection(await told(as('colleague')))).toEqual([]);
  });
});
