import { Entity, Index } from 'typeorm';
import {
  FlagColumn,
  IdColumn,
  InstantColumn,
  IntegerColumn,
  LongTextColumn,
  RefColumn,
  ReferenceColumn,
  TextColumn,
} from '../../../../kernel/database/columns.js';
import type { DataRequestStatus } from '../domain/data-request.states.js';
import type { RefusalGround } from '../domain/refusal-grounds.js';
import type { RequestField } from '../request-fields.js';

/** What somebody asks about the own data. */
export const REQUEST_KINDS = ['CORRECTION', 'ERASURE'] as const;
export type RequestKind = (typeof REQUEST_KINDS)[number];

/** A request of a person for correction or erasure of the own data, with its decision. */
@Entity('data_request')
@Index('ix_data_request_employeeId', ['employeeId'])
@Index('ix_data_request_status_dueAt', ['status', 'dueAt'])
@Index('ix_data_request_dueAt_id', ['dueAt', 'id'])
export class DataRequest {
  @IdColumn() id!: string;
  @InstantColumn() createdAt!: Date;
  @InstantColumn() updatedAt!: Date;
  @IntegerColumn() version!: number;
  @ReferenceColumn('Employee', 'fk_data_request_employeeId') employeeId!: string;
  @TextColumn(10) kind!: RequestKind;
  /** What is to be corrected; null for an erasure. */
  @TextColumn(20, { nullable: true }) field!: RequestField | null;
  /** The wanted value, sealed: it may be an identity number. */
  @LongTextColumn({ nullable: true }) wantedSealed!: string | null;
  @TextColumn(1000) reason!: string;
  /** The document that proves it, e.g. its number and where it lies. */
  @TextColumn(300, { nullable: true }) evidence!: string | null;
  @TextColumn(10) status!: DataRequestStatus;
  @InstantColumn() filedAt!: Date;
  @InstantColumn() dueAt!: Date;
  @InstantColumn({ nullable: true }) decidedAt!: Date | null;
  @RefColumn({ nullable: true }) decidedByAccountId!: string | null;
  /** What the person is told: what was changed, or why not. */
  @TextColumn(2000, { nullable: true }) answer!: string | null;
  @TextColumn(24, { nullable: true }) ground!: RefusalGround | null;
  /** The service itself has made the change that was asked for. */
  @FlagColumn() isApplied!: boolean;
  /** When somebody was told that the time is soon over, and that it is over. */
  @InstantColumn({ nullable: true }) remindedAt!: Date | null;
  @InstantColumn({ nullable: true }) overdueToldAt!: Date | null;
}
