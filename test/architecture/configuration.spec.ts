import { generateKeyPairSync } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ts from 'typescript';
import { type Config, ConfigError, readConfig } from '../../src/config/config.js';
import { SETTINGS } from '../../src/config/settings.js';
import { ServiceProcess } from '../support/service-process.js';
import { findIn, placeOf, type Source, sourceOf, sourcesBelow } from '../support/sources.js';
import { written } from '../support/written.js';

const APP_SECRET = 'Lq7Vn2Xc9Rt4Wz8Kp1Hs6Md3Bf5Gj0Ay';
const TOKEN_PRIVATE_KEY = keyOf('P-256');
const FORMER_KEYS = [publicKeyOf('P-256'), publicKeyOf('P-256')];
const SECRETS = { APP_SECRET, TOKEN_PRIVATE_KEY };

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'sasaran-configuration-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

function keyOf(namedCurve: string): string {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve });
  return privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
}

function publicKeyOf(namedCurve: string): string {
  const { publicKey } = generateKeyPairSync('ec', { namedCurve });
  return publicKey.export({ type: 'spki', format: 'pem' }).toString();
}

/** The least that has to be said of an outside issuer. */
const ISSUER = {
  issuer: 'https://sso.example.go.id/realms/asn',
  audience: 'sasaran',
  algorithms: ['RS256'],
  nipClaim: 'nip',
};
const NARROWED = {
  issuer: 'http://127.0.0.1:8080/realms/uji',
  ...{ tokenType: 'Bearer', clients: ['portal'], roleClaim: 'realm_access.roles', roles: { admin: 'ADMIN' } },
};
const WRONG_ISSUERS = [
  'https://sso.example.go.id',
  '{}',
  '[1]',
  ...[
    { issuer: 'sso.example.go.id' },
    { issuer: 'http://sso.example.go.id' },
    { issuer: 'https://sso.example.go.id/?a=1' },
    { audience: '' },
    { audience: ['sasaran'] },
    { algorithms: [] },
    { algorithms: ['RS256', 'HS256'] },
    { algorithms: ['none'] },
    { nipClaim: '' },
    { tokenType: 'JWT' },
    { clients: 'portal' },
    { roleClaim: 'groups' },
    { roles: { admin: 'ADMIN' } },
    { roleClaim: 'groups', roles: { admin: 'SERVICE' } },
    { trusted: true },
  ].map((change) => JSON.stringify([{ ...ISSUER, ...change }])),
  JSON.stringify([ISSUER, ISSUER]),
];

/** A file with this content, as secrets are mounted. */
function fileWith(name: string, content: string): string {
  const file = join(folder, name);
  writeFileSync(file, content);
  return file;
}

/** The lines of the refusal, without their bullets. */
function faultsOf(env: Record<string, string>): string[] {
  try {
    readConfig(env);
    return [];
  } catch (error) {
    expect(error).toBeInstanceOf(ConfigError);
    const lines = (error as Error).message.split('\n');
    return lines.filter((line) => line.startsWith('  - ')).map((line) => line.slice(4));
  }
}

/** The variables that a refusal names, in its order. */
function refusedIn(env: Record<string, string>): string[] {
  return faultsOf({ ...SECRETS, ...env }).map((fault) => fault.split(' ')[0] ?? '');
}

describe('.env.example', () => {
  it.each([
    'DATABASE_URL',
    'APP_SECRET',
    'TOKEN_PRIVATE_KEY',
    'SMTP_URL',
    'MESSAGE_GATEWAY_SECRET',
    'S3_SECRET_ACCESS_KEY',
  ] as const)('says that %s may be a file', (name) => {
    expect(SETTINGS[name].meaning).toContain(`${name}_FILE`);
  });

  it('is the table of settings (UPDATE_DOCS=1 writes it)', async () => {
    const { kept, current } = await written('.env.example', example());
    expect(kept).toBe(current);
  });
});

describe('docs/operations.md', () => {
  it('tells of every setting', () => {
    const operations = readFileSync('docs/operations.md', 'utf8');
    expect(Object.keys(SETTINGS).filter((name) => !operations.includes(`| \`${name}\` `))).toEqual([]);
  });
});

function example(): string {
  const entries = Object.entries(SETTINGS).map(
    ([name, setting]) => `# ${setting.meaning}\n${name}=${setting.default}\n`,
  );
  return `# Every variable the service reads, with its default. Start with \`node --env-file=.env dist/main.js\`, or set them in the unit file.
# Each may also be given as a file: NAME_FILE=/run/secrets/name.

${entries.join('\n')}`;
}

