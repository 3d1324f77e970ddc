import { performance } from 'node:perf_hooks';

/** What one step brought; a step that is no test suite counts as one. */
export const result = ({ passed = 0, failed = 0, skipped = 0, failures = [] }) => ({
  passed,
  failed,
  skipped,
  failures,
});
export const oneResult = (ok, failure) => (ok ? result({ passed: 1 }) : result({ failed: 1, failures: [failure] }));

const seconds = (ms) => `${(ms / 1000).toFixed(1)} s`;

/** Runs the steps one after the other, each under a heading; an exception is a failure of that step and stops no other. */
export async function runSteps(steps, print = console.log) {
  const rows = [];
  for (const { name, title, run } of steps) {
    print(`\n━━ ${name}: ${title}`);
    const start = performance.now();
    const outcome = await run().catch((error) => oneResult(false, error.message));
    const ms = performance.now() - start;
    for (const failure of outcome.failures) print(`✗ ${failure}`);
    print(`━━ ${name}: ${counts(outcome)} in ${seconds(ms)}`);
    rows.push({ name, ms, ...outcome });
  }
  return rows;
}

/** Prints the table, the names of what failed and, as the very last line, the sum; true when nothing failed. */
export function summarise(rows, print = console.log) {
  const cells = rows.map(({ name, passed, failed, skipped, ms }) => [name, passed, failed, skipped, seconds(ms)]);
  print(`\n${table([['step', 'passed', 'failed', 'skipped', 'time'], ...cells])}\n`);
  const failures = rows.flatMap(({ name, failures }) => failures.map((failure) => `  ${name} › ${failure}`));
  if (failures.length > 0) print(`Failed:\n${failures.join('\n')}\n`);
  const sum = (key) => rows.reduce((total, row) => total + row[key], 0);
  const total = { passed: sum('passed'), failed: sum('failed'), skipped: sum('skipped') };
  print(counts(total));
  return total.failed === 0;
}

function counts({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}

function table(rows) {
  const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => String(row[column]).length)));
  const line = (row) =>
    row.map((cell, column) => (column ? String(cell).padStart(widths[column]) : cell.padEnd(widths[0]))).join('  ');
  return rows.map(line).join('\n');
}

/** A notice that nobody overlooks. */
export function box(lines) {
  const width = Math.max(...lines.map((line) => line.length));
  const edge = '═'.repeat(width + 2);
  return [`╔${edge}╗`, ...lines.map((line) => `║ ${line.padEnd(width)} ║`), `╚${edge}╝`].join('\n');
}
