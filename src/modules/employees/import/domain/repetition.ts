/** How much of its source a file was said to be, and how many of its rows could not be applied. */
export interface FileUse {
  readonly completeness: 'FULL' | 'PARTIAL';
  readonly errorCount: number;
}

/**
 * True when a file of which nothing would change says no more than it said when it was applied before: it is not called the
 * whole source for the first time, and no row can be applied now that could not be then. Source: rules.md IM-3.
 */
export function isRepetition(now: FileUse, before: FileUse): boolean {
  const isFirstWhole = now.completeness === 'FULL' && before.completeness === 'PARTIAL';
  return !isFirstWhole && now.errorCount >= before.errorCount;
}
