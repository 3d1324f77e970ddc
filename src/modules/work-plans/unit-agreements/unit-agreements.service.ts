import { Injectable } from '@nestjs/common';
import { AuditLog } from '../../../kernel/audit/audit-log.js';
import type { Actor } from '../../../kernel/auth/actor.js';
import { Clock, newId } from '../../../kernel/clock/clock.js';
import { Database } from '../../../kernel/database/database.js';
import { refuseTaken } from '../../../kernel/database/refuse-taken.js';
import { requestProblems } from '../../../kernel/errors/problems.js';
import { EventRecorder } from '../../../kernel/events/event-recorder.js';
import { refusedAt } from '../../../kernel/http/input-faults.js';
import { assertVersion } from '../../../kernel/http/params.js';
import { EmployeeAccess, employeeTables } from '../../employees/index.js';
import { organizationTables } from '../../organization/index.js';
import { PeriodsApi } from '../../periods/index.js';
import { UnitAgreementDue } from '../work-plan.events.js';
import type { UnitAgreementPatch, UnitAgreementRequest } from './http/unit-agreement.request.js';
import { UnitAgreement } from './persistence/unit-agreement.entity.js';
import { unitAgreementProblems } from './unit-agreements.problems.js';

const HEADS = `SELECT DISTINCT employeeId FROM ${employeeTables.assignment} WHERE unitId = ? AND headsUnit = 1 AND validFrom <= ? AND validUntil >= ?
  ORDER BY employeeId`;

/** Drafts unit agreements (Perjanjian Kinerja) and their revisions. Rule CA-13. */
@Injectable()
export class UnitAgreementsService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly audit: AuditLog,
    private readonly events: EventRecorder,
    private readonly people: EmployeeAccess,
    private readonly periods: PeriodsApi,
  ) {}

  /** Drafts the first edition; gives its id. Throws UNIT_AGREEMENT.UNIT_UNKNOWN, PERIOD_UNKNOWN, ALREADY_THERE, REQUEST.ID_TAKEN. */
  async draft(actor: Actor, input: UnitAgreementRequest): Promise<string> {
    const { id = newId(), unitId, performancePeriodId, budget = [] } = input;
    await this.db.transaction(async () => {
      if (!(await this.periods.findYear(performancePeriodId)))
        throw refusedAt(unitAgreementProblems.PERIOD_UNKNOWN, {}, '/performancePeriodId');
      if (!(await this.hasInCare(actor, unitId))) throw refusedAt(unitAgreementProblems.UNIT_UNKNOWN, {}, '/unitId');
      await this.insert(id, { unitId, performancePeriodId, edition: 1, reason: null, budget: shownLines(budget) });
    });
    return id;
  }

  /** Changes the budget of a draft. Throws REQUEST.NOT_FOUND, REQUEST.STALE, UNIT_AGREEMENT.NOT_YOUR_UNIT, WRONG_STATE. */
  async change(actor: Actor, id: string, patch: UnitAgreementPatch, version: number | null): Promise<void> {
    await this.db.transaction(async () => {
      const agreement = await this.load(actor, id);
      assertVersion(agreement.version, version);
      requireState(agreement, 'DRAFT');
      const budget = shownLines(patch.budget);
      const touched = { updatedAt: this.clock.now(), version: agreement.version + 1 };
      await this.db.update(UnitAgreement, { id }, { budget, ...touched });
      await this.record('change', id, { before: { budget: agreement.budget }, after: { budget } });
    });
  }

  /** Takes one back that not both have signed. Throws REQUEST.NOT_FOUND, REQUEST.STALE, UNIT_AGREEMENT.NOT_YOUR_UNIT, WRONG_STATE. */
  async discard(actor: Actor, id: string, version: number | null): Promise<void> {
    await this.db.transaction(async () => {
      const agreement = await this.load(actor, id);
      assertVersion(agreement.version, version);
      requireState(agreement, 'DRAFT', 'OFFERED');
      await this.db.remove(UnitAgreement, { id });
      const { unitId, performancePeriodId, edition, status } = agreement;
      await this.record('discard', id, { before: { unitId, performancePeriodId, edition, status } });
    });
  }

  /** Drafts the next edition; gives its id. Throws REQUEST.NOT_FOUND, UNIT_AGREEMENT.NOT_YOUR_UNIT, WRONG_STATE, ALREADY_THERE. */
  async revise(actor: Actor, id: string, reason: string): Promise<string> {
    const next = newId();
    await this.db.transaction(async () => {
      const agreement = await this.load(actor, id);
      requireState(agreement, 'SIGNED');
      const { unitId, performancePeriodId, edition, budget } = agreement;
      await this.insert(next, { unitId, performancePeriodId, edition: edition + 1, reason, budget });
    });
    return next;
  }

  private async insert(
    id: string,
    facts: Pick<UnitAgreement, 'unitId' | 'performancePeriodId' | 'edition' | 'reason' | 'budget'>,
  ): Promise<void> {
    const now = this.clock.now();
    const row = { id, ...facts, status: 'DRAFT' as const, createdAt: now, updatedAt: now, version: 1 };
    await refuseTaken(this.db.insert(UnitAgreement, row), { unitId: () => unitAgreementProblems.ALREADY_THERE() });
    await this.record('draft', id, { after: facts });
    await this.tellHeads(id, facts);
  }

  /** Whoever heads the unit today, also for somebody, is the first to sign. */
  private async tellHeads(
    unitAgreementId: string,
    { unitId, performancePeriodId }: Pick<UnitAgreement, 'unitId' | 'performancePeriodId'>,
  ): Promise<void> {
    const today = this.clock.today();
    for (const { employeeId } of await this.db.rows<{ employeeId: string }>(HEADS, [unitId, today, today])) {
      const parties = { employeeId, toEmployeeId: employeeId };
      await this.events.record(new UnitAgreementDue({ unitAgreementId, unitId, performancePeriodId, ...parties }));
    }
  }

  private async load(actor: Actor, id: string): Promise<UnitAgreement> {
    const agreement = await this.db.lock(UnitAgreement, { id });
    if (!agreement) throw requestProblems.NOT_FOUND();
    if (!(await this.hasInCare(actor, agreement.unitId))) throw unitAgreementProblems.NOT_YOUR_UNIT();
    return agreement;
  }

  private async hasInCare(actor: Actor, unitId: string): Promise<boolean> {
    const care = this.people.unitsReached(actor, 'unit-agreement:manage', 'u.id');
    const sql = `SELECT u.id FROM ${organizationTables.orgUnit} u WHERE u.id = ? AND ${care.sql}`;
    return (await this.db.rows(sql, [unitId, ...care.values])).length > 0;
  }

  private record(verb: string, id: string, values: { before?: object; after?: object }): Promise<void> {
    return this.audit.record({ action: `unit-agreement.${verb}`, object: { type: 'unit-agreement', id }, ...values });
  }
}

/** Throws UNIT_AGREEMENT.WRONG_STATE. */
export function requireState({ status }: UnitAgreement, ...needed: readonly UnitAgreement['status'][]): void {
  if (!needed.includes(status)) throw unitAgreementProblems.WRONG_STATE({ status, needed: needed.join(', ') });
}

const shownLines = (lines: UnitAgreementPatch['budget']): UnitAgreement['budget'] =>
  lines.map(({ name, amount }) => ({ name, amount: BigInt(amount).toString() }));
