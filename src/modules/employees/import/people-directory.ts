import { Injectable } from '@nestjs/common';
import { Database } from '../../../kernel/database/database.js';
import { organizationTables } from '../../organization/index.js';
import type { PresentPerson, PresentPost } from './domain/person-plan.js';
import type { PersonRow } from './domain/person-row.js';

const { orgUnit, position } = organizationTables;
const PERSON = `SELECT id, version, kind, name, frontTitle, backTitle, nip, birthDate, sex, gradeCode, gradeName, standingCode,
  email, externalId FROM employee`;
const POST = `SELECT a.id, a.employeeId, u.externalId AS unitExternalId, p.kind AS positionKind, p.titleKey, a.validFrom,
  a.validUntil FROM assignment a JOIN ${orgUnit} u ON u.id = a.unitId JOIN ${position} p ON p.id = a.positionId
  WHERE a.kind = 'DEFINITIF'`;

type PersonRecord = PresentPerson['facts'] & { id: string; version: number };

/** People whom rows may mean, by both ways to find them. */
export interface KnownPeople {
  readonly byExternalId: ReadonlyMap<string, PresentPerson>;
  readonly byNumber: ReadonlyMap<string, PresentPerson>;
}

/** Finds the people whom some hundred rows may mean, with a handful of statements however many rows there are. */
@Injectable()
export class PeopleDirectory {
  constructor(private readonly db: Database) {}

  /** Everybody with a PNS ID or a number of these rows. With `lock` nobody else changes them until the transaction ends. */
  async find(rows: readonly PersonRow[], lock = false): Promise<KnownPeople> {
    const externalIds = rows.map(({ facts }) => facts.externalId).filter((id) => id !== null);
    const holders = await this.numbers(
      'number',
      rows.map(({ facts }) => facts.nip),
    );
    const byId = await this.within<{ id: string }>('SELECT id FROM employee', 'externalId', externalIds);
    const ids = [...new Set([...holders.map(({ employeeId }) => employeeId), ...byId.map(({ id }) => id)])].sort();
    const forUpdate = lock ? this.db.connection.forUpdate : '';
    // Locked in the order of ids, so that two who lock people wait for each other and not in a circle.
    const people = await this.within<PersonRecord>(PERSON, 'id', ids, `ORDER BY id${forUpdate}`);
    return indexed(people, await this.numbers('employeeId', ids), await this.within(POST, 'a.employeeId', ids));
  }

  private numbers(column: 'number' | 'employeeId', values: readonly string[]): Promise<NumberRecord[]> {
    return this.within('SELECT employeeId, number FROM employee_number', column, values);
  }

  private async within<Row>(select: string, column: string, values: readonly string[], order = ''): Promise<Row[]> {
    if (values.length === 0) return [];
    const where = select.includes('WHERE') ? 'AND' : 'WHERE';
    const list = values.map(() => '?').join(', ');
    return this.db.rows<Row>(`${select} ${where} ${column} IN (${list}) ${order}`, values);
  }
}

interface NumberRecord {
  readonly employeeId: string;
  readonly number: string;
}

function indexed(
  people: readonly PersonRecord[],
  numbers: readonly NumberRecord[],
  posts: readonly (PresentPost & { employeeId: string })[],
): KnownPeople {
  const numbersOf = Map.groupBy(numbers, ({ employeeId }) => employeeId);
  const postsOf = Map.groupBy(posts, ({ employeeId }) => employeeId);
  const byExternalId = new Map<string, PresentPerson>();
  const byNumber = new Map<string, PresentPerson>();
  for (const { id, version, ...facts } of people) {
    const own = (numbersOf.get(id) ?? []).map(({ number }) => number);
    const person = { id, version: Number(version), facts, numbers: own, posts: postsOf.get(id) ?? [] };
    if (facts.externalId !== null) byExternalId.set(facts.externalId, person);
    for (const number of own) byNumber.set(number, person);
  }
  return { byExternalId, byNumber };
}
