import { Injectable } from '@nestjs/common';
import { AuditLog } from '../../../kernel/audit/audit-log.js';
import { Clock, newId } from '../../../kernel/clock/clock.js';
import type { SqlCondition } from '../../../kernel/database/condition.js';
import type { SqlValue } from '../../../kernel/database/connection.js';
import { Database } from '../../../kernel/database/database.js';
import { isoOf } from '../../../kernel/database/dialect.js';
import { EventRecorder } from '../../../kernel/events/event-recorder.js';
import {
  type DataSubject,
  type Erasure,
  namesOf,
  type RegisteredTable,
} from '../../../kernel/personal-data/personal-data.js';
import { PersonalDataRegistry } from '../../../kernel/personal-data/registry.js';
import { EmployeesApi } from '../../employees/index.js';
import { IdentityApi } from '../../identity/index.js';
import { EmployeeErased } from '../privacy.events.js';
import { privacyProblems } from '../privacy.problems.js';
import { rowsOf } from '../rows-of-person.js';

const HELD =
  'SELECT createdAt FROM retention_hold WHERE employeeId = ? AND releasedAt IS NULL ORDER BY createdAt LIMIT 1';

/**
 * Makes a person a pseudonym: whatever identifies goes, as each module has declared it, and figures stay with the id. It cannot
 * be undone.
 */
@Injectable()
export class Eraser {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly audit: AuditLog,
    private readonly events: EventRecorder,
    private readonly personalData: PersonalDataRegistry,
    private readonly employees: EmployeesApi,
    private readonly identity: IdentityApi,
  ) {}

  /** Since when somebody is held from erasure; null when he is not. */
  async heldSince(employeeId: string): Promise<string | null> {
    const [hold] = await this.db.rows<{ createdAt: string }>(HELD, [employeeId]);
    return hold ? isoOf(hold.createdAt) : null;
  }

  /**
   * Erases somebody who asked for it, in the current transaction. Throws PRIVACY.HELD, and STILL_IN_SERVICE for who has not left
   * by today.
   */
  async eraseOnRequest(employeeId: string): Promise<void> {
    const since = await this.heldSince(employeeId);
    if (since !== null) throw privacyProblems.HELD({ since });
    const left = await this.employees.leftBy(this.clock.today(), employeeId);
    if (left.length === 0) throw privacyProblems.STILL_IN_SERVICE();
    await this.erase(employeeId, 'REQUEST');
  }

  /** Erases a person who is locked, in the current transaction. */
  async erase(employeeId: string, why: 'REQUEST' | 'DUE'): Promise<void> {
    const subject = { employeeId, accountId: await this.identity.accountOf(employeeId) };
    await this.personalData.beforeErasure(subject);
    const code = newId().slice(-8);
    const rows: Record<string, number> = {};
    for (const table of this.personalData.tables()) {
      const count = await this.eraseRows(table, subject, code);
      if (count > 0) rows[table.name] = count;
    }
    const object = { type: 'employee', id: employeeId };
    await this.audit.record({ action: 'employee.erase', object, subjectEmployeeId: employeeId, facts: { why, rows } });
    await this.events.record(new EmployeeErased({ employeeId }));
  }

  private async eraseRows(table: RegisteredTable, subject: DataSubject, code: string): Promise<number> {
    const where = rowsOf(table, subject);
    if (where === null) return 0;
    if (table.removed) return this.db.change(`DELETE FROM ${table.name} WHERE ${where.sql}`, where.values);
    const change = changesOf(table, code);
    if (change === null) return 0;
    const sql = `UPDATE ${table.name} SET ${change.sql} WHERE ${where.sql}`;
    return this.db.change(sql, [...change.values, ...where.values]);
  }
}

/** What is written over the columns of a table; null when all of them stay. */
function changesOf({ groups }: RegisteredTable, code: string): SqlCondition | null {
  const changes = groups.flatMap(({ columns, erasure }): [string, SqlValue][] => {
    if (erasure === undefined) return [];
    const sealed = groups.flatMap((group) => (group.columns === columns ? (group.sealed?.index?.column ?? []) : []));
    return [...namesOf(columns), ...sealed].map((column) => [column, textOf(erasure, code)]);
  });
  if (changes.length === 0) return null;
  return { sql: changes.map(([column]) => `${column} = ?`).join(', '), values: changes.map(([, value]) => value) };
}

function textOf(erasure: Erasure, code: string): string | null {
  if (erasure === 'NULL') return null;
  if (erasure === 'PSEUDONYM') return `Pseudonim ${code.toUpperCase()}`;
  return erasure === 'PSEUDONYM_KEY' ? `pseudonim-${code}` : erasure.text;
}
