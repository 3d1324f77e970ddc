import { Injectable } from '@nestjs/common';
import { Database } from '../../../kernel/database/database.js';
import type { RowImage } from '../../../kernel/database/row-images.js';
import type { Imaged } from './kinds/import-kind.js';
import { ImportImage } from './persistence/import.entity.js';

const BATCH = 200;
const BACKWARDS = `SELECT sequence, line, recordType, recordId, images FROM import_image
  WHERE runId = ? AND sequence < ? ORDER BY sequence DESC LIMIT ?`;

type StoredImage = Omit<ImportImage, 'runId' | 'images'> & { images: string };

/** What imports changed, as it was before, in the order in which it was done. */
@Injectable()
export class ImportImages {
  constructor(private readonly db: Database) {}

  /** Keeps what was just changed, in the transaction of the change. */
  async add(runId: string, imaged: readonly Imaged[]): Promise<void> {
    if (imaged.length === 0) return;
    const [last] = await this.db.rows<{ sequence: number | null }>(
      'SELECT MAX(sequence) AS sequence FROM import_image WHERE runId = ?',
      [runId],
    );
    const next = Number(last?.sequence ?? 0) + 1;
    await this.db.insert(
      ImportImage,
      imaged.map((one, at) => ({ runId, sequence: next + at, ...one })),
    );
  }

  /** All of a run from the last to the first, some at a time; of no row there are two images in one batch. */
  async *backwards(runId: string): AsyncGenerator<Imaged[]> {
    for (let before = Number.MAX_SAFE_INTEGER; ;) {
      const rows = await this.db.rows<StoredImage>(BACKWARDS, [runId, before, BATCH]);
      const batch: Imaged[] = [];
      const taken = new Set<string>();
      for (const row of rows) {
        const images = JSON.parse(row.images) as RowImage[];
        const keys = images.map(({ table, id }) => `${table}|${id}`);
        if (keys.some((key) => taken.has(key))) break;
        keys.forEach((key) => taken.add(key));
        batch.push({ line: row.line, recordType: row.recordType, recordId: row.recordId, images });
        before = Number(row.sequence);
      }
      if (batch.length === 0) return;
      yield batch;
    }
  }

  /** True while a run can be undone as far as its images go. */
  async has(runId: string): Promise<boolean> {
    return (await this.db.rows('SELECT runId FROM import_image WHERE runId = ? LIMIT 1', [runId])).length > 0;
  }

  /** Forgets what a run changed. */
  async erase(runId: string): Promise<void> {
    await this.db.change('DELETE FROM import_image WHERE runId = ?', [runId]);
  }
}
