import { ApiProperty } from '@nestjs/swagger';
import type { UnitHoldingKind } from '../../participants.js';
import type { ReorganisationKind } from '../domain/reorganisation.js';

/** One thing that goes from one unit to another. */
export class OrgUnitReorganisationLineResponse {
  /** UNIT itself, SUBUNIT below it, POSITION; or HR managers, LETTER of delegation, RULE of the chain, TEAM, WEEK, condition of the TREE, result of the LIBRARY. @example 'UNIT' */
  what!: 'UNIT' | 'SUBUNIT' | 'POSITION' | UnitHoldingKind;
  /** The unit from which it goes. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d11' */
  fromUnitId!: string;
  /** Its name the day before. @example 'Dinas Kebudayaan' */
  fromUnitName!: string;
  /** The unit to which it goes; null for what ends. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d12' */
  toUnitId!: string | null;
  /** Its name on the effective day. @example 'Dinas Pendidikan dan Kebudayaan' */
  toUnitName!: string | null;
  /** The unit below, the post, or what names the unit; null where the line is about the unit itself. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d13' */
  subjectId!: string | null;
  /** Its name or title; what names a unit has one in a preview only. @example 'Bidang Cagar Budaya' */
  subjectName!: string | null;
  /** The post that goes on in the other unit. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d14' */
  resultId!: string | null;
  /** True when the unit from which it goes ended the day before. @example true */
  closes!: boolean;
  /** Number of people whose posts go with it, or end. @example 12 */
  people!: number;
}

/** A unit that nobody would head. */
export class OrgUnitWithoutHeadResponse {
  /** The unit. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d12' */
  id!: string;
  /** Its name on the effective day. @example 'Dinas Pendidikan dan Kebudayaan' */
  name!: string;
}

/** What a reorganisation would do. */
export class OrgUnitReorganisationPreviewResponse {
  /** Its kind. @example 'MERGE' */
  kind!: ReorganisationKind;
  /** First day on which it would be so. @example '2026-07-01' */
  effectiveOn!: string;
  /** Number of people who would go on in another unit; who stays in a unit that moves whole is not counted. @example 34 */
  movedPeople!: number;
  /** Number of people whose posts would end the day before, because no line names them. @example 1 */
  endedPeople!: number;
  @ApiProperty({
    type: () => [OrgUnitWithoutHeadResponse],
    description: 'Units that go on, or are new, and that nobody would head on that day.',
  })
  unitsWithoutHead!: readonly OrgUnitWithoutHeadResponse[];
  @ApiProperty({ type: () => [OrgUnitReorganisationLineResponse], description: 'What would go where.' })
  lines!: readonly OrgUnitReorganisationLineResponse[];
}

/** A reorganisation that was carried out. */
export class OrgUnitReorganisationSummaryResponse {
  /** Id, a UUIDv7. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d41' */
  id!: string;
  /** Its kind. @example 'MERGE' */
  kind!: ReorganisationKind;
  /** First day on which it is so. @example '2026-07-01' */
  effectiveOn!: string;
  /** Number of the letter. @example 'PERDA 3/2026' */
  letterNumber!: string;
  /** Day of the letter. @example '2026-06-15' */
  letterOn!: string;
  /** Why. @example 'Perampingan perangkat daerah' */
  reason!: string | null;
  /** Number of people who went on in another unit. @example 34 */
  movedPeople!: number;
  /** Number of people whose posts ended the day before. @example 1 */
  endedPeople!: number;
  /** When it was carried out. @example '2026-06-20T03:15:00.000Z' */
  createdAt!: string;
}

/** A reorganisation that was carried out, with what went where. */
export class OrgUnitReorganisationResponse extends OrgUnitReorganisationSummaryResponse {
  @ApiProperty({ type: () => [OrgUnitReorganisationLineResponse], description: 'What went where.' })
  lines!: readonly OrgUnitReorganisationLineResponse[];
  /** Version; a reorganisation never changes. @example 1 */
  version!: number;
}
