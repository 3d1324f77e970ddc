import { type CivilDate, type Days, earlier, later, OPEN_END, plusDays } from '../../../kernel/values/civil-date.js';

/** What tells whether somebody has left. */
export interface TimeInService {
  /** Legal standings, with what each means. */
  readonly standings: readonly (Days & { readonly atWork: boolean })[];
  /** Work agreements of a PPPK; none for others. */
  readonly contracts: readonly Days[];
  readonly posts: readonly Days[];
}

/**
 * The first day on which somebody has left for good, as far as is recorded: the day after the last one at work by legal standing
 * or, if that is earlier, by the last work agreement, and after the last one in any post. Null for who is at work or will be again,
 * and for who never was at work. Source: rules.md PD-3.
 */
export function leftOn({ standings, contracts, posts }: TimeInService): CivilDate | null {
  const atWork = lastDayOf(standings.filter((standing) => standing.atWork));
  if (atWork === null) return null;
  const inService = earlier(atWork, lastDayOf(contracts) ?? OPEN_END);
  const lastDay = later(inService, lastDayOf(posts) ?? inService);
  return lastDay === OPEN_END ? null : plusDays(lastDay, 1);
}

function lastDayOf(ranges: readonly Days[]): CivilDate | null {
  return ranges
    .map(({ validUntil }) => validUntil)
    .reduce<CivilDate | null>((a, b) => (a === null ? b : later(a, b)), null);
}
