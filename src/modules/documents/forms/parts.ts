import type { Cell, Paragraph, PaperSize, RowGroup, Seal, Signature, TableBlock, TextStyle } from '../layout/model.js';

/** Somebody on a document. */
export interface Party {
  readonly name: string;
  readonly nip: string | null;
  readonly grade: string | null;
  readonly position: string | null;
  readonly unit: string | null;
}

/** What every form is made with besides its own contents. */
export interface Setting {
  readonly paper: PaperSize;
  /** Name of the government. */
  readonly government: string;
  /** Where documents are signed; empty leaves it out. */
  readonly place: string;
  readonly seal: Seal | null;
  /** The number of the issued document; null for what is not issued. */
  readonly number: string | null;
  /** Large across what is not final; null for what is. */
  readonly watermark: string | null;
}

/** A signature with the moment at which it was given here, in words; null while it is missing. */
export interface GivenSignature {
  readonly party: Party | null;
  readonly signedAt: string | null;
}

export const EMPTY = '–';
/** Said of an organisation whose predicate is not set. */
export const NOT_SET = 'BELUM DITETAPKAN';

/** A cell of one paragraph. */
export function cell(text: string, style: TextStyle & Partial<Omit<Cell, 'paragraphs'>> = {}): Cell {
  const { span, fill, header, repeated, ...look } = style;
  return { paragraphs: [{ text, ...look }], span, fill, header, ...(repeated ? { repeated } : {}) };
}

/** A heading of a column. */
export const heading = (text: string, span?: number): Cell =>
  cell(text, { bold: true, align: 'center', span, fill: true, header: 'Column' });

/** The line of small numbers below the headings. */
export const numbered = (count: number): Cell[] =>
  Array.from({ length: count }, (_, at) => cell(`(${at + 1})`, { align: 'center', size: 7, fill: true }));

/** A heading across all columns. */
export function section(text: string, columns: number): RowGroup {
  return { rows: [[cell(text, { bold: true, span: columns, fill: true, header: 'Row' })]], keepWithNext: true };
}

/** A row across all columns that says that there is nothing. */
export function nothing(columns: number, text = 'Belum ada.'): RowGroup {
  return { rows: [[cell(text, { italic: true, span: columns, align: 'center' })]] };
}

/** The lines above the tables: the government at the left, the time at the right. */
export function headLine(left: string, right: readonly string[]): TableBlock {
  const lines = right.map((text): Paragraph => ({ text, align: 'right' }));
  return {
    ...{ kind: 'table', columns: [1, 1], head: [], borders: false, size: 9, spaceAfter: 4 },
    groups: [{ rows: [[cell(left, { bold: true }), { paragraphs: lines }]] }],
  };
}

const FIELDS = [
  ['NAMA', 'name'],
  ['NIP', 'nip'],
  ['PANGKAT/GOL. RUANG', 'grade'],
  ['JABATAN', 'position'],
  ['UNIT KERJA', 'unit'],
] as const;

/** Both sides beside each other, as the head of a form has them. */
export function identities(employee: Party, appraiser: Party | null): TableBlock {
  const rows = FIELDS.map(([label, field], at) => {
    const side = (party: Party | null): Cell[] => [
      cell(String(at + 1), { align: 'center' }),
      cell(label, { header: 'Row' }),
      cell(party?.[field] ?? EMPTY),
    ];
    return { rows: [[...side(employee), ...side(appraiser)]] };
  });
  return {
    ...{ kind: 'table', columns: [0.62, 2.4, 3.98, 0.62, 2.4, 3.98], spaceAfter: 8 },
    head: [[heading('NO'), heading('PEGAWAI YANG DINILAI', 2), heading('NO'), heading('PEJABAT PENILAI KINERJA', 2)]],
    groups: rows,
  };
}

/** The lines under a name on a signature. */
export function signature(above: readonly string[], { party, signedAt }: GivenSignature): Signature {
  const note = signedAt === null ? null : `Ditandatangani secara elektronik\npada ${signedAt}`;
  const name = party?.name ?? '……………………………';
  return { above, note, name, below: party?.nip ? [`NIP ${party.nip}`] : [] };
}

/** Place and day above a signature. */
export function placeAndDay(place: string, day: string | null): string {
  const said = day ?? '……………………';
  return place === '' ? said : `${place}, ${said}`;
}

/** Paragraphs of a list with numbers; what is empty is said. */
export function listed(entries: readonly string[]): Paragraph[] {
  if (entries.length === 0) return [{ text: EMPTY }];
  return entries.map((text, at) => ({
    text,
    marker: entries.length > 1 ? `${at + 1}.` : undefined,
    spaceBefore: at && 1.5,
  }));
}

/** The foot of a document: what it is and, once it is issued, its number. */
export const footerOf = (title: string, { number }: Pick<Setting, 'number'>): string =>
  number === null ? title : `${title} · Nomor ${number}`;
