import { randomBytes } from 'node:crypto';
import { Injectable, Optional } from '@nestjs/common';
import { Clock, newId } from '../clock/clock.js';
import { Database } from '../database/database.js';
import type { NewRow } from '../database/entity-rows.js';
import { currentContext, NO_CONTEXT } from '../http/request-context.js';
import { Metrics } from '../metrics/metrics.js';
import { AuditEvent, AuditEventPerson, type AuditOutcome, AuditValue, peopleIn } from './audit-event.entity.js';
import { hashOfValues } from './chain.js';

/** What is recorded of one act. `before` and `after` hold only what changed, without secrets or identity numbers. */
export interface AuditEntry {
  /** `noun.verb`, e.g. `work-plan.submit`. */
  readonly action: string;
  readonly object: { readonly type: string; readonly id: string };
  readonly subjectEmployeeId?: string | null;
  /**
   * The action on the same object after which the employee concerned may know of this one, e.g. of a rating after its
   * publication; `'never'` for what anonymity withholds from him.
   */
  readonly shownAfter?: string;
  readonly outcome?: AuditOutcome;
  /** What may be known of it without looking at values; `people` are employees whose records it showed among others. */
  readonly facts?: Record<string, unknown>;
  readonly before?: unknown;
  readonly after?: unknown;
  /** Overrides the caller of the request, for sign-in where nobody is known yet. */
  readonly actorAccountId?: string | null;
  /**
   * True for what may be known to have happened and not by whom, such as a secret vote: neither caller, session and address are
   * written, nor the ids of the request, by which other records and logs tell them.
   */
  readonly isByNobody?: boolean;
}

/** What is written of one act: the event, and its values where it has some. */
export interface AuditRows {
  readonly event: NewRow<AuditEvent>;
  readonly value?: AuditValue;
}

/** The record of who did what. Written in the transaction of the change: neither stands without the other. */
@Injectable()
export class AuditLog {
  private readonly count;

  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    @Optional() metrics?: Metrics,
  ) {
    const help = 'Acts that were recorded, reads apart, by action and outcome: sign-ins, refusals, changes, exports.';
    this.count = metrics?.counts('audit_events_total', help, ['action', 'outcome']);
  }

  /** Writes one event in the current transaction, or in one of its own when there is none. */
  record(entry: AuditEntry): Promise<void> {
    return this.recordAll([entry]);
  }

  /** Writes many events with few statements, all or none of them. */
  async recordAll(entries: readonly AuditEntry[]): Promise<void> {
    if (entries.length === 0) return;
    const rows = entries.map((entry) => this.rowsOf(entry));
    const events = rows.map(({ event }) => event);
    await this.db.transaction(async () => {
      await this.db.insert(AuditEvent, events);
      await this.db.insert(AuditEventPerson, peopleIn(events));
      await this.db.insert(
        AuditValue,
        rows.flatMap(({ value }) => value ?? []),
      );
      const { count } = this;
      if (count)
        this.db.afterCommit(() => entries.forEach(({ action, outcome = 'SUCCESS' }) => count({ action, outcome })));
    });
  }

  /** The rows of an act, as of this moment and this caller, to be written later. */
  rowsOf(entry: AuditEntry): AuditRows {
    const event = this.eventOf(entry);
    if (entry.before === undefined && entry.after === undefined) return { event };
    const { before = null, after = null } = entry;
    const value = {
      id: event.id,
      salt: randomBytes(16).toString('hex'),
      valuesJson: JSON.stringify({ before, after }),
    };
    return { event: { ...event, valuesHash: hashOfValues(value) }, value };
  }

  private eventOf(entry: AuditEntry): NewRow<AuditEvent> {
    const { actor, requestId, traceId, address } = entry.isByNobody ? NO_CONTEXT : currentContext();
    const { action, object, actorAccountId = actor?.accountId ?? null } = entry;
    return {
      ...{ id: newId(), occurredAt: this.clock.now(), actorAccountId, actorEmployeeId: actor?.employeeId ?? null },
      ...{ sessionId: actor?.sessionId ?? null, actorRoles: actor ? [...actor.roles].sort().join(',') : null },
      ...{ action, objectType: object.type, objectId: object.id, outcome: entry.outcome ?? 'SUCCESS' },
      ...{ subjectEmployeeId: entry.subjectEmployeeId ?? null, shownAfter: entry.shownAfter ?? null },
      ...{ requestId, traceId, address, facts: entry.facts ?? null, valuesHash: null },
    };
  }
}
