import { Injectable } from '@nestjs/common';
import { Clock } from '../../../kernel/clock/clock.js';
import type { SqlValue } from '../../../kernel/database/connection.js';
import { Database } from '../../../kernel/database/database.js';
import { isoOf } from '../../../kernel/database/dialect.js';
import type { DutySource, OpenDuty, PersonalActor } from '../../../kernel/duties/open-duty.js';
import { DutyRegistry } from '../../../kernel/duties/registry.js';
import type { CivilDate } from '../../../kernel/values/civil-date.js';
import { displayName, employeeTables, type Titled } from '../../employees/index.js';
import { periodTables } from '../../periods/index.js';

const { employee, reportingLine } = employeeTables;
const REVISION = `SELECT rv.id, rv.status, wp.employeeId, y.year, e.name, e.frontTitle, e.backTitle,
  COALESCE(CASE rv.status WHEN 'SUBMITTED' THEN rv.submittedAt WHEN 'RETURNED' THEN rv.decidedAt END, rv.createdAt) AS since`;
const FROM = `JOIN work_plan_revision rv ON rv.workPlanId = wp.id JOIN ${employee} e ON e.id = wp.employeeId
  JOIN ${periodTables.performancePeriod} y ON y.id = wp.performancePeriodId`;
const OWN = `${REVISION} FROM work_plan wp ${FROM} WHERE wp.employeeId = ? AND wp.status = 'ACTIVE' AND rv.status IN ('DRAFT', 'RETURNED')`;
const APPRAISED = `${REVISION} FROM ${reportingLine} rl JOIN work_plan wp ON wp.employeeId = rl.employeeId AND wp.status = 'ACTIVE' ${FROM}
  WHERE rl.appraiserId = ? AND rl.validFrom <= ? AND rl.validUntil >= ? AND rv.status = 'SUBMITTED'`;
const KINDS = { DRAFT: 'REVISION_DRAFT', RETURNED: 'REVISION_REVISE', SUBMITTED: 'REVISION_DECIDE' } as const;

interface RevisionRow extends Titled {
  readonly id: string;
  readonly status: keyof typeof KINDS;
  readonly employeeId: string;
  readonly year: number;
  readonly since: string;
}

/** Changes of active plans that wait for the owner of the plan or for whoever appraises him. Rules NS-5, WP-24. */
@Injectable()
export class RevisionDuties implements DutySource {
  readonly texts = {
    REVISION_DRAFT: {
      takes: 'work-plan:write',
      id: 'Selesaikan dan ajukan perubahan SKP {period} Anda, atau tarik kembali.',
      en: 'Complete the revision of your SKP {period} and hand it in, or withdraw it.',
    },
    REVISION_REVISE: {
      takes: 'work-plan:write',
      id: 'Perubahan SKP {period} Anda dikembalikan: perbaiki dan ajukan lagi, atau tarik kembali.',
      en: 'The revision of your SKP {period} was returned: mend it and hand it in again, or withdraw it.',
    },
    REVISION_DECIDE: {
      takes: 'work-plan:decide',
      id: 'Setujui, kembalikan, atau tolak perubahan SKP {period} {name}.',
      en: "Agree to the revision of {name}'s SKP {period}, return it or refuse it.",
    },
  } as const;

  constructor(
    registry: DutyRegistry,
    private readonly db: Database,
    private readonly clock: Clock,
  ) {
    registry.register(this);
  }

  async openFor({ employeeId }: PersonalActor, today: CivilDate): Promise<OpenDuty[]> {
    const rows = [...(await this.rows(OWN, employeeId)), ...(await this.rows(APPRAISED, employeeId, today, today))];
    return rows.map((row) => ({
      kind: KINDS[row.status],
      key: row.id,
      ...{ employeeId: row.employeeId, employeeName: displayName(row), periodName: String(row.year) },
      ...{ objectType: 'work-plan-revision', objectId: row.id },
      dueOn: null,
      sinceOn: this.clock.today(new Date(isoOf(row.since))),
    }));
  }

  private rows(sql: string, ...values: SqlValue[]): Promise<RevisionRow[]> {
    return this.db.rows<RevisionRow>(sql, values);
  }
}
