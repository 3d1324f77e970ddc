import {
  activePlan,
  ANNEXES,
  aResult,
  Government,
  type PersonName,
  ratings,
  SELF_ASSESSMENT,
  SOME_REVISION,
} from '../support/government.js';
import type { Client } from '../support/client.js';
import { TestApp } from '../support/test-app.js';

let app: TestApp;
let gov: Government;
let yearId: string;

beforeEach(async () => {
  app = await TestApp.start();
  gov = await Government.found(app);
  yearId = await gov.openYear();
});
afterEach(() => app.stop());

const unit = (name: string): string => gov.units[name] ?? '';
const REASON = 'Turunkan target menjadi delapan belas laporan.';
const stepOf = async (planId: string, client: Client = gov.admin): Promise<any> =>
  (await client.get(`/work-plans/${planId}/next-step`).expect(200)).body;
const listed = async (client: Client, query: Record<string, string | number | boolean> = {}): Promise<any[]> =>
  (await client.get('/next-steps', { limit: 200, ...query }).expect(200)).body.data;
/** The names and steps of what is somebody's turn. */
const waitingFor = async (name: PersonName): Promise<string[]> =>
  (await listed(gov.as(name)))
    .filter(({ turnEmployeeId }) => turnEmployeeId === gov.id(name))
    .map(({ employeeName, step }) => `${employeeName} ${step}`);
const draft = async (name: PersonName): Promise<string> => {
  const body = { performancePeriodId: yearId, annexes: ANNEXES };
  return (await gov.as(name).post('/work-plans', body).expect(201)).body.id;
};
const act = (name: PersonName, planId: string, action: string, body?: object) =>
  gov.as(name).post(`/work-plans/${planId}/${action}`, body).expect(201);
const firstQuarter = async (planId: string): Promise<any> => {
  await gov.moveTo('2026-03-31');
  await app.drainJobs();
  const { data } = (await gov.admin.get('/appraisals', { employeeId: gov.id('staff') }).expect(200)).body;
  expect(data).toHaveLength(1);
  expect((await stepOf(planId)).appraisalId).toBe(data[0].id);
  return data[0];
};

