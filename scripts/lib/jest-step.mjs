import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { at, ROOT } from './checkout.mjs';
import { oneResult, result } from './report.mjs';
import { run } from './run.mjs';

const escaped = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** Runs jest on the files whose path below the root matches a pattern, and counts what it reports. */
export async function jest(patterns, { args = [], env = {} } = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'sasaran-jest-'));
  const outputFile = join(folder, 'results.json');
  try {
    const code = await run(
      process.execPath,
      [
        '--experimental-vm-modules',
        '--disable-warning=ExperimentalWarning',
        at('node_modules/jest/bin/jest.js'),
        '--json',
        `--outputFile=${outputFile}`,
        ...args,
        ...patterns.map((pattern) => `^${escaped(ROOT)}/${pattern}`),
      ],
      { cwd: ROOT, env: { ...process.env, ...env } },
    );
    return counted(JSON.parse(readFileSync(outputFile, 'utf8')), code);
  } catch (error) {
    return oneResult(false, `jest gave no results: ${error.message}`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Counts tests, and one failure for each file that could not be run and for an unsuccessful end of any other kind. */
function counted({ testResults, numPassedTests, numFailedTests, numPendingTests, numTodoTests }, code) {
  const failures = testResults.flatMap((file) => failuresOf(file));
  if (failures.length === 0 && code !== 0) failures.push(`jest ended with exit code ${code}`);
  const failed = Math.max(failures.length, numFailedTests);
  return result({ passed: numPassedTests, failed, skipped: numPendingTests + numTodoTests, failures });
}

function failuresOf({ name, status, assertionResults }) {
  const file = relative(ROOT, name);
  const failed = assertionResults.filter((test) => test.status === 'failed');
  if (failed.length === 0 && status === 'failed') return [`${file} could not be run`];
  return failed.map((test) => `${file} › ${test.fullName}`);
}
