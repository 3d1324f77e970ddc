import type { EntityTarget } from 'typeorm';
import type { Actor } from '../../../kernel/auth/actor.js';
import type { Where } from '../../../kernel/database/entity-rows.js';
import { refusedAt } from '../../../kernel/http/input-faults.js';
import type { CivilDate, Days } from '../../../kernel/values/civil-date.js';
import { employeeProblems } from '../employees.problems.js';

/** What every row has that holds from a day to a day. */
export interface DatedRow extends Days {
  readonly id: string;
  readonly version: number;
  /** The person it is about; of a rule of the chain, or a letter about a unit, there is none. */
  readonly employeeId?: string | null;
}

/** Another record of the kind, which gets another last day by what becomes of the one that is corrected or withdrawn. */
export interface Neighbour<Row> {
  readonly row: Row;
  readonly validUntil: CivilDate;
}

/** One kind of dated record that can be withdrawn: what that takes, what is refused, and what follows. */
export interface WithdrawableKind<Row extends DatedRow, Choice extends object> {
  readonly entity: EntityTarget<Row>;
  /** What it is in the audit record. */
  readonly type: string;

  /** Locks what recording one locks, and refuses whom the record is not for. Throws REQUEST.NOT_FOUND, EMPLOYEE.IMPORT_RUNNING. */
  open(actor: Actor, key: Where<Row>): Promise<unknown>;

  /** Refuses a withdrawal; gives the neighbour that takes the days. */
  release(row: Row, choice: Choice): Promise<Neighbour<Row> | null>;

  /** Lets follow what depends on the record: reporting lines, copies of today, events. `after` is null of a withdrawn one. */
  settle(step: Settled<Row>): Promise<void>;
}

/** One that can be corrected, too. The acts are the same for all (`Corrections`). `Owner` is what its records belong to. */
export interface RecordKind<
  Row extends DatedRow,
  Patch extends object,
  Choice extends object = object,
  Owner = unknown,
> extends WithdrawableKind<Row, Choice> {
  /** Fields that imports decide, too, and leave alone in a record that comes from hand: correcting one makes it such a record. */
  readonly byHand?: readonly (keyof Row)[];

  open(actor: Actor, key: Where<Row>): Promise<Owner>;

  /** What a correction would write; fields that are undefined stay. */
  facts(patch: Patch, owner: Owner): Where<Row>;

  /** Refuses what recording would refuse; gives the neighbour that follows. */
  check(step: Step<Row, Patch, Owner>): Promise<Neighbour<Row> | null>;
}

/** A correction that is about to be written; `changed` are the fields that will differ. */
export interface Step<Row, Patch, Owner> {
  readonly before: Row;
  readonly after: Row;
  readonly changed: ReadonlySet<keyof Row>;
  readonly patch: Patch;
  readonly owner: Owner;
}

/** What has been written. */
export interface Settled<Row> {
  readonly before: Row;
  readonly after: Row | null;
  readonly neighbour: Neighbour<Row> | null;
}

/** Refuses days of which the last is before the first. Throws EMPLOYEE.RANGE_REVERSED. */
export function requireInOrder({ validFrom, validUntil }: Days): void {
  if (validUntil < validFrom)
    throw refusedAt(employeeProblems.RANGE_REVERSED, { validFrom, validUntil }, '/validUntil');
}

/** True when other days, or one of these fields, will hold. */
export function touches<Row extends DatedRow>(changed: ReadonlySet<keyof Row>, ...names: (keyof Row)[]): boolean {
  return (['validFrom', 'validUntil', ...names] as const).some((name) => changed.has(name));
}
