import { spawn } from 'node:child_process';
import { constants } from 'node:os';

const FORWARDED = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/**
 * Runs a program to its end and gives its exit code, as a shell would; signals that arrive meanwhile go to it. Options are those of `spawn`;
 * `onOutput` receives what it writes when `stdio` pipes it.
 */
export function run(command, args, { onOutput, ...options } = {}) {
  const child = spawn(command, args, { stdio: 'inherit', ...options });
  child.stdout?.on('data', onOutput);
  child.stderr?.on('data', onOutput);
  const forward = (signal) => child.kill(signal);
  for (const signal of FORWARDED) process.on(signal, forward);
  const watch = onNpmGone(() => forward('SIGTERM'));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code, signal) => resolve(code ?? 128 + constants.signals[signal]));
  }).finally(() => {
    clearInterval(watch);
    for (const signal of FORWARDED) process.off(signal, forward);
  });
}

/** npm passes a signal to its shell only, which dies of it without a word: so look whether our parent is still there. */
function onNpmGone(action) {
  if (!process.env.npm_lifecycle_event) return undefined;
  const parent = process.ppid;
  return setInterval(() => process.ppid !== parent && action(), 500).unref();
}
