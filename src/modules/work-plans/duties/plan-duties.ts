import { Injectable } from '@nestjs/common';
import { Clock } from '../../../kernel/clock/clock.js';
import type { SqlValue } from '../../../kernel/database/connection.js';
import { Database } from '../../../kernel/database/database.js';
import { isoOf } from '../../../kernel/database/dialect.js';
import type { DutySource, OpenDuty, PersonalActor } from '../../../kernel/duties/open-duty.js';
import { DutyRegistry } from '../../../kernel/duties/registry.js';
import { type CivilDate, later } from '../../../kernel/values/civil-date.js';
import { displayName, employeeTables, type Titled } from '../../employees/index.js';
import { periodTables } from '../../periods/index.js';
import { type OpenPlan, PlanDeadlines } from '../plan-deadlines.js';

const { employee, reportingLine } = employeeTables;
const PLAN = `SELECT wp.id, wp.status, wp.employeeId, wp.performancePeriodId, wp.startsOn, wp.submittedAt, wp.escalatedAt, wp.returnedAt,
  wp.agreedAt, wp.createdAt, y.year, e.name, e.frontTitle, e.backTitle`;
const FROM = `JOIN ${employee} e ON e.id = wp.employeeId JOIN ${periodTables.performancePeriod} y ON y.id = wp.performancePeriodId`;
/** Lines in which somebody appraises, or stands above who does, today. */
const LINES = `FROM ${reportingLine} rl JOIN work_plan wp ON wp.employeeId = rl.employeeId ${FROM} WHERE rl.validFrom <= ? AND rl.validUntil >= ?`;
const OWN = `${PLAN}, 0 AS isEscalated FROM work_plan wp ${FROM} WHERE wp.employeeId = ? AND wp.status IN ('DRAFT', 'RETURNED')`;
const APPRAISED = `${PLAN}, 0 AS isEscalated ${LINES} AND rl.appraiserId = ? AND ((wp.status = 'SUBMITTED'
  AND (wp.escalatedAt IS NULL OR rl.superiorId IS NULL)) OR (wp.status = 'AGREED' AND wp.startsOn <= ?))`;
const ESCALATED = `${PLAN}, 1 AS isEscalated ${LINES} AND rl.superiorId = ? AND wp.status = 'SUBMITTED' AND wp.escalatedAt IS NOT NULL`;

interface PlanRow extends OpenPlan, Titled {
  readonly id: string;
  readonly status: 'DRAFT' | 'RETURNED' | 'SUBMITTED' | 'AGREED';
  readonly returnedAt: string | null;
  readonly agreedAt: string | null;
  readonly createdAt: string;
  readonly year: number;
  readonly isEscalated: number;
}

/** Plans that wait for their owner, for whoever appraises him or, where both do not agree, for the superior. Rules NS-5, WP-1, WP-26. */
@Injectable()
export class PlanDuties implements DutySource {
  readonly texts = {
    PLAN_DRAFT: {
      takes: 'work-plan:write',
      id: 'Selesaikan dan ajukan SKP {period} Anda.',
      en: 'Complete your SKP {period} and hand it in.',
    },
    PLAN_REVISE: {
      takes: 'work-plan:write',
      id: 'SKP {period} Anda dikembalikan: perbaiki dan ajukan lagi.',
      en: 'Your SKP {period} was returned: mend it and hand it in again.',
    },
    PLAN_DECIDE: {
      takes: 'work-plan:decide',
      id: 'Setujui atau kembalikan SKP {period} {name}.',
      en: "Agree to {name}'s SKP {period} or return it.",
    },
    PLAN_ESCALATED_DECIDE: {
      takes: 'work-plan:decide',
      id: 'Putuskan SKP {period} {name} yang tidak disepakati.',
      en: "Decide about {name}'s SKP {period}, on which there is no agreement.",
    },
    PLAN_ACTIVATE: {
      takes: 'work-plan:decide',
      id: 'Tetapkan SKP {period} {name} agar berlaku.',
      en: "Let {name}'s SKP {period} count.",
    },
  } as const;

  constructor(
    registry: DutyRegistry,
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly deadlines: PlanDeadlines,
  ) {
    registry.register(this);
  }

  async openFor({ employeeId }: PersonalActor, today: CivilDate): Promise<OpenDuty[]> {
    const rows = [
      ...(await this.rows(OWN, employeeId)),
      ...(await this.rows(APPRAISED, today, today, employeeId, today)),
      ...(await this.rows(ESCALATED, today, today, employeeId)),
    ];
    const dueDays = await this.deadlines.dueOnOf(rows);
    return rows.map((row, at) => ({
      kind: kindOf(row),
      key: row.id,
      employeeId: row.employeeId,
      employeeName: displayName(row),
      ...{ objectType: 'work-plan', objectId: row.id, periodName: String(row.year) },
      dueOn: row.status === 'AGREED' ? row.startsOn : (dueDays[at] ?? null),
      sinceOn: this.sinceOf(row),
    }));
  }

  private rows(sql: string, ...values: SqlValue[]): Promise<PlanRow[]> {
    return this.db.rows<PlanRow>(sql, values);
  }

  private sinceOf({ status, startsOn, createdAt, returnedAt, submittedAt, escalatedAt, agreedAt }: PlanRow): CivilDate {
    const since = { DRAFT: null, RETURNED: returnedAt, SUBMITTED: escalatedAt ?? submittedAt, AGREED: agreedAt };
    const day = this.clock.today(new Date(isoOf(since[status] ?? createdAt)));
    return status === 'AGREED' ? later(day, startsOn) : day;
  }
}

function kindOf({ status, isEscalated }: PlanRow): keyof PlanDuties['texts'] {
  const decide = Number(isEscalated) === 1 ? 'PLAN_ESCALATED_DECIDE' : 'PLAN_DECIDE';
  return ({ DRAFT: 'PLAN_DRAFT', RETURNED: 'PLAN_REVISE', SUBMITTED: decide, AGREED: 'PLAN_ACTIVATE' } as const)[
    status
  ];
}
