import { tablesMigration } from '../../kernel/database/tables.js';

/** Performance years, work plans with their parts, appraisals. */
export const Performance1767225602000 = tablesMigration('Performance1767225602000', {
  performance_period: [
    `id id, year integer, startsOn day, endsOn day, scheme text(12), ruleSetCode text(40),
      annualAppraisalOpensOn day, annualSelfAssessmentDueOn day, createdAt instant, updatedAt instant,
      version integer`,
    'unique year',
  ],
  evaluation_period: [
    `id id, performancePeriodId ref(performance_period), sequence integer, name text(60), startsOn day,
      endsOn day, appraisalOpensOn day, selfAssessmentDueOn day, version integer`,
    'unique performancePeriodId sequence',
  ],
  work_plan: [
    `id id, employeeId ref(employee), performancePeriodId ref(performance_period), startsOn day, endsOn day,
      approach text(12), status text(16), submittedAt instant?, agreedAt instant?, activatedAt instant?,
      returnReason text(1000)?, agreedByEmployeeId ref?, employeeSnapshot longText?, appraiserSnapshot longText?, progressClosedUntil day?,
      createdAt instant, updatedAt instant, version integer`,
    'employeeId startsOn',
    'performancePeriodId status',
  ],
  work_plan_result: [
    `id id, workPlanId ref(work_plan), sequence integer, kind text(10), classification text(12),
      statement text(1000), assignedBy text(200)?, alignment text(12), leaderResultId ref(work_plan_result)?`,
    'unique workPlanId sequence',
  ],
  work_plan_indicator: [
    `id id, workPlanId ref(work_plan), resultId ref(work_plan_result), sequence integer, aspect text(10),
      statement text(500), targetHundredths integer, unit text(40), direction text(8)`,
    'unique resultId sequence',
    'workPlanId',
  ],
  work_plan_behaviour: [
    'id id, workPlanId ref(work_plan), sequence integer, code text(24), expectation text(1000)?',
    'unique workPlanId code',
  ],
  progress_entry: [
    `id id, workPlanId ref(work_plan), indicatorId ref(work_plan_indicator), occurredOn day,
      valueHundredths integer, note text(2000)?, createdAt instant, version integer`,
    'workPlanId occurredOn id',
    'indicatorId',
  ],
  appraisal: [
    `id id, kind text(10), subjectKey text(90), employeeId ref(employee),
      performancePeriodId ref(performance_period), evaluationPeriodId ref(evaluation_period)?, status text(16),
      selfAssessmentDueOn day, ownResultSummary longText?, ownBehaviourSummary longText?, selfAssessedAt instant?,
      resultRating text(24)?, resultReason longText?, behaviourRating text(24)?, behaviourReason longText?,
      predicate text(20)?, outcome longText?, appraiserId ref(employee)?, ratedAt instant?, publishedAt instant?,
      acknowledgedOn day?, createdAt instant, updatedAt instant, version integer`,
    'unique subjectKey',
    'employeeId',
    'performancePeriodId status',
  ],
  appraisal_plan: ['appraisalId ref(appraisal) key, workPlanId ref(work_plan) key', 'workPlanId'],
});
