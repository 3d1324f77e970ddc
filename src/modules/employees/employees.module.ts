import { Module } from '@nestjs/common';
import { PersonalDataRegistry } from '../../kernel/personal-data/registry.js';
import { IdentityModule } from '../identity/index.js';
import { OrganizationModule } from '../organization/index.js';
import { AppraisalChainQueries } from './chain/appraisal-chain.queries.js';
import { AttendanceFiguresReader } from './attendance/attendance-figures.js';
import { AttendanceQueries } from './attendance/attendance.queries.js';
import { AttendanceController } from './attendance/http/attendance.controller.js';
import { ChainFactsReader } from './chain/chain-facts.reader.js';
import { ChainRecordQueries } from './chain/chain-records.queries.js';
import { ChainRecords } from './chain/chain-records.service.js';
import { ChainRecordsController } from './chain/http/chain-records.controller.js';
import { Corrections } from './corrections/corrections.service.js';
import { ChainCorrectionsController } from './corrections/http/chain-corrections.controller.js';
import { PersonCorrectionsController } from './corrections/http/person-corrections.controller.js';
import { TeamCorrectionsController } from './corrections/http/team-corrections.controller.js';
import { ContractKind, LeaveKind } from './corrections/kinds/absence.kinds.js';
import { AssignmentKind } from './corrections/kinds/assignment.kind.js';
import { AppointmentKind, ChainRuleKind, ConflictKind, DelegationKind } from './corrections/kinds/chain.kinds.js';
import { PersonRecords } from './corrections/kinds/person-records.js';
import { GradeKind, StandingKind } from './corrections/kinds/series.kinds.js';
import { TeamMemberKind } from './corrections/kinds/team-member.kind.js';
import { CountFindings } from './data-quality/count-findings.job.js';
import { DataQualityController } from './data-quality/http/data-quality.controller.js';
import { DataQualityQueries } from './data-quality/data-quality.queries.js';
import { FindingExceptionQueries } from './data-quality/finding-exceptions.queries.js';
import { FindingExceptions } from './data-quality/finding-exceptions.service.js';
import { FindingExceptionsController } from './data-quality/http/finding-exceptions.controller.js';
import { FindingFigures } from './data-quality/finding-figures.js';
import { FindingTrend } from './data-quality/finding-trend.queries.js';
import { FindingsReader } from './data-quality/findings.reader.js';
import { EmployeeAccess } from './employee.access.js';
import { EmployeeNumbers } from './employee-numbers.js';
import { ChainAbove } from './chain-above.js';
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
import { ImportProfilesController } from './import/http/import-profiles.controller.js';
import { ImportsController } from './import/http/imports.controller.js';
import { ImportProfiles } from './import/import-profiles.service.js';
import { ImportQueries } from './import/import.queries.js';
import { ImportImages } from './import/import-images.service.js';
import { ImportRows } from './import/import-rows.service.js';
import { ImportRuns } from './import/import-runs.service.js';
import { HeadTraces } from './import/head-traces.js';
import { ImportTraces } from './import/import-traces.js';
import { ImportedAssignments } from './import/imported-assignments.js';
import { ImportedPeople } from './import/imported-people.js';
import { ImportedUnits } from './import/imported-units.js';
import { AssignmentsKind } from './import/kinds/assignments.kind.js';
import { AttendanceKind } from './import/kinds/attendance.kind.js';
import { EmployeesKind } from './import/kinds/employees.kind.js';
import { ImportKinds } from './import/kinds/import-kinds.js';
import { OrgUnitsKind } from './import/kinds/org-units.kind.js';
import { ReturnedFile } from './import/returned-file.service.js';
import { PositionsKind } from './import/kinds/positions.kind.js';
import { PeopleRecords } from './import/kinds/people-records.js';
import { MissingRecords } from './import/missing-records.js';
import { Restoration } from './import/restoration.js';
import { UndoImport } from './import/undo-import.job.js';
import { UnitHeadsService } from './import/unit-heads.service.js';
import { UnitPeople } from './import/unit-people.js';
import { Uploads } from './import/uploads.js';
import { ReportingLinesQueries } from './chain/reporting-lines.queries.js';
import { ReportingLines } from './chain/reporting-lines.service.js';
import { HeadNotices } from './head-notices.js';
import { IdentityNumbers } from './identity-numbers.js';
import { LeavingPeople } from './leaving-people.js';
import { NameIndex } from './search/name-index.js';
import { PeopleSearch } from './search/people-search.js';
import { PostsFollowUnits } from './posts-follow-units.js';
import { IdentityNumberSearchesController, ProfilesController } from './profiles/http/profiles.controller.js';
import { ProfilesQueries } from './profiles/profiles.queries.js';
import { ProfilesService } from './profiles/profiles.service.js';
import { RetirementDays } from './retirement-days.js';
import { ServiceRecordsReader } from './service-records.reader.js';
import { RecordsFollowUnits } from './records-follow-units.js';
import { TeamsController } from './teams/http/teams.controller.js';
import { TeamAccess } from './teams/team.access.js';
import { TeamsQueries } from './teams/teams.queries.js';
import { TeamsService } from './teams/teams.service.js';
import { UnitLeaders } from './unit-leaders.js';
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
const DATA_QUALITY = [
  ...[FindingsReader, DataQualityQueries, FindingTrend, CountFindings, FindingFigures],
  ...[FindingExceptions, FindingExceptionQueries],
];
const SEARCH = [NameIndex, PeopleSearch];
const TEAMS = [TeamAccess, TeamsService, TeamsQueries];
const CORRECTIONS = [
  ...[Corrections, PersonRecords, AssignmentKind, StandingKind, GradeKind, ContractKind, LeaveKind],
  ...[DelegationKind, AppointmentKind, ConflictKind, ChainRuleKind, TeamMemberKind],
];
const JOBS = [CheckImport, ApplyImport, UndoImport, ExpireImports];
const KINDS = [PeopleRecords, EmployeesKind, OrgUnitsKind, PositionsKind, AssignmentsKind, AttendanceKind, ImportKinds];
const RUNS = [
  ImportRuns,
  ImportRows,
  ImportImages,
  ImportTraces,
  HeadTraces,
  ImportQueries,
  MissingRecords,
  Restoration,
];
const FILES = [Uploads, ReturnedFile, ImportProfiles];
const IMPORT = [
  ...FILES,
  ImportedPeople,
  ImportedAssignments,
  ImportedUnits,
  UnitHeadsService,
  UnitPeople,
  ...RUNS,
  ...KINDS,
  ...JOBS,
];

