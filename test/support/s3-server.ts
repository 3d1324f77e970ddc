import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { sha256Of } from './sha256.js';

/** A key that a storage knows. */
export interface S3Key {
  readonly id: string;
  readonly secret: string;
}
export const S3_KEY: S3Key = { id: 'AKIAUJISASARAN', secret: 'rahasia/uji+sasaran=2026' };
const REGION = 'id-uji-1';
const MOST_SKEW_MS = 15 * 60_000;

/** An object that a bucket holds. */
interface Stored {
  readonly bytes: Buffer;
  readonly encryption: string | null;
}

/** A refusal as S3 writes it. */
class S3Refusal extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
  ) {
    super(code);
  }
}

/** What of a request is signed. Source: AWS Signature Version 4, canonical requests of S3. */
export interface SignedRequest {
  readonly method: string;
  /** Path and query as they were sent. */
  readonly url: string;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly signedHeaders: readonly string[];
  readonly region: string;
}

const hmac = (key: string | Buffer, text: string): Buffer => createHmac('sha256', key).update(text).digest();

/** The signature of a request with its headers `x-amz-date` and `x-amz-content-sha256`, made of the text of the standard alone. */
export function signatureOf({ method, url, headers, signedHeaders, region }: SignedRequest, secret: string): string {
  const [path = '', query = ''] = url.split('?');
  const pairs = query === '' ? [] : query.split('&').map((pair) => (pair.includes('=') ? pair : `${pair}=`));
  const lines = signedHeaders.map((name) => `${name}:${(headers[name] ?? '').trim().replace(/ +/g, ' ')}\n`);
  const asked = [method, path, pairs.sort().join('&'), lines.join(''), signedHeaders.join(';')];
  const canonical = [...asked, headers['x-amz-content-sha256']].join('\n');
  const instant = headers['x-amz-date'] ?? '';
  const scope = [instant.slice(0, 8), region, 's3', 'aws4_request'];
  const text = ['AWS4-HMAC-SHA256', instant, scope.join('/'), sha256Of(Buffer.from(canonical))].join('\n');
  const key = scope.reduce<string | Buffer>(hmac, `AWS4${secret}`);
  return hmac(key, text).toString('hex');
}

/**
 * Storage that speaks S3 as far as one file after the other needs it: buckets, and whole objects that are put, got, looked at and deleted.
 * Every request has to be signed (AWS Signature V4), with the SHA-256 of its body, and is held against both.
 */
export class S3Server {
  readonly region = REGION;
  readonly buckets = new Map<string, Map<string, Stored>>();
  /** What was asked, e.g. `PUT bukti/sasaran/9f/9f86…`. */
  readonly asked: string[] = [];
  /** Breaks the connection once so many bytes of a body have come, or have been sent. */
  breaksAfter: number | null = null;
  private readonly sockets = new Set<Socket>();
  private port = 0;

  private constructor(private readonly server: Server) {}

  /** Begins with one empty bucket. */
  static async start(bucket: string): Promise<S3Server> {
    const server = createServer();
    const s3 = new S3Server(server);
    s3.buckets.set(bucket, new Map());
    server.on('request', (request, response) => void s3.answer(request, response));
    server.on('connection', (socket) => {
      s3.sockets.add(socket);
      socket.once('close', () => s3.sockets.delete(socket));
    });
    await s3.listen(0);
    return s3;
  }

  /** The settings of a service that keeps its files here. */
  env(bucket: string, key: S3Key = S3_KEY): Record<string, string> {
    return {
      ...{ S3_ENDPOINT: `http://127.0.0.1:${this.port}`, S3_REGION: REGION, S3_BUCKET: bucket },
      ...{ S3_ACCESS_KEY_ID: key.id, S3_SECRET_ACCESS_KEY: key.secret, S3_FORCE_PATH_STYLE: 'on' },
    };
  }

  /** The objects of a bucket. */
  objects(bucket: string): Map<string, Stored> {
    return this.buckets.get(bucket) ?? new Map<string, Stored>();
  }

  /** Nobody is there until it listens again, at the same port; what it holds it keeps. */
  async stop(): Promise<() => Promise<void>> {
    const { port } = this;
    const closed = once(this.server, 'close');
    this.server.close();
    for (const socket of this.sockets) socket.destroy();
    await closed;
    return () => this.listen(port);
  }

