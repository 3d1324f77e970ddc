import { Module } from '@nestjs/common';
import { PersonalDataRegistry } from '../../kernel/personal-data/registry.js';
import { AuditModule } from '../audit/index.js';
import { EmployeesModule } from '../employees/index.js';
import { IdentityModule } from '../identity/index.js';
import { OwnDataController } from './own-data/http/own-data.controller.js';
import { OwnDataQueries } from './own-data/own-data.queries.js';
import { PRIVACY_DATA } from './personal-data.js';
import { DataRequestsQueries } from './requests/data-requests.queries.js';
import { DataRequestsService } from './requests/data-requests.service.js';
import { DataRequestsController } from './requests/http/data-requests.controller.js';
import { RemindOfRequests } from './requests/remind-requests.job.js';
import { DuePeople } from './retention/due-people.js';
import { EraseDue } from './retention/erase-due.job.js';
import { Eraser } from './retention/eraser.js';
import { HoldsService } from './retention/holds.service.js';
import { RetentionController } from './retention/http/retention.controller.js';
import { RetentionQueries } from './retention/retention.queries.js';
import { RenewSeals } from './seals/renew-seals.job.js';

const REQUESTS = [DataRequestsService, DataRequestsQueries, RemindOfRequests];
const RETENTION = [DuePeople, Eraser, EraseDue, HoldsService, RetentionQueries];

/** The rights of people over their own data, and the end of data whose time is over (UU 27/2022). */
@Module({
  imports: [IdentityModule, EmployeesModule, AuditModule],
  controllers: [OwnDataController, DataRequestsController, RetentionController],
  providers: [OwnDataQueries, RenewSeals, ...REQUESTS, ...RETENTION],
})
export class PrivacyModule {
  constructor(personalData: PersonalDataRegistry) {
    personalData.register(PRIVACY_DATA);
  }
}
