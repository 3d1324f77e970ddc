import { Injectable } from '@nestjs/common';
import { Clock } from '../clock/clock.js';
import { Database } from '../database/database.js';
import { isoOf, isoOrNull } from '../database/dialect.js';
import type { AuditFaultKind } from './audit-faults.js';
import { AuditSignatures, type SignedHead } from './audit-signatures.js';
import { CHECKPOINT_EVERY, COVERED_COLUMNS, hashOfValues, linkHash, NO_HASH, type StoredEvent } from './chain.js';
import { ValueRetention } from './value-retention.js';

const PAGE = 500;

/** The first link that is not as it was sealed. */
export interface AuditFault {
  readonly kind: AuditFaultKind;
  readonly number: number;
  /** Null where the record itself is gone. */
  readonly eventId: string | null;
}

/** What a walk along the chain found. */
export interface AuditReport {
  readonly from: number;
  /** Number of the last link that was looked at; smaller than `from` when there was none. */
  readonly to: number;
  readonly fault: AuditFault | null;
  /** Where to go on when the walk ended at its limit. */
  readonly nextFrom: number | null;
  readonly checkpoints: number;
  /** The end of the chain, signed now, to be kept outside. */
  readonly head: { readonly number: number; readonly hash: string; readonly signature: string };
  readonly unsealed: { readonly events: number; readonly oldestAt: string | null };
  /** Values of events before this instant were erased by age; null when none were. */
  readonly valuesErasedBefore: string | null;
}

type Link = StoredEvent &
  Readonly<Record<'hash' | 'salt' | 'valuesJson', string | null>> & { readonly number: unknown };
type Checkpoint = { readonly number: number; readonly hash: string; readonly signature: string };

const LINKS = `SELECT ev.number, ev.hash, ${COVERED_COLUMNS}, v.salt, v.valuesJson
  FROM audit_event ev LEFT JOIN audit_value v ON v.id = ev.id WHERE ev.number >= ? AND ev.number <= ? ORDER BY ev.number LIMIT ${PAGE}`;

