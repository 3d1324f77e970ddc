import { Injectable } from '@nestjs/common';
import { Clock } from '../../../kernel/clock/clock.js';
import { Database } from '../../../kernel/database/database.js';
import { isoOf } from '../../../kernel/database/dialect.js';
import type { DutySource, OpenDuty, PersonalActor } from '../../../kernel/duties/open-duty.js';
import { DutyRegistry } from '../../../kernel/duties/registry.js';
import type { CivilDate } from '../../../kernel/values/civil-date.js';
import { displayName, employeeTables, type Titled } from '../../employees/index.js';
import { organizationTables } from '../../organization/index.js';
import { periodTables } from '../../periods/index.js';

const { employee, assignment, reportingLine } = employeeTables;
/** Drafts that say something, of units that somebody heads today; and those that a head of today has signed whom he appraises. */
const WAITING = `SELECT ua.id, u.name AS unitName, y.year, ua.createdAt AS since, e.id AS employeeId, e.name, e.frontTitle, e.backTitle
  FROM ${assignment} hd JOIN unit_agreement ua ON ua.unitId = hd.unitId AND ua.status = 'DRAFT' JOIN ${employee} e ON e.id = hd.employeeId
  JOIN ${organizationTables.orgUnit} u ON u.id = ua.unitId JOIN ${periodTables.performancePeriod} y ON y.id = ua.performancePeriodId
  WHERE hd.employeeId = ? AND hd.headsUnit = 1 AND hd.validFrom <= ? AND hd.validUntil >= ? AND EXISTS (SELECT 1 FROM performance_tree_node n
  WHERE n.unitId = ua.unitId AND n.performancePeriodId = ua.performancePeriodId)
  UNION SELECT ua.id, u.name, y.year, ua.firstSignedAt, e.id, e.name, e.frontTitle, e.backTitle
  FROM ${reportingLine} rl JOIN unit_agreement ua ON ua.firstPartyId = rl.employeeId AND ua.status = 'OFFERED'
  JOIN ${employee} e ON e.id = ua.firstPartyId JOIN ${organizationTables.orgUnit} u ON u.id = ua.unitId
  JOIN ${periodTables.performancePeriod} y ON y.id = ua.performancePeriodId
  WHERE rl.appraiserId = ? AND rl.validFrom <= ? AND rl.validUntil >= ? AND EXISTS (SELECT 1 FROM ${assignment} hd
  WHERE hd.unitId = ua.unitId AND hd.employeeId = ua.firstPartyId AND hd.headsUnit = 1 AND hd.validFrom <= ? AND hd.validUntil >= ?)`;

interface WaitingRow extends Titled {
  readonly id: string;
  readonly unitName: string;
  readonly year: number;
  readonly since: string;
  readonly employeeId: string;
}

/** Unit agreements that wait for a signature: of the head of the unit first, then of whoever appraises him. Rules NS-5, CA-13. */
@Injectable()
export class UnitAgreementDuties implements DutySource {
  readonly texts = {
    UNIT_AGREEMENT_SIGN: {
      takes: 'unit-agreement:sign',
      id: 'Tanda tangani Perjanjian Kinerja {period} {unit}.',
      en: 'Sign the agreement (Perjanjian Kinerja) {period} of {unit}.',
    },
  } as const;

  constructor(
    registry: DutyRegistry,
    private readonly db: Database,
    private readonly clock: Clock,
  ) {
    registry.register(this);
  }

  async openFor({ employeeId: me }: PersonalActor, today: CivilDate): Promise<OpenDuty[]> {
    const rows = await this.db.rows<WaitingRow>(WAITING, [me, today, today, me, today, today, today, today]);
    return rows.map(({ id, unitName, year, since, employeeId, ...names }) => ({
      ...{ kind: 'UNIT_AGREEMENT_SIGN' as const, key: id, employeeId, employeeName: displayName(names) },
      ...{ objectType: 'unit-agreement', objectId: id, periodName: String(year), dueOn: null },
      ...{ sinceOn: this.clock.today(new Date(isoOf(since))), facts: { unit: unitName } },
    }));
  }
}
