import type { CivilDate } from '../../../kernel/values/civil-date.js';
import type { UnitInput, UnitView } from '../../organization/index.js';
import { judgePerson } from './domain/judge-people.js';
import { PERSON_COLUMNS, readPerson } from './domain/person-row.js';
import { statusOf } from './domain/row-faults.js';
import { readUnit, UNIT_COLUMNS, UnitFile } from './domain/unit-row.js';
import type { CheckedRow } from './import-rows.js';
import type { PeopleDirectory } from './people-directory.js';
import { openTable, type TableRow } from './reading/table-file.js';

/** Checks the rows of one file, some hundred at a time and in their order. */
export interface RowChecker {
  /** Columns without which the file is refused. */
  readonly columns: readonly string[];
  check(rows: readonly TableRow[]): Promise<CheckedRow[]>;
}

/** Checks rows of "Export Data ASN" against the people who are recorded. */
export class PeopleChecker implements RowChecker {
  readonly columns = PERSON_COLUMNS;
  private readonly firstLines = new Map<string, number>();

  /** `units` are the ids a row may name; null when people make the units. */
  constructor(
    private readonly directory: PeopleDirectory,
    private readonly units: ReadonlySet<string> | null,
    private readonly today: CivilDate,
  ) {}

  async check(rows: readonly TableRow[]): Promise<CheckedRow[]> {
    const read = rows.map((row) => ({ line: row.line, ...readPerson(row, this.today) }));
    const known = await this.directory.find(read.map(({ person }) => person).filter((person) => person !== null));
    const hasUnit = (externalId: string): boolean => this.units?.has(externalId) ?? true;
    const around = { known, hasUnit, firstLines: this.firstLines, today: this.today };
    return read.map(({ line, person: staged, faults }) => {
      if (!staged) return { line, staged, action: null, faults };
      const judgement = judgePerson(staged, line, around);
      if ('faults' in judgement) return { line, staged, action: null, faults: [...faults, ...judgement.faults] };
      return { line, staged, action: judgement.plan.action, faults };
    });
  }
}

/** Checks rows of ref-unor against each other and the units that are there. */
export class UnitChecker implements RowChecker {
  readonly columns = UNIT_COLUMNS;
  private readonly idOf: ReadonlyMap<string, string | null>;

  private constructor(
    private readonly file: UnitFile,
    private readonly known: ReadonlyMap<string | null, UnitView>,
  ) {
    this.idOf = new Map([...known.values()].map(({ id, externalId }) => [id, externalId]));
  }

  /** Reads the whole file once: a unit is judged by all the others, and parents may stand below their children. */
  static async over(path: string, units: readonly UnitView[]): Promise<UnitChecker> {
    const known = new Map(units.map((unit) => [unit.externalId, unit]));
    const checker = new UnitChecker(new UnitFile(parentsOf(units)), known);
    for await (const row of (await openTable(path, UNIT_COLUMNS)).rows) {
      const { unit } = readUnit(row);
      if (unit) checker.file.add(unit, row.line);
    }
    return checker;
  }

  async check(rows: readonly TableRow[]): Promise<CheckedRow[]> {
    return rows.map((row) => {
      const { unit: staged, faults: own } = readUnit(row);
      const faults = staged ? [...own, ...this.file.faultsOf(staged, row.line)] : own;
      const action = staged && statusOf(faults) !== 'ERROR' ? this.actionOf(staged) : null;
      return { line: row.line, staged, action, faults };
    });
  }

  private actionOf({ parentExternalId, ...unit }: UnitInput): CheckedRow['action'] {
    const known = this.known.get(unit.externalId);
    if (!known) return 'NEW';
    const parent = known.parentId === null ? null : (this.idOf.get(known.parentId) ?? null);
    const names = Object.keys(unit) as (keyof typeof unit)[];
    const isSame = parent === parentExternalId && names.every((name) => unit[name] === known[name]);
    return isSame ? 'UNCHANGED' : 'CHANGED';
  }
}

/** Parents by SIASN's ids; a unit that was added by hand has none, and counts as a root. */
function parentsOf(units: readonly UnitView[]): ReadonlyMap<string, string | null> {
  const idOf = new Map(units.map(({ id, externalId }) => [id, externalId]));
  const parents = new Map<string, string | null>();
  for (const { externalId, parentId } of units) {
    if (externalId !== null) parents.set(externalId, parentId === null ? null : (idOf.get(parentId) ?? null));
  }
  return parents;
}
