import { Injectable } from '@nestjs/common';
import { AuditLog } from '../../../kernel/audit/audit-log.js';
import { Clock, newId } from '../../../kernel/clock/clock.js';
import { Database } from '../../../kernel/database/database.js';
import { type CivilDate, OPEN_END, plusDays } from '../../../kernel/values/civil-date.js';
import { nameKey } from '../../../kernel/values/name-key.js';
import { OrganizationApi } from '../../organization/index.js';
import { maskNumber } from '../domain/civil-servant-number.js';
import { Assignment } from '../persistence/assignment.entity.js';
import { Employee, EmployeeNumber } from '../persistence/employee.entity.js';
import type { PersonPlan } from './domain/person-plan.js';
import type { PersonFacts, PersonPost } from './domain/person-row.js';

/** Where rows of an import come from, on records that it made. */
export const SOURCE = 'SIASN';

/** A person to be written, with the unit of the post. */
export interface PlannedPerson {
  readonly facts: PersonFacts;
  readonly post: PersonPost;
  readonly unitId: string;
  readonly plan: PersonPlan;
}

/** What is true for all people of one application. */
export interface Application {
  readonly importId: string;
  readonly accountId: string | null;
  readonly on: CivilDate;
}

interface Written extends PlannedPerson {
  readonly employeeId: string;
  readonly positionId: string;
}

/** Writes some hundred people with few statements, in the current transaction. */
@Injectable()
export class PeopleWriter {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly audit: AuditLog,
    private readonly organization: OrganizationApi,
  ) {}

  /** Does what the plans say; people whom nothing changes are not touched. */
  async write(people: readonly PlannedPerson[], application: Application): Promise<void> {
    const changing = people.filter(({ plan }) => plan.action !== 'UNCHANGED');
    const positionIds = await this.organization.ensurePositions(
      changing.map(({ unitId, post: { kind, title, echelonCode, externalId } }) => {
        return { unitId, kind, title, echelonCode, externalId };
      }),
      SOURCE,
    );
    const written = changing.map((one, at): Written => {
      return { ...one, employeeId: one.plan.person?.id ?? newId(), positionId: positionIds[at] ?? '' };
    });
    await this.writeFacts(written);
    await this.writeNumbers(written, application.on);
    await this.writePosts(written);
    await this.audit.recordAll(written.map((one) => auditEntry(one, application)));
  }

  private async writeFacts(people: readonly Written[]): Promise<void> {
    const now = this.clock.now();
    const added = people.filter(({ plan }) => plan.action === 'NEW');
    const stamps = { source: SOURCE, createdAt: now, updatedAt: now, version: 1 };
    await this.db.insert(
      Employee,
      added.map(({ employeeId: id, facts }) => {
        return { id, ...facts, nameKey: nameKey(facts.name), standingCode: facts.standingCode ?? '01', ...stamps };
      }),
    );
    for (const { plan } of people) {
      if (!plan.person) continue;
      const key = plan.facts.name === undefined ? {} : { nameKey: nameKey(plan.facts.name) };
      const change = { ...plan.facts, ...key, updatedAt: now, version: plan.person.version + 1 };
      await this.db.update(Employee, { id: plan.person.id }, change as Partial<Employee>);
    }
  }

  private async writeNumbers(people: readonly Written[], on: CivilDate): Promise<void> {
    const renumbered = people.filter(({ plan }) => plan.hasNewNumber);
    for (const { plan } of renumbered) {
      if (plan.person)
        await this.db.change('UPDATE employee_number SET validUntil = ? WHERE employeeId = ? AND validUntil = ?', [
          plusDays(on, -1),
          plan.person.id,
          OPEN_END,
        ]);
    }
    await this.db.insert(
      EmployeeNumber,
      renumbered.map(({ employeeId, facts }) => {
        return { id: newId(), employeeId, number: facts.nip, validFrom: on, validUntil: OPEN_END };
      }),
    );
  }

  /** Who heads a unit is decided when everybody is in; until then a new post heads none. */
  private async writePosts(people: readonly Written[]): Promise<void> {
    const now = this.clock.now();
    const added: Assignment[] = [];
    for (const { employeeId, unitId, positionId, plan } of people) {
      const { post } = plan;
      if (post.act === 'CORRECT') {
        const change = 'unitId = ?, positionId = ?, headsUnit = ?, source = ?, updatedAt = ?, version = version + 1';
        await this.db.change(`UPDATE assignment SET ${change} WHERE id = ?`, [
          unitId,
          positionId,
          false,
          SOURCE,
          now,
          post.id,
        ]);
      }
      if (post.act !== 'BEGIN') continue;
      if (post.ends !== null) {
        const change = 'validUntil = ?, updatedAt = ?, version = version + 1';
        await this.db.change(`UPDATE assignment SET ${change} WHERE id = ?`, [plusDays(post.from, -1), now, post.ends]);
      }
      const days = { validFrom: post.from, validUntil: post.until };
      const place = { employeeId, unitId, positionId, kind: 'DEFINITIF', headsUnit: false } as const;
      added.push({ id: newId(), ...place, ...days, source: SOURCE, createdAt: now, updatedAt: now, version: 1 });
    }
    await this.db.insert(Assignment, added);
  }
}

function auditEntry({ employeeId, unitId, positionId, plan }: Written, { importId, accountId }: Application) {
  const before = plan.person && pick(plan.person.facts, Object.keys(plan.facts) as (keyof PersonFacts)[]);
  const moves = plan.post.act === 'KEEP' ? {} : { post: { ...plan.post, unitId, positionId } };
  return {
    action: plan.person ? 'employee.change' : 'employee.create',
    object: { type: 'employee', id: employeeId },
    subjectEmployeeId: employeeId,
    actorAccountId: accountId,
    facts: { importId },
    before: before && masked(before),
    after: { ...masked(plan.facts), ...moves },
  };
}

function pick<T extends object, K extends keyof T>(from: T, names: readonly K[]): Pick<T, K> {
  return Object.fromEntries(names.map((name) => [name, from[name]])) as Pick<T, K>;
}

function masked<T extends { nip?: string | null }>(facts: T): T {
  return facts.nip ? { ...facts, nip: maskNumber(facts.nip) } : facts;
}
