import { Injectable } from '@nestjs/common';
import { ReadLog } from '../../kernel/audit/read-log.js';
import type { Actor } from '../../kernel/auth/actor.js';
import { Clock, newId } from '../../kernel/clock/clock.js';
import { after, allOf, equal } from '../../kernel/database/condition.js';
import { Database } from '../../kernel/database/database.js';
import { isoOf } from '../../kernel/database/dialect.js';
import { requestProblems } from '../../kernel/errors/problems.js';
import { Cursors } from '../../kernel/http/cursors.js';
import type { Page } from '../../kernel/http/page.response.js';
import { changesBetween } from './domain/plan-changes.js';
import type { PlanChangesResponse } from './http/work-plan-revision.response.js';
import type { SignedWorkPlanQuery } from './http/signed-work-plan.request.js';
import type { SignedWorkPlanResponse, SignedWorkPlanSummaryResponse } from './http/signed-work-plan.response.js';
import { type SignedContents, SignedWorkPlan } from './persistence/signed-work-plan.entity.js';
import type { SignedIdentity, WorkPlan } from './persistence/work-plan.entity.js';
import { linkedAll } from './plan-parts.js';
import { WorkPlanAccess } from './work-plan.access.js';
import { WorkPlansQueries } from './work-plans.queries.js';

const ITEM =
  'sp.id, sp.workPlanId, sp.employeeId, sp.startsOn, sp.endsOn, sp.signedByEmployeeId, sp.signedAt, sp.version';
const PARTIES = 'sp.employeeSnapshot, sp.appraiserSnapshot';
const FROM = 'signed_work_plan sp';

interface SignedRow extends Omit<SignedWorkPlanSummaryResponse, 'employeeName' | 'signedByName' | 'signedAt'> {
  readonly signedAt: string;
  readonly employeeSnapshot: string;
  readonly appraiserSnapshot: string;
}

/** Plans as both have signed them: kept at agreement, word by word, and read by whom the policy names (rules.md WP-14). */
@Injectable()
export class SignedWorkPlans {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly access: WorkPlanAccess,
    private readonly plans: WorkPlansQueries,
    private readonly cursors: Cursors,
    private readonly reads: ReadLog,
  ) {}

  /** Keeps a plan that its appraiser signs in this transaction. */
  async keep(plan: WorkPlan, signedByEmployeeId: string, appraiserSnapshot: SignedIdentity | null): Promise<void> {
    const { id: workPlanId, employeeId, startsOn, endsOn, family, approach, employeeSnapshot } = plan;
    const contents = {
      family,
      approach,
      submittedAt: plan.submittedAt?.toISOString() ?? null,
      ...(await this.plans.contents(workPlanId)),
    };
    const signed = { signedByEmployeeId, signedAt: this.clock.now(), version: plan.version + 1 };
    const text = { employeeSnapshot, appraiserSnapshot, contents };
    await this.db.insert(SignedWorkPlan, { id: newId(), workPlanId, employeeId, startsOn, endsOn, ...signed, ...text });
  }

  /** One signed version. Throws REQUEST.NOT_FOUND. */
  async signedWorkPlan(actor: Actor, id: string): Promise<SignedWorkPlanResponse> {
    const where = allOf(equal('sp.id', id), this.access.signed(actor));
    const sql = `SELECT ${ITEM}, ${PARTIES}, sp.contents FROM ${FROM} WHERE ${where.sql}`;
    const [row] = await this.db.rows<SignedRow & { contents: string }>(sql, where.values);
    if (!row) throw requestProblems.NOT_FOUND();
    this.reads.record(actor, 'signed-work-plan', id, row.employeeId);
    return {
      ...toSummary(row),
      employee: JSON.parse(row.employeeSnapshot) as SignedIdentity,
      appraiser: JSON.parse(row.appraiserSnapshot) as SignedIdentity,
      ...signedContents(row.contents),
    };
  }

  /** What a signed version changed against the one before it; of the first one nothing. Throws REQUEST.NOT_FOUND. */
  async changes(actor: Actor, id: string): Promise<PlanChangesResponse> {
    const where = allOf(equal('sp.id', id), this.access.signed(actor));
    const sql = `SELECT sp.workPlanId, sp.employeeId, sp.version, sp.contents FROM ${FROM} WHERE ${where.sql}`;
    const [row] = await this.db.rows<SignedRow & { contents: string }>(sql, where.values);
    if (!row) throw requestProblems.NOT_FOUND();
    this.reads.record(actor, 'signed-work-plan', id, row.employeeId);
    const before = `SELECT contents FROM ${FROM} WHERE sp.workPlanId = ? AND sp.version < ? ORDER BY sp.version DESC LIMIT 1`;
    const [former] = await this.db.rows<{ contents: string | null }>(before, [row.workPlanId, row.version]);
    if (!former?.contents) return { changes: [] };
    const changes = changesBetween(signedContents(former.contents), signedContents(row.contents));
    return { changes: changes as PlanChangesResponse['changes'] };
  }

  /** Signed versions, the oldest signature first. */
  async signedWorkPlans(actor: Actor, query: SignedWorkPlanQuery): Promise<Page<SignedWorkPlanSummaryResponse>> {
    const { employeeId, workPlanId, signedByEmployeeId } = query;
    const filter = ['signed-work-plans', employeeId, workPlanId, signedByEmployeeId];
    const where = allOf(
      this.access.signed(actor),
      equal('sp.employeeId', employeeId),
      equal('sp.workPlanId', workPlanId),
      equal('sp.signedByEmployeeId', signedByEmployeeId),
    );
    const page = allOf(where, after(['sp.signedAt', 'sp.id'], this.cursors.keysOf(query, filter)));
    const sql = `SELECT ${ITEM}, ${PARTIES} FROM ${FROM} WHERE ${page.sql} ORDER BY sp.signedAt, sp.id LIMIT ?`;
    const rows = await this.db.rows<SignedRow>(sql, [...page.values, query.limit + 1]);
    const total = query.count ? await this.db.count(FROM, where) : undefined;
    const shown = rows.slice(0, query.limit).map((row) => row.employeeId);
    this.reads.list(actor, 'signed-work-plan', { employeeId, workPlanId, signedByEmployeeId }, shown);
    return this.cursors.pageOf({ rows, query, filter, total, keys: (row) => [row.signedAt, row.id], item: toSummary });
  }
}

function toSummary({ employeeSnapshot, appraiserSnapshot, ...row }: SignedRow): SignedWorkPlanSummaryResponse {
  const { id, workPlanId, employeeId, startsOn, endsOn, signedByEmployeeId, signedAt, version } = row;
  return {
    id,
    workPlanId,
    employeeId,
    employeeName: nameIn(employeeSnapshot),
    startsOn,
    endsOn,
    signedByEmployeeId,
    signedByName: nameIn(appraiserSnapshot),
    signedAt: isoOf(signedAt),
    version,
  };
}

const NO_ANNEXES = { resources: [], accountability: [], consequences: [] };

/** Copies of plans that were signed before there were annexes have empty ones, those before there were links have none. */
function signedContents(text: string): SignedContents {
  const contents = JSON.parse(text) as SignedContents;
  return { ...contents, results: linkedAll(contents.results), annexes: { ...NO_ANNEXES, ...contents.annexes } };
}

const nameIn = (snapshot: string): string => (JSON.parse(snapshot) as SignedIdentity).name;
