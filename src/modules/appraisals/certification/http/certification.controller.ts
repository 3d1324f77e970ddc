import { Body, Controller, Get, HttpCode, Patch, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../../../kernel/auth/actor.js';
import { Creates, CurrentActor, Problems, Requires } from '../../../../kernel/auth/route.decorators.js';
import { Idempotent } from '../../../../kernel/http/idempotent.decorator.js';
import { PageQuery } from '../../../../kernel/http/page.request.js';
import { ApiPage, type Page } from '../../../../kernel/http/page.response.js';
import { IdParam, IfMatch } from '../../../../kernel/http/params.js';
import { CertificationPolicyService } from '../certification-policy.service.js';
import { certificationProblems } from '../certification.problems.js';
import { CertificationService } from '../certification.service.js';
import { CertificationsQueries } from '../certifications.queries.js';
import { CertificationAnswersRequest, CertificationPolicyPatch, CertificationQuery } from './certification.request.js';
import {
  AppraiserCertificationResponse,
  AppraiserCourseResponse,
  CertificationAttemptResponse,
  CertificationAttemptSummaryResponse,
  CertificationPolicyResponse,
  OwnCertificationResponse,
} from './certification.response.js';

@ApiTags('Certification of appraisers')
@Controller()
export class CertificationController {
  constructor(
    private readonly service: CertificationService,
    private readonly queries: CertificationsQueries,
    private readonly policy: CertificationPolicyService,
  ) {}

  /** Shows the lessons of the course of appraisers; a practice with vignettes follows them. */
  @Get('appraiser-course')
  @Requires('period:read')
  getAppraiserCourse(): AppraiserCourseResponse {
    return this.queries.course();
  }

  /** Shows what the government asks of its appraisers. */
  @Get('certification-policy')
  @Requires('period:read')
  getCertificationPolicy(): Promise<CertificationPolicyResponse> {
    return this.policy.current();
  }

  /** Decides what the government asks of its appraisers from now on. */
  @Patch('certification-policy')
  @Requires('period:manage')
  async changeCertificationPolicy(
    @IfMatch() version: number | null,
    @Body() body: CertificationPolicyPatch,
  ): Promise<CertificationPolicyResponse> {
    await this.policy.decide(version, body);
    return this.policy.current();
  }

  /** Lists everybody who appraises somebody today or has practised, by name, with the state of the certificate; figures of a practice are the appraiser's own. */
  @Get('appraiser-certifications')
  @Requires('appraiser-certification:read')
  @ApiPage(AppraiserCertificationResponse)
  listAppraiserCertifications(
    @CurrentActor() actor: Actor,
    @Query() query: CertificationQuery,
  ): Promise<Page<AppraiserCertificationResponse>> {
    return this.queries.appraisers(actor, query);
  }

  /** Shows how you stand as an appraiser: your certificate, accuracy, leniency and drift. Nobody else sees these figures. Who appraises nobody needs no certificate. */
  @Get('my/appraiser-certification')
  @Requires('certification:take')
  getMyAppraiserCertification(@CurrentActor() actor: Actor): Promise<OwnCertificationResponse> {
    return this.queries.own(actor);
  }

  /** Lists your attempts, the latest first. */
  @Get('my/certification-attempts')
  @Requires('certification:take')
  @ApiPage(CertificationAttemptSummaryResponse)
  listMyCertificationAttempts(
    @CurrentActor() actor: Actor,
    @Query() query: PageQuery,
  ): Promise<Page<CertificationAttemptSummaryResponse>> {
    return this.queries.attempts(actor, query);
  }

  /** Begins an attempt: vignettes of every context are drawn, what you have not seen first. Who appraises nobody may practise as well. */
  @Post('my/certification-attempts')
  @Requires('certification:take')
  @Creates('/my/certification-attempts/:id')
  @Idempotent()
  @Problems(certificationProblems.ATTEMPT_OPEN)
  async beginCertificationAttempt(@CurrentActor() actor: Actor): Promise<CertificationAttemptResponse> {
    return this.queries.attempt(actor, await this.service.begin(actor));
  }

  /** Shows one of your attempts; references, their reasons and the lessons once it is answered. */
  @Get('my/certification-attempts/:id')
  @Requires('certification:take')
  getMyCertificationAttempt(
    @CurrentActor() actor: Actor,
    @IdParam('id') id: string,
  ): Promise<CertificationAttemptResponse> {
    return this.queries.attempt(actor, id);
  }

  /** Answers an attempt, once: each vignette with both ratings. What comes of it is shown with references and reasons. */
  @Post('my/certification-attempts/:id/answers')
  @HttpCode(200)
  @Requires('certification:take')
  @Idempotent()
  @Problems(certificationProblems.ATTEMPT_ANSWERED, certificationProblems.ANSWERS_INCOMPLETE)
  async answerCertificationAttempt(
    @CurrentActor() actor: Actor,
    @IdParam('id') id: string,
    @Body() body: CertificationAnswersRequest,
  ): Promise<CertificationAttemptResponse> {
    await this.service.answer(actor, id, body.answers);
    return this.queries.attempt(actor, id);
  }
}
