/**
 * How a leader's result is handed down: DIRECT divides an indicator with its target among people, NON_DIRECT gives each an intermediate
 * output or service. Source: PermenPANRB 8/2021 (two ways of cascading), still used under 6/2022; rules.md CA-6.
 */
export const CASCADE_WAYS = ['DIRECT', 'NON_DIRECT'] as const;
export type CascadeWay = (typeof CASCADE_WAYS)[number];

/** A cell, as far as its way goes; shares in hundredths. */
export interface SharedCell {
  readonly way: CascadeWay;
  readonly indicatorId: string | null;
  readonly shareHundredths: number | null;
}

/** What does not fit the way of a cell. */
export interface CellFault {
  readonly field: 'indicatorId' | 'share';
  readonly code: 'NEEDED' | 'ONLY_DIRECT';
}

/** A cell that divides a target names the indicator and a share of it, another names neither. Rule CA-6. */
export function cellFaults({ way, indicatorId, shareHundredths }: SharedCell): CellFault[] {
  const code = way === 'DIRECT' ? 'NEEDED' : 'ONLY_DIRECT';
  const isWrong = (value: unknown): boolean => (way === 'DIRECT') === (value === null);
  return [
    ...(isWrong(indicatorId) ? [{ field: 'indicatorId', code } as const] : []),
    ...(isWrong(shareHundredths) ? [{ field: 'share', code } as const] : []),
  ];
}

/** A target that people share, in hundredths; one without a number cannot be shared. */
export interface SharedTarget {
  readonly id: string;
  readonly targetHundredths: number | null;
  readonly targetUntilHundredths: number | null;
}

/** How much of a target is handed out. */
export interface Balance {
  readonly indicatorId: string;
  readonly sharedHundredths: number;
  /** True when the shares add up to the target, or into its range. */
  readonly isBalanced: boolean;
}

/** What of each target that is shared at all has been handed out. Rule CA-7. */
export function balancesOf(targets: readonly SharedTarget[], cells: readonly SharedCell[]): Balance[] {
  return targets.flatMap(({ id, targetHundredths, targetUntilHundredths }) => {
    const shares = cells.flatMap((cell) => (cell.indicatorId === id ? (cell.shareHundredths ?? []) : []));
    if (shares.length === 0) return [];
    const sharedHundredths = shares.reduce((sum, share) => sum + share, 0);
    const isBalanced =
      targetHundredths !== null &&
      sharedHundredths >= targetHundredths &&
      sharedHundredths <= (targetUntilHundredths ?? targetHundredths);
    return [{ indicatorId: id, sharedHundredths, isBalanced }];
  });
}
