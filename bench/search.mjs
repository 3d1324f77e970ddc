/*
 * How fast people are found, against a plain `LIKE '%…%'` on the same data, in turns in one run; and how long everybody as a file
 * and the board of data quality take.
 *
 *   npm run bench:search -- [--sqlite] [--employees 50000] [--rounds 9] [--only TEXT] [--json FILE]
 *
 * BENCH_DATABASE_URL names a MariaDB or MySQL server on which the database `sasaran_bench_search` may be made and dropped; with
 * `--sqlite` the same is done on an embedded database in a folder of its own.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { parseArgs } from 'node:util';
import { BenchDatabase } from './database.mjs';
import { fromDist } from './dist.mjs';
import { median, percentile, rounded } from './figures.mjs';
import { makeSecrets } from './secrets.mjs';
import { staffOf, staffTables } from './seed.mjs';

const { readConfig } = await fromDist('config/config.js');
const { createApp } = await fromDist('app.setup.js');
const { createLogger } = await fromDist('kernel/logging/logger.js');
const { openConnection } = await fromDist('kernel/database/open-connection.js');
const { migrate } = await fromDist('kernel/database/migrator.js');
const { Database } = await fromDist('kernel/database/database.js');
const { permissionsOf } = await fromDist('kernel/auth/permissions.js');
const { Authenticator } = await fromDist('kernel/auth/actor.js');
const { EmployeesQueries } = await fromDist('modules/employees/employees.queries.js');

const { values } = parseArgs({
  options: {
    sqlite: { type: 'boolean', default: false },
    employees: { type: 'string', default: '50000' },
    rounds: { type: 'string', default: '9' },
    only: { type: 'string', default: '' },
    json: { type: 'string' },
  },
});
/** The same columns and order as the list, found the simple way. */
const LIKE = `SELECT e.id, e.kind, e.name, e.nameKey, e.frontTitle, e.backTitle, e.nip, e.gradeName, e.standingCode, e.version,
  a.unitId, u.name AS unitName, p.title AS positionTitle FROM employee e
  LEFT JOIN assignment a ON a.employeeId = e.id AND a.kind = 'DEFINITIF' AND a.validFrom <= ? AND a.validUntil >= ?
  LEFT JOIN org_unit u ON u.id = a.unitId LEFT JOIN position p ON p.id = a.positionId
  WHERE e.nameKey LIKE ? OR e.nip LIKE ? ORDER BY e.nameKey, e.id LIMIT 51`;
const CALLS_A_ROUND = 5;

const folder = mkdtempSync(join(tmpdir(), 'sasaran-search-'));
const server = new BenchDatabase(
  process.env.BENCH_DATABASE_URL ?? 'mysql://root@127.0.0.1:3306',
  'sasaran_bench_search',
);
const config = readConfig({
  ...{ METRICS_PORT: '0', LOG_LEVEL: 'silent', EXPORT_ROW_LIMIT: '1000000', DATA_DIR: folder, ...makeSecrets() },
  ...(values.sqlite ? {} : { DATABASE_URL: server.url }),
});

async function main() {
  const staff = staffOf(Number(values.employees));
  if (!values.sqlite) await server.create();
  const connection = await openConnection(config);
  if (values.sqlite) await migrate(connection, 'bench');
  const app = await createApp(config, connection, { logger: createLogger('silent') });
  await app.init();
  const db = app.get(Database, { strict: false });
  const tables = staffTables(staff);
  if (values.sqlite) await fillEmbedded(db, tables);
  else
    await server.fill(async (insert) => {
      for (const [table, rows] of tables) await insert(table, rows);
    });
  const results = [];
  const chosen = queriesOf(staff).filter(([name]) => name.includes(values.only));
  for (const [name, q] of chosen) results.push(await measure(app, db, name, q));
  const whole = 'everybody'.includes(values.only) ? await measureEverybody(app) : [];
  await app.close();
  print(results);
  for (const { name, ms, kib } of whole) console.log(`${name.padEnd(40)} ${ms} ms, ${kib} KiB`);
  if (values.json) writeFileSync(values.json, JSON.stringify([...results, ...whole], null, 2));
}

async function fillEmbedded(db, tables) {
  await db.transaction(async () => {
    for (const [table, rows] of tables) {
      const columns = Object.keys(rows[0]);
      const most = Math.floor(900 / columns.length);
      for (let at = 0; at < rows.length; at += most) {
        const some = rows.slice(at, at + most);
        const marks = some.map(() => `(${columns.map(() => '?').join(', ')})`).join(', ');
        const all = some.flatMap((row) => columns.map((column) => row[column]));
        await db.change(`INSERT INTO ${table} (${columns.join(', ')}) VALUES ${marks}`, all);
      }
    }
  });
  await db.transaction(() => db.change('ANALYZE'));
}

