/** Which tables name files that are kept. */
export const FILE_TABLES = ['evidence_file', 'issued_document', 'document_batch'] as const;

/** The files that a table names: evidence, issued documents, and archives of batches that can still be fetched. */
export const namedFilesOf = (table: (typeof FILE_TABLES)[number]): string =>
  `SELECT sha256 FROM ${table} WHERE sha256 IS NOT NULL`;
