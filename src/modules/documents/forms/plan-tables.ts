import type { Cell, Paragraph, RowGroup, TableBlock } from '../layout/model.js';
import { cell, EMPTY, heading, listed, nothing, numbered, section } from './parts.js';
import { type PrintedTarget, targetInWords } from './words.js';

/** An indicator on paper. */
export interface PrintedIndicator extends PrintedTarget {
  readonly id: string;
  readonly aspect: string | null;
  readonly statement: string;
}
/** A planned result on paper. */
export interface PrintedResult {
  readonly id: string;
  readonly kind: 'UTAMA' | 'TAMBAHAN';
  readonly statement: string;
  readonly assignedBy: string | null;
  readonly serves: string | null;
  readonly perspective: string | null;
  readonly indicators: readonly PrintedIndicator[];
}
/** One of the seven core values on paper. */
export interface PrintedBehaviour {
  readonly code: string;
  readonly name: string;
  readonly guides: readonly string[];
  readonly expectation: string | null;
}
/** Which of the four forms it is. */
export interface PrintedForm {
  readonly family: 'JPT' | 'JA_JF';
  readonly approach: 'KUANTITATIF' | 'KUALITATIF';
}

/** A column that an evaluation adds: its heading, its share of the width, and what stands in it for a result or an indicator. */
export interface AddedColumn {
  readonly title: string;
  readonly share: number;
  readonly of: (result: PrintedResult, indicator: PrintedIndicator | null) => string | null;
  /** Once for a result, and not for each of its indicators. */
  readonly perResult: boolean;
}

interface Column {
  readonly title: string;
  readonly share: number;
  readonly perResult: boolean;
  readonly cell: (result: PrintedResult, indicator: PrintedIndicator | null, number: number) => Cell;
}

const NUMBER: Column = {
  ...{ title: 'NO', share: 0.4, perResult: true },
  cell: (_result, _indicator, number) => cell(String(number), { align: 'center', repeated: true }),
};
const SERVES: Column = {
  ...{ title: 'RENCANA HASIL KERJA PIMPINAN YANG DIINTERVENSI', share: 2.2, perResult: true },
  cell: ({ serves }) => cell(serves ?? EMPTY),
};
const RESULT: Column = {
  ...{ title: 'RENCANA HASIL KERJA', share: 2.4, perResult: true },
  cell: ({ statement, assignedBy }) => {
    const assigned: Paragraph[] = assignedBy
      ? [{ text: `(Penugasan dari ${assignedBy})`, italic: true, spaceBefore: 2 }]
      : [];
    return { paragraphs: [{ text: statement }, ...assigned] };
  },
};
const ASPECT: Column = {
  ...{ title: 'ASPEK', share: 1, perResult: false },
  cell: (_result, indicator) => cell(aspectName(indicator?.aspect ?? null)),
};
const MEASURE: Column = {
  ...{ title: 'INDIKATOR KINERJA INDIVIDU', share: 2.6, perResult: false },
  cell: (_result, indicator) => cell(indicator?.statement ?? EMPTY),
};
const TARGET: Column = {
  ...{ title: 'TARGET', share: 1.6, perResult: false },
  cell: (_result, indicator) => cell(indicator ? targetInWords(indicator) : EMPTY),
};
const DESCRIBED: Column = {
  ...{ title: 'UKURAN KEBERHASILAN/INDIKATOR KINERJA INDIVIDU, DAN TARGET', share: 3.4, perResult: true },
  cell: ({ indicators }) => ({ paragraphs: listed(indicators.map(describedOf)) }),
};
const PERSPECTIVE: Column = {
  ...{ title: 'PERSPEKTIF', share: 1.2, perResult: true },
  cell: ({ perspective }) => cell(perspective ?? EMPTY),
};

/** The columns of the four forms in the order of the annex. Source: PermenPANRB 6/2022 (forms of the annex); rules.md DC-1. */
const COLUMNS: Readonly<Record<`${PrintedForm['family']}_${PrintedForm['approach']}`, readonly Column[]>> = {
  JPT_KUANTITATIF: [NUMBER, RESULT, MEASURE, TARGET, PERSPECTIVE],
  JPT_KUALITATIF: [NUMBER, RESULT, DESCRIBED, PERSPECTIVE],
  JA_JF_KUANTITATIF: [NUMBER, SERVES, RESULT, ASPECT, MEASURE, TARGET],
  JA_JF_KUALITATIF: [NUMBER, SERVES, RESULT, DESCRIBED],
};

