import { CORE_VALUES } from '../../../kernel/values/core-values.js';
import { defaultItems } from './default-questionnaire.js';
import { hasTexts, isAnswer, type Item, itemFaults, NOT_OBSERVED, unanswered, usualAnswers } from './questionnaire.js';

const CODES = CORE_VALUES.map(({ code }) => code);
const item = (more: Partial<Item> = {}): Item => ({
  ...{ id: 'a', type: 'YES_NO', subjectKind: 'VALUE', subjectCode: 'ADAPTIF', subjectName: 'Adaptif' },
  ...{ text: 'Bertindak proaktif', textEn: null, answers: ['Tidak', 'Ya'] },
  ...more,
});

describe('items (rule RV-1)', () => {
  it.each([
    ['a yes or no', {}, []],
    ['a scale of five', { type: 'SCALE', answers: ['1', '2', '3', '4', '5'] }, []],
    ['a scale of two', { type: 'SCALE', answers: ['1', '2'] }, ['answers']],
    ['a scale of eleven', { type: 'SCALE', answers: Array(11).fill('x') }, ['answers']],
    ['a frequency', { type: 'FREQUENCY', answers: usualAnswers('FREQUENCY') }, []],
    ['a choice of three', { type: 'CHOICE', answers: ['a', 'b', 'c'] }, []],
    ['a text with answers', { type: 'TEXT' }, ['answers']],
    ['an unknown value', { subjectCode: 'BERANI' }, ['subjectCode']],
    ['a competency', { subjectKind: 'COMPETENCY', subjectCode: 'M.1', subjectName: 'Integritas' }, []],
    [
      'a competency without a name',
      { subjectKind: 'COMPETENCY', subjectCode: 'M.1', subjectName: null },
      ['subjectName'],
    ],
    ['an open question of a value', { subjectKind: 'OPEN' }, ['subjectCode', 'subjectName']],
  ] as [string, Partial<Item>, string[]][])('%s', (_, more, expected) => {
    expect(itemFaults([item(more)], CODES).map(({ field }) => field)).toEqual(expected);
  });

  it('have ids of their own', () => {
    expect(itemFaults([item(), item()], CODES)).toEqual([{ at: 1, field: 'id' }]);
  });

  it('are 21 guides and two questions to begin with, in the order of the values', () => {
    const items = defaultItems();
    expect(itemFaults(items, CODES)).toEqual([]);
    expect(items.map(({ subjectCode }) => subjectCode)).toEqual([
      ...CODES.flatMap((code) => [code, code, code]),
      ...[null, null],
    ]);
    expect(items.filter(({ textEn }) => textEn === null)).toEqual([]);
    expect(items.slice(0, 21).map(({ text }) => text)).toEqual(CORE_VALUES.flatMap(({ guides }) => [...guides]));
  });
});

describe('answers (rules RV-2, RV-6)', () => {
  it.each([
    [item(), 0, true],
    [item(), 1, true],
    [item(), 2, false],
    [item(), NOT_OBSERVED, true],
    [item(), null, true],
    [item(), 'ya', false],
    [item(), 0.5, false],
    [item({ type: 'TEXT', answers: [] }), 'Bagikan jadwal.', true],
    [item({ type: 'TEXT', answers: [] }), 1, false],
  ] as const)('%j answered %j: %j', (one, answer, expected) => expect(isAnswer(one, answer)).toBe(expected));

  it('are complete without texts, and with what was not observed', () => {
    const items = [item(), item({ type: 'TEXT' }), item()];
    expect([
      unanswered(items, []),
      unanswered(items, [0, null, NOT_OBSERVED]),
      unanswered(items, [null, 'x', 1]),
    ]).toEqual([...[2, 0, 1]]);
    expect([hasTexts([1, null, '']), hasTexts([1, 'x'])]).toEqual([false, true]);
  });
});
