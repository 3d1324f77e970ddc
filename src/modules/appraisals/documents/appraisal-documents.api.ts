import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/auth/actor.js';
import { Clock } from '../../../kernel/clock/clock.js';
import { allOf, equal } from '../../../kernel/database/condition.js';
import { Database } from '../../../kernel/database/database.js';
import { isoOf } from '../../../kernel/database/dialect.js';
import { requestProblems } from '../../../kernel/errors/problems.js';
import { say } from '../../../kernel/i18n/language.js';
import { type CivilDate, earlier } from '../../../kernel/values/civil-date.js';
import { type EmployeeIdentity, EmployeesApi, employeeTables, postedBelow } from '../../employees/index.js';
import { PeriodsApi } from '../../periods/index.js';
import { AppraisalAccess } from '../appraisal.access.js';
import { AppraisalsQueries } from '../appraisals.queries.js';
import { AppraisedTimes } from '../appraised-times.js';
import { CONSTRAINT_TEXTS } from '../distribution/constraint-texts.js';
import { DistributionReader } from '../distribution/distribution.reader.js';
import { PATTERNS } from '../distribution/domain/pattern.js';
import type { OrganisationPredicate } from '../domain/organisation-predicate.js';
import type { RatedBasis } from '../domain/rated-basis.js';
import type { Predicate } from '../domain/rule-set.js';
import type { AppraisalResponse } from '../http/appraisal.response.js';
import type { SignedContents } from '../persistence/signed-appraisal.entity.js';

/** The predicate that the unit of an employee follows, with the pattern of distribution that goes with it. */
export interface OrganisationOnPaper {
  readonly predicate: OrganisationPredicate;
  readonly unitName: string;
  /** Which predicate most of its people should have. */
  readonly most: Predicate;
  /** What the pattern asks, in words. */
  readonly constraints: readonly string[];
}

/** An appraisal as it goes on paper: of one that is published what was published last, of any other one what the reader may see of it now. */
export interface AppraisalOnPaper extends Pick<
  AppraisalResponse,
  | (
      | 'id'
      | 'employeeId'
      | 'kind'
      | 'status'
      | 'periodName'
      | 'performancePeriodId'
      | 'evaluationPeriodId'
      | 'workPlanIds'
    )
  | ('resultRating' | 'resultReason' | 'behaviourRating' | 'behaviourReason' | 'predicate' | 'ruleSetCode' | 'items')
  | ('acknowledgedOn' | 'objectionDueOn')
> {
  readonly startsOn: CivilDate;
  readonly endsOn: CivilDate;
  readonly employee: EmployeeIdentity;
  readonly appraiser: EmployeeIdentity | null;
  /** Who is above the appraiser. */
  readonly superior: EmployeeIdentity | null;
  /** When it was published so; null for what is not published. */
  readonly signedAt: string | null;
  readonly version: number;
  /** What was known when it was rated; null for what is not published, and for copies from before that was kept. */
  readonly basis: RatedBasis | null;
  /** As it was when the appraisal was published; null where no predicate was set up to the government itself. */
  readonly organisation: OrganisationOnPaper | null;
}

const COPY = `SELECT version, signedAt, predicate, employeeSnapshot, appraiserSnapshot, contents FROM signed_appraisal
  WHERE appraisalId = ? AND contents IS NOT NULL ORDER BY version DESC LIMIT 1`;
interface CopyRow {
  readonly version: number;
  readonly signedAt: string;
  readonly predicate: Predicate;
  readonly employeeSnapshot: string;
  readonly appraiserSnapshot: string;
  readonly contents: string;
}

