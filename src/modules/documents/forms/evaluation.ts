import type { Block, CurveBlock, DocumentModel, QuadrantBlock, TableBlock } from '../layout/model.js';
import {
  cell,
  EMPTY,
  footerOf,
  headLine,
  heading,
  identities,
  NOT_SET,
  type Party,
  placeAndDay,
  type Setting,
  signature,
} from './parts.js';
import {
  behavioursTable,
  FEEDBACK_TITLE,
  type PrintedBehaviour,
  type PrintedForm,
  type PrintedIndicator,
  type PrintedResult,
  resultsTable,
} from './plan-tables.js';
import { dayInWords, figure, inCapitals, predicateName, spanInWords, withUnit } from './words.js';

/** What was reached and said in the time of an evaluation. */
export interface PrintedCourse {
  readonly reached: ReadonlyMap<string, { readonly figure: string | null; readonly note: string | null }>;
  readonly said: ReadonlyMap<string, readonly string[]>;
}
/** One of the evaluated plans on paper. */
export interface EvaluatedPlan extends PrintedForm {
  readonly title: string | null;
  readonly results: readonly PrintedResult[];
  readonly behaviours: readonly PrintedBehaviour[];
  readonly course: PrintedCourse;
}
/** The predicate of the organisation on paper. */
export interface PrintedOrganisation {
  readonly predicate: string;
  readonly unitName: string;
  readonly most: string;
  readonly constraints: readonly string[];
}
/** An evaluation on paper. */
export interface PrintedEvaluation {
  readonly isAnnual: boolean;
  readonly periodName: string;
  readonly startsOn: string;
  readonly endsOn: string;
  readonly employee: Party;
  readonly appraiser: Party | null;
  readonly plans: readonly EvaluatedPlan[];
  readonly organisation: PrintedOrganisation | null;
  readonly resultRating: string | null;
  readonly resultReason: string | null;
  readonly behaviourRating: string | null;
  readonly behaviourReason: string | null;
  readonly predicate: string | null;
  /** Regulation by which it was evaluated; only PermenPANRB 6/2022 has quadrants. */
  readonly ruleSetCode: string | null;
  readonly signed: string | null;
  readonly signedOn: string | null;
  readonly madeAt: string;
}

/** Evaluasi Kinerja Pegawai, of a period or a year. Rule DC-1. */
export function evaluationDocument(evaluation: PrintedEvaluation, setting: Setting): DocumentModel {
  const { isAnnual, periodName, startsOn, endsOn, employee, appraiser, plans, organisation } = evaluation;
  const kind = isAnnual ? 'TAHUNAN' : 'PERIODIK';
  return {
    title: `Evaluasi Kinerja ${employee.name} ${periodName}`,
    ...{ subject: 'Evaluasi Kinerja Pegawai', author: setting.government, paper: setting.paper },
    ...{ orientation: 'landscape', madeAt: evaluation.madeAt, watermark: setting.watermark, seal: setting.seal },
    footer: footerOf('Evaluasi Kinerja Pegawai', setting),
    blocks: [
      {
        kind: 'heading',
        level: 1,
        lines: ['EVALUASI KINERJA PEGAWAI', `${kind}: ${periodName.toUpperCase()}`],
        spaceAfter: 8,
      },
      headLine(setting.government, ['PERIODE PENILAIAN:', spanInWords(startsOn, endsOn)]),
      identities(employee, appraiser),
      ...organisationBlocks(organisation),
      ...plans.flatMap((plan) => planBlocks(plan)),
      ...quadrant(evaluation),
      ratings(evaluation),
      signatures(evaluation, setting),
    ],
  };
}

const PREDICATES = ['SANGAT_KURANG', 'KURANG', 'BUTUH_PERBAIKAN', 'BAIK', 'SANGAT_BAIK'] as const;
const CURVE_LABELS = ['Sangat Kurang', 'Kurang', 'Butuh Perbaikan', 'Baik', 'Sangat Baik'];
/** The shape of a pattern falls from its peak to both sides; it has no scale. */
const FALL = [1, 0.42, 0.2, 0.1, 0.05];

function organisationBlocks(organisation: PrintedOrganisation | null): Block[] {
  const said = organisation ? `${inCapitals(organisation.predicate)} (${organisation.unitName})` : NOT_SET;
  const line: Block = {
    kind: 'text',
    paragraphs: [{ text: `CAPAIAN KINERJA ORGANISASI: ${said}`, bold: true }],
    ...{ spaceAfter: 4, keepWithNext: organisation !== null },
  };
  if (organisation === null) return [line];
  const peak = PREDICATES.findIndex((one) => one === organisation.most);
  const limits = organisation.constraints.join('; ');
  const alt = `Kurva pola distribusi predikat untuk capaian ${inCapitals(organisation.predicate)}: sebagian besar ${inCapitals(organisation.most)}. ${limits}.`;
  const curve: CurveBlock = {
    ...{ kind: 'curve', labels: CURVE_LABELS, peak, alt },
    heights: PREDICATES.map((_, at) => FALL[Math.abs(at - peak)] ?? 0),
  };
  const note = `${limits}. Kurva menunjukkan pola, tanpa skala (SE Menteri PANRB Nomor 3 Tahun 2023).`;
  return [
    line,
    { kind: 'text', paragraphs: [{ text: 'POLA DISTRIBUSI:', bold: true }], spaceAfter: 2, keepWithNext: true },
    curve,
    { kind: 'text', paragraphs: [{ text: note, italic: true, align: 'center' }], size: 8, spaceAfter: 8 },
  ];
}

