import { type Bilingual, type Language, say } from '../../../kernel/i18n/language.js';
import type { Predicate } from '../domain/rule-set.js';
import { spokenFact } from './explanation-words.js';

/** What came of a verification. */
export interface Verified {
  readonly isEqual: boolean;
  readonly isPublished: boolean;
  /** Whether the published copy still is what its hash was made of; null where there is nothing to hold it against. */
  readonly isUnaltered: boolean | null;
  readonly storedPredicate: Predicate;
  readonly replayedPredicate: Predicate | null;
}

const EQUAL: Bilingual = {
  id: 'Hasil hitung ulang sama: {stored}.',
  en: 'Calculated again the result is the same: {stored}.',
};
const DIFFERENT: Bilingual = {
  id: 'Hasil hitung ulang berbeda: yang tersimpan {stored}, hasil hitung ulang {replayed}.',
  en: 'Calculated again the result differs: {stored} is stored, {replayed} came out.',
};
const UNALTERED: Bilingual = {
  id: 'Naskah yang disampaikan tidak berubah.',
  en: 'The text that was published is unchanged.',
};
const ALTERED: Bilingual = {
  id: 'Naskah yang disampaikan tidak lagi sesuai dengan sidiknya.',
  en: 'The text that was published does not match its fingerprint any more.',
};
const DRAFT: Bilingual = {
  id: 'Belum disampaikan, karena itu belum ada sidik.',
  en: 'It is not published yet, so there is no fingerprint.',
};
const NO_HASH: Bilingual = {
  id: 'Naskah yang disampaikan tidak mempunyai sidik untuk dicocokkan.',
  en: 'The text that was published has no fingerprint to hold it against.',
};

/** Names in steps, which are kept in Indonesian. */
const STEP_NAMES: readonly (readonly [id: string, en: string])[] = [
  ['rating hasil kerja', 'rating of results'],
  ['rating perilaku kerja', 'rating of behaviour'],
  ['kuadran kinerja', 'quadrant of performance'],
  ['nilai SKP', 'value of the SKP'],
  ['nilai perilaku kerja', 'value of behaviour'],
  ['nilai kinerja', 'score'],
  ['; tanpa pernyataan ide baru tidak menjadi', '; without a stated new idea it does not become'],
  ['rating per butir tetap dari penilai', 'the single ratings stay the appraiser’s'],
  ['rating dan alasannya dari pemeriksa', 'ratings and reasons are the examiner’s'],
  ['keberatan dikabulkan', 'objection upheld'],
  ['kalibrasi', 'calibration'],
  ['hasil kerja', 'results'],
  ['perilaku kerja', 'behaviour'],
  ['predikat', 'predicate'],
  ['(atasan', '(superior'],
  ['rekan', 'colleagues'],
];
const CALIBRATION_WORDS: Readonly<Record<string, Bilingual>> = {
  EVIDENCE: { id: 'bukti', en: 'evidence' },
  COMPARISON: { id: 'perbandingan', en: 'comparison' },
  EXPECTATION: { id: 'ekspektasi', en: 'expectation' },
  CONTRIBUTION: { id: 'kontribusi', en: 'contribution' },
  BEHAVIOUR_INCIDENT: { id: 'kejadian perilaku', en: 'an incident of behaviour' },
  DISTRIBUTION: { id: 'distribusi', en: 'distribution' },
};

/** What came of a verification, in sentences. Rule PX-3. */
export function verifiedText(verified: Verified, language: Language): string {
  const { isEqual, isPublished, isUnaltered, storedPredicate, replayedPredicate } = verified;
  const predicate = (of: Predicate | null): string => spokenFact('predicate', of, {}, language);
  const facts = { stored: predicate(storedPredicate), replayed: predicate(replayedPredicate) };
  const copy = isUnaltered === null ? (isPublished ? NO_HASH : DRAFT) : isUnaltered ? UNALTERED : ALTERED;
  return `${say(isEqual ? EQUAL : DIFFERENT, language, facts)} ${say(copy, language)}`;
}

/** A step of a result with names in the reader's language instead of codes. */
export function spokenStep(step: string, language: Language): string {
  const named = language === 'id' ? step : STEP_NAMES.reduce((text, [id, en]) => text.replaceAll(id, en), step);
  return named.replaceAll(/\b[A-Z][A-Z_]{2,}\b/g, (code) => {
    const words = Object.hasOwn(CALIBRATION_WORDS, code) ? CALIBRATION_WORDS[code] : undefined;
    return words ? say(words, language) : spokenFact('step', code, {}, language);
  });
}
