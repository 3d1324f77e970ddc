import { Exclude, Expose } from 'class-transformer';
import { Column, Entity, JoinColumn, ManyToOne, OneToMany, OneToOne, PrimaryColumn, type Relation } from 'typeorm';
import type { WorkPlanStatus } from '../../src/modules/work-plans/domain/work-plan.states.js';
import { CORE_VALUES } from '../../src/kernel/values/core-values.js';

const number = {
  to: (value: number) => value,
  from: (value: string | null) => (value === null ? null : Number(value)),
};

const decimalOf = (hundredths: number | null): string | null =>
  hundredths === null ? null : (hundredths / 100).toFixed(2);

@Entity('org_unit')
export class OrgUnit {
  @PrimaryColumn() id!: string;
  @Column() name!: string;
}

@Entity('position')
export class Position {
  @PrimaryColumn() id!: string;
  @Column() title!: string;
}

@Entity('employee')
export class Employee {
  @PrimaryColumn() id!: string;
  @Column() kind!: string;
  @Column() name!: string;
  @Exclude() @Column() nameKey!: string;
  @Exclude() @Column({ type: 'varchar', nullable: true }) frontTitle!: string | null;
  @Exclude() @Column({ type: 'varchar', nullable: true }) backTitle!: string | null;
  @Column({ type: 'varchar', nullable: true }) nip!: string | null;
  @Column({ type: 'varchar', name: 'gradeName', nullable: true }) grade!: string | null;
  @Column() standingCode!: string;
  @Column({ type: 'varchar', nullable: true }) retiresOn!: string | null;
  @Exclude() @Column({ type: 'bigint', nullable: true, transformer: number }) missedRuns!: number | null;
  @Column({ type: 'bigint', transformer: number }) version!: number;
  @Exclude() @OneToMany(() => Assignment, (assignment) => assignment.employee) assignments!: Relation<Assignment>[];
  @Exclude() @OneToMany(() => Contract, (contract) => contract.employee) contracts!: Relation<Contract>[];
  @Exclude() @OneToMany(() => WorkPlan, (plan) => plan.employee) workPlans!: Relation<WorkPlan>[];

  @Expose() get displayName(): string {
    return `${this.frontTitle ? `${this.frontTitle} ` : ''}${this.name}${this.backTitle ? `, ${this.backTitle}` : ''}`;
  }
  @Expose() get contractEndsOn(): string | null {
    return (
      this.contracts
        ?.map((contract) => contract.validUntil)
        .sort()
        .at(-1) ?? null
    );
  }
  @Expose() get missingInSource(): boolean {
    return (this.missedRuns ?? 0) >= 2;
  }
  @Expose() get unitId(): string | null {
    return this.assignments?.[0]?.unitId ?? null;
  }
  @Expose() get unitName(): string | null {
    return this.assignments?.[0]?.unit.name ?? null;
  }
  @Expose() get positionTitle(): string | null {
    return this.assignments?.[0]?.position.title ?? null;
  }
}

@Entity('employee_contract')
export class Contract {
  @PrimaryColumn() id!: string;
  @Column() employeeId!: string;
  @Column() validUntil!: string;
  @ManyToOne(() => Employee, (employee) => employee.contracts) @JoinColumn() employee!: Relation<Employee>;
}

@Entity('assignment')
export class Assignment {
  @PrimaryColumn() id!: string;
  @Column() employeeId!: string;
  @Column() unitId!: string;
  @Column() positionId!: string;
  @Column() kind!: string;
  @Column() validFrom!: string;
  @Column() validUntil!: string;
  @ManyToOne(() => Employee, (employee) => employee.assignments) @JoinColumn() employee!: Relation<Employee>;
  @ManyToOne(() => OrgUnit) @JoinColumn() unit!: Relation<OrgUnit>;
  @ManyToOne(() => Position) @JoinColumn() position!: Relation<Position>;
}

@Entity('reporting_line')
export class ReportingLine {
  @PrimaryColumn() id!: string;
  @Column() employeeId!: string;
  @Column({ type: 'varchar', nullable: true }) appraiserId!: string | null;
  @Column() validFrom!: string;
  @Column() validUntil!: string;
  @ManyToOne(() => Employee) @JoinColumn() employee!: Relation<Employee>;
}

@Entity('work_plan')
export class WorkPlan {
  @PrimaryColumn() id!: string;
  @Column() employeeId!: string;
  @Column() performancePeriodId!: string;
  @Column() startsOn!: string;
  @Column() endsOn!: string;
  @Column() family!: string;
  @Column() approach!: string;
  @Column({ type: 'varchar' }) status!: WorkPlanStatus;
  @Column({ type: 'datetime', nullable: true }) submittedAt!: Date | null;
  @Column({ type: 'datetime', nullable: true }) agreedAt!: Date | null;
  @Column({ type: 'datetime', nullable: true }) activatedAt!: Date | null;
  @Column({ type: 'varchar', nullable: true }) returnReason!: string | null;
  @Column({ type: 'datetime', nullable: true }) returnedAt!: Date | null;
  @Column({ type: 'datetime', nullable: true }) escalatedAt!: Date | null;

