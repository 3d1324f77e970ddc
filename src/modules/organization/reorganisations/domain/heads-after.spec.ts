import { unitsWithoutHead } from './heads-after.js';

const line = (toUnitId: string, headMoves: boolean) => ({ toUnitId, headMoves });
const step = (id: string, at: number | null, toUnitId: string | null) => ({ position: { id }, line: at, toUnitId });
const HEADS = [
  { unitId: 'culture', positionId: 'head of culture' },
  { unitId: 'tourism', positionId: 'head of tourism' },
];

describe('unitsWithoutHead (rule OR-3)', () => {
  it.each([
    ['one of two heads comes along', [line('new', true), line('new', false)], [step('head of culture', 0, 'new')], []],
    ['no line takes the head along', [line('new', false)], [step('head of culture', 0, 'new')], ['new']],
    [
      'the line takes the head along, but the post ends',
      [line('new', true)],
      [step('head of culture', null, null)],
      ['new'],
    ],
    [
      'the post of the head goes by another line',
      [line('one', true), line('two', false)],
      [step('head of culture', 1, 'two')],
      ['one', 'two'],
    ],
    ['into a unit that keeps its head', [line('tourism', false)], [step('head of culture', 0, 'tourism')], []],
    [
      'a split: one half gets the head',
      [line('one', true), line('two', true)],
      [step('head of culture', 0, 'one')],
      ['two'],
    ],
    ['a unit that only gets another name', [line('culture', false)], [], []],
    ['two lines into one unit, told once', [line('new', false), line('new', false)], [], ['new']],
  ])('%s', (_, lines, steps, expected) => {
    expect(unitsWithoutHead({ lines, steps }, HEADS)).toEqual(expected);
  });
});
