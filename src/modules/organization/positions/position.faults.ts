import type { Bilingual } from '../../../kernel/i18n/language.js';
import type { PositionFault } from './domain/position-faults.js';

/** What does not fit in a post, in words. */
export const POSITION_FAULTS: Readonly<Record<PositionFault['code'], Bilingual>> = {
  LEVEL_OF_OTHER_KIND: {
    id: 'Jenjang ini bukan milik jenis jabatan itu; pilih salah satu dari {allowed}.',
    en: 'This level is not one of that kind of post; choose one of {allowed}.',
  },
  ECHELON_UNKNOWN: {
    id: 'Kode eselon ini tidak dikenal; pilih salah satu dari {allowed}.',
    en: 'This code of an eselon is unknown; choose one of {allowed}.',
  },
  ECHELON_NOT_STRUCTURAL: {
    id: 'Hanya jabatan struktural yang mempunyai eselon; kosongkan atau isi 99.',
    en: 'Only structural posts have an eselon; leave it out or write 99.',
  },
  ECHELON_OF_OTHER_LEVEL: {
    id: 'Eselon ini milik jenjang lain; untuk jenjang itu pilih salah satu dari {allowed}.',
    en: 'This eselon is one of another level; for that level choose one of {allowed}.',
  },
  REVERSED: {
    id: 'Hari terakhir mendahului hari pertama.',
    en: 'The last day is before the first day.',
  },
};
