import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/auth/actor.js';
import { inputFault } from '../../../kernel/http/input-faults.js';
import { EmployeeAccess } from '../../employees/index.js';
import { PeriodsApi } from '../periods.api.js';
import { CriteriaApi } from './criteria.api.js';
import { criteriaProblems } from './criteria.problems.js';
import type { EmployeeCriteriaQuery } from './http/criteria-sets.request.js';
import type { EmployeeCriteriaResponse } from './http/criteria-sets.response.js';

/** Reads of what counts for one person; whoever may see the person may see it. */
@Injectable()
export class EmployeeCriteriaQueries {
  constructor(
    private readonly people: EmployeeAccess,
    private readonly periods: PeriodsApi,
    private readonly criteria: CriteriaApi,
  ) {}

  /** The criteria of somebody in a period. Throws REQUEST.NOT_FOUND, CRITERIA.PERIOD_UNKNOWN. */
  async one(actor: Actor, employeeId: string, query: EmployeeCriteriaQuery): Promise<EmployeeCriteriaResponse> {
    await this.people.require(actor, 'employee:read', employeeId);
    const { performancePeriodId, evaluationPeriodId } = query;
    await this.requirePeriod(query);
    const counts = await this.criteria.criteriaFor(employeeId, { performancePeriodId, evaluationPeriodId });
    return { employeeId, performancePeriodId, evaluationPeriodId: evaluationPeriodId ?? null, counts };
  }

  private async requirePeriod({ performancePeriodId, evaluationPeriodId }: EmployeeCriteriaQuery): Promise<void> {
    if (!(await this.periods.findYear(performancePeriodId))) throw unknownPeriod('performancePeriodId');
    if (evaluationPeriodId === undefined) return;
    const period = await this.periods.findEvaluationPeriod(evaluationPeriodId);
    if (period?.performancePeriodId !== performancePeriodId) throw unknownPeriod('evaluationPeriodId');
  }
}

function unknownPeriod(parameter: string): Error {
  return criteriaProblems.PERIOD_UNKNOWN({}, [inputFault({ parameter }, 'INVALID')]);
}
