import { Injectable } from '@nestjs/common';
import { ReadLog } from '../../../kernel/audit/read-log.js';
import type { Actor } from '../../../kernel/auth/actor.js';
import { after, allOf, equal, type SqlCondition } from '../../../kernel/database/condition.js';
import { Database } from '../../../kernel/database/database.js';
import { isoOf, isoOrNull } from '../../../kernel/database/dialect.js';
import { requestProblems } from '../../../kernel/errors/problems.js';
import { Cursors } from '../../../kernel/http/cursors.js';
import type { PageQuery } from '../../../kernel/http/page.request.js';
import type { Page } from '../../../kernel/http/page.response.js';
import { displayName, employeeTables, type Titled } from '../../employees/index.js';
import { organizationTables } from '../../organization/index.js';
import { periodTables } from '../../periods/index.js';
import { AppraisedTimes, type TimeIds } from '../appraised-times.js';
import { CalibrationAccess } from './calibration.access.js';
import type { CalibrationQuery } from './http/calibration.request.js';
import type {
  CalibrationDraftResponse,
  CalibrationNoteResponse,
  CalibrationResponse,
  CalibrationSummaryResponse,
  ParticipantResponse,
} from './http/calibration.response.js';

const { employee, assignment } = employeeTables;
const { orgUnit } = organizationTables;
const FROM = `calibration_session cs JOIN ${orgUnit} u ON u.id = cs.unitId JOIN ${periodTables.performancePeriod} y ON y.id = cs.performancePeriodId
  LEFT JOIN ${periodTables.evaluationPeriod} q ON q.id = cs.evaluationPeriodId`;
const SESSION = `SELECT cs.id, cs.unitId, u.name AS unitName, cs.performancePeriodId, cs.evaluationPeriodId, y.year, q.name AS periodName, cs.status,
  cs.heldOn, cs.openedAt, cs.closedAt, cs.version, cs.agenda, cs.statusReason FROM ${FROM}`;
const PARTICIPANTS = `SELECT cp.employeeId, cp.role, e.name, e.frontTitle, e.backTitle FROM calibration_participant cp
  JOIN ${employee} e ON e.id = cp.employeeId WHERE cp.sessionId = ? ORDER BY e.nameKey, e.id`;
/** Takes the session, then the day twice. */
const DRAFT = `SELECT e.nameKey, ap.id AS appraisalId, ap.employeeId, e.name, e.frontTitle, e.backTitle, du.name AS unitName, ap.status, ap.resultRating,
  ap.resultReason, ap.behaviourRating, ap.behaviourReason, ap.predicate, b.name AS bName, b.frontTitle AS bFront, b.backTitle AS bBack,
  (SELECT COUNT(*) FROM calibration_change cc WHERE cc.appraisalId = ap.id AND cc.sessionId = ?) AS changes
  FROM appraisal ap JOIN ${employee} e ON e.id = ap.employeeId LEFT JOIN ${employee} b ON b.id = ap.appraiserId
  LEFT JOIN ${assignment} dp ON dp.employeeId = ap.employeeId AND dp.kind = 'DEFINITIF' AND dp.validFrom <= ? AND dp.validUntil >= ?
  LEFT JOIN ${orgUnit} du ON du.id = dp.unitId`;
const NOTES = `calibration_note cn LEFT JOIN ${employee} b ON b.id = cn.byEmployeeId LEFT JOIN appraisal ap ON ap.id = cn.appraisalId`;
const NOTE = `SELECT cn.id, cn.appraisalId, cn.text, cn.byEmployeeId, b.name, b.frontTitle, b.backTitle, cn.createdAt FROM ${NOTES}`;

type SessionRow = Omit<CalibrationSummaryResponse, 'periodName'> &
  Pick<CalibrationResponse, 'agenda' | 'statusReason'> & { readonly year: number; readonly periodName: string | null };
type DraftRow = Omit<CalibrationDraftResponse, 'employeeName' | 'appraiserName'> &
  Titled &
  Record<'bName' | 'bFront' | 'bBack', string | null> & { readonly nameKey: string };
type NoteRow = Omit<CalibrationNoteResponse, 'byName'> & Titled;

/** Reads of calibration sessions; nobody is shown the own draft, nor what was said of it, before publication. Rule CB-2. */
@Injectable()
export class CalibrationQueries {
  constructor(
    private readonly db: Database,
    private readonly access: CalibrationAccess,
    private readonly times: AppraisedTimes,
    private readonly cursors: Cursors,
    private readonly reads: ReadLog,
  ) {}

  /** Sessions by their day. */
  async list(actor: Actor, query: CalibrationQuery): Promise<Page<CalibrationSummaryResponse>> {
    const { unitId, performancePeriodId, evaluationPeriodId, status } = query;
    const filter = ['calibration-sessions', unitId, performancePeriodId, evaluationPeriodId, status];
    const where = allOf(
      this.access.reached(actor, 'calibration:read'),
      equal('cs.unitId', unitId),
      equal('cs.performancePeriodId', performancePeriodId),
      equal('cs.evaluationPeriodId', evaluationPeriodId),
      equal('cs.status', status),
    );
    const page = allOf(where, after(['cs.heldOn', 'cs.id'], this.cursors.keysOf(query, filter)));
    const rows = await this.db.rows<SessionRow>(`${SESSION} WHERE ${page.sql} ORDER BY cs.heldOn, cs.id LIMIT ?`, [
      ...[...page.values, query.limit + 1],
    ]);
    const total = query.count ? await this.db.count(FROM, where) : undefined;
    return this.cursors.pageOf({ rows, query, filter, total, keys: (row) => [row.heldOn, row.id], item: toSummary });
  }

