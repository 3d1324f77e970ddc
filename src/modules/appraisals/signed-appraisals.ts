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
import type { KnownCriteria } from './domain/known-criteria.js';
import type { SurpriseFault } from './domain/no-surprise.js';
import type { RatedBasis } from './domain/rated-basis.js';
import type { AppraisalInputs } from './domain/rule-set.js';
import { SignedAppraisal, type SignedContents } from './persistence/signed-appraisal.entity.js';
import { type Hashed, signedHash } from './signed-hash.js';

const ITEM = `pa.id, pa.appraisalId, pa.kind, pa.employeeId, pa.periodName, pa.predicate, pa.signedByEmployeeId, pa.signedAt,
  pa.version, pa.employeeSnapshot, pa.appraiserSnapshot`;
const FROM = 'signed_appraisal pa';
/** Copies that were not erased, with their hashes. */
export const COPIES = `SELECT ${ITEM}, pa.contents, pa.contentsHash FROM ${FROM} WHERE pa.contents IS NOT NULL`;

/** What copies say that were kept before there was such a thing: nothing. */
const NOT_YET_KEPT = { ruleSetVersion: null, items: [], figures: null, newIdea: null, coverage: null };

interface SignedRow extends Omit<SignedAppraisalSummaryResponse, 'employeeName' | 'signedByName'> {
  readonly employeeSnapshot: string;
  readonly appraiserSnapshot: string;
}

/** A copy as the database gives it. */
export interface CopyRow extends SignedRow {
  readonly contents: string;
  readonly contentsHash: string | null;
}
interface BasisRow extends Record<'inputs' | 'basis' | 'knownCriteria' | 'surpriseFaults', string | null> {
  readonly id: string;
}
/** A copy with its hash, and whether it still is what was hashed; null of copies from before there was one. */
export interface KeptCopy {
  readonly hashed: Hashed;
  readonly contentsHash: string | null;
  readonly isUnaltered: boolean | null;
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

  /** Keeps appraisals that were published, or decided about, in this transaction, each with whoever signed it; gives their hashes. */
  async keep(signers: ReadonlyMap<string, string>): Promise<Map<string, string>> {
    const published = await this.appraisals.published([...signers.keys()]);
    const people = new Set([...published.map(({ employeeId }) => employeeId), ...signers.values()]);
    const identities = await this.employees.identitiesOf([...people]);
    const signedAt = this.clock.now();
    const bases = await this.basesOf([...signers.keys()]);
    const copies = published.map(({ id: appraisalId, employeeId, kind, periodName, predicate, version, ...said }) => {
      const { workPlanIds, ownResultSummary, ownBehaviourSummary, selfAssessedAt, ruleSetCode, steps, ratedAt } = said;
      const { resultRating, resultReason, behaviourRating, behaviourReason } = said;
      const own = { workPlanIds, ownResultSummary, ownBehaviourSummary, selfAssessedAt };
      const judged = { resultRating, resultReason, behaviourRating, behaviourReason, ruleSetCode, steps, ratedAt };
      const { ruleSetVersion, items, figures, newIdea, coverage } = said;
      const based = { ruleSetVersion, items, figures, newIdea, coverage };
      if (!predicate) throw new Error(`Appraisal ${appraisalId} was published without a predicate.`);
      const signedByEmployeeId = signers.get(appraisalId) ?? '';
      const copy = {
        ...{ id: newId(), appraisalId, employeeId, kind, periodName, predicate, version, signedByEmployeeId },
        employeeSnapshot: identities.get(employeeId) ?? null,
        appraiserSnapshot: identities.get(signedByEmployeeId) ?? null,
        contents: { ...own, ...judged, ...based, ...bases.get(appraisalId) },
      };
      return { ...copy, signedAt, contentsHash: signedHash({ ...copy, signedAt: signedAt.toISOString() }) };
    });
    await this.db.insert(SignedAppraisal, copies);
    return new Map(copies.map(({ appraisalId, contentsHash }) => [appraisalId, contentsHash]));
  }

  /** What appraisals were made from, to be kept with their words. */
  private async basesOf(ids: readonly string[]): Promise<Map<string, Partial<SignedContents>>> {
    if (ids.length === 0) return new Map();
    const rows = await this.db.rows<BasisRow>(
      `SELECT id, inputs, basis, knownCriteria, surpriseFaults FROM appraisal WHERE id IN (${ids.map(() => '?').join(', ')})`,
      ids,
    );
    return new Map(
      rows.map(({ id, inputs, basis, knownCriteria, surpriseFaults }) => [
        id,
        {
          ...{ inputs: read<AppraisalInputs>(inputs), basis: read<RatedBasis>(basis) },
          criteriaStanding: read<KnownCriteria>(knownCriteria)?.standing ?? null,
          surpriseFaults: read<SurpriseFault[]>(surpriseFaults) ?? [],
        },
      ]),
    );
  }

  /** The latest copy of an appraisal; undefined before its publication, and where it was erased. */
  async latestOf(appraisalId: string): Promise<KeptCopy | undefined> {
    const [row] = await this.db.rows<CopyRow>(`${COPIES} AND pa.appraisalId = ? ORDER BY pa.version DESC LIMIT 1`, [
      appraisalId,
    ]);
    return row && copyOf(row);
  }

  /** One signed appraisal. Throws REQUEST.NOT_FOUND. */
  async signedAppraisal(actor: Actor, id: string): Promise<SignedAppraisalResponse> {
    const where = allOf(equal('pa.id', id), this.access.signed(actor));
    const sql = `SELECT ${ITEM}, pa.contents, pa.contentsHash FROM ${FROM} WHERE ${where.sql}`;
    const [row] = await this.db.rows<CopyRow>(sql, where.values);
    if (!row) throw requestProblems.NOT_FOUND();
    this.reads.record(actor, 'signed-appraisal', id, row.employeeId);
    return {
      ...toSummary(row),
      employee: JSON.parse(row.employeeSnapshot) as EmployeeIdentity,
      appraiser: JSON.parse(row.appraiserSnapshot) as EmployeeIdentity,
      ...NOT_YET_KEPT,
      ...wordsOf(JSON.parse(row.contents) as SignedContents),
      contentsHash: row.contentsHash,
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

/** A row of the database as a copy, held against its hash. */
export function copyOf(row: CopyRow): KeptCopy {
  const { contentsHash, signedAt, employeeSnapshot, appraiserSnapshot, contents, ...facts } = row;
  const hashed: Hashed = {
    ...{ ...facts, version: Number(facts.version), signedAt: isoOf(signedAt) },
    employeeSnapshot: read<EmployeeIdentity>(employeeSnapshot),
    appraiserSnapshot: read<EmployeeIdentity>(appraiserSnapshot),
    contents: read<SignedContents>(contents),
  };
  return { hashed, contentsHash, isUnaltered: contentsHash === null ? null : signedHash(hashed) === contentsHash };
}

/** The words of a copy, as a reader is shown them. */
function wordsOf({ inputs: _, basis: __, criteriaStanding: ___, surpriseFaults: ____, ...words }: SignedContents) {
  return words;
}

const read = <T>(json: string | null): T | null => (json === null ? null : (JSON.parse(json) as T));

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
