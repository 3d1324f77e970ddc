import { Injectable } from '@nestjs/common';
import { ReadLog } from '../../../kernel/audit/read-log.js';
import type { Actor } from '../../../kernel/auth/actor.js';
import { Clock } from '../../../kernel/clock/clock.js';
import { after, allOf, anyOf, type SqlCondition } from '../../../kernel/database/condition.js';
import { Database } from '../../../kernel/database/database.js';
import { Cursors } from '../../../kernel/http/cursors.js';
import type { Page } from '../../../kernel/http/page.response.js';
import { currentContext } from '../../../kernel/http/request-context.js';
import { say } from '../../../kernel/i18n/language.js';
import { type CivilDate, SINCE_EVER } from '../../../kernel/values/civil-date.js';
import { organizationTables } from '../../organization/index.js';
import { displayName, type Titled } from '../domain/display-name.js';
import { EmployeeAccess } from '../employee.access.js';
import { FindingsReader, open, openAndSettled } from './findings.reader.js';
import type { DataQualityQuery, FindingQuery } from './http/data-quality.request.js';
import type { DataFindingKindResponse, DataFindingResponse } from './http/data-quality.response.js';
import type { FindingKind, RecordType } from './kinds/finding-kind.js';
import { FINDING_CODES, FINDING_KINDS, type FindingCode } from './kinds/finding-kinds.js';

const { ancestor, orgUnit } = organizationTables;

interface Row extends Titled {
  readonly recordId: string;
  readonly recordType: RecordType | null;
  readonly partId: string | null;
  readonly sortKey: string;
  readonly employeeId: string | null;
  readonly unitId: string | null;
  readonly unitName: string | null;
  readonly sinceDay: CivilDate | null;
  readonly untilDay: CivilDate | null;
  readonly detail: string | number | null;
  readonly exceptionId: string | null;
}

/** What is wrong in the data on a day, as far as the caller cares for it: all of it, or what concerns the own units. */
@Injectable()
export class DataQualityQueries {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly access: EmployeeAccess,
    private readonly cursors: Cursors,
    private readonly reads: ReadLog,
    private readonly findings: FindingsReader,
  ) {}

  /** Every kind with how many findings of it there are, in the order of the board. */
  async kinds(actor: Actor, query: DataQualityQuery): Promise<Page<DataFindingKindResponse>> {
    const { on = this.clock.today(), unitId, settled } = query;
    const filter = ['data-quality', on, unitId, settled];
    const [last = -1] = this.cursors.keysOf(query, filter) ?? [];
    const places = FINDING_CODES.map((_, place) => place).filter((place) => place > Number(last));
    const page = this.cursors.pageOf({
      ...{ rows: places.slice(0, query.limit + 1), query, filter },
      total: query.count ? FINDING_CODES.length : undefined,
      keys: (place) => [place],
      item: (place) => FINDING_CODES[place] as FindingCode,
    });
    const day = await this.findings.day(on);
    const data: DataFindingKindResponse[] = [];
    for (const code of page.data) {
      const where = allOf(this.seen(actor, FINDING_KINDS[code]), below(unitId, on));
      data.push(shownKind(code, await this.findings.count((settled ? openAndSettled : open)(code, day), where)));
    }
    return { ...page, data };
  }

  /** The findings of one kind, by the names of the records. */
  async list(actor: Actor, query: FindingQuery): Promise<Page<DataFindingResponse>> {
    const { on = this.clock.today(), kind: code, unitId, settled } = query;
    const kind = FINDING_KINDS[code];
    const found = (settled ? openAndSettled : open)(code, await this.findings.day(on));
    const filter = ['data-quality-findings', code, on, unitId, settled];
    const where = allOf(this.seen(actor, kind), below(unitId, on));
    const page = allOf(where, after(['f.sortKey', 'f.recordId'], this.cursors.keysOf(query, filter)));
    const rows = await this.db.rows<Row>(
      `SELECT f.*, u.name AS unitName FROM ${found.sql} LEFT JOIN ${orgUnit} u ON u.id = f.unitId
       WHERE ${page.sql} ORDER BY f.sortKey, f.recordId LIMIT ?`,
      [...found.values, ...page.values, query.limit + 1],
    );
    const total = query.count ? await this.findings.count(found, where) : undefined;
    const shown = rows.slice(0, query.limit).map(({ employeeId }) => employeeId);
    if (kind.seenBy !== 'UNIT') this.reads.list(actor, 'employee', { finding: code, on, unitId }, shown);
    const keys = (row: Row): [string, string] => [row.sortKey, row.recordId];
    return this.cursors.pageOf({ rows, query, filter, total, keys, item: (row) => shownFinding(code, kind, row) });
  }

  /** Findings about people and units whom the permission reaches today; those about neither only by who reaches all. */
  private seen(actor: Actor, { seenBy }: FindingKind): SqlCondition {
    const person = this.access.reached(actor, 'data-quality:read', 'f.employeeId');
    const unit = this.access.unitsReached(actor, 'data-quality:read', 'f.unitId');
    if (seenBy === 'EITHER') return anyOf(person, unit);
    return seenBy === 'PERSON' ? person : unit;
  }
}

/** Findings of a unit and all below it on the day. */
function below(unitId: string | undefined, on: CivilDate): SqlCondition | undefined {
  if (unitId === undefined) return undefined;
  const sql = `EXISTS (SELECT 1 FROM ${ancestor} fu WHERE fu.unitId = f.unitId AND fu.ancestorId = ?
    AND fu.validFrom <= ? AND fu.validUntil >= ?)`;
  return { sql, values: [unitId, on, on] };
}

function shownKind(code: FindingCode, findings: number): DataFindingKindResponse {
  const { severity, about, title, canBeRight = false } = FINDING_KINDS[code];
  return { kind: code, severity, about, title: say(title, currentContext().language), findings, canBeRight };
}

function shownFinding(code: FindingCode, kind: FindingKind, row: Row): DataFindingResponse {
  const { language } = currentContext();
  const { recordId, unitId, unitName, untilDay: until, sinceDay, detail, exceptionId } = row;
  const isEver = sinceDay === null || sinceDay === SINCE_EVER;
  const since = isEver ? null : (kind.since?.(sinceDay, detail) ?? sinceDay);
  const { severity, about, operations } = kind;
  const type = row.recordType ?? about;
  const operation = (type === 'letter' ? undefined : operations?.[type]) ?? kind.operation;
  return {
    ...{ kind: code, severity, since, until },
    record: { type, id: recordId, name: displayName(row) },
    ...{ unitId, unitName },
    finding: say(kind.says, language, { since, until, detail }),
    remedy: say(kind.remedy, language),
    operation: { method: operation.method, path: `/api/v1${filled(operation.path, row)}` },
    exceptionId,
  };
}

/** The path with the ids of the row; what the row does not say stays open as `{name}`. */
function filled(path: string, { recordId: id, partId, employeeId, detail }: Row): string {
  const ids: Readonly<Record<string, string | number | null>> = { id, partId, employeeId, detail };
  return path.replace(/\{(\w+)\}/g, (open, name: string) => String(ids[name] ?? open));
}
