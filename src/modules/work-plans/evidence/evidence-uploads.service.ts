import { Inject, Injectable } from '@nestjs/common';
import type { Logger } from 'pino';
import type { Config } from '../../../config/config.js';
import { AuditLog } from '../../../kernel/audit/audit-log.js';
import type { Actor } from '../../../kernel/auth/actor.js';
import { Clock, newId } from '../../../kernel/clock/clock.js';
import { Database } from '../../../kernel/database/database.js';
import { isDuplicate } from '../../../kernel/database/dialect.js';
import { requestProblems, serviceProblems } from '../../../kernel/errors/problems.js';
import { type Appended, PartialFiles, TooManyBytes } from '../../../kernel/files/partial-files.js';
import { shownName } from '../../../kernel/files/shown-name.js';
import { ScannerAway, ScanRefused, VirusScanner } from '../../../kernel/files/virus-scanner.js';
import { Jobs } from '../../../kernel/jobs/jobs.js';
import { CONFIG, LOGGER } from '../../../kernel/kernel.tokens.js';
import type { CleanScan } from './domain/scans.js';
import { freePlace, MOST_OPEN_UPLOADS, PIECE_LIFE_MS, pieceRefusal, UPLOAD_LIFE_MS } from './domain/tus.js';
import { evidenceProblems } from './evidence.problems.js';
import { EvidenceUpload } from './persistence/evidence-upload.entity.js';

const BYTES_OF_MB = 1_048_576;
/** When to come back while the scanner does not answer. */
const AWAY_SECONDS = 30;

/** Takes files piece by piece, so that whoever has a bad line goes on where it broke off (rule EV-2). */
@Injectable()
export class EvidenceUploads {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly audit: AuditLog,
    private readonly files: PartialFiles,
    private readonly scanner: VirusScanner,
    private readonly jobs: Jobs,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /** Begins an upload of so many bytes. Throws EVIDENCE.TOO_LARGE, TOO_MANY_UPLOADS. */
  async begin(actor: Actor, sizeBytes: number, name: string | undefined): Promise<EvidenceUpload> {
    const { evidenceMaxMb: limitMb } = this.config;
    if (sizeBytes > limitMb * BYTES_OF_MB) throw evidenceProblems.TOO_LARGE({ limitMb });
    const now = this.clock.now();
    const upload = {
      ...{ id: newId(), accountId: actor.accountId, fileName: shownName(name), sizeBytes, offsetBytes: 0 },
      ...{
        scanEngine: null,
        scannedAt: null,
        sha256: null,
        takenUntil: null,
        expiresAt: new Date(now.getTime() + UPLOAD_LIFE_MS),
      },
      ...{ createdAt: now, updatedAt: now, version: 1 },
    };
    await this.files.create(upload.id);
    try {
      return await this.enter(upload);
    } catch (error) {
      await this.files.remove(upload.id);
      throw error;
    }
  }

  /** An upload of the caller. Throws REQUEST.NOT_FOUND. */
  async find({ accountId }: Actor, id: string): Promise<EvidenceUpload> {
    return this.db.transaction(async () => {
      const [upload] = await this.db.find(EvidenceUpload, { id, accountId });
      if (!upload || upload.expiresAt <= this.clock.now()) throw requestProblems.NOT_FOUND();
      return upload;
    });
  }

  /**
   * Takes a piece that begins at a byte of the file; gives how much there is afterwards. Of a piece that breaks off, what came is kept;
   * the last one counts only once the scanner has found the file clean, where there is one.
   * Throws REQUEST.NOT_FOUND, EVIDENCE.UPLOAD_OFFSET, UPLOAD_BUSY, PIECE_TOO_LONG, UPLOAD_CUT, INFECTED, SCANNER_AWAY, SCAN_REFUSED.
   */
  async receive(actor: Actor, id: string, from: number, piece: AsyncIterable<Buffer>): Promise<number> {
    const upload = await this.take(actor, id, from);
    const { sizeBytes } = upload;
    let offset = from;
    let scan: CleanScan | null = null;
    let isTheirs = false;
    let appended: Appended;
    try {
      appended = await this.files.append(id, from, piece, sizeBytes - from);
      const end = from + appended.bytes;
      if (end === sizeBytes) scan = await this.requireClean(upload);
      offset = end;
    } finally {
      isTheirs = !(await this.release(upload, offset, scan));
    }
    if (isTheirs) throw requestProblems.NOT_FOUND();
    const { failure } = appended;
    if (failure instanceof TooManyBytes) throw evidenceProblems.PIECE_TOO_LONG({ sizeBytes });
    if (isOfSender(failure)) throw evidenceProblems.UPLOAD_CUT();
    if (failure instanceof Error) throw failure;
    return offset;
  }

  /** Drops an upload with what has come of it. Throws REQUEST.NOT_FOUND. */
  async drop(actor: Actor, id: string): Promise<void> {
    await this.db.transaction(async () => {
      const upload = await this.db.lock(EvidenceUpload, { id, accountId: actor.accountId });
      if (!upload) throw requestProblems.NOT_FOUND();
      await this.end(upload);
      await this.record('evidence-upload.drop', id);
      this.forget(id);
    });
  }

