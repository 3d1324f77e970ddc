import { Injectable } from '@nestjs/common';
import { Database } from '../../../kernel/database/database.js';
import { Metrics } from '../../../kernel/metrics/metrics.js';

const LATEST = `SELECT kind, findings FROM data_quality_count WHERE unitId IS NULL
  AND day = (SELECT MAX(day) FROM data_quality_count WHERE unitId IS NULL)`;

/** Shows operators how many findings of each kind were counted last; nothing before the first morning. */
@Injectable()
export class FindingFigures {
  constructor(db: Database, metrics: Metrics) {
    const help = 'Findings about the data of people, units and letters, as counted last, by kind.';
    metrics.gauges('data_quality_findings', help, 'kind', async () => {
      const rows = await db.rows<{ kind: string; findings: number }>(LATEST);
      return Object.fromEntries(rows.map(({ kind, findings }) => [kind, Number(findings)]));
    });
  }
}
