import { Injectable } from '@nestjs/common';
import type { CivilDate, Days } from '../../kernel/values/civil-date.js';

/** Somebody holds a post of the organisation on these days. */
export interface HeldPost extends Days {
  readonly employeeId: string;
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
 * A module above that has a part in changes of the organisation, in the same transaction: what it keeps of people must follow
 * at once (ADR 31). It registers itself when it starts.
 */
export interface OrganizationParticipant {
  /** Takes the locks under which it changes its data, before the tree is locked; refuses while it must not be disturbed. */
  lock(): Promise<void>;
  /** Who holds one of these posts on which days. */
  heldPosts(positionIds: readonly string[]): Promise<HeldPost[]>;
  /** Lets people go on elsewhere, or ends their posts, from the day on. */
  movePosts(on: CivilDate, moves: readonly PostMove[], reorganisationId: string): Promise<void>;
  /** The tree, or who is at work by legal standing, has changed: what follows from it is worked out anew. */
  followChange(): Promise<void>;
}

/** All modules that have a part in changes of the organisation. */
@Injectable()
export class OrganizationParticipants {
  private readonly participants: OrganizationParticipant[] = [];

  /** Lets a module take part from now on. */
  register(participant: OrganizationParticipant): void {
    this.participants.push(participant);
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

  async movePosts(on: CivilDate, moves: readonly PostMove[], reorganisationId: string): Promise<void> {
    if (moves.length === 0) return;
    for (const one of this.participants) await one.movePosts(on, moves, reorganisationId);
  }

  async followChange(): Promise<void> {
    for (const one of this.participants) await one.followChange();
  }
}
