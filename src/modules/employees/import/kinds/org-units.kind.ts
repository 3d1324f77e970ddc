import { Injectable } from '@nestjs/common';
import { OrganizationApi, type UnitInput, type UnitView } from '../../../organization/index.js';
import { UNIT_COLUMNS } from '../domain/unit-columns.js';
import { readUnit, UnitFile } from '../domain/unit-row.js';
import { ImportedUnits } from '../imported-units.js';
import type { ImportRun } from '../persistence/import.entity.js';
import type { RowSource, TableRow } from '../reading/table-file.js';
import { UnitHeadsService } from '../unit-heads.service.js';
import type { Application, Apply, Check, ImportKind, StagedRow } from './import-kind.js';

/** The tree of units: ref-unor of SIASN. Half a tree is none, so it is applied as a whole. */
@Injectable()
export class OrgUnitsKind implements ImportKind<UnitInput> {
  readonly code = 'ORG_UNITS';
  readonly label = { id: 'Unit organisasi (ref-unor)', en: 'Units (ref-unor)' };
  readonly columns = UNIT_COLUMNS;
  readonly naturalKey = ['Id'];
  readonly isWhole = true;

  constructor(
    private readonly organization: OrganizationApi,
    private readonly units: ImportedUnits,
    private readonly heads: UnitHeadsService,
  ) {}

  /**
   * Against each other and the units that are there. The whole file is read once before: a unit is judged by all the others,
   * and parents may stand below their children.
   */
  async check(open: () => Promise<RowSource<TableRow>>): Promise<Check> {
    const units = await this.organization.units();
    const known = inputsOf(units);
    const root = units.find(({ parentId }) => parentId === null) ?? null;
    const file = new UnitFile(new Map([...known].map(([id, { parentExternalId }]) => [id, parentExternalId])), root);
    for await (const row of (await open()).rows) {
      const { unit } = readUnit(row);
      if (unit) file.add(unit, row.line);
    }
    const checked = (row: TableRow): StagedRow => {
      const { unit: staged, faults } = readUnit(row);
      if (staged) faults.push(...file.faultsOf(staged, row.line));
      return { line: row.line, staged, action: staged && actionOf(staged, known.get(staged.externalId)), faults };
    };
    return (rows) => Promise.resolve(rows.map(checked));
  }

  application(_run: ImportRun, application: Application): Promise<Apply<UnitInput>> {
    const apply: Apply<UnitInput> = async (rows) => {
      await this.units.write(
        rows.map(({ staged }) => staged),
        application,
      );
      return rows;
    };
    return Promise.resolve(apply);
  }

  settle({ applicationStartedAt, createdAt }: ImportRun, { on }: Application): Promise<readonly string[]> {
    return this.heads.settle(on, applicationStartedAt ?? createdAt);
  }
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

function actionOf(unit: UnitInput, known: UnitInput | undefined): StagedRow['action'] {
  if (!known) return 'NEW';
  const names = Object.keys(unit) as (keyof UnitInput)[];
  return names.every((name) => unit[name] === known[name]) ? 'UNCHANGED' : 'CHANGED';
}
