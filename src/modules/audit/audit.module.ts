import { Module } from '@nestjs/common';
import { AccessLogQueries } from './access-log.queries.js';
import { AuditAccess } from './audit.access.js';
import { AuditApi } from './audit.api.js';
import { AuditExport } from './audit-export.js';
import { AuditQueries } from './audit.queries.js';
import { AccessLogController, AuditController } from './http/audit.controller.js';

/** Shows the audit record: all of it to auditors, to each person who read or changed the own records. */
@Module({
  controllers: [AuditController, AccessLogController],
  providers: [AuditAccess, AuditQueries, AuditExport, AccessLogQueries, AuditApi],
  exports: [AuditApi],
})
export class AuditModule {}
