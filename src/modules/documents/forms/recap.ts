import type { Cell, DocumentModel, RowGroup } from '../layout/model.js';
import { cell, EMPTY, footerOf, heading, headLine, nothing, type Setting } from './parts.js';
import { dayInWords, inCapitals, predicateName } from './words.js';

/** One person of a recap. */
export interface RecapRow {
  readonly name: string;
  readonly nip: string | null;
  readonly grade: string | null;
  readonly position: string | null;
  readonly unit: string;
  readonly planStatus: string | null;
  /** Published predicates of the evaluation periods, in their order; null where there is none. */
  readonly periods: readonly (string | null)[];
  readonly resultRating: string | null;
  readonly behaviourRating: string | null;
  readonly predicate: string | null;
}
/** The recap of a unit on paper. */
export interface PrintedRecap {
  readonly unitName: string;
  readonly year: number;
  readonly on: string;
  readonly periodNames: readonly string[];
  readonly rows: readonly RecapRow[];
}

const PREDICATES = ['SANGAT_BAIK', 'BAIK', 'BUTUH_PERBAIKAN', 'KURANG', 'SANGAT_KURANG'];
const PLAN_STATES: Readonly<Record<string, string>> = {
  ...{ DRAFT: 'Draf', SUBMITTED: 'Diajukan', RETURNED: 'Dikembalikan', AGREED: 'Disepakati', ACTIVE: 'Berlaku' },
  ...{ CLOSED: 'Ditutup', CANCELLED: 'Dibatalkan' },
};

/** The headings of a recap, on paper and in a workbook alike. */
export function recapTitles({ periodNames }: Pick<PrintedRecap, 'periodNames'>): string[] {
  const person = ['No', 'Nama', 'NIP', 'Pangkat/Gol. Ruang', 'Jabatan', 'Unit Kerja', 'SKP'];
  return [...person, ...periodNames, 'Rating Hasil Kerja', 'Rating Perilaku Kerja', 'Predikat Tahunan'];
}

/** The cells of one person, in the order of the headings. */
export function recapCells(row: RecapRow, number: number): (string | number)[] {
  const { name, nip, grade, position, unit, periods, resultRating, behaviourRating, predicate } = row;
  return [
    ...[number, name, nip ?? EMPTY, grade ?? EMPTY, position ?? EMPTY, unit, planState(row)],
    ...[...periods.map(predicateName), inCapitals(resultRating), inCapitals(behaviourRating), predicateName(predicate)],
  ];
}

const planState = ({ planStatus }: RecapRow): string =>
  planStatus === null ? 'Belum ada' : (PLAN_STATES[planStatus] ?? planStatus);

/** What the sums are of, on paper and in a workbook alike. */
export const SUMS_TITLE = 'Jumlah menurut predikat tahunan';

/** How many people have which predicate of the year, and how many have none. */
export function recapSums({ rows }: Pick<PrintedRecap, 'rows'>): [string, number][] {
  const counted = PREDICATES.map((one): [string, number] => [
    predicateName(one),
    rows.filter(({ predicate }) => predicate === one).length,
  ]);
  return [...counted, ['BELUM ADA', rows.filter(({ predicate }) => predicate === null).length]];
}

const SHORT: Readonly<Record<string, string>> = {
  ...{ SANGAT_BAIK: 'SB', BAIK: 'B', BUTUH_PERBAIKAN: 'BP', KURANG: 'K', SANGAT_KURANG: 'SK' },
  ...{ DI_ATAS_EKSPEKTASI: 'Di atas', SESUAI_EKSPEKTASI: 'Sesuai', DI_BAWAH_EKSPEKTASI: 'Di bawah' },
};
const LEGEND = 'SB = Sangat Baik, B = Baik, BP = Butuh Perbaikan, K = Kurang/Misconduct, SK = Sangat Kurang.';
const short = (code: string | null): string => (code === null ? EMPTY : (SHORT[code] ?? code));

/** More periods than this are named by three letters on paper. */
const MOST_NAMED = 6;

