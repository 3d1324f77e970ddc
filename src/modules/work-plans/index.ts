export { WorkPlansModule } from './work-plans.module.js';
export { WorkPlanActivated, WorkPlanAgreed, WorkPlanReturned, WorkPlanSubmitted } from './work-plan.events.js';
export { WorkPlansApi, type WorkPlanView } from './work-plans.api.js';
