import { mkdir, open, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Inject, Injectable } from '@nestjs/common';
import type { Config } from '../../config/config.js';
import { CONFIG } from '../kernel.tokens.js';
import { type Content, fileContent } from './content.js';
import { syncFolder } from './durable.js';

/** What came of one piece: how many bytes of it lie safely on disk, and why it ended early, if it did. */
export interface Appended {
  readonly bytes: number;
  readonly failure?: unknown;
}

/** Sent more than there is room for. */
export class TooManyBytes extends Error {
  override readonly name = 'TooManyBytes';
}

/**
 * Files that arrive piece by piece. How far one is, its owner keeps beside it: what lies behind that on disk is the rest of a piece that
 * was not finished, and is written over.
 */
@Injectable()
export class PartialFiles {
  private readonly folder: string;

  constructor(@Inject(CONFIG) { dataDir }: Config) {
    this.folder = join(dataDir, 'partial-files');
  }

  /** Makes an empty file with this id, which names it on disk. */
  async create(id: string): Promise<void> {
    await mkdir(this.folder, { recursive: true, mode: 0o700 });
    await writeFile(this.pathOf(id), '', { mode: 0o600, flush: true });
    await syncFolder(this.folder);
  }

  /** Writes a piece from a place on, as it arrives. What arrived before a cut is kept. */
  async append(id: string, from: number, piece: AsyncIterable<Buffer>, room: number): Promise<Appended> {
    const file = await open(this.pathOf(id), 'r+');
    let bytes = 0;
    try {
      for await (const part of piece) {
        if (bytes + part.length > room) throw new TooManyBytes();
        await file.write(part, 0, part.length, from + bytes);
        bytes += part.length;
      }
      return { bytes };
    } catch (failure) {
      return { bytes, failure };
    } finally {
      await file.sync();
      await file.close();
    }
  }

  /** The first bytes of a file, as many as its owner knows of. */
  content(id: string, bytes: number): Promise<Content> {
    return fileContent(this.pathOf(id), bytes);
  }

  /** Forgets a file; one that is gone already is no fault. */
  async remove(id: string): Promise<void> {
    await rm(this.pathOf(id), { force: true });
  }

  /** Forgets files that nobody has written to since: their owner was erased, or a crash left them behind. */
  async removeOlder(before: Date): Promise<void> {
    for (const name of await readdir(this.folder).catch(() => [])) {
      const file = await stat(this.pathOf(name)).catch(() => null);
      if (file && file.mtime < before) await this.remove(name);
    }
  }

  private pathOf(id: string): string {
    return join(this.folder, id);
  }
}
