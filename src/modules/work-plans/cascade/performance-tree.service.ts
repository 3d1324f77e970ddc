import { Injectable } from '@nestjs/common';
import { AuditLog } from '../../../kernel/audit/audit-log.js';
import type { Actor } from '../../../kernel/auth/actor.js';
import { Clock, newId } from '../../../kernel/clock/clock.js';
import { Database } from '../../../kernel/database/database.js';
import { refuseTaken } from '../../../kernel/database/refuse-taken.js';
import { requestProblems } from '../../../kernel/errors/problems.js';
import { refusedAt } from '../../../kernel/http/input-faults.js';
import { assertVersion } from '../../../kernel/http/params.js';
import { EmployeeAccess } from '../../employees/index.js';
import { organizationTables } from '../../organization/index.js';
import { PeriodsApi } from '../../periods/index.js';
import { type NodeIndicator, mayStandBelow } from '../domain/cascade.js';
import { MAX_TREE_DEPTH } from '../domain/limits.js';
import type { NodeIndicatorRequest, TreeNodePatch, TreeNodeRequest } from '../http/performance-tree.request.js';
import { PerformanceTreeNode } from '../persistence/performance-tree.entity.js';
import { AgreementFlags } from '../unit-agreements/agreement-flags.js';
import { AlignmentFlags } from './alignment-flags.js';
import { cascadeProblems } from './cascade.problems.js';

/** Results that serve a condition; those that a revision took out, and those of cancelled plans, do not. */
const LINKED = 'work_plan_result r JOIN work_plan wp ON wp.id = r.workPlanId';
const IN_USE = `r.treeNodeId = ? AND r.removedAt IS NULL AND wp.status <> 'CANCELLED'`;

