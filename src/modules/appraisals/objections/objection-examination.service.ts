import { Injectable } from '@nestjs/common';
import { AuditLog } from '../../../kernel/audit/audit-log.js';
import type { Actor } from '../../../kernel/auth/actor.js';
import { Clock, newId } from '../../../kernel/clock/clock.js';
import { Database } from '../../../kernel/database/database.js';
import { EventRecorder } from '../../../kernel/events/event-recorder.js';
import { refusedAt } from '../../../kernel/http/input-faults.js';
import { EmployeesApi } from '../../employees/index.js';
import { Downtimes } from '../../periods/index.js';
import { WorkPlansApi } from '../../work-plans/index.js';
import {
  AppraisalFinal,
  ObjectionDecided,
  ObjectionExamined,
  ObjectionExaminerAppointed,
} from '../appraisal.events.js';
import { AppraisalMoves } from '../appraisal-moves.js';
import { AppraisalTerms } from '../appraisal-terms.js';
import { subjectOf } from '../appraisal-subject.js';
import { requireDayBetween } from '../days-of-acts.js';
import { PREDICATES } from '../domain/rule-set.js';
import type { RatingsRequest } from '../http/appraisal.request.js';
import { type Appraisal, AppraisalPlan } from '../persistence/appraisal.entity.js';
import { AppraisalRatings } from '../ratings/appraisal-ratings.js';
import { SignedAppraisals } from '../signed-appraisals.js';
import { sidesToHear } from './domain/hearing.js';
import { isOpen, OBJECTION_TRANSITIONS } from './domain/objection.states.js';
import { decisionDueOn } from './domain/objection-terms.js';
import type {
  ExaminationRequest,
  ExaminerRequest,
  HearingRequest,
  ObjectionDecisionRequest,
} from './http/objection.request.js';
import { ObjectionAccess } from './objection.access.js';
import { eventOf, ObjectionMoves } from './objection-moves.js';
import { ObjectionPolicyService } from './objection-policy.service.js';
import { objectionProblems } from './objection.problems.js';
import { type Objection, ObjectionHearing, type RatedResult } from './persistence/objection.entity.js';

