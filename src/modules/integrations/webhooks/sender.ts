import { randomBytes } from 'node:crypto';
import type { LookupAddress } from 'node:dns';
import { request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import type { LookupFunction } from 'node:net';
import { Inject, Injectable } from '@nestjs/common';
import type { Config } from '../../../config/config.js';
import { currentContext } from '../../../kernel/http/request-context.js';
import { CONFIG } from '../../../kernel/kernel.tokens.js';
import { type Step, Tracing } from '../../../kernel/tracing/tracing.js';
import { type AttemptOutcome, maskedAnswer, outcomeOfStatus } from '../domain/delivery-rules.js';
import { TargetRefused, WebhookTargets } from './targets.js';

/** What is read of an answer; a longer one is cut off, its status counts. */
const MOST_ANSWER_BYTES = 16_384;
const TLS_FAULT = /^ERR_(TLS|SSL)|CERT|SELF_SIGNED|UNABLE_TO_|EPROTO/;

/** What came of sending a notice. */
export interface Sent {
  readonly outcome: AttemptOutcome;
  readonly statusCode: number | null;
  /** The beginning of the answer, masked. */
  readonly answer: string | null;
  readonly retryAfter?: string;
}

/** Posts notices to receivers: to a checked address, within the time limit, without following redirects. */
@Injectable()
export class WebhookSender {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly targets: WebhookTargets,
    private readonly tracing: Tracing,
  ) {}

  /** Sends once and says what came of it; throws only when the signal aborts, because the service stops. */
  async send(url: string, headers: Record<string, string>, body: string, signal: AbortSignal): Promise<Sent> {
    const step = this.beginStep(url);
    const traceparent = step?.traceparent ?? `00-${currentContext().traceId}-${randomBytes(8).toString('hex')}-01`;
    let sent: Sent | undefined;
    try {
      sent = await this.post(url, { headers: { ...headers, traceparent }, body, signal });
      return sent;
    } finally {
      const { outcome = 'ABORTED', statusCode = null } = sent ?? {};
      const status = statusCode === null ? {} : { 'http.response.status_code': statusCode };
      step?.end({ attributes: status, ...(outcome === 'DELIVERED' ? {} : { fault: outcome }) });
    }
  }

  /** Of the address only the host: the rest may be a secret of the receiver. */
  private beginStep(url: string): Step | undefined {
    const attributes = { 'http.request.method': 'POST', 'server.address': new URL(url).hostname };
    return this.tracing.begin({ name: 'POST', kind: 'client', attributes }, currentContext().step);
  }

  private async post(url: string, { headers, body, signal }: Message): Promise<Sent> {
    signal.throwIfAborted();
    const limit = AbortSignal.any([signal, AbortSignal.timeout(this.config.webhookTimeoutMs)]);
    try {
      const addresses = await unlessAborted(this.targets.check(url), limit);
      return await unlessAborted(post(new URL(url), addresses, { headers, body, signal: limit }), limit);
    } catch (error) {
      signal.throwIfAborted();
      return { outcome: limit.aborted ? 'TIMED_OUT' : outcomeOf(error), statusCode: null, answer: null };
    }
  }
}

interface Message {
  readonly headers: Record<string, string>;
  readonly body: string;
  readonly signal: AbortSignal;
}

/** A connection of its own for each attempt, so that none goes to an address that was checked long ago. */
function post(url: URL, addresses: readonly LookupAddress[], { headers, body, signal }: Message): Promise<Sent> {
  const request = url.protocol === 'https:' ? requestHttps : requestHttp;
  const options = { method: 'POST', agent: false, headers, signal, lookup: pinnedTo(addresses) } as const;
  return new Promise((resolve, reject) => {
    const outgoing = request(url, options, (incoming) => {
      const chunks: Buffer[] = [];
      let length = 0;
      const settle = (): void => {
        const statusCode = incoming.statusCode ?? 0;
        const answer = maskedAnswer(Buffer.concat(chunks).toString()) || null;
        resolve({
          outcome: outcomeOfStatus(statusCode),
          statusCode,
          answer,
          retryAfter: incoming.headers['retry-after'],
        });
      };
      incoming.on('data', (chunk: Buffer) => {
        chunks.push(chunk);
        length += chunk.length;
        if (length < MOST_ANSWER_BYTES) return;
        settle();
        outgoing.destroy();
      });
      incoming.on('end', settle).on('error', reject);
    });
    outgoing.on('error', reject).end(body);
  });
}

/** Answers every question for an address with the checked ones; the name goes on to the certificate and `Host` only. */
function pinnedTo(addresses: readonly LookupAddress[]): LookupFunction {
  return (_name, { all }, answer) => {
    const [{ address, family } = { address: '', family: 0 }] = addresses;
    if (all) answer(null, [...addresses]);
    else answer(null, address, family);
  };
}

function outcomeOf(error: unknown): AttemptOutcome {
  if (error instanceof TargetRefused) return error.fault === 'NAME_UNKNOWN' ? 'NAME_UNKNOWN' : 'TARGET_REFUSED';
  const { code = '' } = error as { code?: string };
  return TLS_FAULT.test(code) ? 'TLS_FAILED' : 'NOT_REACHED';
}

/** Waits for the work until the signal aborts: a look-up of a name cannot be stopped. */
function unlessAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  const aborted = Promise.withResolvers<never>();
  const abort = (): void => aborted.reject(signal.reason as Error);
  signal.addEventListener('abort', abort, { once: true });
  return Promise.race([work, aborted.promise]).finally(() => signal.removeEventListener('abort', abort));
}
