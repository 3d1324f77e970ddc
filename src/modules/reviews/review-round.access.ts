import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/auth/actor.js';
import type { SqlCondition } from '../../kernel/database/condition.js';
import { Database } from '../../kernel/database/database.js';
import { requestProblems } from '../../kernel/errors/problems.js';
import { EmployeeAccess } from '../employees/index.js';
import { organizationTables } from '../organization/index.js';
import { nextStatus, type RoundAction, type RoundParty, statesFor, type RoundStatus } from './domain/round.states.js';
import { ReviewRound } from './persistence/review-round.entity.js';
import { reviewProblems } from './reviews.problems.js';

/** The only way to load a round: it belongs to the unit whose people are reviewed. */
@Injectable()
export class ReviewRoundAccess {
  constructor(
    private readonly db: Database,
    private readonly people: EmployeeAccess,
  ) {}

  /** The rounds that somebody may see, as a condition on `review_round rr`. */
  seen(actor: Actor): SqlCondition {
    return this.people.unitsReached(actor, 'review-round:read', 'rr.unitId');
  }

  /** Refuses, as if absent, a round that is not to be seen. Throws REQUEST.NOT_FOUND. */
  async requireSeen(actor: Actor, id: string): Promise<void> {
    const { sql, values } = this.seen(actor);
    const rows = await this.db.rows(`SELECT rr.id FROM review_round rr WHERE rr.id = ? AND ${sql}`, [id, ...values]);
    if (rows.length === 0) throw requestProblems.NOT_FOUND();
  }

  /** True for a unit whose rounds somebody runs. */
  async runsIn(actor: Actor, unitId: string): Promise<boolean> {
    const care = this.people.unitsReached(actor, 'review-round:manage', 'u.id');
    const sql = `SELECT u.id FROM ${organizationTables.orgUnit} u WHERE u.id = ? AND ${care.sql}`;
    return (await this.db.rows(sql, [unitId, ...care.values])).length > 0;
  }

  /** Locks a round for a change. Throws REQUEST.NOT_FOUND. */
  async load(actor: Actor, id: string): Promise<ReviewRound> {
    const round = await this.db.lock(ReviewRound, { id });
    if (!round || !(await this.runsIn(actor, round.unitId))) throw requestProblems.NOT_FOUND();
    return round;
  }
}

/** The state after an action. Throws REVIEW.WRONG_STATE. */
export function movedBy({ status }: ReviewRound, action: RoundAction, party: RoundParty = 'manager'): RoundStatus {
  const next = nextStatus(status, action, party);
  if (next === null) throw reviewProblems.WRONG_STATE({ status, needed: statesFor(action).join(', ') });
  return next;
}
