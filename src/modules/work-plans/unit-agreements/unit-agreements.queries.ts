import { Injectable } from '@nestjs/common';
import { Clock } from '../../../kernel/clock/clock.js';
import { after, allOf, equal } from '../../../kernel/database/condition.js';
import { Database } from '../../../kernel/database/database.js';
import { isoOrNull } from '../../../kernel/database/dialect.js';
import { requestProblems } from '../../../kernel/errors/problems.js';
import { Cursors } from '../../../kernel/http/cursors.js';
import type { Page } from '../../../kernel/http/page.response.js';
import { employeeTables } from '../../employees/index.js';
import { organizationTables } from '../../organization/index.js';
import { SERVED_STATES, type TreeLevel } from '../domain/cascade.js';
import type { NodeIndicator } from '../domain/cascade.js';
import type { SignedIdentity } from '../persistence/work-plan.entity.js';
import { type BudgetLine, budgetTotal } from './domain/unit-agreement.js';
import type { UnitAgreementQuery } from './http/unit-agreement.request.js';
import type {
  AgreedNodeResponse,
  AgreementCoverageResponse,
  UnitAgreementResponse,
  UnitAgreementSummaryResponse,
} from './http/unit-agreement.response.js';
import type { AgreedNode } from './domain/unit-agreement.js';

const { orgUnit, ancestor } = organizationTables;
const FROM = `unit_agreement ua JOIN ${orgUnit} u ON u.id = ua.unitId`;
const SUMMARY = `SELECT ua.id, ua.unitId, COALESCE(ua.unitName, u.name) AS unitName, ua.performancePeriodId, ua.edition, ua.status,
  ua.treeChangedAt, ua.firstSignedAt, ua.secondSignedAt, ua.version`;
const WHOLE = `${SUMMARY}, ua.reason, ua.budget, ua.nodes, ua.firstSnapshot, ua.secondSnapshot, ua.letterNumber, ua.letterOn FROM ${FROM}`;
const NODES = `SELECT id AS nodeId, level, statement, indicators FROM performance_tree_node WHERE unitId = ? AND performancePeriodId = ?
  ORDER BY CASE level WHEN 'ULTIMATE_OUTCOME' THEN 1 WHEN 'INTERMEDIATE_OUTCOME' THEN 2 WHEN 'IMMEDIATE_OUTCOME' THEN 3 ELSE 4 END,
  sequence, id`;
/** How many results of whoever headed the unit on a day of his plan serve each condition of a year. */
const CARRIED = `SELECT r.treeNodeId AS nodeId, COUNT(DISTINCT r.id) AS total FROM work_plan wp JOIN work_plan_result r ON r.workPlanId = wp.id
  AND r.removedAt IS NULL AND r.treeNodeId IS NOT NULL WHERE wp.performancePeriodId = ?
  AND wp.status IN (${SERVED_STATES.map((state) => `'${state}'`).join(', ')}) AND EXISTS (SELECT 1 FROM ${employeeTables.assignment} a
  WHERE a.employeeId = wp.employeeId AND a.unitId = ? AND a.headsUnit = 1 AND a.validFrom <= wp.endsOn AND a.validUntil >= wp.startsOn)
  GROUP BY r.treeNodeId`;

type SummaryRow = Omit<UnitAgreementSummaryResponse, 'needsUpdate'> & { readonly treeChangedAt: string | null };
type WholeRow = SummaryRow &
  Pick<UnitAgreementResponse, 'reason' | 'letterNumber' | 'letterOn'> &
  Record<'nodes' | 'firstSnapshot' | 'secondSnapshot', string | null> & { readonly budget: string };

