import { ApiProperty } from '@nestjs/swagger';
import { CLOSING_CAUSES, type ClosingCause } from '../domain/closing.js';
import { REALIGN_CAUSES, type RealignCause } from '../domain/cascade.js';
import type { BehaviourCode } from '../domain/behaviours.js';
import { type Finding, FINDING_CODES } from '../domain/completeness.js';
import type { Approach, Aspect, Direction, Family } from '../domain/forms.js';
import type { WorkPlanStatus } from '../domain/work-plan.states.js';

/** A plan in a list. What comes next with it `GET /next-steps` tells. */
export class WorkPlanSummaryResponse {
  /** Id, a UUIDv7. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d30' */
  id!: string;
  /** The employee. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d11' */
  employeeId!: string;
  /** The employee's name with titles. @example 'Siti Aminah, S.Kom.' */
  employeeName!: string;
  /** The performance year. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d20' */
  performancePeriodId!: string;
  /** First day of the plan. @example '2026-01-01' */
  startsOn!: string;
  /** Last day of the plan. @example '2026-12-31' */
  endsOn!: string;
  /** Where the plan stands. @example 'ACTIVE' */
  status!: WorkPlanStatus;
  /** Version for If-Match. @example 4 */
  version!: number;
}

/** A measure of a result. */
export class IndicatorResponse {
  /** Id, a UUIDv7. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d32' */
  id!: string;
  /** What it measures; null on forms without aspects. @example 'KUANTITAS' */
  aspect!: Aspect | null;
  /** What is measured. @example 'Jumlah dokumen anggaran yang terbit' */
  statement!: string;
  /** Target as a number, the lower end of a range; null when it is in words. @example '12.00' */
  target!: string | null;
  /** Upper end of a range. @example '14.00' */
  targetUntil!: string | null;
  /** Target in words. @example 'Sesuai standar pelayanan minimal' */
  targetText!: string | null;
  /** Unit of the target. @example 'dokumen' */
  unit!: string | null;
  /** NORMAL when more is better, KHUSUS when less is; null without a number. @example 'NORMAL' */
  direction!: Direction | null;
  /** True when no more than the target is possible. @example false */
  isMaximum!: boolean;
  /** When parts of it are due. @example 'Tiga dokumen setiap triwulan' */
  schedule!: string | null;
  /** Where the data come from. @example 'Register surat keluar' */
  dataSource!: string | null;
  /** How it is watched. @example 'Rapat bulanan' */
  monitoring!: string | null;
}

/** A planned result with its indicators. */
export class ResultResponse {
  /** Id, a UUIDv7. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d31' */
  id!: string;
  /** Main duty or additional assignment. @example 'UTAMA' */
  kind!: 'UTAMA' | 'TAMBAHAN';
  /** Belongs to the post or to the person. @example 'INDIVIDU' */
  classification!: 'ORGANISASI' | 'INDIVIDU';
  /** What will be achieved. @example 'Dokumen anggaran terbit tepat waktu' */
  statement!: string;
  /** Who gave the assignment. @example 'Kepala Dinas Kesehatan' */
  assignedBy!: string | null;
  /** Linked to a result of the leader, to a node of the performance tree, or not yet. @example 'LINKED' */
  alignment!: 'LINKED' | 'TREE_NODE' | 'PENDING';
  /** The result of the leader that it serves. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d41' */
  leaderResultId!: string | null;
  /** The node of the performance tree that it serves. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d60' */
  treeNodeId!: string | null;
  /** What that says (rencana hasil kerja pimpinan yang diintervensi). @example 'Prevalensi stunting turun menjadi 14 persen' */
  serves!: string | null;
  /** Since when its owner should look again whether it still serves that. @example '2026-04-02T03:15:00.000Z' */
  realignSince!: string | null;
  /** Why: it was changed or removed, or its plan closed or cancelled. @example 'CHANGED' */
  @ApiProperty({ type: String, enum: [...REALIGN_CAUSES, null], nullable: true }) realignCause!: RealignCause | null;
  /** Perspective of the balanced scorecard, a code of `/references/perspektif`. @example 'PENERIMA_LAYANAN' */
  perspective!: string | null;
  /** The result of a closed plan that goes on in it; null where it is new. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d33' */
  handedOverFromId!: string | null;
  /** The result of an own earlier plan from which it was taken over; null where it was not. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d34' */
  copiedFromResultId!: string | null;
  /** True while nobody has looked at what was taken over: change it, remove it, or say that it still fits. @example true */
  awaitsReview!: boolean;
  /** The result of the library from which it was taken up; null where it was not. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d62' */
  libraryResultId!: string | null;
  /** Its indicators in order. */
  indicators!: IndicatorResponse[];
}

/** One core value (BerAKHLAK) in the plan. */
export class BehaviourResponse {
  /** The value. @example 'BERORIENTASI_PELAYANAN' */
  code!: BehaviourCode;
  /** Its name as printed. @example 'Berorientasi Pelayanan' */
  name!: string;
  /**
   * The three guides for behaviour.
   * @example ['Memahami dan memenuhi kebutuhan masyarakat', 'Ramah, cekatan, solutif, dan dapat diandalkan', 'Melakukan perbaikan tiada henti']
   */
  guides!: string[];
  /** What the leader specially expects. @example 'Menjawab keluhan warga pada hari yang sama' */
  expectation!: string | null;
}

