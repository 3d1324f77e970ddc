import { fromScaled } from '../../../../kernel/values/scaled.js';
import type { ItemPair, ItemPart } from '../../domain/item-rating.js';
import type { RatedIndicator, RatedResultBasis } from '../../domain/rated-basis.js';
import type { Rating } from '../../domain/rule-set.js';
import type { ExplanationFacts } from './explanation-facts.js';
import { disagreementOf, FEWEST_PERCENT, REACHED_PERCENT, recordedOf } from './recorded.js';
import { type ExplainedFigure, type Section, section, type Sentence, sentence } from './sentence.js';

/** Sentences on results, and on what both sides say of single parts. */
export type ResultSentence =
  | 'REASON'
  | 'REASON_BEFORE'
  | 'DISAGREES_BELOW'
  | 'DISAGREES_REACHED'
  | 'RESULT'
  | 'RESULT_NOTHING'
  | 'INDICATOR'
  | 'INDICATOR_DIVIDED'
  | 'INDICATOR_RANGE'
  | 'INDICATOR_SILENT'
  | 'INDICATOR_SILENT_RANGE'
  | 'INDICATOR_SILENT_DIVIDED'
  | 'INDICATOR_SILENT_ALONE'
  | 'INDICATOR_NOT_DUE'
  | 'INDICATOR_IN_WORDS'
  | 'ITEM_OWN'
  | 'ITEM_APPRAISER'
  | 'RESULTS_NOT_EACH'
  | 'VALUES_NOT_EACH';

const amount = (hundredths: number): string => fromScaled(hundredths, 2);
/** With one digit, rounded down, so that less than a limit never reads as the limit. */
export const percentage = (hundredths: number): string => amount(Math.floor(hundredths / 10) * 10);

/** What was planned, what was reached, and what the appraiser says of it, with the figures. */
export function resultsSection(facts: ExplanationFacts): Section<ResultSentence> {
  const results = (facts.basis?.plans ?? []).flatMap((plan) => plan.results);
  const of = (result: RatedResultBasis) =>
    facts.items.filter(({ part, partId }) => part === 'RESULT' && partId === result.resultId);
  const known = new Set(results.map(({ resultId }) => resultId));
  const others = facts.items.filter(({ part, partId }) => part === 'RESULT' && !known.has(partId));
  return section(
    'RESULTS',
    [
      reasonOf(facts, facts.resultRating, facts.resultReason),
      disagreement(facts),
      ...results.flatMap((result, at) => [...resultSentences(result, at + 1), ...itemSentences(facts, of(result))]),
      ...itemSentences(facts, others),
      notEach(facts, 'RESULT', results.length),
    ],
    results.flatMap(({ indicators }) => indicators.flatMap(figuresOf)),
  );
}

/** What the appraiser wrote, or who decided about an objection; a calibration leaves the appraiser's words as they were. */
export function reasonOf(
  { isCalibrated, decidedBy, appraiserName }: ExplanationFacts,
  rating: Rating | null,
  reason: string | null,
): Sentence<ResultSentence> | null {
  if (reason === null) return null;
  if (rating === null || (isCalibrated && decidedBy === null)) return sentence('REASON_BEFORE', { reason });
  return sentence('REASON', { rating, reason, by: decidedBy ?? appraiserName ?? '–' });
}

/** What each side says of single parts, by name. */
export function itemSentences(
  { employeeName: employee, itemsBy: by }: ExplanationFacts,
  items: readonly ItemPair[],
): Sentence<ResultSentence>[] {
  return items.flatMap(({ label, ownRating, ownReason, rating, reason }) => [
    ...(ownRating === null ? [] : [sentence('ITEM_OWN' as const, { label, employee, ownRating, ownReason })]),
    ...(rating === null ? [] : [sentence('ITEM_APPRAISER' as const, { label, by, rating, reason })]),
  ]);
}

/** Says so where some parts were rated one by one, and others were not. */
export function notEach({ items }: ExplanationFacts, part: ItemPart, parts: number): Sentence<ResultSentence> | null {
  const rated = items.filter((item) => item.part === part && item.rating !== null).length;
  if (rated === 0 || rated >= parts) return null;
  return sentence(part === 'RESULT' ? 'RESULTS_NOT_EACH' : 'VALUES_NOT_EACH', { others: parts - rated });
}