describe('The configuration', () => {
  it('needs nothing outside production: secrets are made once and kept, for the owner only', () => {
    const dataDir = join(folder, 'first');
    const first = readConfig({ DATA_DIR: dataDir });
    expect(first).toMatchObject({ production: false, host: '127.0.0.1', port: 3000, databaseUrl: null });
    expect(first.appSecret.length).toBeGreaterThanOrEqual(32);
    expect(first.tokenPrivateKey).toContain('BEGIN PRIVATE KEY');
    expect(statSync(join(dataDir, 'development-secrets.json')).mode & 0o777).toBe(0o600);
    expect(readConfig({ DATA_DIR: dataDir })).toEqual(first);
    expect(readConfig({ DATA_DIR: join(folder, 'second') }).appSecret).not.toBe(first.appSecret);
  });

  it('has the same secrets in processes that start for the first time at once', async () => {
    const dataDir = join(folder, 'at-once');
    const go = join(folder, 'go');
    const starts = await Promise.all(
      [1, 2, 3, 4].map(() => ServiceProcess.run('test/support/config-child', [go], { DATA_DIR: dataDir })),
    );
    for (const start of starts) await start.says(/waiting/);
    writeFileSync(go, '');
    const made = await Promise.all(starts.map((start) => start.says(/^secrets (\w+)$/m)));
    expect(new Set(made.map(([, digest]) => digest)).size).toBe(1);
    expect(readdirSync(dataDir)).toEqual(['development-secrets.json']);
    await Promise.all(starts.map((start) => start.remove()));
  });

  it('makes no new secrets in place of those that cannot be read', () => {
    const dataDir = join(folder, 'broken');
    mkdirSync(dataDir);
    writeFileSync(join(dataDir, 'development-secrets.json'), '{"appSecret": "');
    expect(() => readConfig({ DATA_DIR: dataDir })).toThrow(/development-secrets\.json cannot be read/);
  });

  it('cannot be changed afterwards', () => {
    const config = readConfig(SECRETS) as { -readonly [K in keyof Config]: Config[K] };
    expect(() => (config.production = true)).toThrow(TypeError);
  });

  it('is refused with everything that is wrong at once, and where to read on', () => {
    const env = {
      PORT: 'http',
      LOG_LEVEL: 'loud',
      SWAGGER_UI: 'yes',
      DATABASE_URL: 'postgres://x',
      APP_SECRET: 'short',
    };
    const faults = faultsOf({ ...env, NODE_ENV: 'production' });
    expect(faults.map((fault) => fault.split(' ')[0]).sort()).toEqual([
      'APP_SECRET',
      'DATABASE_URL',
      'LOG_LEVEL',
      'PORT',
      'SWAGGER_UI',
      'TOKEN_PRIVATE_KEY',
    ]);
    expect(() => readConfig(env)).toThrow(/See \.env\.example\.$/);
    expect(faults.join()).not.toMatch(/short|loud|http\b/);
  });

  it.each([
    ['NODE_ENV', ['prod', 'PRODUCTION', 'staging']],
    ['PORT', ['-1', '65536', 'abc', '80.5', 'NaN', 'Infinity', '0x10', '1e3', '+80', '8_0']],
    ['METRICS_PORT', ['-1', '65536']],
    [
      'PUBLIC_BASE_URL',
      [
        'sasaran.example.go.id',
        '/api',
        'ftp://x',
        'javascript:alert(1)',
        'https://x/?a=1',
        'https://x/#',
        'https://u:p@x',
      ],
    ],
    [
      'TRUSTED_PROXIES',
      ['proxy', '10.0.0', '10.0.0.0/33', '10.0.0.0/0', '10.0.0.0/8/8', '10.0.0.1 10.0.0.2', '::1/129'],
    ],
    [
      'CORS_ORIGINS',
      ['*', 'null', 'app.example.go.id', 'https://app.example.go.id/', 'https://a, https://b/x', 'ftp://a'],
    ],
    [
      'DATABASE_URL',
      [
        ...[
          'sqlite:data.db',
          'postgres://root@127.0.0.1/x',
          '127.0.0.1:3306',
          'mysql://',
          'mysql://root@127.0.0.1:3306',
        ],
        ...[
          'mysql://root@127.0.0.1/',
          'mysql://root@127.0.0.1/a/b',
          'mysql://root:a#b@127.0.0.1/x',
          'mysql://root@h:99999/x',
        ],
      ],
    ],
    ['DATA_DIR', ['/dev/null', '/dev/null/sasaran']],
    ['REDIS_URL', ['127.0.0.1:6379', 'http://127.0.0.1:6379', 'redis://[']],
    ['ROLE', ['API', 'both', 'api', 'worker']],
    ['DATABASE_POOL_SIZE', ['0', '201']],
    ['DATABASE_TIMEOUT_MS', ['99', '120001', '5s']],
    ['GOVERNMENT_TIME_ZONE', ['Europe/Amsterdam', 'UTC', 'asia/jakarta']],
    ['APP_SECRET', [APP_SECRET.slice(0, 31), 'a'.repeat(64), 'change-me'.repeat(8), '0123456789'.repeat(2)]],
    ['TOKEN_PRIVATE_KEY', ['secret', '-----BEGIN EC PRIVATE KEY-----']],
    ['ACCESS_TOKEN_SECONDS', ['59', '901']],
    ['REFRESH_TOKEN_DAYS', ['0', '91']],
    ['SESSION_MAX_DAYS', ['0', '366']],
    ['ENDED_SESSION_DAYS', ['0', '366']],
    ['PASSWORD_MIN_LENGTH', ['7', '65']],
    ['PASSWORD_KINDS', ['yes', 'upper lower', 'Upper', 'digit,emoji']],
    ['PASSWORD_CONTEXT_WORDS', ['go', 'garut, ab']],
    ['PASSWORD_MAX_AGE_DAYS', ['-1', '731']],
    ['PASSWORD_HISTORY', ['25', 'all']],
    ['RECENT_SIGN_IN_MINUTES', ['0', '721']],
    ['TOTP_REQUIRED_FOR', ['all', 'admin', 'ADMIN,EMPLOYEE']],
    ['AUDIT_VALUES_DAYS', ['1', '89', '36501', '-1', 'never']],
    ['AUDIT_FORMER_KEYS', ['secret', TOKEN_PRIVATE_KEY, `${publicKeyOf('P-256')} and more`, publicKeyOf('P-384')]],
    ['OIDC_ISSUERS', WRONG_ISSUERS],
    [
      'PERSONAL_DATA_KEYS',
      [
        'secret',
        `app:${APP_SECRET}`,
        `2026:${'a'.repeat(40)}`,
        `2026:${APP_SECRET},2026:${APP_SECRET}`,
        `A:${APP_SECRET}`,
      ],
    ],
    ['LEFT_PERSON_DAYS', ['1', '1825', '36501', 'never']],
    ['ERASURE_NOTICE_DAYS', ['0', '2', '366']],
    ['DATA_REQUEST_DAYS', ['1', '364', '36501']],
    ['YOUNGEST_EMPLOYEE_AGE', ['14', '26', '17.5']],
    ['OLDEST_EMPLOYEE_AGE', ['57', '91']],
    ['BODY_LIMIT_BYTES', ['1023', '10485761']],
    ['RATE_LIMIT_READ', ['-1', '1000001', 'off', '10/s']],
    ['RATE_LIMIT_WRITE', ['-1', '1000001']],
    ['RATE_LIMIT_EXPENSIVE', ['-1', '1000001']],
    ['RATE_LIMIT_SIGN_IN', ['-1', '1000001']],
    ['RATE_LIMIT_ANONYMOUS', ['-1', '1000001']],
    ['OVERLOAD_REQUESTS', ['-1', '100001', 'none']],
    ['OVERLOAD_DELAY_MS', ['-1', '60001', '1s']],
    ['UPLOAD_LIMIT_BYTES', ['1023', '1073741825']],
    ['EVIDENCE_MAX_MB', ['0', '101']],
    ['CLAMD_URL', ['127.0.0.1:3310', 'http://127.0.0.1:3310', 'tcp://', 'tcp://a:99999', 'tcp://a@b', 'tcp://a/b']],
    ['S3_BUCKET', ['Bukti', 'ab', 'a..b', '-bukti', 'bukti/2026', '127.0.0.1', 'a_b']],
    ['S3_ENDPOINT', ['s3.example.go.id', 's3://bukti', 'https://a:b@s3.go.id', 'https://s3.go.id/?x=1']],
    ['S3_REGION', ['ap southeast', 'AP-SOUTHEAST-3', 'a/b']],
    ['S3_PREFIX', ['/bukti', 'bukti/', 'a//b', '../bukti', 'a b']],
    ['S3_ACCESS_KEY_ID', ['ab', 'kunci rahasia', 'kunci\u00e9']],
    ['S3_SECRET_ACCESS_KEY', ['ab', 'kunci rahasia']],
    ['S3_FORCE_PATH_STYLE', ['yes', 'ON']],
    ['S3_ENCRYPTION', ['aes256', 'kms', 'off']],
    ['DOCUMENT_PAPER', ['a4', 'Folio']],
    ['DOCUMENT_PLACE', ['x'.repeat(61), 'Kota\nUji']],
    ['DOCUMENT_SIGNER', ['P12', 'yes']],
    ['DOCUMENT_BSRE_URL', ['esign.go.id', 'https://a:b@esign.go.id']],
    ['DOCUMENT_BSRE_NIK', ['123', '320101010101000A']],
    ['DOCUMENT_BSRE_TIMEOUT_MS', ['999', '300001']],
    ['DOCUMENT_BATCH_DAYS', ['0', '91']],
    ['SWAGGER_UI', ['true', 'ON', '1']],
    ['WEBHOOK_PORTS', ['0', '65536', 'https', '443;8443', '443, -1']],
    ['WEBHOOK_TIMEOUT_MS', ['99', '30001', '5s']],
    ['WEBHOOK_LOG_DAYS', ['1', '3651']],
    ['WEBHOOK_LOOPBACK', ['true', 'ON', '127.0.0.1']],
    ['SMTP_URL', ['mail.go.id', 'http://mail.go.id', 'smtp://', 'smtp://mail.go.id/x', 'smtps://mail.go.id?tls=no']],
    ['MAIL_FROM', ['sasaran', 'a b@go.id', 'Sasaran <a@go.id>', 'a@go.id\nBcc: b@go.id']],
    ['MESSAGE_GATEWAY_URL', ['wa.go.id', 'http://wa.go.id/send', 'https://a:b@wa.go.id', 'ftp://wa.go.id']],
    ['MESSAGE_GATEWAY_SECRET', ['rahasia', 'whsec_', 'whsec_c2hvcnQ=', `whsec_${'!'.repeat(40)}`]],
    ['QUIET_HOURS', ['21-6', '21:00', '24:00-06:00', '06:00-06:00', '21:00-06:00-07:00', 'off']],
    ['DIGEST_AT', ['7', '7:00', '24:00', '07:60', 'none']],
    ['OTEL_EXPORTER_OTLP_ENDPOINT', ['collector:4318', 'grpc://collector', 'http://x/?a=1', 'http://u:p@collector']],
    ['OTEL_EXPORTER_OTLP_HEADERS', ['authorization', '=x', 'a=', 'a=%', 'a=%0d%0ab', 'a b=c', 'a=1;b,c']],
    ['OTEL_TRACES_SAMPLER', ['on', 'ALWAYS_ON', 'jaeger_remote', 'parentbased_']],
    ['OTEL_TRACES_SAMPLER_ARG', ['-0.1', '1.1', '50%', '1e-3', '.5']],
    ['LOG_LEVEL', ['verbose', 'INFO']],
  ])('refuses %s when it is one of %j, and nothing else', (name, values) => {
    for (const value of values) expect([value, refusedIn({ [name]: value })]).toEqual([value, [name]]);
  });

  it.each([
    ['PORT', '0', { port: 0 }],
    ['QUIET_HOURS', 'none', { quietHours: null }],
    ['QUIET_HOURS', '22:30-05:00', { quietHours: { from: '22:30', until: '05:00' } }],
    ['DIGEST_AT', '16:30', { digestAt: '16:30' }],
    ['PORT', ' 8080 ', { port: 8080 }],
    ['PUBLIC_BASE_URL', 'https://sasaran.example.go.id/', { publicBaseUrl: 'https://sasaran.example.go.id' }],
    ['DATABASE_URL', 'mariadb://app:x@db/sasaran', { databaseUrl: 'mysql://app:x@db/sasaran' }],
    ['DATABASE_URL', '', { databaseUrl: null }],
    ['REDIS_URL', 'rediss://app:x@cache:6380/1', { redisUrl: 'rediss://app:x@cache:6380/1' }],
    ['REDIS_URL', '', { redisUrl: null }],
    ['CLAMD_URL', 'tcp://[::1]:3310', { clamdUrl: 'tcp://[::1]:3310' }],
    ['CLAMD_URL', '', { clamdUrl: null }],
    ['TRUSTED_PROXIES', '10.0.0.1, 10.1.0.0/16,', { trustedProxies: ['10.0.0.1', '10.1.0.0/16'] }],
    ['TRUSTED_PROXIES', 'loopback,::1,fd00::/8', { trustedProxies: ['loopback', '::1', 'fd00::/8'] }],
    ['CORS_ORIGINS', '', { corsOrigins: [] }],
    [
      'CORS_ORIGINS',
      'https://a.go.id, http://localhost:5173',
      { corsOrigins: ['https://a.go.id', 'http://localhost:5173'] },
    ],
    ['PUBLIC_BASE_URL', 'https://x.go.id/sasaran/', { publicBaseUrl: 'https://x.go.id/sasaran' }],
    ['DATABASE_TIMEOUT_MS', '0500', { databaseTimeoutMs: 500 }],
    ['RATE_LIMIT_SIGN_IN', '0', { rateLimits: { 'sign-in': 0, read: 1_000 } }],
    ['OVERLOAD_REQUESTS', '0', { overload: { requests: 0, delayMs: 500 } }],
    ['SWAGGER_UI', 'off', { swaggerUi: false }],
    ['PERSONAL_DATA_KEYS', '', { personalDataKeys: [] }],
    [
      'PERSONAL_DATA_KEYS',
      `2026:${APP_SECRET}, 2025:${APP_SECRET}x`,
      {
        personalDataKeys: [
          { id: '2026', secret: APP_SECRET },
          { id: '2025', secret: `${APP_SECRET}x` },
        ],
      },
    ],
    ['LEFT_PERSON_DAYS', '0', { leftPersonDays: 0 }],
    ['DATA_REQUEST_DAYS', '365', { dataRequestDays: 365 }],
    ['AUDIT_VALUES_DAYS', '0', { auditValuesDays: 0 }],
    ['AUDIT_VALUES_DAYS', '', { auditValuesDays: 1_826 }],
    ['AUDIT_FORMER_KEYS', '', { auditFormerKeys: [] }],
    ['AUDIT_FORMER_KEYS', FORMER_KEYS.join('\n'), { auditFormerKeys: FORMER_KEYS.map((key) => key.trim()) }],
    [
      'AUDIT_FORMER_KEYS',
      FORMER_KEYS.join('').replaceAll('\n', '\\n'),
      { auditFormerKeys: FORMER_KEYS.map((key) => key.trim()) },
    ],
    ['WEBHOOK_PORTS', '443, 8443', { webhookPorts: [443, 8443] }],
    ['OTEL_EXPORTER_OTLP_ENDPOINT', 'https://c.go.id/otlp/', { tracing: { endpoint: 'https://c.go.id/otlp' } }],
    ['OTEL_EXPORTER_OTLP_HEADERS', '', { tracing: { headers: {} } }],
    [
      'OTEL_EXPORTER_OTLP_HEADERS',
      'Authorization=Basic%20YTpi==, x-tenant=a,',
      { tracing: { headers: { authorization: 'Basic YTpi==', 'x-tenant': 'a' } } },
    ],
    ['OTEL_TRACES_SAMPLER_ARG', '0.05', { tracing: { samplerShare: 0.05 } }],
    ['WEBHOOK_LOOPBACK', 'on', { webhookAllowLoopback: true }],
    ['OIDC_ISSUERS', '', { oidcIssuers: [] }],
    [
      'OIDC_ISSUERS',
      JSON.stringify([ISSUER]),
      { oidcIssuers: [{ ...ISSUER, tokenType: 'at+jwt', clients: [], roleClaim: null, roles: {} }] },
    ],
    ['OIDC_ISSUERS', JSON.stringify([ISSUER, { ...ISSUER, ...NARROWED }]), { oidcIssuers: [{}, NARROWED] }],
  ])('takes %s=%s', (name, value, expected) => {
    expect(readConfig({ ...SECRETS, [name]: value })).toMatchObject(expected);
  });

  it.each(['api', 'worker', 'all'] as const)('takes ROLE=%s with a database server', (role) => {
    expect(readConfig({ ...SECRETS, ROLE: role, DATABASE_URL: 'mysql://app@db/sasaran' })).toMatchObject({ role });
  });

  it('takes a mail server only with a sender', () => {
    const smtpUrl = 'smtps://sasaran:x%40y@mail.go.id';
    expect(faultsOf({ ...SECRETS, SMTP_URL: smtpUrl })).toEqual(['MAIL_FROM is needed with SMTP_URL.']);
    const config = readConfig({ ...SECRETS, SMTP_URL: smtpUrl, MAIL_FROM: 'sasaran@example.go.id' });
    expect(config).toMatchObject({ smtpUrl, mailFrom: 'sasaran@example.go.id' });
    expect(readConfig(SECRETS)).toMatchObject({ smtpUrl: null, mailFrom: '' });
  });

  it('takes a gateway for messages only with a secret', () => {
    const url = 'https://wa.go.id/kirim?kanal=1';
    const secret = `whsec_${Buffer.alloc(32, 7).toString('base64')}`;
    const missing = 'MESSAGE_GATEWAY_SECRET is needed with MESSAGE_GATEWAY_URL.';
    expect(faultsOf({ ...SECRETS, MESSAGE_GATEWAY_URL: url })).toEqual([missing]);
    const config = readConfig({ ...SECRETS, MESSAGE_GATEWAY_URL: url, MESSAGE_GATEWAY_SECRET: secret });
    expect(config.messageGateway).toEqual({ url, secret });
    expect(readConfig({ ...SECRETS, MESSAGE_GATEWAY_SECRET: secret }).messageGateway).toBeNull();
  });

  const KEYS = { S3_ACCESS_KEY_ID: 'AKIAUJI', S3_SECRET_ACCESS_KEY: 'rahasia/uji+1=' };

  it('takes a bucket with its keys, and files by nothing else', () => {
    const env = { ...SECRETS, ...KEYS, S3_BUCKET: 'bukti.garut', S3_PREFIX: 'sasaran/bukti', S3_ENCRYPTION: 'AES256' };
    const own = { S3_ENDPOINT: 'https://s3.garut.go.id/', S3_REGION: 'id-1', S3_FORCE_PATH_STYLE: 'on' };
    expect(readConfig({ ...env, ...own }).bucket).toEqual({
      ...{ name: 'bukti.garut', endpoint: 'https://s3.garut.go.id', region: 'id-1', prefix: 'sasaran/bukti/' },
      ...{ accessKeyId: 'AKIAUJI', secretAccessKey: 'rahasia/uji+1=', forcePathStyle: true, encryption: 'AES256' },
    });
    const usual = { endpoint: null, region: 'us-east-1', prefix: '', forcePathStyle: false, encryption: null };
    expect(readConfig({ ...SECRETS, ...KEYS, S3_BUCKET: 'bukti' }).bucket).toMatchObject(usual);
    expect(readConfig(SECRETS).bucket).toBeNull();
  });

  it('takes no half of a bucket', () => {
    expect(refusedIn({ S3_BUCKET: 'bukti' })).toEqual(['S3_ACCESS_KEY_ID', 'S3_SECRET_ACCESS_KEY']);
    expect(faultsOf({ ...SECRETS, ...KEYS })).toEqual([
      'S3_BUCKET is needed with S3_ACCESS_KEY_ID; without it files are kept in DATA_DIR.',
      'S3_BUCKET is needed with S3_SECRET_ACCESS_KEY; without it files are kept in DATA_DIR.',
    ]);
    expect(refusedIn({ S3_ENDPOINT: 'https://s3.garut.go.id' })).toEqual(['S3_BUCKET']);
  });

  it('takes storage in production only by https, or on this machine', () => {
    const env = { ...KEYS, S3_BUCKET: 'bukti', NODE_ENV: 'production' };
    expect(refusedIn({ ...env, S3_ENDPOINT: 'http://minio:9000' })).toEqual(['S3_ENDPOINT']);
    expect(refusedIn({ ...env, S3_ENDPOINT: 'http://127.0.0.1:9000' })).toEqual([]);
    expect(refusedIn({ ...env, S3_ENDPOINT: 'http://minio:9000', NODE_ENV: 'test' })).toEqual([]);
  });

  it('takes a seal with all that it needs, and a national one in production only by https', () => {
    expect(readConfig(SECRETS).documents).toEqual({ paper: 'A4', place: '', batchDays: 7, signing: { kind: 'none' } });
    expect(refusedIn({ DOCUMENT_SIGNER: 'p12' })).toEqual(['DOCUMENT_P12_PATH']);
    const own = { DOCUMENT_SIGNER: 'p12', DOCUMENT_P12_PATH: '/run/segel.p12', DOCUMENT_P12_PASSWORD: 'rahasia' };
    const signing = { kind: 'p12', path: '/run/segel.p12', password: 'rahasia' };
    expect(readConfig({ ...SECRETS, ...own }).documents.signing).toEqual(signing);
    const names = ['URL', 'NIK', 'USER', 'PASSWORD', 'PASSPHRASE'].map((name) => `DOCUMENT_BSRE_${name}`);
    expect(refusedIn({ DOCUMENT_SIGNER: 'bsre' }).sort()).toEqual(names.sort());
    const bsre = {
      ...{ DOCUMENT_SIGNER: 'bsre', DOCUMENT_BSRE_NIK: '3201010101010001', DOCUMENT_BSRE_USER: 'sasaran' },
      ...{ DOCUMENT_BSRE_PASSWORD: 'a', DOCUMENT_BSRE_PASSPHRASE: 'b', NODE_ENV: 'production' },
    };
    expect(refusedIn({ ...bsre, DOCUMENT_BSRE_URL: 'http://esign.go.id' })).toEqual(['DOCUMENT_BSRE_URL']);
    expect(refusedIn({ ...bsre, DOCUMENT_BSRE_URL: 'https://esign.go.id/' })).toEqual([]);
  });

  it('takes a key whose line breaks are written as \\n', () => {
    const config = readConfig({ ...SECRETS, TOKEN_PRIVATE_KEY: TOKEN_PRIVATE_KEY.replaceAll('\n', '\\n') });
    expect(config.tokenPrivateKey.trim()).toBe(TOKEN_PRIVATE_KEY.trim());
  });

  it('knows no variable that the table lacks, and reads every one of it', () => {
    const read = new Set<string>();
    const look = (target: Record<string, string>, name: string): string | undefined => {
      read.add(name);
      return target[name];
    };
    readConfig(new Proxy({ ...SECRETS }, { get: look as never }));
    const names = [...read].filter((name) => !name.endsWith('_FILE'));
    expect(names.sort()).toEqual(Object.keys(SETTINGS).sort());
  });
});

