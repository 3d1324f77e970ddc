export { DocumentsModule } from './documents.module.js';

/** Tables that others read. */
export const documentTables = { issuedDocument: 'issued_document' } as const;
