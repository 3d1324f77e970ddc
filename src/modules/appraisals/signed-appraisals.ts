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
import { type EmployeeIdentity, EmployeesApi } from '../employees/index.js';
import { AppraisalAccess } from './appraisal.access.js';
import { AppraisalsQueries } from './appraisals.queries.js';
import type { SignedAppraisalQuery } from './http/signed-appraisal.request.js';
import type { SignedAppraisalResponse, SignedAppraisalSummaryResponse } from './http/signed-appraisal.response.js';
import { SignedAppraisal, type SignedContents } from './persistence/signed-appraisal.entity.js';

const ITEM = `pa.id, pa.appraisalId, pa.kind, pa.employeeId, pa.periodName, pa.predicate, pa.signedByEmployeeId, pa.signedAt,
  pa.version, pa.employeeSnapshot, pa.appraiserSnapshot`;
const FROM = 'signed_appraisal pa';

/** What copies say that were kept before there was such a thing: nothing. */
const NOT_YET_KEPT = { ruleSetVersion: null, items: [], figures: null, newIdea: null, coverage: null };

interface SignedRow extends Omit<SignedAppraisalSummaryResponse, 'employeeName' | 'signedByName'> {
  readonly employeeSnapshot: string;
  readonly appraiserSnapshot: string;
}

/** Appraisals as they were published: kept in that moment, word by word, and read by whom the policy names (rules.md AP-8). */
@Injectable()
export class SignedAppraisals {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly employees: EmployeesApi,
    private readonly access: AppraisalAccess,
    private readonly appraisals: AppraisalsQueries,
    private readonly cursors: Cursors,
    private readonly reads: ReadLog,
  ) {}

  /** Keeps appraisals that were published, or decided about, in this transaction, each with whoever signed it. */
  async keep(signers: ReadonlyMap<string, string>): Promise<void> {
    const published = await this.appraisals.published([...signers.keys()]);
    const people = new Set([...published.map(({ employeeId }) => employeeId), ...signers.values()]);
    const identities = await this.employees.identitiesOf([...people]);
    const signedAt = this.clock.now();
    const copies = published.map(({ id: appraisalId, employeeId, kind, periodName, predicate, version, ...said }) => {
      const { workPlanIds, ownResultSummary, ownBehaviourSummary, selfAssessedAt, ruleSetCode, steps, ratedAt } = said;
      const { resultRating, resultReason, behaviourRating, behaviourReason } = said;
      const own = { workPlanIds, ownResultSummary, ownBehaviourSummary, selfAssessedAt };
      const judged = { resultRating, resultReason, behaviourRating, behaviourReason, ruleSetCode, steps, ratedAt };
      const { ruleSetVersion, items, figures, newIdea, coverage } = said;
      const based = { ruleSetVersion, items, figures, newIdea, coverage };
      if (!predicate) throw new Error(`Appraisal ${appraisalId} was published without a predicate.`);
      const signedByEmployeeId = signers.get(appraisalId) ?? '';
      return {
        ...{ id: newId(), appraisalId, employeeId, kind, periodName, predicate, version, signedByEmployeeId, signedAt },
        employeeSnapshot: identities.get(employeeId),
        appraiserSnapshot: identities.get(signedByEmployeeId),
        contents: { ...own, ...judged, ...based },
      };
    });
    await this.db.insert(SignedAppraisal, copies);
  }

  /** One signed appraisal. Throws REQUEST.NOT_FOUND. */
  async signedAppraisal(actor: Actor, id: string): Promise<SignedAppraisalResponse> {
    const where = allOf(equal('pa.id', id), this.access.signed(actor));
    const sql = `SELECT ${ITEM}, pa.contents FROM ${FROM} WHERE ${where.sql}`;
    const [row] = await this.db.rows<SignedRow & { contents: string }>(sql, where.values);
    if (!row) throw requestProblems.NOT_FOUND();
    this.reads.record(actor, 'signed-appraisal', id, row.employeeId);
    return {
      ...toSummary(row),
      employee: JSON.parse(row.employeeSnapshot) as EmployeeIdentity,
      appraiser: JSON.parse(row.appraiserSnapshot) as EmployeeIdentity,
      ...NOT_YET_KEPT,
      ...(JSON.parse(row.contents) as SignedContents),
    };
  }

  /** Signed appraisals, the oldest signature first. */
  async signedAppraisals(actor: Actor, query: SignedAppraisalQuery): Promise<Page<SignedAppraisalSummaryResponse>> {
    const { employeeId, appraisalId, signedByEmployeeId } = query;
    const filter = ['signed-appraisals', employeeId, appraisalId, signedByEmployeeId];
    const where = allOf(
      this.access.signed(actor),
      equal('pa.employeeId', employeeId),
      equal('pa.appraisalId', appraisalId),
      equal('pa.signedByEmployeeId', signedByEmployeeId),
    );
    const page = allOf(where, after(['pa.signedAt', 'pa.id'], this.cursors.keysOf(query, filter)));
    const sql = `SELECT ${ITEM} FROM ${FROM} WHERE ${page.sql} ORDER BY pa.signedAt, pa.id LIMIT ?`;
    const rows = await this.db.rows<SignedRow>(sql, [...page.values, query.limit + 1]);
    const total = query.count ? await this.db.count(FROM, where) : undefined;
    const shown = rows.slice(0, query.limit).map((row) => row.employeeId);
    this.reads.list(actor, 'signed-appraisal', { employeeId, appraisalId, signedByEmployeeId }, shown);
    return this.cursors.pageOf({ rows, query, filter, total, keys: (row) => [row.signedAt, row.id], item: toSummary });
  }
}

function toSummary({ employeeSnapshot, appraiserSnapshot, ...row }: SignedRow): SignedAppraisalSummaryResponse {
  const { id, appraisalId, kind, employeeId, periodName, predicate, signedByEmployeeId, signedAt, version } = row;
  return {
    id,
    appraisalId,
    kind,
    employeeId,
    employeeName: nameIn(employeeSnapshot),
    periodName,
    predicate,
    signedByEmployeeId,
    signedByName: nameIn(appraiserSnapshot),
    signedAt: isoOf(signedAt),
    version,
  };
}

const nameIn = (snapshot: string): string => (JSON.parse(snapshot) as EmployeeIdentity).name;
