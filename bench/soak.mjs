/*
 * Whether the service is as quick as it is made to be with 5,000 people, and whether it stays so: a minute of the rated load
 * (50 calls a second), then half an hour of an ordinary one (20 a second), in which memory and open files must not grow.
 *
 *   npm run bench:soak -- [--server] [--minutes 30] [--employees 5000] [--json FILE]
 *
 * With --server it runs on a MariaDB of its own, otherwise on the embedded database. Ends with 1 when an aim is missed.
 */
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { ROOT } from './dist.mjs';
import { median, percentile, rounded } from './figures.mjs';
import { importRoster, Office } from './import.mjs';
import { HIGH_LIMITS } from './limits.mjs';
import { DatabaseServer } from './reliability/database-server.mjs';
import { firstAdmin, json, signInAs } from './reliability/wishes.mjs';
import { makeSecrets } from './secrets.mjs';
import { freePorts, Server } from './server.mjs';

const { values } = parseArgs({
  options: {
    server: { type: 'boolean', default: false },
    minutes: { type: 'string', default: '30' },
    employees: { type: 'string', default: '5000' },
    json: { type: 'string' },
  },
});
const minutes = Number(values.minutes);
const folder = mkdtempSync(join(tmpdir(), 'sasaran-soak-'));
/** The first part, in which caches fill and code is compiled, is not looked at. */
const WARM_UP = 0.2;
const SAMPLES = 50;
const TOKEN_MS = 5 * 60_000;
const MAY_GROW = 1.2;

/** Calls of one person after the other, so many a second, whether or not the former have been answered. */
class Load {
  constructor(server, token, ids) {
    Object.assign(this, { server, token, ids, signedInAt: performance.now(), sent: 0 });
  }

  /** Sends for so long; `look` is asked now and then how far it is. Gives durations and what was not answered well. */
  async run(perSecond, seconds, look = () => undefined) {
    const result = { reads: [], writes: [], failed: 0, sent: perSecond * seconds };
    const open = new Set();
    const from = performance.now();
    for (let n = 0; n < result.sent; n += 1) {
      await pause(Math.max(0, from + (n * 1_000) / perSecond - performance.now()));
      if (performance.now() - this.signedInAt > TOKEN_MS) await this.signIn();
      const call = this.send(result).finally(() => open.delete(call));
      open.add(call);
      if (n % Math.ceil(result.sent / SAMPLES) === 0) look(n / result.sent);
    }
    await Promise.all(open);
    return result;
  }

  async send(result) {
    const { method, path, body } = this.next();
    const at = performance.now();
    const answer = await this.server.fetch({ method, path, headers: json(this.token), body }).catch(() => null);
    (method === 'POST' ? result.writes : result.reads).push(performance.now() - at);
    if (!answer || answer.status >= 300) result.failed += 1;
  }

  next() {
    const n = (this.sent += 1);
    const id = this.ids[n % this.ids.length];
    if (n % 10 === 0) {
      const body = JSON.stringify({ kind: 'NON_ASN', name: `Pegawai ${n}` });
      return { method: 'POST', path: '/api/v1/employees', body };
    }
    const paths = [`/employees/${id}`, '/employees?limit=50', `/employees/${id}/appraiser`, '/org-units?limit=50'];
    return { method: 'GET', path: `/api/v1${paths[n % paths.length]}` };
  }

  async signIn() {
    this.signedInAt = performance.now();
    // One that is refused for too much work is tried again in five minutes; the token before lives for fifteen.
    this.token = await signInAs(this.server, 'admin').catch(() => this.token);
  }
}

/** Memory and open files of the process at one moment of the run. */
function sampleOf(server, at) {
  return { at, memory: server.memory().now, files: readdirSync(`/proc/${server.process.pid}/fd`).length };
}

/** The middle of a figure in a part of the run. */
const middle = (samples, name, from, until) =>
  median(samples.filter(({ at }) => at >= from && at < until).map((sample) => sample[name]));

async function measure(server) {
  await server.start();
  const token = await firstAdmin(server);
  await importRoster(new Office(server, `Bearer ${token}`), folder, Number(values.employees));
  const { body } = await server.fetch({ path: '/api/v1/employees?limit=200', headers: json(token) });
  const load = new Load(
    server,
    token,
    body.data.map(({ id }) => id),
  );
  const rated = await load.run(50, Math.min(60, minutes * 60));
  const samples = [];
  const soak = await load.run(20, minutes * 60, (at) => samples.push(sampleOf(server, at)));
  await server.stop();
  return { rated, soak, samples };
}

function judge({ rated, soak, samples }) {
  const p99 = (durations) =>
    rounded(
      percentile(
        durations.toSorted((a, b) => a - b),
        99,
      ),
    );
  const share = ({ failed, sent }) => rounded((failed / sent) * 100, 2);
  const grown = (name) => middle(samples, name, 1 - WARM_UP, 1) / middle(samples, name, WARM_UP, 2 * WARM_UP);
  return [
    ['p99 of reads at 50/s, ms', p99(rated.reads), 500],
    ['p99 of writes at 50/s, ms', p99(rated.writes), 1_000],
    ['not answered well at 50/s, %', share(rated), 0.1],
    [`p99 of reads in ${minutes} minutes at 20/s, ms`, p99(soak.reads), 500],
    [`not answered well in ${minutes} minutes at 20/s, %`, share(soak), 0.1],
    ['memory at the end, times that of the beginning', rounded(grown('memory'), 2), MAY_GROW],
    ['open files and connections, likewise', rounded(grown('files'), 2), MAY_GROW],
  ].map(([name, value, most]) => ({ name, value, most, isReached: value <= most }));
}

let database;
try {
  if (values.server) {
    database = new DatabaseServer(folder, (await freePorts(1))[0]);
    await database.create();
  }
  const env = {
    ...{ NODE_ENV: 'production', LOG_LEVEL: 'warn', DATA_DIR: join(folder, 'data') },
    ...{ DATABASE_URL: (await database?.database('soak')) ?? '', ...HIGH_LIMITS, ...makeSecrets() },
  };
  const command = [process.execPath, join(ROOT, 'dist/main.js')];
  const found = judge(await measure(new Server('soak', { command, env, cwd: folder, logs: folder })));
  for (const { name, value, most, isReached } of found) {
    console.log(`${isReached ? 'ok  ' : 'MISS'} ${name.padEnd(52)} ${String(value).padStart(8)}  (at most ${most})`);
  }
  if (values.json) writeFileSync(values.json, `${JSON.stringify(found, null, 2)}\n`);
  process.exitCode = found.every(({ isReached }) => isReached) ? 0 : 1;
} finally {
  await database?.kill();
  rmSync(folder, { recursive: true, force: true });
}
