import type { Bilingual, Language } from '../../../kernel/i18n/language.js';
import type { RatedPair, VignetteContext } from './domain/attempt.js';
import course from './course/course.json' with { type: 'json' };

type Texts = Readonly<Record<Language, readonly string[]>>;

/** A lesson: a page to be read before the vignettes. */
export interface Lesson {
  readonly code: string;
  readonly title: Bilingual;
  readonly paragraphs: Texts;
}

/** Somebody's year in a few facts, with the ratings that fit them and why. Nobody in it is a real person. */
export interface Vignette {
  readonly code: string;
  readonly context: VignetteContext;
  /** The lesson that it practises. */
  readonly lesson: string;
  readonly title: Bilingual;
  readonly post: Bilingual;
  readonly facts: Texts;
  readonly reference: RatedPair;
  readonly resultReason: Bilingual;
  readonly behaviourReason: Bilingual;
}

/** The course: its edition counts up with every change of what is right. Source: ours (rules.md AC-1). */
export const COURSE = course as {
  readonly edition: number;
  readonly lessons: readonly Lesson[];
  readonly vignettes: readonly Vignette[];
};

/** A vignette of this edition. Throws for a code that is none: that is a fault of the installation. */
export function vignetteOf(code: string): Vignette {
  const found = COURSE.vignettes.find((one) => one.code === code);
  if (!found) throw new Error(`There is no vignette ${code}.`);
  return found;
}
