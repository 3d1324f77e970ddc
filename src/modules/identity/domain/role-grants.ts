import { type DayRange, overlaps } from '../../../kernel/values/civil-date.js';

/** A role for some days, for UNIT_HR with the unit whose subtree it covers. */
export interface Grant extends DayRange {
  readonly role: string;
  readonly unitId: string | null;
}

/** What may be wrong with a grant by itself. */
export type GrantFaultCode = 'UNIT_REQUIRED' | 'UNIT_NOT_ALLOWED' | 'END_BEFORE_START';

/** What is wrong with a grant by itself, and in which field; null when nothing is. */
export function grantFault(grant: Grant): { field: 'unitId' | 'until'; code: GrantFaultCode } | null {
  if (grant.role === 'UNIT_HR' && grant.unitId === null) return { field: 'unitId', code: 'UNIT_REQUIRED' };
  if (grant.role !== 'UNIT_HR' && grant.unitId !== null) return { field: 'unitId', code: 'UNIT_NOT_ALLOWED' };
  return grant.until < grant.from ? { field: 'until', code: 'END_BEFORE_START' } : null;
}

/** True when two grants give the same role over the same unit on one day. */
export function sameGrant(a: Grant, b: Grant): boolean {
  return a.role === b.role && a.unitId === b.unitId && overlaps(a, b);
}

/** True for a role whose rights are all about the person who has it: own plan, own appraisal, own direct reports. */
export function needsPerson(role: string): boolean {
  return role === 'EMPLOYEE';
}
