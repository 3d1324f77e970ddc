import { Injectable } from '@nestjs/common';
import { ReadLog } from '../../../kernel/audit/read-log.js';
import type { Actor } from '../../../kernel/auth/actor.js';
import { Clock } from '../../../kernel/clock/clock.js';
import { after, allOf, equal } from '../../../kernel/database/condition.js';
import { Database } from '../../../kernel/database/database.js';
import { requestProblems } from '../../../kernel/errors/problems.js';
import { Cursors } from '../../../kernel/http/cursors.js';
import type { PageQuery } from '../../../kernel/http/page.request.js';
import type { Page } from '../../../kernel/http/page.response.js';
import { type Days, OPEN_END, SINCE_EVER } from '../../../kernel/values/civil-date.js';
import { daysLeft } from '../domain/contract.js';
import { EmployeeAccess } from '../employee.access.js';
import type {
  ContractResponse,
  DatedResponse,
  GradeResponse,
  LeaveResponse,
  StandingResponse,
} from './http/history.response.js';

/** Kinds of history with what each answers. */
interface Kinds {
  readonly standing: StandingResponse;
  readonly grade: GradeResponse;
  readonly contract: ContractResponse;
  readonly leave: LeaveResponse;
}
const OWN_COLUMNS: Readonly<Record<keyof Kinds, string>> = {
  standing: ', standingCode',
  grade: ', gradeCode, gradeName',
  contract: ', extendsId',
  leave: ', kind',
};

/** Reads of a person's history, earliest first; whoever may read the person may read it, the reason of a leave excepted. */
@Injectable()
export class HistoryQueries {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly access: EmployeeAccess,
    private readonly cursors: Cursors,
    private readonly reads: ReadLog,
  ) {}

  /** A page of one kind of somebody's history. Throws REQUEST.NOT_FOUND. */
  async list<K extends keyof Kinds>(
    actor: Actor,
    kind: K,
    employeeId: string,
    query: PageQuery,
  ): Promise<Page<Kinds[K]>> {
    const item = await this.itemFor<K>(actor, kind, employeeId);
    const filter = [`employee-${kind}`, employeeId];
    const where = allOf(equal('employeeId', employeeId));
    const page = allOf(where, after(['validFrom', 'id'], this.cursors.keysOf(query, filter)));
    const sql = `${selectOf(kind)} WHERE ${page.sql} ORDER BY validFrom, id LIMIT ?`;
    const rows = await this.db.rows<DatedResponse>(sql, [...page.values, query.limit + 1]);
    const total = query.count ? await this.db.count(`employee_${kind}`, where) : undefined;
    return this.cursors.pageOf({ rows, query, filter, total, keys: (row) => [row.validFrom, row.id], item });
  }

  /** One entry of somebody's history. Throws REQUEST.NOT_FOUND. */
  async one<K extends keyof Kinds>(actor: Actor, kind: K, employeeId: string, id: string): Promise<Kinds[K]> {
    const item = await this.itemFor<K>(actor, kind, employeeId);
    const [row] = await this.db.rows<DatedResponse>(`${selectOf(kind)} WHERE employeeId = ? AND id = ?`, [
      employeeId,
      id,
    ]);
    if (!row) throw requestProblems.NOT_FOUND();
    return item(row);
  }

  /** Checks that the caller may read the person; gives how a row is shown to him. */
  private async itemFor<K extends keyof Kinds>(
    actor: Actor,
    kind: K,
    employeeId: string,
  ): Promise<(row: DatedResponse) => Kinds[K]> {
    await this.access.require(actor, 'employee:read', employeeId);
    this.reads.record(actor, 'employee', employeeId, employeeId);
    const seesReason = kind !== 'leave' || (await this.access.reaches(actor, 'absence:read', employeeId));
    const today = this.clock.today();
    return ({ validFrom, validUntil, ...row }) =>
      ({
        ...row,
        ...(kind === 'contract' ? { daysLeft: daysLeft({ validFrom, validUntil } as Days, today) } : {}),
        ...(seesReason ? {} : { kind: null, note: null, letterNumber: null }),
        validFrom: validFrom === SINCE_EVER ? null : validFrom,
        validUntil: validUntil === OPEN_END ? null : validUntil,
      }) as Kinds[K];
  }
}

const selectOf = (kind: keyof Kinds): string =>
  `SELECT id, employeeId, validFrom, validUntil, letterNumber, letterOn, note, version${OWN_COLUMNS[kind]} FROM employee_${kind}`;
