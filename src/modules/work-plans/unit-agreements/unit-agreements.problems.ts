import { defineProblems } from '../../../kernel/errors/domain-error.js';

/** What can be refused about unit agreements (Perjanjian Kinerja). */
export const unitAgreementProblems = defineProblems('UNIT_AGREEMENT', {
  UNIT_UNKNOWN: [
    'invalid',
    ['Unit tidak dapat dipilih', 'Pilih unit yang kinerjanya Anda kelola.'],
    ['Unit cannot be chosen', 'Choose a unit whose performance you manage.'],
  ],
  PERIOD_UNKNOWN: [
    'invalid',
    ['Tahun kinerja tidak dikenal', 'Tidak ada tahun kinerja dengan id itu.'],
    ['Unknown performance year', 'There is no performance year with that id.'],
  ],
  ALREADY_THERE: [
    'conflict',
    [
      'Perjanjian Kinerja sudah ada',
      'Unit ini sudah mempunyai Perjanjian Kinerja tahun itu, atau perubahannya sedang disusun; gunakan yang ada.',
    ],
    ['There already', 'The unit has an agreement of that year, or a revision of it is open; use that one.'],
  ],
  NOT_YOUR_UNIT: [
    'forbidden',
    [
      'Bukan unit dalam kelolaan Anda',
      'Perjanjian Kinerja unit ini dikelola oleh BKPSDM dan pengelola kinerja unitnya.',
    ],
    [
      'No unit in your care',
      'The agreement of this unit is kept by the HR office (BKPSDM) and its performance manager.',
    ],
  ],
  WRONG_STATE: [
    'conflict',
    [
      'Status Perjanjian Kinerja tidak sesuai',
      'Perjanjian Kinerja ini berstatus {status}; tindakan ini hanya dapat dilakukan pada status {needed}.',
    ],
    ['Wrong state', 'This agreement is {status}; that can only be done while it is {needed}.'],
  ],
  NO_NODES: [
    'conflict',
    [
      'Belum ada simpul pohon kinerja',
      'Unit ini belum mempunyai simpul pada pohon kinerja tahun itu; tambahkan dengan POST /performance-tree-nodes.',
    ],
    [
      'Nothing to agree on',
      'The unit carries no node of the tree of that year; add one by POST /performance-tree-nodes.',
    ],
  ],
  HEAD_CHANGED: [
    'conflict',
    [
      'Kepala unit sudah berganti',
      'Yang menandatangani sebagai pihak pertama tidak lagi memimpin unit ini. Tarik kembali (DELETE), lalu susun dan tandatangani lagi oleh kepala yang sekarang.',
    ],
    [
      'The unit has another head',
      'Whoever signed first heads the unit no more. Take the agreement back (DELETE), draft it anew and let the present head sign.',
    ],
  ],
  LETTER_TO_COME: [
    'invalid',
    ['Tanggal surat di masa depan', 'Tanggal surat tidak boleh sesudah hari ini.'],
    ['Letter of a day to come', 'The date of the letter must not be after today.'],
  ],
  NOT_A_PARTY: [
    'forbidden',
    [
      'Bukan pihak dalam perjanjian ini',
      'Pihak pertama ialah kepala unit hari ini, pihak kedua pejabat penilainya hari ini.',
    ],
    [
      'No party to this agreement',
      'First party is the head of the unit today, second party the appraiser of that head today.',
    ],
  ],
  NOT_TO_RECORD: [
    'conflict',
    [
      'Tanda tangan tidak dicatat',
      'Hanya tanda tangan atasan non-ASN, seperti kepala daerah, yang dicatat dari surat; pihak kedua lainnya menandatangani sendiri.',
    ],
    [
      'Not to be recorded',
      'Only the signature of a superior who is no civil servant, such as the head of the region, is recorded by letter; others sign themselves.',
    ],
  ],
});
