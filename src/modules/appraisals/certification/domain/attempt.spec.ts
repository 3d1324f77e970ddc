import fc from 'fast-check';
import type { Rating } from '../../domain/rule-set.js';
import { certificationState, drawn, driftOf, figuresOf, isPassed, VIGNETTE_CONTEXTS } from './attempt.js';

const RATING: Record<string, Rating> = {
  '+': 'DI_ATAS_EKSPEKTASI',
  '=': 'SESUAI_EKSPEKTASI',
  '-': 'DI_BAWAH_EKSPEKTASI',
};
const pair = (text: string) => ({ resultRating: RATING[text[0] ?? '']!, behaviourRating: RATING[text[1] ?? '']! });
const answered = (...pairs: readonly (readonly [answer: string, reference: string])[]) =>
  pairs.map(([answer, reference]) => ({ answer: pair(answer), reference: pair(reference) }));

describe('what an attempt comes to (AC-2)', () => {
  it.each([
    ['all as the reference', answered(['==', '=='], ['+-', '+-']), 100, 0, 0],
    ['one level too high of four', answered(['+=', '=='], ['+-', '+-']), 75, 25, 25],
    ['one too high and one too low', answered(['+=', '=='], ['=-', '+-']), 50, 0, 50],
    ['two levels too low of four', answered(['-=', '+='], ['+-', '+-']), 75, -50, 50],
    ['a third, rounded half away from nothing', answered(['+=', '=='], ['==', '=='], ['==', '==']), 83, 17, 17],
    ['the same downward', answered(['-=', '=='], ['==', '=='], ['==', '==']), 83, -17, 17],
  ])('%s', (_, answers, accuracyPercent, leniencyHundredths, distanceHundredths) => {
    expect(figuresOf(answers)).toEqual({ accuracyPercent, leniencyHundredths, distanceHundredths });
  });

  it('is nothing without answers', () => {
    expect(() => figuresOf([])).toThrow(RangeError);
  });

  it('mirrors leniency where every answer is mirrored about an even reference', () => {
    const sign = fc.constantFrom('+', '=', '-');
    const mirror = (of: string): string => [...of].map((one) => (one === '+' ? '-' : one === '-' ? '+' : '=')).join('');
    fc.assert(
      fc.property(fc.array(fc.tuple(sign, sign), { minLength: 1 }), (signs) => {
        const given = signs.map(([a, b]) => [`${a}${b}`, '=='] as const);
        const turned = given.map(([answer]) => [mirror(answer), '=='] as const);
        const [one, other] = [figuresOf(answered(...given)), figuresOf(answered(...turned))];
        return (
          one.leniencyHundredths === -other.leniencyHundredths + 0 && one.accuracyPercent === other.accuracyPercent
        );
      }),
    );
  });

  it.each([
    [75, 0, true],
    [74, 0, false],
    [75, 35, true],
    [75, 36, false],
    [75, -35, true],
    [75, -36, false],
  ])('%d %% with a leniency of %d passes: %s', (accuracyPercent, leniencyHundredths, passes) => {
    const terms = { passPercent: 75, mostLeniencyHundredths: 35 };
    expect(isPassed({ accuracyPercent, leniencyHundredths, distanceHundredths: 50 }, terms)).toBe(passes);
  });

  it.each([
    [[], null],
    [[10], null],
    [[10, 25], 15],
    [[10, 25, -5], -30],
  ])('drifts over %j by %s', (all, drift) => {
    expect(driftOf(all.map((leniencyHundredths) => ({ leniencyHundredths })))).toBe(drift);
  });
});

describe('how somebody stands (AC-3)', () => {
  it.each([
    [null, 'NONE'],
    ['2026-03-31', 'ENDED'],
    ['2026-04-01', 'ENDING'],
    ['2026-05-01', 'ENDING'],
    ['2026-05-02', 'CERTIFIED'],
  ])('valid until %s: %s', (validUntil, state) => {
    expect(certificationState(validUntil, '2026-04-01', '2026-05-01')).toBe(state);
  });
});

describe('which vignettes are drawn (AC-1)', () => {
  const bank = VIGNETTE_CONTEXTS.flatMap((context) => [1, 2, 3].map((n) => ({ code: `${context}${n}`, context })));

  it('holds every context, nothing twice, and what is new first', () => {
    const random = fc.infiniteStream(fc.nat());
    fc.assert(
      fc.property(random, fc.integer({ min: 5, max: 15 }), fc.subarray(bank), (numbers, count, known) => {
        const below = (n: number): number => numbers.next().value! % n;
        const seen = new Set(known.map(({ code }) => code));
        const found = drawn(bank, { count, seen, below });
        const codes = new Set(found.map(({ code }) => code));
        const unseen = bank.filter(({ code }) => !seen.has(code));
        const left = VIGNETTE_CONTEXTS.filter((context) => unseen.some((one) => one.context === context));
        return (
          codes.size === count &&
          VIGNETTE_CONTEXTS.every((context) => found.some((one) => one.context === context)) &&
          left.every((context) => found.some((one) => one.context === context && !seen.has(one.code)))
        );
      }),
    );
  });
});
