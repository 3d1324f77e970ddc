import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';

/**
 * Does `work` while no other process of this machine does work under the same lock file. The file names its owner; that of a
 * dead owner is taken over.
 */
export async function withLock(file, work, onWait) {
  for (let waiting = false; !take(file); waiting = true) {
    const owner = ownerOf(file);
    if (owner && !isAlive(owner)) removeStale(file, owner);
    else {
      if (owner && !waiting) onWait(owner.pid);
      await pause(200);
    }
  }
  try {
    return await work();
  } finally {
    rmSync(file, { force: true });
  }
}

/** Makes the file with its content in one step, so that nobody ever reads a lock without its owner. */
function take(file) {
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, JSON.stringify({ pid: process.pid, started: startOf(process.pid) }));
  try {
    linkSync(draft, file);
    return true;
  } catch (error) {
    if (error.code === 'EEXIST') return false;
    throw error;
  } finally {
    rmSync(draft);
  }
}

function ownerOf(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return null;
  }
}

/** Moves the lock away before it is deleted: another process may have taken it over since it was read. */
function removeStale(file, owner) {
  const aside = `${file}.${process.pid}.stale`;
  try {
    renameSync(file, aside);
    const moved = ownerOf(aside);
    if (moved?.pid !== owner.pid || moved?.started !== owner.started) linkSync(aside, file);
  } catch (error) {
    if (error.code !== 'ENOENT' && error.code !== 'EEXIST') throw error;
  } finally {
    rmSync(aside, { force: true });
  }
}

function isAlive({ pid, started }) {
  if (startOf(pid) !== started) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

/** When a process started, in ticks since boot, because its number may come again; null where the system does not say. */
function startOf(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? null;
  } catch {
    return null;
  }
}
