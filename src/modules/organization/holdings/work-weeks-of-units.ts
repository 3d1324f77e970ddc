import { Injectable, type OnModuleInit } from '@nestjs/common';
import { AuditLog } from '../../../kernel/audit/audit-log.js';
import { Clock, newId } from '../../../kernel/clock/clock.js';
import { Database } from '../../../kernel/database/database.js';
import type { CivilDate } from '../../../kernel/values/civil-date.js';
import { workWeekName } from '../calendar/domain/work-week.js';
import { WorkWeek } from '../calendar/persistence/calendar.entity.js';
import { OrganizationParticipants, type Succession, type UnitHolder, type UnitHolding } from '../participants.js';

/**
 * The unit that goes on works as many days a week as the one that ended, where a reorganisation says so and nothing is said of it
 * yet. What was said of a unit that has ended stays: its days are counted by it.
 */
@Injectable()
export class WorkWeeksOfUnits implements UnitHolder, OnModuleInit {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly audit: AuditLog,
    private readonly participants: OrganizationParticipants,
  ) {}

  onModuleInit(): void {
    this.participants.registerHolder(this);
  }

  async holdingsOf(unitIds: readonly string[], from: CivilDate): Promise<UnitHolding[]> {
    const weeks = await Promise.all(unitIds.map((unitId) => this.weekOf(unitId, from)));
    return weeks.flatMap((week) => {
      if (week?.workingDays == null) return [];
      return [{ kind: 'WEEK', id: week.id, unitId: week.unitId, name: workWeekName(week.workingDays) } as const];
    });
  }

  async handOver(from: CivilDate, successions: readonly Succession[]): Promise<void> {
    for (const { kind, unitId, toUnitId } of successions) {
      if (kind !== 'WEEK' || toUnitId === null) continue;
      const week = await this.weekOf(unitId, from);
      if (week?.workingDays == null || (await this.weekOf(toUnitId, from))) continue;
      const now = this.clock.now();
      const id = newId();
      const facts = { unitId: toUnitId, validFrom: from, workingDays: week.workingDays };
      await this.db.insert(WorkWeek, { id, ...facts, createdAt: now, updatedAt: now, version: 1 });
      await this.audit.record({ action: 'work-week.hand-over', object: { type: 'work-week', id }, after: facts });
    }
  }

  /** What is said of a unit itself on a day. */
  private async weekOf(unitId: string, on: CivilDate): Promise<WorkWeek | undefined> {
    const weeks = (await this.db.find(WorkWeek, { unitId })).filter(({ validFrom }) => validFrom <= on);
    return weeks.sort((a, b) => b.validFrom.localeCompare(a.validFrom))[0];
  }
}
