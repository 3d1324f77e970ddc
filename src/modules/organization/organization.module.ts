import { Module } from '@nestjs/common';
import { PersonalDataRegistry } from '../../kernel/personal-data/registry.js';
import { CalendarController } from './calendar/http/calendar.controller.js';
import { CalendarImport } from './calendar/calendar-import.service.js';
import { CalendarQueries } from './calendar/calendar.queries.js';
import { CalendarService } from './calendar/calendar.service.js';
import { WorkingCalendarApi } from './calendar/working-calendar.api.js';
import { IdentityModule } from '../identity/index.js';
import { HrManagersOfUnits } from './holdings/hr-managers-of-units.js';
import { WorkWeeksOfUnits } from './holdings/work-weeks-of-units.js';
import { OrganizationApi } from './organization.api.js';
import { OrganizationSources } from './organization-sources.js';
import { OrganizationParticipants } from './participants.js';
import { PositionImport } from './positions/position-import.js';
import { PositionsController } from './positions/http/positions.controller.js';
import { PositionsQueries } from './positions/positions.queries.js';
import { PositionsService } from './positions/positions.service.js';
import { ReferencesController } from './references/http/references.controller.js';
import { ReferencesQueries } from './references/references.queries.js';
import { ReferencesReader } from './references/references.reader.js';
import { ReferencesService } from './references/references.service.js';
import { ReorganisationsController } from './reorganisations/http/reorganisations.controller.js';
import { NewUnits } from './reorganisations/new-units.js';
import { ReorganisationDrafts } from './reorganisations/reorganisation-drafts.js';
import { ReorganisationsQueries } from './reorganisations/reorganisations.queries.js';
import { ReorganisationsService } from './reorganisations/reorganisations.service.js';
import { UnitsController } from './units/http/units.controller.js';
import { BeginDay } from './units/begin-day.job.js';
import { UnitImport } from './units/unit-import.js';
import { UnitTree } from './units/unit-tree.service.js';
import { UnitsQueries } from './units/units.queries.js';
import { UnitsService } from './units/units.service.js';
import { ORGANIZATION_DATA } from './personal-data.js';

const UNITS = [UnitTree, UnitsService, UnitsQueries, UnitImport, BeginDay];
const POSITIONS = [PositionsService, PositionImport, PositionsQueries];
const REORGANISATIONS = [NewUnits, ReorganisationDrafts, ReorganisationsService, ReorganisationsQueries];
const REFERENCES = [ReferencesReader, ReferencesService, ReferencesQueries];
const HOLDINGS = [HrManagersOfUnits, WorkWeeksOfUnits];
const CALENDAR = [WorkingCalendarApi, CalendarService, CalendarImport, CalendarQueries];

@Module({
  imports: [IdentityModule],
  controllers: [
    ...[UnitsController, PositionsController, ReorganisationsController],
    ...[ReferencesController, CalendarController],
  ],
  providers: [
    ...[OrganizationApi, OrganizationSources, OrganizationParticipants],
    ...[...UNITS, ...POSITIONS, ...REORGANISATIONS, ...REFERENCES, ...CALENDAR, ...HOLDINGS],
  ],
  exports: [OrganizationApi, OrganizationSources, PositionImport, OrganizationParticipants, WorkingCalendarApi],
})
export class OrganizationModule {
  constructor(personalData: PersonalDataRegistry) {
    personalData.register(ORGANIZATION_DATA);
  }
}
