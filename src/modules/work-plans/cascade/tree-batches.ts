import { Injectable } from '@nestjs/common';
import { AuditLog } from '../../../kernel/audit/audit-log.js';
import type { Actor } from '../../../kernel/auth/actor.js';
import { Clock, newId } from '../../../kernel/clock/clock.js';
import { Database } from '../../../kernel/database/database.js';
import { refusedAt } from '../../../kernel/http/input-faults.js';
import { currentContext } from '../../../kernel/http/request-context.js';
import { type Bilingual, say } from '../../../kernel/i18n/language.js';
import { EmployeeAccess } from '../../employees/index.js';
import { organizationTables } from '../../organization/index.js';
import { PeriodsApi } from '../../periods/index.js';
import {
  type BatchFault,
  batchFaults,
  type BatchNode,
  type KnownNode,
  parentsFirst,
  repeatedNodes,
} from '../domain/tree-batch.js';
import type { BatchNodeRequest, TreeBatchRequest } from '../http/performance-tree.request.js';
import type { AddedNodeResponse, TreeBatchResponse } from '../http/performance-tree.response.js';
import { PerformanceTreeNode } from '../persistence/performance-tree.entity.js';
import { AgreementFlags } from '../unit-agreements/agreement-flags.js';
import { cascadeProblems } from './cascade.problems.js';

const TEXTS: Record<BatchFault['code'] | 'UNIT_UNKNOWN' | 'ALREADY_THERE', Bilingual> = {
  DUPLICATE: { id: 'Kode ini sudah dipakai di atasnya.', en: 'This code stands above already.' },
  ONE_PARENT: { id: 'Isi parentCode atau parentId, tidak keduanya.', en: 'Send parentCode or parentId, not both.' },
  PARENT_UNKNOWN: { id: 'Simpul atas tidak dikenal.', en: 'There is no such parent.' },
  LEVEL_UPSIDE_DOWN: { id: 'Tingkat tidak boleh lebih tinggi dari atasnya.', en: 'Levels stay or go down.' },
  CIRCLE: { id: 'Rantai ini kembali ke dirinya sendiri.', en: 'This chain comes back to itself.' },
  TREE_TOO_DEEP: { id: 'Pohon kinerja terlalu dalam.', en: 'The tree has too many levels.' },
  ALREADY_THERE: {
    id: 'Di bawah simpul yang sama sudah ada kondisi unit ini dengan kalimat yang sama.',
    en: 'Below the same condition this unit has one with the same words already.',
  },
  UNIT_UNKNOWN: { id: 'Pilih unit yang kinerjanya Anda kelola.', en: 'Choose a unit whose performance you manage.' },
};
/** How many ids one statement names. */
const AT_ONCE = 500;

interface ToldFault {
  readonly pointer: string;
  readonly code: string;
  readonly text: Bilingual;
}

