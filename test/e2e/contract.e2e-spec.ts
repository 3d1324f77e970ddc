import { jest } from '@jest/globals';
import type { Client } from '../support/client.js';
import { allRows } from '../support/all-rows.js';
import { Inhabited } from '../support/inhabited.js';
import { documentedOperations, type Operation } from '../support/operations.js';
import { changed, neededQuery, sampleOf, wrongsOf } from '../support/samples.js';
import { isScimAddress, SCIM_MEDIA, scimStatus } from '../../src/kernel/http/scim-form.js';
import { refusalOf, type TestAnswer } from '../support/test-app.js';

jest.setTimeout(300_000);

const operations = documentedOperations();
const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE', 'PROPFIND'];

let world: Inhabited;

beforeAll(async () => {
  world = await Inhabited.found();
});
afterAll(() => world.stop());

const methodsOf = (path: string): string[] =>
  operations.filter((one) => one.path === path).flatMap(({ method }) => (method === 'GET' ? ['GET', 'HEAD'] : method));
const withJson = operations.filter(({ body }) => body?.media === 'application/json');
const pointersOf = (answer: TestAnswer): string[] =>
  (refusalOf(answer).errors ?? []).map(({ pointer = '' }) => pointer);
/** SCIM has rules of its own for what an address may bring and for versions; its own test holds them. */
const ownForm = operations.filter(({ path }) => !isScimAddress(path));
const headersOf = ({ method }: Operation): Record<string, string> => (method === 'PATCH' ? { 'if-match': '"1"' } : {});

/** Sends a body to an operation, past every question of rights. */
async function send(operation: Operation, body: unknown, headers: Record<string, string> = {}): Promise<TestAnswer> {
  const address = await world.addressOf(operation);
  return world.anybody.call(operation.method, address, body, { ...headersOf(operation), ...headers });
}

/** Does something with each and gives what was not as it should be. */
async function failures<T>(all: readonly T[], look: (one: T) => Promise<string | null>): Promise<string[]> {
  const found: string[] = [];
  for (const one of all) {
    const failure = await look(one);
    if (failure !== null) found.push(failure);
  }
  return found;
}

describe('Every address', () => {
  const paths = [...new Set(operations.map(({ path }) => path))];
  const addressOf = (path: string): Promise<string> =>
    world.addressOf(operations.find((one) => one.path === path) as Operation);

  it('answers each method that the document names, and is found under no other name (R2)', async () => {
    const silent = await failures(operations, async (operation) => {
      const answer = await world.app.anonymous.call(operation.method, await world.addressOf(operation));
      const { status } = answer;
      const isUnknown = status === 405 || refusalOf(answer).code === 'REQUEST.PATH_UNKNOWN';
      return isUnknown || (status === 401) === operation.isOpen ? `${operation.operationId} ${status}` : null;
    });
    // Signing in and renewing are open and answer 400 to an empty body, never 401.
    expect(silent).toEqual([]);
  });

  it('takes no method that the document does not name, and says which it takes (R10)', async () => {
    const wrong = await failures(paths, async (path) => {
      const allowed = methodsOf(path);
      const address = await addressOf(path);
      const refused = METHODS.filter((method) => !allowed.includes(method));
      return refusalsDiffer(refused, address, allowed.sort().join(', '));
    });
    expect(wrong).toEqual([]);
  });

  async function refusalsDiffer(methods: string[], address: string, allow: string): Promise<string | null> {
    for (const method of methods) {
      const answer = await world.anybody.call(method, address);
      const { status, headers } = answer;
      const told = [status, headers.allow, headers['content-type'], refusalOf(answer).code];
      const media = isScimAddress(address) ? SCIM_MEDIA : 'application/problem+json';
      const wanted = [405, allow, `${media}; charset=utf-8`, 'REQUEST.METHOD_NOT_ALLOWED'];
      if (JSON.stringify(told) !== JSON.stringify(wanted)) return `${method} ${address}: ${told.join(' ')}`;
    }
    return null;
  }

  it('is not talked into another method by a header, a field or a parameter (R10)', async () => {
    const path = `/employees/${world.gov.id('staff')}`;
    for (const header of ['x-http-method-override', 'x-http-method', 'x-method-override']) {
      await world.anybody.post(path, {}, { [header]: 'GET' }).expect(405);
      const { body } = await world.anybody
        .get('/auth/me')
        .with({ [header]: 'DELETE' })
        .expect(200);
      expect(body.accountId).toBeDefined();
    }
    await world.anybody.post(`${path}?_method=GET`, { _method: 'GET' }).expect(405);
  });

  it.each([
    '/api/v2/employees',
    '/api/v0/employees',
    '/api/employees',
    '/employees',
    '/api/v1',
    '/api/v1/',
    '/api/v1/employees/',
    '/api/v1/accounts/',
    '/api/v1/accounts//sessions',
    '/docs/problems/',
    '/api/v1/Employees',
    '/api/v1//employees',
    '/api/v1/employees.json',
    '/api/v1/health/live',
    '/metrics',
    '/debug',
    '/debug/pprof',
    '/admin',
    '/graphql',
    '/swagger',
    '/swagger-ui',
    '/swagger.json',
    '/api-docs',
    '/docs-json',
    '/docs-yaml',
    '/openapi.json',
    '/.env',
    '/.git/config',
    '/package.json',
    '/node_modules/fastify/package.json',
    '/src/main.ts',
    '/server-status',
    '/actuator/env',
    '/.well-known/security.txt',
  ])('does not answer as %s, which the document does not know (R2)', async (path) => {
    const answer = await world.app.fastify.inject({ url: path, headers: { authorization: 'Bearer anybody' } });
    expect([answer.statusCode, answer.json().code]).toEqual([404, 'REQUEST.PATH_UNKNOWN']);
  });
});

