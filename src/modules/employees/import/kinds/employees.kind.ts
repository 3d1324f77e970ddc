import { Inject, Injectable } from '@nestjs/common';
import type { Config } from '../../../../config/config.js';
import { Clock } from '../../../../kernel/clock/clock.js';
import { Database } from '../../../../kernel/database/database.js';
import { CONFIG } from '../../../../kernel/kernel.tokens.js';
import { OrganizationApi } from '../../../organization/index.js';
import { PERSON_COLUMNS } from '../domain/person-columns.js';
import { personChanges, personEffects } from '../domain/person-diff.js';
import { judgePerson, type KnownPeople, standingFault, unknownUnit, whoIs } from '../domain/person-plan.js';
import {
  type NamedUnit,
  type PersonKey,
  type PersonPost,
  type PersonRow,
  type ReadPerson,
  readPerson,
} from '../domain/person-row.js';
import type { RowFault } from '../domain/row-faults.js';
import { UnitPlaces, UnitsFromPeople } from '../domain/units-from-people.js';
import { ImportImages } from '../import-images.service.js';
import { ImportRows } from '../import-rows.service.js';
import { ImportRuns } from '../import-runs.service.js';
import { ImportedPeople, type PlannedPerson } from '../imported-people.js';
import { ImportedUnits } from '../imported-units.js';
import type { ImportRun } from '../persistence/import.entity.js';
import { UnitHeadsService } from '../unit-heads.service.js';
import {
  type Application,
  type AppliedRow,
  type Apply,
  type Check,
  type CheckedRow,
  type ImportKind,
  type Settled,
  SOURCE,
} from './import-kind.js';
import { PeopleRecords } from './people-records.js';

/** People with their definitive posts: "Export Data ASN" of SIASN. */
@Injectable()
export class EmployeesKind implements ImportKind<PersonRow> {
  readonly code = 'EMPLOYEES';
  readonly label = { id: 'Pegawai (Export Data ASN)', en: 'People (Export Data ASN)' };
  readonly columns = PERSON_COLUMNS;
  readonly naturalKey = ['PNS ID', 'NIP BARU'];
  readonly isWhole = false;

  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly imports: ImportRuns,
    private readonly rows: ImportRows,
    private readonly images: ImportImages,
    private readonly peopleRecords: PeopleRecords,
    private readonly people: ImportedPeople,
    private readonly units: ImportedUnits,
    private readonly heads: UnitHeadsService,
    private readonly organization: OrganizationApi,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  get records(): PeopleRecords {
    return this.peopleRecords;
  }

  known(on: string): Promise<number> {
    return this.records.sightings.known(SOURCE, on);
  }

  /** Against the people who are recorded and the units that are there. */
  async check(): Promise<Check> {
    const placeFault = await this.places();
    const unitFault = await this.unitFaults();
    const today = this.clock.today();
    const { employeeAges } = this.config;
    const around = { placeFault, today, firstLines: new Map<string, number>(), standings: await this.standings(today) };
    const faultsOf = ({ unit, standingCode }: ReadPerson['named']): RowFault[] =>
      [unitFault(unit), standingFault(standingCode, around.standings)].filter((fault) => fault !== null);
    return async (rows) => {
      const read = rows.map((row) => {
        const { person, key, nik, named, faults } = readPerson(row, today, employeeAges);
        return { line: row.line, key, named, faults, person: person && this.people.withNik(person, nik) };
      });
      const known = await this.people.find(
        read.flatMap(({ key, person }) => (key ? { ...key, nik: person?.nik } : [])),
      );
      return read.map(({ line, key, named, person: staged, faults }): CheckedRow => {
        const row = { line, staged, faults, recordId: key && idOf(key, known), action: null };
        if (!staged) return { ...row, faults: [...faults, ...faultsOf(named)] };
        const plan = judgePerson(staged, line, { ...around, known });
        if (Array.isArray(plan)) return { ...row, faults: [...faults, ...plan] };
        const diff = { changes: personChanges(staged, plan, today), effects: personEffects(staged, plan, today) };
        const former = { column: 'NIP BARU', code: 'NUMBER_FORMER', value: staged.facts.nip } as const;
        return { ...row, faults: plan.hasFormerNumber ? [...faults, former] : faults, action: plan.action, ...diff };
      });
    };
  }

