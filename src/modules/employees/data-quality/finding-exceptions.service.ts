import { Injectable } from '@nestjs/common';
import { AuditLog } from '../../../kernel/audit/audit-log.js';
import { Clock, newId } from '../../../kernel/clock/clock.js';
import { Database } from '../../../kernel/database/database.js';
import { refuseTaken } from '../../../kernel/database/refuse-taken.js';
import { requestProblems } from '../../../kernel/errors/problems.js';
import { refusedAt } from '../../../kernel/http/input-faults.js';
import { employeeProblems } from '../employees.problems.js';
import { FindingsReader, openAndSettled } from './findings.reader.js';
import type { FindingExceptionRequest } from './http/finding-exception.request.js';
import { FINDING_KINDS, type FindingCode } from './kinds/finding-kinds.js';
import { FindingException } from './persistence/finding-exception.entity.js';

interface Found {
  readonly employeeId: string | null;
  readonly unitId: string | null;
  readonly facts: string;
  readonly exceptionId: string | null;
}

/** One for other values than those of today counts no more; one that somebody makes for these at the same moment stays. */
const REMOVE_LAPSED = 'DELETE FROM data_quality_exception WHERE kind = ? AND recordId = ? AND facts <> ?';

/**
 * Settles what is found and is right all the same, for the values that the record has today; with other values the finding is
 * open again by itself. Source: rules.md DQ-2.
 */
@Injectable()
export class FindingExceptions {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly audit: AuditLog,
    private readonly findings: FindingsReader,
  ) {}

  /** Throws EMPLOYEE.NOT_FOUND_TODAY, FINDING_SETTLED, REQUEST.ID_TAKEN. */
  async settle(input: FindingExceptionRequest): Promise<string> {
    const { id = newId(), kind, recordId, reason, letterNumber = null, letterOn = null } = input;
    const settled = (): Error => employeeProblems.FINDING_SETTLED();
    await this.db.transaction(async () => {
      const found = await this.found(kind, recordId);
      if (!found) throw refusedAt(employeeProblems.NOT_FOUND_TODAY, {}, '/recordId');
      if (found.exceptionId !== null) throw settled();
      const { employeeId, facts } = found;
      // Whoever sees the finding by its unit sees that it is settled; of a person, the unit of the day is not kept.
      const unitId = FINDING_KINDS[kind].seenBy === 'PERSON' ? null : found.unitId;
      await this.db.change(REMOVE_LAPSED, [kind, recordId, facts]);
      const row = { id, kind, recordId, employeeId, unitId, facts, reason, letterNumber, letterOn };
      const createdAt = this.clock.now();
      await refuseTaken(this.db.insert(FindingException, { ...row, createdAt }), { recordId: settled });
      await this.audit.record({
        action: 'data-quality-exception.create',
        object: { type: 'data-quality-exception', id },
        subjectEmployeeId: employeeId,
        after: { kind, recordId, facts, reason, letterNumber, letterOn },
      });
    });
    return id;
  }

  /** Opens the finding again. Throws REQUEST.NOT_FOUND. */
  async withdraw(id: string, withdrawalReason: string): Promise<void> {
    await this.db.transaction(async () => {
      const row = await this.db.lock(FindingException, { id });
      if (!row) throw requestProblems.NOT_FOUND();
      const { kind, recordId, employeeId, facts, reason, letterNumber, letterOn } = row;
      await this.db.remove(FindingException, { id });
      await this.audit.record({
        action: 'data-quality-exception.withdraw',
        object: { type: 'data-quality-exception', id },
        subjectEmployeeId: employeeId,
        before: { kind, recordId, facts, reason, letterNumber, letterOn },
        after: { withdrawalReason },
      });
    });
  }

  private async found(kind: FindingCode, recordId: string): Promise<Found | undefined> {
    const { sql, values } = openAndSettled(kind, await this.findings.day(this.clock.today()));
    const columns = 'f.employeeId, f.unitId, f.facts, f.exceptionId';
    const [row] = await this.db.rows<Found>(`SELECT ${columns} FROM ${sql} WHERE f.recordId = ?`, [
      ...values,
      recordId,
    ]);
    return row;
  }
}
