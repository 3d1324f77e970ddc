export { EmployeesModule } from './employees.module.js';
export { EmployeesApi, employeeTables } from './employees.api.js';
export { EmployeeAccess } from './employee.access.js';
export { displayName, type Titled } from './domain/display-name.js';
