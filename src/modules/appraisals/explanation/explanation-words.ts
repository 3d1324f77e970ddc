import { type Bilingual, type Language, say } from '../../../kernel/i18n/language.js';
import { isCivilDate } from '../../../kernel/values/civil-date.js';
import { CONSTRAINT_TEXTS } from '../distribution/constraint-texts.js';
import { SURPRISE_TEXTS } from '../rating-texts.js';
import type { ExplanationSentence } from './domain/explain.js';
import type { Sentence, SentenceFacts } from './domain/sentence.js';
import { SENTENCES, WORDS } from './explanation-texts.js';

const LOCALES: Readonly<Record<Language, string>> = { id: 'id-ID', en: 'en-GB' };
const CODES: Readonly<Record<string, Bilingual>> = { ...WORDS, ...CONSTRAINT_TEXTS, ...SURPRISE_TEXTS };
/** Facts that are words of people, which are said as they are. */
const QUOTED = [
  ...['statement', 'unit', 'reason', 'label', 'name', 'by', 'roundName', 'unitName', 'authority', 'letterNumber'],
  ...['criteria', 'periodName', 'value', 'values', 'contentsHash'],
];

/** A sentence in the reader's language: codes in words, days and numbers as they are written there. */
export function spoken({ code, facts }: Sentence<ExplanationSentence>, language: Language): string {
  const said = Object.fromEntries(
    Object.entries(facts).map(([name, fact]) => [name, spokenFact(name, fact, facts, language)]),
  );
  return say(SENTENCES[code], language, said).replaceAll(/ {2,}/g, ' ');
}

/** A code in words; a number or a day as the language writes it. */
export function spokenFact(
  name: string,
  fact: string | number | null,
  facts: SentenceFacts,
  language: Language,
): string {
  if (fact === null) return '–';
  if (typeof fact === 'number') return new Intl.NumberFormat(LOCALES[language]).format(fact);
  if (QUOTED.includes(name)) return fact;
  const words = Object.hasOwn(CODES, fact) ? CODES[fact] : undefined;
  if (words) return say(words, language, { on: spokenFact('on', facts['on'] ?? null, {}, language) });
  if (isCivilDate(fact)) return spokenDay(fact, language);
  return /^-?\d+\.\d+$/.test(fact)
    ? new Intl.NumberFormat(LOCALES[language], { maximumFractionDigits: 2 }).format(Number(fact))
    : fact;
}

function spokenDay(day: string, language: Language): string {
  const format = new Intl.DateTimeFormat(LOCALES[language], { dateStyle: 'long', timeZone: 'UTC' });
  return format.format(new Date(`${day}T00:00:00Z`));
}
