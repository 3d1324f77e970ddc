import { kept, type PersonalTable } from '../../../kernel/personal-data/personal-data.js';

/** What imports keep of people, and why each field is kept. */
export const IMPORT_TABLES = {
  import_run: {
    about: { id: 'Berkas yang diunggah seseorang', en: 'Files that somebody has uploaded' },
    of: 'ACCOUNT',
    by: ['createdByAccountId'],
    ground: 'PUBLIC_TASK',
    readers: 'import:read',
    retention: 'PERSON',
    groups: [
      kept(
        `id kind status fileName sha256 problemCode problemFacts rowCount newCount changedCount unchangedCount errorCount
        warningCount missingCount position appliedOn applicationStartedAt ambiguousHeads jobId createdByAccountId profile mapping
        rowsKeptUntil completeness impact mode confirmedCount appliedByAccountId undoObstacles undoneByAccountId undoneAt`,
        'Dari mana data berasal, dan siapa yang mengunggahnya',
        'Where data come from, and who uploaded them',
      ),
    ],
  },
  import_row: {
    about: { id: 'Baris berkas impor yang belum diterapkan', en: 'Rows of a file that are not applied yet' },
    of: 'EMPLOYEE',
    by: [],
    ground: 'LEGAL_DUTY',
    readers: 'import:read',
    retention: 'IMPORT_ROW',
    excluded: {
      id: 'Belum tersusun menurut orang; menjadi bagian dari datanya, atau dihapus, dalam seminggu.',
      en: 'Not arranged by person yet; within a week it becomes part of the data or is removed.',
    },
    groups: [
      kept(
        'runId line status action staged faults recordId changes',
        'Memeriksa berkas sebelum diterapkan; NIK di dalamnya tersegel',
        'Checking a file before it is applied; a NIK in it is sealed',
      ),
    ],
  },
  import_written_row: {
    about: { id: 'Isi berkas yang dapat diunduh kembali', en: 'What a file said, to be given back' },
    of: 'EMPLOYEE',
    by: [],
    ground: 'LEGAL_DUTY',
    readers: 'import:read',
    retention: 'IMPORT_ROW',
    excluded: {
      id: 'Belum tersusun menurut orang; dihapus dalam seminggu.',
      en: 'Not arranged by person; it is removed within a week.',
    },
    groups: [
      kept(
        'runId line cells',
        'Mengembalikan berkas dengan kesalahannya; kolom yang tidak dibaca dan NIK tidak disimpan',
        'Giving the file back with its faults; columns that are not read and the NIK are not kept',
      ),
    ],
  },
  import_image: {
    about: { id: 'Keadaan sebelum sebuah impor', en: 'What was before an import' },
    of: 'EMPLOYEE',
    by: [],
    ground: 'LEGAL_DUTY',
    readers: null,
    retention: 'IMPORT_IMAGE',
    excluded: {
      id: 'Salinan dari data yang ditampilkan, seperti sebelum impor; dihapus sendiri.',
      en: 'A copy of data that is shown, as before the import; it is removed by itself.',
    },
    groups: [
      kept(
        'runId sequence line recordType recordId images',
        'Membatalkan impor (IM-7); NIK di dalamnya tersegel',
        'Taking an import back (IM-7); a NIK in it is sealed',
      ),
    ],
  },
} as const satisfies Readonly<Record<string, PersonalTable>>;
