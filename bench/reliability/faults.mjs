import { connect } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { percentile, rounded } from '../figures.mjs';
import { firstAdmin, json, Wishes } from './wishes.mjs';

const CLIENTS = 8;
/** Reads and writes a second for which the service is made, on two cores with 5,000 employees. */
const RATED = 50;
/** More callers at a time than the service works for (OVERLOAD_REQUESTS). */
const FLOOD = 600;

/** Kills the service again and again while it is written to. */
export async function serviceKills(server, { kills }) {
  await server.start();
  const wishes = new Wishes(await firstAdmin(server));
  const recoveries = [];
  for (let n = 0; n < kills; n += 1) {
    const load = wishes.load(server, CLIENTS, () => false);
    await pause(400 + (n % 5) * 150);
    await server.kill();
    await load;
    recoveries.push(await server.start());
  }
  await wishes.sendOpenAgain(server);
  const found = await wishes.compare(server);
  await server.stop();
  return { kills, ...found, ...recovery('until it was ready again, s', recoveries) };
}

/** Kills the database server while the service is written to; the service itself must go on. */
export async function databaseKills(server, database, { kills }) {
  await server.start();
  const { pid } = server.process;
  const wishes = new Wishes(await firstAdmin(server));
  const recoveries = [];
  const times = Math.ceil(kills / 4);
  for (let n = 0; n < times; n += 1) {
    let isOver = false;
    const load = wishes.load(server, CLIENTS, () => isOver);
    await pause(700);
    await database.kill();
    await pause(1_500);
    await database.start();
    const from = performance.now();
    while (!(await isReady(server))) await pause(20);
    recoveries.push(performance.now() - from);
    await pause(300);
    isOver = true;
    await load;
  }
  await wishes.sendOpenAgain(server);
  const found = await wishes.compare(server);
  const lived = server.process.pid === pid && server.process.exitCode === null;
  await server.stop();
  const statuses = [...wishes.statuses].map(([status, count]) => `${status}: ${count}`).join(', ');
  const answers = {
    'service lived': lived ? 'yes' : 'no',
    answers: statuses,
    'slowest answers, p99 ms': rounded(wishes.p99()),
  };
  return { kills: times, ...found, ...answers, ...recovery('ready after the database, s', recoveries) };
}

/** Callers that send a byte a second, on many connections, while others work as usual. */
export async function slowCallers(server, { seconds }) {
  await server.start();
  const token = await firstAdmin(server);
  const before = await steady(server, token, RATED, seconds);
  const sockets = Array.from({ length: 400 }, (_, n) => slowSocket(server, token, n % 2 === 0));
  const during = await steady(server, token, RATED, seconds);
  const held = sockets.filter((socket) => !socket.destroyed).length;
  sockets.forEach((socket) => socket.destroy());
  await server.stop();
  return {
    'slow connections': sockets.length,
    'of them closed by the service': sockets.length - held,
    'p99 before, ms': before.p99,
    'p99 meanwhile, ms': during.p99,
    'answers other than 2xx': during.refused,
  };
}

/** Rated load, three times that, then as much as many connections give, then rated load again. */
export async function overload(server, { seconds }) {
  await server.start();
  const token = await firstAdmin(server);
  const rated = await steady(server, token, RATED, seconds);
  const triple = await steady(server, token, 3 * RATED, seconds);
  const flood = await floodOf(server, token, FLOOD, seconds);
  const from = performance.now();
  let after;
  do after = await steady(server, token, RATED, 1);
  while (after.p99 > 3 * rated.p99 + 20 && performance.now() - from < 30_000);
  const memory = server.memory();
  await server.stop();
  return {
    [`p99 at ${RATED}/s, ms`]: rated.p99,
    [`p99 at ${3 * RATED}/s, ms`]: triple.p99,
    [`answers other than 2xx at ${3 * RATED}/s`]: triple.refused,
    [`flood of ${FLOOD} callers, answers/s`]: flood.perSecond,
    'flood, p99 ms': flood.p99,
    'flood, answers other than 2xx': flood.refused,
    'as usual again after, s': rounded((performance.now() - from) / 1_000, 1),
    'memory at most, MiB': rounded(memory.peak),
  };
}

