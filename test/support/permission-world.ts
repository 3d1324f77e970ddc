import { randomUUID } from 'node:crypto';
import { Objection } from '../../src/modules/appraisals/objections/persistence/objection.entity.js';
import { RoleMatrix, RoleMatrixCell } from '../../src/modules/work-plans/persistence/role-matrix.entity.js';
import { givenFairness } from './given-fairness.js';
import { DistributionJustification } from '../../src/modules/appraisals/distribution/persistence/distribution-justification.entity.js';
import { CertificationAttempt } from '../../src/modules/appraisals/certification/persistence/certification.entity.js';
import { WorkPlan, WorkPlanResult } from '../../src/modules/work-plans/persistence/work-plan.entity.js';
import type { NewRow } from '../../src/kernel/database/entity-rows.js';
import { type Belonging } from '../../src/kernel/auth/permissions.js';
import { SERVICE_SCOPES, UNCONFINED_SCOPES } from '../../src/kernel/auth/scopes.js';
import { newId } from '../../src/kernel/clock/clock.js';
import { Jobs } from '../../src/kernel/jobs/jobs.js';
import { EmployeeContract } from '../../src/modules/employees/history/persistence/history.entity.js';
import { wereThere } from './attendance.js';
import { UPLOAD_LIFE_MS } from '../../src/modules/work-plans/evidence/domain/tus.js';
import { EvidenceUpload } from '../../src/modules/work-plans/evidence/persistence/evidence-upload.entity.js';
import { FeedbackRequest } from '../../src/modules/work-plans/feedback/persistence/feedback.entity.js';
import { Inbox } from '../../src/modules/notifications/inbox.js';
import {
  CriteriaComment,
  CriteriaProposal,
} from '../../src/modules/periods/criteria/persistence/criteria-consultation.entity.js';
import { CriteriaSet } from '../../src/modules/periods/criteria/persistence/criteria-set.entity.js';
import { draftCriteria, SOME_SURVEY } from './criteria.js';
import { ReviewInvitation } from '../../src/modules/reviews/persistence/review-invitation.entity.js';
import { ReviewSubject } from '../../src/modules/reviews/persistence/review-round.entity.js';
import { FIRST_QUESTIONNAIRE_ID } from './reviews.js';
import { aResult, Government, SOME_REVISION, ratings, SELF_ASSESSMENT, usernameOf, ANNEXES } from './government.js';
import { multipart } from './import-files.js';
import { addEvidence } from './tus.js';
import type { Client, TestApp } from './test-app.js';

/** The ids of what belongs to one person, to his account, or to nobody, by their kind. */
export type Things = (kind: string) => string;

/** Somebody who calls for something. */
export interface Seat {
  readonly username: string;
  readonly caller: Client;
  readonly things: Things;
  readonly isOwn: boolean;
}

/** Who calls, and whose object it is, by the columns of a table of docs/api/permissions.md. */
type Seats = Readonly<Record<string, readonly [caller: string, owner: string]>>;

const [KADIS, KABID, STAFF] = [usernameOf('kadis'), usernameOf('kabid'), usernameOf('staff')];
const [FORMER, STRANGER] = [usernameOf('otherHead'), usernameOf('stranger')];
/** Moved on 1 April from the Dinas Pendidikan to the Bidang Pelayanan, with a plan and an appraisal that his former head signed. */
const MOVED = 'pindahan';
/** Works in the secretariat; has the role UNIT_HR for the Dinas Pendidikan and no other. */
const HR_ELSEWHERE = 'pengelola-lain';
const HR = 'pengelola-uji';
const [OFFICER, INSPECTOR, VICTIM, NOBODY] = ['bkpsdm', 'inspektorat', 'sasaran-uji', 'tanpa-peran'];
/** A machine that reads everything, one of the agency to which the person moved, one of the agency that he left. */
const [MACHINE, MACHINE_HERE, MACHINE_ELSEWHERE] = ['mesin', 'mesin-dinas', 'mesin-lain'];
/** The person or machine of each role whose account the tables of accounts are about. */
const HOLDERS = { ADMIN: OFFICER, UNIT_HR: HR_ELSEWHERE, EMPLOYEE: MOVED, AUDITOR: INSPECTOR, SERVICE: MACHINE };

const SEATS: Readonly<Record<Belonging, Seats>> = {
  PERSON: {
    own: [MOVED, MOVED],
    subordinate: [KABID, MOVED],
    'subordinate’s subordinate': [KADIS, MOVED],
    'former subordinate': [FORMER, MOVED],
    superior: [MOVED, KABID],
    colleague: [STAFF, MOVED],
    other: [STRANGER, MOVED],
    'UNIT_HR: own': [HR_ELSEWHERE, HR_ELSEWHERE],
    'UNIT_HR: unit': [HR, MOVED],
    'UNIT_HR: elsewhere': [HR_ELSEWHERE, MOVED],
    ADMIN: [OFFICER, MOVED],
    AUDITOR: [INSPECTOR, MOVED],
    SERVICE: [MACHINE, MOVED],
    'SERVICE: unit': [MACHINE_HERE, MOVED],
    'SERVICE: elsewhere': [MACHINE_ELSEWHERE, MOVED],
  },
  ACCOUNT: Object.fromEntries(
    Object.entries(HOLDERS).flatMap(([role, holder]) => [
      [`${role}: own`, [holder, holder]],
      [`${role}: other`, [holder, VICTIM]],
    ]),
  ),
  NOBODY: Object.fromEntries(Object.entries(HOLDERS).map(([role, holder]) => [role, [holder, holder]])),
};

