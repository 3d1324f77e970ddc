import type { AnonymousGroup, ShownGroup } from './groups.js';

/** How often each answer of an item was chosen, from the least to the most. */
export type Counts = readonly number[];

/** What a group has answered: how many took part, and the counts of each item by its id. */
export interface GroupAnswers<G extends string = AnonymousGroup> {
  readonly group: G;
  readonly respondents: number;
  readonly items: Readonly<Record<string, Counts>>;
}

/** Figures are shown in steps of so many points of 100. */
const STEP = 5;

/** How alike the answers of a group are; null where an item has only two answers, which its score tells already. */
export const SPREADS = ['AGREED', 'DIVIDED'] as const;
export type Spread = (typeof SPREADS)[number];

/** What is shown of one item of one group. */
export interface Cell {
  /** From 0 to 100, in steps of 5. */
  readonly score: number;
  readonly spread: Spread | null;
}

/**
 * The groups that may be shown: each with at least the minimum of people; smaller ones are rolled up into OTHERS, and OTHERS is left out
 * where it is too small itself. What is left out goes into no figure at all, so that nothing can be found by subtracting. Of each group
 * only items with at least the minimum of answers are kept. Source: rules.md RV-8.
 */
export function shownGroups(
  groups: readonly GroupAnswers[],
  minimum: number,
): readonly GroupAnswers<Exclude<ShownGroup, 'SELF' | 'SUPERIOR'>>[] {
  const large = groups.filter(({ respondents }) => respondents >= minimum);
  const others = rolledUp(groups.filter(({ respondents }) => respondents < minimum));
  const shown = [...large, ...(others.respondents >= minimum ? [others] : [])];
  return shown.map((one) => ({ ...one, items: wellAnswered(one.items, minimum) }));
}

function rolledUp(groups: readonly GroupAnswers[]): GroupAnswers<'OTHERS'> {
  const items: Record<string, number[]> = {};
  for (const [id, counts] of groups.flatMap((one) => Object.entries(one.items))) {
    const sum = (items[id] ??= counts.map(() => 0));
    counts.forEach((count, at) => (sum[at] = (sum[at] ?? 0) + count));
  }
  return { group: 'OTHERS', respondents: groups.reduce((sum, one) => sum + one.respondents, 0), items };
}

function wellAnswered(items: GroupAnswers['items'], minimum: number): GroupAnswers['items'] {
  return Object.fromEntries(Object.entries(items).filter(([, counts]) => total(counts) >= minimum));
}

/**
 * What is shown of an item of a group: the mean in steps, and whether the answers lie close together. Ends are cut off so far that nobody
 * can tell whether all gave the highest (or lowest) answer or one of them the next to it; answers count as close together while they
 * differ as little as one step up and one down. So whatever is shown, each who answered may have answered in more than one way.
 *
 * Units:  score in points of 100. Rounds: half up to the next step, then cuts off. Source: rules.md RV-9.
 */
export function shownCell(counts: Counts, minimum: number): Cell {
  const [answers, most] = [total(counts), counts.length - 1];
  const sum = counts.reduce((all, count, at) => all + count * at, 0);
  const squares = counts.reduce((all, count, at) => all + count * at * at, 0);
  const whole = answers * most * STEP;
  const rounded = STEP * Math.floor((200 * sum + whole) / (2 * whole));
  // One of the fewest who may be shown, one answer away from the end, moves the mean by so much.
  const least = STEP * Math.ceil(100 / (most * minimum * STEP));
  const score = Math.max(least, Math.min(100 - least, rounded));
  const isClose = answers * squares - sum * sum <= answers * answers;
  return { score, spread: most < 2 ? null : isClose ? 'AGREED' : 'DIVIDED' };
}

/** Where bands end as a rule: `3-4`, `5-9`, `10+`. */
const BAND_ENDS = [4, 9];

/**
 * How many people a group has, told roughly, in bands from the minimum on. Where only one number is left of a band, as of 3–4 with a minimum
 * of 4, it goes into the next one, so that none tells the number. Source: rules.md RV-8.
 */
export function bandOf(respondents: number, minimum: number): string {
  let from = minimum;
  for (const end of BAND_ENDS) {
    if (end <= from) continue;
    if (respondents <= end) return `${from}-${end}`;
    from = end + 1;
  }
  return `${from}+`;
}

function total(counts: Counts): number {
  return counts.reduce((sum, count) => sum + count, 0);
}
