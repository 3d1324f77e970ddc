import { Injectable } from '@nestjs/common';
import { Clock } from '../../../kernel/clock/clock.js';
import { Database } from '../../../kernel/database/database.js';
import { isoOf } from '../../../kernel/database/dialect.js';
import type { DutyKind } from '../../../kernel/duties/duty-kinds.js';
import type { DutySource, OpenDuty, PersonalActor } from '../../../kernel/duties/open-duty.js';
import { DutyRegistry } from '../../../kernel/duties/registry.js';
import { type CivilDate, plusDays } from '../../../kernel/values/civil-date.js';
import { displayName, employeeTables, type Titled } from '../../employees/index.js';
import { Downtimes, periodTables } from '../../periods/index.js';
import { workPlanTables } from '../../work-plans/index.js';

const { employee, reportingLine } = employeeTables;
const { appraisalDuty } = workPlanTables;
const APPRAISAL = `SELECT ap.id, ap.status, ap.employeeId, ap.selfAssessmentDueOn, ap.selfAssessedAt, ap.ratedAt, ap.publishedAt, ap.createdAt,
  y.year, q.name AS periodName, e.name, e.frontTitle, e.backTitle`;
const OF = `JOIN ${employee} e ON e.id = ap.employeeId JOIN ${periodTables.performancePeriod} y ON y.id = ap.performancePeriodId
  LEFT JOIN ${periodTables.evaluationPeriod} q ON q.id = ap.evaluationPeriodId`;
const OWN = `${APPRAISAL} FROM appraisal ap ${OF} WHERE ap.employeeId = ? AND ap.status IN ('OPEN', 'PUBLISHED')`;
const UNRATED = `ap.status IN ('OPEN', 'SELF_ASSESSED', 'RATED')`;
/** Of today's people, without those of periods of closed plans that somebody has the duty to evaluate; and those of the own duty. */
const DECIDED = `${APPRAISAL} FROM ${reportingLine} rl JOIN appraisal ap ON ap.employeeId = rl.employeeId AND ${UNRATED} ${OF}
  WHERE rl.appraiserId = ? AND rl.validFrom <= ? AND rl.validUntil >= ? AND NOT (ap.kind = 'PERIODIC' AND EXISTS (SELECT 1
  FROM appraisal_plan np JOIN ${appraisalDuty} ad ON ad.workPlanId = np.workPlanId WHERE np.appraisalId = ap.id))
  UNION ALL ${APPRAISAL} FROM ${appraisalDuty} ad JOIN appraisal_plan np ON np.workPlanId = ad.workPlanId
  JOIN appraisal ap ON ap.id = np.appraisalId AND ap.kind = 'PERIODIC' AND ${UNRATED} ${OF} WHERE ad.appraiserId = ?`;

interface AppraisalRow extends Titled {
  readonly id: string;
  readonly status: 'OPEN' | 'SELF_ASSESSED' | 'RATED' | 'PUBLISHED';
  readonly employeeId: string;
  readonly selfAssessmentDueOn: CivilDate;
  readonly selfAssessedAt: string | null;
  readonly ratedAt: string | null;
  readonly publishedAt: string | null;
  readonly createdAt: string;
  readonly year: number;
  readonly periodName: string | null;
}
type Waits = Pick<OpenDuty, 'dueOn' | 'sinceOn'> & { readonly kind: DutyKind };

/**
 * Appraisals that wait for their employee or for whoever evaluates. That somebody was rated he does not learn here: a self-assessment is
 * his to make as long as nobody can rate without it. Rules NS-5, AP-4, AP-5, WP-20.
 */
@Injectable()
export class AppraisalTurns implements DutySource {
  readonly texts = {
    SELF_ASSESS: {
      takes: 'appraisal:write',
      id: 'Isi penilaian diri {period} Anda.',
      en: 'Assess yourself, {period}.',
    },
    RATE: {
      takes: 'appraisal:decide',
      id: 'Nilai kinerja {period} {name}.',
      en: "Rate {name}'s performance, {period}.",
    },
    PUBLISH: {
      takes: 'appraisal:decide',
      id: 'Terbitkan penilaian {period} {name}.',
      en: "Publish {name}'s appraisal, {period}.",
    },
    ACKNOWLEDGE: {
      takes: 'appraisal:write',
      id: 'Konfirmasi penerimaan penilaian {period} Anda.',
      en: 'Confirm that you have got your appraisal, {period}.',
    },
  } as const;

  constructor(
    registry: DutyRegistry,
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly downtimes: Downtimes,
  ) {
    registry.register(this);
  }

  async openFor({ employeeId: me }: PersonalActor, today: CivilDate): Promise<OpenDuty[]> {
    const own = await this.db.rows<AppraisalRow>(OWN, [me]);
    const decided = await this.db.rows<AppraisalRow>(DECIDED, [me, today, today, me]);
    const grace = await this.downtimes.grace();
    const dueOf = (row: AppraisalRow): CivilDate => grace(row.selfAssessmentDueOn);
    return [
      ...own.flatMap((row) => this.dutyOf(row, this.ofOwner(row, dueOf(row), today))),
      ...decided.flatMap((row) => this.dutyOf(row, this.ofAppraiser(row, dueOf(row), today))),
    ];
  }

  private ofOwner({ status, createdAt, publishedAt }: AppraisalRow, dueOn: CivilDate, today: CivilDate): Waits | null {
    if (status === 'PUBLISHED') return { kind: 'ACKNOWLEDGE', dueOn: null, sinceOn: this.dayOf(publishedAt) };
    return dueOn < today ? null : { kind: 'SELF_ASSESS', dueOn, sinceOn: this.dayOf(createdAt) };
  }

  private ofAppraiser(row: AppraisalRow, selfDueOn: CivilDate, today: CivilDate): Waits | null {
    const { status, ratedAt, selfAssessedAt } = row;
    if (status === 'RATED') return { kind: 'PUBLISH', dueOn: null, sinceOn: this.dayOf(ratedAt) };
    if (status === 'OPEN' && selfDueOn >= today) return null;
    const sinceOn = status === 'OPEN' ? plusDays(selfDueOn, 1) : this.dayOf(selfAssessedAt);
    return { kind: 'RATE', dueOn: null, sinceOn };
  }

  private dutyOf(row: AppraisalRow, waits: Waits | null): OpenDuty[] {
    if (!waits) return [];
    const { id, employeeId, periodName, year } = row;
    const about = { employeeId, employeeName: displayName(row), periodName: periodName ?? String(year) };
    return [{ ...waits, key: id, ...about, objectType: 'appraisal', objectId: id }];
  }

  private dayOf(at: string | null): CivilDate | null {
    return at === null ? null : this.clock.today(new Date(isoOf(at)));
  }
}
