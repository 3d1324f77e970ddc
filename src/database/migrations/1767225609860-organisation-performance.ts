import { tablesMigration } from '../../kernel/database/tables.js';

const HEAD_RATINGS = JSON.stringify({
  ISTIMEWA: 'DI_ATAS_EKSPEKTASI',
  BAIK: 'SESUAI_EKSPEKTASI',
  BUTUH_PERBAIKAN: 'DI_BAWAH_EKSPEKTASI',
  KURANG: 'DI_BAWAH_EKSPEKTASI',
  SANGAT_KURANG: 'DI_BAWAH_EKSPEKTASI',
});
const AT = "'2026-01-01 00:00:00.000'";

/** What is said of the performance of units, and what a government has decided about predicates. Source: rules.md OP-1 to OP-5. */
export const OrganisationPerformance1767225609860 = tablesMigration(
  'OrganisationPerformance1767225609860',
  {
    organisation_performance: [
      `id id, unitId ref(org_unit), performancePeriodId ref(performance_period), evaluationPeriodId ref(evaluation_period)?,
        subjectKey text(80), edition integer, status text(8), reason text(1000)?, indicators longText, achievementHundredths integer?,
        exceedsExpectations flag, expectationNote text(2000)?, suggested text(16)?, predicate text(16)?, deviationReason text(1000)?,
        unitName text(300)?, decidedById ref(employee)?, decidedAt instant?, decidedSnapshot longText?, letterNumber text(100)?, letterOn day?,
        createdAt instant, updatedAt instant, version integer`,
      'unique subjectKey edition',
      'unitId status',
      'performancePeriodId status',
      'evaluationPeriodId status',
      'decidedById',
    ],
    organisation_recommendation: [
      `id id, organisationPerformanceId ref(organisation_performance), source text(12), predicate text(16), reason text(1000),
        letterNumber text(100)?, letterOn day?, createdAt instant`,
      'organisationPerformanceId',
    ],
    predicate_policy: [
      `id integer key, excellentAbovePercent integer, goodFromPercent integer, improvementFromPercent integer, poorFromPercent integer,
        headRatings longText, headRatingMode text(8), checkLevel text(8), fewestPeople integer, population text(16),
        appraisersMayDecide flag, mostLevelsPerChange integer, mostChangesPerAppraisal integer, updatedAt instant, version integer`,
    ],
  },
  [
    'DELETE FROM predicate_policy',
    `INSERT INTO predicate_policy (id, excellentAbovePercent, goodFromPercent, improvementFromPercent, poorFromPercent, headRatings,
      headRatingMode, checkLevel, fewestPeople, population, appraisersMayDecide, mostLevelsPerChange, mostChangesPerAppraisal, updatedAt, version)
      VALUES (1, 110, 90, 70, 50, '${HEAD_RATINGS}', 'REQUIRE', 'WARN', 10, 'OPD', 0, 1, 2, ${AT}, 1)`,
  ],
);
