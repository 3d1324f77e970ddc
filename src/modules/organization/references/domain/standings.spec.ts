import { OPEN_END, SINCE_EVER } from '../../../../kernel/values/civil-date.js';
import { daysAtWork, type StandingOfCode, standingsOn } from './standings.js';

const row = (code: string, atWork: boolean, validFrom = SINCE_EVER, validUntil = OPEN_END): StandingOfCode => {
  return { code, atWork, obligation: atWork ? 'REQUIRED' : 'NONE', validFrom, validUntil };
};

describe('standingsOn (rule OR-7)', () => {
  const rows = [
    row('09', false, '2027-01-01'),
    row('09', true, SINCE_EVER, '2026-12-31'),
    row('12', true, SINCE_EVER, '2020-12-31'),
    row('17', true, '2026-06-01'),
  ];
  it.each([
    ['2026-05-31', ['09 true', '12 true']],
    ['2026-06-01', ['09 true', '12 true', '17 true']],
    ['2027-01-01', ['09 false', '12 true', '17 true']],
  ])('on %s', (day, expected) => {
    const found = [...standingsOn(rows, day)].map(([code, { atWork }]) => `${code} ${atWork}`);
    expect(found.sort()).toEqual(expected);
  });
});

describe('which standing ends the service (rule OR-7)', () => {
  it.each([
    ['retired', { atWork: false, endsService: true }, true],
    ['on study', { atWork: false, endsService: false }, false],
    ['a code of the region that does not say', { atWork: false }, false],
    ['a code that says both: who works has not left', { atWork: true, endsService: true }, false],
  ])('%s', (_name, meaning, expected) => {
    const standings = standingsOn([{ ...row('99', false), ...meaning }], '2026-03-02');
    expect(standings.get('99')?.endsService).toBe(expected);
  });
});

describe('daysAtWork (rule OR-7)', () => {
  it.each([
    ['one meaning since ever', [row('01', true)], [[SINCE_EVER, OPEN_END]]],
    ['never', [row('03', false)], []],
    [
      'until another meaning begins',
      [row('11', false, '2026-04-01'), row('11', true, SINCE_EVER, '2026-03-31')],
      [[SINCE_EVER, '2026-03-31']],
    ],
    [
      'a code that was closed keeps its last meaning',
      [row('12', true, '2020-01-01', '2025-12-31')],
      [['2020-01-01', OPEN_END]],
    ],
    [
      'over a gap, too',
      [row('12', true, '2020-01-01', '2024-12-31'), row('12', false, '2026-01-01')],
      [['2020-01-01', '2025-12-31']],
    ],
  ])('%s', (_name, rows, expected) => {
    const days = [...daysAtWork(rows).values()].flat();
    expect(days.map(({ validFrom, validUntil }) => [validFrom, validUntil])).toEqual(expected);
  });
});
