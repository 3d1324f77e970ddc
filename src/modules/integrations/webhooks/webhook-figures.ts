import { Injectable } from '@nestjs/common';
import { Database } from '../../../kernel/database/database.js';
import { Metrics } from '../../../kernel/metrics/metrics.js';
import type { AttemptOutcome, SubscriptionState } from '../domain/delivery-rules.js';

interface Row {
  readonly state: SubscriptionState;
  readonly isFailing: number | string;
  readonly subscriptions: number | string;
}

const BUCKETS = [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];
const BY_STATE = `SELECT state, failingSince IS NOT NULL AS isFailing, COUNT(*) AS subscriptions FROM webhook_subscription
  GROUP BY state, failingSince IS NOT NULL`;

/** What operators see of webhooks: how attempts end, and which receivers take nothing. */
@Injectable()
export class WebhookFigures {
  private readonly observe;

  constructor(db: Database, metrics: Metrics) {
    const help = 'Attempts of this process to deliver a notice, by outcome, and how long they took.';
    this.observe = metrics.durations('webhook_seconds', help, ['outcome'], BUCKETS);
    const all = db.prepare<Row>(BY_STATE);
    const states = 'Webhook subscriptions by state; FAILING are active ones whose last attempts failed.';
    metrics.gauges('webhook_subscriptions', states, 'state', async () => {
      const figures: Record<string, number> = { ACTIVE: 0, FAILING: 0, PAUSED: 0, DISABLED: 0 };
      for (const { state, isFailing, subscriptions } of await all.all()) {
        const shown = state === 'ACTIVE' && Number(isFailing) === 1 ? 'FAILING' : state;
        figures[shown] = (figures[shown] ?? 0) + Number(subscriptions);
      }
      return figures;
    });
  }

  /** Notes how one attempt ended. */
  attempt(outcome: AttemptOutcome, durationMs: number): void {
    this.observe({ outcome }, durationMs / 1_000);
  }
}
