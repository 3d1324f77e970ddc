import { fromScaled } from '../../../../kernel/values/scaled.js';
import { PERMENPANRB_6_2022 } from '../../domain/permenpanrb-6-2022.js';
import { PP_30_2019 } from '../../domain/pp-30-2019.js';
import type { NumericInputs } from '../../domain/numeric-inputs.js';
import {
  type AppraisalInputs,
  type Outcome,
  type Predicate,
  PREDICATES,
  type Rating,
  RATINGS,
} from '../../domain/rule-set.js';
import type { ExplainedChange, ExplanationFacts } from './explanation-facts.js';
import { recordedOf } from './recorded.js';
import { percentage } from './result-sentences.js';
import { type Section, section, type Sentence, sentence } from './sentence.js';

/** Sentences on how the predicate follows from what was judged. */
export type RuleSentence =
  | 'QUADRANT_RATINGS'
  | 'QUADRANT_RULE'
  | 'QUADRANT_BETTER'
  | 'QUADRANT_BETTER_ONE'
  | 'HIGHEST'
  | 'SCORE_RESULTS'
  | 'SCORE_BEHAVIOUR'
  | 'SCORE_PEERS'
  | 'SCORE_SUM'
  | 'SCORE_BAND'
  | 'SCORE_LOWEST_BAND'
  | 'SCORE_NO_IDEA'
  | 'SCORE_IDEA'
  | 'SCORE_BETTER'
  | 'EXPECTATION'
  | 'CALIBRATED_RATING'
  | 'WEAKEST'
  | 'WEAKEST_AND_SILENT'
  | 'SILENT'
  | 'REPORT_AND_TALK';

/** How the predicate came about: the rule, the figures, what a better one would have taken and where to begin. Rule PX-2. */
export function predicateSection(facts: ExplanationFacts): Section<RuleSentence> {
  const { outcome, inputs, decidedBy, isCalibrated, publishedOn, changes } = facts;
  const { numeric } = inputs;
  const who = decidedBy !== null ? 'WHO_EXAMINER' : isCalibrated ? 'WHO_CALIBRATION' : 'WHO_APPRAISER';
  const isScored = numeric !== null && outcome.figures !== null;
  const told = isScored ? scoreSentences(outcome, numeric) : quadrantSentences(outcome, inputs, who);
  return section('PREDICATE', [
    ...told,
    ...(isScored ? [] : waysToBetter(facts)),
    // Whoever reads a draft learns which rating was changed, and by whom only with the publication.
    ...(publishedOn === null ? changes.flatMap(movedRatings) : []),
  ]);
}

/** Which ratings a calibration has moved, from what to what. */
export function movedRatings(change: ExplainedChange): Sentence<'CALIBRATED_RATING'>[] {
  const { on, resultBefore, resultAfter, behaviourBefore, behaviourAfter } = change;
  const moves = [
    { of: 'RESULT', ratingBefore: resultBefore, ratingAfter: resultAfter },
    { of: 'BEHAVIOUR', ratingBefore: behaviourBefore, ratingAfter: behaviourAfter },
  ];
  return moves
    .filter(({ ratingBefore, ratingAfter }) => ratingBefore !== ratingAfter)
    .map((move) => sentence('CALIBRATED_RATING', { on, ...move }));
}

/** Where results keep somebody from a better predicate: which indicator is furthest behind, what is not reported, and whom to ask. */
function waysToBetter({ basis, outcome, inputs }: ExplanationFacts): Sentence<RuleSentence>[] {
  const { resultRating } = inputs;
  if (resultRating === null || outcome.predicate === PREDICATES[0] || resultRating === RATINGS[0]) return [];
  const { weakest, silent, indicators } = recordedOf(basis);
  if (weakest === null && silent === 0) return [];
  const counted = { silent, indicators };
  const named = weakest && { statement: weakest.statement, percent: percentage(weakest.percentHundredths) };
  const rating = RATINGS[RATINGS.indexOf(resultRating) - 1] ?? RATINGS[0];
  return [
    named === null
      ? sentence('SILENT', counted)
      : silent === 0
        ? sentence('WEAKEST', named)
        : sentence('WEAKEST_AND_SILENT', { ...named, ...counted }),
    sentence('REPORT_AND_TALK', { rating }),
  ];
}

function quadrantSentences(
  { predicate }: Outcome,
  { resultRating, behaviourRating }: AppraisalInputs,
  who: string,
): (Sentence<RuleSentence> | null)[] {
  if (resultRating === null || behaviourRating === null) return [];
  return [
    sentence('QUADRANT_RATINGS', { who, resultRating, behaviourRating }),
    sentence('EXPECTATION'),
    sentence('QUADRANT_RULE', { predicate }),
    betterThan(predicate, resultRating, behaviourRating),
  ];
}

