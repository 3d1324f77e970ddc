import { Injectable, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import { Database } from '../../kernel/database/database.js';
import { AccessRevisionRow } from './persistence/access-revision.entity.js';

const POLL_MS = 1_000;
const TRUSTED_MS = 2_000;

/**
 * A number that grows whenever somebody's rights end or change. What was read under an older number is read again, at once
 * on this instance and within two seconds on the others.
 */
@Injectable()
export class AccessRevision implements OnModuleInit, OnModuleDestroy {
  private known = NaN;
  private heardAt = 0;
  private asking?: Promise<void>;
  private timer?: NodeJS.Timeout;
  private readonly sql = this.db.prepare<{ revision: number }>('SELECT revision FROM access_revision');

  constructor(private readonly db: Database) {}

  async onModuleInit(): Promise<void> {
    await this.refresh();
    this.timer = setInterval(() => void this.refresh(), POLL_MS).unref();
  }

  onModuleDestroy(): void {
    clearInterval(this.timer);
  }

  /** The number, when it was heard in the last two seconds; otherwise NaN, which equals nothing: then nothing remembered counts. */
  get current(): number {
    return performance.now() - this.heardAt < TRUSTED_MS ? this.known : NaN;
  }

  /**
   * Makes the number grow, inside the transaction that changes rights and as its first act: its row is the lock under
   * which rights change one after the other.
   */
  async advance(): Promise<void> {
    await this.db.change('UPDATE access_revision SET revision = revision + 1');
    const [row] = await this.db.find(AccessRevisionRow, {});
    this.db.afterCommit(() => this.learn(Number(row?.revision)));
  }

  /** Asks the database for the number; no answer leaves the old one to run out. */
  refresh(): Promise<void> {
    return (this.asking ??= this.ask()
      .catch(() => undefined)
      .finally(() => (this.asking = undefined)));
  }

  private async ask(): Promise<void> {
    const askedAt = performance.now();
    this.learn(Number((await this.sql.first())?.revision));
    this.heardAt = askedAt;
  }

  /** An answer that was overtaken by a newer one does not count. */
  private learn(revision: number): void {
    if (!(revision <= this.known)) this.known = revision;
  }
}
