/** Why a plan may be changed within the year. Source: PP 30/2019 and practice (perubahan SKP); rules.md WP-24. */
export const REVISION_GROUNDS = [
  'PRIORITAS_ORGANISASI',
  'MUTASI_PROMOSI',
  'EKSPEKTASI_PIMPINAN',
  'ANGGARAN',
  'KEADAAN_KAHAR',
] as const;
export type RevisionGround = (typeof REVISION_GROUNDS)[number];

/** States of a revision. */
export const REVISION_STATUSES = ['DRAFT', 'SUBMITTED', 'RETURNED', 'AGREED', 'REFUSED', 'WITHDRAWN'] as const;
export type RevisionStatus = (typeof REVISION_STATUSES)[number];

interface Transition {
  readonly from: readonly RevisionStatus[];
  readonly to: RevisionStatus;
  readonly by: 'owner' | 'appraiser';
}

/**
 * What may happen to a revision of an active plan. Until it is agreed the plan counts as both signed it; a refused or withdrawn one leaves
 * it so. Source: PermenPANRB 6/2022 (an SKP is agreed by both); rules.md WP-24.
 */
export const REVISION_TRANSITIONS = {
  submit: { from: ['DRAFT', 'RETURNED'], to: 'SUBMITTED', by: 'owner' },
  return: { from: ['SUBMITTED'], to: 'RETURNED', by: 'appraiser' },
  agree: { from: ['SUBMITTED'], to: 'AGREED', by: 'appraiser' },
  refuse: { from: ['SUBMITTED'], to: 'REFUSED', by: 'appraiser' },
  withdraw: { from: ['DRAFT', 'SUBMITTED', 'RETURNED'], to: 'WITHDRAWN', by: 'owner' },
} as const satisfies Record<string, Transition>;

/** A move in the life of a revision. */
export type RevisionAction = keyof typeof REVISION_TRANSITIONS;

/** The state after an action, or null when the action is not possible in this state or for this party. */
export function nextRevisionStatus(
  status: RevisionStatus,
  action: RevisionAction,
  party: Transition['by'],
): RevisionStatus | null {
  const transition: Transition = REVISION_TRANSITIONS[action];
  return transition.from.includes(status) && transition.by === party ? transition.to : null;
}

/** True while both still speak about it; a plan has one such revision at most. */
export function isOpenRevision(status: RevisionStatus): boolean {
  return status === 'DRAFT' || status === 'SUBMITTED' || status === 'RETURNED';
}

/** True while its contents may be changed. */
export function isEditableRevision(status: RevisionStatus): boolean {
  return status === 'DRAFT' || status === 'RETURNED';
}
