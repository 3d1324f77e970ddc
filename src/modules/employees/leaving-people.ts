import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock/clock.js';
import { Database } from '../../kernel/database/database.js';
import type { DataSubject } from '../../kernel/personal-data/personal-data.js';
import type { CivilDate, Days } from '../../kernel/values/civil-date.js';
import { OrganizationApi } from '../organization/index.js';
import { displayName, type Titled } from './domain/display-name.js';
import { leftOn } from './domain/leaving.js';
import { NameIndex } from './search/name-index.js';

/** Somebody who has left for good. */
export interface LeftPerson {
  readonly employeeId: string;
  readonly displayName: string;
  readonly leftOn: CivilDate;
}

type OfPerson<T = object> = T & { readonly employeeId: string };
type Candidate = OfPerson<Titled> & { readonly kind: string };
const DAYS = 'employeeId, validFrom, validUntil';

/** Finds people who have left, whose data are kept for some time only. */
@Injectable()
export class LeavingPeople {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly organization: OrganizationApi,
    private readonly names: NameIndex,
  ) {}

  /** People who had left by a day and are still persons, the earliest first; of all, or of some. */
  async leftBy(day: CivilDate, among?: readonly string[]): Promise<LeftPerson[]> {
    const ending = await this.codesEndingService();
    const today = this.clock.today();
    const some = among ? ` AND e.id IN (${among.map(() => '?').join(', ')})` : '';
    // Only of those whose standing ends the service, or whose agreement is over, can it be true: few of many.
    const sql = `SELECT e.id AS employeeId, e.kind, e.name, e.frontTitle, e.backTitle FROM employee e
      WHERE e.erasedAt IS NULL${some} AND (
        EXISTS (SELECT 1 FROM employee_standing s WHERE s.employeeId = e.id AND s.validFrom <= ? AND s.validUntil >= ?
          AND s.standingCode IN (${ending.map(() => '?').join(', ')}))
        OR e.kind LIKE 'PPPK%' AND (SELECT MAX(c.validUntil) FROM employee_contract c WHERE c.employeeId = e.id) < ?)`;
    const people = await this.db.rows<Candidate>(sql, [...(among ?? []), today, today, ...ending, today]);
    const left: LeftPerson[] = [];
    for (let at = 0; at < people.length; at += 200)
      left.push(...(await this.leftOf(people.slice(at, at + 200), ending)));
    return left.filter((person) => person.leftOn <= day).sort((a, b) => (a.leftOn < b.leftOn ? -1 : 1));
  }

  /** Marks a person who becomes a pseudonym, in the current transaction. */
  async markErased({ employeeId }: DataSubject): Promise<void> {
    if (employeeId === null) return;
    await this.names.forget(employeeId);
    const [person] = await this.db.rows<{ externalId: string | null }>('SELECT externalId FROM employee WHERE id = ?', [
      employeeId,
    ]);
    if (person?.externalId) await this.organization.forgetHead(person.externalId);
    const now = this.clock.now();
    await this.db.change('UPDATE employee SET erasedAt = ?, updatedAt = ?, version = version + 1 WHERE id = ?', [
      now,
      now,
      employeeId,
    ]);
  }

  /** And an empty one, which nobody has: a list in SQL is not empty. */
  private async codesEndingService(): Promise<string[]> {
    const standings = await this.organization.standings();
    return ['', ...[...standings].filter(([, standing]) => standing.endsService).map(([code]) => code)];
  }

  private async leftOf(people: readonly Candidate[], ending: readonly string[]): Promise<LeftPerson[]> {
    const standings = await this.of<Days & { standingCode: string }>(
      'employee_standing',
      `${DAYS}, standingCode`,
      people,
    );
    const contracts = await this.of<Days>('employee_contract', DAYS, people);
    const posts = await this.of<Days>('assignment', DAYS, people);
    return people.flatMap(({ employeeId, kind, ...titled }) => {
      const time = {
        standings: (standings.get(employeeId) ?? []).map((row) => ({
          ...row,
          endsService: ending.includes(row.standingCode),
        })),
        // A former PPPK who became a PNS is in service whatever the agreement was.
        contracts: kind.startsWith('PPPK') ? (contracts.get(employeeId) ?? []) : [],
        posts: posts.get(employeeId) ?? [],
      };
      const day = leftOn(time);
      return day === null ? [] : [{ employeeId, displayName: displayName(titled), leftOn: day }];
    });
  }

  private async of<T>(
    table: string,
    columns: string,
    people: readonly OfPerson[],
  ): Promise<Map<string, OfPerson<T>[]>> {
    const sql = `SELECT ${columns} FROM ${table} WHERE employeeId IN (${people.map(() => '?').join(', ')})`;
    const rows = await this.db.rows<OfPerson<T>>(
      sql,
      people.map(({ employeeId }) => employeeId),
    );
    return Map.groupBy(rows, ({ employeeId }) => employeeId);
  }
}
