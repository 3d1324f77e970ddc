import { defineProblems } from '../../../kernel/errors/domain-error.js';

/** What can be refused about criteria. */
export const criteriaProblems = defineProblems('CRITERIA', {
  UNIT_UNKNOWN: [
    'invalid',
    ['Unit tidak dapat dipilih', 'Pilih unit yang kriterianya Anda kelola.'],
    ['Unit cannot be chosen', 'Choose a unit whose criteria you keep.'],
  ],
  PERIOD_UNKNOWN: [
    'invalid',
    ['Periode tidak dikenal', 'Tidak ada tahun kinerja, atau masa evaluasi di tahun itu, dengan id tersebut.'],
    ['Unknown period', 'There is no performance year, or evaluation period of it, with that id.'],
  ],
  ALREADY_THERE: [
    'conflict',
    [
      'Kriteria sudah ada',
      'Unit ini sudah mempunyai kriteria untuk periode itu, atau versi berikutnya sedang disusun; gunakan yang ada.',
    ],
    ['There already', 'The unit has criteria for that period, or their next version is open; use those.'],
  ],
  NOT_YOUR_UNIT: [
    'forbidden',
    ['Bukan unit dalam kelolaan Anda', 'Kriteria unit ini dikelola oleh BKPSDM dan pengelola kinerja unitnya.'],
    [
      'No unit in your care',
      'The criteria of this unit are kept by the HR office (BKPSDM) and its performance manager.',
    ],
  ],
  NOT_OF_UNIT: [
    'forbidden',
    [
      'Bukan pegawai unit ini',
      'Konsultasi dan pernyataan mengetahui terbuka bagi pegawai dengan jabatan definitif di unit ini atau di bawahnya.',
    ],
    [
      'Not of this unit',
      'Consultation and acknowledgement are for people with a definitive post in this unit or below it.',
    ],
  ],
  WRONG_STATE: [
    'conflict',
    [
      'Status kriteria tidak sesuai',
      'Kriteria ini berstatus {status}; tindakan ini hanya dapat dilakukan pada status {needed}.',
    ],
    ['Wrong state', 'These criteria are {status}; that can only be done while they are {needed}.'],
  ],
  WINDOW_IMPOSSIBLE: [
    'invalid',
    ['Masa konsultasi tidak sah', 'Konsultasi dimulai paling cepat hari ini dan berlangsung sedikitnya {days} hari.'],
    ['Impossible window', 'A consultation begins today at the earliest and lasts at least {days} days.'],
  ],
  CONSULTATION_RUNS: [
    'conflict',
    ['Konsultasi masih berlangsung', 'Konsultasi berlangsung sampai {until}; lakukan sesudahnya.'],
    ['The consultation runs', 'The consultation runs until {until}; do it afterwards.'],
  ],
  CONSULTATION_CLOSED: [
    'conflict',
    ['Di luar masa konsultasi', 'Tanggapan, usulan, dan suara diterima dari {from} sampai {until}.'],
    ['Outside the window', 'Comments, proposals and votes are taken from {from} until {until}.'],
  ],
  PROPOSALS_UNANSWERED: [
    'conflict',
    ['Usulan belum dijawab', '{count} usulan belum dijawab; jawab setiap usulan dengan alasan sebelum penetapan.'],
    ['Unanswered proposals', '{count} proposals have no answer; answer each with a reason before publication.'],
  ],
  TOO_LATE: [
    'conflict',
    [
      'Terlambat untuk periode ini',
      'Tidak ada lagi masa evaluasi yang dimulai hari ini atau sesudahnya; kriteria yang terlambat tidak dapat dihitung.',
    ],
    ['Too late for this period', 'No evaluation period begins today or later; a late criterion cannot count.'],
  ],
  COUNTS_ALREADY: [
    'conflict',
    ['Kriteria sudah berlaku', 'Kriteria ini berlaku sejak {from}; susun versi berikutnya alih-alih mencabutnya.'],
    ['They count already', 'These criteria count since {from}; draft a next version instead of withdrawing them.'],
  ],
  PROPOSAL_UNFIT: [
    'invalid',
    [
      'Usulan tidak cocok',
      'Tambahan menyebut kriteria baru; perubahan dan penghapusan menyebut kode kriteria yang ada, perubahan dengan kode yang sama.',
    ],
    [
      'The proposal does not fit',
      'What is added is a new criterion; what is changed or removed names one that is there, a change under the same code.',
    ],
  ],
  CRITERION_UNKNOWN: [
    'invalid',
    ['Kriteria tidak dikenal', 'Tidak ada kriteria dengan kode itu dalam rancangan ini.'],
    ['Unknown criterion', 'There is no criterion with that code in this draft.'],
  ],
  ANSWERED: [
    'conflict',
    ['Usulan sudah dijawab', 'Usulan ini sudah dijawab; suara dan jawabannya tetap.'],
    ['Answered already', 'This proposal was answered; votes and answer stay.'],
  ],
  NOTHING_NEW: [
    'conflict',
    ['Tidak ada yang berubah', 'Suara Anda atas usulan ini sudah demikian.'],
    ['Nothing changes', 'Your vote on this proposal is that already.'],
  ],
  ACKNOWLEDGED: [
    'conflict',
    ['Sudah dinyatakan', 'Anda sudah menyatakan mengetahui versi kriteria ini.'],
    ['Acknowledged already', 'You have acknowledged this version of the criteria.'],
  ],
});
