import { tablesMigration } from '../../kernel/database/tables.js';

/** Analyses of how fairly a year was appraised. Source: rules.md FA-1 to FA-13. */
export const Fairness1767225609910 = tablesMigration('Fairness1767225609910', {
  fairness_analysis: [
    `id id, performancePeriodId ref(performance_period), methodVersion text(20), settings longText, settingsHash text(64), othersFromOn day, jobId ref?,
      summary longText?, differences longText?, createdAt instant, finishedAt instant?, updatedAt instant, version integer`,
    'performancePeriodId',
    'createdAt id',
  ],
  fairness_appraiser: [
    `id id, analysisId ref(fairness_analysis), appraiserId ref(employee), verdict text(16), isListed flag, figures longText, comment text(2000)?,
      answeredAt instant?, updatedAt instant, version integer`,
    'unique analysisId appraiserId',
    'appraiserId',
  ],
  fairness_hint: [
    `id id, analysisId ref(fairness_analysis), appraiserId ref(employee), employeeId ref(employee)?, kind text(24), value text(20)?`,
    'analysisId appraiserId',
    'appraiserId',
    'employeeId',
  ],
});
