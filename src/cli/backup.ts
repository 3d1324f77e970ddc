import { parseArgs } from 'node:util';
import { readConfig } from '../config/config.js';
import { fileStoreOf } from '../kernel/files/open-file-store.js';
import { fail } from '../kernel/fail.js';
import { StartError } from '../kernel/start-error.js';
import { restoreBackup, writeBackup } from './backup/backup-file.js';
import { databaseCopy } from './backup/database-copy.js';

const USAGE = `npm run backup -- --to FOLDER      writes one backup of the configured database and its files into the folder
npm run restore -- --from FILE    fills the configured database, which must be empty, and its files`;

/** A backup holds no keys; somewhere else the numbers would seem to be lost. */
const KEYS_NEEDED =
  'Sealed data (NIK, authenticator apps, secrets of webhooks) open only with the APP_SECRET and PERSONAL_DATA_KEYS of before: set them first.';

/** The backup is good for all but these. */
const LOST = 'The backup was written without files which the database names and which';

/** Saves the configured database or brings it back: `node dist/cli/backup.js --to FOLDER` or `--from FILE`. */
async function main(): Promise<void> {
  const { to, from } = options();
  const config = readConfig();
  const copy = databaseCopy(config);
  const store = fileStoreOf(config);
  const stores = { files: store, documents: fileStoreOf(config, 'documents') };
  if (to !== undefined) {
    const { file, lost } = await writeBackup(copy, stores, to, new Date());
    if (config.bucket) process.stderr.write(`Files were copied from ${store.place}.\n`);
    process.stdout.write(`${file}\n`);
    if (lost.length > 0) throw new StartError(`${LOST} in ${store.place} are missing or damaged:\n${lost.join('\n')}`);
  } else if (from !== undefined) {
    await restoreBackup(copy, stores, from);
    process.stdout.write(
      `${from} is restored, its files into ${store.place}; the next start brings its schema up to date.\n${KEYS_NEEDED}\n`,
    );
  }
}

function options(): { to?: string; from?: string } {
  try {
    const { values } = parseArgs({ options: { to: { type: 'string' }, from: { type: 'string' } } });
    if ((values.to === undefined) === (values.from === undefined)) throw new TypeError('Say either --to or --from.');
    return values;
  } catch (error) {
    throw new StartError(`${(error as Error).message}\nUse:\n${USAGE}`);
  }
}

await main().catch(fail);
