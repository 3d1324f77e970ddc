import { createHmac } from 'node:crypto';
import { Logger } from '@nestjs/common';
import type { Redis } from 'ioredis';
import type { Config } from '../../config/config.js';
import { RedisConnections, redisPrefix } from '../redis-connections.js';
import type { CommonCounts } from './limit.js';
import type { Policy } from './policies.js';

/** How long a request may wait for Redis; then the process decides by its own count. */
const PATIENCE_MS = 250;
const ADD = `local sum = redis.call('INCRBY', KEYS[1], ARGV[1])
redis.call('PEXPIRE', KEYS[1], ARGV[2])
return sum`;

/** Counts of all processes in Redis. A caller is there as a keyed hash only, for two windows at most. */
export class RedisCounts implements CommonCounts {
  private readonly connections: RedisConnections;
  private readonly redis: Redis;
  private readonly prefix: string;

  constructor(
    url: string,
    private readonly config: Pick<Config, 'appSecret'>,
  ) {
    this.prefix = redisPrefix(config.appSecret, 'limits');
    this.connections = new RedisConnections(url, 'sasaran-limits', new Logger(RedisCounts.name), {
      away: 'each process counts requests by itself.',
      back: 'processes count requests together again.',
    });
    const inTime = { commandTimeout: PATIENCE_MS, maxRetriesPerRequest: 0 };
    this.redis = this.connections.open({ ...inTime, enableOfflineQueue: false });
  }

  async add({ name, windowSeconds }: Policy, window: number, caller: string, requests: number): Promise<number> {
    const { appSecret } = this.config;
    const what = createHmac('sha256', appSecret).update(`${name} ${window} ${caller}`).digest('base64url');
    return (await this.redis.eval(ADD, 1, `${this.prefix}:${what}`, requests, windowSeconds * 2_000)) as number;
  }

  close(): void {
    this.connections.letGo();
    this.redis.disconnect();
  }
}
