import { givenFairness } from './given-fairness.js';
import { DistributionJustification } from '../../src/modules/appraisals/distribution/persistence/distribution-justification.entity.js';
import { Authenticator } from '../../src/kernel/auth/actor.js';
import { newId } from '../../src/kernel/clock/clock.js';
import { isScimAddress } from '../../src/kernel/http/scim-form.js';
import { CriteriaSet } from '../../src/modules/periods/criteria/persistence/criteria-set.entity.js';
import { wereThere } from './attendance.js';
import { draftCriteria, SOME_CRITERION, SOME_SURVEY } from './criteria.js';
import { GivenActors } from './given-actors.js';
import { FIRST_QUESTIONNAIRE_ID } from './reviews.js';
import {
  activePlan,
  aResult,
  Government,
  type PersonName,
  SOME_REVISION,
  ratings,
  SELF_ASSESSMENT,
  ANNEXES,
} from './government.js';
import { multipart, rosterFiles } from './import-files.js';
import { addEvidence, begin } from './tus.js';
import type { Operation } from './operations.js';
import { neededQuery } from './samples.js';
import { PublicFigures } from '../../src/modules/insights/public-figures/persistence/public-figures.entity.js';
import { type Client, TestApp } from './test-app.js';

/** Where the objects lie that a path or a field names, where their table is not called like the path. */
const TABLES: Readonly<Record<string, string>> = {
  'fairness-analyses': 'fairness_analysis',
  'appraiser-fairness': 'fairness_analysis',
  ...{
    imports: 'import_run',
    profiles: 'import_profile',
    sessions: 'session',
    sessionId: 'session',
    grantId: 'role_grant',
  },
  ...{ assignmentId: 'assignment', unitId: 'org_unit', parentId: 'org_unit', indicatorId: 'work_plan_indicator' },
  ...{ fromUnitId: 'org_unit', toUnitId: 'org_unit', subunitIds: 'org_unit', positionIds: 'position' },
  ...{ contractId: 'employee_contract', standingId: 'employee_standing', gradeId: 'employee_grade' },
  ...{ holds: 'retention_hold' },
  ...{ treeNodeId: 'performance_tree_node', leaderResultId: 'work_plan_result' },
  ...{ 'role-matrices': 'role_matrix', 'action-items': 'action_item', resultId: 'work_plan_result' },
  ...{ 'feedback-requests': 'feedback_request', requestId: 'feedback_request', fromEmployeeId: 'employee' },
  ...{ 'daily-log-entries': 'daily_log_entry' },
  ...{
    'library-results': 'library_result',
    fromResultId: 'work_plan_result',
    forWorkPlanId: 'work_plan',
    libraryResultId: 'library_result',
    'library-distributions': 'library_distribution',
    'work-plan-drafts': 'plan_draft_run',
    'document-batches': 'document_batch',
    leaderWorkPlanId: 'work_plan',
    exceptions: 'data_quality_exception',
  },
  ...{ 'criteria-sets': 'criteria_set', 'criteria-comments': 'criteria_comment' },
  ...{ 'criteria-proposals': 'criteria_proposal', 'satisfaction-surveys': 'satisfaction_survey' },
  ...{ evaluationPeriodId: 'evaluation_period', 'service-downtimes': 'service_downtime' },
  ...{ days: 'calendar_day', leaveId: 'employee_leave', memberId: 'team_member' },
  ...{ Users: 'account', tokenId: 'service_token' },
  ...{ reviewerId: 'employee', questionnaireId: 'review_questionnaire', servedUnitIds: 'org_unit' },
  ...{ reviewRoundId: 'review_round' },
  ...{ appraiserId: 'employee', otherId: 'employee', toEmployeeId: 'employee', aboveUnitId: 'org_unit' },
};

/** An installation with at least one object of every kind, on the last day of a quarter, and callers of every kind. */
export class Inhabited {
  /** May call every operation: the HR office's account and the staff's person in one. */
  readonly anybody: Client;
  readonly staff: Client;
  /** The appraiser of the staff, with a plan of the own. */
  readonly superior: Client;
  readonly auditor: Client;
  private readonly machine: Client;

  private constructor(
    readonly app: TestApp,
    readonly gov: Government,
    private readonly tables: ReadonlySet<string>,
  ) {
    this.anybody = app.as('anybody');
    this.staff = app.as('staff');
    this.superior = app.as('superior');
    this.auditor = app.as('auditor');
    this.machine = app.as('machine');
  }

