import { Injectable } from '@nestjs/common';
import { AuditLog } from '../../../kernel/audit/audit-log.js';
import type { Actor } from '../../../kernel/auth/actor.js';
import { Clock, newId } from '../../../kernel/clock/clock.js';
import { Database } from '../../../kernel/database/database.js';
import { refuseTaken } from '../../../kernel/database/refuse-taken.js';
import { requestProblems } from '../../../kernel/errors/problems.js';
import { EventRecorder } from '../../../kernel/events/event-recorder.js';
import { refusedAt } from '../../../kernel/http/input-faults.js';
import { Vault } from '../../../kernel/personal-data/vault.js';
import { EmployeeAccess, EmployeesApi } from '../../employees/index.js';
import { DataRequestDecided, DataRequestFiled } from '../privacy.events.js';
import { privacyProblems } from '../privacy.problems.js';
import { Eraser } from '../retention/eraser.js';
import { wantedOwner } from './data-requests.queries.js';
import { type DataRequestAction, type DataRequestParty, dueAt, nextStatus } from './domain/data-request.states.js';
import { ERASURE_GROUNDS, REFUSAL_GROUNDS } from './domain/refusal-grounds.js';
import type { DataRequestDecisionRequest, DataRequestRequest } from './http/data-request.request.js';
import { DataRequest } from './persistence/data-request.entity.js';
import { isCorrectable } from './request-fields.js';

