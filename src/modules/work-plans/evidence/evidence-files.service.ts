import { Injectable } from '@nestjs/common';
import { Clock, newId } from '../../../kernel/clock/clock.js';
import { Database } from '../../../kernel/database/database.js';
import { isDuplicate } from '../../../kernel/database/dialect.js';
import { serviceProblems } from '../../../kernel/errors/problems.js';
import type { Content } from '../../../kernel/files/content.js';
import { FileStore } from '../../../kernel/files/file-store.js';
import { refusedAt } from '../../../kernel/http/input-faults.js';
import { type CleanScan, scanOfAgain } from './domain/scans.js';
import { evidenceProblems } from './evidence.problems.js';
import { EvidenceUpload } from './persistence/evidence-upload.entity.js';
import { Evidence, EvidenceFile } from './persistence/evidence.entity.js';

/** Bytes that an upload turned out to be. */
export interface Brought {
  readonly uploadId: string;
  readonly sha256: string;
  readonly content: Content;
  readonly scan: CleanScan | null;
}

/** Whoever erases bytes is done by then, or has died. */
const ERASING_MS = 60_000;

/**
 * Sees to it that the bytes of every file that evidence names are there, though where files lie is never asked within a transaction. Who brings
 * bytes holds them by his upload; who erases some says so first with their row, and leaves what evidence has or an upload holds. Whatever
 * comes second sees the first, so that never both go on. Rule EV-5.
 */
@Injectable()
export class EvidenceFiles {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly files: FileStore,
  ) {}

  /**
   * Keeps bytes, which are held by their upload until it is evidence or over. Throws EVIDENCE.UPLOAD_UNKNOWN, INFECTED_FILE, SERVICE.BUSY,
   * FilesAway.
   */
  async keep({ uploadId: id, sha256, content, scan }: Brought): Promise<void> {
    const held = { sha256, updatedAt: this.clock.now() };
    if ((await this.db.transaction(() => this.db.update(EvidenceUpload, { id }, held))) === 0)
      throw refusedAt(evidenceProblems.UPLOAD_UNKNOWN, {}, '/uploadId');
    // Only once the hold is there for everybody: who began to erase before is seen, and who begins now sees it.
    await this.db.transaction(() => this.usable(sha256, scan));
    await this.files.put(content);
  }

  /** The row of bytes that are kept, in the transaction in which they become evidence. Throws EVIDENCE.INFECTED_FILE, SERVICE.BUSY. */
  async rowOf({ sha256, content, scan: came }: Brought): Promise<string> {
    const { known, scan } = await this.usable(sha256, came);
    const id = known?.id ?? newId();
    const now = this.clock.now();
    const said = { scan, scanFinding: null, scanEngine: came?.engine ?? null, scannedAt: came?.at ?? null };
    if (known && scan !== known.scan)
      await this.db.update(EvidenceFile, { id }, { ...said, updatedAt: now, version: known.version + 1 });
    if (!known)
      await this.insert({ id, sha256, sizeBytes: content.sizeBytes, ...said, erasingSince: null, scanTriedAt: null });
    return id;
  }

  /** Erases bytes unless evidence has them or an upload holds them. Safe to run twice. Throws SERVICE.BUSY, FilesAway. */
  async letGo(sha256: string): Promise<void> {
    if (!(await this.db.transaction(() => this.claim(sha256)))) return;
    await this.files.remove(sha256);
    await this.db.transaction(() => this.db.remove(EvidenceFile, { sha256 }));
  }

  private async usable(sha256: string, came: CleanScan | null) {
    const known = await this.db.lock(EvidenceFile, { sha256 });
    if (known?.erasingSince) throw busy();
    const scan = scanOfAgain(known ?? { scan: 'UNSCANNED', scannedAt: null }, came);
    if (scan === null) throw evidenceProblems.INFECTED_FILE({ finding: known?.scanFinding ?? '' });
    return { known, scan };
  }

  /** Says that bytes are being erased; false for those that somebody has. */
  private async claim(sha256: string): Promise<boolean> {
    const now = this.clock.now();
    const known = await this.db.lock(EvidenceFile, { sha256 });
    const since = known?.erasingSince;
    if (since && now.getTime() - since.getTime() < ERASING_MS) throw busy();
    if (known && (await this.db.find(Evidence, { fileId: known.id })).length > 0) return false;
    const id = known?.id ?? newId();
    const unsaid = { scan: 'UNSCANNED' as const, scanFinding: null, scanEngine: null, scannedAt: null };
    if (known) await this.db.update(EvidenceFile, { id }, { erasingSince: now, updatedAt: now });
    else await this.insert({ id, sha256, sizeBytes: 0, ...unsaid, erasingSince: now, scanTriedAt: null });
    // Asked last: the row keeps whoever comes to hold them waiting.
    if ((await this.db.find(EvidenceUpload, { sha256 })).length === 0) return true;
    if (known) await this.db.update(EvidenceFile, { id }, { erasingSince: null });
    else await this.db.remove(EvidenceFile, { id });
    return false;
  }

  private async insert(row: Omit<EvidenceFile, 'createdAt' | 'updatedAt' | 'version'>): Promise<void> {
    const now = this.clock.now();
    try {
      await this.db.insert(EvidenceFile, { ...row, createdAt: now, updatedAt: now, version: 1 });
    } catch (error) {
      // Somebody else brings or erases the same bytes at this moment.
      throw isDuplicate(error, 'sha256') ? busy() : error;
    }
  }
}

/** Somebody else does something with the same bytes, and will have done it soon. */
const busy = () => serviceProblems.BUSY({}, [], 1);
