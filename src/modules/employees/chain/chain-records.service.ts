import { Injectable } from '@nestjs/common';
import { AuditLog } from '../../../kernel/audit/audit-log.js';
import { Clock, newId } from '../../../kernel/clock/clock.js';
import { Database } from '../../../kernel/database/database.js';
import { refuseTaken } from '../../../kernel/database/refuse-taken.js';
import { requestProblems } from '../../../kernel/errors/problems.js';
import { refusedAt } from '../../../kernel/http/input-faults.js';
import { assertVersion } from '../../../kernel/http/params.js';
import { type CivilDate, commonDays, type Days, OPEN_END } from '../../../kernel/values/civil-date.js';
import { OrganizationApi, organizationProblems } from '../../organization/index.js';
import { employeeProblems } from '../employees.problems.js';
import type {
  AppointmentRequest,
  ChainPolicyRequest,
  ChainRuleRequest,
  ConflictRequest,
  DelegationRequest,
} from './http/chain.request.js';
import {
  AppraisalChainPolicy,
  AppraisalChainRule,
  AppraisalConflict,
  AppraisalDelegation,
  AppraiserAppointment,
} from './persistence/chain.entity.js';
import { ReportingLines } from './reporting-lines.service.js';

/** The kinds of records that move the chain, with their tables. */
export const CHAIN_RECORDS = {
  'appraisal-delegation': AppraisalDelegation,
  'appraiser-appointment': AppraiserAppointment,
  'appraisal-conflict': AppraisalConflict,
  'appraisal-chain-rule': AppraisalChainRule,
} as const;
export type ChainRecordKind = keyof typeof CHAIN_RECORDS;

type Facts = Readonly<Record<string, unknown>> & { readonly employeeId?: string | null };
/** Ids by the field of the request that names them. */
type Named = Readonly<Record<string, string | null>>;
interface Range {
  readonly validFrom: CivilDate;
  readonly validUntil?: CivilDate;
}

