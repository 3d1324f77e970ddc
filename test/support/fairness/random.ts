// Within a test each look-up of a global takes long.
const { cos, floor, imul, log, PI, sqrt } = Math;

/** Random numbers that a seed determines. */
export interface Random {
  /** From 0 up to, but without, 1. */
  readonly uniform: () => number;
  /** A standard normal number. */
  readonly normal: () => number;
  /** A whole number between both, ends included. */
  readonly whole: (from: number, until: number) => number;
  readonly pick: <T>(list: readonly T[]) => T | undefined;
}

/** The generator mulberry32 on a seed. */
export function randomOf(seed: number): Random {
  let state = seed >>> 0;
  const uniform = () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = imul(state ^ (state >>> 15), 1 | state);
    t = (t + imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  return {
    uniform,
    normal: () => sqrt(-2 * log(1 - uniform())) * cos(2 * PI * uniform()),
    whole: (from, until) => from + floor(uniform() * (until - from + 1)),
    pick: (list) => list[floor(uniform() * list.length)],
  };
}
