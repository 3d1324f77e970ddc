import { Injectable } from '@nestjs/common';
import { Database } from '../../../kernel/database/database.js';
import { OrganizationApi } from '../../organization/index.js';
import { lengthOf, outsideOf } from './domain/absences.js';
import { unbrokenSince } from './domain/supervision.js';
import type {
  Absence,
  Appointment,
  ChainFacts,
  ChainRule,
  Conflict,
  Days,
  Delegation,
  Headship,
  Home,
  Rank,
  RankPolicy,
  SupervisionPolicy,
} from './domain/chain-facts.js';

const DAYS = 'validFrom, validUntil';
/** Everybody who may appraise somebody: nobody else's absence matters. */
const OFFICIALS = `(SELECT employeeId FROM assignment WHERE headsUnit = 1
  UNION SELECT toEmployeeId FROM appraisal_delegation UNION SELECT appraiserId FROM appraiser_appointment)`;

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
  async homes(onlyEmployeeId?: string): Promise<Home[]> {
    const one = onlyEmployeeId === undefined ? '' : ' AND employeeId = ?';
    const sql = `SELECT employeeId, unitId, headsUnit, ${DAYS} FROM assignment WHERE kind = 'DEFINITIF'${one}`;
    const rows = await this.db.rows<Home & { headsUnit: unknown }>(
      sql,
      onlyEmployeeId === undefined ? [] : [onlyEmployeeId],
    );
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

  private async byStanding(): Promise<Absence[]> {
    const standings = await this.organization.standings();
    const atWork = [...standings].filter(([, standing]) => standing.atWork).map(([code]) => code);
    const rows = await this.db.rows<Days & { employeeId: string }>(
      `SELECT employeeId, ${DAYS} FROM employee_standing WHERE employeeId IN ${OFFICIALS}
       AND standingCode NOT IN (${['', ...atWork].map(() => '?').join(', ')})`,
      ['', ...atWork],
    );
    return rows.map((row) => ({ ...row, cause: 'STANDING' }));
  }

  private async byLeave(longLeaveDays: number): Promise<Absence[]> {
    const sql = `SELECT employeeId, ${DAYS} FROM employee_leave WHERE employeeId IN ${OFFICIALS}`;
    const rows = await this.db.rows<Days & { employeeId: string }>(sql);
    return rows.filter((row) => lengthOf(row) >= longLeaveDays).map((row) => ({ ...row, cause: 'LEAVE' }));
  }

  private async byContract(): Promise<Absence[]> {
    const sql = `SELECT employeeId, ${DAYS} FROM employee_contract WHERE employeeId IN ${OFFICIALS}`;
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
