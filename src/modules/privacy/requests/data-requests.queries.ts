import { Injectable } from '@nestjs/common';
import { ReadLog } from '../../../kernel/audit/read-log.js';
import type { Actor } from '../../../kernel/auth/actor.js';
import { Clock } from '../../../kernel/clock/clock.js';
import { after, allOf, equal } from '../../../kernel/database/condition.js';
import { Database } from '../../../kernel/database/database.js';
import { isoOf } from '../../../kernel/database/dialect.js';
import type { PersonPermission } from '../../../kernel/auth/permissions.js';
import { requestProblems } from '../../../kernel/errors/problems.js';
import { Cursors } from '../../../kernel/http/cursors.js';
import type { Page } from '../../../kernel/http/page.response.js';
import { currentContext } from '../../../kernel/http/request-context.js';
import { say } from '../../../kernel/i18n/language.js';
import { Vault } from '../../../kernel/personal-data/vault.js';
import {
  displayName,
  EmployeeAccess,
  employeeTables,
  maskNationalId,
  PROFILE_FIELDS,
  type Titled,
} from '../../employees/index.js';
import { urgencyOf } from './domain/data-request.states.js';
import { textOfGround } from './domain/refusal-grounds.js';
import type { DataRequestQuery } from './http/data-request.request.js';
import type { DataRequestResponse } from './http/data-request.response.js';
import type { DataRequest } from './persistence/data-request.entity.js';

const FROM = `data_request dr JOIN ${employeeTables.employee} e ON e.id = dr.employeeId`;
const REQUEST = `SELECT dr.id, dr.employeeId, e.name, e.frontTitle, e.backTitle, dr.kind, dr.field, dr.wantedSealed, dr.reason,
  dr.evidence, dr.status, dr.filedAt, dr.dueAt, dr.decidedAt, dr.answer, dr.ground, dr.isApplied, dr.version FROM ${FROM}`;

type Shown =
  'id' | 'employeeId' | 'kind' | 'field' | 'wantedSealed' | 'reason' | 'evidence' | 'status' | 'answer' | 'ground';
interface Row extends Titled, Pick<DataRequest, Shown> {
  readonly filedAt: string;
  readonly dueAt: string;
  readonly decidedAt: string | null;
  readonly isApplied: number;
  readonly version: number;
}

/** To whom the wanted value of a request is sealed. */
export const wantedOwner = (requestId: string): string => `data_request.wantedSealed:${requestId}`;

/** Reads of requests: the own ones, all for BKPSDM and auditors. */
@Injectable()
export class DataRequestsQueries {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly access: EmployeeAccess,
    private readonly cursors: Cursors,
    private readonly vault: Vault,
    private readonly reads: ReadLog,
  ) {}

  /** One request, to the person with the whole NIK that he wants. Throws REQUEST.NOT_FOUND. */
  async one(actor: Actor, id: string): Promise<DataRequestResponse> {
    const row = await this.find(actor, id);
    return this.toRequest(row, await this.values(actor, [row]), actor.employeeId === row.employeeId);
  }

  /** One request after a change of it, as it may be kept for who repeats the change. Throws REQUEST.NOT_FOUND. */
  async changed(actor: Actor, id: string): Promise<DataRequestResponse> {
    const row = await this.find(actor, id);
    return this.toRequest(row, await this.values(actor, [row]));
  }

  /** Requests, those that are due first first. */
  async list(actor: Actor, query: DataRequestQuery): Promise<Page<DataRequestResponse>> {
    const { status, employeeId, overdue } = query;
    const filter = ['data-requests', status, employeeId, overdue];
    const late = overdue ? { sql: "dr.status = 'FILED' AND dr.dueAt < ?", values: [this.clock.now()] } : undefined;
    const scope = this.access.reached(actor, 'data-request:read', 'dr.employeeId');
    const where = allOf(scope, equal('dr.status', status), equal('dr.employeeId', employeeId), late);
    const page = allOf(where, after(['dr.dueAt', 'dr.id'], this.cursors.keysOf(query, filter)));
    const sql = `${REQUEST} WHERE ${page.sql} ORDER BY dr.dueAt, dr.id LIMIT ?`;
    const rows = await this.db.rows<Row>(sql, [...page.values, query.limit + 1]);
    const total = query.count ? await this.db.count(FROM, where) : undefined;
    const shown = rows.map((row) => row.employeeId);
    this.reads.list(actor, 'data-request', { status, employeeId, overdue }, shown);
    const values = await this.values(actor, rows);
    const item = (row: Row): DataRequestResponse => this.toRequest(row, values);
    return this.cursors.pageOf({ rows, query, filter, total, keys: (row) => [row.dueAt, row.id], item });
  }

  private async find(actor: Actor, id: string): Promise<Row> {
    const where = allOf(equal('dr.id', id), this.access.reached(actor, 'data-request:read', 'dr.employeeId'));
    const [row] = await this.db.rows<Row>(`${REQUEST} WHERE ${where.sql}`, where.values);
    if (!row) throw requestProblems.NOT_FOUND();
    this.reads.record(actor, 'data-request', id, row.employeeId);
    return row;
  }

  /** The wanted values that the reader may see: those of fields that he sees of the person, too. */
  private async values(actor: Actor, rows: readonly Row[]): Promise<Map<string, string | null>> {
    const byPermission = Map.groupBy(
      rows,
      ({ field }) => (PROFILE_FIELDS as Partial<Record<string, PersonPermission>>)[field ?? ''],
    );
    const seen: Row[] = [];
    for (const [permission, own] of byPermission) {
      if (permission === undefined) seen.push(...own);
      else seen.push(...(await this.reachedOf(actor, permission, own)));
    }
    return new Map(
      seen.flatMap(({ id, wantedSealed }) =>
        wantedSealed === null ? [] : [[id, this.vault.open(wantedOwner(id), wantedSealed)] as const],
      ),
    );
  }

  private async reachedOf(actor: Actor, permission: PersonPermission, rows: readonly Row[]): Promise<Row[]> {
    const { sql, values } = this.access.reached(actor, permission, 'e.id');
    const ids = rows.map(({ employeeId }) => employeeId);
    const reached = await this.db.rows<{ id: string }>(
      `SELECT e.id FROM ${employeeTables.employee} e WHERE e.id IN (${ids.map(() => '?').join(', ')}) AND ${sql}`,
      [...ids, ...values],
    );
    const known = new Set(reached.map(({ id }) => id));
    return rows.filter(({ employeeId }) => known.has(employeeId));
  }

  private toRequest(row: Row, values: ReadonlyMap<string, string | null>, showsNik = false): DataRequestResponse {
    const { name, frontTitle, backTitle, wantedSealed: _, filedAt, dueAt, decidedAt, ...request } = row;
    const wanted = values.get(row.id) ?? null;
    const isMasked = row.field === 'nik' && !showsNik;
    const { language } = currentContext();
    return {
      ...request,
      displayName: displayName({ name, frontTitle, backTitle }),
      wantedValue: wanted !== null && isMasked ? maskNationalId(wanted) : wanted,
      filedAt: isoOf(filedAt),
      dueAt: isoOf(dueAt),
      decidedAt: decidedAt && isoOf(decidedAt),
      urgency: row.status === 'FILED' ? urgencyOf(new Date(isoOf(dueAt)), this.clock.now()) : null,
      groundText: row.ground && say(textOfGround(row.ground), language),
      isApplied: Number(row.isApplied) === 1,
      version: Number(row.version),
    };
  }
}
