import { DUTY_KINDS } from '../../src/kernel/duties/duty-kinds.js';
import { DutyRegistry } from '../../src/kernel/duties/registry.js';
import type { Client } from '../support/client.js';
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
import { Story } from '../support/story.js';
import { TestApp } from '../support/test-app.js';

/* What waits for people: the clock stands on 2 March 2026, plans of the year were due by 31 January. */

let app: TestApp;
let gov: Government;
let yearId: string;

beforeEach(async () => {
  app = await TestApp.start();
  gov = await Government.found(app);
  yearId = await gov.openYear();
});
afterEach(() => app.stop());

type Row = Record<string, any>;
const REASON = 'Turunkan target menjadi delapan belas laporan.';
const EVERYBODY: readonly PersonName[] = [
  ...(['bupati', 'sekda', 'kadis', 'kabid', 'staff', 'colleague', 'otherHead', 'stranger'] as const),
];

const dutiesOf = async (client: Client, query: Record<string, string | number | boolean> = {}): Promise<Row[]> =>
  (await client.get('/my/duties', { limit: 200, ...query }).expect(200)).body.data;
/** The kinds and names of what waits for somebody, without the plan of his own that he has not begun. */
const waiting = async (client: Client): Promise<string[]> =>
  (await dutiesOf(client))
    .filter(({ kind }) => kind !== 'PLAN_START')
    .map(({ kind, employeeName }) => `${kind} ${employeeName}`);
const waitingFor = (name: PersonName): Promise<string[]> => waiting(gov.as(name));
const nobodyElse = async (...names: PersonName[]): Promise<void> => {
  for (const name of EVERYBODY) if (!names.includes(name)) expect([name, await waitingFor(name)]).toEqual([name, []]);
};
const draft = async (name: PersonName): Promise<string> => {
  const body = { performancePeriodId: yearId, annexes: ANNEXES };
  const { id } = (await gov.as(name).post('/work-plans', body).expect(201)).body;
  await gov.as(name).post(`/work-plans/${id}/results`, aResult()).expect(201);
  return id;
};
const act = (name: PersonName, planId: string, action: string, body?: object) =>
  gov.as(name).post(`/work-plans/${planId}/${action}`, body).expect(201);
const tell = async (name: PersonName): Promise<Row[]> => {
  await app.drainJobs();
  return (await gov.as(name).get('/my/notifications', { limit: 200 }).expect(200)).body.data;
};

/** The step of each kind of duty that follows from the state of a plan; reports are a duty only while something is not reported. */
const KIND_OF: Record<string, string> = {
  EMPLOYEE_STARTS: 'PLAN_START',
  EMPLOYEE_DRAFTS: 'PLAN_DRAFT',
  EMPLOYEE_REVISES: 'PLAN_REVISE',
  APPRAISER_ACTIVATES: 'PLAN_ACTIVATE',
  APPRAISER_DECIDES_REVISION: 'REVISION_DECIDE',
  EMPLOYEE_ASSESSES: 'SELF_ASSESS',
  APPRAISER_RATES: 'RATE',
  APPRAISER_PUBLISHES: 'PUBLISH',
  EMPLOYEE_ACKNOWLEDGES: 'ACKNOWLEDGE',
};

/** What is somebody's turn by `/next-steps` is among his duties, with the same day. */
async function agrees(): Promise<void> {
  for (const name of EVERYBODY) {
    const steps: Row[] = (await gov.as(name).get('/next-steps', { limit: 200 }).expect(200)).body.data;
    const own = steps.filter(
      ({ turnEmployeeId, step }) => turnEmployeeId === gov.id(name) && step !== 'EMPLOYEE_REPORTS',
    );
    const duties = (await dutiesOf(gov.as(name))).map(
      ({ kind, employeeName, dueOn }) => `${kind} ${employeeName} ${dueOn}`,
    );
    for (const { step, employeeName, dueOn } of own) {
      const kinds = step === 'APPRAISER_DECIDES' ? ['PLAN_DECIDE', 'PLAN_ESCALATED_DECIDE'] : [KIND_OF[step]];
      const expected = kinds.map((kind) => `${kind} ${employeeName} ${dueOn}`);
      expect([name, expected.some((one) => duties.includes(one)), step]).toEqual([name, true, step]);
    }
  }
}

