import { Appraisal } from '../../src/modules/appraisals/persistence/appraisal.entity.js';
import { StoredResults } from '../../src/modules/appraisals/index.js';
import {
  activePlan,
  ANNEXES,
  aResult,
  Government,
  type PersonName,
  ratings,
  SELF_ASSESSMENT,
} from '../support/government.js';
import { addEvidence } from '../support/tus.js';
import { TestApp } from '../support/test-app.js';

let app: TestApp;
let gov: Government;
let yearId: string;
let planId: string;
let resultId: string;
let indicatorId: string;
let quarters: { id: string }[];

const REASON = 'Tercatat dalam laporan bulanan.';
const [ABOVE, AT, BELOW] = ['DI_ATAS_EKSPEKTASI', 'SESUAI_EKSPEKTASI', 'DI_BAWAH_EKSPEKTASI'] as const;
const ofResult = (rating: string, partId = resultId): object => ({ part: 'RESULT', partId, rating, reason: REASON });
const ofValue = (rating: string, partId = 'HARMONIS'): object => ({
  ...{ part: 'BEHAVIOUR', partId },
  ...{ rating, reason: REASON },
});

beforeAll(async () => {
  app = await TestApp.start();
  gov = await Government.found(app);
  yearId = await gov.openYear();
  quarters = (await gov.admin.get(`/performance-periods/${yearId}/evaluation-periods`).expect(200)).body.data;
  const plan = await activePlan(gov, 'staff', 'kabid', yearId);
  planId = plan.id;
  resultId = plan.results[0]!.id;
  indicatorId = plan.results[0]!.indicators[0]!.id;
  await app.drainJobs();
});
afterAll(() => app.stop());

/** The appraisal of somebody's plan in a quarter, or of the year. */
async function appraisalOf(n: number | 'ANNUAL', name: PersonName = 'staff'): Promise<string> {
  const annual = { kind: 'ANNUAL', performancePeriodId: yearId };
  const time: Record<string, string> = n === 'ANNUAL' ? annual : { evaluationPeriodId: quarters[n - 1]?.id ?? '' };
  return (await gov.admin.get('/appraisals', { ...time, employeeId: gov.id(name) }).expect(200)).body.data[0].id;
}

async function assess(id: string, more: object = {}): Promise<void> {
  await gov
    .as('staff')
    .post(`/appraisals/${id}/self-assessment`, { ...SELF_ASSESSMENT, ...more })
    .expect(201);
}

async function decide(patch: object): Promise<void> {
  const { body } = await gov.admin.get('/appraisal-policy').expect(200);
  await gov.admin.patch('/appraisal-policy', patch).ifMatch(body.version).expect(200);
}

