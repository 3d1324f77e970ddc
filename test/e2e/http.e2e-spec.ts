import { connect, type Socket } from 'node:net';
import { Controller, Get, Module } from '@nestjs/common';
import { Idempotency } from '../../src/kernel/http/idempotency.js';
import { ServiceState } from '../../src/kernel/service-state.js';
import { ProbeAuthenticator, ProbeModule } from '../support/probe.module.js';
import { type Client, TestApp, type TestAnswer } from '../support/test-app.js';

const probe = { modules: [ProbeModule], authenticator: new ProbeAuthenticator() };
const THING = '/probe/things/01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d11';

const env = { CORS_ORIGINS: 'https://app.example.go.id', UPLOAD_LIMIT_BYTES: '65536' };

let app: TestApp;
let employee: Client;
let auditor: Client;

beforeAll(async () => {
  app = await TestApp.start({ ...probe, logLevel: 'info', env });
  employee = app.as('employee');
  auditor = app.as('auditor');
});
afterAll(() => app.stop());

/** How often something was done, by the audit record of the probe. */
async function effects(action: string): Promise<number> {
  const rows = await app.db.rows<{ n: number }>('SELECT COUNT(*) AS n FROM audit_event WHERE action = ?', [action]);
  return Number(rows[0]?.n);
}

function faults({ body }: TestAnswer): string[] {
  return (body.errors as { pointer?: string; parameter?: string; code: string }[]).map(
    ({ pointer, parameter, code }) => `${pointer ?? parameter} ${code}`,
  );
}

describe('every answer', () => {
  it('carries the headers of the contract', async () => {
    const { headers } = await employee.get(THING).expect(200);
    expect(headers).toMatchObject({
      'content-type': 'application/json; charset=utf-8',
      'cache-control': 'no-store',
      'content-language': 'id',
      'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
      vary: 'Accept-Language, Origin',
    });
    for (const name of ['x-powered-by', 'server', 'strict-transport-security', 'access-control-allow-origin']) {
      expect(headers[name]).toBeUndefined();
    }
  });

  it('keeps the request id and trace of the caller, and makes them where they are missing or odd', async () => {
    const traceId = '4bf92f3577b34da6a3ce929d0e0e4736';
    const traceparent = `00-${traceId}-00f067aa0ba902b7-01`;
    const kept = await employee.get(THING).with({ 'x-request-id': 'abc-1.2_3', traceparent }).expect(200);
    expect(kept.headers['x-request-id']).toBe('abc-1.2_3');
    expect(kept.headers.traceparent).toMatch(new RegExp(`^00-${traceId}-[0-9a-f]{16}-01$`));
    expect(kept.headers.traceparent).not.toContain('00f067aa0ba902b7');

    for (const odd of ['x'.repeat(65), 'a b', 'ü', '{"a":1}']) {
      const { headers } = await employee.get(THING).with({ 'x-request-id': odd }).expect(200);
      expect(headers['x-request-id']).toMatch(/^[0-9a-f]{32}$/);
    }
    const zero = await employee.get(THING).with({ traceparent: `00-${'0'.repeat(32)}-00f067aa0ba902b7-01` });
    expect(zero.headers.traceparent).not.toContain('0'.repeat(32));
  });

  it('speaks Indonesian by default and English on request; codes stay', async () => {
    const indonesian = await app.anonymous.get(THING).expect(401);
    const english = await app.anonymous.get(THING).with({ 'accept-language': 'en-GB,en;q=0.9' }).expect(401);
    expect(indonesian.body).toMatchObject({ title: 'Perlu masuk', code: 'ACCESS.TOKEN_REQUIRED' });
    expect(english.body).toMatchObject({ title: 'Sign in first', code: 'ACCESS.TOKEN_REQUIRED' });
    expect(english.headers['content-language']).toBe('en');
  });

  it('allows only the named origins to call from a browser', async () => {
    const preflight = { 'access-control-request-method': 'POST' };
    const friend = { origin: 'https://app.example.go.id' };
    const answer = await app.anonymous
      .call('OPTIONS', '/probe/things')
      .with({ ...friend, ...preflight })
      .expect(204);
    expect(answer.headers['access-control-allow-origin']).toBe(friend.origin);
    expect(answer.headers['access-control-allow-headers']).toContain('Idempotency-Key');
    for (const origin of ['https://app.example.go.id.evil.example', 'https://evil.example', 'null']) {
      const refused = await app.anonymous
        .call('OPTIONS', '/probe/things')
        .with({ origin, ...preflight })
        .expect(405);
      expect(refused.headers['access-control-allow-origin']).toBeUndefined();
      expect((await employee.get(THING).with({ origin })).headers['access-control-allow-origin']).toBeUndefined();
    }
  });
});

