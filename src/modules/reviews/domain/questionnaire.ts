/** How an item is answered. CHOICE has described answers in order, from the least to the most; TEXT is free. */
export const ITEM_TYPES = ['SCALE', 'FREQUENCY', 'YES_NO', 'CHOICE', 'TEXT'] as const;
export type ItemType = (typeof ITEM_TYPES)[number];

/** What an item is about: a core value, a competency, or neither (open questions). */
export const SUBJECT_KINDS = ['VALUE', 'COMPETENCY', 'OPEN'] as const;
export type SubjectKind = (typeof SUBJECT_KINDS)[number];

/** States of a questionnaire: one that was published never changes again, and gets a next edition instead. */
export const QUESTIONNAIRE_STATUSES = ['DRAFT', 'PUBLISHED', 'RETIRED'] as const;
export type QuestionnaireStatus = (typeof QUESTIONNAIRE_STATUSES)[number];

/** One item. */
export interface Item {
  readonly id: string;
  readonly type: ItemType;
  readonly subjectKind: SubjectKind;
  /** Code of the core value or the competency; null for an open question. */
  readonly subjectCode: string | null;
  readonly subjectName: string | null;
  readonly text: string;
  readonly textEn: string | null;
  /** Texts of the answers from the least to the most; of TEXT none. */
  readonly answers: readonly string[];
}

/** Most items of a questionnaire, and most characters of a free answer. */
export const MAX_ITEMS = 60;
export const MAX_ANSWER_TEXT = 2000;
/** What is answered when somebody could not observe it: it counts neither above nor below the line. Rule RV-2. */
export const NOT_OBSERVED = -1;

/** An answer as it is kept: the place of the chosen answer from 0, NOT_OBSERVED, a text, or nothing yet. */
export type KeptAnswer = number | string | null;

const FREQUENCIES = ['Tidak pernah', 'Jarang', 'Kadang-kadang', 'Sering', 'Selalu'];
/** How many answers a type has at least and at most. */
const RANGE: Readonly<Record<ItemType, readonly [number, number]>> = {
  SCALE: [3, 10],
  FREQUENCY: [5, 5],
  YES_NO: [2, 2],
  CHOICE: [2, 7],
  TEXT: [0, 0],
};

/** The answers of an item of which none were said: those of a frequency, or yes and no. */
export function usualAnswers(type: ItemType): readonly string[] {
  if (type === 'FREQUENCY') return FREQUENCIES;
  return type === 'YES_NO' ? ['Tidak', 'Ya'] : [];
}

/** How many answers an item has to choose from; 0 for free texts. */
export function pointsOf({ answers }: Pick<Item, 'answers'>): number {
  return answers.length;
}

/** What can be wrong with an item, and the place in it. */
export interface ItemFault {
  readonly at: number;
  readonly field: 'answers' | 'subjectCode' | 'subjectName' | 'id';
}

/**
 * What is wrong with items: an id twice, too few or too many answers for the type, a value or competency without its code. Values have
 * the codes of the seven core values. Source: rules.md RV-1.
 */
export function itemFaults(items: readonly Item[], valueCodes: readonly string[]): readonly ItemFault[] {
  const seen = new Set<string>();
  return items.flatMap((item, at) => {
    const faults: ItemFault[] = [];
    if (seen.has(item.id)) faults.push({ at, field: 'id' });
    seen.add(item.id);
    const [fewest, most] = RANGE[item.type];
    if (item.answers.length < fewest || item.answers.length > most) faults.push({ at, field: 'answers' });
    const isOpen = item.subjectKind === 'OPEN';
    const isKnown = item.subjectKind !== 'VALUE' || valueCodes.includes(item.subjectCode ?? '');
    if (isOpen !== (item.subjectCode === null) || !isKnown) faults.push({ at, field: 'subjectCode' });
    if (isOpen !== (item.subjectName === null)) faults.push({ at, field: 'subjectName' });
    return faults;
  });
}

/** True when an item can be answered so: a place among its answers, not observed, or for TEXT a text. Rule RV-2. */
export function isAnswer(item: Pick<Item, 'type' | 'answers'>, answer: KeptAnswer): boolean {
  if (answer === null || answer === NOT_OBSERVED) return true;
  if (item.type === 'TEXT') return typeof answer === 'string';
  return typeof answer === 'number' && Number.isInteger(answer) && answer >= 0 && answer < pointsOf(item);
}

/** How many items that are no free texts have no answer yet; one that was not observed is answered. Rule RV-6. */
export function unanswered(items: readonly Pick<Item, 'type'>[], answers: readonly KeptAnswer[]): number {
  return items.filter(({ type }, at) => type !== 'TEXT' && (answers[at] ?? null) === null).length;
}

/** True when something was written in words of the own, which may betray who wrote it. Rule RV-7. */
export function hasTexts(answers: readonly KeptAnswer[]): boolean {
  return answers.some((answer) => typeof answer === 'string' && answer !== '');
}