describe('the policy (rules AP-14 to AP-18)', () => {
  it('is there for everybody, with what happens where something is missing and the rule sets', async () => {
    for (const who of [gov.as('staff'), gov.hr, gov.auditor, gov.admin]) {
      const { body } = await who.get('/appraisal-policy').expect(200);
      expect(body).toMatchObject({
        suggestionRule: 'MAJORITY',
        annualRule: 'MANUAL',
        surpriseRule: 'FLAG',
        version: 1,
      });
      expect(body.missingDataRule[1]).toContain('50 % hasil kerja');
      expect(body.ruleSets.map(({ code }: { code: string }) => code)).toEqual(['PERMENPANRB_6_2022', 'PP_30_2019']);
    }
    const english = await gov.as('staff').get('/appraisal-policy').with({ 'accept-language': 'en' }).expect(200);
    expect(english.body.missingDataRule[0]).toContain('left out');
  });

  it('is decided by the HR office, in one piece', async () => {
    await gov.as('kabid').patch('/appraisal-policy', { minimumEvidence: 2 }).ifMatch(1).expect(403);
    await gov.hr.patch('/appraisal-policy', { minimumEvidence: 2 }).ifMatch(1).expect(403);
    await gov.admin.patch('/appraisal-policy', { minimumEvidence: 2 }).expect(428);
    await gov.admin.patch('/appraisal-policy', { minimumEvidence: 2 }).ifMatch(7).expect(412);
    const crossed = await gov.admin.patch('/appraisal-policy', { belowPercent: 120 }).ifMatch(1).expect(422);
    expect(crossed.body.code).toBe('APPRAISAL.THRESHOLDS_CROSSED');
    const annualPoints = { SANGAT_BAIK: 100, BAIK: 80, BUTUH_PERBAIKAN: 90, KURANG: 40, SANGAT_KURANG: 20 };
    const rising = await gov.admin.patch('/appraisal-policy', { annualPoints }).ifMatch(1).expect(422);
    expect(rising.body).toMatchObject({ code: 'APPRAISAL.POINTS_RISE' });
    expect(rising.body.errors[0].pointer).toBe('/annualPoints/BUTUH_PERBAIKAN');
    const { body } = await gov.admin.patch('/appraisal-policy', { fewestPraises: 1 }).ifMatch(1).expect(200);
    expect(body).toMatchObject({ fewestPraises: 1, minimumEvidence: 1, version: 2 });
  });

  it('has figures for PP 30/2019 by the year', async () => {
    const path = `/performance-periods/${yearId}/numeric-settings`;
    expect((await gov.as('staff').get(path).expect(200)).body).toMatchObject({
      skpPercent: 70,
      baikFrom: 90,
      version: 1,
    });
    await gov.as('staff').patch(path, { skpPercent: 60 }).ifMatch(1).expect(403);
    const rising = await gov.admin.patch(path, { cukupFrom: 95 }).ifMatch(1).expect(422);
    expect(rising.body.code).toBe('APPRAISAL.POINTS_RISE');
    await gov.admin.patch(path, { valueBaik: 105 }).ifMatch(1).expect(200);
    await gov.admin.patch(path, { valueBaik: 100 }).ifMatch(1).expect(412);
    const { body } = await gov.admin.patch(path, { valueBaik: 100 }).ifMatch(2).expect(200);
    expect(body).toMatchObject({ valueBaik: 100, version: 3 });
    const other = '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d99';
    await gov.admin.get(`/performance-periods/${other}/numeric-settings`).expect(404);
  });
});