@Module({
  imports: [IdentityModule, OrganizationModule],
  controllers: [
    EmployeesController,
    ProfilesController,
    IdentityNumberSearchesController,
    HistoryController,
    ChainRecordsController,
    TeamsController,
    PersonCorrectionsController,
    ChainCorrectionsController,
    TeamCorrectionsController,
    ImportProfilesController,
    AttendanceController,
    ImportsController,
    DataQualityController,
    FindingExceptionsController,
  ],
  providers: [
    EmployeesApi,
    ChainAbove,
    EmployeeAccess,
    UnitLeaders,
    EmployeeNumbers,
    EmployeesService,
    EmployeesQueries,
    HeadNotices,
    PostsFollowUnits,
    RecordsFollowUnits,
    ServiceRecordsReader,
    ...CHAIN,
    ...HISTORY,
    ...PROFILES,
    ...TEAMS,
    ...CORRECTIONS,
    ...DATA_QUALITY,
    AttendanceQueries,
    AttendanceFiguresReader,
    ...SEARCH,
    ...IMPORT,
  ],
  exports: [EmployeesApi, ChainAbove, EmployeeAccess, UnitLeaders],
})
export class EmployeesModule {
  constructor(personalData: PersonalDataRegistry, people: LeavingPeople, traces: ImportTraces) {
    personalData.register(EMPLOYEES_DATA, async (subject) => {
      if (subject.employeeId !== null) await traces.erase(subject.employeeId);
      await people.markErased(subject);
    });
  }
}
