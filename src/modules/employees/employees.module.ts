import { Module } from '@nestjs/common';
import { OrganizationModule } from '../organization/index.js';
import { EmployeeAccess } from './employee.access.js';
import { EmployeesApi } from './employees.api.js';
import { EmployeesQueries } from './employees.queries.js';
import { EmployeesService } from './employees.service.js';
import { EmployeesController } from './http/employees.controller.js';
import { ReportingLines } from './reporting-lines.service.js';

@Module({
  imports: [OrganizationModule],
  controllers: [EmployeesController],
  providers: [EmployeesApi, EmployeeAccess, EmployeesService, EmployeesQueries, ReportingLines],
  exports: [EmployeesApi, EmployeeAccess],
})
export class EmployeesModule {}
