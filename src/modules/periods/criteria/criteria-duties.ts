import { Injectable } from '@nestjs/common';
import { Clock } from '../../../kernel/clock/clock.js';
import { Database } from '../../../kernel/database/database.js';
import { isoOf } from '../../../kernel/database/dialect.js';
import type { DutySource, OpenDuty, PersonalActor } from '../../../kernel/duties/open-duty.js';
import { DutyRegistry } from '../../../kernel/duties/registry.js';
import type { CivilDate } from '../../../kernel/values/civil-date.js';
import { EmployeeAccess, employeeTables } from '../../employees/index.js';
import { organizationTables } from '../../organization/index.js';
import { STILL_ASKED } from './criteria-people.js';
import { CriteriaPolicyService } from './criteria-policy.service.js';
import { acknowledgementDueOn } from './domain/criteria-effect.js';

const { orgUnit, ancestor } = organizationTables;
/** Published criteria, former ones too, above somebody's definitive post of a day, of years that are not over, and whether he is to know them and has acknowledged them. */
const ABOVE = `SELECT cs.id, cs.coversId, cs.name, y.year, cs.effectiveFrom, cs.publishedAt, pu.depth, a.validFrom AS postedSince,
  ck.id AS acknowledgementId, CASE WHEN ${STILL_ASKED} THEN 1 ELSE 0 END AS isAsked FROM ${employeeTables.assignment} a
  JOIN ${employeeTables.employee} e ON e.id = a.employeeId AND e.kind <> 'NON_ASN'
  JOIN ${ancestor} pu ON pu.unitId = a.unitId AND pu.validFrom <= ? AND pu.validUntil >= ?
  JOIN criteria_set cs ON cs.unitId = pu.ancestorId AND cs.status IN ('PUBLISHED', 'SUPERSEDED')
  JOIN performance_period y ON y.id = cs.performancePeriodId AND y.endsOn >= ?
  LEFT JOIN criteria_acknowledgement ck ON ck.criteriaSetId = cs.id AND ck.employeeId = a.employeeId
  WHERE a.employeeId = ? AND a.kind = 'DEFINITIF' AND a.validFrom <= ? AND a.validUntil >= ?`;
const UNANSWERED = `SELECT cs.id, cs.name, y.year, MIN(cp.createdAt) AS since, COUNT(*) AS proposals FROM criteria_set cs
  JOIN criteria_proposal cp ON cp.criteriaSetId = cs.id AND cp.answer IS NULL JOIN ${orgUnit} u ON u.id = cs.unitId
  JOIN performance_period y ON y.id = cs.performancePeriodId WHERE cs.status = 'CONSULTATION'`;

interface AboveRow {
  readonly id: string;
  readonly coversId: string;
  readonly name: string;
  readonly year: number;
  readonly effectiveFrom: CivilDate;
  readonly publishedAt: string;
  readonly depth: number;
  readonly postedSince: CivilDate;
  readonly acknowledgementId: string | null;
  readonly isAsked: number;
}
interface UnansweredRow {
  readonly id: string;
  readonly name: string;
  readonly year: number;
  readonly since: string;
  readonly proposals: number;
}

/** Criteria that somebody has not acknowledged, and proposals that wait for the answer of whoever keeps them. Rules NS-5, CR-6, CR-8. */
@Injectable()
export class CriteriaDuties implements DutySource {
  readonly texts = {
    CRITERIA_ACKNOWLEDGE: {
      takes: 'criteria:discuss',
      id: 'Nyatakan telah mengetahui {criteria}.',
      en: 'Acknowledge {criteria}.',
    },
    CRITERIA_ANSWER: {
      takes: 'criteria:manage',
      id: 'Jawab {count} usulan atas {criteria}.',
      en: 'Answer {count} proposals to {criteria}.',
    },
  } as const;

  constructor(
    registry: DutyRegistry,
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly people: EmployeeAccess,
    private readonly policy: CriteriaPolicyService,
  ) {
    registry.register(this);
  }

  async openFor(actor: PersonalActor, today: CivilDate): Promise<OpenDuty[]> {
    return [...(await this.toAcknowledge(actor, today)), ...(await this.toAnswer(actor))];
  }

  private async toAcknowledge({ employeeId: me }: PersonalActor, today: CivilDate): Promise<OpenDuty[]> {
    const rows = await this.db.rows<AboveRow>(ABOVE, [today, today, today, today, me, today, today]);
    const asked = rows.filter(({ isAsked, acknowledgementId: known }) => Number(isAsked) === 1 && known === null);
    const open = asked.filter((row) => !rows.some((other) => isNearer(other, row)));
    if (open.length === 0) return [];
    const { newcomerDays } = await this.policy.current();
    return open.map(({ id, name, year, effectiveFrom, postedSince, publishedAt }) => ({
      ...{ kind: 'CRITERIA_ACKNOWLEDGE' as const, key: id, employeeId: null, employeeName: null },
      ...{ objectType: 'criteria-set', objectId: id, periodName: String(year) },
      dueOn: acknowledgementDueOn(effectiveFrom, postedSince, newcomerDays),
      sinceOn: this.clock.today(new Date(isoOf(publishedAt))),
      facts: { criteria: name },
    }));
  }

  private async toAnswer(actor: PersonalActor): Promise<OpenDuty[]> {
    const care = this.people.unitsReached(actor, 'criteria:manage', 'u.id');
    const sql = `${UNANSWERED} AND ${care.sql} GROUP BY cs.id, cs.name, y.year`;
    const rows = await this.db.rows<UnansweredRow>(sql, care.values);
    return rows.map(({ id, name, year, since, proposals }) => ({
      ...{ kind: 'CRITERIA_ANSWER' as const, key: id, employeeId: null, employeeName: null },
      ...{ objectType: 'criteria-set', objectId: id, periodName: String(year), dueOn: null },
      sinceOn: this.clock.today(new Date(isoOf(since))),
      facts: { criteria: name, count: Number(proposals) },
    }));
  }
}

/** Of one period a nearer unit has its own, in effect no later (CR-2). */
function isNearer(other: AboveRow, row: AboveRow): boolean {
  const isOfPeriod = other.coversId === row.coversId && other.effectiveFrom <= row.effectiveFrom;
  return isOfPeriod && Number(other.depth) < Number(row.depth);
}
