import { Inject, Injectable } from '@nestjs/common';
import type { Logger } from 'pino';
import { Database } from '../../../kernel/database/database.js';
import { FileMissing } from '../../../kernel/files/file-store.js';
import { ScannerAway, ScanRefused } from '../../../kernel/files/virus-scanner.js';
import { HandlesJob, type JobHandler, type JobRun } from '../../../kernel/jobs/job-handler.js';
import { LOGGER } from '../../../kernel/kernel.tokens.js';
import { Recurs } from '../../../kernel/schedules/recurs.js';
import { EvidenceScans } from './evidence-scans.service.js';

/** Most that one turn scans, one file after the other, so that the scanner has time for what people send: 144 GB a day. */
const MOST_FILES = 1_000;
const MOST_BYTES = 1_073_741_824;
/** Those that were tried in vain come last: nothing about a file keeps the others from their turn. */
const NEXT = `SELECT id, sha256, sizeBytes FROM evidence_file WHERE scan = 'UNSCANNED' AND erasingSince IS NULL
  ORDER BY scanTriedAt, id LIMIT ${MOST_FILES}`;

interface Due {
  readonly id: string;
  readonly sha256: string;
  readonly sizeBytes: number;
}

/**
 * Has files of evidence scanned that no scanner has seen, because there was none when they came: turn by turn until none is left. What is
 * known stands with each file, so a turn that breaks off is gone on with by the next. Safe to run twice. Rule EV-10.
 */
@Injectable()
@HandlesJob('evidence.scan-files')
@Recurs({ everyMinutes: 10 })
export class ScanEvidenceFiles implements JobHandler {
  constructor(
    private readonly db: Database,
    private readonly scans: EvidenceScans,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  async run(_payload: object, job: JobRun): Promise<{ scanned: number; infected: number; unclear: number }> {
    const done = { scanned: 0, infected: 0, unclear: 0 };
    if (!this.scans.isOn) return done;
    const due = await this.db.rows<Due>(NEXT);
    let bytes = 0;
    for (const [at, { id, sha256, sizeBytes }] of due.entries()) {
      await job.progress(at, due.length);
      const outcome = await this.scan(id, sha256);
      if (outcome === 'away') break;
      done[outcome] += 1;
      bytes += Number(sizeBytes);
      if (bytes >= MOST_BYTES) break;
    }
    return done;
  }

  /** One file; whatever has no answer comes again with the next turn, behind the others. */
  private async scan(id: string, sha256: string): Promise<'scanned' | 'infected' | 'unclear' | 'away'> {
    try {
      return (await this.scans.scan(id, sha256)) === null ? 'scanned' : 'infected';
    } catch (error) {
      if (!(error instanceof ScannerAway || error instanceof FileMissing)) throw error;
      await this.scans.putOff(id);
      this.logger.warn(`The file ${sha256} of evidence could not be scanned: ${error.message}`);
      return error instanceof ScannerAway && !(error instanceof ScanRefused) ? 'away' : 'unclear';
    }
  }
}
