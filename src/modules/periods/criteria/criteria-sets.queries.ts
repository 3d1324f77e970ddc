import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/auth/actor.js';
import { after, allOf, equal } from '../../../kernel/database/condition.js';
import { Database } from '../../../kernel/database/database.js';
import { isoOrNull } from '../../../kernel/database/dialect.js';
import { requestProblems } from '../../../kernel/errors/problems.js';
import { Cursors } from '../../../kernel/http/cursors.js';
import type { Page } from '../../../kernel/http/page.response.js';
import { organizationTables } from '../../organization/index.js';
import { changesBetween, type Criterion, type CriterionChange } from './domain/criteria-lines.js';
import type { CriteriaSetQuery } from './http/criteria-sets.request.js';
import type {
  CriteriaChangesResponse,
  CriteriaSetResponse,
  CriteriaSetSummaryResponse,
  CriterionChangeResponse,
  CriterionResponse,
} from './http/criteria-sets.response.js';

const FROM = `criteria_set cs JOIN ${organizationTables.orgUnit} u ON u.id = cs.unitId`;
const SUMMARY = `SELECT cs.id, cs.unitId, u.name AS unitName, cs.performancePeriodId, cs.evaluationPeriodId, cs.edition, cs.name, cs.status,
  cs.consultationFrom, cs.consultationUntil, cs.publishedAt, cs.effectiveFrom, cs.version`;
const WHOLE = `${SUMMARY}, cs.coversId, cs.reason, cs.criteria, cs.consultedCriteria, ck.acknowledgedAt,
  (SELECT COUNT(*) FROM criteria_proposal cp WHERE cp.criteriaSetId = cs.id) AS proposals,
  (SELECT COUNT(*) FROM criteria_proposal cp WHERE cp.criteriaSetId = cs.id AND cp.answer IS NULL) AS unansweredProposals
  FROM ${FROM} LEFT JOIN criteria_acknowledgement ck ON ck.criteriaSetId = cs.id AND ck.employeeId = ? WHERE cs.id = ?`;
/** The version before one: the latest earlier edition that was published. */
const PREVIOUS = `SELECT id, criteria FROM criteria_set WHERE unitId = ? AND coversId = ? AND edition < ? AND publishedAt IS NOT NULL
  AND status <> 'WITHDRAWN' ORDER BY edition DESC LIMIT 1`;

type SummaryRow = CriteriaSetSummaryResponse;
type WholeRow = Omit<CriteriaSetResponse, 'criteria'> &
  Record<'criteria' | 'coversId', string> & { readonly consultedCriteria: string | null };

/** Reads of criteria; everybody who signs in may see them, in whatever state. Rules CR-1, CR-10. */
@Injectable()
export class CriteriaSetsQueries {
  constructor(
    private readonly db: Database,
    private readonly cursors: Cursors,
  ) {}

  /** Criteria by unit, the first version first. */
  async list(query: CriteriaSetQuery): Promise<Page<CriteriaSetSummaryResponse>> {
    const { performancePeriodId, unitId, status } = query;
    const filter = ['criteria-sets', performancePeriodId, unitId, status];
    const where = allOf(
      equal('cs.performancePeriodId', performancePeriodId),
      equal('cs.unitId', unitId),
      equal('cs.status', status),
    );
    const page = allOf(where, after(['u.nameKey', 'cs.id'], this.cursors.keysOf(query, filter)));
    const rows = await this.db.rows<SummaryRow & { nameKey: string }>(
      `${SUMMARY}, u.nameKey FROM ${FROM} WHERE ${page.sql} ORDER BY u.nameKey, cs.id LIMIT ?`,
      [...page.values, query.limit + 1],
    );
    const total = query.count ? await this.db.count(FROM, where) : undefined;
    return this.cursors.pageOf({ rows, query, filter, total, keys: (row) => [row.nameKey, row.id], item: toSummary });
  }

  /** One version. Throws REQUEST.NOT_FOUND. */
  async one(actor: Actor, id: string): Promise<CriteriaSetResponse> {
    const row = await this.row(actor, id);
    return {
      ...toSummary(row),
      reason: row.reason,
      criteria: criteriaIn(row.criteria),
      proposals: Number(row.proposals),
      unansweredProposals: Number(row.unansweredProposals),
      acknowledgedAt: isoOrNull(row.acknowledgedAt),
    };
  }

  /** What a version says otherwise than the one before, and than what was consulted. Throws REQUEST.NOT_FOUND. */
  async changes(actor: Actor, id: string): Promise<CriteriaChangesResponse> {
    const { unitId, coversId, edition, consultedCriteria, criteria } = await this.row(actor, id);
    const key = [unitId, coversId, Number(edition)];
    const [previous] = await this.db.rows<{ id: string; criteria: string }>(PREVIOUS, key);
    const now = criteriaIn(criteria);
    return {
      criteriaSetId: id,
      previousId: previous?.id ?? null,
      sincePrevious: previous ? shown(changesBetween(criteriaIn(previous.criteria), now)) : [],
      sinceConsultation: consultedCriteria ? shown(changesBetween(criteriaIn(consultedCriteria), now)) : [],
    };
  }

  private async row({ employeeId }: Actor, id: string): Promise<WholeRow> {
    const [row] = await this.db.rows<WholeRow>(WHOLE, [employeeId, id]);
    if (!row) throw requestProblems.NOT_FOUND();
    return row;
  }
}

/** Criteria as a row keeps them. */
export function criteriaIn(stored: string): CriterionResponse[] {
  return JSON.parse(stored) as Criterion[];
}

const shown = (changes: readonly CriterionChange[]): CriterionChangeResponse[] =>
  changes.map(({ fields, ...change }) => ({ ...change, fields: [...fields] }));

function toSummary(row: SummaryRow): CriteriaSetSummaryResponse {
  const { id, unitId, unitName, performancePeriodId, evaluationPeriodId, name, status } = row;
  const { consultationFrom, consultationUntil, effectiveFrom } = row;
  return {
    ...{ id, unitId, unitName, performancePeriodId, evaluationPeriodId, edition: Number(row.edition), name, status },
    ...{ consultationFrom, consultationUntil, publishedAt: isoOrNull(row.publishedAt), effectiveFrom },
    version: Number(row.version),
  };
}
