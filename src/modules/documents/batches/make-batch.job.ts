import { Inject, Injectable } from '@nestjs/common';
import type { Config } from '../../../config/config.js';
import { Clock } from '../../../kernel/clock/clock.js';
import { Database } from '../../../kernel/database/database.js';
import { DomainError } from '../../../kernel/errors/domain-error.js';
import { FileMissing } from '../../../kernel/files/file-store.js';
import { HandlesJob, type JobHandler, type JobRun } from '../../../kernel/jobs/job-handler.js';
import { CONFIG } from '../../../kernel/kernel.tokens.js';
import { plusDays } from '../../../kernel/values/civil-date.js';
import { AppraisalDocumentsApi } from '../../appraisals/index.js';
import { employeeTables } from '../../employees/index.js';
import { documentProblems } from '../documents.problems.js';
import { AppraisalPapers } from '../papers/appraisal-papers.js';
import type { Paper } from '../papers/paper.js';
import { PlanPapers } from '../papers/plan-papers.js';
import { type BatchKind, DocumentBatch, DocumentBatchItem, NOTHING } from '../persistence/document-batch.entity.js';
import { DocumentIssuing } from '../register/document-issuing.service.js';
import { HeldFiles } from '../register/held-files.js';
import { BatchArchive, type MadeArchive } from './batch-archive.js';

interface Payload {
  readonly documentBatchId: string;
}
type Item = Pick<DocumentBatchItem, 'id' | 'subjectId'>;

const AT_ONCE = 100;
const WAITING = `SELECT id, subjectId FROM document_batch_item WHERE documentBatchId = ? AND outcome IS NULL ORDER BY sequence LIMIT ${AT_ONCE}`;
const GONE = `SELECT COUNT(e.erasedAt) AS people, COUNT(d.id) - COUNT(d.sha256) AS files FROM document_batch_item i
  JOIN ${employeeTables.employee} e ON e.id = i.employeeId LEFT JOIN issued_document d ON d.id = i.documentId WHERE i.documentBatchId = ?`;

/**
 * Issues the documents of a batch one after the other and puts them into an archive. What is done again after a crash goes on with those
 * that are left; what was issued before, by whomever, is taken as it is. Rule DC-8.
 */
@Injectable()
@HandlesJob('documents.batch')
export class MakeDocumentBatch implements JobHandler<Payload> {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly planPapers: PlanPapers,
    private readonly appraisals: AppraisalDocumentsApi,
    private readonly appraisalPapers: AppraisalPapers,
    private readonly issuing: DocumentIssuing,
    private readonly archive: BatchArchive,
    private readonly files: HeldFiles,
  ) {}

  async run({ documentBatchId }: Payload, job: JobRun): Promise<object> {
    const [batch] = await this.db.transaction(() => this.db.find(DocumentBatch, { id: documentBatchId }));
    if (!batch || batch.finishedAt !== null) return { documentBatchId };
    const ofIt = { sql: 'documentBatchId = ? AND subjectId <> ?', values: [documentBatchId, NOTHING] };
    const total = await this.db.count('document_batch_item', ofIt);
    for (;;) {
      const waiting = await this.db.rows<Item>(WAITING, [documentBatchId]);
      if (waiting.length === 0) break;
      for (const item of waiting) {
        job.signal.throwIfAborted();
        await this.serve(batch, item);
        const left = await this.db.count('document_batch_item', { ...ofIt, sql: `${ofIt.sql} AND outcome IS NULL` });
        await job.progress(total - left, total);
      }
    }
    await this.finish(batch, job.signal);
    return { documentBatchId };
  }

  private async serve({ kind, createdByAccountId }: DocumentBatch, { id, subjectId }: Item): Promise<void> {
    const paper = await this.paperOf(kind, subjectId);
    const issued = paper.isFinal ? await this.issue(paper, createdByAccountId) : null;
    const outcome = issued ? 'ISSUED' : 'SKIPPED';
    const done = { documentId: issued?.id ?? null, outcome, updatedAt: this.clock.now(), version: 2 } as const;
    await this.db.transaction(() => this.db.update(DocumentBatchItem, { id }, done));
  }

  /** The document; null for that of somebody who became a pseudonym meanwhile. */
  private async issue(paper: Paper, accountId: string): Promise<{ readonly id: string } | null> {
    try {
      return await this.issuing.issue(paper, accountId);
    } catch (error) {
      if (error instanceof DomainError && error.code === documentProblems.ERASED.definition.code) return null;
      throw error;
    }
  }

  private async paperOf(kind: BatchKind, subjectId: string): Promise<Paper> {
    if (kind === 'SKP') return this.planPapers.skp(subjectId);
    const appraisal = await this.appraisals.published(subjectId);
    return kind === 'EVALUASI_KINERJA'
      ? this.appraisalPapers.evaluation(appraisal)
      : this.appraisalPapers.outcome(appraisal);
  }

  /** Makes the archive, and again where somebody became a pseudonym meanwhile; one that somebody else has entered by then counts. */
  private async finish(batch: DocumentBatch, signal: AbortSignal): Promise<void> {
    for (;;) {
      const gone = await this.gone(batch.id);
      const made = await this.archiveOf(batch.id, gone, signal);
      const state = made ? await this.db.transaction(() => this.enter(batch, made, gone)) : 'OUTDATED';
      if (state === 'ENTERED') return;
      if (made) await this.files.drop(made.sha256);
      if (state === 'DONE') return;
    }
  }

  /** The archive; nothing where a file of it was erased while it was read. */
  private async archiveOf(id: string, gone: string, signal: AbortSignal): Promise<MadeArchive | undefined> {
    try {
      return await this.archive.make(id, signal);
    } catch (error) {
      if (error instanceof FileMissing && (await this.gone(id)) !== gone) return undefined;
      throw error;
    }
  }

  /**
   * Has the batch hold its archive. OUTDATED where somebody of it is gone who was not when the archive was begun (whoever erases one locks the
   * batch as well); DONE where it has one already, of a worker that was taken for dead.
   */
  private async enter(
    { id }: DocumentBatch,
    made: MadeArchive,
    gone: string,
  ): Promise<'ENTERED' | 'OUTDATED' | 'DONE'> {
    const batch = await this.db.lock(DocumentBatch, { id });
    if (!batch || batch.finishedAt !== null) return 'DONE';
    if ((await this.gone(id)) !== gone) return 'OUTDATED';
    await this.files.hold(made.sha256);
    const now = this.clock.now();
    const expiresOn = plusDays(this.clock.today(now), this.config.documents.batchDays);
    const done = { ...made, finishedAt: now, expiresOn, updatedAt: now, version: batch.version + 1 };
    await this.db.update(DocumentBatch, { id }, done);
    return 'ENTERED';
  }

  /** How many people and files of a batch are erased, as one text. */
  private async gone(id: string): Promise<string> {
    const [row] = await this.db.rows<Record<'people' | 'files', unknown>>(GONE, [id]);
    return `${Number(row?.people)} ${Number(row?.files)}`;
  }
}
