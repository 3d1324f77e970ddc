import { Inject, Injectable } from '@nestjs/common';
import type { Config } from '../../config/config.js';
import { Clock } from '../clock/clock.js';
import { Database } from '../database/database.js';
import { CONFIG } from '../kernel.tokens.js';
import { AuditLog } from './audit-log.js';

const OBJECT = { type: 'audit-value', id: 'all' } as const;
/** What is recorded when a person becomes a pseudonym. */
const ERASURE = 'employee.erase';
const BATCH = 1_000;
const DAY_MS = 86_400_000;

/** Erases old and new values that have reached their age; the events stay, and say that it was done. */
@Injectable()
export class ValueRetention {
  private readonly erasures = this.db.prepare<{ facts: string }>(
    'SELECT facts FROM audit_event WHERE objectType = ? AND objectId = ? ORDER BY occurredAt DESC, id DESC LIMIT 1',
  );

  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly audit: AuditLog,
    @Inject(CONFIG) private readonly config: Pick<Config, 'auditValuesDays'>,
  ) {}

  /** Values of events before this instant were erased; null when none were. */
  async erasedBefore(): Promise<Date | null> {
    const last = await this.erasures.first([OBJECT.type, OBJECT.id]);
    return last ? new Date((JSON.parse(last.facts) as { before: string }).before) : null;
  }

  /** True when one of these people became a pseudonym, and the values about him went with the name. */
  async hasErased(people: readonly string[]): Promise<boolean> {
    if (people.length === 0) return false;
    const sql = `SELECT id FROM audit_event WHERE subjectEmployeeId IN (${people.map(() => '?').join(', ')})
      AND action = '${ERASURE}' AND outcome = 'SUCCESS' LIMIT 1`;
    return (await this.db.rows(sql, people)).length > 0;
  }

  /** Erases all values that are due, oldest first, in small transactions, each with its record; answers how many. */
  async eraseDue(signal?: AbortSignal): Promise<number> {
    if (this.config.auditValuesDays === 0) return 0;
    const cutoff = new Date(this.clock.now().getTime() - this.config.auditValuesDays * DAY_MS);
    let erased = 0;
    for (let from = (await this.erasedBefore()) ?? new Date(0); from < cutoff && !signal?.aborted;) {
      const before = await this.endOfBatch(from, cutoff);
      erased += await this.erase(from, before);
      from = before;
    }
    return erased;
  }

  /** The instant after the last of so many events with values, or the cutoff when there are fewer. */
  private async endOfBatch(from: Date, cutoff: Date): Promise<Date> {
    const sql = `SELECT occurredAt FROM audit_event WHERE occurredAt >= ? AND occurredAt < ? AND valuesHash IS NOT NULL
      ORDER BY occurredAt, id LIMIT 1 OFFSET ${BATCH - 1}`;
    const [last] = await this.db.rows<{ occurredAt: string }>(sql, [from, cutoff]);
    return last ? new Date(Date.parse(`${last.occurredAt.replace(' ', 'T')}Z`) + 1) : cutoff;
  }

  private erase(from: Date, before: Date): Promise<number> {
    return this.db.transaction(async () => {
      const sql = `SELECT v.id FROM audit_event ev JOIN audit_value v ON v.id = ev.id
        WHERE ev.occurredAt >= ? AND ev.occurredAt < ?`;
      const due = await this.db.rows<{ id: string }>(sql, [from, before]);
      for (let at = 0; at < due.length; at += 200) {
        const ids = due.slice(at, at + 200).map(({ id }) => id);
        await this.db.change(`DELETE FROM audit_value WHERE id IN (${ids.map(() => '?').join(', ')})`, ids);
      }
      if (due.length === 0) return 0;
      const facts = { before: before.toISOString(), values: due.length };
      await this.audit.record({ action: 'audit-value.erase', object: OBJECT, facts });
      return due.length;
    });
  }
}
