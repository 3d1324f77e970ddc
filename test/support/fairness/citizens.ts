/** A person of a government. Levels are in standard deviations of what results and behaviour have in common. */
export interface Citizen {
  readonly id: string;
  readonly appraiser: number;
  /** The section he works in: his appraiser's own, but for people of a team leader. */
  readonly section: number;
  readonly result: number;
  readonly behaviour: number;
  readonly before: { readonly result: number; readonly behaviour: number };
}

/** Appraisers of one office have every fourth section each; offices and sections differ for real, which is the trap. */
export const SECTIONS_PER_OFFICE = 4;
/** Variance of what is peculiar to results, and to behaviour. */
export const SPECIFIC = 0.3;
