import { accessSync, constants, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';

/** Linux's file system in memory: there a commit of SQLite waits for no disk, and says the same words. */
const IN_MEMORY = '/dev/shm';
/** A container may have 64 MB of it, which a few databases fill. */
const ENOUGH_BYTES = 2 * 1024 ** 3;

/** Where the tests keep what they throw away: in memory where there is plenty of room, otherwise where the system says (TMPDIR). */
export function scratchFolder(): string {
  return process.env.TMPDIR === undefined && isRoomy(IN_MEMORY) ? IN_MEMORY : tmpdir();
}

function isRoomy(folder: string): boolean {
  try {
    accessSync(folder, constants.W_OK);
    const { bavail, bsize } = statfsSync(folder);
    return bavail * bsize >= ENOUGH_BYTES;
  } catch {
    return false;
  }
}
