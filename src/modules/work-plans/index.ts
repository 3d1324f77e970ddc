export { WorkPlansModule } from './work-plans.module.js';
export { AppraisalDutyAccess } from './appraisal-duty.access.js';
export {
  WorkPlanActivated,
  WorkPlanAgreed,
  WorkPlanCancelled,
  WorkPlanClosed,
  WorkPlanReopened,
  WorkPlanReturned,
  WorkPlanSubmitted,
} from './work-plan.events.js';
export { WorkPlansApi, type WorkPlanView } from './work-plans.api.js';
