import type { Block, DocumentModel, RowGroup, TableBlock } from '../layout/model.js';
import {
  cell,
  footerOf,
  type GivenSignature,
  heading,
  headLine,
  identities,
  nothing,
  type Party,
  placeAndDay,
  type Setting,
  signature,
} from './parts.js';
import {
  behavioursTable,
  type PrintedBehaviour,
  type PrintedForm,
  type PrintedResult,
  resultsTable,
} from './plan-tables.js';
import { dayInWords, spanInWords } from './words.js';

/** A plan as it goes on paper. */
export interface PrintedPlan extends PrintedForm {
  readonly startsOn: string;
  readonly endsOn: string;
  readonly employee: Party;
  readonly appraiser: Party | null;
  readonly results: readonly PrintedResult[];
  readonly behaviours: readonly PrintedBehaviour[];
  readonly annexes: {
    readonly resources: readonly string[];
    readonly accountability: readonly string[];
    readonly consequences: readonly string[];
  };
  /** When both signed, in words; null while they have not. */
  readonly employeeSigned: string | null;
  readonly appraiserSigned: string | null;
  /** The civil day of the appraiser's signature. */
  readonly signedOn: string | null;
  /** The moment of this version, for the file. */
  readonly madeAt: string;
}

const FAMILY_TITLES = {
  JPT: 'BAGI PEJABAT PIMPINAN TINGGI DAN PIMPINAN UNIT KERJA MANDIRI',
  JA_JF: 'BAGI PEJABAT ADMINISTRASI DAN PEJABAT FUNGSIONAL',
} as const;

/** The SKP on the form of its family and approach, with its three annexes. Rule DC-1. */
export function skpDocument(plan: PrintedPlan, setting: Setting): DocumentModel {
  const { family, approach, startsOn, endsOn, employee, appraiser } = plan;
  const title = `Sasaran Kinerja Pegawai ${employee.name} ${startsOn.slice(0, 4)}`;
  const period = ['PERIODE PENILAIAN:', spanInWords(startsOn, endsOn)];
  const signed = signatures(plan, setting);
  const lines = [`PENDEKATAN HASIL KERJA ${approach}`, FAMILY_TITLES[family]];
  return {
    ...{ title, subject: 'Sasaran Kinerja Pegawai', author: setting.government, paper: setting.paper },
    orientation: family === 'JA_JF' && approach === 'KUANTITATIF' ? 'landscape' : 'portrait',
    ...{ madeAt: plan.madeAt, watermark: setting.watermark, seal: setting.seal },
    footer: footerOf('Sasaran Kinerja Pegawai', setting),
    blocks: [
      { kind: 'heading', level: 1, lines: ['SASARAN KINERJA PEGAWAI', ...lines], spaceAfter: 8 },
      headLine(setting.government, period),
      identities(employee, appraiser),
      resultsTable(plan, plan.results),
      behavioursTable(plan.behaviours),
      signed,
      { kind: 'page-break' },
      { kind: 'heading', level: 1, lines: ['LAMPIRAN SASARAN KINERJA PEGAWAI', ...lines], spaceAfter: 8 },
      headLine(setting.government, period),
      annexTable('DUKUNGAN SUMBER DAYA', plan.annexes.resources),
      annexTable('SKEMA PERTANGGUNGJAWABAN', plan.annexes.accountability),
      annexTable('KONSEKUENSI', plan.annexes.consequences),
      signed,
    ],
  };
}

function annexTable(title: string, entries: readonly string[]): TableBlock {
  const rows = entries.map((text, at): RowGroup => ({
    rows: [[cell(String(at + 1), { align: 'center' }), cell(text)]],
  }));
  return {
    ...{ kind: 'table', columns: [0.5, 9.5], spaceAfter: 8 },
    head: [[heading(title, 2)]],
    groups: rows.length > 0 ? rows : [nothing(2)],
  };
}

function signatures(plan: PrintedPlan, { place }: Setting): Block {
  const { employee, appraiser, employeeSigned, appraiserSigned, signedOn } = plan;
  const own: GivenSignature = { party: employee, signedAt: employeeSigned };
  const other: GivenSignature = { party: appraiser, signedAt: appraiserSigned };
  const where = placeAndDay(place, signedOn && dayInWords(signedOn));
  return {
    kind: 'signatures',
    // What nobody has signed is dated on neither side alone.
    columns: [
      signature([...(signedOn === null ? [where] : []), 'Pegawai yang Dinilai,'], own),
      signature([where, 'Pejabat Penilai Kinerja,'], other),
    ],
  };
}
