import { fromScaled } from '../../../../kernel/values/scaled.js';
import { valueName } from '../../../../kernel/values/core-values.js';
import type { ItemPair } from '../../domain/item-rating.js';
import type { RatedIndicator, RatedResultBasis } from '../../domain/rated-basis.js';
import type { ExplanationFacts } from './explanation-facts.js';
import { type ExplainedFigure, type Section, section, type Sentence, sentence } from './sentence.js';

/** Sentences on what results and behaviour rest on. */
export type BasisSentence =
  | 'REASON'
  | 'REASON_BEFORE'
  | 'RESULT'
  | 'RESULT_NOTHING'
  | 'INDICATOR'
  | 'INDICATOR_RANGE'
  | 'INDICATOR_SILENT'
  | 'INDICATOR_NOT_DUE'
  | 'INDICATOR_IN_WORDS'
  | 'ITEM_BOTH'
  | 'ITEM_ALONE'
  | 'ITEM_OWN'
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
  | 'SURPRISE';

const amount = (hundredths: number): string => fromScaled(hundredths, 2);

/** What was planned, what was reached, and what the appraiser says of it, with the figures. */
export function resultsSection(facts: ExplanationFacts): Section<BasisSentence> {
  const results = (facts.basis?.plans ?? []).flatMap((plan) => plan.results);
  const told = results.flatMap((result, at) => [
    ...resultSentences(result, at + 1),
    ...itemSentences(facts.items.filter(({ part, partId }) => part === 'RESULT' && partId === result.resultId)),
  ]);
  const known = new Set(results.map(({ resultId }) => resultId));
  const others = facts.items.filter(({ part, partId }) => part === 'RESULT' && !known.has(partId));
  return section(
    'RESULTS',
    [reasonOf(facts, facts.resultRating, facts.resultReason), ...told, ...itemSentences(others)],
    results.flatMap(({ indicators }) => indicators.flatMap(figureOf)),
  );
}

/** What was said of the seven values. */
export function behaviourSection(facts: ExplanationFacts): Section<BasisSentence> {
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
    ...itemSentences(facts.items.filter(({ part }) => part === 'BEHAVIOUR')),
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
export function coverageSection({ coverage, surpriseFaults }: ExplanationFacts): Section<BasisSentence> {
  if (!coverage) return section('RESTS_ON', []);
  const { results, withProgress, withEvidence, withFeedback, evidence, isEnough } = coverage;
  return section('RESTS_ON', [
    sentence('COVERAGE', { results, withProgress, withEvidence, withFeedback, evidence }),
    isEnough ? null : sentence('COVERAGE_TOO_LITTLE'),
    ...surpriseFaults.map((fault) => sentence('SURPRISE', { fault })),
  ]);
}

/** What the appraiser wrote, or who decided about an objection; a calibration leaves the appraiser's words as they were. */
function reasonOf(
  { isCalibrated, decidedBy }: ExplanationFacts,
  rating: string | null,
  reason: string | null,
): Sentence<BasisSentence> | null {
  if (reason === null) return null;
  if (rating === null || (isCalibrated && decidedBy === null)) return sentence('REASON_BEFORE', { reason });
  return sentence('REASON', { rating, reason });
}

function resultSentences(result: RatedResultBasis, number: number): Sentence<BasisSentence>[] {
  const { statement, reports, evidence, praises, improvements, indicators } = result;
  const isSilent = reports + evidence + praises + improvements === 0;
  return [
    isSilent
      ? sentence('RESULT_NOTHING', { number, statement })
      : sentence('RESULT', { number, statement, reports, evidence, praises, improvements }),
    ...indicators.map(indicatorSentence),
  ];
}

function indicatorSentence({ statement, unit, ...of }: RatedIndicator): Sentence<BasisSentence> {
  const { isNumeric, target, targetUntil, reached, percentHundredths } = of;
  const named = { statement, unit: unit ?? '' };
  if (!isNumeric) return sentence('INDICATOR_IN_WORDS', named);
  if (reached === null) return sentence('INDICATOR_SILENT', { ...named, target: amount(target) });
  if (percentHundredths === null) return sentence('INDICATOR_NOT_DUE', { ...named, reached: amount(reached) });
  const figures = { ...named, reached: amount(reached), target: amount(target), percent: amount(percentHundredths) };
  return targetUntil === null
    ? sentence('INDICATOR', figures)
    : sentence('INDICATOR_RANGE', { ...figures, targetUntil: amount(targetUntil) });
}

function figureOf({ statement, unit, reached, percentHundredths }: RatedIndicator): ExplainedFigure[] {
  if (reached === null) return [];
  const value = { label: statement, value: amount(reached), unit };
  return percentHundredths === null
    ? [value]
    : [value, { label: statement, value: amount(percentHundredths), unit: '%' }];
}

function itemSentences(items: readonly ItemPair[]): Sentence<BasisSentence>[] {
  return items.map(({ label, ownRating, rating, reason }) => {
    if (rating !== null && ownRating !== null)
      return sentence('ITEM_BOTH', { label, ownRating, rating, reason: reason ?? '–' });
    if (rating !== null) return sentence('ITEM_ALONE', { label, rating, reason: reason ?? '–' });
    return sentence('ITEM_OWN', { label, ownRating: ownRating ?? '–' });
  });
}
