import { allOf, equal, type SqlCondition } from '../../../kernel/database/condition.js';
import type { SqlValue } from '../../../kernel/database/connection.js';
import type { CivilDate } from '../../../kernel/values/civil-date.js';
import { employeeTables } from '../../employees/index.js';
import { organizationTables } from '../../organization/index.js';
import { periodTables } from '../../periods/index.js';
import { workPlanTables } from '../../work-plans/index.js';

const { employee, assignment, reportingLine } = employeeTables;
const { workPlan, workPlanRevision, appraisalDuty } = workPlanTables;

/** On which day and for whom it is asked. */
export interface Asked {
  readonly today: CivilDate;
  /** The earliest self-assessment deadline that has not passed, with what outages give back. */
  readonly openSince: CivilDate;
  /** Who looks: his own rating he learns by its publication (AP-5). */
  readonly viewerId: string | null;
  /** The appraisals that he may know of, as a condition on `ap`. */
  readonly appraisals: SqlCondition;
}

/** Part of a statement with its values. */
export type Sql = SqlCondition;

const of = (sql: string, ...values: SqlValue[]): Sql => ({ sql, values });
const join = (...parts: readonly Sql[]): Sql =>
  of(parts.map(({ sql }) => sql).join(' '), ...parts.flatMap(({ values }) => values));

/** Who decides about a plan: see NS-1. Where nobody stands above the appraiser any more, he decides again (WP-26). */
export const DECIDER = `CASE WHEN wp.status IN ('SUBMITTED', 'RETURNED') AND wp.escalatedAt IS NOT NULL
  THEN COALESCE(rl.superiorId, rl.appraiserId)
  WHEN na.kind = 'PERIODIC' AND ad.appraiserId IS NOT NULL THEN ad.appraiserId ELSE rl.appraiserId END`;

const PEOPLE = `LEFT JOIN ${reportingLine} rl ON rl.employeeId = e.id AND rl.validFrom <= ? AND rl.validUntil >= ?
  LEFT JOIN ${assignment} a ON a.employeeId = e.id AND a.kind = 'DEFINITIF' AND a.validFrom <= ? AND a.validUntil >= ?
  LEFT JOIN ${organizationTables.orgUnit} u ON u.id = a.unitId`;

/** The step of a plan `wp`, whose appraisal that has to go on is `na`. Rule NS-1. */
export function stepOf({ today, openSince, viewerId }: Asked): Sql {
  return of(
    `CASE wp.status WHEN 'DRAFT' THEN 'EMPLOYEE_DRAFTS' WHEN 'SUBMITTED' THEN 'APPRAISER_DECIDES' WHEN 'RETURNED' THEN 'EMPLOYEE_REVISES'
    WHEN 'AGREED' THEN CASE WHEN wp.startsOn > ? THEN 'PLAN_BEGINS' ELSE 'APPRAISER_ACTIVATES' END ELSE CASE
    WHEN na.status = 'OPEN' AND na.selfAssessmentDueOn >= ? THEN 'EMPLOYEE_ASSESSES'
    WHEN na.status = 'RATED' AND wp.employeeId <> ? THEN 'APPRAISER_PUBLISHES'
    WHEN na.status IN ('OPEN', 'SELF_ASSESSED', 'RATED') THEN 'APPRAISER_RATES'
    WHEN EXISTS (SELECT 1 FROM ${workPlanRevision} rv WHERE rv.workPlanId = wp.id AND rv.status = 'SUBMITTED')
      THEN 'APPRAISER_DECIDES_REVISION'
    WHEN na.status = 'PUBLISHED' THEN 'EMPLOYEE_ACKNOWLEDGES'
    WHEN wp.status = 'ACTIVE' AND wp.endsOn >= ? THEN 'EMPLOYEE_REPORTS'
    WHEN EXISTS (SELECT 1 FROM appraisal_plan dp JOIN appraisal da ON da.id = dp.appraisalId AND da.kind = 'ANNUAL'
      AND (da.status NOT IN ('OPEN', 'SELF_ASSESSED', 'RATED', 'PUBLISHED', 'ANNULLED')
      OR EXISTS (SELECT 1 FROM appraisal_ruling ru WHERE ru.appraisalId = da.id AND ru.ruling = 'VOID')) WHERE dp.workPlanId = wp.id)
      THEN 'NOTHING'
    ELSE 'APPRAISAL_FOLLOWS' END END`,
    ...[today, openSince, viewerId ?? '', today],
  );
}

/** Plans that count, each with its owner, who appraises him, his unit, and the appraisal that has to go on: one that the employee can still assess, else the one due first. */
export function plansFrom({ today, openSince, appraisals }: Asked): Sql {
  const on = [today, today, today, today];
  return join(
    of(
      `${workPlan} wp JOIN ${employee} e ON e.id = wp.employeeId
      JOIN ${periodTables.performancePeriod} y ON y.id = wp.performancePeriodId ${PEOPLE}
      LEFT JOIN ${appraisalDuty} ad ON ad.workPlanId = wp.id
      LEFT JOIN appraisal na ON na.id = (SELECT ap.id FROM appraisal_plan np JOIN appraisal ap ON ap.id = np.appraisalId
      WHERE np.workPlanId = wp.id AND ap.status IN ('OPEN', 'SELF_ASSESSED', 'RATED', 'PUBLISHED') AND`,
      ...on,
    ),
    appraisals,
    of(
      `ORDER BY CASE WHEN ap.status = 'OPEN' AND ap.selfAssessmentDueOn >= ? THEN 0 WHEN ap.status = 'PUBLISHED' THEN 2 ELSE 1 END,
      ap.selfAssessmentDueOn, ap.id LIMIT 1)
      LEFT JOIN ${periodTables.evaluationPeriod} q ON q.id = na.evaluationPeriodId
      LEFT JOIN ${employee} d ON d.id = ${DECIDER}`,
      openSince,
    ),
  );
}

/** Plans, each with its owner, who appraises him and his unit; for what only the state of a plan decides. */
export function barePlansFrom(today: CivilDate): Sql {
  return of(
    `${workPlan} wp JOIN ${employee} e ON e.id = wp.employeeId
    JOIN ${periodTables.performancePeriod} y ON y.id = wp.performancePeriodId ${PEOPLE}`,
    ...[today, today, today, today],
  );
}

/** People and years, each person with who appraises him and his unit. */
export function peopleFrom(today: CivilDate): Sql {
  return of(`${employee} e JOIN ${periodTables.performancePeriod} y ON 1 = 1 ${PEOPLE}`, today, today, today, today);
}

/** Those without a plan for what they do in a year now, or did at its end; a plan that was ended by a decision asks for no other. */
export function withoutPlan(today: CivilDate, performancePeriodId: string | undefined): Sql {
  const year = equal('y.id', performancePeriodId) ?? of('y.startsOn <= ? AND y.endsOn >= ?', today, today);
  const day = 'CASE WHEN ? < y.startsOn THEN y.startsOn WHEN ? > y.endsOn THEN y.endsOn ELSE ? END';
  const none = of(
    `NOT EXISTS (SELECT 1 FROM ${workPlan} w WHERE w.employeeId = e.id AND w.performancePeriodId = y.id AND w.status <> 'CANCELLED'
      AND (w.endsOn >= ${day} OR w.endingCause = 'DECIDED'))`,
    ...[today, today, today],
  );
  return allOf(year, none);
}
