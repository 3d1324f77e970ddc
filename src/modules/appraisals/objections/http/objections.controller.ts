import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../../../kernel/auth/actor.js';
import { Creates, CurrentActor, Problems, Requires } from '../../../../kernel/auth/route.decorators.js';
import { requestProblems } from '../../../../kernel/errors/problems.js';
import { Idempotent } from '../../../../kernel/http/idempotent.decorator.js';
import { ApiPage, type Page } from '../../../../kernel/http/page.response.js';
import { IdParam } from '../../../../kernel/http/params.js';
import { appraisalProblems } from '../../appraisals.problems.js';
import { ObjectionExaminationService } from '../objection-examination.service.js';
import { objectionProblems } from '../objection.problems.js';
import { ObjectionsQueries } from '../objections.queries.js';
import { ObjectionsService } from '../objections.service.js';
import {
  ExaminationRequest,
  ExaminerRequest,
  ExplanationRequest,
  HearingRequest,
  ObjectionDecisionRequest,
  ObjectionQuery,
  ObjectionRequest,
} from './objection.request.js';
import { ObjectionResponse, ObjectionSummaryResponse } from './objection.response.js';

@ApiTags('Objections')
@Controller()
export class ObjectionsController {
  constructor(
    private readonly service: ObjectionsService,
    private readonly examination: ObjectionExaminationService,
    private readonly queries: ObjectionsQueries,
  ) {}

  /** Objects to a published result, before the superior of the appraiser, until the last day that the appraisal shows. */
  @Post('appraisals/:id/objections')
  @Requires('appraisal:object')
  @Idempotent()
  @Creates('/objections/:id')
  @Problems(
    appraisalProblems.NOT_THE_OWNER,
    appraisalProblems.WRONG_STATE,
    objectionProblems.TOO_LATE,
    objectionProblems.TALK_FIRST,
    objectionProblems.EVIDENCE_UNKNOWN,
    requestProblems.ID_TAKEN,
  )
  async fileObjection(
    @CurrentActor() actor: Actor,
    @IdParam('id') id: string,
    @Body() body: ObjectionRequest,
  ): Promise<ObjectionResponse> {
    return this.queries.objection(actor, await this.service.file(actor, id, body));
  }

  /** Lists objections by the day of filing: your own, those to your ratings, those you examine, those of the units you care for. */
  @Get('objections')
  @Requires('objection:read')
  @ApiPage(ObjectionSummaryResponse)
  listObjections(
    @CurrentActor() actor: Actor,
    @Query() query: ObjectionQuery,
  ): Promise<Page<ObjectionSummaryResponse>> {
    return this.queries.objections(actor, query);
  }

  /** Shows one objection with all that was said of it, and the decision. */
  @Get('objections/:id')
  @Requires('objection:read')
  getObjection(@CurrentActor() actor: Actor, @IdParam('id') id: string): Promise<ObjectionResponse> {
    return this.queries.objection(actor, id);
  }

  /** Takes your objection back, before it is decided; until the last day you may object again. */
  @Post('objections/:id/withdrawal')
  @Requires('objection:withdraw')
  @Idempotent()
  @Problems(objectionProblems.NOT_THE_OWNER, objectionProblems.WRONG_STATE)
  async withdrawObjection(@CurrentActor() actor: Actor, @IdParam('id') id: string): Promise<ObjectionResponse> {
    await this.service.withdraw(actor, id);
    return this.queries.objection(actor, id);
  }

  /** Begins the examination, as the examiner, and asks both sides for explanations. */
  @Post('objections/:id/examination')
  @Requires('objection:examine')
  @Idempotent()
  @Problems(objectionProblems.NOT_THE_EXAMINER, objectionProblems.WRONG_STATE)
  async examineObjection(
    @CurrentActor() actor: Actor,
    @IdParam('id') id: string,
    @Body() body: ExaminationRequest,
  ): Promise<ObjectionResponse> {
    await this.examination.examine(actor, id, body);
    return this.queries.objection(actor, id);
  }

  /** Explains your side in writing, as the employee or as the appraiser whose rating is contested. */
  @Post('objections/:id/explanations')
  @Requires('objection:explain')
  @Idempotent()
  @Problems(objectionProblems.NOT_A_SIDE, objectionProblems.WRONG_STATE)
  async explainObjection(
    @CurrentActor() actor: Actor,
    @IdParam('id') id: string,
    @Body() body: ExplanationRequest,
  ): Promise<ObjectionResponse> {
    await this.service.explain(actor, id, body);
    return this.queries.objection(actor, id);
  }

  /** Notes a hearing and who was heard at it, as the examiner. */
  @Post('objections/:id/hearings')
  @Requires('objection:examine')
  @Idempotent()
  @Problems(objectionProblems.NOT_THE_EXAMINER, objectionProblems.WRONG_STATE)
  async hearObjection(
    @CurrentActor() actor: Actor,
    @IdParam('id') id: string,
    @Body() body: HearingRequest,
  ): Promise<ObjectionResponse> {
    await this.examination.hear(actor, id, body);
    return this.queries.objection(actor, id);
  }

  /** Decides the objection with reasons, as the examiner, after both sides were heard; the result is final with it. */
  @Post('objections/:id/decision')
  @Requires('objection:examine')
  @Idempotent()
  @Problems(
    objectionProblems.NOT_THE_EXAMINER,
    objectionProblems.WRONG_STATE,
    objectionProblems.NOT_HEARD,
    objectionProblems.RATINGS_NEEDED,
    objectionProblems.RATINGS_UNEXPECTED,
    objectionProblems.NOTHING_CHANGED,
    objectionProblems.LOWER,
  )
  async decideObjection(
    @CurrentActor() actor: Actor,
    @IdParam('id') id: string,
    @Body() body: ObjectionDecisionRequest,
  ): Promise<ObjectionResponse> {
    await this.examination.decide(actor, id, body);
    return this.queries.objection(actor, id);
  }

  /** Names who examines an objection, where nobody does or the examiner cannot; the term for the decision begins anew. */
  @Post('objections/:id/examiner')
  @Requires('objection:appoint')
  @Idempotent()
  @Problems(objectionProblems.OWN_OBJECTION, objectionProblems.WRONG_STATE, objectionProblems.EXAMINER_UNFIT)
  async appointExaminer(
    @CurrentActor() actor: Actor,
    @IdParam('id') id: string,
    @Body() body: ExaminerRequest,
  ): Promise<ObjectionResponse> {
    await this.examination.appoint(actor, id, body);
    return this.queries.objection(actor, id);
  }
}
