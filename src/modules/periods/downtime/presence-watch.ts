import { setTimeout as pause } from 'node:timers/promises';
import { type BeforeApplicationShutdown, Injectable, Logger } from '@nestjs/common';
import { within } from '../../../kernel/within.js';
import { Downtimes } from './downtimes.js';

const EVERY_MS = 60_000;
const STOP_MS = 1_000;

/** Lets the service note once a minute that it works, so that it knows afterwards when it did not. Rule PE-7. */
@Injectable()
export class PresenceWatch implements BeforeApplicationShutdown {
  private readonly logger = new Logger(PresenceWatch.name);
  private readonly end = new AbortController();
  private loop: Promise<void> = Promise.resolve();

  constructor(private readonly downtimes: Downtimes) {}

  /** Begins; to be called once people can use the service. */
  start(): void {
    this.loop = this.run();
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.end.abort();
    await within(STOP_MS, this.loop);
  }

  private async run(): Promise<void> {
    const { signal } = this.end;
    while (!signal.aborted) {
      await this.downtimes.noteWork().catch((error: unknown) => {
        this.logger.warn(`It was not noted that the service works: ${(error as Error).message}`);
      });
      await pause(EVERY_MS, undefined, { signal }).catch(() => undefined);
    }
  }
}
