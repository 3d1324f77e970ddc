import fc from 'fast-check';
import { jest } from '@jest/globals';
import { isScimAddress } from '../../src/kernel/http/scim-form.js';
import { type Attempt, attemptsAt } from '../support/hostile.js';
import { Inhabited } from '../support/inhabited.js';
import { documentedOperations, type Operation } from '../support/operations.js';
import type { Client, TestAnswer } from '../support/test-app.js';

jest.setTimeout(300_000);

/** The same requests each time; another number tries others. */
const SEED = 20_260_302;
const ATTEMPTS = 60;
/** What a refusal must not show: stacks, statements, files, names of classes and of drivers. */
const INSIDE =
  /\bat \S+ \(|node_modules|\/src\/|\.ts:\d|SELECT |INSERT INTO|UPDATE |SQLITE_|\bER_[A-Z]|QueryFailed|TypeError|undefined/;

let world: Inhabited;
const seen = new Map<string, Set<number>>();

beforeAll(async () => {
  world = await Inhabited.found();
});
afterAll(() => world.stop());

/** The version of what an address names, for changes that shall come far. */
async function versionAt({ path }: Operation, address: string): Promise<number> {
  const id = /\/([0-9a-f-]{36})/.exec(address)?.[1] ?? '';
  // What has no id, such as a policy, says its version itself.
  if (id === '') return Number((await world.anybody.get(address.replace('/api/v1', ''))).body.version ?? 1);
  const part = /work-plan-(result|indicator)s/.exec(path)?.[1];
  const plan = part ? `(SELECT workPlanId FROM work_plan_${part} WHERE id = ?)` : '?';
  const table = part ? 'work_plan' : world.tableOf(path, 'id');
  if (table === undefined) return 1;
  const [row] = await world.app.db.rows<{ version: number }>(`SELECT version FROM ${table} WHERE id = ${plan}`, [id]);
  return Number(row?.version ?? 1);
}

/** Whoever signs out here has a token that never ends; the session behind it goes on likewise. */
const revive = (): Promise<number> =>
  world.app.db.transaction(() => world.app.db.change('UPDATE session SET endedAt = NULL'));

function clientOf(operation: Operation, caller: Attempt['caller']): Client {
  if (caller === 'nobody') return world.app.anonymous;
  return caller === 'anybody' ? world.callerOf(operation) : world[caller];
}

async function send(operation: Operation, attempt: Attempt): Promise<TestAnswer> {
  const { caller, address, body, fresh } = attempt;
  if (/\/(auth|sessions)/.test(address)) await revive();
  const client = clientOf(operation, caller);
  const isVersioned = !isScimAddress(address) && operation.parameters.some(({ name }) => name === 'If-Match');
  const match: Record<string, string> =
    isVersioned && fresh ? { 'if-match': `"${await versionAt(operation, address)}"` } : {};
  return client.call(operation.method, address, body, { ...match, ...attempt.headers });
}

/** Holds an answer against what every answer must be; the contract has already looked at status, headers and body. */
function expectSound({ operationId }: Operation, { address, body }: Attempt, answer: TestAnswer): void {
  const { status, headers, text } = answer;
  const told = `${operationId} ${address.slice(0, 500)} ${String(body).slice(0, 500)}: ${status} ${text.slice(0, 1_000)}`;
  if (status >= 500) throw new Error(told);
  if (headers['x-content-type-options'] !== 'nosniff') throw new Error(`Without nosniff: ${told}`);
  const isKept = /^\/(api|scim)\//.test(address) && headers['cache-control'] !== 'no-store';
  if (isKept) throw new Error(`May be kept on the way: ${told}`);
  if (status >= 400) {
    const { instance: _, ...said } = answer.body;
    if (INSIDE.test(JSON.stringify(said))) throw new Error(`Shows what is inside: ${told}`);
  }
  seen.set(operationId, (seen.get(operationId) ?? new Set()).add(status));
}

// First of all: what follows changes who is whose superior.
describe('What is searched (R20)', () => {
  it('is text, whatever it looks like', async () => {
    const searched = documentedOperations().filter(({ parameters }) => parameters.some(({ name }) => name === 'q'));
    expect(searched.length).toBeGreaterThan(2);
    const all = { limit: 200 };
    for (const { path } of searched) {
      const anybody = path.endsWith('/team') ? world.superior : world.anybody;
      const everything = (await anybody.get(path, all).expect(200)).body.data.length as number;
      expect([path, everything > 2]).toEqual([path, true]);
      for (const q of [
        "' OR '1'='1",
        "x' OR 1=1 --",
        '%',
        '_',
        '%%',
        '\\',
        "\\' OR 1=1 #",
        '1) OR (1=1',
        '*',
        'NULL',
      ]) {
        const { body } = await anybody.get(path, { ...all, q }).expect(200);
        expect([path, q, body.data.length < everything / 2]).toEqual([path, q, true]);
      }
    }
    const filters = ['subjectEmployeeId', 'action', 'objectId'];
    for (const name of filters) {
      const { status, body } = await world.anybody.get('/audit-events', { [name]: "' OR '1'='1" });
      expect(status === 400 || body.data.length === 0).toBe(true);
    }
  });
});

describe('Whatever is sent to it,', () => {
  it.each(documentedOperations().map((operation) => [operation.operationId, operation] as const))(
    '%s answers as the document says and never fails (R3, R7, R8, R20, R22)',
    async (_, operation) => {
      // What is asked about later is there: jobs have ended, and their streams with them.
      world.app.clock.advance({ hours: 1 });
      await world.app.drainJobs();
      const names = namesOf(operation);
      const ids = new Map(await Promise.all(names.map(async (name) => [name, await idsFor(operation, name)] as const)));
      const attempts = attemptsAt(operation, (name) => ids.get(name) ?? ['01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d11']);
      const property = fc.asyncProperty(attempts, async (attempt) => {
        expectSound(operation, attempt, await send(operation, attempt));
      });
      await fc.assert(property, { seed: SEED, numRuns: ATTEMPTS, endOnFailure: true });
    },
  );

  it('much of it is right, and is done', () => {
    const all = documentedOperations().map(({ operationId }) => operationId);
    const done = all.filter((name) => [...(seen.get(name) ?? [])].some((status) => status < 400));
    const never = all.filter((name) => !done.includes(name));
    expect({ never, isMuch: done.length > all.length * 0.7 }).toEqual({ never, isMuch: true });
  });

  it('and the service goes on as before', async () => {
    await world.app.anonymous.get('/health/ready').expect(200);
    const { body } = await world.auditor.get('/audit-events/verification', { limit: 50_000 }).expect(200);
    expect(body.intact).toBe(true);
  });
});

describe('Text (R21)', () => {
  const CONTROL = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/;
  /** Any text that may be kept: of letters of all writings, signs, emoji, marks, breaks of lines. */
  const text = fc
    .oneof(
      fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 }),
      fc.string({ unit: 'binary', minLength: 1, maxLength: 60 }),
      fc.constantFrom(
        '<script>alert(1)</script>',
        "'; DROP TABLE employee; --",
        '👩🏽‍⚖️',
        'e\u0301é',
        '%s%n',
        '\\',
        '&lt;',
        '\t a',
      ),
    )
    .filter((one) => one.trim() !== '' && one.isWellFormed() && !CONTROL.test(one));

  it('comes back as it was sent but for spaces around it, from the database too', async () => {
    const { anybody, gov } = world;
    const kept = fc.asyncProperty(text, async (sent) => {
      const wanted = sent.trim();
      const person = (await anybody.post('/employees', { kind: 'NON_ASN', name: sent }).expect(201)).body;
      const unit = { name: sent, parentId: gov.units['kabupaten'] };
      const { body } = await anybody.post('/org-units', unit).expect(201);
      const read = [await anybody.get(`/employees/${person.id}`), await anybody.get(`/org-units/${body.id}`)];
      expect([person.name, body.name, ...read.map((one) => one.body.name)]).toEqual(Array(4).fill(wanted));
    });
    await fc.assert(kept, { seed: SEED, numRuns: 60, endOnFailure: true });
  });

  it('that could not be kept whole is refused, never cut or changed', async () => {
    const { anybody } = world;
    const count = async (): Promise<unknown> => world.app.db.rows('SELECT COUNT(*) AS n FROM employee');
    const before = await count();
    for (const bad of ['a\\u0000b', 'a\\ud83d', '\\udc00b', 'a\\u0007', 'a\\u001b[31m', 'a\\rb']) {
      const { status } = await anybody.post('/employees', `{"kind":"NON_ASN","name":"${bad}"}`);
      expect([bad, [400, 422].includes(status)]).toEqual([bad, true]);
    }
    for (const long of ['a'.repeat(201), '👍'.repeat(201), 'é'.repeat(201)]) {
      await anybody.post('/employees', { kind: 'NON_ASN', name: long }).expect(422);
    }
    expect(await count()).toEqual(before);
  });
});

const NAMES = ['unitId', 'parentId', 'positionId', 'performancePeriodId', 'evaluationPeriodId', 'workPlanId'];
function namesOf({ parameters }: Operation): string[] {
  return [
    ...parameters.filter((one) => one.in === 'path').map(({ name }) => name),
    ...NAMES,
    'indicatorId',
    'employeeId',
  ];
}

/** Of the path the objects there are; a create may bring an id that is taken. */
async function idsFor({ path }: Operation, name: string): Promise<string[]> {
  const ids = await world.idsFor(path, name);
  return ids.length > 0 ? ids : ['01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d11'];
}
