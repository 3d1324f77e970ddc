import { type Rating, RATINGS } from '../../domain/rule-set.js';

/** Why a rating is changed at a calibration, in the words of the field. */
export const CALIBRATION_REASONS = [
  'EVIDENCE',
  'COMPARISON',
  'EXPECTATION',
  'CONTRIBUTION',
  'BEHAVIOUR_INCIDENT',
  'DISTRIBUTION',
] as const;
export type CalibrationReason = (typeof CALIBRATION_REASONS)[number];

/** Both ratings on the whole, as a rule set that judges takes them. */
export type WholeJudgement = Readonly<Record<'resultRating' | 'behaviourRating', Rating>>;

/**
 * By how many levels a change moves both ratings together: one level is the way from below to at, or from at to above expectation.
 * Source: our default; rules.md CB-4.
 */
export function levelsBetween(before: WholeJudgement, after: WholeJudgement): number {
  const way = (of: keyof WholeJudgement): number => Math.abs(RATINGS.indexOf(before[of]) - RATINGS.indexOf(after[of]));
  return way('resultRating') + way('behaviourRating');
}

/** Why somebody may only speak about an appraisal at a calibration, and not change it. */
export const PARTIALITIES = ['SELF', 'CONFLICT', 'APPRAISER'] as const;
export type Partiality = (typeof PARTIALITIES)[number];

/** How somebody stands to an appraisal. */
export interface Standpoint {
  readonly isSelf: boolean;
  /** A conflict between both is on record: marriage, kinship, interests. */
  readonly hasConflict: boolean;
  readonly isAppraiser: boolean;
  /** Whether appraisers may change ratings of their own people, by setting. */
  readonly appraisersMayDecide: boolean;
}

/** What keeps somebody from changing an appraisal at a calibration; null when nothing does. Source: our default; rules.md CB-3. */
export function partialityOf({ isSelf, hasConflict, isAppraiser, appraisersMayDecide }: Standpoint): Partiality | null {
  if (isSelf) return 'SELF';
  if (hasConflict) return 'CONFLICT';
  return isAppraiser && !appraisersMayDecide ? 'APPRAISER' : null;
}

/** Which ratings a change moves, in words for the steps of a result. */
export function movesBetween(before: WholeJudgement, after: WholeJudgement): string {
  const said = (name: string, of: keyof WholeJudgement): string =>
    before[of] === after[of] ? '' : `${name} ${before[of]} → ${after[of]}, `;
  return said('hasil kerja', 'resultRating') + said('perilaku kerja', 'behaviourRating');
}
