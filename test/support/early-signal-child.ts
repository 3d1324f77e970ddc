import 'reflect-metadata';
import { setImmediate as turn } from 'node:timers/promises';
import { readConfig } from '../../src/config/config.js';
import { JobWorker } from '../../src/kernel/jobs/job-worker.js';
import { fail } from '../../src/kernel/fail.js';
import { runService } from '../../src/service.js';

/* The service on the configured database; SIGTERM reaches it when it listens and has not yet begun to run jobs. */
const start = Reflect.get(JobWorker.prototype, 'start');
JobWorker.prototype.start = async function (this: JobWorker): Promise<void> {
  process.kill(process.pid, 'SIGTERM');
  // The signal arrives in a later turn of the event loop.
  for (let turns = 0; turns < 10; turns += 1) await turn();
  await start.call(this);
};
await runService(readConfig(), { announce: () => void process.stdout.write('announced\n') }).catch(fail);
