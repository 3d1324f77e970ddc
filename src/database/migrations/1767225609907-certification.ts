import { tablesMigration } from '../../kernel/database/tables.js';

/** What appraisers learn, and what a government asks of them. Source: rules.md AC-1 to AC-3. */
export const Certification1767225609907 = tablesMigration(
  'Certification1767225609907',
  {
    certification_attempt: [
      `id id, employeeId ref(employee), openFor ref?, edition integer, vignettes longText, answers longText?, accuracyPercent integer?,
      leniencyHundredths integer?, distanceHundredths integer?, isPassed flag=0, validUntil day?, startedAt instant, answeredAt instant?,
      updatedAt instant, version integer`,
      'unique openFor',
      'employeeId startedAt',
    ],
    certification_policy: [
      `id integer key, level text(8), vignettes integer, passPercent integer, mostLeniencyHundredths integer, validMonths integer,
      updatedAt instant, version integer`,
    ],
  },
  [
    `INSERT INTO certification_policy (id, level, vignettes, passPercent, mostLeniencyHundredths, validMonths, updatedAt, version)
      SELECT 1, 'OFF', 8, 70, 35, 12, '2026-01-01 00:00:00.000', 1 WHERE NOT EXISTS (SELECT 1 FROM certification_policy)`,
  ],
);
