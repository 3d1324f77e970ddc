import { setTimeout as pause } from 'node:timers/promises';
import { type BeforeApplicationShutdown, Injectable, Logger } from '@nestjs/common';
import { Clock } from '../clock/clock.js';
import { Jobs } from '../jobs/jobs.js';
import { within } from '../within.js';
import { AuditSealer } from './audit-sealer.js';
import { ERASE_AUDIT_VALUES } from './erase-audit-values.job.js';
import { ReadLog } from './read-log.js';

const EVERY_MS = 1_000;
const STOP_MS = 2_000;

/** What the audit record needs done all the time: writing reads, sealing, and the daily erasure of old values. */
@Injectable()
export class AuditUpkeep implements BeforeApplicationShutdown {
  private readonly logger = new Logger(AuditUpkeep.name);
  private readonly end = new AbortController();
  private loop: Promise<void> = Promise.resolve();
  private askedOn = '';

  constructor(
    private readonly sealer: AuditSealer,
    private readonly reads: ReadLog,
    private readonly jobs: Jobs,
    private readonly clock: Clock,
  ) {}

  /** Begins; to be called once the application is complete. */
  start(): void {
    this.reads.start();
    this.loop = this.run();
  }

  /** The lease is given back, so that another instance seals on at once. */
  async beforeApplicationShutdown(): Promise<void> {
    this.end.abort();
    await within(STOP_MS, this.loop);
  }

  private async run(): Promise<void> {
    const { signal } = this.end;
    while (!signal.aborted) {
      await this.turn(signal).catch((error: unknown) => {
        this.logger.error('The audit record was not sealed: it is tried again.', (error as Error).stack);
      });
      await pause(EVERY_MS, undefined, { signal }).catch(() => undefined);
    }
    await this.sealer.release().catch(() => undefined);
  }

  /** The job of a day has a key, so that it is done once however many instances ask for it. */
  private async turn(signal: AbortSignal): Promise<void> {
    const today = this.clock.today();
    if (this.askedOn !== today) {
      await this.jobs.enqueue(ERASE_AUDIT_VALUES, {}, { uniqueKey: `${ERASE_AUDIT_VALUES}:${today}` });
      this.askedOn = today;
    }
    await this.sealer.seal(signal);
  }
}
