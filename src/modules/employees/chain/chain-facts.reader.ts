import { Injectable } from '@nestjs/common';
import { Database } from '../../../kernel/database/database.js';
import type { Days } from '../../../kernel/values/civil-date.js';
import { OrganizationApi } from '../../organization/index.js';
import { daysWithout, lengthOf, outsideOf, stretchesOf } from './domain/absences.js';
import { unbrokenSince } from './domain/supervision.js';
import type {
  Absence,
  Appointment,
  ChainFacts,
  ChainRule,
  Conflict,
  Delegation,
  Headship,
  Home,
  Rank,
  RankPolicy,
  SupervisionPolicy,
} from './domain/chain-facts.js';

const DAYS = 'validFrom, validUntil';
/** Those who appraise by letter, and everybody who may appraise somebody: nobody else's absence matters. */
const BY_LETTER =
  'SELECT toEmployeeId AS officialId FROM appraisal_delegation UNION SELECT appraiserId FROM appraiser_appointment';
const OFFICIALS = `SELECT employeeId AS officialId FROM assignment WHERE headsUnit = 1 UNION ${BY_LETTER}`;
/**
 * The rows of a table that belong to the few officials, who come first: for an IN, MariaDB would look through what everybody
 * has, and SQLite for a plain JOIN.
 */
const rowsOf = (table: string, officials: string): string =>
  `(${officials}) official CROSS JOIN ${table} ON employeeId = officialId`;

/** What the government has decided where the rules leave it open. */
export interface ChainPolicy {
  readonly rankPolicy: RankPolicy;
  readonly longLeaveDays: number;
  readonly minimumMonths: number;
  readonly supervisionPolicy: SupervisionPolicy;
}

/** Reads all that the chain of appraisal follows from: some thousand rows however many people there are. */
@Injectable()
export class ChainFactsReader {
  constructor(
    private readonly db: Database,
    private readonly organization: OrganizationApi,
  ) {}

  /** The facts as they are recorded now; ranks only where they lead past an official. */
  async read(): Promise<ChainFacts> {
    const { rankPolicy, longLeaveDays, supervisionPolicy, minimumMonths } = await this.policy();
    return {
      placements: await this.organization.placements(),
      headships: await this.db.rows<Headship>(
        `SELECT unitId, employeeId, kind, ${DAYS} FROM assignment WHERE headsUnit = 1`,
      ),
      absences: [...(await this.byStanding()), ...(await this.byLeave(longLeaveDays)), ...(await this.byContract())],
      delegations: await this.db.rows<Delegation>(
        `SELECT id, toEmployeeId, employeeId, unitId, covers, ${DAYS} FROM appraisal_delegation`,
      ),
      officialHomes: await this.homesOf(rowsOf('assignment', BY_LETTER)),
      appointments: await this.db.rows<Appointment>(
        `SELECT id, employeeId, appraiserId, ${DAYS} FROM appraiser_appointment`,
      ),
      conflicts: await this.db.rows<Conflict>(`SELECT employeeId, otherId, cause, ${DAYS} FROM appraisal_conflict`),
      ranks: rankPolicy === 'NEXT_ABOVE' ? await this.ranks() : [],
      rules: await this.rules(),
      rankPolicy,
      requiredMonths: supervisionPolicy === 'NEXT_ABOVE' ? minimumMonths : 0,
    };
  }

  /** Where everybody, or one person, works. */
  homes(onlyEmployeeId?: string): Promise<Home[]> {
    return onlyEmployeeId === undefined
      ? this.homesOf('assignment')
      : this.homesOf('assignment', 'AND employeeId = ?', [onlyEmployeeId]);
  }

  private async homesOf(from: string, some = '', values: readonly string[] = []): Promise<Home[]> {
    const sql = `SELECT employeeId, unitId, headsUnit, ${DAYS} FROM ${from} WHERE kind = 'DEFINITIF' ${some}`;
    const rows = await this.db.rows<Home & { headsUnit: unknown }>(sql, values);
    const stays = Map.groupBy(rows, ({ employeeId, unitId }) => `${employeeId} ${unitId}`);
    return rows.map((row) => {
      const own = stays.get(`${row.employeeId} ${row.unitId}`) ?? [];
      return { ...row, headsUnit: Number(row.headsUnit) === 1, inUnitSince: unbrokenSince(row, own) };
    });
  }

