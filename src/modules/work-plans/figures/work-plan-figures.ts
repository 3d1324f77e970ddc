import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/auth/actor.js';
import { Clock } from '../../../kernel/clock/clock.js';
import { allOf, equal, type SqlCondition } from '../../../kernel/database/condition.js';
import { Database } from '../../../kernel/database/database.js';
import { type CivilDate, plusDays } from '../../../kernel/values/civil-date.js';
import { groupedBelow, postedBelow, type UnitGroups } from '../../employees/index.js';
import type { EvaluationPeriodView } from '../../periods/index.js';
import { WorkPlanAccess } from '../work-plan.access.js';

/** How many people of a group have a plan, and of how many of them an actor may not read every one. */
export interface GroupOfPlanners {
  readonly unitId: string;
  readonly people: number;
  readonly unread: number;
}

/** How many results of a group serve something, or nothing yet. */
export interface GroupAlignment {
  readonly unitId: string;
  readonly alignment: 'LINKED' | 'TREE_NODE' | 'PENDING';
  readonly results: number;
}

/** Plans of a group by their days, which are the same for most. */
export interface GroupDays {
  readonly unitId: string;
  readonly startsOn: CivilDate;
  readonly endsOn: CivilDate;
  readonly plans: number;
}

/** Plans of a group that were reported on in a month, such as `2026-03`. */
export interface GroupMonth {
  readonly unitId: string;
  readonly month: string;
  readonly plans: number;
}

/** How the plans of a unit were reported on in an evaluation period. */
export interface PeriodReports {
  readonly plans: number;
  readonly onTime: number;
  readonly reported: number;
}

/** In which plans something is counted: those of a year, of people with a definitive post in a unit or below it. */
export interface PlansOfUnit {
  readonly unitId: string;
  readonly performancePeriodId: string;
}

const IN_FORCE: SqlCondition = { sql: `wp.status IN ('ACTIVE', 'CLOSED')`, values: [] };