  /** Only plans in force are read, for which nothing is due. */
  @Expose() get dueOn(): string | null {
    return null;
  }

  @Column({ type: 'varchar', nullable: true }) escalationReason!: string | null;
  @Column({ type: 'datetime', nullable: true }) endedAt!: Date | null;
  @Column({ type: 'varchar', nullable: true }) endingCause!: string | null;
  @Column({ type: 'varchar', nullable: true }) endingReason!: string | null;
  @Column({ type: 'varchar', nullable: true }) agreedEndsOn!: string | null;
  @Exclude() @OneToOne(() => AppraisalDuty, (duty) => duty.workPlan) duty!: Relation<AppraisalDuty> | null;
  @Column({ type: 'varchar', nullable: true }) progressClosedUntil!: string | null;
  @Column({ type: 'bigint', transformer: number }) version!: number;
  @Exclude() @ManyToOne(() => Employee, (employee) => employee.workPlans) @JoinColumn() employee!: Relation<Employee>;
  @OneToMany(() => WorkPlanResult, (result) => result.workPlan) results!: Relation<WorkPlanResult>[];
  @OneToMany(() => WorkPlanBehaviour, (behaviour) => behaviour.workPlan) behaviours!: Relation<WorkPlanBehaviour>[];
  @Exclude() @OneToMany(() => WorkPlanAnnex, (annex) => annex.workPlan) annexRows!: Relation<WorkPlanAnnex>[];
  @Exclude() @OneToMany(() => ProgressEntry, (entry) => entry.workPlan) progressEntries!: Relation<ProgressEntry>[];

  @Expose() get employeeName(): string {
    return this.employee.displayName;
  }
  @Expose() get evaluatorId(): string | null {
    return this.duty?.appraiserId ?? null;
  }
  @Expose() get findings(): object[] {
    const pending = this.results.filter((result) => result.kind === 'UTAMA' && result.alignment === 'PENDING');
    return pending.map((result) => ({
      code: 'ALIGNMENT_PENDING',
      blocking: false,
      resultId: result.id,
      missing: null,
    }));
  }
  @Expose() get annexes(): object {
    const listOf = (kind: string): unknown => this.annexRows.find((annex) => annex.kind === kind)?.entries ?? [];
    return {
      resources: listOf('DUKUNGAN_SUMBER_DAYA'),
      accountability: listOf('SKEMA_PERTANGGUNGJAWABAN'),
      consequences: listOf('KONSEKUENSI'),
    };
  }
}

@Entity('work_plan_result')
export class WorkPlanResult {
  @PrimaryColumn() id!: string;
  @Exclude() @Column() workPlanId!: string;
  @Exclude() @Column({ type: 'bigint', transformer: number }) sequence!: number;
  @Column() kind!: string;
  @Column() classification!: string;
  @Column() statement!: string;
  @Column({ type: 'varchar', nullable: true }) assignedBy!: string | null;
  @Column() alignment!: string;
  @Column({ type: 'varchar', nullable: true }) leaderResultId!: string | null;
  @Column({ type: 'varchar', nullable: true }) treeNodeId!: string | null;
  @Column({ type: 'datetime', nullable: true }) realignSince!: Date | null;
  @Column({ type: 'varchar', nullable: true }) realignCause!: string | null;
  @Column({ type: 'varchar', nullable: true }) perspective!: string | null;
  @ManyToOne(() => WorkPlan, (plan) => plan.results) @JoinColumn() workPlan!: Relation<WorkPlan>;
  @OneToMany(() => WorkPlanIndicator, (indicator) => indicator.result) indicators!: Relation<WorkPlanIndicator>[];
  @Column({ type: 'varchar', nullable: true }) copiedFromResultId!: string | null;
  @Exclude() @Column({ type: 'datetime', nullable: true }) reviewedAt!: Date | null;
  @Column({ type: 'varchar', nullable: true }) libraryResultId!: string | null;
  @Exclude() @OneToMany(() => ResultHandover, (handover) => handover.toResult) handovers!: Relation<ResultHandover>[];
  @Exclude() @ManyToOne(() => WorkPlanResult) @JoinColumn() leaderResult!: Relation<WorkPlanResult> | null;
  @Exclude() @ManyToOne(() => PerformanceTreeNode) @JoinColumn() treeNode!: Relation<PerformanceTreeNode> | null;

  @Expose() get serves(): string | null {
    return this.leaderResult?.statement ?? this.treeNode?.statement ?? null;
  }

  @Expose() get awaitsReview(): boolean {
    return this.copiedFromResultId !== null && this.reviewedAt === null;
  }

  @Expose() get handedOverFromId(): string | null {
    return this.handovers[0]?.fromResultId ?? null;
  }
}