/** A period without the year, which stands above; of many the months are `Jan` to `Des`. */
function shortPeriod(name: string, { year, periodNames }: Pick<PrintedRecap, 'year' | 'periodNames'>): string {
  const plain = name.replace(new RegExp(`\\s*${year}$`), '') || name;
  return periodNames.length > MOST_NAMED ? plain.slice(0, 3) : plain;
}

/** The columns on paper, where there is less room: number below name, unit below post. */
function printedColumns(recap: PrintedRecap): readonly { readonly title: string; readonly share: number }[] {
  const { periodNames } = recap;
  return [
    ...[
      { title: 'No', share: 0.5 },
      { title: 'Nama/NIP', share: 2.7 },
      { title: 'Pangkat/ Gol. Ruang', share: 1.3 },
    ],
    ...[
      { title: 'Jabatan/Unit Kerja', share: 2.7 },
      { title: 'SKP', share: 1.25 },
    ],
    ...periodNames.map((name) => ({
      title: shortPeriod(name, recap),
      share: periodNames.length > MOST_NAMED ? 0.52 : 0.95,
    })),
    ...[
      { title: 'Rating Hasil Kerja', share: 0.95 },
      { title: 'Rating Perilaku Kerja', share: 0.95 },
    ],
    { title: 'Predikat Tahunan', share: 1.4 },
  ];
}

function printedCells(row: RecapRow, at: number): Cell[] {
  const { name, nip, grade, position, unit, periods, resultRating, behaviourRating, predicate } = row;
  const both = (upper: string, lower: string): Cell => ({ paragraphs: [{ text: upper }, { text: lower }] });
  const centred = (text: string): Cell => cell(text, { align: 'center' });
  return [
    ...[centred(String(at)), both(name, nip ?? EMPTY), cell(grade ?? EMPTY), both(position ?? EMPTY, unit)],
    ...[cell(planState(row)), ...periods.map((one) => centred(short(one)))],
    ...[centred(short(resultRating)), centred(short(behaviourRating)), cell(predicateName(predicate))],
  ];
}

/** Rekapitulasi Kinerja of a unit: by name, with the sums. Rule DC-1. */
export function recapDocument(recap: PrintedRecap, setting: Setting): DocumentModel {
  const { unitName, year, on, rows } = recap;
  const columns = printedColumns(recap);
  const groups = rows.map((row, at): RowGroup => ({ rows: [printedCells(row, at + 1)] }));
  const sums = recapSums(recap);
  return {
    title: `Rekapitulasi Kinerja ${unitName} ${year}`,
    ...{ subject: 'Rekapitulasi Kinerja Unit Kerja', author: setting.government, paper: setting.paper },
    ...{ orientation: 'landscape', madeAt: `${on}T00:00:00.000Z`, watermark: setting.watermark, seal: setting.seal },
    footer: footerOf('Rekapitulasi Kinerja Unit Kerja', setting),
    blocks: [
      { kind: 'heading', level: 1, lines: ['REKAPITULASI KINERJA PEGAWAI', unitName.toUpperCase()], spaceAfter: 8 },
      headLine(setting.government, [`TAHUN ${year}`, `Keadaan ${dayInWords(on)}`]),
      {
        ...{ kind: 'table', size: 7, spaceAfter: 8 },
        columns: columns.map(({ share }) => share),
        head: [columns.map(({ title }) => heading(title))],
        groups: groups.length > 0 ? groups : [nothing(columns.length, 'Tidak ada pegawai.')],
      },
      { kind: 'text', paragraphs: [{ text: LEGEND, italic: true }], size: 7.5, spaceAfter: 6, keepWithNext: true },
      { kind: 'text', paragraphs: [{ text: SUMS_TITLE, bold: true }], size: 8.5, spaceAfter: 2, keepWithNext: true },
      {
        ...{ kind: 'table', columns: sums.map(() => 1), keepWithNext: true, spaceAfter: 4 },
        head: [sums.map(([label]) => heading(label))],
        groups: [{ rows: [sums.map(([, count]) => cell(String(count), { align: 'center' }))] }],
      },
    ],
  };
}
