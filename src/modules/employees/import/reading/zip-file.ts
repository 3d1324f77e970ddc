import { createReadStream, type ReadStream } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { pipeline } from 'node:stream';
import { createInflateRaw } from 'node:zlib';
import { fileProblems } from '../import.problems.js';

interface Entry {
  readonly method: number;
  readonly packedBytes: number;
  readonly offset: number;
}

const END_MARK = 0x06054b50;
const ENTRY_MARK = 0x02014b50;
const LOCAL_MARK = 0x04034b50;
const DIRECTORY_LIMIT = 1_048_576;

/**
 * The parts of a ZIP file, found by its directory and read as streams. Only what really comes out of a part is counted
 * against its limit: sizes that a file claims of itself prove nothing.
 */
export class ZipFile {
  private source?: ReadStream;
  private total = 0;

  private constructor(
    private readonly path: string,
    private readonly entries: ReadonlyMap<string, Entry>,
  ) {}

  /** Reads the directory. Throws IMPORT_FILE.DAMAGED. */
  static async open(path: string): Promise<ZipFile> {
    const file = await open(path, 'r');
    try {
      return new ZipFile(path, await readDirectory(file));
    } finally {
      await file.close();
    }
  }

  has(name: string): boolean {
    return this.entries.has(name);
  }

  /** Packed bytes read of the part that is being read, and how many it has. */
  progress(): { readonly done: number; readonly total: number } {
    return { done: this.source?.bytesRead ?? 0, total: this.total };
  }

  /** The text of a part, piece by piece. Throws IMPORT_FILE.DAMAGED, IMPORT_FILE.UNPACKED_TOO_LARGE. */
  async *text(name: string, limitBytes: number): AsyncGenerator<string> {
    const decoder = new TextDecoder('utf-8', { fatal: true });
    let size = 0;
    try {
      for await (const piece of await this.unpacked(name)) {
        size += piece.length;
        if (size > limitBytes) throw fileProblems.UNPACKED_TOO_LARGE({ limitBytes });
        yield decoder.decode(piece, { stream: true });
      }
      yield decoder.decode();
    } catch (error) {
      throw isPackingFault(error) ? fileProblems.DAMAGED() : error;
    }
  }

  private async unpacked(name: string): Promise<AsyncIterable<Buffer>> {
    const entry = this.entries.get(name);
    if (!entry || (entry.method !== 0 && entry.method !== 8)) throw fileProblems.DAMAGED();
    if (entry.packedBytes === 0) return empty();
    const start = await this.startOf(entry);
    const source = createReadStream(this.path, { start, end: start + entry.packedBytes - 1 });
    Object.assign(this, { source, total: entry.packedBytes });
    // The pipeline hands a failure of the source on and closes the file when the reader stops early.
    return entry.method === 0 ? source : pipeline(source, createInflateRaw(), () => undefined);
  }

  /** The directory does not say how long the header before the data is. */
  private async startOf({ offset }: Entry): Promise<number> {
    const file = await open(this.path, 'r');
    try {
      const header = await bytesAt(file, offset, 30);
      if (header.readUInt32LE(0) !== LOCAL_MARK) throw fileProblems.DAMAGED();
      return offset + 30 + header.readUInt16LE(26) + header.readUInt16LE(28);
    } finally {
      await file.close();
    }
  }
}

async function* empty(): AsyncGenerator<Buffer> {
  // A part without bytes has no text.
}

async function readDirectory(file: FileHandle): Promise<ReadonlyMap<string, Entry>> {
  const { size } = await file.stat();
  const tailLength = Math.min(size, 65_557);
  const tail = await bytesAt(file, size - tailLength, tailLength);
  let end = tail.length - 22;
  while (end >= 0 && tail.readUInt32LE(end) !== END_MARK) end -= 1;
  if (end < 0) throw fileProblems.DAMAGED();
  const length = tail.readUInt32LE(end + 12);
  const offset = tail.readUInt32LE(end + 16);
  if (length > DIRECTORY_LIMIT || offset + length > size) throw fileProblems.DAMAGED();
  return entriesOf(await bytesAt(file, offset, length));
}

function entriesOf(directory: Buffer): ReadonlyMap<string, Entry> {
  const entries = new Map<string, Entry>();
  let at = 0;
  while (at + 46 <= directory.length && directory.readUInt32LE(at) === ENTRY_MARK) {
    const nameLength = directory.readUInt16LE(at + 28);
    const name = directory.toString('utf8', at + 46, at + 46 + nameLength);
    entries.set(name, {
      method: directory.readUInt16LE(at + 10),
      packedBytes: directory.readUInt32LE(at + 20),
      offset: directory.readUInt32LE(at + 42),
    });
    at += 46 + nameLength + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32);
  }
  return entries;
}

async function bytesAt(file: FileHandle, position: number, length: number): Promise<Buffer> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, position);
  if (bytesRead < length) throw fileProblems.DAMAGED();
  return buffer;
}

/** Broken data of zlib, or bytes that are no UTF-8. */
function isPackingFault(error: unknown): boolean {
  const { code } = (error ?? {}) as { code?: string };
  return /^Z_|^ERR_ENCODING_INVALID/.test(code ?? '');
}
