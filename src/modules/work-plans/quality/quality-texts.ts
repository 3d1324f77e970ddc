import type { Bilingual } from '../../../kernel/i18n/language.js';
import type { QualityHintCode } from './domain/quality-hints.js';

/** What a hint says to a person. */
export const HINT_TEXTS: Readonly<Record<QualityHintCode, Bilingual>> = {
  ACTIVITY: {
    id: 'Ini terbaca sebagai kegiatan. Tuliskan apa yang tercapai, misalnya “Laporan terbit tepat waktu”.',
    en: 'This reads like an activity. Say what is reached, such as “Reports are published in time”.',
  },
  NO_MEASURE: {
    id: 'Dari kata-kata ini tidak terlihat kapan target tercapai. Tambahkan angka, waktu, atau standarnya.',
    en: 'These words do not tell when the target is reached. Add a number, a time or a standard.',
  },
  COPY_NOT_REVIEWED: {
    id: 'Diambil dari SKP sebelumnya dan belum ditinjau: ubah, hapus, atau nyatakan masih sesuai.',
    en: 'Taken over from an earlier plan and not reviewed yet: change it, remove it, or say that it still fits.',
  },
  PERSPECTIVE_GONE: {
    id: 'Perspektif ini tidak ada lagi dalam daftar pemerintah daerah untuk tahun ini. Pilih yang berlaku.',
    en: 'This perspective is no longer in the list of the government for this year. Choose one that is.',
  },
  LIKE_ANOTHER_RESULT: {
    id: 'Mirip {percent} persen dengan hasil kerja lain pada SKP ini.',
    en: '{percent} percent like another result of this plan.',
  },
  LIKE_LAST_YEAR: {
    id: 'Mirip {percent} persen dengan hasil kerja Anda pada tahun sebelumnya.',
    en: '{percent} percent like a result of an earlier year.',
  },
  LIKE_COLLEAGUE: {
    id: 'Mirip {percent} persen dengan hasil kerja seorang rekan.',
    en: '{percent} percent like a result of a colleague.',
  },
};