/** The headings of a form's columns, in order. */
export const columnTitles = ({ family, approach }: PrintedForm): string[] =>
  COLUMNS[`${family}_${approach}`].map(({ title }) => title);

/** The results with their two sections. */
export function resultsTable(
  form: PrintedForm,
  results: readonly PrintedResult[],
  added: readonly AddedColumn[] = [],
): TableBlock {
  const columns = [...COLUMNS[`${form.family}_${form.approach}`], ...added.map(columnOf)];
  const count = columns.length;
  const rowsOf = (kind: PrintedResult['kind']): RowGroup[] => {
    const own = results.filter((result) => result.kind === kind);
    if (own.length === 0)
      return [nothing(count, kind === 'UTAMA' ? 'Belum ada rencana hasil kerja utama.' : 'Tidak ada.')];
    return own.map((result, at) => groupOf(columns, result, at + 1));
  };
  return {
    ...{ kind: 'table', columns: columns.map(({ share }) => share), spaceAfter: 8 },
    head: [columns.map(({ title }) => heading(title)), numbered(count)],
    groups: [
      section('HASIL KERJA', count),
      section('A. UTAMA', count),
      ...rowsOf('UTAMA'),
      section('B. TAMBAHAN', count),
      ...rowsOf('TAMBAHAN'),
    ],
  };
}

function columnOf({ title, share, of, perResult }: AddedColumn): Column {
  return { title, share, perResult, cell: (result, indicator) => cell(of(result, indicator) ?? EMPTY) };
}

/** A result: what is said once stands beside the lines of its indicators. */
function groupOf(columns: readonly Column[], result: PrintedResult, number: number): RowGroup {
  const lines =
    columns.every(({ perResult }) => perResult) || result.indicators.length === 0 ? [null] : result.indicators;
  return {
    spanned: columns.flatMap(({ perResult, cell: of }, column) =>
      perResult ? [{ column, cell: of(result, null, number) }] : [],
    ),
    rows: lines.map((indicator) => columns.map((one) => (one.perResult ? null : one.cell(result, indicator, number)))),
  };
}

const aspectName = (code: string | null): string =>
  code === null ? EMPTY : code.charAt(0) + code.slice(1).toLowerCase();

/** Measure and target in one sentence. */
function describedOf(indicator: PrintedIndicator): string {
  const { target, targetText, statement } = indicator;
  return target === null && targetText === null ? statement : `${statement}: ${targetInWords(indicator)}`;
}

/** The seven core values with what the leader specially expects, and what an evaluation says of each. */
export function behavioursTable(
  behaviours: readonly PrintedBehaviour[],
  feedback: ((code: string) => string | null) | null = null,
): TableBlock {
  const titles = [
    'NO',
    'NILAI DAN PANDUAN PERILAKU',
    'EKSPEKTASI KHUSUS PIMPINAN',
    ...(feedback ? [FEEDBACK_TITLE] : []),
  ];
  const count = titles.length;
  const rows = behaviours.map(({ code, name, guides, expectation }, at): RowGroup => {
    const value: Cell = {
      paragraphs: [{ text: name, bold: true }, ...guides.map((text) => ({ text, marker: '•', spaceBefore: 1 }))],
    };
    const said = feedback ? [cell(feedback(code) ?? EMPTY)] : [];
    return { rows: [[cell(String(at + 1), { align: 'center' }), value, cell(expectation ?? EMPTY), ...said]] };
  });
  return {
    ...{ kind: 'table', columns: feedback ? [0.4, 4, 3, 3.4] : [0.4, 4.4, 4], spaceAfter: 4 },
    head: [[heading('PERILAKU KERJA', count)], titles.map((title) => heading(title))],
    groups: rows.length > 0 ? rows : [nothing(count)],
  };
}

export const FEEDBACK_TITLE = 'UMPAN BALIK BERKELANJUTAN BERDASARKAN BUKTI DUKUNG';