describe('the duties of a plan (NS-5)', () => {
  it('go from its beginning to its first day, each time with whoever has to act, and with nobody else', async () => {
    const [start, ...others] = await dutiesOf(gov.as('staff'));
    expect(others).toEqual([]);
    expect(start).toEqual({
      ...{ key: `PLAN_START ${yearId}`, kind: 'PLAN_START', text: 'Buat SKP 2026 Anda.', periodName: '2026' },
      ...{ employeeId: gov.id('staff'), employeeName: 'Staf Uji', objectType: 'performance-period', objectId: yearId },
      ...{ dueOn: '2026-01-31', isOverdue: true, sinceOn: null },
    });
    const planId = await draft('staff');
    expect(await dutiesOf(gov.as('staff'))).toMatchObject([
      {
        ...{ kind: 'PLAN_DRAFT', objectType: 'work-plan', objectId: planId, dueOn: '2026-01-31', isOverdue: true },
        ...{ sinceOn: '2026-03-02', text: 'Selesaikan dan ajukan SKP 2026 Anda.' },
      },
    ]);
    await agrees();
    await act('staff', planId, 'submission');
    expect(await waitingFor('staff')).toEqual([]);
    const [, decide] = await dutiesOf(gov.as('kabid'));
    expect(decide).toMatchObject({
      ...{ kind: 'PLAN_DECIDE', employeeId: gov.id('staff'), objectId: planId, dueOn: '2026-03-11', isOverdue: false },
      text: 'Setujui atau kembalikan SKP 2026 Staf Uji.',
    });
    await agrees();
    await nobodyElse('kabid');
    await act('kabid', planId, 'return', { reason: REASON });
    expect(await waitingFor('kabid')).toEqual([]);
    expect(await waitingFor('staff')).toEqual(['PLAN_REVISE Staf Uji']);
    await agrees();
    await act('staff', planId, 'submission');
    await act('kabid', planId, 'agreement');
    expect(await waitingFor('kabid')).toEqual(['PLAN_ACTIVATE Staf Uji']);
    await agrees();
    await act('kabid', planId, 'activation');
    await nobodyElse('staff');
    const [english] = (await gov.as('staff').get('/my/duties').with({ 'accept-language': 'en' }).expect(200)).body.data;
    expect(english).toMatchObject({
      ...{ kind: 'REPORT_PROGRESS', text: 'Report progress on 1 of your results, Triwulan 1 2026.' },
      ...{ periodName: 'Triwulan 1 2026', dueOn: '2026-04-14', sinceOn: '2026-01-01' },
    });
  });

  it('are the superior’s where both do not agree, and the appraiser’s once nobody stands above him', async () => {
    const planId = await draft('kadis');
    await act('kadis', planId, 'submission');
    await act('sekda', planId, 'return', { reason: REASON });
    await act('kadis', planId, 'submission');
    await act('kadis', planId, 'escalation', { reason: 'Target tidak dapat dicapai.' });
    expect(await waitingFor('bupati')).toEqual(['PLAN_ESCALATED_DECIDE Kadis Uji']);
    await nobodyElse('bupati');
    await agrees();
    const { data } = (await gov.admin.get(`/employees/${gov.id('bupati')}/assignments`).expect(200)).body;
    const end = `/employees/${gov.id('bupati')}/assignments/${data[0].id}/end`;
    await gov.admin.post(end, { lastDay: '2026-03-01' }).expect(201);
    expect(await waitingFor('sekda')).toEqual(['PLAN_DECIDE Kadis Uji']);
    await agrees();
    await act('sekda', planId, 'agreement');
    await nobodyElse('kadis');
  });

  it('wait for the first day of a plan that was agreed', async () => {
    const body = { performancePeriodId: yearId, annexes: ANNEXES, startsOn: '2026-04-01', endsOn: '2026-12-31' };
    const { id } = (await gov.as('staff').post('/work-plans', body).expect(201)).body;
    await act('staff', id, 'results', aResult());
    await act('staff', id, 'submission');
    await act('kabid', id, 'agreement');
    await nobodyElse();
  });

  it('of a revision are its owner’s until it is handed in, then the appraiser’s', async () => {
    const plan = await activePlan(gov, 'staff', 'kabid', yearId);
    const { body: revision } = await act('staff', plan.id, 'revisions', SOME_REVISION);
    const path = `/work-plan-revisions/${revision.id}`;
    const report = 'REPORT_PROGRESS Staf Uji';
    expect(await waitingFor('staff')).toEqual([report, 'REVISION_DRAFT Staf Uji']);
    const annexes = { resources: ['Satu tenaga verifikasi'] };
    await gov.as('staff').patch(path, { annexes }).ifMatch(revision.version).expect(200);
    await gov.as('staff').post(`${path}/submission`).expect(201);
    expect(await waitingFor('staff')).toEqual([report]);
    expect(await waitingFor('kabid')).toEqual(['REVISION_DECIDE Staf Uji']);
    await agrees();
    await gov.as('kabid').post(`${path}/return`, { reason: REASON }).expect(201);
    expect(await waitingFor('kabid')).toEqual([]);
    expect(await waitingFor('staff')).toEqual([report, 'REVISION_REVISE Staf Uji']);
    await gov.as('staff').post(`${path}/submission`).expect(201);
    await gov.as('kabid').post(`${path}/agreement`).expect(201);
    await nobodyElse('staff');
  });
});

