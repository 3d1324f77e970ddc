import { PassThrough } from 'node:stream';
import { type BeforeApplicationShutdown, Logger } from '@nestjs/common';
import type { ProblemFactory } from '../errors/domain-error.js';

/** Looks between two comments that keep a silent connection open. */
const HEARTBEAT_MS = 15_000;
const MOST = 200;
const MOST_PER_ACCOUNT = 10;
/** What the client waits before it comes again after a cut. */
const RETRY_MS = 3_000;

/** The whole state of what somebody follows; its id changes with it. */
export interface StreamEvent {
  readonly id: string;
  readonly event: string;
  readonly data: object;
  /** True when nothing will follow. */
  readonly isLast: boolean;
}

/** Somebody who follows something. */
export interface Followed {
  readonly accountId: string;
  /** The id of the event that he has seen, from `Last-Event-ID`. */
  readonly seen: string | null;
  /** After how many events the stream ends; without it none is the last. */
  readonly most?: number;
  /** How it is now for him, who has seen an event; null when he may not see it any more. */
  readonly look: (seen: string | null) => Promise<StreamEvent | null>;
}

interface Open {
  readonly followed: Followed;
  readonly body: PassThrough;
  seen: string | null;
  left: number;
}

/** Server-sent events: all streams of one kind of a process are served by one timer, which looks at each thing that is followed. */
export abstract class EventStreams implements BeforeApplicationShutdown {
  private readonly logger = new Logger(this.constructor.name);
  private readonly open = new Set<Open>();
  private timer?: NodeJS.Timeout;
  private looks = 0;
  private looking = false;

  protected constructor(
    private readonly tooMany: ProblemFactory,
    private readonly lookEveryMs: number,
  ) {}

  /**
   * Begins with the state as it is, unless it was seen, goes on with every change and ends with what is followed, the rights of
   * who follows, or the service. Throws the problem of too many streams.
   */
  protected begin(first: StreamEvent, followed: Followed): PassThrough {
    const { accountId, seen, most = Infinity } = followed;
    const ofAccount = [...this.open].filter((one) => one.followed.accountId === accountId).length;
    if (this.open.size >= MOST || ofAccount >= MOST_PER_ACCOUNT) throw this.tooMany({}, [], 10);
    const stream: Open = { followed, body: new PassThrough(), seen, left: most };
    this.open.add(stream);
    stream.body.once('close', () => this.forget(stream));
    stream.body.on('error', () => stream.body.destroy());
    stream.body.write(`retry: ${RETRY_MS}\n\n`);
    this.show(stream, first);
    this.timer ??= setInterval(() => void this.look(), this.lookEveryMs);
    return stream.body;
  }

  /** Clients come again, to a process that goes on, and say what they have seen. */
  beforeApplicationShutdown(): void {
    for (const { body } of this.open) body.end();
    clearInterval(this.timer);
  }

  private forget(stream: Open): void {
    this.open.delete(stream);
    if (this.open.size > 0) return;
    clearInterval(this.timer);
    this.timer = undefined;
  }

  private async look(): Promise<void> {
    if (this.looking) return;
    this.looking = true;
    this.looks += 1;
    await Promise.all([...this.open].map((stream) => this.lookFor(stream))).catch((error: unknown) =>
      // The next look finds what this one missed.
      this.logger.warn(`Followers wait: ${String(error)}`),
    );
    this.looking = false;
  }

  private async lookFor(stream: Open): Promise<void> {
    const { body, followed } = stream;
    const event = await followed.look(stream.seen);
    if (!event || body.writableEnded) return void body.end();
    this.show(stream, event);
    const looksPerHeartbeat = HEARTBEAT_MS / this.lookEveryMs;
    if (this.looks % looksPerHeartbeat > 0 || body.writableEnded) return;
    // Who has not read for so long is not there any more.
    if (body.writableNeedDrain) body.destroy();
    else body.write(': still there\n\n');
  }

  /** States are whole, so one that the client was too slow for may be passed over. */
  private show(stream: Open, { id, event, data, isLast }: StreamEvent): void {
    const { body } = stream;
    if (id === stream.seen || body.writableNeedDrain) return;
    stream.seen = id;
    stream.left -= 1;
    body.write(`id: ${id}\nevent: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
    if (isLast || stream.left <= 0) body.end();
  }
}
