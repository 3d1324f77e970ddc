import { mean } from 'simple-statistics';
import { fromScaled } from '../../../kernel/values/scaled.js';
import type { PublishedAppraisal } from '../../appraisals/index.js';
import { adjustedLevels } from './domain/adjusted-levels.js';
import { favourHints } from './domain/favour-hints.js';
import { type GroupDifference, groupDifferences } from './domain/group-differences.js';
import { copiedReasons, fastestRun, isCopyOf, recentShare } from './domain/habits.js';
import { objectionRates, type ObjectionRates } from './domain/objection-rates.js';
import type { RatedPerson } from './domain/rated-year.js';
import type { Incomparable, SeverityModel } from './domain/severity.js';
import { type Style, stylesOf } from './domain/style.js';
import { type Judged, judgeAll, type Verdict } from './domain/verdicts.js';
import { type AnalysisSettings, METHOD } from './fairness-settings.js';
import { attributesOf } from './rated-people.js';
import type { YearFacts } from './year-facts.js';

/** What is worth a talk. */
export const HINT_KINDS = [
  'RANGE_RESTRICTED',
  'HALO',
  'STRAIGHT_LINING',
  'COPIED_RATINGS',
  'COPIED_REASONS',
  'FAST',
  'RECENCY',
  'FAVOUR',
  'TRAINING',
] as const;
export type HintKind = (typeof HINT_KINDS)[number];

/** Figures of one appraiser as they are kept and shown: decimal texts, null where nothing can be said. */
export interface AppraiserFigures {
  readonly ratees: number;
  readonly compared: number;
  readonly incomparable: Incomparable | null;
  readonly leniencyLevels: string | null;
  readonly leniencyFrom: string | null;
  readonly leniencyUntil: string | null;
  readonly shrunkLevels: string | null;
  readonly pValue: string | null;
  readonly rawMeanLevel: string | null;
  readonly adjustedMeanLevel: string | null;
  readonly spread: string | null;
  readonly halo: string | null;
  readonly usualHalo: string | null;
  readonly straightShare: string | null;
  readonly usualStraightShare: string | null;
  readonly copiedRatingsShare: string | null;
  readonly reasons: number;
  readonly reasonsLikeOthers: number;
  readonly reasonsLikeLastYear: number;
  readonly fastestRun: number;
  readonly recentEvidenceShare: string | null;
  readonly predicates: Readonly<Record<string, number>>;
  readonly objectionsFiled: number;
  readonly objectionsUpheld: number;
  readonly objectionsRejected: number;
  readonly overturnShare: string | null;
}

/** An analysis in few numbers. */
export interface AnalysisSummary {
  readonly people: number;
  readonly appraisers: number;
  readonly comparable: number;
  readonly listed: number;
  /** Standard deviation of leniency among appraisers, in latent levels. */
  readonly leniencySpread: string;
  /** False where the share of the appraiser's impression was assumed, for lack of two independent sources. */
  readonly isEstimated: boolean;
}

/** A difference of a group as it is kept and shown. */
export interface StoredDifference extends Pick<
  GroupDifference,
  'attribute' | 'group' | 'isSuppressed' | 'people' | 'isClear'
> {
  readonly difference: string | null;
  readonly from: string | null;
  readonly until: string | null;
  readonly withinAppraisers: string | null;
  readonly adjustedP: string | null;
}

/** A hint as it is kept. */
export interface Hint {
  readonly appraiserId: string;
  readonly employeeId: string | null;
  readonly kind: HintKind;
  readonly value: string | null;
}

/** All that an analysis says. */
export interface Analysis {
  readonly summary: AnalysisSummary;
  readonly appraisers: readonly (AppraiserFigures & AppraiserVerdict)[];
  readonly hints: readonly Hint[];
  readonly differences: readonly StoredDifference[];
}

interface AppraiserVerdict {
  readonly appraiserId: string;
  readonly verdict: Verdict;
  readonly isListed: boolean;
}

