import { Injectable } from '@nestjs/common';
import { Database } from '../../../kernel/database/database.js';
import { HandlesJob, type JobHandler, type JobRun } from '../../../kernel/jobs/job-handler.js';
import { type ReleasePayload, WebhookDeliveries } from './deliveries.service.js';
import { PING } from './event-catalogue.js';
import { WebhookDelivery, WebhookSubscription } from './persistence/webhook.entity.js';

const CHUNK = 100;
const NEXT = `SELECT id FROM webhook_delivery WHERE subscriptionId = ? AND state = ? AND createdAt >= ? AND createdAt <= ?
  AND updatedAt <= ? AND eventType <> '${PING}' ORDER BY createdAt, id LIMIT ${CHUNK}`;

/** Has many deliveries begin anew, some at a time. Safe to run twice: those that have begun are no longer in the state. */
@Injectable()
@HandlesJob('webhooks.release')
export class ReleaseDeliveries implements JobHandler<ReleasePayload> {
  private readonly next = this.db.prepare<{ id: string }>(NEXT);

  constructor(
    private readonly db: Database,
    private readonly deliveries: WebhookDeliveries,
  ) {}

  async run(payload: ReleasePayload, job: JobRun): Promise<{ released: number }> {
    let released = 0;
    for (;;) {
      const begun = await this.db.transaction(() => this.releaseSome(payload));
      released += begun;
      if (begun === 0) return { released };
      await job.progress(released, released + CHUNK);
    }
  }

  /** Those that somebody else has begun, or that failed again since, are passed over. */
  private async releaseSome({ subscriptionId, state, since, until }: ReleasePayload): Promise<number> {
    const subscription = await this.db.lock(WebhookSubscription, { id: subscriptionId });
    if (subscription?.state !== 'ACTIVE') return 0;
    const [from, to] = [new Date(since), new Date(until)];
    const found = await this.next.all([subscriptionId, state, from, to, to]);
    for (const { id } of found) {
      const delivery = await this.db.lock(WebhookDelivery, { id });
      if (delivery?.state === state) await this.deliveries.restart(delivery);
    }
    return found.length;
  }
}
