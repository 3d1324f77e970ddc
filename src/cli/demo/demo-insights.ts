import { JobWorker } from '../../kernel/jobs/job-worker.js';
import type { Answer } from './demo-caller.js';
import type { DemoPerson, DemoStage } from './fill.js';

/** What shows how people are rated: the course of appraisers, an archive of signed plans. */
export class DemoInsights {
  constructor(
    private readonly stage: DemoStage,
    private readonly adminId: string,
  ) {}

  /** The superior of the tour has practised once and begun again; the office has asked for the SKP of an agency. */
  async tell(agencyId: string, performancePeriodId: string, superior: DemoPerson): Promise<void> {
    const { caller, app, say } = this.stage;
    say('Certification of appraisers, documents …');
    const { version } = await caller.get(this.adminId, '/certification-policy');
    await caller.patch(this.adminId, '/certification-policy', version as number, { level: 'WARN' });
    await this.practise(superior.accountId);
    await caller.post(superior.accountId, '/my/certification-attempts');
    await caller.post(this.adminId, '/document-batches', { kind: 'SKP', performancePeriodId, unitId: agencyId });
    await app.get(JobWorker).drain();
  }

  /** Rates everybody of the vignettes as expected, as people in a hurry do. */
  private async practise(accountId: string): Promise<void> {
    const attempt = await this.stage.caller.post(accountId, '/my/certification-attempts');
    const answers = (attempt.items as Answer[]).map(({ code }) => ({
      ...{ code, resultRating: 'SESUAI_EKSPEKTASI', behaviourRating: 'SESUAI_EKSPEKTASI' },
    }));
    await this.stage.caller.post(accountId, `/my/certification-attempts/${attempt.id}/answers`, { answers });
  }
}