/** A government in which everybody of the tables exists, with one object of each kind; nothing in it waits for a job. */
export class PermissionWorld {
  readonly people = { MOVED, KABID, KADIS, STAFF, FORMER, STRANGER, HR, HR_ELSEWHERE, OFFICER, INSPECTOR };
  readonly machines = { MACHINE, MACHINE_HERE, MACHINE_ELSEWHERE };
  private readonly things = new Map<string, Record<string, string>>();
  private readonly common: Record<string, string> = {};

  private constructor(
    private readonly app: TestApp,
    readonly gov: Government,
  ) {}

  /** Builds everything on the test's clock, which stands on 1 April 2026 afterwards: the day after the move. */
  static async found(app: TestApp): Promise<PermissionWorld> {
    const world = new PermissionWorld(app, await Government.found(app));
    await world.hire();
    await world.agreePlans();
    await world.appraiseFirstQuarter();
    await world.move();
    await world.hireOthers();
    await world.recordChain();
    await world.holdReviews();
    await world.openAccounts();
    await world.addWhatBelongsToNobody();
    return world;
  }

  /** Whoever has this account. */
  by(username: string): Client {
    return this.gov.by(username);
  }

  /** The caller of a column, what it is called upon, and whether that is his own. */
  seat(of: Belonging, column: string): Seat {
    const seat = SEATS[of][column];
    if (!seat) throw new Error(`Say in SEATS of test/support/permission-world.ts who is "${column}".`);
    const [username, owner] = seat;
    return { username, caller: this.by(username), things: this.of(owner), isOwn: username === owner };
  }

  /** What belongs to the person and the account of this name. */
  of(username: string): Things {
    return (kind) => {
      const id = this.things.get(username)?.[kind] ?? this.common[kind];
      if (!id) throw new Error(`There is no ${kind} of ${username}; make one in test/support/permission-world.ts.`);
      return id;
    };
  }

  /** What is not there, beside what belongs to nobody. */
  get absent(): Things {
    return (kind) => this.common[kind] ?? newId();
  }

  /** Everybody who calls, once. */
  get callers(): string[] {
    return [...new Set(Object.values(SEATS).flatMap((seats) => Object.values(seats).map(([caller]) => caller)))];
  }

  /** Somebody signed in whose account has no role. */
  get withoutRole(): Client {
    return this.by(NOBODY);
  }

  private note(username: string, things: Record<string, string>): void {
    this.things.set(username, { ...this.things.get(username), ...things });
  }

  private async hire(): Promise<void> {
    const { gov } = this;
    this.note(MOVED, { employee: await gov.recruit(MOVED, '199301012018011011', 'dinasLain') });
    this.note(HR_ELSEWHERE, { employee: await gov.recruit(HR_ELSEWHERE, '198505052010012012', 'setda') });
    this.note(KABID, { employee: gov.id('kabid') });
    // Under the kabid for good; until the day of the walk somebody else appraises him by letter.
    await gov.transfer(this.of(MOVED)('employee'), 'bidang', '2026-01-01');
    const letter = { letterNumber: '9/2026', letterOn: '2025-12-29', reason: 'Pejabatnya baru dilantik April.' };
    const days = { validFrom: '2026-01-01', validUntil: '2026-03-31' };
    const persons = { employeeId: this.of(MOVED)('employee'), appraiserId: gov.id('otherHead') };
    await gov.admin.post('/appraiser-appointments', { ...letter, ...days, ...persons }).expect(201);
    const people = [MOVED, HR_ELSEWHERE, KABID].map((name) => this.of(name)('employee'));
    await wereThere(this.app, people, '2026-03-02');
    await this.exempt(people);
  }

  /** In the summer of the year before they were suspended, and back again. */
  private async exempt(people: readonly string[]): Promise<void> {
    this.common.formerPeriod = await this.gov.openYear(2025);
    for (const id of people) {
      for (const [standingCode, validFrom] of [
        ['04', '2025-06-01'],
        ['01', '2025-07-01'],
      ]) {
        const standing = { standingCode, validFrom, letterNumber: 'SK 4/2025' };
        await this.gov.admin.post(`/employees/${id}/standings`, standing).expect(201);
      }
    }
  }

  private async agreePlans(): Promise<void> {
    this.common.period = await this.gov.openYear();
    await this.gov.admin.patch('/work-plan-policy', { keepsDailyLog: true }).ifMatch(1).expect(200);
    await this.agreePlan(MOVED, FORMER);
    await this.agreePlan(KABID, KADIS);
    await this.agreePlan(HR_ELSEWHERE, usernameOf('sekda'));
  }

  private async agreePlan(owner: string, appraiser: string): Promise<void> {
    const employee = this.by(owner);
    const { id } = (
      await employee.post('/work-plans', { performancePeriodId: this.common.period, annexes: ANNEXES }).expect(201)
    ).body;
    const { body } = await employee.post(`/work-plans/${id}/results`, aResult()).expect(201);
    const [result] = body.results as [{ id: string; indicators: [{ id: string }] }];
    const indicator = result.indicators[0].id;
    await employee.post(`/work-plans/${id}/submission`).expect(201);
    await this.by(appraiser).post(`/work-plans/${id}/agreement`).expect(201);
    await this.by(appraiser).post(`/work-plans/${id}/activation`).expect(201);
    const progress = { indicatorId: indicator, occurredOn: '2026-02-20', value: '3' };
    await employee.post(`/work-plans/${id}/progress-entries`, progress).expect(201);
    const signedWorkPlan = (await employee.get('/signed-work-plans').expect(200)).body.data[0].id;
    this.note(owner, {
      workPlan: id,
      result: result.id,
      indicator,
      signedWorkPlan,
      evidence: await addEvidence(employee, id, result.id),
      dailyLogEntry: await this.writeDay(employee, result.id),
      actionItem: await this.planStep(employee, id, result.id),
      ...(await this.askFor(employee, id)),
      revision: await this.revise(owner, id),
      comment: await this.discuss(owner, id),
      roleCell: await this.handDown(id, result.id, this.of(owner)('employee')),
      closedPlan: await this.leave(this.of(owner)('employee')),
    });
  }