describe('what comes next with a plan (NS-1)', () => {
  it('goes from its making to its first report, each time with whose turn it is and by when', async () => {
    expect(await listed(gov.as('staff'))).toMatchObject([
      {
        ...{ step: 'EMPLOYEE_STARTS', turn: 'OWNER', workPlanId: null, workPlanStatus: null, blockedBy: null },
        ...{ turnEmployeeId: gov.id('staff'), text: 'Staf Uji membuat SKP.', year: 2026, unitName: 'Bidang Pelayanan' },
        ...{ dueOn: '2026-01-31', isOverdue: true },
      },
    ]);
    const planId = await draft('staff');
    expect(await stepOf(planId)).toMatchObject({
      ...{ step: 'EMPLOYEE_DRAFTS', turn: 'OWNER', turnName: 'Staf Uji', dueOn: '2026-01-31' },
      ...{ blockedBy: 'PLAN_INCOMPLETE', lacks: ['Tambahkan paling sedikit satu hasil kerja utama.'] },
    });
    await act('staff', planId, 'results', aResult());
    expect(await stepOf(planId)).toMatchObject({ step: 'EMPLOYEE_DRAFTS', blockedBy: null, lacks: [] });
    await act('staff', planId, 'submission');
    expect(await stepOf(planId)).toMatchObject({
      ...{ step: 'APPRAISER_DECIDES', turn: 'APPRAISER', turnName: 'Kabid Uji', turnEmployeeId: gov.id('kabid') },
      ...{ dueOn: '2026-03-11', isOverdue: false, text: 'Kabid Uji menyetujui atau mengembalikan SKP.' },
    });
    await act('kabid', planId, 'return', { reason: REASON });
    expect(await stepOf(planId)).toMatchObject({ step: 'EMPLOYEE_REVISES', turnName: 'Staf Uji' });
    await act('staff', planId, 'submission');
    await act('kabid', planId, 'agreement');
    expect(await stepOf(planId)).toMatchObject({ step: 'APPRAISER_ACTIVATES', turnName: 'Kabid Uji' });
    await act('kabid', planId, 'activation');
    expect(await stepOf(planId)).toMatchObject({
      ...{ step: 'EMPLOYEE_REPORTS', turnName: 'Staf Uji', dueOn: '2026-04-14', isOverdue: false },
    });
    const { text } = (await gov.admin.get(`/work-plans/${planId}/next-step`).with({ 'accept-language': 'en' })).body;
    expect(text).toBe('Staf Uji reports progress and shows evidence.');
  });

  it('is a turn of the superior of the appraiser, where both do not agree', async () => {
    const planId = await draft('staff');
    await act('staff', planId, 'results', aResult());
    await act('staff', planId, 'submission');
    await act('kabid', planId, 'return', { reason: REASON });
    await act('staff', planId, 'submission');
    expect(await waitingFor('kadis')).toEqual(['Kadis Uji EMPLOYEE_STARTS']);
    await act('staff', planId, 'escalation', { reason: 'Target tidak dapat dicapai.' });
    expect(await stepOf(planId)).toMatchObject({ step: 'APPRAISER_DECIDES', turnEmployeeId: gov.id('kadis') });
    expect(await waitingFor('kadis')).toEqual(['Kadis Uji EMPLOYEE_STARTS', 'Staf Uji APPRAISER_DECIDES']);
    expect(await waitingFor('kabid')).toEqual(['Kabid Uji EMPLOYEE_STARTS']);
  });

  it('is the turn of the appraiser again, once nobody stands above him', async () => {
    const planId = await draft('kadis');
    await act('kadis', planId, 'results', aResult());
    await act('kadis', planId, 'submission');
    await act('sekda', planId, 'return', { reason: REASON });
    await act('kadis', planId, 'submission');
    await act('kadis', planId, 'escalation', { reason: 'Target tidak dapat dicapai.' });
    expect((await stepOf(planId)).turnEmployeeId).toBe(gov.id('bupati'));
    const { data } = (await gov.admin.get(`/employees/${gov.id('bupati')}/assignments`).expect(200)).body;
    const end = `/employees/${gov.id('bupati')}/assignments/${data[0].id}/end`;
    await gov.admin.post(end, { lastDay: '2026-03-01' }).expect(201);
    expect(await stepOf(planId)).toMatchObject({ turnEmployeeId: gov.id('sekda'), blockedBy: null });
  });

  it('waits for its first day by itself', async () => {
    const body = { performancePeriodId: yearId, annexes: ANNEXES, startsOn: '2026-04-01', endsOn: '2026-12-31' };
    const { id } = (await gov.as('staff').post('/work-plans', body).expect(201)).body;
    await act('staff', id, 'results', aResult());
    await act('staff', id, 'submission');
    await act('kabid', id, 'agreement');
    expect(await stepOf(id)).toMatchObject({
      ...{ step: 'PLAN_BEGINS', turn: 'SYSTEM', turnEmployeeId: null, turnName: null, dueOn: '2026-04-01' },
    });
  });

  it('is blocked where nobody appraises', async () => {
    const planId = await draft('sekda');
    await act('sekda', planId, 'results', aResult());
    await act('sekda', planId, 'submission');
    expect(await stepOf(planId)).toMatchObject({ turnName: 'Bupati Uji', blockedBy: null });
    const { data } = (await gov.admin.get(`/employees/${gov.id('bupati')}/assignments`).expect(200)).body;
    const end = `/employees/${gov.id('bupati')}/assignments/${data[0].id}/end`;
    await gov.admin.post(end, { lastDay: '2026-03-01' }).expect(201);
    expect(await stepOf(planId)).toMatchObject({
      ...{ step: 'APPRAISER_DECIDES', turn: 'APPRAISER', turnEmployeeId: null, blockedBy: 'NO_APPRAISER' },
    });
  });

  it('is the revision that was handed in, before reports', async () => {
    const plan = await activePlan(gov, 'staff', 'kabid', yearId);
    const { body: revision } = await act('staff', plan.id, 'revisions', SOME_REVISION);
    expect((await stepOf(plan.id)).step).toBe('EMPLOYEE_REPORTS');
    const annexes = { resources: ['Satu tenaga verifikasi'] };
    await gov
      .as('staff')
      .patch(`/work-plan-revisions/${revision.id}`, { annexes })
      .ifMatch(revision.version)
      .expect(200);
    await gov.as('staff').post(`/work-plan-revisions/${revision.id}/submission`).expect(201);
    expect(await stepOf(plan.id)).toMatchObject({ step: 'APPRAISER_DECIDES_REVISION', turnName: 'Kabid Uji' });
    await gov.as('kabid').post(`/work-plan-revisions/${revision.id}/agreement`).expect(201);
    expect((await stepOf(plan.id)).step).toBe('EMPLOYEE_REPORTS');
  });
});

