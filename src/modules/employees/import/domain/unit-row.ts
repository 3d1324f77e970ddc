import type { UnitInput } from '../../../organization/index.js';
import { externalIdOf } from './cell.js';
import type { RowFault } from './row-faults.js';
import { type RowCells, RowReader } from './row-reader.js';
import { isSameRoot, type RootUnit } from './units-from-people.js';

/** Reads one row of ref-unor by itself; the unit is null when the row has errors. Names may be indented with dashes. */
export function readUnit(cells: RowCells): { unit: UnitInput | null; key: string | null; faults: RowFault[] } {
  const row = new RowReader(cells);
  const parentExternalId = row.externalId('DiatasanId');
  const echelonCode = row.code('EselonId');
  const headExternalId = row.externalId('PemimpinPnsId');
  const externalId = externalIdOf(row.required('Id', 42));
  const name = row.required('NamaUnor', 300).replace(/^[-\s]+(?=\S)/, '');
  const headPostTitle = row.optional('NamaJabatan', 300);
  const unit = { externalId, parentExternalId, name, headPostTitle, echelonCode, headExternalId };
  return { unit: row.isRefused ? null : unit, key: externalId || null, faults: row.faults };
}

type Place = 'ROOTED' | 'MISSING' | 'CYCLE';

/** The units of a file as a whole, above all whether each has a way up to the root. */
export class UnitFile {
  private readonly lineOf = new Map<string, number>();
  private rootLine: number | null = null;
  private readonly places = new Map<string, Place>();

  /** Begins with the parents of the units that are there already, and their root, and adds those of the file. */
  constructor(
    private readonly parents: Map<string, string | null>,
    private readonly root: RootUnit | null = null,
  ) {}

  /** Takes in a unit of the file; all of them must be in before the first is judged. */
  add({ externalId, parentExternalId }: UnitInput, line: number): void {
    if (this.lineOf.has(externalId)) return;
    this.lineOf.set(externalId, line);
    if (parentExternalId === null) {
      if (this.rootLine !== null) return;
      this.rootLine = line;
    }
    this.parents.set(externalId, parentExternalId);
  }

  /** What is wrong with a unit among the others. */
  faultsOf(unit: UnitInput, line: number): RowFault[] {
    const { externalId, parentExternalId } = unit;
    const firstLine = this.lineOf.get(externalId) ?? line;
    if (firstLine !== line) return [{ column: 'Id', code: 'DUPLICATE', value: externalId, facts: { line: firstLine } }];
    const column = 'DiatasanId';
    if (parentExternalId === null) {
      if (this.rootLine !== null && this.rootLine !== line)
        return [{ column, code: 'SECOND_ROOT', value: '', facts: { line: this.rootLine } }];
      if (!this.root || isSameRoot(unit, this.root) || this.isMoved(this.root)) return [];
      return [{ column, code: 'OTHER_ROOT', value: '', facts: { name: this.root.name } }];
    }
    const value = parentExternalId;
    if (!this.parents.has(value)) return [{ column, code: 'PARENT_UNKNOWN', value }];
    const place = this.placeOf(value);
    if (place === 'ROOTED') return [];
    return [{ column, code: place === 'CYCLE' ? 'PARENT_CYCLE' : 'PARENT_REFUSED', value }];
  }

  /** The file puts what was the root below another unit. */
  private isMoved({ externalId }: RootUnit): boolean {
    return externalId !== null && typeof this.parents.get(externalId) === 'string';
  }

  /** Where the way up from a unit ends. */
  private placeOf(externalId: string): Place {
    const path = new Set<string>();
    let at: string | null | undefined = externalId;
    while (at && !path.has(at) && !this.places.has(at)) {
      path.add(at);
      at = this.parents.get(at);
    }
    const place = at === null ? 'ROOTED' : at === undefined ? 'MISSING' : (this.places.get(at) ?? 'CYCLE');
    for (const unit of path) this.places.set(unit, place);
    return place;
  }
}