describe('ratings of single results and core values (rule AP-13)', () => {
  let id: string;
  beforeAll(async () => {
    const entry = { indicatorId, occurredOn: '2026-01-01', value: '13' };
    await gov.as('staff').post(`/work-plans/${planId}/progress-entries`, entry).expect(201);
    const praise = { employeeId: gov.id('staff'), kind: 'APRESIASI', part: 'BEHAVIOUR', partId: 'HARMONIS' };
    await gov
      .as('colleague')
      .post('/feedback', { ...praise, text: 'Menengahi dua bidang.' })
      .expect(201);
    await gov.moveTo('2026-03-31');
    await app.drainJobs();
    id = await appraisalOf(1);
  });

  it('come from the employee, about the own plan alone, and each once', async () => {
    const refused = async (...items: object[]): Promise<string> => {
      const body = { ...SELF_ASSESSMENT, items };
      const answer = await gov.as('staff').post(`/appraisals/${id}/self-assessment`, body).expect(422);
      expect(answer.body.code).toBe('APPRAISAL.ITEM_UNKNOWN');
      return answer.body.errors[0].pointer;
    };
    expect(await refused(ofResult(AT, planId))).toBe('/items/0/partId');
    expect(await refused(ofValue(AT, 'JUJUR'))).toBe('/items/0/partId');
    expect(await refused(ofValue(AT), ofValue(ABOVE))).toBe('/items/1/partId');
    await assess(id, { items: [ofValue(ABOVE), ofResult(ABOVE)] });
  });

  it('are suggested to the appraiser alone, with reasons, and nothing is decided', async () => {
    const path = `/appraisals/${id}/suggestion`;
    expect((await gov.as('staff').get(path).expect(403)).body.code).toBe('APPRAISAL.NOT_THE_APPRAISER');
    await gov.as('stranger').get(path).expect(404);
    await gov.admin.get(path).expect(403);
    const look = async () => (await gov.as('kabid').get(path).with({ 'accept-language': 'en' }).expect(200)).body;
    const itemIn = (body: any, partId: string) => body.items.find((one: { partId: string }) => one.partId === partId);
    // Below the published minimum nothing is said of results.
    const little = await look();
    expect(little.coverage).toMatchObject({
      results: 1,
      withProgress: 1,
      withFeedback: 0,
      evidence: 0,
      isEnough: false,
    });
    expect(itemIn(little, resultId)).toMatchObject({ suggestedRating: null, reason: 'BELOW_MINIMUM' });
    expect(little).toMatchObject({ results: { suggestedRating: null }, predicate: null });
    await decide({ minimumEvidence: 0 });
    const body = await look();
    await decide({ minimumEvidence: 1 });
    expect(body.items).toHaveLength(8);
    // Of twelve in the year 2.96 were due by the end of the quarter, and thirteen came.
    expect(itemIn(body, resultId)).toMatchObject({
      ...{ ownRating: ABOVE, rating: null, suggestedRating: ABOVE, reason: 'PROGRESS_ABOVE' },
    });
    expect(itemIn(body, resultId).explanation).toContain('120.00 %');
    expect(itemIn(body, 'HARMONIS')).toMatchObject({ suggestedRating: ABOVE, reason: 'PRAISED' });
    expect(itemIn(body, 'LOYAL')).toMatchObject({ suggestedRating: null, reason: 'NO_FEEDBACK' });
    expect(body.results).toMatchObject({ suggestedRating: ABOVE, reason: 'MAJORITY' });
    expect(body.results.explanation).toContain('1 of 1 parts with a rating');
    expect(body.behaviour).toMatchObject({ suggestedRating: null, reason: 'TOO_LITTLE' });
    expect(body).toMatchObject({ predicate: null, annualHints: [], parts: [] });
    expect((await gov.as('kabid').get(`/appraisals/${id}`).expect(200)).body.status).toBe('SELF_ASSESSED');
  });

  it('stand beside each other for the appraiser, and are hidden from the employee until publication', async () => {
    const { body: before, headers } = await gov.as('staff').get(`/appraisals/${id}`).expect(200);
    const path = `/appraisals/${id}/ratings`;
    const foreign = { ...ratings(), items: [ofResult(AT, planId)] };
    expect((await gov.as('kabid').post(path, foreign).expect(422)).body.code).toBe('APPRAISAL.ITEM_UNKNOWN');
    const lacking = { resultReason: REASON, behaviourReason: REASON, behaviourRating: AT };
    const incomplete = await gov.as('kabid').post(path, lacking).expect(422);
    expect(incomplete.body).toMatchObject({ code: 'APPRAISAL.INCOMPLETE' });
    expect(incomplete.body.errors).toMatchObject([{ pointer: '/resultRating', code: 'RESULT_RATING' }]);
    const { body } = await gov
      .as('kabid')
      .post(path, { ...ratings(), items: [ofValue(AT), ofResult(AT)] })
      .expect(201);
    expect(body.items).toMatchObject([
      { partId: resultId, label: 'Laporan pelayanan terbit tepat waktu', ownRating: ABOVE, rating: AT },
      { partId: 'HARMONIS', ownRating: ABOVE, rating: AT },
    ]);
    expect(body).toMatchObject({ ruleSetVersion: 1, figures: null, newIdea: null, surprise: [], isSurprise: false });
    expect(body.coverage).toMatchObject({ progressPercent: 100, isEnough: false });
    const seen = (await gov.as('staff').get(`/appraisals/${id}`).expect(200)).body;
    expect(seen).toEqual(before);
    expect(seen).toMatchObject({ coverage: null, isSurprise: null, items: [{ rating: null }, { rating: null }] });
    await gov
      .as('staff')
      .get(`/appraisals/${id}`)
      .with({ 'if-none-match': String(headers.etag) })
      .expect(304);
    const { body: own, text } = await gov.as('staff').get('/my/data').expect(200);
    expect(text).not.toContain('progressPercent');
    const rowsOf = (name: string): any[] => own.sections.find((one: any) => one.name === name).rows;
    // One state shown and another not would tell that there is a rating.
    for (const row of rowsOf('appraisal')) expect([row.status, row.isSurprise]).toEqual([null, null]);
    const withEmployee = { subjectEmployeeId: gov.id('staff'), objectType: 'appraisal', limit: 200 };
    const told = async (client = gov.as('staff')): Promise<string> =>
      (await client.get('/audit-events', withEmployee).expect(200)).text;
    const { accountId } = (await gov.as('staff').get('/auth/me').expect(200)).body;
    const [from, until] = [app.clock.today(), app.clock.today()];
    await gov.admin.post(`/accounts/${accountId}/role-grants`, { role: 'ADMIN', from, until }).expect(201);
    await gov.signInAgain('staff');
    expect(await told(gov.auditor)).toContain('appraisal.rate');
    expect(await told()).not.toContain('appraisal.rate');
    expect(await told()).toContain('appraisal.assess');
  });

  it('are published and kept with the rest', async () => {
    await gov.as('kabid').post(`/appraisals/${id}/publication`).expect(201);
    const { body } = await gov.as('staff').get(`/appraisals/${id}`).expect(200);
    expect(body.items).toMatchObject([{ rating: AT, reason: REASON }, { rating: AT }]);
    const { data } = (await gov.as('kabid').get('/signed-appraisals', { appraisalId: id }).expect(200)).body;
    const copy = (await gov.as('kabid').get(`/signed-appraisals/${data[0].id}`).expect(200)).body;
    expect(copy).toMatchObject({ items: body.items, coverage: body.coverage, ruleSetVersion: 1 });
  });
});

