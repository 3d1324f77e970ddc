import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/auth/actor.js';
import { Database } from '../../../kernel/database/database.js';
import type { DomainError } from '../../../kernel/errors/domain-error.js';
import { currentContext } from '../../../kernel/http/request-context.js';
import { say } from '../../../kernel/i18n/language.js';
import type { WorkPlanStatus } from '../domain/work-plan.states.js';
import type { AgreedPlanRequest } from '../http/work-plan-dialogue.request.js';
import type { AgreementProblemResponse, AgreementsResponse } from '../http/work-plan-dialogue.response.js';
import { WorkPlanAccess } from '../work-plan.access.js';
import { WorkPlanAgreementService } from '../work-plan-agreement.service.js';

/** Agrees many plans at once for a leader with many people, and tells of each what became of it (rules.md WP-27). */
@Injectable()
export class BulkAgreement {
  constructor(
    private readonly db: Database,
    private readonly access: WorkPlanAccess,
    private readonly agreement: WorkPlanAgreementService,
  ) {}

  /** Agrees what can be agreed. */
  async agree(actor: Actor, plans: readonly AgreedPlanRequest[]): Promise<AgreementsResponse> {
    const outcomes = await this.agreement.agreeAll(actor, plans);
    const states = await this.statesOf(actor, [...outcomes.keys()]);
    return {
      outcomes: plans.map(({ workPlanId }) => {
        const problem = outcomes.get(workPlanId);
        return { workPlanId, status: states.get(workPlanId) ?? null, problem: problem ? told(problem) : null };
      }),
    };
  }

  private async statesOf(actor: Actor, ids: readonly string[]): Promise<Map<string, WorkPlanStatus>> {
    const scope = this.access.readable(actor);
    const marks = ids.map(() => '?').join(', ');
    const sql = `SELECT wp.id, wp.status FROM work_plan wp WHERE wp.id IN (${marks}) AND ${scope.sql}`;
    const rows = await this.db.rows<{ id: string; status: WorkPlanStatus }>(sql, [...ids, ...scope.values]);
    return new Map(rows.map(({ id, status }) => [id, status]));
  }
}

function told({ definition, facts }: DomainError): AgreementProblemResponse {
  const { language } = currentContext();
  const { code, title, detail } = definition;
  return { code, title: say(title, language, facts), detail: say(detail, language, facts) };
}
