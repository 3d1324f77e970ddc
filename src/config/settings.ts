/** Every environment variable with its default and meaning; `.env.example` is checked against this table. */
export const SETTINGS = {
  NODE_ENV: {
    default: 'development',
    meaning: 'production, development or test. In production the secrets are required.',
  },
  HOST: { default: '127.0.0.1', meaning: 'Address to listen on; behind a reverse proxy leave it on loopback.' },
  PORT: { default: '3000', meaning: 'Port to listen on; 0 takes a free one.' },
  PUBLIC_BASE_URL: {
    default: '',
    meaning:
      'Address under which users reach the service, e.g. https://sasaran.example.go.id; used for absolute links.',
  },
  DATA_DIR: { default: 'data', meaning: 'Folder of the embedded database and of uploaded files.' },
  DATABASE_URL: {
    default: '',
    meaning:
      'mysql://user:password@host:3306/name for MariaDB 10.6+ or MySQL 8.4; empty for the embedded SQLite database. With a password better as a file: DATABASE_URL_FILE.',
  },
  DATABASE_POOL_SIZE: { default: '10', meaning: 'Connections to the database server.' },
  DATABASE_TIMEOUT_MS: {
    default: '5000',
    meaning: 'Longest wait for a connection and for one statement, in milliseconds.',
  },
  GOVERNMENT_TIME_ZONE: {
    default: 'Asia/Jakarta',
    meaning:
      'Zone of all civil dates and deadlines: Asia/Jakarta, Asia/Pontianak, Asia/Makassar or Asia/Jayapura. Fixed at the first start.',
  },
  APP_SECRET: {
    default: '',
    meaning:
      'Secret of at least 32 characters for cursors and keyed hashes. Required in production; better as a file: APP_SECRET_FILE.',
  },
  TOKEN_PRIVATE_KEY: {
    default: '',
    meaning:
      'Private key (PKCS#8 PEM, P-256) that signs access tokens; line breaks may be written as \\n. Required in production; better as a file: TOKEN_PRIVATE_KEY_FILE.',
  },
  ACCESS_TOKEN_SECONDS: { default: '900', meaning: 'Life of an access token, at most 900 seconds.' },
  REFRESH_TOKEN_DAYS: { default: '30', meaning: 'Life of a session without use, in days.' },
  OIDC_ISSUERS: {
    default: '',
    meaning:
      'Outside identity providers (OpenID Connect) whose access tokens are accepted, as a JSON list; see docs/operations.md. Better as a file: OIDC_ISSUERS_FILE. Empty for none.',
  },
  PASSWORD_MIN_LENGTH: { default: '12', meaning: 'Fewest characters of a password.' },
  BODY_LIMIT_BYTES: { default: '1048576', meaning: 'Largest JSON body.' },
  UPLOAD_LIMIT_BYTES: { default: '67108864', meaning: 'Largest uploaded file.' },
  TRUSTED_PROXIES: {
    default: '',
    meaning: 'Addresses or networks, separated by commas, whose X-Forwarded-For is believed; empty for none.',
  },
  CORS_ORIGINS: {
    default: '',
    meaning: 'Origins of web applications, separated by commas, that may call from a browser; empty for none.',
  },
  SWAGGER_UI: { default: 'on', meaning: 'on or off: the interactive documentation at /docs.' },
  METRICS_HOST: { default: '127.0.0.1', meaning: 'Address on which /metrics listens.' },
  METRICS_PORT: { default: '9464', meaning: 'Port of /metrics; 0 switches it off.' },
  LOG_LEVEL: { default: 'info', meaning: 'fatal, error, warn, info, debug, trace or silent.' },
} as const satisfies Record<string, { default: string; meaning: string }>;

/** The name of an environment variable of the service. */
export type SettingName = keyof typeof SETTINGS;
