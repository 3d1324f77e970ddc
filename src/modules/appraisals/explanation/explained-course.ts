import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/auth/actor.js';
import { Clock } from '../../../kernel/clock/clock.js';
import { Database } from '../../../kernel/database/database.js';
import { isoOf } from '../../../kernel/database/dialect.js';
import type { CivilDate } from '../../../kernel/values/civil-date.js';
import { displayName, EmployeesApi, employeeTables, type Titled, UnitLeaders } from '../../employees/index.js';
import { Downtimes } from '../../periods/index.js';
import { workPlanTables } from '../../work-plans/index.js';
import { AppraisedTimes } from '../appraised-times.js';
import { DistributionReader } from '../distribution/distribution.reader.js';
import { PATTERNS } from '../distribution/domain/pattern.js';
import type { AppraisalResponse } from '../http/appraisal.response.js';
import type { PublishedTerms } from '../objections/domain/objection-terms.js';
import { ObjectionAccess } from '../objections/objection.access.js';
import type { RatedResult } from '../objections/persistence/objection.entity.js';
import type {
  CourseFacts,
  ExplainedChange,
  ExplainedObjection,
  ExplainedRuling,
  ExplanationFacts,
} from './domain/explanation-facts.js';

const { employee } = employeeTables;
const CHANGES = `SELECT cc.createdAt, cc.reason, cc.changedById, cc.resultBefore, cc.resultAfter, cc.behaviourBefore, cc.behaviourAfter,
  cc.predicateBefore, cc.predicateAfter, b.name, b.frontTitle, b.backTitle
  FROM calibration_change cc JOIN ${employee} b ON b.id = cc.changedById WHERE cc.appraisalId = ? ORDER BY cc.createdAt, cc.id`;
const OBJECTION = `SELECT ob.status, ob.filedOn, ob.decisionDueOn, ob.endedAt, ob.decisionReason, ob.resultBefore, ob.resultAfter, b.name,
  b.frontTitle, b.backTitle FROM objection ob LEFT JOIN ${employee} b ON b.id = ob.decidedByEmployeeId WHERE ob.appraisalId = ?`;
const RULING = `SELECT ruling, authority, letterNumber, letterOn FROM appraisal_ruling WHERE appraisalId = ? ORDER BY createdAt DESC, id DESC
  LIMIT 1`;
const TERMS = 'SELECT objectionTerms FROM appraisal WHERE id = ?';
const CANCELLED_PLAN = `SELECT wp.id FROM appraisal_plan ap JOIN ${workPlanTables.workPlan} wp ON wp.id = ap.workPlanId
  WHERE ap.appraisalId = ? AND wp.status = 'CANCELLED'`;

type ChangeRow = Titled &
  Omit<ExplainedChange, 'on' | 'by' | 'post'> &
  Readonly<Record<'createdAt' | 'changedById', string>>;
type Named = { readonly [key in keyof Titled]: Titled[key] | null };
interface ObjectionRow extends Named {
  readonly status: ExplainedObjection['status'];
  readonly filedOn: CivilDate;
  readonly decisionDueOn: CivilDate;
  readonly endedAt: string | null;
  readonly decisionReason: string | null;
  readonly resultBefore: string | null;
  readonly resultAfter: string | null;
}

