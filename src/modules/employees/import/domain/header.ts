import { type Cell, textOf } from './cell.js';
import type { ImportColumn } from './import-column.js';

/** How a column of a file was found: by its own name, by another usual one, or because a profile says so. */
export const FOUND_BY = ['NAME', 'ALIAS', 'PROFILE'] as const;
export type FoundBy = (typeof FOUND_BY)[number];

/** A column of a file and what it is read as. */
export interface MappedColumn {
  /** As the file writes it; of a title in two lines, that which has the meaning. */
  readonly title: string;
  /** The column of the kind. */
  readonly field: string;
  readonly by: FoundBy;
}

/** A column of the file that a profile names. */
export interface NamedColumn {
  readonly title: string;
  readonly field: string;
}

/** What a line says, taken as the header of a kind. */
export interface HeaderReading {
  readonly columns: readonly MappedColumn[];
  /** Where each field stands, by the place of its cell. */
  readonly places: ReadonlyMap<string, number>;
  /** Titles that are read as nothing. */
  readonly unread: readonly string[];
  /** Required fields that no title means. */
  readonly missing: readonly string[];
  /** Fields that several titles mean equally well. */
  readonly ambiguous: readonly { readonly field: string; readonly titles: readonly string[] }[];
}

const TITLE_SHOWN = 100;

/** Titles are the same whatever their capitals, spaces, full stops and strokes: "Gol. Ruang", "GOL/RUANG", "gol_ruang". */
export function titleKey(title: string): string {
  const plain = title.normalize('NFKD').replace(/\p{M}/gu, '');
  return plain.toUpperCase().replace(/[^\p{L}\p{N}]/gu, '');
}

/**
 * Reads a line as the header of a kind. `lines` is the line, or two where a title spans several columns of the line below;
 * `given` are fields that need no column. A profile goes before names, and names before aliases; where two titles mean a
 * field equally well, neither is taken. Source: rules.md IM-15.
 */
export function readHeader(
  lines: readonly (readonly Cell[])[],
  columns: readonly ImportColumn[],
  profile: readonly NamedColumn[] = [],
  given: ReadonlySet<string> = new Set(),
): HeaderReading {
  const titles = lines.length > 1 ? joinedTitles(lines[0] ?? [], lines[1] ?? []) : (lines[0] ?? []).map(onlyTitle);
  const meanings = meaningsOf(columns, profile, given);
  const found = titles.map(({ spellings }) => {
    const hits = spellings.flatMap((title) =>
      (meanings.get(titleKey(title)) ?? []).map((meaning): Hit => ({ ...meaning, title })),
    );
    return hits.reduce<Hit | undefined>((best, hit) => (best && best.rank <= hit.rank ? best : hit), undefined);
  });
  const mapped: MappedColumn[] = [];
  const places = new Map<string, number>();
  const ambiguous: { field: string; titles: string[] }[] = [];
  const taken = new Set<number>();
  for (const [field, claims] of claimsOf(found)) {
    const best = Math.min(...claims.map(({ rank }) => rank));
    const winners = claims.filter(({ rank }) => rank === best);
    const [winner] = winners;
    if (!winner) continue;
    if (winners.length > 1) {
      ambiguous.push({ field, titles: winners.map(({ place }) => titles[place]?.shown ?? '') });
      continue;
    }
    taken.add(winner.place);
    places.set(field, winner.place);
    mapped.push({ title: winner.title, field, by: FOUND_BY_RANK[best] ?? 'ALIAS' });
  }
  mapped.sort((a, b) => (places.get(a.field) ?? 0) - (places.get(b.field) ?? 0));
  const unread = titles.flatMap(({ shown }, place) => (shown === '' || taken.has(place) ? [] : [shown]));
  const settled = new Set([...places.keys(), ...given, ...ambiguous.map(({ field }) => field)]);
  const missing = columns.filter(({ required, name }) => required && !settled.has(name)).map(({ name }) => name);
  return { columns: mapped, places, unread, missing, ambiguous };
}

/** The same two lines taken as headers: the upper one, both together, the lower one. */
export interface PairReading {
  readonly upper: HeaderReading;
  readonly both: HeaderReading;
  readonly lower: HeaderReading;
}

/**
 * True when the line below a header belongs to it: it names no new row, and together they are understood better than each
 * alone. Titles that span two lines leave nothing below them.
 */