describe('Every operation', () => {
  it('that is not open asks for a token before it looks at anything else (R28)', async () => {
    const guarded = operations.filter(({ isOpen }) => !isOpen);
    expect(guarded.length).toBeGreaterThan(90);
    const lax = await failures(guarded, async ({ method, path, operationId }) => {
      const address = `${path.replace(/\{\w+\}/g, 'x')}?unknown=1`;
      const body = method === 'GET' ? undefined : '{broken';
      const answer = await world.app.anonymous.call(method, address, body);
      const told = [answer.status, answer.headers['www-authenticate'], refusalOf(answer).code].join(' ');
      return told === '401 Bearer ACCESS.TOKEN_REQUIRED' ? null : `${operationId} ${told}`;
    });
    expect(lax).toEqual([]);
  });

  it('takes the parameters that the document names, each once (R16, R26)', async () => {
    const lax = await failures(ownForm, async (operation) => {
      const address = await world.addressOf(operation);
      const names = operation.parameters.flatMap((one) => (one.in === 'query' ? one.name : []));
      const repeated = names.map((name) => [`${name}=1&${name}=1`, `${name} REPEATED`]);
      const shaped = ['limit[]', 'limit[$ne]', 'where', '__proto__', 'constructor', "limit'--"];
      const unknown = shaped.map((name) => [`${encodeURIComponent(name)}=1`, `${name} UNKNOWN`]);
      return queryDiffers(operation, address, [...repeated, ...unknown] as [string, string][]);
    });
    expect(lax).toEqual([]);
  });

  async function queryDiffers(
    operation: Operation,
    address: string,
    cases: [string, string][],
  ): Promise<string | null> {
    for (const [query, expected] of cases) {
      const answer = await world.anybody.call(operation.method, `${address}?${query}`);
      const faults = ((answer.body.errors ?? []) as { parameter: string; code: string }[]).map(
        ({ parameter, code }) => `${parameter} ${code}`,
      );
      if (answer.status !== 400 || !faults.includes(expected)) {
        return `${operation.operationId}?${query}: ${answer.status} ${faults.join()}`;
      }
    }
    return null;
  }

  it('refuses days that do not exist wherever it takes a day (R15)', async () => {
    const days = operations.flatMap((operation) =>
      operation.parameters
        .filter(({ schema, in: where }) => where === 'query' && schema.format === 'date')
        .map(({ name }) => [operation, name] as const),
    );
    expect(days.length).toBeGreaterThan(3);
    for (const [operation, name] of days) {
      const others = neededQuery(operation);
      for (const day of ['2026-02-30', '2025-02-29', '2026-04-31', '0000-00-00', '2026-1-1', '2026-01-01T00:00:00Z']) {
        const { body } = await world.anybody
          .get(await world.addressOf(operation), { ...others, [name]: day })
          .expect(400);
        expect(body.errors).toMatchObject([{ parameter: name, code: 'NOT_DAY' }]);
      }
    }
  });

  it('that keeps answers under a key refuses an odd one (R59)', async () => {
    const keyed = operations.filter(({ isIdempotent }) => isIdempotent);
    expect(keyed.length).toBeGreaterThan(25);
    const lax = await failures(keyed, async (operation) => {
      for (const key of ['k'.repeat(256), 'a b', '""', 'kunci\u00e9']) {
        const isUpload = operation.body?.media === 'multipart/form-data';
        const type = isUpload ? { 'content-type': 'multipart/form-data; boundary=x' } : undefined;
        const body = isUpload ? '--x--\r\n' : sampleOf(operation.body?.schema ?? { properties: {} });
        const answer = await send(operation, body, { 'idempotency-key': key, ...type });
        if (answer.body.code !== 'REQUEST.IDEMPOTENCY_KEY') return `${operation.operationId} ${key} ${answer.text}`;
      }
      return null;
    });
    expect(lax).toEqual([]);
  });

  it('that changes what has a version needs the version that was read (R60)', async () => {
    const versioned = ownForm.filter(({ parameters }) => parameters.some(({ name }) => name === 'If-Match'));
    expect(versioned.length).toBeGreaterThan(5);
    for (const operation of versioned) {
      for (const tag of ['3', 'W/"3"', '*', '"x"', '"3", "4"', '']) {
        const answer = await send(operation, sampleOf(operation.body?.schema ?? { properties: {} }), {
          'if-match': tag,
        });
        expect([operation.operationId, answer.body.code]).toEqual([
          operation.operationId,
          'REQUEST.IF_MATCH_MALFORMED',
        ]);
      }
    }
  });
});

