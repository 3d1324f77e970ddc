/** How many invitations a unit has, told roughly: an exact number would count those who declined. */
export const INVITATION_BANDS = ['1-9', '10-19', '20+'] as const;
export type InvitationBand = (typeof INVITATION_BANDS)[number];

/** From how many invitations on it is told how many are answered, and in steps of how many per cent. */
const FEWEST_INVITATIONS = 20;
const STEP_PERCENT = 10;

/** How far answering is in a unit, so roughly that nobody finds out who has answered or declined. Source: rules.md RV-6. */
export function progressOf(
  invitations: number,
  completed: number,
): { readonly invitations: InvitationBand; readonly completedPercent: number | null } {
  if (invitations < FEWEST_INVITATIONS)
    return { invitations: invitations < 10 ? '1-9' : '10-19', completedPercent: null };
  const completedPercent = STEP_PERCENT * Math.floor((100 * completed) / (STEP_PERCENT * invitations));
  return { invitations: '20+', completedPercent };
}