  /** A colleague of whom no table speaks was asked twice, and has answered once. */
  private async askFor(owner: Client, workPlanId: string): Promise<Record<string, string>> {
    const colleague = this.gov.as('colleague');
    const path = `/work-plans/${workPlanId}/feedback-requests`;
    const question = { fromEmployeeId: this.gov.id('colleague'), question: 'Apa yang dapat saya perbaiki?' };
    const ask = async (): Promise<string> => (await owner.post(path, question).expect(201)).body.id;
    const answeredRequest = await ask();
    const answer = { requestId: answeredRequest, kind: 'SARAN', text: 'Bagikan jadwal lebih awal.' };
    const { body } = await colleague.post('/feedback', answer).expect(201);
    return { feedback: body.id, answeredRequest, feedbackRequest: await ask() };
  }

  /** What was done on the day of the report. */
  private async writeDay(owner: Client, resultId: string): Promise<string> {
    const entry = { occurredOn: '2026-02-20', text: 'Menyusun laporan', minutes: 120, resultId };
    return (await owner.post('/daily-log-entries', entry).expect(201)).body.id;
  }

  /** A step for the first quarter. */
  private async planStep(owner: Client, workPlanId: string, resultId: string): Promise<string> {
    const path = `/performance-periods/${this.common.period}/evaluation-periods`;
    const [period] = (await owner.get(path).expect(200)).body.data;
    const step = { resultId, evaluationPeriodId: period.id, statement: 'Mengumpulkan data' };
    return (await owner.post(`/work-plans/${workPlanId}/action-items`, step).expect(201)).body.id;
  }

  /** A thread that is closed. */
  private async discuss(owner: string, workPlanId: string): Promise<string> {
    const client = this.by(owner);
    const said = await client.post(`/work-plans/${workPlanId}/comments`, { text: 'Sudah jelas?' }).expect(201);
    await client.post(`/work-plan-comments/${said.body.id}/resolution`).expect(201);
    return said.body.id;
  }

  /** One revision that was dropped, which nobody can move, and one that is open. */
  private async revise(owner: string, workPlanId: string): Promise<string> {
    const start = async (): Promise<string> =>
      (await this.by(owner).post(`/work-plans/${workPlanId}/revisions`, SOME_REVISION).expect(201)).body.id;
    const id = await start();
    await this.by(owner).post(`/work-plan-revisions/${id}/withdrawal`).expect(201);
    await start();
    return id;
  }

  private async appraiseFirstQuarter(): Promise<void> {
    const { gov } = this;
    await gov.moveTo('2026-03-31');
    await this.app.drainJobs();
    const path = `/performance-periods/${this.common.period}/evaluation-periods`;
    this.common.evaluationPeriod = (await gov.admin.get(path).expect(200)).body.data[0].id;
    await this.appraise(MOVED, FORMER);
    await this.appraise(KABID, KADIS);
    await this.appraise(HR_ELSEWHERE, usernameOf('sekda'));
  }

  private async appraise(owner: string, appraiser: string): Promise<void> {
    const [{ id }] = (await this.by(owner).get('/appraisals').expect(200)).body.data;
    const path = `/appraisals/${id}`;
    await this.by(owner).post(`${path}/self-assessment`, SELF_ASSESSMENT).expect(201);
    await this.by(appraiser).post(`${path}/ratings`, ratings()).expect(201);
    await this.by(appraiser).post(`${path}/publication`).expect(201);
    await this.by(owner).post(`${path}/acknowledgement`).expect(201);
    const signedAppraisal = (await this.by(owner).get('/signed-appraisals').expect(200)).body.data[0].id;
    this.note(owner, { appraisal: id, signedAppraisal, objection: await this.objectionTo(id) });
  }

  /** An objection that was taken back before anybody examined it, which nobody can move. */
  private async objectionTo(appraisalId: string): Promise<string> {
    const [id, now] = [newId(), this.app.clock.now()];
    const appraisal = (await this.gov.admin.get(`/appraisals/${appraisalId}`).expect(200)).body;
    const { employeeId, appraiserId } = appraisal;
    const filed = {
      contests: ['RESULTS'] as const,
      reasons: 'Untuk uji coba izin.',
      evidenceIds: [],
      filedOn: '2026-03-31',
    };
    const ended = { status: 'WITHDRAWN' as const, decisionDueOn: '2026-04-21', filedAt: now, endedAt: now };
    const stamps = { createdAt: now, updatedAt: now, version: 1 };
    await this.app.db.transaction(() =>
      this.app.db.insert(Objection, {
        id,
        appraisalId,
        employeeId,
        appraiserId,
        examinerId: null,
        ...filed,
        ...ended,
        ...stamps,
      }),
    );
    return id;
  }

