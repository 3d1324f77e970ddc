import 'reflect-metadata';
import { once } from 'node:events';
import { type ClientRequest, request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { readConfig } from '../../src/config/config.js';
import { newId } from '../../src/kernel/clock/clock.js';
import type { Connection } from '../../src/kernel/database/connection.js';
import { openConnection } from '../../src/kernel/database/open-connection.js';
import { type Answered, ServiceProcess } from '../support/service-process.js';
import { makeTestDatabase, type TestDatabase } from '../support/test-database.js';

jest.setTimeout(300_000);

const CLIENTS = 6;
/** Acknowledged changes after which the service is killed, each time. */
const CHANGES = 60;
const PATH = '/api/v1/employees';

/** One change that a client wants, and what it knows of it. */
interface Wish {
  readonly key: string;
  readonly body: { readonly id?: string; readonly kind: string; readonly name: string };
  /** The first answer that said it is done. */
  done?: Answered;
}

let database: TestDatabase;
let service: ServiceProcess;
let connection: Connection;
let token: string;
const wishes: Wish[] = [];

beforeAll(async () => {
  database = await makeTestDatabase();
  service = await ServiceProcess.start(database.env);
  token = await service.firstAdmin();
  // A way of the test's own to the data, past the service.
  connection = await openConnection(readConfig({ NODE_ENV: 'test', ...database.env }));
});
afterAll(async () => {
  await service.remove();
  await connection.close();
  await database.drop();
});

/** Half of the objects bring their id; of the others only the key says that two requests are one. */
function wish(): Wish {
  const number = wishes.length;
  const name = `Pegawai ${String(number).padStart(4, '0')}`;
  const made = { key: `durability-${number}`, body: { ...(number % 2 ? { id: newId() } : {}), kind: 'NON_ASN', name } };
  wishes.push(made);
  return made;
}

/** Sends a wish and keeps what is acknowledged; false when the service did not answer. */
async function send(one: Wish): Promise<boolean> {
  const options = { token, body: one.body, headers: { 'idempotency-key': one.key } };
  const answered = await service.call('POST', PATH, options).catch(() => undefined);
  if (answered?.status === 201) {
    one.done ??= answered;
    // The second of two at once gets the answer of the first.
    expect(answered.body).toEqual(one.done.body);
  } else if (answered) {
    // The same request may still run, or the service may be stopping: both say so, and neither is a failure.
    expect([409, 503, answered.body]).toContain(answered.status);
  }
  return answered !== undefined;
}

/** Clients that send wishes, every third one twice at once, until the service no longer answers. */
async function load(onAcknowledged: (count: number) => void): Promise<void> {
  let acknowledged = 0;
  const client = async (): Promise<void> => {
    for (;;) {
      const one = wish();
      const times = wishes.length % 3 === 0 ? 2 : 1;
      const answered = await Promise.all(Array.from({ length: times }, () => send(one)));
      if (one.done) onAcknowledged((acknowledged += 1));
      if (answered.includes(false)) return;
    }
  };
  await Promise.all(Array.from({ length: CLIENTS }, client));
}

interface Row {
  readonly id: string;
  readonly name: string;
}

/** What lies in the database: people, the objects of the audit record, and the number of keys with their answer. */
async function stored(): Promise<{ people: Row[]; audited: string[]; keys: number }> {
  const people = await connection.read<Row>("SELECT id, name FROM employee WHERE name LIKE 'Pegawai %'", []);
  const sql = "SELECT objectId FROM audit_event WHERE action = 'employee.create'";
  const audited = (await connection.read<{ objectId: string }>(sql, [])).map(({ objectId }) => objectId);
  const keys = await connection.read<{ status: unknown }>('SELECT status FROM idempotency_key WHERE status = 201', []);
  return { people, audited, keys: keys.length };
}

/** Holds what is stored against what was acknowledged. */
async function expectNothingLostOrDoubled(): Promise<Row[]> {
  const { people, audited, keys } = await stored();
  const ids = people.map(({ id }) => id);
  expect(new Set(people.map(({ name }) => name)).size).toBe(people.length);
  const kept = wishes.flatMap(({ done }) => (done ? [`${done.body.id} ${done.body.name}`] : []));
  const there = new Set(people.map(({ id, name }) => `${id} ${name}`));
  expect(kept.filter((one) => !there.has(one))).toEqual([]);
  // Each with its audit event and its key, and none of those without it.
  expect(audited.sort()).toEqual([...ids].sort());
  expect(keys).toBe(people.length);
  return people;
}

describe('Acknowledged changes', () => {
  it('survive the service being killed under load, twice, each once and with its audit event', async () => {
    for (const _ of ['first', 'second']) {
      await load((count) => count === CHANGES && service.kill('SIGKILL'));
      expect(await service.ended).toEqual({ code: null, signal: 'SIGKILL' });
      service = await ServiceProcess.start(database.env);
      await expectNothingLostOrDoubled();
    }
    expect(wishes.filter(({ done }) => done).length).toBeGreaterThanOrEqual(2 * CHANGES);
  });

  it('are answered as before when their key comes again, and what was cut off is done once', async () => {
    const before = new Set((await stored()).people.map(({ name }) => name));
    for (const one of wishes) {
      const options = { token, body: one.body, headers: { 'idempotency-key': one.key } };
      const again = await service.call('POST', PATH, options);
      const replayed = before.has(one.body.name);
      expect([again.status, again.headers.get('idempotency-replayed')]).toEqual([201, replayed ? 'true' : null]);
      one.done ??= again;
      expect(again.body).toEqual(one.done.body);
      expect(again.headers.get('location')).toBe(`${PATH}/${one.done.body.id}`);
    }
    const people = await expectNothingLostOrDoubled();
    expect(people).toHaveLength(wishes.length);
  });

  it('are what one reads afterwards', async () => {
    for (const { done } of wishes.slice(-20)) {
      const { body } = await service.call('GET', `${PATH}/${done?.body.id}`, { token });
      expect(body).toEqual(done?.body);
    }
  });

  it('need the same key to carry the same request after a restart, too', async () => {
    const [{ key, body }] = wishes as [Wish];
    const headers = { 'idempotency-key': key };
    const other = await service.call('POST', PATH, { token, headers, body: { ...body, name: 'Orang Lain' } });
    expect([other.status, other.body.code]).toEqual([422, 'REQUEST.IDEMPOTENCY_MISMATCH']);
  });
});

/** A request whose head the service has taken before its body is sent. */
interface Accepted {
  readonly sending: ClientRequest;
  readonly text: string;
}

async function accepted(one: Wish): Promise<Accepted> {
  const text = JSON.stringify(one.body);
  const sending = request(`${service.address}${PATH}`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${token}`,
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(text),
      'idempotency-key': one.key,
      expect: '100-continue',
    },
  });
  sending.flushHeaders();
  await once(sending, 'continue');
  return { sending, text };
}

async function answerTo({ sending, text }: Accepted): Promise<number> {
  const answered = once(sending, 'response');
  sending.end(text);
  const [response] = (await answered) as [NodeJS.ReadableStream & { statusCode: number }];
  response.resume();
  await once(response, 'end');
  return response.statusCode;
}

describe('A stop', () => {
  it('under load answers every request that was accepted, and ends well within ten seconds', async () => {
    const held = Array.from({ length: 5 }, () => wish());
    const inFlight = await Promise.all(held.map(accepted));
    let stoppedAt = 0;
    const busy = load((count) => {
      if (count !== CHANGES) return;
      stoppedAt = performance.now();
      service.kill('SIGTERM');
    });
    await service.says(/"msg":"Stopping\."/);
    expect(await Promise.all(inFlight.map(answerTo))).toEqual(held.map(() => 201));
    await busy;
    expect(await service.ended).toEqual({ code: 0, signal: null });
    expect(performance.now() - stoppedAt).toBeLessThan(10_000);

    // A request without an answer was not taken: it has changed nothing.
    const people = new Set((await expectNothingLostOrDoubled()).map(({ name }) => name));
    const answered = new Set([...held, ...wishes.filter(({ done }) => done)].map(({ body }) => body.name));
    expect([...people].filter((name) => !answered.has(name))).toEqual([]);
    expect(held.filter(({ body }) => !people.has(body.name))).toEqual([]);
  });
});
