import { defineProblems } from '../../../kernel/errors/domain-error.js';

/** What can be refused about the performance of units. */
export const organisationProblems = defineProblems('ORGANISATION_PERFORMANCE', {
  UNIT_UNKNOWN: [
    'invalid',
    ['Unit tidak dapat dipilih', 'Pilih unit yang kinerjanya Anda kelola.'],
    ['Unit cannot be chosen', 'Choose a unit whose performance you manage.'],
  ],
  PERIOD_UNKNOWN: [
    'invalid',
    ['Masa tidak dikenal', 'Tidak ada tahun kinerja itu, atau masa evaluasi itu bukan bagian darinya.'],
    ['Unknown time', 'There is no such performance year, or that evaluation period is not one of it.'],
  ],
  NODE_UNKNOWN: [
    'invalid',
    [
      'Bukan bagian dari Perjanjian Kinerja',
      'Indikator dengan nodeId harus berasal dari Perjanjian Kinerja unit ini yang sudah ditandatangani.',
    ],
    [
      'Not of the unit agreement',
      'An indicator with a nodeId must come from the agreement of this unit that both sides have signed.',
    ],
  ],
  ALREADY_THERE: [
    'conflict',
    [
      'Kinerja organisasi sudah ada',
      'Kinerja unit ini pada masa itu sudah disiapkan atau ditetapkan; gunakan yang ada, atau ubah dengan alasan.',
    ],
    [
      'There already',
      'The performance of that unit and time is prepared or set; use that one, or revise it with a reason.',
    ],
  ],
  NOT_YOUR_UNIT: [
    'forbidden',
    ['Bukan unit dalam kelolaan Anda', 'Kinerja unit ini disiapkan oleh BKPSDM dan pengelola kinerja unitnya.'],
    [
      'No unit in your care',
      'The performance of this unit is prepared by the HR office (BKPSDM) and its performance manager.',
    ],
  ],
  NOT_THE_LEADER_ABOVE: [
    'forbidden',
    [
      'Bukan pimpinan organisasi di atasnya',
      'Predikat kinerja unit ditetapkan oleh pimpinan organisasi di atas unit itu pada hari ini.',
    ],
    ['Not the leader above', 'The predicate of a unit is set by whoever leads the organisation above it today.'],
  ],
  NOBODY_ABOVE: [
    'conflict',
    ['Tidak ada pimpinan di atasnya', 'Di atas unit ini tidak ada organisasi yang mempunyai pimpinan hari ini.'],
    ['Nobody above', 'No organisation above this unit has a leader today.'],
  ],
  NOT_TO_RECORD: [
    'conflict',
    [
      'Penetapan tidak dicatat',
      'Hanya penetapan oleh pimpinan non-ASN, seperti kepala daerah, yang dicatat dari surat; pimpinan lain menetapkan sendiri.',
    ],
    [
      'Not to be recorded',
      'Only the decision of a leader who is no civil servant, such as the head of the region, is recorded by letter; others decide themselves.',
    ],
  ],
  LETTER_TO_COME: [
    'invalid',
    ['Tanggal surat di masa depan', 'Tanggal surat tidak boleh sesudah hari ini.'],
    ['Letter of a day to come', 'The date of the letter must not be after today.'],
  ],
  TOO_EARLY: [
    'conflict',
    ['Belum waktunya', 'Predikat masa ini dapat ditetapkan mulai {from}.'],
    ['Too early', 'The predicate of this time can be set from {from} on.'],
  ],
  REASON_NEEDED: [
    'invalid',
    ['Alasan diperlukan', 'Predikat ini lain dari usulan menurut angka ({suggested}); tuliskan alasannya.'],
    ['Reason needed', 'This predicate is another one than the figures suggest ({suggested}); say why.'],
  ],
  WRONG_STATE: [
    'conflict',
    [
      'Status kinerja organisasi tidak sesuai',
      'Kinerja organisasi ini berstatus {status}; tindakan ini hanya dapat dilakukan pada status {needed}.',
    ],
    ['Wrong state', 'This performance is {status}; that can only be done while it is {needed}.'],
  ],
  HEAD_RATING_DIFFERS: [
    'conflict',
    [
      'Rating kepala unit mengikuti unitnya',
      'Predikat kinerja unit yang dipimpin adalah {predicate}, sehingga rating hasil kerja kepalanya {rating}.',
    ],
    [
      'The head is rated like the unit',
      'The unit that this person heads is {predicate}, so the rating of the results is {rating}.',
    ],
  ],
});
