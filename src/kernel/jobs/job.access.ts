import type { Actor } from '../auth/actor.js';
import { reachOf } from '../auth/reach.js';
import { EVERYTHING, NOTHING, type SqlCondition } from '../database/condition.js';

/** The jobs an actor may see, as a condition on `job`: a job belongs to the account that asked for it. */
export function readableJobs(actor: Actor): SqlCondition {
  const reach = reachOf(actor, 'job:read');
  if (reach.has('ALL')) return EVERYTHING;
  return reach.has('OWN') ? { sql: 'createdByAccountId = ?', values: [actor.accountId] } : NOTHING;
}
