import { randomInt } from 'node:crypto';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { AuditLog } from '../../kernel/audit/audit-log.js';
import { Clock, randomId } from '../../kernel/clock/clock.js';
import { Database } from '../../kernel/database/database.js';
import { EventRecorder } from '../../kernel/events/event-recorder.js';
import { HandlesJob, type JobHandler, type JobRun } from '../../kernel/jobs/job-handler.js';
import { holdsOn } from '../../kernel/values/civil-date.js';
import { OrganizationApi } from '../organization/index.js';
import type { ReviewerGroup } from './domain/groups.js';
import type { ReviewRules } from './domain/policy.js';
import type { Item } from './domain/questionnaire.js';
import { type Figures, resultOf } from './domain/results.js';
import { type RatedPerson, type UnitFigures, unitFigures } from './domain/unit-figures.js';
import { ReviewResult, ReviewUnitFigures } from './persistence/review-result.entity.js';
import { ReviewRound } from './persistence/review-round.entity.js';
import { QuestionnairesQueries } from './questionnaires.queries.js';
import { ReviewRoundClosed } from './review.events.js';
import { about } from './review-rounds.service.js';
import { WrittenAnswers } from './written-answers.js';

const AT_ONCE = 250;
const LEFT = `SELECT id, employeeId FROM review_subject WHERE roundId = ? AND status <> 'CLOSED' AND id > ?
  ORDER BY id LIMIT ${AT_ONCE}`;
const RATED = `SELECT r.employeeId, s.unitId, r.figures FROM review_result r JOIN review_subject s ON s.roundId = r.roundId
  AND s.employeeId = r.employeeId WHERE r.roundId = ? AND s.unitId IS NOT NULL AND r.employeeId > ? ORDER BY r.employeeId LIMIT ${AT_ONCE}`;

interface SheetRow {
  readonly id: string;
  readonly subjectId: string;
  readonly reviewerGroup: ReviewerGroup;
  readonly answers: string | null;
}
interface RatedRow {
  readonly employeeId: string;
  readonly unitId: string;
  readonly figures: string;
}
interface Closing {
  readonly rules: ReviewRules;
  readonly items: readonly Item[];
}

/**
 * Makes the result of each person and destroys the answers it is made of, some hundred people in a transaction each: what is done again
 * after a crash goes on with those who are left, and no result is made twice. Rules RV-7, RV-11.
 */
@Injectable()
@HandlesJob('reviews.close')
export class CloseRound implements JobHandler<{ readonly roundId: string }> {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly audit: AuditLog,
    private readonly events: EventRecorder,
    private readonly organization: OrganizationApi,
    private readonly questionnaires: QuestionnairesQueries,
    private readonly written: WrittenAnswers,
  ) {}

  async run({ roundId }: { readonly roundId: string }, job: JobRun): Promise<object> {
    const [round] = await this.db.transaction(() => this.db.find(ReviewRound, { id: roundId }));
    if (round?.status !== 'CLOSING' || !round.rules) return { roundId };
    const { items } = await this.questionnaires.inUse(round.questionnaireId);
    const closing = { rules: round.rules, items };
    const total = await this.db.count('review_subject', { sql: 'roundId = ?', values: [roundId] });
    for (let done = 0, last = ''; ;) {
      job.signal.throwIfAborted();
      const some = await this.db.transaction(() => this.closeSome(roundId, closing, last));
      if (some.length === 0) break;
      last = some.at(-1) ?? last;
      done += some.length;
      await job.progress(Math.min(done, total), total);
      await nextTurn();
    }
    const figures = await this.unitFigures(roundId, closing.rules, job);
    await this.db.transaction(() => this.finish(roundId, figures, total));
    return { roundId, subjects: total };
  }

  /** Closes the next people behind one; gives their ids in order. Whoever answers about one of them at this moment is waited for. */
  private async closeSome(roundId: string, closing: Closing, last: string): Promise<string[]> {
    const subjects = await this.db.rows<{ id: string; employeeId: string }>(`${LEFT}${this.db.connection.forUpdate}`, [
      roundId,
      last,
    ]);
    if (subjects.length === 0) return [];
    const ids = subjects.map(({ id }) => id);
    const marks = ids.map(() => '?').join(', ');
    const sheets = await this.db.rows<SheetRow>(
      `SELECT id, subjectId, reviewerGroup, answers FROM review_invitation WHERE subjectId IN (${marks}) AND status = 'COMPLETED'`,
      ids,
    );
    const bySubject = Map.groupBy(sheets, ({ subjectId }) => subjectId);
    const closedOn = this.clock.today();
    const made = subjects.map(({ id: subjectId, employeeId }) => {
      const own = (bySubject.get(subjectId) ?? []).map(({ id, reviewerGroup: group, answers }) => {
        return { group, answers: this.written.open(id, answers) };
      });
      const result = resultOf(closing.items, own, closing.rules, shuffled);
      return { id: randomId(), roundId, employeeId, closedOn, ...result, version: 1 };
    });
    await this.db.insert(ReviewResult, made);
    await this.written.destroy(ids);
    const closed = `UPDATE review_subject SET status = 'CLOSED', version = version + 1 WHERE id IN (${marks})`;
    await this.db.change(closed, ids);
    return ids;
  }

  private async finish(roundId: string, figures: readonly UnitFigures[], subjects: number): Promise<void> {
    const round = await this.db.lock(ReviewRound, { id: roundId });
    if (round?.status !== 'CLOSING') return;
    await this.db.insert(
      ReviewUnitFigures,
      figures.map((one) => ({ id: randomId(), roundId, ...one })),
    );
    const closedOn = this.clock.today();
    const touched = { updatedAt: this.clock.now(), version: round.version + 1 };
    await this.db.update(ReviewRound, { id: roundId }, { status: 'CLOSED', closedOn, ...touched });
    await this.events.record(new ReviewRoundClosed(about(round)));
    const object = { type: 'review-round', id: roundId };
    await this.audit.record({ action: 'review-round.finish-closing', object, facts: { subjects } });
  }

  /** Figures of units, from results that never change any more; of each person the scores alone are held. */
  private async unitFigures(
    roundId: string,
    { minimumPerUnit }: ReviewRules,
    { signal }: JobRun,
  ): Promise<readonly UnitFigures[]> {
    const people: RatedPerson[] = [];
    for (let last = ''; ;) {
      signal.throwIfAborted();
      const rows = await this.db.rows<RatedRow>(RATED, [roundId, last]);
      for (const { unitId, figures } of rows) people.push({ unitId, scores: scoresIn(JSON.parse(figures) as Figures) });
      last = rows.at(-1)?.employeeId ?? '';
      if (rows.length < AT_ONCE) break;
      await nextTurn();
    }
    const today = this.clock.today();
    const placements = (await this.organization.placements()).filter((one) => holdsOn(one, today));
    const parents = new Map(placements.map(({ unitId, parentId }) => [unitId, parentId]));
    return unitFigures(people, parents, minimumPerUnit);
  }
}

/** What others say of each value of a person. */
function scoresIn({ subjects }: Figures): Record<string, number> {
  return Object.fromEntries(subjects.flatMap(({ code, others }) => (others === null ? [] : [[code, others]])));
}

/** Any order as likely as any other (Fisher–Yates). */
function shuffled<T>(list: readonly T[]): T[] {
  const all = [...list];
  for (let at = all.length - 1; at > 0; at -= 1) {
    const other = randomInt(at + 1);
    [all[at], all[other]] = [all[other] as T, all[at] as T];
  }
  return all;
}
