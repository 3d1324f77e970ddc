export { PeriodsModule } from './periods.module.js';
export { type EvaluationPeriodView, type PerformancePeriodView, PeriodsApi, periodTables } from './periods.api.js';
