import { type CivilDate, type Days, earlier, holdsOn, OPEN_END, plusDays } from '../../../kernel/values/civil-date.js';

/** Why a plan is closed before its last day. */
export const CLOSING_CAUSES = ['POST_CHANGED', 'NO_DUTY', 'CONTRACT_ENDED', 'DECIDED'] as const;
export type ClosingCause = (typeof CLOSING_CAUSES)[number];

/** A definitive post on some days. */
export interface HeldPost extends Days {
  readonly unitId: string;
  readonly positionId: string;
}

/** What decides how long a plan may go on: posts, standings and work agreements of its owner, each from a day to a day. */
export interface ServiceRecord {
  readonly posts: readonly HeldPost[];
  readonly standings: readonly (Days & { readonly hasDuty: boolean })[];
  /** Empty for who is not under contract. */
  readonly contracts: readonly Days[];
}

/** The last day of a plan that cannot go on to its end. */
export interface Closing {
  readonly endsOn: CivilDate;
  readonly cause: ClosingCause;
}

/** First and last day of a plan. */
export interface Term {
  readonly startsOn: CivilDate;
  readonly endsOn: CivilDate;
}

/**
 * When and why a plan ends before its last day: with the last day in the post for which it was made, of the duty to have an SKP, or
 * of the work agreement, whichever is first; null when it goes on to its end. The post is the one of the first day, or the first one
 * after it. Source: PermenPANRB 6/2022 and practice (mutasi: SKP baru sejak tanggal menduduki jabatan); rules.md WP-21.
 */
export function closingOf({ startsOn, endsOn }: Term, record: ServiceRecord): Closing | null {
  const found = [
    { cause: 'POST_CHANGED' as const, from: firstDayInOtherPost(startsOn, record.posts) },
    { cause: 'NO_DUTY' as const, from: firstDayWithoutDuty(startsOn, record.standings) },
    { cause: 'CONTRACT_ENDED' as const, from: firstDayUncovered(startsOn, record.contracts) },
  ].filter(({ from }) => from > startsOn && from <= endsOn);
  const [first] = found.sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0));
  return first ? { endsOn: plusDays(first.from, -1), cause: first.cause } : null;
}

/** The first day after a day on which somebody does not hold the post of that day any more; never is the open end. */
function firstDayInOtherPost(startsOn: CivilDate, posts: readonly HeldPost[]): CivilDate {
  const ordered = posts.filter(({ validUntil }) => validUntil >= startsOn).sort(byFirstDay);
  const [first] = ordered;
  if (!first) return OPEN_END;
  const same = ordered.filter((post) => post.unitId === first.unitId && post.positionId === first.positionId);
  return dayAfter(same);
}

function firstDayWithoutDuty(startsOn: CivilDate, standings: ServiceRecord['standings']): CivilDate {
  return standings
    .filter(({ hasDuty, validFrom }) => !hasDuty && validFrom > startsOn)
    .reduce((day, { validFrom }) => earlier(day, validFrom), OPEN_END);
}

function firstDayUncovered(startsOn: CivilDate, contracts: readonly Days[]): CivilDate {
  const running = contracts.filter(({ validUntil }) => validUntil >= startsOn).sort(byFirstDay);
  return running.some((contract) => holdsOn(contract, startsOn)) ? dayAfter(running) : OPEN_END;
}

/** The day after a row of days that follow one another without a gap. */
function dayAfter(days: readonly Days[]): CivilDate {
  let until = days[0]?.validUntil ?? OPEN_END;
  for (const { validFrom, validUntil } of days)
    if (until < OPEN_END && validFrom <= plusDays(until, 1) && validUntil > until) until = validUntil;
  return until < OPEN_END ? plusDays(until, 1) : OPEN_END;
}

const byFirstDay = (a: Days, b: Days): number => (a.validFrom < b.validFrom ? -1 : a.validFrom > b.validFrom ? 1 : 0);
