import { stringify } from 'csv-stringify/sync';
import { type CellStyle, type CellValue, type DataValidation, type WriteSheet, writeXlsx } from 'hucre/xlsx';
import { type Bilingual, type Language, say } from '../../../kernel/i18n/language.js';
import type { ImportColumn } from './domain/import-column.js';
import type { ImportKind } from './kinds/import-kind.js';

/** What a template is made of. */
type Kind = Pick<ImportKind, 'label' | 'columns'>;

/** Rows whose cells are texts from the start, so that no spreadsheet makes numbers of what is typed or pasted. */
const ROWS_TO_FILL = 1_000;
const TEXT: CellStyle = { numFmt: '@' };
const TITLE: CellStyle = { font: { bold: true }, numFmt: '@' };
const REQUIRED_TITLE: CellStyle = { ...TITLE, fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'FFE08A' } } };

const SHEETS = {
  guide: { id: 'Petunjuk', en: 'Guide' },
  data: { id: 'Data', en: 'Data' },
  values: { id: 'Referensi', en: 'Values' },
} as const;
const STEPS: readonly Bilingual[] = [
  {
    id: 'Isi lembar "Data" mulai baris 3; baris 2 adalah contoh dan dilewati bila tidak diubah.',
    en: 'Fill in the sheet "Data" from line 3 on; line 2 is an example, which is passed over while it is unchanged.',
  },
  {
    id: 'Kolom berwarna kuning wajib diisi. Kolom lain boleh kosong atau dihapus; urutannya bebas.',
    en: 'Yellow columns must be filled in. Others may be empty or removed; their order is free.',
  },
  {
    id: 'NIP dan kode adalah teks. Bila menyalin dari berkas lain, tempel sebagai nilai agar formatnya tetap teks.',
    en: 'NIP and codes are texts. When you copy from another file, paste values only, so that they stay texts.',
  },
  {
    id: 'Tanggal ditulis 31-12-2025 atau 31 Desember 2025.',
    en: 'Days are written 31-12-2025 or 31 Desember 2025.',
  },
  {
    id: 'Simpan sebagai XLSX, unggah, lalu periksa laporannya sebelum menerapkan.',
    en: 'Save it as XLSX, upload it, and look at the report before you apply it.',
  },
];
const COLUMN_TITLES: readonly Bilingual[] = [
  { id: 'Kolom', en: 'Column' },
  { id: 'Wajib', en: 'Required' },
  { id: 'Isi', en: 'Content' },
  { id: 'Contoh', en: 'Example' },
  { id: 'Judul lain yang dikenali', en: 'Other titles that are known' },
];
const VALUE_TITLES: readonly Bilingual[] = [
  { id: 'Kolom', en: 'Column' },
  { id: 'Nilai', en: 'Value' },
  { id: 'Arti', en: 'Meaning' },
];
const YES = { id: 'ya', en: 'yes' };
const LIST_ONLY = {
  id: 'Pilih salah satu dari daftar; artinya ada di lembar {sheet}.',
  en: 'Choose one of the list; what they mean stands in the sheet {sheet}.',
};

/** A workbook to be filled in: how, where, and with which values. */
export async function templateWorkbook(kind: Kind, language: Language): Promise<Buffer> {
  const sheets = [guideSheet(kind, language), dataSheet(kind, language), valuesSheet(kind, language)];
  return Buffer.from(await writeXlsx({ sheets, activeSheet: 1 }));
}

/** The same as CSV: header and example. */
export function templateCsv({ columns }: Kind, language: Language): string {
  const rows = [columns.map(({ name }) => name), columns.map(({ example }) => example[language])];
  return stringify(rows, { bom: true, delimiter: ';', record_delimiter: 'windows', escape_formulas: true });
}

function guideSheet({ label, columns }: Kind, language: Language): WriteSheet {
  const steps = STEPS.map((step, at): CellValue[] => [`${at + 1}. ${step[language]}`]);
  const table = columns.map(({ name, required, label: content, example, aliases = [] }): CellValue[] => [
    ...[name, required ? YES[language] : null, content[language], example[language], aliases.join(', ')],
  ]);
  const titles = COLUMN_TITLES.map((title) => title[language]);
  const rows: CellValue[][] = [[label[language]], [], ...steps, [], titles, ...table];
  const bold = [0, rows.length - table.length - 1];
  const cells = new Map(
    bold.flatMap((row) => (rows[row] ?? []).map((value, column) => [`${row},${column}`, { value, style: TITLE }])),
  );
  return { name: SHEETS.guide[language], rows, cells, columns: [30, 10, 50, 34, 50].map((width) => ({ width })) };
}

function dataSheet({ columns }: Kind, language: Language): WriteSheet {
  const titles = columns.map(({ name }) => name);
  const empty = Array.from({ length: ROWS_TO_FILL }, (): CellValue[] => columns.map(() => null));
  const cells = new Map(
    columns.map(({ name, required }, at) => [`0,${at}`, { value: name, style: required ? REQUIRED_TITLE : TITLE }]),
  );
  return {
    name: SHEETS.data[language],
    rows: [titles, columns.map(({ example }) => example[language]), ...empty],
    cells,
    columns: columns.map(({ name }) => ({ width: Math.max(name.length + 4, 14), style: TEXT })),
    dataValidations: listsOf(columns, language),
    freezePane: { rows: 1 },
  };
}

/** The drop-downs, whose values stand in the last sheet. */
function listsOf(columns: readonly ImportColumn[], language: Language): DataValidation[] {
  let next = 2;
  const sheet = SHEETS.values[language];
  return columns.flatMap(({ allowed = [] }, at): DataValidation[] => {
    const first = next;
    next += allowed.length;
    if (allowed.length === 0) return [];
    const place = letterOf(at);
    const range = `${place}2:${place}${ROWS_TO_FILL + 2}`;
    const formula1 = `${sheet}!$B$${first}:$B$${next - 1}`;
    const message = { errorTitle: sheet, errorMessage: say(LIST_ONLY, language, { sheet }), showErrorMessage: true };
    return [{ type: 'list', range, formula1, allowBlank: true, errorStyle: 'warning', ...message }];
  });
}

function valuesSheet({ columns }: Kind, language: Language): WriteSheet {
  const rows = columns.flatMap(({ name, allowed = [] }) =>
    allowed.map(({ value, meaning }): CellValue[] => [name, value, meaning[language]]),
  );
  const titles = VALUE_TITLES.map((title) => title[language]);
  const cells = new Map(titles.map((value, at) => [`0,${at}`, { value, style: TITLE }]));
  return {
    name: SHEETS.values[language],
    rows: [titles, ...rows],
    cells,
    columns: [28, 16, 40].map((width) => ({ width, style: TEXT })),
    freezePane: { rows: 1 },
  };
}

/** A, B … Z, AA … */
function letterOf(place: number): string {
  const last = String.fromCharCode(65 + (place % 26));
  return place < 26 ? last : letterOf(Math.floor(place / 26) - 1) + last;
}
