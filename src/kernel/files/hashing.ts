import { createHash, type Hash } from 'node:crypto';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Content } from './content.js';

/** Passes bytes on and counts them into the hash. */
export function hashing(hash: Hash): Transform {
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk);
      done(null, chunk);
    },
  });
}

/** The SHA-256 of bytes, in hex. */
export async function sha256OfContent(content: Pick<Content, 'open'>): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(await content.open(), hash);
  return hash.digest('hex');
}