describe('the duties of the cascade (NS-5)', () => {
  it('are what a leader has handed down until it is taken up, and what no longer fits until it is looked at', async () => {
    const leader = (
      await gov
        .as('kabid')
        .get(`/work-plans/${await draft('kabid')}`)
        .expect(200)
    ).body;
    const [{ id: leaderResultId }] = leader.results;
    const path = `/role-matrices/${leader.id}`;
    const request = { leaderResultId, employeeId: gov.id('staff'), statement: 'Laporan tiga desa terbit' };
    const { body: cell } = await gov.as('kabid').post(`${path}/cells`, request).expect(201);
    expect(await waitingFor('staff')).toEqual([]);
    const { version } = (await gov.as('kabid').get(path).expect(200)).body;
    await gov.as('kabid').post(`${path}/publication`).ifMatch(version).expect(201);
    expect(await dutiesOf(gov.as('staff'), { kind: 'ROLE_TAKE' })).toMatchObject([
      {
        ...{ objectType: 'role-matrix-cell', objectId: cell.id, employeeName: 'Kabid Uji', periodName: '2026' },
        text: 'Ambil peran hasil 2026 dari Kabid Uji ke dalam SKP Anda.',
      },
    ]);
    expect(await waitingFor('colleague')).toEqual([]);
    const own = { performancePeriodId: yearId, annexes: ANNEXES };
    const { id } = (await gov.as('staff').post('/work-plans', own).expect(201)).body;
    await act('staff', id, 'results', aResult({ roleMatrixCellId: cell.id }));
    expect(await waitingFor('staff')).toEqual(['PLAN_DRAFT Staf Uji']);
    const changed = { statement: 'Laporan empat desa terbit' };
    await gov.as('kabid').patch(`/role-matrix-cells/${cell.id}`, changed).ifMatch(2).expect(200);
    await gov
      .as('kabid')
      .post(`${path}/publication`)
      .ifMatch(version + 1);
    await app.drainJobs();
    expect(await dutiesOf(gov.as('staff'), { kind: 'PLAN_ALIGN' })).toMatchObject([
      { objectType: 'work-plan', objectId: id, text: expect.stringContaining('1 hasil kerja'), dueOn: null },
    ]);
    expect(await waitingFor('colleague')).toEqual([]);
  });
});

