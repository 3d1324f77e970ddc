import { Global, Module } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { EventRecorder } from '../events/event-recorder.js';
import { JobRegistry } from './job-registry.js';
import { JobStore } from './job-store.js';
import { JobWorker } from './job-worker.js';
import { JobsController } from './jobs.controller.js';
import { Jobs } from './jobs.js';

/** Jobs and events for every module; the application starts `JobWorker` when it is complete. */
@Global()
@Module({
  imports: [DiscoveryModule],
  controllers: [JobsController],
  providers: [JobRegistry, JobStore, JobWorker, Jobs, EventRecorder],
  exports: [Jobs, JobWorker, EventRecorder],
})
export class JobsModule {}
