/*
 * What the service does when it, its database or its callers fail: kills under load, a database that dies, callers that are
 * slow, more load than it is made for. Prints the tables of docs/reliability.md.
 *
 *   npm run bench:reliability -- [--quick] [--json FILE]
 *
 * A MariaDB of its own is started for the runs on a server; where MariaDB is not installed they are left out, and that is said.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { ROOT } from './dist.mjs';
import { DatabaseServer } from './reliability/database-server.mjs';
import { HIGH_LIMITS } from './limits.mjs';
import { databaseKills, oneCaller, overload, serviceKills, slowCallers } from './reliability/faults.mjs';
import { makeSecrets } from './secrets.mjs';
import { freePorts, Server } from './server.mjs';

const { values } = parseArgs({ options: { quick: { type: 'boolean', default: false }, json: { type: 'string' } } });
const size = values.quick ? { kills: 3, seconds: 5 } : { kills: 20, seconds: 20 };
const folder = mkdtempSync(join(tmpdir(), 'sasaran-reliability-'));
const rows = [];
let database;

/** The service on a database, as in production, its log in the folder; all calls come from one account, hence the limits. */
function service(name, databaseUrl, limits = HIGH_LIMITS) {
  const env = {
    ...{ NODE_ENV: 'production', LOG_LEVEL: 'warn', DATA_DIR: join(folder, name), DATABASE_URL: databaseUrl },
    ...limits,
    ...makeSecrets(),
  };
  const command = [process.execPath, join(ROOT, 'dist/main.js')];
  return new Server(name, { command, env, cwd: folder, logs: folder });
}

function report(title, figures) {
  rows.push({ title, ...figures });
  console.log(`\n${title}`);
  for (const [name, value] of Object.entries(figures)) console.log(`  ${name.padEnd(44)} ${value}`);
}

async function main() {
  report('Service killed under load, SQLite', await serviceKills(service('sqlite-kills', ''), size));
  if (DatabaseServer.isInstalled) {
    const [port] = await freePorts(1);
    database = new DatabaseServer(folder, port);
    await database.create();
    report(
      'Service killed under load, MariaDB',
      await serviceKills(service('server-kills', await database.database('kills')), size),
    );
    report(
      'Database killed under load, MariaDB',
      await databaseKills(service('away', await database.database('away')), database, size),
    );
  } else {
    console.error('MariaDB is not installed: the runs on a server are left out.');
  }
  report('Slow callers', await slowCallers(service('slow', ''), size));
  report('More load than it is made for', await overload(service('overload', ''), size));
  report('One account that asks too much', await oneCaller(service('one-caller', '', {}), size));
  if (values.json) writeFileSync(values.json, `${JSON.stringify(rows, null, 2)}\n`);
}

try {
  await main();
} finally {
  await database?.kill();
  rmSync(folder, { recursive: true, force: true });
}
