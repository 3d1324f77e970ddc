import { Injectable } from '@nestjs/common';
import { AuditLog } from '../../../kernel/audit/audit-log.js';
import type { Actor } from '../../../kernel/auth/actor.js';
import { Clock, newId } from '../../../kernel/clock/clock.js';
import { Database } from '../../../kernel/database/database.js';
import { refuseTaken } from '../../../kernel/database/refuse-taken.js';
import { requestProblems } from '../../../kernel/errors/problems.js';
import { inputFault, refusedAt } from '../../../kernel/http/input-faults.js';
import { assertVersion } from '../../../kernel/http/params.js';
import { PeriodsApi } from '../periods.api.js';
import { CriteriaAccess, moved } from './criteria-access.js';
import { criteriaProblems } from './criteria.problems.js';
import { type Criterion, repeatedCode } from './domain/criteria-lines.js';
import type { CriteriaSetPatch, CriteriaSetRequest, CriterionRequest } from './http/criteria-sets.request.js';
import { CriteriaSet } from './persistence/criteria-set.entity.js';

/** What a new version is made of. */
type NewVersion = Pick<
  CriteriaSet,
  'unitId' | 'performancePeriodId' | 'evaluationPeriodId' | 'name' | 'criteria' | 'reason'
>;

/** Drafts criteria of units and their next versions. Rules CR-1 to CR-4. */
@Injectable()
export class CriteriaSetsService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly audit: AuditLog,
    private readonly periods: PeriodsApi,
    private readonly access: CriteriaAccess,
  ) {}

  /** Drafts the first version; gives its id. Throws CRITERIA.UNIT_UNKNOWN, PERIOD_UNKNOWN, ALREADY_THERE, REQUEST.INVALID, ID_TAKEN. */
  async draft(actor: Actor, input: CriteriaSetRequest): Promise<string> {
    const { id = newId(), unitId, performancePeriodId, evaluationPeriodId = null, name } = input;
    const criteria = soundCriteria(input.criteria);
    await this.db.transaction(async () => {
      await this.requirePeriod(performancePeriodId, evaluationPeriodId);
      if (!(await this.access.keeps(actor, unitId))) throw refusedAt(criteriaProblems.UNIT_UNKNOWN, {}, '/unitId');
      await this.insert(id, { unitId, performancePeriodId, evaluationPeriodId, name, criteria, reason: null });
    });
    return id;
  }

  /**
   * Changes a draft, or what was consulted once the window is over. Throws REQUEST.NOT_FOUND, REQUEST.STALE, REQUEST.INVALID,
   * CRITERIA.NOT_YOUR_UNIT, WRONG_STATE, CONSULTATION_RUNS.
   */
  async change(actor: Actor, id: string, patch: CriteriaSetPatch, version: number | null): Promise<void> {
    const criteria = patch.criteria && soundCriteria(patch.criteria);
    await this.db.transaction(async () => {
      const set = await this.access.keeper(actor, id);
      assertVersion(set.version, version);
      moved(set, 'change');
      this.requireEnded(set);
      const after = { name: patch.name ?? set.name, criteria: criteria ?? set.criteria };
      const before = { name: set.name, criteria: set.criteria };
      await this.db.update(CriteriaSet, { id }, { ...after, ...this.touched(set) });
      await this.record('change', id, { before, after });
    });
  }

  /** Drafts the next version; gives its id. Throws REQUEST.NOT_FOUND, REQUEST.STALE, CRITERIA.NOT_YOUR_UNIT, WRONG_STATE, ALREADY_THERE. */
  async revise(actor: Actor, id: string, reason: string, version: number | null): Promise<string> {
    const next = newId();
    await this.db.transaction(async () => {
      const set = await this.access.keeper(actor, id);
      assertVersion(set.version, version);
      moved(set, 'revise');
      const { unitId, performancePeriodId, evaluationPeriodId, name, criteria } = set;
      await this.insert(next, { unitId, performancePeriodId, evaluationPeriodId, name, criteria, reason }, id);
    });
    return next;
  }

  /**
   * Takes a version out of the world with a reason; once it counts it can only be superseded. The version before counts on. Throws
   * REQUEST.NOT_FOUND, REQUEST.STALE, CRITERIA.NOT_YOUR_UNIT, WRONG_STATE, COUNTS_ALREADY.
   */
  async withdraw(actor: Actor, id: string, reason: string, version: number | null): Promise<void> {
    await this.db.transaction(async () => {
      const set = await this.access.keeper(actor, id);
      assertVersion(set.version, version);
      const status = moved(set, 'withdraw');
      const { effectiveFrom, unitId, coversId } = set;
      if (effectiveFrom !== null && effectiveFrom <= this.clock.today())
        throw criteriaProblems.COUNTS_ALREADY({ from: effectiveFrom });
      await this.db.update(CriteriaSet, { id }, { status, ...this.touched(set) });
      if (set.status === 'PUBLISHED') {
        const former = await this.db.find(CriteriaSet, { unitId, coversId, status: 'SUPERSEDED' });
        const latest = former.toSorted((a, b) => b.edition - a.edition)[0];
        if (latest)
          await this.db.update(
            CriteriaSet,
            { id: latest.id },
            { status: moved(latest, 'reinstate'), ...this.touched(latest) },
          );
      }
      await this.record('withdraw', id, { before: { status: set.status }, after: { status, reason } });
    });
  }

  /** A criterion that is being discussed stays as it is until the window is over. Throws CRITERIA.CONSULTATION_RUNS. */
  private requireEnded({ status, consultationUntil: until }: CriteriaSet): void {
    if (status === 'CONSULTATION' && until !== null && until >= this.clock.today())
      throw criteriaProblems.CONSULTATION_RUNS({ until });
  }

  private async requirePeriod(performancePeriodId: string, evaluationPeriodId: string | null): Promise<void> {
    if (!(await this.periods.findYear(performancePeriodId)))
      throw refusedAt(criteriaProblems.PERIOD_UNKNOWN, {}, '/performancePeriodId');
    if (evaluationPeriodId === null) return;
    const period = await this.periods.findEvaluationPeriod(evaluationPeriodId);
    if (period?.performancePeriodId !== performancePeriodId)
      throw refusedAt(criteriaProblems.PERIOD_UNKNOWN, {}, '/evaluationPeriodId');
  }

  /** Of a unit and period there is one line of versions; a next one begins when none is open. */
  private async insert(id: string, facts: NewVersion, previousId: string | null = null): Promise<void> {
    const coversId = facts.evaluationPeriodId ?? facts.performancePeriodId;
    const others = await this.db.find(CriteriaSet, { unitId: facts.unitId, coversId });
    const isTaken = others.some(
      (one) => one.status !== 'WITHDRAWN' && one.status !== 'SUPERSEDED' && one.id !== previousId,
    );
    if (isTaken) throw criteriaProblems.ALREADY_THERE();
    const edition = Math.max(0, ...others.map((one) => one.edition)) + 1;
    const now = this.clock.now();
    const stamps = { createdAt: now, updatedAt: now, version: 1 };
    const row = { id, ...facts, coversId, edition, status: 'DRAFT' as const, ...stamps };
    await refuseTaken(this.db.insert(CriteriaSet, row), { coversId: () => criteriaProblems.ALREADY_THERE() });
    await this.record('draft', id, { after: { ...facts, edition } });
  }

  private touched({ version }: CriteriaSet): Pick<CriteriaSet, 'updatedAt' | 'version'> {
    return { updatedAt: this.clock.now(), version: version + 1 };
  }

  private record(verb: string, id: string, values: { before?: object; after?: object }): Promise<void> {
    return this.audit.record({ action: `criteria-set.${verb}`, object: { type: 'criteria-set', id }, ...values });
  }
}

/** Criteria as they are kept: each code once, informing where nothing else is said. Throws REQUEST.INVALID. */
function soundCriteria(criteria: readonly CriterionRequest[]): Criterion[] {
  const at = repeatedCode(criteria);
  if (at >= 0)
    throw requestProblems.INVALID({ count: 1 }, [inputFault({ pointer: `/criteria/${at}/code` }, 'DUPLICATE')]);
  return criteria.map(keptCriterion);
}

/** A criterion as it is kept. */
export function keptCriterion(given: CriterionRequest): Criterion {
  const { code, kind, title, description, levels, evidence, effect = 'INFORMS' } = given;
  return { code, kind, title, description, levels, evidence, effect };
}