  static async found(): Promise<Inhabited> {
    const actors = new GivenActors();
    const app = await TestApp.start({ authenticator: actors, env: { WEBHOOK_LOOPBACK: 'on' } });
    actors.others = app.get(Authenticator);
    app.clock.set('2026-03-31');
    const gov = await Government.found(app);
    const tables = new Set(app.db.connection.dataSource.entityMetadatas.map(({ tableName }) => tableName));
    const world = new Inhabited(app, gov, tables);
    await world.giveActors(actors);
    await world.inhabit();
    const [accountId = ''] = await world.idsFor('/service-accounts/{id}', 'id');
    actors.giveAll('machine', { kind: 'SERVICE', accountId, sessionId: null, employeeId: null });
    return world;
  }

  /** Ids of objects that a parameter of a path or a field of a body may name, the oldest first; a new one when it names none. */
  async idsFor(path: string, name: string): Promise<string[]> {
    const table = this.tableOf(path, name);
    if (table === undefined) return [newId()];
    const sql = `SELECT id FROM ${table} WHERE ${this.onlyThose(path, table)} ORDER BY id LIMIT 40`;
    const rows = await this.app.db.rows<{ id: string }>(sql);
    return rows.length > 0 ? rows.map(({ id }) => id) : [newId()];
  }

  /** Which objects of a table an operation is for. */
  private onlyThose(path: string, table: string): string {
    const isFor = (one: string, end: RegExp): boolean => table === one && end.test(path);
    // Who follows a job that has not ended waits for its end, and a plan that was not cancelled is followed without end.
    if (isFor('job', /\/events$/)) return "status IN ('SUCCEEDED', 'DEAD')";
    if (isFor('work_plan', /\/events$/)) return "status = 'CANCELLED'";
    if (isFor('appraisal', /explanation$/)) return 'publishedAt IS NOT NULL';
    if (isFor('objection', /decision-document$/)) return "status = 'REJECTED'";
    // Users are accounts of people.
    if (table === 'account' && isScimAddress(path)) return 'employeeId IS NOT NULL';
    // Reviewers are shown while they are adjusted, results of whom a round is about, and invitations to whoever is to answer.
    const ofRounds = (status: string): string => `roundId IN (SELECT id FROM review_round WHERE status = '${status}')`;
    if (isFor('review_round', /(reviewers|adjustments)$/)) return "status = 'PROPOSED'";
    if (isFor('employee', /(review-rounds.*results|charts\/values$)/))
      return `id IN (SELECT employeeId FROM review_subject WHERE ${ofRounds('RELEASED')})`;
    const isTheirs = `reviewerId = '${this.gov.id('staff')}' AND status = 'INVITED'`;
    if (table === 'review_invitation') return `${isTheirs} AND ${ofRounds('OPEN')}`;
    return '1 = 1';
  }

  /** Somebody who may call an operation and is what it is for. */
  callerOf({ path, isForMachines, isForSuperiors }: Operation): Client {
    // Whoever is reviewed files wishes of his own; those of the world are the superior's.
    if (isForSuperiors || path.startsWith('/api/v1/review-adjustments')) return this.superior;
    return isForMachines ? this.machine : this.anybody;
  }

  /** The address of an operation with objects that exist, and without a query. */
  async addressOf({ path, parameters }: Operation): Promise<string> {
    let address = path;
    for (const { name, schema } of parameters.filter((one) => one.in === 'path')) {
      const [first = ''] = schema.enum ?? (schema.format === 'uuid' ? await this.idsFor(path, name) : ['x']);
      address = address.replace(`{${name}}`, first);
    }
    return address;
  }

  /** The parameters without which an operation answers 400, of ids those of objects that exist. */
  async queryOf(operation: Operation): Promise<Record<string, string>> {
    const query = neededQuery(operation);
    for (const name of Object.keys(query).filter((one) => one.endsWith('Id')))
      query[name] = (await this.idsFor(operation.path, name))[0] ?? '';
    return query;
  }

