import { open, stat } from 'node:fs/promises';
import { Readable } from 'node:stream';

/** Bytes that are read as often as it takes, without all of them in memory. */
export interface Content {
  readonly sizeBytes: number;
  /** All of them from the beginning on. Throws when they are gone. */
  open(): Promise<Readable>;
  /** So many of them from a place on; fewer where they end before. */
  read(from: number, bytes: number): Promise<Buffer>;
}

/** What is in memory already. */
export function bytesContent(bytes: Buffer): Content {
  return {
    sizeBytes: bytes.length,
    open: async () => Readable.from([bytes]),
    read: async (from, length) => bytes.subarray(from, from + length),
  };
}

/** The first bytes of a file of this machine; all of it when no number is given. Throws when it is not there. */
export async function fileContent(path: string, bytes?: number): Promise<Content> {
  const sizeBytes = bytes ?? (await stat(path)).size;
  return {
    sizeBytes,
    open: async () => {
      const file = await open(path, 'r');
      return sizeBytes === 0 ? (await file.close(), Readable.from([])) : file.createReadStream({ end: sizeBytes - 1 });
    },
    read: async (from, length) => {
      const wanted = Math.max(0, Math.min(length, sizeBytes - from));
      const file = await open(path, 'r');
      try {
        const { buffer, bytesRead } = await file.read(Buffer.alloc(wanted), 0, wanted, from);
        return buffer.subarray(0, bytesRead);
      } finally {
        await file.close();
      }
    },
  };
}
