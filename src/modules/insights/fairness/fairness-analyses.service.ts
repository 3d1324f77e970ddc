import { Injectable } from '@nestjs/common';
import { AuditLog } from '../../../kernel/audit/audit-log.js';
import type { Actor } from '../../../kernel/auth/actor.js';
import { Clock, newId } from '../../../kernel/clock/clock.js';
import { Database } from '../../../kernel/database/database.js';
import { refuseTaken } from '../../../kernel/database/refuse-taken.js';
import { requestProblems } from '../../../kernel/errors/problems.js';
import { refusedAt } from '../../../kernel/http/input-faults.js';
import { Jobs } from '../../../kernel/jobs/jobs.js';
import { plusDays } from '../../../kernel/values/civil-date.js';
import { PeriodsApi } from '../../periods/index.js';
import type { AnalyseFairnessPayload } from './analyse-fairness.job.js';
import { fairnessProblems } from './fairness.problems.js';
import { type AnalysisSettings, hashOf, METHOD_VERSION, USUAL_SETTINGS } from './fairness-settings.js';
import type { FairnessAnalysisRequest, FairnessCommentRequest } from './http/fairness.request.js';
import { FairnessAnalysis, FairnessAppraiser } from './persistence/fairness.entity.js';

const UNFINISHED = `SELECT an.jobId FROM fairness_analysis an WHERE an.performancePeriodId = ? AND an.finishedAt IS NULL AND an.id <> ?
  AND an.jobId IS NOT NULL ORDER BY an.id`;

/** Has a year analysed, and takes what appraisers say to their figures. Rules FA-12, FA-13. */
@Injectable()
export class FairnessAnalysesService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly audit: AuditLog,
    private readonly jobs: Jobs,
    private readonly periods: PeriodsApi,
  ) {}

  /** Puts the job into the queue; answers the id of the analysis. Throws FAIRNESS.YEAR_UNKNOWN, FAIRNESS.RUNNING, REQUEST.ID_TAKEN. */
  async start({ id = newId(), performancePeriodId, ...asked }: FairnessAnalysisRequest): Promise<string> {
    if (!(await this.periods.findYear(performancePeriodId)))
      throw refusedAt(fairnessProblems.YEAR_UNKNOWN, {}, '/performancePeriodId');
    const settings: AnalysisSettings = {
      fewestRatees: asked.fewestRatees ?? USUAL_SETTINGS.fewestRatees,
      smallestGroup: asked.smallestGroup ?? USUAL_SETTINGS.smallestGroup,
      othersAfterDays: asked.othersAfterDays ?? USUAL_SETTINGS.othersAfterDays,
    };
    await this.db.transaction(async () => {
      await this.requireNoneRunning(performancePeriodId, id);
      const payload: AnalyseFairnessPayload = { analysisId: id };
      const jobId = await this.jobs.enqueue('fairness.analyse', payload, { uniqueKey: `fairness.analyse:${id}` });
      const now = this.clock.now();
      // Nothing is shown before it is finished, and then days are counted from that day.
      const othersFromOn = plusDays(this.clock.today(), settings.othersAfterDays);
      const facts = { methodVersion: METHOD_VERSION, settings, settingsHash: hashOf(settings), othersFromOn, jobId };
      const empty = { summary: null, differences: null, finishedAt: null };
      const stamps = { createdAt: now, updatedAt: now, version: 1 };
      await refuseTaken(this.db.insert(FairnessAnalysis, { id, performancePeriodId, ...facts, ...empty, ...stamps }));
      const object = { type: 'fairness-analysis', id };
      await this.audit.record({ action: 'fairness-analysis.start', object, facts: { performancePeriodId, jobId } });
    });
    return id;
  }

  /** Of a year one analysis is made at a time; one whose job was given up is none. An id that is sent again is refused as taken. */
  private async requireNoneRunning(performancePeriodId: string, id: string): Promise<void> {
    await this.periods.holdYear(performancePeriodId);
    for (const { jobId } of await this.db.rows<{ jobId: string }>(UNFINISHED, [performancePeriodId, id]))
      if (await this.jobs.isAlive(jobId)) throw fairnessProblems.RUNNING();
  }

  /**
   * Notes that the appraiser has seen his figures, and what he says to them; others see both from then on.
   * Throws REQUEST.NOT_FOUND, FAIRNESS.ANSWERED.
   */
  async answer(actor: Actor, analysisId: string, input: FairnessCommentRequest): Promise<void> {
    const appraiserId = actor.employeeId ?? '';
    const comment = input.comment ?? null;
    await this.db.transaction(async () => {
      const own = await this.db.lock(FairnessAppraiser, { analysisId, appraiserId });
      if (!own) throw requestProblems.NOT_FOUND();
      if (own.answeredAt !== null) throw fairnessProblems.ANSWERED();
      const now = this.clock.now();
      const facts = { comment, answeredAt: now, updatedAt: now, version: own.version + 1 };
      await this.db.update(FairnessAppraiser, { id: own.id }, facts);
      await this.audit.record({
        action: 'fairness-figures.answer',
        object: { type: 'fairness-figures', id: own.id },
        subjectEmployeeId: appraiserId,
        after: { comment },
      });
    });
  }
}
