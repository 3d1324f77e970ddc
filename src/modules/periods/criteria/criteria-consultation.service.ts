import { Injectable } from '@nestjs/common';
import { AuditLog } from '../../../kernel/audit/audit-log.js';
import type { Actor } from '../../../kernel/auth/actor.js';
import { Clock, newId } from '../../../kernel/clock/clock.js';
import { Database } from '../../../kernel/database/database.js';
import { refuseTaken } from '../../../kernel/database/refuse-taken.js';
import { requestProblems } from '../../../kernel/errors/problems.js';
import { EventRecorder } from '../../../kernel/events/event-recorder.js';
import { refusedAt } from '../../../kernel/http/input-faults.js';
import { assertVersion } from '../../../kernel/http/params.js';
import { CriteriaAccess, moved } from './criteria-access.js';
import { CriteriaProposalAnswered } from './criteria.events.js';
import { aboutOf } from './criteria-publication.service.js';
import { criteriaProblems } from './criteria.problems.js';
import { keptCriterion } from './criteria-sets.service.js';
import { unfitField } from './domain/criteria-lines.js';
import type {
  CriteriaCommentRequest,
  CriteriaProposalRequest,
  ProposalAnswerRequest,
} from './http/criteria-consultation.request.js';
import { CriteriaComment, CriteriaProposal, CriteriaVote } from './persistence/criteria-consultation.entity.js';
import type { CriteriaSet } from './persistence/criteria-set.entity.js';

