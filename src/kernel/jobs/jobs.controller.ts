import { Controller, Get } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../auth/actor.js';
import { CurrentActor, Requires } from '../auth/route.decorators.js';
import { IdParam } from '../http/params.js';
import { JobResponse } from './job.response.js';
import { JobsQueries } from './jobs.queries.js';

/** Work in the background. */
@ApiTags('Jobs')
@Controller('jobs')
export class JobsController {
  constructor(private readonly jobs: JobsQueries) {}

  /** Tells how far a job is, what came of it or why it failed; to the person who started it, HR office and Inspektorat. */
  @Get(':id')
  @Requires('session:own')
  getJob(@CurrentActor() actor: Actor, @IdParam('id') id: string): Promise<JobResponse> {
    return this.jobs.one(actor, id);
  }
}