  /** The table of what a parameter of a path or a field of a body names. */
  tableOf(path: string, name: string): string | undefined {
    const steps = path.replace(/^\/(api\/v1|scim\/v2)\//, '').split('/');
    const collection = name === 'id' ? (steps[steps.indexOf('{id}') - 1] ?? '') : name.replace(/Id$/, '');
    const usual = collection
      .replace(/ies$/, 'y')
      .replace(/s$/, '')
      .replace(/-|(?=[A-Z])/g, '_')
      .toLowerCase();
    const table = TABLES[name] ?? TABLES[collection] ?? usual;
    return this.tables.has(table) ? table : undefined;
  }

  private async giveActors(actors: GivenActors): Promise<void> {
    const facts = async (username: string, employeeId: string | null) => {
      const [row] = await this.app.db.rows<{ accountId: string; sessionId: string }>(
        'SELECT a.id AS accountId, s.id AS sessionId FROM account a JOIN session s ON s.accountId = a.id WHERE a.username = ?',
        [username],
      );
      return { accountId: row?.accountId ?? '', sessionId: row?.sessionId ?? '', employeeId };
    };
    const staff = this.gov.id('staff');
    actors.giveAll('anybody', await facts('admin-uji', staff));
    actors.give('staff', await facts('199003152015042004', staff), ['EMPLOYEE']);
    actors.give('superior', await facts('198001202005011003', this.gov.id('kabid')), ['EMPLOYEE']);
    actors.give('auditor', await facts('auditor-uji', null), ['AUDITOR']);
  }

  private async inhabit(): Promise<void> {
    const { gov, app } = this;
    const yearId = await gov.openYear();
    const { id, results } = await activePlan(gov, 'staff', 'kabid', yearId);
    const [indicatorId] = results.flatMap(({ indicators }) => indicators.map((one) => one.id));
    const entry = { indicatorId, occurredOn: '2026-03-30', value: '1' };
    for (const value of ['1', '2', '3']) {
      await gov
        .as('staff')
        .post(`/work-plans/${id}/progress-entries`, { ...entry, value })
        .expect(201);
    }
    await begin(gov.as('staff'), 100);
    const evidence = await addEvidence(gov.as('staff'), id, results[0]!.id);
    const judged = { verdict: 'LACKING', reason: 'Daftar hadir belum ditandatangani.' };
    await gov.as('kabid').post(`/evidence/${evidence}/assessment`, judged).expect(200);
    const link = { url: 'https://dinkes.example.go.id/berita', title: 'Berita', links: [{ resultId: results[0]!.id }] };
    await gov.as('staff').post(`/work-plans/${id}/evidence`, link).expect(201);
    const { data: periods } = (await gov.as('staff').get(`/performance-periods/${yearId}/evaluation-periods`)).body;
    for (const statement of ['Mengumpulkan data', 'Menyusun laporan', 'Membahas laporan']) {
      const step = { resultId: results[0]!.id, evaluationPeriodId: periods[1].id, statement };
      await gov.as('staff').post(`/work-plans/${id}/action-items`, step).expect(201);
    }
    await gov.admin.patch('/work-plan-policy', { keepsDailyLog: true }).ifMatch(1).expect(200);
    for (const day of ['28', '29', '30']) {
      const done = { text: 'Menyusun laporan', minutes: 120, resultId: results[0]!.id, quantity: '1', unit: 'laporan' };
      const entry = { ...done, occurredOn: `2026-03-${day}`, evidenceId: evidence };
      const { body: kept } = await gov.as('staff').post('/daily-log-entries', entry).expect(201);
      await gov.as('kabid').post(`/daily-log-entries/${kept.id}/sighting`, { note: 'Baik.' }).ifMatch(1).expect(200);
    }
    for (const question of ['Satu', 'Dua', 'Tiga']) {
      const asked = { fromEmployeeId: gov.id('colleague'), part: 'BEHAVIOUR', partId: 'ADAPTIF', question };
      const { body } = await gov.as('staff').post(`/work-plans/${id}/feedback-requests`, asked).expect(201);
      const answer = { requestId: body.id, kind: 'SARAN', text: 'Bagikan jadwal lebih awal.' };
      const given = await gov.as('colleague').post('/feedback', answer).expect(201);
      await gov.as('staff').post(`/feedback/${given.body.id}/replies`, { text: 'Terima kasih.' }).expect(201);
    }
    const reopening = {
      evaluationPeriodId: periods[1].id,
      openUntil: '2026-07-20',
      reason: 'Data BPS terbit kemudian.',
    };
    await gov.as('kabid').post(`/work-plans/${id}/entry-reopenings`, reopening).expect(201);
    const revision = await gov.as('staff').post(`/work-plans/${id}/revisions`, SOME_REVISION).expect(201);
    await gov.as('staff').post(`/work-plan-revisions/${revision.body.id}/withdrawal`).expect(201);
    await gov.as('staff').post(`/work-plans/${id}/revisions`, SOME_REVISION).expect(201);
    for (const text of ['Sudah jelas?', 'Kapan dibahas?', 'Terima kasih.'])
      await gov.as('staff').post(`/work-plans/${id}/comments`, { text }).expect(201);
    await this.plan('kabid', '2026-01-01', '2026-03-31');
    await this.plan('colleague', '2026-01-01', '2026-03-31', 'submission');
    await this.plan('colleague', '2026-04-01', '2026-06-30', 'submission', 'agreement');
    await this.plan('colleague', '2026-07-01', '2026-09-30');
    // Only the stream of a plan that was cancelled ends by itself.
    const cancelled = await this.plan('stranger', '2026-10-01', '2026-12-31');
    const mistake = { reason: 'Disusun untuk unit yang keliru.' };
    await gov.admin.post(`/work-plans/${cancelled}/cancellation`, mistake).expect(201);
    const appraised = await this.planOfAppraised(yearId);
    await app.drainJobs();
    await this.publishAppraisal(appraised);
    const { body } = await gov.as('staff').get('/appraisals').expect(200);
    await gov.as('staff').post(`/appraisals/${body.data[0].id}/self-assessment`, SELF_ASSESSMENT).expect(201);
    for (const day of ['10', '11', '12']) {
      const outage = {
        startedAt: `2026-02-${day}T01:00:00.000Z`,
        endedAt: `2026-02-${day}T03:00:00.000Z`,
        reason: 'Listrik',
      };
      await gov.admin.post('/service-downtimes', outage).expect(201);
    }
    await this.keepMasterData();
    await this.keepTree(yearId);
    await this.keepCriteria(yearId);
    await this.keepLibrary(yearId);
    const drafts = { performancePeriodId: await gov.openYear(2027), unitId: gov.units['dinasLain'] };
    for (let run = 0; run < 3; run += 1) await gov.admin.post('/work-plan-drafts', drafts).expect(202);
    await this.keepPredicates(yearId);
    await this.keepMatrix();
    await this.keepChain();
    await this.keepReviews(yearId);
    await this.keepPersonalData();
    await this.settleSex(gov.id('colleague'));
    await this.connect();
  }

  /** Somebody else whom the superior appraises, with a plan in force. */
  private async planOfAppraised(performancePeriodId: string): Promise<Client> {
    const { gov } = this;
    await gov.recruit('dinilai', '199308082018011021', 'bidang');
    const [owner, kabid] = [gov.by('dinilai'), gov.as('kabid')];
    const { id } = (await owner.post('/work-plans', { performancePeriodId, annexes: ANNEXES }).expect(201)).body;
    await owner.post(`/work-plans/${id}/results`, aResult()).expect(201);
    await owner.post(`/work-plans/${id}/submission`).expect(201);
    for (const step of ['agreement', 'activation']) await kabid.post(`/work-plans/${id}/${step}`).expect(201);
    return owner;
  }

  private async publishAppraisal(owner: Client): Promise<void> {
    const path = `/appraisals/${(await owner.get('/appraisals').expect(200)).body.data[0].id}`;
    await owner.post(`${path}/self-assessment`, SELF_ASSESSMENT).expect(201);
    await this.gov.as('kabid').post(`${path}/ratings`, ratings()).expect(201);
    await this.gov.as('kabid').post(`${path}/publication`).expect(201);
    const { performancePeriodId } = (await owner.get(path).expect(200)).body;
    const batch = { kind: 'SKP', performancePeriodId, unitId: this.gov.units['bidang'] };
    await this.gov.admin.post('/document-batches', batch).expect(202);
    await this.gov.as('staff').post('/my/certification-attempts').expect(201);
    await owner.post(`${path}/talks`, { note: 'Mohon penjelasan hasil.' }).expect(201);
    const objection = { contests: ['PROCEDURE'], reasons: 'Bukti dukung saya tidak dibaca sebelum penilaian.' };
    for (let filed = 0; filed < 3; filed += 1) {
      const { id } = (await owner.post(`${path}/objections`, objection).expect(201)).body;
      await owner.post(`/objections/${id}/withdrawal`).expect(201);
    }
    await this.rejectObjection((await owner.post(`${path}/objections`, objection).expect(201)).body.id);
  }

  private async rejectObjection(id: string): Promise<void> {
    const [examiner, today] = [this.gov.as('kadis'), this.app.clock.today()];
    await examiner.post(`/objections/${id}/examination`, {}).expect(201);
    const hearing = { heard: ['EMPLOYEE', 'APPRAISER'], heldOn: today, minutes: 'Kedua pihak hadir dan didengar.' };
    await examiner.post(`/objections/${id}/hearings`, hearing).expect(201);
    const decision = {
      outcome: 'REJECTED',
      reason: 'Bukti dukung sudah dibaca; alasan penilai menyebutnya satu per satu.',
    };
    await examiner.post(`/objections/${id}/decision`, decision).expect(201);
  }

  /** A unit that changes its name later, by letter, and a working week. */
  private async keepMasterData(): Promise<void> {
    const { admin, units } = this.gov;
    const letter = { letterNumber: '2/2026', letterOn: '2026-03-20', effectiveOn: '2026-07-01' };
    for (const unit of ['bidang', 'dinasLain']) {
      const lines = [{ fromUnitId: units[unit], newHeadPostTitle: `Kepala ${unit}` }];
      await admin.post('/org-unit-reorganisations', { kind: 'RENAME', ...letter, lines }).expect(201);
      const week = { validFrom: '2026-01-01', week: 'SIX_DAYS' };
      await admin.post(`/org-units/${units[unit]}/work-weeks`, week).expect(201);
    }
  }

  /** Two conditions below a third, which no result serves. */
  private async keepTree(performancePeriodId: string): Promise<void> {
    const { admin, units } = this.gov;
    const level = 'INTERMEDIATE_OUTCOME';
    const add = async (unit: string, statement: string, more: object = {}): Promise<string> => {
      const body = { performancePeriodId, unitId: units[unit], level, statement, ...more };
      return (await admin.post('/performance-tree-nodes', body).expect(201)).body.id;
    };
    const parentId = await add('dinas', 'Derajat kesehatan meningkat');
    for (const statement of ['Balita terpantau', 'Ibu hamil terpantau']) await add('bidang', statement, { parentId });
    for (const unit of ['dinas', 'bidang', 'setda'])
      await admin.post('/unit-agreements', { performancePeriodId, unitId: units[unit] }).expect(201);
  }

  /** Criteria that are discussed, with what people say, others that are published, and surveys of citizens. */
  private async keepCriteria(performancePeriodId: string): Promise<void> {
    const { gov, app } = this;
    const { admin, units } = gov;
    const discussed = await draftCriteria(admin, units['bidang'], performancePeriodId);
    const path = `/criteria-sets/${discussed.id}`;
    await admin.post(`${path}/consultation`, { until: '2026-06-30' }).ifMatch(1).expect(200);
    for (const text of ['Sudah jelas?', 'Kapan berlaku?', 'Terima kasih.'])
      await gov.as('staff').post(`${path}/comments`, { text }).expect(201);
    for (const code of ['SATU', 'DUA', 'TIGA']) {
      const wish = { kind: 'ADD', criterion: { ...SOME_CRITERION, code }, reason: 'Belum ada kriteria untuk itu.' };
      await gov.as('colleague').post(`${path}/proposals`, wish).expect(201);
    }
    for (const unit of ['setda', 'kabupaten']) await draftCriteria(admin, units[unit], performancePeriodId);
    const first = { status: 'PUBLISHED', publishedAt: app.clock.now(), effectiveFrom: '2026-04-01' } as const;
    await app.db.transaction(() => app.db.update(CriteriaSet, { unitId: units['kabupaten'] ?? '' }, first));
    for (const serviceName of ['KTP', 'Akta kelahiran', 'Kartu keluarga'])
      await admin.post('/satisfaction-surveys', { ...SOME_SURVEY, unitId: units['dinas'], serviceName }).expect(201);
  }

  /** Three results of the library, of an agency, one of which is handed out. */
  private async keepLibrary(performancePeriodId: string): Promise<void> {
    const { admin, units } = this.gov;
    for (const statement of ['Laporan terbit', 'Arsip tertata', 'Pengaduan terjawab'])
      await admin.post('/library-results', { unitId: units['dinas'], ...aResult({ statement }) }).expect(201);
    const { body } = await admin.get('/library-results').expect(200);
    for (const { id } of body.data)
      for (const unit of ['bidang', 'dinas'])
        await admin
          .post(`/library-results/${id}/distributions`, { unitId: units[unit], performancePeriodId })
          .expect(202);
  }

  /** How three units did, which one leader has set, and a calibration of an agency at which something was said. */
  private async keepPredicates(performancePeriodId: string): Promise<void> {
    const { admin, units } = this.gov;
    const [evaluationPeriodId] = await this.idsFor('/evaluation-periods/{id}', 'id');
    const time = { performancePeriodId, evaluationPeriodId };
    for (const unit of ['dinas', 'bidang', 'setda'])
      await admin.post('/organisation-performances', { unitId: units[unit], ...time }).expect(201);
    const { data } = (await admin.get('/organisation-performances', { unitId: units['bidang'] ?? '' }).expect(200))
      .body;
    const decision = { predicate: 'BAIK', reason: 'Sesuai arahan pimpinan.' };
    const path = `/organisation-performances/${data[0].id}/decision`;
    await this.gov.as('kadis').post(path, decision).ifMatch(1).expect(201);
    for (const unit of ['bidang', 'setda', 'dinas']) {
      const planned = { unitId: units[unit], ...time, heldOn: '2026-04-16' };
      const session = `/calibration-sessions/${(await admin.post('/calibration-sessions', planned).expect(201)).body.id}`;
      const participants = [{ employeeId: this.gov.id('bupati'), role: 'LEADER' }];
      await admin.post(`${session}/attendance`, { participants }).ifMatch(1).expect(201);
      await admin.post(`${session}/opening`).expect(201);
      for (const text of ['Standar bukti disamakan.', 'Dua penilaian dibandingkan.', 'Selesai.'])
        await admin.post(`${session}/notes`, { text }).expect(201);
    }
    const counts = { SANGAT_BAIK: 0, BAIK: 2, BUTUH_PERBAIKAN: 0, KURANG: 0, SANGAT_KURANG: 0 };
    const said = { organisationPredicate: 'BAIK', counts, unrated: 0, broken: ['LOW_AT_LEAST_ONE'] } as const;
    const of = { unitId: units['dinas'] ?? '', performancePeriodId, evaluationPeriodId: evaluationPeriodId ?? '' };
    const now = this.app.clock.now();
    const made = { reason: 'Dua orang saja.', byEmployeeId: null, createdAt: now, updatedAt: now, version: 1 };
    const row = { id: newId(), ...of, subjectKey: 'lama', ...said, ...made };
    await this.app.db.transaction(() => this.app.db.insert(DistributionJustification, row));
    await givenFairness(this.app, performancePeriodId ?? '', this.gov.id('staff'));
    await this.publishFigures(performancePeriodId);
  }

  /** Figures of the year that everybody may read, as if it were over. */
  private async publishFigures(performancePeriodId: string): Promise<void> {
    await this.gov.admin.patch('/figures-policy', { isPublic: true }).ifMatch(1).expect(200);
    const figures = { year: 2026, government: null, agencies: [], agenciesNotShown: 0 };
    const row = { id: newId(), performancePeriodId, figures, publishedAt: this.app.clock.now(), version: 1 };
    await this.app.db.transaction(() => this.app.db.insert(PublicFigures, row));
  }

  /** What the superior hands down of the plan that is still a draft. */
  private async keepMatrix(): Promise<void> {
    const { body } = await this.gov.as('kabid').get('/work-plans').expect(200);
    const draft = body.data.find(({ status }: { status: string }) => status === 'DRAFT');
    const { body: plan } = await this.gov.as('kabid').get(`/work-plans/${draft.id}`).expect(200);
    for (const [at, name] of (['staff', 'colleague', 'colleague'] as const).entries()) {
      const cell = { leaderResultId: plan.results[0].id, employeeId: this.gov.id(name), statement: `Peran ${at}` };
      await this.gov.as('kabid').post(`/role-matrices/${draft.id}/cells`, cell).expect(201);
    }
  }

  /** Letters about who appraises whom, leaves, rules and teams, some of each: all over before the quarter that is looked at. */
  private async keepChain(): Promise<void> {
    for (const year of [2022, 2023, 2024, 2025]) await this.keepChainOf(year);
  }

  private async keepChainOf(year: number): Promise<void> {
    const { gov } = this;
    const [one, other] = [gov.id('colleague'), gov.id('stranger')];
    const days = { validFrom: `${year}-01-01`, validUntil: `${year}-06-30` };
    const letter = { ...days, letterNumber: `3/${year}`, letterOn: '2021-12-20', reason: 'Pejabatnya berhalangan.' };
    const make = async (path: string, body: object): Promise<string> =>
      (await gov.admin.post(path, body).expect(201)).body.id;
    await make('/appraisal-delegations', { ...letter, employeeId: one, toEmployeeId: other });
    await make('/appraiser-appointments', { ...letter, employeeId: one, appraiserId: other });
    await make('/appraisal-conflicts', { ...days, employeeId: one, otherId: other, cause: 'OTHER' });
    await make('/appraisal-chain-rules', { ...days, sequence: year, unitId: gov.units['bidang'], above: 'PARENT' });
    await make(`/employees/${one}/leaves`, { ...days, kind: 'TAHUNAN' });
    const team = await make('/teams', { ...days, name: `Tim Penyusun ${year}`, unitId: gov.units['bidang'] });
    await make(`/teams/${team}/members`, { ...days, employeeId: one, role: 'MEMBER' });
    for (const name of ['Tim Pengawas', 'Tim Pelaksana'])
      await make('/teams', { ...days, name, unitId: gov.units['bidang'] });
  }

  /** A round whose result is out, one that is adjusted, one that takes answers. */
  private async keepReviews(performancePeriodId: string): Promise<void> {
    const { gov, app } = this;
    const { admin, units } = gov;
    // Days pass while everything is asked.
    const days = { adjustUntil: '2026-12-30', answerUntil: '2026-12-31' };
    const place = { performancePeriodId, unitId: units['bidang'] };
    const ofRounds = { ...place, questionnaireId: FIRST_QUESTIONNAIRE_ID, ...days };
    await admin
      .patch('/review-policy', { adjusters: ['APPRAISER', 'RATEE'] })
      .ifMatch(1)
      .expect(200);
    const hold = async (name: string, people: readonly PersonName[], ...steps: string[]): Promise<string> => {
      const employeeIds = people.map((one) => gov.id(one));
      const { id } = (await admin.post('/review-rounds', { ...ofRounds, name, employeeIds }).expect(201)).body;
      for (const step of steps) {
        const { version } = (await admin.get(`/review-rounds/${id}`).expect(200)).body;
        const answer = await admin.post(`/review-rounds/${id}/${step}`).ifMatch(version);
        if (answer.status >= 300) throw new Error(`${step}: ${answer.text}`);
        await app.drainJobs();
      }
      return id;
    };
    await hold('Ulasan pertama', ['staff', 'colleague'], 'proposal', 'opening', 'closing', 'release');
    await hold('Ulasan kedua', ['colleague', 'kabid'], 'proposal', 'opening');
    const adjusted = await hold('Ulasan ketiga', ['staff', 'colleague', 'kabid'], 'proposal');
    const more = { group: 'SERVED', kind: 'ADD', reason: 'Bekerja bersama pada layanan terpadu.' };
    for (const name of ['staff', 'colleague'] as const)
      for (const reviewer of ['stranger', 'otherHead'] as const) {
        const adjustment = { employeeId: gov.id(name), reviewerId: gov.id(reviewer), ...more };
        await gov.as('kabid').post(`/review-rounds/${adjusted}/adjustments`, adjustment).expect(201);
      }
    await admin.post(`/review-questionnaires/${FIRST_QUESTIONNAIRE_ID}/revision`).expect(201);
  }

  /** A NIK, a PPPK with an agreement, a request about the own data, and somebody who is held from erasure. */
  /** A sex that the number of somebody contradicts, and that is right nevertheless. */
  private async settleSex(recordId: string): Promise<void> {
    const { admin } = this.gov;
    const { body } = await admin.get(`/employees/${recordId}`).expect(200);
    const sex = body.nip[14] === '1' ? 'FEMALE' : 'MALE';
    await admin.patch(`/employees/${recordId}`, { sex }).ifMatch(body.version).expect(200);
    const settled = { kind: 'NUMBER_SEX', recordId, reason: 'Tercatat demikian pada akta.' };
    await admin.post('/data-quality/exceptions', settled).expect(201);
  }

  private async keepPersonalData(): Promise<void> {
    const { gov } = this;
    const person = { kind: 'PPPK', name: 'Kontrak Uji', nip: '199507212023211002' };
    const { id } = (await gov.admin.post('/employees', person).expect(201)).body;
    const days = { validFrom: '2026-01-01', validUntil: '2026-12-31' };
    await gov.admin.post(`/employees/${id}/contracts`, days).expect(201);
    await gov.admin.post(`/employees/${gov.id('colleague')}/identity-number`, { nik: '3374015005910009' }).expect(200);
    const request = { kind: 'CORRECTION', field: 'birthPlace', wantedValue: 'Demak', reason: 'Sesuai akta kelahiran.' };
    await gov.as('colleague').post('/data-requests', request).expect(201);
    const hold = { employeeId: gov.id('stranger'), reason: 'Pemeriksaan Inspektorat.' };
    await gov.admin.post('/retention/holds', hold).expect(201);
    for (const name of ['colleague', 'stranger', 'kabid'] as const) await this.settleBirthDate(gov.id(name));
  }

  /** Somebody whose number was issued with another birth date than the letter of appointment says. */
  private async settleBirthDate(id: string): Promise<void> {
    const { admin } = this.gov;
    const { version } = (await admin.get(`/employees/${id}/profile`).expect(200)).body;
    await admin.patch(`/employees/${id}`, { birthDate: '1980-02-03' }).ifMatch(version).expect(200);
    const exception = { kind: 'NUMBER_BIRTH_DATE', recordId: id, reason: 'NIP terbit dengan tanggal lahir keliru.' };
    const letter = { letterNumber: 'B-1120/2019', letterOn: '2019-08-12' };
    await admin.post('/data-quality/exceptions', { ...exception, ...letter }).expect(201);
  }

  /** A plan with one result, taken as far as these steps; gives its id. */
  private async plan(
    name: 'kabid' | 'colleague' | 'stranger',
    startsOn: string,
    endsOn: string,
    ...steps: string[]
  ): Promise<string> {
    const { gov } = this;
    const [performancePeriodId] = await this.idsFor('/performance-periods/{id}', 'id');
    const { body } = await gov
      .as(name)
      .post('/work-plans', { performancePeriodId, startsOn, endsOn, annexes: ANNEXES })
      .expect(201);
    await gov.as(name).post(`/work-plans/${body.id}/results`, aResult()).expect(201);
    for (const step of steps) {
      const who = step === 'submission' ? gov.as(name) : gov.as('kabid');
      await who.post(`/work-plans/${body.id}/${step}`).expect(201);
    }
    return body.id;
  }

  /** What belongs to other systems: machines, a receiver of webhooks that is not there, and a file to import. */
  private async connect(): Promise<void> {
    const { gov, app } = this;
    for (const name of ['SIMPEG', 'Presensi', 'Portal']) {
      const machine = { name, purpose: 'Membaca data pegawai', scopes: ['employee:read', 'scim:read'] };
      const { id } = (await gov.admin.post('/service-accounts', machine).expect(201)).body;
      await gov.admin.post(`/service-accounts/${id}/lasting-tokens`, {}).expect(201);
    }
    const subscription = { url: 'http://127.0.0.1:9/', eventTypes: ['employee.created'] };
    for (let count = 0; count < 3; count += 1) {
      const { body } = await gov.admin.post('/webhook-subscriptions', subscription).expect(201);
      await gov.admin.post(`/webhook-subscriptions/${body.id}/pings`).expect(201);
    }
    for (const name of ['SIMPEG', 'SOTK', 'Presensi'])
      await gov.admin.post('/imports/profiles', { kind: 'ORG_UNITS', name }).expect(201);
    await wereThere(app, [gov.id('staff'), gov.id('kabid'), gov.id('colleague')], '2026-03-31');
    const upload = multipart([
      ['kind', 'ORG_UNITS'],
      ['file', (await rosterFiles(60, '2026-03-31')).unitsCsv],
    ]);
    await gov.admin.post('/imports', upload.body, { 'content-type': upload.type }).expect(202);
    await app.drainJobs();
  }

  stop(): Promise<void> {
    return this.app.stop();
  }
}