/** Kinds of queries, of people who are there. */
function queriesOf({ people, units }) {
  const person = people.find(({ name }) => name.split(' ').length === 2 && name.split(' ').every((w) => w.length > 5));
  const [first, second] = person.name.toLowerCase().split(' ');
  const swapped = first.slice(0, 2) + first[3] + first[2] + first.slice(4);
  const unit = units.find(({ name }) => name.startsWith('Dinas Kesehatan')) ?? units[1];
  return [
    ['a name', `${first} ${second}`],
    ['in another order', `${second} ${first}`],
    ['beginnings of words', `${first.slice(0, 3)} ${second.slice(0, 3)}`],
    ['one word', first],
    ['the most frequent word', mostFrequent(people)],
    ['two letters', first.slice(0, 2)],
    ['one letter', first[0]],
    ['a mistake', `${swapped} ${second}`],
    ['a spelling', 'moch'],
    ['nobody', 'zyxwvut qponmlk'],
    ['a whole NIP', person.nip],
    ['the end of a NIP', person.nip.slice(-8)],
    ['a name in an agency', `${first} ${unit.name.split(' ').at(-1)}`],
    ['an agency', unit.name],
    ['an agency, shortened', 'dinkes'],
    ['a word of most units', 'dinas'],
    ['a post', 'kepala bidang'],
  ];
}

function mostFrequent(people) {
  const times = new Map();
  for (const { name } of people)
    for (const word of name.toLowerCase().split(' ')) times.set(word, (times.get(word) ?? 0) + 1);
  return [...times].sort((a, b) => b[1] - a[1])[0][0];
}

const ADMIN = {
  ...{ kind: 'USER', accountId: 'bench', sessionId: null, employeeId: null, hrUnitIds: [] },
  ...{ roles: new Set(['ADMIN']), permissions: permissionsOf(['ADMIN']), provedAt: new Date('9999-12-31') },
};

/** What has to look at everybody: whole answers over the stack of the service, without a network. */
async function measureEverybody(app) {
  app.get(Authenticator, { strict: false }).authenticate = () => Promise.resolve(ADMIN);
  const found = [];
  for (const [name, url] of [
    ['everybody as CSV', '/employees?format=csv'],
    ['everybody as XLSX', '/employees?format=xlsx'],
    ['the board of data quality', '/data-quality'],
    ['people without an appraiser, a page', '/data-quality/findings?kind=NO_APPRAISER'],
  ]) {
    const times = [];
    let bytes = 0;
    for (let round = 0; round < 3; round += 1) {
      const from = performance.now();
      const answer = await app.inject({ url: `/api/v1${url}`, headers: { authorization: 'Bearer bench' } });
      times.push(performance.now() - from);
      if (answer.statusCode !== 200) throw new Error(`${url} answered ${answer.statusCode} ${answer.body}`);
      bytes = answer.rawPayload.length;
    }
    found.push({ name, ms: Math.round(median(times)), kib: Math.round(bytes / 1024) });
  }
  return found;
}

async function measure(app, db, name, q) {
  const queries = app.get(EmployeesQueries, { strict: false });
  const today = new Date().toISOString().slice(0, 10);
  const ways = {
    ours: async () =>
      (await queries.employees(ADMIN, { q, limit: 50, count: false, includeSubunits: false })).data.length,
    like: async () => (await db.rows(LIKE, [today, today, `%${q}%`, `%${q}%`])).length,
  };
  const times = { ours: [], like: [] };
  const found = {};
  for (let round = -1; round < Number(values.rounds); round += 1) {
    for (const [way, ask] of Object.entries(ways)) {
      for (let call = 0; call < CALLS_A_ROUND; call += 1) {
        const from = performance.now();
        found[way] = Math.min(await ask(), 50);
        if (round >= 0) times[way].push(performance.now() - from);
      }
    }
  }
  const p95 = percentile(
    times.ours.toSorted((a, b) => a - b),
    95,
  );
  const [ours, like] = [median(times.ours), median(times.like)];
  return {
    name,
    q,
    ours: rounded(ours, 1),
    p95: rounded(p95, 1),
    like: rounded(like, 1),
    times: rounded(like / ours, 2),
    found,
  };
}

function print(results) {
  console.log(
    `${values.employees} people, ${values.sqlite ? 'SQLite' : 'server'}, ${values.rounds} rounds; ms, median (p95)`,
  );
  for (const { name, q, ours, p95, like, times, found } of results) {
    const cells = [
      name.padEnd(24),
      q.padEnd(28),
      `${ours} (${p95})`.padEnd(16),
      String(like).padEnd(8),
      `${times} ×`.padEnd(9),
    ];
    console.log(`${cells.join(' ')} ${found.ours}/${found.like} on the first page`);
  }
}

try {
  await main();
} finally {
  rmSync(folder, { recursive: true });
  if (!values.sqlite) await server.drop();
}