  private async move(): Promise<void> {
    const { gov } = this;
    await gov.moveTo('2026-04-01');
    await this.publishCriteria();
    for (const owner of [MOVED, KABID, HR_ELSEWHERE]) {
      const { body } = await gov.admin.get(`/employees/${this.of(owner)('employee')}/assignments`).expect(200);
      const { id, unitId, positionId } = body.data.at(-1);
      this.note(owner, { assignment: id, unit: unitId, post: positionId, firstPost: body.data[0].id });
    }
  }

  /** Who has no part in the year comes late: each move to another day lets everybody sign in. */
  private async hireOthers(): Promise<void> {
    const { gov } = this;
    this.note(OFFICER, { employee: await gov.recruit(OFFICER, '198101012006041013', 'setda', 'ADMIN') });
    this.note(INSPECTOR, { employee: await gov.recruit(INSPECTOR, '198202022007042014', 'setda', 'AUDITOR') });
    this.note(VICTIM, { employee: await gov.recruit(VICTIM, '199404042019041015', 'bidang') });
    await this.analyseFairness(VICTIM);
    await gov.account(NOBODY, null, []);
    this.note(MACHINE, { account: await gov.machine(MACHINE, SERVICE_SCOPES) });
    const confinable = SERVICE_SCOPES.filter((scope) => !UNCONFINED_SCOPES.includes(scope));
    await gov.machine(MACHINE_HERE, confinable, 'dinas');
    await gov.machine(MACHINE_ELSEWHERE, confinable, 'dinasLain');
  }

  /** Of each of them a leave, the letters of the chain, and a team in which nobody else is. */
  private async recordChain(): Promise<void> {
    const { admin } = this.gov;
    const days = { validFrom: '2026-01-01', validUntil: '2026-01-31' };
    for (const owner of [MOVED, KABID, HR_ELSEWHERE]) {
      const employeeId = this.of(owner)('employee');
      const make = async (path: string, body: object): Promise<string> =>
        (await admin.post(path, { ...days, ...body }).expect(201)).body.id;
      const letter = { letterNumber: '1/2026', letterOn: '2025-12-31', reason: 'Untuk uji coba izin.' };
      const other = this.gov.id('bupati');
      const team = await make('/teams', {
        name: `Tim ${owner}`,
        unitId: this.of(owner)('unit'),
        validUntil: '2026-12-31',
      });
      const joined = { employeeId, role: 'MEMBER', validUntil: '2026-12-31' };
      const place = { performancePeriodId: this.common.period, unitId: this.of(owner)('unit') };
      const node = { ...place, level: 'OUTPUT', statement: `Layanan ${owner}` };
      const treeNode = (await admin.post('/performance-tree-nodes', node).expect(201)).body.id;
      this.common.treeNode ??= treeNode;
      const agreement = await this.agreementOf(this.of(owner)('unit'));
      this.common.agreement ??= agreement;
      await this.judgeUnit(owner);
      await this.analyseFairness(owner);
      const kept = { unitId: this.of(owner)('unit'), ...aResult({ statement: `Hasil ${owner}` }) };
      const libraryResult = (await admin.post('/library-results', kept).expect(201)).body.id;
      this.common.libraryResult ??= libraryResult;
      const handing = { employeeIds: [employeeId], performancePeriodId: this.common.period };
      const distributed = await admin.post(`/library-results/${libraryResult}/distributions`, handing).expect(202);
      const drafts = { performancePeriodId: this.common.period, unitId: this.of(owner)('unit') };
      const prepared = await admin.post('/work-plan-drafts', drafts).expect(202);
      const batch = await admin.post('/document-batches', { kind: 'SKP', ...drafts }).expect(202);
      const request = { kind: 'CORRECTION', field: 'birthPlace', wantedValue: 'Demak', reason: 'Untuk uji coba izin.' };
      const { nip } = (await admin.get(`/employees/${employeeId}`).expect(200)).body;
      const { accountId } = (await this.by(owner).get('/auth/me').expect(200)).body;
      this.note(owner, { number: nip, user: accountId });
      const profile = (await admin.get(`/employees/${employeeId}/profile`).expect(200)).body;
      const sex = nip[14] === '1' ? 'FEMALE' : 'MALE';
      await admin.patch(`/employees/${employeeId}`, { sex }).ifMatch(profile.version).expect(200);
      const settled = { kind: 'NUMBER_SEX', recordId: employeeId, reason: 'Untuk uji coba izin.' };
      this.note(owner, {
        exception: (await admin.post('/data-quality/exceptions', settled).expect(201)).body.id,
        leave: await make(`/employees/${employeeId}/leaves`, { kind: 'TAHUNAN' }),
        delegation: await make('/appraisal-delegations', { ...letter, employeeId, toEmployeeId: other }),
        appointment: await make('/appraiser-appointments', { ...letter, employeeId, appraiserId: other }),
        conflict: await make('/appraisal-conflicts', { employeeId, otherId: other, cause: 'OTHER' }),
        dataRequest: (await this.by(owner).post('/data-requests', request).expect(201)).body.id,
        standing: await this.firstOf(`/employees/${employeeId}/standings`),
        grade: await this.gradeOf(employeeId),
        contract: await this.contractOf(employeeId),
        treeNode,
        agreement,
        ...(await this.criteriaOf(owner)),
        libraryResult,
        libraryDistribution: distributed.body.id,
        planDraft: prepared.body.id,
        documentBatch: batch.body.id,
        team,
        member: await make(`/teams/${team}/members`, joined),
      });
    }
  }

