import { Module } from '@nestjs/common';
import { PersonalDataRegistry } from '../../kernel/personal-data/registry.js';
import { EmployeesModule } from '../employees/index.js';
import { OrganizationModule } from '../organization/index.js';
import { PeriodsModule } from '../periods/index.js';
import { AdjustmentsService } from './adjustments.service.js';
import { CloseDueRounds } from './close-due-rounds.job.js';
import { CloseRound } from './close-round.job.js';
import { ReviewInvitationsController } from './http/review-invitations.controller.js';
import { ReviewPolicyController } from './http/review-policy.controller.js';
import { ReviewQuestionnairesController } from './http/review-questionnaires.controller.js';
import { ReviewResultsController } from './http/review-results.controller.js';
import { ReviewRoundsController } from './http/review-rounds.controller.js';
import { ReviewersController } from './http/reviewers.controller.js';
import { REVIEWS_DATA } from './personal-data.js';
import { ProposalFacts } from './proposal-facts.js';
import { ProposeReviewers } from './propose-reviewers.job.js';
import { QuestionnairesQueries } from './questionnaires.queries.js';
import { QuestionnairesService } from './questionnaires.service.js';
import { ReviewDuties } from './review-duties.js';
import { ReviewInvitationsQueries } from './review-invitations.queries.js';
import { ReviewInvitationsService } from './review-invitations.service.js';
import { ReviewPolicyService } from './review-policy.service.js';
import { ReviewResultAccess } from './review-result.access.js';
import { ReviewResultsQueries } from './review-results.queries.js';
import { ReviewRoundAccess } from './review-round.access.js';
import { ReviewRoundsQueries } from './review-rounds.queries.js';
import { ReviewRoundsService } from './review-rounds.service.js';
import { ReviewersQueries } from './reviewers.queries.js';
import { ReviewsApi } from './reviews.api.js';
import { WrittenAnswers } from './written-answers.js';

@Module({
  imports: [EmployeesModule, OrganizationModule, PeriodsModule],
  controllers: [
    ReviewPolicyController,
    ReviewQuestionnairesController,
    ReviewRoundsController,
    ReviewersController,
    ReviewInvitationsController,
    ReviewResultsController,
  ],
  providers: [
    ReviewsApi,
    ReviewPolicyService,
    QuestionnairesService,
    QuestionnairesQueries,
    ReviewRoundAccess,
    ReviewRoundsService,
    ReviewRoundsQueries,
    ProposalFacts,
    ProposeReviewers,
    AdjustmentsService,
    ReviewersQueries,
    WrittenAnswers,
    ReviewInvitationsService,
    ReviewInvitationsQueries,
    CloseRound,
    CloseDueRounds,
    ReviewResultAccess,
    ReviewDuties,
    ReviewResultsQueries,
  ],
  exports: [ReviewsApi],
})
export class ReviewsModule {
  constructor(personalData: PersonalDataRegistry) {
    personalData.register(REVIEWS_DATA);
  }
}
