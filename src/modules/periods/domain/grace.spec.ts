import fc from 'fast-check';
import { plusDays } from '../../../kernel/values/civil-date.js';
import { extendedDay, lostDays, type Outage } from './grace.js';

const dayOf = (at: number): string => new Date(at).toISOString().slice(0, 10);
const startOf = (day: string): number => Date.parse(`${day}T00:00:00Z`);
const outage = (from: string, until: string): Outage => ({
  from: Date.parse(`2026-${from}Z`),
  until: Date.parse(`2026-${until}Z`),
});
const lost = (...outages: Outage[]): string[] => [...lostDays(outages, dayOf, startOf)];

describe('lostDays (rule PE-7)', () => {
  it.each([
    ['an hour of the morning', [outage('04-14T09:00', '04-14T10:00')], ['2026-04-14']],
    ['less than an hour', [outage('04-14T09:00', '04-14T09:59')], []],
    ['a night up to six', [outage('04-13T23:30', '04-14T06:00')], []],
    ['a night up to seven', [outage('04-13T23:30', '04-14T07:00')], ['2026-04-14']],
    [
      'two halves of a day',
      [outage('04-14T09:00', '04-14T09:30'), outage('04-14T15:00', '04-14T15:30')],
      ['2026-04-14'],
    ],
    ['the same half told twice', [outage('04-14T09:00', '04-14T09:30'), outage('04-14T09:00', '04-14T09:30')], []],
    ['three days', [outage('04-13T12:00', '04-15T12:00')], ['2026-04-13', '2026-04-14', '2026-04-15']],
    ['nothing', [], []],
  ])('%s', (_, outages, days) => {
    expect(lost(...outages)).toEqual(days);
  });
});

describe('extendedDay (rule PE-7)', () => {
  it.each([
    ['nothing was lost', [], '2026-04-14'],
    ['the last day', ['2026-04-14'], '2026-04-15'],
    ['the day before', ['2026-04-13'], '2026-04-15'],
    ['two days before', ['2026-04-12'], '2026-04-15'],
    ['three days before', ['2026-04-11'], '2026-04-14'],
    ['the last day and the next', ['2026-04-14', '2026-04-15'], '2026-04-16'],
    ['only the next', ['2026-04-15'], '2026-04-14'],
    ['all three', ['2026-04-12', '2026-04-13', '2026-04-14'], '2026-04-17'],
  ])('when %s', (_, days, expected) => {
    expect(extendedDay('2026-04-14', new Set(days))).toBe(expected);
  });

  const days = fc.array(fc.integer({ min: -5, max: 5 }).map((n) => plusDays('2026-04-14', n)));

  it('never takes a day away, and gives no lost one', () => {
    fc.assert(
      fc.property(days, (some) => {
        const day = extendedDay('2026-04-14', new Set(some));
        expect(day >= '2026-04-14').toBe(true);
        expect(day === '2026-04-14' || !some.includes(day)).toBe(true);
      }),
    );
  });

  it('is never earlier for more that was lost', () => {
    fc.assert(
      fc.property(days, days, (some, more) => {
        const all = new Set([...some, ...more]);
        expect(extendedDay('2026-04-14', all) >= extendedDay('2026-04-14', new Set(some))).toBe(true);
      }),
    );
  });
});