  /** The policy in force. */
  async policy(): Promise<ChainPolicy> {
    const [row] = await this.db.rows<ChainPolicy>(
      'SELECT rankPolicy, longLeaveDays, minimumMonths, supervisionPolicy FROM appraisal_chain_policy WHERE id = 1',
    );
    if (!row) throw new Error('appraisal_chain_policy has lost its row.');
    return {
      rankPolicy: row.rankPolicy,
      longLeaveDays: Number(row.longLeaveDays),
      minimumMonths: Number(row.minimumMonths),
      supervisionPolicy: row.supervisionPolicy,
    };
  }

  /** Days on which somebody has a standing whose people are not at work on those days, as the list of standings says. */
  private async byStanding(): Promise<Absence[]> {
    const atWork = await this.organization.daysAtWork();
    const rows = await this.db.rows<Days & { employeeId: string; standingCode: string }>(
      `SELECT employeeId, standingCode, ${DAYS} FROM ${rowsOf('employee_standing', OFFICIALS)}`,
    );
    return rows.flatMap(({ employeeId, standingCode, ...days }) =>
      daysWithout(days, atWork.get(standingCode) ?? []).map((away): Absence => {
        return { employeeId, cause: 'STANDING', ...away };
      }),
    );
  }

  private async byLeave(longLeaveDays: number): Promise<Absence[]> {
    const sql = `SELECT employeeId, ${DAYS} FROM ${rowsOf('employee_leave', OFFICIALS)}`;
    const rows = await this.db.rows<Days & { employeeId: string }>(sql);
    return [...Map.groupBy(rows, ({ employeeId }) => employeeId)].flatMap(([employeeId, leaves]) =>
      stretchesOf(leaves)
        .filter((days) => lengthOf(days) >= longLeaveDays)
        .map((days): Absence => ({ employeeId, cause: 'LEAVE', ...days })),
    );
  }

  /** Agreements bind whoever is still a PPPK: who has become a PNS since is not away because the last one has ended. */
  private async byContract(): Promise<Absence[]> {
    const sql = `SELECT c.employeeId, c.validFrom, c.validUntil FROM ${rowsOf('employee_contract c', OFFICIALS)}
      JOIN employee e ON e.id = c.employeeId WHERE e.kind LIKE 'PPPK%'`;
    const rows = await this.db.rows<Days & { employeeId: string }>(sql);
    return [...Map.groupBy(rows, ({ employeeId }) => employeeId)].flatMap(([employeeId, contracts]) =>
      outsideOf(contracts).map((days): Absence => ({ employeeId, cause: 'CONTRACT', ...days })),
    );
  }

  /** Golongan of PNS compare by their code (11 I/a … 45 IV/e); those of PPPK do not compare with them. */
  async ranks(employeeIds?: readonly string[]): Promise<Rank[]> {
    const some = employeeIds ? ` AND g.employeeId IN (${employeeIds.map(() => '?').join(', ')})` : '';
    const rows = await this.db.rows<Days & { employeeId: string; gradeCode: string }>(
      `SELECT g.employeeId, g.gradeCode, g.validFrom, g.validUntil FROM employee_grade g
       JOIN employee e ON e.id = g.employeeId WHERE e.kind IN ('PNS', 'CPNS')${some}`,
      employeeIds ?? [],
    );
    return rows.map(({ gradeCode, ...row }) => ({
      ...row,
      rank: /^[1-4][1-5]$/.test(gradeCode) ? Number(gradeCode) : null,
    }));
  }

  private async rules(): Promise<ChainRule[]> {
    const sql = `SELECT id, sequence, unitId, unitType, depth, above, aboveUnitId, ${DAYS} FROM appraisal_chain_rule`;
    const rows = await this.db.rows<ChainRule>(sql);
    return rows.map(({ sequence, depth, ...row }) => ({
      ...row,
      sequence: Number(sequence),
      depth: depth === null ? null : Number(depth),
    }));
  }
}
