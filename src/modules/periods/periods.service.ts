import { Injectable } from '@nestjs/common';
import { AuditLog } from '../../kernel/audit/audit-log.js';
import { Clock, newId } from '../../kernel/clock/clock.js';
import { Database } from '../../kernel/database/database.js';
import { refuseTaken } from '../../kernel/database/refuse-taken.js';
import { requestProblems } from '../../kernel/errors/problems.js';
import { refusedAt } from '../../kernel/http/input-faults.js';
import { assertVersion } from '../../kernel/http/params.js';
import { plusDays } from '../../kernel/values/civil-date.js';
import { evaluationSchedule, PROGRESS_DAYS, SELF_ASSESSMENT_DAYS } from './domain/evaluation-schedule.js';
import type { EvaluationPeriodPatch, PerformancePeriodRequest } from './http/performance-period.request.js';
import { periodProblems } from './periods.problems.js';
import { EvaluationPeriod, PerformancePeriod } from './persistence/performance-period.entity.js';

/** Opens performance years. */
@Injectable()
export class PeriodsService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly audit: AuditLog,
  ) {}

  /** Opens a year with all its evaluation periods. Throws PERIOD.YEAR_EXISTS, OPENS_OUTSIDE, DUE_OUTSIDE, REQUEST.ID_TAKEN. */
  async open(input: PerformancePeriodRequest): Promise<string> {
    const { id = newId(), year, scheme = 'TRIWULANAN', ruleSetCode = 'PERMENPANRB_6_2022' } = input;
    const { progressDays = PROGRESS_DAYS } = input;
    const { planDueOn = `${year}-01-31`, annualAppraisalOpensOn = `${year}-12-31` } = input;
    requireOpening(year, annualAppraisalOpensOn);
    requireDeadline(year, planDueOn);
    const annualSelfAssessmentDueOn = plusDays(annualAppraisalOpensOn, SELF_ASSESSMENT_DAYS);
    const days = { startsOn: `${year}-01-01`, endsOn: `${year}-12-31` };
    const annual = { annualAppraisalOpensOn, annualSelfAssessmentDueOn };
    const facts = { year, ...days, scheme, ruleSetCode, planDueOn, ...annual };
    const now = this.clock.now();
    await this.db.transaction(async () => {
      const row = { id, ...facts, createdAt: now, updatedAt: now, version: 1 };
      await refuseTaken(this.db.insert(PerformancePeriod, row), { year: () => periodProblems.YEAR_EXISTS({ year }) });
      const periods = evaluationSchedule(year, scheme, progressDays);
      await this.db.insert(
        EvaluationPeriod,
        periods.map((period) => ({ id: newId(), performancePeriodId: id, ...period, version: 1 })),
      );
      const object = { type: 'performance-period', id };
      await this.audit.record({ action: 'performance-period.open', object, after: { ...facts, progressDays } });
    });
    return id;
  }

  /** Gives an evaluation period another deadline for reports. Throws REQUEST.NOT_FOUND, STALE, PERIOD.PROGRESS_DUE_OUTSIDE. */
  async changePeriod(id: string, { progressDueOn }: EvaluationPeriodPatch, version: number | null): Promise<void> {
    await this.db.transaction(async () => {
      const period = await this.db.lock(EvaluationPeriod, { id });
      if (!period) throw requestProblems.NOT_FOUND();
      assertVersion(period.version, version);
      if (progressDueOn === undefined) return;
      const [from, until] = [period.endsOn, `${Number(period.endsOn.slice(0, 4)) + 1}-12-31`];
      if (progressDueOn < from || progressDueOn > until)
        throw refusedAt(periodProblems.PROGRESS_DUE_OUTSIDE, { from, until }, '/progressDueOn');
      await this.db.update(EvaluationPeriod, { id }, { progressDueOn, version: period.version + 1 });
      const object = { type: 'evaluation-period', id };
      const before = { progressDueOn: period.progressDueOn };
      await this.audit.record({ action: 'evaluation-period.change', object, before, after: { progressDueOn } });
    });
  }
}

/** The year is appraised from its last quarter on and before the next year is over. */
function requireOpening(year: number, opensOn: string): void {
  const [from, until] = [`${year}-10-01`, `${year + 1}-12-31`];
  if (opensOn < from || opensOn > until)
    throw refusedAt(periodProblems.OPENS_OUTSIDE, { from, until }, '/annualAppraisalOpensOn');
}

/** Plans are made from the last quarter of the year before on, and within the year. */
function requireDeadline(year: number, dueOn: string): void {
  const [from, until] = [`${year - 1}-10-01`, `${year}-12-31`];
  if (dueOn < from || dueOn > until) throw refusedAt(periodProblems.DUE_OUTSIDE, { from, until }, '/planDueOn');
}
