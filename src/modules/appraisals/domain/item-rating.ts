import type { CivilDate } from '../../../kernel/values/civil-date.js';
import type { IdeaLevel } from './numeric-inputs.js';
import type { Rating } from './rule-set.js';

/** What a single rating is about: a planned result or a core value. */
export const ITEM_PARTS = ['RESULT', 'BEHAVIOUR'] as const;
export type ItemPart = (typeof ITEM_PARTS)[number];

/** What somebody says of one result or one core value. */
export interface ItemRating {
  readonly part: ItemPart;
  /** The id of the result, the code of the core value. */
  readonly partId: string;
  /** The words of the result as they were rated; the code of the core value. */
  readonly label: string;
  readonly rating: Rating;
  readonly reason: string;
}

/** A new idea or way of working, as the official whom it serves states it. */
export interface NewIdea {
  readonly title: string;
  readonly level: IdeaLevel;
  /** Name and post of the official. */
  readonly statedBy: string;
  readonly letterNumber: string | null;
  readonly letterOn: CivilDate | null;
}

/** One result or core value with what both sides say of it; null where a side said nothing. */
export interface ItemPair {
  readonly part: ItemPart;
  readonly partId: string;
  readonly label: string;
  readonly ownRating: Rating | null;
  readonly ownReason: string | null;
  readonly rating: Rating | null;
  readonly reason: string | null;
}

/** Both sides beside each other: results before core values, in the appraiser's order, then what only the employee rated. */
export function sideBySide(own: readonly ItemRating[], appraisers: readonly ItemRating[]): ItemPair[] {
  const inOrder = [...appraisers, ...own.filter((item) => !appraisers.some(({ partId }) => partId === item.partId))];
  const pairs = inOrder.map(({ part, partId, label }) => {
    const [theirs, his] = [own, appraisers].map((side) => side.find((item) => item.partId === partId));
    return {
      ...{ part, partId, label },
      ...{ ownRating: theirs?.rating ?? null, ownReason: theirs?.reason ?? null },
      ...{ rating: his?.rating ?? null, reason: his?.reason ?? null },
    };
  });
  return ITEM_PARTS.flatMap((part) => pairs.filter((pair) => pair.part === part));
}
