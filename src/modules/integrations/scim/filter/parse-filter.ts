import { type Filter, parse } from 'scim2-parse-filter';
import { refusal } from '../scim.problems.js';

export type { Filter } from 'scim2-parse-filter';

/** How large a filter may be: long enough for what identity systems ask, too short to keep the database busy. */
const FILTER_LIMITS = { characters: 2_000, terms: 50, depth: 8 } as const;

const TEXT = /"(?:[^"\\]|\\[^])*"/g;

/**
 * Reads a filter of RFC 7644, section 3.4.2.2. The grammar is the library's; its texts are JSON and read as such here, because
 * the library keeps their escapes. Throws SCIM.FILTER_UNREADABLE, SCIM.FILTER_TOO_LARGE.
 */
export function parseFilter(text: string): Filter {
  if (text.length > FILTER_LIMITS.characters) throw refusal('FILTER_TOO_LARGE', FILTER_LIMITS);
  const filter = read(text);
  const { depth, terms } = sizeOf(filter);
  if (depth > FILTER_LIMITS.depth || terms > FILTER_LIMITS.terms) throw refusal('FILTER_TOO_LARGE', FILTER_LIMITS);
  return filter;
}

function read(text: string): Filter {
  const texts: string[] = [];
  try {
    const marked = text.replace(TEXT, (literal) => {
      const value = JSON.parse(literal) as string;
      if (!value.isWellFormed() || value.includes('\u0000')) throw new Error('Not to be kept');
      return `"${texts.push(value) - 1}"`;
    });
    return withTexts(parse(marked), texts);
  } catch {
    throw refusal('FILTER_UNREADABLE');
  }
}

/** Puts the texts back in the place of their numbers. */
function withTexts(filter: Filter, texts: readonly string[]): Filter {
  switch (filter.op) {
    case 'and':
    case 'or':
      return { ...filter, filters: filter.filters.map((one) => withTexts(one, texts)) };
    case 'not':
      return { ...filter, filter: withTexts(filter.filter, texts) };
    case '[]':
      return { ...filter, valFilter: withTexts(filter.valFilter, texts) };
    case 'pr':
      return filter;
    default: {
      const { compValue } = filter;
      return typeof compValue === 'string' ? { ...filter, compValue: texts[Number(compValue)] ?? '' } : filter;
    }
  }
}

function sizeOf(filter: Filter): { depth: number; terms: number } {
  const parts = partsOf(filter);
  if (parts.length === 0) return { depth: 1, terms: 1 };
  const sizes = parts.map(sizeOf);
  return {
    depth: 1 + Math.max(...sizes.map(({ depth }) => depth)),
    terms: sizes.reduce((sum, { terms }) => sum + terms, 0),
  };
}

function partsOf(filter: Filter): readonly Filter[] {
  if (filter.op === 'and' || filter.op === 'or') return filter.filters;
  if (filter.op === 'not') return [filter.filter];
  return filter.op === '[]' ? [filter.valFilter] : [];
}
