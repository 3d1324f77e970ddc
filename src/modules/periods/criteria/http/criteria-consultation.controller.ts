import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../../../kernel/auth/actor.js';
import { Creates, CurrentActor, Problems, Requires } from '../../../../kernel/auth/route.decorators.js';
import { requestProblems } from '../../../../kernel/errors/problems.js';
import { Idempotent } from '../../../../kernel/http/idempotent.decorator.js';
import { PageQuery } from '../../../../kernel/http/page.request.js';
import { ApiPage, type Page } from '../../../../kernel/http/page.response.js';
import { IdParam, IfMatch } from '../../../../kernel/http/params.js';
import { CriteriaConsultationQueries } from '../criteria-consultation.queries.js';
import { CriteriaConsultation } from '../criteria-consultation.service.js';
import { criteriaProblems } from '../criteria.problems.js';
import {
  CriteriaCommentRequest,
  CriteriaProposalQuery,
  CriteriaProposalRequest,
  CriteriaVoteRequest,
  ProposalAnswerRequest,
} from './criteria-consultation.request.js';
import { CriteriaCommentResponse, CriteriaProposalResponse } from './criteria-consultation.response.js';

@ApiTags('Criteria')
@Controller()
export class CriteriaConsultationController {
  constructor(
    private readonly service: CriteriaConsultation,
    private readonly queries: CriteriaConsultationQueries,
  ) {}

  /** Lists what people of the unit said of criteria, with their names, the first first. */
  @Get('criteria-sets/:id/comments')
  @Requires('criteria-consultation:read')
  @ApiPage(CriteriaCommentResponse)
  @Problems(criteriaProblems.NOT_OF_UNIT)
  listCriteriaComments(
    @CurrentActor() actor: Actor,
    @IdParam('id') id: string,
    @Query() query: PageQuery,
  ): Promise<Page<CriteriaCommentResponse>> {
    return this.queries.comments(actor, id, query);
  }

  /** Says something of criteria while their consultation runs, as somebody of the unit. */
  @Post('criteria-sets/:id/comments')
  @Creates('/criteria-comments/:id')
  @Requires('criteria:discuss')
  @Idempotent()
  @Problems(
    criteriaProblems.NOT_OF_UNIT,
    criteriaProblems.WRONG_STATE,
    criteriaProblems.CONSULTATION_CLOSED,
    criteriaProblems.CRITERION_UNKNOWN,
    requestProblems.ID_TAKEN,
  )
  async commentCriteria(
    @CurrentActor() actor: Actor,
    @IdParam('id') id: string,
    @Body() body: CriteriaCommentRequest,
  ): Promise<CriteriaCommentResponse> {
    return this.queries.comment(actor, await this.service.comment(actor, id, body));
  }

  /** Shows one comment. */
  @Get('criteria-comments/:id')
  @Requires('criteria-consultation:read')
  @Problems(criteriaProblems.NOT_OF_UNIT)
  getCriteriaComment(@CurrentActor() actor: Actor, @IdParam('id') id: string): Promise<CriteriaCommentResponse> {
    return this.queries.comment(actor, id);
  }

  /** Lists the changes that people of the unit want, with votes as totals and with the answers. */
  @Get('criteria-sets/:id/proposals')
  @Requires('criteria-consultation:read')
  @ApiPage(CriteriaProposalResponse)
  @Problems(criteriaProblems.NOT_OF_UNIT)
  listCriteriaProposals(
    @CurrentActor() actor: Actor,
    @IdParam('id') id: string,
    @Query() query: CriteriaProposalQuery,
  ): Promise<Page<CriteriaProposalResponse>> {
    return this.queries.proposals(actor, id, query);
  }

  /** Proposes a criterion more, another wording, or one less, while the consultation runs; it gets an answer with a reason. */
  @Post('criteria-sets/:id/proposals')
  @Creates('/criteria-proposals/:id')
  @Requires('criteria:discuss')
  @Idempotent()
  @Problems(
    criteriaProblems.NOT_OF_UNIT,
    criteriaProblems.WRONG_STATE,
    criteriaProblems.CONSULTATION_CLOSED,
    criteriaProblems.PROPOSAL_UNFIT,
    requestProblems.ID_TAKEN,
  )
  async proposeCriterion(
    @CurrentActor() actor: Actor,
    @IdParam('id') id: string,
    @Body() body: CriteriaProposalRequest,
  ): Promise<CriteriaProposalResponse> {
    return this.queries.proposal(actor, await this.service.propose(actor, id, body));
  }

  /** Shows one proposal with its votes and its answer. */
  @Get('criteria-proposals/:id')
  @Requires('criteria-consultation:read')
  @Problems(criteriaProblems.NOT_OF_UNIT)
  getCriteriaProposal(@CurrentActor() actor: Actor, @IdParam('id') id: string): Promise<CriteriaProposalResponse> {
    return this.queries.proposal(actor, id);
  }

  /** Votes for or against a proposal, or changes the own vote. Only totals are told, once no more votes are taken. */
  @Post('criteria-proposals/:id/vote')
  @HttpCode(200)
  @Requires('criteria:discuss')
  @Idempotent()
  @Problems(
    criteriaProblems.NOT_OF_UNIT,
    criteriaProblems.WRONG_STATE,
    criteriaProblems.CONSULTATION_CLOSED,
    criteriaProblems.ANSWERED,
    criteriaProblems.NOTHING_NEW,
  )
  async voteOnCriteriaProposal(
    @CurrentActor() actor: Actor,
    @IdParam('id') id: string,
    @Body() body: CriteriaVoteRequest,
  ): Promise<CriteriaProposalResponse> {
    await this.service.vote(actor, id, body.isFor);
    return this.queries.proposal(actor, id);
  }

  /** Answers a proposal with a reason, during the consultation or after it; whoever made it is told. */
  @Post('criteria-proposals/:id/answer')
  @HttpCode(200)
  @Requires('criteria:manage')
  @Idempotent()
  @Problems(criteriaProblems.NOT_YOUR_UNIT, criteriaProblems.WRONG_STATE, criteriaProblems.ANSWERED)
  async answerCriteriaProposal(
    @CurrentActor() actor: Actor,
    @IdParam('id') id: string,
    @IfMatch() version: number | null,
    @Body() body: ProposalAnswerRequest,
  ): Promise<CriteriaProposalResponse> {
    await this.service.answer(actor, id, body, version);
    return this.queries.proposal(actor, id);
  }
}
