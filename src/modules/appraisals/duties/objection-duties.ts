import { Injectable } from '@nestjs/common';
import { Database } from '../../../kernel/database/database.js';
import type { DutySource, OpenDuty, PersonalActor } from '../../../kernel/duties/open-duty.js';
import { DutyRegistry } from '../../../kernel/duties/registry.js';
import type { CivilDate } from '../../../kernel/values/civil-date.js';
import { displayName, employeeTables, type Titled } from '../../employees/index.js';
import { Downtimes, periodTables } from '../../periods/index.js';
import type { ObjectionSide } from '../objections/domain/hearing.js';
import type { ObjectionStatus } from '../objections/domain/objection.states.js';

const OBJECTION = `SELECT ob.id, ob.status, ob.employeeId, ob.filedOn, ob.explanationsDueOn, ob.decisionDueOn, ob.appointedOn,
  y.year, q.name AS periodName, e.name, e.frontTitle, e.backTitle FROM objection ob JOIN appraisal ap ON ap.id = ob.appraisalId
  JOIN ${employeeTables.employee} e ON e.id = ob.employeeId
  JOIN ${periodTables.performancePeriod} y ON y.id = ap.performancePeriodId
  LEFT JOIN ${periodTables.evaluationPeriod} q ON q.id = ap.evaluationPeriodId`;
const EXAMINED = `${OBJECTION} WHERE ob.examinerId = ? AND ob.status IN ('FILED', 'UNDER_EXAMINATION')`;
const OF_SIDE = `${OBJECTION} WHERE ob.status = 'UNDER_EXAMINATION' AND (ob.employeeId = ? OR ob.appraiserId = ?)`;
const HEARD = `SELECT h.objectionId, h.heard FROM objection_hearing h JOIN objection ob ON ob.id = h.objectionId
  WHERE ob.status = 'UNDER_EXAMINATION' AND (ob.employeeId = ? OR ob.appraiserId = ?)`;

interface ObjectionRow extends Titled {
  readonly id: string;
  readonly status: ObjectionStatus;
  readonly employeeId: string;
  readonly filedOn: CivilDate;
  readonly explanationsDueOn: CivilDate | null;
  readonly decisionDueOn: CivilDate;
  readonly appointedOn: CivilDate | null;
  readonly year: number;
  readonly periodName: string | null;
}

/** Objections that wait for their examiner, or for the explanation of a side that was not heard yet. Rules NS-5, OB-5, OB-7. */
@Injectable()
export class ObjectionDuties implements DutySource {
  readonly texts = {
    OBJECTION_EXAMINE: {
      takes: 'objection:examine',
      id: 'Mulai periksa keberatan {name} atas penilaian {period}.',
      en: "Begin to examine {name}'s objection to the appraisal {period}.",
    },
    OBJECTION_EXPLAIN: {
      takes: 'objection:explain',
      id: 'Beri penjelasan atas keberatan {name}, penilaian {period}.',
      en: "Explain yourself on {name}'s objection, appraisal {period}.",
    },
    OBJECTION_DECIDE: {
      takes: 'objection:examine',
      id: 'Putuskan keberatan {name} atas penilaian {period}.',
      en: "Decide {name}'s objection to the appraisal {period}.",
    },
  } as const;

  constructor(
    registry: DutyRegistry,
    private readonly db: Database,
    private readonly downtimes: Downtimes,
  ) {
    registry.register(this);
  }

  async openFor({ employeeId: me }: PersonalActor, today: CivilDate): Promise<OpenDuty[]> {
    const grace = await this.downtimes.grace();
    const examined = await this.db.rows<ObjectionRow>(EXAMINED, [me]);
    const sides = await this.db.rows<ObjectionRow>(OF_SIDE, [me, me]);
    const heard = await this.db.rows<{ objectionId: string; heard: string }>(HEARD, [me, me]);
    const isHeard = ({ id, employeeId }: ObjectionRow): boolean => {
      const side: ObjectionSide = employeeId === me ? 'EMPLOYEE' : 'APPRAISER';
      return heard.some((one) => one.objectionId === id && (JSON.parse(one.heard) as string[]).includes(side));
    };
    return [
      ...examined.map((row) => {
        const kind = row.status === 'FILED' ? ('OBJECTION_EXAMINE' as const) : ('OBJECTION_DECIDE' as const);
        return dutyOf(row, { kind, dueOn: grace(row.decisionDueOn), sinceOn: row.appointedOn ?? row.filedOn });
      }),
      ...sides.flatMap((row) => {
        const dueOn = row.explanationsDueOn && grace(row.explanationsDueOn);
        if (dueOn === null || dueOn < today || isHeard(row)) return [];
        return [dutyOf(row, { kind: 'OBJECTION_EXPLAIN' as const, dueOn, sinceOn: null })];
      }),
    ];
  }
}

function dutyOf(row: ObjectionRow, waits: Pick<OpenDuty, 'kind' | 'dueOn' | 'sinceOn'>): OpenDuty {
  const { id, employeeId, periodName, year } = row;
  const about = { employeeId, employeeName: displayName(row), periodName: periodName ?? String(year) };
  return { ...waits, key: id, ...about, objectType: 'objection', objectId: id };
}
