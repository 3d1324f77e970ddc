export { EmployeesModule } from './employees.module.js';
export { type EmployeeIdentity, EmployeesApi, type PlanMaker, employeeTables } from './employees.api.js';
export {
  AppraisersChanged,
  AssignmentCorrected,
  AssignmentCreated,
  AssignmentEnded,
  AssignmentWithdrawn,
  EmployeeCreated,
  EmployeeTransferred,
  GradeChanged,
  HistoryCorrected,
  HistoryWithdrawn,
  ImportApplied,
  LeaveRecorded,
  StandingChanged,
} from './employee.events.js';
export { AttendanceFiguresResponse } from './attendance/http/attendance.response.js';
export { ChainAbove } from './chain-above.js';
export { type UnitLeader, UnitLeaders } from './unit-leaders.js';
export { groupedBelow, type UnitGroups } from './grouped-below.js';
export { postedBelow } from './posted-below.js';
export { EmployeeAccess, type Part } from './employee.access.js';
export { nameIndexRows } from './search/name-index.js';
export { displayName, type Titled } from './domain/display-name.js';
export { PROFILE_FIELDS } from './profiles/profile-fields.js';
export { CORRECTABLE_FIELDS, type CorrectableField } from './profiles/correctable-fields.js';
export type { LeftPerson } from './leaving-people.js';
export { maskNationalId } from './domain/national-id.js';
