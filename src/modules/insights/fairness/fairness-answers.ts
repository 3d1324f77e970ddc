import { isoOf, isoOrNull } from '../../../kernel/database/dialect.js';
import { displayName } from '../../employees/index.js';
import type { AppraiserRow } from './fairness.queries.js';
import type { AnalysisSummary, AppraiserFigures } from './fairness-figures.js';
import { type AnalysisSettings, CAUTION } from './fairness-settings.js';
import type {
  FairnessAnalysisResponse,
  FairnessAppraiserResponse,
  FairnessFiguresResponse,
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

/** An analysis as it is told. */
export function toAnalysis(row: AnalysisRow): FairnessAnalysisResponse {
  const { id, performancePeriodId, year, methodVersion, settingsHash, othersFromOn, jobId, createdAt } = row;
  return {
    ...{ id, performancePeriodId, year: Number(year), jobId, methodVersion, settingsHash, othersFromOn },
    settings: JSON.parse(row.settings) as AnalysisSettings,
    summary: row.summary === null ? null : (JSON.parse(row.summary) as AnalysisSummary),
    ...{ createdAt: isoOf(createdAt), finishedAt: isoOrNull(row.finishedAt), version: Number(row.version) },
    caution: { indonesian: CAUTION.id, english: CAUTION.en },
  };
}

/** Figures as they are told; a predicate that nobody has is told as 0. */
export function toFigures({ predicates, ...figures }: AppraiserFigures): FairnessFiguresResponse {
  const none = { SANGAT_BAIK: 0, BAIK: 0, BUTUH_PERBAIKAN: 0, KURANG: 0, SANGAT_KURANG: 0 };
  return { ...figures, predicates: { ...none, ...predicates } };
}

/** An appraiser as others see him: a verdict only where it holds when all are looked at together. */
export function toAppraiser(row: AppraiserRow): FairnessAppraiserResponse {
  const { id, analysisId, appraiserId, nip, comment, answeredAt } = row;
  const isListed = Number(row.isListed) === 1;
  const isClaim = row.verdict === 'LENIENT' || row.verdict === 'SEVERE';
  return {
    ...{ id, analysisId, appraiserId, appraiserName: displayName(row), nip },
    verdict: isClaim && !isListed ? 'NO_CLAIM' : row.verdict,
    figures: toFigures(JSON.parse(row.figures) as AppraiserFigures),
    ...{ comment, answeredAt: isoOrNull(answeredAt), caution: { indonesian: CAUTION.id, english: CAUTION.en } },
  };
}