  /** Criteria of the whole government that everybody is to acknowledge, with what was said of them when they were discussed. */
  private async publishCriteria(): Promise<void> {
    const { gov, app } = this;
    const { id } = await draftCriteria(gov.admin, gov.units['kabupaten'], this.common.period);
    const next = { evaluationPeriodId: this.common.evaluationPeriod };
    const draft = await draftCriteria(gov.admin, gov.units['kabupaten'], this.common.period, next);
    const now = app.clock.now();
    const [comment, proposal] = [newId(), newId()];
    const by = { criteriaSetId: id, authorEmployeeId: gov.id('staff'), createdAt: now, version: 1 };
    const wish = { kind: 'REMOVE', criterionCode: 'HASIL', criterion: null, reason: 'Untuk uji coba izin.' } as const;
    const published = { status: 'PUBLISHED', publishedAt: now, effectiveFrom: '2026-04-01', version: 3 } as const;
    await app.db.transaction(async () => {
      await app.db.insert(CriteriaComment, { id: comment, ...by, criterionCode: null, text: 'Sudah jelas?' });
      await app.db.insert(CriteriaProposal, { id: proposal, ...by, ...wish, updatedAt: now });
      await app.db.update(CriteriaSet, { id }, published);
    });
    Object.assign(this.common, { rootCriteria: id, rootComment: comment, rootProposal: proposal });
    this.common.draftCriteria = draft.id;
  }

  /** Criteria of the unit of somebody, which are a draft, with a proposal to them, and a survey of it. */
  private async criteriaOf(owner: string): Promise<Record<string, string>> {
    const { app } = this;
    const { admin } = this.gov;
    const unitId = this.of(owner)('unit');
    const known = (await admin.get('/criteria-sets', { unitId }).expect(200)).body.data as { id: string }[];
    const criteriaSet = known[0]?.id ?? (await draftCriteria(admin, unitId, this.common.period)).id;
    const [criteriaProposal, now] = [newId(), app.clock.now()];
    const by = { criteriaSetId: criteriaSet, authorEmployeeId: this.of(owner)('employee'), createdAt: now, version: 1 };
    const wish = { kind: 'REMOVE', criterionCode: 'HASIL', criterion: null, reason: 'Untuk uji coba izin.' } as const;
    await app.db.transaction(() =>
      app.db.insert(CriteriaProposal, { id: criteriaProposal, ...by, ...wish, updatedAt: now }),
    );
    const survey = { ...SOME_SURVEY, unitId, serviceName: `Layanan ${owner}` };
    const { id } = (await admin.post('/satisfaction-surveys', survey).expect(201)).body;
    this.common.survey ??= id;
    this.common.criteriaSet ??= criteriaSet;
    this.common.criteriaProposal ??= criteriaProposal;
    return { criteriaSet, criteriaProposal, survey: id };
  }

  /** Of each of them a round whose reviewers are adjusted, with a wish, and one whose result is out; one that takes answers, of nobody. */
  private async holdReviews(): Promise<void> {
    const { admin } = this.gov;
    Object.assign(this.common, { questionnaire: FIRST_QUESTIONNAIRE_ID });
    await admin.post(`/review-questionnaires/${FIRST_QUESTIONNAIRE_ID}/revision`).expect(201);
    await admin
      .patch('/review-policy', { adjusters: ['APPRAISER', 'RATEE'] })
      .ifMatch(1)
      .expect(200);
    for (const owner of [MOVED, KABID, HR_ELSEWHERE]) {
      const [employeeId, unitId] = [this.of(owner)('employee'), this.of(owner)('unit')];
      const reviewRound = await this.holdRound(unitId, employeeId, 'proposal');
      this.common.reviewRound ??= reviewRound;
      const wish = { employeeId, reviewerId: this.gov.id('colleague'), group: 'SERVED', kind: 'LEAVE_OUT' };
      const path = `/review-rounds/${reviewRound}/adjustments`;
      const reason = 'Untuk uji coba izin.';
      const made = await this.by(owner)
        .post(path, { ...wish, reason })
        .expect(201);
      const resultRound = await this.holdRound(unitId, employeeId, 'proposal', 'opening', 'closing', 'release');
      this.note(owner, { reviewRound, resultRound, reviewAdjustment: made.body.id });
    }
    const { unit, employee } = { unit: this.of(KABID)('unit'), employee: this.gov.id('colleague') };
    this.common.openRound = await this.holdRound(unit, employee, 'proposal', 'opening');
  }

  private async holdRound(unitId: string, employeeId: string, ...steps: string[]): Promise<string> {
    const { admin } = this.gov;
    const place = { unitId, performancePeriodId: this.common.period, questionnaireId: FIRST_QUESTIONNAIRE_ID };
    const round = { name: 'Ulasan uji izin', employeeIds: [employeeId], ...place };
    const { id } = (await admin.post('/review-rounds', round).expect(201)).body;
    for (const step of steps) {
      const { version } = (await admin.get(`/review-rounds/${id}`).expect(200)).body;
      const answer = await admin.post(`/review-rounds/${id}/${step}`).ifMatch(version);
      if (answer.status >= 300) throw new Error(`${step}: ${answer.text}`);
      await this.app.drainJobs();
    }
    return id;
  }

