import { tablesMigration } from '../../kernel/database/tables.js';

const AT = "'2026-01-01 00:00:00.000'";

/** Criteria of units with their consultation and who has acknowledged them. Source: rules.md CR-1 to CR-11. */
export const Criteria1767225609820 = tablesMigration(
  'Criteria1767225609820',
  {
    criteria_set: [
      `id id, unitId ref(org_unit), performancePeriodId ref(performance_period), evaluationPeriodId ref(evaluation_period)?, coversId ref,
        edition integer, name text(200), status text(12), reason text(1000)?, criteria longText, consultedCriteria longText?, consultationFrom day?,
        consultationUntil day?, publishedAt instant?, effectiveFrom day?, createdAt instant, updatedAt instant, version integer`,
      'unique unitId coversId edition',
      'performancePeriodId status',
      'coversId',
      'evaluationPeriodId',
    ],
    criteria_comment: [
      `id id, criteriaSetId ref(criteria_set), authorEmployeeId ref(employee), criterionCode text(20)?, text text(2000), createdAt instant,
        version integer`,
      'criteriaSetId createdAt id',
      'authorEmployeeId',
    ],
    criteria_proposal: [
      `id id, criteriaSetId ref(criteria_set), authorEmployeeId ref(employee), kind text(12), criterionCode text(20)?, criterion longText?, reason text(1000),
        answer text(12)?, answerReason text(1000)?, answeredAt instant?, createdAt instant, updatedAt instant, version integer`,
      'criteriaSetId createdAt id',
      'authorEmployeeId',
    ],
    criteria_vote: [
      `id id, proposalId ref(criteria_proposal), employeeId ref(employee), isFor flag, createdAt instant, updatedAt instant, version integer`,
      'unique proposalId employeeId',
      'employeeId',
    ],
    criteria_acknowledgement: [
      'id id, criteriaSetId ref(criteria_set), employeeId ref(employee), acknowledgedAt instant, version integer',
      'unique criteriaSetId employeeId',
      'employeeId',
    ],
    criteria_policy: [
      `id integer key, consultationDays integer, newcomerDays integer, reminderEveryDays integer, ratingGate text(12), updatedAt instant,
        version integer`,
    ],
  },
  [
    'DELETE FROM criteria_policy',
    `INSERT INTO criteria_policy (id, consultationDays, newcomerDays, reminderEveryDays, ratingGate, updatedAt, version)
      VALUES (1, 7, 14, 7, 'WARN', ${AT}, 1)`,
  ],
);
