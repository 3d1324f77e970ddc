import { Injectable } from '@nestjs/common';
import {
  OrganizationApi,
  OrganizationSources,
  organizationTables,
  type UnitInput,
  type UnitView,
} from '../../../organization/index.js';
import { changesBetween, type PeopleCount } from '../domain/row-changes.js';
import { branchOf } from '../domain/unit-moves.js';
import { UNIT_COLUMNS } from '../domain/unit-columns.js';
import { readUnit, UnitFile } from '../domain/unit-row.js';
import { ImportedUnits } from '../imported-units.js';
import type { ImportRun } from '../persistence/import.entity.js';
import type { RowSource, TableRow } from '../reading/table-file.js';
import { UnitHeadsService } from '../unit-heads.service.js';
import { UnitPeople } from '../unit-people.js';
import {
  type Application,
  type Apply,
  type Check,
  type CheckedRow,
  type ImportKind,
  type KindRecords,
  type Settled,
  SOURCE,
} from './import-kind.js';

/** The tree of units: ref-unor of SIASN. Half a tree is none, so it is applied as a whole. */
@Injectable()
export class OrgUnitsKind implements ImportKind<UnitInput> {
  readonly code = 'ORG_UNITS';
  readonly label = { id: 'Unit organisasi (ref-unor)', en: 'Units (ref-unor)' };
  readonly columns = UNIT_COLUMNS;
  readonly naturalKey = ['Id'];
  readonly isWhole = true;

  readonly records: KindRecords;

  constructor(
    sources: OrganizationSources,
    private readonly organization: OrganizationApi,
    private readonly units: ImportedUnits,
    private readonly heads: UnitHeadsService,
    private readonly people: UnitPeople,
  ) {
    const { orgUnit: table } = organizationTables;
    const what = { name: `${table}.name`, key: `${table}.externalId`, inForce: `${table}.validUntil >= ?` };
    this.records = { type: 'org-unit', table, ...what, sightings: sources.units };
  }

  known(on: string): Promise<number> {
    return this.records.sightings.known(SOURCE, on);
  }

  peopleIn(unitIds: readonly string[], on: string): Promise<PeopleCount> {
    return this.people.in(unitIds, on);
  }

  /**
   * Against each other and the units that are there. The whole file is read once before: a unit is judged by all the others,
   * and parents may stand below their children.
   */
  async check(open: () => Promise<RowSource<TableRow>>): Promise<Check> {
    const units = await this.organization.units();
    const known = inputsOf(units);
    const root = units.find(({ parentId }) => parentId === null) ?? null;
    const parents = new Map([...known].map(([id, { parentExternalId }]) => [id, parentExternalId]));
    const file = new UnitFile(new Map(parents), root);
    for await (const row of (await open()).rows) {
      const { unit } = readUnit(row);
      if (unit) file.add(unit, row.line);
    }
    const ids = idsOf(units);
    const nameOf = (id: string | null): string | null => known.get(id ?? '')?.name ?? id;
    const checked = (row: TableRow): CheckedRow => {
      const { unit: staged, key, faults } = readUnit(row);
      const recordId = ids.get(key ?? '') ?? null;
      if (!staged) return { line: row.line, staged, action: null, faults, recordId };
      faults.push(...file.faultsOf(staged, row.line));
      const before = known.get(staged.externalId);
      const changes = before ? changesBetween(shown(before, nameOf), shown(staged, nameOf)) : [];
      const action = before ? (changes.length > 0 ? 'CHANGED' : 'UNCHANGED') : 'NEW';
      const judged = { line: row.line, staged, action, faults, recordId, changes } as const;
      if (!before || before.parentExternalId === staged.parentExternalId) return judged;
      const moved = branchOf(staged.externalId, parents).flatMap((id) => ids.get(id) ?? []);
      return { ...judged, effects: ['MOVES_UNIT'], affects: moved };
    };
    return (rows) => Promise.resolve(rows.map(checked));
  }

  application(_run: ImportRun, application: Application): Promise<Apply<UnitInput>> {
    const apply: Apply<UnitInput> = async (rows) => {
      const inputs = rows.map(({ staged }) => staged);
      const images = await this.units.write(inputs, application);
      const ids = idsOf(await this.organization.units());
      const applied = rows.map(({ line, action, faults, staged }) => {
        return { line, action, faults, recordId: ids.get(staged.externalId) ?? null };
      });
      return { rows: applied, images };
    };
    return Promise.resolve(apply);
  }

  settle(run: ImportRun, application: Application): Promise<Settled> {
    return this.heads.settle(run, application);
  }
}

const idsOf = (units: readonly UnitView[]): Map<string, string> =>
  new Map(units.flatMap(({ id, externalId }) => (externalId === null ? [] : [[externalId, id]])));

/** A unit as its changes are shown: the unit above by its name. */
function shown(unit: UnitInput, nameOf: (id: string | null) => string | null): Record<string, string | null> {
  const { name, parentExternalId, headPostTitle, echelonCode, headExternalId } = unit;
  return { name, parent: nameOf(parentExternalId), headPostTitle, echelonCode, headExternalId };
}

/** Units as a file would say them, by SIASN's ids; one that was added by hand has none, and counts as a root. */
function inputsOf(units: readonly UnitView[]): ReadonlyMap<string, UnitInput> {
  const idOf = new Map(units.map(({ id, externalId }) => [id, externalId]));
  const inputs = new Map<string, UnitInput>();
  for (const { externalId, parentId, ...unit } of units) {
    const parentExternalId = (parentId && idOf.get(parentId)) ?? null;
    if (externalId !== null) inputs.set(externalId, { ...unit, externalId, parentExternalId });
  }
  return inputs;
}
