import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream, existsSync, mkdirSync, renameSync, rmSync, utimesSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { fileContent } from '../../kernel/files/content.js';
import type { FileArea, FileStore } from '../../kernel/files/file-store.js';
import { StartError } from '../../kernel/start-error.js';
import { hashing } from '../../kernel/files/hashing.js';
import type { NamedFile } from './named-files.js';

/** Where a file lies in a folder of backups, as their sums name it. */
const placeOf = ({ area, sha256 }: NamedFile): string =>
  `files/${area === 'documents' ? 'documents/' : ''}${sha256.slice(0, 2)}/${sha256}`;
const PLACE = /^files\/(documents\/)?[0-9a-f]{2}\/([0-9a-f]{64})$/;

/** The stores of a service, by area. */
export type Stores = Readonly<Record<FileArea, FileStore>>;

/**
 * The files of evidence and of documents in a folder of backups: each once, however many backups name it, because it never changes. The newest backup that
 * names a file gives it its date, so that the files which no backup needs any more are known by their age.
 */
export class FilesCopy {
  /** By their places in the folder. */
  private readonly kept = new Map<string, NamedFile>();
  /** Files that are not in the store, or not as their name says. */
  private readonly missing = new Map<string, NamedFile>();

  constructor(
    private readonly stores: Stores,
    private readonly folder: string,
  ) {}

  /** Copies those of the files that are not there yet. */
  async save(files: readonly NamedFile[]): Promise<void> {
    for (const named of files) {
      if (this.kept.has(placeOf(named))) continue;
      if (await this.saveOne(named, new Date())) {
        this.kept.set(placeOf(named), named);
        this.missing.delete(placeOf(named));
      } else this.missing.set(placeOf(named), named);
    }
  }

  /** The names of those that are lost; of documents with their folder. */
  get lost(): string[] {
    return [...this.missing.values()].map(({ area, sha256 }) =>
      area === 'documents' ? `documents/${sha256}` : sha256,
    );
  }

  /** A line for each file, in the form of `sha256sum`. */
  get sums(): string {
    return [...this.kept].map(([place, { sha256 }]) => `${sha256}  ${place}\n`).join('');
  }

  private async saveOne(named: NamedFile, now: Date): Promise<boolean> {
    const [store, name] = [this.stores[named.area], named.sha256];
    const file = join(this.folder, placeOf(named));
    if (existsSync(file)) {
      utimesSync(file, now, now);
      return true;
    }
    if (!(await store.has(name))) return false;
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    const part = `${file}.part`;
    try {
      const hash = createHash('sha256');
      const target = createWriteStream(part, { mode: 0o600, flush: true });
      await pipeline(await store.open(name), hashing(hash), target);
      if (hash.digest('hex') !== name) return false;
      renameSync(part, file);
      return true;
    } finally {
      rmSync(part, { force: true });
    }
  }
}

/** The files that the sums of a backup name, each as its name says. Throws StartError. */
export async function requireFiles(folder: string, sums: string): Promise<NamedFile[]> {
  const files = sums.split('\n').flatMap((line): NamedFile[] => {
    const [, isDocument, sha256] = PLACE.exec(line.slice(66)) ?? [];
    return sha256 ? [{ area: isDocument ? 'documents' : 'files', sha256 }] : [];
  });
  for (const named of files) {
    const file = join(folder, placeOf(named));
    if (!existsSync(file)) throw new StartError(`${file} is missing; it belongs to the backup. Nothing was restored.`);
    const hash = createHash('sha256');
    await pipeline(createReadStream(file), hash);
    if (hash.digest('hex') !== named.sha256) throw new StartError(`${file} is damaged. Nothing was restored.`);
  }
  return files;
}

/** Brings files of a folder of backups into the stores. */
export async function restoreFiles(stores: Stores, folder: string, files: readonly NamedFile[]): Promise<void> {
  for (const named of files) await stores[named.area].put(await fileContent(join(folder, placeOf(named))));
}
