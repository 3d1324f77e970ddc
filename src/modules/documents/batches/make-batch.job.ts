import { Inject, Injectable } from '@nestjs/common';
import type { Config } from '../../../config/config.js';
import { Clock } from '../../../kernel/clock/clock.js';
import { Database } from '../../../kernel/database/database.js';
import { HandlesJob, type JobHandler, type JobRun } from '../../../kernel/jobs/job-handler.js';
import { CONFIG } from '../../../kernel/kernel.tokens.js';
import { plusDays } from '../../../kernel/values/civil-date.js';
import { AppraisalDocumentsApi } from '../../appraisals/index.js';
import { AppraisalPapers } from '../papers/appraisal-papers.js';
import type { Paper } from '../papers/paper.js';
import { PlanPapers } from '../papers/plan-papers.js';
import { type BatchKind, DocumentBatch, DocumentBatchItem } from '../persistence/document-batch.entity.js';
import { DocumentIssuing } from '../register/document-issuing.service.js';
import { BatchArchive } from './batch-archive.js';

interface Payload {
  readonly documentBatchId: string;
}
type Item = Pick<DocumentBatchItem, 'id' | 'subjectId'>;

const AT_ONCE = 100;
const WAITING = `SELECT id, subjectId FROM document_batch_item WHERE documentBatchId = ? AND outcome IS NULL ORDER BY sequence LIMIT ${AT_ONCE}`;

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
  ) {}

  async run({ documentBatchId }: Payload, job: JobRun): Promise<object> {
    const [batch] = await this.db.transaction(() => this.db.find(DocumentBatch, { id: documentBatchId }));
    if (!batch || batch.finishedAt !== null) return { documentBatchId };
    const ofIt = { sql: 'documentBatchId = ?', values: [documentBatchId] };
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
    const issued = paper.isFinal ? await this.issuing.issue(paper, createdByAccountId) : null;
    const outcome = issued ? 'ISSUED' : 'SKIPPED';
    const done = { documentId: issued?.id ?? null, outcome, updatedAt: this.clock.now(), version: 2 } as const;
    await this.db.transaction(() => this.db.update(DocumentBatchItem, { id }, done));
  }

  private async paperOf(kind: BatchKind, subjectId: string): Promise<Paper> {
    if (kind === 'SKP') return this.planPapers.skp(subjectId);
    const appraisal = await this.appraisals.published(subjectId);
    return kind === 'EVALUASI_KINERJA'
      ? this.appraisalPapers.evaluation(appraisal)
      : this.appraisalPapers.outcome(appraisal);
  }

  private async finish({ id, version }: DocumentBatch, signal: AbortSignal): Promise<void> {
    const made = await this.archive.make(id, signal);
    await this.db.transaction(async () => {
      const now = this.clock.now();
      const expiresOn = plusDays(this.clock.today(now), this.config.documents.batchDays);
      const done = { ...made, finishedAt: now, expiresOn, updatedAt: now, version: version + 1 };
      await this.db.update(DocumentBatch, { id }, done);
    });
  }
}
