import { Entity, Index, PrimaryColumn } from 'typeorm';
import {
  DayColumn,
  IdColumn,
  InstantColumn,
  IntegerColumn,
  ReferenceColumn,
  TextColumn,
} from '../../../../kernel/database/columns.js';
import type { ChainRule, Conflict, Delegation, RankPolicy, SupervisionPolicy } from '../domain/chain-facts.js';

/** Columns of every record that moves the chain of appraisal on its days; 9999-12-31 is an open end. */
abstract class ChainRecord {
  @IdColumn() id!: string;
  @DayColumn() validFrom!: string;
  @DayColumn() validUntil!: string;
  @InstantColumn() createdAt!: Date;
  @InstantColumn() updatedAt!: Date;
  @IntegerColumn() version!: number;
}

/** Appraisal delegated by letter, for one person or for people of a unit. */
@Entity('appraisal_delegation')
@Index('ix_appraisal_delegation_validFrom_id', ['validFrom', 'id'])
export class AppraisalDelegation extends ChainRecord {
  @ReferenceColumn('Employee', 'fk_appraisal_delegation_toEmployeeId') toEmployeeId!: string;
  @ReferenceColumn('Employee', 'fk_appraisal_delegation_employeeId', { nullable: true }) employeeId!: string | null;
  @ReferenceColumn('OrgUnit', 'fk_appraisal_delegation_unitId', { nullable: true }) unitId!: string | null;
  @TextColumn(10, { nullable: true }) covers!: Delegation['covers'];
  @TextColumn(100) letterNumber!: string;
  @DayColumn() letterOn!: string;
  @TextColumn(500, { nullable: true }) reason!: string | null;
}

/** One person's appraiser named by decision, with its reason. */
@Entity('appraiser_appointment')
@Index('ix_appraiser_appointment_validFrom_id', ['validFrom', 'id'])
@Index('ix_appraiser_appointment_employeeId', ['employeeId'])
export class AppraiserAppointment extends ChainRecord {
  @ReferenceColumn('Employee', 'fk_appraiser_appointment_employeeId') employeeId!: string;
  @ReferenceColumn('Employee', 'fk_appraiser_appointment_appraiserId') appraiserId!: string;
  @TextColumn(100, { nullable: true }) letterNumber!: string | null;
  @DayColumn({ nullable: true }) letterOn!: string | null;
  @TextColumn(500) reason!: string;
}

/** Two people who should not appraise each other. */
@Entity('appraisal_conflict')
@Index('ix_appraisal_conflict_validFrom_id', ['validFrom', 'id'])
@Index('ix_appraisal_conflict_employeeId', ['employeeId'])
export class AppraisalConflict extends ChainRecord {
  @ReferenceColumn('Employee', 'fk_appraisal_conflict_employeeId') employeeId!: string;
  @ReferenceColumn('Employee', 'fk_appraisal_conflict_otherId') otherId!: string;
  @TextColumn(10) cause!: Conflict['cause'];
  @TextColumn(500, { nullable: true }) reason!: string | null;
}

/** One line of the default chain. */
@Entity('appraisal_chain_rule')
@Index('ix_appraisal_chain_rule_sequence_id', ['sequence', 'id'])
export class AppraisalChainRule extends ChainRecord {
  @IntegerColumn() sequence!: number;
  @ReferenceColumn('OrgUnit', 'fk_appraisal_chain_rule_unitId', { nullable: true }) unitId!: string | null;
  @TextColumn(24, { nullable: true }) unitType!: string | null;
  @IntegerColumn({ nullable: true }) depth!: number | null;
  @TextColumn(12) above!: ChainRule['above'];
  @ReferenceColumn('OrgUnit', 'fk_appraisal_chain_rule_aboveUnitId', { nullable: true }) aboveUnitId!: string | null;
  @TextColumn(500, { nullable: true }) reason!: string | null;
}

/** One row: what the government has decided about the chain where the rules leave it open. */
@Entity('appraisal_chain_policy')
export class AppraisalChainPolicy {
  @PrimaryColumn({ type: 'bigint' }) id!: number;
  /** What is done about an appraiser of lower golongan. */
  @TextColumn(12) rankPolicy!: RankPolicy;
  /** A leave of at least so many days is a long one, on which somebody does not appraise. */
  @IntegerColumn() longLeaveDays!: number;
  /** Months somebody must have been the appraiser before he may rate; 0 for none. */
  @IntegerColumn() minimumMonths!: number;
  /** What is done about somebody who has been it for fewer. */
  @TextColumn(12, { default: 'WARN' }) supervisionPolicy!: SupervisionPolicy;
  @InstantColumn() updatedAt!: Date;
  @IntegerColumn() version!: number;
}
