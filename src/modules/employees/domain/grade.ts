/** A golongan: its SIASN code and its name as documents print it, e.g. 34 and "III/d". */
export interface Grade {
  readonly code: string;
  readonly name: string;
}

/** Why code and name are no golongan of somebody of this kind, and in which field. */
export interface GradeFault {
  readonly field: 'gradeCode' | 'gradeName';
  readonly fault: 'PNS_GRADE_UNKNOWN' | 'PPPK_GRADE_UNKNOWN' | 'GRADES_DIFFER' | 'NO_GRADE';
  /** Where code and name disagree: what the code means. */
  readonly meant?: Grade;
}

const PNS_GRADES: Readonly<Record<string, string>> = {
  ...{ '11': 'I/a', '12': 'I/b', '13': 'I/c', '14': 'I/d' },
  ...{ '21': 'II/a', '22': 'II/b', '23': 'II/c', '24': 'II/d' },
  ...{ '31': 'III/a', '32': 'III/b', '33': 'III/c', '34': 'III/d' },
  ...{ '41': 'IV/a', '42': 'IV/b', '43': 'IV/c', '44': 'IV/d', '45': 'IV/e' },
};
const PPPK_GRADES: Readonly<Record<string, string>> = {
  ...{ '01': 'I', '02': 'II', '03': 'III', '04': 'IV', '05': 'V', '06': 'VI', '07': 'VII', '08': 'VIII', '09': 'IX' },
  ...{ '10': 'X', '11': 'XI', '12': 'XII', '13': 'XIII', '14': 'XIV', '15': 'XV', '16': 'XVI', '17': 'XVII' },
};

/**
 * The golongan of a person, of whom code, name, both or neither are told: null without any, a fault when they do not fit the
 * kind of employment or each other. PNS and CPNS have I/a to IV/e, PPPK of both kinds I to XVII, NON_ASN none.
 * Source: rules.md EM-6 (SIASN references).
 */
export function gradeOf(kind: string, code?: string, name?: string): Grade | null | GradeFault {
  if (code === undefined && name === undefined) return null;
  const given = code === undefined ? 'gradeName' : 'gradeCode';
  if (kind === 'NON_ASN') return { field: given, fault: 'NO_GRADE' };
  const isPns = kind === 'PNS' || kind === 'CPNS';
  const grades = Object.entries(isPns ? PNS_GRADES : PPPK_GRADES);
  const found = grades.find((grade) => (code === undefined ? grade[1] === name : grade[0] === code));
  if (!found) return { field: given, fault: isPns ? 'PNS_GRADE_UNKNOWN' : 'PPPK_GRADE_UNKNOWN' };
  const grade = { code: found[0], name: found[1] };
  const differ = name !== undefined && name !== grade.name;
  return differ ? { field: 'gradeName', fault: 'GRADES_DIFFER', meant: grade } : grade;
}
