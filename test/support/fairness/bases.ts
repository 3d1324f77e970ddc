import { normalQuantile } from '../../../src/modules/insights/fairness/domain/normal.js';
import type { Step } from '../../../src/modules/insights/fairness/domain/rated-year.js';

/** Where at begins and ends on a standard normal variable, so that below and above have their shares. */
export interface Shares {
  readonly cuts: readonly [number, number];
}

function shares(below: number, above: number): Shares {
  return { cuts: [normalQuantile(below), normalQuantile(1 - above)] };
}

/** How a government uses its ratings. */
export interface Base {
  readonly name: string;
  readonly item: Shares;
  readonly resultOverall: Shares;
  readonly behaviourOverall: Shares;
  /** Share of sheets on which both ratings on the whole are below, whatever the level: misconduct. */
  readonly misconduct: number;
}

/** Ratings as an evenly used scale has them. */
export const SPREAD: Base = {
  name: 'spread',
  item: shares(0.25, 0.25),
  resultOverall: shares(0.2, 0.3),
  behaviourOverall: shares(0.15, 0.3),
  misconduct: 0,
};

/** Ratings whose predicates are those of the whole country, 2022 to 2024: 11.27 / 88.46 / 0.11 / 0.06 / 0.10 %. */
export const COMPRESSED: Base = {
  name: 'compressed',
  item: shares(0.008, 0.2),
  resultOverall: shares(0.0013, 0.204),
  behaviourOverall: shares(0.0008, 0.204),
  misconduct: 0.0008,
};

/** The predicate of the quadrant, best first. */
export function predicateOf(result: Step, behaviour: Step): number {
  if (behaviour === -1) return result === -1 ? 4 : 3;
  if (result === -1) return 2;
  return result === 1 && behaviour === 1 ? 0 : 1;
}
