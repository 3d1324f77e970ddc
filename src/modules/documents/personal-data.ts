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
    issued_document_person: {
      about: {
        id: 'Dokumen unit atau pimpinan yang menyebut nama Anda (rekap, matriks peran)',
        en: 'Documents of a unit or a leader that name somebody (recap, role matrix)',
      },
      of: 'EMPLOYEE',
      by: ['employeeId'],
      ground: 'LEGAL_DUTY',
      readers: null,
      retention: 'PERSON',
      groups: [
        kept(
          'id documentId employeeId',
          'Agar berkas yang menyebut nama Anda ikut dihapus bersama data Anda',
          'So that files that name somebody are erased with the person',
        ),
      ],
      removed: true,
    },
    document_batch: {
      about: { id: 'Kumpulan dokumen yang Anda minta', en: 'Batches of documents that somebody has asked for' },
      of: 'ACCOUNT',
      by: ['createdByAccountId'],
      ground: 'LEGAL_DUTY',
      readers: 'document-batch:read',
      retention: 'PERSON',
      groups: [
        kept(
          `id kind performancePeriodId evaluationPeriodId unitId jobId sha256 sizeBytes issued skipped finishedAt expiresOn
          createdByAccountId`,
          'Siapa meminta kumpulan dokumen unit mana',
          'Who has asked for the documents of which unit',
        ),
      ],
    },
    document_batch_item: {
      about: { id: 'Dokumen Anda di dalam kumpulan dokumen', en: 'Documents of somebody in batches' },
      of: 'EMPLOYEE',
      by: ['employeeId'],
      ground: 'LEGAL_DUTY',
      readers: 'document-batch:read',
      retention: 'PERSON',
      groups: [
        kept(
          'id documentBatchId sequence subjectId employeeId documentId outcome',
          'Dokumen mana yang ikut dibuat sekaligus',
          'Which document was made in a batch',
        ),
      ],
    },
  },
  nothingIn: 'document_sequence document_loose_file',
};
