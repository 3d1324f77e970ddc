import { bandOf, type Cell, type GroupAnswers, shownCell, shownGroups, type Spread } from './anonymity.js';
import { ANONYMOUS_GROUPS, isAnonymous, type ReviewerGroup, SHOWN_GROUPS, type ShownGroup } from './groups.js';
import type { ReviewRules } from './policy.js';
import { type Item, type KeptAnswer, pointsOf, type SubjectKind } from './questionnaire.js';

/** What one reviewer has answered, in the order of the items, and as whom. */
export interface Sheet {
  readonly group: ReviewerGroup;
  readonly answers: readonly KeptAnswer[];
}

/** What stands out in a value: the person rates it much higher than others do, or much lower. */
export const FINDINGS = ['BLIND_SPOT', 'HIDDEN_STRENGTH'] as const;
export type Finding = (typeof FINDINGS)[number];

/** Scores by group, from 0 to 100; a group that is not shown is not there. */
export type Scores = Readonly<Partial<Record<ShownGroup, number>>>;

/** One item in a result. */
export interface ItemFigures {
  readonly itemId: string;
  readonly cells: Readonly<Partial<Record<ShownGroup, Cell>>>;
}

/** A core value or a competency in a result. */
export interface SubjectFigures {
  readonly kind: SubjectKind;
  readonly code: string;
  readonly name: string;
  readonly scores: Scores;
  /** Of all but the person, by the weights of the groups. */
  readonly others: number | null;
  /** Self less others. */
  readonly gap: number | null;
  readonly finding: Finding | null;
  /** DIVIDED where that holds of more than half of what is shown of it. */
  readonly spread: Spread | null;
}

/** A group in a result. */
export interface GroupFigures {
  readonly group: ShownGroup;
  /** How many took part, roughly; null for the person and the superior. */
  readonly respondents: string | null;
  readonly score: number | null;
}

/** All figures of one person. They are made once, when the round is closed. */
export interface Figures {
  readonly score: number | null;
  /** How much of the weights of the groups in use stands behind the score, in whole per cent. */
  readonly coveragePercent: number;
  readonly groups: readonly GroupFigures[];
  readonly subjects: readonly SubjectFigures[];
  readonly items: readonly ItemFigures[];
}

/** Answers in words to one question. */
export interface ShownTexts {
  readonly itemId: string;
  /** OTHERS are all groups whose members stay unknown, together. */
  readonly from: 'SELF' | 'SUPERIOR' | 'OTHERS';
  readonly texts: readonly string[];
}

/** What is left of the answers about one person once they are destroyed. */
export interface Result {
  readonly figures: Figures;
  readonly texts: readonly ShownTexts[];
}

/** Puts a list in an order that nobody can foretell. */
export type Shuffle = <T>(list: readonly T[]) => T[];

/**
 * What follows from the answers about one person: cells of items and groups that may be shown (RV-8, RV-9), and all else from those cells
 * alone: of a value the mean of its items, of others the mean of the groups by their weights, where weights of what is missing fall to the
 * rest. Texts of groups whose members stay unknown stand together, each question in an order of its own.
 *
 * Units:  points of 100. Rounds: half up to whole points, at each mean. Source: rules.md RV-10.
 */
