import type { Rating } from '../../domain/rule-set.js';
import { levelsBetween, partialityOf } from './change.js';

const [ABOVE, AT, BELOW] = ['DI_ATAS_EKSPEKTASI', 'SESUAI_EKSPEKTASI', 'DI_BAWAH_EKSPEKTASI'] as const;
const judged = ([resultRating, behaviourRating]: readonly [Rating, Rating]) => ({ resultRating, behaviourRating });

describe('levelsBetween (rule CB-4)', () => {
  it.each([
    ['nothing', [AT, AT], [AT, AT], 0],
    ['results one down', [AT, AT], [BELOW, AT], 1],
    ['results one up', [AT, AT], [ABOVE, AT], 1],
    ['behaviour one down', [AT, ABOVE], [AT, AT], 1],
    ['both one', [AT, AT], [ABOVE, BELOW], 2],
    ['results from top to bottom', [ABOVE, AT], [BELOW, AT], 2],
    ['everything', [ABOVE, ABOVE], [BELOW, BELOW], 4],
  ] as const)('%s', (_, before, after, expected) => {
    expect(levelsBetween(judged(before), judged(after))).toBe(expected);
    expect(levelsBetween(judged(after), judged(before))).toBe(expected);
  });
});

describe('partialityOf (rule CB-3)', () => {
  const nobody = { isSelf: false, hasConflict: false, isAppraiser: false, appraisersMayDecide: false };
  it.each([
    ['a leader who has nothing to do with the person', {}, null],
    ['the person', { isSelf: true, appraisersMayDecide: true }, 'SELF'],
    ['the spouse', { hasConflict: true, appraisersMayDecide: true }, 'CONFLICT'],
    ['the appraiser', { isAppraiser: true }, 'APPRAISER'],
    ['the appraiser, where the setting lets him', { isAppraiser: true, appraisersMayDecide: true }, null],
    [
      'an appraiser in conflict, whatever the setting',
      { isAppraiser: true, hasConflict: true, appraisersMayDecide: true },
      'CONFLICT',
    ],
  ])('%s', (_, standpoint, expected) => {
    expect(partialityOf({ ...nobody, ...standpoint })).toBe(expected);
  });
});
