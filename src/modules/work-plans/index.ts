export { WorkPlansModule } from './work-plans.module.js';
export { AppraisalDutyAccess } from './appraisal-duty.access.js';
export {
  EntryReopened,
  EvaluationHanded,
  EvidenceAssessed,
  FeedbackAnswered,
  FeedbackAsked,
  FeedbackGiven,
  HandoverDue,
  ResultsHandedOver,
  RevisionRefused,
  RevisionReturned,
  RevisionSubmitted,
  RoleHandedDown,
  UnitAgreementSigned,
  WorkPlanActivated,
  WorkPlanAgreed,
  WorkPlanCancelled,
  WorkPlanClosed,
  WorkPlanCommented,
  WorkPlanEscalated,
  WorkPlanReopened,
  WorkPlanReturned,
  WorkPlanRevised,
  WorkPlanSubmitted,
  WorkPlanToBeAligned,
} from './work-plan.events.js';
export { type DuePerson, PlanDeadlines } from './plan-deadlines.js';
export { WorkPlansApi, type WorkPlanView } from './work-plans.api.js';
