import fc from 'fast-check';
import { plusDays } from '../../../kernel/values/civil-date.js';
import { answerDueOn, dutyBeganOn, planDueOn } from './deadlines.js';

const post = (validFrom: string, validUntil = '9999-12-31', positionId = 'analis', unitId = 'dinas') => ({
  ...{ unitId, positionId },
  ...{ validFrom, validUntil },
});
const NOTHING = { posts: [], standings: [], contracts: [] };

describe('dutyBeganOn (rule WP-28)', () => {
  it.each([
    ['nothing on record', NOTHING, null],
    ['one post for years', { ...NOTHING, posts: [post('2024-02-01')] }, '2024-02-01'],
    ['another post', { ...NOTHING, posts: [post('2024-02-01', '2026-05-14', 'a'), post('2026-05-15')] }, '2026-05-15'],
    [
      'the same post in another unit',
      { ...NOTHING, posts: [post('2024-02-01', '2026-05-14', 'analis', 'x'), post('2026-05-15')] },
      '2026-05-15',
    ],
    [
      'a new letter for the same post',
      { ...NOTHING, posts: [post('2024-02-01', '2026-05-14'), post('2026-05-15')] },
      '2024-02-01',
    ],
    [
      'the same post after a gap',
      { ...NOTHING, posts: [post('2024-02-01', '2026-04-30'), post('2026-05-15')] },
      '2026-05-15',
    ],
    ['a post to come', { ...NOTHING, posts: [post('2026-07-01')] }, '2026-07-01'],
    [
      'a first contract',
      { ...NOTHING, contracts: [{ validFrom: '2026-06-01', validUntil: '2027-05-31' }] },
      '2026-06-01',
    ],
    [
      'a contract that was extended',
      {
        ...NOTHING,
        contracts: [
          { validFrom: '2025-06-01', validUntil: '2026-05-31' },
          { validFrom: '2026-06-01', validUntil: '2027-05-31' },
        ],
      },
      '2025-06-01',
    ],
    [
      'a contract in a post of long ago',
      { ...NOTHING, posts: [post('2024-02-01')], contracts: [{ validFrom: '2026-06-01', validUntil: '2027-05-31' }] },
      '2026-06-01',
    ],
    [
      'back from study',
      {
        ...NOTHING,
        posts: [post('2024-02-01')],
        standings: [
          { validFrom: '2024-02-01', validUntil: '2025-07-31', hasDuty: true },
          { validFrom: '2025-08-01', validUntil: '2026-05-31', hasDuty: false },
          { validFrom: '2026-06-01', validUntil: '9999-12-31', hasDuty: true },
        ],
      },
      '2026-06-01',
    ],
    [
      'a standing that somebody entered late',
      {
        ...NOTHING,
        posts: [post('2024-02-01')],
        standings: [{ validFrom: '2026-06-01', validUntil: '9999-12-31', hasDuty: true }],
      },
      '2024-02-01',
    ],
  ])('on 15 June, with %s', (_, record, expected) => {
    expect(dutyBeganOn('2026-06-15', record)).toBe(expected);
  });
});

describe('planDueOn (rule WP-28)', () => {
  const year = { planDueOn: '2026-01-31', endsOn: '2026-12-31' };

  it.each([
    ['nothing new', null, 30, '2026-01-31'],
    ['a post since 2024', '2024-02-01', 30, '2026-01-31'],
    ['a post since the first day of the year', '2026-01-01', 30, '2026-01-31'],
    ['a post since 2 January', '2026-01-02', 30, '2026-02-01'],
    ['a post since 15 May', '2026-05-15', 30, '2026-06-14'],
    ['a post since 15 May, where two weeks are given', '2026-05-15', 14, '2026-05-29'],
    ['a post since 20 December', '2026-12-20', 30, '2026-12-31'],
    ['a post of the next year', '2027-02-01', 30, '2026-12-31'],
  ])('with %s', (_, beganOn, days, expected) => {
    expect(planDueOn(year, beganOn, days)).toBe(expected);
  });

  it('is never before the deadline of the year nor after its end', () => {
    fc.assert(
      fc.property(fc.integer({ min: -900, max: 900 }), fc.integer({ min: 1, max: 180 }), (offset, days) => {
        const dueOn = planDueOn(year, plusDays('2026-06-01', offset), days);
        expect(dueOn >= year.planDueOn && dueOn <= year.endsOn).toBe(true);
      }),
    );
  });
});

describe('answerDueOn (rule WP-28)', () => {
  it.each([
    ['handed in', { submittedOn: '2026-03-02', escalatedOn: null }, '2026-03-09'],
    ['put before the superior later', { submittedOn: '2026-03-02', escalatedOn: '2026-03-05' }, '2026-03-12'],
    [
      'put before him, returned and handed in again',
      { submittedOn: '2026-03-10', escalatedOn: '2026-03-05' },
      '2026-03-17',
    ],
  ])('counts from where it was last %s', (_, asked, expected) => {
    expect(answerDueOn(asked, 7, plusDays)).toBe(expected);
  });
});
