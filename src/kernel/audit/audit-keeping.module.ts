import { Global, Module } from '@nestjs/common';
import { AuditFigures } from './audit-figures.js';
import { AuditSealer } from './audit-sealer.js';
import { AuditSignatures } from './audit-signatures.js';
import { AuditUpkeep } from './audit-upkeep.js';
import { AuditVerification } from './audit-verification.js';
import { EraseAuditValues } from './erase-audit-values.job.js';
import { ReadLog } from './read-log.js';
import { ValueRetention } from './value-retention.js';

/** What happens to the audit record beside being written: reads, the chain, its verification, the age of values. */
@Global()
@Module({
  providers: [
    AuditSignatures,
    AuditSealer,
    AuditVerification,
    AuditUpkeep,
    ReadLog,
    ValueRetention,
    EraseAuditValues,
    AuditFigures,
  ],
  exports: [AuditVerification, ReadLog],
})
export class AuditKeepingModule {}
