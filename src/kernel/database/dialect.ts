import { QueryFailedError } from 'typeorm';

/** The kinds of database the service runs on. MariaDB and MySQL differ only in TypeORM's driver name. */
export type DialectName = 'sqlite' | 'mariadb' | 'mysql';

interface DriverError {
  readonly code?: string;
  readonly errno?: number;
  readonly message?: string;
  readonly fatal?: boolean;
}

/** The driver's own error behind whatever TypeORM wrapped around it. */
function driverError(error: unknown): DriverError {
  const inner = error instanceof QueryFailedError ? (error.driverError as DriverError) : error;
  return inner ?? {};
}

const RETRYABLE_ERRNO = new Set([1020 /* snapshot conflict */, 1205 /* lock wait */, 1213 /* deadlock */]);
const DUPLICATE = new Set(['ER_DUP_ENTRY', 'SQLITE_CONSTRAINT_UNIQUE', 'SQLITE_CONSTRAINT_PRIMARYKEY']);
/** MariaDB: connection killed; MySQL: session killed, connection idle for too long. The driver has no names for all of them. */
const AWAY_ERRNO = new Set([1927, 3169, 4031]);
const AWAY = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'ENOTFOUND',
  'EHOSTUNREACH',
  'PROTOCOL_CONNECTION_LOST',
  'PROTOCOL_SEQUENCE_TIMEOUT',
  'ER_SERVER_SHUTDOWN',
  'ER_CON_COUNT_ERROR',
  'ER_TOO_MANY_USER_CONNECTIONS',
  'ER_QUERY_INTERRUPTED',
  'POOL_TIMEOUT',
]);

/** True for a conflict between transactions that the same work, done again, may win. */
export function isTransient(error: unknown): boolean {
  const { code, errno } = driverError(error);
  return RETRYABLE_ERRNO.has(errno ?? 0) || (code?.startsWith('SQLITE_BUSY') ?? false);
}

/** True for a wait that ended without the lock; a deadlock is transient, too, but is tried again at once. */
export function isLockWait(error: unknown): boolean {
  return driverError(error).errno === 1205;
}

/** True when a unique rule refused the row; with `constraint`, only when it was that one (or its columns, on SQLite). */
export function isDuplicate(error: unknown, constraint?: string): boolean {
  const { code, message } = driverError(error);
  return DUPLICATE.has(code ?? '') && (constraint === undefined || (message ?? '').includes(constraint));
}

/** True when the database cannot be reached or ended the connection. */
export function isAway(error: unknown): boolean {
  const { code, errno, message } = driverError(error);
  return (
    AWAY.has(code ?? '') ||
    AWAY_ERRNO.has(errno ?? 0) ||
    /closed state|Connection lost|pool is closed|connection is not open|queue limit reached/i.test(message ?? '')
  );
}

/** True when a server lets this user not in, or has no such database. */
export function isRefused(error: unknown): boolean {
  return /^ER_(DB)?ACCESS_DENIED|^ER_BAD_DB_ERROR$/.test(driverError(error).code ?? '');
}

/** An instant as both databases keep it: `2026-01-31 17:00:00.000`, UTC. */
export function instantText(at: Date): string {
  return at.toISOString().replace('T', ' ').replace('Z', '');
}

/** The instant of a stored text, with or without its milliseconds, as ISO 8601 with `Z`. */
export function isoOf(stored: string): string {
  return `${stored.slice(0, 10)}T${stored.length > 19 ? stored.slice(11, 23) : `${stored.slice(11, 19)}.000`}Z`;
}

/** As `isoOf`, for columns that may be empty. */
export function isoOrNull(stored: string | null): string | null {
  return stored === null ? null : isoOf(stored);
}
