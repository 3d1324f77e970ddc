import { SystemClock } from '../../kernel/clock/clock.js';
import type { CivilDate } from '../../kernel/values/civil-date.js';

/** The machine's clock, which the demo sets back while it tells the year so far. */
export class DemoClock extends SystemClock {
  private pretended: Date | null = null;

  override now(): Date {
    return this.pretended ?? super.now();
  }

  /** Lets it be a minute of office hours on a day; each call within a day is a little later. */
  pretend(day: CivilDate, minute = 0): void {
    this.pretended = new Date(this.startOf(day).getTime() + (8 * 60 + minute) * 60_000);
  }

  /** Back to the present. */
  resume(): void {
    this.pretended = null;
  }
}
