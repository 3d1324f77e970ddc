import { Injectable } from '@nestjs/common';
import { Clock } from '../../../kernel/clock/clock.js';
import { Database } from '../../../kernel/database/database.js';
import { HandlesJob, type JobHandler, type JobRun } from '../../../kernel/jobs/job-handler.js';
import { Jobs } from '../../../kernel/jobs/jobs.js';
import type { DataSubject } from '../../../kernel/personal-data/personal-data.js';
import { Recurs } from '../../../kernel/schedules/recurs.js';
import { DocumentBatch } from '../persistence/document-batch.entity.js';
import { IssuedDocument } from '../persistence/issued-document.entity.js';
import { HeldFiles } from '../register/held-files.js';

const EXPIRED = 'SELECT id FROM document_batch WHERE sha256 IS NOT NULL AND expiresOn < ? ORDER BY id';
const BATCHES_OF_PERSON = `SELECT id, sha256 FROM document_batch WHERE id IN
  (SELECT documentBatchId FROM document_batch_item WHERE employeeId = ?) ORDER BY id`;
const DOCUMENTS_OF_PERSON = 'SELECT id, sha256 FROM issued_document WHERE employeeId = ? ORDER BY id';
const DOCUMENTS_WITH_PERSON = `SELECT id, sha256 FROM issued_document WHERE id IN
  (SELECT documentId FROM issued_document_person WHERE employeeId = ?) ORDER BY id`;

/**
 * Lets go the archives of batches that have expired, and with a person the files that are about him or name him; then erases what nothing
 * holds. Safe to run twice. Rules DC-8, DC-9.
 */
@Injectable()
@HandlesJob('documents.erase-files')
@Recurs({ everyMinutes: 60 })
export class EraseDocumentFiles implements JobHandler {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly files: HeldFiles,
    private readonly jobs: Jobs,
  ) {}

  async run(_payload: object, job?: JobRun): Promise<{ erased: number }> {
    for (const { id } of await this.db.rows<{ id: string }>(EXPIRED, [this.clock.today()])) await this.expire(id);
    return { erased: await this.files.sweep(job?.signal) };
  }

  /** Lets go, in the transaction of an erasure, what goes once it has committed. Who makes such a file at this moment waits or is seen. */
  async plan({ employeeId }: DataSubject): Promise<void> {
    if (employeeId === null) return;
    // Read with locks: what was entered since the transaction began counts.
    const held = <Row>(sql: string): Promise<Row[]> =>
      this.db.rows<Row>(`${sql}${this.db.connection.forUpdate}`, [employeeId]);
    type Holder = Pick<IssuedDocument, 'id' | 'sha256'>;
    const batches = await held<Holder>(BATCHES_OF_PERSON);
    const documents = [...(await held<Holder>(DOCUMENTS_OF_PERSON)), ...(await held<Holder>(DOCUMENTS_WITH_PERSON))];
    const gone = { sha256: null, updatedAt: this.clock.now() };
    for (const { id, sha256 } of batches) if (sha256 !== null) await this.db.update(DocumentBatch, { id }, gone);
    for (const { id, sha256 } of documents) if (sha256 !== null) await this.db.update(IssuedDocument, { id }, gone);
    const files = new Set([...batches, ...documents].flatMap(({ sha256 }) => sha256 ?? []));
    if (files.size === 0) return;
    await this.files.letGo([...files]);
    await this.jobs.enqueue('documents.erase-files', {});
  }

  private expire(id: string): Promise<void> {
    return this.db.transaction(async () => {
      const batch = await this.db.lock(DocumentBatch, { id });
      if (!batch?.sha256) return;
      const gone = { sha256: null, updatedAt: this.clock.now(), version: batch.version + 1 };
      await this.db.update(DocumentBatch, { id }, gone);
      await this.files.letGo([batch.sha256]);
    });
  }
}
