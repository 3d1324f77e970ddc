import { Injectable } from '@nestjs/common';
import { Clock } from '../../../kernel/clock/clock.js';
import { after, allOf, type SqlCondition } from '../../../kernel/database/condition.js';
import { Database } from '../../../kernel/database/database.js';
import type { CursorKeys } from '../../../kernel/http/cursors.js';
import { OrganizationApi, organizationTables, postsMeantBy } from '../../organization/index.js';
import { LIKENESS, likenessKeys, likenessOf } from './domain/likeness.js';
import { nameWords } from './domain/name-words.js';
import type { QueryTerms } from './domain/query-terms.js';
import {
  type Acting,
  ACTING,
  byStanding,
  isAbbreviation,
  isOfPlaces,
  type NameTerm,
  placed,
  placeOf,
  postsSaidOf,
  type Term,
  titled,
} from './places.js';
import { isNamed, isNumbered, numberFits, wordFits } from './word-conditions.js';

/** Somebody who was found, with what the list is ordered by: how well he fits, then the name. */
export interface Hit {
  readonly id: string;
  readonly nameKey: string;
  readonly rank: number;
}

/** Whose people are searched, as a condition on `e` and on the definitive post `a` of today. */
export interface SearchWithin {
  readonly where: SqlCondition;
  readonly limit: number;
  readonly isCounted: boolean;
  /** The last hit of the page before. */
  readonly keys: CursorKeys | undefined;
}

interface Candidate {
  readonly id: string;
  readonly name: string;
  readonly nameKey: string;
  readonly unitId: string | null;
  readonly titleKey: string | null;
}
type RankedHit = Hit & { readonly isByName: boolean };

/** More alike words than a word of a name has; of a text that is like everything the rest is left out. */
const MOST_ALIKE = 300;
const { position } = organizationTables;
const ACTING_TODAY = `SELECT a.employeeId AS id, a.unitId, p.titleKey FROM assignment a
  LEFT JOIN ${position} p ON p.id = a.positionId WHERE a.kind = ? AND a.validFrom <= ? AND a.validUntil >= ?`;
const FROM = `FROM employee e LEFT JOIN assignment a ON a.employeeId = e.id AND a.kind = 'DEFINITIF' AND a.validFrom <= ?
  AND a.validUntil >= ? LEFT JOIN ${position} p ON p.id = a.positionId`;
const FROM_NUMBERS = FROM.replace('FROM employee e', 'FROM employee_number n JOIN employee e ON e.id = n.employeeId');
const FROM_WORDS = FROM.replace('FROM employee e', 'FROM person_word w JOIN employee e ON e.id = w.employeeId');

