import { Injectable } from '@nestjs/common';
import { Clock, newId } from '../clock/clock.js';
import { Database } from '../database/database.js';
import { AuditChain, AuditCheckpoint } from './audit-event.entity.js';
import { AuditSignatures } from './audit-signatures.js';
import { CHECKPOINT_EVERY, COVERED_COLUMNS, linkHash, type StoredEvent } from './chain.js';

const CHAIN = { id: 'chain' } as const;
const LEASE_MS = 10_000;
const BATCH = 200;
const CHECKPOINT_MS = 3_600_000;

/**
 * Gives committed events their places in the chain. One instance at a time holds the lease in the chain's row, and every
 * batch locks that row: the links, the new end and the checkpoints commit together, so a kill leaves nothing half done.
 */
@Injectable()
export class AuditSealer {
  /** Under which name this instance holds the lease. */
  private readonly owner = newId();
  private readonly waiting = this.db.prepare('SELECT id FROM audit_event WHERE number IS NULL LIMIT 1');
  private readonly unsealed = this.db.prepare<StoredEvent>(
    `SELECT ${COVERED_COLUMNS} FROM audit_event ev WHERE ev.number IS NULL ORDER BY ev.id LIMIT ${BATCH}`,
  );
  private readonly lastSigned = this.db.prepare<{ createdAt: string }>(
    'SELECT createdAt FROM audit_checkpoint ORDER BY number DESC LIMIT 1',
  );

  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly signatures: AuditSignatures,
  ) {}

  /** Seals all that waits, unless another instance is at it; answers how many events got their place. */
  async seal(signal?: AbortSignal): Promise<number> {
    let sealed = 0;
    while (!signal?.aborted && (await this.waiting.first())) {
      const done = await this.db.transaction(() => this.batch());
      if (done === 0) break;
      sealed += done;
    }
    return sealed;
  }

  /** Lets another instance go on at once. */
  async release(): Promise<void> {
    const free = { leaseOwner: null, leaseUntil: null };
    await this.db.transaction(() => this.db.update(AuditChain, { ...CHAIN, leaseOwner: this.owner }, free));
  }

  private async batch(): Promise<number> {
    const chain = await this.db.lock(AuditChain, CHAIN);
    const now = this.clock.now();
    if (!chain || isHeldByAnother(chain, this.owner, now)) return 0;
    const events = await this.unsealed.all();
    for (const event of events) {
      chain.number += 1;
      chain.hash = linkHash(event, chain.number, chain.hash);
      await this.link(event.id, chain);
      if (chain.number % CHECKPOINT_EVERY === 0) await this.sign(chain, now);
    }
    if (events.length > 0 && (await this.isSigningDue(now))) await this.sign(chain, now);
    const leaseUntil = new Date(now.getTime() + LEASE_MS);
    await this.db.save(AuditChain, { ...chain, leaseOwner: this.owner, leaseUntil });
    return events.length;
  }

  private async link(id: string, { number, hash }: AuditChain): Promise<void> {
    const sql = 'UPDATE audit_event SET number = ?, hash = ? WHERE id = ? AND number IS NULL';
    const linked = await this.db.change(sql, [number, hash, id]);
    if (linked !== 1) throw new Error(`Audit event ${id} was sealed by somebody who does not hold the chain.`);
  }

  private async isSigningDue(now: Date): Promise<boolean> {
    const last = await this.lastSigned.first();
    return !last || Date.parse(`${last.createdAt.replace(' ', 'T')}Z`) <= now.getTime() - CHECKPOINT_MS;
  }

  private async sign({ number, hash }: AuditChain, createdAt: Date): Promise<void> {
    const signature = await this.signatures.sign({ number, hash, at: createdAt.toISOString() });
    await this.db.insert(AuditCheckpoint, { number, hash, signature, createdAt });
  }
}

function isHeldByAnother({ leaseOwner, leaseUntil }: AuditChain, owner: string, now: Date): boolean {
  return leaseOwner !== null && leaseOwner !== owner && leaseUntil !== null && leaseUntil > now;
}
