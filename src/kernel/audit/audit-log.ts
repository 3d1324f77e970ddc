import { createHash, randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Clock, newId } from '../clock/clock.js';
import { Database } from '../database/database.js';
import { currentContext } from '../http/request-context.js';
import { AuditEvent, type AuditOutcome, AuditValue } from './audit-event.entity.js';

/** What is recorded of one act. `before` and `after` hold only what changed, without secrets or identity numbers. */
export interface AuditEntry {
  /** `noun.verb`, e.g. `work-plan.submit`. */
  readonly action: string;
  readonly object: { readonly type: string; readonly id: string };
  readonly subjectEmployeeId?: string | null;
  readonly outcome?: AuditOutcome;
  readonly facts?: Record<string, unknown>;
  readonly before?: unknown;
  readonly after?: unknown;
  /** Overrides the caller of the request, for sign-in where nobody is known yet. */
  readonly actorAccountId?: string | null;
}

/** The record of who did what. Written in the transaction of the change: neither stands without the other. */
@Injectable()
export class AuditLog {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /** Writes one event in the current transaction, or in one of its own when there is none. */
  record(entry: AuditEntry): Promise<void> {
    return this.recordAll([entry]);
  }

  /** Writes many events with few statements, all or none of them. */
  async recordAll(entries: readonly AuditEntry[]): Promise<void> {
    if (entries.length === 0) return;
    const events: AuditEvent[] = [];
    const values: AuditValue[] = [];
    for (const entry of entries) {
      const event = this.eventOf(entry);
      const kept = this.valuesOf(entry);
      events.push({ ...event, valuesHash: kept?.hash ?? null });
      if (kept) values.push({ id: event.id, salt: kept.salt, valuesJson: kept.json });
    }
    await this.db.transaction(async () => {
      await this.db.insert(AuditEvent, events);
      await this.db.insert(AuditValue, values);
    });
  }

  private eventOf(entry: AuditEntry): Omit<AuditEvent, 'valuesHash'> {
    const context = currentContext();
    return {
      id: newId(),
      occurredAt: this.clock.now(),
      actorAccountId: entry.actorAccountId === undefined ? (context.actor?.accountId ?? null) : entry.actorAccountId,
      actorEmployeeId: context.actor?.employeeId ?? null,
      action: entry.action,
      objectType: entry.object.type,
      objectId: entry.object.id,
      subjectEmployeeId: entry.subjectEmployeeId ?? null,
      outcome: entry.outcome ?? 'SUCCESS',
      requestId: context.requestId,
      traceId: context.traceId,
      address: context.address,
      facts: entry.facts ?? null,
    };
  }

  private valuesOf(entry: AuditEntry): { json: string; salt: string; hash: string } | null {
    if (entry.before === undefined && entry.after === undefined) return null;
    const json = JSON.stringify({ before: entry.before ?? null, after: entry.after ?? null });
    const salt = randomBytes(16).toString('hex');
    return { json, salt, hash: createHash('sha256').update(salt).update(json).digest('hex') };
  }
}
