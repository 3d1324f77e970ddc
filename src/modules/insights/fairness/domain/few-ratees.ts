/** The people whom an appraiser has rated, as far as somebody may read their appraisals. */
export interface ReadRatees {
  /** On how many people the figures rest. */
  readonly ratees: number;
  /** Of how many people whom he has rated in that year the reader may read every appraisal. */
  readonly read: number;
  /** Of how many he may not. */
  readonly unread: number;
}

/**
 * True where figures over all ratees would tell somebody how few people were rated whose appraisals he may not read: he takes away those whom he may
 * read. An appraisal may have been published since the figures were made, so those who are left are taken to be as few as they can be.
 * Source: rules.md FA-14.
 */
export function tellsOfFew({ ratees, read, unread }: ReadRatees, minimum: number): boolean {
  return unread > 0 && ratees - read < minimum;
}
