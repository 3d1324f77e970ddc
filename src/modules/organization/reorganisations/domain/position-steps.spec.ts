import { OPEN_END, SINCE_EVER } from '../../../../kernel/values/civil-date.js';
import { lastDayOf, type MovablePosition, positionSteps } from './position-steps.js';
import type { Moved } from './reorganisation.js';

const DAY = '2026-07-01';
const post = (id: string, unitId: string, title: string, more: Partial<MovablePosition> = {}): MovablePosition => {
  return {
    id,
    unitId,
    kind: 'PELAKSANA',
    title,
    titleKey: title,
    validFrom: SINCE_EVER,
    validUntil: OPEN_END,
    ...more,
  };
};
const move = (id: string, fromUnitId: string, toUnitId: string | null = 'both'): Moved => {
  return { line: 0, id, fromUnitId, toUnitId };
};

function steps(moved: Moved[], positions: MovablePosition[]) {
  let number = 0;
  const found = positionSteps(moved, positions, DAY, () => `new${(number += 1)}`);
  const shown = found.steps.map((step) => {
    return `${step.position.id} ${step.act} ${step.resultId} until ${lastDayOf(step, DAY)}`;
  });
  return { shown, faults: found.faults.map(({ code, name }) => `${code} ${name}`) };
}

describe('positionSteps (rule OR-3)', () => {
  it.each<[string, Moved[], MovablePosition[], string[]]>([
    ['gets a new one there', [move('a', 'x')], [post('a', 'x', 'Operator')], ['a CREATE new1 until 2026-06-30']],
    [
      'goes on in one of the same title that is there',
      [move('a', 'x')],
      [post('a', 'x', 'Operator'), post('b', 'both', 'Operator')],
      ['a REUSE b until 2026-06-30'],
    ],
    [
      'becomes one with those of other units',
      [move('a', 'x'), move('b', 'y')],
      [post('a', 'x', 'Operator'), post('b', 'y', 'Operator')],
      ['a CREATE new1 until 2026-06-30', 'b REUSE new1 until 2026-06-30'],
    ],
    [
      'is apart from one of another kind',
      [move('a', 'x')],
      [post('a', 'x', 'Operator'), post('b', 'both', 'Operator', { kind: 'FUNGSIONAL' })],
      ['a CREATE new1 until 2026-06-30'],
    ],
    ['ends', [move('a', 'x', null)], [post('a', 'x', 'Kepala')], ['a END null until 2026-06-30']],
    [
      'belongs there from its beginning, when it begins later',
      [move('a', 'x')],
      [post('a', 'x', 'Operator', { validFrom: '2026-07-01' })],
      ['a REHOME a until null'],
    ],
    [
      'is left alone when it would have begun later and ends',
      [move('a', 'x', null)],
      [post('a', 'x', 'Operator', { validFrom: '2026-08-01' })],
      ['a END null until null'],
    ],
  ])('a post %s', (_name, moved, positions, expected) => {
    expect(steps(moved, positions)).toEqual({ shown: expected, faults: [] });
  });

  it.each<[string, Partial<MovablePosition>]>([
    ['begins later', { validFrom: '2026-09-01' }],
    ['ends before', { validUntil: '2026-12-31' }],
  ])('clash with one of the same title that %s', (_name, days) => {
    const positions = [post('a', 'x', 'Operator'), post('b', 'both', 'Operator', days)];
    expect(steps([move('a', 'x')], positions).faults).toEqual(['POSITION_CLASH Operator']);
  });
});
