import type { CivilDate } from '../../../../kernel/values/civil-date.js';

/** A report of progress on an indicator, as far as the sum goes. */
export interface Report {
  readonly occurredOn: CivilDate;
  /** In hundredths of the unit; null where the target is no number. */
  readonly valueHundredths: number | null;
  /** True when the value is all that was reached since the plan began; otherwise it comes on top. */
  readonly isCumulative: boolean;
}

/**
 * What was reached up to a day, in hundredths: the reports one after another, of which a cumulative one says the whole anew and any other
 * adds to it. Null where nothing was reported in numbers. The reports stand in the order of their days, of one day in that of being made.
 * Source: ours. Rule PG-2.
 */
export function realisedOn(reports: readonly Report[], day: CivilDate): number | null {
  let reached: number | null = null;
  for (const { occurredOn, valueHundredths, isCumulative } of reports) {
    if (valueHundredths === null || occurredOn > day) continue;
    reached = isCumulative ? valueHundredths : (reached ?? 0) + valueHundredths;
  }
  return reached;
}
