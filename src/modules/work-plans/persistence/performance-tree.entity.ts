import { Entity, Index } from 'typeorm';
import {
  IdColumn,
  InstantColumn,
  IntegerColumn,
  JsonColumn,
  ReferenceColumn,
  TextColumn,
} from '../../../kernel/database/columns.js';
import type { NodeIndicator, TreeLevel } from '../domain/cascade.js';

/** A condition in the performance tree (pohon kinerja) of a year, carried by a unit, that serves the one above it. */
@Entity('performance_tree_node')
@Index('ix_performance_tree_node_performancePeriodId_unitId', ['performancePeriodId', 'unitId'])
@Index('ix_performance_tree_node_parentId', ['parentId'])
export class PerformanceTreeNode {
  @IdColumn() id!: string;
  @ReferenceColumn('PerformancePeriod', 'fk_performance_tree_node_performancePeriodId') performancePeriodId!: string;
  /** Null at the top. */
  @ReferenceColumn('PerformanceTreeNode', 'fk_performance_tree_node_parentId', { nullable: true }) parentId!:
    string | null;
  @ReferenceColumn('OrgUnit', 'fk_performance_tree_node_unitId') unitId!: string;
  @TextColumn(24) level!: TreeLevel;
  @TextColumn(1000) statement!: string;
  /** What must go well for it (critical success factors), in order. */
  @JsonColumn() successFactors!: readonly string[];
  @JsonColumn() indicators!: readonly NodeIndicator[];
  /** Its place among those with the same parent. */
  @IntegerColumn() sequence!: number;
  @InstantColumn() createdAt!: Date;
  @InstantColumn() updatedAt!: Date;
  @IntegerColumn() version!: number;
}