  /** One session with who takes part. Throws REQUEST.NOT_FOUND. */
  async one(actor: Actor, id: string): Promise<CalibrationResponse> {
    const row = await this.row(actor, id);
    const { agenda, statusReason } = row;
    const people = await this.db.rows<Omit<ParticipantResponse, 'employeeName'> & Titled>(PARTICIPANTS, [id]);
    const participants = people.map(({ employeeId, role, ...named }) => ({
      ...{ employeeId, role, employeeName: displayName(named) },
    }));
    return { ...toSummary(row), agenda, statusReason, participants };
  }

  /** The appraisals of the unit side by side, by name. Throws REQUEST.NOT_FOUND. */
  async drafts(actor: Actor, id: string, query: PageQuery): Promise<Page<CalibrationDraftResponse>> {
    const session = await this.row(actor, id);
    const time = await this.times.of(session);
    const where = allOf(this.access.appraisalsOf(session.unitId, time), this.access.shownAppraisals(actor));
    const filter = ['calibration-drafts', id];
    const page = allOf(where, after(['e.nameKey', 'ap.id'], this.cursors.keysOf(query, filter)));
    const rows = await this.db.rows<DraftRow>(`${DRAFT} WHERE ${page.sql} ORDER BY e.nameKey, ap.id LIMIT ?`, [
      ...[id, time.on, time.on, ...page.values, query.limit + 1],
    ]);
    const total = query.count ? await this.db.count('appraisal ap', where) : undefined;
    const shown = rows.slice(0, query.limit).map(({ employeeId }) => employeeId);
    this.reads.list(actor, 'appraisal', { calibrationSessionId: id }, shown);
    const keys = (row: DraftRow): [string, string] => [row.nameKey, row.appraisalId];
    return this.cursors.pageOf({ rows, query, filter, total, keys, item: toDraft });
  }

  /** What was said, the first first. Throws REQUEST.NOT_FOUND. */
  async notes(actor: Actor, id: string, query: PageQuery): Promise<Page<CalibrationNoteResponse>> {
    await this.row(actor, id);
    const filter = ['calibration-notes', id];
    const where = allOf(equal('cn.sessionId', id), this.shownNotes(actor));
    const page = allOf(where, after(['cn.createdAt', 'cn.id'], this.cursors.keysOf(query, filter)));
    const rows = await this.db.rows<NoteRow>(`${NOTE} WHERE ${page.sql} ORDER BY cn.createdAt, cn.id LIMIT ?`, [
      ...[...page.values, query.limit + 1],
    ]);
    const total = query.count ? await this.db.count(NOTES, where) : undefined;
    const keys = (row: NoteRow): [string, string] => [row.createdAt, row.id];
    return this.cursors.pageOf({ rows, query, filter, total, keys, item: toNote });
  }

  /** What was just said. Throws REQUEST.NOT_FOUND. */
  async note(id: string): Promise<CalibrationNoteResponse> {
    const [row] = await this.db.rows<NoteRow>(`${NOTE} WHERE cn.id = ?`, [id]);
    if (!row) throw requestProblems.NOT_FOUND();
    return toNote(row);
  }

  /** A session that the actor may read. Throws REQUEST.NOT_FOUND. */
  async row(actor: Actor, id: string): Promise<SessionRow & TimeIds> {
    const where = allOf(equal('cs.id', id), this.access.reached(actor, 'calibration:read'));
    const [row] = await this.db.rows<SessionRow>(`${SESSION} WHERE ${where.sql}`, where.values);
    if (!row) throw requestProblems.NOT_FOUND();
    // It names nobody: that something was changed is told by the publication of the appraisal (AP-5).
    this.reads.record(actor, 'calibration-session', id, null);
    return row;
  }

  private shownNotes(actor: Actor): SqlCondition {
    const { sql, values } = this.access.shownAppraisals(actor);
    return { sql: `(cn.appraisalId IS NULL OR ${sql})`, values };
  }
}

function toSummary(row: SessionRow): CalibrationSummaryResponse {
  const { id, unitId, unitName, performancePeriodId, evaluationPeriodId, status, heldOn } = row;
  return {
    ...{ id, unitId, unitName, performancePeriodId, evaluationPeriodId, status, heldOn },
    periodName: row.periodName ?? `Tahun ${row.year}`,
    openedAt: isoOrNull(row.openedAt),
    closedAt: isoOrNull(row.closedAt),
    version: Number(row.version),
  };
}

function toDraft(row: DraftRow): CalibrationDraftResponse {
  const { appraisalId, employeeId, unitName, status, resultRating, resultReason, behaviourRating } = row;
  const { behaviourReason, predicate, bName: name, bFront: frontTitle, bBack: backTitle } = row;
  return {
    ...{ appraisalId, employeeId, employeeName: displayName(row), unitName },
    appraiserName: name === null ? null : displayName({ name, frontTitle, backTitle }),
    ...{ status, resultRating, resultReason, behaviourRating, behaviourReason, predicate },
    changes: Number(row.changes),
  };
}

function toNote({ id, appraisalId, text, byEmployeeId, createdAt, ...named }: NoteRow): CalibrationNoteResponse {
  const byName = byEmployeeId === null ? null : displayName(named);
  return { id, appraisalId, text, byEmployeeId, byName, createdAt: isoOf(createdAt) };
}
