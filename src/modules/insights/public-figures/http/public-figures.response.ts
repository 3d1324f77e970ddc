import { ApiProperty } from '@nestjs/swagger';
import { PUBLIC_PREDICATES } from '../domain/published-year.js';

const COUNT = { type: 'integer', nullable: true } as const;

/** How many people have a predicate; null where it would tell of few people. */
export class PublicPredicateResponse {
  /** The predicate. @example 'BAIK' */
  @ApiProperty({ enum: PUBLIC_PREDICATES }) predicate!: (typeof PUBLIC_PREDICATES)[number];
  /** How many people. @example 780 */
  @ApiProperty(COUNT) people!: number | null;
  /** Their share in per cent. @example '62.9' */
  sharePercent!: string | null;
}

/** Published figures of an agency, or of all; null where they would tell of few people. */
export class PublicUnitResponse {
  /** The agency; null of all together. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d70' */
  unitId!: string | null;
  /** Its name; null of all together. @example 'Dinas Kesehatan' */
  unitName!: string | null;
  /** People with a final annual predicate. @example 1240 */
  @ApiProperty({ type: 'integer' }) people!: number;
  /** By predicate. */
  predicates!: PublicPredicateResponse[];
  /** Objections of a hundred people. @example '1.2' */
  objectionRatePercent!: string | null;
  /** Of a hundred objections those that were upheld. @example '33.3' */
  upheldRatePercent!: string | null;
  /** The middle of the days from filing to decision. @example 17 */
  @ApiProperty(COUNT) medianDaysToDecide!: number | null;
}

/** What is published of a finished year; it never changes. */
export class PublicFiguresResponse {
  /** The year. @example 2026 */
  @ApiProperty({ type: 'integer' }) year!: number;
  /** When it was published. @example '2027-04-01T02:00:00.000Z' */
  publishedAt!: string;
  /** All agencies together; null where even they are too few. */
  @ApiProperty({ type: () => PublicUnitResponse, nullable: true }) government!: PublicUnitResponse | null;
  /** Agencies by name. */
  agencies!: PublicUnitResponse[];
  /** Agencies that are in the figures of all and too small to be shown. @example 2 */
  @ApiProperty({ type: 'integer' }) agenciesNotShown!: number;
}
