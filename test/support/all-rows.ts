import type { Database } from '../../src/kernel/database/database.js';

/** Everything that lies in the tables of the entities, by table; each row as JSON, in an order that does not depend on the database. */
export async function allRows(db: Database, except: readonly string[] = []): Promise<Record<string, string[]>> {
  const tables = db.connection.dataSource.entityMetadatas.map(({ tableName }) => tableName).sort();
  const rows: Record<string, string[]> = {};
  for (const table of tables.filter((one) => !except.includes(one))) {
    rows[table] = (await db.rows<object>(`SELECT * FROM ${table}`)).map((row) => JSON.stringify(row)).sort();
  }
  return rows;
}
