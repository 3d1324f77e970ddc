import {
  atMost,
  type Fraction,
  fraction,
  fractionOf,
  hundredthsOf,
  isAtLeast,
  product,
  sumOf,
  weightedMean,
} from '../../../kernel/values/fraction.js';
import { fromScaled } from '../../../kernel/values/scaled.js';
import {
  BEHAVIOUR_ASPECTS,
  type Category,
  type NumericInputs,
  type NumericPlan,
  type NumericResult,
  type NumericSettings,
} from './numeric-inputs.js';
import type { Lack, Predicate, RuleSet } from './rule-set.js';

const MOST = 120;
const hundredths = (value: number): Fraction => fraction(value, 100);
const percent = (share: number): Fraction => fraction(share, 100);
const shown = (value: Fraction): string => fromScaled(hundredthsOf(value), 2);

const VALUE_OF: Readonly<Record<Category, keyof NumericSettings>> = {
  SANGAT_BAIK: 'valueSangatBaik',
  BAIK: 'valueBaik',
  CUKUP: 'valueCukup',
  KURANG: 'valueKurang',
  SANGAT_KURANG: 'valueSangatKurang',
};
const SHARE_OF = {
  UNIT: 'additionalUnitPercent',
  INSTANSI: 'additionalInstansiPercent',
  LUAR_INSTANSI: 'additionalLuarPercent',
} as const;

/**
 * PP 30/2019 with the values of PermenPANRB 8/2021: a score of 0 to 120 from SKP and behaviour, 70/30, or 60/40 where colleagues were
 * asked; the predicate by bands on the exact score, Sangat Baik only with a stated new idea.
 * Source: PP 30/2019, Pasal 37–41; PermenPANRB 8/2021, annex (rules.md AP-11).
 */
export const PP_30_2019: RuleSet = {
  code: 'PP_30_2019',
  version: 1,
  validFrom: '2019-04-26',
  validUntil: null,
  source: 'PP 30/2019, Pasal 37–41; PermenPANRB 8/2021',
  lacking({ numeric }) {
    if (!numeric) return ['FIGURES'];
    return [...(isValuedEnough(numeric) ? [] : (['RESULT_VALUES'] as const)), ...lackOfBehaviour(numeric)];
  },
  appraise({ numeric }) {
    if (!numeric || this.lacking({ resultRating: null, behaviourRating: null, numeric }).length > 0)
      throw new RangeError('The figures are not complete.');
    const { settings, peersHundredths, ideaLevel } = numeric;
    const skp = skpOf(numeric);
    const behaviour = behaviourOf(numeric);
    const share = peersHundredths === null ? settings.skpPercent : settings.skpPercentWithPeers;
    const score = sumOf([product(skp, percent(share)), product(behaviour, percent(100 - share))]);
    const predicate = predicateOf(score, ideaLevel !== null, settings);
    const peers =
      peersHundredths === null ? '' : ` (atasan ${settings.raterPercent} %, rekan ${100 - settings.raterPercent} %)`;
    const isHeld = predicate === 'BAIK' && isAtLeast(score, settings.sangatBaikFrom);
    return {
      predicate,
      steps: [
        `nilai SKP: ${shown(skp)}`,
        `nilai perilaku kerja: ${shown(behaviour)}${peers}`,
        `nilai kinerja: ${share} % × ${shown(skp)} + ${100 - share} % × ${shown(behaviour)} = ${shown(score)}`,
        `predikat (PP 30/2019, Pasal 41): ${predicate}${isHeld ? '; tanpa pernyataan ide baru tidak menjadi SANGAT_BAIK' : ''}`,
      ],
      figures: { results: shown(skp), behaviour: shown(behaviour), score: shown(score) },
    };
  },
};

/** The bands, half open, on the exact score. Throws RangeError for one outside of 0 to 120. */
function predicateOf(score: Fraction, hasIdea: boolean, settings: NumericSettings): Predicate {
  if (!isAtLeast(score, 0) || (isAtLeast(score, MOST) && score.num !== BigInt(MOST) * score.den))
    throw new RangeError(`No score: ${shown(score)}`);
  if (isAtLeast(score, settings.sangatBaikFrom) && hasIdea) return 'SANGAT_BAIK';
  if (isAtLeast(score, settings.baikFrom)) return 'BAIK';
  if (isAtLeast(score, settings.cukupFrom)) return 'BUTUH_PERBAIKAN';
  return isAtLeast(score, settings.kurangFrom) ? 'KURANG' : 'SANGAT_KURANG';
}

