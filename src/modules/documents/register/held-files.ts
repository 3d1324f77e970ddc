import type { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { Clock, newId } from '../../../kernel/clock/clock.js';
import { Database } from '../../../kernel/database/database.js';
import { serviceProblems } from '../../../kernel/errors/problems.js';
import { DocumentFiles, type Sent } from '../../../kernel/files/file-store.js';
import { sha256OfContent } from '../../../kernel/files/hashing.js';
import { LooseFile } from '../persistence/loose-file.entity.js';

/** Whoever keeps a file holds it by then, or has died. */
const HELD_WITHIN_MS = 3_600_000;
const DUE = 'SELECT sha256 FROM document_loose_file WHERE dueAt <= ? ORDER BY dueAt, id LIMIT 500';

/**
 * The files of documents and archives. No two have the same bytes: each has a code or a mark of its own by chance. A file that nothing holds
 * stands in a list before its bytes are there and until they are gone, so that none is left behind, whenever the service dies. Rule DC-9.
 */
@Injectable()
export class HeldFiles {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly files: DocumentFiles,
  ) {}

  /** The bytes of a file. Throws FilesAway, FileMissing. */
  open(sha256: string): Promise<Readable> {
    return this.files.open(sha256);
  }

  /** Keeps a file that nothing holds yet; whoever does not hold it within the hour never will. Throws FilesAway. */
  async put(content: Sent): Promise<string> {
    const sha256 = await sha256OfContent(content);
    const dueAt = new Date(this.clock.now().getTime() + HELD_WITHIN_MS);
    await this.db.transaction(() => this.note([sha256], dueAt));
    await this.files.put(content);
    return sha256;
  }

  /** Says, in the current transaction, that something holds a file. Throws SERVICE.BUSY when that comes too late. */
  async hold(sha256: string): Promise<void> {
    const sql = 'DELETE FROM document_loose_file WHERE sha256 = ? AND dueAt > ?';
    if ((await this.db.change(sql, [sha256, this.clock.now()])) === 0) throw serviceProblems.BUSY({}, [], 1);
  }

  /** Says, in the current transaction, that nothing holds these files any more: the next sweep erases them. */
  async letGo(sha256s: readonly string[]): Promise<void> {
    await this.note(sha256s, this.clock.now());
  }

  /** Says that nothing will hold a file that was kept a moment ago. */
  async drop(sha256: string): Promise<void> {
    const dueAt = this.clock.now();
    await this.db.transaction(() => this.db.update(LooseFile, { sha256 }, { dueAt }));
  }

  /** Erases what is due, the file before its entry in the list; gives how many. Safe to run twice. Throws FilesAway. */
  async sweep(signal?: AbortSignal): Promise<number> {
    let erased = 0;
    for (;;) {
      const due = await this.db.rows<{ sha256: string }>(DUE, [this.clock.now()]);
      if (due.length === 0) return erased;
      for (const { sha256 } of due) {
        signal?.throwIfAborted();
        if (!(await this.db.transaction(() => this.claim(sha256)))) continue;
        await this.files.remove(sha256);
        await this.db.transaction(() => this.db.remove(LooseFile, { sha256 }));
        erased += 1;
      }
    }
  }

  /** Waits for whoever is about to hold a file; from then on nobody can, whatever his clock says. False where somebody holds it. */
  private async claim(sha256: string): Promise<boolean> {
    const entry = await this.db.lock(LooseFile, { sha256 });
    if (!entry || entry.dueAt > this.clock.now()) return false;
    await this.db.update(LooseFile, { sha256 }, { dueAt: new Date(0) });
    return true;
  }

  private async note(sha256s: readonly string[], dueAt: Date): Promise<void> {
    const createdAt = this.clock.now();
    const rows = sha256s.map((sha256) => ({ id: newId(), sha256, dueAt, createdAt }));
    await this.db.insert(LooseFile, rows);
  }
}