/** Puts the figures of a year together, from what is known of it and the comparison of its appraisers. Rules FA-1 to FA-11. */
export function analysisOf(
  facts: YearFacts,
  people: readonly RatedPerson[],
  model: SeverityModel,
  settings: AnalysisSettings,
): Analysis {
  const severity = { ...METHOD, fewestRatees: settings.fewestRatees };
  const judged = judgeAll(model.severities, severity);
  const styles = new Map(
    stylesOf(people, { ...severity, alpha: METHOD.styleAlpha }).map((style) => [style.appraiserId, style]),
  );
  const levels = adjustedLevels(people, model);
  const byAppraiser = Map.groupBy(people, ({ appraiserId }) => appraiserId);
  const levelOf = new Map(levels.map((level) => [level.employeeId, level]));
  const appraisals = Map.groupBy(facts.appraisals, ({ appraiserId }) => appraiserId);
  const objections = new Map(facts.objections.map((one) => [one.appraiserId, one]));
  const all = judged.map((one) => {
    const own = byAppraiser.get(one.appraiserId) ?? [];
    const counts = objections.get(one.appraiserId) ?? { filed: 0, upheld: 0, rejected: 0 };
    const published = appraisals.get(one.appraiserId) ?? [];
    return rowOf({
      ...{ judged: one, own, published, facts, style: styles.get(one.appraiserId) },
      levels: own.flatMap(({ employeeId }) => levelOf.get(employeeId) ?? []),
      rates: objectionRates({ ...counts, published: published.length }, METHOD.alpha),
    });
  });
  const favours = favourHints(model.surprises, METHOD.surpriseDeviations).map(
    ({ appraiserId, employeeId, deviations }): Hint => ({
      appraiserId,
      employeeId,
      kind: 'FAVOUR',
      value: decimal(deviations),
    }),
  );
  const members = people.flatMap(({ employeeId, appraiserId }) => {
    const level = levelOf.get(employeeId)?.rawLevel;
    const attributes = attributesOf(facts.people.get(employeeId), facts.endsOn);
    return level === undefined ? [] : [{ appraiserId, level, attributes }];
  });
  return {
    summary: {
      ...{ people: people.length, appraisers: judged.length },
      comparable: judged.filter(({ comparison }) => comparison !== null).length,
      listed: judged.filter(({ isListed }) => isListed).length,
      ...{ leniencySpread: decimal(model.spreadLevels) ?? '0.00', isEstimated: model.people.isEstimated },
    },
    appraisers: all.map(({ figures }) => figures),
    hints: [...all.flatMap(({ hints }) => hints), ...favours],
    differences: groupDifferences(members, { smallestGroup: settings.smallestGroup, alpha: METHOD.alpha }).map(
      toStored,
    ),
  };
}

interface AppraiserFacts {
  readonly judged: Judged;
  readonly own: readonly RatedPerson[];
  readonly published: readonly PublishedAppraisal[];
  readonly facts: YearFacts;
  readonly style: Style | undefined;
  readonly levels: readonly { readonly rawLevel: number; readonly adjustedLevel: number }[];
  readonly rates: ObjectionRates;
}

