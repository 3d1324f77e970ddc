import type { Config } from '../../config/config.js';
import { BucketFiles } from './bucket-files.js';
import type { FileStore } from './file-store.js';
import { FolderFiles } from './folder-files.js';

/** Where the configuration wants files to be kept. */
export function fileStoreOf({ bucket, dataDir }: Pick<Config, 'bucket' | 'dataDir'>): FileStore {
  return bucket === null ? new FolderFiles(dataDir) : new BucketFiles(bucket);
}
