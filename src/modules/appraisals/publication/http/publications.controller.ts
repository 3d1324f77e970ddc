import { Body, Controller, HttpCode, Post, Res } from '@nestjs/common';
import { ApiAcceptedResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { Actor } from '../../../../kernel/auth/actor.js';
import { CountsAs, CurrentActor, Problems, Requires } from '../../../../kernel/auth/route.decorators.js';
import { Idempotent } from '../../../../kernel/http/idempotent.decorator.js';
import { appraisalProblems } from '../../appraisals.problems.js';
import { Publications } from '../publications.service.js';
import { PublicationRequest } from './publication.request.js';
import { StartedPublicationResponse } from './publication.response.js';

const JOB = { description: 'The job that does it.', schema: { type: 'string' }, example: '/api/v1/jobs/{id}' } as const;

@ApiTags('Appraisals')
@Controller('appraisal-publications')
export class PublicationsController {
  constructor(private readonly publications: Publications) {}

  /**
   * Publishes everything of an evaluation period, or of a year, that was rated and is not published yet; a job does it. Needed is the id of the
   * year, and for an evaluation period its id as well; without that the annual appraisals are published.
   */
  @Post()
  @HttpCode(202)
  @Requires('appraisal:publish')
  @CountsAs('expensive')
  @Idempotent()
  @ApiAcceptedResponse({ type: StartedPublicationResponse, headers: { Location: JOB } })
  @Problems(appraisalProblems.YEAR_UNKNOWN, appraisalProblems.PERIOD_UNKNOWN, appraisalProblems.UNIT_UNKNOWN)
  async publishAppraisals(
    @CurrentActor() actor: Actor,
    @Body() body: PublicationRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StartedPublicationResponse> {
    const jobId = await this.publications.start(actor, body);
    reply.header('location', `/api/v1/jobs/${jobId}`);
    return { jobId };
  }
}