/** What the documents of appraisals are made from. */
@Injectable()
export class AppraisalDocumentsApi {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly access: AppraisalAccess,
    private readonly appraisals: AppraisalsQueries,
    private readonly employees: EmployeesApi,
    private readonly periods: PeriodsApi,
    private readonly times: AppraisedTimes,
    private readonly distribution: DistributionReader,
  ) {}

  /** An appraisal for whoever may read it. Throws REQUEST.NOT_FOUND. */
  async appraisal(actor: Actor, id: string): Promise<AppraisalOnPaper> {
    return this.onPaper(await this.appraisals.appraisal(actor, id));
  }

  /** A published appraisal, whoever asks. Throws REQUEST.NOT_FOUND. */
  async published(id: string): Promise<AppraisalOnPaper> {
    const [appraisal] = await this.appraisals.published([id]);
    if (!appraisal) throw requestProblems.NOT_FOUND();
    return this.onPaper(appraisal);
  }

  /** How an appraisal stands, and the version that was published last; undefined when there is no such appraisal. */
  async standing(id: string): Promise<{ isAnnulled: boolean; signedVersion: number | null } | undefined> {
    const sql = `SELECT ap.status, (SELECT MAX(pa.version) FROM signed_appraisal pa WHERE pa.appraisalId = ap.id) AS signedVersion
      FROM appraisal ap WHERE ap.id = ?`;
    const [row] = await this.db.rows<{ status: string; signedVersion: number | null }>(sql, [id]);
    const version = row?.signedVersion ?? null;
    return row && { isAnnulled: row.status === 'ANNULLED', signedVersion: version === null ? null : Number(version) };
  }

  /** Published appraisals of a time that the caller may read, of people who have their post today in a unit or below it, by their names. */
  async publishedOf(
    actor: Actor,
    time: { performancePeriodId: string; evaluationPeriodId: string | null; unitId: string; most: number },
  ): Promise<{ id: string; employeeId: string }[]> {
    const where = allOf(
      equal('ap.performancePeriodId', time.performancePeriodId),
      equal('ap.evaluationPeriodId', time.evaluationPeriodId ?? undefined),
      equal('ap.kind', time.evaluationPeriodId === null ? 'ANNUAL' : 'PERIODIC'),
      { sql: `ap.publishedAt IS NOT NULL AND ap.status <> 'ANNULLED'`, values: [] },
      postedBelow('ap.employeeId', time.unitId, this.clock.today()),
      this.access.readable(actor),
    );
    const sql = `SELECT ap.id, ap.employeeId FROM appraisal ap JOIN ${employeeTables.employee} e ON e.id = ap.employeeId
      WHERE ${where.sql} ORDER BY e.nameKey, ap.id LIMIT ?`;
    return this.db.rows<{ id: string; employeeId: string }>(sql, [...where.values, time.most]);
  }

  private async onPaper(appraisal: AppraisalResponse): Promise<AppraisalOnPaper> {
    const { id, employeeId, kind, status, periodName, performancePeriodId, evaluationPeriodId } = appraisal;
    const [copy] = appraisal.publishedAt === null ? [] : await this.db.rows<CopyRow>(COPY, [id]);
    const contents = copy ? (JSON.parse(copy.contents) as SignedContents) : null;
    const said = copy && contents ? { ...contents, predicate: copy.predicate } : appraisal;
    const signedAt = copy ? isoOf(copy.signedAt) : null;
    const day = signedAt ? this.clock.today(new Date(signedAt)) : this.clock.today();
    const line = await this.lineOf(employeeId, day);
    const appraiserId = appraisal.appraiserId ?? line?.appraiserId ?? null;
    const ids = [employeeId, appraiserId, line?.superiorId ?? null].filter((one) => one !== null);
    const people = await this.employees.identitiesOf(ids, day);
    const of = (one: string | null | undefined): EmployeeIdentity | null => (one ? (people.get(one) ?? null) : null);
    const employee = copy ? (JSON.parse(copy.employeeSnapshot) as EmployeeIdentity) : of(employeeId);
    if (!employee) throw requestProblems.NOT_FOUND();
    return {
      ...{ id, employeeId, kind, status, periodName, performancePeriodId, evaluationPeriodId },
      ...{ acknowledgedOn: appraisal.acknowledgedOn, objectionDueOn: appraisal.objectionDueOn },
      ...{
        workPlanIds: said.workPlanIds,
        items: said.items ?? [],
        predicate: said.predicate,
        ruleSetCode: said.ruleSetCode,
      },
      ...{ resultRating: said.resultRating, resultReason: said.resultReason },
      ...{ behaviourRating: said.behaviourRating, behaviourReason: said.behaviourReason },
      ...(await this.daysOf(appraisal)),
      ...{ employee, appraiser: copy ? (JSON.parse(copy.appraiserSnapshot) as EmployeeIdentity) : of(appraiserId) },
      ...{ superior: of(line?.superiorId), signedAt, version: copy ? Number(copy.version) : appraisal.version },
      basis: contents?.basis ?? null,
      organisation: await this.organisationOf(appraisal, signedAt),
    };
  }

  private async daysOf({ performancePeriodId, evaluationPeriodId }: AppraisalResponse) {
    const days = evaluationPeriodId
      ? await this.periods.evaluationPeriod(evaluationPeriodId)
      : await this.periods.year(performancePeriodId);
    return { startsOn: days.startsOn, endsOn: days.endsOn };
  }

  /** The predicate of the unit in which the employee had his post at the end of the time, as it was known at the publication. */
  private async organisationOf(
    appraisal: AppraisalResponse,
    signedAt: string | null,
  ): Promise<OrganisationOnPaper | null> {
    const at = signedAt === null ? null : new Date(signedAt);
    const found = await this.times.of(appraisal);
    const time = at === null ? found : { ...found, on: earlier(found.endsOn, this.clock.today(at)) };
    const sql = `SELECT unitId FROM ${employeeTables.assignment} WHERE employeeId = ? AND kind = 'DEFINITIF' AND validFrom <= ?
      AND validUntil >= ? ORDER BY id LIMIT 1`;
    const [post] = await this.db.rows<{ unitId: string }>(sql, [appraisal.employeeId, time.on, time.on]);
    const applied = post ? await this.distribution.appliedTo(post.unitId, time, at) : null;
    if (!applied) return null;
    const { most, constraints } = PATTERNS[applied.predicate];
    const words = constraints.map(({ code }) => say(CONSTRAINT_TEXTS[code], 'id'));
    return { predicate: applied.predicate, unitName: applied.unitName, most, constraints: words };
  }

  private async lineOf(employeeId: string, on: CivilDate) {
    const sql = `SELECT appraiserId, superiorId FROM ${employeeTables.reportingLine} WHERE employeeId = ? AND validFrom <= ?
      AND validUntil >= ?`;
    const day = earlier(on, this.clock.today());
    const [line] = await this.db.rows<Record<'appraiserId' | 'superiorId', string | null>>(sql, [employeeId, day, day]);
    return line;
  }
}
