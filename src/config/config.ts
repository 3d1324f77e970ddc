import { join } from 'node:path';
import { StartError } from '../kernel/start-error.js';
import { readBucket } from './bucket.js';
import {
  arePublicKeys,
  isBaseUrl,
  isDatabaseUrl,
  isFolder,
  isGateway,
  isGuarded,
  isMailAddress,
  isMailServer,
  isNetwork,
  isOrigin,
  isPartOfDay,
  isPort,
  isRandom,
  isScanner,
  isShare,
  isSigningKey,
  isTime,
  isWebhookSecret,
  pemsOf,
  unescaped,
} from './checks.js';
import { collectorHeaders } from './collector-headers.js';
import { readDocuments } from './documents.js';
import { developmentSecrets } from './development-secrets.js';
import { outsideIssuers } from './outside-issuers.js';
import { personalDataKeys } from './personal-data-keys.js';
import { Settings } from './settings-reader.js';

/** The environment is wrong; the message lists every wrong variable and what to do. */
export class ConfigError extends StartError {
  override readonly name = 'ConfigError';

  constructor(faults: readonly string[]) {
    super(`The configuration is not valid:\n${faults.map((fault) => `  - ${fault}`).join('\n')}\nSee .env.example.`);
  }
}

/** Everything the service reads from its environment, checked and frozen; `SETTINGS` says what each is. */
export type Config = Readonly<ReturnType<typeof configOf>>;

/**
 * Reads and checks the environment once. Every variable may also be given as a file by `NAME_FILE`.
 * Throws ConfigError with all faults at once; in production also when a secret is missing.
 */
export function readConfig(env: NodeJS.ProcessEnv = process.env): Config {
  const settings = new Settings(env);
  const config = configOf(settings);
  if (config.production) {
    if (!config.appSecret) settings.faults.push(`APP_SECRET ${REQUIRED} openssl rand -base64 48`);
    if (!config.tokenPrivateKey) settings.faults.push(`TOKEN_PRIVATE_KEY ${REQUIRED} ${NEW_KEY}`);
    if (config.webhookAllowLoopback) settings.faults.push('WEBHOOK_LOOPBACK must be off in production.');
    if (!isGuarded(config.publicBaseUrl)) settings.faults.push(`PUBLIC_BASE_URL ${NEEDS_TLS}`);
  }
  if (['api', 'worker'].includes(config.role) && !config.databaseUrl) settings.faults.push(ROLE_NEEDS_SERVER);
  if (config.publicBaseUrl && config.oidcIssuers.some(({ issuer }) => issuer === config.publicBaseUrl)) {
    settings.faults.push('OIDC_ISSUERS must not name PUBLIC_BASE_URL: that is this service.');
  }
  if (isMailServer(config.smtpUrl ?? '') && !config.mailFrom)
    settings.faults.push('MAIL_FROM is needed with SMTP_URL.');
  if (isGateway(config.messageGateway?.url ?? '') && config.messageGateway?.secret === '')
    settings.faults.push('MESSAGE_GATEWAY_SECRET is needed with MESSAGE_GATEWAY_URL.');
  if (settings.faults.length > 0) throw new ConfigError(settings.faults);
  if (!config.appSecret || !config.tokenPrivateKey) {
    const kept = developmentSecrets(join(config.dataDir, 'development-secrets.json'));
    config.appSecret ||= kept.appSecret;
    config.tokenPrivateKey ||= kept.tokenPrivateKey;
  }
  return Object.freeze(config);
}

const NEEDS_TLS = 'must begin with https:// in production: put a reverse proxy that speaks TLS in front.';
const REQUIRED = 'is required in production:';
const ROLE_NEEDS_SERVER =
  'ROLE must be all with the embedded database, which one process has to itself; others need DATABASE_URL.';
const NEW_KEY = 'openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256';

