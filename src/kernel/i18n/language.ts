import Negotiator from 'negotiator';

/** Languages in which the service speaks to people; Indonesian is the default. */
export const LANGUAGES = ['id', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

/** One text in both languages; `{name}` stands for a fact. */
export type Bilingual = Readonly<Record<Language, string>>;

/** The best language for an `Accept-Language` header; Indonesian when it names neither. */
export function languageOf(acceptLanguage: string | undefined): Language {
  if (!acceptLanguage) return 'id';
  const best = new Negotiator({ headers: { 'accept-language': acceptLanguage } }).language([...LANGUAGES]);
  return best === 'en' ? 'en' : 'id';
}

/**
 * The text in one language with its `{facts}` filled in; an unknown fact stays visible as `{name}`. A fact that ends with a full stop, as titles
 * of people do, takes none after it.
 */
export function say(text: Bilingual, language: Language, facts: Readonly<Record<string, unknown>> = {}): string {
  return text[language].replace(/\{(\w+)\}(\.?)/g, (whole, name: string, stop: string) => {
    if (!(name in facts)) return whole;
    const said = String(facts[name]);
    return said.endsWith('.') ? said : said + stop;
  });
}
