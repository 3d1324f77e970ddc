import { Controller, Get, HttpCode, Post, Query, Req, Res } from '@nestjs/common';
import { ApiHeader, ApiOkResponse, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Actor } from '../auth/actor.js';
import { CurrentActor, Problems, Requires } from '../auth/route.decorators.js';
import { requestProblems } from '../errors/problems.js';
import { Idempotent } from '../http/idempotent.decorator.js';
import { ApiPage, type Page } from '../http/page.response.js';
import { IdParam } from '../http/params.js';
import { currentContext } from '../http/request-context.js';
import { DeadJobs } from './dead-jobs.js';
import { hasEnded, JobStreams } from './job-streams.js';
import { jobProblems } from './job.problems.js';
import { JobQueries } from './job.queries.js';
import { JobQuery } from './job.request.js';
import { JobResponse } from './job.response.js';

const EVENTS = {
  schema: { type: 'string' },
  example:
    'retry: 3000\n\nid: 4\nevent: job\ndata: {"id":"01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d11","status":"RUNNING", …}\n\n',
} as const;

/** Work in the background. */
@ApiTags('Jobs')
@Controller('jobs')
export class JobsController {
  constructor(
    private readonly queries: JobQueries,
    private readonly dead: DeadJobs,
    private readonly streams: JobStreams,
  ) {}

  /** Lists the jobs that you started, the latest first; HR office and Inspektorat see all. `status=DEAD` for those that failed for good. */
  @Get()
  @Requires('job:read')
  @ApiPage(JobResponse)
  listJobs(@CurrentActor() actor: Actor, @Query() query: JobQuery): Promise<Page<JobResponse>> {
    return this.queries.list(actor, query);
  }

  /** Tells how far a job is, what came of it or why it failed; to whoever started it, HR office and Inspektorat. */
  @Get(':id')
  @Requires('job:read')
  getJob(@CurrentActor() actor: Actor, @IdParam('id') id: string): Promise<JobResponse> {
    return this.queries.one(actor, id);
  }

  /**
   * Follows a job as server-sent events: each `job` event holds the whole job, its id is the job's version. The stream ends
   * with the job; 204 when `Last-Event-ID` names the version with which it ended.
   */
  @Get(':id/events')
  @Requires('job:read')
  @ApiHeader({
    name: 'Last-Event-ID',
    required: false,
    description: 'Id of the last event that you have seen, after a cut; it is not sent again.',
    schema: { type: 'string', example: '4' },
  })
  @ApiOkResponse({ content: { 'text/event-stream': EVENTS } })
  @ApiResponse({ status: 204, description: 'The job has ended, and you have seen it' })
  @Problems(jobProblems.TOO_MANY_STREAMS)
  async followJob(
    @CurrentActor() actor: Actor,
    @IdParam('id') id: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const [row] = await this.queries.rows(actor, [id]);
    if (!row) throw requestProblems.NOT_FOUND();
    const lastId = request.headers['last-event-id'];
    const seen = typeof lastId === 'string' && /^\d{1,15}$/.test(lastId) ? Number(lastId) : null;
    if (hasEnded(row) && seen === row.version) return void reply.code(204).send();
    reply.header('content-type', 'text/event-stream; charset=utf-8').header('x-accel-buffering', 'no');
    if (request.method === 'HEAD') return void reply.send('');
    const { language } = currentContext();
    reply.send(this.streams.follow(row, { actor, language, seen, again: () => request.signInAgain() }));
  }

  /** Tries a job again that failed for good; what made it fail should be mended before. Deliveries of events are jobs, too. */
  @Post(':id/retry')
  @HttpCode(200)
  @Requires('job:retry')
  @Idempotent()
  @Problems(jobProblems.NOT_DEAD)
  async retryJob(@CurrentActor() actor: Actor, @IdParam('id') id: string): Promise<JobResponse> {
    await this.dead.retry(id);
    return this.queries.one(actor, id);
  }
}
