import type { QueryRunner } from 'typeorm';
import { tablesMigration } from '../../kernel/database/tables.js';

const NAME = 'Audit1767225604100';
const NO_HASH = '0'.repeat(64);
/** Which session and which roles acted, from when the person concerned may know of it, and the place in the chain. */
const COLUMNS = {
  sessionId: 'varchar(36)',
  actorRoles: 'varchar(100)',
  shownAfter: 'varchar(64)',
  number: 'bigint',
  hash: 'varchar(64)',
};
const INDEXES = {
  uq_audit_event_number: 'number',
  ix_audit_event_subjectEmployeeId_occurredAt_id: 'subjectEmployeeId, occurredAt, id',
};

const Tables = tablesMigration(
  NAME,
  {
    audit_chain: ['id id, number integer, hash text(64), leaseOwner ref?, leaseUntil instant?'],
    audit_checkpoint: ['number integer key, hash text(64), signature longText, createdAt instant'],
  },
  ['DELETE FROM audit_chain', `INSERT INTO audit_chain (id, number, hash) VALUES ('chain', 0, '${NO_HASH}')`],
);

/** The chain over the audit record: its end with the lease of the sealer, its signed checkpoints, and the place of each row. */
export class Audit1767225604100 extends Tables {
  override async up(runner: QueryRunner): Promise<void> {
    const [columns, indexes] = await presentIn(runner);
    for (const [name, type] of Object.entries(COLUMNS)) {
      if (!columns.has(name)) await runner.query(`ALTER TABLE audit_event ADD COLUMN ${name} ${type} NULL`);
    }
    for (const [name, on] of Object.entries(INDEXES)) {
      const unique = name.startsWith('uq') ? 'UNIQUE ' : '';
      if (!indexes.has(name)) await runner.query(`CREATE ${unique}INDEX ${name} ON audit_event (${on})`);
    }
    await super.up(runner);
  }

  override async down(runner: QueryRunner): Promise<void> {
    await super.down(runner);
    const on = isSqlite(runner) ? '' : ' ON audit_event';
    for (const name of Object.keys(INDEXES)) await runner.query(`DROP INDEX ${name}${on}`);
    for (const name of Object.keys(COLUMNS)) await runner.query(`ALTER TABLE audit_event DROP COLUMN ${name}`);
  }
}

const isSqlite = (runner: QueryRunner): boolean => runner.dataSource.options.type === 'better-sqlite3';

/** Columns and indexes that the table has already, from a run that was killed. */
async function presentIn(runner: QueryRunner): Promise<readonly [Set<string>, Set<string>]> {
  const named = async (sql: string): Promise<Set<string>> =>
    new Set(((await runner.query(sql)) as { name: string }[]).map(({ name }) => name));
  if (isSqlite(runner)) {
    const columns = await named("SELECT name FROM pragma_table_info('audit_event')");
    return [columns, await named("SELECT name FROM pragma_index_list('audit_event')")];
  }
  const here = "table_schema = DATABASE() AND table_name = 'audit_event'";
  const columns = await named(`SELECT column_name AS name FROM information_schema.columns WHERE ${here}`);
  return [columns, await named(`SELECT index_name AS name FROM information_schema.statistics WHERE ${here}`)];
}
