import { type CivilDate, type Days, OPEN_END, plusDays, SINCE_EVER } from '../../../../kernel/values/civil-date.js';

type Entry = Days & { readonly id: string };

/** An entry that has another last day now. */
export interface NewEnd {
  readonly id: string;
  readonly validUntil: CivilDate;
}

/** What becomes of the entries of a gapless series when a new one begins. */
export interface SeriesChange {
  /** The entry that ends, and its new last day; null when none is in force the day before. */
  readonly ends: NewEnd | null;
  /** The entry that begins on the same day and is replaced; null when there is none. */
  readonly replaces: string | null;
  /** Last day of the new entry: the day before the next one begins, or the open end. */
  readonly validUntil: CivilDate;
}

/**
 * Where a new entry of somebody's history fits in: the entry in force ends the day before, one that begins on the same day is
 * replaced, and later ones stay. Source: rules.md EM-30.
 */
export function fitIn(series: readonly Entry[], from: CivilDate): SeriesChange {
  const current = series.find(({ validFrom, validUntil }) => validFrom < from && from <= validUntil);
  const same = series.find(({ validFrom }) => validFrom === from);
  const later = series.filter(({ validFrom }) => validFrom > from).map(({ validFrom }) => plusDays(validFrom, -1));
  return {
    ends: current ? { id: current.id, validUntil: plusDays(from, -1) } : null,
    replaces: same?.id ?? null,
    validUntil: later.reduce((a, b) => (a < b ? a : b), OPEN_END),
  };
}

/** Why an entry cannot begin on another day, or be taken out of its series. */
export type SeriesFault =
  | { readonly fault: 'IS_FIRST' | 'SINCE_EVER' }
  /** It would leave nothing of another entry, or of itself: the neighbour begins on that day. */
  | { readonly fault: 'PAST_NEIGHBOUR'; readonly neighbourFrom: CivilDate };

/**
 * An entry begins on another day: the one before ends the day before that, so that neither gap nor overlap comes about. Its last
 * day is the neighbour's matter. What holds since ever has no other first day. Source: rules.md EM-50.
 */
export function moveIn(series: readonly Entry[], id: string, from: CivilDate): { ends: NewEnd | null } | SeriesFault {
  const { entry, before } = placeOf(series, id);
  if (from === entry.validFrom) return { ends: null };
  if (entry.validFrom === SINCE_EVER) return { fault: 'SINCE_EVER' };
  // The open end is no day on which anything begins.
  if (from > entry.validUntil || from === OPEN_END)
    return { fault: 'PAST_NEIGHBOUR', neighbourFrom: plusDays(entry.validUntil, 1) };
  if (!before) return { ends: null };
  if (from <= before.validFrom) return { fault: 'PAST_NEIGHBOUR', neighbourFrom: before.validFrom };
  return { ends: { id: before.id, validUntil: plusDays(from, -1) } };
}

/** An entry was never so: the one before takes its days; there is none before the first. Source: rules.md EM-51. */
export function takeOut(series: readonly Entry[], id: string): { ends: NewEnd } | SeriesFault {
  const { entry, before } = placeOf(series, id);
  return before ? { ends: { id: before.id, validUntil: entry.validUntil } } : { fault: 'IS_FIRST' };
}

function placeOf(series: readonly Entry[], id: string): { entry: Entry; before: Entry | undefined } {
  const inOrder = [...series].sort((a, b) => (a.validFrom < b.validFrom ? -1 : 1));
  const at = inOrder.findIndex((one) => one.id === id);
  const entry = inOrder[at];
  if (!entry) throw new Error(`The series has no entry ${id}`);
  return { entry, before: inOrder[at - 1] };
}
