import { createPrivateKey } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { SETTINGS, type SettingName } from './settings.js';
import { developmentSecrets } from './development-secrets.js';

/** Everything the service reads from its environment, checked and frozen. */
export interface Config {
  readonly production: boolean;
  readonly host: string;
  readonly port: number;
  readonly publicBaseUrl: string;
  readonly dataDir: string;
  readonly databaseUrl: string | null;
  readonly databasePoolSize: number;
  readonly databaseTimeoutMs: number;
  readonly timeZone: string;
  /** Secret of at least 32 characters for cursors and keyed hashes. */
  readonly appSecret: string;
  /** ES256 private key (PKCS#8 PEM) that signs access tokens. */
  readonly tokenPrivateKey: string;
  readonly accessTokenSeconds: number;
  readonly refreshTokenDays: number;
  readonly passwordMinLength: number;
  readonly bodyLimitBytes: number;
  readonly uploadLimitBytes: number;
  readonly trustedProxies: readonly string[];
  readonly corsOrigins: readonly string[];
  readonly swaggerUi: boolean;
  readonly metricsHost: string;
  readonly metricsPort: number;
  readonly logLevel: string;
}

/** The environment is wrong; the message lists every wrong variable and what to do. */
export class ConfigError extends Error {
  constructor(faults: readonly string[]) {
    super(`The configuration is not valid:\n${faults.map((fault) => `  - ${fault}`).join('\n')}\nSee .env.example.`);
    this.name = 'ConfigError';
  }
}

/**
 * Reads and checks the environment once. Every variable may also be given as a file by `NAME_FILE`.
 * Throws ConfigError with all faults at once; in production also when a secret is missing.
 */
export function readConfig(env: NodeJS.ProcessEnv = process.env): Config {
  const faults: string[] = [];
  const text = (name: SettingName): string => {
    const file = env[`${name}_FILE`];
    try {
      return (file ? readFileSync(file, 'utf8') : (env[name] ?? '')).trim() || SETTINGS[name].default;
    } catch {
      faults.push(`${name}_FILE names a file that cannot be read.`);
      return SETTINGS[name].default;
    }
  };
  const whole = (name: SettingName, min: number, max: number): number => {
    const value = Number(text(name));
    if (!Number.isInteger(value) || value < min || value > max)
      faults.push(`${name} must be a whole number from ${min} to ${max}.`);
    return value;
  };
  const oneOf = <T extends string>(name: SettingName, values: readonly T[]): T => {
    const value = text(name) as T;
    if (!values.includes(value)) faults.push(`${name} must be one of ${values.join(', ')}.`);
    return value;
  };
  const list = (name: SettingName): string[] =>
    text(name)
      .split(',')
      .map((part) => part.trim())
      .filter(Boolean);

  const production = oneOf('NODE_ENV', ['development', 'production', 'test']) === 'production';
  const dataDir = text('DATA_DIR');
  const databaseUrl = text('DATABASE_URL') || null;
  if (databaseUrl && !/^(mysql|mariadb):\/\//.test(databaseUrl))
    faults.push('DATABASE_URL must begin with mysql:// or mariadb://.');
  const publicBaseUrl = text('PUBLIC_BASE_URL');
  if (publicBaseUrl && !URL.canParse(publicBaseUrl)) faults.push('PUBLIC_BASE_URL must be an absolute address.');

  const given = { appSecret: text('APP_SECRET'), tokenPrivateKey: text('TOKEN_PRIVATE_KEY').replace(/\\n/g, '\n') };
  if (production) {
    if (!given.appSecret) faults.push('APP_SECRET is required in production: openssl rand -base64 48');
    if (!given.tokenPrivateKey) {
      faults.push(
        'TOKEN_PRIVATE_KEY is required in production: openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256',
      );
    }
  }
  if (given.appSecret && given.appSecret.length < 32) faults.push('APP_SECRET must have at least 32 characters.');
  if (given.tokenPrivateKey && !isSigningKey(given.tokenPrivateKey)) {
    faults.push('TOKEN_PRIVATE_KEY must be a PKCS#8 PEM key of the curve P-256.');
  }

  const port = whole('PORT', 0, 65_535);
  const config: Omit<Config, 'appSecret' | 'tokenPrivateKey'> = {
    production,
    host: text('HOST'),
    port,
    publicBaseUrl: publicBaseUrl.replace(/\/$/, ''),
    dataDir,
    databaseUrl: databaseUrl?.replace(/^mariadb:/, 'mysql:') ?? null,
    databasePoolSize: whole('DATABASE_POOL_SIZE', 1, 200),
    databaseTimeoutMs: whole('DATABASE_TIMEOUT_MS', 100, 120_000),
    timeZone: oneOf('GOVERNMENT_TIME_ZONE', ['Asia/Jakarta', 'Asia/Pontianak', 'Asia/Makassar', 'Asia/Jayapura']),
    accessTokenSeconds: whole('ACCESS_TOKEN_SECONDS', 60, 900),
    refreshTokenDays: whole('REFRESH_TOKEN_DAYS', 1, 90),
    passwordMinLength: whole('PASSWORD_MIN_LENGTH', 8, 64),
    bodyLimitBytes: whole('BODY_LIMIT_BYTES', 1_024, 10_485_760),
    uploadLimitBytes: whole('UPLOAD_LIMIT_BYTES', 1_024, 1_073_741_824),
    trustedProxies: list('TRUSTED_PROXIES'),
    corsOrigins: list('CORS_ORIGINS'),
    swaggerUi: oneOf('SWAGGER_UI', ['on', 'off']) === 'on',
    metricsHost: text('METRICS_HOST'),
    metricsPort: whole('METRICS_PORT', 0, 65_535),
    logLevel: oneOf('LOG_LEVEL', ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']),
  };
  if (faults.length > 0) throw new ConfigError(faults);
  const secrets = production ? given : developmentSecrets(dataDir, given);
  return Object.freeze({ ...config, ...secrets });
}

function isSigningKey(pem: string): boolean {
  try {
    const { asymmetricKeyType, asymmetricKeyDetails } = createPrivateKey(pem);
    return asymmetricKeyType === 'ec' && asymmetricKeyDetails?.namedCurve === 'prime256v1';
  } catch {
    return false;
  }
}
