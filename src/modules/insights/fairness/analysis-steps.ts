import { adjustedLevels } from './domain/adjusted-levels.js';
import { favourHints } from './domain/favour-hints.js';
import { ATTRIBUTES, type GroupDifference, type GroupMember, groupDifferences } from './domain/group-differences.js';
import { objectionRates } from './domain/objection-rates.js';
import type { RatedPerson } from './domain/rated-year.js';
import { severitySteps, type SeverityModel } from './domain/severity.js';
import { stylesOf } from './domain/style.js';
import { type Judged, judgeAll } from './domain/verdicts.js';
import { figuresOf } from './appraiser-figures.js';
import { type Analysis, decimal, type Hint, type StoredDifference } from './fairness-figures.js';
import { type AnalysisSettings, METHOD } from './fairness-settings.js';
import { attributesOf, ratedPeople } from './rated-people.js';
import type { YearFacts } from './year-facts.js';

const PEOPLE_AT_ONCE = 500;

/**
 * All figures of a year, from what is known of it, in small steps, between which others are answered; each step says which stage it belongs to
 * (1: comparison, 2: figures). Rules FA-1 to FA-11.
 */
export function* analysisSteps(facts: YearFacts, settings: AnalysisSettings): Generator<1 | 2, Analysis, void> {
  const severity = { ...METHOD, fewestRatees: settings.fewestRatees };
  const people: RatedPerson[] = [];
  for (let from = 0; from < facts.appraisals.length; from += PEOPLE_AT_ONCE) {
    people.push(...ratedPeople(facts, from, from + PEOPLE_AT_ONCE));
    yield 1;
  }
  const comparing = severitySteps(people, severity);
  let step = comparing.next();
  for (; !step.done; step = comparing.next()) yield 1;
  const model = step.value;
  const judged = judgeAll(model.severities, severity);
  const favours = favoursIn(model, judged);
  const { appraisers, hints, rawLevels } = yield* appraiserSteps(facts, people, model, judged, settings);
  const members = people.flatMap(({ employeeId, appraiserId }): GroupMember[] => {
    const level = rawLevels.get(employeeId);
    const attributes = attributesOf(facts.people.get(employeeId), facts.endsOn);
    return level === undefined ? [] : [{ appraiserId, level, attributes }];
  });
  yield 2;
  const differences = groupDifferences(members, { smallestGroup: settings.smallestGroup, alpha: METHOD.alpha });
  return {
    summary: {
      ...{ people: people.length, appraisers: judged.length },
      comparable: judged.filter(({ comparison }) => comparison !== null).length,
      listed: judged.filter(({ isListed }) => isListed).length,
      ...{ leniencySpread: decimal(model.spreadLevels) ?? '0.00', isEstimated: model.people.isEstimated },
    },
    ...{ appraisers, hints: [...hints, ...favours], differences: inOrder(differences, facts) },
  };
}

function* appraiserSteps(
  facts: YearFacts,
  people: readonly RatedPerson[],
  model: SeverityModel,
  judged: readonly Judged[],
  { fewestRatees }: AnalysisSettings,
) {
  const styling = { ...METHOD, alpha: METHOD.styleAlpha, fewestRatees };
  const styles = new Map(stylesOf(people, styling).map((style) => [style.appraiserId, style]));
  yield 2 as const;
  const byAppraiser = Map.groupBy(people, ({ appraiserId }) => appraiserId);
  const appraisals = Map.groupBy(facts.appraisals, ({ appraiserId }) => appraiserId);
  const objections = new Map(facts.objections.map((one) => [one.appraiserId, one]));
  const appraisers: Analysis['appraisers'][number][] = [];
  const hints: Hint[] = [];
  const rawLevels = new Map<string, number>();
  for (const one of judged) {
    const own = byAppraiser.get(one.appraiserId) ?? [];
    const levels = adjustedLevels(own, one, model);
    for (const { employeeId, rawLevel } of levels) rawLevels.set(employeeId, rawLevel);
    const found = figuresOf({
      ...{ judged: one, own, facts, style: styles.get(one.appraiserId) },
      published: appraisals.get(one.appraiserId) ?? [],
      levels,
      rates: objectionRates(objections.get(one.appraiserId) ?? { filed: 0, upheld: 0, rejected: 0 }),
    });
    appraisers.push(found.figures);
    hints.push(...found.hints);
    yield 2 as const;
  }
  return { appraisers, hints, rawLevels };
}

/** Who was favoured, as a hint with the excess in latent levels; chances are kept nowhere. */
function favoursIn({ surprises }: SeverityModel, judged: readonly Judged[]): Hint[] {
  const people = judged.reduce((sum, { comparison, compared }) => sum + (comparison ? compared : 0), 0);
  const { favourDeviations: leastDeviations, falseDiscoveryRate } = METHOD;
  return favourHints(surprises, { leastDeviations, falseDiscoveryRate, people }).map(
    ({ appraiserId, employeeId, levels, isListed }) => ({
      ...{ appraiserId, employeeId, kind: 'FAVOUR', value: decimal(levels), isListed },
    }),
  );
}

/** Units by their names instead of their ids; groups of an attribute by name. */
function inOrder(differences: readonly GroupDifference[], { people }: YearFacts): StoredDifference[] {
  const units = new Map([...people.values()].map(({ unitId, unitName }) => [unitId, unitName ?? '']));
  const named = differences.map((one) =>
    one.attribute === 'UNIT' ? { ...one, group: units.get(one.group) ?? '' } : one,
  );
  return ATTRIBUTES.flatMap((attribute) =>
    named
      .filter((one) => one.attribute === attribute)
      .sort((a, b) => (a.group < b.group ? -1 : a.group > b.group ? 1 : 0))
      .map(toStored),
  );
}

function toStored({ interval, difference, withinAppraisers, adjustedP, ...rest }: GroupDifference): StoredDifference {
  return {
    ...{ attribute: rest.attribute, group: rest.group, isSuppressed: rest.isSuppressed, people: rest.people },
    ...{ isClear: rest.isClear, difference: decimal(difference), withinAppraisers: decimal(withinAppraisers) },
    ...{ from: decimal(interval?.[0]), until: decimal(interval?.[1]), adjustedP: decimal(adjustedP, 4) },
  };
}
