export { PeriodsModule } from './periods.module.js';
export { type EvaluationPeriodView, type PerformancePeriodView, PeriodsApi, periodTables } from './periods.api.js';
export { Downtimes } from './downtime/downtimes.js';
export { PresenceWatch } from './downtime/presence-watch.js';
export { SELF_ASSESSMENT_DAYS } from './domain/evaluation-schedule.js';
export type { RuleSetCode } from './domain/rule-set-code.js';
export { CriteriaThatCountResponse } from './criteria/http/criteria-sets.response.js';
export { CriteriaApi, type ToldCriteria } from './criteria/criteria.api.js';
export {
  CriteriaOpenedForConsultation,
  CriteriaProposalAnswered,
  CriteriaPublished,
  CriteriaReminderAsked,
} from './criteria/criteria.events.js';
