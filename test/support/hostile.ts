import fc from 'fast-check';
import { multipart } from './import-files.js';
import type { Operation, Schema } from './operations.js';
import { isType } from './samples.js';

/** What somebody may write who wants to break something, or who has a broken program. */
const TEXTS: readonly string[] = [
  ...[
    '',
    ' ',
    '\t\n',
    '%',
    '_',
    '\\',
    "'",
    '"',
    '`',
    ';',
    '--',
    '/*',
    '#',
    '\u200b',
    '\ufeff',
    '\u202e',
    'e\u0301',
    '👩🏽‍⚖️',
  ],
  ...[
    "' OR '1'='1",
    '1; DROP TABLE employee',
    "x' UNION SELECT 1,2,3 --",
    "\\' OR 1=1 #",
    'id;DROP',
    '1)',
    'NULL',
    '0x00',
  ],
  ...['../../etc/passwd', '..\\..\\win.ini', 'file:///etc/passwd', 'http://169.254.169.254/', 'javascript:alert(1)'],
  ...['<script>alert(1)</script>', '{{7*7}}', '${7*7}', '${jndi:ldap://x}', '=1+1', '@SUM(A1)', '%00', '%n%s', '$ne'],
  ...[
    '__proto__',
    'constructor',
    'toString',
    'true',
    'null',
    'NaN',
    '-1',
    '1e309',
    '0',
    '9007199254740993',
    'undefined',
  ],
  ...[
    '2026-02-30',
    '0000-00-00',
    '9999-12-31',
    '2026-03-31',
    '99999-01-01',
    '2026-03-31T00:00:00Z',
    '２０２６-０３-３１',
  ],
  ...[
    'a'.repeat(300),
    'é'.repeat(1_001),
    '👍'.repeat(4_001),
    'a@b',
    'ﷺ'.repeat(100),
    '\u0007',
    '\u001b[31m',
    'a\r\nb: c',
  ],
  ...[
    '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d11',
    '00000000-0000-0000-0000-000000000000',
    'ffffffff-ffff-ffff-ffff-ffffffffffff',
  ],
];
const VALUES: readonly unknown[] = [
  ...[null, true, false, 0, -1, 1, 1.5, -0, 1e308, 2 ** 53, -(2 ** 63), [], {}, [null], [[]], [[[[]]]], { $ne: null }],
  ...[
    { $gt: '' },
    { length: 1 },
    { toString: 1 },
    [1, 'a', {}],
    { id: { id: {} } },
    Array(300).fill(0),
    Array(30).fill({}),
  ],
];
/** Bodies that are no JSON objects, as they are sent. */
const BODIES: readonly string[] = [
  ...[
    '',
    ' ',
    '{',
    '}',
    '[]',
    'null',
    '1',
    '"a"',
    'true',
    '{"a":}',
    '{"a":1,}',
    "{'a':1}",
    '{"a":1}{"b":2}',
    '\ufeff{}',
  ],
  ...[
    '{"__proto__":{"a":1}}',
    '{"constructor":{"prototype":{}}}',
    '{"a":"\\u0000"}',
    '{"a":"\\ud800"}',
    '{"id":1e999}',
  ],
  ...['['.repeat(3_000), `{"a":${'['.repeat(19)}${']'.repeat(19)}}`, `[${'0,'.repeat(21_000)}0]`, 'a=1&b=2', '<a/>'],
];
const FORM = 'application/x-www-form-urlencoded';
const MEDIA = [
  'application/json',
  'application/json; charset=utf-8',
  'application/merge-patch+json',
  'text/plain',
  'x',
  '',
];

/** Names of texts that have a form of their own, so that some of what is tried is right. */
const FORMS: Readonly<Record<string, readonly string[]>> = {
  url: [
    'http://127.0.0.1:9/',
    'https://127.0.0.1:9/x',
    'ftp://127.0.0.1/',
    'http://[::1]:9/',
    'http://127.0.0.1:9/?a=b#c',
  ],
  nip: ['198507212010012009', '199507212023212001', '198513212010012009', '19850721 201001 2 009'],
  username: ['siti.aminah', '198707222019032005', 'admin-uji'],
  email: ['siti.aminah@example.go.id', 'SITI@EXAMPLE.GO.ID', 'a@b', '"a b"@example.go.id', 'a@localhost'],
  target: ['0', '12', '97.5', '0.01', '9999999999999.99', '-1', '00012'],
  value: ['0', '12', '97.5', '0.01', '9999999999999.99', '-1', '00012'],
  password: ['uji-coba-kinerja-2026', 'kabut tipis di lereng', 'rahasia'],
  currentPassword: ['uji-coba-kinerja-2026', 'kabut tipis di lereng', 'rahasia'],
  newPassword: ['uji-coba-kinerja-2026', 'kabut tipis di lereng', 'rahasia'],
  cursor: ['W10', 'W10.', 'WyIiLCIiXQ.AAAA', '.', '..'],
};

