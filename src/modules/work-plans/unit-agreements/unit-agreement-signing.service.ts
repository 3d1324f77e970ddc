import { Injectable } from '@nestjs/common';
import { AuditLog } from '../../../kernel/audit/audit-log.js';
import type { Actor } from '../../../kernel/auth/actor.js';
import { Clock } from '../../../kernel/clock/clock.js';
import { Database } from '../../../kernel/database/database.js';
import { requestProblems } from '../../../kernel/errors/problems.js';
import { EventRecorder } from '../../../kernel/events/event-recorder.js';
import { refusedAt } from '../../../kernel/http/input-faults.js';
import { assertVersion } from '../../../kernel/http/params.js';
import { EmployeesApi, employeeTables } from '../../employees/index.js';
import { organizationTables } from '../../organization/index.js';
import { UnitAgreementDue, UnitAgreementSigned } from '../work-plan.events.js';
import type { RecordedSignatureRequest } from './http/unit-agreement.request.js';
import { UnitAgreement } from './persistence/unit-agreement.entity.js';
import { unitAgreementProblems } from './unit-agreements.problems.js';
import { UnitAgreementsQueries } from './unit-agreements.queries.js';
import { requireState } from './unit-agreements.service.js';

const { assignment, employee } = employeeTables;
/** Whoever heads a unit on a day: definitively or for somebody. */
const HEADS = `SELECT id FROM ${assignment} WHERE unitId = ? AND employeeId = ? AND headsUnit = 1 AND validFrom <= ? AND validUntil >= ?`;
const NODES = 'SELECT id FROM performance_tree_node WHERE unitId = ? AND performancePeriodId = ? ORDER BY id';

