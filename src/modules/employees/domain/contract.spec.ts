import { daysLeft, underContract } from './contract.js';

const FIRST = { validFrom: '2024-01-01', validUntil: '2025-12-31' };
const EXTENSION = { validFrom: '2026-01-01', validUntil: '2026-03-31' };

describe('underContract (rule EM-41)', () => {
  it.each([
    [[], '2026-04-01', true],
    [[FIRST], '2023-12-31', false],
    [[FIRST], '2024-01-01', true],
    [[FIRST], '2025-12-31', true],
    [[FIRST], '2026-01-01', false],
    [[FIRST, EXTENSION], '2026-01-01', true],
    [[FIRST, EXTENSION], '2026-03-31', true],
    [[FIRST, EXTENSION], '2026-04-01', false],
  ])('%j on %s: %s', (contracts, day, expected) => expect(underContract(contracts, day)).toBe(expected));
});

describe('daysLeft (rule EM-41)', () => {
  it.each([
    ['2025-12-31', null],
    ['2026-01-01', 90],
    ['2026-03-30', 2],
    ['2026-03-31', 1],
    ['2026-04-01', 0],
    ['2027-01-01', 0],
  ])('on %s: %s', (day, expected) => expect(daysLeft(EXTENSION, day)).toBe(expected));
});
