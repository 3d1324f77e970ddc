import { parseArgs } from 'node:util';
import { readConfig } from '../config/config.js';
import { BucketFiles } from '../kernel/files/bucket-files.js';
import { FILE_AREAS, type FileStore } from '../kernel/files/file-store.js';
import { FolderFiles } from '../kernel/files/folder-files.js';
import { fail } from '../kernel/fail.js';
import { StartError } from '../kernel/start-error.js';
import { databaseCopy } from './backup/database-copy.js';
import { moveFiles } from './files/move-files.js';

const USAGE = `npm run files:move -- --to bucket              copies the files from DATA_DIR into the bucket of S3_BUCKET
npm run files:move -- --to folder              copies them back
npm run files:move -- --to bucket --remove     removes those from where they were that are in the other place whole`;

/** Erasure reaches the configured place only. */
const LEFT_BEHIND =
  'are still where they were, and nobody erases them there: once the service runs with the new place, run this again with --remove.';

/** Moves files between the folder and the bucket: `node dist/cli/files-move.js --to bucket|folder [--remove]`. Safe to run twice. */
async function main(): Promise<void> {
  const { to, remove } = options();
  const config = readConfig();
  if (config.bucket === null) throw new StartError('Set S3_BUCKET and its keys first: they name the bucket.');
  const { bucket, dataDir } = config;
  const named = await databaseCopy(config).files();
  const lost: string[] = [];
  for (const area of FILE_AREAS) {
    const [inFolder, inBucket] = [new FolderFiles(dataDir, area), new BucketFiles(bucket, area)];
    const [from, target] = to === 'bucket' ? [inFolder, inBucket] : [inBucket, inFolder];
    const names = named.flatMap((file) => (file.area === area ? [file.sha256] : []));
    if (area === 'files' || names.length > 0) lost.push(...(await moveArea(from, target, { names, remove })));
  }
  if (lost.length > 0)
    throw new StartError(
      `These files, which the database names, are in neither place, or damaged:\n${lost.join('\n')}`,
    );
}

/** Moves the files of one area and says what came of it; gives those that are lost. */
async function moveArea(
  from: FileStore,
  target: FileStore,
  wanted: Parameters<typeof moveFiles>[2],
): Promise<readonly string[]> {
  const { copied, there, removed, left, lost } = await moveFiles(from, target, wanted);
  process.stdout.write(
    `${copied} files were copied from ${from.place} to ${target.place}, ${there} were there already.\n`,
  );
  if (removed > 0) process.stdout.write(`${removed} files were removed from ${from.place}.\n`);
  if (left > 0) process.stdout.write(`${left} files ${LEFT_BEHIND}\n`);
  return lost;
}

function options(): { to: 'bucket' | 'folder'; remove: boolean } {
  try {
    const { values } = parseArgs({ options: { to: { type: 'string' }, remove: { type: 'boolean', default: false } } });
    if (values.to !== 'bucket' && values.to !== 'folder') throw new TypeError('Say --to bucket or --to folder.');
    return { to: values.to, remove: values.remove };
  } catch (error) {
    throw new StartError(`${(error as Error).message}\nUse:\n${USAGE}`);
  }
}

await main().catch(fail);
