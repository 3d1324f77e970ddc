import { givingOf, scanOfAgain } from './scans.js';

describe('givingOf (EV-10)', () => {
  it.each([
    ['CLEAN', true, 'GIVE'],
    ['CLEAN', false, 'GIVE'],
    ['UNSCANNED', true, 'SCAN_FIRST'],
    ['UNSCANNED', false, 'GIVE'],
    ['INFECTED', true, 'REFUSE'],
    ['INFECTED', false, 'REFUSE'],
  ] as const)('of %s, with a scanner: %s, is %s', (scan, hasScanner, expected) => {
    expect(givingOf(scan, hasScanner)).toBe(expected);
  });
});

describe('scanOfAgain (EV-10)', () => {
  const [then, now] = [new Date('2026-03-01T00:00:00.000Z'), new Date('2026-03-02T00:00:00.000Z')];
  const came = { engine: 'ClamAV 1.4.3/27700', at: now };
  it.each([
    {
      name: 'unscanned bytes that come unscanned',
      scan: 'UNSCANNED',
      scannedAt: null,
      came: null,
      expected: 'UNSCANNED',
    },
    { name: 'unscanned bytes that come scanned', scan: 'UNSCANNED', scannedAt: null, came, expected: 'CLEAN' },
    { name: 'clean bytes that come unscanned', scan: 'CLEAN', scannedAt: then, came: null, expected: 'CLEAN' },
    { name: 'infected bytes that come unscanned', scan: 'INFECTED', scannedAt: then, came: null, expected: null },
    {
      name: 'infected bytes of which a newer scan says nothing',
      scan: 'INFECTED',
      scannedAt: then,
      came,
      expected: 'CLEAN',
    },
    {
      name: 'infected bytes with an older scan',
      scan: 'INFECTED',
      scannedAt: now,
      came: { ...came, at: then },
      expected: null,
    },
  ] as const)('of $name is $expected', ({ scan, scannedAt, came, expected }) => {
    expect(scanOfAgain({ scan, scannedAt }, came)).toBe(expected);
  });
});
