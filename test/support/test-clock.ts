import { Clock } from '../../src/kernel/clock/clock.js';

/** A clock that stands still until a test moves it. It starts on Monday, 2 March 2026, 08.00 in Jakarta, 01.00 in UTC. */
export class TestClock extends Clock {
  private at = new Date('2026-03-02T01:00:00Z');

  constructor(readonly timeZone = 'Asia/Jakarta') {
    super();
  }

  now(): Date {
    return new Date(this.at);
  }

  /** Sets the instant: `clock.set('2027-01-04T02:00:00Z')`, or the morning of a civil day: `clock.set('2027-01-04')`. */
  set(instant: string): void {
    this.at = instant.length === 10 ? new Date(this.startOf(instant).getTime() + 8 * 3_600_000) : new Date(instant);
  }

  /** Moves on by so many days, hours or seconds. */
  advance({ days = 0, hours = 0, seconds = 0 }: { days?: number; hours?: number; seconds?: number }): void {
    this.at = new Date(this.at.getTime() + ((days * 24 + hours) * 3_600 + seconds) * 1_000);
  }
}
