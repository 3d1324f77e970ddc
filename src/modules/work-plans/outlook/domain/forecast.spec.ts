import { type Forecast, forecastOfLevel, forecastOfSum } from './forecast.js';

/** The same numbers on every run (mulberry32). */
function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}
type Random = () => number;
const gauss = (random: Random): number => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
const stepsOf = (count: number, step: (at: number) => number): number[] =>
  Array.from({ length: count }, (_, at) => Math.max(0, step(at)));

/** Years of several kinds, as the steps of their months or quarters. */
const YEARS: Readonly<Record<string, (random: Random, count: number) => number[]>> = {
  linear: (random, count) => stepsOf(count, () => 10 * (1 + 0.15 * gauss(random))),
  noisy: (random, count) => stepsOf(count, () => 10 * (1 + 0.7 * gauss(random))),
  endLoaded: (random, count) => {
    const growth = 0.5 + 1.5 * random();
    return stepsOf(count, (at) => 10 * (0.4 + (growth * (at + 0.5)) / count) * (1 + 0.25 * gauss(random)));
  },
  stalled: (random, count) => {
    const stop = Math.floor(count * (0.25 + 0.4 * random()));
    return stepsOf(count, (at) => (at < stop ? 10 * (1 + 0.25 * gauss(random)) : random() < 0.4 ? 2 * random() : 0));
  },
};
/** Levels that creep, and that swing about where they are. */
const LEVELS: Readonly<Record<string, (random: Random) => number[]>> = {
  creeping: (random) => {
    const drift = 1.5 * gauss(random);
    let level = 80;
    return Array.from({ length: 12 }, () => (level += drift + gauss(random)));
  },
  swinging: (random) => Array.from({ length: 12 }, () => 80 + 3 * gauss(random)),
  wandering: (random) => {
    let level = 80;
    return Array.from({ length: 12 }, () => (level += 2 * gauss(random)));
  },
};
const REPEATS = 2000;
const MONTHS_SEEN = [4, 5, 6, 7, 8, 9] as const;
const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);

interface Score {
  readonly coverage: number;
  readonly error: number;
  readonly naive: readonly number[];
}

/** Hides the later parts of many years: how often the bounds hold the truth, and the mean error in per cent of the truth. */
function scoreOf(cases: readonly { forecast: Forecast | null; truth: number; naive: readonly number[] }[]): Score {
  const off = (guess: number, truth: number): number => (100 * Math.abs(guess - truth)) / Math.abs(truth);
  const count = cases.length;
  const held = cases.filter(({ forecast, truth }) => forecast && forecast.lower <= truth && truth <= forecast.upper);
  return {
    coverage: held.length / count,
    error: sum(cases.map(({ forecast, truth }) => off(forecast?.value ?? 0, truth))) / count,
    naive: [0, 1].map((at) => sum(cases.map(({ naive, truth }) => off(naive[at] ?? 0, truth))) / count),
  };
}

/** Of sums; the naive ones are what is reached, and a straight line through it. */
function sums(kinds: readonly string[], count: number, seen: readonly number[], seed: number): Score {
  const random = randomOf(seed);
  const cases = kinds.flatMap((kind) =>
    Array.from({ length: REPEATS }, () => {
      const year = YEARS[kind]!(random, count);
      const made = seen[Math.floor(random() * seen.length)]!;
      const reached = sum(year.slice(0, made));
      const forecast = forecastOfSum(year.slice(0, made), count - made, 12 / count);
      return { forecast, truth: sum(year), naive: [reached, (reached / made) * count] };
    }),
  );
  return scoreOf(cases);
}

/** Of levels; the naive ones are the last value, and a straight line through first and last. */
function levels(kinds: readonly string[], seed: number): Score {
  const random = randomOf(seed);
  const cases = kinds.flatMap((kind) =>
    Array.from({ length: REPEATS }, () => {
      const year = LEVELS[kind]!(random);
      const made = MONTHS_SEEN[Math.floor(random() * MONTHS_SEEN.length)]!;
      const last = year[made - 1]!;
      const line = last + ((last - year[0]!) / (made - 1)) * (12 - made);
      return { forecast: forecastOfLevel(year.slice(0, made), 12 - made), truth: year[11]!, naive: [last, line] };
    }),
  );
  return scoreOf(cases);
}

describe('a forecast on held-out years (rule EW-3)', () => {
  const [KINDS, LEVEL_KINDS] = [Object.keys(YEARS), Object.keys(LEVELS)];

  it.each([
    ['linear', 0.9, 1],
    ['noisy', 0.8, 0.92],
    ['endLoaded', 0.65, 0.8],
    ['stalled', 0.7, 0.85],
  ] as const)('holds %s years by month between %d and %d of the time', (kind, least, most) => {
    const { coverage } = sums([kind], 12, MONTHS_SEEN, 2026);
    expect(coverage).toBeGreaterThanOrEqual(least);
    expect(coverage).toBeLessThanOrEqual(most);
  });

  it.each([
    ['months', 12, MONTHS_SEEN],
    ['quarters', 4, [2, 3]],
  ] as const)('holds eight of ten years by %s, and is nearer than both naive forecasts', (_, count, seen) => {
    const { coverage, error, naive } = sums(KINDS, count, seen, 2027);
    expect(coverage).toBeGreaterThanOrEqual(0.77);
    expect(coverage).toBeLessThanOrEqual(0.88);
    for (const other of naive) expect(error).toBeLessThan(0.9 * other);
  });

  it.each([
    ['creeping', 0.7, 0.9],
    ['swinging', 0.85, 1],
    ['wandering', 0.7, 0.9],
  ] as const)('holds %s levels between %d and %d of the time', (kind, least, most) => {
    const { coverage } = levels([kind], 2028);
    expect(coverage).toBeGreaterThanOrEqual(least);
    expect(coverage).toBeLessThanOrEqual(most);
  });

  it('is nearer to levels than both naive forecasts', () => {
    const { coverage, error, naive } = levels(LEVEL_KINDS, 2029);
    expect(coverage).toBeGreaterThanOrEqual(0.77);
    for (const other of naive) expect(error).toBeLessThan(other);
  });
});

describe('a forecast', () => {
  it('needs two steps, or three values of a level', () => {
    expect(forecastOfSum([3], 3, 3)).toBeNull();
    expect(forecastOfLevel([80, 81], 3)).toBeNull();
  });

  it('is what was reached once nothing is left, and there is none while nothing has come', () => {
    expect(forecastOfSum([3, 4], 0, 3)).toEqual({ value: 7, lower: 7, upper: 7 });
    expect(forecastOfSum([0, 0], 0, 3)).toEqual({ value: 0, lower: 0, upper: 0 });
    expect(forecastOfSum([0, 0], 2, 3)).toBeNull();
  });

  it('goes on at a steady pace, and never below what is reached', () => {
    const { value, lower, upper } = forecastOfSum([10, 10, 10, 10, 10, 10], 6, 1)!;
    expect(value).toBeCloseTo(120, 6);
    expect(lower).toBeGreaterThan(100);
    expect(upper).toBeLessThan(140);
    expect(forecastOfSum([30, 1, 0], 9, 1)!.lower).toBe(31);
  });

  it('stays where a level stands still', () => {
    expect(forecastOfLevel([80, 80, 80], 3)).toEqual({ value: 80, lower: 80, upper: 80 });
  });
});
