import { Module } from '@nestjs/common';
import { AuditKeepingModule } from './kernel/audit/audit-keeping.module.js';
import { DutiesModule } from './kernel/duties/duties.module.js';
import { AppraisalsModule } from './modules/appraisals/index.js';
import { AuditModule } from './modules/audit/index.js';
import { EmployeesModule } from './modules/employees/index.js';
import { IdentityModule } from './modules/identity/index.js';
import { InsightsModule } from './modules/insights/index.js';
import { IntegrationsModule } from './modules/integrations/index.js';
import { NotificationsModule } from './modules/notifications/index.js';
import { OrganizationModule } from './modules/organization/index.js';
import { PeriodsModule } from './modules/periods/index.js';
import { PrivacyModule } from './modules/privacy/index.js';
import { ReviewsModule } from './modules/reviews/index.js';
import { JobsModule } from './kernel/jobs/jobs.module.js';
import { WorkPlansModule } from './modules/work-plans/index.js';

/** The business modules, in the order in which they use one another. */
@Module({
  imports: [
    JobsModule,
    AuditKeepingModule,
    DutiesModule,
    IdentityModule,
    OrganizationModule,
    EmployeesModule,
    AuditModule,
    PrivacyModule,
    PeriodsModule,
    WorkPlansModule,
    ReviewsModule,
    AppraisalsModule,
    InsightsModule,
    NotificationsModule,
    IntegrationsModule,
  ],
})
export class AppModule {}
