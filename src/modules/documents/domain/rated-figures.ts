import { fromScaled } from '../../../kernel/values/scaled.js';

/** What was reached of an indicator, and the latest note. */
export interface Reached {
  readonly figure: string | null;
  readonly note: string | null;
}
/** An indicator as it was known when it was rated; what was reached in hundredths of the unit. */
export interface RatedIndicator {
  readonly statement: string;
  readonly unit: string | null;
  readonly isNumeric: boolean;
  readonly reached: number | null;
}
/** A plan as it was known when it was rated. */
export interface RatedPlan {
  readonly results: readonly { readonly resultId: string; readonly indicators: readonly RatedIndicator[] }[];
}
interface PlannedResult {
  readonly id: string;
  readonly indicators: readonly { readonly id: string; readonly statement: string; readonly unit: string | null }[];
}

/**
 * What was reached as it was known when it was rated: figures of the basis that is kept with the rating take the place of those of today. An
 * indicator that the basis does not know has no figure. Without a basis, and for targets in words, nothing is kept but what was reported.
 * Source: ours (rules.md PX-1, DC-1).
 */
export function reachedAsRated(
  results: readonly PlannedResult[],
  reported: ReadonlyMap<string, Reached>,
  basis: RatedPlan | null,
): ReadonlyMap<string, Reached> {
  if (basis === null) return reported;
  return new Map(
    results.flatMap(({ id, indicators }) => {
      const rated = [...(basis.results.find(({ resultId }) => resultId === id)?.indicators ?? [])];
      return indicators.map((indicator): [string, Reached] => {
        const at = rated.findIndex((one) => one.statement === indicator.statement && one.unit === indicator.unit);
        const [found] = at < 0 ? [] : rated.splice(at, 1);
        const { figure = null, note = null } = reported.get(indicator.id) ?? {};
        if (found && !found.isNumeric) return [indicator.id, { figure, note }];
        return [indicator.id, { figure: found?.reached == null ? null : fromScaled(found.reached, 2), note }];
      });
    }),
  );
}