describe('The document', () => {
  it('shows bodies that its operations take (R4)', async () => {
    const strict = await failures(withJson, async (operation) => {
      const { status, body } = await send(operation, sampleOf(operation.body?.schema ?? {}));
      const isShape = status === 400 || status === 415 || body.code === 'REQUEST.INVALID';
      return isShape ? `${operation.operationId}: ${JSON.stringify(body)}` : null;
    });
    expect(strict).toEqual([]);
  });
});

describe('Every body', () => {
  let before: Record<string, string[]>;
  beforeAll(async () => {
    before = await allRows(world.app.db);
  });

  it('is refused with a value that the document forbids, and the place is named (R14, R15)', async () => {
    let tried = 0;
    const lax = await failures(withJson, async (operation) => {
      const sample = sampleOf(operation.body?.schema ?? {});
      for (const { pointer, value } of wrongsOf(operation.body?.schema ?? {})) {
        tried += 1;
        const answer = await send(operation, changed(sample, pointer, value));
        const isNamed = pointersOf(answer).some((one) => one === pointer || one.startsWith(`${pointer}/`));
        if (answer.status !== 422 || !isNamed) {
          return `${operation.operationId} ${pointer} ${JSON.stringify(value)?.slice(0, 60)}: ${answer.status} ${answer.text}`;
        }
      }
      return null;
    });
    expect(lax).toEqual([]);
    expect(tried).toBeGreaterThan(500);
  });

  it('is refused without what it must have (R14)', async () => {
    const lax = await failures(withJson, async (operation) => {
      const { required = [] } = operation.body?.schema ?? {};
      for (const name of required) {
        const { [name]: _, ...rest } = sampleOf(operation.body?.schema ?? {}) as Record<string, unknown>;
        const answer = await send(operation, rest);
        if (answer.status !== 422 || pointersOf(answer).join() !== `/${name}`) {
          return `${operation.operationId} without ${name}: ${answer.status} ${answer.text}`;
        }
      }
      return null;
    });
    expect(lax).toEqual([]);
  });

  it('is refused with what only the service sets, and with names that it does not know (R16, R17)', async () => {
    const foreign = [
      'role',
      'roles',
      'status',
      'createdAt',
      'updatedAt',
      'version',
      'isAdmin',
      'passwordHash',
      'toString',
    ];
    const lax = await failures(withJson, async (operation) => {
      const { properties = {} } = operation.body?.schema ?? {};
      const sample = sampleOf(operation.body?.schema ?? {});
      for (const name of [...foreign, 'id', 'a/b'].filter((one) => !Object.hasOwn(properties, one))) {
        const answer = await send(operation, { ...(sample as object), [name]: 'x' });
        const pointer = `/${name.replace('/', '~1')}`;
        if (answer.status !== 422 || pointersOf(answer).join() !== pointer) {
          return `${operation.operationId} with ${name}: ${answer.status} ${answer.text}`;
        }
      }
      return null;
    });
    expect(lax).toEqual([]);
  });

  const deep = `${'{"a":'.repeat(2_500)}1${'}'.repeat(2_500)}`;
  it.each([
    ['nothing', '', {}, 400, 'EMPTY_BODY'],
    ['broken JSON', '{"a":', {}, 400, 'MALFORMED'],
    ['two documents', '{}{}', {}, 400, 'MALFORMED'],
    ['a comment', '{/* */}', {}, 400, 'MALFORMED'],
    ['NaN', '{"a":NaN}', {}, 400, 'MALFORMED'],
    ['__proto__', '{"__proto__":{"admin":true}}', {}, 400, 'MALFORMED'],
    ['constructor.prototype', '{"constructor":{"prototype":{"admin":true}}}', {}, 400, 'MALFORMED'],
    ['2,500 levels', deep, {}, 400, 'TOO_DEEP'],
    ['NUL', '{"a":"\\u0000"}', {}, 400, 'BAD_TEXT'],
    ['half a surrogate pair', '{"a":"\\ud83d"}', {}, 400, 'BAD_TEXT'],
    ['bytes that are no UTF-8', Buffer.from('7b2261223a22ff227d', 'hex'), {}, 400, 'BAD_TEXT'],
    ['a list', '[]', {}, 422, 'INVALID'],
    ['null', 'null', {}, 422, 'INVALID'],
    ['a number', '1', {}, 422, 'INVALID'],
    ['text', 'a=1', { 'content-type': 'text/plain' }, 415, 'UNSUPPORTED_MEDIA'],
    ['XML', '<a/>', { 'content-type': 'application/xml' }, 415, 'UNSUPPORTED_MEDIA'],
    ['a form', 'a=1', { 'content-type': 'application/x-www-form-urlencoded' }, 415, 'UNSUPPORTED_MEDIA'],
    ['parts', '--x--', { 'content-type': 'multipart/form-data; boundary=x' }, 415, 'UNSUPPORTED_MEDIA'],
    ['another charset', '{}', { 'content-type': 'application/json; charset=utf-16' }, 415, 'UNSUPPORTED_MEDIA'],
    ['packed bytes', '{}', { 'content-encoding': 'gzip' }, 415, 'UNSUPPORTED_MEDIA'],
    ['more than a mebibyte', `{"a":"${'a'.repeat(1_048_576)}"}`, {}, 413, 'BODY_TOO_LARGE'],
  ])('of %s is refused (R17, R18, R19)', async (_, body, headers, status, code) => {
    const lax = await failures(withJson, async (operation) => {
      const answer = await send(operation, body, headers);
      const told = `${answer.status} ${answer.body.code}`;
      return told === `${status} REQUEST.${code}` ? null : `${operation.operationId}: ${told}`;
    });
    expect(lax).toEqual([]);
    expect(({} as { admin?: boolean }).admin).toBeUndefined();
  });

  it('is refused where none is taken (R16)', async () => {
    const bodyless = operations.filter(({ method, body }) => method !== 'GET' && !body);
    expect(bodyless.length).toBeGreaterThan(20);
    for (const operation of bodyless) {
      const answer = await send(operation, { status: 'x' });
      expect([operation.operationId, answer.status, pointersOf(answer)]).toEqual([
        operation.operationId,
        isScimAddress(operation.path) ? scimStatus(422) : 422,
        ['/status'],
      ]);
    }
  });

  it('that was refused has changed nothing (R12)', async () => {
    expect(await allRows(world.app.db)).toEqual(before);
  });
});

