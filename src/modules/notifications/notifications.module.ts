import { Module } from '@nestjs/common';
import { PersonalDataRegistry } from '../../kernel/personal-data/registry.js';
import { AppraisalsModule } from '../appraisals/index.js';
import { EmployeesModule } from '../employees/index.js';
import { PeriodsModule } from '../periods/index.js';
import { ReviewsModule } from '../reviews/index.js';
import { WorkPlansModule } from '../work-plans/index.js';
import { RemindOfPlans } from './remind-of-plans.job.js';
import { RemindOfCriteria, TellOfCriteria } from './tell-of-criteria.job.js';
import { EraseOldNotifications } from './erase-old-notifications.job.js';
import {
  TellAppraiserOfSubmission,
  TellAppraiserOfSubmittedRevision,
  TellBothOfClosing,
  TellNewEvaluator,
  TellSuperiorOfDispute,
} from './handlers/tell-appraiser.js';
import {
  RemindUnitOfCriteria,
  TellOfAnsweredProposal,
  TellUnitOfConsultation,
  TellUnitOfCriteria,
} from './handlers/tell-of-criteria.js';
import {
  TellOfAnsweredFeedback,
  TellOfInfectedEvidence,
  TellSuccessor,
  TellWhoSigns,
  TellWhoWasAsked,
} from './handlers/tell-others.js';
import {
  TellMemberOfRole,
  TellOwnerOfActivation,
  TellOwnerOfAgreement,
  TellOwnerOfAlignment,
  TellOwnerOfAssessedEvidence,
  TellOwnerOfDistributedResult,
  TellOwnerOfDraft,
  TellOwnerOfReopenedEntry,
  TellOwnerOfAnnulment,
  TellOwnerOfFinality,
  TellOwnerOfCancellation,
  TellOwnerOfFeedback,
  TellOwnerOfOpenAppraisal,
  TellOwnerOfPublication,
  TellOwnerOfRefusedRevision,
  TellOwnerOfReopening,
  TellOwnerOfReturn,
  TellOwnerOfReturnedRevision,
  TellOwnerOfRevision,
} from './handlers/tell-owner.js';
import { TellReviewersOfOpening, TellReviewedOfRelease } from './handlers/tell-of-reviews.js';
import { TellOfReviews } from './tell-of-reviews.job.js';
import { DeliveryAttempts } from './delivery/attempts.js';
import { Deliveries } from './delivery/deliveries.js';
import { SendDigests } from './delivery/send-digests.job.js';
import { MessageGateway } from './gateway/message-gateway.js';
import { SendMessage } from './gateway/send-message.job.js';
import {
  AskBothSides,
  ObjectionTelling,
  RemindExaminer,
  TellAppraiserOfAnnulment,
  TellOfDecidedObjection,
  TellOfExpiredObjection,
  TellOfNewExaminer,
  TellOfObjection,
  TellOfWithdrawnObjection,
  TellOtherOfTalk,
} from './handlers/tell-of-objections.js';
import { Mailer } from './mail/mailer.js';
import { Receivers } from './mail/receivers.js';
import { SendMail } from './mail/send-mail.job.js';
import { NotificationPreferencesController } from './http/preferences.controller.js';
import { NotificationsController } from './http/notifications.controller.js';
import { Inbox } from './inbox.js';
import { NotificationAccess } from './notification.access.js';
import { NotificationTexts } from './notification-texts.js';
import { NotificationsQueries } from './notifications.queries.js';
import { NotificationPreferences } from './preferences.service.js';
import { NOTIFICATIONS_DATA } from './personal-data.js';

const TELLING = [
  ...[TellAppraiserOfSubmission, TellAppraiserOfSubmittedRevision, TellSuperiorOfDispute],
  ...[TellBothOfClosing, TellNewEvaluator],
  ...[TellOwnerOfReturn, TellOwnerOfAgreement, TellOwnerOfActivation, TellOwnerOfReopening, TellOwnerOfCancellation],
  ...[TellOwnerOfFeedback, TellSuccessor, TellWhoSigns, TellWhoWasAsked, TellOfAnsweredFeedback],
  ...[TellMemberOfRole, TellOwnerOfAlignment, TellOwnerOfAssessedEvidence, TellOwnerOfReopenedEntry],
  ...[TellOwnerOfDistributedResult, TellOwnerOfDraft, TellOfInfectedEvidence],
  ...[TellOwnerOfReturnedRevision, TellOwnerOfRefusedRevision, TellOwnerOfRevision],
  ...[TellUnitOfConsultation, TellUnitOfCriteria, RemindUnitOfCriteria, TellOfAnsweredProposal],
  ...[TellReviewersOfOpening, TellReviewedOfRelease],
  ...[TellOwnerOfOpenAppraisal, TellOwnerOfPublication, TellOwnerOfAnnulment, TellOwnerOfFinality],
  ...[ObjectionTelling, TellOfObjection, AskBothSides, TellOfNewExaminer, RemindExaminer, TellOfDecidedObjection],
  ...[TellOfExpiredObjection, TellOfWithdrawnObjection, TellOtherOfTalk, TellAppraiserOfAnnulment],
];

/** Tells people what happened that concerns them. Nobody asks it: it listens to the events of plans and appraisals. */
@Module({
  imports: [AppraisalsModule, EmployeesModule, PeriodsModule, WorkPlansModule, ReviewsModule],
  controllers: [NotificationsController, NotificationPreferencesController],
  providers: [
    NotificationAccess,
    NotificationTexts,
    NotificationsQueries,
    NotificationPreferences,
    Inbox,
    EraseOldNotifications,
    RemindOfPlans,
    TellOfCriteria,
    RemindOfCriteria,
    TellOfReviews,
    Mailer,
    Receivers,
    Deliveries,
    DeliveryAttempts,
    SendDigests,
    SendMail,
    MessageGateway,
    SendMessage,
    ...TELLING,
  ],
})
export class NotificationsModule {
  constructor(personalData: PersonalDataRegistry) {
    personalData.register(NOTIFICATIONS_DATA);
  }
}
