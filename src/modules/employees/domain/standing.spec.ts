import { hasSkpDuty } from './standing.js';

describe('hasSkpDuty (rule EM-5)', () => {
  it.each([
    ['PNS', 'REQUIRED', true],
    ['PPPK', 'REQUIRED', true],
    ['CPNS', 'CASE', true],
    ['PNS', 'NONE', false],
    ['PNS', 'STUDY', false],
    ['NON_ASN', 'REQUIRED', false],
  ] as const)('%s whose standing says %s: %s', (kind, obligation, duty) => {
    expect(hasSkpDuty(kind, { obligation })).toBe(duty);
  });

  it('is not there for a standing that nobody knows', () => {
    expect(hasSkpDuty('PNS', undefined)).toBe(false);
  });

  it.each([
    [true, true],
    [false, false],
  ])('a PPPK whose agreement holds: %s', (isUnderContract, duty) => {
    expect(hasSkpDuty('PPPK', { obligation: 'REQUIRED' }, isUnderContract)).toBe(duty);
  });
});
