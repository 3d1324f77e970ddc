import { Injectable } from '@nestjs/common';
import { ReadLog } from '../../../kernel/audit/read-log.js';
import type { Actor } from '../../../kernel/auth/actor.js';
import { after, allOf, anyOf, EVERYTHING, type SqlCondition } from '../../../kernel/database/condition.js';
import { Database } from '../../../kernel/database/database.js';
import { requestProblems } from '../../../kernel/errors/problems.js';
import { Cursors } from '../../../kernel/http/cursors.js';
import type { Page } from '../../../kernel/http/page.response.js';
import { OPEN_END } from '../../../kernel/values/civil-date.js';
import { organizationTables } from '../../organization/index.js';
import { displayName, type Titled } from '../domain/display-name.js';
import { EmployeeAccess } from '../employee.access.js';
import type { ChainRecordKind } from './chain-records.service.js';
import type { ChainRecordQuery } from './http/chain.request.js';
import type {
  AppointmentResponse,
  ChainPolicyResponse,
  ChainRuleResponse,
  ConflictResponse,
  DelegationResponse,
  RecordResponse,
} from './http/chain.response.js';

/** Kinds of records with what each answers. */
interface Kinds extends Record<ChainRecordKind, RecordResponse> {
  readonly 'appraisal-delegation': DelegationResponse;
  readonly 'appraiser-appointment': AppointmentResponse;
  readonly 'appraisal-conflict': ConflictResponse;
  readonly 'appraisal-chain-rule': ChainRuleResponse;
}

/** Where a kind of record is read from: its columns, and by which of them it names people and units; the first person is whom it concerns. */
interface Source {
  readonly select: string;
  readonly table: string;
  /** Names that are shown, by the columns of whose they are. */
  readonly people: Readonly<Record<string, string>>;
  readonly units: Readonly<Record<string, string>>;
}

const SOURCES: Readonly<Record<ChainRecordKind, Source>> = {
  'appraisal-delegation': {
    select: 'r.toEmployeeId, r.employeeId, r.unitId, r.covers, r.letterNumber, r.letterOn, r.reason',
    table: 'appraisal_delegation r',
    people: { employeeId: 'employeeName', toEmployeeId: 'toName' },
    units: { unitId: 'unitName' },
  },
  'appraiser-appointment': {
    select: 'r.employeeId, r.appraiserId, r.letterNumber, r.letterOn, r.reason',
    table: 'appraiser_appointment r',
    people: { employeeId: 'employeeName', appraiserId: 'appraiserName' },
    units: {},
  },
  'appraisal-conflict': {
    select: 'r.employeeId, r.otherId, r.cause, r.reason',
    table: 'appraisal_conflict r',
    people: { employeeId: 'employeeName', otherId: 'otherName' },
    units: {},
  },
  'appraisal-chain-rule': {
    select: 'r.sequence, r.unitId, r.unitType, r.depth, r.above, r.aboveUnitId, r.reason',
    table: 'appraisal_chain_rule r',
    people: {},
    units: { unitId: 'unitName', aboveUnitId: 'aboveUnitName' },
  },
};
const COMMON = 'r.id, r.validFrom, r.validUntil, r.version';

type Row = RecordResponse & Readonly<Record<string, unknown>>;
/** Names of people and units by their ids. */
type Names = ReadonlyMap<unknown, string>;

/** Reads of what moves the chain: all of it for BKPSDM and auditors, what concerns their units for HR managers. */
@Injectable()
export class ChainRecordQueries {
  constructor(
    private readonly db: Database,
    private readonly access: EmployeeAccess,
    private readonly cursors: Cursors,
    private readonly reads: ReadLog,
  ) {}

  /** A page of records of one kind, by their first day. */
  async list<K extends ChainRecordKind>(actor: Actor, kind: K, query: ChainRecordQuery): Promise<Page<Kinds[K]>> {
    const source = SOURCES[kind];
    const filter = [kind, query.on, query.employeeId];
    const where = allOf(this.readable(actor, kind), onDay(query.on), naming(source, query.employeeId));
    const page = allOf(where, after(['r.validFrom', 'r.id'], this.cursors.keysOf(query, filter)));
    const sql = `SELECT ${COMMON}, ${source.select} FROM ${source.table} WHERE ${page.sql} ORDER BY r.validFrom, r.id LIMIT ?`;
    const rows = await this.db.rows<Row>(sql, [...page.values, query.limit + 1]);
    const total = query.count ? await this.db.count(source.table, where) : undefined;
    const { on, employeeId } = query;
    const named = rows.slice(0, query.limit).flatMap((row) => idsIn(row, source.people));
    this.reads.list(actor, kind, { on, employeeId }, named);
    const names = await this.names(source, rows);
    const item = (row: Row): Kinds[K] => shown(source, row, names) as Kinds[K];
    return this.cursors.pageOf({ rows, query, filter, total, keys: (row) => [row.validFrom, row.id], item });
  }

