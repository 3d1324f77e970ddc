import type { Language } from '../i18n/language.js';
import words from './words.json' with { type: 'json' };

const WORDS: Readonly<Record<Language, Readonly<Record<string, string>>>> = words;
/** Names of permissions, fields and lists are written in small letters; they are names themselves. */
const CODE = /^[A-Z][A-Z0-9_]*$/;

/** The words of a code where it has some of its own, and they say more than it. */
export function knownWordOf(code: string, language: Language): string | undefined {
  const words = CODE.test(code) ? WORDS[language][code] : undefined;
  return words === code ? undefined : words;
}

/** A code in the words of a language, for whoever reads a workbook: of `words.json`, otherwise the code itself in words. Rule EX-3. */
export function wordOf(code: string, language: Language): string {
  if (!CODE.test(code)) return code;
  return WORDS[language][code] ?? `${code.charAt(0)}${code.slice(1).toLowerCase().replaceAll('_', ' ')}`;
}
