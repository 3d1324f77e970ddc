import { createHash } from 'node:crypto';
import {
  createReadStream,
  createWriteStream,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import { StartError } from '../../kernel/start-error.js';
import type { DatabaseCopy } from './database-copy.js';
import { FilesCopy, requireFiles, restoreFiles, type Stores } from './files-copy.js';
import { hashing } from '../../kernel/files/hashing.js';

/** A backup that was written. */
export interface Written {
  readonly file: string;
  /** Files that the data name and that are not in it, because they are not there or damaged. */
  readonly lost: readonly string[];
}

/**
 * Writes a backup into a folder, with the files of evidence and documents, and beside it the SHA-256 of all in the form of `sha256sum`. It gets its
 * name when it is whole, so that a file with that name never is half of one. Throws StartError.
 */
export async function writeBackup(copy: DatabaseCopy, stores: Stores, folder: string, now: Date): Promise<Written> {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const stamp = now.toISOString().replace(/[-:.]/g, '');
  const file = join(folder, `sasaran-${stamp}${copy.suffix}`);
  if (existsSync(file)) throw new StartError(`${file} exists already.`);
  const part = `${file}.part`;
  const hash = createHash('sha256');
  const files = new FilesCopy(stores, folder);
  try {
    // Before and after: what is erased meanwhile the data still name, and what comes meanwhile they may name already.
    await files.save(await copy.files());
    await copy.read((content) =>
      pipeline(content, createGzip(), hashing(hash), createWriteStream(part, { mode: 0o600, flush: true })),
    );
    await files.save(await copy.files());
    const sums = `${hash.digest('hex')}  ${basename(file)}\n${files.sums}`;
    writeFileSync(`${file}.sha256`, sums, { mode: 0o600, flush: true });
    renameSync(part, file);
  } finally {
    rmSync(part, { force: true });
  }
  return { file, lost: files.lost };
}

/**
 * Fills an empty database with a backup that is whole, and the stores with its files. Throws StartError, and then nothing was changed
 * where that is possible.
 */
export async function restoreBackup(copy: DatabaseCopy, stores: Stores, file: string): Promise<void> {
  if (!file.endsWith(copy.suffix)) {
    throw new StartError(`${file} is no backup of the configured database: its name would end with ${copy.suffix}.`);
  }
  if (!existsSync(file)) throw new StartError(`There is no file ${file}.`);
  const sums = await requireWhole(file);
  const files = await requireFiles(dirname(file), sums);
  if (!(await copy.isEmpty())) {
    throw new StartError(
      'The configured database is not empty. Restore into a new one: another DATA_DIR or DATABASE_URL.',
    );
  }
  await restoreFiles(stores, dirname(file), files);
  const content = createGunzip();
  createReadStream(file)
    .on('error', (error) => content.destroy(error))
    .pipe(content);
  await copy.write(content);
}

/** The sums of a backup whose data are as they say. */
async function requireWhole(file: string): Promise<string> {
  const sums = `${file}.sha256`;
  if (!existsSync(sums))
    throw new StartError(`${sums} is missing; without it nobody knows whether the backup is whole.`);
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash);
  const text = readFileSync(sums, 'utf8');
  if (hash.digest('hex') !== text.slice(0, 64))
    throw new StartError(`${file} is damaged: its SHA-256 is not that of ${sums}. Take another backup.`);
  return text;
}
