import {
  behaviourSection,
  type BasisSentence,
  coverageSection,
  criteriaSection,
  informedSection,
  partsSection,
} from './basis-sentences.js';
import {
  calibrationSection,
  type CourseSentence,
  courseSection,
  objectionSection,
  organisationSection,
  proofSection,
} from './course-sentences.js';
import type { ExplanationFacts } from './explanation-facts.js';
import { type ResultSentence, resultsSection } from './result-sentences.js';
import { predicateSection, type RuleSentence } from './rule-sentences.js';
import type { Section } from './sentence.js';

/** Every sentence that an explanation may say. */
export type ExplanationSentence = RuleSentence | ResultSentence | BasisSentence | CourseSentence;

/**
 * Why somebody got his predicate, in sentences that need no training: first how it follows, then what it rests on, then who did what and how
 * it is checked. It says nothing that is not in its facts. Source: ours (rules.md PX-2).
 */
export function explain(facts: ExplanationFacts): Section<ExplanationSentence>[] {
  const sections: Section<ExplanationSentence>[] = [
    predicateSection(facts),
    resultsSection(facts),
    behaviourSection(facts),
    partsSection(facts),
    criteriaSection(facts),
    informedSection(facts),
    coverageSection(facts),
    organisationSection(facts),
    calibrationSection(facts),
    courseSection(facts),
    objectionSection(facts),
    proofSection(facts),
  ];
  return sections.filter(({ sentences }) => sentences.length > 0);
}
