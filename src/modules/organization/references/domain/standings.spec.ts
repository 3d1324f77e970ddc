import { OPEN_END, SINCE_EVER } from '../../../../kernel/values/civil-date.js';
import { type StandingOfCode, standingsOn } from './standings.js';

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