describe('the duties of reporting (NS-5)', () => {
  it('last while nothing is reported on a result of a period, and while reports are taken', async () => {
    const plan = await activePlan(gov, 'staff', 'kabid', yearId);
    const report = (occurredOn: string) => {
      const indicatorId = plan.results[0]!.indicators[0]!.id;
      return act('staff', plan.id, 'progress-entries', { indicatorId, occurredOn, value: '1.00' });
    };
    const periods = async (): Promise<string[]> =>
      (await dutiesOf(gov.as('staff'), { kind: 'REPORT_PROGRESS' })).map(({ periodName }) => periodName as string);
    expect(await periods()).toEqual(['Triwulan 1 2026']);
    await gov.moveTo('2026-04-01');
    expect(await periods()).toEqual(['Triwulan 1 2026', 'Triwulan 2 2026']);
    await report('2026-03-20');
    expect(await periods()).toEqual(['Triwulan 2 2026']);
    await gov.moveTo('2026-07-15');
    expect(await periods()).toEqual(['Triwulan 3 2026']);
    const { data } = (await gov.admin.get(`/performance-periods/${yearId}/evaluation-periods`).expect(200)).body;
    const reopening = { evaluationPeriodId: data[1].id, openUntil: '2026-07-31', reason: 'Data dari BPS baru terbit.' };
    await act('kabid', plan.id, 'entry-reopenings', reopening);
    expect(await dutiesOf(gov.as('staff'), { kind: 'REPORT_PROGRESS' })).toMatchObject([
      { periodName: 'Triwulan 2 2026', dueOn: '2026-07-31' },
      { periodName: 'Triwulan 3 2026' },
    ]);
    expect(await dutiesOf(gov.as('kabid'), { kind: 'REPORT_PROGRESS' })).toEqual([]);
  });

  it('are the steps of a period that is over, until each was done or dropped', async () => {
    const plan = await activePlan(gov, 'staff', 'kabid', yearId);
    const { data } = (await gov.admin.get(`/performance-periods/${yearId}/evaluation-periods`).expect(200)).body;
    const step = { resultId: plan.results[0]!.id, evaluationPeriodId: data[0].id, statement: 'Mengumpulkan data' };
    const { body: item } = await act('staff', plan.id, 'action-items', step);
    expect(await dutiesOf(gov.as('staff'), { kind: 'ACTION_PLAN_SETTLE' })).toEqual([]);
    await gov.moveTo('2026-04-01');
    expect(await dutiesOf(gov.as('staff'), { kind: 'ACTION_PLAN_SETTLE' })).toMatchObject([
      { objectId: plan.id, periodName: 'Triwulan 1 2026', sinceOn: '2026-04-01', dueOn: null, isOverdue: false },
    ]);
    expect(await dutiesOf(gov.as('kabid'), { kind: 'ACTION_PLAN_SETTLE' })).toEqual([]);
    await gov.as('staff').patch(`/action-items/${item.id}`, { status: 'DONE' }).ifMatch(item.version).expect(200);
    expect(await dutiesOf(gov.as('staff'), { kind: 'ACTION_PLAN_SETTLE' })).toEqual([]);
  });
});

