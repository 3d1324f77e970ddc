export { OrganizationModule } from './organization.module.js';
export {
  OrganizationApi,
  organizationTables,
  type UnitHint,
  type UnitInput,
  type UnitView,
} from './organization.api.js';
export type { PositionKind } from './domain/position-kind.js';
export { organizationProblems } from './organization.problems.js';