describe('what comes next with an appraisal (NS-1)', () => {
  it('goes from the self-assessment to the receipt, and its employee learns of the rating by its publication', async () => {
    const plan = await activePlan(gov, 'staff', 'kabid', yearId);
    const { id } = await firstQuarter(plan.id);
    expect(await stepOf(plan.id)).toMatchObject({
      ...{ step: 'EMPLOYEE_ASSESSES', dueOn: '2026-04-14', periodName: 'Triwulan 1 2026', turnName: 'Staf Uji' },
    });
    await gov.as('staff').post(`/appraisals/${id}/self-assessment`, SELF_ASSESSMENT).expect(201);
    expect(await stepOf(plan.id)).toMatchObject({ step: 'APPRAISER_RATES', turnName: 'Kabid Uji' });
    await gov.as('kabid').post(`/appraisals/${id}/ratings`, ratings()).expect(201);
    for (const client of [gov.as('kabid'), gov.admin])
      expect((await stepOf(plan.id, client)).step).toBe('APPRAISER_PUBLISHES');
    expect((await stepOf(plan.id, gov.as('staff'))).step).toBe('APPRAISER_RATES');
    expect(await listed(gov.as('staff'), { step: 'APPRAISER_PUBLISHES' })).toEqual([]);
    expect(await listed(gov.as('staff'), { step: 'APPRAISER_RATES' })).toHaveLength(1);
    await gov.as('kabid').post(`/appraisals/${id}/publication`).expect(201);
    expect(await stepOf(plan.id)).toMatchObject({ step: 'EMPLOYEE_ACKNOWLEDGES', turnName: 'Staf Uji' });
    await gov.as('staff').post(`/appraisals/${id}/acknowledgement`).expect(201);
    expect(await stepOf(plan.id)).toMatchObject({ step: 'EMPLOYEE_REPORTS', appraisalId: null, dueOn: '2026-04-14' });
  });

  it('is the turn of the appraiser once the self-assessment was missed, with the days that an outage gives back', async () => {
    const plan = await activePlan(gov, 'staff', 'kabid', yearId);
    await firstQuarter(plan.id);
    await gov.moveTo('2026-04-15');
    expect((await stepOf(plan.id)).step).toBe('APPRAISER_RATES');
    const outage = { startedAt: '2026-04-14T01:00:00Z', endedAt: '2026-04-14T09:00:00Z', reason: 'Listrik padam' };
    await gov.admin.post('/service-downtimes', outage).expect(201);
    expect(await stepOf(plan.id)).toMatchObject({ step: 'EMPLOYEE_ASSESSES', dueOn: '2026-04-15' });
    await gov.moveTo('2026-04-16');
    expect((await stepOf(plan.id)).step).toBe('APPRAISER_RATES');
  });

  it('is the quarter that can still be assessed in time, while an earlier one waits to be rated', async () => {
    const plan = await activePlan(gov, 'staff', 'kabid', yearId);
    await firstQuarter(plan.id);
    await gov.moveTo('2026-06-30');
    await app.drainJobs();
    const second = await stepOf(plan.id);
    expect(second).toMatchObject({ step: 'EMPLOYEE_ASSESSES', periodName: 'Triwulan 2 2026', dueOn: '2026-07-14' });
    await gov.as('staff').post(`/appraisals/${second.appraisalId}/self-assessment`, SELF_ASSESSMENT).expect(201);
    expect(await stepOf(plan.id)).toMatchObject({ step: 'APPRAISER_RATES', periodName: 'Triwulan 1 2026' });
  });

  it('of a plan that was closed is up to whoever has the duty to evaluate it', async () => {
    const plan = await activePlan(gov, 'staff', 'kabid', yearId);
    await gov.moveTo('2026-03-20');
    await gov.transfer(gov.id('staff'), 'dinasLain', '2026-03-20');
    await app.drainJobs();
    const step = await stepOf(plan.id);
    expect(step).toMatchObject({ workPlanStatus: 'CLOSED', step: 'EMPLOYEE_ASSESSES', periodName: 'Triwulan 1 2026' });
    await gov.as('staff').post(`/appraisals/${step.appraisalId}/self-assessment`, SELF_ASSESSMENT).expect(201);
    expect(await stepOf(plan.id)).toMatchObject({ step: 'APPRAISER_RATES', turnEmployeeId: gov.id('kabid') });
    expect(await waitingFor('kabid')).toContain('Staf Uji APPRAISER_RATES');
    expect(await waitingFor('otherHead')).toEqual(['Kadis Lain EMPLOYEE_STARTS']);
    expect((await listed(gov.as('staff'))).map((row) => row.step).sort()).toEqual([
      'APPRAISER_RATES',
      'EMPLOYEE_STARTS',
    ]);
  });

  it('ends with the appraisal of the year', async () => {
    const plan = await activePlan(gov, 'staff', 'kabid', yearId);
    await gov.moveTo('2026-12-31');
    await app.drainJobs();
    const { data } = (await gov.admin.get('/appraisals', { employeeId: gov.id('staff') }).expect(200)).body;
    expect(data).toHaveLength(5);
    for (const { id } of data) {
      await gov.as('staff').post(`/appraisals/${id}/self-assessment`, SELF_ASSESSMENT).expect(201);
      await gov.as('kabid').post(`/appraisals/${id}/ratings`, ratings()).expect(201);
      await gov.as('kabid').post(`/appraisals/${id}/publication`).expect(201);
      expect((await stepOf(plan.id)).step).not.toBe('NOTHING');
      await gov.as('staff').post(`/appraisals/${id}/acknowledgement`).expect(201);
    }
    await gov.moveTo('2027-01-15');
    expect(await stepOf(plan.id)).toMatchObject({ step: 'NOTHING', turn: 'NOBODY', dueOn: null, isOverdue: false });
  });

  it('is the appraisal that was ordered in the place of another, and nothing where the other only does not count', async () => {
    const plan = await activePlan(gov, 'staff', 'kabid', yearId);
    await gov.moveTo('2026-12-31');
    await app.drainJobs();
    const ofYear = { employeeId: gov.id('staff'), kind: 'ANNUAL' };
    const [annual] = (await gov.admin.get('/appraisals', ofYear).expect(200)).body.data;
    await gov.moveTo('2027-01-15');
    const publish = async (id: string): Promise<void> => {
      await gov.as('kabid').post(`/appraisals/${id}/ratings`, ratings()).expect(201);
      await gov.as('kabid').post(`/appraisals/${id}/publication`).expect(201);
      await gov.as('staff').post(`/appraisals/${id}/acknowledgement`).expect(201);
    };
    const { data } = (await gov.admin.get('/appraisals', { employeeId: gov.id('staff') }).expect(200)).body;
    for (const { id } of data) await publish(id);
    const rule = async (id: string, ruling: string): Promise<string> => {
      const of = {
        authority: 'PTUN Banjarmasin',
        letterNumber: '34/G/TF/2024',
        letterOn: '2027-01-15',
        reason: REASON,
      };
      return (await gov.admin.post(`/appraisals/${id}/rulings`, { ruling, ...of }).expect(201)).body.successorId;
    };
    const successor = await rule(annual.id, 'REDO');
    expect(await stepOf(plan.id)).toMatchObject({ step: 'EMPLOYEE_ASSESSES', appraisalId: successor });
    await gov.as('staff').post(`/appraisals/${successor}/self-assessment`, SELF_ASSESSMENT).expect(201);
    await publish(successor);
    await rule(successor, 'VOID');
    expect(await stepOf(plan.id)).toMatchObject({ step: 'NOTHING', appraisalId: null, dueOn: null });
  });
});