/** What the examiner of an objection does, and who becomes it. Rules OB-3 to OB-7. */
@Injectable()
export class ObjectionExaminationService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly events: EventRecorder,
    private readonly downtimes: Downtimes,
    private readonly employees: EmployeesApi,
    private readonly workPlans: WorkPlansApi,
    private readonly access: ObjectionAccess,
    private readonly appraisals: AppraisalMoves,
    private readonly moves: ObjectionMoves,
    private readonly terms: AppraisalTerms,
    private readonly policy: ObjectionPolicyService,
    private readonly signed: SignedAppraisals,
    private readonly audit: AuditLog,
    private readonly ratings: AppraisalRatings,
  ) {}

  /** The examiner begins, and asks both sides for explanations. Throws REQUEST.NOT_FOUND, OBJECTION.NOT_THE_EXAMINER, WRONG_STATE. */
  async examine(actor: Actor, id: string, input: ExaminationRequest): Promise<void> {
    await this.db.transaction(async () => {
      const { objection, appraisal } = await this.access.load(actor, id, 'examiner');
      const { questionToEmployee = null, questionToAppraiser = null } = input;
      const { explanationWorkingDays } = await this.policy.current();
      const count = (await this.terms.countingOf([objection.employeeId]))(objection.employeeId);
      const dueOn = count(this.clock.today(), explanationWorkingDays);
      const asked = { questionToEmployee, questionToAppraiser, explanationsDueOn: dueOn };
      await this.moves.act(objection, 'examine', 'examiner', { ...asked, examinedAt: this.clock.now() }, {});
      await this.events.record(new ObjectionExamined({ ...eventOf(id, appraisal), dueOn }));
    });
  }

  /** The examiner notes a hearing and who was heard at it. Throws REQUEST.NOT_FOUND, OBJECTION.NOT_THE_EXAMINER, WRONG_STATE, REQUEST.INVALID. */
  async hear(actor: Actor, id: string, { heldOn, heard, minutes: text }: HearingRequest): Promise<void> {
    await this.db.transaction(async () => {
      const { objection } = await this.access.load(actor, id, 'examiner');
      requireDayBetween(heldOn, { earliest: objection.filedOn, today: this.clock.today() }, '/heldOn');
      await this.moves.act(objection, 'hear', 'examiner', {}, { heldOn, heard });
      const said = { id: newId(), objectionId: id, kind: 'HEARING' as const, heard, heldOn, text };
      const by = { byEmployeeId: actor.employeeId ?? '', createdAt: this.clock.now(), version: 1 };
      await this.db.insert(ObjectionHearing, { ...said, ...by });
    });
  }

  /**
   * The examiner decides, with reasons, after both sides were heard; the result is final with it. What is upheld is rated anew.
   * Throws REQUEST.NOT_FOUND, OBJECTION.NOT_THE_EXAMINER, WRONG_STATE, NOT_HEARD, RATINGS_NEEDED, RATINGS_UNEXPECTED, NOTHING_CHANGED,
   * LOWER, APPRAISAL.ITEM_UNKNOWN, WEIGHTS_NOT_HUNDRED, NOT_A_LEADER, INCOMPLETE.
   */
  async decide(actor: Actor, id: string, input: ObjectionDecisionRequest): Promise<void> {
    await this.db.transaction(async () => {
      const { objection, appraisal } = await this.access.load(actor, id, 'examiner');
      const { outcome, reason, ratings } = input;
      const isUpheld = outcome === 'UPHELD';
      if (isUpheld && !ratings) throw refusedAt(objectionProblems.RATINGS_NEEDED, {}, '/ratings');
      if (!isUpheld && ratings) throw refusedAt(objectionProblems.RATINGS_UNEXPECTED, {}, '/ratings');
      await this.requireHeard(objection);
      const before = resultOf(appraisal);
      const change = ratings ? await this.rated(appraisal, ratings, objection) : {};
      const now = this.clock.now();
      const decided = { decisionReason: reason, decidedByEmployeeId: actor.employeeId, endedAt: now };
      const after = { ...before, ...(ratings ? resultOf({ ...appraisal, ...change }) : {}) };
      await this.moves.act(
        objection,
        isUpheld ? 'uphold' : 'reject',
        'examiner',
        { ...decided, resultBefore: before, resultAfter: after },
        {},
      );
      const finalOn = this.clock.today();
      await this.appraisals.act(appraisal, 'decideObjection', { ...change, finalOn }, { ...after, finalOn });
      if (isUpheld) await this.sign(appraisal, actor.employeeId ?? '');
      await this.workPlans.endExamination(id);
      await this.events.record(new ObjectionDecided(eventOf(id, appraisal)));
      await this.events.record(new AppraisalFinal(subjectOf(appraisal)));
    });
  }

  /** Keeps what the decision has made of an appraisal, and its hash in the record. */
  private async sign({ id, employeeId }: Appraisal, signedByEmployeeId: string): Promise<void> {
    const hashes = await this.signed.keep(new Map([[id, signedByEmployeeId]]));
    await this.audit.record({
      action: 'appraisal.sign',
      object: { type: 'appraisal', id },
      subjectEmployeeId: employeeId,
      facts: { contentsHash: hashes.get(id) ?? null },
    });
  }

  /** The HR office names who examines, where nobody does or the examiner cannot. Throws REQUEST.NOT_FOUND, OBJECTION.OWN_OBJECTION, WRONG_STATE, EXAMINER_UNFIT. */
  async appoint(actor: Actor, id: string, { examinerId, reason }: ExaminerRequest): Promise<void> {
    await this.db.transaction(async () => {
      const { objection, appraisal } = await this.access.load(actor, id, 'office');
      const sides = [objection.employeeId, objection.appraiserId];
      if (sides.includes(actor.employeeId)) throw objectionProblems.OWN_OBJECTION();
      if (!isOpen(objection.status)) {
        const needed = OBJECTION_TRANSITIONS.appoint.from.join(', ');
        throw objectionProblems.WRONG_STATE({ status: objection.status, needed });
      }
      const unfit = [...sides, objection.examinerId, actor.employeeId];
      if (unfit.includes(examinerId) || !(await this.employees.isInService(examinerId)))
        throw refusedAt(objectionProblems.EXAMINER_UNFIT, {}, '/examinerId');
      await this.pass(objection, appraisal, examinerId, 'office', { reason });
    });
  }

  /** Makes somebody the examiner of an open, locked objection, with a new term for the decision. */
  async pass(
    objection: Objection,
    appraisal: Appraisal,
    examinerId: string,
    party: 'office' | 'system',
    audited: object,
  ): Promise<void> {
    const { id, employeeId, filedOn } = objection;
    const { decisionWorkingDays } = await this.policy.current();
    const count = (await this.terms.countingOf([employeeId]))(employeeId);
    const appointedOn = this.clock.today();
    const dueOn = decisionDueOn(filedOn, appointedOn, decisionWorkingDays, count);
    await this.moves.act(objection, 'appoint', party, { examinerId, appointedOn, decisionDueOn: dueOn }, audited);
    await this.workPlans.endExamination(id);
    const plans = await this.db.find(AppraisalPlan, { appraisalId: appraisal.id });
    await this.workPlans.letExamine(
      plans.map(({ workPlanId }) => workPlanId),
      examinerId,
      id,
    );
    await this.events.record(new ObjectionExaminerAppointed(eventOf(id, appraisal)));
  }

  private async requireHeard({ id: objectionId, status, explanationsDueOn }: Objection): Promise<void> {
    if (status !== 'UNDER_EXAMINATION' || explanationsDueOn === null)
      throw objectionProblems.WRONG_STATE({ status, needed: 'UNDER_EXAMINATION' });
    const heard = (await this.db.find(ObjectionHearing, { objectionId })).flatMap((one) => one.heard);
    const dueOn = (await this.downtimes.grace())(explanationsDueOn);
    const missing = sidesToHear(heard, dueOn, this.clock.today());
    if (missing.length > 0) throw objectionProblems.NOT_HEARD({ sides: missing.join(', '), dueOn });
  }

  private async rated(
    appraisal: Appraisal,
    ratings: RatingsRequest,
    { contests }: Pick<Objection, 'contests'>,
  ): Promise<Partial<Appraisal>> {
    const change = await this.ratings.redo(appraisal, ratings);
    // Of the procedure alone the result may be right, and its reasons anew.
    if (isSame(appraisal, change) && !contests.includes('PROCEDURE'))
      throw refusedAt(objectionProblems.NOTHING_CHANGED, {}, '/ratings');
    const { predicate: before } = appraisal;
    const { predicate: after } = change;
    const isLower = before !== null && PREDICATES.indexOf(after) > PREDICATES.indexOf(before);
    if (isLower && !(await this.terms.mayLower(appraisal)))
      throw refusedAt(objectionProblems.LOWER, { before, after }, '/ratings');
    // Whose reasons these are now is not said by the appraiser's name beside them.
    const way = `keberatan dikabulkan ${this.clock.today()}: predikat ${before ?? '–'} → ${after}; rating dan alasannya dari pemeriksa${ratings.items ? '' : ', rating per butir tetap dari penilai'}`;
    return { ...change, outcome: change.outcome && { ...change.outcome, steps: [...change.outcome.steps, way] } };
  }
}

/** True where neither a rating nor a figure is another one. */
function isSame(before: Appraisal, after: Pick<Appraisal, 'resultRating' | 'behaviourRating' | 'outcome'>): boolean {
  const figuresOf = ({ outcome }: Pick<Appraisal, 'outcome'>): string => JSON.stringify(outcome?.figures ?? null);
  const isRatedAlike = before.resultRating === after.resultRating && before.behaviourRating === after.behaviourRating;
  return isRatedAlike && before.predicate === after.outcome?.predicate && figuresOf(before) === figuresOf(after);
}

function resultOf(appraisal: RatedResult): RatedResult {
  const { resultRating, resultReason, behaviourRating, behaviourReason, predicate } = appraisal;
  return { resultRating, resultReason, behaviourRating, behaviourReason, predicate };
}