/** One account far above its limits, which are the usual ones; then until it is served again. */
export async function oneCaller(server, { seconds }) {
  await server.start();
  const token = await firstAdmin(server);
  const greedy = await steady(server, token, 6 * RATED, seconds);
  const from = performance.now();
  let after;
  do after = await steady(server, token, RATED, 1);
  while (after.refused > 0 && performance.now() - from < 30_000);
  await server.stop();
  return {
    [`p99 at ${6 * RATED}/s, ms`]: greedy.p99,
    'answers 429': greedy.refused,
    'served again after, s': rounded((performance.now() - from) / 1_000, 1),
  };
}

/** So many calls a second, a tenth of them writes, whether or not the former have been answered. */
async function steady(server, token, perSecond, seconds) {
  const durations = [];
  let refused = 0;
  const calls = [];
  const from = performance.now();
  for (let n = 0; n < perSecond * seconds; n += 1) {
    await pause(Math.max(0, from + (n * 1_000) / perSecond - performance.now()));
    const at = performance.now();
    calls.push(
      server.fetch(callOf(token, n)).then(
        ({ status }) => {
          durations.push(performance.now() - at);
          if (status >= 300) refused += 1;
        },
        () => (refused += 1),
      ),
    );
  }
  await Promise.all(calls);
  return figures(durations, refused, seconds);
}

async function floodOf(server, token, callers, seconds) {
  const durations = [];
  let refused = 0;
  const until = performance.now() + seconds * 1_000;
  const caller = async (_, first) => {
    for (let n = first; performance.now() < until; n += 1) {
      const at = performance.now();
      const answer = await server.fetch(callOf(token, n)).catch(() => null);
      durations.push(performance.now() - at);
      if (!answer || answer.status >= 300) refused += 1;
    }
  };
  await Promise.all(Array.from({ length: callers }, caller));
  return figures(durations, refused, seconds);
}

function callOf(token, n) {
  const headers = json(token);
  if (n % 10 !== 0) return { path: '/api/v1/employees?limit=50', headers };
  const body = JSON.stringify({ kind: 'NON_ASN', name: `Pegawai ${n}` });
  return { method: 'POST', path: '/api/v1/employees', headers, body };
}

function figures(durations, refused, seconds) {
  const sorted = durations.toSorted((a, b) => a - b);
  return { p99: rounded(percentile(sorted, 99), 1), refused, perSecond: rounded(durations.length / seconds) };
}

/** A connection that sends its head, or its body, one byte a second and never ends. */
function slowSocket(server, token, inBody) {
  const { hostname, port } = new URL(server.url);
  const socket = connect(Number(port), hostname);
  socket.on('error', () => socket.destroy());
  const head = `POST /api/v1/employees HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${token}\r\nContent-Type: application/json\r\n`;
  if (inBody) socket.write(`${head}Content-Length: 1000\r\n\r\n`);
  else socket.write('POST /api/v1/employees HTTP/1.1\r\nHost: x\r\nX-Slow: ');
  const timer = setInterval(() => (socket.destroyed ? clearInterval(timer) : socket.write('a')), 1_000);
  return socket;
}

async function isReady(server) {
  const answer = await server.fetch({ path: '/health/ready' }).catch(() => null);
  return answer?.status === 200;
}

function recovery(name, milliseconds) {
  const sorted = milliseconds.toSorted((a, b) => a - b);
  const seconds = (value) => rounded(value / 1_000, 1);
  return { [name]: `${seconds(percentile(sorted, 50))} (at most ${seconds(sorted.at(-1))})` };
}
