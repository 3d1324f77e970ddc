import { Injectable } from '@nestjs/common';
import { Database } from '../../../kernel/database/database.js';
import { currentContext } from '../../../kernel/http/request-context.js';
import { say } from '../../../kernel/i18n/language.js';
import { UnitLeaders } from '../../employees/index.js';
import { organizationTables } from '../../organization/index.js';
import { type AppraisedTime, AppraisedTimes, type TimeIds } from '../appraised-times.js';
import { CONSTRAINT_TEXTS } from './constraint-texts.js';
import { DistributionReader } from './distribution.reader.js';
import { distributionProblems } from './distribution.problems.js';
import { PredicatePolicyService } from './predicate-policy.service.js';

/** Holds back what would go on with a broken pattern: by the level of the government with a justification, or not at all. Rule DI-4. */
@Injectable()
export class DistributionGate {
  constructor(
    private readonly db: Database,
    private readonly times: AppraisedTimes,
    private readonly leaders: UnitLeaders,
    private readonly policy: PredicatePolicyService,
    private readonly reader: DistributionReader,
  ) {}

  /** Before an appraisal is published. Throws DISTRIBUTION.JUSTIFICATION_NEEDED, PATTERN_BROKEN. */
  async beforePublication(appraisal: TimeIds & { readonly employeeId: string }): Promise<void> {
    const { checkLevel } = await this.policy.current();
    if (checkLevel === 'INFO') return;
    const time = await this.times.of(appraisal);
    const units = await this.unitsOf([appraisal.employeeId], time);
    for (const unitId of units.values()) await this.requireKept(unitId, time);
  }

  /**
   * For the publication of many appraisals of one time: says whose, of some hundred people, are held back by the pattern of their unit. Each
   * unit is looked at once.
   */
  async sieveOf(ids: TimeIds): Promise<(employeeIds: readonly string[]) => Promise<ReadonlySet<string>>> {
    const { checkLevel } = await this.policy.current();
    if (checkLevel === 'INFO') return () => Promise.resolve(new Set());
    const time = await this.times.of(ids);
    const known = new Map<string, boolean>();
    return async (employeeIds) => {
      const held = new Set<string>();
      for (const [employeeId, unitId] of await this.unitsOf(employeeIds, time)) {
        const isHeld = known.get(unitId) ?? (await this.brokenOf(unitId, time)) !== null;
        known.set(unitId, isHeld);
        if (isHeld) held.add(employeeId);
      }
      return held;
    };
  }

  /** Before a unit goes on. Throws DISTRIBUTION.JUSTIFICATION_NEEDED, PATTERN_BROKEN. */
  async requireKept(unitId: string, time: AppraisedTime): Promise<void> {
    const broken = await this.brokenOf(unitId, time);
    if (!broken) return;
    const sql = `SELECT name FROM ${organizationTables.orgUnit} WHERE id = ?`;
    const [unit] = await this.db.rows<{ name: string }>(sql, [unitId]);
    const { language } = currentContext();
    const told = broken.codes.map((code) => say(CONSTRAINT_TEXTS[code], language)).join('; ');
    const facts = { unitId, unitName: unit?.name ?? '', organisationPredicate: broken.predicate, broken: told };
    throw broken.level === 'WARN'
      ? distributionProblems.JUSTIFICATION_NEEDED(facts)
      : distributionProblems.PATTERN_BROKEN(facts);
  }

  /** What of its pattern a unit breaks so that it may not go on; null where nothing holds it back. */
  private async brokenOf(unitId: string, time: AppraisedTime) {
    // Counting everybody of an agency takes long, and without a predicate of the organisation there is no pattern.
    if ((await this.reader.appliedTo(unitId, time)) === null) return null;
    const { level, check, applied } = await this.reader.of(unitId, time, null);
    if (level === 'INFO' || !check?.isBroken || !applied) return null;
    const codes = check.constraints.filter(({ state }) => state === 'BROKEN').map(({ code }) => code);
    const justified = await this.reader.justifiedOf(unitId, time);
    if (level === 'WARN' && codes.every((code) => justified.includes(code))) return null;
    return { level, codes, predicate: applied.predicate };
  }

  /** The unit in whose distribution each counts; without those who have no post on the day. */
  private async unitsOf(employeeIds: readonly string[], { on }: AppraisedTime): Promise<Map<string, string>> {
    const { population } = await this.policy.current();
    if (population === 'DIRECT_REPORTS') return this.leaders.unitsOfAppraisers(employeeIds, on);
    const paths = await this.leaders.unitsOf(employeeIds, on);
    // The first is the government itself, the second the agency.
    const unitOf = (path: readonly string[]): string =>
      (population === 'OPD' ? (path[1] ?? path[0]) : path.at(-1)) ?? '';
    return new Map([...paths].map(([employeeId, path]) => [employeeId, unitOf(path)]));
  }
}
