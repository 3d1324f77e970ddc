/** The official documents that are issued, by what they are. */
export const DOCUMENT_KINDS = [
  'SKP',
  'RENCANA_AKSI',
  'MATRIKS_PERAN_HASIL',
  'EVALUASI_KINERJA',
  'DOKUMEN_EVALUASI',
  'KEBERATAN',
  'KEPUTUSAN_KEBERATAN',
  'REKAPITULASI',
] as const;
export type DocumentKind = (typeof DOCUMENT_KINDS)[number];

/** What stands in the number of a document for its kind. */
export const NUMBER_WORDS: Readonly<Record<DocumentKind, string>> = {
  ...{ SKP: 'SKP', RENCANA_AKSI: 'RA', MATRIKS_PERAN_HASIL: 'MPH', EVALUASI_KINERJA: 'EK' },
  ...{ DOKUMEN_EVALUASI: 'DEK', KEBERATAN: 'KB', KEPUTUSAN_KEBERATAN: 'KKB', REKAPITULASI: 'RKP' },
};

/** The number of a document, as `SKP/2026/000123`: counted by kind and year of issue, in the order of issue; numbers may be left out. Rule DC-5. */
export function documentNumber(kind: DocumentKind, year: string, sequence: number): string {
  return `${NUMBER_WORDS[kind]}/${year}/${String(sequence).padStart(6, '0')}`;
}
