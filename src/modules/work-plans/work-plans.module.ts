import { Module } from '@nestjs/common';
import { VirusScanner } from '../../kernel/files/virus-scanner.js';
import { PartialFiles } from '../../kernel/files/partial-files.js';
import { PersonalDataRegistry } from '../../kernel/personal-data/registry.js';
import { EmployeesModule } from '../employees/index.js';
import { OrganizationModule } from '../organization/index.js';
import { PeriodsModule } from '../periods/index.js';
import {
  FollowCorrectedHistory,
  FollowCorrectedPost,
  FollowEndOfPost,
  FollowPosts,
  FollowStanding,
  FollowTransfer,
  FollowWithdrawnHistory,
  FollowWithdrawnPost,
} from './handlers/follow-posts.js';
import { AlignmentFlags } from './cascade/alignment-flags.js';
import { AlignmentsService } from './cascade/alignments.service.js';
import { CascadeFindingsQueries } from './cascade/cascade-findings.queries.js';
import { LeaderResults } from './cascade/leader-results.js';
import { PerformanceTreeQueries } from './cascade/performance-tree.queries.js';
import { PerformanceTreeService } from './cascade/performance-tree.service.js';
import { TreeBatches } from './cascade/tree-batches.js';
import { RoleMatrixQueries } from './cascade/role-matrix.queries.js';
import { RoleMatrixService } from './cascade/role-matrix.service.js';
import { RoleMembers } from './cascade/role-members.js';
import { RoleTaking } from './cascade/role-taking.js';
import { DailyLogAccess } from './daily-log/daily-log.access.js';
import { DailyLogPolicy } from './daily-log/daily-log-policy.js';
import { DailyLogQueries } from './daily-log/daily-log.queries.js';
import { DailyLogService } from './daily-log/daily-log.service.js';
import { DailyLogTotalsQueries } from './daily-log/daily-log-totals.queries.js';
import { DailyLogController } from './daily-log/http/daily-log.controller.js';
import { DUTY_SOURCES } from './duties/duty-sources.js';
import { EraseEvidenceFiles } from './evidence/erase-evidence-files.job.js';
import { EvidenceAssessment } from './evidence/evidence-assessment.service.js';
import { EvidenceController } from './evidence/http/evidence.controller.js';
import { EvidenceFiles } from './evidence/evidence-files.service.js';
import { EvidenceQueries } from './evidence/evidence.queries.js';
import { EvidenceScans } from './evidence/evidence-scans.service.js';
import { EvidenceService } from './evidence/evidence.service.js';
import { EvidenceUploads } from './evidence/evidence-uploads.service.js';
import { ExpireEvidenceUploads } from './evidence/expire-evidence-uploads.job.js';
import { ScanEvidenceFiles } from './evidence/scan-evidence-files.job.js';
import { EvidenceUploadsController } from './evidence/http/evidence-uploads.controller.js';
import { FeedbackController } from './feedback/http/feedback.controller.js';
import { FeedbackLines } from './feedback/feedback-lines.js';
import { FeedbackQueries } from './feedback/feedback.queries.js';
import { FeedbackRequestsService } from './feedback/feedback-requests.service.js';
import { FeedbackService } from './feedback/feedback.service.js';
import { HandoverController } from './handover/http/handover.controller.js';
import { HandoverPosts } from './handover/handover-posts.js';
import { HandoverQueries } from './handover/handover.queries.js';
import { HandoverService } from './handover/handover.service.js';
import { Handovers } from './handover/handovers.js';
import { TellSuccessorOfClosing, TellSuccessors } from './handover/tell-successors.job.js';
import { AgreementFlags } from './unit-agreements/agreement-flags.js';
import { UnitAgreementsController } from './unit-agreements/http/unit-agreements.controller.js';
import { UnitAgreementSigning } from './unit-agreements/unit-agreement-signing.service.js';
import { UnitAgreementsQueries } from './unit-agreements/unit-agreements.queries.js';
import { UnitAgreementsService } from './unit-agreements/unit-agreements.service.js';
import { GoalsFollowUnits } from './handlers/goals-follow-units.js';
import { ActivatePlanOnFirstDay } from './handlers/activate-plan-on-first-day.js';
import { CascadeController } from './http/cascade.controller.js';
import { PerformanceTreeController, TreeBatchesController } from './http/performance-tree.controller.js';
import { RoleMatrixController } from './http/role-matrix.controller.js';
import { ProgressController, WorkPlanPartsController } from './http/work-plan-parts.controller.js';
import { SignedWorkPlansController } from './http/signed-work-plans.controller.js';
import { PlanStreamController } from './http/plan-stream.controller.js';
import { WorkPlanDialogueController } from './http/work-plan-dialogue.controller.js';
import { WorkPlanRevisionsController } from './http/work-plan-revisions.controller.js';
import { WorkPlanPolicyController } from './http/work-plan-policy.controller.js';
import { TeamController, WorkPlansController } from './http/work-plans.controller.js';
import { OutlookController } from './outlook/http/outlook.controller.js';
import { OutlookQueries } from './outlook/outlook.queries.js';
import { PlanDays } from './plan-days.js';
import { PlanFacts } from './monitoring/plan-facts.js';
import { EntryDays } from './monitoring/entry-days.js';
import { EntryPeriodsQueries } from './monitoring/entry-periods.queries.js';
import { EntryReopeningsService } from './monitoring/entry-reopenings.service.js';
import { EntryPeriodsController } from './monitoring/http/entry-periods.controller.js';
import { PlanDeadlines } from './plan-deadlines.js';
import { AchievementsQueries } from './monitoring/achievements.queries.js';
import { ActionItemsQueries } from './monitoring/action-items.queries.js';
import { ActionItemsService } from './monitoring/action-items.service.js';
import { ActionItemsController } from './monitoring/http/action-items.controller.js';
import { AchievementsController } from './monitoring/http/achievements.controller.js';
import { ProgressService } from './monitoring/progress.service.js';
import { PlanEdits } from './plan-edits.js';
import { DraftPlans } from './quality/draft-plans.job.js';
import { QualityController } from './quality/http/quality.controller.js';
import { PlanCopies } from './quality/plan-copies.service.js';
import { PlanDraftsController } from './quality/http/plan-drafts.controller.js';
import { PlanDraftsQueries } from './quality/plan-drafts.queries.js';
import { PlanDrafts } from './quality/plan-drafts.service.js';
import { QualityQueries } from './quality/quality.queries.js';
import { BulkAgreement } from './dialogue/bulk-agreement.js';
import { PlanStreams } from './streams/plan-streams.js';
import { CommentsQueries } from './dialogue/comments.queries.js';
import { CommentsService } from './dialogue/comments.service.js';
import { DistributeLibraryResult } from './library/distribute-library-result.job.js';
import { DistributionTargets } from './library/distribution-targets.js';
import { LibraryDistributionsController } from './library/http/library-distributions.controller.js';
import { LibraryDistributions } from './library/library-distributions.service.js';
import { LibraryDistributionsQueries } from './library/library-distributions.queries.js';
import { LibraryResultsController, LibraryTakingController } from './library/http/library-results.controller.js';
import { LibraryResultsQueries } from './library/library-results.queries.js';
import { LibraryResultsService } from './library/library-results.service.js';
import { LibraryAccess } from './library/library.access.js';
import { LibraryCopies } from './library/library-copies.js';
import { LibraryTaking } from './library/library-taking.service.js';
import { PlannedResults } from './library/planned-results.js';
import { RevisedPlans } from './revisions/revised-plans.js';
import { RevisionsQueries } from './revisions/revisions.queries.js';
import { RevisionsService } from './revisions/revisions.service.js';
import { SatisfactionController } from './satisfaction/http/satisfaction.controller.js';
import { SatisfactionQueries } from './satisfaction/satisfaction.queries.js';
import { SatisfactionService } from './satisfaction/satisfaction.service.js';
import { SignedWorkPlans } from './signed-work-plans.js';
import { TeamBoardQueries } from './team-board.queries.js';
import { WorkPlanAccess } from './work-plan.access.js';
import { AppraisalDuties } from './appraisal-duties.js';
import { AppraisalDutyAccess } from './appraisal-duty.access.js';
import { WorkPlanClosingService } from './work-plan-closing.service.js';
import { WorkPlanAnnexes } from './work-plan-annexes.js';
import { WorkPlanAgreementService } from './work-plan-agreement.service.js';
import { WorkPlanPartsService } from './work-plan-parts.service.js';
import { WorkPlanPolicyService } from './work-plan-policy.service.js';
import { CourseDocumentsApi } from './documents/course-documents.api.js';
import { WorkPlanDocumentsApi } from './documents/plan-documents.api.js';
import { WorkPlanFigures } from './figures/work-plan-figures.js';
import { WorkPlansApi } from './work-plans.api.js';
import { WorkPlansQueries } from './work-plans.queries.js';
import { WorkPlansService } from './work-plans.service.js';
import { WORK_PLANS_DATA } from './personal-data.js';

