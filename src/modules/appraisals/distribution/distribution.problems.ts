import { defineProblems } from '../../../kernel/errors/domain-error.js';

/** What can be refused about distributions of predicates. */
export const distributionProblems = defineProblems('DISTRIBUTION', {
  THRESHOLDS_CROSSED: [
    'invalid',
    [
      'Ambang bersilangan',
      'Ambang harus menurun: Istimewa tidak di bawah Baik, lalu Baik, Butuh Perbaikan, Kurang masing-masing lebih rendah.',
    ],
    [
      'Thresholds crossed',
      'Thresholds go down: Istimewa not below Baik, then Baik, Butuh Perbaikan and Kurang each lower than the one before.',
    ],
  ],
  NO_ORGANISATION_PREDICATE: [
    'conflict',
    [
      'Predikat organisasi belum ditetapkan',
      'Unit ini dan unit di atasnya belum mempunyai predikat kinerja organisasi pada masa itu; pola distribusi belum diketahui.',
    ],
    [
      'No predicate of the organisation',
      'Neither this unit nor one above it has a predicate of that time, so no pattern applies yet.',
    ],
  ],
  PERIOD_UNKNOWN: [
    'invalid',
    [
      'Masa tidak dikenal',
      'Sebutkan evaluationPeriodId, atau performancePeriodId untuk penilaian tahunan; keduanya harus ada dan cocok.',
    ],
    [
      'Unknown time',
      'Name an evaluationPeriodId, or a performancePeriodId for the annual appraisals; both must be there and fit.',
    ],
  ],
  NOTHING_BROKEN: [
    'conflict',
    ['Pola tidak dilanggar', 'Tidak ada batas pola distribusi yang terlampaui; alasan tidak diperlukan.'],
    ['Nothing is broken', 'No limit of the pattern is broken; there is nothing to justify.'],
  ],
  COUNTS_NEEDED: [
    'invalid',
    [
      'Sebutkan jumlahnya',
      'Angka unit ini tidak ditampilkan kepada Anda karena pegawainya terlalu sedikit; sebutkan sendiri jumlah (counts) yang ingin dicoba.',
    ],
    [
      'Name the counts',
      'The figures of this unit are not shown to you, because there are too few people; name the counts that you want to try.',
    ],
  ],
  MOVES_TOO_MANY: [
    'invalid',
    ['Perpindahan melebihi jumlah', 'Sebuah perpindahan mengambil lebih banyak pegawai daripada yang ada.'],
    ['More moved than there are', 'A move takes more people than there are.'],
  ],
  NOBODY: [
    'invalid',
    ['Tidak ada pegawai', 'Simulasi memerlukan paling sedikit satu pegawai.'],
    ['Nobody', 'A simulation needs at least one person.'],
  ],
  JUSTIFICATION_NEEDED: [
    'conflict',
    [
      'Alasan diperlukan',
      'Distribusi predikat {unitName} melampaui pola predikat organisasi {organisationPredicate}: {broken}. Pimpinan atau pengelola kinerja unit itu mencatat alasannya (POST /org-units/{unitId}/distribution-justifications) sebelum melanjutkan.',
    ],
    [
      'Justification needed',
      'The predicates of {unitName} break the pattern of an organisation that is {organisationPredicate}: {broken}. A leader or performance manager of that unit writes down why (POST /org-units/{unitId}/distribution-justifications) before this goes on.',
    ],
  ],
  PATTERN_BROKEN: [
    'conflict',
    [
      'Pola distribusi dilanggar',
      'Distribusi predikat {unitName} melampaui pola predikat organisasi {organisationPredicate}: {broken}. Pemerintah daerah ini menetapkan bahwa pola harus dipenuhi; tinjau kembali penilaian, misalnya dalam kalibrasi.',
    ],
    [
      'The pattern is broken',
      'The predicates of {unitName} break the pattern of an organisation that is {organisationPredicate}: {broken}. This government has decided that patterns are kept; look at the ratings again, for example at a calibration.',
    ],
  ],
});
