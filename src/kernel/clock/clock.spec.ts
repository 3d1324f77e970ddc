import { spawnSync } from 'node:child_process';
import { pathToFileURL } from 'node:url';
import fc from 'fast-check';
import { plusDays } from '../values/civil-date.js';
import { Clock } from './clock.js';

class FixedClock extends Clock {
  constructor(readonly timeZone: string) {
    super();
  }

  now(): Date {
    return new Date('2026-12-31T16:30:00Z');
  }
}

const ZONES = [
  ['WIB', 'Asia/Jakarta', 7],
  ['WIB', 'Asia/Pontianak', 7],
  ['WITA', 'Asia/Makassar', 8],
  ['WIT', 'Asia/Jayapura', 9],
] as const;

describe('The civil day of a government (R100)', () => {
  it.each([
    ['Asia/Jakarta', '2026-12-31'],
    ['Asia/Pontianak', '2026-12-31'],
    ['Asia/Makassar', '2027-01-01'],
    ['Asia/Jayapura', '2027-01-01'],
  ])('in %s at 16.30 UTC on New Year’s Eve is %s', (zone, day) => {
    expect(new FixedClock(zone).today()).toBe(day);
  });

  it.each(ZONES)('in %s (%s) begins at midnight, %i hours before it does in UTC', (_, zone, hours) => {
    const clock = new FixedClock(zone);
    for (const day of ['2026-01-01', '2026-12-31', '2028-02-29', '2028-03-01', '2027-03-28', '2026-10-25']) {
      const start = clock.startOf(day);
      expect(start.toISOString()).toBe(new Date(Date.parse(`${day}T00:00:00Z`) - hours * 3_600_000).toISOString());
      expect([clock.today(new Date(start.getTime() - 1)), clock.today(start)]).toEqual([plusDays(day, -1), day]);
    }
  });

  it('holds every instant exactly once, also over leap days and years’ ends', () => {
    const instants = fc.date({
      min: new Date('2020-01-01T00:00:00Z'),
      max: new Date('2100-12-31T00:00:00Z'),
      noInvalidDate: true,
    });
    for (const [, zone] of ZONES) {
      const clock = new FixedClock(zone);
      const holds = fc.property(instants, (at) => {
        const day = clock.today(at);
        const [from, until] = [clock.startOf(day), clock.startOf(plusDays(day, 1))];
        return from <= at && at < until && until.getTime() - from.getTime() === 86_400_000;
      });
      fc.assert(holds, { seed: 100, numRuns: 300 });
    }
  });

  it.each(['UTC', 'America/New_York', 'Pacific/Kiritimati', 'Asia/Jakarta'])(
    'does not depend on the zone of the machine: %s',
    (TZ) => {
      const program = `
        const { SystemClock } = await import('./src/kernel/clock/clock.ts');
        const clock = new SystemClock('Asia/Jayapura');
        const days = ['2026-12-31T14:59:59Z', '2026-12-31T15:00:00Z'].map((at) => clock.today(new Date(at)));
        console.log(days.join(), clock.startOf('2027-01-01').toISOString(), new Date(0).getTimezoneOffset());`;
      const hooks = pathToFileURL('test/support/typescript-hooks.mjs').href;
      const options = ['--import', hooks, '--input-type=module', '--eval', program];
      const { stdout } = spawnSync(process.execPath, options, { encoding: 'utf8', env: { ...process.env, TZ } });
      expect(stdout).toMatch(/^2026-12-31,2027-01-01 2026-12-31T15:00:00\.000Z -?\d+\n$/);
    },
  );
});