describe('Every read', () => {
  it('answers HEAD like GET, without content (R11)', async () => {
    const reads = operations.filter(({ method }) => method === 'GET');
    const others: string[] = [];
    for (const operation of reads) {
      const address = await world.addressOf(operation);
      const asked = `${address}?${new URLSearchParams(await world.queryOf(operation)).toString()}`;
      const get = await world.callerOf(operation).call('GET', asked);
      const head = await world.callerOf(operation).call('HEAD', asked);
      const shown = ({ status, headers }: TestAnswer): unknown[] => [status, headers['content-type'], headers.etag];
      expect([operation.operationId, ...shown(head), head.text]).toEqual([operation.operationId, ...shown(get), '']);
      if (get.status !== 200) others.push(`${operation.operationId} ${get.status}`);
    }
    // The address of an asset or a problem is made up here; nearly all others are those of objects that exist.
    expect({ others, areFew: others.length < 5 }).toEqual({ others, areFew: true });
  });

  it('of what has a version is answered with 304 and nothing else to whoever has it (R11)', async () => {
    const tagged = operations.filter(({ answers }) => answers['304'] !== undefined);
    expect(tagged.length).toBeGreaterThan(8);
    for (const operation of tagged) {
      const [address, query] = [await world.addressOf(operation), await world.queryOf(operation)];
      const caller = world.callerOf(operation);
      const { headers } = await caller.get(address, query).expect(200);
      await caller
        .get(address, query)
        .with({ 'if-none-match': String(headers.etag) })
        .expect(304);
    }
  });
});