describe('the list (NS-2)', () => {
  const names = (rows: any[]): string[] => rows.map((row) => row.employeeName);

  it('has for each who reads exactly whom he may read about', async () => {
    const planId = await draft('staff');
    const all = ['Kabid Uji', 'Kadis Lain', 'Kadis Uji', 'Pegawai Lain', 'Rekan Uji', 'Sekda Uji', 'Staf Uji'];
    expect(names(await listed(gov.admin))).toEqual(all);
    expect(names(await listed(gov.auditor))).toEqual(all);
    expect(names(await listed(gov.hr))).toEqual(['Kabid Uji', 'Kadis Uji', 'Rekan Uji', 'Staf Uji']);
    expect(names(await listed(gov.as('kabid')))).toEqual(['Kabid Uji', 'Rekan Uji', 'Staf Uji']);
    expect(names(await listed(gov.as('staff')))).toEqual(['Staf Uji']);
    expect(names(await listed(gov.as('stranger')))).toEqual(['Pegawai Lain']);
    await gov.as('stranger').get(`/work-plans/${planId}/next-step`).expect(404);
    await gov.as('colleague').get(`/work-plans/${planId}/next-step`).expect(404);
  });

  it('is narrowed by unit, person, year, step and turn, page by page, and written to a file', async () => {
    await draft('staff');
    const [bidang, dinas] = [unit('bidang'), unit('dinas')];
    expect(names(await listed(gov.admin, { unitId: bidang }))).toEqual(['Kabid Uji', 'Rekan Uji', 'Staf Uji']);
    expect(names(await listed(gov.admin, { unitId: dinas }))).toEqual([
      'Kabid Uji',
      'Kadis Uji',
      'Rekan Uji',
      'Staf Uji',
    ]);
    expect(names(await listed(gov.admin, { employeeId: gov.id('staff') }))).toEqual(['Staf Uji']);
    expect(names(await listed(gov.admin, { step: 'EMPLOYEE_DRAFTS' }))).toEqual(['Staf Uji']);
    expect(await listed(gov.admin, { turn: 'APPRAISER' })).toEqual([]);
    const next = await gov.openYear(2027);
    expect(await listed(gov.admin, { performancePeriodId: next })).toHaveLength(7);
    expect(await listed(gov.admin, { performancePeriodId: yearId })).toHaveLength(7);
    const { body } = await gov.admin.get('/next-steps', { performancePeriodId: gov.id('staff') }).expect(422);
    expect(body).toMatchObject({ code: 'APPRAISAL.YEAR_UNKNOWN', errors: [{ parameter: 'performancePeriodId' }] });
    const pages: any[] = [];
    let cursor: string | undefined;
    do {
      const page = (
        await gov.admin.get('/next-steps', { limit: 2, count: true, ...(cursor === undefined ? {} : { cursor }) })
      ).body;
      expect(page.page.total).toBe(7);
      pages.push(...page.data);
      cursor = page.page.nextCursor ?? undefined;
    } while (cursor);
    expect(names(pages)).toEqual(names(await listed(gov.admin)));
    const file = await gov.admin.get('/next-steps', { format: 'csv', unitId: bidang }).expect(200);
    expect(file.text.trim().split('\r\n')).toHaveLength(4);
  });

  it('counts by unit, in the order of the year', async () => {
    await draft('staff');
    const counts = async (client: Client, query: Record<string, string | number | boolean> = {}): Promise<string[]> =>
      (await client.get('/next-steps/units', query).expect(200)).body.data.map(
        ({ unitName, step, plans }: any) => `${unitName} ${step} ${plans}`,
      );
    const ofBidang = ['Bidang Pelayanan EMPLOYEE_STARTS 2', 'Bidang Pelayanan EMPLOYEE_DRAFTS 1'];
    expect(await counts(gov.admin)).toEqual([
      ...ofBidang,
      'Dinas Kesehatan EMPLOYEE_STARTS 1',
      'Dinas Pendidikan EMPLOYEE_STARTS 2',
      'Sekretariat Daerah EMPLOYEE_STARTS 1',
    ]);
    expect(await counts(gov.hr)).toEqual([...ofBidang, 'Dinas Kesehatan EMPLOYEE_STARTS 1']);
    expect(await counts(gov.as('staff'))).toEqual(['Bidang Pelayanan EMPLOYEE_DRAFTS 1']);
    expect(await counts(gov.admin, { unitId: unit('bidang') })).toEqual(ofBidang);
    const first = (await gov.admin.get('/next-steps/units', { limit: 3, count: true }).expect(200)).body;
    expect(first.page).toMatchObject({ total: 5, hasMore: true });
    const rest = await counts(gov.admin, { limit: 3, cursor: first.page.nextCursor });
    expect(rest).toEqual(['Dinas Pendidikan EMPLOYEE_STARTS 2', 'Sekretariat Daerah EMPLOYEE_STARTS 1']);
    await gov.admin.get('/next-steps/units', { performancePeriodId: gov.id('staff') }).expect(422);
    await gov.admin.get('/next-steps/units', { level: 'SEKSI' }).expect(400);
  });
});

