import { tablesMigration } from '../../kernel/database/tables.js';

/** Findings about the data that are right all the same, with the reason. */
export const FindingExceptions1767225608300 = tablesMigration('FindingExceptions1767225608300', {
  data_quality_exception: [
    `id id, kind text(32), recordId ref, employeeId ref?, unitId ref?, facts text(500), reason text(500),
    letterNumber text(100)?, letterOn day?, createdAt instant`,
    'unique kind recordId',
    'employeeId',
  ],
});
