import { ServerConnection } from './server-connection.js';

/** What the service says at its start of a server with these settings. */
function warningsOf(settings: Record<'flushes' | 'binlog' | 'syncs', number>): Promise<string[]> {
  const server = { read: () => Promise.resolve([settings]) };
  return ServerConnection.prototype.durabilityWarnings.call(server as never);
}

const FLUSH = 'innodb_flush_log_at_trx_commit is not 1: a power failure can lose acknowledged changes.';
const BINLOG = 'sync_binlog is not 1 while the binary log is on: replicas can lose acknowledged changes.';

describe('What a server would forget (R70)', () => {
  it.each([
    [1, 0, 0, []],
    [1, 1, 1, []],
    [1, 1, 0, [BINLOG]],
    [1, 1, 1000, [BINLOG]],
    [2, 0, 0, [FLUSH]],
    [0, 1, 0, [FLUSH, BINLOG]],
  ])('with innodb_flush_log_at_trx_commit=%d, log_bin=%d, sync_binlog=%d: %j', async (flushes, binlog, syncs, said) => {
    expect(await warningsOf({ flushes, binlog, syncs })).toEqual(said);
  });
});