describe('the counts by unit and year (NS-6)', () => {
  type Count = Record<'unitName' | 'year' | 'step' | 'plans' | 'overdue', string | number>;
  const counts = async (query: Record<string, string> = {}): Promise<string[]> =>
    (await gov.admin.get('/next-steps/units', { limit: 200, ...query }).expect(200)).body.data.map(
      ({ unitName, year, step, plans, overdue }: Count) => `${unitName} ${year} ${step} ${plans} ${overdue}`,
    );
  /** What the list says one by one, counted here. */
  const counted = async (query: Record<string, string> = {}): Promise<string[]> => {
    const rows = await listed(gov.admin, query);
    const groups = Map.groupBy(rows, ({ unitName, year, step }) => `${unitName} ${year} ${step}`);
    return [...groups].map(([key, of]) => `${key} ${of.length} ${of.filter(({ isOverdue }) => isOverdue).length}`);
  };

  it('say how many are overdue, as the list does one by one', async () => {
    await draft('staff');
    const returned = await draft('kadis');
    await act('kadis', returned, 'results', aResult());
    await act('kadis', returned, 'submission');
    await act('sekda', returned, 'return', { reason: REASON });
    await gov.recruit('pegawai-baru', '199909092024011009', 'bidang');
    const arrived = { kind: 'PNS', name: 'Datang Baru', nip: '199808082023011008' };
    const { id } = (await gov.admin.post('/employees', arrived).expect(201)).body;
    await gov.assign(id, 'bidang', { title: 'Analis baru', validFrom: '2026-02-20' });
    const submitted = await draft('colleague');
    await act('colleague', submitted, 'results', aResult());
    await act('colleague', submitted, 'submission');
    for (const day of ['2026-03-02', '2026-03-11', '2026-03-12', '2026-03-22', '2026-03-23']) {
      await gov.moveTo(day);
      expect((await counts()).sort()).toEqual((await counted()).sort());
    }
    // The new post makes his plan due on 22 March, that of the others was due in January.
    expect(await counts()).toContain('Bidang Pelayanan 2026 EMPLOYEE_STARTS 3 3');
    expect(await counts()).toContain('Bidang Pelayanan 2026 APPRAISER_DECIDES 1 1');
    await act('kabid', submitted, 'agreement');
    await gov.openYear(2027);
    await gov.moveTo('2026-03-24');
    expect((await counts()).sort()).toEqual((await counted()).sort());
    const next = (await gov.admin.get('/performance-periods').expect(200)).body.data.find(
      ({ year }: any) => year === 2027,
    );
    const ofNext = { performancePeriodId: next.id as string };
    expect(new Set((await counts(ofNext)).map((row) => row.split(' 2027 ')[1]))).toEqual(
      new Set(['EMPLOYEE_STARTS 1 0', 'EMPLOYEE_STARTS 2 0', 'EMPLOYEE_STARTS 5 0']),
    );
  });

  it('are summed up for each agency with all units below it', async () => {
    await draft('staff');
    expect(await counts({ level: 'AGENCY' })).toEqual([
      'Dinas Kesehatan 2026 EMPLOYEE_STARTS 3 3',
      'Dinas Kesehatan 2026 EMPLOYEE_DRAFTS 1 1',
      'Dinas Pendidikan 2026 EMPLOYEE_STARTS 2 2',
      'Sekretariat Daerah 2026 EMPLOYEE_STARTS 1 1',
    ]);
    expect(await counts({ level: 'UNIT' })).toEqual(await counts());
    const ofUnit = await counts({ level: 'AGENCY', unitId: unit('bidang') });
    expect(ofUnit).toEqual(['Dinas Kesehatan 2026 EMPLOYEE_STARTS 2 2', 'Dinas Kesehatan 2026 EMPLOYEE_DRAFTS 1 1']);
  });
});