export function resultOf(
  items: readonly Item[],
  sheets: readonly Sheet[],
  rules: ReviewRules,
  shuffle: Shuffle,
): Result {
  const known = (['SELF', 'SUPERIOR'] as const).flatMap((group) => answersOf(group, items, sheets) ?? []);
  const unknown = ANONYMOUS_GROUPS.flatMap((group) => answersOf(group, items, sheets) ?? []);
  const shown = shownGroups(unknown, rules.minimumPerGroup);
  const groupAnswers: GroupAnswers<ShownGroup>[] = [...known, ...shown];
  const itemFigures = items.flatMap(({ id }) => cellsOf(id, groupAnswers, rules.minimumPerGroup));
  const weights = weightsOf(groupAnswers, rules);
  const subjects = subjectsOf(items, itemFigures, weights, rules);
  const groups = groupAnswers.map(({ group, respondents }): GroupFigures => {
    const isKnown = group === 'SELF' || group === 'SUPERIOR';
    const score = mean(subjects.flatMap(({ scores }) => scores[group] ?? []));
    return { group, respondents: isKnown ? null : bandOf(respondents, rules.minimumPerGroup), score };
  });
  const counted = groups.filter(({ score }) => score !== null);
  const figures = {
    score: mean(subjects.flatMap(({ others }) => others ?? [])),
    coveragePercent: counted.reduce((sum, { group }) => sum + (weights.get(group) ?? 0), 0),
    ...{ groups, subjects, items: itemFigures },
  };
  return {
    figures,
    texts: textsOf(items, sheets, shown.length > 0 ? largeGroups(shown) : new Set(), shuffle),
  };
}

/** What of a group's sheets can be counted; a sheet on which nothing was observed is none. Null for nobody. */
function answersOf<G extends ReviewerGroup>(
  group: G,
  items: readonly Item[],
  sheets: readonly Sheet[],
): GroupAnswers<G> | null {
  const own = sheets.filter((sheet) => sheet.group === group && sheet.answers.some(isCounted));
  if (own.length === 0) return null;
  const counts: Record<string, number[]> = {};
  items.forEach((item, at) => {
    if (item.type === 'TEXT') return;
    const sums = new Array<number>(pointsOf(item)).fill(0);
    for (const { answers } of own) {
      const answer = answers[at];
      if (isCounted(answer)) sums[answer] = (sums[answer] ?? 0) + 1;
    }
    if (sums.some((sum) => sum > 0)) counts[item.id] = sums;
  });
  return { group, respondents: own.length, items: counts };
}

/** True for an answer that counts: not what was not observed, and no text. */
function isCounted(answer: KeptAnswer | undefined): answer is number {
  return typeof answer === 'number' && answer >= 0;
}

/** What is shown of an item; of the person and the superior it is told as it is. */
function cellsOf(itemId: string, groups: readonly GroupAnswers<ShownGroup>[], minimum: number): ItemFigures[] {
  const cells = groups.flatMap(({ group, items }) => {
    const counts = items[itemId];
    if (!counts) return [];
    const isKnown = group === 'SELF' || group === 'SUPERIOR';
    const exact = Math.round((100 * counts.findIndex((count) => count > 0)) / (counts.length - 1));
    return [[group, isKnown ? { score: exact, spread: null } : shownCell(counts, minimum)] as const];
  });
  return cells.length > 0 ? [{ itemId, cells: Object.fromEntries(cells) }] : [];
}

/** The weights of the groups that are there; OTHERS has those of all groups in use that do not stand for themselves. */
function weightsOf(shown: readonly { group: ShownGroup }[], rules: ReviewRules): ReadonlyMap<ShownGroup, number> {
  const own = new Set(shown.map(({ group }) => group));
  const weights = new Map<ShownGroup, number>();
  for (const group of rules.groups) {
    if (group === 'SELF') continue;
    const counted = own.has(group) || !isAnonymous(group) ? group : 'OTHERS';
    weights.set(counted, (weights.get(counted) ?? 0) + rules.weights[group]);
  }
  return weights;
}