  /** An open practice of somebody as an appraiser. */
  private async practise(employeeId: string): Promise<string> {
    const { app } = this;
    const [id, now] = [newId(), app.clock.now()];
    const figures = { answers: null, accuracyPercent: null, leniencyHundredths: null, distanceHundredths: null };
    const open = { openFor: employeeId, isPassed: false, validUntil: null, answeredAt: null };
    const attempt = { id, employeeId, edition: 1, vignettes: ['DINAS_KABID'], ...figures, ...open };
    await app.db.transaction(() =>
      app.db.insert(CertificationAttempt, { ...attempt, startedAt: now, updatedAt: now, version: 1 }),
    );
    return id;
  }

  /** The own review of somebody, in a round that takes answers. */
  private async inviteOnce(employeeId: string): Promise<string> {
    const { app } = this;
    const [id, subjectId, roundId] = [randomUUID(), newId(), this.common.openRound ?? ''];
    const subject = { id: subjectId, roundId, employeeId, status: 'PROPOSED', version: 1 } as const;
    const invitation = { id, roundId, subjectId, reviewerId: employeeId, reviewerGroup: 'SELF', place: 0 } as const;
    await app.db.transaction(async () => {
      await app.db.insert(ReviewSubject, subject);
      await app.db.insert(ReviewInvitation, { ...invitation, status: 'INVITED' });
    });
    return id;
  }

  /** How the unit did in the first quarter, why it once went on with a broken pattern, and a calibration that was not held. */
  private async judgeUnit(owner: string): Promise<void> {
    const { admin } = this.gov;
    const unitId = this.of(owner)('unit');
    const performancePeriodId = this.common.period ?? '';
    const place = { unitId, performancePeriodId, evaluationPeriodId: this.common.evaluationPeriod ?? '' };
    const made = await admin.post('/organisation-performances', place);
    const { data } = (await admin.get('/organisation-performances', { unitId, status: 'SET' }).expect(200)).body;
    const organisationPerformance = made.status === 201 ? made.body.id : data[0].id;
    if (made.status === 201) {
      const leader = unitId === this.gov.units['bidang'] ? 'kadis' : 'bupati';
      const path = `/organisation-performances/${organisationPerformance}`;
      const decision = { predicate: 'ISTIMEWA', reason: 'Untuk uji coba izin.' };
      await this.gov.as(leader).post(`${path}/decision`, decision).ifMatch(1).expect(201);
      await admin.post(`${path}/revision`, { reason: 'Untuk uji coba izin.' }).expect(201);
    }
    this.common.organisationPerformance ??= organisationPerformance;
    const session = (await admin.post('/calibration-sessions', { ...place, heldOn: '2026-04-16' }).expect(201)).body.id;
    await admin.post(`/calibration-sessions/${session}/cancellation`, { reason: 'Untuk uji coba izin.' }).expect(201);
    const [id, now] = [newId(), this.app.clock.now()];
    const counts = { SANGAT_BAIK: 0, BAIK: 2, BUTUH_PERBAIKAN: 0, KURANG: 0, SANGAT_KURANG: 0 };
    const said = { organisationPredicate: 'BAIK', counts, unrated: 0, broken: ['LOW_AT_LEAST_ONE'] } as const;
    const row = { id, ...place, subjectKey: 'lama', ...said, reason: 'Untuk uji coba izin.', byEmployeeId: null };
    await this.app.db.transaction(() =>
      this.app.db.insert(DistributionJustification, { ...row, createdAt: now, updatedAt: now, version: 1 }),
    );
    this.note(owner, { organisationPerformance, calibrationSession: session, justification: id });
  }

  /** An analysis with somebody as its only appraiser, who has answered. */
  private async analyseFairness(owner: string): Promise<void> {
    const performancePeriodId = this.common.period ?? '';
    const analysisId = await givenFairness(this.app, performancePeriodId, this.of(owner)('employee'));
    this.common.fairnessAnalysis ??= analysisId;
    this.note(owner, { fairnessAnalysis: analysisId });
  }

  /** The draft of a unit, of which there is one. */
  private async agreementOf(unitId: string): Promise<string> {
    const { admin } = this.gov;
    const [known] = (await admin.get('/unit-agreements', { limit: 200, unitId }).expect(200)).body.data.filter(
      (one: { unitId: string }) => one.unitId === unitId,
    );
    if (known) return known.id;
    const body = { unitId, performancePeriodId: this.common.period };
    return (await admin.post('/unit-agreements', body).expect(201)).body.id;
  }

  /** A plan of the year before, as of this one, that ended with the post of then: a result of the organisation waits. */
  private async leave(employeeId: string): Promise<string> {
    const [id, now] = [newId(), this.app.clock.now()];
    const stamps = { createdAt: now, updatedAt: now, version: 1 };
    const days = { startsOn: '2025-02-01', endsOn: '2025-06-30', agreedEndsOn: '2026-12-31' };
    const form = { family: 'JA_JF', approach: 'KUANTITATIF' } as const;
    const ended = { status: 'CLOSED', endedAt: now, endingCause: 'DECIDED' } as const;
    const plan = {
      id,
      employeeId,
      performancePeriodId: this.common.period ?? '',
      ...days,
      ...form,
      ...ended,
      ...stamps,
    };
    const kind = { kind: 'UTAMA', classification: 'ORGANISASI', alignment: 'PENDING' } as const;
    const result = { id: newId(), workPlanId: id, sequence: 1, statement: 'Untuk uji coba izin', ...kind };
    await this.app.db.transaction(async () => {
      await this.app.db.insert(WorkPlan, plan);
      await this.app.db.insert(WorkPlanResult, result);
    });
    return id;
  }

