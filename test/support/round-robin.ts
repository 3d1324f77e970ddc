import { once } from 'node:events';
import { Agent, type IncomingMessage, request } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';

/** How long an instance that refused a connection is left alone. */
const REFUSED_MS = 100;

/** One instance as the balancer sees it. */
interface Upstream {
  readonly address: string;
  answers: number;
  restUntil: number;
}

/** What is sent, always the same however often it is sent. */
export interface Sent {
  readonly method: string;
  readonly path: string;
  readonly headers: Record<string, string>;
  readonly body?: object;
}

/** An answer that is not a refusal to answer now. */
export interface Balanced {
  readonly status: number;
  readonly body: any;
  /** Whether the request had been done before, by its Idempotency-Key. */
  readonly isReplayed: boolean;
}

/**
 * A small balancer with its client: each request goes to the next instance, over connections that stay open. One that refuses
 * the connection, or answers 503 with Retry-After, is left alone for that time, and the same request goes to the next one. So it
 * does when a connection is reset that the instance had not accepted yet, or not heard of the request on: then the request,
 * sent again, is done for the first time. Whatever else happens to a request fails it: it was taken and got no answer.
 */
export class RoundRobin {
  private readonly agent = new Agent({ keepAlive: true });
  private readonly upstreams: readonly Upstream[];
  private turn = 0;
  /** How many connections were refused or reset, and how many requests were answered 503. */
  readonly turnedAway = { refused: 0, reset: 0, unavailable: 0 };

  constructor(addresses: readonly string[]) {
    this.upstreams = addresses.map((address) => ({ address, answers: 0, restUntil: 0 }));
  }

  /** How many requests this instance has answered. */
  answersOf(address: string): number {
    return this.upstreams.find((one) => one.address === address)?.answers ?? 0;
  }

  /** Sends a request until somebody answers it. */
  async send(sent: Sent): Promise<Balanced> {
    for (;;) {
      const upstream = this.next();
      const answer = upstream ? await this.ask(upstream, sent) : undefined;
      // Each request is sent again only when it was not taken.
      if (answer?.isReplayed) throw new Error(`${sent.method} ${sent.path} had been done and not answered.`);
      if (answer) return answer;
      if (!upstream) await pause(10);
    }
  }

  /** Ends its connections. */
  close(): void {
    this.agent.destroy();
  }

  private next(): Upstream | undefined {
    const now = performance.now();
    const open = this.upstreams.filter(({ restUntil }) => restUntil <= now);
    return open[(this.turn += 1) % open.length];
  }

  private async ask(upstream: Upstream, { method, path, headers, body }: Sent): Promise<Balanced | undefined> {
    const { agent } = this;
    const sending = request(`${upstream.address}${path}`, { agent, method, headers });
    const answered = once(sending, 'response').then(([response]) => response as IncomingMessage);
    sending.end(body && JSON.stringify(body));
    const response = await answered.catch((error: NodeJS.ErrnoException) => this.turnAway(upstream, error));
    if (!response) return undefined;
    const status = response.statusCode ?? 0;
    const text = (await response.setEncoding('utf8').toArray()).join('');
    const waitSeconds = Number(response.headers['retry-after']);
    if (status === 503 && waitSeconds > 0) {
      this.turnedAway.unavailable += 1;
      upstream.restUntil = performance.now() + waitSeconds * 1_000;
      return undefined;
    }
    upstream.answers += 1;
    const isReplayed = response.headers['idempotency-replayed'] === 'true';
    return { status, body: text === '' ? null : JSON.parse(text), isReplayed };
  }

  private turnAway(upstream: Upstream, error: NodeJS.ErrnoException): undefined {
    if (error.code !== 'ECONNREFUSED' && error.code !== 'ECONNRESET') throw error;
    this.turnedAway[error.code === 'ECONNREFUSED' ? 'refused' : 'reset'] += 1;
    upstream.restUntil = performance.now() + REFUSED_MS;
    return undefined;
  }
}
