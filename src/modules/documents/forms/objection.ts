import type { Block, Cell, DocumentModel, Paragraph, TableBlock } from '../layout/model.js';
import { labelOf } from './evaluation.js';
import {
  cell,
  EMPTY,
  footerOf,
  heading,
  headLine,
  identities,
  listed,
  type Party,
  placeAndDay,
  section,
  type Setting,
  signature,
} from './parts.js';
import { dayInWords, inCapitals } from './words.js';

/** A result before or after a decision, on paper. */
export interface PrintedResultOfRating {
  readonly resultRating: string | null;
  readonly resultReason: string | null;
  readonly behaviourRating: string | null;
  readonly behaviourReason: string | null;
  readonly predicate: string | null;
}
/** An objection on paper. */
export interface PrintedObjection {
  readonly employee: Party;
  readonly appraiser: Party | null;
  readonly examiner: Party | null;
  readonly periodName: string;
  readonly ruleSetCode: string | null;
  readonly filedOn: string;
  readonly filed: string;
  /** What is contested, in words. */
  readonly contests: readonly string[];
  readonly reasons: string | null;
  readonly evidence: number;
  readonly contested: PrintedResultOfRating;
}
/** What was decided of an objection, on paper. */
export interface PrintedDecision extends PrintedObjection {
  readonly isUpheld: boolean;
  readonly hearings: readonly { readonly heldOn: string; readonly by: string; readonly text: string | null }[];
  readonly decisionReason: string | null;
  readonly after: PrintedResultOfRating;
  readonly decidedBy: Party | null;
  /** The day on which whoever decided became the examiner, where he was not the first. */
  readonly appointedOn: string | null;
  readonly decided: string;
  readonly decidedOn: string;
  readonly madeAt: string;
}

/** Keberatan atas Hasil Evaluasi Kinerja. Source: PP 30/2019 Pasal 59; rule DC-1. */
export function objectionDocument(
  objection: PrintedObjection & { readonly madeAt: string },
  setting: Setting,
): DocumentModel {
  const { employee, appraiser, examiner, filedOn, filed, contests, reasons, evidence } = objection;
  const rows = [
    line('Ditujukan kepada', [
      { text: examiner ? `${examiner.name}, ${examiner.position ?? EMPTY}` : 'Atasan pejabat penilai kinerja' },
    ]),
    line('Tanggal pengajuan', [{ text: dayInWords(filedOn) }]),
    line('Yang diberatkan', listed(contests)),
    line('Hasil evaluasi yang diberatkan', resultOf(objection, objection.contested)),
    line('Alasan keberatan', [{ text: reasons ?? EMPTY }]),
    line('Bukti dukung yang dirujuk', [{ text: evidence === 0 ? EMPTY : `${evidence} butir` }]),
  ];
  const signed = signature([placeAndDay(setting.place, dayInWords(filedOn)), 'Pegawai yang mengajukan,'], {
    party: employee,
    signedAt: filed,
  });
  return document(objection, setting, 'Keberatan atas Hasil Evaluasi Kinerja', [
    identities(employee, appraiser),
    { kind: 'table', columns: [3, 7], head: [], size: 9, spaceAfter: 4, groups: rows.map((row) => ({ rows: [row] })) },
    { kind: 'signatures', columns: [null, signed] },
  ]);
}

