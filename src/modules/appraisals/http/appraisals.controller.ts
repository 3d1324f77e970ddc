import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../../kernel/auth/actor.js';
import { Creates, CurrentActor, Problems, Requires } from '../../../kernel/auth/route.decorators.js';
import { requestProblems } from '../../../kernel/errors/problems.js';
import { Idempotent } from '../../../kernel/http/idempotent.decorator.js';
import { ApiPage, type Page } from '../../../kernel/http/page.response.js';
import { IdParam } from '../../../kernel/http/params.js';
import { AppraisalOpeningService } from '../appraisal-opening.service.js';
import { certificationProblems } from '../certification/certification.problems.js';
import { appraisalProblems } from '../appraisals.problems.js';
import { AppraisalsQueries } from '../appraisals.queries.js';
import { AppraisalsService } from '../appraisals.service.js';
import { calibrationProblems } from '../calibration/calibration.problems.js';
import { distributionProblems } from '../distribution/distribution.problems.js';
import { organisationProblems } from '../organisation-performance/organisation-performance.problems.js';
import { AppraisalQuery, AppraisalRequest, RatingsRequest, SelfAssessmentRequest } from './appraisal.request.js';
import { AppraisalResponse, AppraisalSummaryResponse } from './appraisal.response.js';

@ApiTags('Appraisals')
@Controller('appraisals')
export class AppraisalsController {
  constructor(
    private readonly opening: AppraisalOpeningService,
    private readonly service: AppraisalsService,
    private readonly queries: AppraisalsQueries,
  ) {}

  /** Lists appraisals by the employee's name: your own, those of your direct reports and of the units you care for. */
  @Get()
  @Requires('appraisal:read')
  @ApiPage(AppraisalSummaryResponse)
  listAppraisals(
    @CurrentActor() actor: Actor,
    @Query() query: AppraisalQuery,
  ): Promise<Page<AppraisalSummaryResponse>> {
    return this.queries.appraisals(actor, query);
  }

  /** Shows one appraisal; its employee sees ratings and reasons from publication on. */
  @Get(':id')
  @Requires('appraisal:read')
  getAppraisal(@CurrentActor() actor: Actor, @IdParam('id') id: string): Promise<AppraisalResponse> {
    return this.queries.appraisal(actor, id);
  }

  /** Opens an appraisal of an active plan, for one evaluation period or the whole year. The service does so by itself on the day. */
  @Post()
  @Requires('appraisal:open')
  @Idempotent()
  @Creates('/appraisals/:id')
  @Problems(
    appraisalProblems.PLAN_UNKNOWN,
    appraisalProblems.PLAN_NOT_ACTIVE,
    appraisalProblems.PERIOD_UNKNOWN,
    appraisalProblems.TOO_EARLY,
    appraisalProblems.ALREADY_OPEN,
    requestProblems.ID_TAKEN,
  )
  async openAppraisal(@CurrentActor() actor: Actor, @Body() body: AppraisalRequest): Promise<AppraisalResponse> {
    return this.queries.appraisal(actor, await this.opening.openFor(actor, body));
  }

  /** Says how you see your own performance, until the appraiser has rated. */
  @Post(':id/self-assessment')
  @Requires('appraisal:write')
  @Idempotent()
  @Problems(appraisalProblems.NOT_THE_OWNER, appraisalProblems.SELF_ASSESSMENT_CLOSED, appraisalProblems.ITEM_UNKNOWN)
  async assessSelf(
    @CurrentActor() actor: Actor,
    @IdParam('id') id: string,
    @Body() body: SelfAssessmentRequest,
  ): Promise<AppraisalResponse> {
    await this.service.assessSelf(actor, id, body);
    return this.queries.appraisal(actor, id);
  }

  /** Rates results and behaviour with reasons, as the appraiser; the predicate follows by the rule set of the year. */
  @Post(':id/ratings')
  @Requires('appraisal:decide')
  @Idempotent()
  @Problems(
    appraisalProblems.NOT_THE_APPRAISER,
    appraisalProblems.NOT_THE_EVALUATOR,
    appraisalProblems.WRONG_STATE,
    appraisalProblems.SELF_ASSESSMENT_PENDING,
    appraisalProblems.ITEM_UNKNOWN,
    appraisalProblems.WEIGHTS_NOT_HUNDRED,
    appraisalProblems.NOT_A_LEADER,
    certificationProblems.MISSING,
    appraisalProblems.INCOMPLETE,
    appraisalProblems.SURPRISE,
    appraisalProblems.CRITERIA_MISSING,
    appraisalProblems.CRITERIA_NOT_ACKNOWLEDGED,
    calibrationProblems.ALREADY_CALIBRATED,
    organisationProblems.HEAD_RATING_DIFFERS,
  )
  async rateAppraisal(
    @CurrentActor() actor: Actor,
    @IdParam('id') id: string,
    @Body() body: RatingsRequest,
  ): Promise<AppraisalResponse> {
    await this.service.rate(actor, id, body);
    return this.queries.appraisal(actor, id);
  }

  /** Publishes the result to the employee, as the appraiser; from then on nothing in it changes. */
  @Post(':id/publication')
  @Requires('appraisal:decide')
  @Idempotent()
  @Problems(
    appraisalProblems.NOT_THE_APPRAISER,
    appraisalProblems.NOT_THE_EVALUATOR,
    appraisalProblems.WRONG_STATE,
    appraisalProblems.PLAN_NOT_ACTIVE,
    organisationProblems.HEAD_RATING_DIFFERS,
    distributionProblems.JUSTIFICATION_NEEDED,
    distributionProblems.PATTERN_BROKEN,
  )
  async publishAppraisal(@CurrentActor() actor: Actor, @IdParam('id') id: string): Promise<AppraisalResponse> {
    await this.service.publish(actor, id);
    return this.queries.appraisal(actor, id);
  }

  /** Confirms that you received your result. */
  @Post(':id/acknowledgement')
  @Requires('appraisal:write')
  @Idempotent()
  @Problems(appraisalProblems.NOT_THE_OWNER, appraisalProblems.WRONG_STATE)
  async acknowledgeAppraisal(@CurrentActor() actor: Actor, @IdParam('id') id: string): Promise<AppraisalResponse> {
    await this.service.acknowledge(actor, id);
    return this.queries.appraisal(actor, id);
  }
}
