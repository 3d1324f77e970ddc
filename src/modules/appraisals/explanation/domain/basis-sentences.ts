import { valueName } from '../../../../kernel/values/core-values.js';
import type { ExplanationFacts } from './explanation-facts.js';
import { itemSentences, notEach, reasonOf, type ResultSentence } from './result-sentences.js';
import { type Section, section, sentence } from './sentence.js';

/** Sentences on what behaviour and the whole rest on. */
export type BasisSentence =
  | 'VALUE'
  | 'VALUE_NO_FEEDBACK'
  | 'PART'
  | 'PARTS_ARE_NO_SUM'
  | 'CRITERIA'
  | 'CRITERIA_STANDING'
  | 'REVIEW'
  | 'REVIEW_WITHOUT_SCORE'
  | 'ATTENDANCE'
  | 'ONLY_INFORMS'
  | 'COVERAGE'
  | 'COVERAGE_TOO_LITTLE'
  | 'COVERAGE_BELOW_MINIMUM'
  | 'SURPRISE';

/** What was said of the seven values. */
export function behaviourSection(facts: ExplanationFacts): Section<BasisSentence | ResultSentence> {
  const behaviours = (facts.basis?.plans ?? []).flatMap((plan) => plan.behaviours);
  const heard = [...Map.groupBy(behaviours, ({ code }) => code)].map(([code, of]) => ({
    code,
    praises: of.reduce((sum, { praises }) => sum + praises, 0),
    improvements: of.reduce((sum, { improvements }) => sum + improvements, 0),
  }));
  const silent = heard.filter(({ praises, improvements }) => praises + improvements === 0);
  return section('BEHAVIOUR', [
    reasonOf(facts, facts.behaviourRating, facts.behaviourReason),
    ...heard
      .filter((value) => !silent.includes(value))
      .map(({ code, praises, improvements }) => sentence('VALUE', { value: valueName(code), praises, improvements })),
    silent.length > 0
      ? sentence('VALUE_NO_FEEDBACK', { values: silent.map(({ code }) => valueName(code)).join(', ') })
      : null,
    ...itemSentences(
      facts,
      facts.items.filter(({ part }) => part === 'BEHAVIOUR'),
    ),
    notEach(facts, 'BEHAVIOUR', heard.length),
  ]);
}

/** The parts of the year; a year is judged on the whole and not added up. */
export function partsSection({ kind, parts }: ExplanationFacts): Section<BasisSentence> {
  if (kind === 'PERIODIC' || parts.length === 0) return section('PARTS', []);
  return section('PARTS', [
    ...parts.map(({ periodName, months, predicate }) => sentence('PART', { periodName, months, predicate })),
    sentence('PARTS_ARE_NO_SUM'),
  ]);
}

/** By which criteria, and whether the employee knew them. */
export function criteriaSection({ basis, criteriaStanding }: ExplanationFacts): Section<BasisSentence> {
  const criteria = basis?.criteria;
  return section('CRITERIA', [
    criteria
      ? sentence('CRITERIA', { name: criteria.name, edition: criteria.edition, criteria: criteria.criteria.join('; ') })
      : null,
    criteriaStanding
      ? sentence('CRITERIA_STANDING', { standing: criteriaStanding, on: criteria?.acknowledgedOn ?? '–' })
      : null,
  ]);
}

/** What informed and decided nothing. */
export function informedSection({ basis }: ExplanationFacts): Section<BasisSentence> {
  const { review = null, attendance = null } = basis ?? {};
  if (!review && !attendance) return section('INFORMED_BY', []);
  return section('INFORMED_BY', [
    review && review.score !== null ? sentence('REVIEW', { ...review, score: review.score }) : null,
    review && review.score === null ? sentence('REVIEW_WITHOUT_SCORE', { roundName: review.roundName }) : null,
    attendance ? sentence('ATTENDANCE', { ...attendance }) : null,
    sentence('ONLY_INFORMS'),
  ]);
}

/** On how much the ratings rest, and what a low one lacks. */
export function coverageSection({ coverage, surpriseFaults, basis }: ExplanationFacts): Section<BasisSentence> {
  if (!coverage) return section('RESTS_ON', []);
  const { results, withProgress, withEvidence, withFeedback, evidence, isEnough } = coverage;
  const minimum = basis?.minimum;
  const tooLittle = minimum ? sentence('COVERAGE_BELOW_MINIMUM', minimum) : sentence('COVERAGE_TOO_LITTLE');
  return section<BasisSentence>('RESTS_ON', [
    sentence('COVERAGE', { results, withProgress, withEvidence, withFeedback, evidence }),
    isEnough ? null : tooLittle,
    ...surpriseFaults.map((fault) => sentence('SURPRISE', { fault })),
  ]);
}