/** Reads for explanations what was done with a result, and what the reader may know of it. Rule PX-2. */
@Injectable()
export class ExplainedCourse {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly objections: ObjectionAccess,
    private readonly times: AppraisedTimes,
    private readonly units: UnitLeaders,
    private readonly employees: EmployeesApi,
    private readonly distribution: DistributionReader,
    private readonly downtimes: Downtimes,
  ) {}

  /** Who did what, and when. */
  async courseOf(actor: Actor, appraisal: AppraisalResponse): Promise<CourseFacts> {
    const { id, status, appraiserName, publishedAt, selfAssessmentDueOn, acknowledgedOn, objectionDueOn } = appraisal;
    const [row] = await this.db.rows<{ objectionTerms: string | null }>(TERMS, [id]);
    const terms = read<PublishedTerms>(row?.objectionTerms ?? null);
    return {
      ...{ status, appraiserName, selfAssessmentDueOn, acknowledgedOn, objectionDueOn, finalOn: appraisal.finalOn },
      selfAssessedOn: this.dayOf(appraisal.selfAssessedAt),
      ratedOn: this.dayOf(appraisal.ratedAt),
      publishedOn: this.dayOf(publishedAt),
      objectionDays: terms && { days: terms.objectionDays, dayCount: terms.objectionDaysAre },
      cancelledWhy: status === 'ANNULLED' && publishedAt === null ? await this.cancelledWhy(id) : null,
      ...{ isOwn: actor.employeeId === appraisal.employeeId, today: this.clock.today() },
    };
  }

  /**
   * The predicate that the unit of the employee followed when the result was published, of a draft the one of now. Where there was none yet, the
   * one that was set afterwards, with its day; null without any. Counts of colleagues are not for everybody.
   */
  async organisationOf(appraisal: AppraisalResponse): Promise<ExplanationFacts['organisation']> {
    const time = await this.times.of(appraisal);
    const unitId = (await this.units.unitsOf([appraisal.employeeId], time.on)).get(appraisal.employeeId)?.at(-1);
    if (unitId === undefined) return null;
    const { publishedAt } = appraisal;
    const then = publishedAt === null ? null : await this.distribution.appliedTo(unitId, time, new Date(publishedAt));
    const applied = then ?? (await this.distribution.appliedTo(unitId, time));
    if (!applied) return null;
    const { unitName, predicate, decidedAt } = applied;
    return {
      ...{ unitName, predicate, constraints: PATTERNS[predicate].constraints.map(({ code }) => code) },
      setLaterOn: publishedAt === null || then ? null : this.dayOf(decidedAt),
    };
  }

  /** What was changed at calibrations, the first first, each with the post of who decided as it was that day. */
  async changesOf(id: string): Promise<ExplainedChange[]> {
    const rows = await this.db.rows<ChangeRow>(CHANGES, [id]);
    const changes: ExplainedChange[] = [];
    for (const { createdAt, changedById, name, frontTitle, backTitle, ...moved } of rows) {
      const on = this.clock.today(new Date(isoOf(createdAt)));
      const who = await this.employees.identityOf(changedById, on);
      changes.push({ ...moved, on, by: displayName({ name, frontTitle, backTitle }), post: who?.position ?? null });
    }
    return changes;
  }

  /** The latest objection that the reader may know of. */
  async objectionOf(actor: Actor, id: string): Promise<ExplainedObjection | null> {
    const scope = this.objections.reached(actor);
    const sql = `${OBJECTION} AND ${scope.sql} ORDER BY ob.filedOn DESC, ob.id DESC LIMIT 1`;
    const [row] = await this.db.rows<ObjectionRow>(sql, [id, ...scope.values]);
    if (!row) return null;
    const { status, filedOn, decisionReason, name, frontTitle, backTitle } = row;
    return {
      ...{ status, filedOn, decisionReason },
      decisionDueOn: (await this.downtimes.grace())(row.decisionDueOn),
      endedOn: this.dayOf(row.endedAt),
      decidedBy: name === null ? null : displayName({ name, frontTitle, backTitle }),
      predicateBefore: read<RatedResult>(row.resultBefore)?.predicate ?? null,
      predicateAfter: read<RatedResult>(row.resultAfter)?.predicate ?? null,
    };
  }

  /** The latest ruling of a court or an authority. */
  async rulingOf(id: string): Promise<ExplainedRuling | null> {
    return (await this.db.rows<ExplainedRuling>(RULING, [id]))[0] ?? null;
  }

  private async cancelledWhy(id: string): Promise<NonNullable<CourseFacts['cancelledWhy']>> {
    return (await this.db.rows(CANCELLED_PLAN, [id])).length > 0 ? 'PLAN_CANCELLED' : 'PLAN_ENDED';
  }

  private dayOf(at: string | null): CivilDate | null {
    return at === null ? null : this.clock.today(new Date(isoOf(at)));
  }
}

const read = <T>(json: string | null): T | null => (json === null ? null : (JSON.parse(json) as T));
