import { Injectable } from '@nestjs/common';
import { newId } from '../clock/clock.js';
import { Database } from '../database/database.js';
import { type Delivery, JobRegistry } from '../jobs/job-registry.js';
import { Jobs } from '../jobs/jobs.js';
import type { DomainEvent, EventType } from './domain-event.js';

/** Keeps what happened for those who react to it: one job per handler, in the transaction of the change. */
@Injectable()
export class EventRecorder {
  constructor(
    private readonly db: Database,
    private readonly jobs: Jobs,
    private readonly registry: JobRegistry,
  ) {}

  /** Records one event. Throws outside a transaction: an event without its change would be a lie after a crash. */
  async record(event: DomainEvent): Promise<void> {
    const { type, name } = event.constructor as EventType & { name: string };
    if (!this.db.inTransaction) throw new Error(`${name} must be recorded in the transaction of its change.`);
    const payload: Delivery = { eventId: newId(), event: event.payload };
    // Nobody's jobs: who caused an event may have to stay unknown (answers of a 360° review).
    for (const kind of this.registry.reactionsTo(type)) await this.jobs.enqueue(kind, payload, { startedBy: null });
  }
}
