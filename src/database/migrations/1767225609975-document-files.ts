import { tablesMigration } from '../../kernel/database/tables.js';

/** Files that nobody holds yet or any more, and who is named in documents of others. Source: rules.md DC-9. */
export const DocumentFiles1767225609975 = tablesMigration('DocumentFiles1767225609975', {
  document_loose_file: ['id id, sha256 text(64), dueAt instant, createdAt instant', 'unique sha256', 'dueAt'],
  issued_document_person: [
    'id id, documentId ref(issued_document), employeeId ref(employee)',
    'unique documentId employeeId',
    'employeeId',
  ],
});
