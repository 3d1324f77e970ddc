import { Injectable } from '@nestjs/common';
import { AuditLog } from '../../kernel/audit/audit-log.js';
import type { Actor } from '../../kernel/auth/actor.js';
import { Clock, newId, randomId } from '../../kernel/clock/clock.js';
import { Database } from '../../kernel/database/database.js';
import { refuseTaken } from '../../kernel/database/refuse-taken.js';
import { EventRecorder } from '../../kernel/events/event-recorder.js';
import { refusedAt } from '../../kernel/http/input-faults.js';
import { assertVersion } from '../../kernel/http/params.js';
import { Jobs } from '../../kernel/jobs/jobs.js';
import { plusDays } from '../../kernel/values/civil-date.js';
import { EmployeesApi, employeeTables, postedBelow } from '../employees/index.js';
import { PeriodsApi } from '../periods/index.js';
import type { RoundAction } from './domain/round.states.js';
import type { ReviewRoundPatch, ReviewRoundRequest } from './http/review-round.request.js';
import { ReviewQuestionnaire } from './persistence/review-questionnaire.entity.js';
import { ReviewRound, ReviewSubject } from './persistence/review-round.entity.js';
import { ReviewPolicyService } from './review-policy.service.js';
import { ReviewRoundOpened, ReviewRoundReleased } from './review.events.js';
import { movedBy, ReviewRoundAccess } from './review-round.access.js';
import { reviewProblems } from './reviews.problems.js';
import { WrittenAnswers } from './written-answers.js';

const WISHES = "review_adjustment a JOIN review_subject s ON s.id = a.subjectId AND a.status = 'WAITING'";

