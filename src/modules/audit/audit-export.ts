import type { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { AuditLog } from '../../kernel/audit/audit-log.js';
import type { Actor } from '../../kernel/auth/actor.js';
import { neutralInCsv } from '../../kernel/exports/cells.js';
import { csvFile } from '../../kernel/exports/files.js';
import { AuditQueries, pick } from './audit.queries.js';
import type { AuditEventFilter, AuditSubjectFilter } from './http/audit.request.js';
import type { AuditEventResponse } from './http/audit.response.js';

const COLUMNS = [
  ...['number', 'id', 'occurredAt', 'action', 'outcome', 'objectType', 'objectId', 'subjectEmployeeId', 'subjectName'],
  ...['actorAccountId', 'actorEmployeeId', 'actorName', 'actorRoles', 'sessionId', 'address', 'requestId', 'traceId'],
  ...['facts', 'valuesState', 'before', 'after', 'hash'],
];

const SUBJECT_COLUMNS = ['employeeId', 'name', 'dataClasses', 'reads', 'changes', 'firstAt', 'lastAt'];

/** The record as a file for a spreadsheet. */
@Injectable()
export class AuditExport {
  constructor(
    private readonly audit: AuditLog,
    private readonly queries: AuditQueries,
  ) {}

  /**
   * CSV (RFC 4180, UTF-8) of all events of a filter, made while it is sent; cells that a spreadsheet would take for a
   * formula begin with an apostrophe. That it is asked for is recorded first: without that record there is no file.
   */
  async csv(actor: Actor, filter: AuditEventFilter): Promise<Readable> {
    const asked = Object.fromEntries(Object.entries(pick(filter)).filter(([, value]) => value !== undefined));
    const object = { type: 'audit-event', id: 'export' };
    const subjectEmployeeId = filter.subjectEmployeeId ?? null;
    const shown = (await this.queries.people(actor, filter)).filter((id) => id !== actor.employeeId);
    const people = shown.filter((id) => id !== subjectEmployeeId);
    const facts = { filter: asked, ...(people.length > 0 ? { people } : {}) };
    await this.audit.record({ action: 'audit-event.export', object, subjectEmployeeId, facts });
    return csvFile(COLUMNS, this.rows(actor, filter));
  }

  /** The people whose records an account, a machine or a session touched in a period, for the notice of a breach (R94). */
  async subjects(actor: Actor, filter: AuditSubjectFilter): Promise<Readable> {
    const { actorAccountId, sessionId, from, to } = filter;
    const asked = Object.entries({ actorAccountId, sessionId, from, to }).filter(([, value]) => value !== undefined);
    const object = { type: 'audit-subject', id: 'export' };
    await this.audit.record({ action: 'audit-subject.export', object, facts: { filter: Object.fromEntries(asked) } });
    return csvFile(SUBJECT_COLUMNS, this.subjectRows(actor, filter));
  }

  private async *subjectRows(actor: Actor, filter: AuditSubjectFilter): AsyncGenerator<Record<string, unknown>> {
    for await (const subject of this.queries.allSubjects(actor, filter)) {
      yield neutral({ ...subject, dataClasses: subject.dataClasses.join(' ') });
    }
  }

  private async *rows(actor: Actor, filter: AuditEventFilter): AsyncGenerator<Record<string, unknown>> {
    for await (const event of this.queries.all(actor, filter)) yield toRow(event);
  }
}

function toRow({ values, facts, actorRoles, ...event }: AuditEventResponse): Record<string, unknown> {
  const json = (value: unknown): string => (value === null || value === undefined ? '' : JSON.stringify(value));
  return neutral({
    ...{ ...event, actorRoles: actorRoles.join(' '), facts: json(facts) },
    ...{ before: json(values?.before), after: json(values?.after) },
  });
}

function neutral(row: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const cells = Object.entries(row).map(([name, value]) => [
    name,
    typeof value === 'string' ? neutralInCsv(value) : value,
  ]);
  return Object.fromEntries(cells) as Record<string, unknown>;
}
