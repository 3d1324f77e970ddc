import { Injectable } from '@nestjs/common';
import { AuditLog } from '../../../kernel/audit/audit-log.js';
import { ReadLog } from '../../../kernel/audit/read-log.js';
import type { Actor } from '../../../kernel/auth/actor.js';
import { Clock, newId } from '../../../kernel/clock/clock.js';
import { after, allOf, equal } from '../../../kernel/database/condition.js';
import { Database } from '../../../kernel/database/database.js';
import { isoOf } from '../../../kernel/database/dialect.js';
import { refuseTaken } from '../../../kernel/database/refuse-taken.js';
import { EventRecorder } from '../../../kernel/events/event-recorder.js';
import { requestProblems } from '../../../kernel/errors/problems.js';
import { Cursors } from '../../../kernel/http/cursors.js';
import { refusedAt } from '../../../kernel/http/input-faults.js';
import type { PageQuery } from '../../../kernel/http/page.request.js';
import type { Page } from '../../../kernel/http/page.response.js';
import { plusDays } from '../../../kernel/values/civil-date.js';
import { SELF_ASSESSMENT_DAYS } from '../../periods/index.js';
import { WorkPlansApi } from '../../work-plans/index.js';
import { AppraisalAccess } from '../appraisal.access.js';
import { AppraisalAnnulled, AppraisalOpened } from '../appraisal.events.js';
import { AppraisalMoves } from '../appraisal-moves.js';
import { appraisalProblems } from '../appraisals.problems.js';
import { subjectOf } from '../appraisal-subject.js';
import { requireDayBetween } from '../days-of-acts.js';
import { nextStatus } from '../domain/appraisal.states.js';
import { objectionProblems } from '../objections/objection.problems.js';
import { Appraisal, AppraisalPlan } from '../persistence/appraisal.entity.js';
import type { RulingRequest } from './http/ruling.request.js';
import type { RulingResponse } from './http/ruling.response.js';
import { AppraisalRuling } from './persistence/appraisal-ruling.entity.js';

const RULING = `SELECT ru.id, ru.appraisalId, ru.ruling, ru.authority, ru.letterNumber, ru.letterOn, ru.reason, ru.successorId, ru.createdAt,
  ru.version FROM appraisal_ruling ru JOIN appraisal ap ON ap.id = ru.appraisalId`;

