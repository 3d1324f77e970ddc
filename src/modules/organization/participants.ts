import { Injectable } from '@nestjs/common';
import type { CivilDate, Days } from '../../kernel/values/civil-date.js';

/** Somebody holds a post of the organisation on these days. */
export interface HeldPost extends Days {
  readonly employeeId: string;
  readonly positionId: string;
}

/** Somebody heads a unit from a post. */
export interface UnitHead {
  readonly unitId: string;
  readonly positionId: string;
}

/** What becomes of the people in one post: they go on in another one, or their time in it ends. */
export interface PostMove {
  readonly positionId: string;
  readonly toUnitId: string | null;
  readonly toPositionId: string | null;
  /** The head of the old unit heads the new one. */
  readonly headMoves: boolean;
}

/**
 * What beside posts names a unit: HR managers, letters that delegate, chain rules, teams, the length of its week, its conditions in the
 * performance tree, and its results of the library.
 */
export const UNIT_HOLDING_KINDS = ['HR', 'LETTER', 'RULE', 'TEAM', 'WEEK', 'TREE', 'LIBRARY'] as const;
export type UnitHoldingKind = (typeof UNIT_HOLDING_KINDS)[number];

/** One thing that names a unit on the day or later. */
export interface UnitHolding {
  readonly kind: UnitHoldingKind;
  readonly id: string;
  readonly unitId: string;
  /** What people know it by: a username, the number of a letter, a name. */
  readonly name: string;
  /** It ends whatever is said: nobody moves rights of his own. */
  readonly mustEnd?: true;
}

/** A unit ends: what names it goes on for another unit, or ends with it (null). */
export interface Succession {
  readonly unitId: string;
  readonly kind: UnitHoldingKind;
  readonly toUnitId: string | null;
}

/** Keeps something by unit that goes on or ends when a unit ends. It registers itself when it starts. */
export interface UnitHolder {
  /** What names one of these units on the day or later. */
  holdingsOf(unitIds: readonly string[], from: CivilDate): Promise<UnitHolding[]>;
  /** From the day on it names the other unit; without one the day before is the last. */
  handOver(from: CivilDate, successions: readonly Succession[]): Promise<void>;
}

/**
 * A module above that has a part in changes of the organisation, in the same transaction: what it keeps of people must follow
 * at once (ADR 31). It registers itself when it starts.
 */
export interface OrganizationParticipant {
  /** Takes the locks under which it changes its data, before the tree is locked; refuses while it must not be disturbed. */
  lock(): Promise<void>;
  /** Who holds one of these posts on which days. */
  heldPosts(positionIds: readonly string[]): Promise<HeldPost[]>;
  /** Who heads one of these units on a day, in whatever way. */
  headsOf(unitIds: readonly string[], on: CivilDate): Promise<UnitHead[]>;
  /** Lets people go on elsewhere, or ends their posts, from the day on. */
  movePosts(on: CivilDate, moves: readonly PostMove[], reorganisationId: string): Promise<void>;
  /** The tree, or who is at work by legal standing, has changed: what follows from it is worked out anew. */
  followChange(): Promise<void>;
}

/** All modules that have a part in changes of the organisation. */
@Injectable()
export class OrganizationParticipants {
  private readonly participants: OrganizationParticipant[] = [];
  private readonly holders: UnitHolder[] = [];

  /** Lets a module take part from now on. */
  register(participant: OrganizationParticipant): void {
    this.participants.push(participant);
  }

  /** Lets somebody who keeps things by unit take part when units end. */
  registerHolder(holder: UnitHolder): void {
    this.holders.push(holder);
  }

  async holdingsOf(unitIds: readonly string[], from: CivilDate): Promise<UnitHolding[]> {
    if (unitIds.length === 0) return [];
    const holdings: UnitHolding[] = [];
    for (const one of this.holders) holdings.push(...(await one.holdingsOf(unitIds, from)));
    return holdings;
  }

  /** Call it before `followChange`, which works out what follows. */
  async handOver(from: CivilDate, successions: readonly Succession[]): Promise<void> {
    if (successions.length === 0) return;
    for (const one of this.holders) await one.handOver(from, successions);
  }

  /** Call it first in a transaction: locks are taken from above to below, always in this order. */
  async lock(): Promise<void> {
    for (const one of this.participants) await one.lock();
  }

  async heldPosts(positionIds: readonly string[]): Promise<HeldPost[]> {
    if (positionIds.length === 0) return [];
    const held: HeldPost[] = [];
    for (const one of this.participants) held.push(...(await one.heldPosts(positionIds)));
    return held;
  }

  async headsOf(unitIds: readonly string[], on: CivilDate): Promise<UnitHead[]> {
    const heads: UnitHead[] = [];
    for (const one of this.participants) heads.push(...(await one.headsOf(unitIds, on)));
    return heads;
  }

  async movePosts(on: CivilDate, moves: readonly PostMove[], reorganisationId: string): Promise<void> {
    if (moves.length === 0) return;
    for (const one of this.participants) await one.movePosts(on, moves, reorganisationId);
  }

  async followChange(): Promise<void> {
    for (const one of this.participants) await one.followChange();
  }
}
