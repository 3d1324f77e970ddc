import { Injectable } from '@nestjs/common';
import { ReadLog } from '../../../kernel/audit/read-log.js';
import type { Actor } from '../../../kernel/auth/actor.js';
import { Clock } from '../../../kernel/clock/clock.js';
import { allOf, equal } from '../../../kernel/database/condition.js';
import { Database } from '../../../kernel/database/database.js';
import { isoOf, isoOrNull } from '../../../kernel/database/dialect.js';
import { requestProblems } from '../../../kernel/errors/problems.js';
import { EmployeesApi, employeeTables, postedBelow } from '../../employees/index.js';
import type { AnnexesResponse, BehaviourResponse, ResultResponse } from '../http/work-plan.response.js';
import type { SignedContents } from '../persistence/signed-work-plan.entity.js';
import type { SignedIdentity, WorkPlan } from '../persistence/work-plan.entity.js';
import { linkedAll } from '../plan-parts.js';
import { WorkPlanAccess } from '../work-plan.access.js';
import { WorkPlansQueries } from '../work-plans.queries.js';

/** A plan as it goes on paper: of one that is signed what was signed, of any other one what it says now. */
export interface PlanOnPaper extends Pick<
  WorkPlan,
  'id' | 'employeeId' | 'performancePeriodId' | 'startsOn' | 'endsOn' | 'family' | 'approach' | 'status'
> {
  readonly employee: SignedIdentity;
  /** Null while nobody appraises. */
  readonly appraiser: SignedIdentity | null;
  readonly submittedAt: string | null;
  /** When the appraiser signed this version; null for what is not signed. */
  readonly signedAt: string | null;
  readonly version: number;
  readonly updatedAt: string;
  readonly results: readonly ResultResponse[];
  readonly behaviours: readonly BehaviourResponse[];
  readonly annexes: AnnexesResponse;
}

const PLAN = `SELECT id, employeeId, performancePeriodId, startsOn, endsOn, family, approach, status, submittedAt,
  employeeSnapshot, appraiserSnapshot, version, updatedAt FROM work_plan WHERE id = ?`;
const COPY = `SELECT startsOn, endsOn, signedAt, version, employeeSnapshot, appraiserSnapshot, contents FROM signed_work_plan
  WHERE workPlanId = ? AND contents IS NOT NULL AND signedAt <= ? ORDER BY version DESC LIMIT 1`;
const SIGNED: readonly string[] = ['AGREED', 'ACTIVE', 'CLOSED', 'CANCELLED'];
/** Later than any signature. */
const FOR_EVER = new Date('9999-12-31T00:00:00Z');
const NO_ANNEXES: AnnexesResponse = { resources: [], accountability: [], consequences: [] };

type PlanRow = Pick<
  PlanOnPaper,
  'id' | 'employeeId' | 'performancePeriodId' | 'startsOn' | 'endsOn' | 'family' | 'approach' | 'status'
> &
  Record<'submittedAt' | 'employeeSnapshot' | 'appraiserSnapshot', string | null> & {
    readonly version: number;
    readonly updatedAt: string;
  };
type CopyRow = Record<
  'startsOn' | 'endsOn' | 'signedAt' | 'employeeSnapshot' | 'appraiserSnapshot' | 'contents',
  string
> & {
  readonly version: number;
};

