import type { Readable } from 'node:stream';
import type { S3Client } from '@aws-sdk/client-s3';
import { Logger, type OnModuleDestroy } from '@nestjs/common';
import type { Bucket } from '../../config/bucket.js';
import { type FileArea, FileMissing, FilesAway, FileStore, type Sent } from './file-store.js';
import { sha256OfContent } from './hashing.js';

/** Longest wait for a connection, and for the next byte of an answer. */
const CONNECT_MS = 3_000;
const SILENT_MS = 15_000;
/** Longest wait for a bucket that is only asked whether it is there. */
const READY_MS = 2_000;

const ignore = (): void => undefined;

type Sdk = typeof import('@aws-sdk/client-s3');
interface Opened {
  readonly sdk: Sdk;
  readonly client: S3Client;
}

/**
 * Files as objects of a bucket, which only this service reads and writes. Each comes with one request that is signed together with the
 * SHA-256 of what it holds: the storage takes it whole and as it was sent, or not at all. Source: Amazon S3, PutObject; AWS Signature V4.
 */
export class BucketFiles extends FileStore implements OnModuleDestroy {
  readonly place: string;
  private readonly logger = new Logger(BucketFiles.name);
  private opened?: Promise<Opened>;
  private asked?: Promise<boolean>;
  private wasAway = false;

  private readonly prefix: string;

  constructor(
    private readonly bucket: Bucket,
    area: FileArea = 'files',
  ) {
    super();
    const { endpoint, region, name } = bucket;
    // Files of evidence were there before there were areas.
    const prefix = area === 'files' ? bucket.prefix : `${bucket.prefix}${area}/`;
    this.prefix = prefix;
    this.place = `the bucket ${name} at ${endpoint ?? `AWS ${region}`}${prefix && `, below ${prefix}`}`;
  }

  async put(content: Sent): Promise<string> {
    const sha256 = await sha256OfContent(content);
    if ((await this.sizeOf(sha256)) === content.sizeBytes) return sha256;
    const body = await content.open();
    try {
      await this.ask(({ sdk, client }) => {
        const { encryption } = this.bucket;
        const kept = { ContentLength: content.sizeBytes, ...(encryption && { ServerSideEncryption: encryption }) };
        const command = new sdk.PutObjectCommand({ ...this.named(sha256), Body: body, ...kept });
        const signed = { step: 'build', name: 'signsContent' } as const;
        command.middlewareStack.add(
          (next) => (args) => {
            (args.request as { headers: Record<string, string> }).headers['x-amz-content-sha256'] = sha256;
            return next(args);
          },
          signed,
        );
        return client.send(command);
      });
    } finally {
      body.destroy();
    }
    return sha256;
  }

  async sizeOf(sha256: string): Promise<number | null> {
    try {
      const head = await this.ask(({ sdk, client }) => client.send(new sdk.HeadObjectCommand(this.named(sha256))));
      return head.ContentLength ?? null;
    } catch (error) {
      if (error instanceof FileMissing) return null;
      throw error;
    }
  }

  async open(sha256: string): Promise<Readable> {
    const { Body } = await this.ask(({ sdk, client }) => client.send(new sdk.GetObjectCommand(this.named(sha256))));
    return Body as Readable;
  }

  async remove(sha256: string): Promise<void> {
    await this.ask(({ sdk, client }) => client.send(new sdk.DeleteObjectCommand(this.named(sha256))));
  }

  /** All who ask at the same time share one question. */
  isAway(): Promise<boolean> {
    this.asked ??= this.ask(({ sdk, client }) =>
      client.send(new sdk.HeadBucketCommand({ Bucket: this.bucket.name }), {
        abortSignal: AbortSignal.timeout(READY_MS),
      }),
    )
      .then(
        () => false,
        (error: unknown) => {
          if (error instanceof FileMissing) this.note(`${this.place} is not there.`);
          return true;
        },
      )
      .finally(() => (this.asked = undefined));
    return this.asked;
  }

  async onModuleDestroy(): Promise<void> {
    (await this.opened?.catch(() => undefined))?.client.destroy();
  }

  private named(sha256: string): { Bucket: string; Key: string } {
    return { Bucket: this.bucket.name, Key: `${this.prefix}${sha256.slice(0, 2)}/${sha256}` };
  }

  /** Asks the storage; says in the log when it goes away and when it is back. Throws FileMissing, FilesAway. */
  private async ask<T>(question: (opened: Opened) => Promise<T>): Promise<T> {
    try {
      const answer = await question(await (this.opened ??= openClient(this.bucket)));
      this.note(null);
      return answer;
    } catch (error) {
      const { name, message, $metadata } = error as Error & { $metadata?: { httpStatusCode?: number } };
      if ($metadata?.httpStatusCode === 404 && name !== 'NoSuchBucket' && !/bucket/i.test(message))
        throw new FileMissing(`A file is missing in ${this.place}.`, { cause: error });
      const why = `${this.place} does not do what it is asked: ${[name, message].filter(Boolean).join(': ')}`;
      this.note(why);
      throw new FilesAway(why, { cause: error });
    }
  }

  private note(why: string | null): void {
    if (why !== null && !this.wasAway) this.logger.error(why);
    if (why === null && this.wasAway) this.logger.log(`${this.place} answers again.`);
    this.wasAway = why !== null;
  }
}

/** The client, loaded with the first question, so that whoever keeps files in a folder does not wait for it. */
async function openClient(bucket: Bucket): Promise<Opened> {
  const { endpoint, region, accessKeyId, secretAccessKey, forcePathStyle } = bucket;
  const sdk = await import('@aws-sdk/client-s3');
  const client = new sdk.S3Client({
    ...{ region, forcePathStyle, credentials: { accessKeyId, secretAccessKey }, maxAttempts: 2 },
    ...(endpoint && { endpoint }),
    // Sums at the end of a body are unknown to much storage that is not AWS; the signature holds a sum already.
    ...{ requestChecksumCalculation: 'WHEN_REQUIRED', responseChecksumValidation: 'WHEN_REQUIRED' },
    // What matters of its warnings is in the error that follows.
    logger: { trace: ignore, debug: ignore, info: ignore, warn: ignore, error: ignore },
    requestHandler: { connectionTimeout: CONNECT_MS, socketTimeout: SILENT_MS },
  });
  return { sdk, client };
}
