import { requestProblems } from '../../kernel/errors/problems.js';
import { inputFault } from '../../kernel/http/input-faults.js';
import type { CivilDate } from '../../kernel/values/civil-date.js';

/** Refuses the day of an act that is to come still, or that lies before what it is about. Throws REQUEST.INVALID. */
export function requireDayBetween(
  day: CivilDate,
  { earliest, today }: { readonly earliest: CivilDate; readonly today: CivilDate },
  pointer: string,
): void {
  if (day >= earliest && day <= today) return;
  const fault =
    day > today ? inputFault({ pointer }, 'DAY_TO_COME') : inputFault({ pointer }, 'DAY_TOO_EARLY', { min: earliest });
  throw requestProblems.INVALID({ count: 1 }, [fault]);
}