describe('a low rating (rule AP-18)', () => {
  let id: string;
  const low = (): object => ratings(BELOW);
  beforeAll(async () => {
    await gov.moveTo('2026-06-30');
    await app.drainJobs();
    id = await appraisalOf(2);
    await assess(id);
  });

  it('of which nobody spoke is marked, and found by the mark by those who may know of it', async () => {
    const { body } = await gov.as('kabid').post(`/appraisals/${id}/ratings`, low()).expect(201);
    expect(body).toMatchObject({ predicate: 'BUTUH_PERBAIKAN', isSurprise: true });
    expect(body.surprise.map(({ code }: { code: string }) => code)).toEqual(['NO_FEEDBACK', 'NO_RECORD']);
    const found = async (name: 'staff' | 'kabid' | 'hr'): Promise<string[]> => {
      const who = name === 'hr' ? gov.hr : gov.as(name);
      const { data } = (await who.get('/appraisals', { surprising: true }).expect(200)).body;
      return data.map((one: { id: string }) => one.id);
    };
    expect([await found('kabid'), await found('hr'), await found('staff')]).toEqual([[id], [id], []]);
  });

  it('is refused where the policy says so, with what is missing', async () => {
    await decide({ surpriseRule: 'BLOCK' });
    const { body } = await gov.as('kabid').post(`/appraisals/${id}/ratings`, low()).expect(409);
    expect(body).toMatchObject({ code: 'APPRAISAL.SURPRISE' });
    expect(body.errors.map(({ code }: { code: string }) => code)).toEqual(['NO_FEEDBACK', 'NO_RECORD']);
    await gov.as('kabid').post(`/appraisals/${id}/ratings`, ratings()).expect(201);
    await decide({ surpriseRule: 'OFF' });
    const { body: ignored } = await gov.as('kabid').post(`/appraisals/${id}/ratings`, low()).expect(201);
    expect(ignored).toMatchObject({ isSurprise: false, surprise: [] });
    await decide({ surpriseRule: 'FLAG' });
  });

  it('that was announced in time, with something on record, is no surprise', async () => {
    const told = { employeeId: gov.id('staff'), kind: 'PERBAIKAN', part: 'RESULT', partId: resultId };
    await gov
      .as('kabid')
      .post('/feedback', { ...told, text: 'Laporan April belum ada.' })
      .expect(201);
    await addEvidence(gov.as('staff'), planId, resultId, { occurredOn: '2026-06-29' });
    const rated = async (): Promise<string[]> =>
      (await gov.as('kabid').post(`/appraisals/${id}/ratings`, low()).expect(201)).body.surprise.map(
        ({ code }: { code: string }) => code,
      );
    // What is said and recorded on the day of the rating comes too late.
    expect(await rated()).toEqual(['NO_FEEDBACK', 'NO_RECORD']);
    await gov.moveTo('2026-07-01');
    expect(await rated()).toEqual([]);
    expect((await gov.as('kabid').get(`/appraisals/${id}`).expect(200)).body.coverage).toMatchObject({
      ...{ withProgress: 0, withEvidence: 1, withFeedback: 1, evidence: 1 },
    });
    await gov.as('kabid').post(`/appraisals/${id}/publication`).expect(201);
  });
});

