import { CORE_VALUES } from '../../../kernel/values/core-values.js';
import { type Item, usualAnswers } from './questionnaire.js';

/** The guides in English, in the order of `CORE_VALUES`; ours, for there is no official translation. */
const GUIDES_EN: readonly string[] = [
  'Understands and meets the needs of the public',
  'Is friendly, quick, helpful and reliable',
  'Improves without end',
  'Works honestly, responsibly, carefully, with discipline and high integrity',
  'Uses what belongs to the state responsibly, effectively and efficiently',
  'Does not abuse the powers of the post',
  'Builds the own competence for challenges that change all the time',
  'Helps others to learn',
  'Does the work in the best quality',
  'Respects everybody, whatever the background',
  'Likes to help others',
  'Builds a good environment to work in',
  'Holds to Pancasila, the constitution of 1945, the unitary republic and the lawful government',
  'Guards the good name of colleagues, leaders, agency and state',
  'Keeps the secrets of the post and of the state',
  'Adapts quickly to change',
  'Keeps innovating and develops creativity',
  'Acts of the own accord',
  'Gives different sides the chance to contribute',
  'Is open to working together so that more comes of it',
  'Moves others to use different resources for common aims',
];
const OPEN_QUESTIONS = [
  { text: 'Apa yang sebaiknya terus dilakukan?', textEn: 'What should go on as it is?' },
  { text: 'Apa yang sebaiknya dimulai atau diubah?', textEn: 'What should be begun or changed?' },
] as const;

/** Ids of the items are their places, so that they are the same in every installation. */
const idAt = (at: number): string => `item-${String(at + 1).padStart(2, '0')}`;

/**
 * The items to begin with: how often each of the 21 guides of the seven core values is seen, and two open questions.
 * Source: SE MenPANRB 20/2021; rules.md RV-1.
 */
export function defaultItems(): readonly Item[] {
  const guides = CORE_VALUES.flatMap(({ code, name, guides: texts }) =>
    texts.map((text) => ({ subjectCode: code, subjectName: name, text })),
  );
  const items = guides.map((guide, at): Item => {
    const how = { type: 'FREQUENCY', subjectKind: 'VALUE', answers: usualAnswers('FREQUENCY') } as const;
    return { id: idAt(at), ...how, ...guide, textEn: GUIDES_EN[at] ?? null };
  });
  const open = OPEN_QUESTIONS.map((question, at): Item => {
    const how = { type: 'TEXT', subjectKind: 'OPEN', subjectCode: null, subjectName: null, answers: [] } as const;
    return { id: idAt(items.length + at), ...how, ...question };
  });
  return [...items, ...open];
}
