import { Injectable } from '@nestjs/common';
import { ReadLog } from '../../../kernel/audit/read-log.js';
import type { Actor } from '../../../kernel/auth/actor.js';
import { after, allOf, equal, type SqlCondition } from '../../../kernel/database/condition.js';
import { Clock } from '../../../kernel/clock/clock.js';
import { Database } from '../../../kernel/database/database.js';
import { isoOrNull } from '../../../kernel/database/dialect.js';
import { requestProblems } from '../../../kernel/errors/problems.js';
import { Cursors } from '../../../kernel/http/cursors.js';
import type { Page } from '../../../kernel/http/page.response.js';
import { displayName, EmployeesApi, employeeTables, postedBelow, type Titled } from '../../employees/index.js';
import { Downtimes, periodTables } from '../../periods/index.js';
import { isOpen } from './domain/objection.states.js';
import type { ObjectionQuery } from './http/objection.request.js';
import type {
  ObjectionHearingResponse,
  ObjectionResponse,
  ObjectionSummaryResponse,
  RatedResultResponse,
} from './http/objection.response.js';
import { ObjectionAccess } from './objection.access.js';
import { OBJECTION_SIDES, type ObjectionSide } from './domain/hearing.js';
import type { Contested } from './persistence/objection.entity.js';

const { employee } = employeeTables;
const FROM = `objection ob JOIN appraisal ap ON ap.id = ob.appraisalId JOIN ${employee} e ON e.id = ob.employeeId
  LEFT JOIN ${employee} b ON b.id = ob.appraiserId LEFT JOIN ${employee} x ON x.id = ob.examinerId
  JOIN ${periodTables.performancePeriod} y ON y.id = ap.performancePeriodId
  LEFT JOIN ${periodTables.evaluationPeriod} q ON q.id = ap.evaluationPeriodId`;
const OBJECTION = `SELECT ob.id, ob.appraisalId, ob.employeeId, e.name, e.frontTitle, e.backTitle, y.year, q.name AS periodName,
  ob.status, ob.appraiserId, b.name AS appraiserGivenName, b.frontTitle AS appraiserFrontTitle, b.backTitle AS appraiserBackTitle,
  ob.examinerId, x.name AS examinerGivenName, x.frontTitle AS examinerFrontTitle, x.backTitle AS examinerBackTitle, ob.filedOn,
  ob.decisionDueOn, ob.contests, ob.reasons, ob.evidenceIds, ob.questionToEmployee, ob.questionToAppraiser, ob.explanationsDueOn,
  ob.decisionReason, ob.resultBefore, ob.resultAfter, ob.decidedByEmployeeId, ob.endedAt, ob.version FROM ${FROM}`;
const OPEN = `ob.status IN ('FILED', 'UNDER_EXAMINATION')`;
const HEARINGS = `SELECT h.id, h.kind, h.heard, h.heldOn, h.text, h.byEmployeeId, e.name, e.frontTitle, e.backTitle
  FROM objection_hearing h JOIN ${employee} e ON e.id = h.byEmployeeId WHERE h.objectionId = ? ORDER BY h.id`;

type Names<Who extends string> = Record<`${Who}GivenName` | `${Who}FrontTitle` | `${Who}BackTitle`, string | null>;
interface ObjectionRow
  extends
    Titled,
    Names<'appraiser'>,
    Names<'examiner'>,
    Omit<
      ObjectionResponse,
      | 'employeeName'
      | 'periodName'
      | 'appraiserName'
      | 'examinerName'
      | 'contests'
      | 'evidenceIds'
      | 'before'
      | 'after'
      | 'hearings'
    > {
  readonly year: number;
  readonly periodName: string | null;
  readonly contests: string;
  readonly evidenceIds: string;
  readonly resultBefore: string | null;
  readonly resultAfter: string | null;
}
type HearingRow = Titled & Omit<ObjectionHearingResponse, 'byName' | 'heard'> & { readonly heard: string };
type Grace = (dueOn: string) => string;

