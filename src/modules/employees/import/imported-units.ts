import { Injectable } from '@nestjs/common';
import { AuditLog } from '../../../kernel/audit/audit-log.js';
import { RowImages } from '../../../kernel/database/row-images.js';
import { OrganizationApi, OrganizationSources, type UnitHint } from '../../organization/index.js';
import { type Application, type Imaged, SOURCE } from './kinds/import-kind.js';

/** Writes the units of an import, with the audit of each. */
@Injectable()
export class ImportedUnits {
  constructor(
    private readonly audit: AuditLog,
    private readonly organization: OrganizationApi,
    private readonly sources: OrganizationSources,
    private readonly images: RowImages,
  ) {}

  /** Adds and changes units, all at once, in the current transaction; gives what was changed as it was before. */
  async write(inputs: readonly UnitHint[], { importId, accountId, on }: Application): Promise<Imaged[]> {
    const watched = this.sources.watchedUnits;
    const before = await this.images.take(watched);
    const changes = await this.organization.importUnits(inputs, SOURCE, on);
    const entries = changes.map(({ id, isNew, after }) => ({
      action: isNew ? 'org-unit.create' : 'org-unit.change',
      object: { type: 'org-unit', id },
      actorAccountId: accountId,
      facts: { importId },
      after,
    }));
    await this.audit.recordAll(entries);
    const images = this.images.differences(before, await this.images.take(watched));
    return images.length === 0 ? [] : [{ line: null, recordType: 'org-unit', recordId: null, images }];
  }
}
