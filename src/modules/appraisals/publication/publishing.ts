import { Injectable } from '@nestjs/common';
import { AuditLog } from '../../../kernel/audit/audit-log.js';
import { Clock } from '../../../kernel/clock/clock.js';
import { Database } from '../../../kernel/database/database.js';
import { EventRecorder } from '../../../kernel/events/event-recorder.js';
import { type CivilDate, earlier } from '../../../kernel/values/civil-date.js';
import { PeriodsApi } from '../../periods/index.js';
import { WorkPlansApi } from '../../work-plans/index.js';
import { AppraisalPublished } from '../appraisal.events.js';
import { AppraisalTerms, type KnownCalendars } from '../appraisal-terms.js';
import { subjectOf } from '../appraisal-subject.js';
import { Appraisal, AppraisalPlan } from '../persistence/appraisal.entity.js';
import { SignedAppraisals } from '../signed-appraisals.js';

/** An appraisal with whoever publishes it, and signs it with that. */
export interface Signed {
  readonly appraisal: Appraisal;
  readonly signedByEmployeeId: string;
}

/** Publishes rated, locked appraisals, one or some hundred with few statements. Rules AP-2, AP-8, PU-1. */
@Injectable()
export class Publishing {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly audit: AuditLog,
    private readonly events: EventRecorder,
    private readonly periods: PeriodsApi,
    private readonly workPlans: WorkPlansApi,
    private readonly terms: AppraisalTerms,
    private readonly signed: SignedAppraisals,
  ) {}

  /**
   * Publishes all of them but those of periods whose plan was cancelled meanwhile; gives these, which are about to be annulled. Who calls it
   * again and again hands on the calendars that were read.
   */
  async publish(all: readonly Signed[], calendars: KnownCalendars = new Map()): Promise<Appraisal[]> {
    const plans = await this.plansOf(all.map(({ appraisal }) => appraisal.id));
    const held = await this.workPlans.hold([...new Set([...plans.values()].flat())]);
    const cancelled = new Set(held.filter(({ status }) => status === 'CANCELLED').map(({ id }) => id));
    const isLeft = ({ id, kind }: Appraisal): boolean =>
      kind === 'PERIODIC' && (plans.get(id) ?? []).some((plan) => cancelled.has(plan));
    const fit = all.filter(({ appraisal }) => !isLeft(appraisal));
    await this.write(
      fit.map(({ appraisal }) => appraisal),
      calendars,
    );
    const hashes = await this.signed.keep(
      new Map(fit.map(({ appraisal, signedByEmployeeId }) => [appraisal.id, signedByEmployeeId])),
    );
    await this.record(
      fit.map(({ appraisal }) => appraisal),
      hashes,
    );
    await this.closeProgress(fit, plans);
    await this.events.recordAll(fit.map(({ appraisal }) => new AppraisalPublished(subjectOf(appraisal))));
    return all.filter(({ appraisal }) => isLeft(appraisal)).map(({ appraisal }) => appraisal);
  }

  private async write(appraisals: readonly Appraisal[], calendars: KnownCalendars): Promise<void> {
    const publishedAt = this.clock.now();
    const objectionTerms = await this.terms.ofToday();
    const published = appraisals.map((appraisal) => ({ ...appraisal, publishedAt, objectionTerms }));
    const due = await this.terms.objectionDueOnOf(published, calendars);
    const byDay = Map.groupBy(appraisals, (_, at) => due[at] ?? '');
    for (const [objectionDueOn, some] of byDay) {
      const marks = some.map(() => '?').join(', ');
      await this.db.change(
        `UPDATE appraisal SET status = 'PUBLISHED', publishedAt = ?, objectionTerms = ?, objectionDueOn = ?, updatedAt = ?, version = version + 1
          WHERE status = 'RATED' AND id IN (${marks})`,
        [publishedAt, JSON.stringify(objectionTerms), objectionDueOn, publishedAt, ...some.map(({ id }) => id)],
      );
    }
  }

  /** The record of the audit, whose chain cannot be rewritten, knows what was published by its hash. */
  private async record(appraisals: readonly Appraisal[], hashes: ReadonlyMap<string, string>): Promise<void> {
    await this.audit.recordAll(
      appraisals.map(({ id, employeeId, predicate }) => ({
        ...{ action: 'appraisal.publish', object: { type: 'appraisal', id }, subjectEmployeeId: employeeId },
        ...{
          facts: { from: 'RATED', to: 'PUBLISHED', contentsHash: hashes.get(id) ?? null },
          before: { status: 'RATED', predicate },
        },
        after: { status: 'PUBLISHED', predicate },
      })),
    );
  }

  /** Up to the end of what was rated; an annual appraisal published before its year ends leaves the days to come open. */
  private async closeProgress(all: readonly Signed[], plans: ReadonlyMap<string, string[]>): Promise<void> {
    const ends = new Map<string, CivilDate>();
    const closed = new Map<CivilDate, string[]>();
    for (const { appraisal } of all) {
      const key = appraisal.evaluationPeriodId ?? appraisal.performancePeriodId;
      const until = ends.get(key) ?? (await this.endOf(appraisal));
      ends.set(key, until);
      closed.set(until, [...(closed.get(until) ?? []), ...(plans.get(appraisal.id) ?? [])]);
    }
    for (const [until, ids] of closed) await this.workPlans.closeProgress(ids, until);
  }

  private async endOf({ evaluationPeriodId, performancePeriodId }: Appraisal): Promise<CivilDate> {
    const rated = evaluationPeriodId
      ? await this.periods.findEvaluationPeriod(evaluationPeriodId)
      : await this.periods.year(performancePeriodId);
    const today = this.clock.today();
    return rated ? earlier(rated.endsOn, today) : today;
  }

  private async plansOf(ids: readonly string[]): Promise<Map<string, string[]>> {
    const cited = await this.db.findIn(AppraisalPlan, 'appraisalId', ids);
    const plans = new Map<string, string[]>();
    for (const [id, some] of Map.groupBy(cited, ({ appraisalId }) => appraisalId))
      plans.set(
        id,
        some.map(({ workPlanId }) => workPlanId),
      );
    return plans;
  }
}