/** Keeps the performance tree (pohon kinerja): which condition serves which, and whose it is. Rules CA-1, CA-5. */
@Injectable()
export class PerformanceTreeService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly audit: AuditLog,
    private readonly people: EmployeeAccess,
    private readonly periods: PeriodsApi,
    private readonly flags: AlignmentFlags,
    private readonly agreements: AgreementFlags,
  ) {}

  /**
   * Adds a condition below another, or at the top. Throws CASCADE.PERIOD_UNKNOWN, UNIT_UNKNOWN, PARENT_UNKNOWN,
   * LEVEL_UPSIDE_DOWN, TREE_TOO_DEEP, REQUEST.ID_TAKEN.
   */
  async add(actor: Actor, input: TreeNodeRequest): Promise<string> {
    const { id = newId(), performancePeriodId, parentId = null, unitId, level, statement } = input;
    const { successFactors = [], indicators = [] } = input;
    const facts = { performancePeriodId, parentId, unitId, level, statement, successFactors };
    await this.db.transaction(async () => {
      if (!(await this.periods.findYear(performancePeriodId)))
        throw refusedAt(cascadeProblems.PERIOD_UNKNOWN, {}, '/performancePeriodId');
      await this.requireUnit(actor, unitId);
      await this.requirePlace({ id, ...facts });
      const sequence = await this.nextPlace(performancePeriodId, parentId);
      const now = this.clock.now();
      const row = { ...facts, indicators: indicators.map(shownIndicator), sequence, createdAt: now, updatedAt: now };
      await refuseTaken(this.db.insert(PerformanceTreeNode, { id, ...row, version: 1 }));
      await this.agreements.treeChanged(performancePeriodId, [unitId]);
      const object = { type: 'performance-tree-node', id };
      await this.audit.record({ action: 'performance-tree.add', object, after: { ...facts, indicators } });
    });
    return id;
  }

  /**
   * Changes a condition or moves it below another. Results linked to it are to be looked at again when what it says changes.
   * Throws REQUEST.NOT_FOUND, REQUEST.STALE, CASCADE.NOT_YOUR_NODE, UNIT_UNKNOWN, PARENT_UNKNOWN, LEVEL_UPSIDE_DOWN, CIRCLE, TREE_TOO_DEEP.
   */
  async change(actor: Actor, id: string, patch: TreeNodePatch, version: number | null): Promise<void> {
    await this.db.transaction(async () => {
      const node = await this.load(actor, id);
      assertVersion(node.version, version);
      const { indicators, ...rest } = patch;
      const given = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined));
      const facts: Partial<PerformanceTreeNode> = indicators
        ? { ...given, indicators: indicators.map(shownIndicator) }
        : given;
      if (Object.keys(facts).length === 0) return;
      const after = { ...node, ...facts };
      if (after.unitId !== node.unitId) await this.requireUnit(actor, after.unitId);
      if (after.parentId !== node.parentId || after.level !== node.level) {
        await this.requirePlace(after);
        await this.requireChildrenFit(after);
      }
      const touched = { updatedAt: this.clock.now(), version: node.version + 1 };
      await this.db.update(PerformanceTreeNode, { id }, { ...facts, ...touched });
      if (saysOther(node, after)) await this.flags.ofNode(id, 'CHANGED');
      if (saysOther(node, after) || after.unitId !== node.unitId || after.level !== node.level)
        await this.agreements.treeChanged(node.performancePeriodId, [node.unitId, after.unitId]);
      const before = Object.fromEntries(Object.keys(facts).map((name) => [name, node[name as keyof typeof node]]));
      const object = { type: 'performance-tree-node', id };
      await this.audit.record({ action: 'performance-tree.change', object, before, after: facts });
    });
  }

  /** Takes a condition out that nothing stands below and no result serves. Throws REQUEST.NOT_FOUND, REQUEST.STALE, CASCADE.NOT_YOUR_NODE, NODE_IN_USE. */
  async remove(actor: Actor, id: string, version: number | null): Promise<void> {
    await this.db.transaction(async () => {
      const { version: current, ...node } = await this.load(actor, id);
      assertVersion(current, version);
      const children = await this.db.count('performance_tree_node', { sql: 'parentId = ?', values: [id] });
      const results = await this.db.count(LINKED, { sql: IN_USE, values: [id] });
      if (children + results > 0) throw cascadeProblems.NODE_IN_USE({ children, results });
      await this.db.remove(PerformanceTreeNode, { id });
      const { performancePeriodId, parentId, unitId, level, statement } = node;
      await this.agreements.treeChanged(performancePeriodId, [unitId]);
      const before = { performancePeriodId, parentId, unitId, level, statement };
      await this.audit.record({
        action: 'performance-tree.remove',
        object: { type: 'performance-tree-node', id },
        before,
      });
    });
  }

  private async load(actor: Actor, id: string): Promise<PerformanceTreeNode> {
    const node = await this.db.lock(PerformanceTreeNode, { id });
    if (!node) throw requestProblems.NOT_FOUND();
    if (!(await this.hasInCare(actor, node.unitId))) throw cascadeProblems.NOT_YOUR_NODE();
    return node;
  }

  /** A unit for which the caller keeps no tree is as if there were none. */
  private async requireUnit(actor: Actor, unitId: string): Promise<void> {
    if (!(await this.hasInCare(actor, unitId))) throw refusedAt(cascadeProblems.UNIT_UNKNOWN, {}, '/unitId');
  }

  private async hasInCare(actor: Actor, unitId: string): Promise<boolean> {
    const care = this.people.unitsReached(actor, 'performance-tree:manage', 'u.id');
    const sql = `SELECT u.id FROM ${organizationTables.orgUnit} u WHERE u.id = ? AND ${care.sql}`;
    return (await this.db.rows(sql, [unitId, ...care.values])).length > 0;
  }

  /**
   * The nodes above are locked on the way up: two moves at once can not close a circle. What stands below moves along, so that its steps
   * count, too.
   */
  private async requirePlace(
    node: Pick<PerformanceTreeNode, 'id' | 'performancePeriodId' | 'parentId' | 'level'>,
  ): Promise<void> {
    const steps = node.parentId === null ? 0 : await this.stepsBelow(node.id);
    let above: string | null = node.parentId;
    for (let depth = 1; above !== null; depth += 1) {
      if (above === node.id) throw refusedAt(cascadeProblems.CIRCLE, {}, '/parentId');
      if (depth + steps >= MAX_TREE_DEPTH)
        throw refusedAt(cascadeProblems.TREE_TOO_DEEP, { limit: MAX_TREE_DEPTH }, '/parentId');
      const parent: PerformanceTreeNode | undefined = await this.db.lock(PerformanceTreeNode, { id: above });
      if (parent?.performancePeriodId !== node.performancePeriodId)
        throw refusedAt(cascadeProblems.PARENT_UNKNOWN, {}, '/parentId');
      if (depth === 1 && !mayStandBelow(node.level, parent.level))
        throw refusedAt(cascadeProblems.LEVEL_UPSIDE_DOWN, { level: node.level, parent: parent.level }, '/level');
      above = parent.parentId;
    }
  }

  /** How many steps stand below a node. */
  private async stepsBelow(id: string): Promise<number> {
    let level = [id];
    for (let steps = 0; ; steps += 1) {
      const marks = level.map(() => '?').join(', ');
      const sql = `SELECT id FROM performance_tree_node WHERE parentId IN (${marks})`;
      level = (await this.db.rows<{ id: string }>(sql, level)).map((child) => child.id);
      if (level.length === 0 || steps === MAX_TREE_DEPTH) return steps;
    }
  }

  private async requireChildrenFit({ id, level }: Pick<PerformanceTreeNode, 'id' | 'level'>): Promise<void> {
    const children = await this.db.find(PerformanceTreeNode, { parentId: id });
    const wrong = children.find((child) => !mayStandBelow(child.level, level));
    if (wrong) throw refusedAt(cascadeProblems.LEVEL_UPSIDE_DOWN, { level: wrong.level, parent: level }, '/level');
  }

  private async nextPlace(performancePeriodId: string, parentId: string | null): Promise<number> {
    const [row] = await this.db.rows<{ last: number | null }>(
      `SELECT MAX(sequence) AS last FROM performance_tree_node WHERE performancePeriodId = ? AND
        ${parentId === null ? 'parentId IS NULL' : 'parentId = ?'}`,
      parentId === null ? [performancePeriodId] : [performancePeriodId, parentId],
    );
    return Number(row?.last ?? 0) + 1;
  }
}

/** True when whoever serves the condition should look again. */
function saysOther(before: PerformanceTreeNode, after: PerformanceTreeNode): boolean {
  const said = ({ statement, indicators }: PerformanceTreeNode): string =>
    JSON.stringify([statement, indicators.map(({ statement: text, target, unit }) => [text, target, unit])]);
  return said(before) !== said(after);
}

function shownIndicator({ statement, target, unit }: NodeIndicatorRequest): NodeIndicator {
  return { statement, target, unit: unit ?? null };
}
