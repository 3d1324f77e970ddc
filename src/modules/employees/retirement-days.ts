import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock/clock.js';
import { Database } from '../../kernel/database/database.js';
import type { CivilDate } from '../../kernel/values/civil-date.js';
import { OrganizationApi, organizationTables, type RetiringPost } from '../organization/index.js';
import { Employee } from './persistence/employee.entity.js';

const AT_A_TIME = 200;

interface Row extends Omit<RetiringPost, 'title' | 'retirementAge'> {
  readonly id: string;
  readonly kind: string;
  readonly birthDate: CivilDate | null;
  readonly retiresOn: CivilDate | null;
  readonly retirementDecidedOn: CivilDate | null;
  readonly title: string | null;
  readonly retirementAge: number | string | null;
}

const PEOPLE = `SELECT e.id, e.kind, e.birthDate, e.retiresOn, e.retirementDecidedOn, p.title, p.level, p.retirementAge
  FROM employee e
  LEFT JOIN assignment a ON a.employeeId = e.id AND a.kind = 'DEFINITIF' AND a.validFrom <= ? AND a.validUntil >= ?
  LEFT JOIN ${organizationTables.position} p ON p.id = a.positionId`;

/**
 * Keeps on each person the day of retirement that follows from today's post and the birth date, so that people can be listed by
 * it. A decision about one person goes before the rule. Source: rules.md OR-6, EM-42.
 */
@Injectable()
export class RetirementDays {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly organization: OrganizationApi,
  ) {}

  /** Works out anew the day of one person, or of everybody, some hundred at a time; gives how many changed. */
  async refresh(onlyEmployeeId?: string): Promise<number> {
    const today = this.clock.today();
    const one =
      onlyEmployeeId === undefined ? { sql: '', values: [] } : { sql: ' WHERE e.id = ?', values: [onlyEmployeeId] };
    const people = await this.db.rows<Row>(PEOPLE + one.sql, [today, today, ...one.values]);
    const rule = await this.organization.retirementRule();
    const changed = people.flatMap((person) => {
      const retiresOn = dayOf(person, rule);
      return retiresOn === person.retiresOn ? [] : [{ id: person.id, retiresOn }];
    });
    for (let at = 0; at < changed.length; at += AT_A_TIME) {
      await this.db.transaction(() => this.write(changed.slice(at, at + AT_A_TIME)));
    }
    return changed.length;
  }

  private async write(people: readonly { id: string; retiresOn: CivilDate | null }[]): Promise<void> {
    const updatedAt = this.clock.now();
    for (const { id, retiresOn } of people) await this.db.update(Employee, { id }, { retiresOn, updatedAt });
  }
}

function dayOf(person: Row, rule: (post: RetiringPost, birthDate: CivilDate) => CivilDate): CivilDate | null {
  const { kind, birthDate, title, level, retirementDecidedOn } = person;
  if (retirementDecidedOn !== null) return retirementDecidedOn;
  if (kind === 'NON_ASN' || birthDate === null || title === null) return null;
  const retirementAge = person.retirementAge === null ? null : Number(person.retirementAge);
  return rule({ title, level, retirementAge }, birthDate);
}
