import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/auth/actor.js';
import { allOf, anyOf, NOTHING, type SqlCondition } from '../../kernel/database/condition.js';
import { EmployeeAccess } from '../employees/index.js';
import { ReviewPolicyService } from './review-policy.service.js';

/** Says who sees which results: the own one once it was released, those of others once the round is closed. Rule RV-11. */
@Injectable()
export class ReviewResultAccess {
  constructor(
    private readonly people: EmployeeAccess,
    private readonly policy: ReviewPolicyService,
  ) {}

  /** The results that somebody may see, as a condition on `review_result res` and `review_round rr`. */
  async seen(actor: Actor): Promise<SqlCondition> {
    const byUnit = this.people.reached(actor, 'unit-review-result:read', 'res.employeeId');
    const ofUnit = byUnit !== NOTHING && (await this.policy.current()).unitHrReadsResults ? byUnit : NOTHING;
    const reached = anyOf(this.people.reached(actor, 'review-result:read', 'res.employeeId'), ofUnit);
    const released = {
      sql: "(rr.status = 'RELEASED' OR (rr.status = 'CLOSED' AND res.employeeId <> ?))",
      values: [actor.employeeId ?? ''],
    };
    return allOf(reached, released);
  }
}
