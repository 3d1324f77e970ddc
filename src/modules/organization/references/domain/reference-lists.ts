/** What a value of a row may be, beside its name. */
export type AttributeValue = string | number | boolean;
export type Attributes = Readonly<Record<string, AttributeValue>>;

/** One attribute that the rows of a list have: a text, a whole number between two, true or false, or one of some words. */
type AttributeRule =
  | { readonly type: 'text'; readonly max: number }
  | { readonly type: 'whole'; readonly min: number; readonly max: number }
  | { readonly type: 'flag' }
  | { readonly type: 'word'; readonly words: readonly string[] };

/** A list of codes with their meaning. */
export interface ReferenceList {
  readonly name: string;
  /** How a code looks. */
  readonly code: RegExp;
  readonly attributes: Readonly<Record<string, AttributeRule & { readonly optional?: true }>>;
}

/** Whether somebody of a standing makes an SKP: yes, by the results of study instead, no, or as each case is. */
export const OBLIGATIONS = ['REQUIRED', 'STUDY', 'NONE', 'CASE'] as const;
export type Obligation = (typeof OBLIGATIONS)[number];

const WORD = /^[A-Z][A-Z0-9_]{1,23}$/;
const TWO_DIGITS = /^\d{2}$/;
const age = { type: 'whole', min: 50, max: 75 } as const;
const jobClass = { type: 'whole', min: 1, max: 17 } as const;
const golongan = { type: 'text', max: 2, optional: true } as const;

/** The lists that the service has. Their rows are data, which the HR office keeps; that there is such a list is not. */
export const REFERENCE_LISTS = {
  'golongan-pns': {
    name: 'Golongan ruang dan pangkat PNS',
    code: TWO_DIGITS,
    attributes: { pangkat: { type: 'text', max: 60 } },
  },
  'golongan-pppk': { name: 'Golongan PPPK', code: TWO_DIGITS, attributes: {} },
  eselon: {
    name: 'Eselon dan jabatan ASN',
    code: TWO_DIGITS,
    attributes: {
      jenjang: {
        type: 'word',
        words: ['JPT_UTAMA', 'JPT_MADYA', 'JPT_PRATAMA', 'ADMINISTRATOR', 'PENGAWAS'],
        optional: true,
      },
      golonganFrom: golongan,
      golonganUntil: golongan,
    },
  },
  'jenis-jabatan': {
    name: 'Jenis jabatan (SIASN)',
    code: /^\d$/,
    attributes: { kind: { type: 'word', words: ['STRUKTURAL', 'FUNGSIONAL', 'PELAKSANA'], optional: true } },
  },
  jenjang: {
    name: 'Jenjang jabatan, batas usia pensiun, dan kelas jabatan yang lazim',
    code: WORD,
    attributes: {
      kind: { type: 'word', words: ['STRUKTURAL', 'FUNGSIONAL', 'PELAKSANA'] },
      retirementAge: age,
      classFrom: jobClass,
      classUntil: jobClass,
    },
  },
  'bup-khusus': {
    name: 'Batas usia pensiun khusus, menurut awal nama jabatan',
    code: WORD,
    attributes: { titleStartsWith: { type: 'text', max: 100 }, retirementAge: age },
  },
  'kedudukan-hukum': {
    name: 'Kedudukan hukum dan kewajiban SKP',
    code: TWO_DIGITS,
    attributes: {
      obligation: { type: 'word', words: OBLIGATIONS },
      atWork: { type: 'flag' },
      // Left out, it does not: what follows from leaving cannot be taken back.
      endsService: { type: 'flag', optional: true },
    },
  },
  'jenis-penugasan': {
    name: 'Jenis penugasan (SIASN)',
    code: /^[A-Z]{1,3}$/,
    attributes: { kind: { type: 'word', words: ['DEFINITIF', 'PLT', 'PLH', 'PJ', 'TT'], optional: true } },
  },
  'jenis-mutasi': { name: 'Jenis mutasi (SIASN)', code: /^[A-Z]{2}$/, attributes: {} },
  'jenis-unit': {
    name: 'Jenis unit organisasi',
    code: WORD,
    // A type or class of another type: rules for all Dinas hold for Dinas tipe A, too.
    // And one whose head is a leader of his own answers for itself (pimpinan unit kerja mandiri).
    attributes: { partOf: { type: 'text', max: 24, optional: true }, isIndependent: { type: 'flag', optional: true } },
  },
  'jenis-pegawai': { name: 'Jenis pegawai', code: WORD, attributes: {} },
  perspektif: { name: 'Perspektif RHK', code: WORD, attributes: {} },
  rating: {
    name: 'Rating hasil kerja dan perilaku kerja',
    code: WORD,
    attributes: { siasn: { type: 'whole', min: 1, max: 3 } },
  },
  predikat: {
    name: 'Predikat kinerja pegawai',
    code: WORD,
    attributes: { siasn: { type: 'whole', min: 1, max: 5 } },
  },
  'predikat-organisasi': { name: 'Predikat kinerja organisasi', code: WORD, attributes: {} },
} as const satisfies Record<string, ReferenceList>;

export type ReferenceListCode = keyof typeof REFERENCE_LISTS;
/** The codes of the lists, as they stand in addresses. */
export const REFERENCE_LIST_CODES = Object.keys(REFERENCE_LISTS) as readonly ReferenceListCode[];

/** Something that is wrong with the attributes of a row. */
export interface AttributeFault {
  readonly name: string;
  readonly code:
    | 'REQUIRED'
    | 'UNKNOWN'
    | 'NOT_TEXT'
    | 'TOO_LONG'
    | 'NOT_INTEGER'
    | 'TOO_SMALL'
    | 'TOO_LARGE'
    | 'NOT_FLAG'
    | 'NOT_ALLOWED';
  readonly facts?: Readonly<Record<string, string | number>>;
}

/** What is wrong with the attributes of a row of this list; empty when nothing is. */
export function attributeFaults(
  list: ReferenceListCode,
  attributes: Readonly<Record<string, unknown>>,
): AttributeFault[] {
  const rules = REFERENCE_LISTS[list].attributes as ReferenceList['attributes'];
  const unknown = Object.keys(attributes).filter((name) => !Object.hasOwn(rules, name));
  const faults = unknown.map((name): AttributeFault => ({ name, code: 'UNKNOWN' }));
  for (const [name, rule] of Object.entries(rules)) {
    const value = attributes[name];
    if (value === undefined || value === null) {
      if (!rule.optional) faults.push({ name, code: 'REQUIRED' });
      continue;
    }
    const fault = faultOf(rule, value);
    if (fault) faults.push({ name, ...fault });
  }
  return faults;
}

function faultOf(rule: AttributeRule, value: unknown): Omit<AttributeFault, 'name'> | null {
  switch (rule.type) {
    case 'text':
      if (typeof value !== 'string' || value.trim() === '') return { code: 'NOT_TEXT' };
      return [...value].length > rule.max ? { code: 'TOO_LONG', facts: { max: rule.max } } : null;
    case 'whole':
      if (typeof value !== 'number' || !Number.isSafeInteger(value)) return { code: 'NOT_INTEGER' };
      if (value < rule.min) return { code: 'TOO_SMALL', facts: { min: rule.min } };
      return value > rule.max ? { code: 'TOO_LARGE', facts: { max: rule.max } } : null;
    case 'flag':
      return typeof value === 'boolean' ? null : { code: 'NOT_FLAG' };
    case 'word':
      return rule.words.includes(value as string)
        ? null
        : { code: 'NOT_ALLOWED', facts: { allowed: rule.words.join(', ') } };
  }
}
