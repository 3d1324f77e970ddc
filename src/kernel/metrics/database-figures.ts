import type { Database } from '../database/database.js';
import type { Metrics } from './metrics.js';

/** Shows how the database is used: conflicts, and how much of the pool is in use; the embedded database has no pool. */
export function watchDatabase(metrics: Metrics, database: Pick<Database, 'retries' | 'connection'>): void {
  const help = 'Transactions that met a conflict and were done again, or given up after six attempts.';
  metrics.total('database_retries_total', help, () => database.retries);
  const { connection } = database;
  if (!connection.poolUse()) return;
  const gauge = (name: string, help: string, of: 'busy' | 'waiting'): void =>
    metrics.gauge(name, help, () => connection.poolUse()?.[of] ?? 0);
  gauge('database_connections_busy', 'Connections to the database in use.', 'busy');
  gauge('database_connections_waiting', 'Requests that wait for one.', 'waiting');
}