/** Records what courts and authorities rule of published appraisals, and does what follows. Rule OB-10. */
@Injectable()
export class AppraisalRulings {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly audit: AuditLog,
    private readonly reads: ReadLog,
    private readonly events: EventRecorder,
    private readonly cursors: Cursors,
    private readonly workPlans: WorkPlansApi,
    private readonly access: AppraisalAccess,
    private readonly moves: AppraisalMoves,
  ) {}

  /**
   * Records a ruling: the appraisal is void, stands, or is void and opened anew.
   * Throws REQUEST.NOT_FOUND, INVALID, APPRAISAL.OWN_APPRAISAL, WRONG_STATE, NOT_EVALUATED_NOW, OBJECTION.OBJECTION_OPEN.
   */
  async record(actor: Actor, appraisalId: string, input: RulingRequest): Promise<void> {
    await this.db.transaction(async () => {
      const appraisal = await this.access.load(actor, appraisalId, 'office');
      const { ruling, letterOn } = input;
      const { publishedAt } = appraisal;
      const sides = [appraisal.employeeId, appraisal.appraiserId];
      if (actor.employeeId && sides.includes(actor.employeeId)) throw appraisalProblems.OWN_APPRAISAL();
      if (appraisal.status === 'OBJECTED') throw objectionProblems.OBJECTION_OPEN();
      if (!publishedAt || !nextStatus(appraisal.status, 'void', 'office')) throw this.moves.refusal(appraisal, 'void');
      requireDayBetween(letterOn, { earliest: this.clock.today(publishedAt), today: this.clock.today() }, '/letterOn');
      const successorId = ruling === 'REDO' ? newId() : null;
      const plans = ruling === 'REDO' ? await this.plansOf(appraisal) : [];
      if (ruling !== 'KEEP') {
        const { subjectKey } = appraisal;
        // Only a successor takes its time: what was voided for good is not opened again.
        await this.moves.act(appraisal, 'void', successorId ? { subjectKey: `N:${appraisalId}` } : {}, {});
        if (successorId) await this.openAnew(appraisal, successorId, subjectKey, plans);
        await this.events.record(new AppraisalAnnulled(subjectOf(appraisal)));
      }
      const facts = { appraisalId, ...input, successorId, recordedByAccountId: actor.accountId };
      await this.db.insert(AppraisalRuling, { id: newId(), ...facts, createdAt: this.clock.now(), version: 1 });
      await this.audit.record({
        action: 'appraisal.rule',
        object: { type: 'appraisal', id: appraisalId },
        subjectEmployeeId: appraisal.employeeId,
        after: { ...input, successorId },
      });
    });
  }

  /** What was ruled of one appraisal, the first first. Throws REQUEST.NOT_FOUND. */
  async rulings(actor: Actor, appraisalId: string, query: PageQuery): Promise<Page<RulingResponse>> {
    const scope = this.access.readable(actor);
    const sql = `SELECT ap.employeeId FROM appraisal ap WHERE ap.id = ? AND ${scope.sql}`;
    const [appraisal] = await this.db.rows<{ employeeId: string }>(sql, [appraisalId, ...scope.values]);
    if (!appraisal) throw requestProblems.NOT_FOUND();
    this.reads.record(actor, 'appraisal', appraisalId, appraisal.employeeId);
    const filter = ['appraisal-rulings', appraisalId];
    const all = allOf(equal('ru.appraisalId', appraisalId));
    const page = allOf(all, after(['ru.createdAt', 'ru.id'], this.cursors.keysOf(query, filter)));
    const found = `${RULING} WHERE ${page.sql} ORDER BY ru.createdAt, ru.id LIMIT ?`;
    const rows = await this.db.rows<RulingResponse>(found, [...page.values, query.limit + 1]);
    const total = query.count ? await this.db.count('appraisal_ruling ru', all) : undefined;
    const item = (row: RulingResponse): RulingResponse => ({ ...row, createdAt: isoOf(row.createdAt) });
    return this.cursors.pageOf({ rows, query, filter, total, keys: (row) => [row.createdAt, row.id], item });
  }

  /** The plans that count still. */
  private async plansOf({ id }: Appraisal): Promise<string[]> {
    const cited = await this.db.find(AppraisalPlan, { appraisalId: id });
    const held = await this.workPlans.hold(cited.map(({ workPlanId }) => workPlanId));
    const counting = held.filter(({ status }) => status !== 'CANCELLED').map((plan) => plan.id);
    if (counting.length === 0) throw refusedAt(appraisalProblems.NOT_EVALUATED_NOW, {}, '/ruling');
    return counting;
  }

  /** Whoever is appraised anew has as many days for the self-assessment as everybody else. */
  private async openAnew(
    { id: predecessorId, kind, employeeId, performancePeriodId, evaluationPeriodId }: Appraisal,
    id: string,
    subjectKey: string,
    plans: readonly string[],
  ): Promise<void> {
    const now = this.clock.now();
    const subject = { kind, employeeId, performancePeriodId, evaluationPeriodId, subjectKey, predecessorId };
    const selfAssessmentDueOn = plusDays(this.clock.today(), SELF_ASSESSMENT_DAYS);
    const state = {
      status: 'OPEN' as const,
      selfAssessmentDueOn,
      isSurprise: false,
      createdAt: now,
      updatedAt: now,
      version: 1,
    };
    await refuseTaken(this.db.insert(Appraisal, { id, ...subject, ...state }), {
      subjectKey: appraisalProblems.ALREADY_OPEN,
    });
    const cited = plans.map((workPlanId) => ({ appraisalId: id, workPlanId }));
    await this.db.insert(AppraisalPlan, cited);
    const about = { appraisalId: id, employeeId, performancePeriodId, evaluationPeriodId };
    await this.events.record(new AppraisalOpened(about));
    const object = { type: 'appraisal', id };
    await this.audit.record({ action: 'appraisal.open', object, subjectEmployeeId: employeeId, after: subject });
  }
}
