import { Injectable } from '@nestjs/common';
import { newId } from '../clock/clock.js';
import { Database } from '../database/database.js';
import { type Delivery, JobRegistry } from '../jobs/job-registry.js';
import { Jobs } from '../jobs/jobs.js';
import type { DomainEvent, EventType } from './domain-event.js';

/** Somebody who keeps events of one type for others, in the transaction of the change; must do nothing outside the database. */
export type EventWatcher = (type: string, events: readonly Delivery[]) => Promise<void>;

/** Keeps what happened for those who react to it: one job per handler, in the transaction of the change. */
@Injectable()
export class EventRecorder {
  private readonly watchers: EventWatcher[] = [];

  constructor(
    private readonly db: Database,
    private readonly jobs: Jobs,
    private readonly registry: JobRegistry,
  ) {}

  /** Records one event. Throws outside a transaction: an event without its change would be a lie after a crash. */
  record(event: DomainEvent): Promise<void> {
    return this.recordAll([event]);
  }

  /** Records many events of one type with few statements. Throws outside a transaction. */
  async recordAll(events: readonly DomainEvent[]): Promise<void> {
    const [first] = events;
    if (!first) return;
    const { type, name } = first.constructor as EventType & { name: string };
    if (!this.db.inTransaction) throw new Error(`${name} must be recorded in the transaction of its change.`);
    const payloads = events.map(({ payload }): Delivery => ({ eventId: newId(), event: payload }));
    // Nobody's jobs: who caused an event may have to stay unknown (answers of a 360° review).
    for (const kind of this.registry.reactionsTo(type)) await this.jobs.enqueueAll(kind, payloads, { startedBy: null });
    for (const watcher of this.watchers) await watcher(type, payloads);
  }

  /** Shows every event from now on to somebody, whatever its type, those that are recorded at once together; what he throws undoes the change. */
  watch(watcher: EventWatcher): void {
    this.watchers.push(watcher);
  }
}
