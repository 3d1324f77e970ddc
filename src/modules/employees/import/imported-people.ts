import { Injectable } from '@nestjs/common';
import { type AuditEntry, AuditLog } from '../../../kernel/audit/audit-log.js';
import { Clock, newId } from '../../../kernel/clock/clock.js';
import { Database } from '../../../kernel/database/database.js';
import type { NewRow } from '../../../kernel/database/entity-rows.js';
import { RowImages } from '../../../kernel/database/row-images.js';
import { type CivilDate, OPEN_END, plusDays } from '../../../kernel/values/civil-date.js';
import { nameKey } from '../../../kernel/values/name-key.js';
import { OrganizationApi, OrganizationSources, organizationTables } from '../../organization/index.js';
import { maskNumber } from '../domain/civil-servant-number.js';
import { PersonHistory } from '../history/person-history.service.js';
import { IdentityNumbers } from '../identity-numbers.js';
import { Assignment } from '../persistence/assignment.entity.js';
import { Employee, EmployeeNumber } from '../persistence/employee.entity.js';
import { imagesOf, watchedOf } from './people-images.js';
import { NameIndex } from '../search/name-index.js';
import type { KnownPeople, PersonPlan, PresentPerson, PresentPost } from './domain/person-plan.js';
import type { PersonFacts, PersonKey, PersonRow } from './domain/person-row.js';
import { type Application, type Imaged, SOURCE } from './kinds/import-kind.js';

/** A person to be written, with the unit of the post. */
export interface PlannedPerson extends PersonRow {
  readonly line: number;
  readonly unitId: string;
  readonly plan: PersonPlan;
}

type Written = PlannedPerson & { readonly employeeId: string; readonly positionId: string };

const { orgUnit, position } = organizationTables;
const PERSON = `SELECT id, version, kind, name, frontTitle, backTitle, nip, birthDate, sex, gradeCode, gradeName, standingCode,
  email, externalId, nikIndex FROM employee WHERE id`;
const POST = `SELECT a.id, a.employeeId, u.externalId AS unitExternalId, u.name AS unitName, p.title, p.kind AS positionKind, p.titleKey, p.jobClass, a.validFrom,
  a.validUntil FROM assignment a JOIN ${orgUnit} u ON u.id = a.unitId JOIN ${position} p ON p.id = a.positionId
  WHERE a.kind = 'DEFINITIF' AND a.employeeId`;
const NUMBER = 'SELECT employeeId, number, validFrom FROM employee_number WHERE';
const END_POST = 'UPDATE assignment SET validUntil = ?, updatedAt = ?, version = version + 1 WHERE id = ?';
const CORRECT_POST = `UPDATE assignment SET unitId = ?, positionId = ?, headsUnit = ?, source = ?, updatedAt = ?,
  version = version + 1 WHERE id = ?`;

type PersonRecord = PresentPerson['facts'] & { id: string; version: number; nikIndex: string | null };
type OfEmployee<T = object> = T & { employeeId: string };

/** By what a row says whom it means, and the NIK that it gives him. */
type SoughtPerson = PersonKey & Pick<PersonRow, 'nik'>;

