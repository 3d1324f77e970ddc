import { spawnSync } from 'node:child_process';
import { jest } from './jest-step.mjs';
import { box, oneResult, result } from './report.mjs';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'];

/** The tests in a real browser; without one they are skipped in a box, or failed where it is required. */
export async function inBrowser({ required }) {
  const found = chromium();
  if (found.version) {
    console.log(`${found.version} at ${found.path}`);
    return jest(['test/browser/.*\\.spec\\.ts$'], { args: ['--maxWorkers=1'], env: { CHROMIUM: found.path } });
  }
  if (required) return oneResult(false, found.missing);
  console.log(box(skipped(found.missing)));
  return result({ skipped: 1 });
}

/** The browser that CHROMIUM names, or the first that is installed. */
function chromium() {
  const { CHROMIUM } = process.env;
  for (const path of CHROMIUM ? [CHROMIUM] : NAMES) {
    const { status, stdout } = spawnSync(path, ['--version'], { encoding: 'utf8' });
    if (status === 0) return { path: CHROMIUM ?? where(path), version: stdout.trim() };
  }
  return { missing: CHROMIUM ? `CHROMIUM=${CHROMIUM} cannot be run` : `none of ${NAMES.join(', ')} is installed` };
}

const where = (name) => spawnSync('which', [name], { encoding: 'utf8' }).stdout.trim();

const skipped = (why) => [
  'SKIPPED: the documentation page in a browser. Nothing was tested in one.',
  '',
  `There is no Chromium: ${why}.`,
  '',
  'To run it, install it, e.g. apt-get install chromium, or name one: CHROMIUM=/path/to/chromium npm test,',
  'or let .ci/run install it. REQUIRE_BROWSER=1 makes this a failure.',
];
