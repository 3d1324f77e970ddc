import { writeXlsx } from 'hucre/xlsx';
import type { SentFile } from './import-files.js';

type Value = string | number | Date | null;

const TITLES = ['DAFTAR NOMINATIF PEGAWAI NEGERI SIPIL', 'PEMERINTAH KABUPATEN UJI', 'KEADAAN PER 1 MARET 2026'];
/** A header of two lines: "Pangkat" and "Jabatan" stand above two columns each. */
const UPPER = [
  ...['No', 'N.I.P.', 'Nama  Lengkap', 'Tgl. Lahir', 'L/P', 'Pangkat', null, 'Jabatan', null, 'Jenis Jab.'],
  ...['Kode Unit', 'Unit Kerja', 'NIK', 'Alamat'],
];
const LOWER = [null, null, null, null, null, 'Gol. Ruang', 'TMT', 'Nama', 'TMT', null, null, null, null, null];
const NUMBERS = UPPER.map((_, at) => `(${at + 1})`);
const ANGGARAN = ['5.02.01', 'Bidang Anggaran'];
const SEKRETARIAT = ['5.02.00', 'Sekretariat'];

/** The line of the upper half of the header, and that of the first person. */
export const SIMPEG_HEADER_LINE = 5;
export const SIMPEG_FIRST_LINE = 8;

/** People as a SIMPEG of a region has them; the last is known by a number whose end is lost. */
const PEOPLE: readonly (readonly Value[])[] = [
  [
    ...[1, '19870722 201903 2 005', 'Dr. Siti Aminah, S.Kom., M.T.', new Date('1987-07-22'), 'P'],
    ...['Penata Tk.I / III/d', '1 April 2023', 'Analis Kebijakan Ahli Muda', '01-03-2024', 'Fungsional Tertentu'],
    ...[...ANGGARAN, '6402016207870001', 'Jl. Melati 1'],
  ],
  [
    ...[2, "'19790315.200501.1.002", 'Drs. H. Budi Santoso, M.Si', '15 Maret 1979', 'L'],
    ...['IV/a', '01/10/2020', 'Kepala Bidang Anggaran', '1 Januari 2020', 'Struktural'],
    ...[...ANGGARAN, '6402011503790002', 'Jl. Kenanga 2'],
  ],
  [
    ...[3, '199502282020121003', 'MOH. ALI', '28/02/1995', 'L'],
    ...['Pengatur Tk. I', '-', 'Pengadministrasi Umum', 43_831, 'Fungsional Umum'],
    ...[...SEKRETARIAT, 'null', '-'],
  ],
  [
    ...[4, 198_808_112_011_011_001, 'Rahmat Hidayat, SE', '11-08-1988', 'L'],
    ...['III/c', '01-04-2022', 'Analis Keuangan', '01-04-2022', 'Pelaksana'],
    ...[...SEKRETARIAT, '6402011108880003', 'Jl. Mawar 4'],
  ],
];

/** How many people the file has. */
export const SIMPEG_PEOPLE = PEOPLE.length;

/** The export as a workbook: what the files beside were saved from by LibreOffice. */
export async function simpegWorkbook(people = PEOPLE): Promise<SentFile> {
  const wide = (title: string): Value[] => [title, ...UPPER.slice(1).map(() => null)];
  const rows = [...TITLES.map(wide), [], UPPER, LOWER, NUMBERS, ...people] as Value[][];
  const across = (row: number, from: number, to: number) => ({
    startRow: row,
    endRow: row,
    startCol: from,
    endCol: to,
  });
  const down = (column: number) => ({ startRow: 4, endRow: 5, startCol: column, endCol: column });
  const merges = [
    ...[0, 1, 2].map((row) => across(row, 0, UPPER.length - 1)),
    ...[across(4, 5, 6), across(4, 7, 8)],
    ...[0, 1, 2, 3, 4, 9, 10, 11, 12, 13].map(down),
  ];
  const about = { name: 'Petunjuk', rows: [['Dicetak dari SIMPEG']] };
  const sheets = [about, { name: 'Nominatif', rows, merges }];
  return { name: 'nominatif.xlsx', content: Buffer.from(await writeXlsx({ sheets })) };
}

/** The same as many a SIMPEG gives it: a page of HTML that is called `.xls`. */
export function simpegPage(people = PEOPLE): SentFile {
  const span = (title: string): string => `<tr><td colspan=${UPPER.length} align=center><b>${title}</b></td></tr>`;
  const upper = UPPER.map((title, at) => {
    if (title === null) return '';
    return LOWER[at] === null ? `<th rowspan=2>${title}</th>` : `<th colspan="2">${title}</th>`;
  });
  const lower = LOWER.flatMap((title) => (title === null ? [] : [`<th>${title}<br></th>`]));
  // Without closing tags, with a stray ampersand, and with a sign of Windows: pages that programs write are like that.
  const body = people.map((row) => `<tr>${row.map((value) => `<td nowrap>&nbsp;${shown(value)}`).join('')}`);
  const numbers = NUMBERS.map((number) => `<td>${number}</td>`).join('');
  const page = `<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head>
    <meta http-equiv=Content-Type content="text/html; charset=windows-1252"><style>td { mso-number-format:"\\@" }</style>
    <script>var table = "<table><tr><td>tidak</td></tr></table>";</script></head><body>
    <table border=1>${TITLES.map(span).join('\n')}<tr></tr><tr>${upper.join('')}</tr><tr>${lower.join('')}</tr>
    <tr>${numbers}</tr>${body.join('\n')}</table><p>Dicetak & disahkan \u0093SIMPEG\u0094</body></html>`;
  return { name: 'nominatif.xls', content: Buffer.from(page, 'latin1') };
}

/** Dates and numbers as a spreadsheet shows them. */
function shown(value: Value | undefined): string {
  if (value instanceof Date) return value.toISOString().slice(0, 10).split('-').reverse().join('-');
  return typeof value === 'number' && value > 1e15 ? '1.98808E+17' : String(value ?? '');
}
