import { Injectable } from '@nestjs/common';
import { Database } from '../../../kernel/database/database.js';
import { HandlesJob, type JobHandler } from '../../../kernel/jobs/job-handler.js';
import { Jobs } from '../../../kernel/jobs/jobs.js';
import type { DataSubject } from '../../../kernel/personal-data/personal-data.js';
import { EvidenceFiles } from './evidence-files.service.js';
import { EvidenceFile } from './persistence/evidence.entity.js';

interface Payload {
  readonly fileIds: readonly string[];
}

/** Erases the bytes of evidence once its person is a pseudonym, unless somebody else has the same. Safe to run twice. Rule EV-5. */
@Injectable()
@HandlesJob('evidence.erase-files')
export class EraseEvidenceFiles implements JobHandler<Payload> {
  constructor(
    private readonly db: Database,
    private readonly files: EvidenceFiles,
    private readonly jobs: Jobs,
  ) {}

  /** Notes in the transaction of an erasure which bytes may go once it has committed. */
  async plan({ employeeId }: DataSubject): Promise<void> {
    if (!employeeId) return;
    const sql = `SELECT DISTINCT ev.fileId FROM evidence ev JOIN work_plan wp ON wp.id = ev.workPlanId
      WHERE wp.employeeId = ? AND ev.fileId IS NOT NULL`;
    const fileIds = (await this.db.rows<{ fileId: string }>(sql, [employeeId])).map(({ fileId }) => fileId);
    if (fileIds.length > 0) await this.jobs.enqueue('evidence.erase-files', { fileIds });
  }

  async run({ fileIds }: Payload): Promise<void> {
    const files = await this.db.transaction(() => this.db.findIn(EvidenceFile, 'id', fileIds));
    for (const { sha256 } of files) await this.files.letGo(sha256);
  }
}