/** Requests of people about their own data, and what HR decides. */
@Injectable()
export class DataRequestsService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly audit: AuditLog,
    private readonly events: EventRecorder,
    private readonly vault: Vault,
    private readonly access: EmployeeAccess,
    private readonly employees: EmployeesApi,
    private readonly eraser: Eraser,
  ) {}

  /**
   * Files a request for correction or erasure of the own data.
   * Throws PRIVACY.NO_PERSON, VALUE_REQUIRED, VALUE_NOT_TAKEN, ALREADY_FILED, REQUEST.INVALID, ID_TAKEN.
   */
  async file(actor: Actor, input: DataRequestRequest): Promise<string> {
    const { employeeId } = actor;
    if (employeeId === null) throw privacyProblems.NO_PERSON();
    const { id = newId(), kind, field = null, wantedValue, reason, evidence = null } = input;
    this.requireFitting(input);
    const now = this.clock.now();
    const wantedSealed = wantedValue === undefined ? null : this.vault.seal(wantedOwner(id), wantedValue);
    const stamps = { createdAt: now, updatedAt: now, version: 1 };
    const state = { status: 'FILED', filedAt: now, dueAt: dueAt(now), isApplied: false } as const;
    await this.db.transaction(async () => {
      await this.employees.lock(employeeId);
      const [open] = await this.db.find(DataRequest, {
        employeeId,
        kind,
        status: 'FILED',
        ...(field ? { field } : {}),
      });
      if (open) throw privacyProblems.ALREADY_FILED({ requestId: open.id });
      const row = { id, employeeId, kind, field, wantedSealed, reason, evidence, ...state, ...stamps };
      await refuseTaken(this.db.insert(DataRequest, row));
      await this.record('data-request.file', row, { kind, field });
      const event = { dataRequestId: id, employeeId, kind, dueAt: state.dueAt.toISOString() };
      await this.events.record(new DataRequestFiled(event));
    });
    return id;
  }

  /** Takes the own request back while nothing is decided. Throws REQUEST.NOT_FOUND, PRIVACY.WRONG_STATE. */
  async withdraw(actor: Actor, id: string): Promise<void> {
    await this.db.transaction(async () => {
      const request = await this.load(actor, id, 'data-request:file');
      await this.move(request, 'withdraw', 'person', {});
      await this.record('data-request.withdraw', request, { status: 'WITHDRAWN' });
    });
  }

  /**
   * Decides a request. An accepted correction of a particular is made at once, as HR would make it; an accepted erasure makes the
   * person a pseudonym. Nobody decides the own request.
   * Throws REQUEST.NOT_FOUND, PRIVACY.OWN_REQUEST, WRONG_STATE, GROUND_REQUIRED, GROUND_NOT_TAKEN, NOT_APPLICABLE,
   * STILL_IN_SERVICE, HELD and what the change itself is refused with.
   */
  async decide(actor: Actor, id: string, input: DataRequestDecisionRequest): Promise<void> {
    await this.db.transaction(async () => {
      const request = await this.load(actor, id, 'data-request:decide');
      if (request.employeeId === actor.employeeId) throw privacyProblems.OWN_REQUEST();
      const { decision, answer, ground } = input;
      const isApplied = this.willApply(request, input);
      const facts = { answer, ground: ground ?? null, isApplied, decidedAt: this.clock.now() };
      const action = decision === 'ACCEPTED' ? 'accept' : 'refuse';
      await this.move(request, action, 'hr', { ...facts, decidedByAccountId: actor.accountId });
      await this.record('data-request.decide', request, { decision, ground: ground ?? null, isApplied });
      const { employeeId, kind } = request;
      await this.events.record(new DataRequestDecided({ dataRequestId: id, employeeId, kind, status: decision }));
      if (isApplied) await this.apply(request);
    });
  }

  /** What the request must say, and whether the value can be one of its field. */
  private requireFitting({ kind, field, wantedValue }: DataRequestRequest): void {
    const values = Object.entries({ '/field': field, '/wantedValue': wantedValue });
    const pointersTo = (isGiven: boolean) =>
      values.flatMap(([pointer, value]) => ((value !== undefined) === isGiven ? [pointer] : []));
    const [given, missing] = [pointersTo(true), pointersTo(false)];
    if (kind === 'CORRECTION' && missing.length > 0) throw refusedAt(privacyProblems.VALUE_REQUIRED, {}, ...missing);
    if (kind === 'ERASURE' && given.length > 0) throw refusedAt(privacyProblems.VALUE_NOT_TAKEN, {}, ...given);
    if (field !== undefined && wantedValue !== undefined && isCorrectable(field))
      this.employees.requireSound(field, wantedValue, '/wantedValue');
  }

  /** True when the service makes the change. Throws when the decision is not whole. */
  private willApply({ kind, field }: DataRequest, { decision, ground, apply }: DataRequestDecisionRequest): boolean {
    const grounds = kind === 'ERASURE' ? ERASURE_GROUNDS : REFUSAL_GROUNDS;
    if (decision === 'REFUSED') {
      if (!ground || !grounds.includes(ground))
        throw refusedAt(privacyProblems.GROUND_REQUIRED, { grounds: grounds.join(', ') }, '/ground');
      return false;
    }
    if (ground) throw refusedAt(privacyProblems.GROUND_NOT_TAKEN, {}, '/ground');
    const canApply = kind === 'ERASURE' || isCorrectable(field);
    if (apply === true && !canApply) throw refusedAt(privacyProblems.NOT_APPLICABLE, { field }, '/apply');
    return canApply && (apply !== false || kind === 'ERASURE');
  }

  private async apply({ id, employeeId, kind, field, wantedSealed }: DataRequest): Promise<void> {
    if (kind === 'ERASURE') return this.eraser.eraseOnRequest(employeeId);
    const wanted = wantedSealed === null ? null : this.vault.open(wantedOwner(id), wantedSealed);
    if (wanted === null || !isCorrectable(field)) throw refusedAt(privacyProblems.NOT_APPLICABLE, { field }, '/apply');
    await this.employees.correct(employeeId, field, wanted);
  }

  /** A request that the actor may act on, locked. Throws REQUEST.NOT_FOUND. */
  private async load(
    actor: Actor,
    id: string,
    permission: 'data-request:file' | 'data-request:decide',
  ): Promise<DataRequest> {
    const [row] = await this.db.rows<{ employeeId: string }>('SELECT employeeId FROM data_request WHERE id = ?', [id]);
    if (!row) throw requestProblems.NOT_FOUND();
    await this.access.require(actor, permission, row.employeeId);
    // The person before the request, as everywhere, so that two who lock both wait for each other in one order.
    await this.employees.lock(row.employeeId);
    const request = await this.db.lock(DataRequest, { id });
    if (!request) throw requestProblems.NOT_FOUND();
    return request;
  }

  private async move(
    request: DataRequest,
    action: DataRequestAction,
    party: DataRequestParty,
    facts: Partial<DataRequest>,
  ): Promise<void> {
    const status = nextStatus(request.status, action, party);
    if (status === null) throw privacyProblems.WRONG_STATE({ status: request.status });
    const change = { ...facts, status, updatedAt: this.clock.now(), version: request.version + 1 };
    await this.db.update(DataRequest, { id: request.id }, change);
  }

  /** The wanted value is no part of the record: it may be an identity number. */
  private record(action: string, { id, employeeId }: { id: string; employeeId: string }, facts: object): Promise<void> {
    const object = { type: 'data-request', id };
    return this.audit.record({ action, object, subjectEmployeeId: employeeId, facts: { ...facts } });
  }
}