function subjectsOf(
  items: readonly Item[],
  figures: readonly ItemFigures[],
  weights: ReadonlyMap<ShownGroup, number>,
  rules: ReviewRules,
): SubjectFigures[] {
  const byItem = new Map(figures.map((one) => [one.itemId, one.cells]));
  const about = items.filter(({ subjectKind }) => subjectKind !== 'OPEN');
  const bySubject = Map.groupBy(about, ({ subjectKind, subjectCode }) => `${subjectKind} ${subjectCode}`);
  return [...bySubject.values()].flatMap((own) => {
    const [first] = own;
    if (!first) return [];
    const cells = own.flatMap(({ id }) => byItem.get(id) ?? []);
    const scores: Partial<Record<ShownGroup, number>> = {};
    for (const group of SHOWN_GROUPS) {
      const score = mean(cells.flatMap((one) => one[group]?.score ?? []));
      if (score !== null) scores[group] = score;
    }
    const others = weighted(scores, weights);
    const gap = scores.SELF === undefined || others === null ? null : scores.SELF - others;
    const spreads = cells.flatMap((one) => Object.values(one).flatMap(({ spread }) => spread ?? []));
    const { subjectKind: kind, subjectCode, subjectName } = first;
    const finding = findingOf(gap, rules.gapPoints);
    return [
      { kind, code: subjectCode ?? '', name: subjectName ?? '', scores, others, gap, finding, spread: most(spreads) },
    ];
  });
}

/** A blind spot or a hidden strength from a gap that is as large as the rules say. Source: rules.md RV-10. */
export function findingOf(gap: number | null, gapPoints: number): Finding | null {
  if (gap === null || Math.abs(gap) < gapPoints) return null;
  return gap > 0 ? 'BLIND_SPOT' : 'HIDDEN_STRENGTH';
}

/** The mean of all groups but the person, by weights; where nobody who is there has any, groups count alike. */
function weighted({ SELF: _, ...scores }: Scores, weights: ReadonlyMap<ShownGroup, number>): number | null {
  const entries = (Object.entries(scores) as [ShownGroup, number][]).map(
    ([group, score]) => [score, weights.get(group) ?? 0] as const,
  );
  const sum = entries.reduce((all, [, weight]) => all + weight, 0);
  if (sum === 0) return mean(entries.map(([score]) => score));
  return halfUp(
    entries.reduce((all, [score, weight]) => all + score * weight, 0),
    sum,
  );
}

function mean(scores: readonly number[]): number | null {
  return scores.length === 0
    ? null
    : halfUp(
        scores.reduce((sum, score) => sum + score, 0),
        scores.length,
      );
}

const halfUp = (sum: number, count: number): number => Math.floor((2 * sum + count) / (2 * count));

function most(spreads: readonly Spread[]): Spread | null {
  if (spreads.length === 0) return null;
  return 2 * spreads.filter((spread) => spread === 'DIVIDED').length > spreads.length ? 'DIVIDED' : 'AGREED';
}

/** Which groups of the questionnaire stand behind what is shown: all of those that stand for themselves, and those in OTHERS. */
function largeGroups(shown: readonly { group: ShownGroup }[]): ReadonlySet<ReviewerGroup> {
  const own = new Set<ShownGroup>(shown.map(({ group }) => group));
  return new Set(ANONYMOUS_GROUPS.filter((group) => own.has(group) || own.has('OTHERS')));
}

function textsOf(
  items: readonly Item[],
  sheets: readonly Sheet[],
  shown: ReadonlySet<ReviewerGroup>,
  shuffle: Shuffle,
): ShownTexts[] {
  const written = (at: number, fits: (group: ReviewerGroup) => boolean): string[] =>
    sheets.flatMap(({ group, answers }) => {
      const text = answers[at];
      return fits(group) && typeof text === 'string' && text !== '' ? [text] : [];
    });
  return items.flatMap((item, at) => {
    if (item.type !== 'TEXT') return [];
    const all = [
      { itemId: item.id, from: 'SELF' as const, texts: written(at, (group) => group === 'SELF') },
      { itemId: item.id, from: 'SUPERIOR' as const, texts: written(at, (group) => group === 'SUPERIOR') },
      { itemId: item.id, from: 'OTHERS' as const, texts: shuffle(written(at, (group) => shown.has(group))) },
    ];
    return all.filter(({ texts }) => texts.length > 0);
  });
}