describe('the duties of appraisals (NS-5)', () => {
  const firstQuarter = async (): Promise<string> => {
    await gov.moveTo('2026-03-31');
    await app.drainJobs();
    return (await gov.admin.get('/appraisals', { employeeId: gov.id('staff') }).expect(200)).body.data[0].id;
  };
  const ofAppraisal = async (name: PersonName): Promise<string[]> =>
    (await waitingFor(name)).filter((row) => !row.startsWith('REPORT_PROGRESS'));

  it('go from the self-assessment to the receipt, and nobody learns too early that he was rated', async () => {
    await activePlan(gov, 'staff', 'kabid', yearId);
    const id = await firstQuarter();
    expect(await dutiesOf(gov.as('staff'), { kind: 'SELF_ASSESS' })).toMatchObject([
      {
        ...{ objectType: 'appraisal', objectId: id, dueOn: '2026-04-14', sinceOn: '2026-03-31' },
        text: 'Isi penilaian diri Triwulan 1 2026 Anda.',
      },
    ]);
    expect(await ofAppraisal('kabid')).toEqual([]);
    await agrees();
    await gov.as('staff').post(`/appraisals/${id}/self-assessment`, SELF_ASSESSMENT).expect(201);
    expect(await ofAppraisal('staff')).toEqual([]);
    expect(await ofAppraisal('kabid')).toEqual(['RATE Staf Uji']);
    await agrees();
    await gov.as('kabid').post(`/appraisals/${id}/ratings`, ratings()).expect(201);
    expect(await ofAppraisal('staff')).toEqual([]);
    expect(await ofAppraisal('kabid')).toEqual(['PUBLISH Staf Uji']);
    await agrees();
    await gov.as('kabid').post(`/appraisals/${id}/publication`).expect(201);
    expect(await ofAppraisal('kabid')).toEqual([]);
    expect(await ofAppraisal('staff')).toEqual(['ACKNOWLEDGE Staf Uji']);
    await agrees();
    await gov.as('staff').post(`/appraisals/${id}/acknowledgement`).expect(201);
    for (const name of EVERYBODY) expect(await ofAppraisal(name)).toEqual([]);
  });

  it('pass to the appraiser once the self-assessment was missed, with the days that an outage gives back', async () => {
    await activePlan(gov, 'staff', 'kabid', yearId);
    await firstQuarter();
    await gov.moveTo('2026-04-15');
    expect(await ofAppraisal('staff')).toEqual([]);
    expect(await dutiesOf(gov.as('kabid'), { kind: 'RATE' })).toMatchObject([{ sinceOn: '2026-04-15' }]);
    await agrees();
    const outage = { startedAt: '2026-04-14T01:00:00Z', endedAt: '2026-04-14T09:00:00Z', reason: 'Listrik padam' };
    await gov.admin.post('/service-downtimes', outage).expect(201);
    expect(await dutiesOf(gov.as('staff'), { kind: 'SELF_ASSESS' })).toMatchObject([{ dueOn: '2026-04-15' }]);
    expect(await ofAppraisal('kabid')).toEqual([]);
    await agrees();
  });

  it('of a plan that was closed are of whoever has the duty to evaluate it', async () => {
    await activePlan(gov, 'staff', 'kabid', yearId);
    await gov.moveTo('2026-03-20');
    await gov.transfer(gov.id('staff'), 'dinasLain', '2026-03-20');
    await app.drainJobs();
    const [self] = await dutiesOf(gov.as('staff'), { kind: 'SELF_ASSESS' });
    await gov.as('staff').post(`/appraisals/${self?.['objectId']}/self-assessment`, SELF_ASSESSMENT).expect(201);
    expect(await waitingFor('kabid')).toEqual(['RATE Staf Uji']);
    expect(await waitingFor('otherHead')).toEqual([]);
    await agrees();
  });

  it('of somebody who is away are of whoever acts for him, and come back with him', async () => {
    const story = new Story(gov, yearId);
    const planId = await draft('staff');
    await act('staff', planId, 'submission');
    await story.hire('Pelaksana Tugas', { unit: 'dinas' });
    const leave = { kind: 'BESAR', validFrom: '2026-03-02', validUntil: '2026-03-31' };
    await gov.admin.post(`/employees/${gov.id('kabid')}/leaves`, leave).expect(201);
    await story.act('Pelaksana Tugas', 'bidang', { validFrom: '2026-03-02', validUntil: '2026-03-31' });
    expect(await waiting(story.as('Pelaksana Tugas'))).toEqual(['PLAN_DECIDE Staf Uji']);
    expect(await waitingFor('kabid')).toEqual([]);
    await agrees();
    await gov.moveTo('2026-04-01');
    expect(await waiting(story.as('Pelaksana Tugas'))).toEqual([]);
    expect(await waitingFor('kabid')).toEqual(['PLAN_DECIDE Staf Uji']);
  });

  it('of somebody who has delegated them are of whom he has named, for those days', async () => {
    const planId = await draft('staff');
    await act('staff', planId, 'submission');
    const whom = { toEmployeeId: gov.id('otherHead'), unitId: gov.units['bidang'], covers: 'MEMBERS' };
    const letter = {
      letterNumber: '800/12/2026',
      letterOn: '2026-02-27',
      validFrom: '2026-03-02',
      validUntil: '2026-03-31',
    };
    await gov.admin.post('/appraisal-delegations', { ...whom, ...letter }).expect(201);
    expect(await waitingFor('otherHead')).toEqual(['PLAN_DECIDE Staf Uji']);
    expect(await waitingFor('kabid')).toEqual([]);
    await agrees();
  });
});

