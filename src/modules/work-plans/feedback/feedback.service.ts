import { Injectable } from '@nestjs/common';
import { AuditLog } from '../../../kernel/audit/audit-log.js';
import type { Actor } from '../../../kernel/auth/actor.js';
import { Clock, newId } from '../../../kernel/clock/clock.js';
import { Database } from '../../../kernel/database/database.js';
import { refuseTaken } from '../../../kernel/database/refuse-taken.js';
import { requestProblems } from '../../../kernel/errors/problems.js';
import { EventRecorder } from '../../../kernel/events/event-recorder.js';
import { refusedAt } from '../../../kernel/http/input-faults.js';
import { employeeTables } from '../../employees/index.js';
import type { WorkPlan } from '../persistence/work-plan.entity.js';
import { WorkPlanAccess } from '../work-plan.access.js';
import { FeedbackAnswered, FeedbackGiven } from '../work-plan.events.js';
import { workPlanProblems } from '../work-plans.problems.js';
import { type GiverRelation, relationOf } from './domain/giver.js';
import { FeedbackLines } from './feedback-lines.js';
import { feedbackProblems } from './feedback.problems.js';
import type { FeedbackGivenRequest } from './http/feedback.request.js';
import { Feedback, FeedbackReply, FeedbackRequest } from './persistence/feedback.entity.js';

/** Most answers to one piece of feedback. */
const MOST_REPLIES = 100;
const { reportingLine, teamMember, assignment } = employeeTables;
const TODAY = (alias: string): string => `${alias}.validFrom <= ? AND ${alias}.validUntil >= ?`;
/** How one person stands to another today, as figures above 0. */
const STANDING = `SELECT
  (SELECT COUNT(*) FROM ${reportingLine} l WHERE l.employeeId = ? AND l.appraiserId = ? AND ${TODAY('l')}) AS appraises,
  (SELECT COUNT(*) FROM ${reportingLine} l WHERE l.employeeId = ? AND l.appraiserId = ? AND ${TODAY('l')}) AS isAppraised,
  (SELECT COUNT(*) FROM ${teamMember} m JOIN ${teamMember} g ON g.teamId = m.teamId AND g.role = 'LEADER' AND ${TODAY('g')}
    WHERE m.employeeId = ? AND g.employeeId = ? AND ${TODAY('m')}) AS leadsTeam,
  (SELECT COUNT(*) FROM ${teamMember} m JOIN ${teamMember} g ON g.teamId = m.teamId AND ${TODAY('g')}
    WHERE m.employeeId = ? AND g.employeeId = ? AND ${TODAY('m')}) AS inTeam,
  (SELECT COUNT(*) FROM ${assignment} m JOIN ${assignment} g ON g.unitId = m.unitId AND g.kind = 'DEFINITIF' AND ${TODAY('g')}
    WHERE m.employeeId = ? AND m.kind = 'DEFINITIF' AND g.employeeId = ? AND ${TODAY('m')}) AS inUnit`;

type StandingRow = Record<'appraises' | 'isAppraised' | 'leadsTeam' | 'inTeam' | 'inUnit', number>;