/** Reads of objections: whole for both sides, the examiner and the office. */
@Injectable()
export class ObjectionsQueries {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly access: ObjectionAccess,
    private readonly cursors: Cursors,
    private readonly reads: ReadLog,
    private readonly downtimes: Downtimes,
    private readonly employees: EmployeesApi,
  ) {}

  /** One objection with what was said of it. Throws REQUEST.NOT_FOUND. */
  async objection(actor: Actor, id: string): Promise<ObjectionResponse> {
    const scope = this.access.reached(actor);
    const sql = `${OBJECTION} WHERE ob.id = ? AND ${scope.sql}`;
    const [row] = await this.db.rows<ObjectionRow>(sql, [id, ...scope.values]);
    if (!row) throw requestProblems.NOT_FOUND();
    this.reads.record(actor, 'objection', id, row.employeeId);
    const hearings = (await this.db.rows<HearingRow>(HEARINGS, [id])).map(toHearing);
    return toObjection(row, hearings, await this.downtimes.grace());
  }

  /** Objections, the first filed first. */
  async objections(actor: Actor, query: ObjectionQuery): Promise<Page<ObjectionSummaryResponse>> {
    const { appraisalId, employeeId, performancePeriodId, unitId, status, withoutExaminer } = query;
    const asked = { appraisalId, employeeId, performancePeriodId, unitId, status, withoutExaminer };
    const filter = ['objections', asked];
    const where = allOf(
      this.access.reached(actor),
      equal('ob.appraisalId', appraisalId),
      equal('ob.employeeId', employeeId),
      equal('ap.performancePeriodId', performancePeriodId),
      equal('ob.status', status),
      unitId === undefined ? undefined : postedBelow('ob.employeeId', unitId, this.clock.today()),
      withoutExaminer ? await this.waiting() : undefined,
    );
    const page = allOf(where, after(['ob.filedOn', 'ob.id'], this.cursors.keysOf(query, filter)));
    const sql = `${OBJECTION} WHERE ${page.sql} ORDER BY ob.filedOn, ob.id LIMIT ?`;
    const rows = await this.db.rows<ObjectionRow>(sql, [...page.values, query.limit + 1]);
    const total = query.count ? await this.db.count(FROM, where) : undefined;
    const shown = rows.slice(0, query.limit).map((row) => row.employeeId);
    this.reads.list(actor, 'objection', asked, shown);
    const grace = await this.downtimes.grace();
    const item = (row: ObjectionRow): ObjectionSummaryResponse => toSummary(row, grace);
    return this.cursors.pageOf({ rows, query, filter, total, keys: (row) => [row.filedOn, row.id], item });
  }

  /** Open objections that nobody in service examines. */
  private async waiting(): Promise<SqlCondition> {
    const named = await this.db.rows<{ id: string }>(`SELECT DISTINCT ob.examinerId AS id FROM objection ob
      WHERE ${OPEN} AND ob.examinerId IS NOT NULL`);
    const examiners = named.map(({ id }) => id);
    const serving = await this.employees.inService(examiners);
    const gone = examiners.filter((id) => !serving.has(id));
    const isGone = gone.length > 0 ? ` OR ob.examinerId IN (${gone.map(() => '?').join(', ')})` : '';
    return { sql: `${OPEN} AND (ob.examinerId IS NULL${isGone})`, values: gone };
  }
}

function toSummary(row: ObjectionRow, grace: Grace): ObjectionSummaryResponse {
  const { id, appraisalId, employeeId, status, appraiserId, examinerId, filedOn, version } = row;
  return {
    ...{
      id,
      appraisalId,
      employeeId,
      employeeName: displayName(row),
      periodName: row.periodName ?? `Tahun ${row.year}`,
    },
    ...{ status, appraiserId, examinerId, examinerName: nameOf(row, 'examiner'), filedOn },
    decisionDueOn: isOpen(status) && row.decisionDueOn ? grace(row.decisionDueOn) : null,
    version,
  };
}

function toObjection(row: ObjectionRow, hearings: ObjectionHearingResponse[], grace: Grace): ObjectionResponse {
  const { reasons, questionToEmployee, questionToAppraiser, explanationsDueOn, decisionReason } = row;
  return {
    ...toSummary(row, grace),
    contests: JSON.parse(row.contests) as Contested[],
    reasons,
    evidenceIds: JSON.parse(row.evidenceIds) as string[],
    appraiserName: nameOf(row, 'appraiser'),
    questionToEmployee,
    questionToAppraiser,
    explanationsDueOn: explanationsDueOn && grace(explanationsDueOn),
    hearings,
    decisionReason,
    decidedByEmployeeId: row.decidedByEmployeeId,
    before: row.resultBefore === null ? null : (JSON.parse(row.resultBefore) as RatedResultResponse),
    after: row.resultAfter === null ? null : (JSON.parse(row.resultAfter) as RatedResultResponse),
    endedAt: isoOrNull(row.endedAt),
  };
}

function toHearing({ heard, name, frontTitle, backTitle, ...row }: HearingRow): ObjectionHearingResponse {
  const { id, kind, heldOn, text, byEmployeeId } = row;
  const sides = JSON.parse(heard) as ObjectionSide[];
  const inOrder = OBJECTION_SIDES.filter((side) => sides.includes(side));
  return { id, kind, heard: inOrder, heldOn, text, byEmployeeId, byName: displayName({ name, frontTitle, backTitle }) };
}

function nameOf(row: ObjectionRow, who: 'appraiser' | 'examiner'): string | null {
  const name = row[`${who}GivenName`];
  if (name === null) return null;
  return displayName({ name, frontTitle: row[`${who}FrontTitle`], backTitle: row[`${who}BackTitle`] });
}
