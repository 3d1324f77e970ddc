import type { CivilDate } from '../../kernel/values/civil-date.js';
import { nameKey } from '../../kernel/values/name-key.js';
import { type CivilServantNumber, parseCivilServantNumber } from './domain/civil-servant-number.js';
import { type Grade, gradeOf } from './domain/grade.js';
import { employeeProblems, GRADE_FAULTS, NUMBER_FAULTS } from './employees.problems.js';
import type { EmployeeRequest } from './http/employee.request.js';
import type { Employee } from './persistence/employee.entity.js';

type Origin = 'id' | 'standingCode' | 'source' | 'externalId' | 'createdAt' | 'updatedAt' | 'version';

/**
 * What is kept of a person who is entered by hand.
 * Throws EMPLOYEE.NIP_REQUIRED, NIP_INVALID, KIND_DIFFERS, GRADE_INVALID.
 */
export function personFacts(input: EmployeeRequest, today: CivilDate): Omit<Employee, Origin> {
  const { kind, name, frontTitle = null, backTitle = null, email = null } = input;
  const number = numberOf(input, today);
  const grade = soundGrade(input);
  return {
    ...{ kind, name, nameKey: nameKey(name), frontTitle, backTitle, email },
    ...{ nip: number?.digits ?? null, birthDate: number?.birthDate ?? null, sex: number?.sex ?? null },
    ...{ gradeCode: grade?.code ?? null, gradeName: grade?.name ?? null },
  };
}

function soundGrade({ kind, gradeCode, gradeName }: EmployeeRequest): Grade | null {
  const grade = gradeOf(kind, gradeCode, gradeName);
  if (grade === null || 'name' in grade) return grade;
  const { field, fault, meant } = grade;
  const place = { pointer: `/${field}`, code: fault, text: GRADE_FAULTS[fault], facts: { ...meant } };
  throw employeeProblems.GRADE_INVALID({}, [place]);
}

/** The number of a person, which must fit the kind; null for NON_ASN, who have none. */
function numberOf({ nip, kind }: EmployeeRequest, today: CivilDate): CivilServantNumber | null {
  if (nip === undefined) {
    if (kind === 'NON_ASN') return null;
    const text = employeeProblems.NIP_REQUIRED.definition.detail;
    throw employeeProblems.NIP_REQUIRED({}, [{ pointer: '/nip', code: 'REQUIRED', text }]);
  }
  const number = parseCivilServantNumber(nip, today);
  if (typeof number === 'string')
    throw employeeProblems.NIP_INVALID({}, [{ pointer: '/nip', code: number, text: NUMBER_FAULTS[number] }]);
  const fits = number.kind === 'PNS' ? ['PNS', 'CPNS'] : ['PPPK', 'PPPK_PARUH_WAKTU'];
  if (!fits.includes(kind)) throw employeeProblems.KIND_DIFFERS({ kindOfNumber: number.kind });
  return number;
}
