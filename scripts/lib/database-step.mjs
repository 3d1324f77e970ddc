import { connect } from 'node:net';
import { createConnection } from 'mysql2/promise';
import { jest } from './jest-step.mjs';
import { box, oneResult, result } from './report.mjs';

const PROBE_TIMEOUT_MS = 3_000;
/** Every file of test/e2e and test/scenarios, and any other one that says in its name that it wants a database. */
const END_TO_END = ['test/(e2e|scenarios)/.*[.-]spec\\.ts$', 'test/(?!e2e/|scenarios/).*\\.e2e-spec\\.ts$'];

/** The end-to-end tests on one kind of database; every worker has a database of its own, so few of them run at once. */
export const endToEnd = (database, env = {}, patterns = END_TO_END) =>
  jest(patterns, { args: ['--maxWorkers=2'], env: { ...env, TEST_DATABASE: database } });

/** The end-to-end tests on a server; without one they are skipped in a box, or failed where the server is required. */
export async function endToEndOnServer({ database, title, variable, url, required }, env = {}, patterns = END_TO_END) {
  let version;
  try {
    version = await probe(new URL(url), title);
  } catch (error) {
    const place = `${title} at ${shown(url)}: ${error.message || error.code}`;
    if (required) return oneResult(false, `no ${place}`);
    console.log(box(skipped(title, variable, place)));
    return result({ skipped: 1 });
  }
  console.log(`${version} at ${shown(url)}`);
  return endToEnd(database, { ...env, [variable]: url }, patterns);
}

const skipped = (title, variable, place) => [
  `SKIPPED: ${title}. Nothing was tested on it.`,
  '',
  `There is no ${place}`,
  '',
  `To run it, start a server with an account that may create databases, and name it, e.g.`,
  `  docker run --rm -p 3306:3306 -e MARIADB_ALLOW_EMPTY_ROOT_PASSWORD=1 mariadb:10.11`,
  `  ${variable}=mysql://root@127.0.0.1:3306 npm test`,
  `or let .ci/run start one. REQUIRE_MARIADB=1 makes this a failure.`,
];

/** Connects, first bare and then as a client; gives the version, or says why not. */
async function probe(url, title) {
  await reach(url.hostname, Number(url.port || 3306));
  const connection = await createConnection({ uri: url.href, connectTimeout: PROBE_TIMEOUT_MS });
  try {
    await connection.ping();
    const [[{ version }]] = await connection.query('SELECT VERSION() AS version');
    const kind = version.includes('MariaDB') ? 'MariaDB' : 'MySQL';
    if (kind !== title) throw new Error(`the server is ${kind} ${version}`);
    return `${kind} ${version}`;
  } finally {
    await connection.end();
  }
}

function reach(host, port) {
  return new Promise((resolve, reject) => {
    const socket = connect({ host, port, timeout: PROBE_TIMEOUT_MS });
    socket.once('connect', () => resolve(socket.destroy()));
    socket.once('timeout', () => socket.destroy(new Error('no answer')));
    socket.once('error', reject);
  });
}

/** The address without its password. */
function shown(url) {
  const { username, hostname, port } = new URL(url);
  return `${username ? `${username}@` : ''}${hostname}:${port || 3306}`;
}
