import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { availableParallelism, hostname } from 'node:os';

const TASKSET = 'taskset';
const run = (...args) => spawnSync(TASKSET, args, { encoding: 'utf8' });

/**
 * Core 0 for the server under test, the others for everything that loads it: this process and a MariaDB on this machine.
 * Where that is not possible, nothing is pinned and the scheduler decides.
 */
export class Cores {
  constructor() {
    const others = availableParallelism() - 1;
    this.rest = others > 1 ? `1-${others}` : '1';
    this.available = others > 0 && run('-p', String(process.pid)).status === 0;
    this.moved = [];
  }

  /** The words to put before the command of a server. */
  get forServer() {
    return this.available ? [TASKSET, '-c', '0'] : [];
  }

  /** Moves this process and the database off core 0, until `release`. */
  async keepServerCoreFree(database) {
    if (!this.available) return 'not pinned: taskset or a second core is missing';
    this.move(process.pid);
    const pid = await localServerPid(database);
    const moved = pid !== null && this.move(pid);
    return `server on core 0, load on core ${this.rest}, database ${moved ? `on core ${this.rest}` : 'not pinned'}`;
  }

  release() {
    for (const { pid, cores } of this.moved.splice(0)) run('-acp', cores, String(pid));
  }

  move(pid) {
    const cores = /: *([\d,-]+)\s*$/.exec(run('-cp', String(pid)).stdout)?.[1];
    if (!cores || run('-acp', this.rest, String(pid)).status !== 0) return false;
    this.moved.push({ pid, cores });
    return true;
  }
}

/** The process of a database server on this machine, null for another machine or another user's. */
async function localServerPid(database) {
  const [row] = await database.onServer('SELECT @@hostname AS host, @@pid_file AS file');
  if (row.host !== hostname()) return null;
  try {
    return Number(readFileSync(row.file, 'utf8')) || null;
  } catch {
    return null;
  }
}
