import { aResult, PASSWORD, ratings, SELF_ASSESSMENT, SOME_REVISION } from './government.js';
import { SOME_CRITERION, SOME_SURVEY } from './criteria.js';
import { multipart } from './import-files.js';
import { SOME_PREFERENCES } from './preferences.js';
import type { Things } from './permission-world.js';
import { pieceFrom } from './tus.js';

/** One call, in a way that does no harm where it can: with an old version, in a state that is over, of what is there already. */
export interface Attempt {
  /** For the `{…}` of the path, in order. */
  readonly ids?: readonly string[];
  readonly query?: Record<string, string | number | boolean>;
  readonly body?: object;
  readonly headers?: Record<string, string>;
  /** What somebody gets whom the operation reaches: the status, or the code of what the rules of the field say. */
  readonly reached: number | string;
  /** Of a list: whether a row is the object. */
  readonly shows?: (row: Record<string, unknown>) => boolean;
  /** It ends sessions, so that everybody has to sign in before it. */
  readonly endsSessions?: boolean;
}

/** How an operation is called for what belongs to somebody; `isOwn` when that is the caller. */
export type HowToCall = (of: Things, isOwn: boolean) => Attempt;

const ALL = { limit: 200, count: true };
const OLD = { 'if-match': '"999999"' };
const PLAN_STATE = 'WORK_PLAN.WRONG_STATE';
const REVISION_STATE = 'WORK_PLAN.REVISION_STATE';
const REVERSED = 'EMPLOYEE.RANGE_REVERSED';
const BEFORE = { lastDay: '2000-01-01' };
/** An id that is older than any. */
const LONG_BEFORE = '00000000-0000-7000-8000-000000000000';
const LONG_AGO = { validFrom: '2020-01-01', validUntil: '2020-12-31' };
/** The same person twice. */
const self = (employeeId: string, other: string): object => ({
  employeeId,
  [other]: employeeId,
  validFrom: '2026-01-01',
});
/** Why something is corrected or taken back. */
const MISTAKE = { reason: 'Untuk uji coba izin.' };
const correction = { body: MISTAKE, headers: OLD };
/** A correction, or withdrawal, of something that belongs to a person. */
const ofPerson =
  (kind: string, reached: number | string, more: Omit<Attempt, 'ids' | 'reached'>): HowToCall =>
  (of) => ({ ids: [of('employee'), of(kind)], reached, ...more });
const FIRST = 'EMPLOYEE.FIRST_ENTRY_STAYS';
const CRITERIA_STATE = 'CRITERIA.WRONG_STATE';
const CALIBRATION_STATE = 'CALIBRATION.WRONG_STATE';
const APPRAISAL_STATE = 'APPRAISAL.WRONG_STATE';
const OBJECTION_STATE = 'OBJECTION.WRONG_STATE';

/** An operation on one thing, which answers so without a body. */
const on =
  (kind: string, reached: number | string, more: Omit<Attempt, 'ids' | 'reached'> = {}): HowToCall =>
  (of) => ({ ids: [of(kind)], reached, ...more });
/** A list that shows the thing under a name. */
const list =
  (kind: string, field = 'id', query: Attempt['query'] = {}): HowToCall =>
  (of) => ({ query: { ...ALL, ...query }, reached: 200, shows: (row) => row[field] === of(kind) });
/** An operation that is always on the caller's own account: somebody else's can not even be named. */
const own =
  (reached: number | string, body?: object, more: Partial<Attempt> = {}): HowToCall =>
  (of, isOwn) => ({
    reached,
    ...more,
    ...(isOwn ? body && { body } : { body: { ...body, accountId: of('account') } }),
  });
/** The same, where there is no body. */
const ownWithout =
  (reached: number, more: Partial<Attempt> = {}): HowToCall =>
  (of, isOwn) => ({ reached, ...more, ...(isOwn ? {} : { query: { accountId: of('account') } }) });
const always =
  (attempt: Attempt): HowToCall =>
  () =>
    attempt;

const patchOf = (operation: object): object => ({
  schemas: ['urn:ietf:params:scim:api:messages:2.0:PatchOp'],
  Operations: [operation],
});
/** Users by SCIM, however it is asked. */
const scimList =
  (asked: Pick<Attempt, 'query' | 'body'>): HowToCall =>
  (of) => ({ ...asked, reached: 200, shows: (row) => row['id'] === of('user') });

const NO_FILE = multipart([['kind', 'ORG_UNITS']]);
const NO_CALENDAR = multipart([['year', '2027']]);
/** A unit can not go into itself. */
const intoItself: HowToCall = (of) => ({
  body: {
    kind: 'MOVE',
    effectiveOn: '2026-07-01',
    letterNumber: '1',
    letterOn: '2026-01-01',
    lines: [{ fromUnitId: of('orgUnit'), toUnitId: of('orgUnit') }],
  },
  reached: 'ORGANIZATION.REORGANISATION_UNSOUND',
});
const SOME_RESULT = aResult();

