import { Module } from '@nestjs/common';
import { PersonalDataRegistry } from '../../kernel/personal-data/registry.js';
import { IdentityModule } from '../identity/index.js';
import { OrganizationModule } from '../organization/index.js';
import { AppraisalChainQueries } from './chain/appraisal-chain.queries.js';
import { ChainFactsReader } from './chain/chain-facts.reader.js';
import { ChainRecordQueries } from './chain/chain-records.queries.js';
import { ChainRecords } from './chain/chain-records.service.js';
import { ChainRecordsController } from './chain/http/chain-records.controller.js';
import { CountFindings } from './data-quality/count-findings.job.js';
import { DataQualityController } from './data-quality/http/data-quality.controller.js';
import { DataQualityQueries } from './data-quality/data-quality.queries.js';
import { FindingFigures } from './data-quality/finding-figures.js';
import { FindingTrend } from './data-quality/finding-trend.queries.js';
import { FindingsReader } from './data-quality/findings.reader.js';
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
import { IdentityNumbers } from './identity-numbers.js';
import { LeavingPeople } from './leaving-people.js';
import { PostsFollowUnits } from './posts-follow-units.js';
import { IdentityNumberSearchesController, ProfilesController } from './profiles/http/profiles.controller.js';
import { ProfilesQueries } from './profiles/profiles.queries.js';
import { ProfilesService } from './profiles/profiles.service.js';
import { RetirementDays } from './retirement-days.js';
import { RecordsFollowUnits } from './records-follow-units.js';
import { TeamsController } from './teams/http/teams.controller.js';
import { TeamAccess } from './teams/team.access.js';
import { TeamsQueries } from './teams/teams.queries.js';
import { TeamsService } from './teams/teams.service.js';
import { EMPLOYEES_DATA } from './personal-data.js';

const CHAIN = [
  ChainFactsReader,
  ReportingLines,
  ReportingLinesQueries,
  AppraisalChainQueries,
  ChainRecords,
  ChainRecordQueries,
];
const HISTORY = [PersonHistory, HistoryQueries, FollowDays];
const PROFILES = [IdentityNumbers, RetirementDays, LeavingPeople, ProfilesService, ProfilesQueries];
const DATA_QUALITY = [FindingsReader, DataQualityQueries, FindingTrend, CountFindings, FindingFigures];
const TEAMS = [TeamAccess, TeamsService, TeamsQueries];
const JOBS = [CheckImport, ApplyImport, ExpireImports];
const IMPORT = [Uploads, ImportRuns, ImportQueries, ImportedPeople, UnitHeadsService, ...JOBS];

@Module({
  imports: [IdentityModule, OrganizationModule],
  controllers: [
    EmployeesController,
    ProfilesController,
    IdentityNumberSearchesController,
    HistoryController,
    ChainRecordsController,
    TeamsController,
    ImportsController,
    DataQualityController,
  ],
  providers: [
    EmployeesApi,
    EmployeeAccess,
    EmployeeNumbers,
    EmployeesService,
    EmployeesQueries,
    PostsFollowUnits,
    RecordsFollowUnits,
    ...CHAIN,
    ...HISTORY,
    ...PROFILES,
    ...TEAMS,
    ...DATA_QUALITY,
    ...IMPORT,
  ],
  exports: [EmployeesApi, EmployeeAccess],
})
export class EmployeesModule {
  constructor(personalData: PersonalDataRegistry, people: LeavingPeople) {
    personalData.register(EMPLOYEES_DATA, (subject) => people.markErased(subject));
  }
}
