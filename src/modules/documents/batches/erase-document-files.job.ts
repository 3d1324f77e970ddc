import { Injectable } from '@nestjs/common';
import { Clock } from '../../../kernel/clock/clock.js';
import { Database } from '../../../kernel/database/database.js';
import { FileStore } from '../../../kernel/files/file-store.js';
import { HandlesJob, type JobHandler } from '../../../kernel/jobs/job-handler.js';
import { Jobs } from '../../../kernel/jobs/jobs.js';
import type { DataSubject } from '../../../kernel/personal-data/personal-data.js';
import { Recurs } from '../../../kernel/schedules/recurs.js';

interface Payload {
  readonly sha256s?: readonly string[];
}

const EXPIRED = 'SELECT id, sha256 FROM document_batch WHERE sha256 IS NOT NULL AND expiresOn < ?';
const OF_PERSON = `SELECT sha256 FROM issued_document WHERE employeeId = ? AND sha256 IS NOT NULL`;
const WITH_PERSON = `SELECT b.id, b.sha256 FROM document_batch b WHERE b.sha256 IS NOT NULL AND EXISTS (SELECT 1 FROM document_batch_item i
  WHERE i.documentBatchId = b.id AND i.employeeId = ?)`;

/** Erases the archives of batches that have expired, and with a person the files that tell of him. Safe to run twice. Rule DC-8. */
@Injectable()
@HandlesJob('documents.erase-files')
@Recurs({ everyMinutes: 60 })
export class EraseDocumentFiles implements JobHandler<Payload> {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly files: FileStore,
    private readonly jobs: Jobs,
  ) {}

  async run({ sha256s = [] }: Payload): Promise<{ erased: number }> {
    const expired = await this.db.rows<{ id: string; sha256: string }>(EXPIRED, [this.clock.today()]);
    for (const { id } of expired) await this.forget(id);
    const all = [...sha256s, ...expired.map(({ sha256 }) => sha256)];
    for (const sha256 of all) await this.files.remove(sha256);
    return { erased: all.length };
  }

  /** Notes in the transaction of an erasure which files go once it has committed. */
  async plan({ employeeId }: DataSubject): Promise<void> {
    if (employeeId === null) return;
    const own = await this.db.rows<{ sha256: string }>(OF_PERSON, [employeeId]);
    const batches = await this.db.rows<{ id: string; sha256: string }>(WITH_PERSON, [employeeId]);
    for (const { id } of batches) await this.forget(id);
    const sha256s = [...own, ...batches].map(({ sha256 }) => sha256);
    if (sha256s.length > 0) await this.jobs.enqueue('documents.erase-files', { sha256s });
  }

  private async forget(id: string): Promise<void> {
    await this.db.transaction(() =>
      this.db.change('UPDATE document_batch SET sha256 = NULL, updatedAt = ?, version = version + 1 WHERE id = ?', [
        ...[this.clock.now(), id],
      ]),
    );
  }
}
