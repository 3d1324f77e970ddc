import { fraction, hundredthsOf, isAtLeast } from '../../../kernel/values/fraction.js';
import { type DecimalText, fromScaled } from '../../../kernel/values/scaled.js';
import type { MasteryLevel } from './mastery.js';

/** A competency that a post requires, and what somebody has of it; null where it was never assessed or is not valid any more. */
export interface Requirement {
  readonly code: string;
  readonly required: MasteryLevel;
  readonly held: MasteryLevel | null;
}

/** A requirement with its gap: negative is a need of development, positive a strength; null where it was not assessed. */
export interface Gap extends Requirement {
  readonly gap: number | null;
}

/** The most of one competency that counts: all of it, so that a strength makes up for a gap, or what the post requires. */
export const CAPS = ['NONE', 'REQUIRED'] as const;
export type Cap = (typeof CAPS)[number];

/** What a match is for: filling a post, or mapping talents. Each has classes of its own. */
export const MATCH_USES = ['POST', 'MAPPING'] as const;
export type MatchUse = (typeof MATCH_USES)[number];

/** Classes of a match from the best one, with the share in per cent from which each begins. Source: PerBRIN 3/2023 Pasal 33 (mapping); rules.md CP-5. */
export const MATCH_CLASSES = {
  POST: [
    { code: 'MEMENUHI_SYARAT', fromPercent: 80 },
    { code: 'MASIH_MEMENUHI_SYARAT', fromPercent: 68 },
    { code: 'KURANG_MEMENUHI_SYARAT', fromPercent: 0 },
  ],
  MAPPING: [
    { code: 'OPTIMAL', fromPercent: 90 },
    { code: 'CUKUP_OPTIMAL', fromPercent: 78 },
    { code: 'KURANG_OPTIMAL', fromPercent: 0 },
  ],
} as const satisfies Record<MatchUse, readonly { readonly code: string; readonly fromPercent: number }[]>;
export type MatchClass = (typeof MATCH_CLASSES)[MatchUse][number]['code'];

/** How far somebody fits a post. */
export interface JobMatch {
  /** How many required competencies were assessed, and how many there are. */
  readonly assessed: number;
  readonly required: number;
  /** Per cent with two digits, half up. */
  readonly percent: DecimalText;
  readonly classes: Readonly<Record<MatchUse, MatchClass>>;
}

/** The gap of every requirement, the greatest need first, then what was not assessed. Source: PermenPANRB 38/2017; rules.md CP-4. */
export function gapsOf(requirements: readonly Requirement[]): Gap[] {
  return requirements
    .map((one): Gap => ({ ...one, gap: one.held === null ? null : one.held - one.required }))
    .toSorted((a, b) => (a.gap ?? Infinity) - (b.gap ?? Infinity) || (a.code < b.code ? -1 : 1));
}

/**
 * Job person match: the sum of levels held over the sum of levels required, of those that were assessed. What was not assessed is left out of both sums and
 * never counts as nothing. The class follows from the exact value, not from the rounded one. Null where nothing was assessed. Source: rules.md CP-5.
 */
export function matchOf(requirements: readonly Requirement[], cap: Cap): JobMatch | null {
  const sums = requirements.reduce(
    (sum, { held, required }) =>
      held === null
        ? sum
        : {
            assessed: sum.assessed + 1,
            held: sum.held + (cap === 'REQUIRED' ? Math.min(held, required) : held),
            required: sum.required + required,
          },
    { assessed: 0, held: 0, required: 0 },
  );
  if (sums.assessed === 0) return null;
  const percent = fraction(100 * sums.held, sums.required);
  const classOf = (use: MatchUse): MatchClass => {
    const classes = MATCH_CLASSES[use];
    return (classes.find(({ fromPercent }) => isAtLeast(percent, fromPercent)) ?? classes[2]).code;
  };
  return {
    ...{ assessed: sums.assessed, required: requirements.length },
    percent: fromScaled(hundredthsOf(percent), 2),
    classes: { POST: classOf('POST'), MAPPING: classOf('MAPPING') },
  };
}
