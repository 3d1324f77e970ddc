import { kept, type PersonalData } from '../../kernel/personal-data/personal-data.js';

/** What is kept of people in the register of documents and in batches of them. With a person the files of his documents go. */
export const DOCUMENTS_DATA: PersonalData = {
  module: 'documents',
  tables: {
    issued_document: {
      about: {
        id: 'Dokumen resmi yang diterbitkan tentang Anda',
        en: 'Official documents that were issued about somebody',
      },
      of: 'EMPLOYEE',
      by: ['employeeId'],
      ground: 'LEGAL_DUTY',
      readers: null,
      retention: 'PERSON',
      groups: [
        kept(
          `id kind subjectId subjectVersion contentsHash number code sizeBytes pages sealedWith sealId employeeId issuer issuedOn replacedAt
          createdByAccountId`,
          'Register dokumen, agar keaslian dokumen yang beredar dapat diperiksa',
          'The register, so that whoever holds a document can have it verified',
        ),
        kept('sha256', 'Berkas dokumen itu', 'The file of the document', { erasure: 'NULL' }),
      ],
    },
  },
  nothingIn: 'document_sequence',
};
