import type { Readable } from 'node:stream';
import type { Config } from '../../config/config.js';
import type { NamedFile } from './named-files.js';
import { serverCopy } from './server-copy.js';
import { sqliteCopy } from './sqlite-copy.js';

/** How the data of one kind of database leaves and enters it. */
export interface DatabaseCopy {
  /** End of the names of its backups. */
  readonly suffix: '.sqlite.gz' | '.sql.gz';
  /** Gives one consistent state of all data to the work, as a stream of bytes; the service may go on meanwhile. */
  read(work: (content: Readable) => Promise<void>): Promise<void>;
  /** Each file that the data name; none in a database of before there were any. */
  files(): Promise<NamedFile[]>;
  /** True while there is nothing that could be overwritten. */
  isEmpty(): Promise<boolean>;
  /** Fills the empty database with what `read` gave. */
  write(content: Readable): Promise<void>;
}

/** The copy of the configured database. */
export function databaseCopy({ databaseUrl, dataDir }: Config): DatabaseCopy {
  return databaseUrl === null ? sqliteCopy(dataDir) : serverCopy(new URL(databaseUrl));
}