describe('problems', () => {
  it('are complete problem details, with a type that opens and explains', async () => {
    const { body, headers } = await employee.get('/nowhere?x=1').expect(404);
    expect(headers['content-type']).toBe('application/problem+json; charset=utf-8');
    expect(body).toEqual({
      type: '/docs/problems/request-path-unknown',
      title: 'Alamat tidak dikenal',
      status: 404,
      detail: 'Tidak ada operasi pada alamat ini.',
      instance: '/api/v1/nowhere',
      code: 'REQUEST.PATH_UNKNOWN',
      traceId: headers.traceparent?.split('-')[1],
    });
    const page = await app.anonymous.get(body.type).with({ 'accept-language': 'en' }).expect(200);
    expect(page.headers['content-type']).toBe('text/html; charset=utf-8');
    expect(page.headers['content-security-policy']).not.toContain('script-src');
    expect(page.text).toContain('Unknown address');
    await app.anonymous.get('/docs/problems/no-such-problem').expect(404);
  });

  it.each([
    ['/nowhere/%zz', '/nowhere/%25zz'],
    ['/nowhere/%c3%28', '/nowhere/%c3%28'],
    ['/nowhere/"<b>"', '/nowhere/%22%3Cb%3E%22'],
  ])('name %s as a URI in any case', async (path, instance) => {
    const { body } = await employee.get(path);
    expect([400, 404]).toContain(body.status);
    expect(body.instance).toBe(`/api/v1${instance}`);
  });

  it('show nothing of an unexpected failure, which is logged once under the trace id that the answer names', async () => {
    const { body, text } = await app.anonymous.get('/probe/failure').expect(500);
    expect(body.code).toBe('SERVICE.FAILED');
    expect(text).not.toMatch(/secret|srv|Error|probe\.module/);
    const lines = app.logLines.filter((line) => line.includes(body.traceId) && line.includes('"err"'));
    expect(lines).toHaveLength(1);
    expect(lines[0]).toContain('secret detail [number]');
    expect(lines[0]).toContain('stack');
  });

  it('tell a wrong method from an unknown address', async () => {
    const { headers, body } = await employee.delete('/probe/things').expect(405);
    expect(headers.allow).toBe('GET, HEAD, POST');
    expect(body.code).toBe('REQUEST.METHOD_NOT_ALLOWED');
    for (const method of ['TRACE', 'OPTIONS', 'PUT', 'PROPFIND']) {
      expect((await app.anonymous.call(method, THING).expect(405)).headers.allow).toBe('DELETE, GET, HEAD, PATCH');
    }
    await employee.post('/probe/things/x/y/z').expect(404);
    await employee.get('/probe/things/').expect(404);
    await employee.call('POST', THING, undefined, { 'x-http-method-override': 'DELETE' }).expect(405);
  });
});

describe('who is calling', () => {
  it('comes first: before the body, the query and the address of the object', async () => {
    const bare = await app.anonymous.post('/probe/things', '{broken').expect(401);
    expect(bare.headers['www-authenticate']).toBe('Bearer');
    for (const authorization of ['Bearer unknown', 'Bearer', 'Basic abc', 'Bearer a b']) {
      const refused = await app.anonymous.get(`${THING}?x=1`).with({ authorization }).expect(401);
      expect(refused.headers['www-authenticate']).toBe('Bearer error="invalid_token"');
    }
  });

  it('needs the permission of the route; the refusal is recorded', async () => {
    const before = await effects('access.refuse');
    const { body } = await auditor.post('/probe/things', '{broken').expect(403);
    expect(body).toMatchObject({ code: 'ACCESS.FORBIDDEN' });
    expect(body.detail).toContain('work-plan:write');
    expect(body.detail).toContain('EMPLOYEE');
    expect(body.detail).not.toContain('AUDITOR');
    expect(await effects('access.refuse')).toBe(before + 1);
  });

  it('is logged by account, never by token', async () => {
    await employee.get(THING).expect(200);
    const line = app.logLines.at(-1) ?? '';
    expect(JSON.parse(line)).toMatchObject({
      method: 'GET',
      route: '/api/v1/probe/things/:id',
      status: 200,
      accountId: '00000000-0000-7000-8000-00000000000a',
    });
    expect(app.logLines.join('')).not.toContain('Bearer');
  });

  it('may put line breaks and quotes into headers without breaking the log', async () => {
    const count = app.logLines.length;
    await employee.get(`/probe/things/${encodeURIComponent('a\r\n{"level":"fatal"}')}`).expect(400);
    const added = app.logLines.slice(count);
    expect(added).toHaveLength(1);
    expect(JSON.parse(added[0] ?? '')).toMatchObject({ status: 400 });
  });
});

describe('parameters', () => {
  it.each([
    ['/probe/things?limit=0', 'limit TOO_SMALL'],
    ['/probe/things?limit=201', 'limit TOO_LARGE'],
    ['/probe/things?limit=abc', 'limit NOT_INTEGER'],
    ['/probe/things?limit=', 'limit NOT_INTEGER'],
    ['/probe/things?limit=1e2', 'limit NOT_INTEGER'],
    ['/probe/things?limit=1&limit=2', 'limit REPEATED'],
    ['/probe/things?limit[]=1', 'limit[] UNKNOWN'],
    ['/probe/things?kind[$ne]=UTAMA', 'kind[$ne] UNKNOWN'],
    ['/probe/things?kind=LAIN', 'kind NOT_ALLOWED'],
    ['/probe/things?count=yes', 'count NOT_FLAG'],
    ['/probe/things?sort=id;DROP', 'sort UNKNOWN'],
    ['/probe/things?__proto__=1', '__proto__ UNKNOWN'],
    [`${THING}?x=1`, 'x UNKNOWN'],
    ['/probe/things/17', 'id NOT_ID'],
    ['/probe/things/01990A6E-7B1C-7C3E-9D52-0F6A4B8E2D11', 'id NOT_ID'],
    ['/probe/kinds/LAIN', 'kind NOT_ALLOWED'],
  ])('%s is refused as %s', async (path, fault) => {
    const answer = await employee.get(path).expect(400);
    expect(answer.body.code).toBe('REQUEST.PARAMETER');
    expect(faults(answer)).toEqual([fault]);
  });

  it('have documented defaults', async () => {
    const { body } = await employee.get('/probe/things').expect(200);
    expect(body.page).toEqual({ limit: 50, nextCursor: null, hasMore: false });
    const counted = await employee.get('/probe/things', { count: true, limit: 2 }).expect(200);
    expect(counted.body.page).toMatchObject({ limit: 2, hasMore: true, total: 5 });
  });
});

