import { searchKey } from '../../../../kernel/values/name-key.js';
import type { UnitHint, UnitView } from '../../../organization/index.js';
import type { NamedUnit, PersonPost } from './person-row.js';
import type { RowFault } from './row-faults.js';

type Head = Pick<UnitView, 'headPostTitle' | 'echelonCode'>;
type Draft = { -readonly [K in keyof UnitHint]: UnitHint[K] };

/**
 * The tree that the people's own columns tell, where no file of units was imported: INSTANSI KERJA, below it SATUAN KERJA,
 * below it UNOR. The post that heads a unit is the structural one with the highest echelon in it. What the rows do not say of
 * a unit that is known stays as it is: a file may hold some people only.
 */
export class UnitsFromPeople {
  private readonly units = new Map<string, Draft>();

  /** Begins with the heading posts of the units that are there already, by external id. */
  constructor(private readonly heads: ReadonlyMap<string, Head> = new Map()) {}

  /** Takes a person's post in. The first row that names a unit names it for all. */
  add({ unit, agency, government, ...post }: PersonPost): void {
    if (government) this.place(government, null);
    if (agency) this.place(agency, government);
    const own = this.place(unit, agency ?? government);
    const head = own.headPostTitle === undefined ? this.heads.get(unit.externalId) : (own as Head);
    if (post.kind === 'STRUKTURAL' && outranks({ ...post, headPostTitle: post.title }, head, head === own)) {
      Object.assign(own, { headPostTitle: post.title, echelonCode: post.echelonCode });
    }
  }

  /** All units, those above before those below. */
  all(): UnitHint[] {
    return [...this.units.values()];
  }

  private place({ externalId, name }: NamedUnit, above: NamedUnit | null): Draft {
    const unit = this.units.get(externalId) ?? { externalId, name };
    if (above && above.externalId !== externalId) unit.parentExternalId ??= above.externalId;
    this.units.set(externalId, unit);
    return unit;
  }
}

/**
 * Echelon codes grow downwards. Between equals of one file titles decide, so that the order of the rows does not; a post that
 * was known to head the unit stays.
 */
function outranks(post: Head, head: Head | undefined, ofThisFile: boolean): boolean {
  if (!head?.headPostTitle) return true;
  const [a, b] = [post.echelonCode ?? '99', head.echelonCode ?? '99'];
  return a < b || (a === b && ofThisFile && (post.headPostTitle ?? '') < head.headPostTitle);
}

/** The one unit without parent; an external id it has only when an import made it. */
export type RootUnit = Pick<UnitView, 'externalId' | 'name'>;

/** Whether a unit of a file is the root that is there: by its id, or by its name where it was added by hand. */
export function isSameRoot(unit: NamedUnit, root: RootUnit): boolean {
  if (root.externalId !== null) return unit.externalId === root.externalId;
  return searchKey(unit.name) === searchKey(root.name);
}

/** Says of rows whether their units find a place in the one tree, as long as no file of units was imported. */
export class UnitPlaces {
  constructor(
    private readonly known: ReadonlySet<string>,
    private root: RootUnit | null,
  ) {}

  /** What is wrong with the units that a row names; null when nothing is. The first government named is the root. */
  faultOf({ unit, agency, government }: PersonPost): RowFault | null {
    const isPlaced = ({ externalId }: NamedUnit): boolean => this.known.has(externalId);
    if (isPlaced(unit) || (agency && isPlaced(agency))) return null;
    const column = 'INSTANSI KERJA ID';
    if (!government) return this.root ? null : { column, code: 'GOVERNMENT_REQUIRED', value: '' };
    this.root ??= government;
    if (isPlaced(government) || isSameRoot(government, this.root)) return null;
    const value = `${government.externalId} ${government.name}`.slice(0, 60);
    return { column, code: 'OTHER_ROOT', value, facts: { name: this.root.name } };
  }
}