/** What the documents of plans are made from. `requireReadable` says whether it is the caller's; the rest is told to whoever asks. */
@Injectable()
export class WorkPlanDocumentsApi {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly access: WorkPlanAccess,
    private readonly plans: WorkPlansQueries,
    private readonly employees: EmployeesApi,
    private readonly reads: ReadLog,
  ) {}

  /** Whose plan it is; refuses, as if absent, one that the caller may not read, and records the read. Throws REQUEST.NOT_FOUND. */
  async requireReadable(actor: Actor, id: string): Promise<string> {
    const employeeId = await this.access.requireReadable(actor, id);
    this.reads.record(actor, 'work-plan', id, employeeId);
    return employeeId;
  }

  /** A plan; with a moment as it was signed last until then. Throws REQUEST.NOT_FOUND. */
  async plan(id: string, until: Date = FOR_EVER): Promise<PlanOnPaper> {
    const [row] = await this.db.rows<PlanRow>(PLAN, [id]);
    if (!row) throw requestProblems.NOT_FOUND();
    const [copy] = SIGNED.includes(row.status) ? await this.db.rows<CopyRow>(COPY, [id, until]) : [];
    return copy ? asSigned(row, copy) : this.asItIs(row);
  }

  /** How a plan stands, and the version that was signed last; undefined when there is no such plan. */
  async standing(id: string): Promise<{ isCancelled: boolean; signedVersion: number | null } | undefined> {
    const sql = `SELECT wp.status, (SELECT MAX(sp.version) FROM signed_work_plan sp WHERE sp.workPlanId = wp.id) AS signedVersion
      FROM work_plan wp WHERE wp.id = ?`;
    const [row] = await this.db.rows<{ status: string; signedVersion: number | null }>(sql, [id]);
    return row && { isCancelled: row.status === 'CANCELLED', signedVersion: numberOrNull(row.signedVersion) };
  }

  /** Signed plans of a year that the caller may read, of people who have their post today in a unit or below it, by their names. */
  async signedOf(
    actor: Actor,
    { performancePeriodId, unitId, most }: { performancePeriodId: string; unitId: string; most: number },
  ): Promise<{ id: string; employeeId: string }[]> {
    const where = allOf(
      equal('wp.performancePeriodId', performancePeriodId),
      { sql: `wp.status IN ('AGREED', 'ACTIVE', 'CLOSED')`, values: [] },
      postedBelow('wp.employeeId', unitId, this.clock.today()),
      this.access.readable(actor),
    );
    const sql = `SELECT wp.id, wp.employeeId FROM work_plan wp JOIN ${employeeTables.employee} e ON e.id = wp.employeeId
      WHERE ${where.sql} ORDER BY e.nameKey, wp.startsOn, wp.id LIMIT ?`;
    return this.db.rows<{ id: string; employeeId: string }>(sql, [...where.values, most]);
  }

  private async asItIs(row: PlanRow): Promise<PlanOnPaper> {
    const contents = await this.plans.contents(row.id);
    const appraiserId = await this.employees.appraiserOf(row.employeeId);
    const people = await this.employees.identitiesOf([row.employeeId, ...(appraiserId ? [appraiserId] : [])]);
    const employee = snapshot(row.employeeSnapshot) ?? people.get(row.employeeId);
    if (!employee) throw requestProblems.NOT_FOUND();
    return {
      ...headOf(row),
      ...contents,
      employee,
      appraiser: snapshot(row.appraiserSnapshot) ?? (appraiserId ? (people.get(appraiserId) ?? null) : null),
      submittedAt: row.status === 'DRAFT' || row.status === 'RETURNED' ? null : isoOrNull(row.submittedAt),
      // What counts as signed is the copy alone; with an erasure there is none any more.
      signedAt: null,
      version: Number(row.version),
    };
  }
}

const headOf = ({
  id,
  employeeId,
  performancePeriodId,
  startsOn,
  endsOn,
  family,
  approach,
  status,
  updatedAt,
}: PlanRow) => ({
  ...{ id, employeeId, performancePeriodId, startsOn, endsOn, family, approach, status },
  updatedAt: isoOf(updatedAt),
});
const snapshot = (text: string | null): SignedIdentity | null =>
  text === null ? null : (JSON.parse(text) as SignedIdentity);
const numberOrNull = (value: number | null): number | null => (value === null ? null : Number(value));

function asSigned(row: PlanRow, copy: CopyRow): PlanOnPaper {
  const { family, approach, submittedAt, results, behaviours, annexes } = JSON.parse(copy.contents) as SignedContents;
  return {
    ...headOf(row),
    ...{ startsOn: copy.startsOn, endsOn: copy.endsOn, family, approach, submittedAt },
    employee: JSON.parse(copy.employeeSnapshot) as SignedIdentity,
    appraiser: snapshot(copy.appraiserSnapshot),
    signedAt: isoOf(copy.signedAt),
    version: Number(copy.version),
    updatedAt: isoOf(copy.signedAt),
    results: linkedAll(results),
    behaviours,
    annexes: { ...NO_ANNEXES, ...annexes },
  };
}
