import { Injectable } from '@nestjs/common';
import { AuditLog } from '../../../kernel/audit/audit-log.js';
import type { Actor } from '../../../kernel/auth/actor.js';
import { Clock } from '../../../kernel/clock/clock.js';
import { Database } from '../../../kernel/database/database.js';
import { EventRecorder } from '../../../kernel/events/event-recorder.js';
import { refusedAt } from '../../../kernel/http/input-faults.js';
import { EmployeesApi, type UnitLeader, UnitLeaders } from '../../employees/index.js';
import { organizationTables } from '../../organization/index.js';
import { OrganisationPerformanceSet } from '../appraisal.events.js';
import { AppraisedTimes } from '../appraised-times.js';
import type { OrganisationDecisionRequest, RecordedDecisionRequest } from './http/organisation-performance.request.js';
import { OrganisationPerformanceAccess } from './organisation-performance.access.js';
import { organisationProblems } from './organisation-performance.problems.js';
import { OrganisationPerformance } from './persistence/organisation-performance.entity.js';

/** Lets the leader of the organisation above set the predicate of a unit. Rule OP-3. */
@Injectable()
export class OrganisationDecisions {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly audit: AuditLog,
    private readonly events: EventRecorder,
    private readonly times: AppraisedTimes,
    private readonly employees: EmployeesApi,
    private readonly leaders: UnitLeaders,
    private readonly access: OrganisationPerformanceAccess,
  ) {}

  /**
   * Sets the predicate as the leader of the organisation above of today. Throws REQUEST.NOT_FOUND, REQUEST.STALE,
   * ORGANISATION_PERFORMANCE.WRONG_STATE, NOBODY_ABOVE, NOT_THE_LEADER_ABOVE, TOO_EARLY, REASON_NEEDED.
   */
  async decide(actor: Actor, id: string, request: OrganisationDecisionRequest, version: number | null): Promise<void> {
    await this.db.transaction(async () => {
      const row = await this.access.load(actor, id, 'set', { version, isOfCare: false });
      const leader = (await this.above(row)).find(({ employeeId }) => employeeId === actor.employeeId);
      if (!leader) throw organisationProblems.NOT_THE_LEADER_ABOVE();
      await this.set(row, leader.employeeId, request, {});
    });
  }

  /**
   * Records what a leader has set who is no civil servant. Throws as `decide`, and ORGANISATION_PERFORMANCE.NOT_TO_RECORD, LETTER_TO_COME.
   */
  async record(actor: Actor, id: string, request: RecordedDecisionRequest, version: number | null): Promise<void> {
    await this.db.transaction(async () => {
      const row = await this.access.load(actor, id, 'record', { version, isOfCare: false });
      const { letterNumber, letterOn } = request;
      if (letterOn > this.clock.today()) throw refusedAt(organisationProblems.LETTER_TO_COME, {}, '/letterOn');
      const leader = (await this.above(row)).find(({ isCivilServant }) => !isCivilServant);
      if (!leader) throw organisationProblems.NOT_TO_RECORD();
      await this.set(row, leader.employeeId, request, { letterNumber, letterOn });
    });
  }

  private async above({ unitId }: OrganisationPerformance): Promise<UnitLeader[]> {
    const leaders = await this.leaders.above(unitId, this.clock.today());
    if (leaders.length === 0) throw organisationProblems.NOBODY_ABOVE();
    return leaders;
  }

  /** Sets it; what stood before is replaced. */
  private async set(
    row: OrganisationPerformance,
    decidedById: string,
    { predicate, reason }: OrganisationDecisionRequest,
    letter: Partial<Pick<OrganisationPerformance, 'letterNumber' | 'letterOn'>>,
  ): Promise<void> {
    const { id, unitId, performancePeriodId, evaluationPeriodId, subjectKey, suggested } = row;
    const { opensOn } = await this.times.of(row);
    if (this.clock.today() < opensOn) throw organisationProblems.TOO_EARLY({ from: opensOn });
    if (predicate !== suggested && reason === undefined)
      throw refusedAt(organisationProblems.REASON_NEEDED, { suggested: suggested ?? '–' }, '/reason');
    for (const former of await this.db.find(OrganisationPerformance, { subjectKey, status: 'SET' }))
      await this.save(former, { status: 'REVISED' });
    const sql = `SELECT name FROM ${organizationTables.orgUnit} WHERE id = ?`;
    const [unit] = await this.db.rows<{ name: string }>(sql, [unitId]);
    const decidedSnapshot = (await this.employees.identityOf(decidedById)) ?? null;
    const decided = { decidedById, decidedAt: this.clock.now(), decidedSnapshot, unitName: unit?.name ?? null };
    const said = { status: 'SET' as const, predicate, deviationReason: reason ?? null, ...letter };
    await this.save(row, { ...decided, ...said });
    const about = { unitId, performancePeriodId, evaluationPeriodId };
    await this.events.record(new OrganisationPerformanceSet({ organisationPerformanceId: id, ...about }));
    await this.audit.record({
      action: 'organisation-performance.set',
      object: { type: 'organisation-performance', id },
      facts: { from: row.status, to: 'SET' },
      after: { ...said, suggested, decidedById },
    });
  }

  private save({ id, version }: OrganisationPerformance, facts: Partial<OrganisationPerformance>): Promise<number> {
    const touched = { updatedAt: this.clock.now(), version: version + 1 };
    return this.db.update(OrganisationPerformance, { id }, { ...facts, ...touched });
  }
}
