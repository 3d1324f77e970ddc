/** Why something that a run changed cannot be taken back. */
export const OBSTACLES = ['CHANGED_SINCE', 'IN_USE'] as const;

/** One thing that keeps a run from being undone. */
export interface UndoObstacle {
  /** The line of the file; null for what follows from several. */
  readonly line: number | null;
  /** CHANGED_SINCE: something newer touched it; IN_USE: it was added, and something newer belongs to it. */
  readonly code: (typeof OBSTACLES)[number];
  readonly recordType: string;
  /** What it is called is looked up when it is shown: a name kept here would outlive the person. */
  readonly recordId: string | null;
}
