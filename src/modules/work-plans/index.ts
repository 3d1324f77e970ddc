export { WorkPlansModule } from './work-plans.module.js';
export { AppraisalDutyAccess } from './appraisal-duty.access.js';
export {
  EntryReopened,
  EvaluationHanded,
  EvidenceAssessed,
  EvidenceInfected,
  FeedbackAnswered,
  FeedbackAsked,
  FeedbackGiven,
  HandoverDue,
  ResultsHandedOver,
  ResultDistributed,
  RevisionRefused,
  RevisionReturned,
  RevisionSubmitted,
  RoleHandedDown,
  UnitAgreementDue,
  UnitAgreementSigned,
  WorkPlanActivated,
  WorkPlanAgreed,
  WorkPlanCancelled,
  WorkPlanClosed,
  WorkPlanCommented,
  WorkPlanDrafted,
  WorkPlanEscalated,
  WorkPlanReopened,
  WorkPlanReturned,
  WorkPlanRevised,
  WorkPlanSubmitted,
  WorkPlanToBeAligned,
} from './work-plan.events.js';
export { type DuePerson, type OpenPlan, PlanDeadlines } from './plan-deadlines.js';
export { type IndicatorFacts, PlanFacts, type PlanFactsView, type ResultFactsOfPlan } from './monitoring/plan-facts.js';
export { PLAN_EVENT_KINDS } from './plan-events.sql.js';
export { type Direction, DIRECTIONS } from './domain/forms.js';
export { SatisfactionQueries } from './satisfaction/satisfaction.queries.js';
export { SatisfactionTrendResponse } from './satisfaction/http/satisfaction.response.js';
export { WorkPlanFigures } from './figures/work-plan-figures.js';
export { percentOf } from './monitoring/domain/achievement.js';
export type { AgreedNode } from './unit-agreements/domain/unit-agreement.js';
export { WORK_PLAN_STATUSES } from './domain/work-plan.states.js';
export { type EvidenceAges, WorkPlansApi, workPlanTables, type WorkPlanView } from './work-plans.api.js';
export { WorkPlanDocumentsApi, type PlanOnPaper } from './documents/plan-documents.api.js';
export { CourseDocumentsApi } from './documents/course-documents.api.js';
