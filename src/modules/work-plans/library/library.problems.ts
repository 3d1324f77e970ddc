import { defineProblems } from '../../../kernel/errors/domain-error.js';

/** What can be refused about the library of results. */
export const libraryProblems = defineProblems('LIBRARY', {
  NOT_YOURS: [
    'forbidden',
    [
      'Bukan pustaka dalam kelolaan Anda',
      'Hasil kerja pustaka ini dikelola oleh BKPSDM atau pengelola kinerja unitnya.',
    ],
    ['Not in your care', 'This result of the library is kept by the HR office (BKPSDM) or its performance manager.'],
  ],
  UNIT_UNKNOWN: [
    'invalid',
    [
      'Unit tidak dapat dipilih',
      'Pilih unit yang kinerjanya Anda kelola; hanya BKPSDM yang menyusun untuk seluruh instansi.',
    ],
    [
      'Unit cannot be chosen',
      'Choose a unit whose performance you manage; for the whole government only the HR office does.',
    ],
  ],
  NOT_FOR_YOUR_PEOPLE: [
    'forbidden',
    [
      'Bukan untuk pegawai Anda',
      'Bagikan hasil kerja pustaka yang ditujukan bagi unit dalam kelolaan Anda, unit di atasnya, atau seluruh instansi.',
    ],
    [
      'Not for your people',
      'Hand out what is meant for a unit in your care, for one above it, or for the whole government.',
    ],
  ],
  PERIOD_UNKNOWN: [
    'invalid',
    ['Tahun kinerja tidak dikenal', 'Tidak ada tahun kinerja dengan id itu.'],
    ['Unknown performance year', 'There is no performance year with that id.'],
  ],
  UNFINISHED: [
    'conflict',
    ['Belum lengkap', 'Hasil kerja pustaka ini belum mempunyai indikator; lengkapi sebelum dibagikan.'],
    ['Not finished', 'This result of the library has no indicator yet; add one before it is handed out.'],
  ],
  WHOM_NEEDED: [
    'invalid',
    ['Pegawai atau unit', 'Sebutkan employeeIds atau unitId, salah satu saja.'],
    ['People or a unit', 'Name employeeIds or a unitId, one of them.'],
  ],
  EMPLOYEE_UNKNOWN: [
    'invalid',
    ['Pegawai tidak dapat dipilih', 'Pilih pegawai yang kinerjanya Anda kelola.'],
    ['Nobody to choose', 'Choose people whose performance you manage.'],
  ],
  NOBODY: [
    'invalid',
    ['Tidak ada pegawai', 'Hari ini tidak ada pegawai dengan jabatan definitif yang memenuhi pilihan itu.'],
    ['Nobody there', 'Nobody has such a definitive post today.'],
  ],
  STATEMENT_NEEDED: [
    'invalid',
    ['Rumusan hasil kerja belum ada', 'Isi statement, atau fromResultId untuk mengambil hasil kerja dari sebuah SKP.'],
    ['No statement', 'Say a statement, or take one over from a result of a plan by fromResultId.'],
  ],
  RESULT_UNKNOWN: [
    'invalid',
    ['Hasil kerja tidak dapat dipilih', 'Pilih hasil kerja dari SKP yang boleh Anda baca.'],
    ['No result to choose', 'Choose a result of a plan that you may read.'],
  ],
  UNKNOWN: [
    'invalid',
    ['Hasil kerja pustaka tidak dikenal', 'Pilih salah satu dari GET /library-results.'],
    ['Not in the library', 'Choose one of GET /library-results.'],
  ],
  OTHER_FORM: [
    'conflict',
    [
      'Untuk formulir lain',
      'SKP ini memakai formulir {family}, pendekatan {approach}; ambil hasil kerja pustaka untuk formulir itu: GET /library-results?forWorkPlanId=….',
    ],
    [
      'For another form',
      'This plan is on the form {family}, approach {approach}; take one that is written for it: GET /library-results?forWorkPlanId=….',
    ],
  ],
  ALREADY_TAKEN: [
    'conflict',
    ['Sudah diambil', 'SKP ini sudah memuat hasil kerja pustaka itu; ubah yang ada.'],
    ['Taken up already', 'This plan holds that result of the library already; change the one that is there.'],
  ],
  RETIRED: [
    'conflict',
    ['Tidak dipakai lagi', 'Hasil kerja pustaka ini sudah tidak dipakai; pilih yang berstatus ACTIVE.'],
    ['Retired', 'This result of the library is not taken up any more; choose one that is ACTIVE.'],
  ],
});
