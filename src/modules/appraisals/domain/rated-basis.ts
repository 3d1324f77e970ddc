import type { CivilDate, DayRange } from '../../../kernel/values/civil-date.js';

/** An indicator as it stood when it was rated; amounts in hundredths of the unit. */
export interface RatedIndicator {
  readonly statement: string;
  readonly unit: string | null;
  /** False where the target is said in words. */
  readonly isNumeric: boolean;
  /** What was due by the end of the time; the lower end of a range. */
  readonly target: number;
  readonly targetUntil: number | null;
  /** The target of the whole plan, and whether `target` is its share by days; missing from before they were kept. */
  readonly fullTarget?: number;
  readonly fullTargetUntil?: number | null;
  readonly isDivided?: boolean;
  readonly direction: 'NORMAL' | 'KHUSUS';
  /** Null where nothing was reported in numbers. */
  readonly reached: number | null;
  /** What was reached of what was due, in hundredths of a per cent; null where nothing was due or reported. */
  readonly percentHundredths: number | null;
}

/** A planned result with what was on record of it. */
export interface RatedResultBasis {
  readonly resultId: string;
  readonly statement: string;
  readonly reports: number;
  readonly evidence: number;
  readonly praises: number;
  readonly improvements: number;
  readonly indicators: readonly RatedIndicator[];
}

/** A plan in the time that was rated. */
export interface RatedPlanBasis extends DayRange {
  readonly workPlanId: string;
  readonly results: readonly RatedResultBasis[];
  readonly behaviours: readonly { readonly code: string; readonly praises: number; readonly improvements: number }[];
}

/**
 * What was known when a rating was given: it is kept with the result, so that the result explains itself whatever becomes of the plan, the
 * criteria and the reviews afterwards. What informs and decides nothing stands in it, too. Source: ours (rules.md PX-1).
 */
export interface RatedBasis extends DayRange {
  readonly plans: readonly RatedPlanBasis[];
  /** The published minimum of that day (AP-17); missing from before it was kept. */
  readonly minimum?: { readonly percent: number; readonly evidence: number };
  /** The criteria that counted; null where none were published in time. */
  readonly criteria: {
    readonly name: string;
    readonly edition: number;
    readonly criteria: readonly string[];
    readonly acknowledgedOn: CivilDate | null;
  } | null;
  /** What a released round of reviews (360°) said, 0 to 100; null without one. */
  readonly review: {
    readonly roundName: string;
    readonly closedOn: CivilDate;
    readonly score: number | null;
    readonly expectedScore: number;
  } | null;
  /** What presence came to; null where no day is recorded. */
  readonly attendance: {
    readonly days: number;
    readonly presentDays: number;
    readonly leaveDays: number;
    readonly absentDays: number;
    readonly lateDays: number;
  } | null;
}
