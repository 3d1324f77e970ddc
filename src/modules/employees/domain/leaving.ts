import { type CivilDate, type Days, earlier, later, OPEN_END, plusDays } from '../../../kernel/values/civil-date.js';

/** What tells whether somebody has left. */
export interface TimeInService {
  /** Legal standings, with whether each ends the service. Leave without pay, study or a suspension do not. */
  readonly standings: readonly (Days & { readonly endsService: boolean })[];
  /** Work agreements of who is a PPPK; none for others. */
  readonly contracts: readonly Days[];
  readonly posts: readonly Days[];
}

/**
 * The first day on which somebody has left for good, as far as is recorded: the day on which a standing begins that ends the
 * service or, if that is earlier, the one after the last work agreement, and after the last one in any post. Null for who is in
 * service or will be again, and for who never was. Source: rules.md PD-3.
 */
export function leftOn({ standings, contracts, posts }: TimeInService): CivilDate | null {
  const inService = lastDayOf(standings.filter((standing) => !standing.endsService));
  if (inService === null) return null;
  const ends = standings.filter(({ endsService, validFrom }) => endsService && validFrom > inService);
  const days = [...ends.map(({ validFrom }) => validFrom), ...dayAfter(lastDayOf(contracts))];
  const outOfService = days.reduce<CivilDate | null>((a, b) => (a === null ? b : earlier(a, b)), null);
  const lastPost = lastDayOf(posts);
  if (outOfService === null || lastPost === OPEN_END) return null;
  return lastPost === null ? outOfService : later(outOfService, plusDays(lastPost, 1));
}

function dayAfter(day: CivilDate | null): CivilDate[] {
  return day === null || day === OPEN_END ? [] : [plusDays(day, 1)];
}

function lastDayOf(ranges: readonly Days[]): CivilDate | null {
  return ranges
    .map(({ validUntil }) => validUntil)
    .reduce<CivilDate | null>((a, b) => (a === null ? b : later(a, b)), null);
}
