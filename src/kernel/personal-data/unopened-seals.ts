import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.js';
import { PersonalDataRegistry } from './registry.js';
import { Vault } from './vault.js';

type Sealed = { readonly id: string; readonly sealed: string };

/** Looks whether the keys that are set open what is sealed in the database. */
@Injectable()
export class UnopenedSeals {
  constructor(
    private readonly db: Database,
    private readonly personalData: PersonalDataRegistry,
    private readonly vault: Vault,
  ) {}

  /** Names of the keys under which something is sealed that does not open: they are not set, or have another secret now. */
  async keys(): Promise<string[]> {
    const unopened = new Set<string>();
    for (const { name, groups } of this.personalData.tables())
      for (const { sealed } of groups)
        if (sealed) for (const key of await this.keysOf(name, sealed.column)) unopened.add(key);
    return [...unopened].sort();
  }

  /** Of one column; tried is one text of each key. */
  private async keysOf(table: string, column: string): Promise<string[]> {
    const unopened: string[] = [];
    for (const tried: string[] = []; ;) {
      const others = tried.map(() => `AND ${column} NOT LIKE ?`).join(' ');
      const sql = `SELECT id, ${column} AS sealed FROM ${table} WHERE ${column} IS NOT NULL ${others} LIMIT 1`;
      const [row] = await this.db.rows<Sealed>(sql, tried);
      if (!row) return unopened;
      const [key = ''] = row.sealed.split('.');
      tried.push(`${key}.%`);
      if (this.vault.open(`${table}.${column}:${row.id}`, row.sealed) === null) unopened.push(key);
    }
  }
}
