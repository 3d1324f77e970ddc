export { WorkPlansModule } from './work-plans.module.js';
export { WorkPlanActivated } from './work-plan.events.js';
export { WorkPlansApi, type WorkPlanView } from './work-plans.api.js';
