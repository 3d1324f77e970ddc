import { Body, Controller, Get, HttpCode, Post, Query, Res } from '@nestjs/common';
import { ApiAcceptedResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { Actor } from '../../../../kernel/auth/actor.js';
import { CountsAs, CurrentActor, Problems, Requires } from '../../../../kernel/auth/route.decorators.js';
import { requestProblems } from '../../../../kernel/errors/problems.js';
import { Idempotent } from '../../../../kernel/http/idempotent.decorator.js';
import { ApiPage, type Page } from '../../../../kernel/http/page.response.js';
import { IdParam } from '../../../../kernel/http/params.js';
import { LibraryDistributions } from '../library-distributions.service.js';
import { LibraryDistributionsQueries } from '../library-distributions.queries.js';
import { libraryProblems } from '../library.problems.js';
import { DistributionQuery, DistributionRecordQuery, DistributionRequest } from './library-distributions.request.js';
import { DistributionRecordResponse, LibraryDistributionResponse } from './library-distributions.response.js';

const JOB = { description: 'The job that does it.', schema: { type: 'string' }, example: '/api/v1/jobs/{id}' } as const;

@ApiTags('Result library')
@Controller()
export class LibraryDistributionsController {
  constructor(
    private readonly distributions: LibraryDistributions,
    private readonly queries: LibraryDistributionsQueries,
  ) {}

  /** Hands a result of the library out to many people: a job puts it into each of their plans that is a draft or returned. */
  @Post('library-results/:id/distributions')
  @HttpCode(202)
  @Requires('library-result:manage')
  @CountsAs('expensive')
  @Idempotent()
  @ApiAcceptedResponse({ type: LibraryDistributionResponse, headers: { Location: JOB } })
  @Problems(
    libraryProblems.NOT_FOR_YOUR_PEOPLE,
    libraryProblems.RETIRED,
    libraryProblems.UNFINISHED,
    libraryProblems.PERIOD_UNKNOWN,
    libraryProblems.WHOM_NEEDED,
    libraryProblems.UNIT_UNKNOWN,
    libraryProblems.EMPLOYEE_UNKNOWN,
    libraryProblems.NOBODY,
    requestProblems.ID_TAKEN,
  )
  async distributeLibraryResult(
    @CurrentActor() actor: Actor,
    @IdParam('id') id: string,
    @Body() body: DistributionRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<LibraryDistributionResponse> {
    const started = await this.queries.one(actor, await this.distributions.start(actor, id, body));
    reply.header('location', `/api/v1/jobs/${started.jobId}`);
    return started;
  }

  /** Lists what was handed out, the latest first, with what came of it for the people in your care. */
  @Get('library-distributions')
  @Requires('library-distribution:read')
  @ApiPage(LibraryDistributionResponse)
  listLibraryDistributions(
    @CurrentActor() actor: Actor,
    @Query() query: DistributionQuery,
  ): Promise<Page<LibraryDistributionResponse>> {
    return this.queries.list(actor, query);
  }

  /** Tells how far a distribution is and what came of it, in numbers. */
  @Get('library-distributions/:id')
  @Requires('library-distribution:read')
  getLibraryDistribution(
    @CurrentActor() actor: Actor,
    @IdParam('id') id: string,
  ): Promise<LibraryDistributionResponse> {
    return this.queries.one(actor, id);
  }

  /** Lists what became of a distribution for each person. */
  @Get('library-distributions/:id/records')
  @Requires('library-distribution:read')
  @ApiPage(DistributionRecordResponse)
  listDistributionRecords(
    @CurrentActor() actor: Actor,
    @IdParam('id') id: string,
    @Query() query: DistributionRecordQuery,
  ): Promise<Page<DistributionRecordResponse>> {
    return this.queries.records(actor, id, query);
  }
}
