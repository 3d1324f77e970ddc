import Sequencer from '@jest/test-sequencer';

/** Files of the end-to-end tests that take a minute or more of a processor, or wait as long, the longest first. */
const LONG = [
  'import',
  'hostile',
  'import-files',
  'start',
  'tracing',
  'database',
  'permissions',
  'contract',
  'audit-chain',
];

/**
 * The longest files first, so that no processor idles at the end beside one that has just begun. Jest knows the times of
 * an earlier run, but a new checkout has none, and by their size it would start the long ones late.
 */
export default class LongestFirst extends Sequencer {
  sort(tests) {
    return [...super.sort(tests)].sort((a, b) => placeOf(a) - placeOf(b));
  }
}

function placeOf({ path }) {
  const place = LONG.findIndex((name) => path.endsWith(`/test/e2e/${name}.e2e-spec.ts`));
  return place === -1 ? LONG.length : place;
}
