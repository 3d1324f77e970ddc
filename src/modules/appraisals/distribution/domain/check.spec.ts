import { afterMoves, checkDistribution, type Counts, levelFor } from './check.js';
import { limitOf, PATTERNS } from './pattern.js';

const counts = (...given: readonly number[]): Counts => {
  const [SANGAT_BAIK = 0, BAIK = 0, BUTUH_PERBAIKAN = 0, KURANG = 0, SANGAT_KURANG = 0] = given;
  return { SANGAT_BAIK, BAIK, BUTUH_PERBAIKAN, KURANG, SANGAT_KURANG };
};

describe('limitOf (rule DI-1)', () => {
  it.each([
    ['AT_MOST', 70, 37, 25],
    ['AT_MOST', 70, 10, 7],
    ['AT_MOST', 10, 9, 0],
    ['AT_LEAST', 60, 37, 23],
    ['AT_LEAST', 60, 10, 6],
    ['AT_LEAST', 10, 1, 1],
    ['AT_LEAST', 60, 0, 0],
  ] as const)('%s %i %% of %i people is %i', (kind, percent, n, expected) => {
    expect(limitOf({ code: 'BAIK_AT_MOST_70', kind, predicates: ['BAIK'], percent }, n)).toBe(expected);
  });

  it('of a number of people is that number', () => {
    expect(PATTERNS.BAIK.constraints.map((one) => limitOf(one, 37))).toEqual([25, 1]);
  });
});

describe('checkDistribution (rule DI-3)', () => {
  it('says what breaks and by how many', () => {
    const { constraints, isBroken, most, people } = checkDistribution('BAIK', counts(2, 10));
    expect({ isBroken, most, people }).toEqual({
      ...{ isBroken: true, people: 12 },
      most: { predicate: 'BAIK', isMost: true },
    });
    expect(constraints.map(({ code, limit, count, state, by }) => [code, limit, count, state, by])).toEqual([
      ['BAIK_AT_MOST_70', 8, 10, 'BROKEN', 2],
      ['LOW_AT_LEAST_ONE', 1, 0, 'BROKEN', 1],
    ]);
  });

  it('leaves open what those who are not rated yet can bring about, and nothing else', () => {
    const states = (unrated: number): string[] =>
      checkDistribution('BUTUH_PERBAIKAN', counts(2, 2, 4), unrated).constraints.map(({ state }) => state);
    expect(states(0)).toEqual(['BROKEN', 'BROKEN']);
    expect(states(2)).toEqual(['OPEN', 'BROKEN']);
    expect(states(12)).toEqual(['OPEN', 'MET']);
  });

  it('has nothing to say of nobody', () => {
    expect(checkDistribution('ISTIMEWA', counts())).toMatchObject({ people: 0, isBroken: false });
  });

  it('tells "most" beside and never as a violation', () => {
    expect(checkDistribution('ISTIMEWA', counts(5, 5))).toMatchObject({ isBroken: false, most: { isMost: false } });
    expect(checkDistribution('ISTIMEWA', counts(6, 4))).toMatchObject({ isBroken: false, most: { isMost: true } });
  });
});

describe('levelFor (rule DI-3)', () => {
  it.each([
    ['BLOCK', 9, 'INFO'],
    ['BLOCK', 10, 'BLOCK'],
    ['WARN', 10, 'WARN'],
    ['INFO', 500, 'INFO'],
  ] as const)('%s among %i people is %s', (level, people, expected) => {
    expect(levelFor(level, people, 10)).toBe(expected);
  });
});

describe('afterMoves (rule DI-5)', () => {
  it('moves people, one move after the other', () => {
    const moves = [
      { from: 'UNRATED', to: 'BAIK', people: 3 },
      { from: 'BAIK', to: 'BUTUH_PERBAIKAN', people: 2 },
    ] as const;
    expect(afterMoves(counts(1, 1), 4, moves)).toEqual({ counts: counts(1, 2, 2), unrated: 1 });
  });

  it('is nothing where a move takes more than there are', () => {
    expect(afterMoves(counts(0, 1), 0, [{ from: 'BAIK', to: 'KURANG', people: 2 }])).toBeNull();
  });
});
