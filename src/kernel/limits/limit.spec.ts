import { Clock } from '../clock/clock.js';
import { type CommonCounts, Limit, type Verdict } from './limit.js';
import type { Policy } from './policies.js';

class StandingClock extends Clock {
  readonly timeZone = 'Asia/Jakarta';
  atMs = Date.parse('2026-03-02T01:00:00Z');
  now(): Date {
    return new Date(this.atMs);
  }
}

const READ: Policy = { name: 'read', quota: 40, windowSeconds: 10, isExact: false };
const SIGN_IN: Policy = { name: 'sign-in', quota: 5, windowSeconds: 60, isExact: true };

/** What processes have in common: `isAway` as when Redis is down, `lose` as when it starts anew. */
class Common implements CommonCounts {
  isAway = false;
  asked = 0;
  private sums = new Map<string, number>();

  async add({ name }: Policy, window: number, caller: string, requests: number): Promise<number> {
    this.asked += 1;
    if (this.isAway) throw new Error('away');
    const key = `${name} ${window} ${caller}`;
    const sum = (this.sums.get(key) ?? 0) + requests;
    this.sums.set(key, sum);
    return sum;
  }

  lose(): void {
    this.sums = new Map();
  }
}

let clock: StandingClock;
let common: Common;
beforeEach(() => {
  clock = new StandingClock();
  common = new Common();
});

/** How many of so many requests are let through, one after the other by these processes in turn. */
async function letThrough(limits: readonly Limit[], requests: number, caller = 'a'): Promise<number> {
  let through = 0;
  for (let n = 0; n < requests; n += 1) through += (await limits[n % limits.length]?.take(caller))?.isOver ? 0 : 1;
  return through;
}

describe('A limit in one process', () => {
  it('counts down, refuses what is too many, and begins anew with the next window', () => {
    const limit = new Limit({ ...READ, quota: 2 }, clock, null);
    clock.atMs += 3_400;
    expect([limit.take('a'), limit.take('a'), limit.take('a')]).toEqual([
      { isOver: false, remaining: 1, resetSeconds: 7 },
      { isOver: false, remaining: 0, resetSeconds: 7 },
      { isOver: true, remaining: 0, resetSeconds: 7 },
    ]);
    clock.atMs += 6_599;
    expect(limit.take('a')).toEqual({ isOver: true, remaining: 0, resetSeconds: 1 });
    clock.atMs += 1;
    expect(limit.take('a')).toEqual({ isOver: false, remaining: 1, resetSeconds: 10 });
  });

  it('tells callers apart', async () => {
    const limit = new Limit(READ, clock, null);
    expect([await letThrough([limit], 50, 'a'), await letThrough([limit], 3, 'b')]).toEqual([40, 3]);
  });

  it('knows whose requests are used up, and asks for nobody as long as nobody was refused', () => {
    const limit = new Limit({ ...READ, quota: 1 }, clock, null);
    const never = (): string => {
      throw new Error('asked');
    };
    expect(limit.isSpent(never)).toBe(false);
    void limit.take('a');
    expect(limit.isSpent(never)).toBe(false);
    void limit.take('a');
    expect([limit.isSpent(() => 'a'), limit.isSpent(() => 'b')]).toEqual([true, false]);
    clock.atMs += 10_000;
    expect(limit.isSpent(never)).toBe(false);
  });

  it('keeps no more than 50,000 callers; those that are known stay limited', () => {
    const limit = new Limit({ ...READ, quota: 1 }, clock, null);
    for (let n = 0; n < 50_000; n += 1) void limit.take(`caller ${n}`);
    const isOver = (caller: string): boolean => (limit.take(caller) as Verdict).isOver;
    expect([isOver('caller 0'), isOver('caller 49999')]).toEqual([true, true]);
    expect([isOver('one more'), isOver('one more')]).toEqual([false, false]);
    clock.atMs += 10_000;
    expect([isOver('one more'), isOver('one more')]).toEqual([false, true]);
  });
});

describe('A limit of several processes', () => {
  it('is kept to a twentieth for each of them, and asks nobody for callers who come seldom', async () => {
    const limits = [new Limit(READ, clock, common), new Limit(READ, clock, common)];
    expect(await letThrough(limits, 2)).toBe(2);
    expect(common.asked).toBe(0);
    const through = 2 + (await letThrough(limits, 198));
    expect(through).toBeGreaterThanOrEqual(40);
    expect(through).toBeLessThanOrEqual(44);
    expect(common.asked).toBeLessThanOrEqual(22);
  });

  it('is kept exactly where it is said so, however many come at once', async () => {
    const limits = [new Limit(SIGN_IN, clock, common), new Limit(SIGN_IN, clock, common)];
    const verdicts = await Promise.all(Array.from({ length: 20 }, async (_, n) => limits[n % 2]?.take('a')));
    expect(verdicts.filter((verdict) => verdict?.isOver === false)).toHaveLength(5);
    const asked = common.asked;
    expect(await letThrough(limits, 10)).toBe(0);
    expect(common.asked).toBe(asked);
  });

  it('goes on in each of them alone when there is nothing in common any more, and together again after', async () => {
    const [here, there] = [new Limit(SIGN_IN, clock, common), new Limit(SIGN_IN, clock, common)];
    common.isAway = true;
    expect([await letThrough([here], 9), await letThrough([there], 3)]).toEqual([5, 3]);
    common.isAway = false;
    clock.atMs += 60_000;
    common.isAway = true;
    expect([await letThrough([here], 2), await letThrough([there], 1)]).toEqual([2, 1]);
    common.isAway = false;
    // What was not told then is told now, so two of the five are left.
    expect([await letThrough([here], 1), await letThrough([there], 5)]).toEqual([1, 1]);
  });

  it('forgets nothing that it knows when the common counts are lost', async () => {
    const limits = [new Limit(SIGN_IN, clock, common), new Limit(SIGN_IN, clock, common)];
    expect(await letThrough(limits, 5)).toBe(5);
    common.lose();
    expect(await letThrough(limits, 4)).toBeLessThanOrEqual(1);
  });
});
