import { Injectable, Logger } from '@nestjs/common';
import { AuditLog } from '../../../kernel/audit/audit-log.js';
import { Database } from '../../../kernel/database/database.js';
import { HandlesJob, type JobHandler, type JobRun } from '../../../kernel/jobs/job-handler.js';
import type { SealedColumn } from '../../../kernel/personal-data/personal-data.js';
import { PersonalDataRegistry } from '../../../kernel/personal-data/registry.js';
import { Vault } from '../../../kernel/personal-data/vault.js';
import { Recurs } from '../../../kernel/schedules/recurs.js';

const AT_A_TIME = 200;

interface Row {
  readonly id: string;
  readonly sealed: string;
}

/**
 * Seals anew, once a day, what another key than the one in use has sealed: after it a former key can be taken out of the setting.
 * A row that changes meanwhile is left for the next time. Safe to run twice.
 */
@Injectable()
@HandlesJob('personal-data.renew-seals')
@Recurs({ dailyAt: '01:45' })
export class RenewSeals implements JobHandler {
  private readonly logger = new Logger(RenewSeals.name);

  constructor(
    private readonly db: Database,
    private readonly audit: AuditLog,
    private readonly personalData: PersonalDataRegistry,
    private readonly vault: Vault,
  ) {}

  async run(_payload: object, { signal }: JobRun): Promise<{ renewed: number; lost: number }> {
    const total = { renewed: 0, lost: 0 };
    for (const { name, groups } of this.personalData.tables()) {
      for (const sealed of groups.flatMap((group) => group.sealed ?? [])) {
        const { renewed, lost } = await this.renewColumn(name, sealed, signal);
        total.renewed += renewed;
        total.lost += lost;
      }
    }
    if (total.lost > 0)
      this.logger.error(`${total.lost} sealed texts open with no key that is set: PERSONAL_DATA_KEYS lacks one.`);
    return total;
  }

  private async renewColumn(
    table: string,
    sealed: SealedColumn,
    signal: AbortSignal,
  ): Promise<{ renewed: number; lost: number }> {
    const counts = { renewed: 0, lost: 0 };
    const { column } = sealed;
    const sql = `SELECT id, ${column} AS sealed FROM ${table} WHERE ${column} NOT LIKE ? AND id > ? ORDER BY id LIMIT ${AT_A_TIME}`;
    for (let last = ''; ;) {
      signal.throwIfAborted();
      const rows = await this.db.rows<Row>(sql, [`${this.vault.keyInUse}.%`, last]);
      const end = rows.at(-1);
      if (!end) break;
      last = end.id;
      const { renewed, lost } = await this.renewRows(table, sealed, rows);
      counts.renewed += renewed;
      counts.lost += lost;
    }
    return counts;
  }

  private renewRows(
    table: string,
    { column, index }: SealedColumn,
    rows: readonly Row[],
  ): Promise<{ renewed: number; lost: number }> {
    return this.db.transaction(async () => {
      const counts = { renewed: 0, lost: 0 };
      for (const { id, sealed } of rows) {
        const owner = `${table}.${column}:${id}`;
        const text = this.vault.open(owner, sealed);
        if (text === null) {
          counts.lost += 1;
          continue;
        }
        const found = index ? { sql: `, ${index.column} = ?`, values: [this.vault.index(index.kind, text)] } : null;
        const sql = `UPDATE ${table} SET ${column} = ?${found?.sql ?? ''} WHERE id = ? AND ${column} = ?`;
        const values = [this.vault.seal(owner, text), ...(found?.values ?? []), id, sealed];
        counts.renewed += await this.db.change(sql, values);
      }
      const facts = { table, column, key: this.vault.keyInUse, ...counts };
      await this.audit.record({ action: 'sealed-text.renew', object: { type: 'sealed-text', id: table }, facts });
      return counts;
    });
  }
}