/** Counts plans and what belongs to them; nobody is named. Who may ask about which unit is for the asking module to check. */
@Injectable()
export class WorkPlanFigures {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly access: WorkPlanAccess,
  ) {}

  /**
   * The people with plans of a year that are or were in force by group, each once however many he has, and of how many of them an actor may
   * not read every plan. Rule CH-5.
   */
  async groups(actor: Actor, groups: UnitGroups, performancePeriodId: string): Promise<GroupOfPlanners[]> {
    const what = 'COUNT(DISTINCT wp.employeeId) AS people';
    const count = (...more: SqlCondition[]) =>
      this.grouped<{ unitId: string; people: unknown }>(
        groups,
        '',
        allOf(this.ofYear(performancePeriodId), IN_FORCE, ...more),
        what,
      );
    const all = await count();
    const { sql, values } = this.access.readable(actor);
    const unread = await count({ sql: `NOT (${sql})`, values });
    return all.map(({ unitId, people }) => ({
      ...{ unitId, people: Number(people) },
      unread: Number(unread.find((one) => one.unitId === unitId)?.people ?? 0),
    }));
  }

  /** What the results of plans that count serve, by group. Rule CA-9. */
  async alignments(groups: UnitGroups, performancePeriodId: string): Promise<GroupAlignment[]> {
    const where = allOf(this.ofYear(performancePeriodId), IN_FORCE);
    const results = 'JOIN work_plan_result r ON r.workPlanId = wp.id AND r.removedAt IS NULL';
    const rows = await this.grouped<GroupAlignment>(
      groups,
      results,
      where,
      'r.alignment, COUNT(*) AS results',
      'r.alignment',
    );
    return rows.map((row) => ({ ...row, results: Number(row.results) }));
  }

  /** The days of plans in force, by group. */
  async days(groups: UnitGroups, performancePeriodId: string): Promise<GroupDays[]> {
    const where = allOf(this.ofYear(performancePeriodId), IN_FORCE);
    const days = 'wp.startsOn, wp.endsOn';
    const rows = await this.grouped<GroupDays>(groups, '', where, `${days}, COUNT(*) AS plans`, days);
    return rows.map((row) => ({ ...row, plans: Number(row.plans) }));
  }

  /** In how many plans of each group something was reported of each month. */
  async months(groups: UnitGroups, performancePeriodId: string): Promise<GroupMonth[]> {
    const where = allOf(this.ofYear(performancePeriodId), IN_FORCE);
    const reports = 'JOIN progress_entry pe ON pe.workPlanId = wp.id';
    const month = 'SUBSTR(pe.occurredOn, 1, 7)';
    const what = `${month} AS month, COUNT(DISTINCT wp.id) AS plans`;
    const rows = await this.grouped<GroupMonth>(groups, reports, where, what, month);
    return rows.map((row) => ({ ...row, plans: Number(row.plans) }));
  }

  /** How the plans of a unit with days in an evaluation period were reported on, and how many of them in time. Rule PG-6. */
  async reportsOf(of: PlansOfUnit, period: EvaluationPeriodView, dueOn: CivilDate): Promise<PeriodReports> {
    const { startsOn, endsOn } = period;
    const inPeriod = { sql: 'wp.startsOn <= ? AND wp.endsOn >= ?', values: [endsOn, startsOn] };
    const plans = allOf(this.ofUnit(of), IN_FORCE, inPeriod);
    const reported = (until?: Date): SqlCondition => ({
      sql: `EXISTS (SELECT 1 FROM progress_entry pe WHERE pe.workPlanId = wp.id AND pe.occurredOn >= ? AND pe.occurredOn <= ?${until ? ' AND pe.createdAt < ?' : ''})`,
      values: [startsOn, endsOn, ...(until ? [until] : [])],
    });
    const after = this.clock.startOf(plusDays(dueOn, 1));
    return {
      plans: await this.db.count('work_plan wp', plans),
      onTime: await this.db.count('work_plan wp', allOf(plans, reported(after))),
      reported: await this.db.count('work_plan wp', allOf(plans, reported())),
    };
  }

  /** Plans of a unit by state. */
  async states(of: PlansOfUnit): Promise<Map<string, number>> {
    const where = this.ofUnit(of);
    const sql = `SELECT wp.status, COUNT(*) AS plans FROM work_plan wp WHERE ${where.sql} GROUP BY wp.status`;
    const rows = await this.db.rows<{ status: string; plans: unknown }>(sql, where.values);
    return new Map(rows.map(({ status, plans }) => [status, Number(plans)]));
  }

  /** Plans in force on which something was reported without any evidence that still counts. */
  async withoutEvidence(of: PlansOfUnit): Promise<number> {
    const reported = 'EXISTS (SELECT 1 FROM progress_entry pe WHERE pe.workPlanId = wp.id)';
    const none = 'NOT EXISTS (SELECT 1 FROM evidence ev WHERE ev.workPlanId = wp.id AND ev.withdrawnAt IS NULL)';
    const where = allOf(this.ofUnit(of), IN_FORCE, { sql: `${reported} AND ${none}`, values: [] });
    return this.db.count('work_plan wp', where);
  }

  private ofYear(performancePeriodId: string): SqlCondition {
    return allOf(equal('wp.performancePeriodId', performancePeriodId));
  }

  private ofUnit({ unitId, performancePeriodId }: PlansOfUnit): SqlCondition {
    return allOf(this.ofYear(performancePeriodId), postedBelow('wp.employeeId', unitId, this.clock.today()));
  }

  private grouped<Row>(
    groups: UnitGroups,
    more: string,
    where: SqlCondition,
    what: string,
    by?: string,
  ): Promise<Row[]> {
    const group = groupedBelow('wp.employeeId', groups);
    const sql = `SELECT groupPath.ancestorId AS unitId, ${what} FROM work_plan wp ${group.sql} ${more} WHERE ${where.sql}
      GROUP BY groupPath.ancestorId${by ? `, ${by}` : ''}`;
    return this.db.rows<Row>(sql, [...group.values, ...where.values]);
  }
}
