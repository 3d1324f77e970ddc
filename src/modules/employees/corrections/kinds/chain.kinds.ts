import { Injectable } from '@nestjs/common';
import type { EntityTarget } from 'typeorm';
import type { Where } from '../../../../kernel/database/entity-rows.js';
import { refusedAt } from '../../../../kernel/http/input-faults.js';
import { OPEN_END } from '../../../../kernel/values/civil-date.js';
import { CHAIN_RECORDS, ChainRecords, type ChainRecordKind } from '../../chain/chain-records.service.js';
import {
  AppraisalChainRule,
  AppraisalConflict,
  AppraisalDelegation,
  AppraiserAppointment,
} from '../../chain/persistence/chain.entity.js';
import { ReportingLines } from '../../chain/reporting-lines.service.js';
import { employeeProblems } from '../../employees.problems.js';
import type {
  AppointmentCorrectionRequest,
  ChainRuleCorrectionRequest,
  ConflictCorrectionRequest,
  DelegationCorrectionRequest,
} from '../http/correction.request.js';
import { type DatedRow, type RecordKind, requireInOrder, touches } from '../record-kind.js';

type ChainRow = DatedRow & { readonly reason: string | null };
interface ChainPatch {
  readonly validUntil?: string | null;
  readonly recordedReason?: string | null;
}

/** What all records have in common that move the chain of appraisal. */
abstract class ChainKind<Row extends ChainRow, Patch extends ChainPatch> implements RecordKind<Row, Patch> {
  readonly entity: EntityTarget<Row>;

  constructor(
    readonly type: ChainRecordKind,
    private readonly lines: ReportingLines,
  ) {
    this.entity = CHAIN_RECORDS[type];
  }

  open(): Promise<void> {
    return this.lines.lockChanges();
  }

  facts({ validUntil, recordedReason, ...facts }: Patch): Where<Row> {
    const end = validUntil === null ? OPEN_END : validUntil;
    return { ...facts, validUntil: end, reason: recordedReason } as unknown as Where<Row>;
  }

  /** Throws EMPLOYEE.RANGE_REVERSED. */
  check({ after }: { after: Row }): Promise<null> {
    requireInOrder(after);
    return Promise.resolve(null);
  }

  release(): Promise<null> {
    return Promise.resolve(null);
  }

  settle(): Promise<void> {
    return this.lines.rebuild();
  }
}

/** Letters that delegate the appraisal. */
@Injectable()
export class DelegationKind extends ChainKind<AppraisalDelegation, DelegationCorrectionRequest> {
  constructor(lines: ReportingLines) {
    super('appraisal-delegation', lines);
  }

  /** Throws EMPLOYEE.DELEGATION_SCOPE, RANGE_REVERSED. */
  override check(step: { after: AppraisalDelegation }): Promise<null> {
    const { unitId, covers } = step.after;
    if ((unitId === null) !== (covers === null)) throw refusedAt(employeeProblems.DELEGATION_SCOPE, {}, '/covers');
    return super.check(step);
  }
}

/** Decisions that name somebody's appraiser. */
@Injectable()
export class AppointmentKind extends ChainKind<AppraiserAppointment, AppointmentCorrectionRequest> {
  constructor(lines: ReportingLines) {
    super('appraiser-appointment', lines);
  }
}

/** Pairs of people who should not appraise each other. */
@Injectable()
export class ConflictKind extends ChainKind<AppraisalConflict, ConflictCorrectionRequest> {
  constructor(
    lines: ReportingLines,
    private readonly records: ChainRecords,
  ) {
    super('appraisal-conflict', lines);
  }

  /** Throws EMPLOYEE.RANGE_REVERSED, CONFLICT_RECORDED. */
  override async check(step: {
    after: AppraisalConflict;
    changed: ReadonlySet<keyof AppraisalConflict>;
  }): Promise<null> {
    await super.check(step);
    if (touches(step.changed)) await this.records.requireNoOther(step.after);
    return null;
  }
}

/** Rules of the default chain. */
@Injectable()
export class ChainRuleKind extends ChainKind<AppraisalChainRule, ChainRuleCorrectionRequest> {
  constructor(
    lines: ReportingLines,
    private readonly records: ChainRecords,
  ) {
    super('appraisal-chain-rule', lines);
  }

  /** Throws EMPLOYEE.RULE_TARGET, RANGE_REVERSED, ORGANIZATION.TYPE_UNKNOWN, UNIT_UNKNOWN. */
  override async check(step: {
    after: AppraisalChainRule;
    changed: ReadonlySet<keyof AppraisalChainRule>;
  }): Promise<null> {
    if (touches(step.changed, 'unitId', 'unitType', 'above', 'aboveUnitId'))
      await this.records.requireSoundRule(step.after);
    return super.check(step);
  }
}
