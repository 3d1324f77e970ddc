import { IsDay, IsId, IsOneOf, IsPlainText, Optional } from '../../../../kernel/http/validators.js';
import { LEAVE_KINDS, type LeaveKind } from '../domain/leave-kind.js';

/** The letter that something rests on. */
class LetterRequest {
  /** Id made by the client; the service makes one when it is left out. */
  @Optional() @IsId() id?: string;
  /** First day on which it holds (TMT). */
  @IsDay() validFrom!: string;
  /** Number of the letter. @example '800.1.3/112/2026' */
  @Optional() @IsPlainText(1, 100) letterNumber?: string;
  /** Date of the letter. */
  @Optional() @IsDay() letterOn?: string;
  /** Anything worth knowing. @example 'Berdasarkan SK Bupati' */
  @Optional() @IsPlainText(1, 500) note?: string;
}

/** Another legal standing from a day on. */
export class StandingRequest extends LetterRequest {
  /** Code of the kedudukan hukum, SIASN: 01 active, 03 on study, 04 suspended, 20 before retirement, 99 retired. @example '03' */
  @IsPlainText(2, 2) standingCode!: string;
}

/** Another golongan from a day on. */
export class GradeRequest extends LetterRequest {
  /** Code of the golongan, SIASN: 34 is III/d; 01 to 17 for PPPK. @example '34' */
  @IsPlainText(2, 2) gradeCode!: string;
  /** Name of the golongan. @example 'III/d' */
  @Optional() @IsPlainText(1, 20) gradeName?: string;
}

/** A work agreement of a PPPK. */
export class ContractRequest extends LetterRequest {
  /** Last day of the agreement. */
  @IsDay() validUntil!: string;
}

/** The extension of a work agreement, from the day after its last one. */
export class ExtensionRequest {
  /** Id made by the client; the service makes one when it is left out. */
  @Optional() @IsId() id?: string;
  /** New last day. */
  @IsDay() validUntil!: string;
  /** Number of the letter. @example '800.1.3/112/2026' */
  @Optional() @IsPlainText(1, 100) letterNumber?: string;
  /** Date of the letter. */
  @Optional() @IsDay() letterOn?: string;
  /** Anything worth knowing. @example 'Berdasarkan SK Bupati' */
  @Optional() @IsPlainText(1, 500) note?: string;
}

/** A leave. */
export class LeaveRequest extends LetterRequest {
  /** Kind of leave; CLTN is outside the State's account. @example 'BESAR' */
  @IsOneOf(LEAVE_KINDS) kind!: LeaveKind;
  /** Last day of the leave. */
  @IsDay() validUntil!: string;
}

/** The last day of something. */
export class LastDayRequest {
  /** Last day on which it holds. */
  @IsDay() lastDay!: string;
}