function disagreement({ basis, resultRating: rating }: ExplanationFacts): Sentence<ResultSentence> | null {
  const { percentHundredths } = recordedOf(basis);
  const found = disagreementOf(rating, percentHundredths);
  if (found === null || percentHundredths === null) return null;
  const told = { percent: percentage(percentHundredths), rating };
  return found === 'BELOW'
    ? sentence('DISAGREES_BELOW', { ...told, limit: FEWEST_PERCENT })
    : sentence('DISAGREES_REACHED', { ...told, limit: REACHED_PERCENT });
}

function resultSentences(result: RatedResultBasis, number: number): Sentence<ResultSentence>[] {
  const { statement, reports, evidence, praises, improvements, indicators } = result;
  const isSilent = reports + evidence + praises + improvements === 0;
  return [
    isSilent
      ? sentence('RESULT_NOTHING', { number, statement })
      : sentence('RESULT', { number, statement, reports, evidence, praises, improvements }),
    ...indicators.map(indicatorSentence),
  ];
}

function indicatorSentence(indicator: RatedIndicator): Sentence<ResultSentence> {
  const { statement, unit, isNumeric, target, targetUntil, reached, percentHundredths, fullTarget } = indicator;
  const named = { statement, unit: unit ?? '' };
  if (!isNumeric) return sentence('INDICATOR_IN_WORDS', named);
  if (reached === null) return silentSentence(indicator, named);
  if (percentHundredths === null) return sentence('INDICATOR_NOT_DUE', { ...named, reached: amount(reached) });
  const figures = { ...named, reached: amount(reached), percent: percentage(percentHundredths) };
  if (targetUntil !== null)
    return sentence('INDICATOR_RANGE', { ...figures, target: amount(target), targetUntil: amount(targetUntil) });
  if (indicator.isDivided && fullTarget !== undefined)
    return sentence('INDICATOR_DIVIDED', {
      ...figures,
      full: amount(fullTarget),
      duePart: roughly(target, fullTarget),
    });
  return sentence('INDICATOR', { ...figures, target: amount(target) });
}

/** Of what nothing was reported the whole target is told; what was kept before whole targets were has none to tell. */
function silentSentence(
  { target, isDivided, fullTarget, fullTargetUntil = null }: RatedIndicator,
  named: { readonly statement: string; readonly unit: string },
): Sentence<ResultSentence> {
  if (fullTarget === undefined) return sentence('INDICATOR_SILENT_ALONE', named);
  const full = amount(fullTarget);
  if (fullTargetUntil !== null)
    return sentence('INDICATOR_SILENT_RANGE', { ...named, full, fullUntil: amount(fullTargetUntil) });
  return isDivided
    ? sentence('INDICATOR_SILENT_DIVIDED', { ...named, full, duePart: roughly(target, fullTarget) })
    : sentence('INDICATOR_SILENT', { ...named, full });
}

/** A part of a target that counts in whole units in whole units, of another one with one digit: what is counted has no hundredths. */
function roughly(part: number, full: number): string {
  const step = full % 100 === 0 ? 100 : 10;
  return amount(Math.round(part / step) * step);
}

function figuresOf({ statement: about, unit, reached, target, ...of }: RatedIndicator): ExplainedFigure[] {
  if (reached === null) return [];
  const { percentHundredths, isDivided, fullTarget = target, targetUntil } = of;
  const value: ExplainedFigure = { about, name: 'REACHED', value: amount(reached), unit };
  if (percentHundredths === null) return [value];
  const rounded = isDivided ? roughly(target, fullTarget) : amount(target);
  const due: ExplainedFigure = { about, name: 'DUE', value: rounded === '0.00' ? amount(target) : rounded, unit };
  return [
    value,
    ...(targetUntil === null ? [due] : []),
    { about, name: 'PERCENT', value: amount(percentHundredths), unit: '%' },
  ];
}
