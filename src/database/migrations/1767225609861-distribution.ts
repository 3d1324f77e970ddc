import { tablesMigration } from '../../kernel/database/tables.js';

/** Why a unit goes on with a distribution that breaks its pattern. Source: rules.md DI-4. */
export const Distribution1767225609861 = tablesMigration('Distribution1767225609861', {
  distribution_justification: [
    `id id, unitId ref(org_unit), performancePeriodId ref(performance_period), evaluationPeriodId ref(evaluation_period)?,
      subjectKey text(80), organisationPredicate text(16), counts longText, unrated integer, broken longText, reason longText,
      byEmployeeId ref(employee)?, createdAt instant, updatedAt instant, version integer`,
    'subjectKey createdAt',
    'unitId createdAt',
    'byEmployeeId',
  ],
});
