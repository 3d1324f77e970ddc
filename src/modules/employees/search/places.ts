import { allOf, anyOf, hasWord, type SqlCondition } from '../../../kernel/database/condition.js';
import { postsMeantBy, unitsMeantBy } from '../../organization/index.js';
import { LIKENESS } from './domain/likeness.js';
import { isNamed, isOneOf, type SoughtWord } from './word-conditions.js';

/** A word that was looked for, with the words of names that are like it. */
export interface NameTerm extends SoughtWord {
  readonly isName: boolean;
  /** How well words fit that do not begin with it. */
  readonly likeness: ReadonlyMap<string, number>;
}
/** And where it may stand beside names: units, with all below them, and titles of posts. */
export interface Term extends NameTerm {
  readonly unitIds: ReadonlySet<string>;
  readonly isTitle: boolean;
  /** The beginnings of titles that it means: itself, and what it commonly stands for. */
  readonly titles: readonly string[];
  /** Where it means an appointment for a time (Plt., Plh., Pj.): all such appointments of today. */
  readonly acting: readonly Acting[] | null;
}

/** An appointment of today beside the definitive post. */
export interface Acting {
  readonly id: string;
  readonly unitId: string | null;
  readonly titleKey: string | null;
}

/** All that are found only by unit and post stand behind all others, first those who hold the very post. */
const BY_POST = 98;
const BY_PLACE = 99;
/** How appointments for a time are called in a search, which is how they are kept. */
export const ACTING: ReadonlySet<string> = new Set(['plt', 'plh', 'pj']);

/** True for a word that is called so by a unit, a post or an appointment. */
export const isOfPlaces = ({ unitIds, isTitle, acting }: Term): boolean =>
  unitIds.size > 0 || isTitle || acting !== null;

/** True for a word that is known to mean a post, a unit or an appointment, and no name with a mistake. */
export const isAbbreviation = (word: string): boolean =>
  ACTING.has(word) || postsMeantBy(word).length > 0 || unitsMeantBy(word).length > 0;

/** Posts whose titles have one of these beginnings of words. */
export const titled = (titles: readonly string[]): SqlCondition =>
  anyOf(...titles.map((title) => hasWord('p.titleKey', title)));

/** Those who hold the very post that the only word stands for before those whose titles have it further on. */
export function byStanding(where: SqlCondition, words: readonly Term[]): [rank: number, where: SqlCondition][] {
  const meant = words.length === 1 ? postsMeantBy(words[0]?.word ?? '') : [];
  if (meant.length === 0) return [[BY_PLACE, where]];
  const begins = anyOf(...meant.map((title) => ({ sql: 'p.titleKey LIKE ?', values: [`${title}%`] })));
  const others = { sql: `(p.titleKey IS NULL OR NOT ${begins.sql})`, values: begins.values };
  return [
    [BY_POST, allOf(where, begins)],
    [BY_PLACE, allOf(where, others)],
  ];
}

/** Who is where all words say; with a word for an appointment the others are said of that, and not of the definitive post. */
export function placed(words: readonly Term[]): SqlCondition {
  const appointed = words.find(({ acting }) => acting !== null);
  if (appointed) {
    const others = words.filter((term) => term !== appointed);
    const fitting = (appointed.acting ?? []).filter((one) => others.every((term) => placeOf(one, term) !== null));
    return isOneOf('e.id', [...new Set(fitting.map(({ id }) => id))]);
  }
  const inPlace = words.map((term) =>
    anyOf(isOneOf('a.unitId', [...term.unitIds]), term.isTitle ? titled(term.titles) : isOneOf('', [])),
  );
  const unnamed = words
    .filter(({ isName }) => isName)
    .map((term): SqlCondition => {
      const { sql, values } = isNamed(term);
      return { sql: `NOT ${sql}`, values };
    });
  return allOf(...inPlace, ...unnamed);
}

/** Of which posts of somebody the words are said: of the appointments that one of them means, otherwise of the definitive post. */
export function postsSaidOf(words: readonly Term[]): (candidate: Acting) => readonly Acting[] {
  const appointed = words.find(({ acting }) => acting !== null);
  if (!appointed) return (candidate) => [candidate];
  const byPerson = Map.groupBy(appointed.acting ?? [], ({ id }) => id);
  return ({ id }) => byPerson.get(id) ?? [];
}

/** How well a post fits a word that may be one of places; null when it does not. */
export function placeOf({ id, unitId, titleKey }: Acting, term: Term): number | null {
  if (term.acting?.some((one) => one.id === id)) return LIKENESS.PLACE;
  const isThere = unitId !== null && term.unitIds.has(unitId);
  const isTitle =
    titleKey !== null && term.titles.some((title) => titleKey.startsWith(title) || titleKey.includes(` ${title}`));
  return isThere || isTitle ? LIKENESS.PLACE : null;
}
