import { PageQuery } from '../../../../kernel/http/page.request.js';
import {
  IsDay,
  IsDecimalText,
  IsId,
  IsListOf,
  IsOneOf,
  IsPlainText,
  Optional,
  QueryFlag,
} from '../../../../kernel/http/validators.js';
import { AGREEMENT_STATES, type AgreementState, MAX_BUDGET_LINES } from '../domain/unit-agreement.js';

/** A programme with its money. */
export class BudgetLineRequest {
  /** The programme. @example 'Program Pemenuhan Upaya Kesehatan Perorangan' */
  @IsPlainText(1, 300) name!: string;
  /** Its money in whole rupiah. @example '1250000000' */
  @IsDecimalText({ scale: 0, min: '0' }) amount!: string;
}

/** A new agreement of a unit for a year. */
export class UnitAgreementRequest {
  /** Id made by the client; the service makes one when it is left out. */
  @Optional() @IsId() id?: string;
  /** The unit. */
  @IsId() unitId!: string;
  /** The performance year. */
  @IsId() performancePeriodId!: string;
  /** Programmes with their money. */
  @Optional() @IsListOf(() => BudgetLineRequest, 0, MAX_BUDGET_LINES) budget?: BudgetLineRequest[];
}

/** A change of a draft. */
export class UnitAgreementPatch {
  /** Programmes with their money, the whole list. */
  @IsListOf(() => BudgetLineRequest, 0, MAX_BUDGET_LINES) budget!: BudgetLineRequest[];
}

/** The paper that bears the signature of a superior who signs nothing here. */
export class RecordedSignatureRequest {
  /** Its number. @example '100.3.4/27/PK/2026' */
  @IsPlainText(1, 100) letterNumber!: string;
  /** Its date. @example '2026-01-30' */
  @IsDay() letterOn!: string;
}

/** Why an agreement is revised. */
export class AgreementRevisionRequest {
  /** Why. @example 'Pagu dan target berubah pada APBD Perubahan.' */
  @IsPlainText(10, 1000) reason!: string;
}

/** Which agreements. */
export class UnitAgreementQuery extends PageQuery {
  /** Only of this performance year. */
  @Optional() @IsId() performancePeriodId?: string;
  /** Only of this unit and those below it today. */
  @Optional() @IsId() unitId?: string;
  /** Only in this state. @example 'SIGNED' */
  @Optional() @IsOneOf(AGREEMENT_STATES) status?: AgreementState;
  /** True for those whose tree has changed since they were signed. */
  @QueryFlag() needsUpdate!: boolean;
}
