import { Inject, Injectable, Logger } from '@nestjs/common';
import type { Config } from '../../config/config.js';
import type { DomainError } from '../errors/domain-error.js';
import { serviceProblems } from '../errors/problems.js';
import { CONFIG } from '../kernel.tokens.js';
import { Metrics } from '../metrics/metrics.js';
import { ServiceState } from '../service-state.js';

const RETRY_AFTER_SECONDS = 2;
const SAY_EVERY_MS = 60_000;
/** One for all: a flood is no time to take stack traces. */
const OVERLOADED = serviceProblems.OVERLOADED({}, [], RETRY_AFTER_SECONDS);

/** How much the process has to do. Above a bound it refuses at once what it could not answer in good time (R75). */
@Injectable()
export class Load {
  private readonly logger = new Logger(Load.name);
  private readonly most: number;
  private readonly mostDelayMs: number;
  private running = 0;
  /** When the first request of this round of the event loop came; null when none has come yet. */
  private roundBeganAt: number | null = null;
  private saidAt = -Infinity;

  constructor(
    private readonly metrics: Metrics,
    private readonly state: ServiceState,
    @Inject(CONFIG) { overload }: Config,
  ) {
    this.most = overload.requests || Infinity;
    this.mostDelayMs = overload.delayMs || Infinity;
  }

  /** SERVICE.OVERLOADED when there is no room for one more request; otherwise nothing. */
  objection(): DomainError | undefined {
    if (this.state.filling) return undefined;
    if (this.running >= this.most) return this.refuse('requests');
    if (this.mostDelayMs !== Infinity && this.delayMs() > this.mostDelayMs) return this.refuse('delay');
    return undefined;
  }

  /** One more request is at work. */
  begin(): void {
    this.running += 1;
  }

  /** One that began has its answer. */
  end(): void {
    this.running -= 1;
  }

  /**
   * How long requests have been read in this round of the event loop; whoever is read now has waited about that long. What
   * held the loop before the first of them does not count, so one long piece of work is no overload.
   */
  private delayMs(): number {
    const now = performance.now();
    if (this.roundBeganAt === null) {
      this.roundBeganAt = now;
      setImmediate(() => (this.roundBeganAt = null));
    }
    return now - this.roundBeganAt;
  }

  private refuse(reason: 'requests' | 'delay'): DomainError {
    this.metrics.shed(reason);
    const now = performance.now();
    if (now - this.saidAt > SAY_EVERY_MS) {
      this.saidAt = now;
      this.logger.warn(`There is more to do than can be done in good time (${reason}): requests are refused with 503.`);
    }
    return OVERLOADED;
  }
}
