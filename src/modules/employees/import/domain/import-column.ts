import type { Bilingual } from '../../../../kernel/i18n/language.js';

/** What the cells of a column hold. A code is a short text in which a zero in front counts, whatever a spreadsheet makes of it. */
export type CellType = 'text' | 'number' | 'date' | 'code';

/** A value that a column may have, and what it means. */
export interface AllowedValue {
  readonly value: string;
  readonly meaning: Bilingual;
}

/** One column of a kind of import: what readers of files, templates and reports know of it. */
export interface ImportColumn {
  /** As the export of SIASN or SIMPEG names it; rows are read by this name. */
  readonly name: string;
  /** Other names under which regional exports have it. */
  readonly aliases?: readonly string[];
  /** Without this column a file cannot be read. */
  readonly required?: true;
  readonly type: CellType;
  readonly label: Bilingual;
  readonly example: Bilingual;
  /** Where only some values are read, those. */
  readonly allowed?: readonly AllowedValue[];
  /** What it holds is not kept for the file that is given back. */
  readonly isSecret?: true;
}

/** A column with the same example in both languages: what stands in a file does not change with who reads it. */
export function column(
  name: string,
  type: CellType,
  [id, en]: readonly [id: string, en: string],
  example: string,
  more: Pick<ImportColumn, 'aliases' | 'required' | 'allowed' | 'isSecret'> = {},
): ImportColumn {
  return { name, type, label: { id, en }, example: { id: example, en: example }, ...more };
}

/** Allowed values from `value: [id, en]`. */
export function allowedValues(values: Readonly<Record<string, readonly [id: string, en: string]>>): AllowedValue[] {
  return Object.entries(values).map(([value, [id, en]]) => ({ value, meaning: { id, en } }));
}
