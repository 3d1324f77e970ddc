import { type CivilDate, type Days, OPEN_END, plusDays } from '../../../../kernel/values/civil-date.js';

/** What becomes of the entries of a gapless series when a new one begins. */
export interface SeriesChange {
  /** The entry that ends, and its new last day; null when none is in force the day before. */
  readonly ends: { readonly id: string; readonly validUntil: CivilDate } | null;
  /** The entry that begins on the same day and is replaced; null when there is none. */
  readonly replaces: string | null;
  /** Last day of the new entry: the day before the next one begins, or the open end. */
  readonly validUntil: CivilDate;
}

/**
 * Where a new entry of somebody's history fits in: the entry in force ends the day before, one that begins on the same day is
 * replaced, and later ones stay. Source: rules.md EM-30.
 */
export function fitIn(series: readonly (Days & { readonly id: string })[], from: CivilDate): SeriesChange {
  const current = series.find(({ validFrom, validUntil }) => validFrom < from && from <= validUntil);
  const same = series.find(({ validFrom }) => validFrom === from);
  const later = series.filter(({ validFrom }) => validFrom > from).map(({ validFrom }) => plusDays(validFrom, -1));
  return {
    ends: current ? { id: current.id, validUntil: plusDays(from, -1) } : null,
    replaces: same?.id ?? null,
    validUntil: later.reduce((a, b) => (a < b ? a : b), OPEN_END),
  };
}
