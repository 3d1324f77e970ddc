import { Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { IntegerColumn } from '../../../kernel/database/columns.js';

/** Every unit with itself and each unit above it: the tree in a form that a list can join. */
@Entity('org_unit_ancestor')
@Index('ix_org_unit_ancestor_ancestorId_unitId', ['ancestorId', 'unitId'])
export class OrgUnitAncestor {
  @ForeignKey('OrgUnit', { name: 'fk_org_unit_ancestor_unitId', onDelete: 'NO ACTION', onUpdate: 'NO ACTION' })
  @PrimaryColumn({ type: 'varchar', length: 36 })
  unitId!: string;
  @ForeignKey('OrgUnit', { name: 'fk_org_unit_ancestor_ancestorId', onDelete: 'NO ACTION', onUpdate: 'NO ACTION' })
  @PrimaryColumn({ type: 'varchar', length: 36 })
  ancestorId!: string;
  /** Steps from the unit up to the ancestor; 0 is the unit itself. */
  @IntegerColumn() depth!: number;
}