/** The plans of the year by their months; those without a value are left out. */
function skpOf({ plans, settings }: NumericInputs): Fraction {
  const parts = plans.flatMap((plan) => {
    const value = planValue(plan, settings);
    return value ? [{ value, weight: plan.months }] : [];
  });
  const mean = weightedMean(parts);
  if (!mean) throw new RangeError('No result has a value.');
  return mean;
}

/** Main results by their weights, of which those without a value are left out, and what additional ones add; at most 120. */
function planValue(plan: NumericPlan, settings: NumericSettings): Fraction | null {
  const valued = plan.results.flatMap((result) => {
    const value = resultValue(result, plan.family, settings);
    return value ? [{ result, value }] : [];
  });
  const main = weightedMean(
    valued
      .filter(({ result }) => result.kind === 'UTAMA')
      .map(({ result, value }) => ({ value, weight: weightOf(result) })),
  );
  if (!main) return null;
  const added = valued
    .filter(({ result }) => result.kind === 'TAMBAHAN')
    .map(({ result, value }) => product(value, percent(settings[SHARE_OF[result.scope ?? 'UNIT']])));
  return atMost(sumOf([main, atMost(sumOf(added), settings.additionalMost)]), MOST);
}

/**
 * The value of a result: by the category that the appraiser named; else the mean of its indicators, of JPT by the exact formula, of JA and
 * JF by their categories. Null where neither is there.
 */
function resultValue(
  { category, indicators }: NumericResult,
  family: NumericPlan['family'],
  settings: NumericSettings,
): Fraction | null {
  const byCategory = (of: Category): Fraction => fraction(settings[VALUE_OF[of]]);
  if (category) return byCategory(category);
  return weightedMean(
    indicators.map((indicator) => ({
      value: family === 'JPT' ? fractionOf(indicator.points) : byCategory(indicator.category),
      weight: 1,
    })),
  );
}

const weightOf = ({ weightPercent }: NumericResult): number => weightPercent ?? 1;

/** Whether the main results with a value weigh enough, plans by their months. */
function isValuedEnough({ plans, settings }: NumericInputs): boolean {
  const shares = plans.map((plan) => {
    const main = plan.results.filter(({ kind }) => kind === 'UTAMA');
    const weigh = (results: readonly NumericResult[]): number =>
      results.reduce((sum, result) => sum + weightOf(result), 0);
    const valued = main.filter((result) => resultValue(result, plan.family, settings) !== null);
    return { value: fraction(100 * weigh(valued), Math.max(weigh(main), 1)), weight: plan.months };
  });
  const share = weightedMean(shares);
  return share !== null && share.num > 0n && isAtLeast(share, settings.fewestValuedPercent);
}

/** The mean of the aspects by the appraiser, and with it what colleagues say where they were asked. */
function behaviourOf({ behaviours, isLeader, peersHundredths, settings }: NumericInputs): Fraction {
  const values = aspectsOf(isLeader).map((aspect) => ({ value: hundredths(behaviours[aspect] ?? 0), weight: 1 }));
  const own = weightedMean(values) ?? fraction(0);
  if (peersHundredths === null) return own;
  const { raterPercent } = settings;
  return sumOf([
    product(own, percent(raterPercent)),
    product(hundredths(peersHundredths), percent(100 - raterPercent)),
  ]);
}

function lackOfBehaviour({ behaviours, isLeader }: NumericInputs): Lack[] {
  const missing = aspectsOf(isLeader).filter((aspect) => behaviours[aspect] === undefined);
  const isOnlyLeadership = missing.length === 1 && missing[0] === 'KEPEMIMPINAN';
  if (isOnlyLeadership) return ['LEADERSHIP_VALUE'];
  return missing.length > 0 ? ['BEHAVIOUR_VALUES'] : [];
}

const aspectsOf = (isLeader: boolean): (typeof BEHAVIOUR_ASPECTS)[number][] =>
  BEHAVIOUR_ASPECTS.filter((aspect) => isLeader || aspect !== 'KEPEMIMPINAN');
