import { Injectable, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import { Database } from '../../kernel/database/database.js';
import { AccessRevisionRow } from './persistence/identity.entity.js';

const POLL_MS = 1_000;
const TRUSTED_MS = 2_000;

/** A number that grows whenever rights end or change; it is heard at once here and within two seconds on other instances. */
@Injectable()
export class AccessRevision implements OnModuleInit, OnModuleDestroy {
  private known = NaN;
  private heardAt = 0;
  private asking?: Promise<void>;
  private timer?: NodeJS.Timeout;

  constructor(private readonly db: Database) {}

  async onModuleInit(): Promise<void> {
    await this.refresh();
    this.timer = setInterval(() => void this.refresh(), POLL_MS).unref();
  }

  onModuleDestroy(): void {
    clearInterval(this.timer);
  }

  /** The number as heard in the last two seconds; otherwise NaN, which equals nothing: then nothing remembered counts. */
  get current(): number {
    return performance.now() - this.heardAt < TRUSTED_MS ? this.known : NaN;
  }

  /** First act of a transaction that changes rights: its row is the lock under which they change one after the other. */
  async advance(): Promise<void> {
    await this.db.change('UPDATE access_revision SET revision = revision + 1');
    const [row] = await this.db.find(AccessRevisionRow, {});
    this.db.afterCommit(() => this.learn(Number(row?.revision)));
  }

  /** Asks the database for the number; no answer leaves the old one to run out. */
  refresh(): Promise<void> {
    const askedAt = performance.now();
    return (this.asking ??= this.db
      .rows<AccessRevisionRow>('SELECT revision FROM access_revision')
      .then(([row]) => {
        this.learn(Number(row?.revision));
        this.heardAt = askedAt;
      })
      .catch(() => undefined)
      .finally(() => (this.asking = undefined)));
  }

  /** An answer that was overtaken by a newer one does not count. */
  private learn(revision: number): void {
    if (!(revision <= this.known)) this.known = revision;
  }
}
