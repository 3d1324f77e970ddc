import { type Bilingual, type Language, say } from '../../../kernel/i18n/language.js';
import { isCivilDate } from '../../../kernel/values/civil-date.js';
import { CONSTRAINT_TEXTS } from '../distribution/constraint-texts.js';
import type { ExplanationSentence } from './domain/explain.js';
import type { Sentence, SentenceFacts } from './domain/sentence.js';
import { WORDS } from './code-words.js';
import { SENTENCES } from './explanation-texts.js';

const LOCALES: Readonly<Record<Language, string>> = { id: 'id-ID', en: 'en-GB' };
const CODES: Readonly<Record<string, Bilingual>> = { ...CONSTRAINT_TEXTS, ...WORDS };
/** Facts that are words of people, which are said as they are. */
const QUOTED = [
  ...['statement', 'unit', 'reason', 'label', 'name', 'by', 'roundName', 'unitName', 'authority', 'letterNumber'],
  ...['criteria', 'periodName', 'value', 'values', 'contentsHash', 'employee', 'ownReason', 'post'],
];

/** A sentence in the reader's language: codes in words, days and numbers as they are written there. */
export function spoken({ code, facts }: Sentence<ExplanationSentence>, language: Language): string {
  const said = Object.fromEntries(
    Object.entries(facts).map(([name, fact]) => [name, spokenFact(name, fact, facts, language)]),
  );
  const { id, en } = SENTENCES[code];
  return say({ id, en: counted(en, facts) }, language, said).replaceAll(/ {2,}/g, ' ');
}

/** Chooses between the singular and the plural of `[name:one|many]`. */
function counted(text: string, facts: SentenceFacts): string {
  return text.replaceAll(/\[(\w+):([^|\]]+)\|([^\]]+)\]/g, (_, name: string, one: string, many: string) =>
    Number(facts[name]) === 1 ? one : many,
  );
}

/** A part of a target that follows from days is never told as if it were exact. */
const ROUGHLY: Bilingual = { id: 'sekitar {part}', en: 'about {part}' };
const BELOW_ONE: Bilingual = { id: 'kurang dari 1', en: 'less than 1' };

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
  if (name === 'duePart') {
    const part = spokenFact('part', fact, {}, language);
    return Number(fact) === 0 ? say(BELOW_ONE, language) : say(ROUGHLY, language, { part });
  }
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
