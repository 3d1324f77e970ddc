import fc from 'fast-check';
import { SystemClock } from '../../../kernel/clock/clock.js';
import { deliveryOf, nextDigest, quietUntil } from './delivery-times.js';
import { NOTIFICATION_KIND_NAMES } from './notification-kinds.js';
import {
  areQuietHours,
  CHANNELS,
  CHOICES,
  type ClockTime,
  type GroupChoice,
  type Preferences,
  type QuietHours,
} from './preferences.js';

const zone = new SystemClock('Asia/Jakarta');
const times = { digestAt: '07:00', zone } as const;
const NIGHT: QuietHours = { from: '21:00', until: '06:00' };
/** A civil time of 2 or 3 March 2026 in Jakarta. */
const at = (text: string): Date => new Date(`2026-03-0${text.replace(' ', 'T')}:00+07:00`);
const all = (choice: GroupChoice, quietHours: QuietHours | null = NIGHT): Preferences => ({
  language: 'id',
  quietHours,
  choices: { tasks: choice, reminders: choice, decisions: choice, dialogue: choice },
});
const AT_ONCE = all({ email: 'AT_ONCE', gateway: 'AT_ONCE' });
const DIGEST = all({ email: 'DIGEST', gateway: 'DIGEST' });
const NEVER = all({ email: 'NEVER', gateway: 'NEVER' });

describe('deliveryOf (rule NT-7)', () => {
  it.each([
    ['at once, by day', 'PLAN_SUBMITTED', 'EMAIL', AT_ONCE, '2 14:00', 'BY_ITSELF', '2 14:00'],
    ['at once, in the night', 'PLAN_SUBMITTED', 'EMAIL', AT_ONCE, '2 22:15', 'BY_ITSELF', '3 06:00'],
    ['at once, after midnight', 'PLAN_SUBMITTED', 'EMAIL', AT_ONCE, '3 00:10', 'BY_ITSELF', '3 06:00'],
    ['at once, as quiet hours begin', 'PLAN_SUBMITTED', 'EMAIL', AT_ONCE, '2 21:00', 'BY_ITSELF', '3 06:00'],
    ['at once, as they end', 'PLAN_SUBMITTED', 'EMAIL', AT_ONCE, '3 06:00', 'BY_ITSELF', '3 06:00'],
    ['urgent, in the night, by e-mail', 'APPRAISAL_PUBLISHED', 'EMAIL', AT_ONCE, '2 22:15', 'BY_ITSELF', '2 22:15'],
    ['urgent, to the telephone', 'APPRAISAL_PUBLISHED', 'GATEWAY', AT_ONCE, '2 22:15', 'BY_ITSELF', '3 06:00'],
    ['urgent, for the digest', 'APPRAISAL_PUBLISHED', 'EMAIL', DIGEST, '2 14:00', 'BY_ITSELF', '2 14:00'],
    ['urgent, never', 'APPRAISAL_PUBLISHED', 'GATEWAY', NEVER, '2 14:00', 'NEVER', null],
    ['for the digest, by day', 'PLAN_SUBMITTED', 'EMAIL', DIGEST, '2 14:00', 'DIGEST', '3 07:00'],
    ['for the digest, before it', 'PLAN_SUBMITTED', 'EMAIL', DIGEST, '3 06:59', 'DIGEST', '3 07:00'],
    ['for the digest, with it', 'PLAN_SUBMITTED', 'EMAIL', DIGEST, '2 07:00', 'DIGEST', '3 07:00'],
    ['never', 'PLAN_SUBMITTED', 'EMAIL', NEVER, '2 14:00', 'NEVER', null],
  ] as const)('%s: %s by %s', (_, kind, channel, preferences, now, how, expected) => {
    const delivery = deliveryOf(kind, channel, preferences, { now: at(now), ...times });
    expect(delivery).toEqual(expected === null ? { how } : { how, at: at(expected) });
  });
});

describe('quietUntil (rule NT-7)', () => {
  it.each([
    ['12:00', '13:00', '2 11:59', null],
    ['12:00', '13:00', '2 12:00', '2 13:00'],
    ['12:00', '13:00', '2 13:00', null],
    ['00:00', '05:00', '2 00:00', '2 05:00'],
    ['21:00', '00:00', '2 23:59', '3 00:00'],
    ['21:00', '06:00', '2 20:59', null],
  ] as const)('of %s until %s, on %s', (from, until, now, expected) => {
    expect(quietUntil(at(now), { from, until }, zone)).toEqual(expected && at(expected));
  });
});

describe('nextDigest (rule NT-7)', () => {
  it.each([
    [null, '2 07:00'],
    [{ from: '21:00', until: '07:30' }, '2 07:30'],
    [{ from: '06:00', until: '09:15' }, '2 09:15'],
    [{ from: '07:01', until: '09:15' }, '2 07:00'],
  ] as const)('with quiet hours %j is at %s', (hours, expected) => {
    expect(nextDigest(at('2 01:00'), hours, times)).toEqual(at(expected));
  });
});

describe('at every time and whatever somebody chose (rule NT-7)', () => {
  const two = (most: number) => fc.integer({ min: 0, max: most }).map((one) => String(one).padStart(2, '0'));
  const time = fc.tuple(two(23), two(59)).map(([hours, minutes]) => `${hours}:${minutes}` as ClockTime);
  const quiet = fc
    .record({ from: time, until: time })
    .filter(({ from, until }) => areQuietHours(from, until))
    .map((hours): QuietHours => hours);
  const choice = fc.record({ email: fc.constantFrom(...CHOICES), gateway: fc.constantFrom(...CHOICES) });
  const given = fc.record({
    kind: fc.constantFrom(...NOTIFICATION_KIND_NAMES),
    channel: fc.constantFrom(...CHANNELS),
    preferences: fc.tuple(choice, fc.option(quiet)).map(([one, hours]) => all(one, hours)),
    digestAt: time,
    now: fc.date({ min: new Date('2026-01-01'), max: new Date('2027-01-01'), noInvalidDate: true }),
    zone: fc.constantFrom('Asia/Jakarta', 'Asia/Makassar', 'Asia/Jayapura').map((name) => new SystemClock(name)),
  });

  it('nobody is told before it happens, nor later than a day after it', () => {
    fc.assert(
      fc.property(given, ({ kind, channel, preferences, ...when }) => {
        const delivery = deliveryOf(kind, channel, preferences, when);
        if (delivery.how === 'NEVER') return;
        const waits = delivery.at.getTime() - when.now.getTime();
        expect(waits).toBeGreaterThanOrEqual(0);
        expect(waits).toBeLessThanOrEqual(86_400_000);
      }),
    );
  });

  it('no message and no digest comes in quiet hours', () => {
    fc.assert(
      fc.property(given, ({ kind, channel, preferences, ...when }) => {
        const delivery = deliveryOf(kind, channel, preferences, when);
        if (delivery.how === 'NEVER' || (delivery.how === 'BY_ITSELF' && channel === 'EMAIL')) return;
        expect(quietUntil(delivery.at, preferences.quietHours, when.zone)).toBeNull();
      }),
    );
  });
});
