import fc from 'fast-check';
import { OPEN_END, plusDays } from '../../../kernel/values/civil-date.js';
import { closingOf, type HeldPost, type ServiceRecord } from './closing.js';

const YEAR = { startsOn: '2026-01-01', endsOn: '2026-12-31' };
const post = (validFrom: string, validUntil: string, positionId = 'analyst', unitId = 'budget'): HeldPost => ({
  validFrom,
  validUntil,
  positionId,
  unitId,
});
const standing = (validFrom: string, validUntil: string, hasDuty: boolean) => ({ validFrom, validUntil, hasDuty });
const SINCE = '2020-01-01';
const stays: ServiceRecord = {
  posts: [post(SINCE, OPEN_END)],
  standings: [standing(SINCE, OPEN_END, true)],
  contracts: [],
};

describe('closingOf (rule WP-21)', () => {
  it.each<[string, Partial<ServiceRecord>, string | null]>([
    ['who stays keeps the plan to its end', {}, null],
    [
      'a mutation on 15 May',
      { posts: [post(SINCE, '2026-05-14'), post('2026-05-15', OPEN_END, 'auditor')] },
      '2026-05-14 POST_CHANGED',
    ],
    [
      'the same post in another unit',
      { posts: [post(SINCE, '2026-05-14'), post('2026-05-15', OPEN_END, 'analyst', 'assets')] },
      '2026-05-14 POST_CHANGED',
    ],
    ['a letter that renews the same post', { posts: [post(SINCE, '2026-05-14'), post('2026-05-15', OPEN_END)] }, null],
    [
      'a gap in the same post',
      { posts: [post(SINCE, '2026-05-14'), post('2026-06-01', OPEN_END)] },
      '2026-05-14 POST_CHANGED',
    ],
    ['nobody after the post', { posts: [post(SINCE, '2026-05-14')] }, '2026-05-14 POST_CHANGED'],
    [
      'away and back',
      { posts: [post(SINCE, '2026-03-31'), post('2026-04-01', '2026-04-30', 'x'), post('2026-05-01', OPEN_END)] },
      '2026-03-31 POST_CHANGED',
    ],
    [
      'a post before the plan does not count',
      { posts: [post('2019-01-01', '2025-12-31', 'x'), post('2026-01-01', OPEN_END)] },
      null,
    ],
    ['a first post within the plan', { posts: [post('2026-03-03', OPEN_END)] }, null],
    ['a post that ends with the year', { posts: [post(SINCE, '2026-12-31')] }, null],
    ['a post that ends a day before it', { posts: [post(SINCE, '2026-12-30')] }, '2026-12-30 POST_CHANGED'],
    ['no post on record', { posts: [] }, null],
    [
      'retired on 1 July',
      { standings: [standing(SINCE, '2026-06-30', true), standing('2026-07-01', OPEN_END, false)] },
      '2026-06-30 NO_DUTY',
    ],
    [
      'suspended for two months',
      {
        standings: [
          standing(SINCE, '2026-03-31', true),
          standing('2026-04-01', '2026-05-31', false),
          standing('2026-06-01', OPEN_END, true),
        ],
      },
      '2026-03-31 NO_DUTY',
    ],
    [
      'no duty on the first day, and again in July',
      {
        standings: [
          standing(SINCE, '2026-01-10', false),
          standing('2026-01-11', '2026-06-30', true),
          standing('2026-07-01', OPEN_END, false),
        ],
      },
      '2026-06-30 NO_DUTY',
    ],
    ['a standing without duty before the plan', { standings: [standing('2019-01-01', '2025-12-31', false)] }, null],
    [
      'a contract until 31 October',
      { contracts: [{ validFrom: '2025-11-01', validUntil: '2026-10-31' }] },
      '2026-10-31 CONTRACT_ENDED',
    ],
    [
      'a contract that is extended without a gap',
      {
        contracts: [
          { validFrom: '2026-11-01', validUntil: '2027-10-31' },
          { validFrom: '2025-11-01', validUntil: '2026-10-31' },
        ],
      },
      null,
    ],
    [
      'a contract that goes on after a gap',
      {
        contracts: [
          { validFrom: '2025-11-01', validUntil: '2026-10-31' },
          { validFrom: '2026-11-02', validUntil: '2027-10-31' },
        ],
      },
      '2026-10-31 CONTRACT_ENDED',
    ],
    [
      'the first of several reasons',
      {
        posts: [post(SINCE, '2026-08-31')],
        standings: [standing(SINCE, '2026-06-30', true), standing('2026-07-01', OPEN_END, false)],
      },
      '2026-06-30 NO_DUTY',
    ],
  ])('%s', (_name, record, expected) => {
    const closing = closingOf(YEAR, { ...stays, ...record });
    expect(closing && `${closing.endsOn} ${closing.cause}`).toBe(expected);
  });

  it('never ends before the plan begins or after it would end', () => {
    const day = fc.integer({ min: -400, max: 800 }).map((n) => plusDays(YEAR.startsOn, n));
    const days = fc
      .tuple(day, day)
      .map(([a, b]) => (a <= b ? { validFrom: a, validUntil: b } : { validFrom: b, validUntil: a }));
    const record = fc.record({
      posts: fc.array(
        fc.tuple(days, fc.constantFrom('a', 'b')).map(([held, positionId]) => ({ ...held, positionId, unitId: 'u' })),
        { maxLength: 5 },
      ),
      standings: fc.array(
        fc.tuple(days, fc.boolean()).map(([held, hasDuty]) => ({ ...held, hasDuty })),
        { maxLength: 5 },
      ),
      contracts: fc.array(days, { maxLength: 4 }),
    });
    fc.assert(
      fc.property(record, (one) => {
        const closing = closingOf(YEAR, one);
        return !closing || (closing.endsOn >= YEAR.startsOn && closing.endsOn < YEAR.endsOn);
      }),
    );
  });

  it('finds nothing more in a plan that ends on that day', () => {
    const posts = [post(SINCE, '2026-05-14'), post('2026-05-15', OPEN_END, 'auditor')];
    expect(closingOf({ ...YEAR, endsOn: '2026-05-14' }, { ...stays, posts })).toBeNull();
    expect(closingOf({ startsOn: '2026-05-15', endsOn: '2026-12-31' }, { ...stays, posts })).toBeNull();
  });
});
