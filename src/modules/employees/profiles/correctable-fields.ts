import { DomainError } from '../../../kernel/errors/domain-error.js';
import { requestProblems } from '../../../kernel/errors/problems.js';
import { InputPipe } from '../../../kernel/http/input.pipe.js';
import { EmployeePatchRequest, IdentityNumberRequest } from './http/profile.request.js';

/** Particulars that are changed by one value; everything else of a person has days or belongs to a process of its own. */
export const CORRECTABLE_FIELDS = [
  ...(['name', 'frontTitle', 'backTitle', 'birthDate', 'birthPlace', 'sex'] as const),
  ...(['educationLevel', 'email', 'phone', 'nik'] as const),
] as const;
export type CorrectableField = (typeof CORRECTABLE_FIELDS)[number];

const pipe = new InputPipe();

/**
 * Refuses a value that the field cannot have, by the same rules as a change by HR. Throws REQUEST.INVALID with the pointer given.
 */
export function requireSound(field: CorrectableField, value: string, pointer: string): void {
  const metatype = field === 'nik' ? IdentityNumberRequest : EmployeePatchRequest;
  try {
    pipe.transform({ [field]: value }, { type: 'body', metatype });
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    throw requestProblems.INVALID(
      error.facts,
      error.faults.map((fault) => ({ ...fault, pointer })),
    );
  }
}
