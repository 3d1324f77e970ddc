import { parseArgs } from 'node:util';
import { readConfig } from '../config/config.js';
import { BucketFiles } from '../kernel/files/bucket-files.js';
import { FolderFiles } from '../kernel/files/folder-files.js';
import { fail } from '../kernel/fail.js';
import { StartError } from '../kernel/start-error.js';
import { databaseCopy } from './backup/database-copy.js';
import { moveFiles } from './files/move-files.js';

const USAGE = `npm run files:move -- --to bucket              copies the files of evidence from DATA_DIR into the bucket of S3_BUCKET
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
  const [folder, bucket] = [new FolderFiles(config.dataDir), new BucketFiles(config.bucket)];
  const [from, target] = to === 'bucket' ? [folder, bucket] : [bucket, folder];
  const { copied, there, removed, left, lost } = await moveFiles(from, target, {
    names: await databaseCopy(config).files(),
    remove,
  });
  process.stdout.write(
    `${copied} files were copied from ${from.place} to ${target.place}, ${there} were there already.\n`,
  );
  if (removed > 0) process.stdout.write(`${removed} files were removed from ${from.place}.\n`);
  if (left > 0) process.stdout.write(`${left} files ${LEFT_BEHIND}\n`);
  if (lost.length > 0)
    throw new StartError(
      `These files, which the database names, are in neither place, or damaged:\n${lost.join('\n')}`,
    );
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
