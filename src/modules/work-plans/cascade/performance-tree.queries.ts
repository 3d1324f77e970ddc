import { Injectable } from '@nestjs/common';
import { after, allOf, equal } from '../../../kernel/database/condition.js';
import { Database } from '../../../kernel/database/database.js';
import { requestProblems } from '../../../kernel/errors/problems.js';
import { Cursors } from '../../../kernel/http/cursors.js';
import type { Page } from '../../../kernel/http/page.response.js';
import { organizationTables } from '../../organization/index.js';
import type { TreeNodeQuery } from '../http/performance-tree.request.js';
import type { NodeIndicatorResponse, TreeNodeResponse } from '../http/performance-tree.response.js';

const FROM = `performance_tree_node n JOIN ${organizationTables.orgUnit} u ON u.id = n.unitId`;
const NODE = `SELECT n.id, n.performancePeriodId, n.parentId, n.unitId, u.name AS unitName, n.level, n.statement, n.successFactors,
  n.indicators, n.sequence, n.version,
  (SELECT COUNT(*) FROM performance_tree_node c WHERE c.parentId = n.id) AS children,
  (SELECT COUNT(*) FROM work_plan_result r JOIN work_plan wp ON wp.id = r.workPlanId
    WHERE r.treeNodeId = n.id AND r.removedAt IS NULL AND wp.status <> 'CANCELLED') AS results
  FROM ${FROM}`;

type NodeRow = Omit<TreeNodeResponse, 'successFactors' | 'indicators'> & {
  readonly successFactors: string;
  readonly indicators: string;
};

/** Reads of the performance tree, one level at a time. Everybody who signs in may see what the government wants to reach. */
@Injectable()
export class PerformanceTreeQueries {
  constructor(
    private readonly db: Database,
    private readonly cursors: Cursors,
  ) {}

  /** Conditions of a level, in their order. */
  async nodes(query: TreeNodeQuery): Promise<Page<TreeNodeResponse>> {
    const { performancePeriodId, parentId, isRoot, unitId } = query;
    const filter = ['performance-tree', performancePeriodId, parentId, isRoot, unitId];
    const where = allOf(
      equal('n.performancePeriodId', performancePeriodId),
      equal('n.parentId', parentId),
      isRoot ? { sql: 'n.parentId IS NULL', values: [] } : undefined,
      equal('n.unitId', unitId),
    );
    const page = allOf(where, after(['n.sequence', 'n.id'], this.cursors.keysOf(query, filter)));
    const sql = `${NODE} WHERE ${page.sql} ORDER BY n.sequence, n.id LIMIT ?`;
    const rows = await this.db.rows<NodeRow>(sql, [...page.values, query.limit + 1]);
    const total = query.count ? await this.db.count(FROM, where) : undefined;
    return this.cursors.pageOf({ rows, query, filter, total, keys: (row) => [row.sequence, row.id], item: toNode });
  }

  /** One condition. Throws REQUEST.NOT_FOUND. */
  async node(id: string): Promise<TreeNodeResponse> {
    const [row] = await this.db.rows<NodeRow>(`${NODE} WHERE n.id = ?`, [id]);
    if (!row) throw requestProblems.NOT_FOUND();
    return toNode(row);
  }
}

function toNode({ successFactors, indicators, children, results, ...row }: NodeRow): TreeNodeResponse {
  return {
    ...row,
    successFactors: JSON.parse(successFactors) as string[],
    indicators: JSON.parse(indicators) as NodeIndicatorResponse[],
    children: Number(children),
    results: Number(results),
  };
}
