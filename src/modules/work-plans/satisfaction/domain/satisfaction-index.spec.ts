import fc from 'fast-check';
import {
  type ElementAnswers,
  gradeOf,
  indexHundredths,
  meanIndex,
  meanThousandths,
  SURVEY_ELEMENTS,
  surveyFault,
} from './satisfaction-index.js';

type Counts = [number, number, number, number];
const all = (counts: Counts, change: Partial<ElementAnswers> = {}): ElementAnswers[] =>
  SURVEY_ELEMENTS.map((element) => ({ element, counts, meanTenThousandths: null, weightMillionths: null, ...change }));
const means = (tenThousandths: readonly number[]): ElementAnswers[] =>
  SURVEY_ELEMENTS.map((element, at) => ({
    element,
    counts: null,
    meanTenThousandths: tenThousandths[at] ?? tenThousandths[0] ?? 0,
    weightMillionths: null,
  }));

describe('indexHundredths (rule SK-2)', () => {
  it.each([
    { name: 'everybody 1', elements: all([10, 0, 0, 0]), expected: 2500 },
    { name: 'everybody 4', elements: all([0, 0, 0, 10]), expected: 10_000 },
    { name: 'half 3, half 4', elements: all([0, 0, 5, 5]), expected: 8750 },
    { name: 'a third 2, two thirds 3: no decimals end', elements: all([0, 1, 2, 0]), expected: 6667 },
    {
      name: 'one element better by one answer of ten',
      elements: all([0, 0, 10, 0]).with(0, { ...all([0, 0, 9, 1])[0]! }),
      expected: 7528,
    },
    { name: 'means of 2.5996', elements: means([25_996]), expected: 6499 },
    { name: 'means of 2.6000', elements: means([26_000]), expected: 6500 },
    { name: 'means of 3.0640', elements: means([30_640]), expected: 7660 },
    { name: 'means of 3.0644', elements: means([30_644]), expected: 7661 },
    { name: 'means of 3.5320', elements: means([35_320]), expected: 8830 },
    { name: 'means of 3.5324', elements: means([35_324]), expected: 8831 },
    { name: 'half a hundredth rounds up', elements: means([25_998]), expected: 6500 },
    { name: 'less than half rounds down', elements: means([25_997]), expected: 6499 },
  ])('$name', ({ elements, expected }) => {
    expect(indexHundredths(elements)).toBe(expected);
  });

  it('follows weights that a unit sets', () => {
    const weights = [200_000, 100_000, 100_000, 100_000, 100_000, 100_000, 100_000, 100_000, 100_000];
    const elements = all([0, 0, 10, 0]).map((one, at) => ({ ...one, weightMillionths: weights[at]! }));
    expect(indexHundredths(elements)).toBe(7500);
    expect(indexHundredths(elements.with(0, { ...elements[0]!, counts: [0, 0, 0, 10] }))).toBe(8000);
  });

  it('refuses an element without answers', () => {
    expect(() => indexHundredths(all([0, 0, 0, 0]))).toThrow(RangeError);
    expect(() => indexHundredths(all([1, 0, 0, 0], { counts: null }))).toThrow(RangeError);
  });

  const counts = fc
    .tuple(fc.nat(500), fc.nat(500), fc.nat(500), fc.nat(500))
    .filter((four) => four.some((count) => count > 0));
  const survey = fc
    .array(counts, { minLength: 9, maxLength: 9 })
    .map((nine) => nine.map((four, at) => ({ ...all(four)[at]!, counts: four })));

  it('lies between 25 and 100, does not depend on how many were asked, and grows with better answers', () => {
    fc.assert(
      fc.property(survey, fc.integer({ min: 2, max: 50 }), fc.nat(8), (elements, times, at) => {
        const index = indexHundredths(elements);
        expect(index).toBeGreaterThanOrEqual(2500);
        expect(index).toBeLessThanOrEqual(10_000);
        const more = elements.map((one) => ({ ...one, counts: one.counts.map((count) => count * times) as Counts }));
        expect(indexHundredths(more)).toBe(index);
        const [a, b, c, d] = elements[at]!.counts;
        if (a === 0) return;
        expect(
          indexHundredths(elements.with(at, { ...elements[at]!, counts: [a - 1, b, c, d + 1] })),
        ).toBeGreaterThanOrEqual(index);
      }),
    );
  });
});

describe('meanThousandths (rule SK-2)', () => {
  it.each([
    [[0, 0, 1, 2], 3667],
    [[1, 0, 0, 0], 1000],
    [[0, 1, 2, 0], 2667],
    [[0, 0, 0, 7], 4000],
  ] as const)('%j: %i', (counts, expected) => {
    expect(meanThousandths(all([...counts])[0]!)).toBe(expected);
  });
});

describe('gradeOf (rule SK-3)', () => {
  it.each([
    [2500, 'D'],
    [6499, 'D'],
    [6500, 'C'],
    [7660, 'C'],
    [7661, 'B'],
    [8830, 'B'],
    [8831, 'A'],
    [10_000, 'A'],
  ])('%i hundredths: %s', (index, grade) => {
    expect(gradeOf(index)).toBe(grade);
  });
});

describe('meanIndex (rule SK-4)', () => {
  it.each([
    [[], null],
    [[8000], 8000],
    [[8000, 8001], 8001],
    [[8000, 8000, 8001], 8000],
  ])('%j: %s', (indices, expected) => {
    expect(meanIndex(indices)).toBe(expected);
  });
});

describe('surveyFault (rule SK-1)', () => {
  const whole = all([1, 2, 3, 4]);
  const ninth = Array.from({ length: 9 }, (_, at) => (at === 0 ? 111_112 : 111_111));
  it.each([
    { name: 'a whole survey', elements: whole, expected: null },
    {
      name: 'weights that sum to 1',
      elements: whole.map((one, at) => ({ ...one, weightMillionths: ninth[at]! })),
      expected: null,
    },
    { name: 'eight elements', elements: whole.slice(1), expected: { fault: 'ELEMENTS', at: 7 } },
    { name: 'one element twice', elements: whole.with(3, whole[0]!), expected: { fault: 'ELEMENTS', at: 3 } },
    { name: 'no answers', elements: whole.with(2, all([0, 0, 0, 0])[2]!), expected: { fault: 'ANSWERS', at: 2 } },
    {
      name: 'more answers than people',
      elements: whole.with(2, all([9, 1, 1, 0])[2]!),
      expected: { fault: 'ANSWERS', at: 2 },
    },
    {
      name: 'answers and a mean',
      elements: all([1, 2, 3, 4], { meanTenThousandths: 3 }),
      expected: { fault: 'ANSWERS', at: 0 },
    },
    { name: 'neither', elements: all([1, 2, 3, 4], { counts: null }), expected: { fault: 'ANSWERS', at: 0 } },
    {
      name: 'weights that sum to more',
      elements: all([1, 2, 3, 4], { weightMillionths: 111_112 }),
      expected: { fault: 'WEIGHTS', at: 8 },
    },
    {
      name: 'weights for one only',
      elements: whole.with(0, { ...whole[0]!, weightMillionths: 1_000_000 }),
      expected: { fault: 'WEIGHTS', at: 1 },
    },
  ])('$name', ({ elements, expected }) => {
    expect(surveyFault(elements, 10)).toEqual(expected);
  });
});
