import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream, existsSync, mkdirSync, renameSync, rmSync, utimesSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { fileContent } from '../../kernel/files/content.js';
import type { FileStore } from '../../kernel/files/file-store.js';
import { StartError } from '../../kernel/start-error.js';
import { hashing } from '../../kernel/files/hashing.js';

/** Where a file lies in a folder of backups, as their sums name it. */
const placeOf = (sha256: string): string => `files/${sha256.slice(0, 2)}/${sha256}`;
const PLACE = /^files\/[0-9a-f]{2}\/([0-9a-f]{64})$/;

/**
 * The files of evidence in a folder of backups: each once, however many backups name it, because it never changes. The newest backup that
 * names a file gives it its date, so that the files which no backup needs any more are known by their age.
 */
export class FilesCopy {
  private readonly kept = new Set<string>();
  /** Files that are not in the store, or not as their name says. */
  readonly lost = new Set<string>();

  constructor(
    private readonly store: FileStore,
    private readonly folder: string,
  ) {}

  /** Copies those of the files that are not there yet. */
  async save(names: readonly string[]): Promise<void> {
    for (const name of names) {
      if (this.kept.has(name)) continue;
      const isKept = await this.saveOne(name, new Date());
      (isKept ? this.kept : this.lost).add(name);
      if (isKept) this.lost.delete(name);
    }
  }

  /** A line for each file, in the form of `sha256sum`. */
  get sums(): string {
    return [...this.kept].map((name) => `${name}  ${placeOf(name)}\n`).join('');
  }

  private async saveOne(name: string, now: Date): Promise<boolean> {
    const file = join(this.folder, placeOf(name));
    if (existsSync(file)) {
      utimesSync(file, now, now);
      return true;
    }
    if (!(await this.store.has(name))) return false;
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    const part = `${file}.part`;
    try {
      const hash = createHash('sha256');
      const target = createWriteStream(part, { mode: 0o600, flush: true });
      await pipeline(await this.store.open(name), hashing(hash), target);
      if (hash.digest('hex') !== name) return false;
      renameSync(part, file);
      return true;
    } finally {
      rmSync(part, { force: true });
    }
  }
}

/** The files that the sums of a backup name, each as its name says. Throws StartError. */
export async function requireFiles(folder: string, sums: string): Promise<string[]> {
  const names = sums.split('\n').flatMap((line) => PLACE.exec(line.slice(66))?.[1] ?? []);
  for (const name of names) {
    const file = join(folder, placeOf(name));
    if (!existsSync(file)) throw new StartError(`${file} is missing; it belongs to the backup. Nothing was restored.`);
    const hash = createHash('sha256');
    await pipeline(createReadStream(file), hash);
    if (hash.digest('hex') !== name) throw new StartError(`${file} is damaged. Nothing was restored.`);
  }
  return names;
}

/** Brings files of a folder of backups into the store. */
export async function restoreFiles(store: FileStore, folder: string, names: readonly string[]): Promise<void> {
  for (const name of names) await store.put(await fileContent(join(folder, placeOf(name))));
}