/** Letters, conflicts and rules of the HR office that move the chain of appraisal; lines follow in the same moment. */
@Injectable()
export class ChainRecords {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly audit: AuditLog,
    private readonly organization: OrganizationApi,
    private readonly lines: ReportingLines,
  ) {}

  /** Throws EMPLOYEE.DELEGATION_SCOPE, EMPLOYEE_UNKNOWN, SAME_PERSON, RANGE_REVERSED, ORGANIZATION.UNIT_UNKNOWN, REQUEST.ID_TAKEN. */
  delegate(input: DelegationRequest): Promise<string> {
    const {
      toEmployeeId,
      employeeId = null,
      unitId = null,
      covers = null,
      letterNumber,
      letterOn,
      reason = null,
    } = input;
    const isOfUnit = unitId !== null && covers !== null && employeeId === null;
    const isOfPerson = employeeId !== null && unitId === null && covers === null;
    if (!isOfUnit && !isOfPerson) throw refusedAt(employeeProblems.DELEGATION_SCOPE, {}, ...scopeFields(input));
    const facts = { toEmployeeId, employeeId, unitId, covers, letterNumber, letterOn, reason };
    return this.add('appraisal-delegation', input, facts, { employeeId, toEmployeeId }, { unitId });
  }

  /** Throws EMPLOYEE.EMPLOYEE_UNKNOWN, SAME_PERSON, RANGE_REVERSED, REQUEST.ID_TAKEN. */
  appoint(input: AppointmentRequest): Promise<string> {
    const { employeeId, appraiserId, letterNumber = null, letterOn = null, reason } = input;
    const facts = { employeeId, appraiserId, letterNumber, letterOn, reason };
    return this.add('appraiser-appointment', input, facts, { employeeId, appraiserId });
  }

  /** Throws what `appoint` throws, and EMPLOYEE.CONFLICT_RECORDED where the pair has one on some of the days. */
  recordConflict(input: ConflictRequest): Promise<string> {
    const { employeeId, otherId, cause, reason = null } = input;
    const facts = { employeeId, otherId, cause, reason };
    const refuse = (days: Days): Promise<void> => this.requireNoOther({ employeeId, otherId, ...days });
    return this.add('appraisal-conflict', input, facts, { employeeId, otherId }, {}, refuse);
  }

  /** Refuses a second conflict of a pair, whichever of the two is named first. Throws EMPLOYEE.CONFLICT_RECORDED. */
  async requireNoOther(conflict: Days & { id?: string; employeeId: string; otherId: string }): Promise<void> {
    const { id, employeeId, otherId } = conflict;
    for (const [one, two] of [
      [employeeId, otherId],
      [otherId, employeeId],
    ] as const) {
      const recorded = await this.db.find(AppraisalConflict, { employeeId: one, otherId: two });
      const same = recorded.find((other) => other.id !== id && commonDays(other, conflict) !== null);
      if (!same) continue;
      const { id: conflictId, validFrom, validUntil } = same;
      throw employeeProblems.CONFLICT_RECORDED({ conflictId, validFrom, validUntil });
    }
  }

  /** Throws EMPLOYEE.RULE_TARGET, RANGE_REVERSED, ORGANIZATION.TYPE_UNKNOWN, UNIT_UNKNOWN, REQUEST.ID_TAKEN. */
  async addRule(input: ChainRuleRequest): Promise<string> {
    const { sequence, unitId = null, unitType = null, depth = null, above, aboveUnitId = null, reason = null } = input;
    const facts = { sequence, unitId, unitType, depth, above, aboveUnitId, reason };
    await this.requireSoundRule({ ...facts, validFrom: input.validFrom });
    return this.add('appraisal-chain-rule', input, facts, {});
  }

  /** Refuses a rule that leads nowhere. Throws EMPLOYEE.RULE_TARGET, ORGANIZATION.TYPE_UNKNOWN, UNIT_UNKNOWN. */
  async requireSoundRule(
    rule: Pick<AppraisalChainRule, 'unitId' | 'unitType' | 'above' | 'aboveUnitId' | 'validFrom'>,
  ): Promise<void> {
    const { unitId, unitType, above, aboveUnitId, validFrom } = rule;
    if ((above === 'UNIT') !== (aboveUnitId !== null))
      throw refusedAt(employeeProblems.RULE_TARGET, {}, '/aboveUnitId');
    if (unitType !== null && !(await this.organization.hasUnitType(unitType, validFrom)))
      throw refusedAt(organizationProblems.TYPE_UNKNOWN, {}, '/unitType');
    await this.requireUnits({ unitId, aboveUnitId });
  }

  /** Ends a record on a day; what was earlier stays. Throws REQUEST.NOT_FOUND, EMPLOYEE.RANGE_REVERSED, RECORD_ENDED. */
  async end(kind: ChainRecordKind, id: string, lastDay: CivilDate): Promise<void> {
    const entity = CHAIN_RECORDS[kind];
    await this.db.transaction(async () => {
      await this.lines.lockChanges();
      const record = await this.db.lock<AppraisalConflict>(entity, { id });
      if (!record) throw requestProblems.NOT_FOUND();
      const { validFrom, validUntil, version } = record;
      if (lastDay < validFrom)
        throw refusedAt(employeeProblems.RANGE_REVERSED, { validFrom, validUntil: lastDay }, '/lastDay');
      if (lastDay >= validUntil) throw employeeProblems.RECORD_ENDED({ validUntil });
      const change = { validUntil: lastDay, updatedAt: this.clock.now(), version: version + 1 };
      await this.db.update<AppraisalConflict>(entity, { id }, change);
      await this.lines.rebuild();
      await this.audit.record({
        action: `${kind}.end`,
        object: { type: kind, id },
        subjectEmployeeId: record.employeeId ?? null,
        before: { validUntil },
        after: { validUntil: lastDay },
      });
    });
  }

  /** Changes what the government has decided. Throws REQUEST.STALE, REQUEST.IF_MATCH_REQUIRED. */
  async changePolicy(input: ChainPolicyRequest, expected: number | null): Promise<void> {
    await this.db.transaction(async () => {
      await this.lines.lockChanges();
      const policy = await this.db.lock(AppraisalChainPolicy, { id: 1 });
      if (!policy) throw requestProblems.NOT_FOUND();
      assertVersion(policy.version, expected);
      const { rankPolicy, longLeaveDays, minimumMonths, supervisionPolicy } = policy;
      const before = { rankPolicy, longLeaveDays, minimumMonths, supervisionPolicy };
      const stamps = { updatedAt: this.clock.now(), version: policy.version + 1 };
      await this.db.update(AppraisalChainPolicy, { id: 1 }, { ...input, ...stamps });
      await this.lines.rebuild();
      const object = { type: 'appraisal-chain-policy', id: 'policy' };
      await this.audit.record({ action: 'appraisal-chain-policy.change', object, before, after: { ...input } });
    });
  }

  private async add(
    kind: ChainRecordKind,
    { id = newId(), validFrom, validUntil = OPEN_END }: Range & { readonly id?: string },
    facts: Facts,
    people: Named,
    units: Named = {},
    refuse: (days: Days) => Promise<void> = () => Promise.resolve(),
  ): Promise<string> {
    if (validUntil < validFrom)
      throw refusedAt(employeeProblems.RANGE_REVERSED, { validFrom, validUntil }, '/validUntil');
    const now = this.clock.now();
    const row = { id, ...facts, validFrom, validUntil, createdAt: now, updatedAt: now, version: 1 };
    await this.db.transaction(async () => {
      await this.lines.lockChanges();
      await this.requirePeople(people);
      await this.requireUnits(units);
      await refuse({ validFrom, validUntil });
      await refuseTaken(this.db.insert(CHAIN_RECORDS[kind], row as never));
      await this.lines.rebuild();
      await this.audit.record({
        action: `${kind}.create`,
        object: { type: kind, id },
        subjectEmployeeId: facts.employeeId ?? null,
        after: { ...facts, validFrom, validUntil },
      });
    });
    return id;
  }

  private async requireUnits(units: Named): Promise<void> {
    for (const [field, unitId] of Object.entries(units))
      if (unitId !== null && !(await this.organization.hasUnit(unitId)))
        throw refusedAt(organizationProblems.UNIT_UNKNOWN, { unitId }, `/${field}`);
  }

  private async requirePeople(people: Named): Promise<void> {
    const named = Object.entries(people).filter(([, employeeId]) => employeeId !== null);
    const [[, first] = [], [second, other] = []] = named;
    if (second !== undefined && other === first) throw refusedAt(employeeProblems.SAME_PERSON, {}, `/${second}`);
    for (const [field, employeeId] of named) {
      const known = await this.db.rows('SELECT id FROM employee WHERE id = ?', [employeeId]);
      if (known.length === 0) throw refusedAt(employeeProblems.EMPLOYEE_UNKNOWN, { employeeId }, `/${field}`);
    }
  }
}

/** The fields that do not belong together, or the first one where none is given. */
function scopeFields({ employeeId, unitId, covers }: DelegationRequest): string[] {
  const given = Object.entries({ employeeId, unitId, covers }).flatMap(([field, value]) =>
    value ? [`/${field}`] : [],
  );
  return given.length > 0 ? given : ['/employeeId'];
}
