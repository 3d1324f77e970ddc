import { Entity, Index } from 'typeorm';
import {
  DayColumn,
  IdColumn,
  InstantColumn,
  IntegerColumn,
  JsonColumn,
  ReferenceColumn,
  TextColumn,
} from '../../../../kernel/database/columns.js';
import type { SignedIdentity } from '../../persistence/work-plan.entity.js';
import type { AgreedNode, AgreementState, BudgetLine } from '../domain/unit-agreement.js';

/** What a unit is to reach in a year, signed by its head and the superior (Perjanjian Kinerja, PK). */
@Entity('unit_agreement')
@Index('uq_unit_agreement_unitId_performancePeriodId_edition', ['unitId', 'performancePeriodId', 'edition'], {
  unique: true,
})
@Index('ix_unit_agreement_performancePeriodId_status', ['performancePeriodId', 'status'])
@Index('ix_unit_agreement_firstPartyId', ['firstPartyId'])
@Index('ix_unit_agreement_secondPartyId', ['secondPartyId'])
export class UnitAgreement {
  @IdColumn() id!: string;
  @ReferenceColumn('OrgUnit', 'fk_unit_agreement_unitId') unitId!: string;
  @ReferenceColumn('PerformancePeriod', 'fk_unit_agreement_performancePeriodId') performancePeriodId!: string;
  /** 1 for the first, one more for each revision. */
  @IntegerColumn() edition!: number;
  @TextColumn(12) status!: AgreementState;
  /** Why it takes the place of the edition before; null of the first. */
  @TextColumn(1000, { nullable: true }) reason!: string | null;
  @JsonColumn() budget!: readonly BudgetLine[];
  /** The conditions as they were signed; null in a draft, which follows the tree. */
  @JsonColumn({ nullable: true }) nodes!: readonly AgreedNode[] | null;
  /** Name of the unit as it was signed. */
  @TextColumn(300, { nullable: true }) unitName!: string | null;
  /** The head of the unit, and when he signed. */
  @ReferenceColumn('Employee', 'fk_unit_agreement_firstPartyId', { nullable: true }) firstPartyId!: string | null;
  @InstantColumn({ nullable: true }) firstSignedAt!: Date | null;
  @JsonColumn({ nullable: true }) firstSnapshot!: SignedIdentity | null;
  /** The superior, and when he signed or his signature was recorded. */
  @ReferenceColumn('Employee', 'fk_unit_agreement_secondPartyId', { nullable: true }) secondPartyId!: string | null;
  @InstantColumn({ nullable: true }) secondSignedAt!: Date | null;
  @JsonColumn({ nullable: true }) secondSnapshot!: SignedIdentity | null;
  /** The paper that bears the signature of a superior who signs nothing here. */
  @TextColumn(100, { nullable: true }) letterNumber!: string | null;
  @DayColumn({ nullable: true }) letterOn!: string | null;
  /** Since when the tree of the unit says something else than what was signed. */
  @InstantColumn({ nullable: true }) treeChangedAt!: Date | null;
  @InstantColumn() createdAt!: Date;
  @InstantColumn() updatedAt!: Date;
  @IntegerColumn() version!: number;
}
