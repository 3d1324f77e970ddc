import { OVERLAP_HOURS, SECRET_DAYS, secretEnd, shortened } from './service-secret.js';

const at = (hours: number): Date => new Date(Date.UTC(2026, 2, 2) + hours * 3_600_000);

describe('The secrets of a machine', () => {
  it('live 365 days at most, 90 when nothing is said', () => {
    expect(SECRET_DAYS).toEqual({ most: 365, usual: 90 });
    expect(secretEnd(at(0), 90)).toEqual(at(90 * 24));
    expect(OVERLAP_HOURS).toEqual({ most: 168, usual: 24 });
  });

  it.each([
    ['lets the former one work for the overlap', [['a', 500]], 24, [['a', 24]]],
    ['does not make it live longer', [['a', 10]], 24, []],
    ['ends it at once without overlap', [['a', 500]], 0, [['a', 0]]],
    [
      'ends the one before it, so that two work at most',
      [
        ['b', 500],
        ['a', 20],
      ],
      24,
      [
        ['b', 24],
        ['a', 0],
      ],
    ],
    [
      'leaves alone what has ended',
      [
        ['b', 500],
        ['a', -1],
      ],
      24,
      [['b', 24]],
    ],
  ] as [string, [string, number][], number, [string, number][]][])('a rotation %s', (_, before, overlap, expected) => {
    const secrets = before.map(([id, hours]) => ({ id, expiresAt: at(hours) }));
    const ends = expected.map(([id, hours]) => ({ id, expiresAt: at(hours) }));
    expect(shortened(secrets, at(0), overlap)).toEqual(ends);
  });
});
