import { Injectable } from '@nestjs/common';
import type { AppraiserDeviation } from './domain/fairness-chart.js';

/** Whose figures are asked for: of a unit and all below it, at a time. */
export interface FairnessQuestion {
  readonly unitId: string;
  readonly performancePeriodId?: string | undefined;
  readonly evaluationPeriodId?: string | undefined;
}

/** Where the chart of appraisers has its figures from. Whoever analyses how appraisers rate provides another one in its place. */
@Injectable()
export class FairnessFigures {
  /** Figures of the appraisers of a unit; null while nothing was analysed. */
  of(
    _question: FairnessQuestion,
  ): Promise<{ readonly timeName: string; readonly appraisers: AppraiserDeviation[] } | null> {
    return Promise.resolve(null);
  }
}
