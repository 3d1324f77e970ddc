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

/** Ranks (pangkat) of PNS by their golongan, without "Tingkat I", which is the next golongan above. */
const PNS_RANKS: Readonly<Record<string, string>> = {
  ...{ 'juru muda': '11', juru: '13', 'pengatur muda': '21', pengatur: '23', 'penata muda': '31', penata: '33' },
  ...{ pembina: '41', 'pembina utama muda': '43', 'pembina utama madya': '44', 'pembina utama': '45' },
};
/** Ranks above which there is one of "Tingkat I". */
const WITH_FIRST_LEVEL = /^(juru|pengatur|penata|pembina)( muda)?$/;

/**
 * The golongan that a cell means which says it in any of the usual ways: "III/d", "Penata Tk.I / III/d", "34",
 * "Penata Tingkat I", for PPPK "IX", "Golongan IX", "09". Null when it says none, or more than one.
 * Source: rules.md IM-12.
 */
export function gradeInText(kind: string, text: string): Grade | null {
  if (kind === 'NON_ASN') return null;
  const isPns = kind === 'PNS' || kind === 'CPNS';
  const grades = isPns ? PNS_GRADES : PPPK_GRADES;
  const code = isPns ? pnsCodeIn(text) : pppkCodeIn(text);
  const name = code === undefined ? undefined : grades[code];
  return code === undefined || name === undefined ? null : { code, name };
}

function pnsCodeIn(text: string): string | undefined {
  const bare = text.trim();
  if (/^\d{2}$/.test(bare)) return bare;
  const written = [...bare.matchAll(/(?<![a-z])(IV|I{1,3})\s*[/.-]?\s*([a-e])(?![a-z])/gi)];
  const names = new Set(written.map(([, roman = '', letter = '']) => `${roman.toUpperCase()}/${letter.toLowerCase()}`));
  if (names.size > 0) {
    const found = Object.entries(PNS_GRADES).filter(([, name]) => names.has(name));
    return names.size === 1 ? found[0]?.[0] : undefined;
  }
  const words = bare.toLowerCase().replace(/[.,]/g, ' ').replace(/\s+/g, ' ').trim();
  const [, rank = '', level] = /^(.*?)( (?:tk|tkt|tingkat) ?(?:i|1))?$/.exec(words) ?? [];
  const code = PNS_RANKS[rank];
  if (code === undefined || level === undefined) return code;
  return WITH_FIRST_LEVEL.test(rank) ? String(Number(code) + 1) : undefined;
}

function pppkCodeIn(text: string): string | undefined {
  const bare = text.trim();
  if (/^\d{1,2}$/.test(bare)) return bare.padStart(2, '0');
  const romans = new Set(bare.toUpperCase().match(/(?<![A-Z])[IVX]+(?![A-Z/])/g));
  const [roman, ...others] = romans;
  return others.length > 0 ? undefined : Object.entries(PPPK_GRADES).find(([, name]) => name === roman)?.[0];
}

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
