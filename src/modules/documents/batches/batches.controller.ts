import { Body, Controller, Get, HttpCode, Post, Query, Res, StreamableFile } from '@nestjs/common';
import { ApiAcceptedResponse, ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { Actor } from '../../../kernel/auth/actor.js';
import {
  CountsAs,
  CurrentActor,
  Problems,
  Requires,
  RequiresRecentSignIn,
} from '../../../kernel/auth/route.decorators.js';
import { requestProblems, serviceProblems } from '../../../kernel/errors/problems.js';
import { Idempotent } from '../../../kernel/http/idempotent.decorator.js';
import { ApiPage, type Page } from '../../../kernel/http/page.response.js';
import { IdParam } from '../../../kernel/http/params.js';
import { documentProblems } from '../documents.problems.js';
import { DocumentBatchQuery, DocumentBatchRequest } from './batch.request.js';
import { DocumentBatchResponse } from './batch.response.js';
import { DocumentBatchesQueries } from './batches.queries.js';
import { DocumentBatches } from './batches.service.js';

const JOB = { description: 'The job that does it.', schema: { type: 'string' }, example: '/api/v1/jobs/{id}' } as const;

@ApiTags('Documents')
@Controller('document-batches')
export class DocumentBatchesController {
  constructor(
    private readonly batches: DocumentBatches,
    private readonly queries: DocumentBatchesQueries,
  ) {}

  /**
   * Has the documents made of everybody who has a plan in a unit, at most 5,000: a job issues what is signed and puts it into an archive (ZIP).
   * Its list says who has nothing that is signed.
   */
  @Post()
  @HttpCode(202)
  @Requires('document-batch:manage')
  @CountsAs('expensive')
  @Idempotent()
  @ApiAcceptedResponse({ type: DocumentBatchResponse, headers: { Location: JOB } })
  @Problems(
    documentProblems.PERIOD_UNKNOWN,
    documentProblems.UNIT_UNKNOWN,
    documentProblems.NO_PERIOD_FOR_PLANS,
    documentProblems.NOTHING_SIGNED,
    documentProblems.TOO_MANY,
    requestProblems.ID_TAKEN,
  )
  async startDocumentBatch(
    @CurrentActor() actor: Actor,
    @Body() body: DocumentBatchRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<DocumentBatchResponse> {
    const started = await this.queries.one(actor, await this.batches.start(actor, body));
    reply.header('location', `/api/v1/jobs/${started.jobId}`);
    return started;
  }

  /** Lists batches of the units you care for, the latest first. */
  @Get()
  @Requires('document-batch:read')
  @ApiPage(DocumentBatchResponse)
  listDocumentBatches(
    @CurrentActor() actor: Actor,
    @Query() query: DocumentBatchQuery,
  ): Promise<Page<DocumentBatchResponse>> {
    return this.queries.list(actor, query);
  }

  /** Tells how far a batch is, and until when its archive can be fetched. */
  @Get(':id')
  @Requires('document-batch:read')
  getDocumentBatch(@CurrentActor() actor: Actor, @IdParam('id') id: string): Promise<DocumentBatchResponse> {
    return this.queries.one(actor, id);
  }

  /** Gives the archive of a batch (ZIP), with a list of what is in it; before the job is done it answers 409. That it was sent is recorded. */
  @Get(':id/content')
  @Requires('document-batch:read')
  @RequiresRecentSignIn()
  @CountsAs('expensive')
  @Problems(documentProblems.BATCH_NOT_READY, documentProblems.BATCH_EXPIRED, serviceProblems.FILES_AWAY)
  @ApiProduces('application/zip')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary', description: 'The archive.' } })
  async getDocumentBatchContent(@CurrentActor() actor: Actor, @IdParam('id') id: string): Promise<StreamableFile> {
    const { stream, sizeBytes: length, fileName } = await this.queries.content(actor, id);
    return new StreamableFile(stream, {
      ...{ type: 'application/zip', length, disposition: `attachment; filename="${fileName}"` },
    });
  }
}
