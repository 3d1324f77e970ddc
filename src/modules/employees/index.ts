export { EmployeesModule } from './employees.module.js';
export { EmployeesApi, employeeTables } from './employees.api.js';
export { AssignmentCreated, AssignmentEnded, EmployeeCreated, ImportApplied } from './employee.events.js';
export { EmployeeAccess, type Part } from './employee.access.js';
export { displayName, type Titled } from './domain/display-name.js';
