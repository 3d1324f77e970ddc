import { requestProblems } from '../../kernel/errors/problems.js';
import type { InputFault } from '../../kernel/errors/domain-error.js';
import { inputFault } from '../../kernel/http/input-faults.js';
import { OPEN_END } from '../../kernel/values/civil-date.js';
import type { GrantOfRole } from './account-store.js';
import { grantFault, type GrantFaultCode, sameGrant } from './domain/role-grants.js';
import type { RoleGrantRequest } from './http/account.request.js';

const TEXTS: Record<GrantFaultCode, InputFault['text']> = {
  UNIT_REQUIRED: { id: 'UNIT_HR memerlukan unit kerja.', en: 'UNIT_HR needs a unit.' },
  UNIT_NOT_ALLOWED: { id: 'Hanya UNIT_HR yang memakai unit kerja.', en: 'Only UNIT_HR has a unit.' },
  END_BEFORE_START: { id: 'Hari terakhir mendahului hari pertama.', en: 'The last day is before the first day.' },
};

/** The grants of a request, complete; `pointerOf` says where each stands in the body. Throws REQUEST.INVALID. */
export function soundGrants(
  requests: readonly RoleGrantRequest[],
  pointerOf: (index: number) => string,
): GrantOfRole[] {
  const grants = requests.map(({ role, unitId = null, from, until = OPEN_END }) => ({ role, unitId, from, until }));
  const faults = grants.flatMap((grant, index): InputFault[] => {
    const fault = grantFault(grant);
    if (fault) return [{ pointer: `${pointerOf(index)}/${fault.field}`, code: fault.code, text: TEXTS[fault.code] }];
    const repeats = grants.slice(0, index).some((other) => sameGrant(other, grant));
    return repeats ? [inputFault({ pointer: pointerOf(index) }, 'DUPLICATE')] : [];
  });
  if (faults.length > 0) throw requestProblems.INVALID({}, faults);
  return grants;
}
