import fc from 'fast-check';
import { type CivilDate, holdsOn, OPEN_END, plusDays, SINCE_EVER } from '../../../../kernel/values/civil-date.js';
import { ancestries, type Place, treeFaults } from './unit-tree.js';

const place = (unitId: string, parentId: string | null, validFrom = SINCE_EVER, validUntil = OPEN_END): Place => {
  return { unitId, parentId, validFrom, validUntil };
};

const REGENCY = [
  place('root', null),
  place('health', 'root'),
  place('education', 'root'),
  place('school', 'health', SINCE_EVER, '2026-06-30'),
  place('school', 'education', '2026-07-01'),
  place('class', 'school', '2026-03-01'),
];

describe('ancestries (rule OR-1)', () => {
  const waysOf = (unitId: string): string[] =>
    ancestries(REGENCY)
      .filter((row) => row.unitId === unitId)
      .map((row) => `${row.validFrom} – ${row.validUntil} ${row.depth} ${row.ancestorId}`)
      .sort();

  it('give each unit itself and every unit above, on the days on which they stand there', () => {
    expect(waysOf('school')).toEqual([
      '0001-01-01 – 2026-06-30 1 health',
      '0001-01-01 – 9999-12-31 0 school',
      '0001-01-01 – 9999-12-31 2 root',
      '2026-07-01 – 9999-12-31 1 education',
    ]);
    expect(waysOf('class')).toEqual([
      '2026-03-01 – 2026-06-30 2 health',
      '2026-03-01 – 9999-12-31 0 class',
      '2026-03-01 – 9999-12-31 1 school',
      '2026-03-01 – 9999-12-31 3 root',
      '2026-07-01 – 9999-12-31 2 education',
    ]);
  });
});

describe('treeFaults (rule OR-1)', () => {
  it.each<[string, Place[], string[]]>([
    ['none in a tree that changes', REGENCY, []],
    ['a unit below itself', [place('a', 'a')], ['CYCLE a 0001-01-01']],
    [
      'two units below each other on the same days',
      [place('a', 'b', '2026-01-01', '2026-06-30'), place('b', 'a', '2026-06-30', '2026-12-31')],
      ['CYCLE a 2026-06-30', 'CYCLE b 2026-06-30', 'PARENT_ABSENT a 2026-01-01', 'PARENT_ABSENT b 2026-07-01'],
    ],
    [
      'not two units below each other at different times',
      [
        place('root', null),
        ...[place('a', 'root', SINCE_EVER, '2025-12-31'), place('a', 'b', '2026-01-01')],
        ...[place('b', 'a', SINCE_EVER, '2025-12-31'), place('b', 'root', '2026-01-01')],
      ],
      [],
    ],
    ['a parent that nobody knows', [place('a', 'x', '2026-01-01')], ['PARENT_ABSENT a 2026-01-01']],
    [
      'a parent that ends before',
      [place('root', null), place('a', 'root', SINCE_EVER, '2026-06-30'), place('b', 'a', '2026-01-01')],
      ['PARENT_ABSENT b 2026-07-01'],
    ],
    [
      'a parent that begins later',
      [place('root', null), place('a', 'root', '2026-03-01'), place('b', 'a', '2026-01-01')],
      ['PARENT_ABSENT b 2026-01-01'],
    ],
    [
      'two roots on the same days',
      [place('a', null, SINCE_EVER, '2026-06-30'), place('b', null, '2026-06-30')],
      ['SECOND_ROOT b 2026-06-30'],
    ],
    [
      'not two roots one after the other',
      [place('a', null, SINCE_EVER, '2026-06-29'), place('b', null, '2026-06-30')],
      [],
    ],
  ])('name %s', (_name, places, expected) => {
    const found = treeFaults(places).map(({ code, unitId, day }) => `${code} ${unitId} ${day}`);
    expect([...new Set(found)].sort()).toEqual(expected);
  });
});

describe('The tree of a single day', () => {
  const UNITS = ['a', 'b', 'c', 'd', 'e'];
  const start = '2026-01-01';
  const turns = fc.uniqueArray(fc.integer({ min: 1, max: 40 }), { maxLength: 3 });
  /** The life of one unit, cut into periods with a parent each. */
  const life = (unitId: string) =>
    fc
      .record({
        from: fc.integer({ min: 0, max: 20 }),
        turns,
        parents: fc.array(fc.constantFrom(null, ...UNITS), { minLength: 4, maxLength: 4 }),
        until: fc.integer({ min: 41, max: 60 }),
      })
      .map(({ from, turns: cuts, parents, until }) => {
        const days = [from, ...cuts.filter((day) => day > from).sort((x, y) => x - y)];
        return days.map((day, at) => {
          const last = (days[at + 1] ?? until + 1) - 1;
          return place(unitId, parents[at] ?? null, plusDays(start, day), plusDays(start, last));
        });
      });
  const places = fc.tuple(...UNITS.map(life)).map((lives) => lives.flat());

  /** The way up on one day, as the tree of that day alone tells it; null when it is no tree. */
  function wayUp(all: readonly Place[], unitId: string, day: CivilDate): string[] | null {
    const parents = new Map(all.filter((one) => holdsOn(one, day)).map((one) => [one.unitId, one.parentId]));
    const path: string[] = [];
    for (let at: string | null = unitId; at !== null; at = parents.get(at) ?? null) {
      if (path.includes(at) || !parents.has(at)) return null;
      path.push(at);
    }
    return path;
  }

  it('is what the ancestors of that day say, and a fault is told exactly when some day has no tree', () => {
    fc.assert(
      fc.property(places, (all) => {
        const rows = ancestries(all);
        const faults = treeFaults(all).filter(({ code }) => code !== 'SECOND_ROOT');
        let isTree = true;
        for (let number = 0; number <= 60; number += 1) {
          const day = plusDays(start, number);
          for (const { unitId } of all.filter((one) => holdsOn(one, day))) {
            const path = wayUp(all, unitId, day);
            if (path === null) isTree = false;
            else {
              const own = rows.filter((row) => row.unitId === unitId && holdsOn(row, day));
              expect(own.sort((x, y) => x.depth - y.depth).map((row) => row.ancestorId)).toEqual(path);
            }
          }
        }
        expect(faults.length === 0).toBe(isTree);
      }),
    );
  });
});
