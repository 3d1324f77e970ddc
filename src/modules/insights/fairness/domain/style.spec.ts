import type { RatedPerson, Step } from './rated-year.js';
import { atLeast, stylesOf } from './style.js';

const SETTINGS = { fewestRatees: 6, smallestSpread: 0.5, alpha: 0.01 };
/** Results and values of a person as one text: + above, 0 at, - below. */
const steps = (text: string): Step[] => [...text].map((sign) => (sign === '+' ? 1 : sign === '-' ? -1 : 0));
let count = 0;
function person(appraiserId: string, results: string, values: string): RatedPerson {
  const sheet = { RESULT: steps(results), VALUE: steps(values), RESULT_OVERALL: [], BEHAVIOUR_OVERALL: [] };
  return { employeeId: `e${count++}`, appraiserId, unitId: 'u', sheet, reviews: {}, lastYear: null };
}
/** Ten appraisers who tell people apart, and results from behaviour. */
const OTHERS = Array.from({ length: 10 }, (_, at) =>
  [
    ['++0', '0+00-0+'],
    ['0-0', '++0+0++'],
    ['0+0', '-0-0-00'],
    ['+0+', '0++0+0+'],
    ['---', '00+0-00'],
    ['00+', '0-00--0'],
  ].map(([results = '', values = '']) => person(`other${at}`, results, values)),
).flat();
const styleOf = (sheets: readonly (readonly [string, string])[]) => {
  const all = [...OTHERS, ...sheets.map(([results, values]) => person('own', results, values))];
  return stylesOf(all, SETTINGS).find(({ appraiserId }) => appraiserId === 'own');
};
const repeated = (sheet: readonly [string, string], times: number) => Array.from({ length: times }, () => sheet);

describe('how an appraiser rates (rule FA-6)', () => {
  it.each([
    {
      name: 'hardly any difference',
      sheets: OTHERS.slice(0, 6).map(() => ['+0+', '0++0+0+'] as const),
      restricted: true,
    },
    {
      name: 'as differently as others',
      sheets: [
        ['++0', '0+00-0+'],
        ['0-0', '++0+0++'],
        ['---', '00+0-00'],
        ['+0+', '0++0+0+'],
        ['0+0', '-0-0-00'],
        ['00+', '0-00--0'],
      ] as const,
      restricted: false,
    },
  ])('sees a narrow range: $name', ({ sheets, restricted }) => {
    expect(styleOf(sheets)?.isRestricted).toBe(restricted);
  });

  it.each([
    {
      name: 'good in all or bad in all',
      sheets: [
        ['+++', '+++++++'],
        ['---', '-------'],
        ['00+', '0000++0'],
        ['++0', '++++000'],
        ['0--', '0--0--0'],
        ['+00', '00+0+00'],
      ] as const,
      halo: true,
    },
    {
      name: 'as others',
      sheets: [
        ['++0', '0+00-0+'],
        ['0-0', '++0+0++'],
        ['0+0', '-0-0-00'],
        ['+0+', '0++0+0+'],
        ['---', '00+0-00'],
        ['00+', '0-00--0'],
      ] as const,
      halo: false,
    },
  ])('sees halo: $name', ({ sheets, halo }) => {
    const style = styleOf(sheets);
    expect(style?.isHalo).toBe(halo);
    expect(style?.halo).toBeLessThan(1);
  });

  it.each([
    { name: 'nobody is told apart', sheets: repeated(['000', '0000000'], 6), share: 1, straight: true },
    {
      name: 'one is like that',
      sheets: [['000', '0000000'] as const, ...repeated(['+00', '00+0000'], 11)],
      share: 1 / 12,
      straight: false,
    },
  ])('sees straight lines: $name', ({ sheets, share, straight }) => {
    const style = styleOf(sheets);
    expect(style?.straightShare).toBeCloseTo(share, 10);
    expect(style?.isStraightLining).toBe(straight);
  });

  it('says nothing of five ratees', () => {
    expect(styleOf(repeated(['000', '0000000'], 5))).toMatchObject({
      ratees: 5,
      spread: null,
      halo: null,
      straightShare: null,
    });
  });
});

describe('atLeast', () => {
  it.each([
    { found: 0, of: 5, chance: 0.3, expected: 1 },
    { found: 5, of: 5, chance: 0.5, expected: 0.03125 },
    { found: 2, of: 3, chance: 0.5, expected: 0.5 },
  ])('$found or more of $of with $chance is $expected', ({ found, of, chance, expected }) => {
    expect(atLeast(found, of, chance)).toBeCloseTo(expected, 10);
  });
});
