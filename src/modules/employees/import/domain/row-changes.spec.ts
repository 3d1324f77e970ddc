import { changesBetween, confirmationNeeded, type Impact, ImpactCount } from './row-changes.js';

describe('changesBetween (rule IM-1)', () => {
  it.each<[string, object, object, string[]]>([
    ['nothing', { a: 'x' }, { a: 'x' }, []],
    ['another text', { a: 'x' }, { a: 'y' }, ['a x y']],
    ['something where nothing was', { a: null }, { a: 'y' }, ['a null y']],
    ['nothing where something was', { a: 'x' }, { a: null }, ['a x null']],
    ['a number and a flag', { n: 1, f: false }, { n: 2, f: true }, ['n 1 2', 'f false true']],
    ['not what is not said', { a: 'x', b: 'x' }, { a: undefined, b: 'x' }, []],
    ['nothing of nothing', {}, { a: null }, []],
  ])('tells %s', (_name, before, after, expected) => {
    expect(changesBetween(before, after).map((one) => `${one.field} ${one.before} ${one.after}`)).toEqual(expected);
  });
});

describe('confirmationNeeded (rule IM-4)', () => {
  const impact = (affected: number, known = 100): Impact => {
    return { known, affected, movesUnit: affected, losesPost: 0, changesStanding: 0 };
  };
  const limits = { percent: 10, records: 5 };

  it.each<[string, Impact | null, number, number | null]>([
    ['no figures yet', null, 0, null],
    ['exactly the limit', impact(10), 0, null],
    ['one more', impact(11), 0, 11],
    ['missing ones count with the others', impact(6), 5, 11],
    ['few of very few', impact(4, 5), 0, null],
    ['as many as are asked for of few', impact(5, 8), 0, 5],
    ['the first import of all', impact(0, 0), 0, null],
  ])('%s', (_name, figures, missing, expected) => {
    const needed = expected === null ? null : { count: expected, of: 'RECORDS' };
    expect(confirmationNeeded(figures, missing, limits)).toEqual(needed);
  });

  it.each<[string, number, number, number, object | null]>([
    ['one unit that holds few', 1, 10, 100, null],
    ['one unit that holds many', 1, 11, 100, { count: 11, of: 'PEOPLE' }],
    ['many units that hold nobody', 11, 0, 100, { count: 11, of: 'RECORDS' }],
    ['many units that hold many', 11, 40, 100, { count: 40, of: 'PEOPLE' }],
    ['very few people', 1, 4, 4, null],
  ])('counts the people of units as well: %s', (_name, units, affected, known, expected) => {
    expect(confirmationNeeded({ ...impact(units), people: { affected, known } }, 0, limits)).toEqual(expected);
  });

  it('is never needed at one hundred percent', () => {
    expect(confirmationNeeded(impact(100), 0, { percent: 100, records: 1 })).toBeNull();
  });
});

describe('ImpactCount', () => {
  it('counts each record once, and by each effect', () => {
    const count = new ImpactCount();
    count.add('a', ['MOVES_UNIT', 'CHANGES_STANDING']);
    count.add('a', ['MOVES_UNIT']);
    count.add('b', ['LOSES_POST']);
    count.add('c', []);
    count.add(null, ['LOSES_POST']);
    expect([...count.records()].sort()).toEqual(['a', 'b']);
    expect(count.of(9)).toEqual({ known: 9, movesUnit: 1, losesPost: 1, changesStanding: 1, affected: 2 });
  });
});