describe('bodies', () => {
  const create = (body: unknown, headers?: Record<string, string>): PromiseLike<TestAnswer> =>
    employee.post('/probe/things', body, headers);

  it.each([
    ['nothing', '', 400, 'REQUEST.EMPTY_BODY'],
    ['broken JSON', '{"title":', 400, 'REQUEST.MALFORMED'],
    ['a trailing comma', '{"title":"a",}', 400, 'REQUEST.MALFORMED'],
    ['invalid UTF-8', Buffer.from([0x7b, 0x22, 0x61, 0x22, 0x3a, 0x22, 0xff, 0x22, 0x7d]), 400, 'REQUEST.BAD_TEXT'],
    ['NUL', '{"title":"a\\u0000b"}', 400, 'REQUEST.BAD_TEXT'],
    ['NUL in a name', '{"ti\\u0000tle":"a"}', 400, 'REQUEST.BAD_TEXT'],
    ['a lone surrogate', '{"title":"\\ud800"}', 400, 'REQUEST.BAD_TEXT'],
    ['a lone low surrogate', '{"title":"x\\uDC00y"}', 400, 'REQUEST.BAD_TEXT'],
    ['2,500 levels', `{"title":${'['.repeat(2500)}${']'.repeat(2500)}}`, 400, 'REQUEST.TOO_DEEP'],
    ['21 levels', `{"title":${'['.repeat(20)}${']'.repeat(20)}}`, 400, 'REQUEST.TOO_DEEP'],
    ['__proto__', '{"title":"a","__proto__":{"admin":true}}', 400, 'REQUEST.MALFORMED'],
    ['constructor', '{"title":"a","constructor":{"prototype":{"admin":true}}}', 400, 'REQUEST.MALFORMED'],
    ['a list', '[]', 422, 'REQUEST.INVALID'],
    ['null', 'null', 422, 'REQUEST.INVALID'],
    ['a text', '"title"', 422, 'REQUEST.INVALID'],
    ['10 MB', `{"title":"${'a'.repeat(10_485_760)}"}`, 413, 'REQUEST.BODY_TOO_LARGE'],
  ])('with %s are refused', async (_name, body, status, code) => {
    const answer = await create(body);
    expect([answer.status, answer.body.code]).toEqual([status, code]);
    expect(({} as { admin?: boolean }).admin).toBeUndefined();
  });

  it('may nest 20 levels as far as the text goes', async () => {
    const answer = await create(`{"title":${'['.repeat(19)}${']'.repeat(19)}}`);
    expect(faults(answer)).toEqual(['/title NOT_TEXT']);
  });

  it.each([
    ['text/plain', 'application/json'],
    ['application/xml', 'application/json'],
    ['application/json; charset=iso-8859-1', 'application/json'],
    ['application/merge-patch+json', 'application/json'],
    ['multipart/form-data; boundary=x', 'application/json'],
    ['nonsense', 'application/json'],
  ])('of type %s are refused', async (type, accepted) => {
    const answer = await create('{"title":"a"}', { 'content-type': type });
    expect([answer.status, answer.body.code]).toEqual([415, 'REQUEST.UNSUPPORTED_MEDIA']);
    expect(answer.headers['accept-post']).toBe(accepted);
  });

  it('may name UTF-8, and PATCH takes merge patches; packed bodies are refused', async () => {
    expect((await create('{"title":"a"}', { 'content-type': 'application/json; charset=UTF-8' })).status).toBe(201);
    expect((await create('{"title":"a"}', { 'content-encoding': 'gzip' })).status).toBe(415);
    const merge = { 'content-type': 'application/merge-patch+json', 'if-match': '"3"' };
    await employee.patch(THING, '{"title":"a"}', merge).expect(200);
    const refused = await employee.patch(THING, 'a', { 'content-type': 'text/plain' }).expect(415);
    expect(refused.headers['accept-patch']).toBe('application/merge-patch+json, application/json');
  });

  it('come back exactly as sent', async () => {
    const title = 'Ani 👩🏽‍⚖️ «é» e\u0301 "kutip" <script>alert(1)</script> \\ \t ‮ ＠';
    const { body, text } = await employee.post('/probe/things', { title }).expect(201);
    expect(body.title).toBe(title);
    expect(text).not.toContain('&lt;');
  });

  it.each([
    [{}, ['/title REQUIRED']],
    [{ title: null }, ['/title NOT_NULL']],
    [{ title: 5 }, ['/title NOT_TEXT']],
    [{ title: '   ' }, ['/title TOO_SHORT']],
    [{ title: 'a'.repeat(201) }, ['/title TOO_LONG']],
    [{ title: 'a\u0007' }, ['/title CONTROL_CHARACTER']],
    [{ title: 'a', version: 9 }, ['/version UNKNOWN']],
    [{ title: 'a', createdAt: 'x', status: 'y' }, ['/createdAt UNKNOWN', '/status UNKNOWN']],
    [{ title: 'a', toString: 'x' }, ['/toString UNKNOWN']],
    [{ title: 'a', items: [{ title: 'b', valueOf: 1 }] }, ['/items/0/valueOf UNKNOWN']],
    [{ title: 'a', 'a/b~c': 1 }, ['/a~1b~0c UNKNOWN']],
    [{ title: 'a', id: 'X' }, ['/id NOT_ID']],
    [{ title: 'a', day: null }, ['/day NOT_NULL']],
    [{ title: 'a', day: '2026-02-30' }, ['/day NOT_DAY']],
    [{ title: 'a', day: '2026-2-3' }, ['/day NOT_DAY']],
    [{ title: 'a', day: '2026-02-03T00:00:00Z' }, ['/day NOT_DAY']],
    [{ title: 'a', score: 18.75 }, ['/score NOT_DECIMAL']],
    [{ title: 'a', score: '18.755' }, ['/score NOT_DECIMAL']],
    [{ title: 'a', score: '1e1' }, ['/score NOT_DECIMAL']],
    [{ title: 'a', score: '-0.01' }, ['/score TOO_SMALL']],
    [{ title: 'a', score: '100.01' }, ['/score TOO_LARGE']],
    [{ title: 'a', count: '5' }, ['/count NOT_INTEGER']],
    [{ title: 'a', count: 1.5 }, ['/count NOT_INTEGER']],
    [{ title: 'a', count: 11 }, ['/count TOO_LARGE']],
    [{ title: 'a', flag: 1 }, ['/flag NOT_FLAG']],
    [{ title: 'a', flag: 'true' }, ['/flag NOT_FLAG']],
    [{ title: 'a', kind: 'utama' }, ['/kind NOT_ALLOWED']],
    [{ title: 'a', items: 'x' }, ['/items NOT_LIST']],
    [{ title: 'a', items: [{ title: 'b' }, { title: '' }] }, ['/items/1/title TOO_SHORT']],
    [{ title: 'a', items: [{ title: 'b', x: 1 }] }, ['/items/0/x UNKNOWN']],
    [{ title: 'a', items: [null] }, ['/items/0 NOT_OBJECT']],
    [{ title: 'a', items: [[{ title: 'b' }]] }, ['/items/0 NOT_OBJECT']],
    [{ title: 'a', items: Array(4).fill({ title: 'b' }) }, ['/items TOO_MANY']],
    [{ title: 'a', items: ['x'] }, ['/items/0 NOT_OBJECT']],
    [{ title: 'a', items: [{}] }, ['/items/0/title REQUIRED']],
    [{ title: 'a', items: [] }, ['/items TOO_FEW']],
  ])('%j is refused at %j', async (body, expected) => {
    const answer = await employee.post('/probe/things', body).expect(422);
    expect(faults(answer)).toEqual(expected);
    expect(answer.body.detail).toContain(String(expected.length));
  });

  it('name several faults at once, in both languages, without echoing values', async () => {
    const body = { title: 'rahasia'.repeat(40), count: 99 };
    const answer = await employee.post('/probe/things', body).with({ 'accept-language': 'en' }).expect(422);
    expect(answer.body.errors).toEqual([
      { pointer: '/title', code: 'TOO_LONG', detail: 'This may have at most 200 characters.' },
      { pointer: '/count', code: 'TOO_LARGE', detail: 'This must be at most 10.' },
    ]);
    expect(answer.text).not.toContain('rahasia');
  });

  it('of more values than any operation takes are refused unread', async () => {
    const many = await employee.post('/probe/things', `{"title":"a","items":[${'{},'.repeat(300_000)}{}]}`).expect(422);
    expect(many.body.errors).toMatchObject([{ pointer: '', code: 'TOO_MANY' }]);
    const names = Object.fromEntries(Array.from({ length: 5_000 }, (_, index) => [`x${index}`, 1]));
    const unknown = await employee.post('/probe/things', { title: 'a', ...names }).expect(422);
    expect(unknown.body.errors).toHaveLength(100);
    expect(unknown.body.detail).toContain('5000');
  });

  it('count characters, not bytes, and are trimmed', async () => {
    const { body } = await employee.post('/probe/things', { title: `  ${'👍'.repeat(200)}\n` }).expect(201);
    expect(body.title).toBe('👍'.repeat(200));
    await employee.post('/probe/things', { title: '👍'.repeat(201) }).expect(422);
  });

  it('may clear only what may be cleared', async () => {
    expect((await employee.post('/probe/things', { title: 'a', note: null }).expect(201)).body.note).toBeNull();
    await employee.post('/probe/things', { title: 'a', kind: null }).expect(422);
  });

  it('are not taken by an operation that has none', async () => {
    await employee.post(`${THING}/submission`).expect(201);
    await employee.post(`${THING}/submission`, {}).expect(201);
    await employee.post(`${THING}/submission`, '').expect(201);
    expect(faults(await employee.post(`${THING}/submission`, { status: 'AGREED' }).expect(422))).toEqual([
      '/status UNKNOWN',
    ]);
    await employee.post(`${THING}/submission`, 'x', { 'content-type': 'text/plain' }).expect(415);
  });
});

