import { Logger, type OnApplicationShutdown } from '@nestjs/common';
import { Queue, Worker } from 'bullmq';
import type { Redis } from 'ioredis';
import type { Config } from '../../config/config.js';
import type { Clock } from '../clock/clock.js';
import { RedisConnections, redisPrefix } from '../redis-connections.js';
import { within } from '../within.js';
import { type JobListener, JobMessenger, LANES, type LaneName, laneOf, type Waiting } from './job-messenger.js';

const POLL_MS = 5_000;
const POLL_ALONE_MS = 1_000;
/** What is due later than this is left to the workers' own look, so that Redis holds no plans for months. */
const TELL_AHEAD_MS = 3_600_000;
/** So that a message never comes a moment before its job is due, when it would be worth nothing. */
const SLACK_MS = 50;
const CLOSE_MS = 500;
const GONE = { removeOnComplete: true, removeOnFail: true } as const;
const LANE_NAMES = Object.keys(LANES) as LaneName[];

interface Message {
  readonly jobId: string;
}

/**
 * BullMQ as the messenger: each message is one job's id and goes to one idle worker of whichever process, at the time when
 * the job is due. While Redis is away the process goes on as if there were none.
 */
export class RedisMessenger extends JobMessenger implements OnApplicationShutdown {
  private readonly connections: RedisConnections;
  private readonly prefix: string;
  private readonly sender: Redis;
  private readonly queues = {} as Record<LaneName, Queue<Message>>;
  private receiver?: Redis;
  private workers: Worker<Message>[] = [];
  private listener?: JobListener;

  constructor(
    url: string,
    { appSecret }: Pick<Config, 'appSecret'>,
    private readonly clock: Clock,
  ) {
    super();
    this.prefix = redisPrefix(appSecret, 'jobs');
    this.connections = new RedisConnections(url, 'sasaran-jobs', new Logger(RedisMessenger.name), {
      away: 'jobs go on by the database alone.',
      back: 'jobs are spread by messages again.',
      // Workers that relied on messages look more often from now on.
      onError: () => this.listener?.wake(),
    });
    // A message that cannot be sent now is not worth waiting for.
    this.sender = this.connections.open({ enableOfflineQueue: false, maxRetriesPerRequest: 0 });
    const options = { connection: this.sender, prefix: this.prefix, skipWaitingForReady: false };
    for (const lane of LANE_NAMES) {
      this.queues[lane] = new Queue<Message>(lane, options);
      this.queues[lane].on('error', () => undefined);
    }
  }

  get pollMs(): number {
    return this.receiver?.status === 'ready' ? POLL_MS : POLL_ALONE_MS;
  }

  get isAway(): boolean {
    return this.sender.status !== 'ready';
  }

  announce({ id, kind, dueAt }: Waiting): void {
    const ahead = dueAt.getTime() - this.clock.now().getTime();
    if (ahead > TELL_AHEAD_MS) return;
    const delay = ahead > 0 ? ahead + SLACK_MS : 0;
    const wake = (): void => this.listener?.wake();
    if (this.isAway) return void setTimeout(wake, delay).unref();
    this.queues[laneOf(kind)].add('job', { jobId: id }, { ...GONE, delay }).catch(wake);
  }

  listen(listener: JobListener): void {
    this.listener = listener;
    // BullMQ's workers want to wait for Redis for ever; they wait beside the work, not in front of it.
    const receiver = this.connections.open({ maxRetriesPerRequest: null });
    this.receiver = receiver;
    this.workers = LANE_NAMES.map((lane) => {
      const options = { connection: receiver, prefix: this.prefix, concurrency: LANES[lane] };
      const rest = { runRetryDelay: 1_000, removeOnComplete: { count: 0 }, removeOnFail: { count: 0 } };
      const run = ({ data }: { data: Message }): Promise<void> => listener.run(data.jobId, lane);
      return new Worker<Message>(lane, run, { ...options, ...rest }).on('error', () => undefined);
    });
  }

  async deafen(): Promise<void> {
    this.listener = undefined;
    this.connections.letGo();
    await within(CLOSE_MS, Promise.allSettled(this.workers.map((worker) => worker.close(true))));
    this.receiver?.disconnect();
  }

  async onApplicationShutdown(): Promise<void> {
    this.connections.letGo();
    await within(CLOSE_MS, Promise.allSettled(Object.values(this.queues).map((queue) => queue.close())));
    this.sender.disconnect();
    this.receiver?.disconnect();
  }
}