/** The nearest ratings that would have led to the next better predicate: with the fewest levels, of equal ones those of results first. */
function betterThan(predicate: Predicate, result: Rating, behaviour: Rating): Sentence<RuleSentence> {
  const rank = PREDICATES.indexOf(predicate);
  if (rank === 0) return sentence('HIGHEST');
  const pairs = RATINGS.flatMap((resultRating) => RATINGS.map((behaviourRating) => ({ resultRating, behaviourRating })))
    .filter((pair) => RATINGS.indexOf(pair.resultRating) <= RATINGS.indexOf(result))
    .filter((pair) => RATINGS.indexOf(pair.behaviourRating) <= RATINGS.indexOf(behaviour))
    .map((pair) => ({ ...pair, better: PERMENPANRB_6_2022.appraise({ ...pair, numeric: null }).predicate }))
    .filter(({ better }) => PREDICATES.indexOf(better) < rank);
  const levels = (pair: (typeof pairs)[number]): number =>
    RATINGS.indexOf(result) -
    RATINGS.indexOf(pair.resultRating) +
    RATINGS.indexOf(behaviour) -
    RATINGS.indexOf(pair.behaviourRating);
  const [nearest] = pairs.toSorted((a, b) => levels(a) - levels(b));
  if (!nearest) return sentence('HIGHEST');
  const { better, resultRating, behaviourRating } = nearest;
  if (resultRating === result)
    return sentence('QUADRANT_BETTER_ONE', { better, part: 'BEHAVIOUR', rating: behaviourRating });
  if (behaviourRating === behaviour)
    return sentence('QUADRANT_BETTER_ONE', { better, part: 'RESULT', rating: resultRating });
  return sentence('QUADRANT_BETTER', { better, resultRating, behaviourRating });
}

function scoreSentences({ predicate, figures }: Outcome, numeric: NumericInputs): (Sentence<RuleSentence> | null)[] {
  const { results = '', behaviour = '', score = '' } = figures ?? {};
  const { settings, peersHundredths, ideaLevel } = numeric;
  const share = peersHundredths === null ? settings.skpPercent : settings.skpPercentWithPeers;
  const isHeld = predicate === 'BAIK' && lacksIdeaAlone(numeric);
  return [
    sentence('SCORE_RESULTS', { results, parts: numeric.plans.flatMap((plan) => plan.results).length }),
    sentence('SCORE_BEHAVIOUR', { behaviour, aspects: Object.keys(numeric.behaviours).length }),
    peersHundredths === null
      ? null
      : sentence('SCORE_PEERS', {
          ...{ raterPercent: settings.raterPercent, peersPercent: 100 - settings.raterPercent },
          peers: fromScaled(peersHundredths, 2),
        }),
    sentence('SCORE_SUM', { share, results, rest: 100 - share, behaviour, score }),
    isHeld ? sentence('SCORE_NO_IDEA', { score, from: settings.sangatBaikFrom }) : bandOf(predicate, score, numeric),
    predicate === 'SANGAT_BAIK' && ideaLevel !== null ? sentence('SCORE_IDEA', { ideaLevel }) : null,
    isHeld ? null : betterScore(predicate, numeric),
  ];
}

/** True where a stated new idea is all that is missing for the highest predicate, by the exact score. */
function lacksIdeaAlone(numeric: NumericInputs): boolean {
  if (numeric.ideaLevel !== null) return false;
  const withIdea = { resultRating: null, behaviourRating: null, numeric: { ...numeric, ideaLevel: 'UNIT' as const } };
  return PP_30_2019.appraise(withIdea).predicate === 'SANGAT_BAIK';
}

/** The bands of predicates, best first: from which score on. */
function bandsOf({ settings }: NumericInputs): readonly (readonly [Predicate, number])[] {
  const { sangatBaikFrom, baikFrom, cukupFrom, kurangFrom } = settings;
  return [
    ['SANGAT_BAIK', sangatBaikFrom],
    ['BAIK', baikFrom],
    ['BUTUH_PERBAIKAN', cukupFrom],
    ['KURANG', kurangFrom],
    ['SANGAT_KURANG', 0],
  ];
}

function bandOf(predicate: Predicate, score: string, numeric: NumericInputs): Sentence<RuleSentence> {
  const bands = bandsOf(numeric);
  const at = bands.findIndex(([of]) => of === predicate);
  const [, from = 0] = bands[at] ?? [];
  const [, until = 120] = bands[at - 1] ?? [];
  if (predicate === 'SANGAT_KURANG') return sentence('SCORE_LOWEST_BAND', { score, until, predicate });
  return sentence('SCORE_BAND', { score, from, until, predicate });
}

function betterScore(predicate: Predicate, numeric: NumericInputs): Sentence<RuleSentence> {
  const bands = bandsOf(numeric);
  const [better, from] = bands[bands.findIndex(([of]) => of === predicate) - 1] ?? [];
  return better === undefined ? sentence('HIGHEST') : sentence('SCORE_BETTER', { better, from: from ?? 0 });
}