/** Keputusan atas Keberatan: what was contested, what was heard, what was decided and why. */
export function decisionDocument(decision: PrintedDecision, setting: Setting): DocumentModel {
  const { employee, appraiser, contests, reasons, filedOn, isUpheld, hearings, decisionReason, decidedBy } = decision;
  const heard = hearings.map(({ heldOn, by, text }): Paragraph => ({
    text: `${dayInWords(heldOn)}, ${by}: ${text ?? EMPTY}`,
    spaceBefore: 2,
  }));
  const rows = [
    line('Keberatan diajukan', [{ text: dayInWords(filedOn) }]),
    line('Yang diberatkan', listed(contests)),
    line('Alasan keberatan', [{ text: reasons ?? EMPTY }]),
    line('Penjelasan dan pemeriksaan', heard.length > 0 ? heard : [{ text: EMPTY }]),
    line('Putusan', [{ text: isUpheld ? 'KEBERATAN DITERIMA' : 'KEBERATAN DITOLAK', bold: true }]),
    line('Pertimbangan', [{ text: decisionReason ?? EMPTY }]),
  ];
  const signed = signature([placeAndDay(setting.place, dayInWords(decision.decidedOn)), ...roleOf(decision)], {
    party: decidedBy,
    signedAt: decision.decided,
  });
  return document(decision, setting, 'Keputusan atas Keberatan Hasil Evaluasi Kinerja', [
    identities(employee, appraiser),
    { kind: 'table', columns: [3, 7], head: [], size: 9, spaceAfter: 8, groups: rows.map((row) => ({ rows: [row] })) },
    compared(decision),
    {
      ...{ kind: 'text', spaceAfter: 2, keepWithNext: true },
      paragraphs: [{ text: 'Putusan ini bersifat final (PP Nomor 30 Tahun 2019 Pasal 59).' }],
    },
    { kind: 'signatures', columns: [null, signed] },
  ]);
}

function document(
  { periodName, employee, madeAt }: Pick<PrintedDecision, 'periodName' | 'employee' | 'madeAt'>,
  setting: Setting,
  title: string,
  blocks: readonly Block[],
): DocumentModel {
  return {
    title: `${title} ${employee.name} ${periodName}`,
    ...{ subject: title, author: setting.government, paper: setting.paper, orientation: 'portrait', madeAt },
    ...{ watermark: setting.watermark, seal: setting.seal, footer: footerOf(title, setting) },
    blocks: [
      {
        kind: 'heading',
        level: 1,
        lines: [title.toUpperCase(), `PERIODE: ${periodName.toUpperCase()}`],
        spaceAfter: 8,
      },
      headLine(setting.government, []),
      ...blocks,
    ],
  };
}

/** As what it was decided: by the superior of the appraiser, or by whoever was named in his place, with his post. */
function roleOf({ appointedOn, decidedBy }: PrintedDecision): string[] {
  if (appointedOn === null) return ['Atasan Pejabat Penilai Kinerja,'];
  const role = `Pemeriksa keberatan (ditunjuk pada ${dayInWords(appointedOn)})`;
  return decidedBy?.position ? [role, `${decidedBy.position},`] : [`${role},`];
}

const line = (label: string, paragraphs: readonly Paragraph[]): Cell[] => [
  cell(label, { header: 'Row' }),
  { paragraphs },
];

function resultOf(
  of: Pick<PrintedObjection, 'ruleSetCode'>,
  { resultRating, behaviourRating, predicate }: PrintedResultOfRating,
): Paragraph[] {
  return [
    { text: `Rating hasil kerja: ${inCapitals(resultRating)}` },
    { text: `Rating perilaku kerja: ${inCapitals(behaviourRating)}` },
    { text: `Predikat kinerja: ${labelOf(of, predicate)}` },
  ];
}

function compared(decision: PrintedDecision): TableBlock {
  const { contested, after } = decision;
  const row = (label: string, of: (result: PrintedResultOfRating) => string) => [
    cell(label, { header: 'Row' as const }),
    cell(of(contested)),
    cell(of(after)),
  ];
  return {
    ...{ kind: 'table', columns: [3, 3.5, 3.5], size: 9, spaceAfter: 6 },
    head: [[heading('HASIL EVALUASI'), heading('SEBELUM PUTUSAN'), heading('SESUDAH PUTUSAN')]],
    groups: [
      section('RATING DAN PREDIKAT', 3),
      {
        rows: [
          row('Rating hasil kerja', ({ resultRating }) => inCapitals(resultRating)),
          row('Rating perilaku kerja', ({ behaviourRating }) => inCapitals(behaviourRating)),
          row('Predikat kinerja', ({ predicate }) => labelOf(decision, predicate)),
        ],
      },
      section('ALASAN', 3),
      { rows: [row('Alasan rating hasil kerja', ({ resultReason }) => resultReason ?? EMPTY)] },
      { rows: [row('Alasan rating perilaku kerja', ({ behaviourReason }) => behaviourReason ?? EMPTY)] },
    ],
  };
}
