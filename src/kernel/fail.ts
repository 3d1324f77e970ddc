import { FilesAway } from './files/file-store.js';
import { createLogger } from './logging/logger.js';
import { StartError } from './start-error.js';

/** Ends the process: with words for what a person can mend, with a line in the log and its stack for anything else. */
export function fail(error: unknown): void {
  if (error instanceof StartError || error instanceof FilesAway) {
    process.stderr.write(`${error.message}\n`);
    process.exit(1);
  }
  const logger = createLogger('fatal');
  logger.fatal({ err: error }, error instanceof Error ? error.message : 'The service failed.');
  logger.flush(() => process.exit(1));
}
