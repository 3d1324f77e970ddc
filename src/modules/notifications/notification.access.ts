import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/auth/actor.js';
import { reachOf } from '../../kernel/auth/reach.js';
import { NOTHING, type SqlCondition } from '../../kernel/database/condition.js';

/** Whose notifications an actor reaches, as a condition on `n`: the own ones, whoever he is. */
@Injectable()
export class NotificationAccess {
  own(actor: Actor): SqlCondition {
    if (actor.employeeId === null || !reachOf(actor, 'notification:own').has('OWN')) return NOTHING;
    return { sql: 'n.employeeId = ?', values: [actor.employeeId] };
  }
}
