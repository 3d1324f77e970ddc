import { mean } from 'simple-statistics';
import type { PublishedAppraisal } from '../../appraisals/index.js';
import type { AdjustedLevel } from './domain/adjusted-levels.js';
import { copiedReasons, fastestRun, isCopyOf, recentShare } from './domain/habits.js';
import type { ObjectionRates } from './domain/objection-rates.js';
import type { RatedPerson } from './domain/rated-year.js';
import type { Style } from './domain/style.js';
import type { Judged } from './domain/verdicts.js';
import { type AppraiserFigures, type AppraiserVerdict, decimal, type Hint, type HintKind } from './fairness-figures.js';
import { METHOD } from './fairness-settings.js';
import type { YearFacts } from './year-facts.js';

/** What the figures of an appraiser follow from. */
export interface AppraiserFacts {
  readonly judged: Judged;
  readonly own: readonly RatedPerson[];
  readonly published: readonly PublishedAppraisal[];
  readonly facts: YearFacts;
  readonly style: Style | undefined;
  readonly levels: readonly AdjustedLevel[];
  readonly rates: ObjectionRates;
}

/** The figures of one appraiser, and what is worth a talk with him. Rules FA-5 to FA-7, FA-11. */
export function figuresOf(known: AppraiserFacts): { figures: AppraiserFigures & AppraiserVerdict; hints: Hint[] } {
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
      isHint ? [{ appraiserId, employeeId: null, kind, value, isListed: true }] : [],
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

const instantOf = (stored: string): Date => new Date(stored.endsWith('Z') ? stored : `${stored.replace(' ', 'T')}Z`);
