import { Injectable, NotFoundException, UnprocessableEntityException } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { type FindOptionsWhere, LessThanOrEqual, MoreThanOrEqual, Repository } from 'typeorm';
import { v7 as uuid } from 'uuid';
import type { ProgressEntryDto } from './dto.js';
import {
  type Assignment,
  Employee,
  ProgressEntry,
  ReportingLine,
  TeamMember,
  WorkPlan,
  WorkPlanIndicator,
} from './entities.js';

export interface Page<T> {
  readonly data: T[];
  readonly page: { readonly limit: number; readonly hasMore: boolean };
}

const today = (): string => new Date(Date.now() + 7 * 3_600_000).toISOString().slice(0, 10);

function pageOf<T>(rows: T[], limit: number): Page<T> {
  return { data: rows.slice(0, limit), page: { limit, hasMore: rows.length > limit } };
}

function postToday(): FindOptionsWhere<Assignment> {
  const day = today();
  return { kind: 'DEFINITIF', validFrom: LessThanOrEqual(day), validUntil: MoreThanOrEqual(day) };
}

@Injectable()
export class EmployeesService {
  constructor(@InjectRepository(Employee) private readonly employees: Repository<Employee>) {}

  async findByUnit(unitId: string, limit: number): Promise<Page<Employee>> {
    const rows = await this.employees.find({
      where: { assignments: { unitId, ...postToday() } },
      relations: { assignments: { unit: true, position: true }, contracts: true },
      order: { nameKey: 'ASC', id: 'ASC' },
      take: limit + 1,
    });
    return pageOf(rows, limit);
  }
}

@Injectable()
export class TeamService {
  constructor(@InjectRepository(ReportingLine) private readonly lines: Repository<ReportingLine>) {}

  async findTeam(appraiserId: string, limit: number): Promise<Page<TeamMember>> {
    const day = today();
    const rows = await this.lines.find({
      where: { appraiserId, validFrom: LessThanOrEqual(day), validUntil: MoreThanOrEqual(day) },
      relations: { employee: { assignments: { unit: true, position: true }, workPlans: { progressEntries: true } } },
      order: { employee: { nameKey: 'ASC', id: 'ASC' } },
      take: limit + 1,
    });
    return pageOf(rows.map(toMember), limit);
  }
}

function toMember({ employee }: ReportingLine): TeamMember {
  const day = today();
  const post = employee.assignments.find(
    (one) => one.kind === 'DEFINITIF' && one.validFrom <= day && one.validUntil >= day,
  );
  const plan = employee.workPlans.find((one) => one.startsOn <= day && one.endsOn >= day);
  return Object.assign(new TeamMember(), {
    employeeId: employee.id,
    displayName: employee.displayName,
    nip: employee.nip,
    positionTitle: post?.position.title ?? null,
    unitName: post?.unit.name ?? null,
    workPlanId: plan?.id ?? null,
    workPlanStatus: plan?.status ?? null,
    lastProgressOn:
      plan?.progressEntries
        .map((entry) => entry.occurredOn)
        .sort()
        .at(-1) ?? null,
  });
}

@Injectable()
export class WorkPlansService {
  constructor(
    @InjectRepository(WorkPlan) private readonly plans: Repository<WorkPlan>,
    @InjectRepository(WorkPlanIndicator) private readonly indicators: Repository<WorkPlanIndicator>,
    @InjectRepository(ProgressEntry) private readonly entries: Repository<ProgressEntry>,
  ) {}

  async findOne(id: string): Promise<WorkPlan> {
    const plan = await this.plans.findOne({
      where: { id },
      relations: {
        employee: true,
        results: { indicators: true, leaderResult: true, treeNode: true, handovers: true },
        behaviours: true,
        annexRows: true,
        duty: true,
      },
      order: { results: { sequence: 'ASC', indicators: { sequence: 'ASC' } }, behaviours: { sequence: 'ASC' } },
    });
    if (!plan) throw new NotFoundException();
    return plan;
  }

  async report(workPlanId: string, { indicatorId, occurredOn, value, note }: ProgressEntryDto): Promise<ProgressEntry> {
    const plan = await this.plans.findOne({ where: { id: workPlanId } });
    if (!plan) throw new NotFoundException();
    const indicator = await this.indicators.findOne({ where: { id: indicatorId, workPlanId } });
    if (plan.status !== 'ACTIVE' || !indicator || occurredOn < plan.startsOn || occurredOn > plan.endsOn) {
      throw new UnprocessableEntityException();
    }
    const entry = this.entries.create({
      id: uuid(),
      workPlanId,
      indicatorId,
      occurredOn,
      valueHundredths: Math.round(Number(value) * 100),
      note: note ?? null,
      isCumulative: false,
      sourceName: null,
      measuredAt: null,
      createdAt: new Date(),
      version: 1,
    });
    return this.entries.save(entry);
  }
}
