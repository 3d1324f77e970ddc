import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock/clock.js';
import { Database } from '../../kernel/database/database.js';
import { type RowImage, RowImages, type Watched } from '../../kernel/database/row-images.js';
import { SourceRecords } from '../../kernel/database/source-records.js';
import { UnitTree } from './units/unit-tree.service.js';

const IN_FORCE = 'validUntil >= ?';
const ID_COLUMNS: Readonly<Record<string, string>> = { org_unit: 'unitId', position: 'positionId' };

/** What imports know of units and posts: which their source still names, and what they changed in them. */
@Injectable()
export class OrganizationSources {
  /** Units and posts by what imports saw of them. */
  readonly units: SourceRecords;
  readonly positions: SourceRecords;

  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly images: RowImages,
    private readonly tree: UnitTree,
  ) {
    this.units = new SourceRecords(db, clock, { table: 'org_unit', inForce: IN_FORCE });
    this.positions = new SourceRecords(db, clock, { table: 'position', inForce: IN_FORCE });
  }

  /** All units with their periods: one change of the tree may touch any. */
  readonly watchedUnits: readonly Watched[] = [{ table: 'org_unit_period' }, { table: 'org_unit' }];

  /** The posts of these units. */
  watchedPositions(unitIds: readonly string[]): Watched {
    return { table: 'position', column: 'unitId', values: [...new Set(unitIds)] };
  }

  /**
   * Added units and posts among the images to which something newer has come to belong; `derived` names tables of the caller
   * whose rows are worked out anew.
   */
  async inUse(images: readonly RowImage[], derived: readonly string[]): Promise<Set<string>> {
    const besides = ['org_unit_ancestor', ...derived];
    const used = new Set<string>();
    for (const [table, named] of Object.entries(ID_COLUMNS))
      for (const id of await this.images.inUse(images, table, { named, besides })) used.add(id);
    return used;
  }

  /** Names of units and titles of posts by their ids. */
  async names(ids: readonly string[]): Promise<Map<string, string>> {
    const names = new Map<string, string>();
    for (let at = 0; at < ids.length; at += 400) {
      const some = ids.slice(at, at + 400);
      const within = `id IN (${some.map(() => '?').join(', ')})`;
      const sql = `SELECT id, name FROM org_unit WHERE ${within} UNION ALL SELECT id, title AS name FROM position WHERE ${within}`;
      const rows = await this.db.rows<{ id: string; name: string }>(sql, [...some, ...some]);
      for (const { id, name } of rows) names.set(id, name);
    }
    return names;
  }

  /** Puts units and posts back as the images have them, children before parents, and works out the ancestors anew. */
  async restore(images: readonly RowImage[]): Promise<void> {
    const now = this.clock.now();
    const of = (table: string): RowImage[] => images.filter((image) => image.table === table);
    await this.images.restore(of('position'), now);
    const units = of('org_unit');
    if (units.length === 0 && of('org_unit_period').length === 0) return;
    await this.tree.lock();
    const added = units.filter(({ before }) => before === null).map(({ id }) => id);
    for (const id of added) {
      await this.db.change('DELETE FROM org_unit_ancestor WHERE unitId = ? OR ancestorId = ?', [id, id]);
      await this.db.change('UPDATE org_unit SET parentId = NULL WHERE id = ?', [id]);
    }
    // A period is known by its unit and first day: those that come back need the place of those that go.
    const periods = of('org_unit_period');
    await this.images.restore(
      periods.filter(({ before }) => before === null),
      now,
    );
    await this.images.restore(
      units.filter(({ before }) => before !== null),
      now,
    );
    await this.images.restore(
      periods.filter(({ before }) => before !== null),
      now,
    );
    await this.images.restore(
      units.filter(({ before }) => before === null),
      now,
    );
    await this.tree.renewAncestors();
  }
}
