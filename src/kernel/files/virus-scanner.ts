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
    const engine = await this.answerTo(Readable.from([Buffer.from('zVERSION\0')])).catch((error: unknown) => {
      content.destroy();
      throw error;
    });
    const answer = await this.answerTo(Readable.from(framed(content)));
    const [, finding] = /^stream: (.+) FOUND$/.exec(answer) ?? [];
    if (finding === undefined && answer !== 'stream: OK') throw new ScanRefused(answer || 'no answer');
    return { finding: finding?.slice(0, MOST_SIGNS) ?? null, engine: engine.slice(0, MOST_SIGNS) };
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
      throw new ScannerAway((error as Error).message, { cause: error });
    }
    return answer.replace(/\0$/, '').trim();
  }
}

/** The command, each piece behind its length, and a length of nothing for the end. */
async function* framed(content: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  yield Buffer.from('zINSTREAM\0');
  for await (const piece of content) if (piece.length > 0) yield* [lengthOf(piece.length), piece];
  yield lengthOf(0);
}

function lengthOf(bytes: number): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(bytes);
  return length;
}
