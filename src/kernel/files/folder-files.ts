import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { isFolder } from '../../config/checks.js';
import { newId } from '../clock/clock.js';
import { syncFolder } from './durable.js';
import { type FileArea, FileMissing, FilesAway, FileStore, type Sent } from './file-store.js';
import { hashing } from './hashing.js';

/** What a disk says that is full, broken or not to be written to. */
const DISK_FAULTS = new Set(['ENOSPC', 'EDQUOT', 'EROFS', 'EIO', 'EACCES']);

const DAY_MS = 86_400_000;

/** Files in a folder below DATA_DIR that is named by their area. */
export class FolderFiles extends FileStore {
  readonly place: string;
  private isTidied = false;

  constructor(
    private readonly dataDir: string,
    area: FileArea = 'files',
  ) {
    super();
    this.place = join(dataDir, area);
  }

  async put(content: Sent): Promise<string> {
    const part = join(this.place, `${newId()}.part`);
    try {
      await mkdir(this.place, { recursive: true, mode: 0o700 });
      const hash = createHash('sha256');
      await pipeline(
        await content.open(),
        hashing(hash),
        createWriteStream(part, { flags: 'wx', mode: 0o600, flush: true }),
      );
      if (!this.isTidied) await this.tidy(part);
      this.isTidied = true;
      const sha256 = hash.digest('hex');
      const folder = join(this.place, sha256.slice(0, 2));
      await mkdir(folder, { recursive: true, mode: 0o700 });
      // A file has its name only once it is whole.
      await rename(part, this.pathOf(sha256));
      await syncFolder(folder);
      await syncFolder(this.place);
      return sha256;
    } catch (error) {
      throw this.faultOf(error);
    } finally {
      await rm(part, { force: true }).catch(() => undefined);
    }
  }

  /** Removes parts that are a day older than a new one: whoever wrote them has died. */
  private async tidy(part: string): Promise<void> {
    const since = (await stat(part)).mtimeMs - DAY_MS;
    const parts = (await readdir(this.place))
      .filter((name) => name.endsWith('.part'))
      .map((name) => join(this.place, name));
    for (const path of parts) {
      const mtimeMs = await stat(path).then(
        (found) => found.mtimeMs,
        () => since,
      );
      if (mtimeMs < since) await rm(path, { force: true });
    }
  }

  async sizeOf(sha256: string): Promise<number | null> {
    return stat(this.pathOf(sha256)).then(
      ({ size }) => size,
      () => null,
    );
  }

  async open(sha256: string): Promise<Readable> {
    try {
      return (await open(this.pathOf(sha256), 'r')).createReadStream();
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw this.faultOf(error);
      throw new FileMissing(`${this.pathOf(sha256)} is missing: it is in a backup, or in the place before a move.`);
    }
  }

  async remove(sha256: string): Promise<void> {
    await rm(this.pathOf(sha256), { force: true }).catch((error: unknown) => {
      throw this.faultOf(error);
    });
  }

  async isAway(): Promise<boolean> {
    return !isFolder(this.dataDir);
  }

  private faultOf(error: unknown): unknown {
    const { code = '', message } = error as NodeJS.ErrnoException;
    return DISK_FAULTS.has(code) ? new FilesAway(`${this.place}: ${message}`, { cause: error }) : error;
  }

  private pathOf(sha256: string): string {
    return join(this.place, sha256.slice(0, 2), sha256);
  }
}