  /** The data may have changed since the check: what is written of a row then follows what was really done. */
  async application(run: ImportRun, application: Application): Promise<Apply<PersonRow>> {
    if (run.position === 0 && !(await this.imports.hasUnitTree())) await this.makeUnits(run, application);
    const units = new Map((await this.organization.units()).map(({ externalId, id }) => [externalId ?? '', id]));
    const placeFault = (post: PersonPost): RowFault | null =>
      units.has(post.unit.externalId) ? null : unknownUnit(post.unit);
    const standings = await this.standings(application.on);
    return async (rows) => {
      const keys = rows.map(({ staged: { facts, nik } }) => ({ ...facts, nik }));
      const known = await this.people.find(keys, true);
      const around = { known, placeFault, standings, firstLines: new Map<string, number>(), today: application.on };
      const planned: PlannedPerson[] = [];
      const refused: AppliedRow[] = [];
      for (const { line, staged, faults } of rows) {
        const plan = judgePerson(staged, line, around);
        if (Array.isArray(plan))
          refused.push({ line, action: null, faults: [...faults, ...plan], recordId: idOf(staged.facts, known) });
        else planned.push({ line, ...staged, unitId: units.get(staged.post.unit.externalId) ?? '', plan });
      }
      const { ids, images } = await this.people.write(planned, application);
      const faultsOf = new Map(rows.map(({ line, faults }) => [line, faults]));
      const written = planned.map(({ line, plan: { action } }, at): AppliedRow => {
        return { line, action, faults: faultsOf.get(line) ?? [], recordId: ids[at] ?? null };
      });
      return { rows: [...refused, ...written], images };
    };
  }

  settle(run: ImportRun, application: Application): Promise<Settled> {
    return this.heads.settle(run, application);
  }

  private async standings(on: string): Promise<ReadonlySet<string>> {
    return new Set((await this.organization.standings(on)).keys());
  }

  /** What is wrong with the unit of a row with errors, where the tree of units tells. */
  private async unitFaults(): Promise<(unit: NamedUnit | null) => RowFault | null> {
    if (!(await this.imports.hasUnitTree())) return () => null;
    const ids = new Set((await this.organization.units()).map(({ externalId }) => externalId));
    return (unit) => (unit === null || ids.has(unit.externalId) ? null : unknownUnit(unit));
  }

  /** What is wrong with the units of a row. Where no tree was imported, people make the units: a row may name any that find their place. */
  private async places(): Promise<(post: PersonPost) => RowFault | null> {
    const units = await this.organization.units();
    const ids = new Set(units.map(({ externalId }) => externalId ?? ''));
    if (await this.imports.hasUnitTree())
      return (post) => (ids.has(post.unit.externalId) ? null : unknownUnit(post.unit));
    const root = units.find(({ parentId }) => parentId === null) ?? null;
    const places = new UnitPlaces(ids, root);
    return (post) => places.faultOf(post);
  }

  /** Units that people's rows name, where no tree was imported. Done again after a kill, it finds them all there. */
  private async makeUnits({ id, position }: ImportRun, application: Application): Promise<void> {
    const units = await this.organization.units();
    const found = new UnitsFromPeople(new Map(units.map((unit) => [unit.externalId ?? '', unit])));
    for (let line = 0; ;) {
      const rows = await this.rows.after<PersonRow>(id, line);
      const last = rows.at(-1);
      if (!last) break;
      rows.forEach(({ staged }) => found.add(staged.post));
      line = last.line;
    }
    await this.db.transaction(async () => {
      await this.imports.lock(id, 'APPLYING', position);
      await this.images.add(id, await this.units.write(found.all(), application));
    });
  }
}

/** The record that a row means, also where it cannot be applied: such a record is not missing (rule IM-5). */
function idOf(key: PersonKey, known: KnownPeople): string | null {
  const meant = whoIs(key, known);
  return typeof meant === 'string' ? null : (meant?.id ?? null);
}
