import { Injectable } from '@nestjs/common';
import { Database } from '../../../kernel/database/database.js';
import { employeeTables } from '../../employees/index.js';
import { identityTables } from '../../identity/index.js';

/** The address that HR keeps only where nobody else has it: an office's common mailbox is read by all of them. */
const ADDRESS = `SELECT COALESCE(a.email, CASE WHEN NOT EXISTS (SELECT 1 FROM ${employeeTables.employee} o
    WHERE o.id <> e.id AND LOWER(o.email) = LOWER(e.email)) AND NOT EXISTS (SELECT 1 FROM ${identityTables.account} b
    WHERE b.id <> a.id AND LOWER(b.email) = LOWER(e.email)) THEN e.email END) AS address FROM ${employeeTables.employee} e
  JOIN ${identityTables.account} a ON a.employeeId = e.id WHERE e.id = ? AND a.disabledAt IS NULL`;

/** Of people with an account in use. */
const TELEPHONE = `SELECT CASE WHEN NOT EXISTS (SELECT 1 FROM ${employeeTables.employee} o WHERE o.id <> e.id AND o.phone = e.phone)
  THEN e.phone END AS phone, e.nip FROM ${employeeTables.employee} e
  JOIN ${identityTables.account} a ON a.employeeId = e.id WHERE e.id = ? AND a.disabledAt IS NULL`;

/** Whom a gateway is to reach: by the number that HR keeps and nobody else has; where there is none, it has to know whose it is. */
export type Telephone =
  { readonly phone: string } | { readonly phone: null; readonly employeeId: string; readonly nip: string | null };

/** Where people are written to. */
@Injectable()
export class Receivers {
  constructor(private readonly db: Database) {}

  /**
   * The address of a person: that of the account, otherwise the one that HR keeps unless others share it. Null without an account that is in use, or
   * without an address (rule NT-4).
   */
  async addressOf(employeeId: string): Promise<string | null> {
    const [row] = await this.db.rows<{ address: string | null }>(ADDRESS, [employeeId]);
    return row?.address ?? null;
  }

  /** How a gateway reaches a person, and never more of him than it needs. Null without an account that is in use (rule NT-8). */
  async telephoneOf(employeeId: string): Promise<Telephone | null> {
    const [row] = await this.db.rows<{ phone: string | null; nip: string | null }>(TELEPHONE, [employeeId]);
    if (!row) return null;
    return row.phone === null ? { phone: null, employeeId, nip: row.nip } : { phone: row.phone };
  }
}
