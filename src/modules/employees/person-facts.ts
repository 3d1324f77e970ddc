import type { InputFault } from '../../kernel/errors/domain-error.js';
import { requestProblems } from '../../kernel/errors/problems.js';
import { inputFault, refusedAt } from '../../kernel/http/input-faults.js';
import type { CivilDate } from '../../kernel/values/civil-date.js';
import { nameKey } from '../../kernel/values/name-key.js';
import {
  type AgeBounds,
  type CivilServantNumber,
  fitsNumber,
  parseCivilServantNumber,
} from './domain/civil-servant-number.js';
import { type Grade, gradeOf } from './domain/grade.js';
import { employeeProblems } from './employees.problems.js';
import { GRADE_FAULTS, NUMBER_DIFFERENCES, NUMBER_FAULTS } from './person-fault-texts.js';
import type { EmployeeRequest } from './http/employee.request.js';
import type { Employee, EmployeeKind } from './persistence/employee.entity.js';

type Origin =
  | ('id' | 'standingCode' | 'source' | 'externalId' | 'createdAt' | 'updatedAt' | 'version')
  | ('lastSeenAt' | 'lastSeenRunId' | 'missedRuns');
type Later = 'nikSealed' | 'nikIndex' | 'retiresOn' | 'retirementDecidedOn' | 'retirementReason' | 'erasedAt';

/** A person as entered by hand: what is kept, and what deserves a look. */
export interface EnteredPerson {
  readonly facts: Omit<Employee, Origin | Later>;
  readonly warnings: readonly InputFault[];
}

/**
 * Checks a person who is entered by hand. Birth date and sex that differ from the number count, with a warning, as they do in
 * an import (rule EM-23). Throws EMPLOYEE.NIP_REQUIRED, NIP_INVALID, KIND_DIFFERS, GRADE_INVALID,
 * REQUEST.INVALID.
 */
export function enteredPerson(input: EmployeeRequest, today: CivilDate, ages: AgeBounds): EnteredPerson {
  const { kind, name, frontTitle = null, backTitle = null, email = null } = input;
  const { birthPlace = null, educationLevel = null, phone = null } = input;
  if (input.birthDate !== undefined) requireBorn(input.birthDate, today);
  const number = numberOf(input, today, ages);
  const grade = soundGrade(input);
  const { birthDate = number?.birthDate ?? null, sex = number?.sex ?? null } = input;
  const facts = {
    ...{ kind, name, nameKey: nameKey(name), frontTitle, backTitle, email, birthPlace, educationLevel, phone },
    ...{ nip: number?.digits ?? null, birthDate, sex },
    ...{ gradeCode: grade?.code ?? null, gradeName: grade?.name ?? null },
  };
  return { facts, warnings: number ? differences({ birthDate, sex }, number) : [] };
}

/** Refuses a birth date that is still to come. Throws REQUEST.INVALID. */
export function requireBorn(birthDate: CivilDate, today: CivilDate, pointer = '/birthDate'): void {
  if (birthDate > today) throw requestProblems.INVALID({ count: 1 }, [inputFault({ pointer }, 'DAY_TO_COME')]);
}

/** Where birth date and sex of a person are not those of the number. */
export function differences(told: Pick<Employee, 'birthDate' | 'sex'>, number: CivilServantNumber): InputFault[] {
  const found: (keyof typeof NUMBER_DIFFERENCES)[] = [];
  if (told.birthDate !== number.birthDate) found.push('BIRTH_DATE_DIFFERS');
  if (told.sex !== number.sex) found.push('SEX_DIFFERS');
  const places = { BIRTH_DATE_DIFFERS: '/birthDate', SEX_DIFFERS: '/sex' };
  return found.map((code) => ({ pointer: places[code], code, text: NUMBER_DIFFERENCES[code] }));
}

/** The golongan of an input, by code or name, which must fit the kind; null when it names none. Throws EMPLOYEE.GRADE_INVALID. */
export function soundGrade({
  kind,
  gradeCode,
  gradeName,
}: Pick<EmployeeRequest, 'kind' | 'gradeCode' | 'gradeName'>): Grade | null {
  const grade = gradeOf(kind, gradeCode, gradeName);
  if (grade === null || 'name' in grade) return grade;
  const { field, fault, meant } = grade;
  const place = { pointer: `/${field}`, code: fault, text: GRADE_FAULTS[fault], facts: { ...meant } };
  throw employeeProblems.GRADE_INVALID({}, [place]);
}

/** The number of a person, which must fit the kind; null for NON_ASN, who have none. */
function numberOf({ nip, kind }: EmployeeRequest, today: CivilDate, ages: AgeBounds): CivilServantNumber | null {
  if (nip === undefined) {
    if (kind === 'NON_ASN') return null;
    const text = employeeProblems.NIP_REQUIRED.definition.detail;
    throw employeeProblems.NIP_REQUIRED({}, [{ pointer: '/nip', code: 'REQUIRED', text }]);
  }
  return soundNumber('/nip', nip, kind, today, ages);
}

/** A number that fits the kind. Throws EMPLOYEE.NIP_INVALID, KIND_DIFFERS. */
export function soundNumber(
  pointer: string,
  digits: string,
  kind: EmployeeKind,
  today: CivilDate,
  ages: AgeBounds,
): CivilServantNumber {
  const number = parseCivilServantNumber(digits, today, ages);
  if (typeof number === 'string') {
    const fault = { pointer, code: number, text: NUMBER_FAULTS[number], facts: { ...ages } };
    throw employeeProblems.NIP_INVALID({}, [fault]);
  }
  if (!fitsNumber(kind, number.kind))
    throw refusedAt(employeeProblems.KIND_DIFFERS, { kindOfNumber: number.kind }, '/kind');
  return number;
}