/** How each operation is called, in this order: what ends sessions or removes something comes last. */
export const CALLS: Readonly<Record<string, HowToCall>> = {
  // What belongs to a person
  'GET /employees': list('employee'),
  'POST /employees': always({
    body: { kind: 'PNS', name: 'Nomor Sama', nip: '199301012018011011' },
    reached: 'EMPLOYEE.NIP_TAKEN',
  }),
  'GET /employees/{id}': on('employee', 200),
  'GET /employees/{id}/appraiser': on('employee', 200),
  'GET /employees/{id}/attendance': on('employee', 200),
  'GET /employees/{id}/attendance-summary': on('employee', 200),
  'GET /employees/{id}/attendance-figures': on('employee', 200, {
    query: { from: '2026-01-01', until: '2026-03-31' },
  }),
  'GET /employees/{id}/criteria': (of) => ({
    ids: [of('employee')],
    query: { performancePeriodId: of('period') },
    reached: 200,
  }),
  'GET /attendance': list('employee', 'employeeId'),
  'GET /attendance-summaries': list('employee', 'employeeId', { month: '2026-03' }),
  'GET /employees/{id}/assignments': on('employee', 200),
  'POST /employees/{id}/assignments': (of) => ({
    ids: [of('employee')],
    body: { unitId: of('unit'), positionId: of('post'), kind: 'DEFINITIF', headsUnit: false, validFrom: '2026-05-01' },
    reached: 'EMPLOYEE.ASSIGNMENT_OVERLAPS',
  }),
  'POST /employees/{id}/assignments/{assignmentId}/end': (of) => ({
    ids: [of('employee'), of('assignment')],
    body: { lastDay: '2020-01-01' },
    reached: 'EMPLOYEE.RANGE_REVERSED',
  }),
  'PATCH /employees/{id}/assignments/{assignmentId}': ofPerson('assignment', 412, correction),
  'POST /employees/{id}/assignments/{assignmentId}/withdrawal': ofPerson('firstPost', 'EMPLOYEE.NO_POST_BEFORE', {
    body: { ...MISTAKE, reopenPrevious: true },
  }),
  'PATCH /employees/{id}/standings/{standingId}': ofPerson('standing', 412, correction),
  'POST /employees/{id}/standings/{standingId}/withdrawal': ofPerson('standing', FIRST, { body: MISTAKE }),
  'PATCH /employees/{id}/grades/{gradeId}': ofPerson('grade', 412, correction),
  'POST /employees/{id}/grades/{gradeId}/withdrawal': ofPerson('grade', FIRST, { body: MISTAKE }),
  'PATCH /employees/{id}/contracts/{contractId}': ofPerson('contract', 412, correction),
  'POST /employees/{id}/contracts/{contractId}/withdrawal': ofPerson('contract', 'EMPLOYEE.CONTRACT_EXTENDED', {
    body: MISTAKE,
  }),
  'PATCH /employees/{id}/leaves/{leaveId}': ofPerson('leave', 412, correction),
  'POST /employees/{id}/transfers': (of) => ({
    ids: [of('employee')],
    body: { unitId: of('unit'), positionId: of('post'), headsUnit: false, validFrom: '2020-01-01' },
    reached: 'EMPLOYEE.NO_POST_TO_LEAVE',
  }),
  'GET /employees/{id}/appraisal-chain': on('employee', 200),
  'GET /employees/{id}/standings': on('employee', 200),
  'POST /employees/{id}/standings': on('employee', 'EMPLOYEE.STANDING_UNKNOWN', {
    body: { standingCode: '00', validFrom: '2026-05-01' },
  }),
  'GET /employees/{id}/grades': on('employee', 200),
  'POST /employees/{id}/grades': on('employee', 'EMPLOYEE.GRADE_INVALID', {
    body: { gradeCode: '17', validFrom: '2026-05-01' },
  }),
  'GET /employees/{id}/contracts': on('employee', 200),
  'POST /employees/{id}/contracts': on('employee', 'EMPLOYEE.NOT_PPPK', { body: LONG_AGO }),
  'POST /employees/{id}/contracts/{contractId}/extension': (of) => ({
    ids: [of('employee'), of('contract')],
    body: { validUntil: '2100-12-31' },
    reached: 'EMPLOYEE.NOT_PPPK',
  }),
  'POST /employees/{id}/contracts/{contractId}/end': (of) => ({
    ids: [of('employee'), of('contract')],
    body: BEFORE,
    reached: REVERSED,
  }),
  'GET /employees/{id}/profile': on('employee', 200),
  'PATCH /employees/{id}': on('employee', 412, { body: { birthPlace: 'Semarang' }, headers: OLD }),
  'GET /employees/{id}/identity-number': on('employee', 200),
  'POST /employees/{id}/identity-number': (of) => ({
    ids: [of('employee')],
    body: { nik: of('takenNik') },
    reached: 'EMPLOYEE.NIK_TAKEN',
  }),
  'POST /identity-number-searches': (of) => ({ body: { nik: of('takenNik') }, reached: 200 }),
  'GET /employees/{id}/numbers': on('employee', 200),
  'POST /employees/{id}/numbers': on('employee', 'EMPLOYEE.NUMBER_NOT_LAST', {
    body: { number: '198507212010012077', validFrom: '2020-01-01' },
  }),
  'POST /employees/{id}/retirement-decision': on('employee', 201, { body: { reason: 'Untuk uji coba izin.' } }),
  'DELETE /employees/{id}/identity-number': on('employee', 204),
  'GET /data-requests': list('dataRequest'),
  'GET /data-requests/{id}': on('dataRequest', 200),
  'POST /data-requests': (of, isOwn) => ({
    body: {
      ...{ kind: 'CORRECTION', field: 'birthPlace', wantedValue: 'Semarang', reason: 'Untuk uji coba izin.' },
      ...(isOwn ? {} : { employeeId: of('employee') }),
    },
    reached: 'PRIVACY.ALREADY_FILED',
  }),
  'POST /data-requests/{id}/decision': on('dataRequest', 'PRIVACY.GROUND_REQUIRED', {
    body: { decision: 'REFUSED', answer: 'Tidak ada bukti.' },
  }),
  'POST /data-requests/{id}/withdrawal': on('dataRequest', 201),
  'GET /employees/{id}/leaves': on('employee', 200),
  'POST /employees/{id}/leaves': on('employee', REVERSED, {
    body: { kind: 'TAHUNAN', validFrom: '2020-01-02', validUntil: '2020-01-01' },
  }),
  'POST /employees/{id}/leaves/{leaveId}/end': (of) => ({
    ids: [of('employee'), of('leave')],
    body: BEFORE,
    reached: REVERSED,
  }),
  'GET /reporting-lines': list('employee', 'employeeId'),
  'GET /data-quality': (of) => ({
    query: { ...ALL, unitId: of('unit') },
    reached: 200,
    shows: ({ kind, findings }) => kind === 'POSITION_WITHOUT_CLASS' && Number(findings) > 0,
  }),
  'GET /data-quality/findings': (of) => ({
    query: { ...ALL, kind: 'POSITION_WITHOUT_CLASS' },
    reached: 200,
    shows: ({ record }) => (record as { id: string }).id === of('post'),
  }),
  'GET /data-quality/trend': (of) => ({
    query: { ...ALL, unitId: of('unit') },
    reached: 200,
    shows: ({ total }) => Number(total) > 0,
  }),
  'GET /data-quality/exceptions': list('exception'),
  'GET /data-quality/exceptions/{id}': on('exception', 200),
  'POST /data-quality/exceptions': (of) => ({
    body: { id: of('exception'), kind: 'NUMBER_SEX', recordId: of('employee'), reason: 'Untuk uji coba izin.' },
    reached: 'EMPLOYEE.FINDING_SETTLED',
  }),
  'GET /appraisal-delegations': list('delegation'),
  'GET /appraisal-delegations/{id}': on('delegation', 200),
  'POST /appraisal-delegations': (of) => ({
    body: { toEmployeeId: of('employee'), letterNumber: '1', letterOn: '2026-01-01', validFrom: '2026-01-01' },
    reached: 'EMPLOYEE.DELEGATION_SCOPE',
  }),
  'POST /appraisal-delegations/{id}/end': on('delegation', REVERSED, { body: BEFORE }),
  'GET /appraiser-appointments': list('appointment'),
  'GET /appraiser-appointments/{id}': on('appointment', 200),
  'POST /appraiser-appointments': (of) => ({
    body: { ...self(of('employee'), 'appraiserId'), reason: 'Untuk uji coba izin.' },
    reached: 'EMPLOYEE.SAME_PERSON',
  }),
  'POST /appraiser-appointments/{id}/end': on('appointment', REVERSED, { body: BEFORE }),
  'GET /appraisal-conflicts': list('conflict'),
  'GET /appraisal-conflicts/{id}': on('conflict', 200),
  'POST /appraisal-conflicts': (of) => ({
    body: { ...self(of('employee'), 'otherId'), cause: 'OTHER' },
    reached: 'EMPLOYEE.SAME_PERSON',
  }),
  'POST /appraisal-conflicts/{id}/end': on('conflict', REVERSED, { body: BEFORE }),
  'GET /teams': list('team'),
  'GET /teams/{id}': on('team', 200),
  'POST /teams': (of) => ({
    body: { id: of('team'), name: 'Tim Kedua', unitId: of('unit'), validFrom: '2026-01-01' },
    reached: 'REQUEST.ID_TAKEN',
  }),
  'POST /teams/{id}/end': on('team', REVERSED, { body: BEFORE }),
  'GET /teams/{id}/members': on('team', 200),
  'POST /teams/{id}/members': (of) => ({
    ids: [of('team')],
    body: { employeeId: of('team'), role: 'MEMBER', validFrom: '2026-01-01' },
    reached: 'EMPLOYEE.EMPLOYEE_UNKNOWN',
  }),
  'POST /teams/{id}/members/{memberId}/end': (of) => ({
    ids: [of('team'), of('member')],
    body: BEFORE,
    reached: REVERSED,
  }),
  'PATCH /appraisal-delegations/{id}': on('delegation', 412, correction),
  'PATCH /appraiser-appointments/{id}': on('appointment', 412, correction),
  'PATCH /appraisal-conflicts/{id}': on('conflict', 412, correction),
  'PATCH /teams/{id}/members/{memberId}': (of) => ({ ids: [of('team'), of('member')], reached: 412, ...correction }),
  // Two may do it, and the first would leave nothing for the other.
  'POST /teams/{id}/members/{memberId}/withdrawal': (of) => ({
    ids: [of('team'), of('team')],
    body: MISTAKE,
    reached: 404,
  }),
  'POST /feedback': always({
    body: { employeeId: LONG_BEFORE, kind: 'SARAN', text: 'Bagikan jadwal lebih awal.' },
    reached: 'FEEDBACK.NOT_YOURS_TO_GIVE',
  }),
  'GET /performance-tree-nodes': always({ query: ALL, reached: 200 }),
  'GET /performance-tree-nodes/{id}': on('treeNode', 200),
  'POST /performance-tree-nodes': (of) => ({
    body: {
      ...{ id: of('treeNode'), performancePeriodId: of('period'), unitId: of('unit') },
      ...{ level: 'OUTPUT', statement: 'Layanan merata' },
    },
    reached: 'REQUEST.ID_TAKEN',
  }),
  'POST /performance-tree-batches': (of) => ({
    body: {
      performancePeriodId: of('period'),
      nodes: [{ code: '1', parentCode: '9', unitId: of('unit'), level: 'OUTPUT', statement: 'Layanan merata' }],
    },
    reached: 'CASCADE.BATCH_UNSOUND',
  }),
  'PATCH /performance-tree-nodes/{id}': on('treeNode', 412, { body: { statement: 'Diubah' }, headers: OLD }),
  'DELETE /performance-tree-nodes/{id}': on('treeNode', 412, { headers: OLD }),
  'GET /criteria-acknowledgements': (of) => ({
    query: { ...ALL, criteriaSetId: of('rootCriteria') },
    reached: 200,
    shows: (row) => row['employeeId'] === of('employee'),
  }),
  'GET /criteria-acknowledgement-counts': (of) => ({
    query: { ...ALL, criteriaSetId: of('rootCriteria') },
    reached: 200,
    shows: (row) => row['unitId'] === of('unit'),
  }),
  'POST /criteria-sets': (of) => ({
    body: { unitId: of('unit'), performancePeriodId: of('period'), name: 'Kriteria', criteria: [SOME_CRITERION] },
    reached: 'CRITERIA.ALREADY_THERE',
  }),
  'PATCH /criteria-sets/{id}': on('criteriaSet', 412, { body: { name: 'Kriteria lain' }, headers: OLD }),
  'POST /criteria-sets/{id}/consultation': on('criteriaSet', 412, { body: { until: '2026-12-31' }, headers: OLD }),
  'POST /criteria-sets/{id}/publication': on('criteriaSet', 412, { headers: OLD }),
  'POST /criteria-sets/{id}/withdrawal': on('criteriaSet', 412, { body: MISTAKE, headers: OLD }),
  'POST /criteria-sets/{id}/revision': on('criteriaSet', 412, { body: MISTAKE, headers: OLD }),
  'POST /criteria-sets/{id}/reminders': on('criteriaSet', 'CRITERIA.WRONG_STATE'),
  'POST /criteria-proposals/{id}/answer': on('criteriaProposal', 412, {
    body: { answer: 'ACCEPTED', ...MISTAKE },
    headers: OLD,
  }),
  'POST /satisfaction-surveys': (of) => ({
    body: { ...SOME_SURVEY, id: of('survey'), unitId: of('unit'), serviceName: 'Layanan lain' },
    reached: 'REQUEST.ID_TAKEN',
  }),
  'PATCH /satisfaction-surveys/{id}': on('survey', 412, { body: { respondents: 11 }, headers: OLD }),
  'DELETE /satisfaction-surveys/{id}': on('survey', 412, { headers: OLD }),
  'POST /unit-agreements': (of) => ({
    body: { performancePeriodId: of('period'), unitId: of('unit') },
    reached: 'UNIT_AGREEMENT.ALREADY_THERE',
  }),
  'GET /review-rounds': list('reviewRound'),
  'GET /review-rounds/{id}': on('reviewRound', 200),
  'GET /review-rounds/{id}/progress': on('reviewRound', 200),
  'GET /review-rounds/{id}/unit-figures': on('reviewRound', 200),
  'POST /review-rounds': (of) => ({
    body: {
      ...{ id: of('reviewRound'), name: 'Untuk uji coba izin', unitId: of('unit') },
      ...{ performancePeriodId: of('period'), questionnaireId: of('questionnaire') },
    },
    reached: 'REQUEST.ID_TAKEN',
  }),
  'PATCH /review-rounds/{id}': on('reviewRound', 412, { body: { name: 'Nama lain' }, headers: OLD }),
  'POST /review-rounds/{id}/proposal': on('reviewRound', 412, { headers: OLD }),
  'POST /review-rounds/{id}/opening': on('reviewRound', 412, { headers: OLD }),
  'POST /review-rounds/{id}/closing': on('reviewRound', 412, { headers: OLD }),
  'POST /review-rounds/{id}/release': on('reviewRound', 412, { headers: OLD }),
  'POST /review-rounds/{id}/cancellation': on('reviewRound', 412, { headers: OLD }),
  'GET /review-rounds/{id}/reviewers': (of) => ({
    ...{ ids: [of('reviewRound')], query: ALL, reached: 200 },
    shows: ({ employeeId }) => employeeId === of('employee'),
  }),
  'POST /review-rounds/{id}/adjustments': (of) => ({
    ids: [of('reviewRound')],
    body: {
      ...{ employeeId: of('employee'), reviewerId: of('employee'), group: 'PEER' },
      ...{ kind: 'ADD', reason: 'Untuk uji coba izin' },
    },
    reached: 'REVIEWER.STAYS',
  }),
  'GET /review-adjustments': list('reviewAdjustment'),
  'GET /review-adjustments/{id}': on('reviewAdjustment', 200),
  'POST /review-adjustments/{id}/decision': on('reviewAdjustment', 412, { body: { accepted: true }, headers: OLD }),
  'GET /review-results': list('employee', 'employeeId'),
  'GET /review-rounds/{id}/results/{employeeId}': (of) => ({
    ids: [of('resultRound'), of('employee')],
    reached: 200,
  }),
  'PATCH /unit-agreements/{id}': on('agreement', 412, { body: { budget: [] }, headers: OLD }),
  'DELETE /unit-agreements/{id}': on('agreement', 412, { headers: OLD }),
  'POST /unit-agreements/{id}/revision': on('agreement', 'UNIT_AGREEMENT.WRONG_STATE', {
    body: { reason: 'Untuk uji coba izin' },
  }),
  'POST /organisation-performances': (of) => ({
    body: {
      ...{ unitId: of('unit'), performancePeriodId: of('period'), evaluationPeriodId: of('evaluationPeriod') },
    },
    reached: 'ORGANISATION_PERFORMANCE.ALREADY_THERE',
  }),
  'PATCH /organisation-performances/{id}': on('organisationPerformance', 412, {
    body: { exceedsExpectations: true },
    headers: OLD,
  }),
  'DELETE /organisation-performances/{id}': on('organisationPerformance', 412, { headers: OLD }),
  'POST /organisation-performances/{id}/revision': on(
    'organisationPerformance',
    'ORGANISATION_PERFORMANCE.ALREADY_THERE',
    { body: MISTAKE },
  ),
  'GET /org-units/{id}/distribution': (of) => ({
    ids: [of('unit')],
    query: { evaluationPeriodId: of('evaluationPeriod') },
    reached: 200,
  }),
  'POST /org-units/{id}/distribution-simulations': (of) => ({
    ids: [of('unit')],
    // Without counts of his own a leader of few people whom he may not read is refused (DI-6).
    body: {
      evaluationPeriodId: of('evaluationPeriod'),
      counts: { SANGAT_BAIK: 1, BAIK: 4, BUTUH_PERBAIKAN: 0, KURANG: 0, SANGAT_KURANG: 0 },
    },
    reached: 200,
  }),
  'POST /org-units/{id}/distribution-justifications': (of) => ({
    ids: [of('unit')],
    body: { evaluationPeriodId: of('evaluationPeriod'), reason: 'Untuk uji coba izin saja.' },
    reached: 'DISTRIBUTION.NOTHING_BROKEN',
  }),
  'POST /performance-periods/{id}/public-figures': always({
    ids: [LONG_BEFORE],
    reached: 404,
  }),
  'GET /boards/government': (of) => ({
    query: { performancePeriodId: of('period') },
    reached: 200,
  }),
  'GET /org-units/{id}/board': (of) => ({
    ids: [of('unit')],
    query: { performancePeriodId: of('period') },
    reached: 200,
  }),
  'GET /charts': always({ reached: 200 }),
  'GET /charts/{code}': (of) => ({
    ids: ['distribution'],
    query: { unitId: of('unit'), evaluationPeriodId: of('evaluationPeriod') },
    reached: 200,
  }),
  'GET /employees/{id}/charts/values': (of) => ({
    ids: [of('employee')],
    query: { performancePeriodId: of('period') },
    reached: 200,
  }),
  'GET /figures-policy': always({ reached: 200 }),
  'PATCH /figures-policy': always({ body: { fewestPeople: 6 }, headers: OLD, reached: 412 }),
  'GET /distribution-justifications': list('justification'),
  'GET /distribution-justifications/{id}': on('justification', 200),
  'GET /calibration-sessions': list('calibrationSession'),
  'GET /calibration-sessions/{id}': on('calibrationSession', 200),
  'GET /calibration-sessions/{id}/drafts': on('calibrationSession', 200),
  'GET /calibration-sessions/{id}/notes': on('calibrationSession', 200),
  'GET /calibration-sessions/{id}/changes': on('calibrationSession', 200),
  'POST /calibration-sessions': (of) => ({
    body: {
      ...{ id: of('calibrationSession'), unitId: of('unit'), performancePeriodId: of('period') },
      heldOn: '2026-04-16',
    },
    reached: 'REQUEST.ID_TAKEN',
  }),
  'PATCH /calibration-sessions/{id}': on('calibrationSession', CALIBRATION_STATE, { body: {}, headers: OLD }),
  'POST /calibration-sessions/{id}/attendance': on('calibrationSession', CALIBRATION_STATE, {
    body: { participants: [] },
    headers: OLD,
  }),
  'POST /calibration-sessions/{id}/opening': on('calibrationSession', CALIBRATION_STATE),
  'POST /calibration-sessions/{id}/cancellation': on('calibrationSession', CALIBRATION_STATE, { body: MISTAKE }),
  'POST /calibration-sessions/{id}/notes': on('calibrationSession', CALIBRATION_STATE, { body: { text: 'x' } }),
  'POST /calibration-sessions/{id}/closure': on('calibrationSession', CALIBRATION_STATE, { body: {} }),
  'POST /calibration-sessions/{id}/reopening': on('calibrationSession', CALIBRATION_STATE, { body: MISTAKE }),
  'POST /calibration-sessions/{id}/changes': (of) => ({
    ids: [of('calibrationSession')],
    body: {
      ...{ appraisalId: LONG_BEFORE, fromResultRating: 'SESUAI_EKSPEKTASI', fromBehaviourRating: 'SESUAI_EKSPEKTASI' },
      ...{ resultRating: 'DI_ATAS_EKSPEKTASI', behaviourRating: 'SESUAI_EKSPEKTASI', reasonCode: 'EVIDENCE' },
      reason: 'Untuk uji coba izin saja.',
    },
    reached: CALIBRATION_STATE,
  }),
  'GET /appraisals/{id}/head-rating': on('appraisal', 200),
  'GET /appraisals/{id}/calibration-changes': on('appraisal', 200),
  'GET /fairness-analyses/{id}/appraisers': on('fairnessAnalysis', 200),
  'GET /fairness-analyses/{id}/hints': on('fairnessAnalysis', 200),
  'GET /library-results': always({ query: ALL, reached: 200 }),
  'GET /library-results/{id}': on('libraryResult', 200),
  'POST /library-results': (of) => ({
    body: { id: of('libraryResult'), unitId: of('unit'), statement: 'Layanan merata' },
    reached: 'REQUEST.ID_TAKEN',
  }),
  'PATCH /library-results/{id}': on('libraryResult', 412, { body: { statement: 'Diubah' }, headers: OLD }),
  'POST /library-results/{id}/retirement': on('libraryResult', 412, { headers: OLD }),
  'POST /library-results/{id}/distributions': (of) => ({
    ids: [of('libraryResult')],
    body: { employeeIds: [of('employee')], performancePeriodId: LONG_BEFORE },
    reached: 'LIBRARY.PERIOD_UNKNOWN',
  }),
  'GET /library-distributions': list('libraryDistribution'),
  'GET /library-distributions/{id}': on('libraryDistribution', 200),
  'GET /library-distributions/{id}/records': on('libraryDistribution', 200),
  'GET /team': list('employee', 'employeeId'),
  'GET /work-plans': list('workPlan'),
  'POST /work-plans': (of, isOwn) => ({
    body: { performancePeriodId: of('period'), ...(isOwn ? {} : { employeeId: of('employee') }) },
    reached: 'WORK_PLAN.OVERLAPS',
  }),
  'GET /work-plans/{id}': on('workPlan', 200),
  'PATCH /work-plans/{id}': on('workPlan', 412, { body: { endsOn: '2026-11-30' }, headers: OLD }),
  'DELETE /work-plans/{id}': on('workPlan', 412, { headers: OLD }),
  'POST /work-plans/{id}/results': on('workPlan', PLAN_STATE, { body: SOME_RESULT }),
  'GET /work-plans/{id}/quality': on('workPlan', 200),
  'POST /work-plans/{id}/copies': (of) => ({
    ids: [of('workPlan')],
    body: { fromWorkPlanId: of('workPlan') },
    reached: PLAN_STATE,
  }),
  'POST /work-plan-results/{id}/review': on('result', PLAN_STATE),
  'POST /work-plan-drafts': (of) => ({
    body: { performancePeriodId: of('formerPeriod'), unitId: of('unit') },
    reached: 'QUALITY.YEAR_UNKNOWN',
  }),
  'GET /work-plans/{id}/document': on('workPlan', 200),
  'GET /work-plans/{id}/action-plan-document': on('workPlan', 200),
  'GET /role-matrices/{leaderWorkPlanId}/document': on('workPlan', 200),
  'GET /appraisals/{id}/document': on('appraisal', 200),
  'GET /appraisals/{id}/evaluation-document': on('appraisal', 200),
  'GET /objections/{id}/document': on('objection', 200),
  'GET /objections/{id}/decision-document': on('objection', 'DOCUMENT.NOT_DECIDED'),
  'GET /org-units/{id}/recap-document': (of) => ({
    ids: [of('unit')],
    query: { performancePeriodId: of('period') },
    reached: 200,
  }),
  'POST /document-batches': (of) => ({
    body: { kind: 'SKP', performancePeriodId: of('formerPeriod'), unitId: of('unit') },
    reached: 'DOCUMENT.NOTHING_SIGNED',
  }),
  'GET /document-batches': list('documentBatch'),
  'GET /document-batches/{id}': on('documentBatch', 200),
  'GET /document-batches/{id}/content': on('documentBatch', 200),
  'GET /work-plan-drafts': list('planDraft'),
  'GET /work-plan-drafts/{id}': on('planDraft', 200),
  'GET /work-plan-drafts/{id}/records': on('planDraft', 200),
  'POST /work-plans/{id}/library-results': (of) => ({
    ids: [of('workPlan')],
    body: { libraryResultId: of('libraryResult') },
    reached: PLAN_STATE,
  }),
  'PATCH /work-plan-results/{id}': on('result', 412, { body: { statement: 'Diubah' }, headers: OLD }),
  'DELETE /work-plan-results/{id}': on('result', 412, { headers: OLD }),
  'GET /cascade-findings': (of) => ({
    query: { ...ALL, performancePeriodId: of('period'), employeeId: of('employee') },
    reached: 200,
    shows: ({ kind, findings }) => kind === 'PENDING_RESULT' && Number(findings) > 0,
  }),
  'GET /cascade-findings/records': (of) => ({
    query: { ...ALL, performancePeriodId: of('period'), kind: 'PENDING_RESULT' },
    reached: 200,
    shows: ({ workPlanId }) => workPlanId === of('workPlan'),
  }),
  'GET /work-plans/{id}/next-step': on('workPlan', 200),
  'GET /next-steps': (of) => ({
    query: { ...ALL },
    reached: 200,
    shows: ({ workPlanId }) => workPlanId === of('workPlan'),
  }),
  'GET /next-steps/units': (of) => ({
    query: { ...ALL, employeeId: of('employee') },
    reached: 200,
    shows: ({ plans }) => Number(plans) > 0,
  }),
  'GET /timeline': (of) => ({
    query: { ...ALL, employeeId: of('employee') },
    reached: 200,
    shows: ({ workPlanId }) => workPlanId === of('workPlan'),
  }),
  'GET /plan-exemptions': (of) => ({
    query: { ...ALL, performancePeriodId: of('formerPeriod') },
    reached: 200,
    shows: ({ employeeId }) => employeeId === of('employee'),
  }),
  'GET /role-matrices/{id}': on('workPlan', 200),
  'POST /role-matrices/{id}/cells': (of) => ({
    ids: [of('workPlan')],
    body: { leaderResultId: of('result'), employeeId: of('employee'), statement: 'Untuk uji coba izin' },
    reached: 'CASCADE.MEMBER_UNKNOWN',
  }),
  'POST /role-matrices/{id}/publication': on('workPlan', 201),
  'GET /role-matrix-cells/{id}': on('roleCell', 200),
  'PATCH /role-matrix-cells/{id}': on('roleCell', 412, { body: { statement: 'Diubah' }, headers: OLD }),
  'DELETE /role-matrix-cells/{id}': on('roleCell', 412, { headers: OLD }),
  'GET /work-plans/{id}/events': on('workPlan', 200, { query: { limit: 1 } }),
  'GET /work-plans/{id}/assigned-roles': on('workPlan', 200),
  'GET /work-plans/{id}/leader-results': on('workPlan', 200),
  'GET /work-plan-results/{id}/followers': on('result', 200),
  'POST /work-plan-results/{id}/alignment': on('result', 412, { body: {}, headers: OLD }),
  'DELETE /work-plan-results/{id}/alignment': on('result', 412, { headers: OLD }),
  'POST /work-plan-results/{id}/indicators': on('result', PLAN_STATE, {
    body: { aspect: 'KUANTITAS', statement: 'Jumlah laporan', target: '12', unit: 'laporan' },
  }),
  'PATCH /work-plan-indicators/{id}': on('indicator', 412, { body: { target: '24' }, headers: OLD }),
  'DELETE /work-plan-indicators/{id}': on('indicator', 412, { headers: OLD }),
  'PATCH /work-plans/{id}/behaviours/{code}': (of) => ({
    ids: [of('workPlan'), 'ADAPTIF'],
    body: { expectation: 'Memakai aplikasi baru' },
    headers: OLD,
    reached: 412,
  }),
  'PATCH /work-plans/{id}/annexes': on('workPlan', 412, { body: { resources: ['Dua orang'] }, headers: OLD }),
  'POST /work-plans/{id}/submission': on('workPlan', PLAN_STATE),
  'POST /work-plans/{id}/return': on('workPlan', PLAN_STATE, { body: { reason: 'Tambahkan hasil kerja kedua.' } }),
  'POST /work-plans/{id}/agreement': on('workPlan', PLAN_STATE),
  'POST /work-plans/{id}/activation': on('workPlan', PLAN_STATE),
  'POST /work-plans/{id}/closure': on('workPlan', 'WORK_PLAN.OUTSIDE_PLAN', {
    body: { endsOn: '2025-12-31', ...MISTAKE },
  }),
  'POST /work-plans/{id}/reopening': on('workPlan', PLAN_STATE, { body: MISTAKE }),
  'POST /work-plans/{id}/cancellation': on('workPlan', 'WORK_PLAN.ALREADY_RATED', { body: MISTAKE }),
  'POST /work-plans/{id}/appraisal-duty': (of) => ({
    ids: [of('workPlan')],
    body: { appraiserId: of('employee'), ...MISTAKE },
    reached: PLAN_STATE,
  }),
  'GET /evidence': list('evidence'),
  'POST /work-plans/{id}/evidence': (of) => ({
    ids: [of('workPlan')],
    body: {
      url: 'https://dinas.example.go.id/bukti',
      title: 'Untuk uji coba izin',
      links: [{ resultId: of('indicator') }],
    },
    reached: 'EVIDENCE.PROVES_NOTHING',
  }),
  'GET /evidence/{id}': on('evidence', 200),
  'GET /evidence/{id}/content': on('evidence', 200),
  'POST /evidence/{id}/assessment': on('evidence', 'WORK_PLAN.PERIOD_RATED', { body: { verdict: 'FITTING' } }),
  'DELETE /evidence/{id}': on('evidence', 'WORK_PLAN.PERIOD_RATED'),
  'GET /feedback': list('feedback'),
  'GET /feedback/{id}': on('feedback', 200),
  'POST /feedback/{id}/replies': on('feedback', 201, { body: { text: 'Terima kasih.' } }),
  'GET /feedback-requests': list('feedbackRequest'),
  'GET /feedback-requests/{id}': on('feedbackRequest', 200),
  'POST /feedback-requests/{id}/withdrawal': on('answeredRequest', 'FEEDBACK.NOT_OPEN'),
  'POST /work-plans/{id}/feedback-requests': (of) => ({
    ids: [of('workPlan')],
    body: { fromEmployeeId: of('workPlan'), question: 'Apa yang dapat saya perbaiki?' },
    reached: 'FEEDBACK.ASKED_UNFIT',
  }),
  'GET /handovers': list('closedPlan', 'workPlanId'),
  'GET /work-plans/{id}/handover': on('closedPlan', 200),
  'POST /work-plans/{id}/handover': on('workPlan', 'WORK_PLAN.WRONG_STATE', {
    body: { results: [{ resultId: '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d99' }] },
  }),
  'GET /work-plans/{id}/achievements': on('workPlan', 200),
  'GET /work-plans/{id}/outlook': on('workPlan', 200),
  'GET /team/outlook': list('employee', 'employeeId'),
  'GET /work-plans/{id}/entry-periods': on('workPlan', 200),
  'POST /work-plans/{id}/entry-reopenings': (of) => ({
    ids: [of('workPlan')],
    body: { evaluationPeriodId: of('indicator'), openUntil: '2026-05-01', reason: 'Untuk uji coba izin' },
    reached: 'MONITORING.PERIOD_UNKNOWN',
  }),
  'POST /measurements': (of) => ({
    body: { indicatorId: of('indicator'), occurredOn: '2025-12-31', value: '1', sourceName: 'Antrean' },
    reached: 'WORK_PLAN.OUTSIDE_PLAN',
  }),
  'GET /work-plans/{id}/action-items': on('workPlan', 200),
  'POST /work-plans/{id}/action-items': (of) => ({
    ids: [of('workPlan')],
    body: { resultId: of('indicator'), evaluationPeriodId: of('indicator'), statement: 'Untuk uji coba izin' },
    reached: 'MONITORING.RESULT_UNKNOWN',
  }),
  'GET /daily-log-entries': list('dailyLogEntry'),
  'POST /daily-log-entries': (of) => ({
    body: {
      ...{ id: of('dailyLogEntry'), occurredOn: '2026-04-01', resultId: of('result') },
      ...{ text: 'Untuk uji coba izin', minutes: 5 },
    },
    reached: 'REQUEST.ID_TAKEN',
  }),
  'GET /daily-log-entries/{id}': on('dailyLogEntry', 200),
  'PATCH /daily-log-entries/{id}': on('dailyLogEntry', 412, { body: { minutes: 5 }, headers: OLD }),
  'DELETE /daily-log-entries/{id}': on('dailyLogEntry', 412, { headers: OLD }),
  'POST /daily-log-entries/{id}/sighting': on('dailyLogEntry', 412, { body: {}, headers: OLD }),
  'GET /daily-log-totals': list('employee', 'employeeId'),
  'GET /team/daily-log': list('employee', 'employeeId'),
  'GET /action-items/{id}': on('actionItem', 200),
  'PATCH /action-items/{id}': on('actionItem', 412, { body: { status: 'DONE' }, headers: OLD }),
  'DELETE /action-items/{id}': on('actionItem', 412, { headers: OLD }),
  'GET /work-plans/{id}/progress-entries': on('workPlan', 200),
  'POST /work-plans/{id}/progress-entries': (of) => ({
    ids: [of('workPlan')],
    body: { indicatorId: of('workPlan'), occurredOn: '2026-04-01', value: '1' },
    reached: 'WORK_PLAN.INDICATOR_UNKNOWN',
  }),
  'GET /scim/v2/Users': scimList({ query: { count: 200 } }),
  'POST /scim/v2/Users/.search': scimList({ body: { count: 200 } }),
  'GET /scim/v2/Users/{id}': on('user', 200),
  'POST /scim/v2/Users': (of) => ({
    body: { userName: of('number') },
    reached: 201,
  }),
  'PUT /scim/v2/Users/{id}': on('user', 412, { body: { userName: 'x' }, headers: OLD }),
  'PATCH /scim/v2/Users/{id}': on('user', 412, {
    body: patchOf({ op: 'replace', path: 'active', value: true }),
    headers: OLD,
  }),
  'DELETE /scim/v2/Users/{id}': on('user', 412, { headers: OLD }),
  'GET /signed-work-plans': list('signedWorkPlan'),
  'GET /signed-work-plans/{id}': on('signedWorkPlan', 200),
  'GET /signed-work-plans/{id}/changes': on('signedWorkPlan', 200),
  'GET /work-plans/{id}/comments': on('workPlan', 200),
  'POST /work-plans/{id}/comments': on('workPlan', 'WORK_PLAN.PART_UNKNOWN', {
    body: { part: 'RESULT', partId: 'tidak-ada', text: 'Apakah ini masih berlaku?' },
  }),
  'GET /work-plan-comments/{id}': on('comment', 200),
  'POST /work-plan-comments/{id}/resolution': on('comment', 'WORK_PLAN.THREAD_CLOSED'),
  'POST /work-plans/{id}/escalation': on('workPlan', PLAN_STATE, { body: MISTAKE }),
  'POST /work-plan-agreements': (of) => ({
    body: { plans: [{ workPlanId: of('workPlan'), version: 1 }] },
    reached: 200,
  }),
  'GET /work-plans/{id}/revisions': on('workPlan', 200),
  'POST /work-plans/{id}/revisions': on('workPlan', 'WORK_PLAN.REVISION_OPEN', { body: SOME_REVISION }),
  'GET /work-plan-revisions/{id}': on('revision', 200),
  'PATCH /work-plan-revisions/{id}': on('revision', 412, { body: { ground: 'ANGGARAN' }, headers: OLD }),
  'PATCH /work-plan-revisions/{id}/behaviours/{code}': (of) => ({
    ids: [of('revision'), 'ADAPTIF'],
    body: { expectation: 'Memakai aplikasi baru' },
    headers: OLD,
    reached: 412,
  }),
  'POST /work-plan-revisions/{id}/submission': on('revision', REVISION_STATE),
  'POST /work-plan-revisions/{id}/return': on('revision', REVISION_STATE, { body: MISTAKE }),
  'POST /work-plan-revisions/{id}/agreement': on('revision', REVISION_STATE),
  'POST /work-plan-revisions/{id}/refusal': on('revision', REVISION_STATE, { body: MISTAKE }),
  'POST /work-plan-revisions/{id}/withdrawal': on('revision', REVISION_STATE),
  'GET /signed-appraisals': list('signedAppraisal'),
  'GET /signed-appraisals/{id}': on('signedAppraisal', 200),
  'GET /appraisals': list('appraisal'),
  'POST /appraisals': (of) => ({
    body: { workPlanId: of('workPlan'), evaluationPeriodId: of('evaluationPeriod') },
    reached: 'APPRAISAL.ALREADY_OPEN',
  }),
  'GET /appraisals/{id}': on('appraisal', 200),
  'POST /appraisals/{id}/self-assessment': on('appraisal', 'APPRAISAL.SELF_ASSESSMENT_CLOSED', {
    body: SELF_ASSESSMENT,
  }),
  'POST /appraisals/{id}/ratings': on('appraisal', APPRAISAL_STATE, { body: ratings() }),
  'POST /appraisals/{id}/publication': on('appraisal', APPRAISAL_STATE),
  'POST /appraisals/{id}/acknowledgement': on('appraisal', APPRAISAL_STATE),
  'GET /appraisals/{id}/suggestion': on('appraisal', 200),
  'GET /appraisals/{id}/inputs': on('appraisal', 200),
  'GET /appraisals/{id}/recommendations': on('appraisal', 200),
  'POST /appraisals/{id}/verification': on('appraisal', 200),
  'GET /appraisals/{id}/explanation': on('appraisal', 200),
  'GET /work-plans/{id}/appraiser-notes': on('workPlan', 200),
  'POST /work-plans/{id}/appraiser-notes': on('workPlan', 201, { body: { text: 'Untuk uji coba izin.' } }),
  'POST /appraisal-simulations': (of) => ({
    body: { performancePeriodId: of('period'), unitId: of('unit') },
    reached: 'APPRAISAL.SIMULATION_EMPTY',
  }),
  'POST /appraisal-publications': (of) => ({
    body: { performancePeriodId: of('formerPeriod'), unitId: of('unit') },
    reached: 202,
  }),
  'GET /appraisals/{id}/talks': on('appraisal', 200),
  'POST /appraisals/{id}/talks': on('appraisal', 'REQUEST.INVALID', {
    body: { heldOn: '2099-01-01', note: 'Untuk uji coba izin.' },
  }),
  'GET /appraisals/{id}/rulings': on('appraisal', 200),
  'POST /appraisals/{id}/rulings': on('appraisal', 'REQUEST.INVALID', {
    body: {
      ...{ ruling: 'KEEP', authority: 'PTUN Uji', letterNumber: '1', letterOn: '2099-01-01' },
      reason: 'Untuk uji coba izin.',
    },
  }),
  'POST /appraisals/{id}/objections': on('appraisal', 'OBJECTION.EVIDENCE_UNKNOWN', {
    body: { contests: ['RESULTS'], reasons: 'Untuk uji coba izin, bukan keberatan.', evidenceIds: [LONG_BEFORE] },
  }),
  'GET /objections': list('objection'),
  'GET /objections/{id}': on('objection', 200),
  'POST /objections/{id}/withdrawal': on('objection', OBJECTION_STATE),
  'POST /objections/{id}/examination': on('objection', OBJECTION_STATE, { body: {} }),
  'POST /objections/{id}/explanations': on('objection', OBJECTION_STATE, { body: { text: 'Untuk uji coba izin.' } }),
  'POST /objections/{id}/hearings': on('objection', OBJECTION_STATE, {
    body: { heldOn: '2026-04-01', heard: ['EMPLOYEE'], minutes: 'Untuk uji coba izin saja.' },
  }),
  'POST /objections/{id}/decision': on('objection', OBJECTION_STATE, {
    body: { outcome: 'REJECTED', reason: 'Untuk uji coba izin, bukan putusan.' },
  }),
  'POST /objections/{id}/examiner': (of) => ({
    ids: [of('objection')],
    body: { examinerId: of('employee'), reason: 'Untuk uji coba izin.' },
    reached: OBJECTION_STATE,
  }),

  // What belongs to nobody in particular
  'GET /criteria-sets': always({ query: ALL, reached: 200 }),
  'GET /criteria-sets/{id}': on('rootCriteria', 200),
  'GET /criteria-sets/{id}/changes': on('rootCriteria', 200),
  'GET /criteria-sets/{id}/comments': on('rootCriteria', 200),
  'GET /criteria-sets/{id}/proposals': on('rootCriteria', 200),
  'GET /criteria-comments/{id}': on('rootComment', 200),
  'GET /criteria-proposals/{id}': on('rootProposal', 200),
  'POST /criteria-sets/{id}/comments': on('rootCriteria', CRITERIA_STATE, { body: { text: 'Sudah jelas?' } }),
  'POST /criteria-sets/{id}/proposals': on('rootCriteria', CRITERIA_STATE, {
    body: { kind: 'REMOVE', criterionCode: 'HASIL', ...MISTAKE },
  }),
  'POST /criteria-proposals/{id}/vote': on('rootProposal', CRITERIA_STATE, { body: { isFor: true } }),
  'POST /criteria-sets/{id}/acknowledgement': on('draftCriteria', CRITERIA_STATE),
  'GET /criteria-policy': always({ reached: 200 }),
  'PATCH /criteria-policy': always({ body: { consultationDays: 5 }, headers: OLD, reached: 412 }),
  'GET /satisfaction-surveys': always({ query: ALL, reached: 200 }),
  'GET /satisfaction-surveys/{id}': on('survey', 200),
  'GET /satisfaction-trend': (of) => ({ query: { unitId: of('orgUnit') }, reached: 200 }),
  'GET /objection-policy': always({ reached: 200 }),
  'PATCH /objection-policy': always({ body: { objectionDays: 20 }, headers: OLD, reached: 412 }),
  'GET /unit-agreements': always({ query: ALL, reached: 200 }),
  'GET /unit-agreements/{id}': on('agreement', 200),
  'GET /unit-agreements/{id}/coverage': on('agreement', 200),
  'POST /unit-agreements/{id}/signature': on('agreement', 412, { headers: OLD }),
  'POST /unit-agreements/{id}/recorded-signature': on('agreement', 412, {
    body: { letterNumber: '1', letterOn: '2026-01-30' },
    headers: OLD,
  }),
  'GET /organisation-performances': always({ query: ALL, reached: 200 }),
  'GET /organisation-performances/{id}': on('organisationPerformance', 200),
  'GET /organisation-performances/{id}/form': on('organisationPerformance', 200),
  'POST /organisation-performances/{id}/decision': on('organisationPerformance', 412, {
    body: { predicate: 'BAIK' },
    headers: OLD,
  }),
  'POST /organisation-performances/{id}/recorded-decision': on('organisationPerformance', 412, {
    body: { predicate: 'BAIK', letterNumber: '1', letterOn: '2026-03-31' },
    headers: OLD,
  }),
  'POST /organisation-performances/{id}/recommendations': on(
    'organisationPerformance',
    'ORGANISATION_PERFORMANCE.WRONG_STATE',
    { body: { source: 'HR', predicate: 'BAIK', ...MISTAKE } },
  ),
  'GET /fairness-analyses': always({ query: ALL, reached: 200 }),
  'GET /fairness-analyses/{id}': on('fairnessAnalysis', 200),
  'GET /fairness-analyses/{id}/group-differences': on('fairnessAnalysis', 200),
  'POST /fairness-analyses': (of) => ({
    body: { id: of('fairnessAnalysis'), performancePeriodId: of('period') },
    reached: 'REQUEST.ID_TAKEN',
  }),
  'GET /distribution-calculator': always({ query: { n: 10, organisationPredicate: 'BAIK' }, reached: 200 }),
  'GET /predicate-policy': always({ reached: 200 }),
  'PATCH /predicate-policy': always({ body: { fewestPeople: 10 }, headers: OLD, reached: 412 }),
  'GET /appraisal-chain-rules': always({ query: ALL, reached: 200 }),
  'GET /appraisal-chain-rules/{id}': on('chainRule', 200),
  'POST /appraisal-chain-rules': always({
    body: { sequence: 1, above: 'UNIT', validFrom: '2026-01-01' },
    reached: 'EMPLOYEE.RULE_TARGET',
  }),
  'POST /appraisal-chain-rules/{id}/end': on('chainRule', REVERSED, { body: { lastDay: '0000-12-31' } }),
  'PATCH /appraisal-chain-rules/{id}': on('chainRule', 412, correction),
  'GET /appraisal-chain-policy': always({ reached: 200 }),
  'PATCH /appraisal-chain-policy': always({ body: { minimumMonths: 1 }, headers: OLD, reached: 412 }),
  'GET /audit-events': always({ query: ALL, reached: 200 }),
  'GET /audit-events/export': always({ query: { action: 'work-plan.agree' }, reached: 200 }),
  'GET /audit-events/subjects': always({ query: ALL, reached: 200 }),
  'GET /audit-events/subjects/export': always({ query: { from: '2026-04-01' }, reached: 200 }),
  'GET /retention/classes': always({ reached: 200 }),
  'GET /retention/due': always({ reached: 200 }),
  'GET /retention/runs': always({ query: ALL, reached: 200 }),
  'GET /retention/holds': always({ query: ALL, reached: 200 }),
  'GET /retention/holds/{id}': on('hold', 200),
  'POST /retention/holds': (of) => ({
    body: { employeeId: of('orgUnit'), reason: 'Untuk uji coba izin.' },
    reached: 'PRIVACY.EMPLOYEE_UNKNOWN',
  }),
  'POST /retention/holds/{id}/release': on('hold', 'PRIVACY.HOLD_RELEASED', { body: { reason: 'Selesai' } }),
  'GET /audit-events/verification': always({ query: { limit: 10 }, reached: 200 }),
  'GET /audit-events/{id}': on('auditEvent', 200),
  'GET /schedules': always({ query: ALL, reached: 200 }),
  'GET /imports': always({ query: ALL, reached: 200 }),
  'POST /imports': always({
    body: NO_FILE.body,
    headers: { 'content-type': NO_FILE.type },
    reached: 'IMPORT.FILE_REQUIRED',
  }),
  'GET /imports/templates/{kind}': always({ ids: ['ORG_UNITS'], reached: 200 }),
  'GET /imports/profiles': always({ query: ALL, reached: 200 }),
  'POST /imports/profiles': always({
    body: { kind: 'ORG_UNITS', name: 'Izin', columns: [{ title: 'Kode', field: 'NIK' }] },
    reached: 'IMPORT.PROFILE_FIELD_UNKNOWN',
  }),
  'GET /imports/profiles/{id}': on('importProfile', 200),
  'PATCH /imports/profiles/{id}': on('importProfile', 412, { body: { name: 'Lain' }, headers: OLD }),
  'DELETE /imports/profiles/{id}': always({ ids: ['01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d11'], reached: 404 }),
  'GET /imports/{id}': on('import', 200),
  'GET /imports/{id}/file': on('import', 'IMPORT.NO_FILE_KEPT'),
  'GET /imports/{id}/missing': on('import', 200),
  'GET /imports/{id}/rows': on('import', 200),
  'POST /imports/{id}/application': on('import', 'IMPORT.WRONG_STATE', { body: {} }),
  'POST /imports/{id}/undo': on('import', 'IMPORT.UNDO_WRONG_STATE'),
  'GET /org-units': always({ query: ALL, reached: 200 }),
  'POST /org-units': always({ body: { name: 'Pemerintah Kedua' }, reached: 'ORGANIZATION.ROOT_EXISTS' }),
  'GET /org-units/{id}': on('orgUnit', 200),
  'PATCH /org-units/{id}': on('orgUnit', 412, { body: { name: 'Lain lagi' }, headers: OLD }),
  'GET /org-units/{id}/periods': on('orgUnit', 200),
  'POST /org-units/{id}/periods': (of) => ({
    ids: [of('orgUnit')],
    body: { validFrom: '2026-05-01', parentId: of('orgUnit') },
    reached: 'ORGANIZATION.CYCLE',
  }),
  'POST /org-units/{id}/closure': on('orgUnit', 'ORGANIZATION.UNIT_HAS_POSTS', { body: { lastDay: '2026-12-31' } }),
  'GET /org-units/{id}/work-weeks': on('orgUnit', 200),
  'POST /org-units/{id}/work-weeks': on('orgUnit', 201, { body: { validFrom: '2030-01-01', week: 'SIX_DAYS' } }),
  'GET /org-unit-reorganisations': always({ query: ALL, reached: 200 }),
  'POST /org-unit-reorganisations': intoItself,
  'POST /org-unit-reorganisation-previews': intoItself,
  'GET /org-unit-reorganisations/{id}': on('reorganisation', 200),
  'GET /positions': always({ query: ALL, reached: 200 }),
  'POST /positions': (of) => ({
    body: { unitId: of('orgUnit'), kind: of('positionKind'), title: of('positionTitle') },
    reached: 'ORGANIZATION.POSITION_EXISTS',
  }),
  'GET /positions/{id}': on('position', 200),
  'PATCH /positions/{id}': on('position', 412, { body: { jobClass: 9 }, headers: OLD }),
  'GET /references': always({ query: ALL, reached: 200 }),
  'GET /references/{list}': always({ ids: ['eselon'], query: ALL, reached: 200 }),
  'POST /references/{list}': always({
    ids: ['jenis-unit'],
    body: { code: 'DINAS', name: 'Dinas kedua' },
    reached: 'REFERENCE.CODE_EXISTS',
  }),
  'GET /reference-items/{id}': on('referenceItem', 200),
  'PATCH /reference-items/{id}': on('referenceItem', 412, { body: { sequence: 1 }, headers: OLD }),
  'POST /reference-items/{id}/closure': on('referenceItem', 'REFERENCE.DAYS_REVERSED', { body: BEFORE }),
  'GET /working-calendar': always({ query: { from: '2026-03-01', until: '2026-03-31' }, reached: 200 }),
  'GET /working-calendar/term': always({ query: { from: '2026-03-13', workingDays: 14 }, reached: 200 }),
  'GET /working-calendar/days': always({ query: ALL, reached: 200 }),
  'POST /working-calendar/days': always({
    body: { day: '2026-08-17', kind: 'LIBUR_DAERAH', name: 'Hari yang sama' },
    reached: 'CALENDAR.DAY_TAKEN',
  }),
  'GET /working-calendar/days/{id}': on('calendarDay', 200),
  'PATCH /working-calendar/days/{id}': on('calendarDay', 412, { body: { name: 'Lain lagi' }, headers: OLD }),
  'POST /working-calendar/imports': always({
    body: NO_CALENDAR.body,
    headers: { 'content-type': NO_CALENDAR.type },
    reached: 'CALENDAR.FILE_REQUIRED',
  }),
  'GET /working-calendar/policy': always({ reached: 200 }),
  'PATCH /working-calendar/policy': always({ body: { jointLeaveIsWorkingDay: true }, headers: OLD, reached: 412 }),
  'GET /review-policy': always({ reached: 200 }),
  'PATCH /review-policy': always({ body: { peerCount: 4 }, headers: OLD, reached: 412 }),
  'GET /review-questionnaires': always({ query: ALL, reached: 200 }),
  'GET /review-questionnaires/{id}': on('questionnaire', 200),
  'POST /review-questionnaires': (of) => ({
    body: {
      ...{ id: of('questionnaire'), title: 'Untuk uji coba izin' },
      items: [{ id: 'a', type: 'TEXT', subjectKind: 'OPEN', text: 'Apa lagi?' }],
    },
    reached: 'REQUEST.ID_TAKEN',
  }),
  'PATCH /review-questionnaires/{id}': on('questionnaire', 412, { body: { title: 'Judul lain' }, headers: OLD }),
  'DELETE /review-questionnaires/{id}': on('questionnaire', 412, { headers: OLD }),
  'POST /review-questionnaires/{id}/publication': on('questionnaire', 412, { headers: OLD }),
  'POST /review-questionnaires/{id}/revision': on('questionnaire', 'REVIEW.EDITION_OPEN'),
  'GET /appraiser-course': always({ reached: 200 }),
  'GET /certification-policy': always({ reached: 200 }),
  'PATCH /certification-policy': always({ body: { passPercent: 75 }, headers: OLD, reached: 412 }),
  'GET /appraiser-certifications': (of) => ({
    query: ALL,
    reached: 200,
    shows: (row) => row['employeeId'] === of('employee'),
  }),
  'GET /appraisal-policy': always({ reached: 200 }),
  'PATCH /appraisal-policy': always({ body: { minimumEvidence: 2 }, headers: OLD, reached: 412 }),
  'GET /performance-periods/{id}/numeric-settings': on('period', 200),
  'PATCH /performance-periods/{id}/numeric-settings': on('period', 412, { body: { skpPercent: 60 }, headers: OLD }),
  'GET /team-appraisals': always({ query: ALL, reached: 200 }),
  'POST /appraisals/{id}/recommendations': always({
    ids: [LONG_BEFORE],
    body: { text: 'Untuk uji coba izin.' },
    reached: 404,
  }),
  'GET /work-plan-policy': always({ reached: 200 }),
  'PATCH /work-plan-policy': always({ body: { mostMainResults: 9 }, headers: OLD, reached: 412 }),
  'GET /performance-periods': always({ query: ALL, reached: 200 }),
  'POST /performance-periods': always({ body: { year: 2026 }, reached: 'PERIOD.YEAR_EXISTS' }),
  'GET /performance-periods/{id}': on('period', 200),
  'GET /performance-periods/{id}/evaluation-periods': on('period', 200),
  'GET /evaluation-periods/{id}': on('evaluationPeriod', 200),
  'PATCH /evaluation-periods/{id}': on('evaluationPeriod', 412, {
    body: { progressDueOn: '2026-04-20' },
    headers: OLD,
  }),
  'GET /service-downtimes': always({ query: ALL, reached: 200 }),
  'GET /service-downtimes/{id}': on('downtime', 200),
  'POST /service-downtimes': always({
    body: { startedAt: '2026-04-01T00:00:00.000Z', endedAt: '2026-03-31T00:00:00.000Z', reason: 'Untuk uji coba izin' },
    reached: 'PERIOD.DOWNTIME_IMPOSSIBLE',
  }),
  'DELETE /service-downtimes/{id}': on('downtime', 412, { headers: OLD }),
  'GET /service-accounts': always({ query: ALL, reached: 200 }),
  'POST /service-accounts': (of) => ({
    body: { name: of('serviceAccountName'), purpose: 'Membaca data untuk uji coba.', scopes: ['period:read'] },
    reached: 'SERVICE_ACCOUNT.NAME_TAKEN',
  }),
  'GET /service-accounts/{id}': on('serviceAccount', 200),
  'PATCH /service-accounts/{id}': on('serviceAccount', 412, { body: { purpose: 'Lain lagi.' }, headers: OLD }),
  'POST /service-accounts/{id}/secret-rotation': on('serviceAccount', 201, { body: {} }),
  'POST /service-accounts/{id}/lasting-tokens': on('serviceAccount', 201, { body: {} }),
  'POST /service-accounts/{id}/revocation': on('serviceAccount', 201),
  'DELETE /service-accounts/{id}/lasting-tokens/{tokenId}': (of) => ({
    ids: [of('serviceAccount'), of('lastingToken')],
    reached: 204,
  }),
  'GET /scim/v2/ServiceProviderConfig': always({ reached: 200 }),
  'GET /scim/v2/ResourceTypes': always({ reached: 200 }),
  'GET /scim/v2/ResourceTypes/{name}': always({ ids: ['User'], reached: 200 }),
  'GET /scim/v2/Schemas': always({ reached: 200 }),
  'GET /scim/v2/Schemas/{urn}': always({ ids: ['urn:ietf:params:scim:schemas:core:2.0:User'], reached: 200 }),
  'GET /scim/v2/Groups': always({ reached: 200 }),
  'POST /scim/v2/Groups/.search': always({ body: { count: 1 }, reached: 200 }),
  'POST /scim/v2/Groups': always({ body: { displayName: 'AUDITOR' }, reached: 'SCIM.GROUP_EXISTS' }),
  'GET /scim/v2/Groups/{role}': always({ ids: ['AUDITOR'], reached: 200 }),
  'PUT /scim/v2/Groups/{role}': always({ ids: ['AUDITOR'], body: { members: [] }, headers: OLD, reached: 412 }),
  'PATCH /scim/v2/Groups/{role}': always({
    ids: ['AUDITOR'],
    body: patchOf({ op: 'remove', path: 'members' }),
    headers: OLD,
    reached: 412,
  }),
  'GET /webhook-subscriptions': always({ query: ALL, reached: 200 }),
  'POST /webhook-subscriptions': always({
    body: { url: 'https://10.0.0.1/sasaran', eventTypes: ['employee.created'] },
    reached: 'WEBHOOK.TARGET_REFUSED',
  }),
  'GET /webhook-subscriptions/{id}': on('subscription', 200),
  'PATCH /webhook-subscriptions/{id}': on('subscription', 412, { body: { state: 'ACTIVE' }, headers: OLD }),
  'GET /webhook-subscriptions/{id}/deliveries': on('subscription', 200),
  'POST /webhook-subscriptions/{id}/pings': on('subscription', 201),
  'POST /webhook-subscriptions/{id}/secret-rotations': on('subscription', 201, { body: {} }),
  'POST /webhook-subscriptions/{id}/replays': on('subscription', 'WEBHOOK.NOT_ACTIVE', {
    body: { since: '2026-03-01T17:00:00.000Z' },
  }),
  'GET /webhook-deliveries/{id}': on('delivery', 200),
  'POST /webhook-deliveries/{id}/replays': on('delivery', 'WEBHOOK.NOT_ACTIVE'),
  'POST /employees/{id}/leaves/{leaveId}/withdrawal': ofPerson('leave', 204, { body: MISTAKE }),
  'POST /appraisal-delegations/{id}/withdrawal': on('delegation', 204, { body: MISTAKE }),
  'POST /appraiser-appointments/{id}/withdrawal': on('appointment', 204, { body: MISTAKE }),
  'POST /appraisal-conflicts/{id}/withdrawal': on('conflict', 204, { body: MISTAKE }),
  'POST /data-quality/exceptions/{id}/withdrawal': on('exception', 204, { body: MISTAKE }),
  'POST /appraisal-chain-rules/{id}/withdrawal': on('chainRule', 204, { body: MISTAKE }),
  'DELETE /working-calendar/days/{id}': on('calendarDay', 204),
  'DELETE /webhook-subscriptions/{id}': on('subscription', 204),

  // What belongs to an account
  'GET /accounts': list('account'),
  'POST /accounts': (of) => ({
    body: { username: of('username'), roles: [{ role: 'AUDITOR', from: '2026-01-01' }] },
    reached: 'ACCOUNT.USERNAME_TAKEN',
  }),
  'GET /accounts/{id}': on('account', 200),
  'PATCH /accounts/{id}': on('account', 412, { body: { email: null }, headers: OLD }),
  'POST /accounts/{id}/activation-secret': on('account', 'ACCOUNT.ALREADY_ACTIVE'),
  'POST /accounts/{id}/role-grants': (of) => ({
    ids: [of('account')],
    body: { role: 'EMPLOYEE', from: '2026-01-01' },
    reached: 'ACCOUNT.ROLE_OVERLAPS',
  }),
  'POST /accounts/{id}/password-reset': on('resettable', 'ACCOUNT.NOT_ACTIVE'),
  'GET /accounts/{id}/sessions': on('account', 200),
  'GET /my/access-log': list('employee', 'objectId', { kind: 'CHANGE' }),
  'GET /my/data': ownWithout(200),
  'GET /my/duties': list('employee', 'employeeId'),
  'GET /my/appraiser-fairness': list('fairnessAnalysis', 'analysisId'),
  'POST /my/appraiser-fairness/{id}/comment': on('fairnessAnalysis', 'FAIRNESS.ANSWERED', { body: {} }),
  'GET /my/notifications': list('notification'),
  'GET /my/notification-preferences': ownWithout(200),
  'PUT /my/notification-preferences': own(412, SOME_PREFERENCES, { headers: OLD }),
  'POST /my/notifications/{id}/reading': on('notification', 200),
  'POST /my/notifications/reading': own(200, { upToId: LONG_BEFORE }),
  'GET /my/appraiser-certification': ownWithout(200),
  'GET /my/certification-attempts': list('certificationAttempt'),
  'POST /my/certification-attempts': own('CERTIFICATION.ATTEMPT_OPEN'),
  'GET /my/certification-attempts/{id}': on('certificationAttempt', 200),
  'POST /my/certification-attempts/{id}/answers': on('certificationAttempt', 'CERTIFICATION.ANSWERS_INCOMPLETE', {
    body: { answers: [{ code: 'LAIN', resultRating: 'SESUAI_EKSPEKTASI', behaviourRating: 'SESUAI_EKSPEKTASI' }] },
  }),
  'GET /my/review-invitations': list('reviewInvitation'),
  'GET /my/review-invitations/{id}': on('reviewInvitation', 200),
  'PUT /my/review-invitations/{id}/answers': on('reviewInvitation', 'REVIEWER.ANSWERS_UNSOUND', {
    body: { answers: [{ itemId: 'bukan-butir', choice: 1 }] },
  }),
  'POST /my/review-invitations/{id}/completion': on('reviewInvitation', 'REVIEWER.INCOMPLETE', { body: {} }),
  'POST /my/review-invitations/{id}/refusal': on('reviewInvitation', 'REVIEWER.OWN_REVIEW', {
    body: { cause: 'OTHER' },
  }),
  'POST /feedback-requests/{id}/refusal': on('askedRequest', 'FEEDBACK.NOT_OPEN'),
  'POST /evidence-uploads': own(413, undefined, { headers: { 'upload-length': '999999999' } }),
  'GET /evidence-uploads/{id}': on('evidenceUpload', 200),
  'PATCH /evidence-uploads/{id}': on('evidenceUpload', 'EVIDENCE.UPLOAD_OFFSET', {
    body: Buffer.from('x'),
    headers: pieceFrom(5),
  }),
  'DELETE /evidence-uploads/{id}': on('evidenceUpload', 204),
  'GET /auth/me': ownWithout(200),
  'GET /auth/service-account': ownWithout(200),
  'GET /auth/sessions': list('session'),
  'GET /auth/totp': ownWithout(200),
  'POST /auth/password': own('AUTH.PASSWORD_WEAK', { currentPassword: PASSWORD, newPassword: 'pendek' }),
  'POST /auth/reauthentication': own(204, { password: PASSWORD }),
  'POST /auth/totp/confirmation': own('SECOND_FACTOR.NOT_BEGUN', { code: '123456' }),
  'POST /auth/totp/recovery-codes': own('SECOND_FACTOR.NOT_ON', { password: PASSWORD }),
  'POST /auth/totp/removal': own('SECOND_FACTOR.NOT_ON', { password: PASSWORD }),
  'POST /auth/totp': own(201),
  'GET /jobs': list('job'),
  'GET /jobs/{id}': on('job', 200),
  'GET /jobs/{id}/events': on('job', 200),
  'POST /jobs/{id}/retry': on('job', 200),
  'DELETE /accounts/{id}/totp': on('account', 204),
  'DELETE /accounts/{id}/role-grants/{grantId}': (of) => ({ ids: [of('account'), of('grant')], reached: 204 }),
  'DELETE /accounts/{id}/sessions/{sessionId}': (of) => ({ ids: [of('account'), of('session')], reached: 204 }),
  'DELETE /auth/sessions/{id}': on('otherSession', 204),
  'DELETE /auth/sessions': ownWithout(204, { endsSessions: true }),
  'DELETE /accounts/{id}/sessions': on('account', 204, { endsSessions: true }),
  'POST /auth/logout': own(204, undefined, { endsSessions: true }),
};