describe('signatures, questions and handovers (NS-5, NT-1)', () => {
  it('lets a unit agreement wait for the head, then for the superior, who are told', async () => {
    const node = { performancePeriodId: yearId, unitId: gov.units['bidang'], level: 'OUTPUT', statement: 'Layanan' };
    const indicators = [{ statement: 'Persentase balita stunting', target: '14,00', unit: '%' }];
    const place = { performancePeriodId: yearId, unitId: gov.units['bidang'] };
    const { body: agreement } = await gov.hr.post('/unit-agreements', place).expect(201);
    await nobodyElse();
    await gov.admin.post('/performance-tree-nodes', { ...node, indicators }).expect(201);
    expect(await dutiesOf(gov.as('kabid'), { kind: 'UNIT_AGREEMENT_SIGN' })).toMatchObject([
      {
        ...{ objectType: 'unit-agreement', objectId: agreement.id, employeeName: 'Kabid Uji' },
        text: 'Tanda tangani Perjanjian Kinerja 2026 Bidang Pelayanan.',
      },
    ]);
    await nobodyElse('kabid');
    const link = `/api/v1/unit-agreements/${agreement.id}`;
    const text = 'Perjanjian Kinerja 2026 unit yang dipimpin Kabid Uji menunggu tanda tangan Anda.';
    expect(await tell('kabid')).toMatchObject([{ kind: 'UNIT_AGREEMENT_DUE', link, text }]);
    expect(await tell('kadis')).toEqual([]);
    const sign = (name: PersonName, version: number) =>
      gov.as(name).post(`/unit-agreements/${agreement.id}/signature`).ifMatch(version).expect(201);
    await sign('kabid', agreement.version);
    expect(await waitingFor('kadis')).toEqual(['UNIT_AGREEMENT_SIGN Kabid Uji']);
    await nobodyElse('kadis');
    expect(await tell('kadis')).toMatchObject([{ kind: 'UNIT_AGREEMENT_DUE', link, text }]);
    await sign('kadis', agreement.version + 1);
    await nobodyElse();
    expect([await tell('kabid'), await tell('kadis')].map((told) => told.length)).toEqual([1, 1]);
    await gov.hr.post(`/unit-agreements/${agreement.id}/revision`, { reason: REASON });
    expect((await tell('kadis')).length).toBe(1);
  });

  it('lets a question about the work of somebody wait until it is answered or declined', async () => {
    const plan = await activePlan(gov, 'staff', 'kabid', yearId);
    const ask = async (from: PersonName): Promise<string> =>
      (
        await act('staff', plan.id, 'feedback-requests', {
          ...{ fromEmployeeId: gov.id(from), question: 'Apa yang dapat saya perbaiki?' },
        })
      ).body.id;
    const [answered, declined] = [await ask('colleague'), await ask('stranger')];
    expect(await dutiesOf(gov.as('colleague'), { kind: 'FEEDBACK_GIVE' })).toMatchObject([
      { objectType: 'feedback-request', objectId: answered, employeeId: gov.id('staff') },
    ]);
    await nobodyElse('colleague', 'stranger', 'staff');
    const said = { requestId: answered, kind: 'SARAN', text: 'Bagikan jadwal lebih awal.' };
    await gov.as('colleague').post('/feedback', said).expect(201);
    await gov.as('stranger').post(`/feedback-requests/${declined}/refusal`).expect(201);
    await nobodyElse('staff');
  });

  it('lets results of a post wait for its successor, and tells whoever evaluates while there is none', async () => {
    const story = new Story(gov, yearId);
    await story.unit('seksi', 'Seksi Serah', 'bidang');
    await story.hire('Kepala Lama', { unit: 'seksi', headsUnit: true });
    await story.hire('Pengganti', { unit: 'dinas' });
    const own = { performancePeriodId: yearId, annexes: ANNEXES };
    const old = (await story.as('Kepala Lama').post('/work-plans', own).expect(201)).body.id as string;
    const isOrganisation = aResult({ classification: 'ORGANISASI' });
    await story.as('Kepala Lama').post(`/work-plans/${old}/results`, isOrganisation).expect(201);
    await story.as('Kepala Lama').post(`/work-plans/${old}/submission`).expect(201);
    await act('kabid', old, 'agreement');
    await act('kabid', old, 'activation');
    const { data } = (await gov.admin.get(`/employees/${story.id('Kepala Lama')}/assignments`).expect(200)).body;
    const { unitId, positionId } = data.at(-1);
    const away = { unitId: gov.units['setda'], positionId: await gov.position('setda', 'Analis'), headsUnit: false };
    const move = (name: string, post: object, validFrom: string) =>
      gov.admin.post(`/employees/${story.id(name)}/transfers`, { headsUnit: false, ...post, validFrom }).expect(201);
    await move('Kepala Lama', away, '2026-05-15');
    await move('Pengganti', { unitId, positionId, headsUnit: true }, '2026-05-18');
    await gov.moveTo('2026-05-15');
    await app.drainJobs();
    const due = async (name: PersonName): Promise<string[]> =>
      (await tell(name)).filter(({ kind }) => kind === 'HANDOVER_DUE').map(({ link }) => link as string);
    expect(await due('kabid')).toEqual([`/api/v1/work-plans/${old}/handover`]);
    expect(await dutiesOf(gov.as('kabid'), { kind: 'HANDOVER_TAKE' })).toEqual([]);
    expect(await dutiesOf(story.as('Pengganti'), { kind: 'HANDOVER_TAKE' })).toEqual([]);
    await gov.moveTo('2026-05-18');
    await app.drainJobs();
    expect(await dutiesOf(story.as('Pengganti'), { kind: 'HANDOVER_TAKE' })).toMatchObject([
      {
        objectType: 'work-plan',
        objectId: old,
        employeeName: 'Kepala Lama',
        dueOn: '2026-12-31',
        sinceOn: '2026-05-18',
      },
    ]);
    const body = { performancePeriodId: yearId, annexes: ANNEXES, startsOn: '2026-05-18' };
    const { id } = (await story.as('Pengganti').post('/work-plans', body).expect(201)).body;
    const closed = (await gov.admin.get(`/work-plans/${old}`).expect(200)).body;
    const results = closed.results.map((result: Row) => ({ resultId: result['id'] }));
    await story.as('Pengganti').post(`/work-plans/${id}/handover`, { results }).expect(201);
    expect(await dutiesOf(story.as('Pengganti'), { kind: 'HANDOVER_TAKE' })).toEqual([]);
  });
});

