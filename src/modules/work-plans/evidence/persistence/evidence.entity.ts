import { Entity, Index } from 'typeorm';
import {
  DayColumn,
  FlagColumn,
  IdColumn,
  InstantColumn,
  IntegerColumn,
  ReferenceColumn,
  TextColumn,
} from '../../../../kernel/database/columns.js';
import type { Scan } from '../domain/scans.js';
import type { Verdict } from '../domain/verdicts.js';

/** Bytes that are kept, once for all evidence that has the same. Rule EV-5. */
@Entity('evidence_file')
@Index('uq_evidence_file_sha256', ['sha256'], { unique: true })
@Index('ix_evidence_file_scan_scanTriedAt_id', ['scan', 'scanTriedAt', 'id'])
export class EvidenceFile {
  @IdColumn() id!: string;
  @TextColumn(64) sha256!: string;
  @IntegerColumn() sizeBytes!: number;
  /** What a virus scanner said of it. Rule EV-10. */
  @TextColumn(16, { default: 'UNSCANNED' }) scan!: Scan;
  /** What was found, by the scanner's name for it; null for nothing. */
  @TextColumn(200, { nullable: true }) scanFinding!: string | null;
  /** The scanner and its signatures, in its own words; null before. */
  @TextColumn(200, { nullable: true }) scanEngine!: string | null;
  @InstantColumn({ nullable: true }) scannedAt!: Date | null;
  /** When it was tried last, and no scanner said what it is; null before. */
  @InstantColumn({ nullable: true }) scanTriedAt!: Date | null;
  /** Since when somebody erases the bytes: they may be gone, and the row goes with them; null while they are kept. */
  @InstantColumn({ nullable: true }) erasingSince!: Date | null;
  @InstantColumn() createdAt!: Date;
  @InstantColumn() updatedAt!: Date;
  @IntegerColumn() version!: number;
}

/** What proves the progress on a plan (bukti dukung). */
@Entity('evidence')
@Index('ix_evidence_workPlanId_occurredOn_id', ['workPlanId', 'occurredOn', 'id'])
@Index('ix_evidence_fileId', ['fileId'])
export class Evidence {
  @IdColumn() id!: string;
  @ReferenceColumn('WorkPlan', 'fk_evidence_workPlanId') workPlanId!: string;
  @TextColumn(200) title!: string;
  @TextColumn(1000, { nullable: true }) note!: string | null;
  @DayColumn() occurredOn!: string;
  /** Where it lies, when it is a link; null for a file. */
  @TextColumn(2000, { nullable: true }) url!: string | null;
  /** Null for a link, and once its person is a pseudonym. */
  @ReferenceColumn('EvidenceFile', 'fk_evidence_fileId', { nullable: true }) fileId!: string | null;
  @TextColumn(100, { nullable: true }) fileName!: string | null;
  /** What the file is, by its content; null for a link. */
  @TextColumn(100, { nullable: true }) mediaType!: string | null;
  /** True when place and other particulars were taken out of a photo. */
  @FlagColumn({ default: 0 }) isCleaned!: boolean;
  /** What its appraiser says of it; null before. */
  @TextColumn(16, { nullable: true }) verdict!: Verdict | null;
  @TextColumn(1000, { nullable: true }) verdictReason!: string | null;
  @InstantColumn({ nullable: true }) assessedAt!: Date | null;
  @ReferenceColumn('Employee', 'fk_evidence_assessedByEmployeeId', { nullable: true }) assessedByEmployeeId!:
    string | null;
  /** When its owner took it back; null while it counts. */
  @InstantColumn({ nullable: true }) withdrawnAt!: Date | null;
  @InstantColumn() createdAt!: Date;
  @InstantColumn() updatedAt!: Date;
  @IntegerColumn() version!: number;
}

/** What a piece of evidence proves: a result, an indicator or a report of progress. */
@Entity('evidence_link')
@Index('ix_evidence_link_evidenceId_sequence', ['evidenceId', 'sequence'])
@Index('ix_evidence_link_resultId', ['resultId'])
@Index('ix_evidence_link_indicatorId', ['indicatorId'])
@Index('ix_evidence_link_progressEntryId', ['progressEntryId'])
export class EvidenceLink {
  @IdColumn() id!: string;
  @ReferenceColumn('Evidence', 'fk_evidence_link_evidenceId') evidenceId!: string;
  @IntegerColumn() sequence!: number;
  @ReferenceColumn('WorkPlanResult', 'fk_evidence_link_resultId', { nullable: true }) resultId!: string | null;
  @ReferenceColumn('WorkPlanIndicator', 'fk_evidence_link_indicatorId', { nullable: true }) indicatorId!: string | null;
  @ReferenceColumn('ProgressEntry', 'fk_evidence_link_progressEntryId', { nullable: true }) progressEntryId!:
    string | null;
}
