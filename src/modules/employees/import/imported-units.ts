import { Injectable } from '@nestjs/common';
import { AuditLog } from '../../../kernel/audit/audit-log.js';
import { OrganizationApi, type UnitHint } from '../../organization/index.js';
import type { Application } from './kinds/import-kind.js';
import { SOURCE } from './imported-people.js';

/** Writes the units of an import, with the audit of each. */
@Injectable()
export class ImportedUnits {
  constructor(
    private readonly audit: AuditLog,
    private readonly organization: OrganizationApi,
  ) {}

  /** Adds and changes units, all at once, in the current transaction. */
  async write(inputs: readonly UnitHint[], { importId, accountId, on }: Application): Promise<void> {
    const changes = await this.organization.importUnits(inputs, SOURCE, on);
    const entries = changes.map(({ id, isNew, after }) => ({
      action: isNew ? 'org-unit.create' : 'org-unit.change',
      object: { type: 'org-unit', id },
      actorAccountId: accountId,
      facts: { importId },
      after,
    }));
    await this.audit.recordAll(entries);
  }
}