describe('what others say (rule AP-15)', () => {
  let id: string;
  const said = { resultRating: ABOVE, text: 'Menyelesaikan modul antrean lebih awal.' };
  beforeAll(async () => {
    const team = { name: 'Tim Antrean', unitId: gov.units['dinas'], validFrom: '2026-08-01', validUntil: '2026-09-10' };
    const { body } = await gov.admin.post('/teams', team).expect(201);
    for (const [name, role] of [
      ['stranger', 'LEADER'],
      ['staff', 'MEMBER'],
    ] as const) {
      const member = { employeeId: gov.id(name), role, validFrom: '2026-08-01' };
      await gov.admin.post(`/teams/${body.id}/members`, member).expect(201);
    }
    await gov.moveTo('2026-09-30');
    await app.drainJobs();
    id = await appraisalOf(3);
    await assess(id);
  });

  it('is recommended by who led a team in that time, and by nobody else', async () => {
    const path = `/appraisals/${id}/recommendations`;
    await gov.as('colleague').post(path, said).expect(404);
    for (const name of ['staff', 'kabid'] as const)
      expect((await gov.as(name).post(path, said).expect(403)).body.code).toBe('APPRAISAL.NOT_TEAM_LEADER');
    await gov.admin.post(path, said).expect(403);
    const earlier = `/appraisals/${await appraisalOf(1)}/recommendations`;
    await gov.as('stranger').post(earlier, said).expect(404);
    const waiting = async (name: PersonName) => (await gov.as(name).get('/team-appraisals').expect(200)).body.data;
    expect(await waiting('stranger')).toEqual([
      expect.objectContaining({ id, employeeId: gov.id('staff'), isRecommended: false }),
    ]);
    expect(await waiting('staff')).toEqual([]);
    await gov
      .as('stranger')
      .post(path, { ...said, behaviourRating: BELOW })
      .expect(201);
    const { body } = await gov.as('stranger').post(path, said).expect(201);
    expect(body).toMatchObject({ ...said, behaviourRating: null, givenByName: 'Pegawai Lain' });
    expect((await waiting('stranger'))[0].isRecommended).toBe(true);
    await gov.as('stranger').get(`/appraisals/${id}`).expect(404);
  });

  it('reaches the appraiser at once and the employee with the result', async () => {
    const path = `/appraisals/${id}/recommendations`;
    const read = async (name: PersonName) => (await gov.as(name).get(path).expect(200)).body.data;
    expect(await read('kabid')).toMatchObject([{ text: said.text }]);
    expect(await read('staff')).toEqual([]);
    await gov.as('stranger').get(path).expect(404);
    const { body } = await gov.as('kabid').get(`/appraisals/${id}/suggestion`).expect(200);
    expect(body.recommendations).toMatchObject([{ resultRating: ABOVE }]);
    await gov.as('kabid').post(`/appraisals/${id}/ratings`, ratings()).expect(201);
    expect(await read('staff')).toEqual([]);
    await gov.as('kabid').post(`/appraisals/${id}/publication`).expect(201);
    expect(await read('staff')).toMatchObject([{ text: said.text }]);
    expect((await gov.as('stranger').post(path, said).expect(409)).body.code).toBe('APPRAISAL.WRONG_STATE');
  });

  it('is left as a note by the appraiser for the rating of the year, which the owner reads afterwards', async () => {
    const path = `/work-plans/${planId}/appraiser-notes`;
    const note = { text: 'Pendampingan rekan baru patut dihitung.' };
    expect((await gov.as('staff').post(path, note).expect(403)).body.code).toBe('APPRAISAL.NOT_THE_APPRAISER');
    await gov.as('stranger').post(path, note).expect(404);
    await gov.admin.post(path, note).expect(403);
    await gov.as('kabid').post(path, note).expect(201);
    expect((await gov.as('kabid').get(path).expect(200)).body.data).toMatchObject([
      { ...note, authorName: 'Kabid Uji' },
    ]);
    expect((await gov.hr.get(path).expect(200)).body.data).toHaveLength(1);
    expect((await gov.as('staff').get(path).expect(200)).body.data).toEqual([]);
    await gov.as('stranger').get(path).expect(404);
    const draft = { performancePeriodId: yearId, annexes: ANNEXES };
    const { body } = await gov.as('colleague').post('/work-plans', draft).expect(201);
    const early = await gov.as('kabid').post(`/work-plans/${body.id}/appraiser-notes`, note).expect(409);
    expect(early.body.code).toBe('APPRAISAL.PLAN_NOT_ACTIVE');
  });
});

