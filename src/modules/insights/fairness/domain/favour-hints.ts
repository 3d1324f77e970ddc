import { discoveries } from './multiplicity.js';
import { normalCdf } from './normal.js';

/** One person's ratings beside what others' word and the appraiser's usual leniency lead one to expect. */
export interface Surprise {
  readonly appraiserId: string;
  readonly employeeId: string;
  /** How much above what is expected, in latent levels. */
  readonly levels: number;
  /** How rare that is: as if so many standard deviations of a normal variable. */
  readonly deviations: number;
}

/** From where on a surprise is a hint, and among how many people surprises were looked for. */
export interface FavourSettings {
  readonly leastDeviations: number;
  readonly falseDiscoveryRate: number;
  readonly people: number;
}

/** A hint, and whether it is told to others than the appraiser. */
export interface FavourHint extends Surprise {
  readonly isListed: boolean;
}

/**
 * People who were rated much better than their colleagues' word explains, by an appraiser who is not so to the others. There are good reasons for it
 * that nobody wrote down, and among many people some stand out by chance: a hint to talk about, never a finding. Others are told only those that
 * remain when all people are looked at together. Source: rules.md FA-8.
 */
export function favourHints(surprises: readonly Surprise[], settings: FavourSettings): FavourHint[] {
  const chances = surprises.map(({ deviations }) => 1 - normalCdf(deviations));
  const isFound = discoveries(chances, settings.falseDiscoveryRate, settings.people);
  return surprises
    .map((one, at) => ({ ...one, isListed: isFound[at] ?? false }))
    .filter(({ deviations }) => deviations >= settings.leastDeviations)
    .toSorted((a, b) => b.levels - a.levels || (a.employeeId < b.employeeId ? -1 : 1));
}