@Entity('result_handover')
export class ResultHandover {
  @PrimaryColumn() id!: string;
  @Column() fromResultId!: string;
  @Column() toResultId!: string;
  @ManyToOne(() => WorkPlanResult, (result) => result.handovers) @JoinColumn() toResult!: Relation<WorkPlanResult>;
}

@Entity('performance_tree_node')
export class PerformanceTreeNode {
  @PrimaryColumn() id!: string;
  @Column() statement!: string;
}

@Entity('work_plan_indicator')
export class WorkPlanIndicator {
  @PrimaryColumn() id!: string;
  @Exclude() @Column() workPlanId!: string;
  @Exclude() @Column() resultId!: string;
  @Exclude() @Column({ type: 'bigint', transformer: number }) sequence!: number;
  @Column({ type: 'varchar', nullable: true }) aspect!: string | null;
  @Column() statement!: string;
  @Exclude() @Column({ type: 'bigint', nullable: true, transformer: number }) targetHundredths!: number | null;
  @Exclude() @Column({ type: 'bigint', nullable: true, transformer: number }) targetUntilHundredths!: number | null;
  @Column({ type: 'varchar', nullable: true }) targetText!: string | null;
  @Column({ type: 'varchar', nullable: true }) unit!: string | null;
  @Column({ type: 'varchar', nullable: true }) direction!: string | null;
  @Column({ type: 'tinyint', transformer: { from: Boolean, to: Number } }) isMaximum!: boolean;
  @Column({ type: 'varchar', nullable: true }) schedule!: string | null;
  @Column({ type: 'varchar', nullable: true }) dataSource!: string | null;
  @Column({ type: 'varchar', nullable: true }) monitoring!: string | null;
  @ManyToOne(() => WorkPlanResult, (result) => result.indicators) @JoinColumn() result!: Relation<WorkPlanResult>;

  @Expose() get target(): string | null {
    return decimalOf(this.targetHundredths);
  }
  @Expose() get targetUntil(): string | null {
    return decimalOf(this.targetUntilHundredths);
  }
}

@Entity('work_plan_behaviour')
export class WorkPlanBehaviour {
  @Exclude() @PrimaryColumn() id!: string;
  @Exclude() @Column() workPlanId!: string;
  @Exclude() @Column({ type: 'bigint', transformer: number }) sequence!: number;
  @Column() code!: string;
  @Column({ type: 'varchar', nullable: true }) expectation!: string | null;
  @ManyToOne(() => WorkPlan, (plan) => plan.behaviours) @JoinColumn() workPlan!: Relation<WorkPlan>;

  @Expose() get name(): string | undefined {
    return CORE_VALUES.find((value) => value.code === this.code)?.name;
  }
  @Expose() get guides(): readonly string[] | undefined {
    return CORE_VALUES.find((value) => value.code === this.code)?.guides;
  }
}

@Entity('appraisal_duty')
export class AppraisalDuty {
  @PrimaryColumn() id!: string;
  @Column() workPlanId!: string;
  @Column() appraiserId!: string;
  @OneToOne(() => WorkPlan, (plan) => plan.duty) @JoinColumn() workPlan!: Relation<WorkPlan>;
}

@Entity('work_plan_annex')
export class WorkPlanAnnex {
  @PrimaryColumn() id!: string;
  @Column() workPlanId!: string;
  @Column() kind!: string;
  @Column({ type: 'simple-json' }) entries!: string[];
  @ManyToOne(() => WorkPlan, (plan) => plan.annexRows) @JoinColumn() workPlan!: Relation<WorkPlan>;
}

@Entity('progress_entry')
export class ProgressEntry {
  @PrimaryColumn() id!: string;
  @Column() workPlanId!: string;
  @Column() indicatorId!: string;
  @Column() occurredOn!: string;
  @Exclude() @Column({ type: 'bigint', transformer: number }) valueHundredths!: number;
  @Column({ type: 'varchar', nullable: true }) note!: string | null;
  @Column({ type: 'datetime', precision: 3 }) createdAt!: Date;
  @Column({ type: 'tinyint', transformer: { from: Boolean, to: Number } }) isCumulative!: boolean;
  @Column({ type: 'varchar', nullable: true }) sourceName!: string | null;
  @Column({ type: 'datetime', precision: 3, nullable: true }) measuredAt!: Date | null;
  @Column({ type: 'bigint', transformer: number }) version!: number;
  @Exclude() @ManyToOne(() => WorkPlan, (plan) => plan.progressEntries) @JoinColumn() workPlan!: Relation<WorkPlan>;

  @Expose() get value(): string {
    return (this.valueHundredths / 100).toFixed(2);
  }
  @Expose() get isMeasured(): boolean {
    return this.sourceName !== null;
  }
}

/** One line of the superior's board. */
export class TeamMember {
  employeeId!: string;
  displayName!: string;
  nip!: string | null;
  positionTitle!: string | null;
  unitName!: string | null;
  workPlanId!: string | null;
  workPlanStatus!: string | null;
  lastProgressOn!: string | null;
}