describe('GET /my/duties', () => {
  it('lists every kind that there is, each from one source', () => {
    expect([...app.get(DutyRegistry).kinds()].sort()).toEqual([...DUTY_KINDS].sort());
  });

  it('is ordered by the day, filtered by kind and day, counted, paged and written to a file', async () => {
    await activePlan(gov, 'staff', 'kabid', yearId);
    const planId = await draft('colleague');
    await act('colleague', planId, 'submission');
    await gov.moveTo('2026-03-31');
    await app.drainJobs();
    await gov.moveTo('2026-04-15');
    const kabid = gov.as('kabid');
    const all = await dutiesOf(kabid);
    expect(all.map(({ kind, dueOn, isOverdue }) => `${kind} ${dueOn} ${isOverdue}`)).toEqual([
      'PLAN_START 2026-01-31 true',
      'PLAN_DECIDE 2026-03-11 true',
      'RATE null false',
    ]);
    expect(await dutiesOf(kabid, { kind: 'RATE' })).toEqual([all[2]]);
    expect(await dutiesOf(kabid, { dueBefore: '2026-03-11' })).toEqual([all[0]]);
    expect(await dutiesOf(kabid, { dueBefore: '2026-03-12' })).toEqual(all.slice(0, 2));
    await kabid.get('/my/duties', { kind: 'ISTIRAHAT' }).expect(400);
    await kabid.get('/my/duties', { dueBefore: '2026-02-30' }).expect(400);
    const first = (await kabid.get('/my/duties', { limit: 2, count: true }).expect(200)).body;
    expect(first.page).toMatchObject({ total: 3, hasMore: true });
    expect(first.data).toEqual(all.slice(0, 2));
    const second = (await kabid.get('/my/duties', { limit: 2, cursor: first.page.nextCursor }).expect(200)).body;
    expect(second.data).toEqual(all.slice(2));
    const file = await kabid.get('/my/duties', { format: 'csv' }).expect(200);
    expect(file.text.trim().split('\r\n')).toHaveLength(4);
  });

  it('is for people with the role of an employee, and empty for an account that stands for nobody', async () => {
    for (const client of [gov.admin, gov.hr, gov.auditor]) await client.get('/my/duties').expect(403);
    await gov.recruit('pemeriksa', '199707072020011007', 'bidang', 'AUDITOR');
    await gov.by('pemeriksa').get('/my/duties').expect(403);
    await gov.account('tanpa-orang', null, [{ role: 'EMPLOYEE' }]);
    expect(await dutiesOf(gov.by('tanpa-orang'))).toEqual([]);
    await app.anonymous.get('/my/duties').expect(401);
  });
});
