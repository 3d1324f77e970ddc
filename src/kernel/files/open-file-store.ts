import type { Config } from '../../config/config.js';
import { BucketFiles } from './bucket-files.js';
import type { FileArea, FileStore } from './file-store.js';
import { FolderFiles } from './folder-files.js';

/** Where the configuration wants files of an area to be kept. */
export function fileStoreOf(
  { bucket, dataDir }: Pick<Config, 'bucket' | 'dataDir'>,
  area: FileArea = 'files',
): FileStore {
  return bucket === null ? new FolderFiles(dataDir, area) : new BucketFiles(bucket, area);
}
