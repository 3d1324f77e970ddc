import { Injectable } from '@nestjs/common';
import { AuditLog } from '../../../kernel/audit/audit-log.js';
import type { Actor } from '../../../kernel/auth/actor.js';
import { Clock, newId } from '../../../kernel/clock/clock.js';
import { Database } from '../../../kernel/database/database.js';
import { refuseTaken } from '../../../kernel/database/refuse-taken.js';
import { EventRecorder } from '../../../kernel/events/event-recorder.js';
import { refusedAt } from '../../../kernel/http/input-faults.js';
import { Downtimes } from '../../periods/index.js';
import { WorkPlansApi } from '../../work-plans/index.js';
import { AppraisalAccess } from '../appraisal.access.js';
import { ObjectionFiled, ObjectionWithdrawn } from '../appraisal.events.js';
import { AppraisalMoves } from '../appraisal-moves.js';
import { AppraisalTerms } from '../appraisal-terms.js';
import { type Appraisal, AppraisalPlan } from '../persistence/appraisal.entity.js';
import { nextStatus } from '../domain/appraisal.states.js';
import { decisionDueOn } from './domain/objection-terms.js';
import { Examiners } from './examiners.js';
import type { ExplanationRequest, ObjectionRequest } from './http/objection.request.js';
import { ObjectionAccess } from './objection.access.js';
import { eventOf, ObjectionMoves } from './objection-moves.js';
import { ObjectionPolicyService } from './objection-policy.service.js';
import { objectionProblems } from './objection.problems.js';
import { AppraisalTalk } from './persistence/appraisal-talk.entity.js';
import { Objection, ObjectionHearing } from './persistence/objection.entity.js';

