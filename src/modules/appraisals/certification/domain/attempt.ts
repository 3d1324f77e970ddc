import type { CivilDate } from '../../../../kernel/values/civil-date.js';
import { type Judgement, type Rating, RATINGS } from '../../domain/rule-set.js';

/** For whom a vignette is typical. */
export const VIGNETTE_CONTEXTS = ['PELAKSANA', 'JF', 'SEKOLAH', 'PUSKESMAS', 'DINAS'] as const;
export type VignetteContext = (typeof VIGNETTE_CONTEXTS)[number];

/** Both ratings of somebody, as a reference or as an answer. */
export type RatedPair = { readonly [part in keyof Judgement]: Rating };

/** What an appraiser answered beside the reference. */
export interface Answered {
  readonly answer: RatedPair;
  readonly reference: RatedPair;
}

/** What an attempt comes to. Levels: one is the way from below to as expected, or from as expected to above. */
export interface AttemptFigures {
  /** Ratings equal to the reference, in whole per cent, rounded down. */
  readonly accuracyPercent: number;
  /** Mean of answer less reference in hundredths of a level, rounded half away from 0; positive is lenient. */
  readonly leniencyHundredths: number;
  /** Mean distance from the reference in hundredths of a level, rounded half up. */
  readonly distanceHundredths: number;
}

/** What an attempt needs. */
export interface PassTerms {
  readonly passPercent: number;
  readonly mostLeniencyHundredths: number;
}

const levelOf = (rating: Rating): number => RATINGS.length - 1 - RATINGS.indexOf(rating);

/**
 * What the answers to vignettes come to. Throws RangeError without answers.
 * Source: ours (rules.md AC-2), after frame-of-reference training.
 */
export function figuresOf(answers: readonly Answered[]): AttemptFigures {
  if (answers.length === 0) throw new RangeError('There are no answers.');
  const steps = answers.flatMap(({ answer, reference }) => [
    levelOf(answer.resultRating) - levelOf(reference.resultRating),
    levelOf(answer.behaviourRating) - levelOf(reference.behaviourRating),
  ]);
  const sum = (of: (step: number) => number): number => steps.reduce((total, step) => total + of(step), 0);
  const equal = steps.filter((step) => step === 0).length;
  const hundredths = (total: number): number => Math.floor((200 * total + steps.length) / (2 * steps.length));
  const lenient = sum((step) => step);
  return {
    accuracyPercent: Math.floor((100 * equal) / steps.length),
    leniencyHundredths: lenient < 0 ? -hundredths(-lenient) : hundredths(lenient),
    distanceHundredths: hundredths(sum(Math.abs)),
  };
}

/** Whether an attempt is enough: as often equal to the reference as asked, and neither more lenient nor more severe. Rule AC-2. */
export function isPassed(figures: AttemptFigures, { passPercent, mostLeniencyHundredths }: PassTerms): boolean {
  const isEven = Math.abs(figures.leniencyHundredths) <= mostLeniencyHundredths;
  return figures.accuracyPercent >= passPercent && isEven;
}

/** How much more lenient somebody has become since the attempt before, in hundredths of a level; null without one. */
export function driftOf(attempts: readonly Pick<AttemptFigures, 'leniencyHundredths'>[]): number | null {
  const [before, last] = attempts.slice(-2);
  return before && last ? last.leniencyHundredths - before.leniencyHundredths : null;
}

/** Whether somebody may rate with it: never passed, over, or ending within a month. */
export const CERTIFICATION_STATES = ['NONE', 'CERTIFIED', 'ENDING', 'ENDED'] as const;
export type CertificationState = (typeof CERTIFICATION_STATES)[number];

/** How somebody stands on a day, by the last day of the certificate and the day from which it is ending. Rule AC-3. */
export function certificationState(
  validUntil: CivilDate | null,
  today: CivilDate,
  endingFrom: CivilDate,
): CertificationState {
  if (validUntil === null) return 'NONE';
  if (validUntil < today) return 'ENDED';
  return validUntil <= endingFrom ? 'ENDING' : 'CERTIFIED';
}

/**
 * The vignettes of an attempt: one of each context first, then any; none twice, those that somebody has not seen before the others. `below`
 * gives a random whole number from 0 up to, not including, its argument. Rule AC-1.
 */
export function drawn<V extends { readonly code: string; readonly context: VignetteContext }>(
  bank: readonly V[],
  {
    count,
    seen,
    below,
  }: { readonly count: number; readonly seen: ReadonlySet<string>; readonly below: (n: number) => number },
): V[] {
  const fresh = mixed(
    bank.filter(({ code }) => !seen.has(code)),
    below,
  );
  const order = [
    ...fresh,
    ...mixed(
      bank.filter(({ code }) => seen.has(code)),
      below,
    ),
  ];
  const first = VIGNETTE_CONTEXTS.flatMap((context) => order.find((one) => one.context === context) ?? []);
  const rest = order.filter((one) => !first.includes(one));
  return mixed([...first, ...rest].slice(0, count), below);
}

function mixed<V>(all: readonly V[], below: (n: number) => number): V[] {
  const left = [...all];
  return all.flatMap(() => left.splice(below(left.length), 1));
}
