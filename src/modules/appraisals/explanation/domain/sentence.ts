/** Values in a sentence: numbers, civil dates, words of people, or codes that the reader's language has words for. */
export type SentenceFacts = Readonly<Record<string, string | number | null>>;

/** One sentence of an explanation, by its code; the words are made when it is read. */
export interface Sentence<Code extends string = string> {
  readonly code: Code;
  readonly facts: SentenceFacts;
}

/** A figure beside the sentences of a section. */
export interface ExplainedFigure {
  /** The indicator that it is of. */
  readonly about: string;
  readonly name: 'REACHED' | 'DUE' | 'PERCENT';
  readonly value: string;
  readonly unit: string | null;
}

/** The parts of an explanation, in the order in which they are read. */
export const SECTIONS = [
  'PREDICATE',
  'RESULTS',
  'BEHAVIOUR',
  'PARTS',
  'CRITERIA',
  'INFORMED_BY',
  'RESTS_ON',
  'ORGANISATION',
  'CALIBRATION',
  'COURSE',
  'OBJECTION',
  'PROOF',
] as const;
export type SectionCode = (typeof SECTIONS)[number];

/** A part of an explanation; without a sentence it is left out. */
export interface Section<Code extends string = string> {
  readonly code: SectionCode;
  readonly sentences: readonly Sentence<Code>[];
  readonly figures: readonly ExplainedFigure[];
}

/** A sentence with its facts. */
export function sentence<Code extends string>(code: Code, facts: SentenceFacts = {}): Sentence<Code> {
  return { code, facts };
}

/** A section of these sentences. */
export function section<Code extends string>(
  code: SectionCode,
  sentences: readonly (Sentence<Code> | null)[],
  figures: readonly ExplainedFigure[] = [],
): Section<Code> {
  return { code, sentences: sentences.filter((one) => one !== null), figures };
}