/** Finds and writes the people of some hundred rows, with few statements however many rows there are. */
@Injectable()
export class ImportedPeople {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly audit: AuditLog,
    private readonly organization: OrganizationApi,
    private readonly history: PersonHistory,
    private readonly niks: IdentityNumbers,
    private readonly images: RowImages,
    private readonly sources: OrganizationSources,
    private readonly names: NameIndex,
  ) {}

  /** A row with its NIK as it is kept until the row is applied. */
  withNik(person: PersonRow, nik: string | null): PersonRow {
    return nik === null ? person : { ...person, nik: this.niks.staged(nik) };
  }

  /** Everybody with a PNS ID or a number of these rows, and who has their NIK. With `lock` nobody else changes them until the transaction ends. */
  async find(keys: readonly SoughtPerson[], lock = false): Promise<KnownPeople> {
    const externalIds = keys.flatMap(({ externalId }) => externalId ?? []);
    const nips = keys.map(({ nip }) => nip);
    const byNip = await this.within<OfEmployee>(`${NUMBER} number`, nips);
    const byId = await this.within<OfEmployee>('SELECT id AS employeeId FROM employee WHERE externalId', externalIds);
    const ids = [...new Set([...byNip, ...byId].map(({ employeeId }) => employeeId))].sort();
    // Locked in the order of ids, so that two who lock people wait for each other and not in a circle.
    const inOrder = `ORDER BY id${lock ? this.db.connection.forUpdate : ''}`;
    const people = await this.within<PersonRecord>(PERSON, ids, inOrder);
    const numbers = await this.within<OfEmployee<{ number: string; validFrom: CivilDate }>>(
      `${NUMBER} employeeId`,
      ids,
    );
    const posts = await this.within<OfEmployee<PresentPost>>(POST, ids);
    const numbersOf = Map.groupBy(numbers, ({ employeeId }) => employeeId);
    const postsOf = Map.groupBy(posts, ({ employeeId }) => employeeId);
    const byNik = await this.niks.holdersOf(keys.flatMap(({ nik }) => nik ?? []));
    // Who has the NIK of a row has it by the index of the row, whichever key his own was made with.
    const heldBy = new Map([...byNik].map(([index, id]) => [id, index]));
    const found = people.map(({ id, version, nikIndex, ...facts }): PresentPerson => {
      const own = numbersOf.get(id) ?? [];
      const numberSince = own.reduce<CivilDate | null>((a, { validFrom: b }) => (a === null || b > a ? b : a), null);
      const held = { numbers: own.map(({ number }) => number), numberSince, posts: postsOf.get(id) ?? [] };
      return { id, version, facts, ...held, nikIndex: heldBy.get(id) ?? nikIndex };
    });
    const byNumber = found.flatMap((person) => person.numbers.map((number) => [number, person] as const));
    return {
      byExternalId: new Map(found.map((person) => [person.facts.externalId, person])),
      byNumber: new Map(byNumber),
      byNik,
    };
  }

  /**
   * Does what the plans say, in the current transaction; people whom nothing changes are not touched. Gives the ids in the
   * order of the people, and what was changed as it was before.
   */
  async write(
    people: readonly PlannedPerson[],
    application: Application,
  ): Promise<{ ids: readonly string[]; images: Imaged[] }> {
    const ids = people.map(({ plan }) => plan.person?.id ?? newId());
    const planned = people.map((one, at) => ({ ...one, employeeId: ids[at] ?? '' }));
    const changing = planned.filter(({ plan }) => plan.action !== 'UNCHANGED');
    if (changing.length === 0) return { ids, images: [] };
    const watched = watchedOf(changing, this.sources);
    const before = await this.images.take(watched);
    await this.writeAll(changing, application);
    return { ids, images: imagesOf(changing, this.images, before, await this.images.take(watched)) };
  }

  private async writeAll(
    changing: readonly (PlannedPerson & { employeeId: string })[],
    application: Application,
  ): Promise<void> {
    const positions = changing.map(({ unitId, post }) => {
      const { kind, title, echelonCode, externalId, jobClass } = post;
      return { unitId, kind, title, echelonCode, externalId, jobClass };
    });
    const positionIds = await this.organization.ensurePositions(positions, SOURCE, application.on);
    const written = changing.map((one, at): Written => ({ ...one, positionId: positionIds[at] ?? '' }));
    const now = this.clock.now();
    await this.writeFacts(written, now, application.on);
    await this.writeNumbers(written, application.on);
    await this.writePosts(written, now);
    await this.audit.recordAll(written.map((one) => auditEntry(one, application)));
  }

  private async within<Row>(upToColumn: string, values: readonly string[], order = ''): Promise<Row[]> {
    if (values.length === 0) return [];
    return this.db.rows<Row>(`${upToColumn} IN (${values.map(() => '?').join(', ')}) ${order}`, values);
  }

  private async writeFacts(people: readonly Written[], now: Date, on: CivilDate): Promise<void> {
    const added = people.filter(({ plan }) => plan.person === null);
    const origin = { source: SOURCE, createdAt: now, updatedAt: now, version: 1 };
    const employees = added.map((one) => {
      const { employeeId: id, facts, byNumber, plan } = one;
      const kind = plan.facts.kind ?? byNumber.kind;
      const more = { nameKey: nameKey(facts.name), standingCode: facts.standingCode ?? '01', ...this.nikOf(one) };
      return { id, ...facts, ...plan.facts, kind, ...more, ...origin };
    });
    await this.db.insert(Employee, employees);
    await this.names.add(employees);
    await this.history.begin(
      employees.map(({ id: employeeId, ...facts }) => ({ employeeId, ...facts })),
      SOURCE,
    );
    const renamed = people.flatMap(({ employeeId: id, plan: { person, facts } }) =>
      person && facts.name !== undefined ? { id, name: facts.name } : [],
    );
    for (const one of people) {
      const { employeeId: id, plan } = one;
      if (!plan.person) continue;
      await this.continueHistory(id, plan, on);
      const key = plan.facts.name === undefined ? {} : { nameKey: nameKey(plan.facts.name) };
      const change = { ...plan.facts, ...key, ...this.nikOf(one), updatedAt: now, version: plan.person.version + 1 };
      await this.db.update(Employee, { id }, change as Partial<Employee>);
    }
    await this.names.change(renamed);
  }

  private nikOf({ employeeId, plan, nik }: Written): Partial<Employee> {
    const digits = nik && plan.hasNewNik ? this.niks.unstaged(nik) : null;
    return digits === null ? {} : this.niks.keptOf(employeeId, digits);
  }

  /** A roster tells what holds, not since when: a new standing or golongan counts from the day of the import. */
  private async continueHistory(employeeId: string, { facts, person }: PersonPlan, on: CivilDate): Promise<void> {
    const { standingCode, gradeCode, gradeName } = facts;
    if (standingCode != null)
      await this.history.putStanding(employeeId, standingCode, this.history.letterOf(on, SOURCE));
    if (gradeCode == null && gradeName == null) return;
    const grade = { gradeCode: gradeCode ?? person?.facts.gradeCode, gradeName: gradeName ?? person?.facts.gradeName };
    if (grade.gradeCode == null) return;
    const whole = { gradeCode: grade.gradeCode, gradeName: grade.gradeName ?? null };
    await this.history.putGrade(employeeId, whole, this.history.letterOf(on, SOURCE));
  }

  /** A number that was taken over on the same day is corrected: no number holds for no day (rule EM-43). */
  private async writeNumbers(people: readonly Written[], on: CivilDate): Promise<void> {
    const renumbered = people.filter(({ plan }) => plan.hasNewNumber);
    const added: NewRow<EmployeeNumber>[] = [];
    for (const { employeeId, byNumber, plan, facts } of renumbered) {
      const number = { number: facts.nip, kind: plan.facts.kind ?? plan.person?.facts.kind ?? byNumber.kind };
      const inForce = { employeeId, validUntil: OPEN_END };
      if (plan.person?.numberSince === on) await this.db.update(EmployeeNumber, inForce, number);
      else {
        if (plan.person) await this.db.update(EmployeeNumber, inForce, { validUntil: plusDays(on, -1) });
        added.push({ id: newId(), employeeId, ...number, validFrom: on, validUntil: OPEN_END });
      }
    }
    await this.db.insert(EmployeeNumber, added);
  }

  /** Who heads a unit is decided when everybody is in; until then a new post heads none. */
  private async writePosts(people: readonly Written[], now: Date): Promise<void> {
    const added: NewRow<Assignment>[] = [];
    for (const { employeeId, unitId, positionId, plan } of people) {
      const { post } = plan;
      if (post.act === 'CORRECT') await this.db.change(CORRECT_POST, [unitId, positionId, false, SOURCE, now, post.id]);
      if (post.act !== 'BEGIN') continue;
      if (post.ends !== null) await this.db.change(END_POST, [plusDays(post.from, -1), now, post.ends]);
      const place = { employeeId, unitId, positionId, kind: 'DEFINITIF', headsUnit: false } as const;
      const days = { validFrom: post.from, validUntil: post.until };
      added.push({ id: newId(), ...place, ...days, source: SOURCE, createdAt: now, updatedAt: now, version: 1 });
    }
    await this.db.insert(Assignment, added);
  }
}

function auditEntry(written: Written, { importId, accountId }: Application): AuditEntry {
  const { employeeId, unitId, positionId, plan } = written;
  const { person, facts, post } = plan;
  const names = Object.keys(facts) as (keyof PersonFacts)[];
  const before = person && Object.fromEntries(names.map((name) => [name, person.facts[name]]));
  return {
    action: person ? 'employee.change' : 'employee.create',
    object: { type: 'employee', id: employeeId },
    subjectEmployeeId: employeeId,
    actorAccountId: accountId,
    facts: { importId },
    before: before && masked(before),
    after: {
      ...masked(facts),
      ...(plan.hasNewNik ? { nik: 'set' } : {}),
      ...(post.act === 'KEEP' ? {} : { post: { ...post, unitId, positionId } }),
    },
  };
}

function masked<T extends { nip?: string | null }>(facts: T): T {
  return facts.nip ? { ...facts, nip: maskNumber(facts.nip) } : facts;
}
