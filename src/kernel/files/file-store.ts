import type { Readable } from 'node:stream';
import type { Content } from './content.js';

/** Where files are kept does not answer, refuses us or is full; the message tells whoever runs the service why. */
export class FilesAway extends Error {
  override readonly name = 'FilesAway';
}

/** A file that should be there is not. */
export class FileMissing extends Error {
  override readonly name = 'FileMissing';
}

/** What files are kept for. Each has a space of its own, so that erasing there reaches nothing of the others, though the bytes are the same. */
export const FILE_AREAS = ['files', 'documents'] as const;
export type FileArea = (typeof FILE_AREAS)[number];

/** What is to be kept: its length, and its bytes as often as it takes. */
export type Sent = Pick<Content, 'sizeBytes' | 'open'>;

/**
 * Whole files of one area, those of evidence where nothing else is said, each kept once under the SHA-256 of what it holds; one that is there never changes. They lie in a folder of this machine, or
 * in a bucket. All of its questions throw FilesAway.
 */
export abstract class FileStore {
  /** Where the files lie, in words for whoever runs the service. */
  abstract readonly place: string;

  /** Keeps bytes; gives their SHA-256 in hex. When it answers they outlast a power cut, and before it nobody sees a part of them. */
  abstract put(content: Sent): Promise<string>;

  /** How many bytes a file has; null when it is not there. */
  abstract sizeOf(sha256: string): Promise<number | null>;

  /** True when a file is there. */
  async has(sha256: string): Promise<boolean> {
    return (await this.sizeOf(sha256)) !== null;
  }

  /** The bytes of a file, opened before it answers. Throws FileMissing. */
  abstract open(sha256: string): Promise<Readable>;

  /** Forgets a file; one that is gone already is no fault. */
  abstract remove(sha256: string): Promise<void>;

  /** True while files can neither be kept nor given. */
  abstract isAway(): Promise<boolean>;
}

/** The store of official documents and of archives of them. */
export abstract class DocumentFiles extends FileStore {}