function planBlocks({ title, course, behaviours, results, ...form }: EvaluatedPlan): Block[] {
  const added = [
    {
      ...{ title: 'REALISASI BERDASARKAN BUKTI DUKUNG', share: 2, perResult: form.approach === 'KUALITATIF' },
      of: (result: PrintedResult, indicator: PrintedIndicator | null) =>
        indicator ? reachedOf(indicator, course) : joined(result.indicators.map((one) => reachedOf(one, course))),
    },
    {
      ...{ title: FEEDBACK_TITLE, share: 2, perResult: true },
      of: ({ id }: PrintedResult) => joined(course.said.get(id) ?? []),
    },
  ];
  const heads: Block[] =
    title === null ? [] : [{ kind: 'heading', level: 2, lines: [title], align: 'left', spaceAfter: 4 }];
  return [
    ...heads,
    resultsTable(form, results, added),
    behavioursTable(behaviours, (code) => joined(course.said.get(code) ?? [])),
  ];
}

const joined = (texts: readonly (string | null)[]): string | null =>
  texts.filter((text) => text !== null).join('\n') || null;

function reachedOf({ id, unit }: PrintedIndicator, { reached }: PrintedCourse): string | null {
  const found = reached.get(id);
  const value = found?.figure ? withUnit(figure(found.figure), unit) : null;
  return [value, found?.note ?? null].filter((text) => text !== null).join('\n') || null;
}

function ratings(evaluation: PrintedEvaluation): TableBlock {
  const { resultRating, resultReason, behaviourRating, behaviourReason, predicate } = evaluation;
  const row = (label: string, rating: string | null, reason: string | null) => ({
    rows: [
      [
        cell(label, { bold: true, header: 'Row' as const }),
        cell(inCapitals(rating), { bold: true }),
        cell(reason ?? EMPTY),
      ],
    ],
  });
  return {
    ...{ kind: 'table', columns: [2.4, 2.2, 6], spaceAfter: 8 },
    head: [[heading('EVALUASI'), heading('HASIL'), heading('ALASAN')]],
    groups: [
      row('RATING HASIL KERJA', resultRating, resultReason),
      row('RATING PERILAKU KERJA', behaviourRating, behaviourReason),
      {
        rows: [
          [
            cell('PREDIKAT KINERJA PEGAWAI', { bold: true, header: 'Row' }),
            cell(labelOf(evaluation, predicate), { bold: true, span: 2 }),
          ],
        ],
      },
    ],
  };
}

/** PP 30/2019 says Cukup where PermenPANRB 6/2022 says Butuh Perbaikan. */
export function labelOf({ ruleSetCode }: Pick<PrintedEvaluation, 'ruleSetCode'>, predicate: string | null): string {
  if (ruleSetCode === 'PP_30_2019' && predicate === 'BUTUH_PERBAIKAN') return 'CUKUP';
  return ruleSetCode === 'PP_30_2019' ? inCapitals(predicate) : predicateName(predicate);
}

const RATINGS = ['DI_ATAS_EKSPEKTASI', 'SESUAI_EKSPEKTASI', 'DI_BAWAH_EKSPEKTASI'];
const FIELDS = [
  ['Kurang/Misconduct', 'Baik', 'Sangat Baik'],
  ['Kurang/Misconduct', 'Baik', 'Baik'],
  ['Sangat Kurang', 'Butuh Perbaikan', 'Butuh Perbaikan'],
];

/** The nine fields with the place of this person. Source: PermenPANRB 6/2022, kuadran kinerja. */
function quadrant({ resultRating, behaviourRating, predicate, ruleSetCode }: PrintedEvaluation): Block[] {
  if (resultRating === null || behaviourRating === null || ruleSetCode !== 'PERMENPANRB_6_2022') return [];
  const at = { row: RATINGS.indexOf(resultRating), column: 2 - RATINGS.indexOf(behaviourRating) };
  const words = `hasil kerja ${inCapitals(resultRating)}, perilaku kerja ${inCapitals(behaviourRating)}`;
  const figureBlock: QuadrantBlock = {
    ...{ kind: 'quadrant', fields: FIELDS, at, rowTitle: 'Hasil kerja', columnTitle: 'Perilaku kerja' },
    rows: ['Di atas\nekspektasi', 'Sesuai\nekspektasi', 'Di bawah\nekspektasi'],
    columns: ['Di bawah ekspektasi', 'Sesuai ekspektasi', 'Di atas ekspektasi'],
    alt: `Kuadran kinerja: ${words}; predikat ${predicateName(predicate)}.`,
  };
  return [{ kind: 'heading', level: 2, lines: ['KUADRAN KINERJA PEGAWAI'], spaceAfter: 4 }, figureBlock];
}

function signatures({ appraiser, signed, signedOn }: PrintedEvaluation, { place }: Setting): Block {
  const where = placeAndDay(place, signedOn && dayInWords(signedOn));
  const own = signature([where, 'Pejabat Penilai Kinerja,'], { party: appraiser, signedAt: signed });
  return { kind: 'signatures', columns: [null, own] };
}
