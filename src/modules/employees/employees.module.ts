import { Module } from '@nestjs/common';
import { IdentityModule } from '../identity/index.js';
import { OrganizationModule } from '../organization/index.js';
import { EmployeeAccess } from './employee.access.js';
import { EmployeeNumbers } from './employee-numbers.js';
import { EmployeesApi } from './employees.api.js';
import { EmployeesQueries } from './employees.queries.js';
import { EmployeesService } from './employees.service.js';
import { EmployeesController } from './http/employees.controller.js';
import { ApplyImport } from './import/apply-import.job.js';
import { CheckImport } from './import/check-import.job.js';
import { ExpireImports } from './import/expire-imports.job.js';
import { ImportsController } from './import/http/imports.controller.js';
import { ImportQueries } from './import/import.queries.js';
import { ImportRuns } from './import/import-runs.service.js';
import { ImportedPeople } from './import/imported-people.js';
import { UnitHeadsService } from './import/unit-heads.service.js';
import { Uploads } from './import/uploads.js';
import { ReportingLines } from './reporting-lines.service.js';

const JOBS = [CheckImport, ApplyImport, ExpireImports];
const IMPORT = [Uploads, ImportRuns, ImportQueries, ImportedPeople, UnitHeadsService, ...JOBS];

@Module({
  imports: [IdentityModule, OrganizationModule],
  controllers: [EmployeesController, ImportsController],
  providers: [
    EmployeesApi,
    EmployeeAccess,
    EmployeeNumbers,
    EmployeesService,
    EmployeesQueries,
    ReportingLines,
    ...IMPORT,
  ],
  exports: [EmployeesApi, EmployeeAccess],
})
export class EmployeesModule {}