/** Finds people as others look for them: by name, number, unit and post, with mistakes (rules SE-1 to SE-7). */
@Injectable()
export class PeopleSearch {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly organization: OrganizationApi,
  ) {}

  /** One page of hits and one more, the best first; with the number of all where it is asked for. */
  async page({ words, numbers }: QueryTerms, within: SearchWithin): Promise<{ hits: Hit[]; total?: number }> {
    const [word] = words;
    const isAlone = words.length === 1 && numbers.length === 0;
    if (isAlone && word?.length === 1) return this.inOrder(allOf(within.where, isNamed({ word, alike: [] })), within);
    const terms = await Promise.all(words.map((one) => this.nameTerm(one)));
    const [term] = terms;
    if (!isAlone || !term) return this.together(await this.places(terms), numbers, within);
    // Units and posts are asked for only when names do not fill the page.
    const named = await this.called(term, within.where);
    if (!within.isCounted && named.length > within.limit) {
      const hits = behind(named, within.keys);
      if (hits.length > within.limit) return { hits: hits.slice(0, within.limit + 1) };
    }
    return this.withPlaced(named, await this.places(terms), within);
  }

  private async together(
    words: readonly Term[],
    numbers: readonly string[],
    within: SearchWithin,
  ): Promise<{ hits: Hit[]; total?: number }> {
    const named = await this.named(words, numbers, within.where);
    return this.withPlaced(named, numbers.length > 0 ? [] : words, within);
  }

  /** Those who were found by name, then those who are where all words say. */
  private async withPlaced(
    named: readonly Hit[],
    words: readonly Term[],
    within: SearchWithin,
  ): Promise<{ hits: Hit[]; total?: number }> {
    const hits = behind(named, within.keys).slice(0, within.limit + 1);
    const isPlaced = words.length > 0 && words.every(isOfPlaces);
    if (!isPlaced) return within.isCounted ? { hits, total: named.length } : { hits };
    const where = allOf(within.where, placed(words));
    for (const [rank, part] of byStanding(where, words)) {
      const limit = within.limit + 1 - hits.length;
      const [reached = 0, nameKey = '', id = ''] = within.keys ?? [];
      if (limit <= 0 || Number(reached) > rank) continue;
      const start = reached === rank ? [nameKey, id] : undefined;
      hits.push(...(await this.byName(part, start, limit)).map((hit) => ({ ...hit, rank })));
    }
    return within.isCounted ? { hits, total: named.length + (await this.count(where)) } : { hits };
  }

  /** Everybody of a condition by name, all as good as one another. */
  private async inOrder(where: SqlCondition, within: SearchWithin): Promise<{ hits: Hit[]; total?: number }> {
    const [, ...keys] = within.keys ?? [];
    const rows = await this.byName(where, within.keys && keys, within.limit + 1);
    const hits = rows.map((row) => ({ ...row, rank: LIKENESS.PREFIX }));
    return within.isCounted ? { hits, total: await this.count(where) } : { hits };
  }

  /** Which words of names are like a word. */
  private async nameTerm(word: string): Promise<NameTerm> {
    const keys = likenessKeys(word);
    const begins = wordFits({ word, alike: [] }, 'w');
    const [like, [first]] = await Promise.all([
      this.db.rows<{ word: string }>(
        `SELECT DISTINCT k.word FROM name_word_key k WHERE k.likeKey IN (${keys.map(() => '?').join(', ')})`,
        keys,
      ),
      this.db.rows(`SELECT w.word FROM person_word w WHERE ${begins.sql} LIMIT 1`, begins.values),
    ]);
    const fitting = like.flatMap((row) => {
      const likeness = likenessOf(word, row.word);
      const isAlike = likeness === LIKENESS.VARIANT || (likeness === LIKENESS.MISTAKE && !isAbbreviation(word));
      return isAlike ? [[row.word, likeness] as const] : [];
    });
    const best = fitting.sort((a, b) => a[1] - b[1] || order(a[0], b[0])).slice(0, MOST_ALIKE);
    const likeness = new Map(best);
    return { word, alike: [...likeness.keys()], likeness, isName: first !== undefined || likeness.size > 0 };
  }

  /** Which units and posts are called so; a unit by its abbreviation where no name is spelled so. */
  private places(terms: readonly NameTerm[]): Promise<Term[]> {
    return Promise.all(
      terms.map(async (term) => {
        const isSpelled =
          [...term.likeness.values()].includes(LIKENESS.VARIANT) || (term.isName && term.alike.length === 0);
        const acting = await this.actingAs(term.word);
        const meant = postsMeantBy(term.word);
        const titles = [term.word, ...meant];
        const title = titled(titles);
        const [called, [post]] = await Promise.all([
          this.organization.unitsCalled(term.word, !isSpelled && meant.length === 0 && acting === null),
          this.db.rows(`SELECT p.id FROM ${position} p WHERE ${title.sql} LIMIT 1`, title.values),
        ]);
        const unitIds = new Set(await this.organization.unitsBelow(called));
        return { ...term, unitIds, isTitle: post !== undefined, titles, acting };
      }),
    );
  }

  /** Who is appointed today as a word says; null for one that says nothing of the kind. */
  private async actingAs(word: string): Promise<Acting[] | null> {
    if (!ACTING.has(word)) return null;
    const today = this.clock.today();
    return this.db.rows<Acting>(ACTING_TODAY, [word.toUpperCase(), today, today]);
  }

  /** Everybody with a word that is like the only one. */
  private async called(term: NameTerm, where: SqlCondition): Promise<Hit[]> {
    const today = this.clock.today();
    const fits = allOf(wordFits(term, 'w'), where);
    const rows = await this.db.rows<{ id: string; nameKey: string; word: string }>(
      `SELECT e.id, e.nameKey, w.word ${FROM_WORDS} WHERE ${fits.sql}`,
      [today, today, ...fits.values],
    );
    const best = new Map<string, Hit>();
    for (const { id, nameKey, word } of rows) {
      const rank = likenessIn(term, word) ?? LIKENESS.MISTAKE;
      const known = best.get(id);
      if (!known || rank < known.rank) best.set(id, { id, nameKey, rank });
    }
    return [...best.values()].sort(compare);
  }

  /**
   * Everybody for whom at least one term is a part of the name or number, and each other one as well or a unit or a post.
   * Terms that can be nothing else are asked of the database; whether the others fit is seen here.
   */
  private async named(words: readonly Term[], numbers: readonly string[], where: SqlCondition): Promise<Hit[]> {
    const sure = words.filter((term) => !isOfPlaces(term)).sort((a, b) => b.word.length - a.word.length);
    const must = [...sure.map(isNamed), ...numbers.map(isNumbered)];
    if (sure.some(({ isName }) => !isName)) return [];
    const [driver] = sure;
    if (driver) return ranked(await this.driven(driver, allOf(where, ...must.slice(1))), words);
    const [number, ...others] = numbers;
    if (number !== undefined) {
      const sql = `SELECT DISTINCT e.id, e.name, e.nameKey, a.unitId, p.titleKey ${FROM_NUMBERS} WHERE`;
      const fits = allOf(numberFits(number, 'n'), where, ...others.map(isNumbered));
      return ranked(await this.candidates(sql, fits), words);
    }
    const driven = await Promise.all(words.filter(({ isName }) => isName).map((term) => this.driven(term, where)));
    return ranked(driven.flat(), words).filter(({ isByName }) => isByName);
  }

  private driven(term: Term, where: SqlCondition): Promise<Candidate[]> {
    const sql = `SELECT DISTINCT e.id, e.name, e.nameKey, a.unitId, p.titleKey ${FROM_WORDS} WHERE`;
    return this.candidates(sql, allOf(wordFits(term, 'w'), where));
  }

  private candidates(sql: string, where: SqlCondition): Promise<Candidate[]> {
    const today = this.clock.today();
    return this.db.rows<Candidate>(`${sql} ${where.sql}`, [today, today, ...where.values]);
  }

  private byName(
    where: SqlCondition,
    keys: CursorKeys | undefined,
    limit: number,
  ): Promise<{ id: string; nameKey: string }[]> {
    const page = allOf(where, after(['e.nameKey', 'e.id'], keys));
    const today = this.clock.today();
    return this.db.rows(`SELECT e.id, e.nameKey ${FROM} WHERE ${page.sql} ORDER BY e.nameKey, e.id LIMIT ?`, [
      today,
      today,
      ...page.values,
      limit,
    ]);
  }

  private async count(where: SqlCondition): Promise<number> {
    const today = this.clock.today();
    const sql = `SELECT COUNT(*) AS total ${FROM} WHERE ${where.sql}`;
    const [row] = await this.db.rows<{ total: number }>(sql, [today, today, ...where.values]);
    return Number(row?.total ?? 0);
  }
}