describe('Every list', () => {
  const lists = operations.filter(({ isPage }) => isPage);
  const stepKey = ({
    unitId,
    performancePeriodId,
    employeeId,
    workPlanId,
    step,
    kind,
    sourceId,
  }: any): string | undefined =>
    (step && [unitId, performancePeriodId, employeeId, workPlanId, step].join()) ??
    (sourceId && [sourceId, kind].join());
  /** Of reviews a person is in several rounds, and reviewed by several people. */
  const reviewKey = ({ employeeId, reviewerId, reviewRoundId }: any): string | undefined =>
    reviewerId || reviewRoundId ? [employeeId, reviewerId, reviewRoundId].join(' ') : undefined;
  const keyOf = (item: any): string =>
    item.id ??
    item.key ??
    stepKey(item) ??
    reviewKey(item) ??
    (item.attribute && [item.attribute, item.group].join()) ??
    item.employeeId ??
    item.kind ??
    item.code ??
    item.unitId ??
    String(item.line);
  let grown = 0;
  const asking = (address: string, query: object): string =>
    `${address}${address.includes('?') ? '&' : '?'}${new URLSearchParams(query as Record<string, string>).toString()}`;

  /** Where a list is, with the first value of what it cannot be asked without. */
  async function addressOf(operation: Operation): Promise<string> {
    const query = await world.queryOf(operation);
    const address = await world.addressOf(operation);
    return Object.keys(query).length === 0 ? address : asking(address, query);
  }

  /** One more of everything, before and behind all that is there: other people go on working while somebody reads a list. */
  async function grow(): Promise<void> {
    const { gov, anybody } = world;
    grown += 1;
    const url = 'http://127.0.0.1:9/';
    const calls = ['Aaa', 'Zzz'].flatMap((word) => {
      const name = `${word} ${String(grown).padStart(4, '0')}`;
      const unit = { name, parentId: gov.units['kabupaten'] };
      const post = { unitId: gov.units['bidang'], kind: 'FUNGSIONAL', title: name };
      const account = {
        username: name.toLowerCase().replace(' ', '.'),
        roles: [{ role: 'AUDITOR', from: '2026-01-01' }],
      };
      return [
        anybody.post('/employees', { kind: 'NON_ASN', name }),
        anybody.post('/org-units', unit),
        anybody.post('/positions', post),
        anybody.post('/accounts', account),
      ];
    });
    const others = [
      anybody.post('/performance-periods', { year: 2026 + grown }),
      anybody.post('/webhook-subscriptions', { url, eventTypes: ['employee.created'] }),
    ];
    for (const call of [...calls, ...others]) await call;
    const [subscription = ''] = await world.idsFor('/webhook-subscriptions/{id}', 'id');
    await anybody.post(`/webhook-subscriptions/${subscription}/pings`).expect(201);
  }

  async function allOf(caller: Client, address: string): Promise<{ keys: string[]; total: number }> {
    const keys: string[] = [];
    let total = 0;
    for (let cursor: string | null = null, first = true; first || cursor !== null; first = false) {
      const query: Record<string, string | number | boolean> = {
        limit: 200,
        count: true,
        ...(cursor ? { cursor } : {}),
      };
      const { body }: TestAnswer = await caller.get(asking(address, query)).expect(200);
      keys.push(...(body.data as unknown[]).map(keyOf));
      total = body.page.total;
      cursor = body.page.nextCursor;
    }
    return { keys, total };
  }

  it('tells how many there are, and all pages together are these, each once (R13)', async () => {
    expect(lists.length).toBeGreaterThan(18);
    for (const operation of lists) {
      const { keys, total } = await allOf(world.callerOf(operation), await addressOf(operation));
      const { operationId } = operation;
      expect([operationId, keys.length, new Set(keys).size]).toEqual([operationId, total, total]);
    }
  });

  it('skips and repeats nothing while others add to it (R13)', async () => {
    for (const operation of lists) {
      const address = await addressOf(operation);
      const caller = world.callerOf(operation);
      const before = (await allOf(caller, address)).keys;
      const limit = Math.min(200, Math.max(1, Math.floor(before.length / 4)));
      const seen: string[] = [];
      for (let path: string | undefined = asking(address, { limit }); path !== undefined;) {
        const { body, headers }: TestAnswer = await caller.get(path).expect(200);
        expect(body.data.length).toBeLessThanOrEqual(limit);
        seen.push(...(body.data as unknown[]).map(keyOf));
        path = /^<(.*)>; rel="next"$/.exec(headers.link ?? '')?.[1];
        expect(path !== undefined).toBe(body.page.hasMore);
        if (seen.length < before.length) await grow();
      }
      const { operationId } = operation;
      expect([operationId, new Set(seen).size]).toEqual([operationId, seen.length]);
      const kept = new Set(before);
      expect([operationId, ...seen.filter((key) => kept.has(key))]).toEqual([operationId, ...before]);
    }
  });

  it('gives at most 200 items at once, and knows no other order than its own (R13, R20)', async () => {
    for (const operation of lists) {
      const address = await addressOf(operation);
      for (const query of [
        'limit=201',
        'limit=0',
        'limit=-1',
        'limit=1e2',
        'limit=',
        'limit=0x10',
        'limit=9999999999999999',
      ]) {
        await world.anybody.get(`${asking(address, {})}${query}`).expect(400);
      }
      for (const query of [
        'sort=name',
        'sort=-id',
        'order=desc',
        'orderBy=1;DROP TABLE employee',
        'fields=id',
        'offset=1',
      ]) {
        await world.anybody.get(`${asking(address, {})}${query}`).expect(400);
      }
    }
  });

  it('refuses cursors that were changed or belong to another list (R13)', async () => {
    const cursors = new Map<string, [Client, string]>();
    for (const operation of lists) {
      const address = await addressOf(operation);
      const caller = world.callerOf(operation);
      const { body } = await caller.get(asking(address, { limit: 1 })).expect(200);
      if (body.page.nextCursor !== null) cursors.set(address, [caller, body.page.nextCursor]);
    }
    expect(cursors.size).toBeGreaterThan(12);
    const addresses = [...cursors.keys()];
    for (const [at, address] of addresses.entries()) {
      const [caller, own] = cursors.get(address)!;
      const [, foreign] = cursors.get(addresses[(at + 1) % addresses.length]!)!;
      const forged = `${Buffer.from('["",""]').toString('base64url')}.${own.split('.')[1]}`;
      for (const cursor of [foreign, forged, own.slice(0, -2), '', "' OR 1=1 --"]) {
        const { body } = await caller.get(asking(address, { limit: 1, cursor })).expect(400);
        expect(['REQUEST.CURSOR', 'REQUEST.PARAMETER']).toContain(body.code);
      }
    }
  });
});
