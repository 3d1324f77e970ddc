import { Module } from '@nestjs/common';
import { IdentityModule } from '../identity/index.js';
import { OrganizationModule } from '../organization/index.js';
import { AppraisalChainQueries } from './chain/appraisal-chain.queries.js';
import { ChainFactsReader } from './chain/chain-facts.reader.js';
import { ChainRecordQueries } from './chain/chain-records.queries.js';
import { ChainRecords } from './chain/chain-records.service.js';
import { ChainRecordsController } from './chain/http/chain-records.controller.js';
import { EmployeeAccess } from './employee.access.js';
import { EmployeeNumbers } from './employee-numbers.js';
import { EmployeesApi } from './employees.api.js';
import { EmployeesQueries } from './employees.queries.js';
import { EmployeesService } from './employees.service.js';
import { FollowDays } from './history/follow-days.job.js';
import { HistoryController } from './history/http/history.controller.js';
import { HistoryQueries } from './history/history.queries.js';
import { PersonHistory } from './history/person-history.service.js';
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
import { ReportingLinesQueries } from './chain/reporting-lines.queries.js';
import { ReportingLines } from './chain/reporting-lines.service.js';
import { NameIndex } from './search/name-index.js';
import { PeopleSearch } from './search/people-search.js';
import { PostsFollowUnits } from './posts-follow-units.js';
import { TeamsController } from './teams/http/teams.controller.js';
import { TeamAccess } from './teams/team.access.js';
import { TeamsQueries } from './teams/teams.queries.js';
import { TeamsService } from './teams/teams.service.js';

const CHAIN = [
  ChainFactsReader,
  ReportingLines,
  ReportingLinesQueries,
  AppraisalChainQueries,
  ChainRecords,
  ChainRecordQueries,
];
const HISTORY = [PersonHistory, HistoryQueries, FollowDays];
const SEARCH = [NameIndex, PeopleSearch];
const TEAMS = [TeamAccess, TeamsService, TeamsQueries];
const JOBS = [CheckImport, ApplyImport, ExpireImports];
const IMPORT = [Uploads, ImportRuns, ImportQueries, ImportedPeople, UnitHeadsService, ...JOBS];

@Module({
  imports: [IdentityModule, OrganizationModule],
  controllers: [EmployeesController, HistoryController, ChainRecordsController, TeamsController, ImportsController],
  providers: [
    EmployeesApi,
    EmployeeAccess,
    EmployeeNumbers,
    EmployeesService,
    EmployeesQueries,
    PostsFollowUnits,
    ...CHAIN,
    ...HISTORY,
    ...TEAMS,
    ...SEARCH,
    ...IMPORT,
  ],
  exports: [EmployeesApi, EmployeeAccess],
})
export class EmployeesModule {}
