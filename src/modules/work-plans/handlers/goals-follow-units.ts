import { Injectable, type OnModuleInit } from '@nestjs/common';
import { AuditLog } from '../../../kernel/audit/audit-log.js';
import { Clock } from '../../../kernel/clock/clock.js';
import { Database } from '../../../kernel/database/database.js';
import { HandlesJob, type JobHandler } from '../../../kernel/jobs/job-handler.js';
import { Jobs } from '../../../kernel/jobs/jobs.js';
import type { CivilDate } from '../../../kernel/values/civil-date.js';
import {
  OrganizationParticipants,
  organizationTables,
  type Succession,
  type UnitHolder,
  type UnitHolding,
} from '../../organization/index.js';
import { periodTables } from '../../periods/index.js';
import { LibraryResult } from '../library/persistence/library-result.entity.js';
import { PerformanceTreeNode } from '../persistence/performance-tree.entity.js';
import { AgreementFlags } from '../unit-agreements/agreement-flags.js';

const KINDS: ReadonlySet<Succession['kind']> = new Set(['TREE', 'LIBRARY']);
/** Years that are over keep their tree as it was. */
const NODES = `SELECT n.id, n.unitId, n.statement AS name FROM performance_tree_node n
  JOIN ${periodTables.performancePeriod} y ON y.id = n.performancePeriodId AND y.endsOn >= ?`;
const RESULTS = "SELECT r.id, r.unitId, r.statement AS name FROM library_result r WHERE r.status = 'ACTIVE'";

interface Handed {
  readonly from: CivilDate;
  readonly successions: readonly Succession[];
}

/**
 * Conditions of the performance tree and results of the library go on for the unit that takes them over, on the day itself: both have no
 * days of their own. Without one, conditions stay with the unit that was, and nobody takes its results up any more. Safe to run
 * twice. Rule OR-10.
 */
@Injectable()
@HandlesJob('work-plans.follow-units')
export class GoalsFollowUnits implements UnitHolder, JobHandler<Handed>, OnModuleInit {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly audit: AuditLog,
    private readonly jobs: Jobs,
    private readonly participants: OrganizationParticipants,
    private readonly agreements: AgreementFlags,
  ) {}

  onModuleInit(): void {
    this.participants.registerHolder(this);
  }

  async holdingsOf(unitIds: readonly string[], from: CivilDate): Promise<UnitHolding[]> {
    const some = `IN (${unitIds.map(() => '?').join(', ')})`;
    type Row = Omit<UnitHolding, 'kind'>;
    const nodes = await this.db.rows<Row>(`${NODES} WHERE n.unitId ${some} ORDER BY n.id`, [from, ...unitIds]);
    const results = await this.db.rows<Row>(`${RESULTS} AND r.unitId ${some} ORDER BY r.id`, unitIds);
    return [
      ...nodes.map((row) => ({ ...row, kind: 'TREE' as const })),
      ...results.map((row) => ({ ...row, kind: 'LIBRARY' as const })),
    ];
  }

  async handOver(from: CivilDate, all: readonly Succession[]): Promise<void> {
    const handed = { from, successions: all.filter(({ kind }) => KINDS.has(kind)) };
    if (from <= this.clock.today()) return this.follow(handed);
    const when = { notBefore: this.clock.startOf(from), startedBy: null };
    await this.jobs.enqueue('work-plans.follow-units', handed, when);
  }

  /** What was decided for a unit that stands on the day after all is void: whoever corrected its last day has said anew when it ends. */
  run({ from, successions }: Handed): Promise<void> {
    return this.db.transaction(async () => {
      const standing = await this.standing(from);
      await this.follow({ from, successions: successions.filter(({ unitId }) => !standing.has(unitId)) });
    });
  }

  private async standing(on: CivilDate): Promise<Set<string>> {
    const sql = `SELECT unitId FROM ${organizationTables.unitPeriod} WHERE validFrom <= ? AND validUntil >= ?`;
    return new Set((await this.db.rows<{ unitId: string }>(sql, [on, on])).map(({ unitId }) => unitId));
  }

  private async follow({ from, successions }: Handed): Promise<void> {
    for (const { kind, unitId, toUnitId } of successions)
      for (const { id } of (await this.holdingsOf([unitId], from)).filter((one) => one.kind === kind)) {
        if (kind === 'LIBRARY') await this.moveResult(id, unitId, toUnitId);
        else if (toUnitId !== null) await this.moveNode(id, unitId, toUnitId);
      }
  }

  private async moveNode(id: string, fromUnitId: string, unitId: string): Promise<void> {
    const node = await this.db.lock(PerformanceTreeNode, { id });
    if (node?.unitId !== fromUnitId) return;
    const touched = { updatedAt: this.clock.now(), version: node.version + 1 };
    await this.db.update(PerformanceTreeNode, { id }, { unitId, ...touched });
    await this.agreements.treeChanged(node.performancePeriodId, [fromUnitId, unitId]);
    const object = { type: 'performance-tree-node', id };
    const before = { unitId: fromUnitId };
    await this.audit.record({ action: 'performance-tree.hand-over', object, before, after: { unitId } });
  }

  private async moveResult(id: string, fromUnitId: string, unitId: string | null): Promise<void> {
    const result = await this.db.lock(LibraryResult, { id });
    if (result?.unitId !== fromUnitId || result.status === 'RETIRED') return;
    const facts = unitId === null ? ({ status: 'RETIRED' } as const) : { unitId };
    const touched = { updatedAt: this.clock.now(), version: result.version + 1 };
    await this.db.update(LibraryResult, { id }, { ...facts, ...touched });
    const action = unitId === null ? 'library-result.retire' : 'library-result.hand-over';
    await this.audit.record({
      action,
      object: { type: 'library-result', id },
      before: { unitId: fromUnitId },
      after: facts,
    });
  }
}