describe('uploads', () => {
  const part = (content: string): string =>
    `--x\r\nContent-Disposition: form-data; name="file"; filename="../../etc/passwd"\r\n\r\n${content}\r\n--x--\r\n`;
  const upload = (body: string, type = 'multipart/form-data; boundary=x'): PromiseLike<TestAnswer> =>
    employee.post('/probe/files', body, { 'content-type': type });

  it('are taken where an operation asks for them, and their names are no paths', async () => {
    const { status, body } = await upload(part('a;b\n'));
    expect([status, body]).toEqual([201, { name: 'passwd', size: 4 }]);
  });

  it.each([
    ['JSON', '{}', 'application/json', 415],
    ['no type', part('a'), '', 415],
    ['a file over the limit', part('a'.repeat(70_000)), 'multipart/form-data; boundary=x', 413],
  ])('with %s are refused', async (_name, body, type, status) => {
    const answer = await upload(body, type);
    expect([answer.status, answer.body.status]).toEqual([status, status]);
    if (status === 415) expect(answer.headers['accept-post']).toBe('multipart/form-data');
  });
});

describe('created objects and versions', () => {
  it('are located and tagged', async () => {
    const { headers, body } = await employee.post('/probe/things', { title: 'a' }).expect(201);
    expect(headers.location).toBe(`/api/v1/probe/things/${body.id}`);
    expect(headers.etag).toMatch(/^"1-[\w-]{12}"$/);
  });

  it('answer HEAD like GET and 304 to whoever has the version', async () => {
    const get = await employee.get(THING).expect(200);
    const { etag } = get.headers;
    expect(etag).toMatch(/^"3-[\w-]{12}"$/);
    const head = await employee.call('HEAD', THING).expect(200);
    expect(head.text).toBe('');
    expect(head.headers).toMatchObject({ etag, 'content-length': String(Buffer.byteLength(get.text)) });
    for (const tag of [`${etag}`, `W/${etag}`, `"1", ${etag}`, '*']) {
      const same = await employee.get(THING).with({ 'if-none-match': tag }).expect(304);
      expect(same.text).toBe('');
      expect(same.headers.etag).toBe(etag);
      expect(same.headers['content-type']).toBeUndefined();
    }
    for (const other of ['"3"', '"33"', `"4${String(etag).slice(2)}`]) {
      await employee.get(THING).with({ 'if-none-match': other }).expect(200);
    }
    expect((await employee.delete(THING).expect(204)).text).toBe('');
  });

  it('need the version they are changed from', async () => {
    await employee.patch(THING, { title: 'b' }).ifMatch(3).expect(200);
    expect((await employee.patch(THING, { title: 'b' }).ifMatch(2).expect(412)).body.code).toBe('REQUEST.STALE');
    expect((await employee.patch(THING, { title: 'b' }).expect(428)).body.code).toBe('REQUEST.IF_MATCH_REQUIRED');
    for (const tag of ['3', 'W/"3"', '*', '"x"', '"3", "4"']) {
      await employee.patch(THING, { title: 'b' }).with({ 'if-match': tag }).expect(400);
    }
  });
});

