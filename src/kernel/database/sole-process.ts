import { mkdirSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';

/** Kept for the life of the process, because a connection that nobody knows any more is closed. */
const locks = new Map<string, Sqlite.Database>();

/**
 * Takes a folder with an embedded database for this process alone, until it ends, however it ends; taking it again is no
 * difference. False when another process has it. Of the locks that Node offers, only that of a database ends with its process.
 */
export function takeFolder(folder: string): boolean {
  mkdirSync(folder, { recursive: true });
  const file = join(realpathSync(folder), 'sasaran.lock');
  if (locks.has(file)) return true;
  const lock = new Sqlite(file, { timeout: 0 });
  try {
    locks.set(file, lock.exec('BEGIN EXCLUSIVE'));
    return true;
  } catch (error) {
    lock.close();
    if ((error as { code?: string }).code !== 'SQLITE_BUSY') throw error;
    return false;
  }
}
