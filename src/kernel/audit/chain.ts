import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import { isoOf } from '../database/dialect.js';
import type { AuditValue } from './audit-event.entity.js';

/** What the first link stands on. */
export const NO_HASH = '0'.repeat(64);
/** Every link whose number divides by this has a signed checkpoint, so that one which is missing shows. */
export const CHECKPOINT_EVERY = 1_000;

/** All columns of an event that its hash covers: every one but its place in the chain. */
const COVERED = [
  ...['id', 'occurredAt', 'actorAccountId', 'actorEmployeeId', 'sessionId', 'actorRoles', 'action', 'objectType'],
  ...['objectId', 'subjectEmployeeId', 'shownAfter', 'outcome', 'requestId', 'traceId', 'address', 'facts'],
  'valuesHash',
] as const;

/** The columns of an event that its hash covers, for a SELECT. */
export const COVERED_COLUMNS = COVERED.map((name) => `ev.${name}`).join(', ');

/** An event as stored, texts as they are. */
export type StoredEvent = Readonly<Record<string, string | null>> & {
  readonly id: string;
  readonly occurredAt: string;
};

/**
 * The hash of a link: SHA-256 over canonical JSON (RFC 8785) of the event as stored, its number and the hash before it.
 * `format` tells how it was made, should a later version cover more.
 */
export function linkHash(event: StoredEvent, number: number, previous: string): string {
  const covered = Object.fromEntries(COVERED.map((name) => [name, event[name] ?? null]));
  const link = { ...covered, occurredAt: isoOf(event.occurredAt), format: 1, number, previous };
  return createHash('sha256')
    .update(canonicalize(link) ?? '')
    .digest('hex');
}

/** The hash of values with their salt, by which an event knows its values without holding them. */
export function hashOfValues({ salt, valuesJson }: Pick<AuditValue, 'salt' | 'valuesJson'>): string {
  return createHash('sha256').update(salt).update(valuesJson).digest('hex');
}
