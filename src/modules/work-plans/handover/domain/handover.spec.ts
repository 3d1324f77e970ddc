import { type DivisibleTarget, mayTake, remainderOf, type Taker } from './handover.js';

const REPORTS: DivisibleTarget = {
  targetHundredths: 1200,
  targetUntilHundredths: null,
  unit: 'laporan',
  direction: 'NORMAL',
  isMaximum: false,
};

describe('remainderOf (rule CA-10)', () => {
  it.each<[string, Partial<DivisibleTarget>, number | null, object]>([
    ['12 reports, 5 of them out', {}, 500, { left: 'SOME', targetHundredths: 700, targetUntilHundredths: null }],
    ['12 reports, none told of', {}, null, { left: 'WHOLE' }],
    ['12 reports, told of none', {}, 0, { left: 'WHOLE' }],
    ['12 reports, all out', {}, 1200, { left: 'NOTHING' }],
    ['12 reports, more than all out', {}, 1300, { left: 'NOTHING' }],
    [
      '12 to 14 reports, 5 out',
      { targetUntilHundredths: 1400 },
      500,
      { left: 'SOME', targetHundredths: 700, targetUntilHundredths: 900 },
    ],
    ['90 percent, 40 reached', { targetHundredths: 9000, unit: '%' }, 4000, { left: 'WHOLE' }],
    ['an index of 85, 80 reached', { targetHundredths: 8500, unit: 'indeks' }, 8000, { left: 'WHOLE' }],
    ['90 percent in words', { targetHundredths: 9000, unit: 'Persen' }, 4000, { left: 'WHOLE' }],
    ['6 months, where less is better', { unit: 'bulan', direction: 'KHUSUS' }, 300, { left: 'WHOLE' }],
    ['100 marks, where no more is possible', { unit: 'nilai', isMaximum: true }, 600, { left: 'WHOLE' }],
    ['words', { targetHundredths: null, unit: null, direction: null }, null, { left: 'WHOLE' }],
  ])('of %s', (_, more, realised, expected) => {
    expect(remainderOf({ ...REPORTS, ...more }, realised)).toEqual(expected);
  });
});

describe('mayTake (rule CA-11)', () => {
  const nobody: Taker = {
    classification: 'ORGANISASI',
    isOwner: false,
    isSuccessor: false,
    isVacant: false,
    isEvaluator: false,
  };

  it.each<[string, Partial<Taker>, boolean]>([
    ['the successor takes a result of the organisation', { isSuccessor: true }, true],
    ['the evaluator, while the post is vacant', { isEvaluator: true, isVacant: true }, true],
    ['the evaluator, once there is a successor', { isEvaluator: true }, false],
    ['anybody else, while the post is vacant', { isVacant: true }, false],
    ['who has left the post', { isOwner: true, isVacant: true }, false],
    ['who holds the post still', { isOwner: true, isSuccessor: true }, true],
    ['the person takes a result of the person along', { classification: 'INDIVIDU', isOwner: true }, true],
    ['the successor does not take one of the person', { classification: 'INDIVIDU', isSuccessor: true }, false],
  ])('%s', (_, more, expected) => {
    expect(mayTake({ ...nobody, ...more })).toBe(expected);
  });
});
