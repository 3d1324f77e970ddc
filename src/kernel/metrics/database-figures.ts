import type { Connection } from '../database/connection.js';
import type { Metrics } from './metrics.js';

/** Shows how much of the database pool is in use; the embedded database has no pool. */
export function watchDatabase(metrics: Metrics, connection: Connection): void {
  if (!connection.poolUse()) return;
  const gauge = (name: string, help: string, of: 'busy' | 'waiting'): void =>
    metrics.gauge(name, help, () => connection.poolUse()?.[of] ?? 0);
  gauge('database_connections_busy', 'Connections to the database in use.', 'busy');
  gauge('database_connections_waiting', 'Requests that wait for one.', 'waiting');
}
