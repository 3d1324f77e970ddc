export { OrganizationModule } from './organization.module.js';
export { OrganizationApi, organizationTables, type UnitView } from './organization.api.js';
export { OrganizationSources } from './organization-sources.js';
export type { Obligation } from './references/domain/reference-lists.js';
export type { UnitHint, UnitInput } from './units/unit-import.js';
export { retirementDate, type RetirementAges, type RetiringPost } from './positions/domain/retirement.js';
export { postsMeantBy, unitsMeantBy } from './units/domain/common-abbreviations.js';
export { POSITION_KINDS, POSITION_LEVELS, type PositionKind } from './positions/domain/position-kind.js';
export { POSITION_FAULTS } from './positions/position.faults.js';
export { type ImportedPosition, PositionImport, type PositionPlan } from './positions/position-import.js';
export {
  type HeldPost,
  type OrganizationParticipant,
  OrganizationParticipants,
  type PostMove,
  type Succession,
  type UnitHolder,
  type UnitHolding,
  type UnitHead,
} from './participants.js';
export { plusWorkingDays } from './calendar/domain/working-days.js';
export { WorkingCalendarApi } from './calendar/working-calendar.api.js';
export { OrgUnitsReorganised } from './organization.events.js';
export { organizationProblems } from './organization.problems.js';