describe('who owes no SKP (NS-3)', () => {
  const exemptions = async (client: Client, query: Record<string, string | number | boolean> = {}): Promise<string[]> =>
    (await client.get('/plan-exemptions', { performancePeriodId: yearId, ...query }).expect(200)).body.data.map(
      ({ employeeName, reason, text, from, until }: any) => `${employeeName} ${reason} ${text} ${from} ${until}`,
    );

  it('is listed with the reason and the days, for those who may read about them', async () => {
    expect(await exemptions(gov.admin)).toEqual([]);
    const standing = { standingCode: '04', validFrom: '2026-03-01', letterNumber: 'SK 4/2026' };
    await gov.admin.post(`/employees/${gov.id('stranger')}/standings`, standing).expect(201);
    const pppk = { kind: 'PPPK', name: 'Arif PPPK', nip: '199001012025211001' };
    const { id } = (await gov.admin.post('/employees', pppk).expect(201)).body;
    await gov.assign(id, 'bidang', { title: 'Perawat', validFrom: '2025-01-01' });
    const contract = { validFrom: '2025-01-01', validUntil: '2026-10-31', letterNumber: 'PK 9/2025' };
    await gov.admin.post(`/employees/${id}/contracts`, contract).expect(201);
    const plan = await activePlan(gov, 'staff', 'kabid', yearId);
    const closure = { endsOn: '2026-03-01', reason: 'Ditugaskan penuh di luar instansi.' };
    await gov.hr.post(`/work-plans/${plan.id}/closure`, closure).expect(201);
    const arif = 'Arif PPPK NO_CONTRACT Tanpa perjanjian kerja 2026-11-01 2026-12-31';
    const staff = 'Staf Uji PLAN_ENDED Ditugaskan penuh di luar instansi. 2026-03-02 2026-12-31';
    const [first, second, third] = await exemptions(gov.admin);
    expect([first, third]).toEqual([arif, staff]);
    expect(second).toMatch(/^Pegawai Lain STANDING \S.* 2026-03-01 2026-12-31$/);
    expect(await exemptions(gov.hr)).toEqual([arif, staff]);
    expect(await exemptions(gov.as('kabid'))).toEqual([arif, staff]);
    expect(await exemptions(gov.as('staff'))).toEqual([staff]);
    expect(await exemptions(gov.as('colleague'))).toEqual([]);
    expect(await exemptions(gov.admin, { unitId: unit('dinasLain') })).toEqual([second]);
    const page = (await gov.admin.get('/plan-exemptions', { performancePeriodId: yearId, limit: 2, count: true })).body;
    expect(page.page).toMatchObject({ total: 3, hasMore: true });
    expect(await exemptions(gov.admin, { limit: 2, cursor: page.page.nextCursor })).toEqual([staff]);
    await gov.admin.get('/plan-exemptions', { performancePeriodId: id }).expect(422);
    await gov.admin.get('/plan-exemptions').expect(400);
    const starting = (await listed(gov.admin, { step: 'EMPLOYEE_STARTS' })).map((row) => row.employeeName);
    expect(starting).toEqual(['Arif PPPK', 'Kabid Uji', 'Kadis Lain', 'Kadis Uji', 'Rekan Uji', 'Sekda Uji']);
  });
});