function configOf(settings: Settings) {
  const production = settings.oneOf('NODE_ENV', ['development', 'production', 'test']) === 'production';
  return {
    production,
    host: settings.text('HOST'),
    port: settings.whole('PORT', 0, 65_535),
    publicBaseUrl: settings
      .checked('PUBLIC_BASE_URL', isBaseUrl, 'an address such as https://sasaran.example.go.id')
      .replace(/\/$/, ''),
    dataDir: settings.checked('DATA_DIR', isFolder, 'a folder that the service can write to, or make'),
    databaseUrl:
      settings
        .checked('DATABASE_URL', isDatabaseUrl, 'an address such as mysql://user:password@host:3306/name')
        .replace(/^mariadb:/, 'mysql:') || null,
    databasePoolSize: settings.whole('DATABASE_POOL_SIZE', 1, 200),
    databaseTimeoutMs: settings.whole('DATABASE_TIMEOUT_MS', 100, 120_000),
    redisUrl:
      settings.checked(
        'REDIS_URL',
        (text) => /^rediss?:\/\//.test(text) && URL.canParse(text),
        'an address with redis:// or rediss://',
      ) || null,
    role: settings.oneOf('ROLE', ['all', 'api', 'worker']),
    timeZone: settings.oneOf('GOVERNMENT_TIME_ZONE', [
      'Asia/Jakarta',
      'Asia/Pontianak',
      'Asia/Makassar',
      'Asia/Jayapura',
    ]),
    appSecret: settings.checked('APP_SECRET', isRandom, 'at least 32 random characters: openssl rand -base64 48'),
    tokenPrivateKey: unescaped(
      settings.checked('TOKEN_PRIVATE_KEY', isSigningKey, 'a PKCS#8 PEM key of the curve P-256'),
    ),
    accessTokenSeconds: settings.whole('ACCESS_TOKEN_SECONDS', 60, 900),
    refreshTokenDays: settings.whole('REFRESH_TOKEN_DAYS', 1, 90),
    sessionMaxDays: settings.whole('SESSION_MAX_DAYS', 1, 365),
    oidcIssuers: settings.read('OIDC_ISSUERS', (text) => outsideIssuers(text, production), []),
    endedSessionDays: settings.whole('ENDED_SESSION_DAYS', 1, 365),
    passwordMinLength: settings.whole('PASSWORD_MIN_LENGTH', 8, 64),
    passwordKinds: settings.listOf('PASSWORD_KINDS', ['upper', 'lower', 'digit', 'sign']),
    passwordContextWords: settings.list(
      'PASSWORD_CONTEXT_WORDS',
      (word) => word.length >= 3,
      'words of 3 letters or more',
    ),
    passwordMaxAgeDays: settings.whole('PASSWORD_MAX_AGE_DAYS', 0, 730),
    passwordHistory: settings.whole('PASSWORD_HISTORY', 0, 24),
    recentSignInMinutes: settings.whole('RECENT_SIGN_IN_MINUTES', 1, 720),
    totpRequiredFor: settings.listOf('TOTP_REQUIRED_FOR', ['ADMIN', 'AUDITOR']),
    scimRoles: settings.listOf('SCIM_ROLES', ['ADMIN', 'AUDITOR', 'EMPLOYEE']),
    auditValuesDays: settings.wholeOrNever('AUDIT_VALUES_DAYS', 90, 36_500),
    auditFormerKeys: pemsOf(
      settings.checked('AUDIT_FORMER_KEYS', arePublicKeys, 'PEM public keys of the curve P-256, one after the other'),
    ),
    personalDataKeys: settings.read('PERSONAL_DATA_KEYS', personalDataKeys, []),
    leftPersonDays: settings.wholeOrNever('LEFT_PERSON_DAYS', 1_826, 36_500),
    erasureNoticeDays: settings.whole('ERASURE_NOTICE_DAYS', 3, 365),
    dataRequestDays: settings.wholeOrNever('DATA_REQUEST_DAYS', 365, 36_500),
    employeeAges: {
      youngest: settings.whole('YOUNGEST_EMPLOYEE_AGE', 15, 25),
      oldest: settings.whole('OLDEST_EMPLOYEE_AGE', 58, 90),
    },
    bodyLimitBytes: settings.whole('BODY_LIMIT_BYTES', 1_024, 10_485_760),
    importGuard: {
      percent: settings.whole('IMPORT_GUARD_PERCENT', 0, 100),
      records: settings.whole('IMPORT_GUARD_RECORDS', 1, 1_000_000),
    },
    importUndoDays: settings.whole('IMPORT_UNDO_DAYS', 1, 3_650),
    uploadLimitBytes: settings.whole('UPLOAD_LIMIT_BYTES', 1_024, 1_073_741_824),
    evidenceMaxMb: settings.whole('EVIDENCE_MAX_MB', 1, 100),
    clamdUrl: settings.checked('CLAMD_URL', isScanner, 'an address such as tcp://127.0.0.1:3310') || null,
    bucket: readBucket(settings, production),
    documents: readDocuments(settings, production),
    trustedProxies: settings.list('TRUSTED_PROXIES', isNetwork, 'addresses or networks such as 10.0.0.0/8'),
    exportRowLimit: settings.whole('EXPORT_ROW_LIMIT', 1, 1_000_000),
    rateLimits: {
      read: settings.whole('RATE_LIMIT_READ', 0, 1_000_000),
      write: settings.whole('RATE_LIMIT_WRITE', 0, 1_000_000),
      expensive: settings.whole('RATE_LIMIT_EXPENSIVE', 0, 1_000_000),
      'sign-in': settings.whole('RATE_LIMIT_SIGN_IN', 0, 1_000_000),
      anonymous: settings.whole('RATE_LIMIT_ANONYMOUS', 0, 1_000_000),
    },
    overload: {
      requests: settings.whole('OVERLOAD_REQUESTS', 0, 100_000),
      delayMs: settings.whole('OVERLOAD_DELAY_MS', 0, 60_000),
    },
    corsOrigins: settings.list('CORS_ORIGINS', isOrigin, 'origins such as https://app.example.go.id'),
    swaggerUi: settings.oneOf('SWAGGER_UI', ['on', 'off']) === 'on',
    webhookPorts: settings.list('WEBHOOK_PORTS', isPort, 'ports such as 443').map(Number),
    webhookTimeoutMs: settings.whole('WEBHOOK_TIMEOUT_MS', 100, 30_000),
    webhookLogDays: settings.whole('WEBHOOK_LOG_DAYS', 2, 3_650),
    webhookAllowLoopback: settings.oneOf('WEBHOOK_LOOPBACK', ['on', 'off']) === 'on',
    smtpUrl: settings.checked('SMTP_URL', isMailServer, 'an address such as smtps://user:password@host:465') || null,
    mailFrom: settings.checked('MAIL_FROM', isMailAddress, 'an e-mail address such as sasaran@example.go.id'),
    messageGateway: messageGatewayOf(
      settings.checked('MESSAGE_GATEWAY_URL', isGateway, 'an address with https://'),
      settings.checked('MESSAGE_GATEWAY_SECRET', isWebhookSecret, 'whsec_ and 24 to 64 random bytes in base64'),
    ),
    quietHours: quietHoursOf(settings.checked('QUIET_HOURS', isPartOfDay, 'times such as 21:00-06:00, or none')),
    digestAt: settings.checked('DIGEST_AT', isTime, 'a time such as 07:00') as TimeOfDay,
    metricsHost: settings.text('METRICS_HOST'),
    metricsPort: settings.whole('METRICS_PORT', 0, 65_535),
    tracing: {
      endpoint: settings
        .checked('OTEL_EXPORTER_OTLP_ENDPOINT', isBaseUrl, 'an address such as http://127.0.0.1:4318')
        .replace(/\/$/, ''),
      headers: settings.read('OTEL_EXPORTER_OTLP_HEADERS', collectorHeaders, {}),
      serviceName: settings.text('OTEL_SERVICE_NAME'),
      sampler: settings.oneOf('OTEL_TRACES_SAMPLER', SAMPLERS),
      samplerShare: Number(settings.checked('OTEL_TRACES_SAMPLER_ARG', isShare, 'a number from 0 to 1, e.g. 0.05')),
    },
    logLevel: settings.oneOf('LOG_LEVEL', ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']),
  };
}

const SAMPLERS = [
  ...(['always_on', 'always_off', 'traceidratio'] as const),
  ...(['parentbased_always_on', 'parentbased_always_off', 'parentbased_traceidratio'] as const),
] as const;

/** A time of a day in the government's zone, `HH:MM`. */
type TimeOfDay = `${number}:${number}`;

function quietHoursOf(text: string): { readonly from: TimeOfDay; readonly until: TimeOfDay } | null {
  const [from, until] = text.split('-') as TimeOfDay[];
  return from && until ? { from, until } : null;
}

const messageGatewayOf = (url: string, secret: string) => (url ? { url, secret } : null);