  /** One record. Throws REQUEST.NOT_FOUND. */
  async one<K extends ChainRecordKind>(actor: Actor, kind: K, id: string): Promise<Kinds[K]> {
    const source = SOURCES[kind];
    const where = allOf({ sql: 'r.id = ?', values: [id] }, this.readable(actor, kind));
    const sql = `SELECT ${COMMON}, ${source.select} FROM ${source.table} WHERE ${where.sql}`;
    const [row] = await this.db.rows<Row>(sql, where.values);
    if (!row) throw requestProblems.NOT_FOUND();
    const [subject, ...others] = idsIn(row, source.people);
    if (subject !== undefined) this.reads.record(actor, kind, id, subject, others);
    return shown(source, row, await this.names(source, [row])) as Kinds[K];
  }

  /** What the government has decided. */
  async policy(): Promise<ChainPolicyResponse> {
    const sql =
      'SELECT rankPolicy, longLeaveDays, minimumMonths, supervisionPolicy, version FROM appraisal_chain_policy WHERE id = 1';
    const [row] = await this.db.rows<ChainPolicyResponse>(sql);
    if (!row) throw requestProblems.NOT_FOUND();
    const { rankPolicy, longLeaveDays, minimumMonths, supervisionPolicy, version } = row;
    return {
      rankPolicy,
      longLeaveDays: Number(longLeaveDays),
      minimumMonths: Number(minimumMonths),
      supervisionPolicy,
      version: Number(version),
    };
  }

  /** Rules concern everybody; the other records the people and units that they name. */
  private readable(actor: Actor, kind: ChainRecordKind): SqlCondition {
    const { people, units } = SOURCES[kind];
    if (kind === 'appraisal-chain-rule') return EVERYTHING;
    return anyOf(
      ...Object.keys(people).map((column) => this.access.reached(actor, 'appraisal-chain:read', `r.${column}`)),
      ...Object.keys(units).map((column) => this.access.unitsReached(actor, 'appraisal-chain:read', `r.${column}`)),
    );
  }

  private async names({ people, units }: Source, rows: readonly Row[]): Promise<Names> {
    const ofPeople = await this.read<Titled>(
      'employee',
      'name, frontTitle, backTitle',
      rows.flatMap((row) => idsIn(row, people)),
    );
    const ofUnits = await this.read<{ name: string }>(
      organizationTables.orgUnit,
      'name',
      rows.flatMap((row) => idsIn(row, units)),
    );
    return new Map([
      ...ofPeople.map((person) => [person.id, displayName(person)] as const),
      ...ofUnits.map((unit) => [unit.id, unit.name] as const),
    ]);
  }

  private async read<R>(table: string, columns: string, ids: readonly string[]): Promise<(R & { id: string })[]> {
    const each = [...new Set(ids)];
    if (each.length === 0) return [];
    const marks = each.map(() => '?').join(', ');
    return this.db.rows<R & { id: string }>(`SELECT id, ${columns} FROM ${table} WHERE id IN (${marks})`, each);
  }
}

/** The ids that stand in these columns of a record, in their order. */
function idsIn(row: Row, columns: Readonly<Record<string, string>>): string[] {
  return Object.keys(columns).flatMap((column) => (typeof row[column] === 'string' ? [row[column]] : []));
}

function onDay(on: string | undefined): SqlCondition | undefined {
  return on === undefined ? undefined : { sql: 'r.validFrom <= ? AND r.validUntil >= ?', values: [on, on] };
}

function naming({ people }: Source, employeeId: string | undefined): SqlCondition | undefined {
  if (employeeId === undefined) return undefined;
  return anyOf(...Object.keys(people).map((column) => ({ sql: `r.${column} = ?`, values: [employeeId] })));
}

function shown({ people, units }: Source, { validUntil, ...row }: Row, names: Names): RecordResponse {
  const named = Object.entries({ ...people, ...units }).map(([column, name]) => [name, names.get(row[column]) ?? null]);
  return {
    ...row,
    ...Object.fromEntries(named),
    validUntil: validUntil === OPEN_END ? null : validUntil,
  } as RecordResponse;
}