/** Reads of unit agreements. Everybody who signs in may see what units have promised. Rules CA-13, CA-14. */
@Injectable()
export class UnitAgreementsQueries {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly cursors: Cursors,
  ) {}

  /** Agreements by unit, the first edition first. */
  async list(query: UnitAgreementQuery): Promise<Page<UnitAgreementSummaryResponse>> {
    const { performancePeriodId, unitId, status, needsUpdate } = query;
    const filter = ['unit-agreements', performancePeriodId, unitId, status, needsUpdate];
    const today = this.clock.today();
    const below = `EXISTS (SELECT 1 FROM ${ancestor} au WHERE au.unitId = ua.unitId AND au.ancestorId = ? AND au.validFrom <= ? AND au.validUntil >= ?)`;
    const where = allOf(
      equal('ua.performancePeriodId', performancePeriodId),
      equal('ua.status', status),
      unitId === undefined ? undefined : { sql: below, values: [unitId, today, today] },
      needsUpdate
        ? { sql: `ua.treeChangedAt IS NOT NULL AND ua.status IN ('OFFERED', 'SIGNED')`, values: [] }
        : undefined,
    );
    const page = allOf(where, after(['u.nameKey', 'ua.id'], this.cursors.keysOf(query, filter)));
    const rows = await this.db.rows<SummaryRow & { nameKey: string }>(
      `${SUMMARY}, u.nameKey FROM ${FROM} WHERE ${page.sql} ORDER BY u.nameKey, ua.id LIMIT ?`,
      [...page.values, query.limit + 1],
    );
    const total = query.count ? await this.db.count(FROM, where) : undefined;
    return this.cursors.pageOf({ rows, query, filter, total, keys: (row) => [row.nameKey, row.id], item: toSummary });
  }

  /** One agreement. Throws REQUEST.NOT_FOUND. */
  async one(id: string): Promise<UnitAgreementResponse> {
    const row = await this.row(id);
    const budget = JSON.parse(row.budget) as BudgetLine[];
    return {
      ...toSummary(row),
      reason: row.reason,
      nodes: await this.shownNodes(row),
      budget,
      budgetTotal: budgetTotal(budget),
      firstParty: partyIn(row.firstSnapshot),
      secondParty: partyIn(row.secondSnapshot),
      letterNumber: row.letterNumber,
      letterOn: row.letterOn,
    };
  }

  /** Which conditions results of leaders carry. Throws REQUEST.NOT_FOUND. */
  async coverage(id: string): Promise<AgreementCoverageResponse> {
    const row = await this.row(id);
    const found = await this.db.rows<{ nodeId: string; total: number }>(CARRIED, [row.performancePeriodId, row.unitId]);
    const carried = new Map(found.map(({ nodeId, total }) => [nodeId, Number(total)]));
    const nodes = (await this.shownNodes(row)).map((node) => ({
      ...node,
      leaderResults: carried.get(node.nodeId) ?? 0,
    }));
    return { unitAgreementId: id, uncovered: nodes.filter(({ leaderResults }) => leaderResults === 0).length, nodes };
  }

  /** What a unit carries of the tree of a year, the highest level first. */
  async nodesOf(unitId: string, performancePeriodId: string): Promise<AgreedNode[]> {
    const rows = await this.db.rows<{ nodeId: string; level: TreeLevel; statement: string; indicators: string }>(
      NODES,
      [unitId, performancePeriodId],
    );
    return rows.map(({ indicators, ...node }) => ({ ...node, indicators: JSON.parse(indicators) as NodeIndicator[] }));
  }

  private async shownNodes({ nodes, unitId, performancePeriodId }: WholeRow): Promise<AgreedNodeResponse[]> {
    const shown =
      nodes === null ? await this.nodesOf(unitId, performancePeriodId) : (JSON.parse(nodes) as AgreedNode[]);
    return shown.map((node) => ({ ...node, indicators: [...node.indicators] }));
  }

  private async row(id: string): Promise<WholeRow> {
    const [row] = await this.db.rows<WholeRow>(`${WHOLE} WHERE ua.id = ?`, [id]);
    if (!row) throw requestProblems.NOT_FOUND();
    return row;
  }
}

function toSummary(row: SummaryRow): UnitAgreementSummaryResponse {
  const { id, unitId, unitName, performancePeriodId, status, treeChangedAt } = row;
  const isOpen = status === 'OFFERED' || status === 'SIGNED';
  return {
    ...{ id, unitId, unitName, performancePeriodId, edition: Number(row.edition), status },
    needsUpdate: isOpen && treeChangedAt !== null,
    firstSignedAt: isoOrNull(row.firstSignedAt),
    secondSignedAt: isoOrNull(row.secondSignedAt),
    version: Number(row.version),
  };
}

const partyIn = (snapshot: string | null): SignedIdentity | null =>
  snapshot === null ? null : (JSON.parse(snapshot) as SignedIdentity);
