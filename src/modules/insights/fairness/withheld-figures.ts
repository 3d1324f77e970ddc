import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/auth/actor.js';
import { reachOf } from '../../../kernel/auth/reach.js';
import { anyOf, EVERYTHING, type SqlCondition } from '../../../kernel/database/condition.js';
import { AppraisedYearApi, FiguresPolicyService } from '../../appraisals/index.js';
import { EmployeeAccess } from '../../employees/index.js';
import { tellsOfFew } from './domain/few-ratees.js';

/** Figures of an appraiser, as far as it matters on how many people they rest. */
interface Rated {
  readonly appraiserId: string;
  readonly ratees: number;
}

/** What of fairness figures would tell a reader how single people were rated whose appraisals he may not read. Rule FA-14. */
@Injectable()
export class WithheldFigures {
  constructor(
    private readonly appraised: AppraisedYearApi,
    private readonly people: EmployeeAccess,
    private readonly policy: FiguresPolicyService,
  ) {}

  /** The appraisers of a year whose figures would tell it. */
  async of(actor: Actor, performancePeriodId: string, figures: readonly Rated[]): Promise<ReadonlySet<string>> {
    if (figures.length === 0 || reachOf(actor, 'appraisal:read').has('ALL')) return new Set();
    const { fewestPeople } = await this.policy.current();
    const ids = [...new Set(figures.map(({ appraiserId }) => appraiserId))];
    const known = await this.appraised.readRateesOf(actor, performancePeriodId, ids);
    const telling = figures.filter(({ appraiserId, ratees }) => {
      const { read, unread } = known.get(appraiserId) ?? { read: 0, unread: 0 };
      return tellsOfFew({ ratees, read, unread }, fewestPeople);
    });
    return new Set(telling.map(({ appraiserId }) => appraiserId));
  }

  /** Hints that name nobody, or somebody whose appraisals the reader may read, as a condition on `fh`. */
  hints(actor: Actor): SqlCondition {
    const reached = this.people.reached(actor, 'appraisal:read', 'fh.employeeId');
    return reached === EVERYTHING ? EVERYTHING : anyOf({ sql: 'fh.employeeId IS NULL', values: [] }, reached);
  }
}
