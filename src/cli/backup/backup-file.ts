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
import { basename, join } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import { StartError } from '../../kernel/start-error.js';
import type { DatabaseCopy } from './database-copy.js';

/**
 * Writes a backup into a folder, with its SHA-256 beside it in the form of `sha256sum`; gives the file. It gets its name when
 * it is whole, so that a file with that name never is half of one. Throws StartError.
 */
export async function writeBackup(copy: DatabaseCopy, folder: string, now: Date): Promise<string> {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const stamp = now.toISOString().replace(/[-:.]/g, '');
  const file = join(folder, `sasaran-${stamp}${copy.suffix}`);
  if (existsSync(file)) throw new StartError(`${file} exists already.`);
  const part = `${file}.part`;
  const hash = createHash('sha256');
  try {
    await copy.read((content) =>
      pipeline(content, createGzip(), hashing(hash), createWriteStream(part, { mode: 0o600, flush: true })),
    );
    writeFileSync(`${file}.sha256`, `${hash.digest('hex')}  ${basename(file)}\n`, { mode: 0o600, flush: true });
    renameSync(part, file);
  } finally {
    rmSync(part, { force: true });
  }
  return file;
}

/** Fills an empty database with a backup that is whole. Throws StartError, and then nothing was changed where that is possible. */
export async function restoreBackup(copy: DatabaseCopy, file: string): Promise<void> {
  if (!file.endsWith(copy.suffix)) {
    throw new StartError(`${file} is no backup of the configured database: its name would end with ${copy.suffix}.`);
  }
  if (!existsSync(file)) throw new StartError(`There is no file ${file}.`);
  await requireWhole(file);
  if (!(await copy.isEmpty())) {
    throw new StartError(
      'The configured database is not empty. Restore into a new one: another DATA_DIR or DATABASE_URL.',
    );
  }
  const content = createGunzip();
  createReadStream(file)
    .on('error', (error) => content.destroy(error))
    .pipe(content);
  await copy.write(content);
}

async function requireWhole(file: string): Promise<void> {
  const sums = `${file}.sha256`;
  if (!existsSync(sums))
    throw new StartError(`${sums} is missing; without it nobody knows whether the backup is whole.`);
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash);
  if (hash.digest('hex') !== readFileSync(sums, 'utf8').slice(0, 64))
    throw new StartError(`${file} is damaged: its SHA-256 is not that of ${sums}. Take another backup.`);
}

/** Passes bytes on and counts them into the hash. */
function hashing(hash: ReturnType<typeof createHash>): Transform {
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk);
      done(null, chunk);
    },
  });
}