describe('the year (rules AP-16, AP-19, AP-20)', () => {
  let id: string;
  beforeAll(async () => {
    await gov.moveTo('2026-12-31');
    await app.drainJobs();
    id = await appraisalOf('ANNUAL');
    await assess(id);
  });

  it('has hints from its published parts, none of which goes before the others by default', async () => {
    const hints = async () => (await gov.as('kabid').get(`/appraisals/${id}/suggestion`).expect(200)).body;
    const { annualHints, parts, notes } = await hints();
    expect(parts).toMatchObject([
      { periodName: 'Triwulan 1 2026', months: 3, predicate: 'BAIK', appraiserName: 'Kabid Uji' },
      { periodName: 'Triwulan 2 2026', months: 3, predicate: 'BUTUH_PERBAIKAN' },
      { periodName: 'Triwulan 3 2026', months: 3, predicate: 'BAIK' },
    ]);
    expect(annualHints).toMatchObject([
      { rule: 'LAST', predicate: 'BAIK', isPreferred: false },
      { rule: 'MODE', predicate: 'BAIK', isPreferred: false },
      { rule: 'WEIGHTED_MEAN', predicate: 'BAIK', isPreferred: false },
    ]);
    expect(notes).toMatchObject([{ text: 'Pendampingan rekan baru patut dihitung.' }]);
    await decide({ annualRule: 'MODE' });
    expect((await hints()).annualHints.map((one: { isPreferred: boolean }) => one.isPreferred)).toEqual([
      false,
      true,
      false,
    ]);
  });

  it('is verified by everybody who may know of the result', async () => {
    const path = `/appraisals/${id}/verification`;
    expect((await gov.as('kabid').post(path).expect(409)).body.code).toBe('APPRAISAL.NOT_RATED');
    await gov.as('kabid').post(`/appraisals/${id}/ratings`, ratings(ABOVE, ABOVE)).expect(201);
    expect((await gov.as('staff').post(path).expect(409)).body.code).toBe('APPRAISAL.NOT_RATED');
    await gov.as('stranger').post(path).expect(404);
    expect((await gov.auditor.post(path).expect(200)).body).toMatchObject({
      ...{ isEqual: true, storedPredicate: 'SANGAT_BAIK', replayedPredicate: 'SANGAT_BAIK', ruleSetVersion: 1 },
    });
    await gov.as('kabid').post(`/appraisals/${id}/publication`).expect(201);
    expect((await gov.as('staff').post(path).expect(200)).body.isEqual).toBe(true);
    const notes = await gov.as('staff').get(`/work-plans/${planId}/appraiser-notes`).expect(200);
    expect(notes.body.data).toHaveLength(1);
  });

  it('says of every stored result whether its rule set still makes it so', async () => {
    const stored = app.get(StoredResults);
    expect(await stored.replayAll()).toMatchObject({ replayed: 4, different: [], altered: [] });
    const forged = async (predicate: 'BAIK' | 'SANGAT_BAIK'): Promise<void> => {
      await app.db.transaction(() => app.db.update(Appraisal, { id }, { predicate }));
    };
    await forged('BAIK');
    const [copy] = await app.db.rows<{ id: string }>('SELECT id FROM signed_appraisal WHERE appraisalId = ?', [id]);
    expect(await stored.replayAll()).toMatchObject({ replayed: 4, different: [id], altered: [copy?.id] });
    const { body } = await gov.auditor.post(`/appraisals/${id}/verification`).expect(200);
    expect(body).toMatchObject({ isEqual: false, storedPredicate: 'BAIK', replayedPredicate: 'SANGAT_BAIK' });
    await forged('SANGAT_BAIK');
  });

  it('is tried under other rules, without changing anything', async () => {
    const path = '/appraisal-simulations';
    const year = { performancePeriodId: yearId };
    const before = await app.db.rows('SELECT * FROM appraisal ORDER BY id');
    await gov
      .as('kabid')
      .post(path, { ...year, annualRule: 'LAST' })
      .expect(403);
    await gov.auditor.post(path, { ...year, annualRule: 'LAST' }).expect(403);
    expect((await gov.admin.post(path, year).expect(422)).body.code).toBe('APPRAISAL.SIMULATION_EMPTY');
    const none = { performancePeriodId: planId, annualRule: 'LAST' };
    expect((await gov.admin.post(path, none).expect(422)).body.code).toBe('APPRAISAL.YEAR_UNKNOWN');
    const foreign = { ...year, annualRule: 'LAST', unitId: gov.units['dinasLain'] };
    expect((await gov.hr.post(path, foreign).expect(422)).body.code).toBe('APPRAISAL.UNIT_UNKNOWN');
    const { body } = await gov.hr.post(path, { ...year, annualRule: 'LAST' }).expect(200);
    expect(body).toMatchObject({ people: 1, moved: 1, unmoved: 0, uncounted: 0, missing: [] });
    expect(body.movers).toMatchObject([{ employeeId: gov.id('staff'), before: 'SANGAT_BAIK', after: 'BAIK' }]);
    expect(body.predicates[1]).toEqual({ predicate: 'BAIK', before: 0, after: 1 });
    const other = await gov.admin
      .post(path, { ...year, ruleSetCode: 'PP_30_2019', unitId: gov.units['dinas'] })
      .expect(200);
    expect(other.body).toMatchObject({ people: 1, moved: 0, uncounted: 1, movers: [] });
    expect(other.body.missing).toMatchObject([{ employeeId: gov.id('staff'), lacks: [{ code: 'FIGURES' }] }]);
    const numericSettings = { baikFrom: 60 };
    const rising = await gov.admin.post(path, { ...year, numericSettings }).expect(422);
    expect(rising.body.code).toBe('APPRAISAL.POINTS_RISE');
    // What colleagues said is kept as points of what was expected then.
    const peers = await gov.admin.post(path, { ...year, numericSettings: { peersExpectedScore: 75 } }).expect(422);
    expect(peers.body.errors[0].pointer).toBe('/numericSettings/peersExpectedScore');
    const elsewhere = { ...year, annualRule: 'LAST', unitId: gov.units['dinasLain'] };
    expect((await gov.admin.post(path, elsewhere).expect(200)).body.people).toBe(0);
    const quarter = { ...year, evaluationPeriodId: quarters[0]?.id ?? '' };
    const periodic = (await gov.admin.post(path, { ...quarter, ruleSetCode: 'PERMENPANRB_6_2022' }).expect(200)).body;
    expect(periodic).toMatchObject({ moved: 0, uncounted: 0, movers: [] });
    const published = `SELECT id FROM appraisal WHERE evaluationPeriodId = ? AND publishedAt IS NOT NULL AND status <> 'ANNULLED'`;
    expect(periodic.people).toBe((await app.db.rows(published, [quarters[0]?.id ?? ''])).length);
    expect(periodic.people).toBeGreaterThan(0);
    const ofBoth = await gov.admin.post(path, { ...quarter, annualRule: 'LAST' }).expect(422);
    expect(ofBoth.body.errors[0].pointer).toBe('/annualRule');
    const nowhere = { ...quarter, evaluationPeriodId: yearId, ruleSetCode: 'PP_30_2019' };
    expect((await gov.admin.post(path, nowhere).expect(422)).body.code).toBe('APPRAISAL.PERIOD_UNKNOWN');
    expect(await app.db.rows('SELECT * FROM appraisal ORDER BY id')).toEqual(before);
  });
});

