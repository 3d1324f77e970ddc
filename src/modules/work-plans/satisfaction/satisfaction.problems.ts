import { defineProblems } from '../../../kernel/errors/domain-error.js';

/** What can be refused about surveys of citizens. */
export const satisfactionProblems = defineProblems('SATISFACTION', {
  UNIT_UNKNOWN: [
    'invalid',
    ['Unit tidak dapat dipilih', 'Pilih unit layanan yang surveinya Anda kelola.'],
    ['Unit cannot be chosen', 'Choose a service unit whose surveys you keep.'],
  ],
  NOT_YOUR_UNIT: [
    'forbidden',
    ['Bukan unit dalam kelolaan Anda', 'Survei unit ini dikelola oleh BKPSDM dan pengelola kinerja unitnya.'],
    ['No unit in your care', 'Surveys of this unit are kept by the HR office (BKPSDM) and its performance manager.'],
  ],
  ALREADY_THERE: [
    'conflict',
    ['Survei sudah ada', 'Survei layanan ini dengan hari pertama yang sama sudah tercatat; ubah yang ada.'],
    ['There already', 'A survey of this service with the same first day is kept already; change that one.'],
  ],
  DAYS_UNSOUND: [
    'invalid',
    ['Tanggal survei tidak sah', 'Survei berakhir tidak sebelum dimulai dan paling lambat hari ini.'],
    ['Unsound days', 'A survey ends not before it begins, and today at the latest.'],
  ],
  ELEMENTS_INCOMPLETE: [
    'invalid',
    ['Unsur tidak lengkap', 'Survei memuat kesembilan unsur, masing-masing satu kali.'],
    ['Elements incomplete', 'A survey has all nine elements, each once.'],
  ],
  ANSWERS_UNSOUND: [
    'invalid',
    [
      'Jawaban tidak sah',
      'Setiap unsur memuat keempat jumlah jawaban atau rata-ratanya, bukan keduanya; jawaban sedikitnya satu dan tidak lebih dari jumlah responden.',
    ],
    [
      'Unsound answers',
      'Each element has all four counts or the mean, not both; at least one answer, and no more than respondents.',
    ],
  ],
  WEIGHTS_NOT_ONE: [
    'invalid',
    ['Jumlah bobot bukan 1', 'Bobot diisi untuk semua unsur dengan jumlah tepat 1, atau tidak sama sekali.'],
    ['Weights do not sum to 1', 'Give weights of all elements that sum to exactly 1, or none.'],
  ],
});