/** Walks the chain from a link on and tells the first one that does not hold. */
@Injectable()
export class AuditVerification {
  private readonly links = this.db.prepare<Link>(LINKS);

  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly signatures: AuditSignatures,
    private readonly retention: ValueRetention,
  ) {}

  /** Looks at up to `limit` links; `anchor` is a signed head of former times that was kept outside. */
  async verify({ from = 1, limit = Infinity, anchor = '' } = {}): Promise<AuditReport> {
    // In this order: links and the end commit together, so that an honest end is never before what was read first.
    const signed = await this.highest('audit_checkpoint');
    const last = await this.highest('audit_event');
    const head = await this.head();
    const anchored = anchor === '' ? undefined : await this.signatures.read(anchor);
    const to = Math.min(head.number, from + limit - 1);
    const state = { from, to, head, anchored, checkpoints: 0 };
    const fault = (await this.anchorFault(state)) ?? (await this.walk(state)) ?? endFault(state, signed, last);
    const signature = await this.signatures.sign({ ...head, at: this.clock.now().toISOString() });
    return {
      ...{ from, to, fault, head: { ...head, signature }, checkpoints: state.checkpoints },
      nextFrom: fault === null && to < head.number ? to + 1 : null,
      unsealed: await this.unsealed(),
      valuesErasedBefore: (await this.retention.erasedBefore())?.toISOString() ?? null,
    };
  }

  /** The end of the chain with its signature, to be kept outside, without a walk. */
  async signedHead(): Promise<string> {
    return this.signatures.sign({ ...(await this.head()), at: this.clock.now().toISOString() });
  }

  /** An anchor before the part to be walked is compared here, one in it on the way, one after the end at the end. */
  private async anchorFault({ from, anchored }: Walk): Promise<AuditFault | null> {
    if (anchored === undefined) return null;
    if (anchored === null) return { kind: 'ANCHOR_FORGED', number: from, eventId: null };
    if (anchored.number >= from || anchored.number === 0) return null;
    const [link] = await this.links.all([anchored.number, anchored.number]);
    if (!link) return missing(anchored.number);
    return link.hash === anchored.hash ? null : faultAt(link, 'ANCHOR_DIFFERS', anchored.number);
  }

  private async walk(state: Walk): Promise<AuditFault | null> {
    let previous = NO_HASH;
    if (state.from > 1) {
      const [before] = await this.links.all([state.from - 1, state.from - 1]);
      if (!before?.hash) return missing(state.from - 1);
      previous = before.hash;
    }
    for (let next = state.from; next <= state.to;) {
      const links = await this.links.all([next, Math.min(state.to, next + PAGE - 1)]);
      const checkpoints = await this.checkpoints(next, next + PAGE - 1);
      const until = Math.min(state.to, next + PAGE - 1);
      for (const link of links) {
        if (Number(link.number) !== next) return missing(next);
        const fault = await this.faultOf(link, next, previous, state, checkpoints);
        if (fault) return faultAt(link, fault, next);
        previous = link.hash ?? '';
        next += 1;
      }
      if (next <= until) return missing(next);
    }
    return null;
  }

  private async faultOf(
    link: Link,
    number: number,
    previous: string,
    state: Walk,
    checkpoints: ReadonlyMap<number, Checkpoint>,
  ): Promise<AuditFaultKind | null> {
    const hash = linkHash(link, number, previous);
    if (hash !== link.hash) return 'ROW_CHANGED';
    const values = await this.valuesFault(link);
    if (values) return values;
    const checkpoint = checkpoints.get(number);
    if (!checkpoint && number % CHECKPOINT_EVERY === 0) return 'CHECKPOINT_MISSING';
    if (checkpoint) {
      const signed = await this.signatures.read(checkpoint.signature);
      if (!signed) return 'CHECKPOINT_FORGED';
      if (signed.number !== number || signed.hash !== hash) return 'CHECKPOINT_DIFFERS';
      state.checkpoints += 1;
    }
    if (state.anchored?.number === number && state.anchored.hash !== hash) return 'ANCHOR_DIFFERS';
    return number === state.head.number && state.head.hash !== hash ? 'HEAD_DIFFERS' : null;
  }

  private async valuesFault({
    valuesHash,
    salt,
    valuesJson,
    occurredAt,
    subjectEmployeeId,
    facts,
  }: Link): Promise<AuditFaultKind | null> {
    if (salt !== null && valuesJson !== null) {
      return hashOfValues({ salt, valuesJson }) === valuesHash ? null : 'VALUES_CHANGED';
    }
    if (valuesHash === null) return null;
    // Asked only now: the values may have been erased by age while we walk.
    const erasedBefore = await this.retention.erasedBefore();
    if (erasedBefore && isoOf(occurredAt) < erasedBefore.toISOString()) return null;
    const { people = [] } = JSON.parse(facts ?? '{}') as { people?: readonly string[] };
    const isErased = await this.retention.hasErased(
      subjectEmployeeId == null ? people : [...people, subjectEmployeeId],
    );
    return isErased ? null : 'VALUES_MISSING';
  }

  private async checkpoints(from: number, to: number): Promise<ReadonlyMap<number, Checkpoint>> {
    const sql = 'SELECT number, hash, signature FROM audit_checkpoint WHERE number >= ? AND number <= ?';
    const rows = await this.db.rows<Checkpoint>(sql, [from, to]);
    return new Map(rows.map((row) => [Number(row.number), row]));
  }

  private async head(): Promise<{ number: number; hash: string }> {
    const [row] = await this.db.rows<{ number: number; hash: string }>('SELECT number, hash FROM audit_chain');
    return { number: Number(row?.number ?? 0), hash: row?.hash ?? NO_HASH };
  }

  private async highest(table: 'audit_event' | 'audit_checkpoint'): Promise<number> {
    const [row] = await this.db.rows<{ number: number | null }>(`SELECT MAX(number) AS number FROM ${table}`);
    return Number(row?.number ?? 0);
  }

  private async unsealed(): Promise<AuditReport['unsealed']> {
    const sql = 'SELECT COUNT(*) AS events, MIN(occurredAt) AS oldestAt FROM audit_event WHERE number IS NULL';
    const [row] = await this.db.rows<{ events: number; oldestAt: string | null }>(sql);
    return { events: Number(row?.events ?? 0), oldestAt: isoOrNull(row?.oldestAt ?? null) };
  }
}

interface Walk {
  readonly from: number;
  readonly to: number;
  readonly head: { readonly number: number; readonly hash: string };
  /** Null for an anchor that no known key signed, undefined without one. */
  readonly anchored: SignedHead | null | undefined;
  checkpoints: number;
}

/** What lies behind the end: events, a checkpoint or an anchor that speak of more links than there are. */
function endFault({ to, head, anchored }: Walk, signed: number, last: number): AuditFault | null {
  if (to < head.number) return null;
  const known = Math.max(signed, last, anchored?.number ?? 0);
  return known > head.number ? { kind: 'HEAD_DIFFERS', number: head.number + 1, eventId: null } : null;
}

function faultAt({ id }: Link, kind: AuditFaultKind, number: number): AuditFault {
  return { kind, number, eventId: id };
}

const missing = (number: number): AuditFault => ({ kind: 'NUMBER_MISSING', number, eventId: null });
