import { BUCKET_SETTINGS } from './bucket-settings.js';
import { DOCUMENT_SETTINGS } from './document-settings.js';

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
      'Address under which users reach the service, e.g. https://sasaran.example.go.id; used for absolute links. In production with https.',
  },
  DATA_DIR: { default: 'data', meaning: 'Folder of the embedded database and of uploaded files.' },
  DATABASE_URL: {
    default: '',
    meaning:
      'mysql://user:password@host:3306/name for MariaDB 10.6+ or MySQL 8.4; empty for the embedded SQLite database. With a password better as a file: DATABASE_URL_FILE.',
  },
  DATABASE_POOL_SIZE: {
    default: '10',
    meaning: 'Connections to the database server for changes, and as many again for reads.',
  },
  DATABASE_TIMEOUT_MS: {
    default: '5000',
    meaning: 'Longest wait for a connection and for one statement, in milliseconds.',
  },
  REDIS_URL: {
    default: '',
    meaning:
      'redis://user:password@host:6379/0, or rediss:// with TLS, to spread jobs over several processes by messages and to count limits together; empty for the database alone. With a password better as a file: REDIS_URL_FILE.',
  },
  ROLE: {
    default: 'all',
    meaning:
      'all, api or worker: an api process runs no jobs, a worker takes no requests but those for its health and its figures. Both need DATABASE_URL.',
  },
  GOVERNMENT_TIME_ZONE: {
    default: 'Asia/Jakarta',
    meaning:
      'Zone of all civil dates and deadlines: Asia/Jakarta, Asia/Pontianak, Asia/Makassar or Asia/Jayapura. Fixed at the first start.',
  },
  APP_SECRET: {
    default: '',
    meaning:
      'Secret of at least 32 random characters for cursors and keyed hashes. Required in production; better as a file: APP_SECRET_FILE.',
  },
  TOKEN_PRIVATE_KEY: {
    default: '',
    meaning:
      'Private key (PKCS#8 PEM, P-256) that signs access tokens; line breaks may be written as \\n. Required in production; better as a file: TOKEN_PRIVATE_KEY_FILE.',
  },
  PERSONAL_DATA_KEYS: {
    default: '',
    meaning:
      'Keys that seal identity numbers (NIK) in the database, as name:secret with at least 32 random characters, separated by commas, the one in use first; empty for one made of APP_SECRET. Better as a file: PERSONAL_DATA_KEYS_FILE.',
  },
  ACCESS_TOKEN_SECONDS: { default: '900', meaning: 'Life of an access token, at most 900 seconds.' },
  REFRESH_TOKEN_DAYS: { default: '30', meaning: 'Life of a session without use, in days.' },
  SESSION_MAX_DAYS: {
    default: '90',
    meaning: 'Life of a session in days however much it is used, from 1 to 365: then somebody signs in again.',
  },
  OIDC_ISSUERS: {
    default: '',
    meaning:
      'Outside identity providers (OpenID Connect) whose access tokens are accepted, as a JSON list; see docs/operations.md. Better as a file: OIDC_ISSUERS_FILE. Empty for none.',
  },
  ENDED_SESSION_DAYS: {
    default: '30',
    meaning:
      'Days after which sessions that ended or expired are erased, with address and program; the audit record keeps that they were.',
  },
  PASSWORD_MIN_LENGTH: { default: '12', meaning: 'Fewest characters of a password.' },
  PASSWORD_KINDS: {
    default: '',
    meaning:
      'Kinds of characters that every password needs, of upper, lower, digit and sign, separated by commas; empty for none.',
  },
  PASSWORD_CONTEXT_WORDS: {
    default: '',
    meaning: 'Words that no password may contain, e.g. the name of the government, separated by commas.',
  },
  PASSWORD_MAX_AGE_DAYS: { default: '0', meaning: 'Days after which a password must be changed; 0 for never.' },
  PASSWORD_HISTORY: { default: '5', meaning: 'Former passwords of a person that may not come again.' },
  RECENT_SIGN_IN_MINUTES: {
    default: '15',
    meaning: 'How long after the password was given sensitive acts are allowed, in minutes.',
  },
  TOTP_REQUIRED_FOR: {
    default: '',
    meaning:
      'Roles, of ADMIN and AUDITOR, that need a code of an authenticator app to work, separated by commas; empty for none.',
  },
  AUDIT_VALUES_DAYS: {
    default: '1826',
    meaning:
      'Age in days from which old and new values of audit records are erased, at least 90; 0 keeps them for ever. The records themselves stay.',
  },
  AUDIT_FORMER_KEYS: {
    default: '',
    meaning:
      'Public keys (PEM, P-256, one after the other) of former TOKEN_PRIVATE_KEYs, so that older checkpoints of the audit record still verify; better as a file: AUDIT_FORMER_KEYS_FILE.',
  },
  LEFT_PERSON_DAYS: {
    default: '3653',
    meaning:
      'Days after somebody left for good, from which on the person becomes a pseudonym and only figures stay, at least 1826; 0 for never.',
  },
  ERASURE_NOTICE_DAYS: {
    default: '30',
    meaning: 'Days between the notice that a person is about to be erased and the erasure.',
  },
  DATA_REQUEST_DAYS: {
    default: '1826',
    meaning: 'Days after which decided requests for correction or erasure are erased, at least 365; 0 for never.',
  },
  YOUNGEST_EMPLOYEE_AGE: {
    default: '17',
    meaning:
      'Full years before which nobody can be a civil servant: a NIP or NI PPPK that says otherwise is refused (rules EM-1, EM-2).',
  },
  OLDEST_EMPLOYEE_AGE: {
    default: '70',
    meaning:
      'Full years after which nobody is a civil servant any more: a NIP or NI PPPK that says otherwise is refused.',
  },
  BODY_LIMIT_BYTES: { default: '1048576', meaning: 'Largest JSON body.' },
  UPLOAD_LIMIT_BYTES: { default: '67108864', meaning: 'Largest uploaded file of an import or a calendar.' },
  EVIDENCE_MAX_MB: {
    default: '20',
    meaning: 'Largest file of evidence, in megabytes (of 1048576 bytes).',
  },
  CLAMD_URL: {
    default: '',
    meaning:
      'Virus scanner (clamd) that looks through files of evidence, tcp://host:3310; empty for none. Its StreamMaxLength has to be at least EVIDENCE_MAX_MB.',
  },
  ...BUCKET_SETTINGS,
  ...DOCUMENT_SETTINGS,
  IMPORT_GUARD_PERCENT: {
    default: '10',
    meaning:
      'An import that would move more than so many in a hundred people of its source, take their post, change their standing or miss them must be confirmed with the number; 100 for no guard.',
  },
  IMPORT_GUARD_RECORDS: {
    default: '5',
    meaning: 'Such a confirmation is never asked for fewer people, units or posts than so many.',
  },
  IMPORT_UNDO_DAYS: {
    default: '30',
    meaning:
      'Days for which what an import changed is kept as it was before, so that the import can be undone; after them it is erased.',
  },
  TRUSTED_PROXIES: {
    default: '',
    meaning: 'Addresses or networks, separated by commas, whose X-Forwarded-For is believed; empty for none.',
  },
  EXPORT_ROW_LIMIT: {
    default: '100000',
    meaning: 'Most rows of a list that are sent as one file (CSV, XLSX); a longer list is refused, to be narrowed.',
  },
  RATE_LIMIT_READ: {
    default: '1000',
    meaning: 'Most reads of one account in 10 seconds; 0 for no limit.',
  },
  RATE_LIMIT_WRITE: {
    default: '600',
    meaning: 'Most changes by one account in 10 seconds; 0 for no limit.',
  },
  RATE_LIMIT_EXPENSIVE: {
    default: '120',
    meaning:
      'Most expensive requests of one account in a minute: imports, exports, verification, repeated deliveries, passwords; 0 for no limit.',
  },
  RATE_LIMIT_SIGN_IN: {
    default: '300',
    meaning:
      'Most sign-ins, renewals and activations from one IPv4 address or IPv6 /64 in a minute; 0 for no limit. More where many people share one address.',
  },
  RATE_LIMIT_ANONYMOUS: {
    default: '1000',
    meaning:
      'Most other requests without a valid token from one IPv4 address or IPv6 /64 in 10 seconds; 0 for no limit.',
  },
  OVERLOAD_REQUESTS: {
    default: '400',
    meaning: 'Requests at work at a time, above which further ones get 503; 0 for no bound.',
  },
  OVERLOAD_DELAY_MS: {
    default: '500',
    meaning:
      'How long a request may have waited for the process to read it, in milliseconds; those that waited longer get 503; 0 for no bound.',
  },
  CORS_ORIGINS: {
    default: '',
    meaning: 'Origins of web applications, separated by commas, that may call from a browser; empty for none.',
  },
  SWAGGER_UI: { default: 'on', meaning: 'on or off: the interactive documentation at /docs.' },
  WEBHOOK_PORTS: {
    default: '443',
    meaning: 'Ports of webhook receivers, separated by commas; an address with another port is refused.',
  },
  WEBHOOK_TIMEOUT_MS: {
    default: '15000',
    meaning: 'Longest wait for a webhook receiver, from looking up its name to the end of its answer.',
  },
  WEBHOOK_LOG_DAYS: {
    default: '30',
    meaning: 'How many days deliveries of webhooks are kept; afterwards none can be replayed.',
  },
  WEBHOOK_LOOPBACK: {
    default: 'off',
    meaning:
      'on or off: lets webhooks go to this machine, by http and on any port, to try them out. Refused in production.',
  },
  SMTP_URL: {
    default: '',
    meaning:
      'Mail server for notifications, smtp://user:password@host:587 (TLS by STARTTLS) or smtps:// with TLS from the beginning; empty: nobody is written to. With a password better as a file: SMTP_URL_FILE.',
  },
  MAIL_FROM: {
    default: '',
    meaning: 'Sender of e-mails, e.g. sasaran@example.go.id; needed with SMTP_URL.',
  },
  MESSAGE_GATEWAY_URL: {
    default: '',
    meaning:
      'Gateway for messages to telephones, which gets a signed webhook for each: an address with https://, on this machine http:// as well. Empty: there are no messages.',
  },
  MESSAGE_GATEWAY_SECRET: {
    default: '',
    meaning:
      'Secret with which webhooks to MESSAGE_GATEWAY_URL are signed: whsec_ and the output of openssl rand -base64 32. Better as a file: MESSAGE_GATEWAY_SECRET_FILE.',
  },
  QUIET_HOURS: {
    default: '21:00-06:00',
    meaning:
      'Hours of each day, in GOVERNMENT_TIME_ZONE, in which nobody is written to who has not chosen other ones, e.g. 21:00-06:00; none for no such hours.',
  },
  DIGEST_AT: {
    default: '07:00',
    meaning: 'Time of each day, in GOVERNMENT_TIME_ZONE, at which those get one e-mail about everything who chose it.',
  },
  SCIM_ROLES: {
    default: 'EMPLOYEE,AUDITOR',
    meaning:
      'Roles, of ADMIN, AUDITOR and EMPLOYEE, that an identity system with the scope scim-group:manage may give and take, separated by commas.',
  },
  METRICS_HOST: { default: '127.0.0.1', meaning: 'Address on which /metrics listens.' },
  METRICS_PORT: { default: '9464', meaning: 'Port of /metrics; 0 switches it off.' },
  OTEL_EXPORTER_OTLP_ENDPOINT: {
    default: '',
    meaning:
      'Address of an OpenTelemetry collector that takes OTLP by HTTP, e.g. http://127.0.0.1:4318; traces go to /v1/traces below it. Empty: nothing is traced.',
  },
  OTEL_EXPORTER_OTLP_HEADERS: {
    default: '',
    meaning:
      'Headers for the collector, name=value, separated by commas, values percent-encoded. With a secret better as a file: OTEL_EXPORTER_OTLP_HEADERS_FILE.',
  },
  OTEL_SERVICE_NAME: { default: 'sasaran', meaning: 'Name of the service in traces.' },
  OTEL_TRACES_SAMPLER: {
    default: 'parentbased_always_on',
    meaning:
      'Which traces are kept: always_on, always_off, traceidratio, or the same with parentbased_ before it, where a caller that sends traceparent decides.',
  },
  OTEL_TRACES_SAMPLER_ARG: { default: '1', meaning: 'The share that traceidratio keeps, from 0 to 1, e.g. 0.05.' },
  LOG_LEVEL: { default: 'info', meaning: 'fatal, error, warn, info, debug, trace or silent.' },
} as const satisfies Record<string, { default: string; meaning: string }>;

/** The name of an environment variable of the service. */
export type SettingName = keyof typeof SETTINGS;