  private async listen(port: number): Promise<void> {
    this.server.listen(port, '127.0.0.1');
    await once(this.server, 'listening');
    this.port = (this.server.address() as AddressInfo).port;
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    try {
      const body = await this.bodyOf(request);
      requireSigned(request, body);
      this.serve(request, response, body);
    } catch (error) {
      if (!(error instanceof S3Refusal)) return void request.destroy();
      const words = `<?xml version="1.0" encoding="UTF-8"?><Error><Code>${error.code}</Code><Message>Uji</Message></Error>`;
      response.writeHead(error.status, { 'content-type': 'application/xml' });
      response.end(request.method === 'HEAD' ? undefined : words);
    }
  }

  private async bodyOf(request: IncomingMessage): Promise<Buffer> {
    const parts: Buffer[] = [];
    let bytes = 0;
    for await (const part of request as AsyncIterable<Buffer>) {
      parts.push(part);
      bytes += part.length;
      if (this.breaksAfter !== null && bytes > this.breaksAfter) throw new Error('The storage dies.');
    }
    return Buffer.concat(parts);
  }

  private serve(request: IncomingMessage, response: ServerResponse, body: Buffer): void {
    const { method = '', headers } = request;
    const [, name = '', ...path] = new URL(request.url ?? '', 'http://s3').pathname.split('/');
    const key = decodeURIComponent(path.join('/'));
    this.asked.push(`${method} ${name}${key && `/${key}`}`);
    const bucket = this.buckets.get(name);
    if (!bucket) throw new S3Refusal(404, 'NoSuchBucket');
    if (key === '' && method === 'HEAD') return void response.writeHead(200).end();
    const found = bucket.get(key);
    if (method === 'PUT') {
      if (headers['content-length'] === undefined) throw new S3Refusal(411, 'MissingContentLength');
      const encryption = headers['x-amz-server-side-encryption'];
      bucket.set(key, { bytes: body, encryption: encryption === undefined ? null : String(encryption) });
      return void response.writeHead(200, { etag: `"${createHash('md5').update(body).digest('hex')}"` }).end();
    }
    if (method === 'DELETE') {
      bucket.delete(key);
      return void response.writeHead(204).end();
    }
    if (method !== 'GET' && method !== 'HEAD') throw new S3Refusal(501, 'NotImplemented');
    if (!found) throw new S3Refusal(404, 'NoSuchKey');
    response.writeHead(200, { 'content-length': found.bytes.length });
    if (method === 'HEAD') return void response.end();
    if (this.breaksAfter === null) return void response.end(found.bytes);
    response.write(found.bytes.subarray(0, this.breaksAfter), () => request.destroy());
  }
}

/** Refuses a request that was not signed by the key, a short time ago, for this region, with this body. */
function requireSigned(request: IncomingMessage, body: Buffer): void {
  const { method = '', url = '' } = request;
  const headers = request.headers as Record<string, string | undefined>;
  const given =
    /^AWS4-HMAC-SHA256 Credential=([^/]+)\/\d{8}\/([^/]+)\/s3\/aws4_request, ?SignedHeaders=([^,]+), ?Signature=(\w{64})$/;
  const [, id, region = '', names = '', signature = ''] = given.exec(headers['authorization'] ?? '') ?? [];
  if (id === undefined) throw new S3Refusal(403, 'AccessDenied');
  if (id !== S3_KEY.id) throw new S3Refusal(403, 'InvalidAccessKeyId');
  if (region !== REGION) throw new S3Refusal(400, 'AuthorizationHeaderMalformed');
  const sentAt = (headers['x-amz-date'] ?? '').replace(/^(....)(..)(..T..)(..)(..Z)$/, '$1-$2-$3:$4:$5');
  if (!(Math.abs(Date.parse(sentAt) - Date.now()) < MOST_SKEW_MS)) throw new S3Refusal(403, 'RequestTimeTooSkewed');
  const signedHeaders = names.split(';');
  const needed = Object.keys(headers).filter((name) => name === 'host' || name.startsWith('x-amz-'));
  if (!needed.every((name) => signedHeaders.includes(name))) throw new S3Refusal(403, 'AccessDenied');
  const expected = signatureOf({ method, url, headers, signedHeaders, region }, S3_KEY.secret);
  if (!timingSafeEqual(Buffer.from(expected), Buffer.from(signature)))
    throw new S3Refusal(403, 'SignatureDoesNotMatch');
  if (headers['x-amz-content-sha256'] !== sha256Of(body)) throw new S3Refusal(400, 'XAmzContentSHA256Mismatch');
}
