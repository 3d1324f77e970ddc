import { type CivilDate, type Days, holdsOn } from '../../../kernel/values/civil-date.js';

/**
 * True unless work agreements are recorded of somebody and none of them holds on the day: with the last day of the last one all
 * that follows from it ends, without anybody doing anything. Source: rules.md EM-41.
 */
export function underContract(contracts: readonly Days[], day: CivilDate): boolean {
  return contracts.length === 0 || contracts.some((contract) => holdsOn(contract, day));
}

/** How many days an agreement still holds, the day itself included; 0 once it is over, null before it begins. */
export function daysLeft({ validFrom, validUntil }: Days, day: CivilDate): number | null {
  if (day < validFrom) return null;
  const at = (text: CivilDate): number => Date.parse(`${text}T00:00:00Z`);
  return Math.max(0, (at(validUntil) - at(day)) / 86_400_000 + 1);
}