/** Lets everybody of a unit comment, propose and vote, and its managers answer. Rules CR-4 to CR-6. */
@Injectable()
export class CriteriaConsultation {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly audit: AuditLog,
    private readonly events: EventRecorder,
    private readonly access: CriteriaAccess,
  ) {}

  /** Says something of criteria; gives the id. Throws REQUEST.NOT_FOUND, REQUEST.ID_TAKEN, CRITERIA.NOT_OF_UNIT, WRONG_STATE, CONSULTATION_CLOSED, CRITERION_UNKNOWN. */
  async comment(actor: Actor, criteriaSetId: string, input: CriteriaCommentRequest): Promise<string> {
    const { id = newId(), criterionCode = null, text } = input;
    await this.db.transaction(async () => {
      const { set, employeeId } = await this.discussed(actor, criteriaSetId);
      if (criterionCode !== null && !set.criteria.some(({ code }) => code === criterionCode))
        throw refusedAt(criteriaProblems.CRITERION_UNKNOWN, {}, '/criterionCode');
      const what = { id, criteriaSetId, authorEmployeeId: employeeId, criterionCode, text };
      await refuseTaken(this.db.insert(CriteriaComment, { ...what, createdAt: this.clock.now(), version: 1 }));
      await this.record('criteria-comment.say', 'criteria-comment', id, { criteriaSetId, criterionCode });
    });
    return id;
  }

  /** Proposes a change; gives its id. Throws REQUEST.NOT_FOUND, REQUEST.ID_TAKEN, CRITERIA.NOT_OF_UNIT, WRONG_STATE, CONSULTATION_CLOSED, PROPOSAL_UNFIT. */
  async propose(actor: Actor, criteriaSetId: string, input: CriteriaProposalRequest): Promise<string> {
    const { id = newId(), kind, criterionCode = null, reason } = input;
    const criterion = input.criterion === undefined ? null : keptCriterion(input.criterion);
    await this.db.transaction(async () => {
      const { set, employeeId } = await this.discussed(actor, criteriaSetId);
      const unfit = unfitField({ kind, criterionCode, criterion }, set.criteria);
      if (unfit !== null) throw refusedAt(criteriaProblems.PROPOSAL_UNFIT, {}, `/${unfit}`);
      const now = this.clock.now();
      const what = { id, criteriaSetId, authorEmployeeId: employeeId, kind, criterionCode, criterion, reason };
      await refuseTaken(this.db.insert(CriteriaProposal, { ...what, createdAt: now, updatedAt: now, version: 1 }));
      await this.record('criteria-proposal.make', 'criteria-proposal', id, { criteriaSetId, kind, criterionCode });
    });
    return id;
  }

  /**
   * Votes for or against a proposal, or changes the own vote; who did and how, no record tells. Throws REQUEST.NOT_FOUND, CRITERIA.NOT_OF_UNIT, WRONG_STATE,
   * CONSULTATION_CLOSED, ANSWERED, NOTHING_NEW.
   */
  async vote(actor: Actor, proposalId: string, isFor: boolean): Promise<void> {
    await this.db.transaction(async () => {
      const { criteriaSetId } = await this.find(proposalId);
      const { employeeId } = await this.discussed(actor, criteriaSetId);
      const proposal = await this.find(proposalId);
      if (proposal.answer !== null) throw criteriaProblems.ANSWERED();
      const own = { proposalId, employeeId };
      const [known] = await this.db.find(CriteriaVote, own);
      if (known?.isFor === isFor) throw criteriaProblems.NOTHING_NEW();
      const now = this.clock.now();
      if (known) await this.db.update(CriteriaVote, own, { isFor, updatedAt: now, version: known.version + 1 });
      else
        await this.db.insert(CriteriaVote, { id: newId(), ...own, isFor, createdAt: now, updatedAt: now, version: 1 });
      const object = { type: 'criteria-proposal', id: proposalId };
      await this.audit.record({ action: 'criteria-proposal.vote', object, facts: { criteriaSetId }, isByNobody: true });
    });
  }

  /** Answers a proposal with a reason. Throws REQUEST.NOT_FOUND, REQUEST.STALE, CRITERIA.NOT_YOUR_UNIT, WRONG_STATE, ANSWERED. */
  async answer(actor: Actor, proposalId: string, input: ProposalAnswerRequest, version: number | null): Promise<void> {
    await this.db.transaction(async () => {
      const { criteriaSetId } = await this.find(proposalId);
      const set = await this.access.keeper(actor, criteriaSetId);
      const proposal = await this.find(proposalId);
      assertVersion(proposal.version, version);
      moved(set, 'answer');
      if (proposal.answer !== null) throw criteriaProblems.ANSWERED();
      const now = this.clock.now();
      const facts = { answer: input.answer, answerReason: input.reason };
      const stamps = { answeredAt: now, updatedAt: now, version: proposal.version + 1 };
      await this.db.update(CriteriaProposal, { id: proposalId }, { ...facts, ...stamps });
      const { authorEmployeeId: toEmployeeId } = proposal;
      await this.events.record(new CriteriaProposalAnswered({ ...aboutOf(set), proposalId, toEmployeeId }));
      await this.audit.record({
        action: 'criteria-proposal.answer',
        object: { type: 'criteria-proposal', id: proposalId },
        subjectEmployeeId: toEmployeeId,
        after: facts,
      });
    });
  }

  /** Locks criteria that are open for discussion today, for one of their people. */
  private async discussed(actor: Actor, id: string): Promise<{ set: CriteriaSet; employeeId: string }> {
    const member = await this.access.member(actor, id);
    moved(member.set, 'discuss');
    const today = this.clock.today();
    const { consultationFrom: from, consultationUntil: until } = member.set;
    if (from === null || until === null || today < from || today > until)
      throw criteriaProblems.CONSULTATION_CLOSED({ from: from ?? '–', until: until ?? '–' });
    return member;
  }

  private async find(id: string): Promise<CriteriaProposal> {
    const [proposal] = await this.db.find(CriteriaProposal, { id });
    if (!proposal) throw requestProblems.NOT_FOUND();
    return proposal;
  }

  private record(action: string, type: string, id: string, facts: Record<string, unknown>): Promise<void> {
    return this.audit.record({ action, object: { type, id }, facts });
  }
}