/** Runs rounds of reviews. Rule RV-3. */
@Injectable()
export class ReviewRoundsService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly audit: AuditLog,
    private readonly events: EventRecorder,
    private readonly jobs: Jobs,
    private readonly access: ReviewRoundAccess,
    private readonly policy: ReviewPolicyService,
    private readonly periods: PeriodsApi,
    private readonly employees: EmployeesApi,
    private readonly written: WrittenAnswers,
  ) {}

  /**
   * Drafts a round; gives its id. Throws REVIEW.UNIT_UNKNOWN, PERIOD_UNKNOWN, QUESTIONNAIRE_UNKNOWN, EMPLOYEE_UNKNOWN, DAYS_REVERSED,
   * REQUEST.ID_TAKEN.
   */
  async draft(actor: Actor, input: ReviewRoundRequest): Promise<string> {
    const { id = newId(), name, unitId, performancePeriodId, evaluationPeriodId = null, questionnaireId } = input;
    const { adjustDays, answerDays } = await this.policy.current();
    const adjustUntil = input.adjustUntil ?? plusDays(this.clock.today(), adjustDays);
    const answerUntil = input.answerUntil ?? plusDays(adjustUntil, answerDays);
    await this.db.transaction(async () => {
      if (!(await this.access.runsIn(actor, unitId))) throw refusedAt(reviewProblems.UNIT_UNKNOWN, {}, '/unitId');
      await this.requirePeriod(performancePeriodId, evaluationPeriodId);
      const [questionnaire] = await this.db.find(ReviewQuestionnaire, { id: questionnaireId });
      if (questionnaire?.status !== 'PUBLISHED')
        throw refusedAt(reviewProblems.QUESTIONNAIRE_UNKNOWN, {}, '/questionnaireId');
      this.requireDays({ adjustUntil, answerUntil });
      const employeeIds = await this.requirePeople(unitId, input.employeeIds ?? []);
      const now = this.clock.now();
      const facts = {
        name,
        unitId,
        performancePeriodId,
        evaluationPeriodId,
        questionnaireId,
        adjustUntil,
        answerUntil,
      };
      const stamps = { createdAt: now, updatedAt: now, version: 1 };
      await refuseTaken(this.db.insert(ReviewRound, { id, ...facts, status: 'DRAFT', ...stamps }));
      const subjects = employeeIds.map((employeeId) => ({ id: newId(), roundId: id, employeeId, version: 1 }));
      await this.db.insert(
        ReviewSubject,
        subjects.map((subject) => ({ ...subject, status: 'CHOSEN' as const })),
      );
      await this.record('draft', id, { after: facts });
    });
    return id;
  }

  /** Changes name and days. Throws REQUEST.NOT_FOUND, REQUEST.STALE, REVIEW.WRONG_STATE, DAYS_REVERSED. */
  async change(actor: Actor, id: string, patch: ReviewRoundPatch, version: number | null): Promise<void> {
    await this.db.transaction(async () => {
      const round = await this.access.load(actor, id);
      assertVersion(round.version, version);
      const { status } = round;
      if (!['DRAFT', 'PROPOSED', 'OPEN'].includes(status))
        throw reviewProblems.WRONG_STATE({ status, needed: 'DRAFT, PROPOSED, OPEN' });
      const { name, adjustUntil, answerUntil } = round;
      this.requireDays({ adjustUntil, answerUntil, ...patch });
      await this.save(round, patch);
      await this.record('change', id, { before: { name, adjustUntil, answerUntil }, after: patch });
    });
  }

  /** Asks for reviewers to be proposed; a job does it. Throws REQUEST.NOT_FOUND, REQUEST.STALE, REVIEW.WRONG_STATE, NOBODY. */
  async propose(actor: Actor, id: string, version: number | null): Promise<void> {
    await this.db.transaction(async () => {
      const round = await this.loadFor(actor, id, version, 'propose');
      const proposedOn = this.clock.today();
      const named = await this.db.find(ReviewSubject, { roundId: id });
      const people = named.length > 0 ? named : await this.employees.whoMakesPlans(proposedOn, round.unitId);
      if (people.length === 0) throw reviewProblems.NOBODY();
      const {
        servedUnits: _served,
        adjustDays: _a,
        answerDays: _b,
        reminderDaysBefore: _c,
        ...held
      } = await this.policy.current();
      const { unitHrReadsResults: _hr, version: _version, ...rules } = held;
      const jobId = await this.jobs.enqueue('reviews.propose', { roundId: id }, { uniqueKey: `reviews.propose:${id}` });
      const seed = randomId();
      await this.move(round, 'propose', { rules, seed, proposedOn, jobId });
    });
  }

  /**
   * Invites reviewers to answer. Wishes that nobody has decided hold it back as long as they can be. Throws REQUEST.NOT_FOUND, REQUEST.STALE,
   * REVIEW.WRONG_STATE, ANSWERING_OVER, WISHES_WAIT.
   */
  async open(actor: Actor, id: string, version: number | null): Promise<void> {
    await this.db.transaction(async () => {
      const round = await this.loadFor(actor, id, version, 'open');
      const today = this.clock.today();
      if (round.answerUntil < today) throw reviewProblems.ANSWERING_OVER();
      const wishes =
        round.adjustUntil < today ? 0 : await this.db.count(WISHES, { sql: 's.roundId = ?', values: [id] });
      if (wishes > 0) throw reviewProblems.WISHES_WAIT({ wishes, until: round.adjustUntil });
      await this.move(round, 'open');
      await this.events.record(new ReviewRoundOpened(about(round)));
    });
  }

  /** Ends answering; a job makes the results and destroys the answers. Throws REQUEST.NOT_FOUND, REQUEST.STALE, REVIEW.WRONG_STATE. */
  async close(actor: Actor, id: string, version: number | null): Promise<void> {
    await this.db.transaction(async () => this.beginClosing(await this.loadFor(actor, id, version, 'close')));
  }

  /** The same on the day after the last one; in the current transaction. */
  async closeWhenOver(id: string): Promise<void> {
    const round = await this.db.lock(ReviewRound, { id });
    if (round?.status === 'OPEN' && round.answerUntil < this.clock.today()) await this.beginClosing(round, 'system');
  }

  /** Shows everybody the own result. Throws REQUEST.NOT_FOUND, REQUEST.STALE, REVIEW.WRONG_STATE. */
  async release(actor: Actor, id: string, version: number | null): Promise<void> {
    await this.db.transaction(async () => {
      const round = await this.loadFor(actor, id, version, 'release');
      await this.move(round, 'release');
      await this.events.record(new ReviewRoundReleased(about(round)));
    });
  }

  /** Ends a round without results and destroys what was answered. Throws REQUEST.NOT_FOUND, REQUEST.STALE, REVIEW.WRONG_STATE. */
  async cancel(actor: Actor, id: string, version: number | null): Promise<void> {
    await this.db.transaction(async () => {
      const round = await this.loadFor(actor, id, version, 'cancel');
      await this.move(round, 'cancel', { seed: null });
      await this.written.destroyRound(id);
    });
  }

  private async beginClosing(round: ReviewRound, party: 'manager' | 'system' = 'manager'): Promise<void> {
    const { id } = round;
    const jobId = await this.jobs.enqueue('reviews.close', { roundId: id }, { uniqueKey: `reviews.close:${id}` });
    await this.move(round, 'close', { jobId }, party);
  }

  private async move(
    round: ReviewRound,
    action: RoundAction,
    facts: Partial<ReviewRound> = {},
    party: 'manager' | 'system' = 'manager',
  ): Promise<void> {
    const status = movedBy(round, action, party);
    await this.save(round, { ...facts, status });
    await this.record(action, round.id, { after: { status } });
  }

  private async loadFor(actor: Actor, id: string, version: number | null, action: RoundAction): Promise<ReviewRound> {
    const round = await this.access.load(actor, id);
    assertVersion(round.version, version);
    movedBy(round, action);
    return round;
  }

  private save({ id, version }: ReviewRound, facts: Partial<ReviewRound>): Promise<number> {
    const touched = { updatedAt: this.clock.now(), version: version + 1 };
    return this.db.update(ReviewRound, { id }, { ...facts, ...touched });
  }

  private record(verb: string, id: string, values: { before?: object; after?: object }): Promise<void> {
    return this.audit.record({ action: `review-round.${verb}`, object: { type: 'review-round', id }, ...values });
  }

  private requireDays({ adjustUntil, answerUntil }: Pick<ReviewRound, 'adjustUntil' | 'answerUntil'>): void {
    if (answerUntil < adjustUntil || answerUntil < this.clock.today())
      throw refusedAt(reviewProblems.DAYS_REVERSED, {}, '/answerUntil');
  }

  private async requirePeriod(performancePeriodId: string, evaluationPeriodId: string | null): Promise<void> {
    if (!(await this.periods.findYear(performancePeriodId)))
      throw refusedAt(reviewProblems.PERIOD_UNKNOWN, {}, '/performancePeriodId');
    if (evaluationPeriodId === null) return;
    const period = await this.periods.findEvaluationPeriod(evaluationPeriodId);
    if (period?.performancePeriodId !== performancePeriodId)
      throw refusedAt(reviewProblems.PERIOD_UNKNOWN, {}, '/evaluationPeriodId');
  }

  private async requirePeople(unitId: string, employeeIds: readonly string[]): Promise<readonly string[]> {
    if (employeeIds.length === 0) return [];
    const { sql, values } = postedBelow('e.id', unitId, this.clock.today());
    const marks = employeeIds.map(() => '?').join(', ');
    const rows = await this.db.rows<{ id: string }>(
      `SELECT e.id FROM ${employeeTables.employee} e WHERE e.id IN (${marks}) AND ${sql}`,
      [...employeeIds, ...values],
    );
    const known = new Set(rows.map(({ id }) => id));
    const at = employeeIds.findIndex((id) => !known.has(id));
    if (at >= 0) throw refusedAt(reviewProblems.EMPLOYEE_UNKNOWN, {}, `/employeeIds/${at}`);
    return employeeIds;
  }
}

/** What events tell of a round. */
export function about({ id, unitId, performancePeriodId }: ReviewRound): ReviewRoundOpened['payload'] {
  return { reviewRoundId: id, unitId, performancePeriodId };
}