describe('In production', () => {
  const production = { NODE_ENV: 'production' };

  it('webhooks cannot be let loose on the machine itself', () => {
    const env = { ...production, ...SECRETS, WEBHOOK_LOOPBACK: 'on' };
    expect(faultsOf(env)).toEqual(['WEBHOOK_LOOPBACK must be off in production.']);
  });

  it('an identity provider is reached by https only, also on this machine', () => {
    const issuers = JSON.stringify([{ ...ISSUER, issuer: NARROWED.issuer }]);
    expect(refusedIn({ OIDC_ISSUERS: issuers })).toEqual([]);
    expect(refusedIn({ ...production, OIDC_ISSUERS: issuers })).toEqual(['OIDC_ISSUERS']);
  });

  it.each([
    ['http://sasaran.example.go.id', false],
    ['http://127.0.0.1.example.go.id', false],
    ['http://localhost.example.go.id:3000', false],
    ['https://sasaran.example.go.id', true],
    ['http://127.0.0.1:3000', true],
    ['http://localhost/sasaran', true],
    ['http://[::1]:3000', true],
    ['', true],
  ])('the address %j for users is taken: %s', (PUBLIC_BASE_URL, taken) => {
    const faults = faultsOf({ ...production, ...SECRETS, PUBLIC_BASE_URL });
    expect(faults).toEqual(taken ? [] : [expect.stringMatching(/^PUBLIC_BASE_URL must begin with https:\/\//)]);
    expect(refusedIn({ PUBLIC_BASE_URL })).toEqual([]);
  });

  it.each(['APP_SECRET', 'TOKEN_PRIVATE_KEY'])('the service does not start without %s', (missing) => {
    const env: Record<string, string> = { ...production, ...SECRETS, DATA_DIR: join(folder, missing) };
    for (const value of [undefined, '', '   ']) {
      const without = { ...env, [missing]: value as string };
      expect(faultsOf(without)).toEqual([
        expect.stringMatching(new RegExp(`^${missing} is required in production: openssl`)),
      ]);
    }
    expect(existsSync(join(folder, missing))).toBe(false);
  });

  it('it starts with both, and keeps none of its own', () => {
    const config = readConfig({ ...production, ...SECRETS, DATA_DIR: join(folder, 'production') });
    expect(config).toMatchObject({ production: true, appSecret: APP_SECRET });
    expect(existsSync(join(folder, 'production'))).toBe(false);
  });

  it('secrets may lie in files', () => {
    const files = {
      APP_SECRET_FILE: fileWith('app-secret', `${APP_SECRET}\n`),
      TOKEN_PRIVATE_KEY_FILE: fileWith('token-key', TOKEN_PRIVATE_KEY),
    };
    const config = readConfig({ ...production, ...files });
    expect(config.appSecret).toBe(APP_SECRET);
    expect(config.tokenPrivateKey.trim()).toBe(TOKEN_PRIVATE_KEY.trim());
  });

  it('an empty or missing file is as good as no secret', () => {
    const rest = { ...production, TOKEN_PRIVATE_KEY };
    expect(faultsOf({ ...rest, APP_SECRET_FILE: fileWith('empty', '\n') })).toEqual([
      expect.stringMatching(/^APP_SECRET is required/),
    ]);
    expect(faultsOf({ ...rest, APP_SECRET_FILE: join(folder, 'nowhere') })).toEqual([
      'APP_SECRET_FILE names a file that cannot be read.',
      expect.stringMatching(/^APP_SECRET is required/),
    ]);
  });

  it('a key that cannot sign access tokens is refused before anybody signs in', () => {
    const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
    const wrong = [
      rsa.export({ type: 'pkcs8', format: 'pem' }).toString(),
      keyOf('P-384'),
      '-----BEGIN PRIVATE KEY-----\nnothing\n-----END PRIVATE KEY-----',
    ];
    for (const key of wrong)
      expect(refusedIn({ ...production, TOKEN_PRIVATE_KEY: key })).toEqual(['TOKEN_PRIVATE_KEY']);
  });
});

describe('A setting as a file', () => {
  it('works for every variable and goes before the variable itself', () => {
    for (const [name, setting] of Object.entries(SETTINGS)) {
      const value = name in SECRETS ? SECRETS[name as keyof typeof SECRETS] : setting.default;
      const direct = readConfig({ ...SECRETS, [name]: value });
      const env = { ...SECRETS, [name]: 'wrong', [`${name}_FILE`]: fileWith(name, `${value}\n`) };
      expect([name, readConfig(env)]).toEqual([name, { ...direct, tokenPrivateKey: expect.any(String) }]);
    }
  });

  it('that cannot be read is a fault of its own', () => {
    expect(refusedIn({ HOST_FILE: join(folder, 'nowhere') })).toEqual(['HOST_FILE']);
    expect(refusedIn({ HOST_FILE: folder })).toEqual(['HOST_FILE']);
  });
});

/** Places where a file reads the environment. */
function environmentIn(source: Source): string[] {
  return findIn(source, (node) => (readsEnvironment(node) ? placeOf(source, node) : undefined));
}

function readsEnvironment(node: ts.Node): boolean {
  if (ts.isPropertyAccessExpression(node)) return node.name.text === 'env' && isProcess(node.expression);
  if (ts.isElementAccessExpression(node)) return isProcess(node.expression);
  if (ts.isVariableDeclaration(node)) {
    return ts.isObjectBindingPattern(node.name) && isProcess(node.initializer) && /\benv\b/.test(node.name.getText());
  }
  if (!ts.isImportDeclaration(node) || !/^'(node:)?process'$/.test(node.moduleSpecifier.getText())) return false;
  return /\benv\b/.test(node.importClause?.getText() ?? '');
}

function isProcess(node: ts.Node | undefined): boolean {
  return node !== undefined && /^(globalThis\.)?process$/.test(node.getText());
}

describe('The environment', () => {
  it('is read in src/config and by commands, and nowhere else', () => {
    const reading = sourcesBelow('src').flatMap(environmentIn);
    expect(reading.filter((place) => !/^src\/(config|cli)\//.test(place))).toEqual([]);
    expect(reading.length).toBeGreaterThan(0);
  });

  it.each([
    'const port = process.env.PORT;',
    'const { PORT } = globalThis.process.env;',
    "const env = process['env'];",
    'const { env } = process;',
    "import { env } from 'node:process';",
    'readConfig(process.env);',
  ])('is read by %s', (text) => {
    expect(environmentIn(sourceOf('src/kernel/x.ts', text))).toHaveLength(1);
  });

  it.each(['process.exit(1);', 'const env = config.env;', "import { cwd } from 'node:process';", '// process.env'])(
    'is not read by %s',
    (text) => {
      expect(environmentIn(sourceOf('src/kernel/x.ts', text))).toEqual([]);
    },
  );
});
