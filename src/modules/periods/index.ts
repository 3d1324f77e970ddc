export { PeriodsModule } from './periods.module.js';
export { type PerformancePeriodView, PeriodsApi, periodTables } from './periods.api.js';
