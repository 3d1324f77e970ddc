import { type BeforeApplicationShutdown, Injectable, Logger } from '@nestjs/common';
import { Schedules } from './schedules.js';

const LOOK_EVERY_MS = 2_000;

/** Looks again and again whether a turn has come, in every process that runs jobs. */
@Injectable()
export class ScheduleClock implements BeforeApplicationShutdown {
  private readonly logger = new Logger(ScheduleClock.name);
  private timer?: NodeJS.Timeout;
  private look: Promise<void> | null = null;

  constructor(private readonly schedules: Schedules) {}

  /** Begins to look; to be called once the application is complete. */
  async start(): Promise<void> {
    await this.schedules.register();
    this.timer = setInterval(() => void (this.look ??= this.lookOnce()), LOOK_EVERY_MS);
  }

  /** Ends after the look that is under way. */
  async beforeApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    await this.look;
  }

  private async lookOnce(): Promise<void> {
    await this.schedules.fireDue().catch((error: unknown) => {
      this.logger.warn(`Turns of recurring jobs wait: ${String(error)}`);
    });
    this.look = null;
  }
}
