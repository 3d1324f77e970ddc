import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { getMetadataArgsStorage } from 'typeorm';
import { migrations } from '../../database/migrations/index.js';
import type { Config } from '../../config/config.js';
import type { Connection } from './connection.js';
import { StartError } from '../start-error.js';
import { isAway, isRefused } from './dialect.js';
import { ServerConnection, serverDialect } from './server-connection.js';
import { SqliteConnection } from './sqlite-connection.js';
import { SQLITE_FILE } from './sqlite-file.js';

/**
 * Opens the configured database: the embedded one without `DATABASE_URL`, otherwise a MariaDB or MySQL server, for which it
 * waits up to `waitMs` when it is away. Entities are those of all loaded modules.
 */
export async function openConnection(config: Config, waitMs = 30_000): Promise<Connection> {
  const entities = getMetadataArgsStorage().tables.map((table) => table.target);
  const url = config.databaseUrl;
  if (!url) {
    const connection = new SqliteConnection(join(config.dataDir, SQLITE_FILE), { entities, migrations });
    await connection.open();
    return connection;
  }
  for (let waited = 0; ; waited += 1_000) {
    try {
      const dialect = await serverDialect(url, config.databaseTimeoutMs);
      const options = { url, poolSize: config.databasePoolSize, timeoutMs: config.databaseTimeoutMs };
      const connection = new ServerConnection(dialect, { ...options, entities, migrations });
      await connection.open();
      return connection;
    } catch (error) {
      if (!isAway(error) || waited >= waitMs) throw startFailure(error, url);
      await pause(1_000);
    }
  }
}

/** What a person can mend, in words, without the password; anything else as it is. */
function startFailure(error: unknown, url: string): unknown {
  const { host } = new URL(url);
  const { message } = error as Error;
  if (isRefused(error)) return new StartError(`The database server at ${host} refuses: ${message}. See DATABASE_URL.`);
  if (!isAway(error)) return error;
  return new StartError(
    `The database server at ${host} cannot be reached (${message}): start it, or see DATABASE_URL.`,
  );
}