/** How well a word of a name fits a term; null when it does not. */
function likenessIn({ word: sought, likeness }: NameTerm, word: string): number | null {
  if (word === sought) return LIKENESS.EXACT;
  return word.startsWith(sought) ? LIKENESS.PREFIX : (likeness.get(word) ?? null);
}

/** Those who fit every term, each once and the best first. */
function ranked(candidates: readonly Candidate[], words: readonly Term[]): RankedHit[] {
  const hits = new Map<string, RankedHit>();
  const postsOf = postsSaidOf(words);
  for (const candidate of candidates) {
    if (hits.has(candidate.id)) continue;
    const names = nameWords(candidate.name);
    const posts = postsOf(candidate);
    const fits = words.map(
      (term) => bestOf(names.map((name) => likenessIn(term, name))) ?? bestOf(posts.map((post) => placeOf(post, term))),
    );
    if (fits.includes(null)) continue;
    const likenesses = fits as number[];
    const rank = likenesses.reduce((sum, one) => sum + one, 0);
    const isByName = words.length === 0 || likenesses.some((one) => one !== LIKENESS.PLACE);
    hits.set(candidate.id, { id: candidate.id, nameKey: candidate.nameKey, rank, isByName });
  }
  return [...hits.values()].sort(compare);
}

function bestOf(likenesses: readonly (number | null)[]): number | null {
  const found = likenesses.filter((one) => one !== null);
  return found.length > 0 ? Math.min(...found) : null;
}

/** The hits behind the last one of the page before. */
function behind(hits: readonly Hit[], keys: CursorKeys | undefined): Hit[] {
  if (!keys) return [...hits];
  const [rank, nameKey, id] = keys as readonly [number, string, string];
  return hits.filter((hit) => compare(hit, { rank, nameKey, id }) > 0);
}

function compare(a: Hit, b: Hit): number {
  return a.rank - b.rank || order(a.nameKey, b.nameKey) || order(a.id, b.id);
}

const BEYOND = /[\ud800-\udfff]/;

/** By code points, as both databases compare texts; without signs beyond the first plane that is the order of code units. */
function order(a: string, b: string): number {
  if (a === b) return 0;
  if (!BEYOND.test(a) && !BEYOND.test(b)) return a < b ? -1 : 1;
  return Buffer.compare(Buffer.from(a), Buffer.from(b));
}
