/** What is said of a document whose code somebody has checked. */
export const DOCUMENT_STATES = ['GENUINE', 'REPLACED', 'ANNULLED', 'UNKNOWN'] as const;
export type DocumentState = (typeof DOCUMENT_STATES)[number];

/** How the thing stands that a document is about; null where nothing is known of it any more. */
export interface SubjectStanding {
  /** Cancelled or annulled as a whole. */
  readonly isVoid: boolean;
  /** The version that was signed last; null where documents follow no signature. */
  readonly version: number | null;
}

/**
 * Whether a document still says what counts. It is annulled with its subject, and replaced by a newer document, or because something newer
 * was signed of which nobody has asked for a document yet. Source: ours. Rule DC-6.
 */
export function stateOf(
  issued: { readonly subjectVersion: number; readonly isReplaced: boolean },
  subject: SubjectStanding | null,
): Exclude<DocumentState, 'UNKNOWN'> {
  if (subject?.isVoid) return 'ANNULLED';
  const isOutdated = subject !== null && subject.version !== null && subject.version > issued.subjectVersion;
  return issued.isReplaced || isOutdated ? 'REPLACED' : 'GENUINE';
}
