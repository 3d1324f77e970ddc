import type { Bilingual } from '../../../kernel/i18n/language.js';

/** Codes in sentences, as a reader without training says them. */
export const WORDS: Readonly<Record<string, Bilingual>> = {
  DI_ATAS_EKSPEKTASI: { id: 'di atas ekspektasi', en: 'above expectation' },
  SESUAI_EKSPEKTASI: { id: 'sesuai ekspektasi', en: 'as expected' },
  DI_BAWAH_EKSPEKTASI: { id: 'di bawah ekspektasi', en: 'below expectation' },
  SANGAT_BAIK: { id: 'Sangat Baik', en: 'Sangat Baik (very good)' },
  BAIK: { id: 'Baik', en: 'Baik (good)' },
  BUTUH_PERBAIKAN: { id: 'Butuh Perbaikan', en: 'Butuh Perbaikan (needs improvement)' },
  KURANG: { id: 'Kurang', en: 'Kurang (poor)' },
  SANGAT_KURANG: { id: 'Sangat Kurang', en: 'Sangat Kurang (very poor)' },
  ORG_ISTIMEWA: { id: 'Istimewa', en: 'Istimewa (outstanding)' },
  ORG_BAIK: { id: 'Baik', en: 'Baik (good)' },
  ORG_BUTUH_PERBAIKAN: { id: 'Butuh Perbaikan', en: 'Butuh Perbaikan (needs improvement)' },
  ORG_KURANG: { id: 'Kurang', en: 'Kurang (poor)' },
  ORG_SANGAT_KURANG: { id: 'Sangat Kurang', en: 'Sangat Kurang (very poor)' },
  WHO_APPRAISER: { id: 'Pejabat penilai menilai', en: 'The appraiser rated' },
  WHO_CALIBRATION: { id: 'Setelah rapat kalibrasi, ratingnya:', en: 'After the calibration the ratings are:' },
  WHO_EXAMINER: { id: 'Pemeriksa keberatan menetapkan', en: 'The examiner of the objection rated' },
  RESULT: { id: 'hasil kerja', en: 'results' },
  BEHAVIOUR: { id: 'perilaku kerja', en: 'behaviour' },
  IN_TIME: {
    id: 'Pegawai mengetahui kriteria itu sebelum masa ini berjalan dan menyatakannya pada {on}.',
    en: 'The employee knew them in time, and said so on {on}.',
  },
  LATE: {
    id: 'Pegawai menyatakan mengetahui kriteria itu pada {on}, setelah batas waktunya.',
    en: 'The employee acknowledged them on {on}, after the day for it.',
  },
  MISSING: {
    id: 'Pegawai tidak pernah menyatakan mengetahui kriteria itu.',
    en: 'The employee never acknowledged them.',
  },
  PLAN_CANCELLED: { id: 'SKP-nya dibatalkan', en: 'its SKP was cancelled' },
  PLAN_ENDED: {
    id: 'SKP-nya tidak berlaku pada masa ini, atau berlanjut setelah penilaian dibuka',
    en: 'its SKP does not hold in this period, or went on after the appraisal was opened',
  },
  NO_FEEDBACK: {
    id: 'Pegawai tidak pernah diminta memperbaiki sebelum dinilai rendah. Hal ini ditandai; ia dapat menjadi alasan keberatan.',
    en: 'The employee was never asked to improve before the low rating. This is marked; it may be a reason to object.',
  },
  NO_RECORD: {
    id: 'Tidak ada realisasi atau bukti dukung yang tercatat sebelum hari penilaian. Hal ini ditandai; ia dapat menjadi alasan keberatan.',
    en: 'No progress or evidence was on record before the day of the rating. This is marked; it may be a reason to object.',
  },
  NONE: {
    id: 'Tidak ada kriteria unit yang diumumkan tepat waktu; yang berlaku hanya peraturan.',
    en: 'No criteria of the unit were published in time; the regulation alone applied.',
  },
  UNIT: { id: 'unit kerja', en: 'the unit' },
  INSTANSI: { id: 'instansi', en: 'the government' },
  NASIONAL: { id: 'nasional', en: 'the nation' },
  CALENDAR_DAYS: { id: 'hari', en: 'days' },
  WORKING_DAYS: { id: 'hari kerja', en: 'working days' },
  VOID: { id: 'hasil ini tidak berlaku', en: 'the result is void' },
  KEEP: { id: 'hasil ini tetap berlaku', en: 'the result stands' },
  REDO: { id: 'penilaian harus diulang', en: 'it has to be done anew' },
  WITHDRAWN: { id: 'dicabut', en: 'withdrawn' },
  EXPIRED: { id: 'kedaluwarsa', en: 'expired' },
  PERMENPANRB_6_2022: { id: 'PermenPANRB 6/2022', en: 'PermenPANRB 6/2022' },
  PP_30_2019: { id: 'PP 30/2019', en: 'PP 30/2019' },
};