@Module({
  imports: [EmployeesModule, PeriodsModule, OrganizationModule],
  controllers: [
    TeamController,
    WorkPlansController,
    WorkPlanPartsController,
    ProgressController,
    SignedWorkPlansController,
    WorkPlanPolicyController,
    WorkPlanRevisionsController,
    WorkPlanDialogueController,
    PlanStreamController,
    PerformanceTreeController,
    TreeBatchesController,
    CascadeController,
    RoleMatrixController,
    EvidenceUploadsController,
    EvidenceController,
    ActionItemsController,
    AchievementsController,
    EntryPeriodsController,
    QualityController,
    PlanDraftsController,
    FeedbackController,
    DailyLogController,
    OutlookController,
    HandoverController,
    UnitAgreementsController,
    SatisfactionController,
    LibraryResultsController,
    LibraryTakingController,
    LibraryDistributionsController,
  ],
  providers: [
    WorkPlanAccess,
    WorkPlanAnnexes,
    WorkPlansApi,
    WorkPlanDocumentsApi,
    CourseDocumentsApi,
    WorkPlansService,
    WorkPlanPolicyService,
    WorkPlanPartsService,
    WorkPlanAgreementService,
    PlanEdits,
    PlanCopies,
    PlanDrafts,
    DraftPlans,
    QualityQueries,
    PlanDraftsQueries,
    ProgressService,
    ActionItemsService,
    ActionItemsQueries,
    AchievementsQueries,
    EntryDays,
    EntryPeriodsQueries,
    EntryReopeningsService,
    FeedbackLines,
    FeedbackService,
    FeedbackRequestsService,
    FeedbackQueries,
    OutlookQueries,
    DailyLogPolicy,
    DailyLogAccess,
    DailyLogService,
    DailyLogQueries,
    DailyLogTotalsQueries,
    AgreementFlags,
    UnitAgreementsService,
    UnitAgreementSigning,
    UnitAgreementsQueries,
    SatisfactionService,
    SatisfactionQueries,
    HandoverPosts,
    HandoverQueries,
    HandoverService,
    Handovers,
    TellSuccessors,
    TellSuccessorOfClosing,
    WorkPlansQueries,
    TeamBoardQueries,
    SignedWorkPlans,
    CommentsService,
    CommentsQueries,
    PlanStreams,
    BulkAgreement,
    PlannedResults,
    LibraryAccess,
    LibraryCopies,
    LibraryTaking,
    DistributionTargets,
    LibraryDistributions,
    LibraryDistributionsQueries,
    DistributeLibraryResult,
    LibraryResultsService,
    LibraryResultsQueries,
    RevisedPlans,
    RevisionsService,
    RevisionsQueries,
    ActivatePlanOnFirstDay,
    GoalsFollowUnits,
    PerformanceTreeService,
    PerformanceTreeQueries,
    TreeBatches,
    AlignmentFlags,
    AlignmentsService,
    LeaderResults,
    CascadeFindingsQueries,
    RoleMembers,
    RoleMatrixService,
    RoleMatrixQueries,
    RoleTaking,
    AppraisalDutyAccess,
    AppraisalDuties,
    WorkPlanClosingService,
    PartialFiles,
    VirusScanner,
    PlanDays,
    PlanDeadlines,
    PlanFacts,
    WorkPlanFigures,
    EvidenceService,
    EvidenceAssessment,
    EvidenceFiles,
    EvidenceQueries,
    EvidenceScans,
    ScanEvidenceFiles,
    EraseEvidenceFiles,
    EvidenceUploads,
    ExpireEvidenceUploads,
    ...DUTY_SOURCES,
    FollowPosts,
    FollowTransfer,
    FollowEndOfPost,
    FollowCorrectedPost,
    FollowWithdrawnPost,
    FollowStanding,
    FollowCorrectedHistory,
    FollowWithdrawnHistory,
  ],
  exports: [
    ...[WorkPlansApi, WorkPlanFigures, PlanDeadlines, PlanFacts, AppraisalDutyAccess, SatisfactionQueries],
    ...[WorkPlanDocumentsApi, CourseDocumentsApi],
  ],
})
export class WorkPlansModule {
  constructor(personalData: PersonalDataRegistry, evidenceFiles: EraseEvidenceFiles) {
    personalData.register(WORK_PLANS_DATA, (subject) => evidenceFiles.plan(subject));
  }
}
