import { Inject, Injectable } from '@nestjs/common';
import type { Config } from '../../../../config/config.js';
import { Clock } from '../../../../kernel/clock/clock.js';
import { Database } from '../../../../kernel/database/database.js';
import { CONFIG } from '../../../../kernel/kernel.tokens.js';
import { OrganizationApi } from '../../../organization/index.js';
import { PERSON_COLUMNS } from '../domain/person-columns.js';
import { judgePerson, unknownUnit } from '../domain/person-plan.js';
import { type PersonPost, type PersonRow, readPerson } from '../domain/person-row.js';
import type { RowFault } from '../domain/row-faults.js';
import { UnitPlaces, UnitsFromPeople } from '../domain/units-from-people.js';
import { ImportRuns } from '../import-runs.service.js';
import { ImportedPeople, type PlannedPerson } from '../imported-people.js';
import { ImportedUnits } from '../imported-units.js';
import type { ImportRun } from '../persistence/import.entity.js';
import { UnitHeadsService } from '../unit-heads.service.js';
import type { Application, AppliedRow, Apply, Check, ImportKind } from './import-kind.js';

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
    private readonly people: ImportedPeople,
    private readonly units: ImportedUnits,
    private readonly heads: UnitHeadsService,
    private readonly organization: OrganizationApi,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Against the people who are recorded and the units that are there. */
  async check(): Promise<Check> {
    const placeFault = await this.places();
    const today = this.clock.today();
    const { employeeAges } = this.config;
    const firstLines = new Map<string, number>();
    return async (rows) => {
      const read = rows.map((row) => ({ line: row.line, ...readPerson(row, today, employeeAges) }));
      const known = await this.people.find(read.flatMap(({ person }) => person ?? []));
      return read.map(({ line, person: staged, faults }) => {
        const judgement = staged && judgePerson(staged, line, { known, placeFault, firstLines, today });
        if (!judgement) return { line, staged, action: null, faults };
        if ('code' in judgement) return { line, staged, action: null, faults: [...faults, judgement] };
        return { line, staged, action: judgement.action, faults };
      });
    };
  }

  /** The data may have changed since the check: what is written of a row then follows what was really done. */
  async application(run: ImportRun, application: Application): Promise<Apply<PersonRow>> {
    if (run.position === 0 && !(await this.imports.hasUnitTree())) await this.makeUnits(run, application);
    const units = new Map((await this.organization.units()).map(({ externalId, id }) => [externalId ?? '', id]));
    const placeFault = (post: PersonPost): RowFault | null =>
      units.has(post.unit.externalId) ? null : unknownUnit(post);
    return async (rows) => {
      const known = await this.people.find(
        rows.map(({ staged }) => staged),
        true,
      );
      const around = { known, placeFault, firstLines: new Map<string, number>(), today: application.on };
      const planned: PlannedPerson[] = [];
      const applied = rows.map(({ line, staged, faults }): AppliedRow => {
        const plan = judgePerson(staged, line, around);
        if ('code' in plan) return { line, action: null, faults: [...faults, plan] };
        planned.push({ ...staged, unitId: units.get(staged.post.unit.externalId) ?? '', plan });
        return { line, action: plan.action, faults };
      });
      await this.people.write(planned, application);
      return applied;
    };
  }

  settle({ applicationStartedAt, createdAt }: ImportRun, { on }: Application): Promise<readonly string[]> {
    return this.heads.settle(on, applicationStartedAt ?? createdAt);
  }

  /** What is wrong with the units of a row. Where no tree was imported, people make the units: a row may name any that find their place. */
  private async places(): Promise<(post: PersonPost) => RowFault | null> {
    const units = await this.organization.units();
    const ids = new Set(units.map(({ externalId }) => externalId ?? ''));
    if (await this.imports.hasUnitTree()) return (post) => (ids.has(post.unit.externalId) ? null : unknownUnit(post));
    const root = units.find(({ parentId }) => parentId === null) ?? null;
    const places = new UnitPlaces(ids, root);
    return (post) => places.faultOf(post);
  }

  /** Units that people's rows name, where no tree was imported. Done again after a kill, it finds them all there. */
  private async makeUnits({ id, position }: ImportRun, application: Application): Promise<void> {
    const units = await this.organization.units();
    const found = new UnitsFromPeople(new Map(units.map((unit) => [unit.externalId ?? '', unit])));
    for (let line = 0; ;) {
      const rows = await this.imports.after<PersonRow>(id, line);
      const last = rows.at(-1);
      if (!last) break;
      rows.forEach(({ staged }) => found.add(staged.post));
      line = last.line;
    }
    await this.db.transaction(async () => {
      await this.imports.lock(id, 'APPLYING', position);
      await this.units.write(found.all(), application);
    });
  }
}