const hostileText = fc.constantFrom(...TEXTS);
const hostileValue = fc.oneof(hostileText, fc.constantFrom(...VALUES), fc.jsonValue({ maxDepth: 3 }));

/** Ids that a name may stand for. */
export type IdsOf = (name: string) => readonly string[];

/** Values that a schema allows, more or less: what it does not say may still be wrong. */
function allowed(schema: Schema, name: string, ids: IdsOf): fc.Arbitrary<unknown> {
  const usual = usualOf(schema, name, ids);
  return isType(schema, 'null') ? fc.option(usual, { nil: null, freq: 4 }) : usual;
}

function usualOf(schema: Schema, name: string, ids: IdsOf): fc.Arbitrary<unknown> {
  if (schema.properties) return objectOf(schema, ids);
  if (schema.enum) return fc.constantFrom(...schema.enum);
  if (isType(schema, 'array')) {
    const { minItems = 0, maxItems = 3, items = {} } = schema;
    return fc.array(allowed(items, name, ids), { minLength: minItems, maxLength: Math.min(maxItems, minItems + 2) });
  }
  if (isType(schema, 'boolean')) return fc.boolean();
  if (isType(schema, 'integer')) return fc.integer({ min: schema.minimum ?? 0, max: schema.maximum ?? 1_000_000 });
  return textOf(schema, name, ids);
}

function textOf({ format, pattern, example, minLength = 0, maxLength = 40 }: Schema, name: string, ids: IdsOf) {
  const forms = FORMS[name];
  if (forms) return fc.constantFrom(...forms);
  if (name === 'id') return fc.oneof({ weight: 4, arbitrary: fc.uuid() }, fc.constantFrom(...ids(name)));
  if (format === 'uuid') return fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...ids(name)) }, fc.uuid());
  if (format === 'date')
    return fc.constantFrom(
      '2026-01-01',
      '2026-03-31',
      '2026-06-30',
      '2026-12-31',
      '2024-02-29',
      '0000-01-01',
      '9999-12-30',
      '9999-12-31',
    );
  if (format === 'date-time') return fc.constantFrom('2026-03-31T01:00:00Z', '2026-03-01T17:00:00.000Z');
  if (pattern) return fc.stringMatching(new RegExp(pattern));
  const any = fc.string({ unit: 'grapheme', minLength, maxLength: Math.min(maxLength, minLength + 60) });
  const shown = typeof example === 'string' ? fc.constant(example) : any;
  return fc.oneof(shown, any, fc.constant('x'.repeat(maxLength)));
}

function objectOf({ properties = {}, required = [] }: Schema, ids: IdsOf): fc.Arbitrary<object> {
  const parts = Object.entries(properties).map(([name, part]) => [name, allowed(part, name, ids)]);
  return fc.record(Object.fromEntries(parts) as Record<string, fc.Arbitrary<unknown>>, {
    requiredKeys: [...required] as never[],
  });
}

/** As an object of the schema, but for one thing. */
function spoilt(schema: Schema, ids: IdsOf): fc.Arbitrary<string> {
  const names = [...Object.keys(schema.properties ?? {}), 'status', 'version', '__proto__', 'a/b~c', ''];
  return fc.tuple(objectOf(schema, ids), fc.constantFrom(...names), hostileValue).map(([object, name, value]) => {
    const entries = [...Object.entries(object).filter(([key]) => key !== name), [name, value] as const];
    return `{${entries.map(([key, part]) => `${JSON.stringify(key)}:${JSON.stringify(part)}`).join()}}`;
  });
}

/** One request as it will be sent. */
export interface Attempt {
  readonly caller: 'anybody' | 'superior' | 'staff' | 'auditor' | 'nobody';
  readonly address: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Buffer | undefined;
  /** Whether `If-Match` shall name the version that the object has at that moment. */
  readonly fresh: boolean;
}

