import { Inject, Injectable } from '@nestjs/common';
import type { Logger } from 'pino';
import { AuditLog } from '../../../kernel/audit/audit-log.js';
import { Clock } from '../../../kernel/clock/clock.js';
import { Database } from '../../../kernel/database/database.js';
import { EventRecorder } from '../../../kernel/events/event-recorder.js';
import { FileStore } from '../../../kernel/files/file-store.js';
import { type Scanned, ScannerAway, VirusScanner } from '../../../kernel/files/virus-scanner.js';
import { LOGGER } from '../../../kernel/kernel.tokens.js';
import { Metrics } from '../../../kernel/metrics/metrics.js';
import { EvidenceInfected } from '../work-plan.events.js';
import { givingOf, type Scan, SCANS } from './domain/scans.js';
import { evidenceProblems } from './evidence.problems.js';
import { EvidenceFile } from './persistence/evidence.entity.js';

/** When to come back while the scanner does not answer. */
const AWAY_SECONDS = 30;
/** The evidence that has a file, and whose it is. */
const HAVING = `SELECT ev.id AS evidenceId, wp.id AS workPlanId, wp.employeeId, wp.performancePeriodId FROM evidence ev
  JOIN work_plan wp ON wp.id = ev.workPlanId WHERE ev.fileId = ? AND ev.withdrawnAt IS NULL ORDER BY ev.id`;

/** A file as far as it counts for whether it may be given. */
interface Kept {
  readonly id: string;
  readonly sha256: string;
  readonly scan: Scan;
  readonly scanFinding: string | null;
}

/** What a virus scanner says of files that are evidence already, and what follows from it (rules.md EV-10). */
@Injectable()
export class EvidenceScans {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly audit: AuditLog,
    private readonly events: EventRecorder,
    private readonly files: FileStore,
    private readonly scanner: VirusScanner,
    @Inject(LOGGER) private readonly logger: Logger,
    metrics: Metrics,
  ) {
    const help = 'Files of evidence by what a virus scanner said of them.';
    metrics.gauges('evidence_files', help, 'scan', () => this.counts());
  }

  /** True where files are scanned. */
  get isOn(): boolean {
    return this.scanner.isThere;
  }

  /** Sees to it that a file may be given; one that nobody has scanned is scanned now. Throws EVIDENCE.INFECTED_FILE, NOT_SCANNED. */
  async requireGivable({ id, sha256, scan, scanFinding }: Kept): Promise<void> {
    const giving = givingOf(scan, this.isOn);
    if (giving === 'GIVE') return;
    const finding = giving === 'REFUSE' ? scanFinding : await this.scan(id, sha256).catch(notScanned);
    if (finding !== null) throw evidenceProblems.INFECTED_FILE({ finding });
  }

  /** Has a file scanned and notes what is said of it; gives what was found, null for nothing. Throws ScannerAway, ScanRefused, FileMissing, FilesAway. */
  async scan(fileId: string, sha256: string): Promise<string | null> {
    const said = await this.scanner.scan(await this.files.open(sha256));
    return this.db.transaction(() => this.note(fileId, said));
  }

  /** Puts a file that could not be scanned behind the others. */
  async putOff(id: string): Promise<void> {
    await this.db.transaction(() => this.db.update(EvidenceFile, { id }, { scanTriedAt: this.clock.now() }));
  }

  /** Whoever has an infected file is told once. */
  private async note(id: string, { finding, engine }: Scanned): Promise<string | null> {
    const file = await this.db.lock(EvidenceFile, { id });
    // Erased meanwhile, or somebody else asked at the same time.
    if (!file || file.scan !== 'UNSCANNED') return file?.scanFinding ?? finding;
    const now = this.clock.now();
    const scan: Scan = finding === null ? 'CLEAN' : 'INFECTED';
    const facts = { scan, scanFinding: finding, scanEngine: engine, scannedAt: now };
    await this.db.update(EvidenceFile, { id }, { ...facts, updatedAt: now, version: file.version + 1 });
    if (finding === null) return null;
    const object = { type: 'evidence-file', id };
    const what = { finding, engine, sha256: file.sha256 };
    await this.audit.record({ action: 'evidence-file.scan', object, outcome: 'REFUSED', facts: what });
    for (const having of await this.db.rows<EvidenceInfected['payload']>(HAVING, [id]))
      await this.events.record(new EvidenceInfected(having));
    this.logger.error(
      `The virus scanner found ${finding} in the file ${file.sha256}, which is evidence; it is withheld.`,
    );
    return finding;
  }

  private async counts(): Promise<Record<Scan, number>> {
    const rows = await this.db.rows<{ scan: Scan; files: number }>(
      'SELECT scan, COUNT(*) AS files FROM evidence_file GROUP BY scan',
    );
    const none = Object.fromEntries(SCANS.map((scan) => [scan, 0])) as Record<Scan, number>;
    return { ...none, ...Object.fromEntries(rows.map(({ scan, files }) => [scan, Number(files)])) };
  }
}

function notScanned(error: unknown): never {
  if (error instanceof ScannerAway) throw evidenceProblems.NOT_SCANNED({}, [], AWAY_SECONDS);
  throw error;
}
