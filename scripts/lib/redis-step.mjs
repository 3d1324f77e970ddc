import { spawnSync } from 'node:child_process';
import { connect } from 'node:net';
import { box, oneResult, result } from './report.mjs';

const PROBE_TIMEOUT_MS = 3_000;

/** Runs a step that needs a Redis and the program to start others; without them it is skipped in a box, or failed where Redis is required. */
export async function withRedis({ url, required }, step) {
  try {
    if (spawnSync('redis-server', ['--version']).status !== 0) throw new Error('the program redis-server is not here');
    await probe(new URL(url));
  } catch (error) {
    const place = `Redis at ${new URL(url).host}: ${error.message || error.code}`;
    if (required) return oneResult(false, `no ${place}`);
    console.log(box(skipped(place)));
    return result({ skipped: 1 });
  }
  console.log(`Redis at ${new URL(url).host}`);
  return step();
}

const skipped = (place) => [
  'SKIPPED: jobs and limits with Redis. Nothing was tested on it.',
  '',
  `There is no ${place}`,
  '',
  'To run it, install redis-server and name one that runs, e.g.',
  '  TEST_REDIS_URL=redis://127.0.0.1:6379 npm test',
  'or let .ci/run do both. REQUIRE_REDIS=1 makes this a failure.',
];

/** Something that answers PING as Redis does, be it that it wants a password first. */
function probe(url) {
  return new Promise((resolve, reject) => {
    const socket = connect({ host: url.hostname, port: Number(url.port || 6379), timeout: PROBE_TIMEOUT_MS });
    socket.once('connect', () => socket.write('PING\r\n'));
    socket.once('timeout', () => socket.destroy(new Error('no answer')));
    socket.once('error', reject);
    socket.once('data', (answer) => {
      socket.destroy();
      if (/^(\+PONG|-NOAUTH)/.test(String(answer))) resolve();
      else reject(new Error('what answers there is no Redis'));
    });
  });
}
