import type { FileArea } from '../../kernel/files/file-store.js';

/** A file that the data name. */
export interface NamedFile {
  readonly area: FileArea;
  readonly sha256: string;
}

/** Which tables name files that are kept, and in which area: evidence, issued documents, archives of batches that can still be fetched. */
const AREA_OF = { evidence_file: 'files', issued_document: 'documents', document_batch: 'documents' } as const;
type FileTable = keyof typeof AREA_OF;
export const FILE_TABLES = Object.keys(AREA_OF) as FileTable[];

/** Asks for the files that a table names. */
export const namedFilesOf = (table: FileTable): string => `SELECT sha256 FROM ${table} WHERE sha256 IS NOT NULL`;

/** Files by the rows that name them. */
export const filesOf = (table: FileTable, rows: readonly { readonly sha256?: unknown }[]): NamedFile[] =>
  rows.map(({ sha256 }) => ({ area: AREA_OF[table], sha256: String(sha256) }));
