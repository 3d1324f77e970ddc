import type { PersonPermission } from '../../../kernel/auth/permissions.js';
import type { EmployeeProfileResponse } from './http/profile.response.js';

/**
 * What it takes to see each field of a profile, beside the profile itself; a field that the reader may not see is null. The table
 * of fields in docs/api/permissions.md is made from it, and the tests hold the answers to it.
 */
export const PROFILE_FIELDS: Readonly<Record<keyof EmployeeProfileResponse, PersonPermission>> = {
  id: 'employee:read',
  kind: 'employee:read',
  name: 'employee:read',
  frontTitle: 'employee:read',
  backTitle: 'employee:read',
  displayName: 'employee:read',
  nip: 'employee:read',
  grade: 'employee:read',
  standingCode: 'employee:read',
  retiresOn: 'employee:read',
  contract: 'employee:read',
  version: 'employee:read',
  birthPlace: 'profile:read',
  birthDate: 'profile:read',
  sex: 'profile:read',
  educationLevel: 'profile:read',
  skpObligation: 'profile:read',
  makesSkp: 'profile:read',
  retirementDecidedOn: 'profile:read',
  retirementReason: 'profile:read',
  maskedNik: 'profile:read',
  email: 'contact:read',
  phone: 'contact:read',
  erasedAt: 'profile:read',
};