export function goesOn(line: readonly Cell[], below: readonly Cell[], { upper, both, lower }: PairReading): boolean {
  const says = (cells: readonly Cell[], place: number): boolean => textOf(cells[place]) !== '';
  const spans = (place: number): boolean => !says(line, place + 1) && says(below, place + 1);
  const isUnder = [...upper.places.values()].some((place) => says(below, place) && !spans(place));
  const isData = below.some((cell) => typeof cell === 'number' || /\d{4}/.test(textOf(cell)));
  const isBetter = [upper, lower].every((one) => understood(both) > understood(one));
  return !isUnder && !isData && isBetter && both.missing.length <= upper.missing.length;
}

/** True for the line of numbers that official tables have below their header: "1 2 3 4", "(1) (2) (3)". */
export function isNumbering(cells: readonly Cell[]): boolean {
  const texts = cells.map(textOf).filter((text) => text !== '');
  const numbers = texts.map((text) => Number(/^\(?(\d{1,3})\)?$/.exec(text)?.[1] ?? NaN));
  return numbers.length > 1 && numbers.every((number, at) => number === at + (numbers[0] ?? 0)) && numbers[0] === 1;
}

/** Titles that may well be the wanted column: those that share a word with it, or else all that are read as nothing. */
export function candidatesFor(column: ImportColumn, unread: readonly string[]): string[] {
  const words = (text: string): string[] => text.toUpperCase().match(/[\p{L}\p{N}]{3,}/gu) ?? [];
  const wanted = new Set([column.name, column.label.id, ...(column.aliases ?? [])].flatMap(words));
  const similar = unread.filter((title) => words(title).some((word) => wanted.has(word)));
  return similar.length > 0 ? similar : [...unread];
}

/** How good a match is: by a profile, by the name, by an alias. */
const FOUND_BY_RANK: readonly FoundBy[] = ['PROFILE', 'NAME', 'ALIAS'];
interface Meaning {
  readonly field: string;
  readonly rank: number;
}
/** A meaning with the spelling of the title that has it. */
type Hit = Meaning & { readonly title: string };
interface Title {
  readonly shown: string;
  readonly spellings: readonly string[];
}

function understood(header: HeaderReading): number {
  return header.places.size + header.ambiguous.length;
}

function meaningsOf(
  columns: readonly ImportColumn[],
  profile: readonly NamedColumn[],
  given: ReadonlySet<string>,
): ReadonlyMap<string, readonly Meaning[]> {
  const meanings = new Map<string, Meaning[]>();
  const add = (title: string, field: string, rank: number): void => {
    const key = titleKey(title);
    meanings.set(key, [...(meanings.get(key) ?? []), { field, rank }]);
  };
  const settled = new Set([...given, ...profile.map(({ field }) => field)]);
  const spoken = new Set(profile.map(({ title }) => titleKey(title)));
  for (const { title, field } of profile) add(title, field, 0);
  for (const { name, aliases = [] } of columns) {
    if (settled.has(name)) continue;
    for (const [at, title] of [name, ...aliases].entries())
      if (!spoken.has(titleKey(title))) add(title, name, at === 0 ? 1 : 2);
  }
  return meanings;
}

type Claim = Hit & { readonly place: number };

function claimsOf(found: readonly (Hit | undefined)[]): Map<string, Claim[]> {
  const claims = found.flatMap((hit, place): Claim[] => (hit ? [{ ...hit, place }] : []));
  return Map.groupBy(claims, ({ field }) => field);
}

function onlyTitle(cell: Cell): Title {
  const shown = shownTitle(textOf(cell));
  return { shown, spellings: shown === '' ? [] : [shown] };
}

/** A title of the upper line holds for the cells below it until the next one begins. */
function joinedTitles(upper: readonly Cell[], lower: readonly Cell[]): Title[] {
  let above = '';
  return Array.from({ length: Math.max(upper.length, lower.length) }, (_, place) => {
    const own = shownTitle(textOf(upper[place]));
    const below = shownTitle(textOf(lower[place]));
    if (own !== '') above = own;
    if (below === '') return { shown: own, spellings: own === '' ? [] : [own] };
    if (above === '') return { shown: below, spellings: [below] };
    return { shown: shownTitle(`${above} ${below}`), spellings: [`${above} ${below}`, `${below} ${above}`, below] };
  });
}

function shownTitle(text: string): string {
  return text.replace(/\s+/g, ' ').trim().slice(0, TITLE_SHOWN).toWellFormed();
}
