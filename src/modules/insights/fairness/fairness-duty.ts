import { Injectable } from '@nestjs/common';
import { Database } from '../../../kernel/database/database.js';
import type { DutySource, OpenDuty, PersonalActor } from '../../../kernel/duties/open-duty.js';
import { DutyRegistry } from '../../../kernel/duties/registry.js';
import { type CivilDate, plusDays } from '../../../kernel/values/civil-date.js';
import { periodTables } from '../../periods/index.js';

const UNSEEN = `SELECT an.id, an.othersFromOn, y.year FROM fairness_appraiser fa JOIN fairness_analysis an ON an.id = fa.analysisId
  JOIN ${periodTables.performancePeriod} y ON y.id = an.performancePeriodId
  WHERE fa.appraiserId = ? AND fa.answeredAt IS NULL AND an.othersFromOn > ? AND NOT EXISTS (SELECT 1 FROM fairness_analysis later
    WHERE later.performancePeriodId = an.performancePeriodId AND later.finishedAt IS NOT NULL AND later.id > an.id) ORDER BY an.id`;

/** Figures of the latest analysis of a year that an appraiser may see before others do, as long as he alone sees them. Rules NS-5, FA-13. */
@Injectable()
export class FairnessDuty implements DutySource {
  readonly texts = {
    FAIRNESS_READ: {
      takes: 'fairness:own',
      id: 'Lihat angka kewajaran Anda sebagai penilai tahun {period}, dan tanggapi bila perlu, sebelum pihak lain melihatnya.',
      en: 'See your fairness figures as an appraiser in {period}, and comment on them if you wish, before others see them.',
    },
  } as const;

  constructor(
    registry: DutyRegistry,
    private readonly db: Database,
  ) {
    registry.register(this);
  }

  async openFor({ employeeId: me }: PersonalActor, today: CivilDate): Promise<OpenDuty[]> {
    const rows = await this.db.rows<{ id: string; othersFromOn: CivilDate; year: number }>(UNSEEN, [me, today]);
    return rows.map(({ id, othersFromOn, year }) => ({
      ...{ kind: 'FAIRNESS_READ', key: id, employeeId: null, employeeName: null },
      ...{ objectType: 'fairness-analysis', objectId: id, periodName: String(year) },
      ...{ dueOn: plusDays(othersFromOn, -1), sinceOn: null },
    }));
  }
}
