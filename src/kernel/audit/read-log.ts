import { Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import type { Actor } from '../auth/actor.js';
import { Clock } from '../clock/clock.js';
import { Database } from '../database/database.js';
import { serviceProblems } from '../errors/problems.js';
import { AuditEvent, AuditEventPerson, AuditValue, peopleIn } from './audit-event.entity.js';
import { AuditLog, type AuditRows } from './audit-log.js';

const FLUSH_MS = 500;
const HOUR_MS = 3_600_000;
/** Waiting records from which on they are written without waiting for the clock. */
const FLUSH_AT = 500;
/** Waiting records from which on reads of sensitive records are refused, because they could not be recorded. */
const MOST_WAITING = 20_000;
/** Remembered reads of the hour; beyond that they are forgotten, and a read may be recorded once more. */
const MOST_REMEMBERED = 100_000;

/**
 * The record of who read what of whom. One record per reader, object and hour, made in memory and written in batches, so
 * that a read costs a look into a set. A kill may lose the last second of reads; changes are never written this way.
 */
@Injectable()
export class ReadLog implements OnApplicationShutdown {
  private readonly logger = new Logger(ReadLog.name);
  private readonly seen = new Set<string>();
  private hour = 0;
  private waiting: AuditRows[] = [];
  private writing: Promise<void> = Promise.resolve();
  /** The last write failed: what waits may be written already. */
  private isDoubtful = false;
  private timer?: NodeJS.Timeout;

  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly audit: AuditLog,
  ) {}

  /** Begins to write what waits, twice a second. */
  start(): void {
    this.timer = setInterval(() => void this.flush().catch((error: unknown) => this.failed(error)), FLUSH_MS).unref();
  }

  /**
   * Somebody was shown a record; one that concerns nobody but the reader is not noted. `others` are people whom it names
   * beside its own. Throws SERVICE.BUSY when reads cannot be recorded.
   */
  record(
    actor: Actor,
    type: string,
    id: string,
    subjectEmployeeId: string | null,
    others: readonly string[] = [],
  ): void {
    const people = others.filter((one) => one !== actor.employeeId && one !== subjectEmployeeId);
    if (subjectEmployeeId !== null && subjectEmployeeId === actor.employeeId && people.length === 0) return;
    if (this.isNew(`${actor.accountId} ${actor.sessionId} ${type} ${id}`)) {
      this.note({ action: `${type}.read`, object: { type, id }, subjectEmployeeId, facts: naming(people) });
    }
  }

  /**
   * Somebody was shown a page of a list: one record for each filter, and for each page with people whom no list of this kind
   * has shown him in that hour; it names them. A list of nobody, or of the own records only, is not noted; one that was asked
   * for one person is noted as of that person. A text that was looked for is a value, for it may be a name: it goes with the
   * values, and with each person whom it showed. `shown` says, row by row, whose record it is.
   */
  list(actor: Actor, type: string, filter: Readonly<Record<string, unknown>>, shown: readonly (string | null)[]): void {
    if (!shown.some((employeeId) => employeeId !== actor.employeeId)) return;
    const reader = `${actor.accountId} ${actor.sessionId} ${type}`;
    const subjectEmployeeId = typeof filter.employeeId === 'string' ? filter.employeeId : null;
    const isFirst = this.isNew(`${reader} ${JSON.stringify(filter)}`);
    const others = [...new Set(shown)].filter(
      (one): one is string => one !== null && one !== actor.employeeId && one !== subjectEmployeeId,
    );
    const unseen = others.filter((one) => this.isNew(`${reader} list ${one}`));
    if (!isFirst && unseen.length === 0) return;
    const { told, texts } = apart(filter);
    const facts = { filter: told, ...naming(texts ? others : unseen) };
    const values = texts && { after: { filter: texts } };
    this.note({ action: `${type}.list`, object: { type, id: 'list' }, subjectEmployeeId, facts, ...values });
  }

  /** Writes all that waits; what cannot be written waits on. */
  flush(): Promise<void> {
    this.writing = this.writing.catch(() => undefined).then(() => this.write());
    return this.writing;
  }

  /** After the last answer, before the database is closed. */
  async onApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    await this.flush();
  }

  private isNew(key: string): boolean {
    const hour = Math.floor(this.clock.now().getTime() / HOUR_MS);
    if (hour !== this.hour || this.seen.size >= MOST_REMEMBERED) this.seen.clear();
    this.hour = hour;
    if (this.seen.has(key)) return false;
    if (this.waiting.length >= MOST_WAITING) throw serviceProblems.BUSY({}, [], 1);
    this.seen.add(key);
    return true;
  }

  private note(entry: Parameters<AuditLog['rowsOf']>[0]): void {
    this.waiting.push(this.audit.rowsOf(entry));
    // Outside of a transaction that the read may be part of: the record of a read does not depend on it.
    if (this.waiting.length % FLUSH_AT === 0) {
      this.db.afterCommit(() => void this.flush().catch((error: unknown) => this.failed(error)));
    }
  }

  private async write(): Promise<void> {
    const rows = this.waiting;
    if (rows.length === 0) return;
    this.waiting = [];
    try {
      await this.db.transaction(async () => {
        const wanting = this.isDoubtful ? await this.missing(rows) : rows;
        const events = wanting.map(({ event }) => event);
        await this.db.insert(AuditEvent, events);
        await this.db.insert(AuditEventPerson, peopleIn(events));
        await this.db.insert(
          AuditValue,
          wanting.flatMap(({ value }) => value ?? []),
        );
      });
      this.isDoubtful = false;
    } catch (error) {
      this.isDoubtful = true;
      this.waiting = [...rows, ...this.waiting];
      throw error;
    }
  }

  /** Those that are not there yet: a write whose answer was lost may have been done. */
  private async missing(rows: readonly AuditRows[]): Promise<AuditRows[]> {
    const there = new Set<string>();
    for (let at = 0; at < rows.length; at += 500) {
      const ids = rows.slice(at, at + 500).map(({ event }) => event.id);
      const sql = `SELECT id FROM audit_event WHERE id IN (${ids.map(() => '?').join(', ')})`;
      for (const { id } of await this.db.rows<{ id: string }>(sql, ids)) there.add(id);
    }
    return rows.filter(({ event }) => !there.has(event.id));
  }

  private failed(error: unknown): void {
    const why = error instanceof Error ? error.message : String(error);
    this.logger.warn(`${this.waiting.length} records of reads wait: the database failed (${why}).`);
  }
}