/** What the employee does with an objection, and how both sides explain themselves. Rules OB-1 to OB-5. */
@Injectable()
export class ObjectionsService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly audit: AuditLog,
    private readonly events: EventRecorder,
    private readonly downtimes: Downtimes,
    private readonly workPlans: WorkPlansApi,
    private readonly appraisals: AppraisalAccess,
    private readonly access: ObjectionAccess,
    private readonly appraisalMoves: AppraisalMoves,
    private readonly moves: ObjectionMoves,
    private readonly terms: AppraisalTerms,
    private readonly policy: ObjectionPolicyService,
    private readonly examiners: Examiners,
  ) {}

  /**
   * The employee objects to a published result; to do so is to have received it. Gives the id of the objection.
   * Throws REQUEST.NOT_FOUND, ID_TAKEN, APPRAISAL.NOT_THE_OWNER, WRONG_STATE, OBJECTION.TOO_LATE, TALK_FIRST, EVIDENCE_UNKNOWN.
   */
  async file(actor: Actor, appraisalId: string, input: ObjectionRequest): Promise<string> {
    const { id = newId(), reasons, contests, evidenceIds = [] } = input;
    await this.db.transaction(async () => {
      const appraisal = await this.appraisals.load(actor, appraisalId, 'owner');
      if (!nextStatus(appraisal.status, 'object', 'owner')) throw this.appraisalMoves.refusal(appraisal, 'object');
      await this.requireInTime(appraisal);
      const plans = (await this.db.find(AppraisalPlan, { appraisalId })).map(({ workPlanId }) => workPlanId);
      const unknown = await this.workPlans.unknownEvidence(plans, evidenceIds);
      if (unknown.length > 0)
        throw refusedAt(
          objectionProblems.EVIDENCE_UNKNOWN,
          {},
          ...unknown.map((one) => `/evidenceIds/${evidenceIds.indexOf(one)}`),
        );
      const policy = await this.policy.current();
      if (policy.talkFirst === 'REQUIRED') await this.requireTalk(appraisal);
      const { employeeId, appraiserId } = appraisal;
      const [now, filedOn] = [this.clock.now(), this.clock.today()];
      const count = (await this.terms.countingOf([employeeId]))(employeeId);
      const examinerId = await this.examiners.of(employeeId, appraiserId);
      const facts = { appraisalId, employeeId, appraiserId, examinerId, contests, reasons, evidenceIds, filedOn };
      const dueOn = decisionDueOn(filedOn, null, policy.decisionWorkingDays, count);
      const state = { status: 'FILED' as const, decisionDueOn: dueOn, filedAt: now, createdAt: now, updatedAt: now };
      await refuseTaken(this.db.insert(Objection, { id, ...facts, ...state, version: 1 }));
      const receipt = await this.receipt(appraisal);
      await this.appraisalMoves.act(appraisal, 'object', receipt, receipt);
      if (examinerId) await this.workPlans.letExamine(plans, examinerId, id);
      await this.events.record(new ObjectionFiled(eventOf(id, appraisal)));
      await this.audit.record({
        action: 'objection.file',
        object: { type: 'objection', id },
        subjectEmployeeId: employeeId,
        after: { appraisalId, examinerId, contests, reasons, evidenceIds },
      });
    });
    return id;
  }

  /** The employee takes an objection back before it is decided. Throws REQUEST.NOT_FOUND, OBJECTION.NOT_THE_OWNER, WRONG_STATE. */
  async withdraw(actor: Actor, id: string): Promise<void> {
    await this.db.transaction(async () => {
      const { objection, appraisal } = await this.access.load(actor, id, 'owner');
      await this.moves.act(objection, 'withdraw', 'owner', { endedAt: this.clock.now() }, {});
      await this.appraisalMoves.act(appraisal, 'withdrawObjection', {}, {});
      await this.workPlans.endExamination(id);
      await this.events.record(new ObjectionWithdrawn(eventOf(id, appraisal)));
    });
  }

  /** A side explains itself in writing; as often as it likes. Throws REQUEST.NOT_FOUND, OBJECTION.NOT_A_SIDE, WRONG_STATE. */
  async explain(actor: Actor, id: string, { text }: ExplanationRequest): Promise<void> {
    await this.db.transaction(async () => {
      const { objection } = await this.access.load(actor, id, 'side');
      const byEmployeeId = actor.employeeId ?? '';
      const isOwner = objection.employeeId === byEmployeeId;
      const heard = [isOwner ? ('EMPLOYEE' as const) : ('APPRAISER' as const)];
      await this.moves.act(objection, 'explain', isOwner ? 'owner' : 'appraiser', {}, { heard });
      const said = { id: newId(), objectionId: id, kind: 'EXPLANATION' as const, heard, text, byEmployeeId };
      const at = { heldOn: this.clock.today(), createdAt: this.clock.now(), version: 1 };
      await this.db.insert(ObjectionHearing, { ...said, ...at });
    });
  }

  /** Who objects has received the result: the days count from now on, for another objection, too (OB-1). */
  private async receipt(appraisal: Appraisal): Promise<Partial<Appraisal>> {
    const { acknowledgedOn: known, publishedAt } = appraisal;
    if (known !== null || publishedAt === null) return {};
    const acknowledgedOn = this.clock.today();
    const objectionDueOn = await this.terms.objectionDueOn({ ...appraisal, publishedAt, acknowledgedOn });
    return { acknowledgedOn, acknowledgedAt: this.clock.now(), objectionDueOn };
  }

  private async requireInTime(appraisal: Appraisal): Promise<void> {
    const { objectionDueOn, publishedAt } = appraisal;
    const counted = publishedAt ? await this.terms.objectionDueOn({ ...appraisal, publishedAt }) : null;
    const dueOn = objectionDueOn ?? counted ?? '';
    const extended = (await this.downtimes.grace())(dueOn);
    if (this.clock.today() > extended) throw objectionProblems.TOO_LATE({ dueOn: extended });
  }

  private async requireTalk({ id: appraisalId, employeeId }: Appraisal): Promise<void> {
    const talks = await this.db.find(AppraisalTalk, { appraisalId });
    const isTalked = talks.some(({ byEmployeeId, heldOn }) => byEmployeeId === employeeId || heldOn !== null);
    if (!isTalked) throw objectionProblems.TALK_FIRST({ appraisal: appraisalId });
  }
}
