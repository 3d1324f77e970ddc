import type { UnitInput } from '../../../organization/index.js';
import type { NamedUnit, PersonPost } from './person-row.js';

type Draft = { -readonly [K in keyof UnitInput]: UnitInput[K] };

/**
 * The tree that the people's own columns tell, where no file of units was imported: INSTANSI KERJA, below it SATUAN KERJA,
 * below it UNOR. The post that heads a unit is the structural one with the highest echelon in it.
 */
export class UnitsFromPeople {
  private readonly units = new Map<string, Draft>();

  /** Takes a person's post in. The first row that names a unit names it for all. */
  add({ unit, agency, government, ...post }: PersonPost): void {
    if (government) this.place(government, null);
    const above = agency ?? government;
    if (agency) this.place(agency, government);
    const own = above?.externalId === unit.externalId ? this.units.get(unit.externalId) : this.place(unit, above);
    if (post.kind === 'STRUKTURAL' && own && outranks(post, own)) {
      Object.assign(own, { headPostTitle: post.title, echelonCode: post.echelonCode });
    }
  }

  /** All units, those above before those below. */
  all(): UnitInput[] {
    return [...this.units.values()];
  }

  private place({ externalId, name }: NamedUnit, above: NamedUnit | null): Draft {
    const known = this.units.get(externalId);
    if (known) return known;
    const parentExternalId = above && above.externalId !== externalId ? above.externalId : null;
    const nobody = { headPostTitle: null, echelonCode: null, headExternalId: null };
    const unit = { externalId, name, parentExternalId, ...nobody };
    this.units.set(externalId, unit);
    return unit;
  }
}

/** Echelon codes grow downwards; titles decide between equals, so that the order of the rows does not. */
function outranks(post: Pick<PersonPost, 'title' | 'echelonCode'>, unit: UnitInput): boolean {
  if (unit.headPostTitle === null) return true;
  const [a, b] = [post.echelonCode ?? '99', unit.echelonCode ?? '99'];
  return a < b || (a === b && post.title < unit.headPostTitle);
}
