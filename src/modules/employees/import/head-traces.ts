import { Injectable } from '@nestjs/common';
import { Database } from '../../../kernel/database/database.js';
import { type RowImage, RowImages } from '../../../kernel/database/row-images.js';
import { OrganizationSources } from '../../organization/index.js';
import { withoutValue } from './domain/forgotten-value.js';
import type { FieldChange } from './domain/row-changes.js';

const OF_UNITS = "runId IN (SELECT id FROM import_run WHERE kind = 'ORG_UNITS')";
const HEAD = 'headExternalId';

type StoredRow = Record<'staged' | 'faults' | 'changes', string | null> & { runId: string; line: number };
type StoredImage = { runId: string; sequence: number; images: string };

/** What imports of units keep of those whom the units' source names as heads: by their PNS ID alone. */
@Injectable()
export class HeadTraces {
  constructor(
    private readonly db: Database,
    private readonly images: RowImages,
    private readonly organization: OrganizationSources,
  ) {}

  /** Forgets a head who is erased, in the current transaction and before the units themselves do; runs can still be undone. */
  async erase(externalId: string): Promise<void> {
    await this.eraseRows(externalId);
    await this.eraseWritten(externalId);
    await this.eraseImages(externalId);
  }

  private async eraseRows(externalId: string): Promise<void> {
    const has = ['staged', 'faults', 'changes'].map((column) => `LOWER(${column}) LIKE ?`);
    const sql = `SELECT runId, line, staged, faults, changes FROM import_row WHERE ${OF_UNITS} AND (${has.join(' OR ')})`;
    const rows = await this.db.rows<StoredRow>(
      sql,
      has.map(() => likeOf(externalId)),
    );
    for (const { runId, line, staged, faults, changes } of rows)
      await this.db.change('UPDATE import_row SET staged = ?, faults = ?, changes = ? WHERE runId = ? AND line = ?', [
        changed(staged, (json) => withoutValue(json, externalId, null)),
        changed(faults, (json) => withoutValue(json, externalId, '')),
        changed(changes, (json) => changesWithout(json as FieldChange[], externalId)),
        ...[runId, line],
      ]);
  }

  private async eraseWritten(externalId: string): Promise<void> {
    const sql = `SELECT runId, line, cells FROM import_written_row WHERE ${OF_UNITS} AND LOWER(cells) LIKE ?`;
    const rows = await this.db.rows<{ runId: string; line: number; cells: string }>(sql, [likeOf(externalId)]);
    for (const { runId, line, cells } of rows) {
      const kept = changed(cells, (json) => withoutValue(json, externalId, null));
      await this.db.change('UPDATE import_written_row SET cells = ? WHERE runId = ? AND line = ?', [kept, runId, line]);
    }
  }

  private async eraseImages(externalId: string): Promise<void> {
    const stored = await this.db.rows<StoredImage>(
      "SELECT runId, sequence, images FROM import_image WHERE recordType = 'org-unit'",
    );
    const read = stored.map(({ images, ...key }) => ({
      ...key,
      images: JSON.parse(images) as RowImage[],
      text: images,
    }));
    const forgets = await this.images.forgetting(
      read.flatMap(({ images }) => images),
      this.organization.watchedUnits,
      (row) => (row[HEAD] === externalId ? { ...row, [HEAD]: null } : row),
    );
    for (const { runId, sequence, images, text } of read) {
      const kept = JSON.stringify(images.map(forgets));
      const values = [kept, runId, sequence];
      if (kept !== text)
        await this.db.change('UPDATE import_image SET images = ? WHERE runId = ? AND sequence = ?', values);
    }
  }
}

const likeOf = (externalId: string): string => `%${externalId.toLowerCase()}%`;

const changed = (json: string | null, change: (value: unknown) => unknown): string | null =>
  json === null ? null : JSON.stringify(change(JSON.parse(json)));

/** The changes of a row without those that told of the head alone. */
function changesWithout(changes: readonly FieldChange[], externalId: string): readonly FieldChange[] {
  return withoutValue(changes, externalId, null).filter(({ before, after }) => before !== after);
}
