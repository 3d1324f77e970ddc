import { Injectable } from '@nestjs/common';
import { Database } from '../../../kernel/database/database.js';
import { HandlesJob, type JobHandler } from '../../../kernel/jobs/job-handler.js';
import { Jobs } from '../../../kernel/jobs/jobs.js';
import type { DataSubject } from '../../../kernel/personal-data/personal-data.js';
import { EvidenceFiles } from './evidence-files.service.js';
import { EvidenceFile } from './persistence/evidence.entity.js';

/** Files that may have no evidence any more, and bytes that uploads held and became nothing. */
interface Payload {
  readonly fileIds: readonly string[];
  readonly sha256s?: readonly string[];
}

/**
 * Erases the bytes of evidence once its person is a pseudonym, and those of an upload that is over and became no evidence, unless somebody
 * else has the same. Safe to run twice. Rule EV-5.
 */
@Injectable()
@HandlesJob('evidence.erase-files')
export class EraseEvidenceFiles implements JobHandler<Payload> {
  constructor(
    private readonly db: Database,
    private readonly files: EvidenceFiles,
    private readonly jobs: Jobs,
  ) {}

  /** Notes in the transaction of an erasure which bytes may go once it has committed. */
  async plan({ employeeId, accountId }: DataSubject): Promise<void> {
    const ofPlans = `SELECT DISTINCT ev.fileId AS name FROM evidence ev JOIN work_plan wp ON wp.id = ev.workPlanId
      WHERE wp.employeeId = ? AND ev.fileId IS NOT NULL`;
    const ofUploads = 'SELECT sha256 AS name FROM evidence_upload WHERE accountId = ? AND sha256 IS NOT NULL';
    const fileIds = employeeId ? await this.names(ofPlans, employeeId) : [];
    const sha256s = accountId ? await this.names(ofUploads, accountId) : [];
    if (fileIds.length + sha256s.length > 0) await this.jobs.enqueue('evidence.erase-files', { fileIds, sha256s });
  }

  async run({ fileIds, sha256s = [] }: Payload): Promise<void> {
    const files = await this.db.transaction(() => this.db.findIn(EvidenceFile, 'id', fileIds));
    for (const sha256 of [...files.map((file) => file.sha256), ...sha256s]) await this.files.letGo(sha256);
  }

  private async names(sql: string, of: string): Promise<string[]> {
    return (await this.db.rows<{ name: string }>(sql, [of])).map(({ name }) => name);
  }
}