/** Takes what people think of each other's work in the course of the year, and answers to it. Rules FB-1, FB-2, FB-4. */
@Injectable()
export class FeedbackService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly audit: AuditLog,
    private readonly events: EventRecorder,
    private readonly access: WorkPlanAccess,
    private readonly lines: FeedbackLines,
  ) {}

  /**
   * Gives feedback to somebody whose plan has begun and is not closed, or answers a request; gives its id. Throws REQUEST.ID_TAKEN, FEEDBACK.WHOM,
   * REQUEST_UNKNOWN, ABOUT_ONESELF, NOT_YOURS_TO_GIVE, NO_PLAN, PART_UNKNOWN.
   */
  async give(actor: Actor, input: FeedbackGivenRequest): Promise<string> {
    const { id = newId(), requestId = null, employeeId, kind, text, part, partId } = input;
    const isAlone = part === undefined && partId === undefined && employeeId === undefined;
    if (requestId === null ? employeeId === undefined : !isAlone)
      throw refusedAt(feedbackProblems.WHOM, {}, requestId === null ? '/employeeId' : '/requestId');
    const giver = actor.employeeId ?? '';
    await this.db.transaction(async () => {
      const known = requestId === null ? undefined : (await this.db.find(FeedbackRequest, { id: requestId }))[0];
      // The plan before what hangs on it.
      const plan = await this.planOf(known?.workPlanId ?? (await this.planOfToday(employeeId ?? '')));
      const request = requestId === null ? null : await this.requestTo(giver, requestId);
      const relation = await this.relationTo(giver, plan?.employeeId ?? employeeId ?? '', request !== null);
      if (plan?.status !== 'ACTIVE') throw feedbackProblems.NO_PLAN();
      if (request) await this.lines.requireLine(plan.id, request, '/requestId');
      const { part: about, partId: which } = request ?? (await this.lines.lineOf(actor, plan, { part, partId }));
      const facts = {
        workPlanId: plan.id,
        giverEmployeeId: giver,
        relation,
        requestId,
        part: about,
        partId: which,
        kind,
      };
      const said = { text, createdAt: this.clock.now(), version: 1 };
      await refuseTaken(this.db.insert(Feedback, { id, ...facts, ...said }));
      if (request) await this.settle(request);
      await this.events.record(new FeedbackGiven(this.about(plan, id)));
      await this.record('give', plan, id, { relation, part: about, kind });
    });
    return id;
  }

  /**
   * Answers feedback: its receiver, the appraiser or the giver. Throws REQUEST.NOT_FOUND, WORK_PLAN.NOT_A_PARTY, WRONG_STATE,
   * FEEDBACK.TOO_MANY_REPLIES.
   */
  async reply(actor: Actor, feedbackId: string, text: string): Promise<void> {
    const author = actor.employeeId ?? '';
    await this.db.transaction(async () => {
      const [feedback] = await this.db.find(Feedback, { id: feedbackId });
      if (!feedback) throw requestProblems.NOT_FOUND();
      const isGiver = feedback.giverEmployeeId === author;
      const plan = isGiver
        ? await this.planOf(feedback.workPlanId)
        : await this.access.load(actor, feedback.workPlanId, 'speaker');
      if (!plan || (await this.isErased(plan.employeeId))) throw requestProblems.NOT_FOUND();
      requireAlive(plan);
      const replies = await this.db.count('feedback_reply', { sql: 'feedbackId = ?', values: [feedbackId] });
      if (replies >= MOST_REPLIES) throw feedbackProblems.TOO_MANY_REPLIES({ limit: MOST_REPLIES });
      const reply = { id: newId(), feedbackId, authorEmployeeId: author, text, createdAt: this.clock.now() };
      await this.db.insert(FeedbackReply, reply);
      const toEmployeeId = author === plan.employeeId ? feedback.giverEmployeeId : plan.employeeId;
      await this.events.record(new FeedbackAnswered({ ...this.about(plan, feedbackId), toEmployeeId }));
      await this.record('reply', plan, feedbackId, { replyId: reply.id });
    });
  }

  private async requestTo(giver: string, id: string): Promise<FeedbackRequest> {
    const request = await this.db.lock(FeedbackRequest, { id });
    if (request?.fromEmployeeId !== giver || request.status !== 'OPEN')
      throw refusedAt(feedbackProblems.REQUEST_UNKNOWN, {}, '/requestId');
    return request;
  }

  private async settle({ id, version }: FeedbackRequest): Promise<void> {
    const settled = { status: 'ANSWERED', updatedAt: this.clock.now(), version: version + 1 } as const;
    await this.db.update(FeedbackRequest, { id }, settled);
  }

  /** The plan of somebody that has begun and is not closed: the latest. */
  private async planOfToday(employeeId: string): Promise<string | null> {
    const sql = `SELECT id FROM work_plan WHERE employeeId = ? AND status = 'ACTIVE' AND startsOn <= ? ORDER BY startsOn DESC LIMIT 1`;
    return (await this.db.rows<{ id: string }>(sql, [employeeId, this.clock.today()]))[0]?.id ?? null;
  }

  private async planOf(id: string | null): Promise<WorkPlan | undefined> {
    return id === null ? undefined : this.access.hold(id);
  }

  private async relationTo(giver: string, to: string, isAsked: boolean): Promise<GiverRelation> {
    if (giver === to) throw refusedAt(feedbackProblems.ABOUT_ONESELF, {}, '/employeeId');
    const today = this.clock.today();
    const [both, days] = [
      [to, giver],
      [today, today],
    ];
    const [row] = await this.db.rows<StandingRow>(STANDING, [
      ...[...both, ...days, giver, to, ...days],
      ...[...days, ...both, ...days, ...days, ...both, ...days, ...days, ...both, ...days],
    ]);
    const is = (name: keyof StandingRow): boolean => Number(row?.[name] ?? 0) > 0;
    const standing = { appraises: is('appraises'), isAppraised: is('isAppraised'), leadsTeam: is('leadsTeam') };
    const relation = relationOf({ ...standing, worksBeside: is('inTeam') || is('inUnit'), isAsked });
    if (relation === null) throw refusedAt(feedbackProblems.NOT_YOURS_TO_GIVE, {}, '/employeeId');
    return relation;
  }

  private async isErased(employeeId: string): Promise<boolean> {
    const sql = `SELECT id FROM ${employeeTables.employee} WHERE id = ? AND erasedAt IS NOT NULL`;
    return (await this.db.rows(sql, [employeeId])).length > 0;
  }

  private about({ id: workPlanId, employeeId, performancePeriodId }: WorkPlan, feedbackId: string) {
    return { feedbackId, workPlanId, employeeId, performancePeriodId };
  }

  private record(verb: string, { employeeId }: WorkPlan, id: string, facts: Record<string, unknown>): Promise<void> {
    const object = { type: 'feedback', id };
    return this.audit.record({ action: `feedback.${verb}`, object, subjectEmployeeId: employeeId, facts });
  }
}

function requireAlive({ status }: WorkPlan): void {
  if (status === 'CANCELLED') throw workPlanProblems.WRONG_STATE({ status, needed: 'ACTIVE, CLOSED' });
}
