import { createReadStream, createWriteStream, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import Sqlite from 'better-sqlite3';
import { SQLITE_FILE } from '../../kernel/database/sqlite-file.js';
import { StartError } from '../../kernel/start-error.js';
import type { DatabaseCopy } from './database-copy.js';
import { FILE_TABLES, filesOf, namedFilesOf } from './named-files.js';

/** Copies of the embedded database: the file that SQLite itself writes of one moment. */
export function sqliteCopy(folder: string): DatabaseCopy {
  const file = join(folder, SQLITE_FILE);
  return {
    suffix: '.sqlite.gz',
    async read(work) {
      requireThere(file);
      const aside = mkdtempSync(join(folder, '.backup-'));
      try {
        const copy = join(aside, SQLITE_FILE);
        withDatabase(file, (db) => db.prepare('VACUUM INTO ?').run(copy));
        await work(createReadStream(copy));
      } finally {
        rmSync(aside, { recursive: true, force: true });
      }
    },
    async files() {
      requireThere(file);
      return withDatabase(file, (db) => {
        const isThere = db.prepare("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = ?");
        const there = FILE_TABLES.filter((table) => isThere.get(table));
        return there.flatMap((table) => filesOf(table, db.prepare(namedFilesOf(table)).all() as { sha256: string }[]));
      });
    },
    async isEmpty() {
      return !existsSync(file);
    },
    async write(content) {
      mkdirSync(folder, { recursive: true });
      const part = `${file}.part`;
      try {
        await pipeline(content, createWriteStream(part, { mode: 0o600, flush: true }));
        withDatabase(part, requireSound);
        renameSync(part, file);
      } finally {
        for (const end of ['', '-wal', '-shm']) rmSync(`${part}${end}`, { force: true });
      }
    },
  };
}

function requireThere(file: string): void {
  if (!existsSync(file)) throw new StartError(`There is no database ${file}: is DATA_DIR right?`);
}

function withDatabase<T>(file: string, work: (db: Sqlite.Database) => T): T {
  const db = new Sqlite(file, { readonly: true, timeout: 10_000 });
  try {
    return work(db);
  } finally {
    db.close();
  }
}

function requireSound(db: Sqlite.Database): void {
  const broken = db.pragma('integrity_check', { simple: true }) !== 'ok';
  if (broken || (db.pragma('foreign_key_check') as unknown[]).length > 0)
    throw new StartError('The backup holds a damaged database; nothing was restored. Take an older one.');
}
