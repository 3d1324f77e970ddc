import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { ServiceProcess } from '../support/service-process.js';
import { makeTestDatabase, type TestDatabase } from '../support/test-database.js';

jest.setTimeout(300_000);

interface Example {
  readonly method: string;
  readonly path: string;
  readonly operationId: string;
  readonly body: object | undefined;
  /** Whether it takes the version of what it changes. */
  readonly isVersioned: boolean;
  /** Those without which it does nothing. */
  readonly headers: Readonly<Record<string, string>>;
}
interface Documented {
  readonly operationId: string;
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly example?: object }>> };
}
interface Parameter {
  readonly in: string;
  readonly name: string;
  readonly required?: boolean;
  readonly schema: {
    readonly example?: string | number;
    readonly examples?: readonly string[];
    readonly enum?: readonly string[];
  };
}

let database: TestDatabase;
let demo: ServiceProcess;
let examples: readonly Example[];
const tokens: string[] = [];

/** About the reader's own way in, of which only he has the secrets. */
const OWN = /^\/api\/v1\/(auth|oauth|service)\//;

beforeAll(async () => {
  database = await makeTestDatabase();
  const { DATA_DIR = '', DATABASE_URL = '' } = database.env;
  const args = ['--data', DATA_DIR, '--database-url', DATABASE_URL, '--port', '0', '--employees', '120', '--json'];
  demo = await ServiceProcess.run('cli/demo', args, database.env);
  const [, shown] = await demo.says(/^(\{"url":.*\})$/m, 240_000);
  const { accounts } = JSON.parse(shown ?? '') as { accounts: { role: string; username: string; password: string }[] };
  for (const role of ['ADMIN', 'SUPERIOR', 'EMPLOYEE', 'UNIT_HR', 'OTHER_EMPLOYEE']) {
    const { username, password } = accounts.find((account) => account.role === role) ?? {};
    const { body } = await demo.call('POST', '/api/v1/auth/login', { body: { username, password } });
    tokens.push(body.accessToken as string);
  }
  examples = await readExamples();
  const isBuilt = JSON.stringify(examples).includes('Tim Kerja Percepatan Layanan');
  if (!isBuilt) throw new Error('Only the built service has the examples of the sources: run npm run build first.');
});
afterAll(async () => {
  await demo.remove();
  await database.drop();
});

/** Every operation with its parameters and its body as Swagger UI would send them. */
async function readExamples(): Promise<Example[]> {
  const { body } = await demo.call('GET', '/docs/openapi.json');
  const paths = Object.entries(body.paths as Record<string, Record<string, Documented>>);
  return paths.flatMap(([path, item]) =>
    Object.entries(item).flatMap(([method, operation]) => {
      if (!path.startsWith('/api/v1/') || OWN.test(path)) return [];
      const { operationId, parameters = [], requestBody } = operation;
      const body = requestBody?.content['application/json']?.example;
      if (requestBody && !body) return [];
      const address = { method: method.toUpperCase(), path: filled(path, parameters), operationId };
      const isVersioned = parameters.some(({ name }) => name === 'If-Match');
      return [{ ...address, body, isVersioned, headers: neededOf(parameters) }];
    }),
  );
}

/** The headers that a reader has to send; `If-Match` depends on what is read before. */
function neededOf(parameters: readonly Parameter[]): Record<string, string> {
  const needed = parameters.filter((one) => one.in === 'header' && one.required && one.name !== 'If-Match');
  return Object.fromEntries(needed.map(({ name, schema }) => [name.toLowerCase(), String(schema.example)]));
}

/** The address with what a reader has to choose or is shown for it. */
function filled(path: string, parameters: readonly Parameter[]): string {
  const shown = parameters.map(({ schema, ...parameter }) => ({
    ...parameter,
    value: schema.example ?? schema.enum?.[0],
    hint: schema.examples?.[0],
  }));
  const address = shown.reduce((url, { name, value }) => url.replace(`{${name}}`, String(value ?? `{${name}}`)), path);
  const asked = shown.filter((parameter) => parameter.in === 'query' && parameter.required);
  const query = asked.map(({ name, value, hint }): [string, string] => [name, String(value ?? hint ?? '')]);
  // A plan is followed without end, unless one event is enough.
  if (path.endsWith('/work-plans/{id}/events')) query.push(['limit', '1']);
  return query.length > 0 ? `${address}?${new URLSearchParams(query).toString()}` : address;
}

/** The year's work first, as it goes; what ends, closes or takes away last: everything else needs it. */
const CYCLE = /^\/api\/v1\/(work-plan|evidence|appraisals|my)/;
const FIRST = [
  ...['agreeWorkPlans', 'agreeWorkPlan', 'activateWorkPlan', 'returnWorkPlan', 'escalateWorkPlan'],
  ...['reportProgress', 'addActionItem', 'changeActionItem', 'addEvidence', 'changeAnnexes', 'changeExpectation'],
  ...['writeDailyLogEntry', 'changeDailyLogEntry', 'seeDailyLogEntry'],
  ...['alignResult', 'unlinkResult', 'addResult', 'addIndicator', 'changeResult', 'changeIndicator', 'changeWorkPlan'],
  ...['copyResults', 'reviewResult'],
  'takeLibraryResult',
  ...['removeIndicator', 'removeResult', 'submitWorkPlan'],
  ...[
    'recommendRatings',
    'assessSelf',
    'rateAppraisal',
    'publishAppraisal',
    'acknowledgeAppraisal',
    'noteTalk',
    'fileObjection',
  ],
  ...['explainObjection', 'hearObjection', 'examineObjection', 'decideObjection', 'appointExaminer'],
  ...['returnRevision', 'changeRevisedExpectation', 'changeRevision', 'submitRevision', 'agreeRevision'],
  ...['changeCalibration', 'recordCalibrationAttendance', 'openCalibration', 'noteCalibration'],
  ...['decideReviewAdjustment', 'saveMyReviewAnswers', 'completeMyReview', 'declineMyReview'],
  ...['changeWebhookSubscription', 'replayWebhookDelivery', 'endTeamMember', 'endAssignment'],
];
const ENDING = /(withdrawal|end|closure|release|revocation|undo|cancellation|reopening|decision)$/;
function turn({ method, path, operationId }: Example): number {
  if (FIRST.includes(operationId)) return FIRST.indexOf(operationId) - FIRST.length;
  return (CYCLE.test(path) ? 0 : 2) + (method === 'DELETE' || ENDING.test(path) ? 1 : 0);
}

