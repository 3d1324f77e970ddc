import { connect } from 'node:net';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Inject, Injectable } from '@nestjs/common';
import type { Config } from '../../config/config.js';
import { CONFIG } from '../kernel.tokens.js';

/** The scanner has not said whether a file is clean: it is away or overloaded. */
export class ScannerAway extends Error {
  override readonly name: string = 'ScannerAway';
}

/** The scanner is there and does not say of this file whether it is clean: it is too long for it, say. */
export class ScanRefused extends ScannerAway {
  override readonly name = 'ScanRefused';
}

/** The file that is to be scanned broke off. */
class FileBroken extends Error {
  override readonly name = 'FileBroken';
}

/** What the scanner says of a file. */
export interface Scanned {
  /** What was found, by the scanner's name for it; null for nothing. */
  readonly finding: string | null;
  /** The scanner and the day of its signatures, in its own words, at most 200 signs. */
  readonly engine: string;
}

const USUAL_PORT = 3310;
/** Longest wait for what the scanner says of one file. */
const SCAN_MS = 60_000;
const MOST_SIGNS = 200;
const CLEAN = 'stream: OK';

/** Asks clamd over TCP whether files are clean, where the government has one. Source: clamd(8), INSTREAM. */
@Injectable()
export class VirusScanner {
  private readonly address: { readonly host: string; readonly port: number } | null;

  constructor(@Inject(CONFIG) { clamdUrl }: Config) {
    const { hostname = '', port = '' } = clamdUrl === null ? {} : new URL(clamdUrl);
    const host = hostname.replace(/^\[|\]$/g, '');
    this.address = clamdUrl === null ? null : { host, port: Number(port) || USUAL_PORT };
  }

  /** True when there is a scanner to ask. */
  get isThere(): boolean {
    return this.address !== null;
  }

  /** Has a file looked through. Throws ScannerAway, ScanRefused. */
  async scan(content: Readable): Promise<Scanned> {
    const engine = await this.version().catch((error: unknown) => {
      content.destroy();
      throw error;
    });
    const answer = await this.answerTo(Readable.from(framed(content))).catch(async (error: ScannerAway) => {
      if (isOurs(error.cause)) throw error;
      // It closes on what is too long for it, and what it said of that may be lost: if it is there still, it is the file that it refused.
      await this.version();
      throw new ScanRefused(error.message, { cause: error });
    });
    const [, finding] = /^stream: (.+) FOUND$/.exec(answer) ?? [];
    if (finding === undefined && answer !== CLEAN) throw new ScanRefused(answer || 'no answer');
    return { finding: finding?.slice(0, MOST_SIGNS) ?? null, engine: engine.slice(0, MOST_SIGNS) };
  }

  private version(): Promise<string> {
    return this.answerTo(Readable.from([Buffer.from('zVERSION\0')]));
  }

  private async answerTo(question: Readable): Promise<string> {
    if (!this.address) throw new ScannerAway('CLAMD_URL is not set');
    let answer = '';
    const read = async (said: AsyncIterable<Buffer>): Promise<void> => {
      for await (const part of said) answer += part.toString();
    };
    try {
      await pipeline(question, connect(this.address), read, { signal: AbortSignal.timeout(SCAN_MS) });
    } catch (error) {
      // What it said before it closed counts, unless that it is clean: it has not seen all of it.
      if (!answer.endsWith('\0') || answer === `${CLEAN}\0`)
        throw new ScannerAway((error as Error).message, { cause: error });
    }
    return answer.replace(/\0$/, '').trim();
  }
}

/** The file broke off, or it took too long: nothing that the scanner refuses. */
function isOurs(error: unknown): boolean {
  return error instanceof FileBroken || (error instanceof Error && error.name === 'AbortError');
}

/** The command, each piece behind its length, and a length of nothing for the end. */
async function* framed(content: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  yield Buffer.from('zINSTREAM\0');
  for await (const piece of piecesOf(content)) if (piece.length > 0) yield* [lengthOf(piece.length), piece];
  yield lengthOf(0);
}

/** The pieces of a file, whose own failure is told from one on the way to the scanner. */
async function* piecesOf(content: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  const pieces = content[Symbol.asyncIterator]();
  try {
    for (;;) {
      const next = await pieces.next().catch((error: Error) => {
        throw new FileBroken(error.message, { cause: error });
      });
      if (next.done) return;
      yield next.value;
    }
  } finally {
    await pieces.return?.();
  }
}

function lengthOf(bytes: number): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(bytes);
  return length;
}
