import { Injectable } from '@nestjs/common';
import { AuditLog } from '../../../kernel/audit/audit-log.js';
import type { Actor } from '../../../kernel/auth/actor.js';
import { Clock } from '../../../kernel/clock/clock.js';
import { Database } from '../../../kernel/database/database.js';
import type { Where } from '../../../kernel/database/entity-rows.js';
import { requestProblems } from '../../../kernel/errors/problems.js';
import { assertVersion } from '../../../kernel/http/params.js';
import type { DatedRow, Neighbour, RecordKind, WithdrawableKind } from './record-kind.js';

/** Why something is done; it is told in the audit record. */
interface Reasoned {
  readonly reason: string;
}

/** Columns of a row that say nothing of what was recorded; the person is the subject of the audit record. */
const UNSAID: ReadonlySet<string> = new Set(['id', 'employeeId', 'source', 'createdAt', 'updatedAt', 'version']);

/**
 * Mends records that were mistaken from the beginning: a correction puts other facts into a record, a withdrawal takes it out.
 * What was right and has come to an end is ended instead. Source: rules.md EM-50, EM-51.
 */
@Injectable()
export class Corrections {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly audit: AuditLog,
  ) {}

  /**
   * Corrects a record that was read in a version; a correction to what is there does nothing.
   * Throws REQUEST.NOT_FOUND, IF_MATCH_REQUIRED, STALE and what the kind refuses.
   */
  async correct<Row extends DatedRow, Patch extends object, Owner>(
    kind: RecordKind<Row, Patch, never, Owner>,
    { actor, key, version }: { actor: Actor; key: Where<Row>; version: number | null },
    { reason, ...rest }: Patch & Reasoned,
  ): Promise<void> {
    const patch = rest as unknown as Patch;
    await this.db.transaction(async () => {
      const owner = await kind.open(actor, key);
      const before = await this.lock(kind, key);
      assertVersion(before.version, version);
      const facts = Object.entries(kind.facts(patch, owner)) as [keyof Row, Row[keyof Row]][];
      const changes = facts.filter(([name, value]) => value !== undefined && value !== before[name]);
      if (changes.length === 0) return;
      const after: Row = { ...before, ...Object.fromEntries(changes) };
      const changed = new Set(changes.map(([name]) => name));
      const neighbour = await kind.check({ before, after, owner, changed, patch });
      const isByHand = kind.byHand?.some((name) => changed.has(name)) ?? false;
      await this.write(kind, before, { ...Object.fromEntries(changes), ...(isByHand ? { source: 'MANUAL' } : {}) });
      await this.move(kind, neighbour);
      await kind.settle({ before, after, neighbour });
      const of = (row: Row): object => Object.fromEntries([...changed].map((name) => [name, row[name]]));
      await this.record(kind, 'correct', before, {
        before: { ...of(before), ...told(neighbour?.row) },
        after: { ...of(after), ...told(ended(neighbour)), correctionReason: reason },
      });
      // Whoever puts a record where it is not for him has not been given it.
      await kind.open(actor, key);
    });
  }

  /** Takes a record out, as if it had never been. Throws REQUEST.NOT_FOUND and what the kind refuses. */
  async withdraw<Row extends DatedRow, Choice extends object>(
    kind: WithdrawableKind<Row, Choice>,
    { actor, key }: { actor: Actor; key: Where<Row> },
    { reason, ...rest }: Choice & Reasoned,
  ): Promise<void> {
    await this.db.transaction(async () => {
      await kind.open(actor, key);
      const row = await this.lock(kind, key);
      const neighbour = await kind.release(row, rest as unknown as Choice);
      await this.db.remove(kind.entity, idOf(row));
      await this.move(kind, neighbour);
      await kind.settle({ before: row, after: null, neighbour });
      const facts = Object.entries(row).filter(([name]) => !UNSAID.has(name));
      await this.record(kind, 'withdraw', row, {
        before: { ...Object.fromEntries(facts), ...told(neighbour?.row) },
        after: { ...told(ended(neighbour)), withdrawalReason: reason },
      });
      await kind.open(actor, key);
    });
  }

  private async lock<Row extends DatedRow>(
    { entity }: Pick<WithdrawableKind<Row, never>, 'entity'>,
    key: Where<Row>,
  ): Promise<Row> {
    const row = await this.db.lock(entity, key);
    if (!row) throw requestProblems.NOT_FOUND();
    return row;
  }

  private async write<Row extends DatedRow>(
    { entity }: Pick<WithdrawableKind<Row, never>, 'entity'>,
    row: Row,
    facts: object,
  ): Promise<void> {
    const stamps = { updatedAt: this.clock.now(), version: row.version + 1 };
    await this.db.update(entity, idOf(row), { ...facts, ...stamps } as unknown as Where<Row>);
  }

  private async move<Row extends DatedRow>(
    kind: Pick<WithdrawableKind<Row, never>, 'entity'>,
    neighbour: Neighbour<Row> | null,
  ): Promise<void> {
    if (neighbour) await this.write(kind, neighbour.row, { validUntil: neighbour.validUntil });
  }

  private record<Row extends DatedRow>(
    { type }: Pick<WithdrawableKind<Row, never>, 'type'>,
    verb: 'correct' | 'withdraw',
    { id, employeeId = null }: Row,
    values: { before: object; after: object },
  ): Promise<void> {
    return this.audit.record({
      action: `${type}.${verb}`,
      object: { type, id },
      subjectEmployeeId: employeeId,
      ...values,
    });
  }
}

const idOf = <Row extends DatedRow>({ id }: Row): Where<Row> => ({ id }) as unknown as Where<Row>;

const ended = <Row>(neighbour: Neighbour<Row> | null): Row | undefined =>
  neighbour ? { ...neighbour.row, validUntil: neighbour.validUntil } : undefined;

/** The neighbour whose end moves, in the audit record. */
const told = (row: DatedRow | undefined): object =>
  row ? { previous: { id: row.id, validUntil: row.validUntil } } : {};
