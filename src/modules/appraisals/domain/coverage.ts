/** What there is of one result in the time that is rated. */
export interface ResultTrace {
  readonly reports: number;
  readonly evidence: number;
  readonly feedback: number;
}

/** On how much a rating rests: of how many results there is progress, evidence, feedback; shown beside it. */
export interface Coverage {
  readonly results: number;
  readonly withProgress: number;
  readonly withEvidence: number;
  readonly withFeedback: number;
  /** Pieces of evidence in all. */
  readonly evidence: number;
  /** The results with progress, in whole per cent, rounded down. */
  readonly progressPercent: number;
  /** True when the published minimum of progress and evidence is reached. */
  readonly isEnough: boolean;
}

/** The published minimum. */
export interface CoveragePolicy {
  readonly minimumCoveragePercent: number;
  readonly minimumEvidence: number;
}

/** Counts on what a rating rests. What is missing is left out, never counted as nothing. Source: ours (rules.md AP-17). */
export function coverageOf(
  traces: readonly ResultTrace[],
  evidence: number,
  { minimumCoveragePercent, minimumEvidence }: CoveragePolicy,
): Coverage {
  const results = traces.length;
  const withProgress = traces.filter(({ reports }) => reports > 0).length;
  return {
    results,
    withProgress,
    withEvidence: traces.filter((trace) => trace.evidence > 0).length,
    withFeedback: traces.filter(({ feedback }) => feedback > 0).length,
    evidence,
    progressPercent: results === 0 ? 0 : Math.floor((100 * withProgress) / results),
    isEnough: withProgress * 100 >= minimumCoveragePercent * results && evidence >= minimumEvidence,
  };
}