function rowOf(known: AppraiserFacts) {
  const { judged, own, published, facts, style, levels, rates } = known;
  const { appraiserId, verdict, isListed, ratees, compared, incomparable, comparison } = judged;
  const reasons = reasonsOf(published, facts);
  const copies = own.flatMap(({ sheet, lastYear }) => (lastYear ? (isCopyOf(sheet, lastYear.sheet) ?? []) : []));
  const copiedShare = copies.length === 0 ? null : copies.filter(Boolean).length / copies.length;
  const times = published.flatMap(({ ratedAt }) => (ratedAt === null ? [] : [instantOf(ratedAt)]));
  const run = fastestRun(times, METHOD);
  const recent = recentOf(own, facts);
  const levelMean = (of: (one: AppraiserFacts['levels'][number]) => number) =>
    levels.length === 0 ? null : mean(levels.map(of));
  const figures = {
    ...{ appraiserId, verdict, isListed, ratees, compared, incomparable },
    leniencyLevels: decimal(comparison?.estimate),
    leniencyFrom: decimal(comparison?.interval[0]),
    leniencyUntil: decimal(comparison?.interval[1]),
    shrunkLevels: decimal(comparison?.shrunk),
    pValue: decimal(comparison?.pValue, 4),
    rawMeanLevel: decimal(levelMean(({ rawLevel }) => rawLevel)),
    adjustedMeanLevel: comparison ? decimal(levelMean(({ adjustedLevel }) => adjustedLevel)) : null,
    ...{ spread: decimal(style?.spread), halo: decimal(style?.halo), usualHalo: decimal(style?.usualHalo) },
    straightShare: decimal(style?.straightShare),
    usualStraightShare: decimal(style?.usualStraightShare),
    copiedRatingsShare: decimal(copiedShare),
    ...{ reasons: reasons.reasons, reasonsLikeOthers: reasons.fromOthers, reasonsLikeLastYear: reasons.fromLastYear },
    ...{ fastestRun: run, recentEvidenceShare: decimal(recent), predicates: countsOf(published) },
    ...{ objectionsFiled: rates.filed, objectionsUpheld: rates.upheld, objectionsRejected: rates.rejected },
    overturnShare: decimal(rates.overturnShare),
  };
  const isEnough = (count: number) => count >= 3;
  const likeSome = Math.max(reasons.fromOthers, reasons.fromLastYear);
  const hints: [HintKind, boolean, string | null][] = [
    ['RANGE_RESTRICTED', style?.isRestricted ?? false, figures.spread],
    ['HALO', style?.isHalo ?? false, figures.halo],
    ['STRAIGHT_LINING', style?.isStraightLining ?? false, figures.straightShare],
    [
      'COPIED_RATINGS',
      isEnough(copies.length) && (copiedShare ?? 0) > METHOD.highCopiedShare,
      figures.copiedRatingsShare,
    ],
    ['COPIED_REASONS', isEnough(likeSome) && likeSome > METHOD.highCopiedShare * reasons.reasons, String(likeSome)],
    ['FAST', run >= METHOD.fastRatings, String(run)],
    ['RECENCY', recent !== null && recent >= METHOD.highRecentShare, figures.recentEvidenceShare],
    ['TRAINING', rates.isTrainingProposed, figures.overturnShare],
  ];
  return {
    figures,
    hints: hints.flatMap(([kind, isHint, value]): Hint[] =>
      isHint ? [{ appraiserId, employeeId: null, kind, value }] : [],
    ),
  };
}

function reasonsOf(published: readonly PublishedAppraisal[], { lastYear }: YearFacts) {
  const words = ({ resultReason, behaviourReason }: PublishedAppraisal) =>
    [resultReason, behaviourReason].filter(Boolean).join(' ');
  const all = published.map((one) => {
    const before = lastYear.get(one.employeeId);
    return { employeeId: one.employeeId, text: words(one), lastYear: before ? words(before) : null };
  });
  return copiedReasons(all, METHOD);
}

function recentOf(own: readonly RatedPerson[], { evidence }: YearFacts): number | null {
  const known = own.flatMap(({ employeeId }) => evidence.get(employeeId) ?? []);
  const sum = (of: (one: (typeof known)[number]) => number) => known.reduce((all, one) => all + of(one), 0);
  return recentShare({ pieces: sum(({ pieces }) => pieces), recent: sum(({ recent }) => recent) });
}

function countsOf(published: readonly PublishedAppraisal[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { predicate } of published) if (predicate !== null) counts[predicate] = (counts[predicate] ?? 0) + 1;
  return counts;
}

function toStored({ interval, difference, withinAppraisers, adjustedP, ...rest }: GroupDifference): StoredDifference {
  return {
    ...{ attribute: rest.attribute, group: rest.group, isSuppressed: rest.isSuppressed, people: rest.people },
    ...{ isClear: rest.isClear, difference: decimal(difference), withinAppraisers: decimal(withinAppraisers) },
    ...{ from: decimal(interval?.[0]), until: decimal(interval?.[1]), adjustedP: decimal(adjustedP, 4) },
  };
}

const instantOf = (stored: string): Date => new Date(stored.endsWith('Z') ? stored : `${stored.replace(' ', 'T')}Z`);

/** A figure with two digits behind the point, or so many. */
function decimal(value: number | null | undefined, scale = 2): string | null {
  return value == null ? null : fromScaled(Math.round(value * 10 ** scale) + 0, scale);
}
