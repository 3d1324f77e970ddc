import type { Bilingual } from '../../../kernel/i18n/language.js';
import type { ConstraintCode } from './domain/pattern.js';

/** What each constraint of a pattern says to a person. */
export const CONSTRAINT_TEXTS: Readonly<Record<ConstraintCode, Bilingual>> = {
  SANGAT_BAIK_AT_MOST_70: { id: 'Sangat Baik paling banyak 70 %', en: 'Sangat Baik at most 70 %' },
  BAIK_AT_MOST_70: { id: 'Baik paling banyak 70 %', en: 'Baik at most 70 %' },
  LOW_AT_LEAST_ONE: {
    id: 'Paling sedikit satu pegawai Butuh Perbaikan atau Kurang',
    en: 'At least one person Butuh Perbaikan or Kurang',
  },
  BUTUH_PERBAIKAN_AT_LEAST_60: { id: 'Butuh Perbaikan paling sedikit 60 %', en: 'Butuh Perbaikan at least 60 %' },
  BUTUH_PERBAIKAN_AT_LEAST_10: { id: 'Butuh Perbaikan paling sedikit 10 %', en: 'Butuh Perbaikan at least 10 %' },
  SANGAT_BAIK_AT_MOST_10: { id: 'Sangat Baik paling banyak 10 %', en: 'Sangat Baik at most 10 %' },
  SANGAT_BAIK_NONE: { id: 'Tidak ada Sangat Baik', en: 'Nobody Sangat Baik' },
  KURANG_AT_LEAST_60: { id: 'Kurang paling sedikit 60 %', en: 'Kurang at least 60 %' },
  SANGAT_KURANG_AT_LEAST_60: { id: 'Sangat Kurang paling sedikit 60 %', en: 'Sangat Kurang at least 60 %' },
  LOW_AT_LEAST_10: {
    id: 'Kurang dan Butuh Perbaikan bersama paling sedikit 10 %',
    en: 'Kurang and Butuh Perbaikan together at least 10 %',
  },
};
