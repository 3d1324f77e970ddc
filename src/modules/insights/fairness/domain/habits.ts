import { similarity, trigramsOf } from '../../../../kernel/values/similarity.js';
import { RATING_KINDS, type Sheet } from './rated-year.js';

/** What is looked at in the habits of an appraiser. */
export interface HabitSettings {
  /** From which similarity of the words on, in per cent, reasons count as copied; and how long a reason must be to count. */
  readonly alikePercent: number;
  readonly shortestReason: number;
  /** So many ratings within so many minutes are fast. */
  readonly fastRatings: number;
  readonly fastMinutes: number;
}

/** Reasons of one appraiser: this year's by person, and last year's of the same persons. */
export interface Reasons {
  readonly employeeId: string;
  readonly text: string;
  readonly lastYear: string | null;
}

/** How many reasons are much alike that should not be. */
export interface CopiedReasons {
  readonly reasons: number;
  /** Alike with that of another person. */
  readonly fromOthers: number;
  /** Alike with the same person's of the year before. */
  readonly fromLastYear: number;
}

/** Copies among an appraiser's reasons; those too short to tell are left out. Source: rules.md FA-7. */
export function copiedReasons(all: readonly Reasons[], { alikePercent, shortestReason }: HabitSettings): CopiedReasons {
  const long = all.filter(({ text }) => text.trim().length >= shortestReason);
  const known = long.map(({ text }) => trigramsOf(text));
  const isAlike = (at: number, other: number) =>
    similarity(known[at] ?? trigramsOf(''), known[other] ?? trigramsOf(''), alikePercent) >= alikePercent;
  const fromOthers = long.filter((one, at) =>
    long.some((other, place) => other.employeeId !== one.employeeId && isAlike(at, place)),
  ).length;
  const fromLastYear = long.filter(({ lastYear }, at) => {
    if (lastYear === null || lastYear.trim().length < shortestReason) return false;
    return similarity(known[at] ?? trigramsOf(''), trigramsOf(lastYear), alikePercent) >= alikePercent;
  }).length;
  return { reasons: long.length, fromOthers, fromLastYear };
}

const FEWEST_PIECES = 5;

/** True when all ratings of the core values, and both on the whole, are those of the year before; null with nothing to compare. */
export function isCopyOf(sheet: Sheet, lastYear: Sheet): boolean | null {
  const kinds = RATING_KINDS.filter((kind) => kind !== 'RESULT' && lastYear[kind].length > 0);
  const isComparable = kinds.length > 0 && kinds.every((kind) => sheet[kind].length === lastYear[kind].length);
  if (!isComparable) return null;
  return kinds.every((kind) => sheet[kind].every((step, at) => step === lastYear[kind][at]));
}

/** The most ratings that were given within the time that is fast. Source: rules.md FA-7. */
export function fastestRun(ratedAt: readonly Date[], { fastMinutes }: HabitSettings): number {
  const times = ratedAt.map((at) => at.getTime()).sort((a, b) => a - b);
  let [first, most] = [0, 0];
  times.forEach((time, at) => {
    while (time - (times[first] ?? 0) > fastMinutes * 60_000) first += 1;
    most = Math.max(most, at - first + 1);
  });
  return most;
}

/** What share of the evidence lies in the last days of the time; null with too few pieces to say it. Source: rules.md FA-7. */
export function recentShare({ pieces, recent }: { readonly pieces: number; readonly recent: number }): number | null {
  return pieces < FEWEST_PIECES ? null : recent / pieces;
}
