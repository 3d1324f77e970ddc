import { setImmediate as nextTurn } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { Clock, newId } from '../../../kernel/clock/clock.js';
import { Database } from '../../../kernel/database/database.js';
import { HandlesJob, type JobHandler, type JobRun } from '../../../kernel/jobs/job-handler.js';
import { plusDays } from '../../../kernel/values/civil-date.js';
import { PeriodsApi } from '../../periods/index.js';
import { analysisSteps } from './analysis-steps.js';
import type { Analysis } from './fairness-figures.js';
import { FairnessAnalysis, FairnessAppraiser, FairnessHint } from './persistence/fairness.entity.js';
import { type YearFacts, YearFactsReader } from './year-facts.js';

/** Which analysis is calculated. */
export interface AnalyseFairnessPayload {
  readonly analysisId: string;
}

/** What is told while it is done: facts, comparison, figures. */
const STAGES = 3;

/** One that was given up as lost and is begun again must not run beside that which took its place. */
const LATER = 'SELECT id FROM fairness_analysis WHERE performancePeriodId = ? AND id > ? LIMIT 1';

/** Calculates an analysis and writes it down at once; one that is finished, or after which another was asked for, is passed over. Rule FA-12. */
@Injectable()
@HandlesJob('fairness.analyse')
export class AnalyseFairness implements JobHandler<AnalyseFairnessPayload> {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly periods: PeriodsApi,
    private readonly facts: YearFactsReader,
  ) {}

  async run({ analysisId }: AnalyseFairnessPayload, job: JobRun): Promise<{ people: number; appraisers: number }> {
    const [analysis] = await this.db.transaction(() => this.db.find(FairnessAnalysis, { id: analysisId }));
    if (!analysis || analysis.finishedAt !== null) return { people: 0, appraisers: 0 };
    if ((await this.db.rows(LATER, [analysis.performancePeriodId, analysisId])).length > 0)
      return { people: 0, appraisers: 0 };
    await job.progress(0, STAGES);
    const facts = await this.facts.of(await this.periods.year(analysis.performancePeriodId));
    const found = await this.calculate(facts, analysis, job);
    await this.db.transaction(() => this.write(analysisId, found));
    await job.progress(STAGES, STAGES);
    return { people: found.summary.people, appraisers: found.summary.appraisers };
  }

  /** In small steps, so that who asks meanwhile is answered. */
  private async calculate(facts: YearFacts, { settings }: FairnessAnalysis, job: JobRun): Promise<Analysis> {
    const steps = analysisSteps(facts, settings);
    for (let stage = 0; ;) {
      const { done, value } = steps.next();
      if (done) return value;
      if (value > stage) await job.progress((stage = value), STAGES);
      job.signal.throwIfAborted();
      await nextTurn();
    }
  }

  private async write(analysisId: string, { summary, appraisers, hints, differences }: Analysis): Promise<void> {
    const analysis = await this.db.lock(FairnessAnalysis, { id: analysisId });
    if (!analysis || analysis.finishedAt !== null) return;
    const now = this.clock.now();
    await this.db.insert(
      FairnessAppraiser,
      appraisers.map(({ appraiserId, verdict, isListed, ...figures }) => ({
        ...{ id: newId(), analysisId, appraiserId, verdict, isListed, figures },
        ...{ comment: null, answeredAt: null, updatedAt: now, version: 1 },
      })),
    );
    await this.db.insert(
      FairnessHint,
      hints.map((hint) => ({ id: newId(), analysisId, ...hint })),
    );
    const othersFromOn = plusDays(this.clock.today(), analysis.settings.othersAfterDays);
    const facts = {
      summary,
      differences,
      othersFromOn,
      finishedAt: now,
      updatedAt: now,
      version: analysis.version + 1,
    };
    await this.db.update(FairnessAnalysis, { id: analysisId }, facts);
  }
}