describe('lists', () => {
  it('are walked by their cursors, without gaps or repeats', async () => {
    const seen: number[] = [];
    let path: string | undefined = '/probe/things?limit=2&kind=UTAMA';
    while (path) {
      const { body, headers } = await employee.get(path).expect(200);
      seen.push(...(body.data as { id: number }[]).map(({ id }) => id));
      path = /^<(.*)>; rel="next"$/.exec(headers.link ?? '')?.[1];
      expect(path !== undefined).toBe(body.page.hasMore);
    }
    expect(seen).toEqual([1, 2, 3, 4, 5]);
  });

  it('refuse cursors that were changed, made up or made for another filter', async () => {
    const { nextCursor } = (await employee.get('/probe/things?limit=2').expect(200)).body.page as {
      nextCursor: string;
    };
    const [payload = '', signature = ''] = nextCursor.split('.');
    const forged = Buffer.from('[0]').toString('base64url');
    const foreign = [`${forged}.${signature}`, `${payload}.${forged}`, payload, 'x', `${payload}.`, `${nextCursor}x`];
    for (const cursor of foreign) {
      const { body } = await employee.get('/probe/things', { limit: 2, cursor }).expect(400);
      expect(body.code).toBe('REQUEST.CURSOR');
    }
    await employee.get('/probe/things', { limit: 2, cursor: nextCursor, kind: 'UTAMA' }).expect(400);
    await employee.get('/probe/things', { limit: 3, cursor: nextCursor }).expect(200);
  });
});

