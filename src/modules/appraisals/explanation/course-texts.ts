import type { Bilingual } from '../../../kernel/i18n/language.js';
import type { CourseSentence } from './domain/course-sentences.js';

/** Who did what, and when. `[name:one|many]` chooses by a number among the facts. */
export const COURSE_TEXTS: Readonly<Record<CourseSentence, Bilingual>> = {
  ORGANISATION: {
    id: 'Predikat kinerja organisasi {unitName} untuk masa ini: {organisation}.',
    en: 'The predicate of the organisation {unitName} for this period: {organisation}.',
  },
  ORGANISATION_LATER: {
    id: 'Saat hasil ini disampaikan, predikat organisasi belum ditetapkan; ditetapkan kemudian pada {on}: {organisation}.',
    en: 'When this result was published the organisation had no predicate; it was set on {on}: {organisation}.',
  },
  ORGANISATION_PATTERN: {
    id: 'Pola distribusinya (SE MenPANRB 3/2023): {constraint}.',
    en: 'Its pattern (SE MenPANRB 3/2023): {constraint}.',
  },
  NO_QUOTA: {
    id: 'Pola itu panduan bagi unit, bukan jatah: sistem tidak pernah mengubah predikat seseorang karenanya.',
    en: 'The pattern guides the unit and is no quota: the system never changes anybody’s predicate by it.',
  },
  CALIBRATED_BY: {
    id: 'Dalam rapat kalibrasi pada {on}, {by} ({post}) mengubah rating {of} dari {ratingBefore} menjadi {ratingAfter}.',
    en: 'At the calibration meeting of {on}, {by} ({post}) changed the rating of {of} from {ratingBefore} to {ratingAfter}.',
  },
  CALIBRATED: {
    id: 'Dengan itu predikat berubah dari {predicateBefore} menjadi {predicateAfter}. Alasannya: “{reason}”',
    en: 'So the predicate changed from {predicateBefore} to {predicateAfter}. The reason: “{reason}”',
  },
  CALIBRATED_SAME: {
    id: 'Predikatnya tetap {predicateAfter}. Alasannya: “{reason}”',
    en: 'The predicate stayed {predicateAfter}. The reason: “{reason}”',
  },
  NOT_CALIBRATED: {
    id: 'Penilaian ini tidak diubah dalam rapat kalibrasi.',
    en: 'This appraisal was not changed at a calibration.',
  },
  SELF_ASSESSED: { id: 'Pegawai menilai diri pada {on}.', en: 'The employee made a self-assessment on {on}.' },
  NOT_SELF_ASSESSED: {
    id: 'Pegawai tidak menilai diri; batas waktunya {due}.',
    en: 'The employee made no self-assessment; it was due by {due}.',
  },
  RATED: { id: 'Dinilai oleh {by} pada {on}.', en: 'Rated by {by} on {on}.' },
  PUBLISHED: { id: 'Disampaikan kepada pegawai pada {on}.', en: 'Published to the employee on {on}.' },
  ACKNOWLEDGED: { id: 'Penerimaan dinyatakan pada {on}.', en: 'The receipt was confirmed on {on}.' },
  FINAL: { id: 'Hasil ini final sejak {on}.', en: 'The result has been final since {on}.' },
  CANCELLED: { id: 'Penilaian ini dibatalkan karena {why}.', en: 'This appraisal was cancelled because {why}.' },
  MAY_OBJECT: {
    id: 'Pegawai dapat mengajukan keberatan kepada atasan pejabat penilai sampai {due}. Hasil ini belum dipakai untuk keputusan apa pun sebelum batas itu lewat.',
    en: 'The employee may object to the superior of the appraiser until {due}. The result is not used for any decision before that day has passed.',
  },
  RECEIPT: {
    id: 'Bila pegawai menyatakan menerima, batasnya menjadi {days} {dayCount} sejak hari itu.',
    en: 'Once the employee confirms the receipt, the term is {days} {dayCount} from that day.',
  },
  RECEIPT_OWN: {
    id: 'Bila Anda menyatakan menerima, batasnya menjadi {days} {dayCount} sejak hari itu.',
    en: 'Once you confirm the receipt, the term is {days} {dayCount} from that day.',
  },
  TERM_OVER: {
    id: 'Batas mengajukan keberatan lewat pada {due}.',
    en: 'The term for objections passed on {due}.',
  },
  DRAFT: {
    id: 'Ini rancangan yang belum disampaikan kepada pegawai dan masih dapat berubah.',
    en: 'This is a draft: it was not published to the employee, and may change.',
  },
  OBJECTION_FILED: {
    id: 'Keberatan diajukan pada {filedOn} dan belum mulai diperiksa; batas putusannya {due}. Hasil ini belum final.',
    en: 'An objection was filed on {filedOn}; its examination has not begun yet, and the ruling is due by {due}. The result is not final.',
  },
  OBJECTION_OPEN: {
    id: 'Keberatan diajukan pada {filedOn} dan sedang diperiksa; batas putusannya {due}. Hasil ini belum final.',
    en: 'An objection was filed on {filedOn} and is being examined; the ruling is due by {due}. The result is not final.',
  },
  OBJECTION_UPHELD: {
    id: 'Keberatan yang diajukan pada {filedOn} diterima oleh {by} pada {endedOn}: predikat berubah dari {predicateBefore} menjadi {predicateAfter}. Alasannya: “{reason}”',
    en: 'The objection of {filedOn} was upheld by {by} on {endedOn}: the predicate changed from {predicateBefore} to {predicateAfter}. The reason: “{reason}”',
  },
  OBJECTION_REJECTED: {
    id: 'Keberatan yang diajukan pada {filedOn} ditolak oleh {by} pada {endedOn}; hasilnya tetap. Alasannya: “{reason}”',
    en: 'The objection of {filedOn} was rejected by {by} on {endedOn}; the result stands. The reason: “{reason}”',
  },
  OBJECTION_ENDED: {
    id: 'Keberatan yang diajukan pada {filedOn} berakhir pada {endedOn} tanpa keputusan ({status}); hasilnya tetap.',
    en: 'The objection of {filedOn} ended on {endedOn} without a decision ({status}); the result stands.',
  },
  RULING: {
    id: '{authority} ({letterNumber}, {letterOn}) memutuskan: {ruling}.',
    en: '{authority} ({letterNumber}, {letterOn}) ruled: {ruling}.',
  },
  REPLAY: {
    id: 'Hasil ini dapat dihitung ulang kapan saja dengan aturan yang sama.',
    en: 'This result can be calculated again at any time by the same rules.',
  },
  HASH: {
    id: 'Sidik naskah (deretan huruf dan angka untuk membuktikan naskah tidak diubah): {contentsHash}.',
    en: 'Fingerprint of the text (letters and digits that prove it was not changed): {contentsHash}.',
  },
};
