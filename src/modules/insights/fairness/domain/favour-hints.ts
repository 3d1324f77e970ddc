/** One person's ratings beside what others' word and the appraiser's usual leniency lead one to expect. */
export interface Surprise {
  readonly appraiserId: string;
  readonly employeeId: string;
  /** Standard deviations above (or below) what is expected. */
  readonly deviations: number;
}

/**
 * People who were rated much better than their colleagues' word explains, by an appraiser who is not so to the others. There are good reasons for it
 * that nobody wrote down: a hint to talk about, never a finding. Source: rules.md FA-8.
 */
export function favourHints(surprises: readonly Surprise[], leastDeviations: number): Surprise[] {
  return surprises
    .filter(({ deviations }) => deviations >= leastDeviations)
    .toSorted((a, b) => b.deviations - a.deviations || (a.employeeId < b.employeeId ? -1 : 1));
}
