import { type CivilTime, nextTime } from '../../../kernel/values/timetable.js';
import type { NotificationKind } from './notification-kinds.js';
import { type Channel, choiceOf, type ClockTime, isUrgent, type Preferences, type QuietHours } from './preferences.js';

/** How somebody is told on a channel, and from when on: by itself, with everything else of the day, or not at all. */
export type Delivery =
  | { readonly how: 'NEVER' }
  | { readonly how: 'BY_ITSELF'; readonly at: Date }
  | { readonly how: 'DIGEST'; readonly at: Date };

/** When digests are sent, and the zone of the civil times. */
export interface DeliveryTimes {
  readonly digestAt: ClockTime;
  readonly zone: CivilTime;
}

/**
 * When somebody is told of a kind that happens now. What falls in quiet hours waits until they end. What is urgent waits for no digest,
 * and an e-mail about it for no quiet hours either, because e-mails wake nobody.
 * Source: ours; rules.md NT-7.
 */
export function deliveryOf(
  kind: NotificationKind,
  channel: Channel,
  { choices, quietHours }: Preferences,
  { now, digestAt, zone }: DeliveryTimes & { readonly now: Date },
): Delivery {
  const choice = choiceOf(choices, kind, channel);
  if (choice === 'NEVER') return { how: 'NEVER' };
  if (choice === 'DIGEST' && !isUrgent(kind))
    return { how: 'DIGEST', at: nextDigest(now, quietHours, { digestAt, zone }) };
  const end = isHeldByQuietHours(kind, channel) ? quietUntil(now, quietHours, zone) : null;
  return { how: 'BY_ITSELF', at: end ?? now };
}

/** False for what is sent in quiet hours all the same. */
export function isHeldByQuietHours(kind: NotificationKind, channel: Channel): boolean {
  return channel === 'GATEWAY' || !isUrgent(kind);
}

/** When the quiet hours end in which an instant lies; null when it lies in none. Their begin belongs to them, their end does not. */
export function quietUntil(at: Date, hours: QuietHours | null, zone: CivilTime): Date | null {
  if (!hours) return null;
  const time = at.getTime() - zone.startOf(zone.today(at)).getTime();
  return isWithin(time, hours) ? nextTime({ dailyAt: hours.until }, at, zone) : null;
}

/** The first digest after an instant: at the hour of digests, or at the end of the quiet hours in which that lies. */
export function nextDigest(after: Date, hours: QuietHours | null, { digestAt, zone }: DeliveryTimes): Date {
  const dailyAt = hours && isWithin(millisecondsOf(digestAt), hours) ? hours.until : digestAt;
  return nextTime({ dailyAt }, after, zone);
}

function isWithin(time: number, hours: QuietHours): boolean {
  const [from, until] = [millisecondsOf(hours.from), millisecondsOf(hours.until)];
  return from < until ? from <= time && time < until : from <= time || time < until;
}

/** From midnight to a time. */
function millisecondsOf(time: ClockTime): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return (hours * 60 + minutes) * 60_000;
}
