import type { CivilDate, Days } from '../../../../kernel/values/civil-date.js';
import type { Obligation } from './reference-lists.js';

/** What a legal standing means: whether it obliges to an SKP, and whether people of it are at work and may appraise. */
export interface Standing {
  readonly obligation: Obligation;
  readonly atWork: boolean;
}

/** The meaning of a code on some days. */
export interface StandingOfCode extends Standing, Days {
  readonly code: string;
}

/**
 * What each code means on a day: the row in force, or else the last one before; people keep a code that was closed. Codes that
 * begin later, or that nobody knows, are not there. Source: rules.md OR-7.
 */
export function standingsOn(rows: readonly StandingOfCode[], day: CivilDate): Map<string, Standing> {
  const begun = rows.filter(({ validFrom }) => validFrom <= day);
  const inOrder = begun.sort((a, b) => a.validFrom.localeCompare(b.validFrom));
  return new Map(inOrder.map(({ code, obligation, atWork }) => [code, { obligation, atWork }]));
}
