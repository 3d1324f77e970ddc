import type { Connection } from '../database/connection.js';
import type { Metrics } from './metrics.js';

/** As much of the driver's pool as its figures need; mysql2 has no other way to tell them. */
interface Pool {
  readonly _allConnections: { readonly length: number };
  readonly _freeConnections: { readonly length: number };
  readonly _connectionQueue: { readonly length: number };
}

/** Shows how much of the database pool is in use; the embedded database has no pool. */
export function watchDatabase(metrics: Metrics, connection: Connection): void {
  const { pool } = connection.dataSource.driver as unknown as { pool?: Pool };
  if (!pool) return;
  const busy = (): number => pool._allConnections.length - pool._freeConnections.length;
  metrics.gauge('database_connections_busy', 'Connections to the database in use.', busy);
  metrics.gauge('database_connections_waiting', 'Requests that wait for one.', () => pool._connectionQueue.length);
}
