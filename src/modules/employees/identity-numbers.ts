import { Injectable } from '@nestjs/common';
import { AuditLog } from '../../kernel/audit/audit-log.js';
import { Clock } from '../../kernel/clock/clock.js';
import { Database } from '../../kernel/database/database.js';
import { isDuplicate } from '../../kernel/database/dialect.js';
import type { InputFault } from '../../kernel/errors/domain-error.js';
import { requestProblems } from '../../kernel/errors/problems.js';
import { Vault } from '../../kernel/personal-data/vault.js';
import { differencesOf, type KnownPerson, maskNationalId, parseNationalId } from './domain/national-id.js';
import { employeeProblems } from './employees.problems.js';
import { NIK_FAULTS } from './person-fault-texts.js';
import { Employee } from './persistence/employee.entity.js';

const KIND = 'nik';
/** To whom the NIK of a row of an import belongs while nobody knows whose it is. */
const STAGED = 'import_row.staged';

/** A NIK as a row keeps it. */
export type KeptNik = Pick<Employee, 'nikSealed' | 'nikIndex'>;

/** NIKs: sealed in the database, found by a keyed hash, never in a record, a log or a notice. */
@Injectable()
export class IdentityNumbers {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly audit: AuditLog,
    private readonly vault: Vault,
  ) {}

  /** A NIK as the row of this person keeps it. */
  keptOf(employeeId: string, nik: string): KeptNik {
    return { nikSealed: this.vault.seal(ownerOf(employeeId), nik), nikIndex: this.vault.index(KIND, nik) };
  }

  /** A NIK as a row of an import keeps it until the row is applied. */
  staged(nik: string): { index: string; sealed: string } {
    return { index: this.vault.index(KIND, nik), sealed: this.vault.seal(STAGED, nik) };
  }

  /** The NIK of such a row; null when its key is not set any more. */
  unstaged({ sealed }: { sealed: string }): string | null {
    return this.vault.open(STAGED, sealed);
  }

  /** Who has the NIKs of such rows, by the index of the row, under whichever key they are kept. */
  async holdersOf(staged: readonly { index: string; sealed: string }[]): Promise<Map<string, string>> {
    const asked = new Map<string, string>();
    for (const one of staged) {
      const nik = this.unstaged(one);
      for (const index of nik === null ? [one.index] : this.vault.indexes(KIND, nik)) asked.set(index, one.index);
    }
    const indexes = [...asked.keys()];
    const holders = new Map<string, string>();
    for (let at = 0; at < indexes.length; at += 500) {
      const some = indexes.slice(at, at + 500);
      const sql = `SELECT id, nikIndex FROM employee WHERE nikIndex IN (${some.map(() => '?').join(', ')})`;
      for (const { id, nikIndex } of await this.db.rows<{ id: string; nikIndex: string }>(sql, some))
        holders.set(asked.get(nikIndex) ?? nikIndex, id);
    }
    return holders;
  }

  /** The NIK of a row; null where there is none, or its key is not set any more. */
  open(employeeId: string, nikSealed: string | null): string | null {
    return nikSealed === null ? null : this.vault.open(ownerOf(employeeId), nikSealed);
  }

  /** The NIK of a row for somebody who asked for it; null where there is none. Throws EMPLOYEE.NIK_KEY_MISSING. */
  shown(employeeId: string, nikSealed: string | null): string | null {
    const nik = this.open(employeeId, nikSealed);
    if (nik === null && nikSealed !== null) throw employeeProblems.NIK_KEY_MISSING();
    return nik;
  }

  /** The NIK of a row as it is shown to whoever may see the profile; all of it hidden when its key is not set any more. */
  masked(employeeId: string, nikSealed: string | null): string | null {
    if (nikSealed === null) return null;
    const nik = this.open(employeeId, nikSealed);
    return nik === null ? ALL_HIDDEN : maskNationalId(nik);
  }

  /** Who has this NIK, under whichever key it was kept; null when nobody has. */
  async holderOf(nik: string): Promise<string | null> {
    const indexes = this.vault.indexes(KIND, nik);
    const sql = `SELECT id FROM employee WHERE nikIndex IN (${indexes.map(() => '?').join(', ')})`;
    return (await this.db.rows<{ id: string }>(sql, indexes))[0]?.id ?? null;
  }

  /**
   * Records somebody's NIK, or with null removes it; gives what deserves a look. Throws REQUEST.NOT_FOUND, EMPLOYEE.NIK_TAKEN,
   * ERASED.
   */
  put(employeeId: string, nik: string | null): Promise<InputFault[]> {
    return this.db.transaction(async () => {
      const person = await this.db.lock(Employee, { id: employeeId });
      if (!person) throw requestProblems.NOT_FOUND();
      if (person.erasedAt) throw employeeProblems.ERASED();
      if (nik !== null) await this.refuseTaken(nik, employeeId);
      const kept = nik === null ? { nikSealed: null, nikIndex: null } : this.keptOf(employeeId, nik);
      const stamps = { updatedAt: this.clock.now(), version: person.version + 1 };
      await this.write(employeeId, { ...kept, ...stamps });
      const action = nik === null ? 'identity-number.remove' : 'identity-number.set';
      const object = { type: 'employee', id: employeeId };
      await this.audit.record({
        action,
        object,
        subjectEmployeeId: employeeId,
        facts: { hadOne: person.nikSealed !== null },
      });
      return nik === null ? [] : nikWarnings(nik, person, '/nik');
    });
  }

  private async refuseTaken(nik: string, employeeId: string): Promise<void> {
    const holder = await this.holderOf(nik);
    if (holder !== null && holder !== employeeId) throw employeeProblems.NIK_TAKEN();
  }

  private async write(id: string, change: Partial<Employee>): Promise<void> {
    try {
      await this.db.update(Employee, { id }, change);
    } catch (error) {
      throw isDuplicate(error) ? employeeProblems.NIK_TAKEN() : error;
    }
  }
}

/** What is shown of a NIK that does not open. */
const ALL_HIDDEN = '•'.repeat(16);

/** To whom a sealed NIK belongs: put into the row of somebody else it does not open. */
const ownerOf = (employeeId: string): string => `employee.nikSealed:${employeeId}`;

/** What of a NIK deserves a look, beside the record of the person. */
export function nikWarnings(nik: string, person: KnownPerson, pointer: string): InputFault[] {
  const read = parseNationalId(nik);
  const codes = typeof read === 'string' ? [read] : differencesOf(read, person);
  return codes.map((code) => ({ pointer, code, text: NIK_FAULTS[code] }));
}