/** What the facts of a read say of the people whom it showed, where they say it. */
function naming(people: readonly string[]): { people: readonly string[] } | undefined {
  return people.length > 0 ? { people } : undefined;
}

/** Filters that are a text of whoever looks for something. */
const TEXTS: readonly string[] = ['q', 'filter'];

/**
 * A filter without what is not set, as it is told for ever: of a text only that there was one, which may be somebody's name. The
 * texts stand apart, if there are any; without long numbers, which may be a NIP.
 */
export function apart(filter: Readonly<Record<string, unknown>>): {
  readonly told: Record<string, unknown>;
  readonly texts: Record<string, unknown> | undefined;
} {
  const given = Object.entries(filter).filter(([, value]) => value !== undefined && value !== null && value !== false);
  const told = given.map(([name, value]): [string, unknown] => [name, TEXTS.includes(name) ? '…' : masked(value)]);
  const texts = given.flatMap(([name, value]): [string, unknown][] =>
    TEXTS.includes(name) ? [[name, masked(value)]] : [],
  );
  return { told: Object.fromEntries(told), texts: texts.length > 0 ? Object.fromEntries(texts) : undefined };
}

const ID = /^[0-9a-f]{8}-/;

function masked(value: unknown): unknown {
  return typeof value === 'string' && !ID.test(value) ? value.replace(/\d(?=(?:[ .]?\d){4})/g, '•') : value;
}
