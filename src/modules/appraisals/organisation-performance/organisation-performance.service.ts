import { Injectable } from '@nestjs/common';
import { AuditLog } from '../../../kernel/audit/audit-log.js';
import type { Actor } from '../../../kernel/auth/actor.js';
import { Clock, newId } from '../../../kernel/clock/clock.js';
import { Database } from '../../../kernel/database/database.js';
import { refuseTaken } from '../../../kernel/database/refuse-taken.js';
import { refusedAt } from '../../../kernel/http/input-faults.js';
import { AppraisedTimes, subjectKeyOf } from '../appraised-times.js';
import type {
  OrganisationPerformancePatch,
  OrganisationPerformanceRequest,
  OrganisationRecommendationRequest,
} from './http/organisation-performance.request.js';
import { OrganisationPerformanceAccess } from './organisation-performance.access.js';
import { organisationProblems } from './organisation-performance.problems.js';
import { OrganisationPerformance, OrganisationRecommendation } from './persistence/organisation-performance.entity.js';
import { UsedIndicators } from './used-indicators.js';

type Content = Pick<
  OrganisationPerformance,
  'indicators' | 'exceedsExpectations' | 'expectationNote' | 'achievementHundredths' | 'suggested'
>;
type Edition = Pick<
  OrganisationPerformance,
  'unitId' | 'performancePeriodId' | 'evaluationPeriodId' | 'edition' | 'reason'
>;

/** Prepares what is said of the performance of units, and its revisions. Rules OP-2, OP-3. */
@Injectable()
export class OrganisationPerformanceService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly audit: AuditLog,
    private readonly times: AppraisedTimes,
    private readonly access: OrganisationPerformanceAccess,
    private readonly indicators: UsedIndicators,
  ) {}

  /**
   * Prepares the first edition; gives its id. Throws ORGANISATION_PERFORMANCE.UNIT_UNKNOWN, PERIOD_UNKNOWN, NODE_UNKNOWN, ALREADY_THERE,
   * REQUEST.ID_TAKEN.
   */
  async prepare(actor: Actor, input: OrganisationPerformanceRequest): Promise<string> {
    const { id = newId(), unitId, exceedsExpectations = false, expectationNote = null } = input;
    await this.db.transaction(async () => {
      const time = await this.times.find(input);
      if (!time) throw refusedAt(organisationProblems.PERIOD_UNKNOWN, {}, '/performancePeriodId');
      if (!(await this.access.hasInCare(actor, unitId)))
        throw refusedAt(organisationProblems.UNIT_UNKNOWN, {}, '/unitId');
      const { performancePeriodId, evaluationPeriodId } = time;
      const indicators = await this.indicators.of(input.indicators, unitId, performancePeriodId);
      const achieved = await this.indicators.achieved(indicators, exceedsExpectations);
      const edition = { unitId, performancePeriodId, evaluationPeriodId, edition: 1, reason: null };
      await this.insert(id, edition, { indicators, exceedsExpectations, expectationNote, ...achieved });
    });
    return id;
  }

  /** Changes a draft. Throws REQUEST.NOT_FOUND, REQUEST.STALE, ORGANISATION_PERFORMANCE.NOT_YOUR_UNIT, WRONG_STATE, NODE_UNKNOWN. */
  async change(
    actor: Actor,
    id: string,
    { indicators: given, ...patch }: OrganisationPerformancePatch,
    version: number | null,
  ): Promise<void> {
    await this.db.transaction(async () => {
      const row = await this.access.load(actor, id, 'change', { version, isOfCare: true });
      const { unitId, performancePeriodId } = row;
      const indicators = given ? await this.indicators.of(given, unitId, performancePeriodId) : row.indicators;
      const after = { ...contentOf(row), ...patch, indicators };
      const achieved = await this.indicators.achieved(indicators, after.exceedsExpectations);
      const content = { ...after, ...achieved };
      const touched = { updatedAt: this.clock.now(), version: row.version + 1 };
      await this.db.update(OrganisationPerformance, { id }, { ...content, ...touched });
      await this.record('change', id, { before: contentOf(row), after: content });
    });
  }

  /** Takes a draft away. Throws REQUEST.NOT_FOUND, REQUEST.STALE, ORGANISATION_PERFORMANCE.NOT_YOUR_UNIT, WRONG_STATE. */
  async discard(actor: Actor, id: string, version: number | null): Promise<void> {
    await this.db.transaction(async () => {
      const row = await this.access.load(actor, id, 'discard', { version, isOfCare: true });
      await this.db.remove(OrganisationRecommendation, { organisationPerformanceId: id });
      await this.db.remove(OrganisationPerformance, { id });
      const { unitId, subjectKey, edition } = row;
      await this.record('discard', id, { before: { unitId, subjectKey, edition, ...contentOf(row) } });
    });
  }

  /** Prepares the next edition of what was set; gives its id. Throws REQUEST.NOT_FOUND, ORGANISATION_PERFORMANCE.NOT_YOUR_UNIT, WRONG_STATE, ALREADY_THERE. */
  async revise(actor: Actor, id: string, reason: string): Promise<string> {
    const next = newId();
    await this.db.transaction(async () => {
      const row = await this.access.load(actor, id, 'revise', { isOfCare: true });
      const { unitId, performancePeriodId, evaluationPeriodId, edition } = row;
      const of = { unitId, performancePeriodId, evaluationPeriodId, edition: edition + 1, reason };
      await this.insert(next, of, contentOf(row));
    });
    return next;
  }

  /** Keeps what planning, HR or the inspectorate recommends. Throws REQUEST.NOT_FOUND, ORGANISATION_PERFORMANCE.WRONG_STATE, LETTER_TO_COME. */
  async recommend(actor: Actor, id: string, request: OrganisationRecommendationRequest): Promise<void> {
    await this.db.transaction(async () => {
      const row = await this.access.load(actor, id, 'recommend', { isOfCare: false });
      const { source, predicate, reason, letterNumber = null, letterOn = null } = request;
      if (letterOn !== null && letterOn > this.clock.today())
        throw refusedAt(organisationProblems.LETTER_TO_COME, {}, '/letterOn');
      const said = { source, predicate, reason, letterNumber, letterOn };
      const now = this.clock.now();
      const of = { id: newId(), organisationPerformanceId: id, createdAt: now };
      await this.db.insert(OrganisationRecommendation, { ...of, ...said });
      await this.db.update(OrganisationPerformance, { id }, { updatedAt: now, version: row.version + 1 });
      await this.record('recommend', id, { after: said });
    });
  }

  private async insert(id: string, of: Edition, content: Content): Promise<void> {
    const now = this.clock.now();
    const stamps = { createdAt: now, updatedAt: now, version: 1 };
    const row = { id, ...of, subjectKey: subjectKeyOf(of.unitId, of), status: 'DRAFT' as const, ...content, ...stamps };
    const taken = { subjectKey: () => organisationProblems.ALREADY_THERE() };
    await refuseTaken(this.db.insert(OrganisationPerformance, row), taken);
    await this.record('prepare', id, { after: { ...of, ...content } });
  }

  private record(verb: string, id: string, values: { before?: object; after?: object }): Promise<void> {
    const object = { type: 'organisation-performance', id };
    return this.audit.record({ action: `organisation-performance.${verb}`, object, ...values });
  }
}

function contentOf(row: OrganisationPerformance): Content {
  const { indicators, exceedsExpectations, expectationNote, achievementHundredths, suggested } = row;
  return { indicators, exceedsExpectations, expectationNote, achievementHundredths, suggested };
}
