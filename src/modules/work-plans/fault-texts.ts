import type { Bilingual } from '../../kernel/i18n/language.js';
import type { Finding } from './domain/completeness.js';
import type { MeasureFault } from './domain/forms.js';

/** What a finding says to a person. */
export const FINDING_TEXTS: Readonly<Record<Finding['code'], Bilingual>> = {
  NO_MAIN_RESULT: { id: 'Tambahkan paling sedikit satu hasil kerja utama.', en: 'Add at least one main result.' },
  NO_INDICATOR: { id: 'Hasil kerja ini belum mempunyai indikator.', en: 'This result has no indicator yet.' },
  NO_PERSPECTIVE: {
    id: 'Hasil kerja ini belum mempunyai perspektif.',
    en: 'This result has no perspective yet.',
  },
  NO_ASPECT: {
    id: 'Hasil kerja ini belum mempunyai indikator untuk aspek yang diharapkan; lihat missing.',
    en: 'This result has no indicator for an expected aspect; see missing.',
  },
  NO_ANNEX: {
    id: 'Isi paling sedikit satu butir pada lampiran ini.',
    en: 'Write at least one entry in this annex.',
  },
  FEW_MAIN_RESULTS: {
    id: 'Hasil kerja utama lebih sedikit daripada lazimnya.',
    en: 'There are fewer main results than usual.',
  },
  MANY_MAIN_RESULTS: {
    id: 'Hasil kerja utama lebih banyak daripada lazimnya.',
    en: 'There are more main results than usual.',
  },
  ALIGNMENT_PENDING: {
    id: 'Hasil kerja ini belum dikaitkan dengan hasil kerja pimpinan.',
    en: 'This result is not linked to a result of the leader yet.',
  },
  TO_BE_ALIGNED: {
    id: 'Hasil kerja pimpinan yang diintervensi telah berubah; periksa apakah kaitannya masih sesuai.',
    en: 'What this result serves has changed; see whether the link still fits.',
  },
};

/** What does not fit the form of a plan, to a person. */
export const FORM_TEXTS: Readonly<Record<MeasureFault['code'] | 'ONLY_LEADERS', Bilingual>> = {
  NEEDED: { id: 'Wajib diisi pada formulir ini.', en: 'This form needs it.' },
  NOT_IN_FORM: { id: 'Formulir ini tidak memuatnya.', en: 'This form does not have it.' },
  NOT_BESIDE_WORDS: {
    id: 'Target berupa angka atau berupa kata-kata, tidak keduanya; hapus salah satu.',
    en: 'A target is a number or words, not both; take one away.',
  },
  NOT_WITH_RANGE: {
    id: 'Target berupa rentang tidak dapat menjadi nilai tertinggi yang mungkin.',
    en: 'A range can not be the most that is possible.',
  },
  NOT_ABOVE_TARGET: {
    id: 'Batas atas harus lebih besar dari batas bawah (target).',
    en: 'The upper end must be greater than the lower one (target).',
  },
  NOT_ZERO: {
    id: 'Target 0 tidak dapat dihitung capaiannya; tulis dalam kata-kata (targetText), misalnya "nihil", atau sebagai rentang.',
    en: 'Nothing is a share of a target of 0; say it in words (targetText), such as "none", or as a range.',
  },
  NOT_A_MOST: {
    id: 'Target yang makin kecil makin baik tidak mempunyai nilai tertinggi yang mungkin.',
    en: 'Where less is better there is no most that is possible.',
  },
  ONLY_LEADERS: {
    id: 'Perspektif hanya ada pada formulir JPT dan pimpinan unit kerja mandiri.',
    en: 'Only forms of leaders (JPT) have perspectives.',
  },
};

/** What is wrong with the ids in a revision. */
export const REVISION_TEXTS = {
  OF_OTHER_RESULT: {
    id: 'Indikator ini milik hasil kerja lain; kirim tanpa id untuk membuat yang baru.',
    en: 'This indicator belongs to another result; send it without an id to make a new one.',
  },
} as const satisfies Record<string, Bilingual>;

/** What of a report of progress does not fit the target. */
export const PROGRESS_TEXTS = {
  NEEDED: { id: 'Wajib diisi untuk target seperti ini.', en: 'A target like this needs it.' },
  NOT_BESIDE_WORDS: {
    id: 'Target indikator ini berupa kata-kata; ceritakan hasilnya di note.',
    en: 'The target of this indicator is in words; tell in note what was reached.',
  },
} as const satisfies Record<string, Bilingual>;

/** What of a cell of a role matrix does not fit its way. */
export const CELL_TEXTS = {
  NEEDED: { id: 'Wajib diisi pada penjabaran langsung.', en: 'The direct way needs it.' },
  ONLY_DIRECT: { id: 'Hanya ada pada penjabaran langsung.', en: 'Only the direct way has it.' },
  NOT_SHAREABLE: {
    id: 'Bukan indikator berangka milik hasil kerja itu.',
    en: 'This is no indicator with a number of that result.',
  },
} as const satisfies Record<string, Bilingual>;