/** The three lists that belong to a plan (lampiran SKP), each in order. */
export class AnnexesResponse {
  /** What is needed: people, budget, equipment (dukungan sumber daya). @example ['Dua tenaga verifikasi', 'Aplikasi penganggaran'] */
  resources!: string[];
  /** When, how and to whom progress is reported (skema pertanggungjawaban). @example ['Laporan tertulis setiap triwulan'] */
  accountability!: string[];
  /** What follows when results are reached or not (konsekuensi). @example ['Diusulkan mengikuti pelatihan penganggaran'] */
  consequences!: string[];
}

/** Something in the plan that is missing or deserves a look. */
export class FindingResponse {
  /** What it is. @example 'ALIGNMENT_PENDING' */
  @ApiProperty({ enum: FINDING_CODES }) code!: Finding['code'];
  /** True when the plan can not be submitted because of it. @example false */
  blocking!: boolean;
  /** The result it is about; null for the plan as a whole. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d31' */
  resultId!: string | null;
  /** Which annex or aspect is missing; null where the code says it all. @example 'KONSEKUENSI' */
  @ApiProperty({ type: String }) missing!: string | null;
}

/** A plan with everything in it. */
export class WorkPlanResponse extends WorkPlanSummaryResponse {
  /** Form for leaders and heads of independent units (JPT) or for all others (JA_JF). @example 'JA_JF' */
  family!: Family;
  /** Results that are measured or described. @example 'KUANTITATIF' */
  approach!: Approach;
  /** When the employee signed it. @example '2026-01-12T02:11:00.000Z' */
  submittedAt!: string | null;
  /** When the appraiser signed it. @example '2026-01-13T03:05:00.000Z' */
  agreedAt!: string | null;
  /** Since when it counts. @example '2026-01-13T03:06:00.000Z' */
  activatedAt!: string | null;
  /** Why the appraiser returned it last; null when it was not. @example 'Tambahkan indikator waktu.' */
  returnReason!: string | null;
  /** When it was returned last; null when it never was. @example null */
  @ApiProperty({ type: String, format: 'date-time' }) returnedAt!: string | null;
  /** When it was put before the superior of the appraiser; null when it was not. @example null */
  @ApiProperty({ type: String, format: 'date-time' }) escalatedAt!: string | null;
  /** What employee and appraiser did not agree on. @example 'Target 24 dokumen tidak dapat dicapai dengan satu tenaga.' */
  @ApiProperty({ type: String }) escalationReason!: string | null;
  /** When it was closed or cancelled; null while it was not. @example null */
  @ApiProperty({ type: String, format: 'date-time' }) endedAt!: string | null;
  /** Why it was closed: another post, no duty any more, end of the contract, or the decision of a manager. @example null */
  @ApiProperty({ enum: CLOSING_CAUSES }) endingCause!: ClosingCause | null;
  /** The words of whoever closed or cancelled it. @example 'Ditugaskan penuh di luar instansi sejak 15 Mei 2026.' */
  @ApiProperty({ type: String }) endingReason!: string | null;
  /** The last day that was agreed, of a plan that was closed before. @example null */
  @ApiProperty({ type: String, format: 'date' }) agreedEndsOn!: string | null;
  /** Who evaluates it once it is closed, whoever appraises the employee today; null where the chain of today decides. @example null */
  @ApiProperty({ type: String, format: 'uuid' }) evaluatorId!: string | null;
  /** The last day whose appraisal is published: progress is reported for later days only. @example '2026-03-31' */
  progressClosedUntil!: string | null;
  /** By when it is handed in or, once it is, answered; null in other states. It blocks nobody. @example '2026-01-31' */
  dueOn!: string | null;
  /** Planned results in order. */
  results!: ResultResponse[];
  /** The seven core values in their fixed order. */
  behaviours!: BehaviourResponse[];
  /** The three annexes. */
  annexes!: AnnexesResponse;
  /** What is missing or deserves a look. */
  findings!: FindingResponse[];
}

/** One direct report on the leader's board. */
export class TeamMemberResponse {
  /** The employee. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d11' */
  employeeId!: string;
  /** Name with titles. @example 'Siti Aminah, S.Kom.' */
  displayName!: string;
  /** NIP or NI PPPK. @example '198707222019032005' */
  nip!: string | null;
  /** Today's post. @example 'Analis Anggaran Ahli Muda' */
  positionTitle!: string | null;
  /** Today's unit. @example 'Bidang Anggaran' */
  unitName!: string | null;
  /** The plan in force today; null when there is none. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d30' */
  workPlanId!: string | null;
  /** Where that plan stands. @example 'ACTIVE' */
  workPlanStatus!: WorkPlanStatus | null;
  /** Day of the latest progress report. @example '2026-02-20' */
  lastProgressOn!: string | null;
}