/** Lets both sides sign unit agreements. Rule CA-13. */
@Injectable()
export class UnitAgreementSigning {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly audit: AuditLog,
    private readonly events: EventRecorder,
    private readonly employees: EmployeesApi,
    private readonly queries: UnitAgreementsQueries,
  ) {}

  /**
   * Signs as the head of the unit, which freezes what is agreed, or as the appraiser of that head. Throws REQUEST.NOT_FOUND, REQUEST.STALE,
   * UNIT_AGREEMENT.WRONG_STATE, NOT_A_PARTY, HEAD_CHANGED, NO_NODES.
   */
  async sign(actor: Actor, id: string, version: number | null): Promise<void> {
    await this.db.transaction(async () => {
      const agreement = await this.load(id, version);
      requireState(agreement, 'DRAFT', 'OFFERED');
      if (agreement.status === 'DRAFT') return this.signFirst(actor, agreement);
      const secondPartyId = await this.secondPartyOf(agreement);
      if (actor.employeeId === null || secondPartyId !== actor.employeeId) throw unitAgreementProblems.NOT_A_PARTY();
      await this.conclude(agreement, secondPartyId, {});
    });
  }

  /**
   * Records the signature of a superior who is no civil servant. Throws REQUEST.NOT_FOUND, REQUEST.STALE, UNIT_AGREEMENT.WRONG_STATE,
   * NOT_TO_RECORD, HEAD_CHANGED, LETTER_TO_COME.
   */
  async record(
    id: string,
    { letterNumber, letterOn }: RecordedSignatureRequest,
    version: number | null,
  ): Promise<void> {
    await this.db.transaction(async () => {
      const agreement = await this.load(id, version);
      requireState(agreement, 'OFFERED');
      if (letterOn > this.clock.today()) throw refusedAt(unitAgreementProblems.LETTER_TO_COME, {}, '/letterOn');
      const secondPartyId = await this.secondPartyOf(agreement);
      const sql = `SELECT id FROM ${employee} WHERE id = ? AND kind = 'NON_ASN'`;
      if (secondPartyId === null || (await this.db.rows(sql, [secondPartyId])).length === 0)
        throw unitAgreementProblems.NOT_TO_RECORD();
      await this.conclude(agreement, secondPartyId, { letterNumber, letterOn });
    });
  }

  private async signFirst({ employeeId }: Actor, agreement: UnitAgreement): Promise<void> {
    const { id, unitId, performancePeriodId } = agreement;
    const today = this.clock.today();
    const heads = employeeId === null ? [] : await this.db.rows(HEADS, [unitId, employeeId, today, today]);
    if (employeeId === null || heads.length === 0) throw unitAgreementProblems.NOT_A_PARTY();
    // Whoever changes the tree at this moment is waited for: what is frozen is what it says then.
    await this.db.rows(`${NODES}${this.db.connection.forUpdate}`, [unitId, performancePeriodId]);
    const nodes = await this.queries.nodesOf(unitId, performancePeriodId);
    if (nodes.length === 0) throw unitAgreementProblems.NO_NODES();
    const [unit] = await this.db.rows<{ name: string }>(`SELECT name FROM ${organizationTables.orgUnit} WHERE id = ?`, [
      unitId,
    ]);
    const firstSnapshot = (await this.employees.identityOf(employeeId)) ?? null;
    const signed = { firstPartyId: employeeId, firstSignedAt: this.clock.now(), firstSnapshot, nodes };
    const facts = { ...signed, unitName: unit?.name ?? null, status: 'OFFERED' as const };
    await this.save(agreement, facts);
    await this.audit.record({
      action: 'unit-agreement.offer',
      object: { type: 'unit-agreement', id },
      subjectEmployeeId: employeeId,
      after: { status: 'OFFERED', nodes: nodes.length },
    });
    const toEmployeeId = await this.employees.appraiserOf(employeeId);
    if (toEmployeeId === null) return;
    const due = { unitAgreementId: id, unitId, performancePeriodId, employeeId, toEmployeeId };
    await this.events.record(new UnitAgreementDue(due));
  }

  /** The second signature: what stood before is superseded. */
  private async conclude(
    agreement: UnitAgreement,
    secondPartyId: string,
    letter: Partial<Pick<UnitAgreement, 'letterNumber' | 'letterOn'>>,
  ): Promise<void> {
    const { id, unitId, performancePeriodId } = agreement;
    for (const former of await this.db.find(UnitAgreement, { unitId, performancePeriodId, status: 'SIGNED' }))
      await this.save(former, { status: 'SUPERSEDED' });
    const secondSnapshot = (await this.employees.identityOf(secondPartyId)) ?? null;
    const signed = { secondPartyId, secondSignedAt: this.clock.now(), secondSnapshot, ...letter };
    await this.save(agreement, { ...signed, status: 'SIGNED' });
    await this.events.record(new UnitAgreementSigned({ unitAgreementId: id, unitId, performancePeriodId }));
    await this.audit.record({
      action: 'unit-agreement.sign',
      object: { type: 'unit-agreement', id },
      subjectEmployeeId: secondPartyId,
      after: { status: 'SIGNED', ...letter },
    });
  }

  private save({ id, version }: UnitAgreement, facts: Partial<UnitAgreement>): Promise<number> {
    const touched = { updatedAt: this.clock.now(), version: version + 1 };
    return this.db.update(UnitAgreement, { id }, { ...facts, ...touched });
  }

  /** The appraiser of whoever signed first and heads the unit still. Throws UNIT_AGREEMENT.HEAD_CHANGED. */
  private async secondPartyOf({ firstPartyId, unitId }: UnitAgreement): Promise<string | null> {
    if (firstPartyId === null) return null;
    const today = this.clock.today();
    if ((await this.db.rows(HEADS, [unitId, firstPartyId, today, today])).length === 0)
      throw unitAgreementProblems.HEAD_CHANGED();
    return this.employees.appraiserOf(firstPartyId);
  }

  private async load(id: string, version: number | null): Promise<UnitAgreement> {
    const agreement = await this.db.lock(UnitAgreement, { id });
    if (!agreement) throw requestProblems.NOT_FOUND();
    assertVersion(agreement.version, version);
    return agreement;
  }
}
