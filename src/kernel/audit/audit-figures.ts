import { Injectable } from '@nestjs/common';
import { Clock } from '../clock/clock.js';
import { Database } from '../database/database.js';
import { isoOf } from '../database/dialect.js';
import { Metrics } from '../metrics/metrics.js';

/** What operators see of the audit record: whether its end is sealed. */
@Injectable()
export class AuditFigures {
  constructor(db: Database, clock: Clock, metrics: Metrics) {
    const oldest = db.prepare<{ occurredAt: string }>(
      'SELECT occurredAt FROM audit_event WHERE number IS NULL ORDER BY id LIMIT 1',
    );
    const help = 'How long the audit event waits for its place in the chain that waits longest.';
    metrics.gauges('audit_unsealed_seconds', help, 'which', async () => {
      const { occurredAt } = (await oldest.first()) ?? {};
      const since = occurredAt ? clock.now().getTime() - Date.parse(isoOf(occurredAt)) : 0;
      return { oldest: Math.max(0, since) / 1_000 };
    });
  }
}
