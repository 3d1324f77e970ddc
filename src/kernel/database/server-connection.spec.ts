import { ServerConnection } from './server-connection.js';

/** What the service says at its start of a server with these settings. */
function warningsOf(settings: Record<string, string>): Promise<string[]> {
  const rows = Object.entries(settings).map(([name, value]) => ({ name: name.toUpperCase(), value }));
  const server = { dialect: 'mariadb', read: () => Promise.resolve(rows) };
  return ServerConnection.prototype.durabilityWarnings.call(server as never);
}

const FLUSH = 'innodb_flush_log_at_trx_commit is not 1: a power failure can lose acknowledged changes.';
const BINLOG = 'sync_binlog is not 1 while the binary log is on: replicas can lose acknowledged changes.';

describe('What a server would forget (R70)', () => {
  it.each([
    ['1', 'OFF', '0', []],
    ['1', 'ON', '1', []],
    ['1', 'ON', '0', [BINLOG]],
    ['1', '1', '1000', [BINLOG]],
    ['2', 'OFF', '0', [FLUSH]],
    ['0', 'ON', '0', [FLUSH, BINLOG]],
  ])(
    'with innodb_flush_log_at_trx_commit=%s, log_bin=%s, sync_binlog=%s: %j',
    async (flush, log_bin, sync_binlog, said) => {
      expect(await warningsOf({ innodb_flush_log_at_trx_commit: flush, log_bin, sync_binlog })).toEqual(said);
    },
  );
});
