import type { Clock } from '../../../kernel/clock/clock.js';
import { restSeconds } from '../domain/delivery-rules.js';

/** Leaves a server alone for a while that could not be spoken with, the longer the more often in a row. */
export class Resting {
  private failures = 0;
  private restsUntil = 0;

  constructor(private readonly clock: Clock) {}

  /** Until when nothing should be tried; null when it may be. */
  get until(): Date | null {
    return this.restsUntil > this.clock.now().getTime() ? new Date(this.restsUntil) : null;
  }

  /** Notes what came of an attempt. */
  note(isAway: boolean): void {
    this.failures = isAway ? this.failures + 1 : 0;
    if (isAway) this.restsUntil = this.clock.now().getTime() + restSeconds(this.failures) * 1_000;
  }
}
