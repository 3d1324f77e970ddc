/*
 * How fast the service is, against what is practically possible and against the usual scaffold, on one machine in one run.
 *
 *   npm run bench -- [--quick] [--json FILE] [--rounds 3] [--seconds 4] [--employees 20000]
 *
 * BENCH_DATABASE_URL names a MariaDB or MySQL server on which the database `sasaran_bench` may be made and dropped.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { checkSameContent, makeCases } from './cases.mjs';
import { Cores } from './cores.mjs';
import { BenchDatabase } from './database.mjs';
import { median, rounded } from './figures.mjs';
import { measureImport } from './import.mjs';
import { load } from './load.mjs';
import { caseResult, plainResult, printCases, printTable } from './report.mjs';
import { seed, seedAdmin } from './seed.mjs';
import { makeOurs, makeServers } from './servers.mjs';

/** The order within a round. */
const ORDER = ['limit', 'ours', 'scaffold'];
/** What each server is given before a measurement, so that what it had put off while it was held is done. */
const SETTLE_SECONDS = 0.5;

const { values } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    json: { type: 'string' },
    rounds: { type: 'string' },
    seconds: { type: 'string' },
    employees: { type: 'string' },
  },
});
const options = {
  employees: Number(values.employees ?? (values.quick ? 2_000 : 20_000)),
  rounds: Number(values.rounds ?? (values.quick ? 1 : 5)),
  seconds: Number(values.seconds ?? (values.quick ? 2 : 4)),
  warmUpSeconds: values.quick ? 1 : 3,
  starts: values.quick ? 1 : 5,
};
const database = new BenchDatabase(process.env.BENCH_DATABASE_URL ?? 'mysql://root@127.0.0.1:3306', 'sasaran_bench');
const cores = new Cores();
const folder = mkdtempSync(join(tmpdir(), 'sasaran-bench-'));
const running = new Set();

async function main() {
  const [{ version }] = await database.onServer('SELECT VERSION() AS version');
  console.log(`${version}, Node ${process.version}, ${await cores.keepServerCoreFree(database)}`);
  console.log(`Seeding ${options.employees} employees …`);
  await database.create();
  const facts = await seed(database, options.employees);

  const servers = makeServers(database, cores, folder);
  const starts = await measureStarts(servers);
  const cases = await measureCases(servers, facts);
  const imported = await measureImports();

  console.log();
  printCases(cases);
  console.log();
  printTable([
    ['', 'ours', 'limit', 'scaffold'],
    ...[...starts, memoryRow(servers)].map((row) => [row.name, row.ours, row.limit, row.scaffold]),
  ]);
  console.log(`\n${imported.text}`);
  if (values.json) {
    const rows = [...cases.map(({ result }) => result), ...starts, imported.result];
    writeFileSync(values.json, `${JSON.stringify(rows, null, 2)}\n`);
  }
}

/** From the start of the process to its first good answer, each server alone. */
async function measureStarts(servers) {
  console.log('Starting each server …');
  const ms = { limit: [], ours: [], scaffold: [] };
  for (let i = 0; i < options.starts; i += 1) {
    for (const name of ORDER) {
      ms[name].push(await start(servers[name]));
      await stop(servers[name]);
    }
  }
  const middle = (name) => rounded(median(ms[name]));
  return [
    plainResult('start-up, ms', { ours: middle('ours'), limit: middle('limit'), scaffold: middle('scaffold') }, null),
  ];
}

async function measureCases(servers, facts) {
  for (const name of ORDER) await start(servers[name]);
  await checkSameContent(servers, await makeCases(servers, facts));
  for (const name of ORDER) await hold(servers[name]);
  const rounds = [];
  for (let round = 0; round <= options.rounds; round += 1) {
    console.log(round === 0 ? 'All three answer the same. Warming up …' : `Round ${round} of ${options.rounds} …`);
    servers.ours.release();
    await pause(200);
    const cases = await makeCases(servers, facts);
    await hold(servers.ours);
    const results = [];
    for (const { calls } of cases) results.push(await measureCase(servers, calls, round === 0));
    if (round > 0) rounds.push(results);
    else servers.cases = cases;
  }
  const memory = {};
  for (const name of ORDER) memory[name] = servers[name].memory().now;
  for (const name of ORDER) await stop(servers[name]);
  servers.memory = memory;
  return servers.cases.map((one, i) =>
    caseResult(
      one,
      rounds.map((results) => results[i]),
      memory.ours,
    ),
  );
}

/** One case on each server in turn; the other two are held meanwhile. */
async function measureCase(servers, calls, isWarmUp) {
  const results = {};
  for (const name of ORDER) {
    servers[name].release();
    if (!isWarmUp) await load(servers[name], calls[name], SETTLE_SECONDS);
    results[name] = await load(servers[name], calls[name], isWarmUp ? options.warmUpSeconds : options.seconds);
    await hold(servers[name]);
  }
  return results;
}

/** The import of as many people into an empty government, on a fresh process. */
async function measureImports() {
  console.log(`Importing ${options.employees} people …`);
  await database.create();
  await seedAdmin(database);
  const ours = makeOurs(database, cores, folder);
  await start(ours);
  const seconds = await measureImport(ours, folder, options.employees);
  const { peak } = ours.memory();
  await stop(ours);
  const { checkSeconds, applySeconds } = seconds;
  const text = `Import of ${options.employees} rows of XLSX: checked in ${rounded(checkSeconds, 1)} s, applied in ${rounded(applySeconds, 1)} s, at most ${rounded(peak)} MiB.`;
  return {
    text,
    result: plainResult(
      `import of ${options.employees} rows of XLSX, s`,
      { ours: rounded(checkSeconds + applySeconds, 1) },
      rounded(peak),
    ),
  };
}

/** Stops a server for a while, at a moment when it holds no locks. */
async function hold(server) {
  for (;;) {
    await database.settle();
    server.hold();
    if (!(await database.isBusy())) return;
    server.release();
  }
}

async function start(server) {
  running.add(server);
  return server.start();
}

async function stop(server) {
  await server.stop();
  running.delete(server);
}

const memoryRow = ({ memory }) => ({
  name: 'memory after the load, MiB',
  ...Object.fromEntries(ORDER.map((name) => [name, rounded(memory[name])])),
});

async function cleanUp() {
  await Promise.allSettled([...running].map((server) => server.stop()));
  cores.release();
  await database.drop().catch(() => undefined);
  rmSync(folder, { recursive: true, force: true });
}

for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => void cleanUp().then(() => process.exit(1)));
try {
  await main();
} finally {
  await cleanUp();
}