describe('a year under PP 30/2019 (rules AP-11, AP-12)', () => {
  let id: string;
  let results: { id: string; indicators: { id: string }[] }[];
  const points = (value: string, ...left: string[]): object[] =>
    ['ORIENTASI_PELAYANAN', 'KOMITMEN', 'INISIATIF_KERJA', 'KERJA_SAMA']
      .filter((aspect) => !left.includes(aspect))
      .map((aspect) => ({ aspect, value }));
  const reasons = { resultReason: REASON, behaviourReason: REASON };
  const newIdea = { title: 'Antrean lewat pesan singkat', level: 'UNIT', statedBy: 'Kepala Dinas Kesehatan' };
  const rate = (figures: object) => gov.as('kabid').post(`/appraisals/${id}/ratings`, { ...reasons, figures });

  beforeAll(async () => {
    await gov.moveTo('2027-01-04');
    const year = { year: 2027, ruleSetCode: 'PP_30_2019' };
    const performancePeriodId = (await gov.admin.post('/performance-periods', year).expect(201)).body.id;
    quarters = (await gov.admin.get(`/performance-periods/${performancePeriodId}/evaluation-periods`).expect(200)).body
      .data;
    const plan = { performancePeriodId, annexes: ANNEXES };
    const { id: workPlanId } = (await gov.as('staff').post('/work-plans', plan).expect(201)).body;
    for (const more of [{}, { statement: 'Arsip pelayanan tertata' }, { statement: 'Peliputan', kind: 'TAMBAHAN' }])
      await gov.as('staff').post(`/work-plans/${workPlanId}/results`, aResult(more)).expect(201);
    await gov.as('staff').post(`/work-plans/${workPlanId}/submission`).expect(201);
    await gov.as('kabid').post(`/work-plans/${workPlanId}/agreement`).expect(201);
    results = (await gov.as('kabid').post(`/work-plans/${workPlanId}/activation`).expect(201)).body.results;
    const entry = { indicatorId: results[0]!.indicators[0]!.id, occurredOn: '2027-01-04', value: '13' };
    await gov.as('staff').post(`/work-plans/${workPlanId}/progress-entries`, entry).expect(201);
    await gov.moveTo('2027-03-31');
    await app.drainJobs();
    id = await appraisalOf(1);
    await assess(id);
  });

  it('needs figures, and says which', async () => {
    const lacks = async (figures?: object): Promise<string[]> => {
      const { body } = await gov
        .as('kabid')
        .post(`/appraisals/${id}/ratings`, { ...reasons, figures })
        .expect(422);
      expect(body.code).toBe('APPRAISAL.INCOMPLETE');
      return body.errors.map(({ code }: { code: string }) => code);
    };
    expect(await lacks()).toEqual(['FIGURES']);
    expect(await lacks({ behaviours: points('100', 'KOMITMEN') })).toEqual(['BEHAVIOUR_VALUES']);
    const named = await gov
      .as('kabid')
      .post(`/appraisals/${id}/ratings`, { ...reasons, figures: { behaviours: points('100', 'KOMITMEN') } });
    // He leads nobody, so the fifth aspect is not asked for.
    expect(named.body.errors[0].detail).toContain('Belum ada: KOMITMEN.');
    const results_ = results.map((one) => ({ resultId: one.id, weightPercent: 50 }));
    const { body } = await rate({ behaviours: points('100'), results: results_.slice(0, 1) }).expect(422);
    expect(body.code).toBe('APPRAISAL.WEIGHTS_NOT_HUNDRED');
    const foreign = { behaviours: points('100'), results: [{ resultId: planId }] };
    expect((await rate(foreign).expect(422)).body.code).toBe('APPRAISAL.ITEM_UNKNOWN');
  });

  it('calculates the score from reports, categories, weights and aspects', async () => {
    const figures = {
      behaviours: points('100.50'),
      results: [
        { resultId: results[0]!.id, weightPercent: 75 },
        { resultId: results[1]!.id, weightPercent: 25, category: 'CUKUP' },
        { resultId: results[2]!.id, category: 'BAIK', scope: 'INSTANSI' },
      ],
    };
    // 75 % × 120 + 25 % × 80 + 3 % × 100 = 113; 70 % × 113 + 30 % × 100.50 = 109.25
    const { body } = await rate(figures).expect(201);
    expect(body).toMatchObject({ predicate: 'BAIK', resultRating: null, ruleSetCode: 'PP_30_2019' });
    expect(body.figures).toEqual({ results: '113.00', behaviour: '100.50', score: '109.25' });
    expect(body.steps).toHaveLength(4);
  });

  it('gives Sangat Baik only with a stated new idea', async () => {
    const figures = { behaviours: points('110'), results: [{ resultId: results[1]!.id, category: 'SANGAT_BAIK' }] };
    const without = (await rate(figures).expect(201)).body;
    expect(without).toMatchObject({ predicate: 'BAIK', newIdea: null, figures: { score: '117.00' } });
    expect(without.steps.at(-1)).toContain('ide baru');
    const { body } = await rate({ ...figures, newIdea }).expect(201);
    expect(body).toMatchObject({ predicate: 'SANGAT_BAIK', newIdea: { ...newIdea, letterNumber: null } });
  });

  it('keeps what it calculated with, whatever the settings become', async () => {
    await gov.as('kabid').post(`/appraisals/${id}/publication`).expect(201);
    const yearOf = (await gov.admin.get(`/appraisals/${id}`).expect(200)).body.performancePeriodId;
    const settings = { sangatBaikFrom: 120 };
    await gov.admin.patch(`/performance-periods/${yearOf}/numeric-settings`, settings).ifMatch(1).expect(200);
    const { body } = await gov.as('staff').post(`/appraisals/${id}/verification`).expect(200);
    expect(body).toMatchObject({ isEqual: true, replayedPredicate: 'SANGAT_BAIK', hasFigures: true });
    expect(await app.get(StoredResults).replayAll()).toMatchObject({ replayed: 5, different: [], altered: [] });
  });
});
