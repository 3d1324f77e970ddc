import { Injectable } from '@nestjs/common';
import { Database } from '../../../kernel/database/database.js';
import { employeeTables } from '../../employees/index.js';
import { identityTables } from '../../identity/index.js';

const ADDRESS = `SELECT COALESCE(a.email, e.email) AS address FROM ${employeeTables.employee} e
  JOIN ${identityTables.account} a ON a.employeeId = e.id WHERE e.id = ? AND a.disabledAt IS NULL`;

/** Where people are written to. */
@Injectable()
export class Receivers {
  constructor(private readonly db: Database) {}

  /**
   * The address of a person: that of the account, otherwise the one that HR keeps. Null without an account that is in use, or
   * without an address (rule NT-4).
   */
  async addressOf(employeeId: string): Promise<string | null> {
    const [row] = await this.db.rows<{ address: string | null }>(ADDRESS, [employeeId]);
    return row?.address ?? null;
  }
}
