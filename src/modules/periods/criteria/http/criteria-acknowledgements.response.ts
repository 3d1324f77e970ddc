import { ApiProperty } from '@nestjs/swagger';

/** Somebody for whom criteria count. */
export class CriteriaAcknowledgementResponse {
  /** The employee. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d11' */
  employeeId!: string;
  /** Name with titles. @example 'Siti Aminah, S.Sos.' */
  employeeName!: string;
  /** NIP. @example '199001012015012001' */
  nip!: string | null;
  /** The unit of the definitive post today. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d10' */
  unitId!: string;
  /** Its name. @example 'Bidang Pelayanan' */
  unitName!: string;
  /** When he acknowledged them; null when he has not. @example '2025-12-09T01:00:00.000Z' */
  acknowledgedAt!: string | null;
}

/** How many people of one unit have acknowledged criteria. */
export class AcknowledgementCountResponse {
  /** The unit of their definitive posts. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d10' */
  unitId!: string;
  /** Its name. @example 'Bidang Pelayanan' */
  unitName!: string;
  /** For how many people of it the criteria count. @example 12 */
  @ApiProperty({ type: 'integer' }) people!: number;
  /** How many of them have acknowledged. @example 11 */
  @ApiProperty({ type: 'integer' }) acknowledged!: number;
}

/** How many people a reminder goes to. */
export class CriteriaReminderResponse {
  /** The version of criteria. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d84' */
  criteriaSetId!: string;
  /** How many have not acknowledged it; who was told today already is not told again. @example 4 */
  @ApiProperty({ type: 'integer' }) people!: number;
}
