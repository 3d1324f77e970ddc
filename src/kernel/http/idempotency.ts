import { createHash, createHmac } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { Entity, Index, PrimaryColumn } from 'typeorm';
import type { Config } from '../../config/config.js';
import { Clock } from '../clock/clock.js';
import { InstantColumn, IntegerColumn, LongTextColumn, RefColumn, TextColumn } from '../database/columns.js';
import { Database } from '../database/database.js';
import { isDuplicate, isLockWait } from '../database/dialect.js';
import { requestProblems } from '../errors/problems.js';
import { CONFIG } from '../kernel.tokens.js';
import { currentContext } from './request-context.js';

const KEPT_MS = 24 * 3_600_000;

/** One `Idempotency-Key` that was used, with the answer that the same request gets again. */
@Entity('idempotency_key')
@Index('ix_idempotency_key_createdAt', ['createdAt'])
class IdempotencyKey {
  /** SHA-256 of account, operation and key: keys of others are unreachable, and long keys cost nothing. */
  @PrimaryColumn({ type: 'varchar', length: 64 }) keyHash!: string;
  @RefColumn() accountId!: string;
  /** `WorkPlansController.submit`. */
  @TextColumn(120) operation!: string;
  /** Keyed hash of method, address and body. */
  @TextColumn(64) fingerprint!: string;
  /** Null while the first request runs, which nobody else can see. */
  @IntegerColumn({ nullable: true }) status!: number | null;
  @TextColumn(1000, { nullable: true }) location!: string | null;
  @LongTextColumn({ nullable: true }) bodyJson!: string | null;
  @InstantColumn() createdAt!: Date;
}

/** What a request was answered with. */
export interface Answer {
  readonly status: number;
  readonly body: unknown;
  readonly location: string | null;
}

/** Does a request with an `Idempotency-Key` once, however often it is sent. */
@Injectable()
export class Idempotency {
  private readonly stored = this.db.prepare<Pick<IdempotencyKey, 'fingerprint' | 'status' | 'location' | 'bodyJson'>>(
    'SELECT fingerprint, status, location, bodyJson FROM idempotency_key WHERE keyHash = ?',
  );

  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Tells whether two requests are the same; nobody can try out what a request said without APP_SECRET. */
  fingerprintOf(request: string): string {
    return createHmac('sha256', this.config.appSecret).update(`idempotent request\n${request}`).digest('hex');
  }

  /**
   * Does the work in one transaction with its key, or gives the answer that the first request with this key got. A second
   * request waits for the first; when the work fails, nothing is kept and the key is free again. The fingerprint tells whether
   * the requests are the same; fields named in `withhold` are not kept.
   * Throws REQUEST.IDEMPOTENCY_MISMATCH, REQUEST.IDEMPOTENCY_RUNNING.
   */
  run(
    operation: string,
    key: string,
    fingerprint: string,
    work: () => Promise<Answer>,
    withhold: readonly string[] = [],
  ): Promise<Answer & { replayed: boolean }> {
    const accountId = currentContext().actor?.accountId ?? '';
    const keyHash = sha256(`${accountId}\n${operation}\n${key}`);
    return this.db.transaction(async () => {
      const row = { keyHash, accountId, operation, fingerprint, status: null, location: null, bodyJson: null };
      if (!(await this.claim({ ...row, createdAt: this.clock.now() }))) return this.replay(keyHash, fingerprint);
      const answer = await work();
      const { status, location, body } = answer;
      const kept = (name: string, value: unknown): unknown => (withhold.includes(name) ? undefined : value);
      const bodyJson = JSON.stringify(body ?? null, kept);
      await this.db.update(IdempotencyKey, { keyHash }, { status, location, bodyJson });
      return { ...answer, replayed: false };
    });
  }

  /** Forgets keys and answers older than 24 hours; gives how many. */
  eraseExpired(): Promise<number> {
    const before = new Date(this.clock.now().getTime() - KEPT_MS);
    return this.db.transaction(() => this.db.change('DELETE FROM idempotency_key WHERE createdAt < ?', [before]));
  }

  /** False when the key is taken; waits for a running request with the same key first. */
  private async claim(row: IdempotencyKey): Promise<boolean> {
    try {
      await this.db.insert(IdempotencyKey, row);
      return true;
    } catch (error) {
      if (isDuplicate(error)) return false;
      if (isLockWait(error)) throw requestProblems.IDEMPOTENCY_RUNNING({}, [], 1);
      throw error;
    }
  }

  private async replay(keyHash: string, fingerprint: string): Promise<Answer & { replayed: boolean }> {
    const stored = await this.stored.first([keyHash]);
    if (!stored?.status || stored.bodyJson === null) throw requestProblems.IDEMPOTENCY_RUNNING({}, [], 1);
    if (stored.fingerprint !== fingerprint)
      throw requestProblems.IDEMPOTENCY_MISMATCH({}, [
        { header: 'Idempotency-Key', code: 'INVALID', text: requestProblems.IDEMPOTENCY_MISMATCH.definition.detail },
      ]);
    const body = JSON.parse(stored.bodyJson) as unknown;
    return { status: Number(stored.status), body, location: stored.location, replayed: true };
  }
}

/** SHA-256 as 64 hex digits. */
export function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
