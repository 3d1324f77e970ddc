import { defineProblems } from '../../kernel/errors/domain-error.js';

/** What can be refused about official documents. */
export const documentProblems = defineProblems('DOCUMENT', {
  SIGNER_AWAY: [
    'unavailable',
    [
      'Layanan tanda tangan tidak menjawab',
      'Dokumen belum dapat disegel, sehingga belum diterbitkan; coba lagi beberapa saat lagi.',
    ],
    [
      'The signing service does not answer',
      'The document cannot be sealed, so it is not issued yet; try again in a while.',
    ],
  ],
  ERASED: [
    'conflict',
    [
      'Dokumen sudah dihapus',
      'Data orang yang diterangkan dokumen ini sudah dihapus, sehingga dokumennya tidak diberikan atau diterbitkan lagi.',
    ],
    [
      'The document was erased',
      'The data of a person whom this document tells of were erased, so it is neither given nor issued any more.',
    ],
  ],
  NOT_DECIDED: [
    'conflict',
    ['Belum diputus', 'Keberatan ini belum diputus, sehingga belum ada keputusannya.'],
    ['Not decided', 'This objection is not decided, so there is no decision yet.'],
  ],
  PERIOD_UNKNOWN: [
    'invalid',
    ['Periode tidak dikenal', 'Tidak ada tahun kinerja atau masa evaluasi itu, atau keduanya tidak sepadan.'],
    ['Unknown period', 'There is no such performance year or evaluation period, or both do not fit.'],
  ],
  UNIT_UNKNOWN: [
    'invalid',
    ['Unit tidak dikenal', 'Tidak ada unit itu di antara unit yang Anda kelola.'],
    ['Unknown unit', 'There is no such unit among those that you care for.'],
  ],
  NO_PERIOD_FOR_PLANS: [
    'invalid',
    ['Masa evaluasi tidak dipakai', 'SKP berlaku untuk tahun kinerja; kosongkan evaluationPeriodId.'],
    ['No evaluation period', 'Plans are of a performance year; leave evaluationPeriodId out.'],
  ],
  NOTHING_SIGNED: [
    'invalid',
    ['Belum ada yang ditandatangani', 'Di unit itu belum ada dokumen jenis ini yang dapat diterbitkan.'],
    ['Nothing is signed', 'In that unit there is no document of this kind that could be issued.'],
  ],
  TOO_MANY: [
    'invalid',
    ['Terlalu banyak dokumen', 'Paling banyak {limit} dokumen sekaligus; pilih unit yang lebih kecil.'],
    ['Too many documents', 'At most {limit} documents at once; choose a smaller unit.'],
  ],
  BATCH_NOT_READY: [
    'conflict',
    ['Arsip belum jadi', 'Dokumennya masih dibuat; ikuti pekerjaannya di /jobs, lalu ambil arsipnya.'],
    ['Archive not ready', 'The documents are still being made; follow the job, then fetch the archive.'],
  ],
  BATCH_EXPIRED: [
    'conflict',
    ['Arsip sudah kedaluwarsa', 'Arsip ini sudah dihapus; mintalah kumpulan dokumen baru.'],
    ['Archive expired', 'This archive was erased; ask for a new batch.'],
  ],
});
