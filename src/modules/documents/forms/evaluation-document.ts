import type { Block, Cell, DocumentModel, Paragraph, RowGroup, TableBlock } from '../layout/model.js';
import { labelOf, type PrintedEvaluation } from './evaluation.js';
import {
  cell,
  EMPTY,
  footerOf,
  headLine,
  NOT_SET,
  type Party,
  placeAndDay,
  section,
  type Setting,
  signature,
} from './parts.js';
import { dayInWords, inCapitals, spanInWords } from './words.js';

/** The document that the employee receives, on paper. */
export interface PrintedOutcome extends Omit<PrintedEvaluation, 'plans'> {
  readonly superior: Party | null;
  /** When the employee confirmed the receipt; null while he has not. */
  readonly receivedOn: string | null;
  /** What is noted beside the reasons, such as that an objection was decided. */
  readonly notes: readonly string[];
}

/** Dokumen Evaluasi Kinerja Pegawai. Rule DC-1. */
export function outcomeDocument(outcome: PrintedOutcome, setting: Setting): DocumentModel {
  const { employee, periodName, startsOn, endsOn } = outcome;
  return {
    title: `Dokumen Evaluasi Kinerja ${employee.name} ${periodName}`,
    ...{ subject: 'Dokumen Evaluasi Kinerja Pegawai', author: setting.government, paper: setting.paper },
    ...{ orientation: 'portrait', madeAt: outcome.madeAt, watermark: setting.watermark, seal: setting.seal },
    footer: footerOf('Dokumen Evaluasi Kinerja Pegawai', setting),
    blocks: [
      {
        ...{ kind: 'heading', level: 1, spaceAfter: 8 },
        lines: ['DOKUMEN EVALUASI KINERJA PEGAWAI', `PERIODE: ${periodName.toUpperCase()}`],
      },
      headLine(setting.government, ['PERIODE PENILAIAN:', spanInWords(startsOn, endsOn)]),
      contents(outcome),
      signatures(outcome, setting),
    ],
  };
}

const FIELDS = [
  ['NAMA', 'name'],
  ['NIP', 'nip'],
  ['PANGKAT/GOL. RUANG', 'grade'],
  ['JABATAN', 'position'],
  ['UNIT KERJA', 'unit'],
] as const;

function contents(outcome: PrintedOutcome): TableBlock {
  const { employee, appraiser, superior, organisation, predicate, notes } = outcome;
  const parties: RowGroup[] = (
    [
      ['1', 'PEGAWAI YANG DINILAI', employee],
      ['2', 'PEJABAT PENILAI KINERJA', appraiser],
      ['3', 'ATASAN PEJABAT PENILAI KINERJA', superior],
    ] as const
  ).flatMap(([number, title, party]) => [
    section(`${number}. ${title}`, 2),
    { rows: FIELDS.map(([label, field]) => line(label, [{ text: party?.[field] ?? EMPTY }])) },
  ]);
  const reasons: Paragraph[] = [
    { text: 'Hasil kerja:', bold: true },
    { text: outcome.resultReason ?? EMPTY },
    { text: 'Perilaku kerja:', bold: true, spaceBefore: 4 },
    { text: outcome.behaviourReason ?? EMPTY },
    ...notes.map((text) => ({ text, spaceBefore: 4 })),
  ];
  return {
    ...{ kind: 'table', columns: [3, 7], head: [], spaceAfter: 4, size: 9 },
    groups: [
      ...parties,
      section('4. EVALUASI KINERJA', 2),
      {
        rows: [
          line('CAPAIAN KINERJA ORGANISASI', [{ text: organisation ? inCapitals(organisation.predicate) : NOT_SET }]),
          line('RATING HASIL KERJA', [{ text: inCapitals(outcome.resultRating) }]),
          line('RATING PERILAKU KERJA', [{ text: inCapitals(outcome.behaviourRating) }]),
          line('PREDIKAT KINERJA PEGAWAI', [{ text: labelOf(outcome, predicate), bold: true }]),
        ],
      },
      section('5. CATATAN/REKOMENDASI', 2),
      { rows: [[{ paragraphs: reasons, span: 2 }]] },
    ],
  };
}

const line = (label: string, paragraphs: readonly Paragraph[]): Cell[] => [
  cell(label, { header: 'Row' }),
  { paragraphs },
];

/** The employee confirms the receipt, the appraiser signs; the place of his superior stays free for a decision or a note. */
function signatures(outcome: PrintedOutcome, { place }: Setting): Block {
  const { employee, appraiser, superior, signed, signedOn, receivedOn } = outcome;
  const received = receivedOn === null ? null : `diterima secara elektronik pada ${dayInWords(receivedOn)}`;
  const own = signature(['Pegawai yang Dinilai,'], { party: employee, signedAt: null });
  return {
    kind: 'signatures',
    columns: [
      own && { ...own, note: received },
      signature(['Atasan Pejabat Penilai Kinerja,'], { party: superior, signedAt: null }),
      signature([placeAndDay(place, signedOn && dayInWords(signedOn)), 'Pejabat Penilai Kinerja,'], {
        party: appraiser,
        signedAt: signed,
      }),
    ],
  };
}
