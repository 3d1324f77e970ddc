import { performance } from 'node:perf_hooks';
import { setTimeout as pause } from 'node:timers/promises';
import mysql from 'mysql2/promise';
import { fromDist } from './dist.mjs';
import { makeSecrets } from './secrets.mjs';

const ROWS_AT_ONCE = 1_000;
const SETTLE_TIMEOUT_MS = 30_000;

/** A database that the benchmark makes anew and drops. */
export class BenchDatabase {
  constructor(serverUrl, name) {
    this.serverUrl = serverUrl;
    this.name = name;
    this.url = Object.assign(new URL(serverUrl), { pathname: `/${name}` }).href;
  }

  /** Makes it empty, with the schema of the service. */
  async create() {
    await this.onServer(`DROP DATABASE IF EXISTS ${this.name}`);
    await this.onServer(`CREATE DATABASE ${this.name} CHARACTER SET utf8mb4 COLLATE utf8mb4_bin`);
    const { readConfig } = await fromDist('config/config.js');
    const { openConnection } = await fromDist('kernel/database/open-connection.js');
    const { migrate } = await fromDist('kernel/database/migrator.js');
    const connection = await openConnection(readConfig({ DATABASE_URL: this.url, ...makeSecrets() }));
    await migrate(connection, 'bench');
    await connection.close();
  }

  drop() {
    return this.onServer(`DROP DATABASE IF EXISTS ${this.name}`);
  }

  /** Runs one statement on the server and gives its rows. */
  async onServer(sql) {
    const connection = await mysql.createConnection({ uri: this.serverUrl });
    try {
      return (await connection.query(sql))[0];
    } finally {
      await connection.end();
    }
  }

  /** Waits until no transaction has been open in it for a moment. */
  async settle() {
    const until = performance.now() + SETTLE_TIMEOUT_MS;
    for (let quiet = 0; quiet < 2; quiet = (await this.isBusy()) ? 0 : quiet + 1) {
      if (performance.now() > until) throw new Error(`Transactions stay open in ${this.name}.`);
    }
  }

  /** True while a transaction is open in it; the server renews its list only when it was not asked for 0.1 s. */
  async isBusy() {
    await pause(150);
    const [{ open }] = await this.onServer(`SELECT COUNT(*) AS open FROM information_schema.INNODB_TRX t
      JOIN information_schema.PROCESSLIST p ON p.ID = t.trx_mysql_thread_id WHERE p.DB = '${this.name}'`);
    return open > 0;
  }

  /** Calls back with `insert(table, rows)`, which writes rows in bulk; all rows of a table have the same columns. */
  async fill(work) {
    const connection = await mysql.createConnection({ uri: this.url, timezone: 'Z' });
    try {
      await connection.query('SET foreign_key_checks = 0, unique_checks = 0, autocommit = 0');
      await work((table, rows) => insert(connection, table, rows));
      await connection.query('COMMIT');
      await connection.query(`ANALYZE TABLE ${(await tablesOf(connection)).join(', ')}`);
    } finally {
      await connection.end();
    }
  }
}

async function insert(connection, table, rows) {
  for (let at = 0; at < rows.length; at += ROWS_AT_ONCE) {
    const part = rows.slice(at, at + ROWS_AT_ONCE);
    const columns = Object.keys(part[0]);
    const values = part.map((row) => columns.map((column) => row[column]));
    await connection.query('INSERT INTO ?? (??) VALUES ?', [table, columns, values]);
  }
}

async function tablesOf(connection) {
  const [rows] = await connection.query('SHOW TABLES');
  return rows.map((row) => Object.values(row)[0]);
}
