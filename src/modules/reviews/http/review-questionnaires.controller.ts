import { Body, Controller, Delete, Get, HttpCode, Patch, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Creates, Problems, Requires } from '../../../kernel/auth/route.decorators.js';
import { requestProblems } from '../../../kernel/errors/problems.js';
import { Idempotent } from '../../../kernel/http/idempotent.decorator.js';
import { ApiPage, type Page } from '../../../kernel/http/page.response.js';
import { IdParam, IfMatch } from '../../../kernel/http/params.js';
import { QuestionnairesQueries } from '../questionnaires.queries.js';
import { QuestionnairesService } from '../questionnaires.service.js';
import { reviewProblems } from '../reviews.problems.js';
import {
  ReviewQuestionnairePatch,
  ReviewQuestionnaireQuery,
  ReviewQuestionnaireRequest,
} from './review-questionnaire.request.js';
import { ReviewQuestionnaireResponse, ReviewQuestionnaireSummaryResponse } from './review-questionnaire.response.js';

@ApiTags('Reviews')
@Controller('review-questionnaires')
export class ReviewQuestionnairesController {
  constructor(
    private readonly service: QuestionnairesService,
    private readonly queries: QuestionnairesQueries,
  ) {}

  /** Lists questionnaires of reviews by title, each edition. */
  @Get()
  @Requires('review-questionnaire:read')
  @ApiPage(ReviewQuestionnaireSummaryResponse)
  listReviewQuestionnaires(
    @Query() query: ReviewQuestionnaireQuery,
  ): Promise<Page<ReviewQuestionnaireSummaryResponse>> {
    return this.queries.list(query);
  }

  /** Shows one questionnaire with its items. */
  @Get(':id')
  @Requires('review-questionnaire:read')
  getReviewQuestionnaire(@IdParam('id') id: string): Promise<ReviewQuestionnaireResponse> {
    return this.queries.one(id);
  }

  /** Drafts a questionnaire, of items about core values, competencies and open questions. */
  @Post()
  @Creates('/review-questionnaires/:id')
  @Requires('review-questionnaire:manage')
  @Idempotent()
  @Problems(reviewProblems.ITEMS_UNSOUND, requestProblems.ID_TAKEN)
  async draftReviewQuestionnaire(@Body() body: ReviewQuestionnaireRequest): Promise<ReviewQuestionnaireResponse> {
    return this.queries.one(await this.service.draft(body));
  }

  /** Changes a draft. */
  @Patch(':id')
  @Requires('review-questionnaire:manage')
  @Problems(reviewProblems.QUESTIONNAIRE_STATE, reviewProblems.ITEMS_UNSOUND)
  async changeReviewQuestionnaire(
    @IdParam('id') id: string,
    @IfMatch() version: number | null,
    @Body() body: ReviewQuestionnairePatch,
  ): Promise<ReviewQuestionnaireResponse> {
    await this.service.change(id, body, version);
    return this.queries.one(id);
  }

  /** Takes a draft back. */
  @Delete(':id')
  @HttpCode(204)
  @Requires('review-questionnaire:manage')
  @Problems(reviewProblems.QUESTIONNAIRE_STATE)
  discardReviewQuestionnaire(@IdParam('id') id: string, @IfMatch() version: number | null): Promise<void> {
    return this.service.discard(id, version);
  }

  /** Publishes a draft: rounds may use it, it never changes again, and the edition before is retired. Takes the version that was read. */
  @Post(':id/publication')
  @Requires('review-questionnaire:manage')
  @Idempotent()
  @Problems(reviewProblems.QUESTIONNAIRE_STATE, reviewProblems.NOTHING_TO_COUNT)
  async publishReviewQuestionnaire(
    @IdParam('id') id: string,
    @IfMatch() version: number | null,
  ): Promise<ReviewQuestionnaireResponse> {
    await this.service.publish(id, version);
    return this.queries.one(id);
  }

  /** Drafts the next edition of a questionnaire that was published; rounds go on with theirs. */
  @Post(':id/revision')
  @Creates('/review-questionnaires/:id')
  @Requires('review-questionnaire:manage')
  @Idempotent()
  @Problems(reviewProblems.EDITION_OPEN)
  async reviseReviewQuestionnaire(@IdParam('id') id: string): Promise<ReviewQuestionnaireResponse> {
    return this.queries.one(await this.service.revise(id));
  }
}
