import { Injectable } from '@nestjs/common';
import { ReadLog } from '../../../kernel/audit/read-log.js';
import type { Actor } from '../../../kernel/auth/actor.js';
import { after, allOf, anyOf, EVERYTHING, type SqlCondition } from '../../../kernel/database/condition.js';
import { Database } from '../../../kernel/database/database.js';
import { requestProblems } from '../../../kernel/errors/problems.js';
import { Cursors } from '../../../kernel/http/cursors.js';
import type { Page } from '../../../kernel/http/page.response.js';
import { OPEN_END } from '../../../kernel/values/civil-date.js';
import { displayName } from '../domain/display-name.js';
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

/** Where a kind of record is read from: its columns, the people and the unit that it names. */
interface Source {
  readonly select: string;
  readonly from: string;
  readonly people: readonly string[];
  readonly unit?: string;
}

const SOURCES: Readonly<Record<ChainRecordKind, Source>> = {
  'appraisal-delegation': {
    select:
      'r.toEmployeeId, r.employeeId, r.unitId, r.covers, r.letterNumber, r.letterOn, r.reason, e.name, e.frontTitle, e.backTitle',
    from: 'appraisal_delegation r JOIN employee e ON e.id = r.toEmployeeId',
    people: ['r.employeeId', 'r.toEmployeeId'],
    unit: 'r.unitId',
  },
  'appraiser-appointment': {
    select: 'r.employeeId, r.appraiserId, r.letterNumber, r.letterOn, r.reason, e.name, e.frontTitle, e.backTitle',
    from: 'appraiser_appointment r JOIN employee e ON e.id = r.appraiserId',
    people: ['r.employeeId', 'r.appraiserId'],
  },
  'appraisal-conflict': {
    select: 'r.employeeId, r.otherId, r.cause, r.reason',
    from: 'appraisal_conflict r',
    people: ['r.employeeId', 'r.otherId'],
  },
  'appraisal-chain-rule': {
    select: 'r.sequence, r.unitId, r.unitType, r.depth, r.above, r.aboveUnitId, r.reason',
    from: 'appraisal_chain_rule r',
    people: [],
  },
};
const COMMON = 'r.id, r.validFrom, r.validUntil, r.version';

type Row = RecordResponse & { name?: string; frontTitle?: string | null; backTitle?: string | null };
const PEOPLE = ['employeeId', 'toEmployeeId', 'appraiserId', 'otherId'];

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
    const sql = `SELECT ${COMMON}, ${source.select} FROM ${source.from} WHERE ${page.sql} ORDER BY r.validFrom, r.id LIMIT ?`;
    const rows = await this.db.rows<Row>(sql, [...page.values, query.limit + 1]);
    const total = query.count ? await this.db.count(source.from, where) : undefined;
    const { on, employeeId } = query;
    const named = rows.slice(0, query.limit).flatMap((row) => peopleIn(row));
    this.reads.list(actor, kind, { on, employeeId }, named);
    const item = (row: Row): Kinds[K] => shown(kind, row) as Kinds[K];
    return this.cursors.pageOf({ rows, query, filter, total, keys: (row) => [row.validFrom, row.id], item });
  }

  /** One record. Throws REQUEST.NOT_FOUND. */
  async one<K extends ChainRecordKind>(actor: Actor, kind: K, id: string): Promise<Kinds[K]> {
    const { select, from } = SOURCES[kind];
    const where = allOf({ sql: 'r.id = ?', values: [id] }, this.readable(actor, kind));
    const [row] = await this.db.rows<Row>(`SELECT ${COMMON}, ${select} FROM ${from} WHERE ${where.sql}`, where.values);
    if (!row) throw requestProblems.NOT_FOUND();
    const [subject, ...others] = peopleIn(row);
    if (subject !== undefined) this.reads.record(actor, kind, id, subject, others);
    return shown(kind, row) as Kinds[K];
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
    const { people, unit } = SOURCES[kind];
    if (kind === 'appraisal-chain-rule') return EVERYTHING;
    return anyOf(
      ...people.map((column) => this.access.reached(actor, 'appraisal-chain:read', column)),
      ...(unit === undefined ? [] : [this.access.unitsReached(actor, 'appraisal-chain:read', unit)]),
    );
  }
}

/** The people whom a record names, first the one whom it concerns; a rule of the chain names nobody. */
function peopleIn(row: Row): string[] {
  const facts: Readonly<Record<string, unknown>> = { ...row };
  return PEOPLE.flatMap((name) => (typeof facts[name] === 'string' ? [facts[name]] : []));
}

function onDay(on: string | undefined): SqlCondition | undefined {
  return on === undefined ? undefined : { sql: 'r.validFrom <= ? AND r.validUntil >= ?', values: [on, on] };
}

function naming({ people }: Source, employeeId: string | undefined): SqlCondition | undefined {
  if (employeeId === undefined) return undefined;
  return anyOf(...people.map((column) => ({ sql: `${column} = ?`, values: [employeeId] })));
}

function shown(kind: ChainRecordKind, row: Row): RecordResponse {
  const { name = '', frontTitle = null, backTitle = null, validUntil, ...rest } = row;
  const official = displayName({ name, frontTitle, backTitle });
  return {
    ...rest,
    ...(kind === 'appraisal-delegation' ? { toName: official } : {}),
    ...(kind === 'appraiser-appointment' ? { appraiserName: official } : {}),
    validUntil: validUntil === OPEN_END ? null : validUntil,
  };
}
