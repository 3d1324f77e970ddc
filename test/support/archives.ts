import { buffer } from 'node:stream/consumers';
import yauzl from 'yauzl';

/** The files of an archive (ZIP) by their names. */
export async function filesIn(archive: Buffer): Promise<Map<string, Buffer>> {
  const zip = await yauzl.fromBufferPromise(archive);
  const files = new Map<string, Buffer>();
  for await (const entry of zip.eachEntry())
    files.set(entry.fileName, await buffer(await zip.openReadStreamPromise(entry)));
  return files;
}
