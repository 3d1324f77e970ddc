import { Injectable } from '@nestjs/common';
import { Database } from '../../kernel/database/database.js';
import type { Days } from '../../kernel/values/civil-date.js';
import { OrganizationApi } from '../organization/index.js';
import { hasSkpDuty } from './domain/standing.js';
import type { EmployeeKind } from './persistence/employee.entity.js';

/** Posts, standings with whether they oblige to an SKP, and work agreements of a person. */
export interface ServiceRecord {
  readonly posts: readonly (Days & { readonly unitId: string; readonly positionId: string })[];
  readonly standings: readonly (Days & { readonly hasDuty: boolean })[];
  readonly contracts: readonly Days[];
}

interface Row extends Days {
  readonly employeeId: string;
}
type PostRow = Row & { readonly unitId: string; readonly positionId: string };
type StandingRow = Row & { readonly standingCode: string };

/** Reads what decides for how long people may have plans. */
@Injectable()
export class ServiceRecordsReader {
  constructor(
    private readonly db: Database,
    private readonly organization: OrganizationApi,
  ) {}

  /** The records of some hundred people at once, by their ids. */
  async of(employeeIds: readonly string[]): Promise<Map<string, ServiceRecord>> {
    if (employeeIds.length === 0) return new Map();
    const meanings = await this.organization.standings();
    const marks = employeeIds.map(() => '?').join(', ');
    const people = await this.db.rows<{ id: string; kind: EmployeeKind }>(
      `SELECT id, kind FROM employee WHERE id IN (${marks})`,
      employeeIds,
    );
    const read = async <T extends Row>(sql: string): Promise<Map<string, T[]>> =>
      Map.groupBy(await this.db.rows<T>(`${sql} AND employeeId IN (${marks})`, employeeIds), (row) => row.employeeId);
    const days = 'employeeId, validFrom, validUntil';
    const posts = await read<PostRow>(`SELECT ${days}, unitId, positionId FROM assignment WHERE kind = 'DEFINITIF'`);
    const standings = await read<StandingRow>(`SELECT ${days}, standingCode FROM employee_standing WHERE 1 = 1`);
    const contracts = await read<Row>(`SELECT ${days} FROM employee_contract WHERE 1 = 1`);
    const recordOf = ({ id, kind }: { id: string; kind: EmployeeKind }): [string, ServiceRecord] => {
      const meant = (standings.get(id) ?? []).map((row) => {
        return { ...row, hasDuty: hasSkpDuty(kind, meanings.get(row.standingCode)) };
      });
      // Who has become a PNS since is under no contract any more.
      const held = kind.startsWith('PPPK') ? contracts.get(id) : undefined;
      return [id, { posts: posts.get(id) ?? [], standings: meant, contracts: held ?? [] }];
    };
    return new Map(people.map(recordOf));
  }
}
