import 'reflect-metadata';
import { parseArgs } from 'node:util';
import { readConfig } from '../config/config.js';
import { Database } from '../kernel/database/database.js';
import { hasPendingMigrations } from '../kernel/database/migrator.js';
import { openConnection } from '../kernel/database/open-connection.js';
import { fail } from '../kernel/fail.js';
import { StartError } from '../kernel/start-error.js';
import { type ReplayReport, StoredResults } from '../modules/appraisals/index.js';

const USAGE = 'npm run appraisals:verify -- [--json]';

function wantsJson(): boolean {
  try {
    return parseArgs({ options: { json: { type: 'boolean', default: false } } }).values.json;
  } catch (error) {
    throw new StartError(`${(error as Error).message}\nUse: ${USAGE}`);
  }
}

/**
 * Recalculates every stored result of the configured database from the inputs and rule set that were stored with it, and holds every
 * published copy against its hash, beside the running service or without it. Ends with 0 when all are the same and with 2 when one is not. Changes nothing.
 */
async function verify(): Promise<number> {
  const isJson = wantsJson();
  const connection = await openConnection(readConfig());
  try {
    if (await hasPendingMigrations(connection)) {
      throw new StartError('The database is not up to date with this version: start the service once.');
    }
    const report = await new StoredResults(new Database(connection)).replayAll();
    process.stdout.write(`${isJson ? JSON.stringify(report) : textOf(report)}\n`);
    return report.different.length + report.altered.length === 0 ? 0 : 2;
  } finally {
    await connection.close();
  }
}

function textOf({ replayed, different, copies, altered }: ReplayReport): string {
  if (different.length + altered.length === 0)
    return `SAME: ${replayed} results, each as its rule set makes it, and ${copies} published copies, each with its hash.`;
  return [
    `DIFFERENT: ${different.length} of ${replayed} results. Appraisals:`,
    ...different,
    `ALTERED: ${altered.length} of ${copies} published copies. Signed appraisals:`,
    ...altered,
  ].join('\n');
}

await verify().then((exitCode) => process.exit(exitCode), fail);
