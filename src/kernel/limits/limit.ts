import type { Clock } from '../clock/clock.js';
import type { Policy } from './policies.js';

/** Most callers that are told apart in a window; those that come then are not counted, and memory is bounded. */
const MOST_CALLERS = 50_000;
/** Into how many parts a quota is cut for telling other processes of it. */
const PARTS = 20;

/** How often a caller came in one window. */
interface Count {
  readonly caller: string;
  readonly window: number;
  /** To this process. */
  here: number;
  /** Of these, what the other processes were told. */
  told: number;
  /** To the others, as far as is known here. */
  elsewhere: number;
}

/** Where a caller stands after a request. */
export interface Verdict {
  readonly isOver: boolean;
  readonly remaining: number;
  /** Until the window ends, at least 1. */
  readonly resetSeconds: number;
}

/** Counts that processes have in common. */
export interface CommonCounts {
  /** Adds to the count of a caller in a window; gives the sum of all processes. Fails when it cannot tell in time. */
  add(policy: Policy, window: number, caller: string, requests: number): Promise<number>;
}

/**
 * One policy at work. Windows follow the clock (the first of the minute, the tenth second …), so all processes have the same
 * ones, and a window that is over is forgotten as a whole.
 */
export class Limit {
  private window = NaN;
  private counts = new Map<string, Count>();
  private refusedIn = NaN;
  private readonly part: number;

  constructor(
    readonly policy: Policy,
    private readonly clock: Clock,
    private readonly common: CommonCounts | null,
  ) {
    this.part = Math.ceil(policy.quota / PARTS);
  }

  /** Counts one request of a caller. It is a promise only where other processes are asked first. */
  take(caller: string): Verdict | Promise<Verdict> {
    const nowMs = this.clock.now().getTime();
    const count = this.countOf(caller, this.windowAt(nowMs));
    if (this.leftOf(count) <= 0) return this.verdict(nowMs, count, true);
    count.here += 1;
    if (this.common === null) return this.verdict(nowMs, count, false);
    if (this.policy.isExact) {
      return this.tell(this.common, count).then((sum) => this.verdict(nowMs, count, (sum ?? 0) > this.policy.quota));
    }
    if (count.here - count.told >= this.part) void this.tell(this.common, count);
    return this.verdict(nowMs, count, false);
  }

  /** True when the caller was refused already in this window, or would be. Costs nothing as long as nobody was. */
  isSpent(caller: () => string): boolean {
    if (Number.isNaN(this.refusedIn)) return false;
    const window = this.windowAt(this.clock.now().getTime());
    return this.refusedIn === window && this.leftOf(this.countOf(caller(), window)) <= 0;
  }

  private windowAt(nowMs: number): number {
    return Math.floor(nowMs / (this.policy.windowSeconds * 1_000));
  }

  private countOf(caller: string, window: number): Count {
    if (window !== this.window) {
      this.window = window;
      this.counts = new Map();
    }
    const known = this.counts.get(caller);
    if (known) return known;
    const count = { caller, window, here: 0, told: 0, elsewhere: 0 };
    if (this.counts.size < MOST_CALLERS) this.counts.set(caller, count);
    return count;
  }

  private leftOf({ here, elsewhere }: Count): number {
    return this.policy.quota - here - elsewhere;
  }

  /** Tells the others what they do not know yet; gives the sum of all, or null when there is none to be had. */
  private async tell(common: CommonCounts, count: Count): Promise<number | null> {
    const news = count.here - count.told;
    const told = (count.told += news);
    try {
      const sum = await common.add(this.policy, count.window, count.caller, news);
      // Common counts that were lost and begin anew do not make known ones smaller.
      count.elsewhere = Math.max(count.elsewhere, sum - told);
      return sum;
    } catch {
      count.told -= news;
      return null;
    }
  }

  private verdict(nowMs: number, count: Count, isOver: boolean): Verdict {
    if (isOver) this.refusedIn = count.window;
    const remaining = isOver ? 0 : Math.max(0, this.leftOf(count));
    const endsAtMs = (count.window + 1) * this.policy.windowSeconds * 1_000;
    return { isOver, remaining, resetSeconds: Math.max(1, Math.ceil((endsAtMs - nowMs) / 1_000)) };
  }
}