  /** A contribution that no operation would hand to oneself: there is one to be named. */
  private async handDown(leaderWorkPlanId: string, leaderResultId: string, employeeId: string): Promise<string> {
    const [id, now] = [newId(), this.app.clock.now()];
    const stamps = { createdAt: now, updatedAt: now, version: 1 };
    const cell = { leaderWorkPlanId, leaderResultId, employeeId, statement: 'Untuk uji coba izin', way: 'NON_DIRECT' };
    await this.app.db.transaction(async () => {
      await this.app.db.insert(RoleMatrix, { id: leaderWorkPlanId, ...stamps });
      await this.app.db.insert(RoleMatrixCell, { id, ...cell, ...stamps } as NewRow<RoleMatrixCell>);
    });
    return id;
  }

  private async firstOf(path: string): Promise<string> {
    return (await this.gov.admin.get(path).expect(200)).body.data[0].id;
  }

  private async gradeOf(employeeId: string): Promise<string> {
    const path = `/employees/${employeeId}/grades`;
    await this.gov.admin.post(path, { gradeCode: '34', validFrom: '2026-02-01' }).expect(201);
    return this.firstOf(path);
  }

  /** An agreement that no operation would record of a PNS, and its extension: there is one to be named. */
  private async contractOf(employeeId: string): Promise<string> {
    const [id, extension] = [newId(), newId()];
    const [source, now] = ['MANUAL', this.app.clock.now()];
    const common = { employeeId, source, createdAt: now, updatedAt: now, version: 1 };
    await this.app.db.transaction(() =>
      this.app.db.insert(EmployeeContract, [
        { id, ...common, validFrom: '2020-01-01', validUntil: '2099-12-31' },
        { id: extension, ...common, validFrom: '2100-01-01', validUntil: '2100-12-31', extendsId: id },
      ]),
    );
    return id;
  }

  private async openAccounts(): Promise<void> {
    const { gov, app } = this;
    const hr = (await this.by(HR_ELSEWHERE).get('/auth/me').expect(200)).body;
    const grants = `/accounts/${hr.accountId}/role-grants`;
    const grant = { role: 'UNIT_HR', unitId: gov.units['dinasLain'], from: '2026-01-01' };
    await gov.admin.post(grants, grant).expect(201);
    await gov.admin.delete(`${grants}/${hr.roles[0].id}`).expect(204);
    const resettable = { username: 'belum-aktif', roles: [{ role: 'AUDITOR', from: '2026-01-01' }] };
    const dormant = (await gov.admin.post('/accounts', resettable).expect(201)).body.id;
    const victim = (await this.by(VICTIM).get('/auth/me').expect(200)).body.accountId;
    await gov.admin.post(`/accounts/${victim}/role-grants`, { role: 'AUDITOR', from: '2030-01-01' }).expect(201);
    await this.by(VICTIM).post('/auth/totp').expect(201);
    const people = [...Object.values(HOLDERS), VICTIM].filter((holder) => holder !== MACHINE);
    for (const person of people) await this.openAccount(person, dormant);
    await this.openMachine();
    await app.drainJobs();
  }

  /** A machine has a job too. Sessions and roles it can not have: where a table asks for one of its own, there is none. */
  private async openMachine(): Promise<void> {
    const account = this.of(MACHINE)('account');
    const job = await this.app.get(Jobs).enqueue('test.nobody', {}, { startedBy: account });
    const none = {
      session: newId(),
      otherSession: newId(),
      grant: newId(),
      notification: newId(),
      evidenceUpload: newId(),
      askedRequest: newId(),
      reviewInvitation: newId(),
      certificationAttempt: newId(),
    };
    this.note(MACHINE, { ...none, job, username: MACHINE, resettable: account });
  }

  /** Two more sessions, a job that has ended, and the role that was granted last. */
  private async openAccount(username: string, dormant: string): Promise<void> {
    const { gov, app } = this;
    for (let more = 0; more < 2; more += 1) await gov.signIn(username);
    const { accountId, roles } = (await this.by(username).get('/auth/me').expect(200)).body;
    const account = (await gov.admin.get(`/accounts/${accountId}`).expect(200)).body;
    const { data } = (await gov.admin.get(`/accounts/${accountId}/sessions`).expect(200)).body;
    const [, session, otherSession] = data as { id: string }[];
    const job = await app.get(Jobs).enqueue('test.nobody', {}, { startedBy: accountId });
    this.note(username, {
      ...{ account: accountId, session: session!.id, otherSession: otherSession!.id, job },
      ...{ username: account.username, role: roles[0].role, grant: account.roles.at(-1).id },
      resettable: username === VICTIM ? dormant : accountId,
      evidenceUpload: await this.beginUpload(accountId),
      askedRequest: await this.askOnce(this.of(username)('employee')),
      reviewInvitation: await this.inviteOnce(this.of(username)('employee')),
      notification: await this.tell(this.of(username)('employee')),
      certificationAttempt: await this.practise(this.of(username)('employee')),
    });
  }

  /** A question to somebody that he has declined. */
  private async askOnce(fromEmployeeId: string): Promise<string> {
    const { app } = this;
    const [id, now, workPlanId] = [newId(), app.clock.now(), this.of(MOVED)('workPlan')];
    const about = {
      part: 'PLAN',
      partId: null,
      question: 'Apa yang dapat saya perbaiki?',
      status: 'DECLINED',
    } as const;
    const people = { fromEmployeeId, askedByEmployeeId: this.of(MOVED)('employee') };
    const row = { id, workPlanId, ...people, ...about, createdAt: now, updatedAt: now, version: 1 };
    await app.db.transaction(() => app.db.insert(FeedbackRequest, row));
    return id;
  }

