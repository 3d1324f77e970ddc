import type { LeaveKind } from '../domain/leave-kind.js';

/** What holds for somebody on some days, by a letter. */
export class DatedResponse {
  /** Id, a UUIDv7. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d15' */
  id!: string;
  /** The employee. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d11' */
  employeeId!: string;
  /** First day on which it holds; null when it holds since ever, as far as is known. @example '2026-05-15' */
  validFrom!: string | null;
  /** Last day on which it holds; null while it has no end. @example '2026-12-31' */
  validUntil!: string | null;
  /** Number of the letter. @example '800.1.3/112/2026' */
  letterNumber!: string | null;
  /** Date of the letter. @example '2026-05-02' */
  letterOn!: string | null;
  /** Anything worth knowing. @example 'Berdasarkan SK Bupati' */
  note!: string | null;
  /** Version for If-Match. @example 1 */
  version!: number;
}

/** A legal standing. */
export class StandingResponse extends DatedResponse {
  /** Code of the kedudukan hukum, SIASN. @example '03' */
  standingCode!: string;
}

/** A golongan. */
export class GradeResponse extends DatedResponse {
  /** Code of the golongan, SIASN. @example '34' */
  gradeCode!: string;
  /** Name of the golongan. @example 'III/d' */
  gradeName!: string | null;
}

/** A work agreement. */
export class ContractResponse extends DatedResponse {
  /** The agreement that this one extends; null for a first one. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d14' */
  extendsId!: string | null;
  /** How many days it still holds, today included; 0 once it is over, null before it begins. @example 120 */
  daysLeft!: number | null;
}

/** A leave. */
export class LeaveResponse extends DatedResponse {
  /** Kind of leave; null for an appraiser, who needs to know the days but not the reason. @example 'BESAR' */
  kind!: LeaveKind | null;
}
