import 'reflect-metadata';
import { Injectable } from '@nestjs/common';
import { newId, SystemClock } from '../../src/kernel/clock/clock.js';
import { Database } from '../../src/kernel/database/database.js';
import { DomainEvent } from '../../src/kernel/events/domain-event.js';
import { type EventHandler, HandlesEvent } from '../../src/kernel/events/event-handler.js';
import { HandlesJob, type JobHandler, type JobRun } from '../../src/kernel/jobs/job-handler.js';
import { JobWorker } from '../../src/kernel/jobs/job-worker.js';
import { Note, openJobDatabase, startJobs } from './jobs-world.js';

/*
 * A service that only runs jobs, for tests that kill it: `jobs-child.ts <database> <hang|work> <clock offset in ms>`.
 * It prints `midway` when it is in the middle of a job; with `hang` it then stays there.
 */
const [target = '', mode, offsetMs] = process.argv.slice(2);

async function midway(): Promise<void> {
  process.stdout.write('midway\n');
  if (mode === 'hang') await new Promise(() => setInterval(() => undefined, 60_000));
}

class Happened extends DomainEvent<{ text: string }> {
  static readonly type = 'test.happened';
}

@Injectable()
@HandlesJob('child.steps')
export class Steps implements JobHandler<{ steps: number }> {
  constructor(private readonly db: Database) {}

  async run({ steps }: { steps: number }, job: JobRun): Promise<object> {
    const done = await this.db.rows('SELECT id FROM note WHERE text LIKE ?', ['step %']);
    for (let step = done.length + 1; step <= steps; step += 1) {
      await this.db.transaction(() => this.db.insert(Note, { id: newId(), text: `step ${step}` }));
      await job.progress(step, steps);
      if (step === 2) await midway();
    }
    return { resumedAt: done.length };
  }
}

@Injectable()
@HandlesEvent(Happened)
export class WriteNoteWhenHappened implements EventHandler<Happened> {
  constructor(private readonly db: Database) {}

  async handle({ text }: Happened['payload']): Promise<void> {
    await this.db.insert(Note, { id: newId(), text });
    await midway();
  }
}

class OffsetClock extends SystemClock {
  override now(): Date {
    return new Date(super.now().getTime() + Number(offsetMs));
  }
}

const connection = await openJobDatabase(target);
const module = await startJobs(connection, target, new OffsetClock('Asia/Jakarta'), [Steps, WriteNoteWhenHappened]);
await module.get(JobWorker).start();
process.on('SIGTERM', () => void module.close().then(() => process.exit(0)));