  /** What somebody was told; whoever is no person is told nothing. */
  private async tell(employeeId: string): Promise<string> {
    const { app } = this;
    const facts = { ownerId: employeeId, performancePeriodId: this.common.period ?? '', workPlanId: newId() };
    await app.db.transaction(() => app.get(Inbox).tell(employeeId, 'PLAN_RETURNED', facts));
    const sql = 'SELECT id FROM notification WHERE employeeId = ? ORDER BY id DESC LIMIT 1';
    return (await app.db.rows<{ id: string }>(sql, [employeeId]))[0]!.id;
  }

  /** A file of which nothing has come yet, of an account that may or may not send any. */
  private async beginUpload(accountId: string): Promise<string> {
    const { app } = this;
    const [id, now] = [newId(), app.clock.now()];
    const facts = { place: 1, fileName: 'laporan.pdf', sizeBytes: 10, offsetBytes: 0, takenUntil: null };
    const stamps = { expiresAt: new Date(now.getTime() + UPLOAD_LIFE_MS), createdAt: now, updatedAt: now, version: 1 };
    await app.db.transaction(() => app.db.insert(EvidenceUpload, { id, accountId, ...facts, ...stamps }));
    return id;
  }

  private async addWhatBelongsToNobody(): Promise<void> {
    const { admin, units } = this.gov;
    const outage = {
      startedAt: '2026-02-10T01:00:00.000Z',
      endedAt: '2026-02-10T03:00:00.000Z',
      reason: 'Listrik padam',
    };
    this.common.downtime = (await admin.post('/service-downtimes', outage).expect(201)).body.id;
    this.common.orgUnit = units['bidang']!;
    this.common.chainRule = (await admin.get('/appraisal-chain-rules').expect(200)).body.data[0].id;
    const [position] = (await admin.get('/positions', { unitId: this.common.orgUnit }).expect(200)).body.data;
    Object.assign(this.common, { position: position.id, positionTitle: position.title, positionKind: position.kind });
    await this.addMasterData();
    const file = { name: 'unor.csv', content: Buffer.from('Id;NamaUnor\r\n1;Dinas\r\n') };
    const { body, type } = multipart([
      ['kind', 'ORG_UNITS'],
      ['file', file],
    ]);
    const upload = await admin.post('/imports', body, { 'content-type': type }).expect(202);
    const profile = { kind: 'ORG_UNITS', name: 'SOTK' };
    this.common.importProfile = (await admin.post('/imports/profiles', profile).expect(201)).body.id;
    const receiver = { url: 'https://93.184.216.34/sasaran', eventTypes: ['employee.created'] };
    const subscription = (await admin.post('/webhook-subscriptions', receiver).expect(201)).body;
    const path = `/webhook-subscriptions/${subscription.id}`;
    await admin.patch(path, { state: 'PAUSED' }).ifMatch(subscription.version).expect(200);
    const delivery = (await admin.post(`${path}/pings`).expect(201)).body;
    const nik = '3374014202920007';
    await admin.post(`/employees/${this.gov.id('stranger')}/identity-number`, { nik }).expect(200);
    const held = { employeeId: this.gov.id('stranger'), reason: 'Untuk uji coba izin.' };
    const hold = (await admin.post('/retention/holds', held).expect(201)).body.id;
    await admin.post(`/retention/holds/${hold}/release`, { reason: 'Selesai' }).expect(201);
    Object.assign(this.common, { takenNik: nik, hold });
    const [auditEvent] = (await this.gov.auditor.get('/audit-events', { limit: 1 }).expect(200)).body.data;
    Object.assign(this.common, { import: upload.body.importId, subscription: subscription.id });
    Object.assign(this.common, { delivery: delivery.id, auditEvent: auditEvent.id });
    const machine = { name: 'mesin-siasn', purpose: 'Tidak pernah memanggil.', scopes: ['period:read', 'scim:read'] };
    const serviceAccount = (await admin.post('/service-accounts', machine).expect(201)).body;
    const tokens = `/service-accounts/${serviceAccount.id}/lasting-tokens`;
    const { lastingTokens } = (await admin.post(tokens, {}).expect(201)).body;
    Object.assign(this.common, { lastingToken: lastingTokens[0].id });
    Object.assign(this.common, { serviceAccount: serviceAccount.id, serviceAccountName: machine.name });
  }

  /** A unit that changes its name later, a code of the own, and a holiday of the region. */
  private async addMasterData(): Promise<void> {
    const make = async (path: string, body: object): Promise<string> =>
      (await this.gov.admin.post(path, body).expect(201)).body.id;
    const letter = { letterNumber: '2/2026', letterOn: '2026-03-20', effectiveOn: '2026-07-01' };
    const line = { fromUnitId: this.common.orgUnit, newName: 'Bidang Layanan' };
    const local = { code: 'LABKESDA', name: 'Laboratorium kesehatan daerah', validFrom: '2026-01-01' };
    const holiday = { day: '2026-07-20', kind: 'LIBUR_DAERAH', name: 'Hari jadi kabupaten' };
    Object.assign(this.common, {
      reorganisation: await make('/org-unit-reorganisations', { kind: 'RENAME', ...letter, lines: [line] }),
      referenceItem: await make('/references/jenis-unit', local),
      calendarDay: await make('/working-calendar/days', holiday),
    });
  }
}