  /** Drops every upload whose time is over; gives how many. Safe to run twice. */
  async expire(): Promise<number> {
    const sql = 'SELECT id FROM evidence_upload WHERE expiresAt <= ? LIMIT 1000';
    const due = await this.db.rows<{ id: string }>(sql, [this.clock.now()]);
    for (const { id } of due) {
      await this.files.remove(id);
      await this.db.transaction(async () => {
        const upload = await this.db.lock(EvidenceUpload, { id });
        if (upload) await this.end(upload);
      });
    }
    await this.files.removeOlder(new Date(this.clock.now().getTime() - 2 * UPLOAD_LIFE_MS));
    return due.length;
  }

  /** Forgets the bytes of an upload once the transaction has committed. */
  forget(id: string): void {
    this.db.afterCommit(() => void this.files.remove(id).catch(() => undefined));
  }

  /** Removes an upload that became no evidence; the bytes that it held go, unless somebody else has the same. */
  private async end({ id, sha256 }: EvidenceUpload): Promise<void> {
    await this.db.remove(EvidenceUpload, { id });
    if (sha256 !== null) await this.jobs.enqueue('evidence.erase-files', { fileIds: [], sha256s: [sha256] });
  }

  /** Enters it at a free place of its account; whoever comes at the same moment takes another. */
  private async enter(upload: Omit<EvidenceUpload, 'place'>): Promise<EvidenceUpload> {
    for (;;) {
      try {
        return await this.db.transaction(async () => {
          const open = await this.db.find(EvidenceUpload, { accountId: upload.accountId });
          const place = freePlace(
            open.map((one) => one.place),
            MOST_OPEN_UPLOADS,
          );
          if (place === null) throw evidenceProblems.TOO_MANY_UPLOADS({ limit: MOST_OPEN_UPLOADS });
          await this.db.insert(EvidenceUpload, { ...upload, place });
          await this.record('evidence-upload.begin', upload.id, { sizeBytes: upload.sizeBytes });
          return { ...upload, place };
        });
      } catch (error) {
        if (!isDuplicate(error, 'place')) throw error;
        if (this.db.inTransaction) throw serviceProblems.BUSY();
      }
    }
  }

  /** Reserves the upload for one sender; the others are told that they have to wait, or where it goes on. */
  private async take(actor: Actor, id: string, from: number): Promise<EvidenceUpload> {
    return this.db.transaction(async () => {
      const upload = await this.db.lock(EvidenceUpload, { id, accountId: actor.accountId });
      const now = this.clock.now();
      if (!upload || upload.expiresAt <= now) throw requestProblems.NOT_FOUND();
      const refusal = pieceRefusal(upload, from, now);
      if (refusal === 'BUSY') throw evidenceProblems.UPLOAD_BUSY();
      if (refusal === 'OFFSET') throw evidenceProblems.UPLOAD_OFFSET({ offset: upload.offsetBytes });
      const takenUntil = new Date(now.getTime() + PIECE_LIFE_MS);
      const taken = { ...upload, takenUntil, version: upload.version + 1, updatedAt: now };
      await this.db.save(EvidenceUpload, taken);
      return taken;
    });
  }

  /** Notes how far it is; false when it is gone, or was so slow that another took it over: then nothing is changed any more. */
  private async release(
    { id, version }: EvidenceUpload,
    offsetBytes: number,
    scan: CleanScan | null,
  ): Promise<boolean> {
    return this.db.transaction(async () => {
      const said = { scanEngine: scan?.engine ?? null, scannedAt: scan?.at ?? null };
      const facts = { offsetBytes, ...said, takenUntil: null, version: version + 1, updatedAt: this.clock.now() };
      const changed = await this.db.update(EvidenceUpload, { id, version }, facts);
      if (changed > 0) await this.record('evidence-upload.receive', id, { offsetBytes });
      return changed > 0;
    });
  }

  /** Asks the scanner, where there is one, about a whole file; what is infected is destroyed at once. Throws EVIDENCE.INFECTED, SCANNER_AWAY, SCAN_REFUSED. */
  private async requireClean({ id, sizeBytes }: EvidenceUpload): Promise<CleanScan | null> {
    if (!this.scanner.isThere) return null;
    const content = await this.files.content(id, sizeBytes);
    const { finding, engine } = await this.scanner.scan(await content.open()).catch((error: Error) => {
      if (!(error instanceof ScannerAway)) throw error;
      this.logger.warn(`The scanner has not said whether an upload is clean: ${error.message}`);
      if (error instanceof ScanRefused) throw evidenceProblems.SCAN_REFUSED();
      throw evidenceProblems.SCANNER_AWAY({}, [], AWAY_SECONDS);
    });
    if (finding === null) return { engine, at: this.clock.now() };
    await this.files.remove(id);
    await this.db.transaction(async () => {
      await this.db.remove(EvidenceUpload, { id });
      const object = { type: 'evidence-upload', id };
      await this.audit.record({
        action: 'evidence-upload.scan',
        object,
        outcome: 'REFUSED',
        facts: { finding, engine },
      });
    });
    throw evidenceProblems.INFECTED({ finding });
  }

  private async record(action: string, id: string, facts: Record<string, unknown> = {}): Promise<void> {
    await this.audit.record({ action, object: { type: 'evidence-upload', id }, facts });
  }
}

/** A line that broke, not a disk that is full. */
function isOfSender(failure: unknown): boolean {
  return (
    failure instanceof Error &&
    /^(ECONNRESET|ERR_STREAM_PREMATURE_CLOSE)$/.test(String((failure as NodeJS.ErrnoException).code))
  );
}
