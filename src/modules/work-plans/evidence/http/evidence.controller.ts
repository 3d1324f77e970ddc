import { Body, Controller, Delete, Get, HttpCode, Post, Query, Req, Res, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Actor } from '../../../../kernel/auth/actor.js';
import { Creates, CurrentActor, Problems, Requires } from '../../../../kernel/auth/route.decorators.js';
import { requestProblems, serviceProblems } from '../../../../kernel/errors/problems.js';
import { Idempotency } from '../../../../kernel/http/idempotency.js';
import { DocumentsIdempotency, Idempotent, onceByKey } from '../../../../kernel/http/idempotent.decorator.js';
import { ApiPage, type Page } from '../../../../kernel/http/page.response.js';
import { IdParam } from '../../../../kernel/http/params.js';
import { workPlanProblems } from '../../work-plans.problems.js';
import { MEDIA_TYPES } from '../domain/media-types.js';
import { evidenceProblems } from '../evidence.problems.js';
import { EvidenceAssessment } from '../evidence-assessment.service.js';
import { EvidenceQueries } from '../evidence.queries.js';
import { EvidenceService } from '../evidence.service.js';
import { AssessmentRequest, EvidenceQuery, EvidenceRequest } from './evidence.request.js';
import { EvidenceResponse } from './evidence.response.js';

@ApiTags('Evidence')
@Controller()
export class EvidenceController {
  constructor(
    private readonly service: EvidenceService,
    private readonly assessment: EvidenceAssessment,
    private readonly queries: EvidenceQueries,
    private readonly idempotency: Idempotency,
  ) {}

  /** Adds evidence to your plan, for one or several results, indicators or reports: a file that was uploaded, or a link. */
  @Post('work-plans/:id/evidence')
  @Creates('/evidence/:id')
  @Requires('work-plan:write')
  @DocumentsIdempotency()
  @Problems(
    workPlanProblems.NOT_THE_OWNER,
    workPlanProblems.WRONG_STATE,
    workPlanProblems.OUTSIDE_PLAN,
    workPlanProblems.PERIOD_RATED,
    evidenceProblems.FILE_OR_LINK,
    evidenceProblems.LINK_REFUSED,
    evidenceProblems.UPLOAD_UNKNOWN,
    evidenceProblems.UPLOAD_INCOMPLETE,
    evidenceProblems.TYPE_REFUSED,
    evidenceProblems.PROVES_NOTHING,
    evidenceProblems.INFECTED_FILE,
    serviceProblems.FILES_AWAY,
    requestProblems.ID_TAKEN,
  )
  async addEvidence(
    @CurrentActor() actor: Actor,
    @IdParam('id') id: string,
    @Body() body: EvidenceRequest,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<EvidenceResponse> {
    // Beforehand, so that no transaction waits for where files lie; who repeats a request has its upload no longer, and gets the kept answer.
    const [kept] = await Promise.allSettled([this.service.keep(actor, id, body)]);
    const add = async (): Promise<EvidenceResponse> => {
      if (kept.status === 'rejected') throw kept.reason;
      return this.queries.one(actor, await this.service.add(actor, id, body, kept.value));
    };
    const once = { operation: 'EvidenceController.addEvidence' };
    return (await onceByKey(this.idempotency, { request, reply }, once, add)) as EvidenceResponse;
  }

  /** Lists evidence, the earliest day first: of a plan, a result, an indicator or a person. */
  @Get('evidence')
  @Requires('work-plan:read')
  @ApiPage(EvidenceResponse)
  listEvidence(@CurrentActor() actor: Actor, @Query() query: EvidenceQuery): Promise<Page<EvidenceResponse>> {
    return this.queries.list(actor, query);
  }

  /** Shows one piece of evidence. */
  @Get('evidence/:id')
  @Requires('work-plan:read')
  getEvidence(@CurrentActor() actor: Actor, @IdParam('id') id: string): Promise<EvidenceResponse> {
    return this.queries.one(actor, id);
  }

  /** Gives the file of a piece of evidence, which a link has not, unless a virus scanner found something in it; that it was sent is recorded. */
  @Get('evidence/:id/content')
  @Requires('work-plan:read')
  @Problems(evidenceProblems.INFECTED_FILE, evidenceProblems.NOT_SCANNED, serviceProblems.FILES_AWAY)
  @ApiProduces(...Object.keys(MEDIA_TYPES))
  @ApiOkResponse({ schema: { type: 'string', format: 'binary', description: 'The file.' } })
  async getEvidenceContent(
    @CurrentActor() actor: Actor,
    @IdParam('id') id: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    const { stream, fileName, mediaType, sizeBytes: length } = await this.queries.content(actor, id);
    // Whatever a browser does with it, it runs nothing and reaches nothing.
    reply.header('content-security-policy', "default-src 'none'; sandbox; frame-ancestors 'none'");
    const type = mediaType.startsWith('text/') ? `${mediaType}; charset=utf-8` : mediaType;
    return new StreamableFile(stream, { type, length, disposition: attachment(fileName) });
  }

  /** Says whether a piece of evidence fits, as its appraiser, while the performance of its day is not published; the last word counts. */
  @Post('evidence/:id/assessment')
  @HttpCode(200)
  @Requires('work-plan:assess')
  @Idempotent()
  @Problems(
    workPlanProblems.NOT_THE_APPRAISER,
    workPlanProblems.WRONG_STATE,
    workPlanProblems.OUTSIDE_PLAN,
    workPlanProblems.PERIOD_RATED,
    evidenceProblems.REASON_NEEDED,
  )
  async assessEvidence(
    @CurrentActor() actor: Actor,
    @IdParam('id') id: string,
    @Body() body: AssessmentRequest,
  ): Promise<EvidenceResponse> {
    await this.assessment.assess(actor, id, body);
    return this.queries.one(actor, id);
  }

  /** Withdraws evidence of yours, while the performance of its day is not published. */
  @Delete('evidence/:id')
  @HttpCode(204)
  @Requires('work-plan:write')
  @Problems(
    workPlanProblems.NOT_THE_OWNER,
    workPlanProblems.WRONG_STATE,
    workPlanProblems.OUTSIDE_PLAN,
    workPlanProblems.PERIOD_RATED,
  )
  async withdrawEvidence(@CurrentActor() actor: Actor, @IdParam('id') id: string): Promise<void> {
    await this.service.withdraw(actor, id);
  }
}

/** A name of any letters, and one of plain ones for old clients. Source: RFC 6266, RFC 8187. */
function attachment(name: string): string {
  const plain = name.replace(/[^\w .-]/g, '_');
  const all = encodeURIComponent(name).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${plain}"; filename*=UTF-8''${all}`;
}
