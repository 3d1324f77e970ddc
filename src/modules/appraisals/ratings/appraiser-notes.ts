import { Injectable } from '@nestjs/common';
import { AuditLog } from '../../../kernel/audit/audit-log.js';
import { ReadLog } from '../../../kernel/audit/read-log.js';
import type { Actor } from '../../../kernel/auth/actor.js';
import { Clock, newId } from '../../../kernel/clock/clock.js';
import { after, allOf, equal, NOTHING, type SqlCondition } from '../../../kernel/database/condition.js';
import { Database } from '../../../kernel/database/database.js';
import { isoOf } from '../../../kernel/database/dialect.js';
import { requestProblems } from '../../../kernel/errors/problems.js';
import { Cursors } from '../../../kernel/http/cursors.js';
import type { PageQuery } from '../../../kernel/http/page.request.js';
import type { Page } from '../../../kernel/http/page.response.js';
import { displayName, EmployeeAccess, employeeTables, type Titled } from '../../employees/index.js';
import { AppraisalDutyAccess, WorkPlansApi, type WorkPlanView } from '../../work-plans/index.js';
import { appraisalProblems } from '../appraisals.problems.js';
import { AppraiserNote } from '../persistence/recommendation.entity.js';
import type { AppraiserNoteResponse } from './http/recommendation.response.js';

const FROM = `appraiser_note nt JOIN ${employeeTables.employee} w ON w.id = nt.authorEmployeeId`;
const NOTE = `SELECT nt.id, nt.workPlanId, nt.authorEmployeeId, w.name, w.frontTitle, w.backTitle, nt.text, nt.createdAt FROM ${FROM}`;
/** The year of a plan, once its predicate is published. */
const PUBLISHED_YEAR = `SELECT ap.id FROM appraisal_plan pl JOIN appraisal ap ON ap.id = pl.appraisalId AND ap.kind = 'ANNUAL'
  AND ap.publishedAt IS NOT NULL WHERE pl.workPlanId = ?`;

type NoteRow = Omit<AppraiserNoteResponse, 'authorName'> & Titled;
const PART = {
  permission: 'appraisal:decide',
  read: 'appraisal:read',
  refusal: appraisalProblems.NOT_THE_APPRAISER,
} as const;

/** What appraisers of a plan leave to whoever rates the year: also of a plan that was closed under them. Rule AP-15. */
@Injectable()
export class AppraiserNotes {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly audit: AuditLog,
    private readonly plans: WorkPlansApi,
    private readonly people: EmployeeAccess,
    private readonly duties: AppraisalDutyAccess,
    private readonly cursors: Cursors,
    private readonly reads: ReadLog,
  ) {}

  /** Leaves a note. Throws REQUEST.NOT_FOUND, APPRAISAL.NOT_THE_APPRAISER, NOT_THE_EVALUATOR, PLAN_NOT_ACTIVE. */
  async leave(actor: Actor, workPlanId: string, text: string): Promise<AppraiserNoteResponse> {
    const authorEmployeeId = actor.employeeId ?? '';
    const id = newId();
    await this.db.transaction(async () => {
      const [plan] = await this.plans.hold([workPlanId]);
      if (!plan) throw requestProblems.NOT_FOUND();
      await this.requireAppraiser(actor, plan);
      if (plan.status !== 'ACTIVE' && plan.status !== 'CLOSED')
        throw appraisalProblems.PLAN_NOT_ACTIVE({ status: plan.status });
      await this.db.insert(AppraiserNote, { id, workPlanId, authorEmployeeId, text, createdAt: this.clock.now() });
      await this.audit.record({
        action: 'appraiser-note.leave',
        object: { type: 'appraiser-note', id },
        subjectEmployeeId: plan.employeeId,
        // The employee reads it with the predicate of the year, in the notes of the plan.
        shownAfter: 'never',
        facts: { workPlanId },
      });
    });
    const [note] = await this.notes(allOf(equal('nt.id', id)), 1);
    if (!note) throw requestProblems.NOT_FOUND();
    return toNote(note);
  }

  /** The notes of a plan, the earliest first; its owner reads them once the predicate of the year is published. Throws REQUEST.NOT_FOUND. */
  async ofPlan(actor: Actor, workPlanId: string, query: PageQuery): Promise<Page<AppraiserNoteResponse>> {
    const plan = await this.plans.find(workPlanId);
    if (!plan) throw requestProblems.NOT_FOUND();
    if (!(await this.duties.isHeldBy(actor, 'appraisal:read', workPlanId)))
      await this.people.require(actor, 'appraisal:read', plan.employeeId);
    this.reads.record(actor, 'work-plan', workPlanId, plan.employeeId);
    const isHidden =
      plan.employeeId === actor.employeeId && (await this.db.rows(PUBLISHED_YEAR, [workPlanId])).length === 0;
    const filter = ['appraiser-notes', workPlanId];
    const where = allOf(equal('nt.workPlanId', workPlanId), isHidden ? NOTHING : undefined);
    const page = allOf(where, after(['nt.createdAt', 'nt.id'], this.cursors.keysOf(query, filter)));
    const rows = await this.notes(page, query.limit + 1);
    const total = query.count ? await this.db.count(FROM, where) : undefined;
    return this.cursors.pageOf({ rows, query, filter, total, keys: (row) => [row.createdAt, row.id], item: toNote });
  }

  /** All notes on some plans, for whoever rates them. */
  async onPlans(workPlanIds: readonly string[]): Promise<AppraiserNoteResponse[]> {
    if (workPlanIds.length === 0) return [];
    const sql = `nt.workPlanId IN (${workPlanIds.map(() => '?').join(', ')})`;
    return (await this.notes({ sql, values: workPlanIds }, 100)).map(toNote);
  }

  private notes(where: SqlCondition, limit: number): Promise<NoteRow[]> {
    const sql = `${NOTE} WHERE ${where.sql} ORDER BY nt.createdAt, nt.id LIMIT ?`;
    return this.db.rows<NoteRow>(sql, [...where.values, limit]);
  }

  /** Of a closed plan whoever has to evaluate it, else the appraiser of today. */
  private async requireAppraiser(actor: Actor, { id, employeeId }: WorkPlanView): Promise<void> {
    const holder = await this.duties.holderOf(id);
    if (holder === null) return this.people.requirePart(actor, PART, employeeId);
    if (holder === actor.employeeId) return;
    await this.people.require(actor, 'appraisal:read', employeeId);
    throw appraisalProblems.NOT_THE_EVALUATOR();
  }
}

function toNote({ name, frontTitle, backTitle, createdAt, ...row }: NoteRow): AppraiserNoteResponse {
  return { ...row, authorName: displayName({ name, frontTitle, backTitle }), createdAt: isoOf(createdAt) };
}