/** Adds many conditions to the performance tree at once, all or none. Rule CA-15. */
@Injectable()
export class TreeBatches {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly audit: AuditLog,
    private readonly people: EmployeeAccess,
    private readonly periods: PeriodsApi,
    private readonly agreements: AgreementFlags,
  ) {}

  /** Adds a batch, or of a dry run tells all that is wrong with it. Throws CASCADE.PERIOD_UNKNOWN, BATCH_UNSOUND. */
  async add(
    actor: Actor,
    { performancePeriodId, isDryRun = false, nodes }: TreeBatchRequest,
  ): Promise<TreeBatchResponse> {
    return this.db.transaction(async () => {
      if (!(await this.periods.holdYear(performancePeriodId)))
        throw refusedAt(cascadeProblems.PERIOD_UNKNOWN, {}, '/performancePeriodId');
      const batch = nodes.map(({ code, parentCode = null, parentId = null, level }) => {
        return { code, parentCode, parentId, level };
      });
      const faults = await this.faultsOf(actor, performancePeriodId, batch, nodes);
      if (faults.length > 0 && !isDryRun) throw cascadeProblems.BATCH_UNSOUND({ count: faults.length }, faults);
      const added = isDryRun ? [] : await this.insert(performancePeriodId, batch, nodes);
      await this.audit.record({
        action: isDryRun ? 'performance-tree.check-batch' : 'performance-tree.add-batch',
        object: { type: 'performance-period', id: performancePeriodId },
        facts: { nodes: nodes.length, faults: faults.length },
        ...(isDryRun ? {} : { after: { nodes: added.map(({ id }) => id) } }),
      });
      const { language } = currentContext();
      const told = faults.map(({ pointer, code, text }) => ({ pointer, code, message: say(text, language) }));
      return { isDryRun, nodes: nodes.length, faults: told, added };
    });
  }

  /** Everything that is wrong, in the order of the batch. */
  private async faultsOf(
    actor: Actor,
    performancePeriodId: string,
    batch: readonly BatchNode[],
    nodes: readonly BatchNodeRequest[],
  ): Promise<ToldFault[]> {
    await this.holdParents(batch);
    const rows = await this.db.rows<KnownNode & Pick<PerformanceTreeNode, 'id' | 'unitId' | 'statement'>>(
      'SELECT id, parentId, level, unitId, statement FROM performance_tree_node WHERE performancePeriodId = ?',
      [performancePeriodId],
    );
    const known = new Map(rows.map((node) => [node.id, node]));
    const shape = batchFaults(batch, known);
    const worded = batch.map((node, at) => ({
      ...node,
      unitId: nodes[at]?.unitId ?? '',
      statement: nodes[at]?.statement ?? '',
    }));
    const repeated = repeatedNodes(worded, known).map((at) => {
      return { at, field: 'statement', code: 'ALREADY_THERE' as const };
    });
    const units = await this.unitsInCare(actor, nodes);
    const foreign = nodes.flatMap(({ unitId }, at) =>
      units.has(unitId) ? [] : [{ at, field: 'unitId', code: 'UNIT_UNKNOWN' as const }],
    );
    return [...shape, ...repeated, ...foreign]
      .sort((a, b) => a.at - b.at)
      .map(({ at, field, code }) => ({ pointer: `/nodes/${at}/${field}`, code, text: TEXTS[code] }));
  }

  /** What the batch goes below stays there until the transaction ends. */
  private async holdParents(batch: readonly BatchNode[]): Promise<void> {
    const parents = [...new Set(batch.flatMap(({ parentId }) => parentId ?? []))].sort();
    for (let at = 0; at < parents.length; at += AT_ONCE) {
      const some = parents.slice(at, at + AT_ONCE);
      const sql = `SELECT id FROM performance_tree_node WHERE id IN (${marks(some)}) ORDER BY id${this.db.connection.forUpdate}`;
      await this.db.rows(sql, some);
    }
  }

  private async unitsInCare(actor: Actor, nodes: readonly BatchNodeRequest[]): Promise<ReadonlySet<string>> {
    const care = this.people.unitsReached(actor, 'performance-tree:manage', 'u.id');
    const asked = [...new Set(nodes.map(({ unitId }) => unitId))];
    const found = new Set<string>();
    for (let at = 0; at < asked.length; at += AT_ONCE) {
      const some = asked.slice(at, at + AT_ONCE);
      const sql = `SELECT u.id FROM ${organizationTables.orgUnit} u WHERE u.id IN (${marks(some)}) AND ${care.sql}`;
      for (const { id } of await this.db.rows<{ id: string }>(sql, [...some, ...care.values])) found.add(id);
    }
    return found;
  }

  /** Parents go before their children; of one parent they stand in the order of the batch, behind those that are there. */
  private async insert(
    performancePeriodId: string,
    batch: readonly BatchNode[],
    nodes: readonly BatchNodeRequest[],
  ): Promise<AddedNodeResponse[]> {
    const ids = new Map(batch.map(({ code }) => [code, newId()]));
    const places = await this.lastPlaces(performancePeriodId);
    const now = this.clock.now();
    const rows = parentsFirst(batch).flatMap((at) => {
      const [place, node] = [batch[at], nodes[at]];
      if (!place || !node) return [];
      const parentId = place.parentCode === null ? place.parentId : (ids.get(place.parentCode) ?? null);
      const sequence = (places.get(parentId) ?? 0) + 1;
      places.set(parentId, sequence);
      const { unitId, level, statement, successFactors = [], indicators = [] } = node;
      const shown = indicators.map(({ statement: measure, target, unit = null }) => ({
        statement: measure,
        target,
        unit,
      }));
      const facts = { performancePeriodId, parentId, unitId, level, statement, successFactors, indicators: shown };
      return [{ id: ids.get(place.code) ?? '', ...facts, sequence, createdAt: now, updatedAt: now, version: 1 }];
    });
    await this.db.insert(PerformanceTreeNode, rows);
    await this.agreements.treeChanged(
      performancePeriodId,
      nodes.map(({ unitId }) => unitId),
    );
    return batch.map(({ code }) => ({ code, id: ids.get(code) ?? '' }));
  }

  private async lastPlaces(performancePeriodId: string): Promise<Map<string | null, number>> {
    const rows = await this.db.rows<{ parentId: string | null; last: number }>(
      'SELECT parentId, MAX(sequence) AS last FROM performance_tree_node WHERE performancePeriodId = ? GROUP BY parentId',
      [performancePeriodId],
    );
    return new Map(rows.map(({ parentId, last }) => [parentId, Number(last)]));
  }
}

const marks = (ids: readonly string[]): string => ids.map(() => '?').join(', ');
