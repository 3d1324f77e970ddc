import { OPEN_END, SINCE_EVER } from '../../../../kernel/values/civil-date.js';
import { type AncestorOn, weekOf, type WeekFrom } from './work-week.js';

const above = (ancestorId: string, depth: number, validFrom = SINCE_EVER, validUntil = OPEN_END): AncestorOn => {
  return { ancestorId, depth, validFrom, validUntil };
};
/** A school below the education office until June, below the district from July on. */
const WAY_UP = [
  above('root', 2),
  above('school', 0),
  above('office', 1, SINCE_EVER, '2026-06-30'),
  above('district', 1, '2026-07-01'),
];
const from = (unitId: string, workingDays: 5 | 6 | null, validFrom = SINCE_EVER): WeekFrom => {
  return { unitId, validFrom, workingDays };
};

describe('weekOf (rule OR-8)', () => {
  it.each<[string, WeekFrom[], string, number]>([
    ['five where nobody says anything', [], '2026-03-02', 5],
    ['that of the unit itself', [from('school', 6), from('root', 5)], '2026-03-02', 6],
    ['that of the nearest unit above', [from('root', 5), from('office', 6)], '2026-03-02', 6],
    ['that of the unit above on that day', [from('office', 6)], '2026-07-01', 5],
    ['that which began last', [from('school', 5), from('school', 6, '2026-01-12')], '2026-03-02', 6],
    ['not one that begins later', [from('school', 6, '2026-07-13')], '2026-07-12', 5],
    [
      'again as above, once it says so',
      [from('school', 6), from('school', null, '2026-05-01'), from('root', 5)],
      '2026-05-01',
      5,
    ],
    ['not that of a unit elsewhere', [from('other', 6)], '2026-03-02', 5],
  ])('is %s', (_name, weeks, day, expected) => {
    expect(weekOf(WAY_UP, weeks, day)).toBe(expected);
  });
});