/** What the account of the tour is answered that may do it; otherwise the refusal of the first that it concerns. */
async function send({ method, path, body, isVersioned, headers: needed }: Example): Promise<string> {
  const answers: string[] = [];
  for (const token of tokens) {
    const version = isVersioned ? { 'if-match': await versionOf(path, token) } : {};
    const headers = { ...needed, ...version } as Record<string, string>;
    const answer = await demo.call(method, path, { token, body, headers });
    const { code = '', errors = [] } = (answer.body ?? {}) as Problem;
    const told = [answer.status, code, ...errors.map((fault) => `${fault.pointer} ${fault.code}`)].join(' ').trim();
    if (answer.status < 300) return told;
    answers.push(told);
  }
  return answers.find((told) => !/^40[34]/.test(told)) ?? answers.sort().at(-1) ?? '';
}

interface Problem {
  readonly code?: string;
  readonly errors?: readonly { readonly pointer?: string; readonly code: string }[];
}

/** The version in which it is: that of itself, of its line in the list above it, or of what it is a part of. */
async function versionOf(path: string, token: string): Promise<string> {
  const above = path.slice(0, path.lastIndexOf('/'));
  const plan = examples.find(({ operationId }) => operationId === 'getWorkPlan')?.path ?? '';
  const whole = /work-plan-(results|indicators)/.test(path) ? plan : above.replace(/\/behaviours$/, '');
  for (const url of [path, whole]) {
    const { status, headers, body } = await demo.call('GET', url, { token });
    const rows = (body?.data ?? []) as { id: string; version: number }[];
    const row = rows.find(({ id }) => path.endsWith(id));
    if (status === 200) return row ? `"${row.version}"` : (headers.get('etag') ?? '"1"');
  }
  return '"1"';
}

describe('the examples of the documentation on the demo', () => {
  it('name something that is there wherever an address asks for an id', () => {
    const open = examples.filter(({ path }) => path.includes('{')).map(({ operationId }) => operationId);
    // The spare account has never signed in, and an upload lasts a day and is known to its sender alone.
    expect(open).toEqual(['endSession', 'getEvidenceUpload', 'dropEvidenceUpload']);
  });

  it('show what they name', async () => {
    const reads = examples.filter(({ method, path }) => method === 'GET' && !path.includes('{'));
    const refused: Record<string, string> = {};
    for (const read of reads) {
      const answer = await send(read);
      if (!/^20/.test(answer)) refused[read.operationId] = answer;
    }
    // Figures are public of finished years only, and where a government wants it; the year of the demo runs.
    expect(refused).toEqual({ getPublicFigures: '404 PUBLIC_FIGURES.SWITCHED_OFF' });
  });

  it('can be sent as they stand, in the order of the year', async () => {
    const writes = examples
      .filter(({ method, path }) => method !== 'GET' && !path.includes('{'))
      .sort((a, b) => turn(a) - turn(b));
    const refused: Record<string, string> = {};
    for (const write of writes) {
      const answer = await send(write);
      if (!/^20/.test(answer)) refused[write.operationId] = answer;
    }
    expect(refused).toEqual(REFUSED);
  });
});

/** Why some are refused, all others are done. */
const REFUSED = {
  // The service has opened those of the quarters that have ended.
  openAppraisal: '409 APPRAISAL.TOO_EARLY',
  // A revision that was agreed, a plan that was submitted.
  refuseRevision: '409 WORK_PLAN.REVISION_STATE',
  withdrawRevision: '409 WORK_PLAN.REVISION_STATE',
  discardWorkPlan: '409 WORK_PLAN.WRONG_STATE',
  // Of the criteria of the demo some count already, others are discussed.
  publishCriteriaSet: '409 CRITERIA.CONSULTATION_RUNS',
  // A wish for reviewers of the round that is adjusted still waits for its appraiser.
  openReviewRound: '409 REVIEW.WISHES_WAIT',
  // The round of the example was released.
  releaseReviewRound: '409 REVIEW.WRONG_STATE',
  // Nobody of the tour leads the organisation above an agency; whom the session is about was published by then.
  setOrganisationPredicate: '404 REQUEST.NOT_FOUND',
  calibrateAppraisal: '422 CALIBRATION.APPRAISAL_UNKNOWN /appraisalId INVALID',
  // The year of the demo runs.
  publishFigures: '409 PUBLIC_FIGURES.YEAR_NOT_FINISHED',
  // For machines.
  reportMeasurement: '403 ACCESS.FORBIDDEN',
  // No job of the demo has failed for good, and the spare account has no second factor.
  retryJob: '409 JOB.NOT_DEAD',
  takeSecondFactorAway: '409 SECOND_FACTOR.NONE',
};