/** Requests for an operation: rather right ones, so that some come far, and every kind of wrong ones. */
export function attemptsAt(operation: Operation, idsOf: IdsOf): fc.Arbitrary<Attempt> {
  const { body } = operation;
  return fc.record({
    caller: fc.oneof(
      { weight: 12, arbitrary: fc.constantFrom('anybody' as const, 'superior' as const) },
      fc.constantFrom('staff' as const, 'auditor' as const, 'nobody' as const),
    ),
    address: fc.tuple(pathsOf(operation, idsOf), queriesOf(operation, idsOf)).map(([path, query]) => path + query),
    headers: fc
      .tuple(bodyType(operation), neededHeaders(operation, idsOf), oddHeaders)
      .map(([type, needed, odd]) => ({ ...type, ...needed, ...odd })),
    body: body?.media === 'multipart/form-data' ? uploadsOf(body.schema) : jsonOf(operation, idsOf),
    fresh: fc.integer({ min: 0, max: 3 }).map((n) => n > 0),
  });
}

function pathsOf({ path, parameters }: Operation, idsOf: IdsOf): fc.Arbitrary<string> {
  const inPath = parameters.filter((one) => one.in === 'path');
  const odd = fc.oneof(hostileText, fc.string({ unit: 'binary', maxLength: 20 }), fc.constant('a'.repeat(3_900)));
  const steps = inPath.map(({ name, schema }) =>
    fc.oneof(
      {
        weight: 9,
        arbitrary: schema.format === 'uuid' ? fc.constantFrom(...idsOf(name)) : valueOf(schema, name, idsOf),
      },
      { weight: 2, arbitrary: odd.map(encoded) },
      fc.constantFrom('%', '%zz', '%2e%2e', '%c3%28', '%00', '..', ':id', '*'),
    ),
  );
  return fc
    .tuple(...steps)
    .map((values) => inPath.reduce((all, { name }, at) => all.replace(`{${name}}`, () => values[at] ?? ''), path));
}

/** Percent-encoded; half a surrogate pair, which has no encoding, as what stands for it. */
const encoded = (text: string): string => encodeURIComponent(text.toWellFormed());

const valueOf = (schema: Schema, name: string, ids: IdsOf): fc.Arbitrary<string> =>
  allowed(schema, name, ids).map(String).map(encoded);

/** Headers without which the operation does nothing; `If-Match` is told with the version of that moment. */
function neededHeaders({ parameters }: Operation, idsOf: IdsOf): fc.Arbitrary<Record<string, string>> {
  const needed = parameters.filter((one) => one.in === 'header' && one.required && one.name !== 'If-Match');
  const values = needed.map(({ name, schema }) => [name.toLowerCase(), valueOf(schema, name, idsOf)] as const);
  return fc.record(Object.fromEntries(values));
}

function queriesOf({ parameters }: Operation, idsOf: IdsOf): fc.Arbitrary<string> {
  const known = parameters.filter((one) => one.in === 'query');
  const right = fc.record(
    Object.fromEntries(known.map(({ name, schema }) => [name, allowed(schema, name, idsOf).map(String)])),
    { requiredKeys: [] },
  );
  const names = [...known.map(({ name }) => name), 'sort', 'a[]', 'a[$ne]', '__proto__', 'constructor'];
  const wrong = fc
    .tuple(right, fc.constantFrom(...names), hostileText)
    .map(([all, name, value]) => ({ ...all, [name]: value }));
  const written = fc.oneof({ weight: 3, arbitrary: right }, wrong).map((query) => {
    const pairs = Object.entries(query).map(([name, value]) => `${encoded(name)}=${encoded(String(value))}`);
    return pairs.length > 0 ? `?${pairs.join('&')}` : '';
  });
  const odd = fc.constantFrom(
    '?',
    '?&&',
    '?=',
    '?%',
    '?limit=1&limit=2',
    '?a=%zz',
    '?limit=1;limit=2',
    `?${'a=1&'.repeat(900)}`,
  );
  return fc.oneof({ weight: 9, arbitrary: written }, odd);
}

function jsonOf(operation: Operation, idsOf: IdsOf): fc.Arbitrary<string | undefined> {
  const { body } = operation;
  if (!body) return strayBody(operation);
  const bodies = bodiesOf(body.schema, idsOf);
  if (body.media !== FORM) return bodies;
  const form = objectOf(body.schema, idsOf).map((object) => new URLSearchParams(object as never).toString());
  return fc.oneof(form, bodies, hostileText);
}

