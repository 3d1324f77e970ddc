import { isoOf, isoOrNull } from '../../../kernel/database/dialect.js';
import type { Bilingual } from '../../../kernel/i18n/language.js';
import { displayName, type Titled } from '../../employees/index.js';
import type { Verdict } from './domain/verdicts.js';
import type { AnalysisSummary, AppraiserFigures, HintKind } from './fairness-figures.js';
import { type AnalysisSettings, CAUTION, FAVOUR_CAUTION } from './fairness-settings.js';
import type {
  FairnessAnalysisResponse,
  FairnessAppraiserResponse,
  FairnessCautionResponse,
  FairnessFiguresResponse,
  FairnessHintResponse,
  OwnFairnessHintResponse,
  OwnFairnessResponse,
} from './http/fairness.response.js';

/** An analysis as the database gives it. */
export interface AnalysisRow {
  readonly id: string;
  readonly performancePeriodId: string;
  readonly year: number;
  readonly methodVersion: string;
  readonly settings: string;
  readonly settingsHash: string;
  readonly othersFromOn: string;
  readonly jobId: string | null;
  readonly summary: string | null;
  readonly createdAt: string;
  readonly finishedAt: string | null;
  readonly version: number;
}

/** A row of figures as the database gives it. */
interface FiguresRow {
  readonly id: string;
  readonly analysisId: string;
  readonly verdict: Verdict;
  readonly isListed: unknown;
  readonly figures: string;
  readonly comment: string | null;
  readonly answeredAt: string | null;
}

/** The same with the appraiser. */
export type AppraiserRow = FiguresRow &
  Titled & { readonly performancePeriodId: string; readonly appraiserId: string; readonly nip: string | null };

/** The caller's own figures. */
export type OwnRow = FiguresRow & { readonly year: number; readonly finishedAt: string; readonly othersFromOn: string };

/** What a hint says, with the name of whom it concerns besides. */
interface HintFacts {
  readonly employeeId: string | null;
  readonly rateeName: string | null;
  readonly rateeFront: string | null;
  readonly rateeBack: string | null;
  readonly kind: HintKind;
  readonly value: string | null;
}

/** A hint with the appraiser and his figures. */
export type HintRow = HintFacts &
  Titled & {
    readonly id: string;
    readonly performancePeriodId: string;
    readonly appraiserId: string;
    readonly figures: string;
  };

/** A hint about the caller himself. */
export type OwnHintRow = HintFacts & { readonly analysisId: string; readonly isListed: unknown };

const toCaution = ({ id, en }: Bilingual): FairnessCautionResponse => ({ indonesian: id, english: en });

/** What stands beside every figure. */
export const USUAL_CAUTION = toCaution(CAUTION);

/** An analysis as it is told. */
export function toAnalysis(row: AnalysisRow): FairnessAnalysisResponse {
  const { id, performancePeriodId, year, methodVersion, settingsHash, othersFromOn, jobId, createdAt } = row;
  return {
    ...{ id, performancePeriodId, year: Number(year), jobId, methodVersion, settingsHash },
    othersFromOn: row.finishedAt === null ? null : othersFromOn,
    settings: JSON.parse(row.settings) as AnalysisSettings,
    summary: row.summary === null ? null : (JSON.parse(row.summary) as AnalysisSummary),
    ...{ createdAt: isoOf(createdAt), finishedAt: isoOrNull(row.finishedAt), version: Number(row.version) },
    caution: USUAL_CAUTION,
  };
}

/** Figures as they are told; a predicate that nobody has is told as 0. */
function toFigures(stored: string): FairnessFiguresResponse {
  const { predicates, ...figures } = JSON.parse(stored) as AppraiserFigures;
  const none = { SANGAT_BAIK: 0, BAIK: 0, BUTUH_PERBAIKAN: 0, KURANG: 0, SANGAT_KURANG: 0 };
  return { ...figures, predicates: { ...none, ...predicates } };
}

/**
 * What belongs to a claim; others are told it of those alone of whom it holds when all are looked at together. The estimate is part of it:
 * beside the one that is drawn to the middle it would tell how uncertain it is.
 */
const UNTOLD = { leniencyLevels: null, leniencyFrom: null, leniencyUntil: null, pValue: null } as const;

/** What follows from the ratings of his people one by one; where few of them are beyond the reader's reach it would tell theirs. Rule FA-14. */
const TELLING = {
  ...{ predicates: null, rawMeanLevel: null, adjustedMeanLevel: null, spread: null, halo: null, straightShare: null },
  ...{ copiedRatingsShare: null, objectionsFiled: null, objectionsUpheld: null, objectionsRejected: null },
  overturnShare: null,
} as const;
/** Hints whose figure is one of these. */
const TELLING_HINTS: readonly HintKind[] = [
  'RANGE_RESTRICTED',
  'HALO',
  'STRAIGHT_LINING',
  'COPIED_RATINGS',
  'TRAINING',
];

/** On how many people figures rest. */
export const rateesIn = (stored: string): number => (JSON.parse(stored) as AppraiserFigures).ratees;

/** An appraiser as others see him: a verdict, with interval and chance, only where it holds when all are looked at together. Rules FA-4, FA-14. */
export function toAppraiser(row: AppraiserRow, isWithheld: boolean): FairnessAppraiserResponse {
  const { id, analysisId, appraiserId, nip, comment, answeredAt } = row;
  const isListed = Number(row.isListed) === 1;
  const isClaim = row.verdict === 'LENIENT' || row.verdict === 'SEVERE';
  const figures = toFigures(row.figures);
  return {
    ...{ id, analysisId, appraiserId, appraiserName: displayName(row), nip },
    verdict: isClaim && !isListed ? 'NO_CLAIM' : row.verdict,
    figures: { ...figures, ...(isListed ? {} : UNTOLD), ...(isWithheld ? TELLING : {}) },
    isWithheld,
    ...{ comment, answeredAt: isoOrNull(answeredAt), caution: USUAL_CAUTION },
  };
}

/** A hint as others read it. */
export function toHint(row: HintRow, isWithheld: boolean): FairnessHintResponse {
  const { id, appraiserId, kind } = row;
  const hint = { id, appraiserId, appraiserName: displayName(row), ...hintOf(row) };
  return isWithheld && TELLING_HINTS.includes(kind) ? { ...hint, value: null } : hint;
}

/** Figures and hints as the appraiser himself reads them: all of them. */
export function toOwn(row: OwnRow, hints: readonly OwnHintRow[]): OwnFairnessResponse {
  const { analysisId, year, finishedAt, othersFromOn, verdict, comment, answeredAt } = row;
  return {
    ...{ analysisId, year: Number(year), finishedAt: isoOf(finishedAt), othersFromOn, verdict },
    isListed: Number(row.isListed) === 1,
    figures: toFigures(row.figures),
    hints: hints.map((hint): OwnFairnessHintResponse => ({ ...hintOf(hint), isListed: Number(hint.isListed) === 1 })),
    ...{ comment, answeredAt: isoOrNull(answeredAt), caution: USUAL_CAUTION },
  };
}

function hintOf({ employeeId, rateeName, rateeFront, rateeBack, kind, value }: HintFacts) {
  const employeeName =
    rateeName === null ? null : displayName({ name: rateeName, frontTitle: rateeFront, backTitle: rateeBack });
  return {
    employeeId,
    employeeName,
    kind,
    value,
    caution: kind === 'FAVOUR' ? toCaution(FAVOUR_CAUTION) : USUAL_CAUTION,
  };
}
