import { createHash } from 'node:crypto';
import type { ReadStream } from 'node:fs';
import { access, mkdir, open, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Inject, Injectable } from '@nestjs/common';
import type { Config } from '../../config/config.js';
import { newId } from '../clock/clock.js';
import { CONFIG } from '../kernel.tokens.js';
import { syncFolder } from './durable.js';

/** The SHA-256 of bytes, in hex: the name under which they are kept. */
export const sha256Of = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

/** Whole files, each kept once under the SHA-256 of what it holds; one that is there never changes. */
@Injectable()
export class FileStore {
  private readonly folder: string;

  constructor(@Inject(CONFIG) { dataDir }: Config) {
    this.folder = join(dataDir, 'files');
  }

  /** Keeps bytes; when it answers, they outlast a power cut. A file has its name only once it is whole. */
  async put(bytes: Buffer): Promise<string> {
    const sha256 = sha256Of(bytes);
    if (await this.has(sha256)) return sha256;
    const folder = join(this.folder, sha256.slice(0, 2));
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const part = join(folder, `${newId()}.part`);
    try {
      await writeFile(part, bytes, { mode: 0o600, flush: true });
      await rename(part, this.pathOf(sha256));
    } finally {
      await rm(part, { force: true });
    }
    await syncFolder(folder);
    await syncFolder(this.folder);
    return sha256;
  }

  /** True when a file is there. */
  async has(sha256: string): Promise<boolean> {
    return access(this.pathOf(sha256)).then(
      () => true,
      () => false,
    );
  }

  /** The bytes of a file, opened before it answers. Throws when it is not there. */
  async open(sha256: string): Promise<ReadStream> {
    return (await open(this.pathOf(sha256), 'r')).createReadStream();
  }

  /** Forgets a file; one that is gone already is no fault. */
  async remove(sha256: string): Promise<void> {
    await rm(this.pathOf(sha256), { force: true });
  }

  private pathOf(sha256: string): string {
    return join(this.folder, sha256.slice(0, 2), sha256);
  }
}
