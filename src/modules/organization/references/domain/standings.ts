import { type CivilDate, type Days, OPEN_END, plusDays } from '../../../../kernel/values/civil-date.js';
import type { Obligation } from './reference-lists.js';

/**
 * What a legal standing means: whether it obliges to an SKP, whether people of it are at work and may appraise, and whether they
 * are civil servants no more; who is on leave without pay, studies or is suspended is not at work but still in service.
 */
export interface Standing {
  readonly obligation: Obligation;
  readonly atWork: boolean;
  readonly endsService?: boolean;
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
  return new Map(
    inOrder.map(({ code, obligation, atWork, endsService = false }) => [
      code,
      { obligation, atWork, endsService: endsService && !atWork },
    ]),
  );
}

/**
 * On which days people of each code are at work: those of its rows that say so, each with the days up to the next row of the
 * code, since people keep the last meaning of a code that was closed. Source: rules.md OR-7.
 */
export function daysAtWork(rows: readonly StandingOfCode[]): Map<string, Days[]> {
  const inOrder = [...rows].sort((a, b) => a.validFrom.localeCompare(b.validFrom));
  const byCode = Map.groupBy(inOrder, ({ code }) => code);
  return new Map(
    [...byCode].map(([code, own]) => [
      code,
      own.flatMap(({ validFrom, atWork }, at): Days[] => {
        const next = own[at + 1]?.validFrom;
        return atWork ? [{ validFrom, validUntil: next === undefined ? OPEN_END : plusDays(next, -1) }] : [];
      }),
    ]),
  );
}
