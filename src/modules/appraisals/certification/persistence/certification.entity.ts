import { Entity, Index, PrimaryColumn } from 'typeorm';
import {
  DayColumn,
  FlagColumn,
  IdColumn,
  InstantColumn,
  IntegerColumn,
  JsonColumn,
  RefColumn,
  ReferenceColumn,
  TextColumn,
} from '../../../../kernel/database/columns.js';
import type { RatedPair } from '../domain/attempt.js';

/** An answer to a vignette. */
export interface VignetteAnswer extends RatedPair {
  readonly code: string;
}

/** Somebody's practice in rating: drawn when it is begun, with figures once it is answered. */
@Entity('certification_attempt')
@Index('uq_certification_attempt_openFor', ['openFor'], { unique: true })
@Index('ix_certification_attempt_employeeId_startedAt', ['employeeId', 'startedAt'])
export class CertificationAttempt {
  @IdColumn() id!: string;
  @ReferenceColumn('Employee', 'fk_certification_attempt_employeeId') employeeId!: string;
  /** The same while it is open, so that there is never a second one; null then. */
  @RefColumn({ nullable: true }) openFor!: string | null;
  /** The edition of the course. */
  @IntegerColumn() edition!: number;
  /** The vignettes in their order, by code. */
  @JsonColumn() vignettes!: readonly string[];
  /** Null while it is open, as is what follows. */
  @JsonColumn({ nullable: true }) answers!: readonly VignetteAnswer[] | null;
  @IntegerColumn({ nullable: true }) accuracyPercent!: number | null;
  @IntegerColumn({ nullable: true }) leniencyHundredths!: number | null;
  @IntegerColumn({ nullable: true }) distanceHundredths!: number | null;
  @FlagColumn({ default: 0 }) isPassed!: boolean;
  /** The last day of the certificate; null where it was not passed. */
  @DayColumn({ nullable: true }) validUntil!: string | null;
  @InstantColumn() startedAt!: Date;
  @InstantColumn({ nullable: true }) answeredAt!: Date | null;
  @InstantColumn() updatedAt!: Date;
  @IntegerColumn() version!: number;
}

/** Whether appraisers need a certificate: not at all, they are reminded of it, or nobody rates without. */
export const CERTIFICATION_LEVELS = ['OFF', 'WARN', 'REQUIRED'] as const;
export type CertificationLevel = (typeof CERTIFICATION_LEVELS)[number];

/** One row: what a government asks of its appraisers. */
@Entity('certification_policy')
export class CertificationPolicy {
  @PrimaryColumn({ type: 'bigint' }) id!: number;
  @TextColumn(8) level!: CertificationLevel;
  @IntegerColumn() vignettes!: number;
  @IntegerColumn() passPercent!: number;
  @IntegerColumn() mostLeniencyHundredths!: number;
  @IntegerColumn() validMonths!: number;
  @InstantColumn() updatedAt!: Date;
  @IntegerColumn() version!: number;
}
