import { Global, Module } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import type { Config } from '../../config/config.js';
import { Clock } from '../clock/clock.js';
import { EventRecorder } from '../events/event-recorder.js';
import { EraseIdempotencyKeys } from '../http/erase-idempotency-keys.job.js';
import { CONFIG } from '../kernel.tokens.js';
import { ScheduleClock } from '../schedules/schedule-clock.js';
import { ScheduleFigures } from '../schedules/schedule-figures.js';
import { Schedules } from '../schedules/schedules.js';
import { SchedulesController } from '../schedules/schedules.controller.js';
import { DeadJobs } from './dead-jobs.js';
import { EraseFinishedJobs } from './erase-finished-jobs.job.js';
import { JobFigures } from './job-figures.js';
import { DatabaseMessenger, JobMessenger } from './job-messenger.js';
import { JobQueries } from './job.queries.js';
import { JobRegistry } from './job-registry.js';
import { JobStore } from './job-store.js';
import { JobStreams } from './job-streams.js';
import { JobWorker } from './job-worker.js';
import { JobsController } from './jobs.controller.js';
import { Jobs } from './jobs.js';
import { RedisMessenger } from './redis-messenger.js';

const messenger = {
  provide: JobMessenger,
  inject: [CONFIG, Clock],
  useFactory: (config: Config, clock: Clock): JobMessenger =>
    config.redisUrl ? new RedisMessenger(config.redisUrl, config, clock) : new DatabaseMessenger(),
};

/** Jobs, events and what recurs, for every module; the application starts `JobWorker` and `ScheduleClock` when it is complete. */
@Global()
@Module({
  imports: [DiscoveryModule],
  controllers: [JobsController, SchedulesController],
  providers: [
    ...[JobRegistry, JobStore, JobWorker, JobFigures, messenger, Jobs, EventRecorder],
    ...[JobQueries, JobStreams, DeadJobs, Schedules, ScheduleClock, ScheduleFigures],
    ...[EraseFinishedJobs, EraseIdempotencyKeys],
  ],
  exports: [Jobs, JobMessenger, JobWorker, EventRecorder, Schedules, ScheduleClock],
})
export class JobsModule {}
