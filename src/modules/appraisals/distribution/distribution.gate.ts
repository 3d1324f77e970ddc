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
    const unitId = await this.unitOf(appraisal.employeeId, time);
    if (unitId !== null) await this.requireKept(unitId, time);
  }

  /** Before a unit goes on. Throws DISTRIBUTION.JUSTIFICATION_NEEDED, PATTERN_BROKEN. */
  async requireKept(unitId: string, time: AppraisedTime): Promise<void> {
    const { level, check, applied } = await this.reader.of(unitId, time, null);
    if (level === 'INFO' || !check?.isBroken || !applied) return;
    const broken = check.constraints.filter(({ state }) => state === 'BROKEN').map(({ code }) => code);
    const justified = await this.reader.justifiedOf(unitId, time);
    if (level === 'WARN' && broken.every((code) => justified.includes(code))) return;
    const sql = `SELECT name FROM ${organizationTables.orgUnit} WHERE id = ?`;
    const [unit] = await this.db.rows<{ name: string }>(sql, [unitId]);
    const { language } = currentContext();
    const told = broken.map((code) => say(CONSTRAINT_TEXTS[code], language)).join('; ');
    const facts = { unitId, unitName: unit?.name ?? '', organisationPredicate: applied.predicate, broken: told };
    throw level === 'WARN'
      ? distributionProblems.JUSTIFICATION_NEEDED(facts)
      : distributionProblems.PATTERN_BROKEN(facts);
  }

  /** The unit in whose distribution somebody counts; null of whoever has no post on the day. */
  private async unitOf(employeeId: string, { on }: AppraisedTime): Promise<string | null> {
    const { population } = await this.policy.current();
    if (population === 'DIRECT_REPORTS') return this.leaders.unitOfAppraiser(employeeId, on);
    const path = await this.leaders.unitsOf(employeeId, on);
    // The first is the government itself, the second the agency.
    return (population === 'OPD' ? (path[1] ?? path[0]) : path.at(-1)) ?? null;
  }
}
