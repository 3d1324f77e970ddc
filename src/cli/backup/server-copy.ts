import { type ChildProcessWithoutNullStreams, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { pipeline } from 'node:stream/promises';
import { createConnection } from 'mysql2/promise';
import { StartError } from '../../kernel/start-error.js';
import type { DatabaseCopy } from './database-copy.js';
import { FILE_TABLES, filesOf, type NamedFile, namedFilesOf } from './named-files.js';

/** The programs of MariaDB, and of MySQL under their older names. */
const DUMP = ['mariadb-dump', 'mysqldump'] as const;
const CLIENT = ['mariadb', 'mysql'] as const;
/** One snapshot without locking anybody out, bytes as hex, the data of one database and nothing of the server's. */
const DUMP_OPTIONS = [
  '--single-transaction',
  '--skip-lock-tables',
  '--hex-blob',
  '--no-tablespaces',
  '--skip-comments',
];

/** Of MySQL alone: without this the dump would set the server's GTIDs, which only its administrator may. */
const MYSQL_OPTIONS = ['--set-gtid-purged=OFF'];

/** Copies of a database on a server, made and read by the server's own programs. */
export function serverCopy(url: URL): DatabaseCopy {
  const name = decodeURIComponent(url.pathname.slice(1));
  const start = (programs: readonly string[], options: readonly string[]): Program =>
    new Program(url, programs, [...options, '--default-character-set=utf8mb4', name]);
  return {
    suffix: '.sql.gz',
    async read(work) {
      const dump = start(DUMP, DUMP_OPTIONS);
      dump.child.stdin.end();
      await both(dump.ended, work(dump.child.stdout));
    },
    async files() {
      const named: NamedFile[] = [];
      for (const table of FILE_TABLES) {
        const [row] = await ask(url, `SHOW TABLES LIKE '${table}'`);
        if (row) named.push(...filesOf(table, await ask(url, namedFilesOf(table))));
      }
      return named;
    },
    async isEmpty() {
      return (await ask(url, 'SHOW TABLES')).length === 0;
    },
    async write(content) {
      const client = start(CLIENT, ['--batch']);
      client.child.stdout.resume();
      await both(client.ended, pipeline(content, client.child.stdin));
    },
  };
}

async function ask(url: URL, sql: string): Promise<Record<string, unknown>[]> {
  const connection = await createConnection(url.href).catch((error: Error) => {
    throw new StartError(`The database server does not let us in: ${error.message}`);
  });
  try {
    const [rows] = await connection.query(sql);
    return rows as Record<string, unknown>[];
  } finally {
    await connection.end();
  }
}

/** Waits for both; where both fail, what the program says is the reason, and the broken stream only follows from it. */
async function both(program: Promise<void>, stream: Promise<void>): Promise<void> {
  for (const outcome of await Promise.allSettled([program, stream]))
    if (outcome.status === 'rejected') throw outcome.reason;
}

/** A program of the server while it runs; its password stands in its environment, not among its arguments. */
class Program {
  readonly child: ChildProcessWithoutNullStreams;
  /** Throws StartError with the program's own words when it failed. */
  readonly ended: Promise<void>;

  constructor({ hostname, port, username, password }: URL, names: readonly string[], options: readonly string[]) {
    const name = names.find((one) => spawnSync(one, ['--version']).status === 0);
    if (!name) {
      throw new StartError(`Neither ${names.join(' nor ')} is installed here: install the client of the database.`);
    }
    const place = [`--host=${hostname}`, `--port=${port || '3306'}`, `--user=${decodeURIComponent(username)}`];
    const env = { ...process.env, MYSQL_PWD: decodeURIComponent(password) };
    const own = name === 'mysqldump' && isOfMySql(name) ? MYSQL_OPTIONS : [];
    // `--no-defaults` comes first or not at all: what a person has in ~/.my.cnf is not meant for this.
    this.child = spawn(name, ['--no-defaults', ...place, ...own, ...options], { env });
    let words = '';
    this.child.stderr.setEncoding('utf8').on('data', (text: string) => (words = `${words}${text}`.slice(-2_000)));
    this.ended = once(this.child, 'close').then(([code]) => {
      if (code !== 0) throw new StartError(`${name} failed: ${words.trim() || `exit code ${String(code)}`}`);
    });
  }
}

/** MariaDB's packages have its programs under the names of MySQL, too. */
function isOfMySql(program: string): boolean {
  return !/mariadb/i.test(spawnSync(program, ['--version'], { encoding: 'utf8' }).stdout);
}