const HEADERS_OF_UNITS = 'Id;DiatasanId;NamaUnor;NamaJabatan';
const HEADERS_OF_DAYS = 'day;kind;name';
const file = fc.oneof(
  fc.constantFrom(
    ...BODIES,
    HEADERS_OF_UNITS,
    `${HEADERS_OF_UNITS}\n`,
    `${HEADERS_OF_UNITS}\n"a`,
    `${HEADERS_OF_DAYS}\n2027-01-01;LIBUR_NASIONAL;Tahun Baru`,
    `${HEADERS_OF_DAYS}\n2027-02-30;LIBUR;`,
    'BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART;VALUE=DATE:20270101\r\nSUMMARY:Tahun Baru\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n',
    'BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART:20270101T99',
    'PK\u0003\u0004',
    '<?xml version="1.0"?>',
  ),
  fc.array(hostileText, { maxLength: 8 }).map((cells) => `${HEADERS_OF_UNITS}\n${cells.join(';')}`),
  fc.uint8Array({ maxLength: 300 }).map((bytes) => Buffer.concat([Buffer.from('PK\u0003\u0004'), bytes])),
);
/** The field that an upload must have beside the file, with what it may say. */
const FIELDS: Readonly<Record<string, readonly string[]>> = {
  kind: ['ORG_UNITS', 'EMPLOYEES', 'x'],
  year: ['2027', '2026', '2199', '1', 'x'],
};
/** Files with every kind of name and content, and parts that are missing, repeated or unknown. */
function uploadsOf({ required = [] }: Schema): fc.Arbitrary<Buffer> {
  const field = required.find((name) => name in FIELDS) ?? 'kind';
  const names = fc.constantFrom('a.csv', '../../a.xlsx', 'a\u0000', '');
  const told = fc.tuple(file, fc.constantFrom(...(FIELDS[field] ?? [])), names, fc.nat(9));
  return told.map(([content, value, name, shape]) => {
    const sent = ['file', { name, content: Buffer.from(content) }] as const;
    const parts = [
      [field, value] as const,
      sent,
      ...(shape === 0 ? [sent] : []),
      ...(shape === 1 ? [['x', 'y'] as const] : []),
    ];
    return multipart(shape === 2 ? parts.slice(1) : shape === 3 ? parts.slice(0, 1) : parts).body;
  });
}

function bodiesOf(schema: Schema, idsOf: IdsOf): fc.Arbitrary<string> {
  return fc.oneof(
    { weight: 6, arbitrary: objectOf(schema, idsOf).map((object) => JSON.stringify(object)) },
    { weight: 4, arbitrary: spoilt(schema, idsOf) },
    fc.constantFrom(...BODIES),
  );
}

/** Mostly nothing, where an operation takes no JSON. */
function strayBody({ method }: Operation): fc.Arbitrary<string | undefined> {
  if (method === 'GET') return fc.constant(undefined);
  return fc.oneof({ weight: 5, arbitrary: fc.constant(undefined) }, fc.constantFrom('{}', ...BODIES));
}

function bodyType({ method, body }: Operation): fc.Arbitrary<Record<string, string>> {
  if (method === 'GET') return fc.constant({});
  const own = body?.media === 'multipart/form-data' ? multipart([]).type : body?.media;
  const json = { 'content-type': own ?? 'application/json' };
  return fc.oneof(
    { weight: 12, arbitrary: fc.constant(json) },
    fc.constantFrom(...MEDIA).map((type) => ({ 'content-type': type })),
  );
}

const ODD_HEADERS: readonly Record<string, string>[] = [
  ...[
    { 'idempotency-key': 'k' },
    { 'idempotency-key': '' },
    { 'idempotency-key': 'a b' },
    { 'idempotency-key': 'k'.repeat(256) },
  ],
  ...[
    { 'if-match': '*' },
    { 'if-match': 'W/"1"' },
    { 'if-match': '"1", "2"' },
    { 'if-match': '1' },
    { 'if-match': '' },
  ],
  ...[{ 'if-none-match': '*' }, { 'if-none-match': '"' }, { 'accept-language': 'en' }, { 'accept-language': ',;q=x' }],
  ...[{ accept: 'text/html' }, { accept: 'image/png' }, { 'x-request-id': '{"a":1}' }, { traceparent: '00-x' }],
  ...[
    { 'content-encoding': 'gzip' },
    { 'last-event-id': '-1' },
    { 'last-event-id': '9'.repeat(30) },
    { origin: 'null' },
  ],
  ...[{ 'x-forwarded-for': "127.0.0.1, ' OR 1=1" }, { 'x-forwarded-host': 'evil.example' }, { host: 'evil.example' }],
  ...[{ 'x-http-method-override': 'DELETE' }, { cookie: 'a=b' }, { range: 'bytes=0-1' }, { expect: '100-continue' }],
];
const oddHeaders = fc.oneof({ weight: 3, arbitrary: fc.constant({}) }, fc.constantFrom(...ODD_HEADERS));
