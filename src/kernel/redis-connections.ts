import { createHmac } from 'node:crypto';
import type { Logger } from '@nestjs/common';
import { Redis, type RedisOptions } from 'ioredis';

/** How the names of all keys of one use begin: installations that share a Redis do not meet in it. */
export function redisPrefix(appSecret: string, use: string): string {
  return `sasaran-${createHmac('sha256', appSecret).update(use).digest('hex').slice(0, 16)}`;
}

/** What is said in the log, and what else is done, when Redis goes and comes back. */
export interface RedisNews {
  readonly away: string;
  readonly back: string;
  readonly onError?: () => void;
}

/**
 * The connections to Redis for one use. They come back by themselves, and say once when Redis goes and once when it comes back,
 * instead of once for every attempt to reach it.
 */
export class RedisConnections {
  private away = false;
  private closing = false;

  constructor(
    private readonly url: string,
    private readonly name: string,
    private readonly logger: Logger,
    private readonly news: RedisNews,
  ) {}

  /** One more connection, which begins to connect at once. */
  open(options: RedisOptions): Redis {
    const redis = new Redis(this.url, {
      ...options,
      connectTimeout: 5_000,
      connectionName: this.name,
      // Copies of a connection that a library makes have it, too, and end by it where Redis is away.
      retryStrategy: (times) => (this.closing ? null : Math.min(times * 50, 2_000)),
    });
    redis.on('ready', () => {
      if (this.away) this.logger.log(`Redis is back: ${this.news.back}`);
      this.away = false;
    });
    redis.on('error', (error: Error) => {
      if (!this.away && !this.closing) this.logger.warn(`Redis is away: ${this.news.away} ${error.message}`);
      this.away = true;
      this.news.onError?.();
    });
    return redis;
  }

  /** What is lost from now on is not connected again, and nothing more is said. */
  letGo(): void {
    this.closing = true;
  }
}
