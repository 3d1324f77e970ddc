import dictionary from '../first-dictionary.json' with { type: 'json' };
import { type CompetencyLevel, levelFaults } from './competency.js';
import { MASTERY_LEVELS, type MasteryLevel } from './mastery.js';

const level = (at: number, ...texts: string[]): CompetencyLevel => ({
  ...{ level: at as MasteryLevel, description: `Tingkat ${at}`, descriptionEn: null },
  indicators: (texts.length > 0 ? texts : [`Perilaku ${at}`]).map((text) => ({ text, textEn: null })),
});
const five = MASTERY_LEVELS.map((at) => level(at));

describe('levelFaults (rule CP-1)', () => {
  it.each([
    { name: 'five in their order', levels: five, expected: [] },
    { name: 'four of five', levels: five.slice(0, 4), expected: [{ at: 4, field: 'level' }] },
    { name: 'none', levels: [], expected: [{ at: 0, field: 'level' }] },
    {
      name: 'two that changed places',
      levels: [five[0]!, five[2]!, five[1]!, five[3]!, five[4]!],
      expected: [
        { at: 1, field: 'level' },
        { at: 2, field: 'level' },
      ],
    },
    {
      name: 'the same behaviour on two levels',
      levels: [...five.slice(0, 4), level(5, 'perilaku 2 ')],
      expected: [{ at: 4, field: 'indicators' }],
    },
    {
      name: 'the same behaviour twice on one level',
      levels: [level(1, 'Menyapa', 'Melayani', 'Menyapa'), ...five.slice(1)],
      expected: [{ at: 0, field: 'indicators' }],
    },
  ])('$name', ({ levels, expected }) => {
    expect(levelFaults(levels)).toEqual(expected);
  });
});

describe('the dictionary of a new installation (PermenPANRB 38/2017)', () => {
  it('has eight managerial competencies and a socio-cultural one, each with five levels and three indicators a level', () => {
    expect(dictionary.map(({ code, kind }) => `${kind} ${code}`)).toEqual([
      ...Array.from({ length: 8 }, (_, at) => `MANAJERIAL M.${at + 1}`),
      'SOSIAL_KULTURAL S.1',
    ]);
    for (const { levels } of dictionary) {
      expect(levels.map(({ indicators }) => indicators.length)).toEqual([3, 3, 3, 3, 3]);
      expect(levelFaults(levels as CompetencyLevel[])).toEqual([]);
    }
  });
});
