import type { Bilingual } from '../../../kernel/i18n/language.js';
import { BASIS_TEXTS } from './basis-texts.js';
import { COURSE_TEXTS } from './course-texts.js';
import type { ExplanationSentence } from './domain/explain.js';
import type { SectionCode } from './domain/sentence.js';
import { RESULT_TEXTS } from './result-texts.js';
import { RULE_TEXTS } from './rule-texts.js';

/** Headings of the parts, as a reader would ask. */
export const SECTION_TITLES: Readonly<Record<SectionCode, Bilingual>> = {
  PREDICATE: { id: 'Mengapa predikatnya demikian?', en: 'Why this predicate?' },
  RESULTS: { id: 'Hasil kerja', en: 'Results' },
  BEHAVIOUR: { id: 'Perilaku kerja', en: 'Behaviour' },
  PARTS: { id: 'Evaluasi periodik pada tahun ini', en: 'The parts of the year' },
  CRITERIA: { id: 'Kriteria yang berlaku', en: 'The criteria' },
  INFORMED_BY: { id: 'Yang menjadi bahan pertimbangan', en: 'What informed it' },
  RESTS_ON: { id: 'Seberapa kuat dasarnya?', en: 'How much it rests on' },
  ORGANISATION: { id: 'Kinerja organisasi dan pola distribusi', en: 'The organisation and its pattern' },
  CALIBRATION: { id: 'Kalibrasi', en: 'Calibration' },
  COURSE: { id: 'Siapa melakukan apa, dan kapan?', en: 'Who did what, and when?' },
  OBJECTION: { id: 'Keberatan dan putusan', en: 'Objection and rulings' },
  PROOF: { id: 'Cara memeriksanya', en: 'How to check it' },
};

/** Every sentence. */
export const SENTENCES: Readonly<Record<ExplanationSentence, Bilingual>> = {
  ...RULE_TEXTS,
  ...RESULT_TEXTS,
  ...BASIS_TEXTS,
  ...COURSE_TEXTS,
};

/** What the first line says. */
export const HEADLINES: Readonly<Record<'PUBLISHED' | 'DRAFT' | 'ANNULLED' | 'CANCELLED', Bilingual>> = {
  PUBLISHED: {
    id: 'Predikat kinerja {name} untuk {period} adalah {predicate}.',
    en: 'The performance predicate of {name} for {period} is {predicate}.',
  },
  DRAFT: {
    id: 'Rancangan: predikat kinerja {name} untuk {period} akan menjadi {predicate}.',
    en: 'Draft: the performance predicate of {name} for {period} would be {predicate}.',
  },
  ANNULLED: {
    id: 'Hasil ini tidak berlaku lagi. Predikat kinerja {name} untuk {period} semula {predicate}.',
    en: 'This result does not count any more. The performance predicate of {name} for {period} was {predicate}.',
  },
  CANCELLED: {
    id: 'Penilaian {name} untuk {period} dibatalkan sebelum ada hasil yang disampaikan.',
    en: 'The appraisal of {name} for {period} was cancelled before a result was published.',
  },
};