describe('Idempotency-Key', () => {
  const once = (key: string, body: unknown, client = employee): PromiseLike<TestAnswer> =>
    client.post('/probe/things', body).with({ 'idempotency-key': key });

  it('gives ten simultaneous requests one effect and one answer', async () => {
    const before = await effects('thing.create');
    const answers = await Promise.all(Array.from({ length: 10 }, () => once('ten', { title: 'slow' })));
    expect(answers.map(({ status }) => status)).toEqual(Array(10).fill(201));
    expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1);
    expect(answers.filter(({ headers }) => headers['idempotency-replayed'] === 'true')).toHaveLength(9);
    expect(new Set(answers.map(({ headers }) => headers.location)).size).toBe(1);
    expect(await effects('thing.create')).toBe(before + 1);
  });

  it('shows a secret once, and tags and locates the repeated answer like the first', async () => {
    const first = await once('secret', { title: 'a' });
    const again = await once('secret', { title: 'a' });
    expect(first.body.secret).toBe('shown once');
    expect(again.body).toEqual({ ...first.body, secret: undefined });
    expect(again.headers).toMatchObject({ etag: expect.stringMatching(/^"1-/), location: first.headers.location });
  });

  it('is refused for another body, and belongs to one account and one operation', async () => {
    const { body } = await once('mine', { title: 'a' });
    expect((await once('mine', { title: 'b' })).body.code).toBe('REQUEST.IDEMPOTENCY_MISMATCH');
    const other = await once('mine', { title: 'a' }, app.as('employee.b'));
    expect(other.body.id).not.toBe(body.id);
    const submission = await employee.post(`${THING}/submission`).with({ 'idempotency-key': 'mine' }).expect(201);
    expect(submission.headers['idempotency-replayed']).toBeUndefined();
  });

  it('is free again after a refusal or a failed validation, which left nothing behind', async () => {
    const before = await effects('thing.create');
    expect((await once('burn', { title: '' })).status).toBe(422);
    expect((await once('burn', { title: 'refused' })).status).toBe(409);
    expect(await effects('thing.create')).toBe(before);
    expect((await once('burn', { title: 'a' })).status).toBe(201);
    expect((await once('burn', { title: 'a' })).headers['idempotency-replayed']).toBe('true');
  });

  it('is the same quoted or not, and odd ones are refused', async () => {
    const { body } = await once('"quoted-1"', { title: 'a' });
    expect((await once('quoted-1', { title: 'a' })).body.id).toBe(body.id);
    await once('k'.repeat(255), { title: 'a' });
    for (const odd of ['', 'k'.repeat(256), 'a b', '""', 'clé'])
      expect((await once(odd, { title: 'a' })).status).toBe(400);
  });

  it('needs the right also for a repeated request', async () => {
    await once('right', { title: 'a' });
    expect((await once('right', { title: 'a' }, auditor)).status).toBe(403);
    expect((await once('right', { title: 'a' }, app.anonymous)).status).toBe(401);
  });

  it('outlives a restart and is forgotten after 24 hours', async () => {
    const { body } = await once('restart', { title: 'a' });
    await app.restart();
    expect((await once('restart', { title: 'a' })).body.id).toBe(body.id);
    app.clock.advance({ hours: 23 });
    await app.get(Idempotency).eraseExpired();
    expect((await once('restart', { title: 'a' })).body.id).toBe(body.id);
    app.clock.advance({ hours: 2 });
    expect(await app.get(Idempotency).eraseExpired()).toBeGreaterThan(0);
    expect((await once('restart', { title: 'a' })).body.id).not.toBe(body.id);
  });
});

describe('the connection', () => {
  let port: number;
  beforeAll(async () => {
    port = await app.listen();
  });

  /** Sends bytes as they are and gives all that comes back. */
  const raw = (text: string): Promise<string> =>
    new Promise((resolve, reject) => {
      const socket: Socket = connect(port, '127.0.0.1', () => socket.write(text));
      let answer = '';
      socket.on('data', (chunk: Buffer) => (answer += chunk.toString()));
      socket.on('error', reject).on('close', () => resolve(answer));
    });
  const request = (line: string, ...headers: string[]): Promise<string> =>
    raw(`${[line, 'Host: x', 'Connection: close', ...headers].join('\r\n')}\r\n\r\n`);

  it.each([
    [
      'an address of 5,000 characters',
      `GET /api/v1/probe/things?q=${'a'.repeat(5000)} HTTP/1.1`,
      [],
      414,
      'URI_TOO_LONG',
    ],
    ['an id of 4,000 characters', `GET /api/v1/probe/kinds/${'a'.repeat(4000)} HTTP/1.1`, [], 400, 'PARAMETER'],
    ['headers of 20 kB', 'GET /health/live HTTP/1.1', [`X-Long: ${'a'.repeat(20_000)}`], 431, 'HEADERS_TOO_LARGE'],
    ['an address that is not encoded rightly', 'GET /api/v1/%zz HTTP/1.1', [], 400, 'ADDRESS_MALFORMED'],
    ['TRACE', 'TRACE /api/v1/probe/things HTTP/1.1', [], 405, 'METHOD_NOT_ALLOWED'],
    ['a method that HTTP does not know', 'BREW /api/v1/probe/things HTTP/1.1', [], 405, 'METHOD_NOT_ALLOWED'],
    ['a length that is no number', 'POST /api/v1/probe/things HTTP/1.1', ['Content-Length: x'], 400, 'UNREADABLE'],
    [
      'two framings',
      'POST /health/live HTTP/1.1',
      ['Content-Length: 1', 'Transfer-Encoding: chunked'],
      400,
      'UNREADABLE',
    ],
  ])('with %s gets problem details', async (_name, line, headers, status, code) => {
    const answer = await request(line, ...headers);
    const [head = '', body = ''] = answer.split('\r\n\r\n');
    expect(head).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
    expect(head.toLowerCase()).toContain('content-type: application/problem+json; charset=utf-8');
    if (status === 405) expect(head.toLowerCase()).toContain('allow: get, head, post');
    const problem = JSON.parse(body) as { code: string; status: number };
    expect(problem).toMatchObject({ status, code: expect.stringContaining(code) });
  });

  it('may expect what nobody knows, and is answered as usual', async () => {
    const answer = await request('GET /health/live HTTP/1.1', 'Expect: 200-perhaps');
    expect(answer).toMatch(/^HTTP\/1\.1 200 /);
    expect(answer).toContain('{"status":"UP"}');
  });

  it('lives on', async () => {
    expect(await request('GET /health/live HTTP/1.1')).toContain('{"status":"UP"}');
  });

  it('is closed to those who send slowly or nothing, while others are served (R77)', async () => {
    const { server } = app.fastify;
    const { headersTimeout, requestTimeout, timeout } = server;
    expect({ headersTimeout, requestTimeout, timeout, most: server.maxConnections }).toEqual({
      ...{ headersTimeout: 10_000, requestTimeout: 120_000, timeout: 130_000, most: 2_000 },
    });
    // The same clocks, faster; who is slow is looked for every two seconds, and told so; who is silent is only cut off.
    Object.assign(server, { headersTimeout: 200, requestTimeout: 400, timeout: 5_000 });
    const head = 'POST /api/v1/probe/things HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer employee\r\n';
    const body = 'Content-Type: application/json\r\nContent-Length: 1000\r\n\r\n{"title":';
    const slow = [head, `${head}${body}`, ''].flatMap((sent) => Array.from({ length: 100 }, () => raw(sent)));
    const served = await Promise.all(Array.from({ length: 50 }, () => request('GET /health/ready HTTP/1.1')));
    expect(served.filter((answer) => !answer.startsWith('HTTP/1.1 200 '))).toEqual([]);
    const ends = await Promise.all(slow);
    Object.assign(server, { headersTimeout, requestTimeout, timeout });
    const refused = ends.filter((answer) => answer !== '');
    expect(refused.filter((answer) => !/^HTTP\/1\.1 408 /.test(answer))).toEqual([]);
    expect(refused.length).toBeGreaterThanOrEqual(200);
  });

  it('may name any host: no link and no address in an answer follows it (R98)', async () => {
    const evil = { host: 'evil.example', 'x-forwarded-host': 'evil.example', 'x-forwarded-proto': 'gopher' };
    const answers = [
      await employee.get('/probe/things?limit=2').with(evil).expect(200),
      await employee.post('/probe/things', { title: 'a' }).with(evil).expect(201),
      await employee.get('/nowhere').with(evil).expect(404),
      await app.anonymous.get('/').with(evil).expect(302),
      await app.anonymous.get('/docs').with(evil).expect(200),
      await app.anonymous.get('/docs/openapi.json').with(evil).expect(200),
    ];
    expect([answers[0]?.headers.link, answers[1]?.headers.location]).toEqual([
      expect.stringMatching(/^<\/api\/v1\/probe\/things\?/),
      expect.stringMatching(/^\/api\/v1\/probe\/things\//),
    ]);
    expect(JSON.stringify(answers)).not.toMatch(/evil|gopher/);
  });

  it('is not believed about who sent the request', async () => {
    const forwarded = { 'x-forwarded-for': '203.0.113.9' };
    const { headers } = await auditor.post('/probe/things', {}).with(forwarded).expect(403);
    const rows = await app.db.rows<{ address: string }>('SELECT address FROM audit_event WHERE requestId = ?', [
      headers['x-request-id'] ?? '',
    ]);
    expect(rows.map(({ address }) => address)).toEqual(['127.0.0.1']);
  });
});

describe('the state of the service', () => {
  it('is told by liveness and readiness', async () => {
    expect((await app.anonymous.get('/health/live').expect(200)).body).toEqual({ status: 'UP' });
    expect((await app.anonymous.get('/health/ready').expect(200)).body).toEqual({ status: 'UP' });
    await app.anonymous.get('/api/v1/health/live').expect(404);
    await app.anonymous.post('/health/live').expect(405);
  });

  it('shows its documentation from its own files, without inline scripts', async () => {
    const { headers } = await app.anonymous.get('/').expect(302);
    expect(headers.location).toBe('/docs');
    await app.anonymous.post('/').expect(405);
    for (const [path, language] of [
      ['/docs', 'id'],
      ['/docs/en', 'en'],
    ] as const) {
      const page = await app.anonymous.get(path).expect(200);
      expect(page.headers['content-security-policy']).toContain("script-src 'self';");
      expect(page.text).toContain(`<html lang="${language}">`);
      expect(page.text).not.toMatch(/<script(?![^>]*src=)|https?:/);
      const sources = [...page.text.matchAll(/(?:src|href)="([^"]+\.(?:css|js))"/g)].map(([, source = '']) => source);
      expect(sources).toHaveLength(4);
      for (const source of sources) {
        const { pathname } = new URL(source, `http://localhost${path}`);
        expect((await app.anonymous.get(pathname).expect(200)).text.length).toBeGreaterThan(100);
      }
    }
    const { text, headers: style } = await app.anonymous.get('/docs/assets/page.css').expect(200);
    expect([text, style['content-type']]).toEqual([expect.stringContaining('#bar'), 'text/css; charset=utf-8']);
    for (const other of ['..%2fpackage.json', '__proto__', 'constructor', 'package.json']) {
      await app.anonymous.get(`/docs/assets/${other}`).expect(404);
    }
  });

  it.each([
    ['/docs/openapi.json', '3.1.0', 'Evaluasi kinerja'],
    ['/docs/en/openapi.json', '3.1.0', 'Appraisals'],
    ['/docs/openapi-3.0.json', '3.0.3', 'Evaluasi kinerja'],
    ['/docs/en/openapi-3.0.json', '3.0.3', 'Appraisals'],
  ])(
    'gives its document at %s as OpenAPI %s with the group "%s", without ids to send by mistake',
    async (path, version, tag) => {
      const { body } = await app.anonymous.get(path).expect(200);
      expect(body.openapi).toBe(version);
      expect(Object.keys(body.paths)).toContain('/health/ready');
      expect(body.tags).toContainEqual(expect.objectContaining({ name: tag }));
      expect(JSON.stringify(body).includes('"null"')).toBe(version === '3.1.0');
      const { parameters } = body.paths['/api/v1/work-plans/{id}'].get;
      expect(parameters[0].schema.example).toBeUndefined();
    },
  );

  it('refuses new work while stopping, and says so to whoever balances the load', async () => {
    const state = app.get(ServiceState);
    state.stopping = true;
    expect((await employee.get(THING).expect(200)).headers.connection).toBe('close');
    state.refusing = true;
    const { body, headers } = await employee.get(THING).expect(503);
    expect(body.code).toBe('SERVICE.STOPPING');
    expect(headers).toMatchObject({ 'retry-after': '5', connection: 'close' });
    expect((await app.anonymous.get('/health/ready').expect(503)).body).toEqual({ status: 'DOWN', reason: 'STOPPING' });
    await app.anonymous.get('/health/live').expect(200);
    state.stopping = state.refusing = false;
  });

  it('follows its settings: proxies, public address, documentation', async () => {
    const settings = {
      PUBLIC_BASE_URL: 'https://sasaran.example.go.id',
      TRUSTED_PROXIES: '127.0.0.1',
      SWAGGER_UI: 'off',
    };
    const other = await TestApp.start({ ...probe, env: settings });
    const forwarded = { 'x-forwarded-for': '203.0.113.9', 'x-forwarded-host': 'evil.example', host: 'evil.example' };
    const refused = await other.as('auditor').post('/probe/things', {}).with(forwarded).expect(403);
    expect(refused.headers['strict-transport-security']).toBe('max-age=31536000');
    expect(refused.body.type).toBe('https://sasaran.example.go.id/docs/problems/access-forbidden');
    expect(JSON.stringify([refused.body, refused.headers])).not.toContain('evil');
    const rows = await other.db.rows<{ address: string }>('SELECT address FROM audit_event');
    expect(rows.map(({ address }) => address)).toContain('203.0.113.9');
    for (const path of ['/docs', '/docs/en', '/docs/en/openapi.json', '/docs/openapi-3.0.json', '/docs/assets/page.js'])
      await other.anonymous.get(path).expect(404);
    expect((await other.anonymous.get('/').expect(404)).body.code).toBe('REQUEST.PATH_UNKNOWN');
    await other.anonymous.get('/docs/openapi.json').expect(404);
    await other.anonymous.get('/docs/problems/access-forbidden').expect(200);
    await other.stop();
  });

  it('does not start with a route that has neither a permission nor is open', async () => {
    @Controller('probe/forgotten')
    class ForgottenController {
      @Get()
      list(): string[] {
        return [];
      }
    }
    @Module({ controllers: [ForgottenController] })
    class ForgottenModule {}
    await expect(TestApp.start({ ...probe, modules: [ForgottenModule] })).rejects.toThrow(
      'GET /api/v1/probe/forgotten has neither @Requires nor @Open',
    );
  });

  it('is 503 with Retry-After while the database is away', async () => {
    const away = await TestApp.start(probe);
    const { connection } = away.db;
    const refuse = async (): Promise<never> =>
      Promise.reject(Object.assign(new Error('refused'), { code: 'ECONNREFUSED' }));
    // The embedded database is never away; on a server the pool is really closed.
    if (connection.dialect === 'sqlite') Object.assign(connection, { read: refuse, acquire: refuse });
    else await connection.close();
    for (const answer of [
      await away.anonymous.get('/probe/database'),
      await away.as('employee').post('/probe/things', { title: 'a' }),
      await away.as('auditor').post('/probe/things', { title: 'a' }),
    ]) {
      expect([answer.status, answer.body.code]).toEqual([503, 'SERVICE.DATABASE_AWAY']);
      expect(answer.headers['retry-after']).toBe('5');
    }
    expect((await away.anonymous.get('/health/ready').expect(503)).body).toEqual({
      status: 'DOWN',
      reason: 'DATABASE_AWAY',
    });
    await away.anonymous.get('/health/live').expect(200);
    await away.stop();
  });
});
