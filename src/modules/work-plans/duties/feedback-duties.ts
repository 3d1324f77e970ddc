import { Injectable } from '@nestjs/common';
import { Clock } from '../../../kernel/clock/clock.js';
import { Database } from '../../../kernel/database/database.js';
import { isoOf } from '../../../kernel/database/dialect.js';
import type { DutySource, OpenDuty, PersonalActor } from '../../../kernel/duties/open-duty.js';
import { DutyRegistry } from '../../../kernel/duties/registry.js';
import { displayName, employeeTables, type Titled } from '../../employees/index.js';
import { periodTables } from '../../periods/index.js';

const WAITING = `SELECT fr.id, fr.createdAt AS since, y.year, wp.employeeId, e.name, e.frontTitle, e.backTitle FROM feedback_request fr
  JOIN work_plan wp ON wp.id = fr.workPlanId AND wp.status = 'ACTIVE' JOIN ${employeeTables.employee} e ON e.id = wp.employeeId
  JOIN ${periodTables.performancePeriod} y ON y.id = wp.performancePeriodId WHERE fr.fromEmployeeId = ? AND fr.status = 'OPEN'`;

interface WaitingRow extends Titled {
  readonly id: string;
  readonly since: string;
  readonly year: number;
  readonly employeeId: string;
}

/** Questions about the work of others that somebody was asked and has neither answered nor declined. Rules NS-5, FB-3. */
@Injectable()
export class FeedbackDuties implements DutySource {
  readonly texts = {
    FEEDBACK_GIVE: {
      takes: 'feedback:give',
      id: 'Beri umpan balik yang diminta tentang kinerja {name}, atau tolak permintaannya.',
      en: "Give the feedback on {name}'s work that you were asked for, or decline.",
    },
  } as const;

  constructor(
    registry: DutyRegistry,
    private readonly db: Database,
    private readonly clock: Clock,
  ) {
    registry.register(this);
  }

  async openFor({ employeeId: me }: PersonalActor): Promise<OpenDuty[]> {
    const rows = await this.db.rows<WaitingRow>(WAITING, [me]);
    return rows.map(({ id, since, year, employeeId, ...names }) => ({
      ...{ kind: 'FEEDBACK_GIVE' as const, key: id, employeeId, employeeName: displayName(names) },
      ...{ objectType: 'feedback-request', objectId: id, periodName: String(year), dueOn: null },
      sinceOn: this.clock.today(new Date(isoOf(since))),
    }));
  }
}
