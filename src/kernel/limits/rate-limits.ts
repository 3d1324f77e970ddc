import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import type { Config } from '../../config/config.js';
import { Clock } from '../clock/clock.js';
import { CONFIG } from '../kernel.tokens.js';
import { Limit } from './limit.js';
import { type LimitName, policiesOf } from './policies.js';
import { RedisCounts } from './redis-counts.js';

/** How often callers may ask: counted in this process, and where there is a Redis together with the others. */
@Injectable()
export class RateLimits implements OnApplicationShutdown {
  private readonly limits: ReadonlyMap<LimitName, Limit>;
  private readonly common: RedisCounts | null;

  constructor(clock: Clock, @Inject(CONFIG) config: Config) {
    // A worker takes no requests.
    const policies = config.role === 'worker' ? [] : policiesOf(config);
    this.common = config.redisUrl && policies.length > 0 ? new RedisCounts(config.redisUrl, config) : null;
    this.limits = new Map(policies.map((policy) => [policy.name, new Limit(policy, clock, this.common)]));
  }

  /** The limit of this name; undefined when it is off. */
  of(name: LimitName): Limit | undefined {
    return this.limits.get(name);
  }

  onApplicationShutdown(): void {
    this.common?.close();
  }
}
