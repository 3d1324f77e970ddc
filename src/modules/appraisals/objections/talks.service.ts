import { Injectable } from '@nestjs/common';
import { AuditLog } from '../../../kernel/audit/audit-log.js';
import { ReadLog } from '../../../kernel/audit/read-log.js';
import type { Actor } from '../../../kernel/auth/actor.js';
import { Clock, newId } from '../../../kernel/clock/clock.js';
import { after, allOf, equal } from '../../../kernel/database/condition.js';
import { Database } from '../../../kernel/database/database.js';
import { isoOf } from '../../../kernel/database/dialect.js';
import { requestProblems } from '../../../kernel/errors/problems.js';
import { EventRecorder } from '../../../kernel/events/event-recorder.js';
import { Cursors } from '../../../kernel/http/cursors.js';
import type { PageQuery } from '../../../kernel/http/page.request.js';
import type { Page } from '../../../kernel/http/page.response.js';
import { displayName, employeeTables, type Titled } from '../../employees/index.js';
import { AppraisalAccess } from '../appraisal.access.js';
import { AppraisalTalked } from '../appraisal.events.js';
import { appraisalProblems } from '../appraisals.problems.js';
import { subjectOf } from '../appraisal-subject.js';
import { requireDayBetween } from '../days-of-acts.js';
import { statusForOwner } from '../domain/appraisal.states.js';
import type { TalkRequest } from './http/talk.request.js';
import type { TalkResponse } from './http/talk.response.js';
import { AppraisalTalk } from './persistence/appraisal-talk.entity.js';

const TALK = `SELECT t.id, t.appraisalId, t.byEmployeeId, e.name, e.frontTitle, e.backTitle, t.heldOn, t.note, t.createdAt, t.version
  FROM appraisal_talk t JOIN appraisal ap ON ap.id = t.appraisalId JOIN ${employeeTables.employee} e ON e.id = t.byEmployeeId`;
type TalkRow = Omit<TalkResponse, 'byName'> & Titled;

/** The talk over a published result, which comes before an objection. Rule OB-8. */
@Injectable()
export class TalksService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly audit: AuditLog,
    private readonly reads: ReadLog,
    private readonly events: EventRecorder,
    private readonly cursors: Cursors,
    private readonly access: AppraisalAccess,
  ) {}

  /**
   * Employee or appraiser asks for a talk, or notes one that was held. Throws REQUEST.NOT_FOUND, ID_TAKEN, APPRAISAL.NOT_A_PARTY,
   * NOT_THE_EVALUATOR, WRONG_STATE, REQUEST.INVALID.
   */
  async note(actor: Actor, appraisalId: string, { note, ...input }: TalkRequest): Promise<string> {
    const id = newId();
    const heldOn = input.heldOn ?? null;
    await this.db.transaction(async () => {
      const appraisal = await this.access.load(actor, appraisalId, 'party');
      const { status, employeeId, publishedAt } = appraisal;
      if (publishedAt === null || status === 'FINAL' || status === 'ANNULLED') {
        const isOwner = employeeId === actor.employeeId;
        const shown = isOwner ? statusForOwner(status, appraisal.selfAssessedAt !== null) : status;
        throw appraisalProblems.WRONG_STATE({ status: shown, needed: 'PUBLISHED, ACKNOWLEDGED, OBJECTED' });
      }
      const days = { earliest: this.clock.today(publishedAt), today: this.clock.today() };
      if (heldOn !== null) requireDayBetween(heldOn, days, '/heldOn');
      const byEmployeeId = actor.employeeId ?? '';
      const at = { createdAt: this.clock.now(), version: 1 };
      await this.db.insert(AppraisalTalk, { id, appraisalId, byEmployeeId, heldOn, note, ...at });
      await this.events.record(new AppraisalTalked({ ...subjectOf(appraisal), byEmployeeId }));
      await this.audit.record({
        action: 'appraisal.talk',
        object: { type: 'appraisal', id: appraisalId },
        subjectEmployeeId: employeeId,
        after: { heldOn, note },
      });
    });
    return id;
  }

  /** What was noted of talks over one appraisal, the first first. Throws REQUEST.NOT_FOUND. */
  async talks(actor: Actor, appraisalId: string, query: PageQuery): Promise<Page<TalkResponse>> {
    const scope = this.access.readable(actor);
    const [appraisal] = await this.db.rows<{ employeeId: string }>(
      `SELECT ap.employeeId FROM appraisal ap WHERE ap.id = ? AND ${scope.sql}`,
      [appraisalId, ...scope.values],
    );
    if (!appraisal) throw requestProblems.NOT_FOUND();
    this.reads.record(actor, 'appraisal', appraisalId, appraisal.employeeId);
    const filter = ['appraisal-talks', appraisalId];
    const where = allOf(
      equal('t.appraisalId', appraisalId),
      after(['t.createdAt', 't.id'], this.cursors.keysOf(query, filter)),
    );
    const rows = await this.db.rows<TalkRow>(`${TALK} WHERE ${where.sql} ORDER BY t.createdAt, t.id LIMIT ?`, [
      ...where.values,
      query.limit + 1,
    ]);
    const total = query.count
      ? await this.db.count('appraisal_talk t', allOf(equal('t.appraisalId', appraisalId)))
      : undefined;
    return this.cursors.pageOf({ rows, query, filter, total, keys: (row) => [row.createdAt, row.id], item: toTalk });
  }
}

function toTalk({ name, frontTitle, backTitle, ...row }: TalkRow): TalkResponse {
  const { id, appraisalId, byEmployeeId, heldOn, note, createdAt, version } = row;
  const byName = displayName({ name, frontTitle, backTitle });
  return { id, appraisalId, byEmployeeId, byName, heldOn, note, createdAt: isoOf(createdAt), version };
}
