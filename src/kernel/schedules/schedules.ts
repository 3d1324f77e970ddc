import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import { Clock } from '../clock/clock.js';
import { Database } from '../database/database.js';
import { isDuplicate, isoOf } from '../database/dialect.js';
import { HandlesJob } from '../jobs/job-handler.js';
import { Jobs } from '../jobs/jobs.js';
import { nextTime, type Timetable, timetableText } from '../values/timetable.js';
import { Recurs } from './recurs.js';
import { Schedule } from './schedule.entity.js';

/** Turns of recurring jobs: each is taken by the process that moves the row on, in the transaction that makes the job. */
@Injectable()
export class Schedules implements OnModuleInit {
  private readonly timetables = new Map<string, Timetable>();
  private readonly known = this.db.prepare<Pick<Schedule, 'kind' | 'timetable'>>(
    'SELECT kind, timetable FROM schedule',
  );
  private readonly due = this.db.prepare<Pick<Schedule, 'kind'>>(
    'SELECT kind FROM schedule WHERE nextAt <= ? ORDER BY nextAt',
  );
  private readonly unfinished = this.db.prepare<{ id: string }>(
    "SELECT id FROM job WHERE id = ? AND status IN ('QUEUED', 'RUNNING')",
  );

  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly jobs: Jobs,
    private readonly discovery: DiscoveryService,
  ) {}

  onModuleInit(): void {
    for (const wrapper of this.discovery.getProviders({ metadataKey: Recurs.KEY })) {
      const kind = this.discovery.getMetadataByDecorator(HandlesJob, wrapper);
      const timetable = this.discovery.getMetadataByDecorator(Recurs, wrapper);
      if (!kind || !timetable) throw new Error(`${wrapper.name} has @Recurs, but not @HandlesJob.`);
      this.timetables.set(kind, timetable);
    }
  }

  /** Makes rows for what is new and moves those whose timetable is another one now. */
  async register(): Promise<void> {
    const known = new Map((await this.known.all()).map(({ kind, timetable }) => [kind, timetable]));
    for (const [kind, timetable] of this.timetables) {
      const text = timetableText(timetable);
      if (known.get(kind) === text) continue;
      await this.db.transaction(() => (known.has(kind) ? this.move(kind, timetable) : this.add(kind, timetable)));
    }
  }

  /** When each kind last had its turn; those that never had are not there. */
  async lastTurns(): Promise<ReadonlyMap<string, string>> {
    const sql = 'SELECT kind, lastAt FROM schedule WHERE lastAt IS NOT NULL';
    const rows = await this.db.rows<{ kind: string; lastAt: string }>(sql);
    return new Map(rows.map(({ kind, lastAt }) => [kind, isoOf(lastAt)]));
  }

  /** Makes the jobs of all turns that have come; answers how many. */
  async fireDue(): Promise<number> {
    let fired = 0;
    for (const { kind } of await this.due.all([this.clock.now()])) {
      const timetable = this.timetables.get(kind);
      // Another version of the service knows it, and takes care of it.
      if (timetable && (await this.fire(kind, timetable))) fired += 1;
    }
    return fired;
  }

  /** The lock makes others wait; they then find that the time has moved on. */
  private fire(kind: string, timetable: Timetable): Promise<boolean> {
    return this.db.transaction(async () => {
      const row = await this.db.lock(Schedule, { kind });
      const now = this.clock.now();
      if (!row || row.nextAt > now) return false;
      const moved = { nextAt: nextTime(timetable, now, this.clock), updatedAt: now, version: row.version + 1 };
      const isBusy = row.lastJobId !== null && (await this.unfinished.first([row.lastJobId])) !== undefined;
      if (isBusy) await this.db.update(Schedule, { kind }, moved);
      else {
        const lastJobId = await this.jobs.enqueue(kind, {}, { startedBy: null });
        await this.db.update(Schedule, { kind }, { ...moved, lastAt: now, lastJobId });
      }
      return !isBusy;
    });
  }

  private async add(kind: string, timetable: Timetable): Promise<void> {
    const now = this.clock.now();
    const first = { nextAt: nextTime(timetable, now, this.clock), lastAt: null, lastJobId: null };
    const row = { kind, timetable: timetableText(timetable), ...first, updatedAt: now, version: 1 };
    // Two first starts at once: the other one's row counts.
    await this.db.insert(Schedule, row).catch((error: unknown) => {
      if (!isDuplicate(error)) throw error;
    });
  }

  private async move(kind: string, timetable: Timetable): Promise<void> {
    const row = await this.db.lock(Schedule, { kind });
    if (!row) return;
    const now = this.clock.now();
    const moved = { nextAt: nextTime(timetable, now, this.clock), updatedAt: now, version: row.version + 1 };
    await this.db.update(Schedule, { kind }, { ...moved, timetable: timetableText(timetable) });
  }
}
