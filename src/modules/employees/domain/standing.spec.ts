import { hasSkpDuty } from './standing.js';

describe('hasSkpDuty (rule EM-5)', () => {
  it.each([
    ['PNS', '01', true],
    ['PPPK', '01', true],
    ['CPNS', '15', true],
    ['PNS', '02', false],
    ['PNS', '03', false],
    ['PNS', '04', false],
    ['PNS', '20', false],
    ['PPPK', '99', false],
    ['NON_ASN', '01', false],
  ] as const)('%s with standing %s: %s', (kind, standing, duty) => {
    expect(hasSkpDuty(kind, standing)).toBe(duty);
  });
});
